//! Our private answers, and who got an automatic one.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{auto_answers, messages as table};
use crate::ids::{AccountId, ApId, LeadId, MessageId};

/// A private answer of the association.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: MessageId,
    pub ap_id: ApId,
    pub lead: LeadId,
    pub recipient: ApId,
    /// The message that it answers.
    pub in_reply_to: ApId,
    /// A BCP-47 tag.
    pub language: String,
    /// Plain text.
    pub content: String,
    /// Who of the staff; `None` for an automatic one.
    pub written_by: Option<AccountId>,
    pub created_at: DateTime<Utc>,
}

/// Keeps a message.
pub fn insert(tx: &mut Tx<'_>, message: &Message) -> Result<(), StoreError> {
    diesel::insert_into(table::table)
        .values((
            table::id.eq(message.id.to_string()),
            table::ap_id.eq(message.ap_id.as_str()),
            table::lead_id.eq(message.lead.to_string()),
            table::recipient.eq(message.recipient.as_str()),
            table::in_reply_to.eq(message.in_reply_to.as_str()),
            table::language.eq(&message.language),
            table::content.eq(&message.content),
            table::written_by.eq(message.written_by.map(|id| id.to_string())),
            table::created_at.eq(message.created_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type Row = (String, String, String, String, String, String, String, Option<String>, NaiveDateTime);

fn read(row: Row) -> Result<Message, StoreError> {
    let (id, ap_id, lead, recipient, in_reply_to, language, content, written_by, created_at) = row;
    let of = Of("messages");
    Ok(Message {
        id: of.parse("id", &id)?,
        ap_id: of.parse("ap_id", &ap_id)?,
        lead: of.parse("lead_id", &lead)?,
        recipient: of.parse("recipient", &recipient)?,
        in_reply_to: of.parse("in_reply_to", &in_reply_to)?,
        language,
        content,
        written_by: of.parse_opt("written_by", written_by.as_deref())?,
        created_at: created_at.and_utc(),
    })
}

/// `None` when this is no message of ours.
pub fn by_ap_id(conn: &mut Conn, ap_id: &ApId) -> Result<Option<Message>, StoreError> {
    let row: Option<Row> = table::table.filter(table::ap_id.eq(ap_id.as_str())).first(conn).optional()?;
    row.map(read).transpose()
}

/// Our answers to a lead, the oldest first.
pub fn of_lead(conn: &mut Conn, lead: LeadId) -> Result<Vec<Message>, StoreError> {
    let rows: Vec<Row> =
        table::table.filter(table::lead_id.eq(lead.to_string())).order(table::id).load(conn)?;
    rows.into_iter().map(read).collect()
}

/// Notes that a stranger gets the one automatic answer about something; gives `false` where they had it, or where as many were
/// sent since `since` as may be.
pub fn claim_auto_answer(
    tx: &mut Tx<'_>,
    (recipient, about): (&ApId, &ApId),
    (since, at_most): (DateTime<Utc>, i64),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sent: i64 = auto_answers::table
        .filter(auto_answers::sent_at.gt(since.naive_utc()))
        .count()
        .get_result(&mut **tx)?;
    if sent >= at_most {
        return Ok(false);
    }
    let row = (
        auto_answers::recipient.eq(recipient.as_str()),
        auto_answers::about.eq(about.as_str()),
        auto_answers::sent_at.eq(now.naive_utc()),
    );
    // Two messages of one stranger may be handled at once: the key decides, and the loser is no error.
    let new = match &mut **tx {
        Conn::Sqlite(conn) => {
            diesel::insert_into(auto_answers::table).values(row).on_conflict_do_nothing().execute(conn)?
        }
        Conn::Postgres(conn) => {
            diesel::insert_into(auto_answers::table).values(row).on_conflict_do_nothing().execute(conn)?
        }
    };
    Ok(new > 0)
}

/// How many automatic answers were sent since then.
pub fn count_auto_answers(conn: &mut Conn, since: DateTime<Utc>) -> Result<i64, StoreError> {
    Ok(auto_answers::table.filter(auto_answers::sent_at.gt(since.naive_utc())).count().get_result(conn)?)
}
