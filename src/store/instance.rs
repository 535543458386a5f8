//! Who this instance is: stored at the first start, compared at every later one.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::schema::instance;

/// Any number, the same for every Rooftop process.
const PG_SET_UP_LOCK: &str = "7066847";

/// The public address and the association's handle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub public_url: String,
    pub handle: String,
}

/// Lets one process at a time set the instance up, until the transaction ends. On SQLite there is one writer anyway.
pub fn alone(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    if let Conn::Postgres(conn) = &mut **tx {
        // Whoever is first makes keys, which takes a while on a small machine.
        conn.batch_execute(&format!(
            "SET LOCAL lock_timeout='25s'; SELECT pg_advisory_xact_lock({PG_SET_UP_LOCK})"
        ))?;
    }
    Ok(())
}

/// `None` before the first start.
pub fn identity(conn: &mut Conn) -> Result<Option<Identity>, StoreError> {
    let row: Option<(String, String)> =
        instance::table.find(1).select((instance::public_url, instance::handle)).first(conn).optional()?;
    Ok(row.map(|(public_url, handle)| Identity { public_url, handle }))
}

/// Stores who this instance is, once and for all.
pub fn save_identity(tx: &mut Tx<'_>, identity: &Identity, now: DateTime<Utc>) -> Result<(), StoreError> {
    let created: NaiveDateTime = now.naive_utc();
    diesel::insert_into(instance::table)
        .values((
            instance::id.eq(1),
            instance::public_url.eq(&identity.public_url),
            instance::handle.eq(&identity.handle),
            instance::created_at.eq(created),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
