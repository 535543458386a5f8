//! Which hosts want their requests signed by RFC 9421; all others get draft-cavage.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::schema::signs_rfc9421;

/// When a host was seen to want RFC 9421; `None` for one that is not known to.
pub fn wants_rfc9421(conn: &mut Conn, host: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
    let at: Option<NaiveDateTime> =
        signs_rfc9421::table.find(host).select(signs_rfc9421::learnt_at).first(conn).optional()?;
    Ok(at.map(|at| at.and_utc()))
}

/// Notes that a host wants RFC 9421.
pub fn remember(tx: &mut Tx<'_>, host: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    forget(tx, host)?;
    diesel::insert_into(signs_rfc9421::table)
        .values((signs_rfc9421::host.eq(host), signs_rfc9421::learnt_at.eq(now.naive_utc())))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes that a host takes draft-cavage.
pub fn forget(tx: &mut Tx<'_>, host: &str) -> Result<(), StoreError> {
    diesel::delete(signs_rfc9421::table.find(host)).execute(&mut **tx)?;
    Ok(())
}
