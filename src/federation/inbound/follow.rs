//! `Follow`: somebody wants to hear of one of our actors. Everybody may; the answer is an `Accept` that names the Follow in full.

use super::handle::{HandleError, Handled, Work};
use crate::federation::keys::KeyError;
use crate::federation::vocab::read;
use crate::services::follows::{self, FollowReceived};
use crate::store::actors;

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let Some(target) = read::one_id(activity, "object") else {
        return Err(HandleError::Refused("the Follow names no one actor".to_owned()));
    };
    if node.key(&target).is_none() {
        return work.done().await;
    }
    know(work).await?;
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

/// Makes sure that the follower is stored: its inbox is where the Accept goes.
async fn know(work: &Work<'_>) -> Result<(), HandleError> {
    let Work { node, item, .. } = *work;
    let actor = item.actor.clone();
    let stored = node.app.db.read(move |conn| actors::by_ap_id(conn, &actor)).await;
    match stored {
        Ok(Some(_)) => Ok(()),
        Ok(None) => match work.fetch_actor(&item.actor).await {
            Ok(_) => Ok(()),
            Err(KeyError::Actor(error)) => Err(HandleError::Refused(error.to_string())),
            Err(error) => Err(HandleError::Later(error.to_string())),
        },
        Err(error) => Err(HandleError::Later(error.to_string())),
    }
}
