//! `Create`, `Update` and `Delete`: what an author says of its own objects and of itself (inbound checks 7 and 8).

use std::sync::Arc;

use serde_json::Value;

use super::handle::{HandleError, Handled, Work};
use super::{letter, own};
use crate::domain::actor::ActorKind;
use crate::federation::vocab::{actor as actor_document, agreement, read, remote_offer};
use crate::ids::ApId;
use crate::services::offers::{self, Reception};
use crate::services::{alliances, conversations, leads};
use crate::store::ally_requests;

/// `Create` or `Update`: an offer of somebody we follow, or the sender's own profile.
pub(super) async fn handle_written(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let Some(object) = activity.get("object") else {
        return Err(HandleError::Refused(format!("the {} has no object", item.kind)));
    };
    let named;
    let object = match object {
        Value::String(_) => {
            let Some(found) = fetched(work).await? else { return work.done().await };
            named = found;
            &named
        }
        embedded => embedded,
    };
    if item.kind == "Update" && agreement::is_one(object) {
        return super::agreement::handle_update(work, object).await;
    }
    own::of_origin(read::one_id(object, "id"), &item.actor)?;
    if read::kind(object).is_some_and(|kind| kind.parse::<ActorKind>().is_ok()) {
        return profile(work, object).await;
    }
    own::by_sender(object, &item.actor)?;
    let now = node.app.clock.now();
    let Some(offer) = remote_offer::read(object, &item.actor, now) else {
        // A proposal that cannot be read is no letter, and a request never comes this way.
        if remote_offer::purpose(object).is_some() {
            return work.done().await;
        }
        return letter::handle(work, object).await;
    };
    let app = Arc::clone(&node.app);
    let reception = work.effect(move |tx| offers::receive(tx, &app, now, &offer)).await?;
    Ok(match reception {
        Reception::New | Reception::Newer => Handled::Done,
        Reception::Stale | Reception::Irrelevant => Handled::Dropped,
    })
}

/// The object that an activity only names, from its author's own server; `None` where nobody here follows its author: strangers
/// do not make us fetch.
async fn fetched(work: &Work<'_>) -> Result<Option<Value>, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let id = own::of_origin(read::one_id(activity, "object"), &item.actor)?;
    let (app, author) = (Arc::clone(&node.app), item.actor.clone());
    if !node.app.db.read(move |conn| offers::is_followed(conn, &app, &author)).await? {
        return Ok(None);
    }
    let answer = work.fetch(&id, node.instance_key()).await;
    answer.map(|fetched| Some(fetched.json)).map_err(|e| HandleError::of_fetch(&id, &e))
}

/// The sender's own profile, with its key.
async fn profile(work: &Work<'_>, object: &Value) -> Result<Handled, HandleError> {
    let node = work.node;
    let now = node.app.clock.now();
    let read = actor_document::read(object, now).map_err(|e| HandleError::Refused(e.to_string()))?;
    if read.ap_id != work.item.actor {
        return Err(HandleError::Refused("an actor's profile is its own to change".to_owned()));
    }
    node.remote_keys.forget(&read.ap_id);
    work.effect(move |tx| alliances::learn_actor(tx, now, &read)).await?;
    Ok(Handled::Done)
}

/// `Delete` of an object, or of the sender itself.
pub(super) async fn handle_deleted(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let Some(object) = read::one_id(activity, "object") else {
        return Err(HandleError::Refused("the Delete names no one object".to_owned()));
    };
    let object = own::of_origin(Some(object), &item.actor)?;
    let now = node.app.clock.now();
    let (app, author): (_, ApId) = (Arc::clone(&node.app), item.actor.clone());
    if object == author {
        node.remote_keys.forget(&author);
        work.effect(move |tx| {
            ally_requests::delete_by_author(tx, &author)?;
            offers::author_gone(tx, &app, now, &author)
        })
        .await?;
    } else {
        work.effect(move |tx| {
            ally_requests::delete(tx, &object, &author)?;
            leads::deleted(tx, now, &object, &author)?;
            conversations::deleted(tx, &app, now, (&object, &author))?;
            offers::deleted(tx, &app, now, &object, &author)?;
            leads::unseen_deleted(tx, now, &object, &author)
        })
        .await?;
    }
    Ok(Handled::Done)
}
