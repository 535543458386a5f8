//! Links to enter by mail. A row is of the mark of an address, whether it is anybody's or not.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::sign_in_links as table;
use crate::domain::address_mark::AddressMark;

/// Inserts a link.
pub fn insert(
    tx: &mut Tx<'_>,
    (token_hash, mark): (&str, AddressMark),
    (now, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(), StoreError> {
    diesel::insert_into(table::table)
        .values((
            table::token_hash.eq(token_hash),
            table::mark.eq(mark.to_string()),
            table::created_at.eq(now.naive_utc()),
            table::expires_at.eq(expires_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// How many links were made for an address since then.
pub fn count_since(conn: &mut Conn, mark: AddressMark, since: DateTime<Utc>) -> Result<i64, StoreError> {
    let made =
        table::table.filter(table::mark.eq(mark.to_string())).filter(table::created_at.gt(since.naive_utc()));
    Ok(made.count().get_result(conn)?)
}

/// The mark that a link is of, while it is good.
pub fn good(
    conn: &mut Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<AddressMark>, StoreError> {
    let mark: Option<String> = table::table
        .find(token_hash)
        .filter(table::used_at.is_null())
        .filter(table::expires_at.gt(now.naive_utc()))
        .select(table::mark)
        .first(conn)
        .optional()?;
    Of("sign_in_links").parse_opt("mark", mark.as_deref())
}

/// Uses a link; gives the mark that it is of, to one only of those who use it. Other links of that address are void from then on.
pub fn take(
    tx: &mut Tx<'_>,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<AddressMark>, StoreError> {
    let Some(mark) = good(tx, token_hash, now)? else { return Ok(None) };
    let row = table::table.find(token_hash).filter(table::used_at.is_null());
    // Another process may have used it since it was read.
    let taken = diesel::update(row).set(table::used_at.eq(Some(now.naive_utc()))).execute(&mut **tx)?;
    if taken == 0 {
        return Ok(None);
    }
    void(tx, mark, now)?;
    Ok(Some(mark))
}

/// Makes every link of an address void.
pub fn void(tx: &mut Tx<'_>, mark: AddressMark, now: DateTime<Utc>) -> Result<(), StoreError> {
    let rows = table::table.filter(table::mark.eq(mark.to_string())).filter(table::used_at.is_null());
    diesel::update(rows).set(table::used_at.eq(Some(now.naive_utc()))).execute(&mut **tx)?;
    Ok(())
}

/// Deletes the links of an address.
pub fn delete_of(tx: &mut Tx<'_>, mark: AddressMark) -> Result<(), StoreError> {
    diesel::delete(table::table.filter(table::mark.eq(mark.to_string()))).execute(&mut **tx)?;
    Ok(())
}

/// Deletes those that were made before; gives how many.
pub fn forget(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<usize, StoreError> {
    let before: NaiveDateTime = before.naive_utc();
    Ok(diesel::delete(table::table.filter(table::created_at.lt(before))).execute(&mut **tx)?)
}
