//! The second factor: a code of an app on the phone (RFC 6238), or a recovery code.
//! Invariants: a code is taken once; wrong ones slow their account down and never lock it out; a recovery code, which nobody guesses,
//! is heard meanwhile. What is changed here ends the account's other sessions.

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, ServiceError, audit, sessions};
use crate::crypto::totp::TotpKey;
use crate::crypto::{self, read_recovery_code, recovery_code};
use crate::domain::access::Stage;
use crate::domain::account::AccountProblem;
use crate::domain::audit::AuditEvent;
use crate::ids::{AccountId, SessionId};
use crate::store::accounts::Account;
use crate::store::{Conn, StoreError, Tx, second_factors, sessions as stored_sessions};

/// How many recovery codes are made at a time.
pub const RECOVERY_CODES: usize = 10;
/// So many wrong codes cost nothing: a phone's clock is off, a digit is mistyped.
const FREE_FAILURES: u32 = 5;
/// The wait after the next one; it doubles with each.
const FIRST_WAIT_S: i64 = 30;
/// The longest wait: a guesser gets 96 tries a day, of a million, and whoever owns the account is never far from the next one.
const WAIT_MAX_S: i64 = 15 * 60;
/// What a stored key, and one that is only offered so far, are sealed for.
const KEY_PURPOSE: &str = "second_factors.sealed";
const OFFER_PURPOSE: &str = "second factor on offer";
const RECOVERY_PURPOSE: &str = "recovery_codes.code_hash";

/// What somebody gives as their second factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// Six digits of the app.
    Code(String),
    Recovery(String),
}

impl Proof {
    /// What a form with a field for each holds: the recovery code, where one was typed.
    pub fn of(code: String, recovery: String) -> Self {
        if recovery.trim().is_empty() { Self::Code(code) } else { Self::Recovery(recovery) }
    }
}

/// What came of a proof. A wrong one is no error: it must be counted, and an error would undo that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<T> {
    Done(T),
    Refused(AccountProblem),
}

impl<T> Outcome<T> {
    /// The value, once the transaction that counted is committed.
    ///
    /// # Errors
    /// The problem.
    pub fn into_result(self) -> Result<T, ServiceError> {
        match self {
            Self::Done(value) => Ok(value),
            Self::Refused(problem) => Err(problem.into()),
        }
    }
}

/// What an account's page says of its second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    pub enrolled_at: DateTime<Utc>,
    pub recovery_codes_left: u64,
}

/// Who changes their second factor, in which session.
#[derive(Debug, Clone, Copy)]
pub struct Changer<'a> {
    pub account: &'a Account,
    pub session: SessionId,
    pub browser: &'a str,
}

/// A new second factor: what to keep in the browser, and the recovery codes, which are shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    pub token: String,
    pub recovery_codes: Vec<String>,
}

/// The second factor of an account, if it has one.
///
/// # Errors
/// The store's.
pub fn state(conn: &mut Conn, account: AccountId) -> Result<Option<State>, ServiceError> {
    let Some(factor) = second_factors::by_account(conn, account)? else { return Ok(None) };
    let left = second_factors::count_recovery_codes(conn, account)?;
    Ok(Some(State {
        enrolled_at: factor.enrolled_at,
        recovery_codes_left: u64::try_from(left).unwrap_or_default(),
    }))
}

/// Seals a key that is offered to a session: its page carries it, so that nothing is stored before a code of it was right.
pub fn seal_offer(app: &App, session: SessionId, key: &TotpKey) -> String {
    app.secret.seal(OFFER_PURPOSE, session.to_string().as_bytes(), key.bytes())
}

/// The key that was offered to a session; `None` where it was to none, or to another.
pub fn open_offer(app: &App, session: SessionId, offer: &str) -> Option<TotpKey> {
    let bytes = app.secret.open(OFFER_PURPOSE, session.to_string().as_bytes(), offer).ok()?;
    TotpKey::from_bytes(&bytes)
}

