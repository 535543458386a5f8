//! Who of the staff signs in, with which password. An unknown address, a disabled account and a wrong password read alike, and take as
//! long. Sessions, second factors and what admins do are `sessions`, `second_factor` and `staff`.

use chrono::{DateTime, Utc};

use super::hashing::HashError;
use super::{App, ServiceError, Viewer, audit, notices};
use crate::crypto::password;
use crate::domain::access::Role;
use crate::domain::account::AccountProblem;
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::notice::Notice;
use crate::i18n::Lang;
use crate::ids::{AccountId, SessionId};
use crate::store::accounts::Account;
use crate::store::{Conn, StoreError, Tx, accounts, sessions as stored_sessions};
use crate::text::{EMAIL_MAX_CHARS, is_email};

/// Checks what a new account is made of, and hashes the password; slow on purpose, so it runs outside a transaction.
///
/// # Errors
/// [`ServiceError::Invalid`] naming the field and its limit, or what is wrong with the password.
pub fn prepare(email: &str, role: Role, secret: &str) -> Result<(Account, String), ServiceError> {
    let Ok(email) = checked_email(email) else {
        let email = email.trim().to_lowercase();
        let sentence = format!("email: {email:?} is not an address of at most {EMAIL_MAX_CHARS} characters");
        return Err(ServiceError::Invalid(sentence));
    };
    let hash = hash_new(secret, &email)?;
    Ok((Account { id: AccountId::new(), email, role }, hash))
}

/// An e-mail address in lower case.
///
/// # Errors
/// [`AccountProblem::EmailMalformed`].
pub(super) fn checked_email(typed: &str) -> Result<String, AccountProblem> {
    let email = typed.trim().to_lowercase();
    if !is_email(&email) {
        return Err(AccountProblem::EmailMalformed { max: EMAIL_MAX_CHARS });
    }
    Ok(email)
}

/// Hashes a new password of whoever has this address; slow on purpose.
///
/// # Errors
/// What is wrong with the password.
pub(super) fn hash_new(secret: &str, email: &str) -> Result<String, ServiceError> {
    let (min, max) = (password::PASSWORD_MIN_CHARS, password::PASSWORD_MAX_CHARS);
    let got = secret.chars().count();
    if got < min || got > max {
        return Err(AccountProblem::PasswordLength { got, min, max }.into());
    }
    if password::is_common(secret) {
        return Err(AccountProblem::PasswordCommon.into());
    }
    if secret.trim().to_lowercase() == email {
        return Err(AccountProblem::PasswordIsEmail.into());
    }
    password::hash(secret).map_err(|e| ServiceError::Internal(e.to_string()))
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

/// The account with this address and password; `None` where there is none. Hashes also where there is none, in the lane of the staff.
///
/// # Errors
/// [`HashError::Full`], or the store's.
pub async fn authenticate(app: &App, email: &str, secret: &str) -> Result<Option<Account>, HashError> {
    let (email, secret) = (email.trim().to_lowercase(), secret.to_owned());
    let turn = app.hashing.staff.turn().await?;
    let found =
        app.db.read(move |conn| accounts::by_email(conn, &email)).await.map_err(ServiceError::from)?;
    Ok(turn.hash(move || fitting(found, &secret)).await?)
}

fn fitting(found: Option<(Account, String)>, secret: &str) -> Option<Account> {
    let Some((account, hash)) = found else {
        password::verify_for_nobody(secret);
        return None;
    };
    password::verify(secret, &hash).then_some(account)
}

/// Sees that somebody who signed in knows their password; slow on purpose, so it reads outside a transaction.
///
/// # Errors
/// [`AccountProblem::WrongPassword`].
pub fn check_password(conn: &mut Conn, account: AccountId, secret: &str) -> Result<(), ServiceError> {
    let hash = accounts::password_hash(conn, account)?.ok_or(ServiceError::NotFound("account"))?;
    if password::verify(secret, &hash) { Ok(()) } else { Err(AccountProblem::WrongPassword.into()) }
}

/// Checks a password that shall replace the present one, and hashes it. `secret` is the present one, and the new one stands twice.
///
/// # Errors
/// What is wrong, the first thing first.
pub fn prepare_password(
    conn: &mut Conn,
    account: &Account,
    secret: &str,
    (new, again): (&str, &str),
) -> Result<String, ServiceError> {
    check_password(conn, account.id, secret)?;
    if new != again {
        return Err(AccountProblem::PasswordsDiffer.into());
    }
    hash_new(new, &account.email)
}

/// Gives an account the password that was prepared; every session but the one in use ends, and its owner is told.
///
/// # Errors
/// The store's.
pub fn change_password(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (account, session): (&Account, SessionId),
    hash: &str,
) -> Result<(), ServiceError> {
    accounts::set_password(tx, account.id, hash)?;
    stored_sessions::end_others(tx, account.id, session)?;
    notices::push_to_account(tx, app, now, (account.id, &Notice::PasswordChanged))?;
    audit::note_own(tx, now, account, AuditEvent::PasswordChanged);
    Ok(())
}

/// Chooses the language in which somebody of the staff is written to.
///
/// # Errors
/// The store's.
pub fn choose_language(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    account: &Account,
    lang: Lang,
) -> Result<(), ServiceError> {
    accounts::set_language(tx, account.id, lang)?;
    audit::note_own(tx, now, account, AuditEvent::LanguageChosen);
    Ok(())
}
