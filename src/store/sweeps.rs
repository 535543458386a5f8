//! Work that is done now and then, by whichever process takes it first.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::schema::sweeps;

/// When a sweep is due; `None` where it never was.
pub fn due_at(conn: &mut Conn, name: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
    let known: Option<NaiveDateTime> =
        sweeps::table.find(name).select(sweeps::due_at).first(conn).optional()?;
    Ok(known.map(|at| at.and_utc()))
}

/// Says when a sweep is due next.
pub fn set(tx: &mut Tx<'_>, name: &str, next: DateTime<Utc>) -> Result<(), StoreError> {
    let next = next.naive_utc();
    let known = diesel::update(sweeps::table.find(name)).set(sweeps::due_at.eq(next)).execute(&mut **tx)?;
    if known == 0 {
        diesel::insert_into(sweeps::table)
            .values((sweeps::name.eq(name), sweeps::due_at.eq(next)))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Takes a sweep that is due, and sets its next time; `false` where it is not due, or somebody was faster.
pub fn take(tx: &mut Tx<'_>, name: &str, every_s: u32, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let next = now + TimeDelta::seconds(every_s.into());
    if due_at(tx, name)?.is_none() {
        set(tx, name, next)?;
        return Ok(true);
    }
    take_until(tx, name, now, next)
}

/// Takes a sweep that is due, and sets its next time; `false` where it is not due, never was, or somebody was faster.
pub fn take_until(
    tx: &mut Tx<'_>,
    name: &str,
    now: DateTime<Utc>,
    next: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let taken = diesel::update(sweeps::table.find(name))
        .filter(sweeps::due_at.le(now.naive_utc()))
        .set(sweeps::due_at.eq(next.naive_utc()))
        .execute(&mut **tx)?;
    Ok(taken > 0)
}
