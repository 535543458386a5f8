//! Likes and boosts of our offers: each actor counts once for each kind.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::schema::reactions as table;
use crate::domain::codes::codes;
use crate::ids::ApId;

codes! {
    /// What somebody did with an offer.
    ReactionKind { Like = "like", Announce = "announce" }
}

/// A reaction of another server's actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaction {
    pub object: ApId,
    pub actor: ApId,
    pub kind: ReactionKind,
    /// The Like or Announce.
    pub activity: ApId,
}

/// Keeps a reaction; a second one of the same actor and kind replaces the id of the first.
pub fn save(tx: &mut Tx<'_>, reaction: &Reaction, now: DateTime<Utc>) -> Result<(), StoreError> {
    let key = (reaction.object.as_str(), reaction.actor.as_str(), reaction.kind.as_str());
    diesel::delete(table::table.find(key)).execute(&mut **tx)?;
    diesel::insert_into(table::table)
        .values((
            table::object.eq(key.0),
            table::actor.eq(key.1),
            table::kind.eq(key.2),
            table::activity.eq(reaction.activity.as_str()),
            table::created_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Takes a reaction back by its object, if this actor has one; gives how many there were.
pub fn delete(tx: &mut Tx<'_>, object: &ApId, actor: &ApId, kind: ReactionKind) -> Result<usize, StoreError> {
    let row = table::table.find((object.as_str(), actor.as_str(), kind.as_str()));
    Ok(diesel::delete(row).execute(&mut **tx)?)
}

/// Takes a reaction back by the id of its activity, if it was this actor's; gives how many there were.
pub fn delete_by_activity(tx: &mut Tx<'_>, activity: &ApId, actor: &ApId) -> Result<usize, StoreError> {
    let rows =
        table::table.filter(table::activity.eq(activity.as_str())).filter(table::actor.eq(actor.as_str()));
    Ok(diesel::delete(rows).execute(&mut **tx)?)
}

/// Takes back everything of an actor that is gone.
pub fn delete_by_actor(tx: &mut Tx<'_>, actor: &ApId) -> Result<(), StoreError> {
    diesel::delete(table::table.filter(table::actor.eq(actor.as_str()))).execute(&mut **tx)?;
    Ok(())
}

/// How many actors reacted so to an object.
pub fn count(conn: &mut Conn, object: &ApId, kind: ReactionKind) -> Result<i64, StoreError> {
    Ok(table::table
        .filter(table::object.eq(object.as_str()))
        .filter(table::kind.eq(kind.as_str()))
        .count()
        .get_result(conn)?)
}
