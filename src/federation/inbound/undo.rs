//! `Undo` of a Follow, Invite, Like, Announce, Block, Offer or Accept, embedded or by its id. The stored owner must be the sender
//! (inbound check 8): each row is looked for under the sender's own name.

use std::sync::Arc;

use super::handle::{HandleError, Handled, Work};
use super::{alliance, own};
use crate::federation::vocab::read;
use crate::ids::ApId;
use crate::services::negotiations::{self, Told};
use crate::services::{App, ServiceError, alliances, follows};
use crate::store::reactions::{self, ReactionKind};
use crate::store::{Tx, ally_requests, blocks, follows as stored};

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let Some(undone) = activity.get("object") else {
        return Err(HandleError::Refused("the Undo names nothing".to_owned()));
    };
    let actor = item.actor.clone();
    own::acted_by_sender(undone, &actor)?;
    let id = read::one_id(activity, "object");
    let object = read::one_id(undone, "object");
    let kind = match read::kind(undone) {
        Some("Follow") => Kind::Follow,
        Some("Invite") => Kind::Invite,
        Some("Like" | "EmojiReact") => Kind::Reaction(ReactionKind::Like),
        Some("Announce") => Kind::Reaction(ReactionKind::Announce),
        Some("Block") => Kind::Block,
        Some("Offer") => Kind::Offer,
        Some("Accept") => Kind::Accept,
        None if id.is_some() => Kind::Unsaid,
        None => return Err(HandleError::Refused("the Undo names nothing that can be read".to_owned())),
        Some(_) => return work.done().await,
    };
    let now = node.app.clock.now();
    let (app, of_alliance) = (Arc::clone(&node.app), alliance::undone(work, undone, id.as_ref()));
    let undone = work
        .effect(move |tx| {
            if matches!(kind, Kind::Offer | Kind::Accept | Kind::Unsaid)
                && alliances::undone(tx, &app, now, (&actor, &of_alliance))? == Told::Kept
            {
                return Ok(1);
            }
            let undone = by_object(tx, (kind, object.as_ref()), &actor)?;
            match id {
                // The id says it where the object does not: of another address of the same offer, or of nothing that is named.
                Some(id) if undone == 0 => by_id(tx, &app, (kind, &id), (&actor, now)),
                Some(_) | None => Ok(undone),
            }
        })
        .await?;
    Ok(if undone > 0 { Handled::Done } else { Handled::Dropped })
}

/// What is undone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Follow,
    Invite,
    Reaction(ReactionKind),
    Block,
    /// Of an Agreement, or of an alliance.
    Offer,
    /// Of an alliance.
    Accept,
    /// Only its id is named.
    Unsaid,
}

/// Undoes what the sender did to an object; gives how much there was.
fn by_object(
    tx: &mut Tx<'_>,
    (kind, object): (Kind, Option<&ApId>),
    actor: &ApId,
) -> Result<usize, ServiceError> {
    let Some(object) = object else { return Ok(0) };
    Ok(match kind {
        Kind::Follow => follows::undone(tx, object, actor)?,
        Kind::Invite => usize::from(ally_requests::delete(tx, object, actor)?),
        Kind::Reaction(reaction) => reactions::delete(tx, object, actor, reaction)?,
        Kind::Block => blocks::delete(tx, object, actor)?,
        Kind::Offer | Kind::Accept | Kind::Unsaid => 0,
    })
}

/// Undoes the sender's activity of this id; gives how much there was.
fn by_id(
    tx: &mut Tx<'_>,
    app: &App,
    (kind, id): (Kind, &ApId),
    (actor, now): (&ApId, chrono::DateTime<chrono::Utc>),
) -> Result<usize, ServiceError> {
    let unsaid = kind == Kind::Unsaid;
    let mut undone = 0;
    if unsaid || kind == Kind::Follow {
        undone += stored::delete_follower_by_id(tx, id, actor)?;
    }
    if unsaid || matches!(kind, Kind::Reaction(_)) {
        undone += reactions::delete_by_activity(tx, id, actor)?;
    }
    if unsaid || kind == Kind::Block {
        undone += blocks::delete_by_id(tx, id, actor)?;
    }
    if unsaid || kind == Kind::Offer {
        undone += usize::from(negotiations::withdrawn(tx, app, now, (id, actor))? == Told::Kept);
    }
    Ok(undone)
}
