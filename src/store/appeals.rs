//! Appeals: what the association says in public of requests, and which request each is for, until it ends.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::ally_requests::read_bands;
use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::appeals as table;
use crate::domain::appeal::Appeal;
use crate::domain::bands::Bands;
use crate::ids::{AppealId, ProposalId};

const OF: Of = Of("appeals");

type Row = (
    (String, Option<String>, Option<String>, NaiveDateTime),
    (Option<String>, Option<String>, Option<String>, Option<NaiveDateTime>, Option<NaiveDateTime>),
);

macro_rules! columns {
    () => {
        (
            (table::id, table::proposal_id, table::approved_by, table::approved_at),
            (table::household_size, table::area, table::period, table::published_at, table::withdrawn_at),
        )
    };
}

fn read(row: Row) -> Result<Appeal, StoreError> {
    let ((id, request, by, approved_at), (size, area, period, published_at, withdrawn_at)) = row;
    let sent = match (size, period, published_at) {
        (Some(size), Some(period), Some(at)) => {
            let bands = read_bands(OF, (&size, area.as_deref(), &period))?;
            Some((bands, at.and_utc()))
        }
        (_, _, _) => None,
    };
    Ok(Appeal {
        id: OF.parse("id", &id)?,
        request: OF.parse_opt("proposal_id", request.as_deref())?,
        approved_by: OF.parse_opt("approved_by", by.as_deref())?,
        approved_at: approved_at.and_utc(),
        sent,
        withdrawn_at: withdrawn_at.map(|at| at.and_utc()),
    })
}

/// Stores one that was approved.
///
/// # Errors
/// [`StoreError::Conflict`] where its request has one.
pub fn insert(tx: &mut Tx<'_>, appeal: &Appeal) -> Result<(), StoreError> {
    if let Some(request) = appeal.request
        && of_request(tx, request)?.is_some()
    {
        return Err(StoreError::Conflict);
    }
    diesel::insert_into(table::table)
        .values((
            table::id.eq(appeal.id.to_string()),
            table::proposal_id.eq(appeal.request.map(|id| id.to_string())),
            table::approved_by.eq(appeal.approved_by.map(|id| id.to_string())),
            table::approved_at.eq(appeal.approved_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The one of a request that did not end.
pub fn of_request(conn: &mut Conn, request: ProposalId) -> Result<Option<Appeal>, StoreError> {
    let row: Option<Row> = table::table
        .filter(table::proposal_id.eq(Some(request.to_string())))
        .select(columns!())
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

/// `None` where there is none.
pub fn by_id(conn: &mut Conn, id: AppealId) -> Result<Option<Appeal>, StoreError> {
    let row: Option<Row> = table::table.find(id.to_string()).select(columns!()).first(conn).optional()?;
    row.map(read).transpose()
}

/// Those that did not end, in the order of their ids, which is none.
pub fn standing(conn: &mut Conn) -> Result<Vec<AppealId>, StoreError> {
    let ids: Vec<String> =
        table::table.filter(table::withdrawn_at.is_null()).order(table::id).select(table::id).load(conn)?;
    ids.iter().map(|id| OF.parse("id", id)).collect()
}

/// Notes in which bands one goes out.
pub fn publish(
    tx: &mut Tx<'_>,
    id: AppealId,
    (bands, at): (&Bands, DateTime<Utc>),
) -> Result<(), StoreError> {
    diesel::update(table::table.find(id.to_string()))
        .set((
            table::household_size.eq(Some(bands.size)),
            table::area.eq(bands.area.as_ref().map(ToString::to_string)),
            table::period.eq(Some(bands.period.to_string())),
            table::published_at.eq(Some(at.naive_utc())),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Ends one that was out: from now on nothing tells what it was for, or what it said.
pub fn end(tx: &mut Tx<'_>, id: AppealId, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(table::table.find(id.to_string()))
        .set((
            table::proposal_id.eq(None::<String>),
            table::household_size.eq(None::<String>),
            table::area.eq(None::<String>),
            table::period.eq(None::<String>),
            table::withdrawn_at.eq(Some(now.naive_utc())),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets one that never went out.
pub fn delete(tx: &mut Tx<'_>, id: AppealId) -> Result<(), StoreError> {
    diesel::delete(table::table.find(id.to_string())).execute(&mut **tx)?;
    Ok(())
}

/// Forgets those that ended before then; gives how many.
pub fn forget(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<usize, StoreError> {
    let old = table::table.filter(table::withdrawn_at.lt(Some(before.naive_utc())));
    Ok(diesel::delete(old).execute(&mut **tx)?)
}
