//! Who follows our actors, and whom we follow.

use chrono::{DateTime, Utc};

use super::ServiceError;
use crate::domain::event::{Event, EventKind};
use crate::domain::partner::FollowState;
use crate::ids::{ApId, EventId};
use crate::store::{Tx, backfills, blocks, follows, outbox, partners};

/// A Follow of one of our actors.
#[derive(Debug, Clone)]
pub struct FollowReceived {
    pub id: ApId,
    pub follower: ApId,
    pub target: ApId,
    /// The Follow as its sender wrote it: the Accept names it in full.
    pub text: String,
}

/// Takes a follower, and answers with an Accept.
///
/// # Errors
/// The store's.
pub fn receive(tx: &mut Tx<'_>, now: DateTime<Utc>, follow: &FollowReceived) -> Result<(), ServiceError> {
    // Whoever asks to hear of us does not block us any more, whatever became of the Undo.
    blocks::delete(tx, &follow.target, &follow.follower)?;
    follows::save_follower(tx, &follow.target, &follow.follower, &follow.id, now)?;
    let event = Event {
        id: EventId::new(),
        kind: EventKind::FollowAccepted,
        actor: follow.target.clone(),
        subject: follow.follower.clone(),
        detail: Some(follow.text.clone()),
    };
    Ok(outbox::push(tx, &event, now)?)
}

/// Ends a follow of one of our actors; gives how many there were (0 or 1).
///
/// # Errors
/// The store's.
pub fn undone(tx: &mut Tx<'_>, target: &ApId, follower: &ApId) -> Result<usize, ServiceError> {
    Ok(follows::delete_follower(tx, target, follower)?)
}

/// Notes the answer to a Follow of ours. An answer to a Follow that we did not send, or not to this actor, changes nothing
/// (inbound check 11); gives whether it was one of ours. Whoever accepts is read from the beginning: what was published before is not sent.
///
/// # Errors
/// The store's.
pub fn answered(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (follow, by): (&ApId, &ApId),
    state: FollowState,
) -> Result<bool, ServiceError> {
    let ours = follows::answer_following(tx, follow, by, state)?;
    if ours {
        partners::seen(tx, &by.domain(), now)?;
    }
    if ours && state == FollowState::Accepted {
        backfills::start(tx, by, now, now)?;
    }
    Ok(ours)
}

/// Asks to follow another actor.
///
/// # Errors
/// The store's.
pub fn follow(tx: &mut Tx<'_>, now: DateTime<Utc>, activity: FollowAsked) -> Result<(), ServiceError> {
    follows::save_following(tx, &activity.actor, &activity.target, &activity.id, now)?;
    let event = Event {
        id: activity.event,
        kind: EventKind::Followed,
        actor: activity.actor,
        subject: activity.target,
        detail: None,
    };
    Ok(outbox::push(tx, &event, now)?)
}

/// A Follow of ours that is to be sent.
#[derive(Debug, Clone)]
pub struct FollowAsked {
    /// The event that tells it; its activity has the id `id`.
    pub event: EventId,
    pub id: ApId,
    pub actor: ApId,
    pub target: ApId,
}

/// Follows no longer. The event's detail is the id of the Follow that is undone.
///
/// # Errors
/// The store's.
pub fn unfollow(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    actor: &ApId,
    target: &ApId,
) -> Result<(), ServiceError> {
    let Some(follow) = follows::delete_following(tx, actor, target)? else { return Ok(()) };
    let event = Event {
        id: EventId::new(),
        kind: EventKind::Unfollowed,
        actor: actor.clone(),
        subject: target.clone(),
        detail: Some(follow.to_string()),
    };
    Ok(outbox::push(tx, &event, now)?)
}
