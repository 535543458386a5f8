//! `Offer` of an alliance (a `Relationship`), and `Accept`, `Reject` and `Undo` of one. The sender speaks for itself alone: it is one of the
//! two whom the relationship names, and its word counts where it is a partner's association (federation.md "Partners").

use std::sync::Arc;

use serde_json::Value;

use super::handle::{HandleError, Handled, Work};
use crate::federation::vocab::{read, relationship};
use crate::ids::ApId;
use crate::services::alliances::{self, Answer, Shows, Undone};
use crate::services::negotiations::Told;

/// Whether an Offer is of an alliance, with whomever.
pub(super) fn is_offered(activity: &Value) -> bool {
    activity.get("object").and_then(read::first).and_then(read::kind) == Some("Relationship")
}

/// `Offer`.
pub(super) async fn handle_offer(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let us = node.app.association();
    let for_us = read::recipients(activity).contains(&us.as_str());
    let ours = activity.get("object").is_some_and(|object| relationship::is_of(object, (&us, &item.actor)));
    if !for_us || !ours {
        return work.done().await;
    }
    // Its key is what a moderator compares.
    work.sender().await?;
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let (offer, by) = (item.ap_id.clone(), item.actor.clone());
    let told = work.effect(move |tx| alliances::offered(tx, &app, now, (&offer, &by))).await?;
    Ok(handled(told))
}

/// `Accept` or `Reject` of a declaration of ours; `None` where it is about something else.
pub(super) async fn handle_answer(
    work: &Work<'_>,
    declaration: &ApId,
) -> Result<Option<Handled>, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let (by, named) = (item.actor.clone(), declaration.clone());
    let shown = activity
        .get("object")
        .is_some_and(|object| relationship::is_declaration(object, (&node.app.association(), &item.actor)));
    let ours = shown || node.app.db.read(move |conn| alliances::concerns(conn, &by, &named)).await?;
    if !ours {
        return Ok(None);
    }
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let answer = Answer { by: item.actor.clone(), id: item.ap_id.clone(), declaration: declaration.clone() };
    let told = match item.kind.as_str() {
        "Accept" => work.effect(move |tx| alliances::accepted(tx, &app, now, &answer)).await?,
        "Reject" => work.effect(move |tx| alliances::rejected(tx, &app, now, &answer)).await?,
        _ => return Ok(None),
    };
    Ok(Some(handled(told)))
}

/// What an `Undo` says of an alliance with its sender.
pub(super) fn undone(work: &Work<'_>, undone: &Value, id: Option<&ApId>) -> Undone {
    let both = (&work.node.app.association(), &work.item.actor);
    let shows = if relationship::is_declaration(undone, both) { Shows::Relationship } else { Shows::IdAlone };
    Undone { id: id.cloned(), shows }
}

fn handled(told: Told) -> Handled {
    match told {
        Told::Kept => Handled::Done,
        Told::Dropped => Handled::Dropped,
    }
}
