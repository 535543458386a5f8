//! `Undo`: of a Follow, or of an ally's Invite. The stored owner must be the sender (inbound check 8).

use super::handle::{HandleError, Handled, Work};
use crate::federation::vocab::read;
use crate::services::follows;
use crate::store::{ally_requests, follows as stored};

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { item, activity, .. } = *work;
    let Some(undone) = activity.get("object") else {
        return Err(HandleError::Refused("the Undo names nothing".to_owned()));
    };
    let actor = item.actor.clone();
    if read::one_id(undone, "actor").is_some_and(|of| of != actor) {
        return Err(HandleError::Refused("the Undo is of another actor's activity".to_owned()));
    }
    match (read::kind(undone), read::one_id(undone, "object")) {
        (Some("Follow"), Some(target)) => {
            work.effect(move |tx| follows::undone(tx, &target, &actor)).await?;
        }
        (Some("Invite"), Some(request)) => {
            work.effect(move |tx| Ok(ally_requests::delete(tx, &request, &actor)?)).await?;
        }
        // Only the id of what is undone: a Follow that we know by it, or nothing of ours.
        (None, _) => {
            let Some(id) = read::one_id(activity, "object") else {
                return Err(HandleError::Refused("the Undo names nothing that can be read".to_owned()));
            };
            work.effect(move |tx| Ok(stored::delete_follower_by_id(tx, &id, &actor)?)).await?;
        }
        (Some(_), _) => return work.done().await,
    }
    Ok(Handled::Done)
}
