//! Sessions of people who signed in with a card, apart from those of the staff.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::people::{self, Person};
use super::read::Of;
use super::schema::{people as people_table, person_sessions};
use crate::domain::card::Phone;
use crate::ids::{PersonId, SessionId};

/// A session with its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonSession {
    pub id: SessionId,
    pub person: Person,
    pub phone: Phone,
    pub csrf: String,
    pub seen_at: DateTime<Utc>,
}

/// A session in the list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: SessionId,
    /// Such as `Firefox, Android`; may be empty.
    pub browser: String,
    pub phone: Phone,
    pub created_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
}

/// What a new session is made of.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    pub person: PersonId,
    pub phone: Phone,
    pub token_hash: &'a str,
    pub csrf: &'a str,
    pub browser: &'a str,
    pub now: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// Opens a session.
pub fn open(tx: &mut Tx<'_>, new: New<'_>) -> Result<(), StoreError> {
    diesel::insert_into(person_sessions::table)
        .values((
            person_sessions::token_hash.eq(new.token_hash),
            person_sessions::id.eq(SessionId::new().to_string()),
            person_sessions::person_id.eq(new.person.to_string()),
            person_sessions::phone.eq(new.phone.as_str()),
            person_sessions::csrf.eq(new.csrf),
            person_sessions::browser.eq(new.browser),
            person_sessions::created_at.eq(new.now.naive_utc()),
            person_sessions::seen_at.eq(new.now.naive_utc()),
            person_sessions::expires_at.eq(new.expires_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type Row = ((String, String, String, NaiveDateTime), people::Row);

/// The session with this token, whose time has not come.
pub fn by_token(
    conn: &mut Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<PersonSession>, StoreError> {
    let row: Option<Row> = person_sessions::table
        .inner_join(people_table::table)
        .filter(person_sessions::token_hash.eq(token_hash))
        .filter(person_sessions::expires_at.gt(now.naive_utc()))
        .select((
            (person_sessions::id, person_sessions::phone, person_sessions::csrf, person_sessions::seen_at),
            people::COLUMNS,
        ))
        .first(conn)
        .optional()?;
    let of = Of("person_sessions");
    row.map(|((id, phone, csrf, seen_at), person)| {
        Ok(PersonSession {
            id: of.parse("id", &id)?,
            person: people::read(person)?,
            phone: of.parse("phone", &phone)?,
            csrf,
            seen_at: seen_at.and_utc(),
        })
    })
    .transpose()
}

/// The sessions of a person whose time has not come, the newest first.
pub fn of_person(conn: &mut Conn, person: PersonId, now: DateTime<Utc>) -> Result<Vec<Listed>, StoreError> {
    let rows: Vec<(String, String, String, NaiveDateTime, NaiveDateTime)> = person_sessions::table
        .filter(person_sessions::person_id.eq(person.to_string()))
        .filter(person_sessions::expires_at.gt(now.naive_utc()))
        .order((person_sessions::created_at.desc(), person_sessions::id.desc()))
        .select((
            person_sessions::id,
            person_sessions::browser,
            person_sessions::phone,
            person_sessions::created_at,
            person_sessions::seen_at,
        ))
        .load(conn)?;
    let of = Of("person_sessions");
    rows.into_iter()
        .map(|(id, browser, phone, created_at, seen_at)| {
            Ok(Listed {
                id: of.parse("id", &id)?,
                browser,
                phone: of.parse("phone", &phone)?,
                created_at: created_at.and_utc(),
                seen_at: seen_at.and_utc(),
            })
        })
        .collect()
}

/// When a session was opened.
pub fn opened_at(conn: &mut Conn, id: SessionId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let at: Option<NaiveDateTime> = person_sessions::table
        .filter(person_sessions::id.eq(id.to_string()))
        .select(person_sessions::created_at)
        .first(conn)
        .optional()?;
    Ok(at.map(|at| at.and_utc()))
}

/// Notes that a session is in use, and until when it lasts.
pub fn seen(
    tx: &mut Tx<'_>,
    id: SessionId,
    (now, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(), StoreError> {
    let row = person_sessions::table.filter(person_sessions::id.eq(id.to_string()));
    let times = (
        person_sessions::seen_at.eq(now.naive_utc()),
        person_sessions::expires_at.eq(expires_at.naive_utc()),
    );
    diesel::update(row).set(times).execute(&mut **tx)?;
    Ok(())
}

/// Ends one session of a person; gives whether there was such a one.
pub fn end(tx: &mut Tx<'_>, person: PersonId, id: SessionId) -> Result<bool, StoreError> {
    let row = person_sessions::table
        .filter(person_sessions::person_id.eq(person.to_string()))
        .filter(person_sessions::id.eq(id.to_string()));
    Ok(diesel::delete(row).execute(&mut **tx)? > 0)
}

/// Ends the sessions of a person; but one, where it is named.
pub fn end_all(tx: &mut Tx<'_>, person: PersonId, but: Option<SessionId>) -> Result<usize, StoreError> {
    let kept = but.map(|id| id.to_string()).unwrap_or_default();
    let rows = person_sessions::table
        .filter(person_sessions::person_id.eq(person.to_string()))
        .filter(person_sessions::id.ne(kept));
    Ok(diesel::delete(rows).execute(&mut **tx)?)
}

/// Ends the session with this token.
pub fn close(tx: &mut Tx<'_>, token_hash: &str) -> Result<(), StoreError> {
    diesel::delete(person_sessions::table.find(token_hash)).execute(&mut **tx)?;
    Ok(())
}

/// Deletes the sessions whose time has come; gives how many.
pub fn delete_ended(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let ended = person_sessions::table.filter(person_sessions::expires_at.le(now.naive_utc()));
    Ok(diesel::delete(ended).execute(&mut **tx)?)
}
