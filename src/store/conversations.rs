//! Conversations: who spoke and when, in columns; the texts, sealed in the record of the match or of the person (PR-10).
//! Invariant: whoever adds something has locked the conversation's row first, so that numbers are given once and in order.

mod reading;
mod waiting;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::schema::{conversation_messages as messages, conversations as table};
use super::sealed_fields;
use crate::crypto::DataKeys;
use crate::domain::conversation::{Found, MessageState, Speaker, With};
use crate::ids::{AccountId, ApId, MessageId};

pub use reading::{Head, Message, by_ap_id, by_id, head, messages_of, with_of};
pub use waiting::{
    Held, Waiting, count_of_ally, count_of_person, held, note_read, note_read_by_them, read_by, waiting,
    with_messages,
};

/// Something that is said.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    pub id: MessageId,
    pub speaker: Speaker,
    pub state: MessageState,
    pub found: &'a [Found],
    pub by: Option<AccountId>,
    pub ap_id: Option<&'a ApId>,
    /// When an ally says that it wrote it.
    pub told_at: Option<DateTime<Utc>>,
    pub text: &'a str,
}

/// Gives the next number of a conversation, which begins where there is none. Nobody else has a number until the transaction ends.
pub fn next(tx: &mut Tx<'_>, with: With, ally: Option<&ApId>) -> Result<i32, StoreError> {
    let (match_id, person_id) = match with {
        With::Ally(id) => (Some(id.to_string()), None),
        With::Person(id) => (None, Some(id.to_string())),
    };
    let row = (
        table::id.eq(with.record()),
        table::match_id.eq(match_id),
        table::person_id.eq(person_id),
        table::ally.eq(ally.map(ApId::as_str)),
        (table::latest.eq(0), table::theirs.eq(0), table::ours.eq(0), table::read_by_them.eq(0)),
    );
    let new = diesel::insert_into(table::table).values(row);
    match &mut **tx {
        Conn::Sqlite(conn) => new.on_conflict_do_nothing().execute(conn)?,
        Conn::Postgres(conn) => new.on_conflict_do_nothing().execute(conn)?,
    };
    diesel::update(table::table.find(with.record()))
        .set(table::latest.eq(table::latest + 1))
        .execute(&mut **tx)?;
    Ok(table::table.find(with.record()).select(table::latest).first(&mut **tx)?)
}

