//! The reading of somebody's older offers, page by page: one row a reading, leased, and the pages that it read.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::lease::Claim;
use super::read::Of;
use super::schema::{backfill_pages, backfills};
use crate::domain::backfill::{BackfillEnding, BackfillState};
use crate::ids::{ApId, BackfillId};

/// A reading, as far as it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backfill {
    pub id: BackfillId,
    /// Whose outbox is read.
    pub target: ApId,
    pub state: BackfillState,
    /// The page that comes next; `None` at the beginning.
    pub next_page: Option<ApId>,
    pub pages: u32,
    /// Items that were looked at.
    pub items: u32,
    /// Offers that were new or newer than what we had.
    pub kept: u32,
    /// Failed tries of the page that comes next.
    pub attempts: u32,
    pub started_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub ending: Option<BackfillEnding>,
    pub last_error: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = backfills)]
struct Row {
    id: String,
    target: String,
    state: String,
    next_page: Option<String>,
    pages: i32,
    items: i32,
    kept: i32,
    attempts: i32,
    started_at: NaiveDateTime,
    ended_at: Option<NaiveDateTime>,
    ending: Option<String>,
    last_error: Option<String>,
}

impl Row {
    fn read(self) -> Result<Backfill, StoreError> {
        let of = Of("backfills");
        Ok(Backfill {
            id: of.parse("id", &self.id)?,
            target: of.parse("target", &self.target)?,
            state: of.parse("state", &self.state)?,
            next_page: of.parse_opt("next_page", self.next_page.as_deref())?,
            pages: of.number("pages", self.pages)?,
            items: of.number("items", self.items)?,
            kept: of.number("kept", self.kept)?,
            attempts: of.number("attempts", self.attempts)?,
            started_at: self.started_at.and_utc(),
            ended_at: self.ended_at.map(|at| at.and_utc()),
            ending: of.parse_opt("ending", self.ending.as_deref())?,
            last_error: self.last_error,
        })
    }
}

