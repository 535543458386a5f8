//! Work that is done now and then, by whichever process takes it first.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::schema::sweeps;

/// Whether a sweep that [`take_until`] takes is due, or was never taken.
pub fn is_due(conn: &mut Conn, name: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let known: Option<NaiveDateTime> =
        sweeps::table.find(name).select(sweeps::due_at).first(conn).optional()?;
    Ok(known.is_none_or(|due_at| due_at <= now.naive_utc()))
}

/// Takes a sweep that is due at times of the day, and sets its next one. Where it was never taken it is due then, and not now.
pub fn take_until(
    tx: &mut Tx<'_>,
    name: &str,
    next: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let next = next.naive_utc();
    let known: Option<NaiveDateTime> =
        sweeps::table.find(name).select(sweeps::due_at).first(&mut **tx).optional()?;
    if known.is_none() {
        diesel::insert_into(sweeps::table)
            .values((sweeps::name.eq(name), sweeps::due_at.eq(next)))
            .execute(&mut **tx)?;
        return Ok(false);
    }
    let taken = diesel::update(sweeps::table.find(name))
        .filter(sweeps::due_at.le(now.naive_utc()))
        .set(sweeps::due_at.eq(next))
        .execute(&mut **tx)?;
    Ok(taken > 0)
}

/// Takes a sweep that is due, and sets its next time; `false` where it is not due, or somebody was faster.
pub fn take(tx: &mut Tx<'_>, name: &str, every_s: u32, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let next: NaiveDateTime = (now + TimeDelta::seconds(every_s.into())).naive_utc();
    let known: Option<NaiveDateTime> =
        sweeps::table.find(name).select(sweeps::due_at).first(&mut **tx).optional()?;
    if known.is_none() {
        diesel::insert_into(sweeps::table)
            .values((sweeps::name.eq(name), sweeps::due_at.eq(next)))
            .execute(&mut **tx)?;
        return Ok(true);
    }
    let taken = diesel::update(sweeps::table.find(name))
        .filter(sweeps::due_at.le(now.naive_utc()))
        .set(sweeps::due_at.eq(next))
        .execute(&mut **tx)?;
    Ok(taken > 0)
}
