//! The sessions of the staff: how far each has come, how long it lasts, and how it ends. Its token changes with each step.

use chrono::{DateTime, TimeDelta, Utc};

use super::{ServiceError, audit};
use crate::crypto;
use crate::domain::access::{SecondFactor, Stage, Standing};
use crate::domain::audit::AuditEvent;
use crate::ids::{AccountId, SessionId};
use crate::store::accounts::Account;
use crate::store::sessions::{Alive, Listed, NewSession};
use crate::store::{Conn, Tx, accounts, second_factors, sessions};

/// How long a session lasts at most.
pub use crate::domain::records::SESSION_HOURS;
/// How long it lasts while nobody uses it.
pub const IDLE_HOURS: i64 = 4;
/// How long somebody has for the code, after the password.
const CODE_MINUTES: i64 = 15;
/// How coarsely it is noted that a session is in use.
const SEEN_MINUTES: i64 = 15;

/// A session as a door needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub account: Account,
    pub standing: Standing,
    /// What forms must carry.
    pub csrf: String,
    /// Whether it is time to note that it is in use ([`note_use`]).
    pub use_is_due: bool,
}

/// A session that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What the browser keeps.
    pub token: String,
    pub standing: Standing,
}

fn alive(now: DateTime<Utc>) -> Alive {
    Alive { now, seen_after: now - TimeDelta::hours(IDLE_HOURS) }
}

fn hashed(token: &str) -> String {
    crypto::sha256_hex(token.as_bytes())
}

/// Opens a session for whoever gave the right password; `old` is the token that the browser had, which is worth nothing any more.
///
/// # Errors
/// The store's.
pub fn enter(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    account: &Account,
    (browser, old): (&str, Option<&str>),
) -> Result<Opened, ServiceError> {
    if let Some(old) = old {
        sessions::close(tx, &hashed(old))?;
    }
    let (stage, factor) = match second_factors::by_account(tx, account.id)? {
        Some(_) => (Stage::CodeDue, SecondFactor::Enrolled),
        None => (Stage::Passed, SecondFactor::Missing),
    };
    let token = open(tx, now, (account.id, stage), browser)?;
    if stage == Stage::Passed {
        audit::note_own(tx, now, account, AuditEvent::SignedIn);
    }
    Ok(Opened { token, standing: Standing::of(stage, account.role, factor) })
}

/// Opens a session; gives its token, of which only the hash is stored.
pub(super) fn open(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (account, stage): (AccountId, Stage),
    browser: &str,
) -> Result<String, ServiceError> {
    let lasts = match stage {
        Stage::CodeDue => TimeDelta::minutes(CODE_MINUTES),
        Stage::Passed => {
            accounts::signed_in(tx, account, now)?;
            TimeDelta::hours(SESSION_HOURS)
        }
    };
    let (token, csrf) = (crypto::token(), crypto::token());
    let (token_hash, expires_at) = (hashed(&token), now + lasts);
    let new = NewSession { account, stage, token_hash: &token_hash, csrf: &csrf, browser, now, expires_at };
    sessions::open(tx, new)?;
    Ok(token)
}

/// The session with this token, if it has not ended.
///
/// # Errors
/// The store's.
pub fn by_token(conn: &mut Conn, now: DateTime<Utc>, token: &str) -> Result<Option<Session>, ServiceError> {
    let Some(found) = sessions::by_token(conn, &hashed(token), alive(now))? else { return Ok(None) };
    Ok(Some(Session {
        id: found.id,
        standing: Standing::of(found.stage, found.account.role, found.factor),
        account: found.account,
        csrf: found.csrf,
        use_is_due: now - found.seen_at >= TimeDelta::minutes(SEEN_MINUTES),
    }))
}

/// Notes that a session is in use.
///
/// # Errors
/// The store's.
pub fn note_use(tx: &mut Tx<'_>, now: DateTime<Utc>, id: SessionId) -> Result<(), ServiceError> {
    Ok(sessions::seen(tx, id, now)?)
}

/// The sessions of an account, the newest first.
///
/// # Errors
/// The store's.
pub fn list(conn: &mut Conn, now: DateTime<Utc>, account: AccountId) -> Result<Vec<Listed>, ServiceError> {
    Ok(sessions::of_account(conn, account, alive(now))?)
}

/// Ends one of an account's own sessions.
///
/// # Errors
/// [`ServiceError::NotFound`] where it is another's, or ended already.
pub fn end(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    account: &Account,
    id: SessionId,
) -> Result<(), ServiceError> {
    if !sessions::end(tx, account.id, id)? {
        return Err(ServiceError::NotFound("session"));
    }
    audit::note_own(tx, now, account, AuditEvent::SessionEnded);
    Ok(())
}

/// Ends an account's sessions but this one; gives how many.
///
/// # Errors
/// The store's.
pub fn end_others(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    account: &Account,
    but: SessionId,
) -> Result<usize, ServiceError> {
    let ended = sessions::end_others(tx, account.id, but)?;
    if ended > 0 {
        audit::note_own(tx, now, account, AuditEvent::SessionEnded);
    }
    Ok(ended)
}

/// Signs somebody out: ends the session with this token.
///
/// # Errors
/// The store's.
pub fn sign_out(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    account: &Account,
    token: &str,
) -> Result<(), ServiceError> {
    sessions::close(tx, &hashed(token))?;
    audit::note_own(tx, now, account, AuditEvent::SignedOut);
    Ok(())
}

/// Deletes what has ended; gives how many.
///
/// # Errors
/// The store's.
pub fn sweep(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, ServiceError> {
    Ok(sessions::delete_ended(tx, alive(now))?)
}
