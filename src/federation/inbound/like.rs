//! `Like` of an offer of ours: counted once an actor, for the staff. A Like of anything else is dropped (inbound check 14).

use std::sync::Arc;

use super::handle::{HandleError, Handled, Work};
use crate::federation::vocab::read;
use crate::services::reactions;
use crate::store::reactions::{Reaction, ReactionKind};

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    count(work, ReactionKind::Like).await
}

/// Counts a reaction to an offer of ours; drops every other.
pub(super) async fn count(work: &Work<'_>, kind: ReactionKind) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let Some(object) = read::one_id(activity, "object").filter(|id| node.app.urls.is_ours(id)) else {
        return work.done().await;
    };
    let reaction = Reaction { object, actor: item.actor.clone(), kind, activity: item.ap_id.clone() };
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let counted = work.effect(move |tx| reactions::receive(tx, &app, now, &reaction)).await?;
    Ok(if counted { Handled::Done } else { Handled::Dropped })
}
