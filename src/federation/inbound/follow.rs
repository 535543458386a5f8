//! `Follow`: somebody wants to hear of one of our actors. Everybody may; the answer is an `Accept` that names the Follow in full.

use super::handle::{HandleError, Handled, Work};
use crate::federation::vocab::read;
use crate::services::follows::{self, FollowReceived};

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let Some(target) = read::one_id(activity, "object") else {
        return Err(HandleError::Refused("the Follow names no one actor".to_owned()));
    };
    if node.key(&target).is_none() {
        return work.done().await;
    }
    // Its inbox is where the Accept goes.
    work.sender().await?;
    let now = node.app.clock.now();
    let follow = FollowReceived {
        id: item.ap_id.clone(),
        follower: item.actor.clone(),
        target,
        text: item.body.clone(),
    };
    work.effect(move |tx| follows::receive(tx, now, &follow)).await?;
    Ok(Handled::Done)
}
