//! What moderators decided about pairs of a request and an offer: one mark a pair.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{accounts, match_marks as table};
use crate::domain::matching::marks::PairIds;
use crate::domain::pair_mark::{MarkKind, PairMark};
use crate::ids::{AccountId, ProposalId};

/// A mark, and who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMark {
    pub pair: PairIds,
    pub mark: PairMark,
    /// The address with which whoever made it signs in.
    pub by: String,
    pub at: DateTime<Utc>,
}

type Row = (String, String, String, String, String, NaiveDateTime);

fn read((request, offer, kind, reason, by, at): Row) -> Result<StoredMark, StoreError> {
    let of = Of("match_marks");
    let kind: MarkKind = of.parse("kind", &kind)?;
    let mark = PairMark::of(kind, &reason).ok_or_else(|| StoreError::Row {
        table: "match_marks",
        column: "reason",
        why: format!("no reason of a {kind}"),
    })?;
    Ok(StoredMark { pair: PairIds::new(&request, &offer), mark, by, at: at.and_utc() })
}

macro_rules! joined {
    () => {
        table::table.inner_join(accounts::table).select((
            table::request_id,
            table::offer_id,
            table::kind,
            table::reason,
            accounts::email,
            table::marked_at,
        ))
    };
}

/// Notes a mark in place of what the pair had.
pub fn save(
    tx: &mut Tx<'_>,
    (pair, mark): (&PairIds, PairMark),
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    delete(tx, pair)?;
    diesel::insert_into(table::table)
        .values((
            table::request_id.eq(&*pair.request),
            table::offer_id.eq(&*pair.offer),
            table::kind.eq(mark.kind().as_str()),
            table::reason.eq(mark.reason()),
            table::marked_by.eq(by.to_string()),
            table::marked_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// All marks, the latest first.
pub fn all(conn: &mut Conn) -> Result<Vec<StoredMark>, StoreError> {
    let rows: Vec<Row> =
        joined!().order((table::marked_at.desc(), table::request_id, table::offer_id)).load(conn)?;
    rows.into_iter().map(read).collect()
}

/// The mark of a pair.
pub fn of(conn: &mut Conn, pair: &PairIds) -> Result<Option<StoredMark>, StoreError> {
    let row: Option<Row> = joined!()
        .filter(table::request_id.eq(&*pair.request))
        .filter(table::offer_id.eq(&*pair.offer))
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

/// Takes the mark of a pair away; gives whether there was one.
pub fn delete(tx: &mut Tx<'_>, pair: &PairIds) -> Result<bool, StoreError> {
    let row = table::table.find((&*pair.request, &*pair.offer));
    Ok(diesel::delete(row).execute(&mut **tx)? > 0)
}

/// Takes all marks of a proposal away, whichever side of the pair it is.
pub fn delete_of(tx: &mut Tx<'_>, proposal: ProposalId) -> Result<(), StoreError> {
    let id = proposal.to_string();
    diesel::delete(table::table.filter(table::request_id.eq(&id).or(table::offer_id.eq(&id))))
        .execute(&mut **tx)?;
    Ok(())
}
