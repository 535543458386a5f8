//! Who follows our actors, and whom they follow.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{actors, followers, following};
use crate::domain::partner::FollowState;
use crate::ids::{ApId, Domain};

/// Notes that `follower` follows `actor`; a second Follow replaces the id of the first.
pub fn save_follower(
    tx: &mut Tx<'_>,
    actor: &ApId,
    follower: &ApId,
    follow_id: &ApId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    delete_follower(tx, actor, follower)?;
    diesel::insert_into(followers::table)
        .values((
            followers::actor.eq(actor.as_str()),
            followers::follower.eq(follower.as_str()),
            followers::follow_id.eq(follow_id.as_str()),
            followers::created_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Ends a follow; gives how many there were (0 or 1).
pub fn delete_follower(tx: &mut Tx<'_>, actor: &ApId, follower: &ApId) -> Result<usize, StoreError> {
    Ok(diesel::delete(followers::table.find((actor.as_str(), follower.as_str()))).execute(&mut **tx)?)
}

/// Ends the follow whose activity had this id, if it was this follower's; gives how many there were.
pub fn delete_follower_by_id(
    tx: &mut Tx<'_>,
    follow_id: &ApId,
    follower: &ApId,
) -> Result<usize, StoreError> {
    Ok(diesel::delete(
        followers::table
            .filter(followers::follow_id.eq(follow_id.as_str()))
            .filter(followers::follower.eq(follower.as_str())),
    )
    .execute(&mut **tx)?)
}

/// Ends the follows of everybody who is reached at an inbox that is gone.
pub fn delete_by_inbox(tx: &mut Tx<'_>, inbox: &ApId) -> Result<(), StoreError> {
    let there: Vec<String> = actors::table
        .filter(actors::inbox.eq(inbox.as_str()).or(actors::shared_inbox.eq(Some(inbox.as_str()))))
        .filter(actors::is_local.eq(false))
        .select(actors::ap_id)
        .load(&mut **tx)?;
    diesel::delete(followers::table.filter(followers::follower.eq_any(there))).execute(&mut **tx)?;
    Ok(())
}

/// Ends the follows of everybody of a domain.
pub fn delete_of_domain(tx: &mut Tx<'_>, domain: &Domain) -> Result<(), StoreError> {
    let there: Vec<String> = actors::table
        .filter(actors::domain.eq(domain.as_str()))
        .filter(actors::is_local.eq(false))
        .select(actors::ap_id)
        .load(&mut **tx)?;
    diesel::delete(followers::table.filter(followers::follower.eq_any(there))).execute(&mut **tx)?;
    Ok(())
}

/// Ends every follow, in either direction, of an actor that is gone.
pub fn delete_of_actor(tx: &mut Tx<'_>, gone: &ApId) -> Result<(), StoreError> {
    diesel::delete(followers::table.filter(followers::follower.eq(gone.as_str()))).execute(&mut **tx)?;
    diesel::delete(following::table.filter(following::target.eq(gone.as_str()))).execute(&mut **tx)?;
    Ok(())
}

/// One page of an actor's followers, in order of their ids, after the given one.
pub fn followers_page(
    conn: &mut Conn,
    actor: &ApId,
    after: &str,
    limit: i64,
) -> Result<Vec<ApId>, StoreError> {
    let ids: Vec<String> = followers::table
        .filter(followers::actor.eq(actor.as_str()))
        .filter(followers::follower.gt(after))
        .order(followers::follower)
        .limit(limit)
        .select(followers::follower)
        .load(conn)?;
    ids.iter().map(|id| Of("followers").parse("follower", id)).collect()
}

/// How many follow an actor.
pub fn count_followers(conn: &mut Conn, actor: &ApId) -> Result<i64, StoreError> {
    Ok(followers::table.filter(followers::actor.eq(actor.as_str())).count().get_result(conn)?)
}

/// The distinct inboxes of an actor's followers: one a shared inbox, or each one's own (federation.md "Delivery").
pub fn follower_inboxes(conn: &mut Conn, actor: &ApId) -> Result<Vec<ApId>, StoreError> {
    let rows: Vec<(Option<String>, String)> = followers::table
        .inner_join(actors::table.on(actors::ap_id.eq(followers::follower)))
        .filter(followers::actor.eq(actor.as_str()))
        .filter(actors::deleted_at.is_null())
        .select((actors::shared_inbox, actors::inbox))
        .load(conn)?;
    let mut inboxes = rows
        .into_iter()
        .map(|(shared, own)| Of("actors").parse("inbox", &shared.unwrap_or(own)))
        .collect::<Result<Vec<ApId>, _>>()?;
    inboxes.sort();
    inboxes.dedup();
    Ok(inboxes)
}

/// Whether somebody follows any of our actors.
pub fn is_follower(conn: &mut Conn, follower: &ApId) -> Result<bool, StoreError> {
    let rows = followers::table.filter(followers::follower.eq(follower.as_str()));
    Ok(rows.count().get_result::<i64>(conn)? > 0)
}

/// Lets `new` follow whomever `old` followed.
pub fn move_follower(tx: &mut Tx<'_>, old: &ApId, new: &ApId) -> Result<(), StoreError> {
    let followed: Vec<String> = followers::table
        .filter(followers::follower.eq(old.as_str()))
        .select(followers::actor)
        .load(&mut **tx)?;
    for actor in followed {
        let row = followers::table.find((&actor, old.as_str()));
        if followers::table.find((&actor, new.as_str())).count().get_result::<i64>(&mut **tx)? > 0 {
            diesel::delete(row).execute(&mut **tx)?;
        } else {
            diesel::update(row).set(followers::follower.eq(new.as_str())).execute(&mut **tx)?;
        }
    }
    Ok(())
}

/// Notes that one of ours asked to follow `target`, with the id of the Follow.
pub fn save_following(
    tx: &mut Tx<'_>,
    actor: &ApId,
    target: &ApId,
    follow_id: &ApId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    delete_following(tx, actor, target)?;
    diesel::insert_into(following::table)
        .values((
            following::actor.eq(actor.as_str()),
            following::target.eq(target.as_str()),
            following::follow_id.eq(follow_id.as_str()),
            following::state.eq(FollowState::Pending.as_str()),
            following::created_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Whether this is the id of a Follow of ours.
pub fn is_asked(conn: &mut Conn, follow_id: &ApId) -> Result<bool, StoreError> {
    let rows = following::table.filter(following::follow_id.eq(follow_id.as_str()));
    Ok(rows.count().get_result::<i64>(conn)? > 0)
}

/// Sets the state of our Follow with this id of this target; gives whether there was one that waited (inbound check 11).
pub fn answer_following(
    tx: &mut Tx<'_>,
    follow_id: &ApId,
    target: &ApId,
    state: FollowState,
) -> Result<bool, StoreError> {
    let changed = diesel::update(
        following::table
            .filter(following::follow_id.eq(follow_id.as_str()))
            .filter(following::target.eq(target.as_str())),
    )
    .set(following::state.eq(state.as_str()))
    .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Forgets that one of ours follows `target`; gives the id of the Follow.
pub fn delete_following(tx: &mut Tx<'_>, actor: &ApId, target: &ApId) -> Result<Option<ApId>, StoreError> {
    let row = following::table.find((actor.as_str(), target.as_str()));
    let id: Option<String> = row.select(following::follow_id).first(&mut **tx).optional()?;
    diesel::delete(row).execute(&mut **tx)?;
    Of("following").parse_opt("follow_id", id.as_deref())
}

/// Whether one of ours follows `target`, and how far that has come.
pub fn following_state(
    conn: &mut Conn,
    actor: &ApId,
    target: &ApId,
) -> Result<Option<FollowState>, StoreError> {
    let state: Option<String> = following::table
        .find((actor.as_str(), target.as_str()))
        .select(following::state)
        .first(conn)
        .optional()?;
    Of("following").parse_opt("state", state.as_deref())
}

/// One page of whom an actor follows (accepted ones), in order of their ids, after the given one.
pub fn following_page(
    conn: &mut Conn,
    actor: &ApId,
    after: &str,
    limit: i64,
) -> Result<Vec<ApId>, StoreError> {
    let ids: Vec<String> = following::table
        .filter(following::actor.eq(actor.as_str()))
        .filter(following::state.eq(FollowState::Accepted.as_str()))
        .filter(following::target.gt(after))
        .order(following::target)
        .limit(limit)
        .select(following::target)
        .load(conn)?;
    ids.iter().map(|id| Of("following").parse("target", id)).collect()
}

/// How many an actor follows.
pub fn count_following(conn: &mut Conn, actor: &ApId) -> Result<i64, StoreError> {
    Ok(following::table
        .filter(following::actor.eq(actor.as_str()))
        .filter(following::state.eq(FollowState::Accepted.as_str()))
        .count()
        .get_result(conn)?)
}
