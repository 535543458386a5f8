//! The sessions of the staff. Of one only the hash of its token is stored, a coarse name of the browser, and no address.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::accounts::{Account, read as read_account};
use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{accounts, second_factors, sessions};
use crate::domain::access::{SecondFactor, Stage};
use crate::ids::{AccountId, SessionId};

/// A session that has not ended, of an account that may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub account: Account,
    pub stage: Stage,
    pub factor: SecondFactor,
    /// What forms must carry.
    pub csrf: String,
    pub seen_at: DateTime<Utc>,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: SessionId,
    /// Such as `Firefox, Android`; may be empty.
    pub browser: String,
    pub created_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
}

/// What a new session is made of.
#[derive(Debug, Clone, Copy)]
pub struct NewSession<'a> {
    pub account: AccountId,
    pub stage: Stage,
    pub token_hash: &'a str,
    pub csrf: &'a str,
    pub browser: &'a str,
    pub now: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// When a session counts as ended although its time has not come.
#[derive(Debug, Clone, Copy)]
pub struct Alive {
    pub now: DateTime<Utc>,
    /// Nobody used it since.
    pub seen_after: DateTime<Utc>,
}

/// Opens a session.
pub fn open(tx: &mut Tx<'_>, new: NewSession<'_>) -> Result<(), StoreError> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(new.token_hash),
            sessions::id.eq(SessionId::new().to_string()),
            sessions::account_id.eq(new.account.to_string()),
            sessions::stage.eq(new.stage.as_str()),
            sessions::csrf.eq(new.csrf),
            sessions::browser.eq(new.browser),
            sessions::created_at.eq(new.now.naive_utc()),
            sessions::seen_at.eq(new.now.naive_utc()),
            sessions::expires_at.eq(new.expires_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type Row = ((String, String, String, NaiveDateTime), (String, String, String), Option<String>);

/// The session with this token, if it has not ended and its account may still sign in.
pub fn by_token(conn: &mut Conn, token_hash: &str, alive: Alive) -> Result<Option<Session>, StoreError> {
    let row: Option<Row> = sessions::table
        .inner_join(accounts::table.left_join(second_factors::table))
        .filter(sessions::token_hash.eq(token_hash))
        .filter(sessions::expires_at.gt(alive.now.naive_utc()))
        .filter(sessions::seen_at.gt(alive.seen_after.naive_utc()))
        .filter(accounts::disabled_at.is_null())
        .select((
            (sessions::id, sessions::stage, sessions::csrf, sessions::seen_at),
            (accounts::id, accounts::email, accounts::role),
            second_factors::account_id.nullable(),
        ))
        .first(conn)
        .optional()?;
    let of = Of("sessions");
    row.map(|((id, stage, csrf, seen_at), (account, email, role), factor)| {
        Ok(Session {
            id: of.parse("id", &id)?,
            account: read_account(&account, email, &role)?,
            stage: of.parse("stage", &stage)?,
            factor: if factor.is_some() { SecondFactor::Enrolled } else { SecondFactor::Missing },
            csrf,
            seen_at: seen_at.and_utc(),
        })
    })
    .transpose()
}

/// The sessions of an account that have come all the way and have not ended, the newest first.
pub fn of_account(conn: &mut Conn, account: AccountId, alive: Alive) -> Result<Vec<Listed>, StoreError> {
    let rows: Vec<(String, String, NaiveDateTime, NaiveDateTime)> = sessions::table
        .filter(sessions::account_id.eq(account.to_string()))
        .filter(sessions::stage.eq(Stage::Passed.as_str()))
        .filter(sessions::expires_at.gt(alive.now.naive_utc()))
        .filter(sessions::seen_at.gt(alive.seen_after.naive_utc()))
        .select((sessions::id, sessions::browser, sessions::created_at, sessions::seen_at))
        .order((sessions::created_at.desc(), sessions::id.desc()))
        .load(conn)?;
    let listed = |(id, browser, created_at, seen_at): (String, String, NaiveDateTime, NaiveDateTime)| {
        let id = Of("sessions").parse("id", &id)?;
        Ok(Listed { id, browser, created_at: created_at.and_utc(), seen_at: seen_at.and_utc() })
    };
    rows.into_iter().map(listed).collect()
}

/// Notes that a session is in use.
pub fn seen(tx: &mut Tx<'_>, id: SessionId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = sessions::table.filter(sessions::id.eq(id.to_string()));
    diesel::update(row).set(sessions::seen_at.eq(now.naive_utc())).execute(&mut **tx)?;
    Ok(())
}

/// Ends one session of an account; gives whether there was such a one.
pub fn end(tx: &mut Tx<'_>, account: AccountId, id: SessionId) -> Result<bool, StoreError> {
    let row = sessions::table
        .filter(sessions::account_id.eq(account.to_string()))
        .filter(sessions::id.eq(id.to_string()));
    Ok(diesel::delete(row).execute(&mut **tx)? > 0)
}

/// Ends the sessions of an account, half-opened ones too, but this one; gives how many.
pub fn end_others(tx: &mut Tx<'_>, account: AccountId, but: SessionId) -> Result<usize, StoreError> {
    let rows = sessions::table
        .filter(sessions::account_id.eq(account.to_string()))
        .filter(sessions::id.ne(but.to_string()));
    Ok(diesel::delete(rows).execute(&mut **tx)?)
}

/// Ends every session of an account.
pub fn end_all(tx: &mut Tx<'_>, account: AccountId) -> Result<usize, StoreError> {
    let rows = sessions::table.filter(sessions::account_id.eq(account.to_string()));
    Ok(diesel::delete(rows).execute(&mut **tx)?)
}

/// Ends the session with this token.
pub fn close(tx: &mut Tx<'_>, token_hash: &str) -> Result<(), StoreError> {
    diesel::delete(sessions::table.find(token_hash)).execute(&mut **tx)?;
    Ok(())
}

/// Deletes the sessions that have ended; gives how many.
pub fn delete_ended(tx: &mut Tx<'_>, alive: Alive) -> Result<usize, StoreError> {
    let ended = sessions::table.filter(
        sessions::expires_at.le(alive.now.naive_utc()).or(sessions::seen_at.le(alive.seen_after.naive_utc())),
    );
    Ok(diesel::delete(ended).execute(&mut **tx)?)
}
