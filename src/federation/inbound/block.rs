//! `Block` of one of our actors: nothing more is sent to who blocks it, not even an answer.

use std::sync::Arc;

use super::handle::{HandleError, Handled, Work};
use crate::federation::vocab::read;
use crate::services::moves;

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let Some(ours) = read::one_id(activity, "object").filter(|id| node.key(id).is_some()) else {
        return work.done().await;
    };
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let (blocker, id) = (item.actor.clone(), item.ap_id.clone());
    work.effect(move |tx| moves::blocked(tx, &app, now, (&ours, &blocker, &id))).await?;
    Ok(Handled::Done)
}