/// The key of an account, as its phone has it.
///
/// # Errors
/// The sealed key does not open.
pub fn key(conn: &mut Conn, app: &App, account: AccountId) -> Result<Option<TotpKey>, ServiceError> {
    second_factors::by_account(conn, account)?.map(|factor| unseal(app, account, &factor.sealed)).transpose()
}

fn unseal(app: &App, account: AccountId, sealed: &str) -> Result<TotpKey, ServiceError> {
    let bytes = app
        .secret
        .open(KEY_PURPOSE, account.to_string().as_bytes(), sealed)
        .map_err(|error| ServiceError::Internal(format!("a second factor: {error}")))?;
    TotpKey::from_bytes(&bytes)
        .ok_or_else(|| ServiceError::Internal("a second factor has another length".to_owned()))
}

/// Stores the second factor of an account that has none, with new recovery codes; `step` is the step whose code was right.
///
/// # Errors
/// [`ServiceError::Conflict`] where it has one.
pub fn store(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (account, key, step): (AccountId, &TotpKey, i64),
) -> Result<Vec<String>, ServiceError> {
    let sealed = app.secret.seal(KEY_PURPOSE, account.to_string().as_bytes(), key.bytes());
    second_factors::insert(tx, account, (&sealed, step), now).map_err(|error| match error {
        StoreError::Conflict => ServiceError::Conflict("there is a second factor already".to_owned()),
        other => other.into(),
    })?;
    fresh_recovery_codes(tx, app, account)
}

fn fresh_recovery_codes(tx: &mut Tx<'_>, app: &App, account: AccountId) -> Result<Vec<String>, ServiceError> {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code()).collect();
    let hashes: Vec<String> = codes
        .iter()
        .filter_map(|code| Some(recovery_hash(app, account, &read_recovery_code(code)?)))
        .collect();
    second_factors::set_recovery_codes(tx, account, &hashes)?;
    Ok(codes)
}

fn recovery_hash(app: &App, account: AccountId, code: &str) -> String {
    crypto::hex(&app.secret.mac(RECOVERY_PURPOSE, format!("{account} {code}").as_bytes()))
}