/// Begins to read somebody's outbox, from its start, at `due_at`; a reading under way ends.
pub fn start(
    tx: &mut Tx<'_>,
    target: &ApId,
    now: DateTime<Utc>,
    due_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    delete(tx, target)?;
    diesel::insert_into(backfills::table)
        .values((
            backfills::id.eq(BackfillId::new().to_string()),
            backfills::target.eq(target.as_str()),
            backfills::state.eq(BackfillState::Waiting.as_str()),
            backfills::pages.eq(0),
            backfills::items.eq(0),
            backfills::kept.eq(0),
            backfills::attempts.eq(0),
            backfills::started_at.eq(now.naive_utc()),
            backfills::due_at.eq(due_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets the reading of somebody's outbox; one under way ends with its page.
pub fn delete(tx: &mut Tx<'_>, target: &ApId) -> Result<(), StoreError> {
    diesel::delete(backfills::table.filter(backfills::target.eq(target.as_str()))).execute(&mut **tx)?;
    Ok(())
}

/// Leases the reading that is due longest.
pub fn claim(tx: &mut Tx<'_>, claim: Claim) -> Result<Option<Backfill>, StoreError> {
    let now = claim.now.naive_utc();
    let due: Option<Row> = backfills::table
        .filter(backfills::state.eq(BackfillState::Waiting.as_str()))
        .filter(backfills::due_at.le(now))
        .filter(backfills::lease_until.is_null().or(backfills::lease_until.lt(now)))
        .order((backfills::due_at, backfills::id))
        .select(Row::as_select())
        .first(&mut **tx)
        .optional()?;
    let Some(due) = due else { return Ok(None) };
    // Another process may have been faster.
    let taken = diesel::update(backfills::table.find(&due.id))
        .filter(backfills::state.eq(BackfillState::Waiting.as_str()))
        .filter(backfills::due_at.le(now))
        .filter(backfills::lease_until.is_null().or(backfills::lease_until.lt(now)))
        .set(backfills::lease_until.eq(Some(claim.lease_until())))
        .execute(&mut **tx)?;
    if taken == 0 { Ok(None) } else { due.read().map(Some) }
}

/// What a page brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRead {
    /// The page, as it was asked for.
    pub page: ApId,
    pub items: u32,
    pub kept: u32,
    /// What was left out of it, if anything was.
    pub cut: Option<BackfillEnding>,
}

/// Notes that a page was read. Gives `false`, and changes nothing, where the reading is not at this page any more: its partner was
/// removed, or another worker read it.
pub fn page_read(
    tx: &mut Tx<'_>,
    reading: &Backfill,
    read: &PageRead,
    claim: Claim,
) -> Result<bool, StoreError> {
    let number = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    let ending = read.cut.or(reading.ending).map(BackfillEnding::as_str);
    let changed = diesel::update(backfills::table.find(reading.id.to_string()))
        .filter(backfills::state.eq(BackfillState::Waiting.as_str()))
        .filter(backfills::pages.eq(number(reading.pages)))
        .set((
            backfills::pages.eq(number(reading.pages + 1)),
            backfills::items.eq(number(reading.items + read.items)),
            backfills::kept.eq(number(reading.kept + read.kept)),
            backfills::attempts.eq(0),
            backfills::ending.eq(ending),
            backfills::lease_until.eq(Some(claim.lease_until())),
            backfills::last_error.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    if changed == 0 {
        return Ok(false);
    }
    diesel::insert_into(backfill_pages::table)
        .values((
            backfill_pages::backfill_id.eq(reading.id.to_string()),
            backfill_pages::page.eq(read.page.as_str()),
        ))
        .execute(&mut **tx)?;
    Ok(true)
}

/// Whether a page was read already.
pub fn was_read(conn: &mut Conn, id: BackfillId, page: &ApId) -> Result<bool, StoreError> {
    let found: Option<String> = backfill_pages::table
        .find((id.to_string(), page.as_str()))
        .select(backfill_pages::page)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// Sets the page that comes next.
pub fn go_on(tx: &mut Tx<'_>, id: BackfillId, next: &ApId) -> Result<(), StoreError> {
    diesel::update(backfills::table.find(id.to_string()))
        .set(backfills::next_page.eq(Some(next.as_str())))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes that there is nothing more to read. What was cut before stays said.
pub fn end(
    tx: &mut Tx<'_>,
    id: BackfillId,
    ending: BackfillEnding,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = backfills::table.find(id.to_string());
    let cut: Option<Option<String>> =
        backfills::table.find(id.to_string()).select(backfills::ending).first(&mut **tx).optional()?;
    let ending = cut.flatten().unwrap_or_else(|| ending.as_str().to_owned());
    diesel::update(row)
        .set((
            backfills::state.eq(BackfillState::Done.as_str()),
            backfills::ending.eq(Some(ending)),
            backfills::next_page.eq(None::<String>),
            backfills::lease_until.eq(None::<NaiveDateTime>),
            backfills::ended_at.eq(Some(now.naive_utc())),
        ))
        .execute(&mut **tx)?;
    diesel::delete(backfill_pages::table.filter(backfill_pages::backfill_id.eq(id.to_string())))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes a failed try of a page: the next one is at `due_at`, or never.
pub fn failed(
    tx: &mut Tx<'_>,
    id: BackfillId,
    error: &str,
    due_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (state, ended_at) = match due_at {
        Some(_) => (BackfillState::Waiting, None),
        None => (BackfillState::Failed, Some(now.naive_utc())),
    };
    diesel::update(backfills::table.find(id.to_string()))
        .set((
            backfills::state.eq(state.as_str()),
            backfills::attempts.eq(backfills::attempts + 1),
            backfills::due_at.eq(due_at.unwrap_or(now).naive_utc()),
            backfills::ended_at.eq(ended_at),
            backfills::lease_until.eq(None::<NaiveDateTime>),
            backfills::last_error.eq(Some(error)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// How far the reading of somebody's outbox has come; `None` where none was begun.
pub fn of_target(conn: &mut Conn, target: &ApId) -> Result<Option<Backfill>, StoreError> {
    let row: Option<Row> = backfills::table
        .filter(backfills::target.eq(target.as_str()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Row::read).transpose()
}

/// How many readings are in a state.
pub fn count(conn: &mut Conn, state: BackfillState) -> Result<i64, StoreError> {
    Ok(backfills::table.filter(backfills::state.eq(state.as_str())).count().get_result(conn)?)
}
