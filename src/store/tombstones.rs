//! What others deleted, so that it does not come back: for good where it was here, for a while where it was not.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::schema::tombstones;
use crate::ids::{ApId, Domain};

/// Remembers that an actor deleted an object, so that a late Create of that actor does not bring it back.
pub fn bury(tx: &mut Tx<'_>, object: &ApId, actor: &ApId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = tombstones::table.find((object.as_str(), actor.as_str()));
    let known = diesel::update(row).set(tombstones::unseen_of.eq(None::<String>)).execute(&mut **tx)?;
    if known == 0 { insert_stone(tx, object, actor, (None, now)) } else { Ok(()) }
}

fn insert_stone(
    tx: &mut Tx<'_>,
    object: &ApId,
    actor: &ApId,
    (unseen_of, now): (Option<&Domain>, DateTime<Utc>),
) -> Result<(), StoreError> {
    diesel::insert_into(tombstones::table)
        .values((
            tombstones::ap_id.eq(object.as_str()),
            tombstones::actor.eq(actor.as_str()),
            tombstones::deleted_at.eq(now.naive_utc()),
            tombstones::unseen_of.eq(unseen_of.map(Domain::as_str)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// As [`bury`], for what was never here: its Create may be on its way. At most `most` of a domain are remembered, until
/// [`forget_unseen`].
pub fn bury_unseen(
    tx: &mut Tx<'_>,
    object: &ApId,
    actor: &ApId,
    (most, now): (i64, DateTime<Utc>),
) -> Result<(), StoreError> {
    let domain = actor.domain();
    if is_buried(tx, object, actor)? || count_unseen(tx, &domain)? >= most {
        return Ok(());
    }
    insert_stone(tx, object, actor, (Some(&domain), now))
}

/// How much of what a domain deleted was never here, as far as it is remembered.
pub fn count_unseen(conn: &mut Conn, domain: &Domain) -> Result<i64, StoreError> {
    let of = tombstones::table.filter(tombstones::unseen_of.eq(domain.as_str()));
    Ok(of.count().get_result(conn)?)
}

/// Forgets what was deleted before `before` and was never here; gives how many.
pub fn forget_unseen(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<usize, StoreError> {
    let old = tombstones::table
        .filter(tombstones::unseen_of.is_not_null())
        .filter(tombstones::deleted_at.lt(before.naive_utc()));
    Ok(diesel::delete(old).execute(&mut **tx)?)
}

/// Whether an object was deleted by this actor. What another actor says of it does not count.
pub fn is_buried(conn: &mut Conn, object: &ApId, actor: &ApId) -> Result<bool, StoreError> {
    let found: Option<String> = tombstones::table
        .filter(tombstones::ap_id.eq(object.as_str()))
        .filter(tombstones::actor.eq(actor.as_str()))
        .select(tombstones::ap_id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}