/// Keeps what is said, under a number of [`next`].
pub fn insert(
    tx: &mut Tx<'_>,
    keys: &DataKeys,
    (with, number, new): (With, i32, New<'_>),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::insert_into(messages::table)
        .values((
            messages::id.eq(new.id.to_string()),
            messages::conversation_id.eq(with.record()),
            messages::number.eq(number),
            messages::speaker.eq(new.speaker.as_str()),
            messages::state.eq(new.state.as_str()),
            messages::found.eq(codes(new.found)),
            messages::written_by.eq(new.by.map(|by| by.to_string())),
            messages::ap_id.eq(new.ap_id.map(ApId::as_str)),
            messages::said_at.eq(now.naive_utc()),
            messages::told_at.eq(new.told_at.map(|at| at.naive_utc())),
        ))
        .execute(&mut **tx)?;
    sealed_fields::put(tx, keys, (&with.record(), with.field(new.id)), new.text)
}

fn codes(found: &[Found]) -> String {
    found.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(",")
}

/// Notes that we said something: nothing waits for a word of ours any more.
pub fn note_ours(tx: &mut Tx<'_>, with: With, number: i32) -> Result<(), StoreError> {
    diesel::update(table::table.find(with.record()))
        .set((table::ours.eq(number), table::waits_since.eq(None::<chrono::NaiveDateTime>)))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes that they said something; gives whether nothing else of theirs waited for a word of ours.
pub fn note_theirs(tx: &mut Tx<'_>, with: With, number: i32, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let row = || table::table.find(with.record());
    diesel::update(row()).set(table::theirs.eq(number)).execute(&mut **tx)?;
    let first = diesel::update(row().filter(table::waits_since.is_null()))
        .set(table::waits_since.eq(Some(now.naive_utc())))
        .execute(&mut **tx)?;
    Ok(first > 0)
}

/// Notes that somebody is to look at a conversation a second time, or that somebody did; gives whether that changed anything.
pub fn mark(tx: &mut Tx<'_>, with: With, since: Option<DateTime<Utc>>) -> Result<bool, StoreError> {
    let row = table::table.find(with.record());
    let changed = match since {
        Some(since) => diesel::update(row.filter(table::marked_at.is_null()))
            .set(table::marked_at.eq(Some(since.naive_utc())))
            .execute(&mut **tx)?,
        None => diesel::update(row.filter(table::marked_at.is_not_null()))
            .set(table::marked_at.eq(None::<chrono::NaiveDateTime>))
            .execute(&mut **tx)?,
    };
    Ok(changed > 0)
}

/// Lets a held message out, as the latest of its conversation; gives whether it was held.
pub fn let_out(
    tx: &mut Tx<'_>,
    (with, id): (With, MessageId),
    number: i32,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = diesel::update(messages::table.find(id.to_string()))
        .filter(messages::conversation_id.eq(with.record()))
        .filter(messages::state.eq(MessageState::Held.as_str()));
    let out = (
        messages::state.eq(MessageState::Said.as_str()),
        messages::number.eq(number),
        messages::said_at.eq(now.naive_utc()),
    );
    Ok(row.set(out).execute(&mut **tx)? > 0)
}

/// Deletes a held message; gives whether it was held.
pub fn discard(tx: &mut Tx<'_>, (with, id): (With, MessageId)) -> Result<bool, StoreError> {
    let row = messages::table
        .find(id.to_string())
        .filter(messages::conversation_id.eq(with.record()))
        .filter(messages::state.eq(MessageState::Held.as_str()));
    let held = diesel::delete(row).execute(&mut **tx)? > 0;
    if held {
        sealed_fields::remove(tx, (&with.record(), with.field(id)))?;
    }
    Ok(held)
}

/// Puts other words in place of what an ally said, which it told then.
pub fn change(
    tx: &mut Tx<'_>,
    keys: &DataKeys,
    (with, id, text): (With, MessageId, &str),
    (told_at, now): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(), StoreError> {
    diesel::update(messages::table.find(id.to_string()))
        .set((
            messages::changed_at.eq(Some(now.naive_utc())),
            messages::told_at.eq(Some(told_at.naive_utc())),
        ))
        .execute(&mut **tx)?;
    sealed_fields::put(tx, keys, (&with.record(), with.field(id)), text)
}

/// Takes the words of something away that was said; gives whether there were any.
pub fn take_back(
    tx: &mut Tx<'_>,
    (with, id): (With, MessageId),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = diesel::update(messages::table.find(id.to_string()))
        .filter(messages::conversation_id.eq(with.record()))
        .filter(messages::state.eq(MessageState::Said.as_str()));
    let gone = (
        messages::state.eq(MessageState::Gone.as_str()),
        messages::found.eq(""),
        messages::changed_at.eq(Some(now.naive_utc())),
    );
    let said = row.set(gone).execute(&mut **tx)? > 0;
    if said {
        sealed_fields::remove(tx, (&with.record(), with.field(id)))?;
    }
    Ok(said)
}

/// Deletes a conversation with every word of it.
pub fn delete(tx: &mut Tx<'_>, with: With) -> Result<(), StoreError> {
    let ids: Vec<MessageId> = reading::ids_of(tx, with)?;
    for id in ids {
        sealed_fields::remove(tx, (&with.record(), with.field(id)))?;
    }
    diesel::delete(table::table.find(with.record())).execute(&mut **tx)?;
    Ok(())
}
