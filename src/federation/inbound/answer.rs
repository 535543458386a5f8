//! `Accept` and `Reject` of a Follow of ours, embedded or by its id. Only its target answers it (inbound check 11). What answers no
//! Follow may answer an alliance that we declared, or an Offer of an Agreement.

use super::handle::{HandleError, Handled, Work};
use super::{agreement, alliance};
use crate::domain::partner::FollowState;
use crate::federation::vocab::read;
use crate::services::{ServiceError, follows};
use crate::store::follows as stored;

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let state = match item.kind.as_str() {
        "Accept" => FollowState::Accepted,
        "Reject" => FollowState::Rejected,
        _ => return work.done().await,
    };
    let Some(follow) = read::one_id(activity, "object").filter(|id| node.app.urls.is_ours(id)) else {
        return work.done().await;
    };
    let (by, asked, answered) = (item.actor.clone(), follow.clone(), follow.clone());
    if node.app.db.read(move |conn| stored::is_asked(conn, &asked)).await.map_err(ServiceError::from)? {
        let now = node.app.clock.now();
        let ours = work.effect(move |tx| follows::answered(tx, now, (&follow, &by), state)).await?;
        node.app.wake.backfills.notify_one();
        return Ok(if ours { Handled::Done } else { Handled::Dropped });
    }
    match alliance::handle_answer(work, &answered).await? {
        Some(handled) => Ok(handled),
        None => agreement::handle_answer(work).await,
    }
}
