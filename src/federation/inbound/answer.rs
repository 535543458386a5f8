//! `Accept` and `Reject` of a Follow of ours, embedded or by its id. Only its target answers it (inbound check 11).

use serde_json::Value;

use super::{HandleError, Handled, done, effect};
use crate::domain::partner::FollowState;
use crate::federation::Node;
use crate::federation::vocab::read;
use crate::services::follows;
use crate::store::received::Received;

pub(super) async fn handle(node: &Node, item: &Received, activity: &Value) -> Result<Handled, HandleError> {
    let state = match item.kind.as_str() {
        "Accept" => FollowState::Accepted,
        "Reject" => FollowState::Rejected,
        _ => return done(node, item).await,
    };
    let Some(follow) = read::one_id(activity, "object").filter(|id| node.app.urls.is_ours(id)) else {
        return done(node, item).await;
    };
    let by = item.actor.clone();
    let ours = effect(node, item, move |tx| follows::answered(tx, &follow, &by, state)).await?;
    Ok(if ours { Handled::Done } else { Handled::Dropped })
}
