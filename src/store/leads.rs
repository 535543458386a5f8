//! Leads: what people of the fediverse wrote to the association.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::{Of, to_json};
use super::schema::{leads as table, partners};
use crate::domain::lead::{Lead, LeadClose, LeadReason, LeadState};
use crate::ids::{AccountId, ApId, Domain, LeadId, ProposalId};

/// Keeps a lead.
pub fn insert(tx: &mut Tx<'_>, lead: &Lead, content_hash: &str) -> Result<(), StoreError> {
    diesel::insert_into(table::table)
        .values((
            table::id.eq(lead.id.to_string()),
            table::note.eq(lead.note.as_str()),
            table::thread.eq(lead.thread.to_string()),
            table::sender.eq(lead.sender.as_str()),
            table::domain.eq(lead.sender.domain().as_str()),
            table::proposal_id.eq(lead.offer.map(|id| id.to_string())),
            table::appeal_id.eq(lead.appeal.map(|id| id.to_string())),
            table::visibility.eq(lead.visibility.as_str()),
            table::language.eq(lead.language.as_deref()),
            table::content.eq(&lead.content),
            table::content_hash.eq(content_hash),
            table::reasons.eq(codes_of(&lead.reasons)),
            table::more.eq(i32::try_from(lead.more).unwrap_or(i32::MAX)),
            table::state.eq(lead.state.as_str()),
            table::received_at.eq(lead.received_at.naive_utc()),
            table::updated_at.eq(lead.updated_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

fn codes_of(reasons: &[LeadReason]) -> String {
    to_json(&reasons.iter().map(|reason| reason.as_str()).collect::<Vec<_>>())
}

type Row = (
    (String, String, String, String, Option<String>, String, Option<String>, String),
    (
        String,
        i32,
        String,
        Option<String>,
        NaiveDateTime,
        NaiveDateTime,
        Option<NaiveDateTime>,
        Option<String>,
    ),
);

macro_rules! columns {
    () => {
        (
            (
                table::id,
                table::note,
                table::thread,
                table::sender,
                table::proposal_id,
                table::visibility,
                table::language,
                table::content,
            ),
            (
                table::reasons,
                table::more,
                table::state,
                table::close_reason,
                table::received_at,
                table::updated_at,
                table::erased_at,
                table::appeal_id,
            ),
        )
    };
}

fn read(row: Row) -> Result<Lead, StoreError> {
    let ((id, note, thread, sender, proposal_id, visibility, language, content), rest) = row;
    let (reasons, more, state, close_reason, received_at, updated_at, erased_at, appeal_id) = rest;
    let of = Of("leads");
    let codes: Vec<String> = of.json("reasons", &reasons)?;
    Ok(Lead {
        id: of.parse("id", &id)?,
        note: of.parse("note", &note)?,
        thread: of.parse("thread", &thread)?,
        sender: of.parse("sender", &sender)?,
        offer: of.parse_opt("proposal_id", proposal_id.as_deref())?,
        appeal: of.parse_opt("appeal_id", appeal_id.as_deref())?,
        visibility: of.parse("visibility", &visibility)?,
        language,
        content,
        reasons: codes.iter().map(|code| of.parse("reasons", code)).collect::<Result<_, _>>()?,
        more: of.number("more", more)?,
        state: of.parse("state", &state)?,
        close_reason: of.parse_opt("close_reason", close_reason.as_deref())?,
        received_at: received_at.and_utc(),
        updated_at: updated_at.and_utc(),
        erased_at: erased_at.map(|at| at.and_utc()),
    })
}

/// Which leads a list shows.
#[derive(Debug, Clone, Copy)]
pub struct Which {
    pub state: LeadState,
    /// Only those about this offer.
    pub offer: Option<ProposalId>,
}

/// Those of a list; what silenced domains sent waits unseen for as long as they are silenced.
macro_rules! fitting {
    ($conn:expr, $which:expr) => {{
        let which: Which = $which;
        let silenced: Vec<String> =
            partners::table.filter(partners::silenced.eq(true)).select(partners::domain).load($conn)?;
        let mut query = table::table
            .filter(table::state.eq(which.state.as_str()))
            .filter(table::domain.ne_all(silenced))
            .into_boxed();
        if let Some(offer) = which.offer {
            query = query.filter(table::proposal_id.eq(Some(offer.to_string())));
        }
        query
    }};
}

/// One page, the latest first.
pub fn page(conn: &mut Conn, which: Which, limit: i64, offset: i64) -> Result<Vec<Lead>, StoreError> {
    let rows: Vec<Row> = fitting!(conn, which)
        .order((table::received_at.desc(), table::id.desc()))
        .limit(limit)
        .offset(offset)
        .select(columns!())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// How many a list has.
pub fn count(conn: &mut Conn, which: Which) -> Result<i64, StoreError> {
    Ok(fitting!(conn, which).count().get_result(conn)?)
}

/// `None` when there is no such lead.
pub fn by_id(conn: &mut Conn, id: LeadId) -> Result<Option<Lead>, StoreError> {
    let row: Option<Row> = table::table.find(id.to_string()).select(columns!()).first(conn).optional()?;
    row.map(read).transpose()
}

/// The lead that a message became.
pub fn by_note(conn: &mut Conn, note: &ApId) -> Result<Option<Lead>, StoreError> {
    let row: Option<Row> =
        table::table.filter(table::note.eq(note.as_str())).select(columns!()).first(conn).optional()?;
    row.map(read).transpose()
}

/// The conversation of a lead, the oldest first.
pub fn of_thread(conn: &mut Conn, thread: LeadId, limit: i64) -> Result<Vec<Lead>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::thread.eq(thread.to_string()))
        .order(table::id)
        .limit(limit)
        .select(columns!())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// How many a stranger sent since then.
pub fn count_of_sender(conn: &mut Conn, sender: &ApId, since: DateTime<Utc>) -> Result<i64, StoreError> {
    Ok(table::table
        .filter(table::sender.eq(sender.as_str()))
        .filter(table::received_at.gt(since.naive_utc()))
        .count()
        .get_result(conn)?)
}

/// How many came from a domain since then.
pub fn count_of_domain(conn: &mut Conn, domain: &Domain, since: DateTime<Utc>) -> Result<i64, StoreError> {
    Ok(table::table
        .filter(table::domain.eq(domain.as_str()))
        .filter(table::received_at.gt(since.naive_utc()))
        .count()
        .get_result(conn)?)
}

/// Counts a message that is not kept on the latest lead of its sender, or of its domain.
pub fn one_more(tx: &mut Tx<'_>, sender: &ApId) -> Result<(), StoreError> {
    let of_sender = table::table
        .filter(table::sender.eq(sender.as_str()))
        .order((table::received_at.desc(), table::id.desc()))
        .select(table::id);
    let mut latest: Option<String> = of_sender.first(&mut **tx).optional()?;
    if latest.is_none() {
        let domain = sender.domain();
        let of_domain = table::table
            .filter(table::domain.eq(domain.as_str()))
            .order((table::received_at.desc(), table::id.desc()))
            .select(table::id);
        latest = of_domain.first(&mut **tx).optional()?;
    }
    if let Some(id) = latest {
        diesel::update(table::table.find(id)).set(table::more.eq(table::more + 1)).execute(&mut **tx)?;
    }
    Ok(())
}

/// Whether another message had the same text since then.
pub fn has_same(conn: &mut Conn, content_hash: &str, since: DateTime<Utc>) -> Result<bool, StoreError> {
    let same: i64 = table::table
        .filter(table::content_hash.eq(content_hash))
        .filter(table::received_at.gt(since.naive_utc()))
        .select(count_star())
        .first(conn)?;
    Ok(same > 0)
}

/// Puts the text of an edited message in place of the old one: a moderator sees it as new.
pub fn change(
    tx: &mut Tx<'_>,
    id: LeadId,
    (content, content_hash, reasons): (&str, &str, &[LeadReason]),
    updated_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(table::table.find(id.to_string()))
        .set((
            table::content.eq(content),
            table::content_hash.eq(content_hash),
            table::reasons.eq(codes_of(reasons)),
            table::updated_at.eq(updated_at.naive_utc()),
            table::state.eq(LeadState::New.as_str()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Takes the text of a message away at its author's word; gives whether there was one of this author.
pub fn erase(tx: &mut Tx<'_>, note: &ApId, sender: &ApId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let rows = table::table.filter(table::note.eq(note.as_str())).filter(table::sender.eq(sender.as_str()));
    let gone = diesel::update(rows)
        .set((table::content.eq(""), table::content_hash.eq(""), table::erased_at.eq(Some(now.naive_utc()))))
        .execute(&mut **tx)?;
    Ok(gone > 0)
}

/// Takes the texts of an actor that is gone away.
pub fn erase_by_sender(tx: &mut Tx<'_>, sender: &ApId, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(table::table.filter(table::sender.eq(sender.as_str())))
        .set((table::content.eq(""), table::content_hash.eq(""), table::erased_at.eq(Some(now.naive_utc()))))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes that somebody read a new lead.
pub fn mark_read(tx: &mut Tx<'_>, id: LeadId) -> Result<bool, StoreError> {
    let changed =
        diesel::update(table::table.find(id.to_string()).filter(table::state.eq(LeadState::New.as_str())))
            .set(table::state.eq(LeadState::Read.as_str()))
            .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Closes a lead; gives whether it was open.
pub fn close(
    tx: &mut Tx<'_>,
    id: LeadId,
    (reason, by): (LeadClose, AccountId),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = diesel::update(table::table.find(id.to_string()))
        .filter(table::state.ne(LeadState::Closed.as_str()))
        .set((
            table::state.eq(LeadState::Closed.as_str()),
            table::close_reason.eq(Some(reason.as_str())),
            table::closed_by.eq(Some(by.to_string())),
            table::closed_at.eq(Some(now.naive_utc())),
        ))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Deletes closed leads, with our answers, that nobody wrote to since then; gives how many.
pub fn forget(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<usize, StoreError> {
    let old = table::table
        .filter(table::state.eq(LeadState::Closed.as_str()))
        .filter(table::closed_at.lt(Some(before.naive_utc())));
    Ok(diesel::delete(old).execute(&mut **tx)?)
}
