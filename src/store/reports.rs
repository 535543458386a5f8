//! Reports: others' about us, and ours about others.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::{Of, to_json};
use super::schema::reports as table;
use crate::domain::report::{Report, ReportClose, ReportState};
use crate::ids::{AccountId, ApId, ReportId};

/// Keeps a report; who of the staff wrote it stays in a column of its own, which nothing that is sent reads.
pub fn insert(tx: &mut Tx<'_>, report: &Report, written_by: Option<AccountId>) -> Result<(), StoreError> {
    diesel::insert_into(table::table)
        .values((
            table::id.eq(report.id.to_string()),
            table::ap_id.eq(report.ap_id.as_str()),
            table::direction.eq(report.direction.as_str()),
            table::reporter.eq(report.reporter.as_str()),
            table::objects.eq(to_json(&report.objects)),
            table::more.eq(i32::try_from(report.more).unwrap_or(i32::MAX)),
            table::content.eq(&report.content),
            table::state.eq(report.state.as_str()),
            table::written_by.eq(written_by.map(|id| id.to_string())),
            table::close_reason.eq(report.close_reason.map(ReportClose::as_str)),
            table::created_at.eq(report.created_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type Row = ((String, String, String, String, String, i32), (String, String, Option<String>, NaiveDateTime));

macro_rules! columns {
    () => {
        (
            (table::id, table::ap_id, table::direction, table::reporter, table::objects, table::more),
            (table::content, table::state, table::close_reason, table::created_at),
        )
    };
}

fn read(row: Row) -> Result<Report, StoreError> {
    let ((id, ap_id, direction, reporter, objects, more), (content, state, close_reason, created_at)) = row;
    let of = Of("reports");
    Ok(Report {
        id: of.parse("id", &id)?,
        ap_id: of.parse("ap_id", &ap_id)?,
        direction: of.parse("direction", &direction)?,
        reporter: of.parse("reporter", &reporter)?,
        objects: of.json("objects", &objects)?,
        more: of.number("more", more)?,
        content,
        state: of.parse("state", &state)?,
        close_reason: of.parse_opt("close_reason", close_reason.as_deref())?,
        created_at: created_at.and_utc(),
    })
}

/// One page of those in a state, the latest first.
pub fn page(conn: &mut Conn, state: ReportState, limit: i64, offset: i64) -> Result<Vec<Report>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::state.eq(state.as_str()))
        .order((table::created_at.desc(), table::id.desc()))
        .limit(limit)
        .offset(offset)
        .select(columns!())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// How many are in a state.
pub fn count(conn: &mut Conn, state: ReportState) -> Result<i64, StoreError> {
    Ok(table::table.filter(table::state.eq(state.as_str())).count().get_result(conn)?)
}

/// `None` when there is no such report.
pub fn by_id(conn: &mut Conn, id: ReportId) -> Result<Option<Report>, StoreError> {
    let row: Option<Row> = table::table.find(id.to_string()).select(columns!()).first(conn).optional()?;
    row.map(read).transpose()
}

/// The report that a Flag became.
pub fn by_ap_id(conn: &mut Conn, ap_id: &ApId) -> Result<Option<Report>, StoreError> {
    let row: Option<Row> =
        table::table.filter(table::ap_id.eq(ap_id.as_str())).select(columns!()).first(conn).optional()?;
    row.map(read).transpose()
}

/// How many reports an actor sent since then, and the latest of them.
pub fn since(
    conn: &mut Conn,
    reporter: &ApId,
    since: DateTime<Utc>,
) -> Result<(i64, Option<ReportId>), StoreError> {
    let ids: Vec<String> = table::table
        .filter(table::reporter.eq(reporter.as_str()))
        .filter(table::created_at.gt(since.naive_utc()))
        .order(table::id.desc())
        .select(table::id)
        .load(conn)?;
    let latest = Of("reports").parse_opt("id", ids.first().map(String::as_str))?;
    Ok((i64::try_from(ids.len()).unwrap_or(i64::MAX), latest))
}

/// Counts one more on a report, which stands for it.
pub fn one_more(tx: &mut Tx<'_>, id: ReportId) -> Result<(), StoreError> {
    diesel::update(table::table.find(id.to_string()))
        .set(table::more.eq(table::more + 1))
        .execute(&mut **tx)?;
    Ok(())
}

/// Closes an open report; gives whether it was open.
pub fn close(
    tx: &mut Tx<'_>,
    id: ReportId,
    (reason, by): (ReportClose, AccountId),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = diesel::update(table::table.find(id.to_string()))
        .filter(table::state.eq(ReportState::Open.as_str()))
        .set((
            table::state.eq(ReportState::Closed.as_str()),
            table::close_reason.eq(Some(reason.as_str())),
            table::closed_by.eq(Some(by.to_string())),
            table::closed_at.eq(Some(now.naive_utc())),
        ))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}
