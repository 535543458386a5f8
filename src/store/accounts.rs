//! Who of the staff signs in, and their sessions. Of a session only the hash of its token is stored.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{accounts, sessions};
use crate::domain::access::Role;
use crate::ids::AccountId;

/// Somebody of the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    /// Lower case.
    pub email: String,
    pub role: Role,
}

/// A session that has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub account: Account,
    /// What forms must carry.
    pub csrf: String,
}

/// Inserts an account.
///
/// # Errors
/// [`StoreError::Conflict`] when the address has one already.
pub fn insert(tx: &mut Tx<'_>, account: &Account, hash: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(account.id.to_string()),
            accounts::email.eq(&account.email),
            accounts::password_hash.eq(hash),
            accounts::role.eq(account.role.as_str()),
            accounts::created_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// An account that may sign in, with the hash of its password.
pub fn by_email(conn: &mut Conn, email: &str) -> Result<Option<(Account, String)>, StoreError> {
    let row: Option<(String, String, String)> = accounts::table
        .filter(accounts::email.eq(email))
        .filter(accounts::disabled_at.is_null())
        .select((accounts::id, accounts::role, accounts::password_hash))
        .first(conn)
        .optional()?;
    row.map(|(id, role, hash)| Ok((read(&id, email.to_owned(), &role)?, hash))).transpose()
}

/// How many accounts there are.
pub fn count(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(accounts::table.count().get_result(conn)?)
}

fn read(id: &str, email: String, role: &str) -> Result<Account, StoreError> {
    let of = Of("accounts");
    Ok(Account { id: of.parse("id", id)?, email, role: of.parse("role", role)? })
}

/// Opens a session until `expires_at`.
pub fn open_session(
    tx: &mut Tx<'_>,
    account: AccountId,
    token_hash: &str,
    csrf: &str,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(token_hash),
            sessions::account_id.eq(account.to_string()),
            sessions::csrf.eq(csrf),
            sessions::created_at.eq(now.naive_utc()),
            sessions::expires_at.eq(expires_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The session with this token, if it has not ended and its account may still sign in.
pub fn session(conn: &mut Conn, token_hash: &str, now: DateTime<Utc>) -> Result<Option<Session>, StoreError> {
    let row: Option<(String, String, String, String, NaiveDateTime)> = sessions::table
        .inner_join(accounts::table)
        .filter(sessions::token_hash.eq(token_hash))
        .filter(sessions::expires_at.gt(now.naive_utc()))
        .filter(accounts::disabled_at.is_null())
        .select((accounts::id, accounts::email, accounts::role, sessions::csrf, sessions::expires_at))
        .first(conn)
        .optional()?;
    row.map(|(id, email, role, csrf, _)| Ok(Session { account: read(&id, email, &role)?, csrf })).transpose()
}

/// Ends a session.
pub fn close_session(tx: &mut Tx<'_>, token_hash: &str) -> Result<(), StoreError> {
    diesel::delete(sessions::table.find(token_hash)).execute(&mut **tx)?;
    Ok(())
}

/// Deletes the sessions that have ended; gives how many.
pub fn delete_expired_sessions(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, StoreError> {
    Ok(diesel::delete(sessions::table.filter(sessions::expires_at.le(now.naive_utc()))).execute(&mut **tx)?)
}
