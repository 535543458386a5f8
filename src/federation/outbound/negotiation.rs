//! What we say of a negotiation that cannot go on (FEP-0837), to the ally's association alone, and never why.

use serde_json::json;

use super::write::Draft;
use crate::domain::event::Event;
use crate::ids::ApId;
use crate::store::outbox::Outgoing;
use crate::urls::Urls;

/// `Reject` of the ally's Offer of an Agreement, whose id is the event's detail.
pub(super) fn refusal(urls: &Urls, event: &Event, inboxes: &[ApId]) -> Vec<Outgoing> {
    let Some(offer) = offer(event) else { return Vec::new() };
    let document = json!({"id": offer, "type": "Offer", "actor": event.subject});
    let to = std::slice::from_ref(&event.subject);
    vec![Draft::of(event, "", "Reject").plain().to(to).containing(urls, &offer, &document, inboxes)]
}

/// `Undo` of our Offer of an Agreement, whose id is the event's detail.
pub(super) fn undo(urls: &Urls, event: &Event, inboxes: &[ApId]) -> Vec<Outgoing> {
    let Some(offer) = offer(event) else { return Vec::new() };
    let document = json!({"id": offer, "type": "Offer", "actor": event.actor});
    let to = std::slice::from_ref(&event.subject);
    vec![Draft::of(event, "", "Undo").plain().to(to).containing(urls, &offer, &document, inboxes)]
}

fn offer(event: &Event) -> Option<ApId> {
    event.detail.as_deref().and_then(|id| id.parse().ok())
}
