//! `Offer` of an Agreement by an ally, and `TentativeAccept`, `Accept` and `Reject` of one of ours (FEP-0837). Read leniently, checked
//! strictly, kept as facts.

use std::sync::Arc;

use serde_json::Value;

use super::handle::{HandleError, Handled, Work};
use super::own;
use crate::domain::negotiation::NegotiationState;
use crate::federation::vocab::{agreement, read};
use crate::services::negotiations::{self, AgreementChanged, Answered, OfferReceived, Told};

/// The most of an Agreement that is kept, in bytes.
const FACTS_MAX_BYTES: usize = 20_000;
/// The longest `context` that is kept, in bytes. It is given back with our answers.
pub(super) const CONTEXT_MAX_BYTES: usize = 2_048;

/// `Offer`.
pub(super) async fn handle_offer(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let for_us = read::recipients(activity).contains(&node.app.association().as_str());
    let Some((object, found)) = for_us.then(|| told(activity)).flatten() else { return work.done().await };
    let offer = OfferReceived {
        ap_id: item.ap_id.clone(),
        ally: item.actor.clone(),
        satisfies: found.satisfies,
        quantity: found.quantity,
        request: found.reciprocal,
        context: context_of(activity),
        ends_at: read::instant(activity, "endTime"),
        facts: facts(object)?,
    };
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let told = work.effect(move |tx| negotiations::offered(tx, &app, now, &offer)).await?;
    Ok(handled(told))
}

fn context_of(activity: &Value) -> Option<String> {
    read::text_of(activity, "context")
        .filter(|context| context.len() <= CONTEXT_MAX_BYTES && !context.contains(char::is_control))
        .map(str::to_owned)
}

fn told(activity: &Value) -> Option<(&Value, agreement::Agreement)> {
    let object = activity.get("object")?;
    Some((object, agreement::read(object)?))
}

fn facts(agreement: &Value) -> Result<String, HandleError> {
    let text = agreement.to_string();
    if text.len() > FACTS_MAX_BYTES {
        let sentence = format!("the Agreement has {} bytes, at most {FACTS_MAX_BYTES}", text.len());
        return Err(HandleError::Refused(sentence));
    }
    Ok(text)
}

fn handled(told: Told) -> Handled {
    match told {
        Told::Kept => Handled::Done,
        Told::Dropped => Handled::Dropped,
    }
}

/// `TentativeAccept`, and `Accept` and `Reject` of what is no Follow.
pub(super) async fn handle_answer(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let state = match item.kind.as_str() {
        "TentativeAccept" => NegotiationState::UnderReview,
        "Accept" => NegotiationState::Accepted,
        "Reject" => NegotiationState::Rejected,
        _ => return work.done().await,
    };
    let Some(offer) = read::one_id(activity, "object").filter(|id| node.app.urls.is_ours(id)) else {
        return work.done().await;
    };
    let result = activity.get("result").and_then(agreement::read);
    let answer = Answered {
        offer,
        by: item.actor.clone(),
        state,
        result: result.and_then(|found| Some((found.id?, found.quantity))),
    };
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let told = work.effect(move |tx| negotiations::answered(tx, &app, now, &answer)).await?;
    Ok(handled(told))
}

/// `Update` of an Agreement with us.
pub(super) async fn handle_update(work: &Work<'_>, object: &Value) -> Result<Handled, HandleError> {
    let by = work.item.actor.clone();
    let id = read::one_id(object, "id");
    // Either side reports: the Agreement has the origin of whoever accepted it.
    let ours = id.as_ref().is_some_and(|id| work.node.app.urls.is_ours(id));
    let id = match id {
        Some(id) if ours => id,
        other => own::of_origin(other, &by)?,
    };
    let (facts, now) = (facts(object)?, work.node.app.clock.now());
    let reported = agreement::status(object, now.date_naive());
    let app = Arc::clone(&work.node.app);
    let changed = AgreementChanged { id, context: context_of(work.activity), facts, reported, by };
    let told = work.effect(move |tx| negotiations::agreement_changed(tx, &app, now, &changed)).await?;
    Ok(handled(told))
}
