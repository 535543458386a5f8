//! How often allies fetched requests of ours today: one row an ally.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreError;
use super::schema::request_fetches as table;
use crate::ids::ApId;

/// Counts one more of a day; gives how many there are now. Earlier days are forgotten.
pub fn one_more(tx: &mut Tx<'_>, ally: &ApId, day: NaiveDate) -> Result<i32, StoreError> {
    let row = table::table.find(ally.as_str());
    let today = diesel::update(row.filter(table::day.eq(day)))
        .set(table::fetches.eq(table::fetches + 1))
        .execute(&mut **tx)?;
    if today > 0 {
        return Ok(row.select(table::fetches).first(&mut **tx)?);
    }
    diesel::delete(row).execute(&mut **tx)?;
    diesel::insert_into(table::table)
        .values((table::ally.eq(ally.as_str()), table::day.eq(day), table::fetches.eq(1)))
        .execute(&mut **tx)?;
    Ok(1)
}
