//! Who of the staff signs in. An unknown address and a wrong password read alike, and take as long.

use chrono::{DateTime, TimeDelta, Utc};

use super::{ServiceError, Viewer, audit};
use crate::crypto::{self, password};
use crate::domain::access::Role;
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::ids::AccountId;
use crate::store::accounts::{Account, Session};
use crate::store::{Conn, StoreError, Tx, accounts};

/// How long a session lasts.
pub const SESSION_HOURS: i64 = 12;
/// The longest e-mail address, in characters (RFC 5321).
pub const EMAIL_MAX_CHARS: usize = 254;

/// Checks what a new account is made of, and hashes the password; slow on purpose, so it runs outside a transaction.
///
/// # Errors
/// [`ServiceError::Invalid`] naming the field and its limit.
pub fn prepare(email: &str, role: Role, secret: &str) -> Result<(Account, String), ServiceError> {
    let email = email.trim().to_lowercase();
    let well_formed = email
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') || host == "localhost");
    if !well_formed || email.chars().count() > EMAIL_MAX_CHARS || email.contains(char::is_whitespace) {
        let sentence = format!("email: {email:?} is not an address of at most {EMAIL_MAX_CHARS} characters");
        return Err(ServiceError::Invalid(sentence));
    }
    let (least, most) = (password::PASSWORD_MIN_CHARS, password::PASSWORD_MAX_CHARS);
    let got = secret.chars().count();
    if got < least || got > most {
        return Err(ServiceError::Invalid(format!(
            "password: has {got} characters, {least} to {most} are needed"
        )));
    }
    let hash = password::hash(secret).map_err(|e| ServiceError::Internal(e.to_string()))?;
    Ok((Account { id: AccountId::new(), email, role }, hash))
}

/// Stores a prepared account, as the command line does: nobody else makes any.
///
/// # Errors
/// [`ServiceError::Conflict`] where the address has one already.
pub fn create(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    account: &Account,
    hash: &str,
) -> Result<(), ServiceError> {
    accounts::insert(tx, account, hash, now).map_err(|error| match error {
        StoreError::Conflict => {
            ServiceError::Conflict(format!("email: {} has an account already", account.email))
        }
        other => other.into(),
    })?;
    let made = (AuditEvent::AccountCreated, Subject::Account(account.id), Some(Reason::Role(account.role)));
    audit::note_with(tx, now, Viewer::Operator, made);
    Ok(())
}

/// The account with this address and password. Runs the hash also where there is none.
///
/// # Errors
/// The store's.
pub fn authenticate(conn: &mut Conn, email: &str, secret: &str) -> Result<Option<Account>, ServiceError> {
    let found = accounts::by_email(conn, &email.trim().to_lowercase())?;
    let Some((account, hash)) = found else {
        password::verify_for_nobody(secret);
        return Ok(None);
    };
    Ok(password::verify(secret, &hash).then_some(account))
}

/// Signs somebody in whose password was right; gives the token of the session.
///
/// # Errors
/// The store's.
pub fn sign_in(tx: &mut Tx<'_>, now: DateTime<Utc>, account: &Account) -> Result<String, ServiceError> {
    let token = open_session(tx, now, account.id)?;
    let viewer = Viewer::Staff { account: account.id, role: account.role };
    audit::note(tx, now, viewer, (AuditEvent::SignedIn, Subject::Account(account.id)));
    Ok(token)
}

/// Signs somebody out.
///
/// # Errors
/// The store's.
pub fn sign_out(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    account: &Account,
    token: &str,
) -> Result<(), ServiceError> {
    close_session(tx, token)?;
    let viewer = Viewer::Staff { account: account.id, role: account.role };
    audit::note(tx, now, viewer, (AuditEvent::SignedOut, Subject::Account(account.id)));
    Ok(())
}

/// Opens a session; gives its token, of which only the hash is stored.
///
/// # Errors
/// The store's.
pub fn open_session(tx: &mut Tx<'_>, now: DateTime<Utc>, account: AccountId) -> Result<String, ServiceError> {
    let token = crypto::token();
    let hash = crypto::sha256_hex(token.as_bytes());
    let until = now + TimeDelta::hours(SESSION_HOURS);
    accounts::open_session(tx, account, &hash, &crypto::token(), now, until)?;
    Ok(token)
}

/// The session with this token, if it has not ended.
///
/// # Errors
/// The store's.
pub fn session(conn: &mut Conn, now: DateTime<Utc>, token: &str) -> Result<Option<Session>, ServiceError> {
    Ok(accounts::session(conn, &crypto::sha256_hex(token.as_bytes()), now)?)
}

/// Ends a session.
///
/// # Errors
/// The store's.
pub fn close_session(tx: &mut Tx<'_>, token: &str) -> Result<(), ServiceError> {
    Ok(accounts::close_session(tx, &crypto::sha256_hex(token.as_bytes()))?)
}
