//! Conversations as they are read.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::super::db::Conn;
use super::super::error::StoreError;
use super::super::read::Of;
use super::super::schema::{accounts, conversation_messages as messages, conversations as table};
use super::super::sealed_fields;
use crate::crypto::{DataKeys, SealError};
use crate::domain::conversation::{Found, MessageState, Speaker, With};
use crate::domain::private::{Private, SealedField};
use crate::ids::{AccountId, ApId, MessageId};

const OF: Of = Of("conversation_messages");

/// Where a conversation stands, by the numbers of its messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub latest: i32,
    pub theirs: i32,
    pub ours: i32,
    /// Up to where the person read.
    pub read_by_them: i32,
    /// Since when something of theirs waits for a word of ours.
    pub waits_since: Option<DateTime<Utc>>,
    /// Since when somebody is to look at it a second time.
    pub marked_at: Option<DateTime<Utc>>,
}

/// A message, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: MessageId,
    pub number: i32,
    pub speaker: Speaker,
    pub state: MessageState,
    pub found: Vec<Found>,
    /// Who of the staff wrote it, and with which address they sign in: for the staff, and for nobody else.
    pub by: Option<(AccountId, String)>,
    /// Its id on the fediverse.
    pub ap_id: Option<ApId>,
    pub said_at: DateTime<Utc>,
    pub changed_at: Option<DateTime<Utc>>,
    /// When an ally says that it wrote or changed it.
    pub told_at: Option<DateTime<Utc>>,
    /// Nothing where it was taken back.
    pub text: Private,
}

