//! Requests that allies let us fetch: bands only.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::ally_requests as table;
use crate::domain::bands::Bands;
use crate::domain::household::size_band_named;
use crate::ids::ApId;

/// An ally's request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllyRequest {
    pub ap_id: ApId,
    pub author: ApId,
    pub bands: Bands,
}

/// Inserts an ally's request, or replaces its bands.
///
/// # Errors
/// [`StoreError::Conflict`] when a request with this id has another author.
pub fn save(tx: &mut Tx<'_>, request: &AllyRequest, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = table::table.find(request.ap_id.as_str());
    let author: Option<String> = row.select(table::author).first(&mut **tx).optional()?;
    if author.is_some_and(|author| author != request.author.as_str()) {
        return Err(StoreError::Conflict);
    }
    diesel::delete(row).execute(&mut **tx)?;
    diesel::insert_into(table::table)
        .values((
            table::ap_id.eq(request.ap_id.as_str()),
            table::author.eq(request.author.as_str()),
            table::household_size.eq(request.bands.size),
            table::area.eq(request.bands.area.as_ref().map(ToString::to_string)),
            table::period.eq(request.bands.period.to_string()),
            table::received_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Deletes an ally's request at its author's word; gives whether there was one.
pub fn delete(tx: &mut Tx<'_>, ap_id: &ApId, author: &ApId) -> Result<bool, StoreError> {
    let gone = diesel::delete(table::table.find(ap_id.as_str()).filter(table::author.eq(author.as_str())))
        .execute(&mut **tx)?;
    Ok(gone > 0)
}

/// Deletes every request of an author.
pub fn delete_by_author(tx: &mut Tx<'_>, author: &ApId) -> Result<(), StoreError> {
    diesel::delete(table::table.filter(table::author.eq(author.as_str()))).execute(&mut **tx)?;
    Ok(())
}

/// All of them, the latest first.
pub fn all(conn: &mut Conn, limit: i64) -> Result<Vec<AllyRequest>, StoreError> {
    let rows: Vec<(String, String, String, Option<String>, String)> = table::table
        .order(table::received_at.desc())
        .limit(limit)
        .select((table::ap_id, table::author, table::household_size, table::area, table::period))
        .load(conn)?;
    let of = Of("ally_requests");
    rows.into_iter()
        .map(|(ap_id, author, size, area, period)| {
            Ok(AllyRequest {
                ap_id: of.parse("ap_id", &ap_id)?,
                author: of.parse("author", &author)?,
                bands: read_bands(of, (&size, area.as_deref(), &period))?,
            })
        })
        .collect()
}

/// One of them, of this author.
pub fn by_ap_id(conn: &mut Conn, ap_id: &ApId, author: &ApId) -> Result<Option<AllyRequest>, StoreError> {
    let row: Option<(String, Option<String>, String)> = table::table
        .find(ap_id.as_str())
        .filter(table::author.eq(author.as_str()))
        .select((table::household_size, table::area, table::period))
        .first(conn)
        .optional()?;
    let Some((size, area, period)) = row else { return Ok(None) };
    let bands = read_bands(Of("ally_requests"), (&size, area.as_deref(), &period))?;
    Ok(Some(AllyRequest { ap_id: ap_id.clone(), author: author.clone(), bands }))
}

/// Reads the columns of bands.
pub(super) fn read_bands(
    of: Of,
    (size, area, period): (&str, Option<&str>, &str),
) -> Result<Bands, StoreError> {
    let size = size_band_named(size).ok_or_else(|| StoreError::Row {
        table: of.0,
        column: "household_size",
        why: "no band".to_owned(),
    })?;
    Ok(Bands { size, area: of.parse_opt("area", area)?, period: of.parse("period", period)? })
}
