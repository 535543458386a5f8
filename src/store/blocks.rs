//! Who blocks one of our actors, and which actors moved.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::schema::{blocks, moves};
use crate::ids::ApId;

/// Notes that `blocker` blocks `actor`; a second Block replaces the id of the first.
pub fn save(
    tx: &mut Tx<'_>,
    actor: &ApId,
    (blocker, block_id): (&ApId, &ApId),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    delete(tx, actor, blocker)?;
    diesel::insert_into(blocks::table)
        .values((
            blocks::actor.eq(actor.as_str()),
            blocks::blocker.eq(blocker.as_str()),
            blocks::block_id.eq(block_id.as_str()),
            blocks::created_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Ends a block; gives how many there were (0 or 1).
pub fn delete(tx: &mut Tx<'_>, actor: &ApId, blocker: &ApId) -> Result<usize, StoreError> {
    Ok(diesel::delete(blocks::table.find((actor.as_str(), blocker.as_str()))).execute(&mut **tx)?)
}

/// Ends the block whose activity had this id, if it was this actor's; gives how many there were.
pub fn delete_by_id(tx: &mut Tx<'_>, block_id: &ApId, blocker: &ApId) -> Result<usize, StoreError> {
    let rows = blocks::table
        .filter(blocks::block_id.eq(block_id.as_str()))
        .filter(blocks::blocker.eq(blocker.as_str()));
    Ok(diesel::delete(rows).execute(&mut **tx)?)
}

/// Whether somebody blocks one of our actors.
pub fn is_blocked_by(conn: &mut Conn, actor: &ApId, blocker: &ApId) -> Result<bool, StoreError> {
    let row = blocks::table.find((actor.as_str(), blocker.as_str()));
    Ok(diesel::select(diesel::dsl::exists(row)).get_result(conn)?)
}

/// When an actor last moved.
pub fn moved_at(conn: &mut Conn, actor: &ApId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let at: Option<NaiveDateTime> =
        moves::table.find(actor.as_str()).select(moves::moved_at).first(conn).optional()?;
    Ok(at.map(|at| at.and_utc()))
}

/// Notes that an actor moved.
pub fn save_move(tx: &mut Tx<'_>, actor: &ApId, target: &ApId, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::delete(moves::table.find(actor.as_str())).execute(&mut **tx)?;
    diesel::insert_into(moves::table)
        .values((
            moves::actor.eq(actor.as_str()),
            moves::target.eq(target.as_str()),
            moves::moved_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