/// Where a conversation stands; `None` where nobody said anything so far.
pub fn head(conn: &mut Conn, with: With) -> Result<Option<Head>, StoreError> {
    type Row = (i32, i32, i32, i32, Option<NaiveDateTime>, Option<NaiveDateTime>);
    let row: Option<Row> = table::table
        .find(with.record())
        .select((
            table::latest,
            table::theirs,
            table::ours,
            table::read_by_them,
            table::waits_since,
            table::marked_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(|(latest, theirs, ours, read_by_them, waits_since, marked_at)| Head {
        latest,
        theirs,
        ours,
        read_by_them,
        waits_since: waits_since.map(|at| at.and_utc()),
        marked_at: marked_at.map(|at| at.and_utc()),
    }))
}

type Row = (
    (String, i32, String, String, String),
    (
        Option<String>,
        Option<String>,
        Option<String>,
        NaiveDateTime,
        Option<NaiveDateTime>,
        Option<NaiveDateTime>,
    ),
);

macro_rules! columns {
    () => {
        (
            (messages::id, messages::number, messages::speaker, messages::state, messages::found),
            (
                messages::written_by,
                accounts::email.nullable(),
                messages::ap_id,
                messages::said_at,
                messages::changed_at,
                messages::told_at,
            ),
        )
    };
}

fn read(row: Row, texts: &mut HashMap<String, String>, with: With) -> Result<Message, StoreError> {
    let ((id, number, speaker, state, found), (by, email, ap_id, said_at, changed_at, told_at)) = row;
    let id: MessageId = OF.parse("id", &id)?;
    let by: Option<AccountId> = OF.parse_opt("written_by", by.as_deref())?;
    let codes = found.split(',').filter(|code| !code.is_empty());
    let state: MessageState = OF.parse("state", &state)?;
    let name = with.field(id).name();
    let text = match (texts.remove(&name), state) {
        (Some(text), _) => text,
        (None, MessageState::Gone) => String::new(),
        (None, MessageState::Said | MessageState::Held) => {
            return Err(StoreError::Sealed { record: with.record(), field: name, why: SealError::Malformed });
        }
    };
    Ok(Message {
        id,
        number,
        speaker: OF.parse("speaker", &speaker)?,
        state,
        found: codes.map(|code| OF.parse("found", code)).collect::<Result<_, _>>()?,
        by: by.map(|by| (by, email.unwrap_or_default())),
        ap_id: OF.parse_opt("ap_id", ap_id.as_deref())?,
        said_at: said_at.and_utc(),
        changed_at: changed_at.map(|at| at.and_utc()),
        told_at: told_at.map(|at| at.and_utc()),
        text: Private::new(text),
    })
}

/// The latest messages of a conversation, the first of them first.
///
/// # Errors
/// [`StoreError::Sealed`].
pub fn messages_of(
    conn: &mut Conn,
    keys: &DataKeys,
    (with, limit): (With, i64),
) -> Result<Vec<Message>, StoreError> {
    let rows: Vec<Row> = messages::table
        .left_join(accounts::table)
        .filter(messages::conversation_id.eq(with.record()))
        .order(messages::number.desc())
        .limit(limit)
        .select(columns!())
        .load(conn)?;
    let mut opened = opened(conn, keys, with, rows)?;
    opened.reverse();
    Ok(opened)
}

fn opened(conn: &mut Conn, keys: &DataKeys, with: With, rows: Vec<Row>) -> Result<Vec<Message>, StoreError> {
    let ids: Vec<MessageId> =
        rows.iter().map(|row| OF.parse("id", &row.0.0)).collect::<Result<_, StoreError>>()?;
    let fields: Vec<SealedField> = ids.iter().map(|id| with.field(*id)).collect();
    let mut texts = sealed_fields::of(conn, keys, (&with.record(), &fields))?;
    rows.into_iter().map(|row| read(row, &mut texts, with)).collect()
}

/// One message of a conversation.
///
/// # Errors
/// [`StoreError::Sealed`].
pub fn by_id(
    conn: &mut Conn,
    keys: &DataKeys,
    (with, id): (With, MessageId),
) -> Result<Option<Message>, StoreError> {
    let row: Option<Row> = messages::table
        .left_join(accounts::table)
        .filter(messages::id.eq(id.to_string()))
        .filter(messages::conversation_id.eq(with.record()))
        .select(columns!())
        .first(conn)
        .optional()?;
    Ok(opened(conn, keys, with, row.into_iter().collect())?.pop())
}

/// The message with this id on the fediverse, and in which conversation it stands.
///
/// # Errors
/// [`StoreError::Sealed`].
pub fn by_ap_id(
    conn: &mut Conn,
    keys: &DataKeys,
    ap_id: &ApId,
) -> Result<Option<(With, Message)>, StoreError> {
    let found: Option<(String, String)> = messages::table
        .filter(messages::ap_id.eq(ap_id.as_str()))
        .select((messages::id, messages::conversation_id))
        .first(conn)
        .optional()?;
    let Some((id, conversation)) = found else { return Ok(None) };
    let Some(with) = with_of(conn, &conversation)? else { return Ok(None) };
    let message = by_id(conn, keys, (with, OF.parse("id", &id)?))?;
    Ok(message.map(|message| (with, message)))
}

/// With whom the conversation with this id is.
pub fn with_of(conn: &mut Conn, id: &str) -> Result<Option<With>, StoreError> {
    let row: Option<(Option<String>, Option<String>)> =
        table::table.find(id).select((table::match_id, table::person_id)).first(conn).optional()?;
    row.map_or(Ok(None), |(of_match, of_person)| with(of_match.as_deref(), of_person.as_deref()))
}

/// What two columns say.
pub(super) fn with(of_match: Option<&str>, of_person: Option<&str>) -> Result<Option<With>, StoreError> {
    let of = Of("conversations");
    Ok(match (of_match, of_person) {
        (Some(id), _) => Some(With::Ally(of.parse("match_id", id)?)),
        (None, Some(id)) => Some(With::Person(of.parse("person_id", id)?)),
        (None, None) => None,
    })
}

/// The ids of every message of a conversation.
pub(super) fn ids_of(conn: &mut Conn, with: With) -> Result<Vec<MessageId>, StoreError> {
    let ids: Vec<String> = messages::table
        .filter(messages::conversation_id.eq(with.record()))
        .order(messages::number)
        .select(messages::id)
        .load(conn)?;
    ids.iter().map(|id| OF.parse("id", id)).collect()
}
