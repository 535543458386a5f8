//! What a moderator must decide or know: one row a matter, however often it happens.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::tasks as table;
use crate::domain::report::{Task, TaskKind};
use crate::ids::{AccountId, ApId, TaskId};

/// Notes a matter, or that it happened again: a task that was done is open again.
pub fn raise(
    tx: &mut Tx<'_>,
    kind: TaskKind,
    (subject, detail): (&ApId, &str),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = table::table.filter(table::kind.eq(kind.as_str())).filter(table::subject.eq(subject.as_str()));
    let again = diesel::update(row)
        .set((
            table::times.eq(table::times + 1),
            table::detail.eq(detail),
            table::latest_at.eq(now.naive_utc()),
            table::done_at.eq(None::<NaiveDateTime>),
            table::done_by.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    if again == 0 {
        diesel::insert_into(table::table)
            .values((
                table::id.eq(TaskId::new().to_string()),
                table::kind.eq(kind.as_str()),
                table::subject.eq(subject.as_str()),
                table::detail.eq(detail),
                table::times.eq(1),
                table::created_at.eq(now.naive_utc()),
                table::latest_at.eq(now.naive_utc()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

type Row = (String, String, String, String, i32, NaiveDateTime);

fn read((id, kind, subject, detail, times, latest_at): Row) -> Result<Task, StoreError> {
    let of = Of("tasks");
    Ok(Task {
        id: of.parse("id", &id)?,
        kind: of.parse("kind", &kind)?,
        subject: of.parse("subject", &subject)?,
        detail,
        times: of.number("times", times)?,
        latest_at: latest_at.and_utc(),
    })
}

macro_rules! columns {
    () => {
        (table::id, table::kind, table::subject, table::detail, table::times, table::latest_at)
    };
}

/// One page of the open ones, the latest first.
pub fn open(conn: &mut Conn, limit: i64, offset: i64) -> Result<Vec<Task>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::done_at.is_null())
        .order((table::latest_at.desc(), table::id.desc()))
        .limit(limit)
        .offset(offset)
        .select(columns!())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// `None` when there is no such task.
pub fn by_id(conn: &mut Conn, id: TaskId) -> Result<Option<Task>, StoreError> {
    let row: Option<Row> = table::table.find(id.to_string()).select(columns!()).first(conn).optional()?;
    row.map(read).transpose()
}

/// How many of a kind are open.
pub fn count_open_of(conn: &mut Conn, kind: TaskKind) -> Result<i64, StoreError> {
    let open = table::table.filter(table::done_at.is_null()).filter(table::kind.eq(kind.as_str()));
    Ok(open.count().get_result(conn)?)
}

/// Notes that a matter is settled by what was done elsewhere.
pub fn settle(
    tx: &mut Tx<'_>,
    kind: TaskKind,
    subject: &ApId,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(
        table::table.filter(table::kind.eq(kind.as_str())).filter(table::subject.eq(subject.as_str())),
    )
    .filter(table::done_at.is_null())
    .set((table::done_at.eq(Some(now.naive_utc())), table::done_by.eq(by.map(|by| by.to_string()))))
    .execute(&mut **tx)?;
    Ok(())
}

/// How many are open.
pub fn count_open(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(table::table.filter(table::done_at.is_null()).count().get_result(conn)?)
}

/// Notes that somebody dealt with one; gives whether it was open.
pub fn done(tx: &mut Tx<'_>, id: TaskId, by: AccountId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let changed = diesel::update(table::table.find(id.to_string()))
        .filter(table::done_at.is_null())
        .set((table::done_at.eq(Some(now.naive_utc())), table::done_by.eq(Some(by.to_string()))))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}
