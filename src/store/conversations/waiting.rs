//! What of conversations was read, what waits, and how much was said of late.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::super::db::{Conn, Tx};
use super::super::error::StoreError;
use super::super::read::Of;
use super::super::schema::{
    conversation_messages as messages, conversation_reads as reads, conversations as table,
};
use super::reading::with;
use crate::domain::conversation::{MessageState, Speaker, With};
use crate::ids::{AccountId, ApId, PersonId};

/// A conversation in which something waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub with: With,
    /// Since when something of theirs waits that this account did not read.
    pub unread_since: Option<DateTime<Utc>>,
    /// Since when somebody is to look at it a second time.
    pub marked_at: Option<DateTime<Utc>>,
}

/// Notes that somebody of the staff read a conversation up to a number.
pub fn note_read(tx: &mut Tx<'_>, (with, number): (With, i32), account: AccountId) -> Result<(), StoreError> {
    let key = (with.record(), account.to_string());
    let again =
        diesel::update(reads::table.find(key.clone())).set(reads::number.eq(number)).execute(&mut **tx)?;
    if again > 0 {
        return Ok(());
    }
    let row = (reads::conversation_id.eq(key.0), reads::account_id.eq(key.1), reads::number.eq(number));
    let new = diesel::insert_into(reads::table).values(row);
    match &mut **tx {
        Conn::Sqlite(conn) => new.on_conflict_do_nothing().execute(conn)?,
        Conn::Postgres(conn) => new.on_conflict_do_nothing().execute(conn)?,
    };
    Ok(())
}

/// Notes that the person read up to there.
pub fn note_read_by_them(tx: &mut Tx<'_>, (with, number): (With, i32)) -> Result<(), StoreError> {
    diesel::update(table::table.find(with.record()))
        .set(table::read_by_them.eq(number))
        .execute(&mut **tx)?;
    Ok(())
}

/// Up to where somebody of the staff read.
pub fn read_by(conn: &mut Conn, with: With, account: AccountId) -> Result<i32, StoreError> {
    let key = (with.record(), account.to_string());
    let number: Option<i32> = reads::table.find(key).select(reads::number).first(conn).optional()?;
    Ok(number.unwrap_or(0))
}

type Row = (Option<String>, Option<String>, Option<NaiveDateTime>, Option<NaiveDateTime>, i32, Option<i32>);

fn read((of_match, of_person, waits, marked, theirs, seen): Row) -> Result<Option<Waiting>, StoreError> {
    let Some(with) = with(of_match.as_deref(), of_person.as_deref())? else { return Ok(None) };
    let waits = waits.filter(|_| seen.is_none_or(|seen| seen < theirs));
    let (unread_since, marked_at) = (waits.map(|at| at.and_utc()), marked.map(|at| at.and_utc()));
    Ok((unread_since.is_some() || marked_at.is_some()).then_some(Waiting { with, unread_since, marked_at }))
}

/// The conversations in which something waits that this account did not read and nobody answered, or at which somebody is to look a second time;
/// what waits longest first.
pub fn waiting(conn: &mut Conn, account: AccountId, limit: i64) -> Result<Vec<Waiting>, StoreError> {
    let seen = reads::conversation_id.eq(table::id).and(reads::account_id.eq(account.to_string()));
    let rows: Vec<Row> = table::table
        .left_join(reads::table.on(seen))
        .filter(table::waits_since.is_not_null().or(table::marked_at.is_not_null()))
        .order((table::waits_since, table::id))
        .limit(limit)
        .select((
            table::match_id,
            table::person_id,
            table::waits_since,
            table::marked_at,
            table::theirs,
            reads::number.nullable(),
        ))
        .load(conn)?;
    rows.into_iter().filter_map(|row| read(row).transpose()).collect()
}

/// The conversations in which something was said, those where it was last first.
pub fn with_messages(conn: &mut Conn, limit: i64) -> Result<Vec<With>, StoreError> {
    let rows: Vec<(Option<String>, Option<String>)> = table::table
        .inner_join(messages::table)
        .group_by((table::id, table::match_id, table::person_id))
        .order((diesel::dsl::max(messages::said_at).desc(), table::id))
        .limit(limit)
        .select((table::match_id, table::person_id))
        .load(conn)?;
    rows.iter()
        .filter_map(|(of_match, of_person)| with(of_match.as_deref(), of_person.as_deref()).transpose())
        .collect()
}

type HeldRow = (Option<String>, Option<String>, Option<String>, NaiveDateTime);

/// Where a message is held, who wrote it, and since when it waits.
pub type Held = (With, Option<AccountId>, DateTime<Utc>);

/// The conversations with messages that wait for somebody else than who wrote them, the longest first.
pub fn held(conn: &mut Conn, limit: i64) -> Result<Vec<Held>, StoreError> {
    let rows: Vec<HeldRow> = messages::table
        .inner_join(table::table)
        .filter(messages::state.eq(MessageState::Held.as_str()))
        .order((messages::said_at, messages::id))
        .limit(limit)
        .select((table::match_id, table::person_id, messages::written_by, messages::said_at))
        .load(conn)?;
    let of = Of("conversation_messages");
    let mut found = Vec::new();
    for (of_match, of_person, by, at) in rows {
        if let Some(with) = with(of_match.as_deref(), of_person.as_deref())? {
            found.push((with, of.parse_opt("written_by", by.as_deref())?, at.and_utc()));
        }
    }
    Ok(found)
}

/// How much an ally said since then, over all matches.
pub fn count_of_ally(conn: &mut Conn, ally: &ApId, since: DateTime<Utc>) -> Result<i64, StoreError> {
    Ok(messages::table
        .inner_join(table::table)
        .filter(table::ally.eq(ally.as_str()))
        .filter(messages::speaker.eq(Speaker::Ally.as_str()))
        .filter(messages::said_at.gt(since.naive_utc()))
        .count()
        .get_result(conn)?)
}

/// How much a person wrote since then.
pub fn count_of_person(conn: &mut Conn, person: PersonId, since: DateTime<Utc>) -> Result<i64, StoreError> {
    Ok(messages::table
        .filter(messages::conversation_id.eq(person.to_string()))
        .filter(messages::speaker.eq(Speaker::Person.as_str()))
        .filter(messages::said_at.gt(since.naive_utc()))
        .count()
        .get_result(conn)?)
}