/// Takes a proof of an account's second factor, and then does a deed.
pub(super) fn after_proof<T>(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (account, proof): (AccountId, &Proof),
    deed: impl FnOnce(&mut Tx<'_>) -> Result<T, ServiceError>,
) -> Result<Outcome<T>, ServiceError> {
    if second_factors::by_account(tx, account)?.is_none() {
        return Ok(Outcome::Refused(AccountProblem::NoFactor));
    }
    let problem = match proof {
        Proof::Code(code) => refuse_code(tx, app, now, (account, code))?,
        Proof::Recovery(typed) => refuse_recovery(tx, app, (account, typed))?,
    };
    if let Some(problem) = problem {
        return Ok(Outcome::Refused(problem));
    }
    second_factors::forgive(tx, account)?;
    Ok(Outcome::Done(deed(tx)?))
}

/// Why a code is not taken; `None` where it was.
fn refuse_code(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (account, code): (AccountId, &str),
) -> Result<Option<AccountProblem>, ServiceError> {
    // It counts before anybody looks: of codes that come at the same time none is looked at for nothing.
    let heard = second_factors::charge(tx, account, now)?;
    let Some(factor) = second_factors::by_account(tx, account)? else {
        return Ok(Some(AccountProblem::NoFactor));
    };
    if !heard {
        let wait_s = factor.again_at.map_or(0, |at| (at - now).num_seconds() + 1);
        return Ok(Some(AccountProblem::TooSoon { wait_s: u32::try_from(wait_s).unwrap_or(1) }));
    }
    let step = unseal(app, account, &factor.sealed)?.step_of(code, now);
    if let Some(step) = step
        && second_factors::take_step(tx, account, step)?
    {
        return Ok(None);
    }
    if let Some(wait) = wait_after(factor.failures) {
        second_factors::put_off(tx, account, now + wait)?;
    }
    Ok(Some(AccountProblem::WrongCode))
}

/// How long an account waits after so many wrong codes in a row.
fn wait_after(failures: u32) -> Option<TimeDelta> {
    let doublings = failures.checked_sub(FREE_FAILURES + 1)?.min(16);
    Some(TimeDelta::seconds((FIRST_WAIT_S << doublings).min(WAIT_MAX_S)))
}

fn refuse_recovery(
    tx: &mut Tx<'_>,
    app: &App,
    (account, typed): (AccountId, &str),
) -> Result<Option<AccountProblem>, ServiceError> {
    let taken = match read_recovery_code(typed) {
        Some(code) => second_factors::take_recovery_code(tx, account, &recovery_hash(app, account, &code))?,
        None => false,
    };
    Ok((!taken).then_some(AccountProblem::WrongCode))
}

/// Lets a session pass whose password was right: it ends, and another with a new token takes its place.
///
/// # Errors
/// The store's.
pub fn pass(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (by, proof): (Changer<'_>, &Proof),
) -> Result<Outcome<String>, ServiceError> {
    after_proof(tx, app, now, (by.account.id, proof), |tx| {
        // Ended meanwhile, by a colleague or from another device: the code changes nothing about that.
        if !stored_sessions::end(tx, by.account.id, by.session)? {
            return Err(ServiceError::NotFound("session"));
        }
        audit::note_own(tx, now, by.account, AuditEvent::SignedIn);
        sessions::open(tx, now, (by.account.id, Stage::Passed), by.browser)
    })
}

/// Enrols an account: `code` is one of the key that was offered. Where there is a factor already it is replaced, after a proof of it; the
/// password was checked by then ([`super::accounts::check_password`]).
///
/// # Errors
/// [`ServiceError::Conflict`] where somebody enrolled meanwhile.
pub fn enrol(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    by: Changer<'_>,
    (key, code, present): (&TotpKey, &str, Option<&Proof>),
) -> Result<Outcome<Enrolled>, ServiceError> {
    let Some(step) = key.step_of(code, now) else {
        return Ok(Outcome::Refused(AccountProblem::WrongCode));
    };
    let begin_anew = |tx: &mut Tx<'_>| {
        let recovery_codes = store(tx, app, now, (by.account.id, key, step))?;
        stored_sessions::end_all(tx, by.account.id)?;
        let token = sessions::open(tx, now, (by.account.id, Stage::Passed), by.browser)?;
        audit::note_own(tx, now, by.account, AuditEvent::FactorEnrolled);
        Ok(Enrolled { token, recovery_codes })
    };
    match present {
        None => Ok(Outcome::Done(begin_anew(tx)?)),
        Some(proof) => after_proof(tx, app, now, (by.account.id, proof), |tx| {
            second_factors::delete(tx, by.account.id)?;
            begin_anew(tx)
        }),
    }
}

/// Removes the second factor of an account whose role needs none; its other sessions end.
///
/// # Errors
/// [`AccountProblem::FactorNeeded`].
pub fn remove(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (account, session, proof): (&Account, SessionId, &Proof),
) -> Result<Outcome<()>, ServiceError> {
    if account.role.needs_second_factor() {
        return Err(AccountProblem::FactorNeeded.into());
    }
    after_proof(tx, app, now, (account.id, proof), |tx| {
        second_factors::delete(tx, account.id)?;
        stored_sessions::end_others(tx, account.id, session)?;
        audit::note_own(tx, now, account, AuditEvent::FactorRemoved);
        Ok(())
    })
}

/// Makes new recovery codes; the old ones are worth nothing any more.
///
/// # Errors
/// The store's.
pub fn renew_recovery_codes(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (account, proof): (&Account, &Proof),
) -> Result<Outcome<Vec<String>>, ServiceError> {
    after_proof(tx, app, now, (account.id, proof), |tx| {
        audit::note_own(tx, now, account, AuditEvent::RecoveryCodesRenewed);
        fresh_recovery_codes(tx, app, account.id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_codes_cost_nothing_at_first_then_more_and_more_and_never_more_than_a_quarter_of_an_hour() {
        let waits: Vec<_> = (0..=12).map(|n| wait_after(n).map_or(0, |wait| wait.num_seconds())).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]);
        assert_eq!(wait_after(u32::MAX), Some(TimeDelta::seconds(WAIT_MAX_S)));
    }
}
