//! `Move`: an actor lives elsewhere now. It counts where the new actor, fetched fresh, names the old one in `alsoKnownAs`, and once
//! in a while only.

use std::sync::Arc;

use super::handle::{HandleError, Handled, Work};
use crate::domain::partner::PartnerTier;
use crate::federation::vocab::{actor as actor_document, read};
use crate::ids::ApId;
use crate::services::moves::{self, Moved};
use crate::services::{ServiceError, alliances, partners};

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    if read::one_id(activity, "object").as_ref() != Some(&item.actor) {
        return Err(HandleError::Refused("an actor moves itself and nobody else".to_owned()));
    }
    let Some(target) = read::one_id(activity, "target").filter(|id| *id != item.actor) else {
        return Err(HandleError::Refused("the Move names no one target".to_owned()));
    };
    if !is_wanted(work, &target).await? {
        return work.done().await;
    }
    let now = node.app.clock.now();
    let fetched =
        work.fetch(&target, node.instance_key()).await.map_err(|e| HandleError::of_fetch(&target, &e))?;
    let found = actor_document::read(&fetched.json, now).map_err(|e| HandleError::Refused(e.to_string()))?;
    let agrees = read::ids(fetched.json.get("alsoKnownAs")).contains(&item.actor.as_str());
    if found.ap_id != target || !agrees {
        return Err(HandleError::Refused("the target of the Move does not name the old actor".to_owned()));
    }
    node.remote_keys.forget(&target);
    let (app, old) = (Arc::clone(&node.app), item.actor.clone());
    let moved = work
        .effect(move |tx| {
            alliances::learn_actor(tx, now, &found)?;
            moves::moved(tx, &app, now, (&old, &target))
        })
        .await?;
    Ok(match moved {
        Moved::Done | Moved::Asked => Handled::Done,
        Moved::TooSoon | Moved::Irrelevant => Handled::Dropped,
    })
}

/// Whether the move changes anything here, and goes where we may look.
async fn is_wanted(work: &Work<'_>, target: &ApId) -> Result<bool, HandleError> {
    let now = work.node.app.clock.now();
    let (app, old, target) = (Arc::clone(&work.node.app), work.item.actor.clone(), target.clone());
    let wanted = work.node.app.db.read(move |conn| {
        if app.urls.is_ours(&target) || moves::matters(conn, &app, now, &old)? != Moved::Done {
            return Ok::<_, ServiceError>(false);
        }
        Ok(partners::policy_of(conn, &app, &target.domain())?.tier != PartnerTier::Blocked)
    });
    Ok(wanted.await?)
}
