//! What we say of an alliance, to the partner's association alone: the relationship is embedded each time, so that who forgot the Offer
//! still knows what is meant.

use serde_json::{Value, json};

use super::write::Draft;
use crate::domain::alliance::DeclarationKind;
use crate::domain::event::Event;
use crate::federation::vocab::relationship;
use crate::ids::ApId;
use crate::store::outbox::Outgoing;
use crate::urls::Urls;

/// `Offer` of the relationship.
pub(super) fn offer(urls: &Urls, event: &Event, inboxes: &[ApId]) -> Vec<Outgoing> {
    let document = relationship::document(&event.actor, &event.subject);
    vec![said(urls, event, ("Offer", &document), inboxes)]
}

/// `Accept` or `Reject` of their Offer, whose id is the event's detail.
pub(super) fn answer(urls: &Urls, event: &Event, kind: &'static str, inboxes: &[ApId]) -> Vec<Outgoing> {
    let offer: Option<ApId> = event.detail.as_deref().and_then(|id| id.parse().ok());
    let made = offer.map(|offer| said(urls, event, (kind, &their_offer(event, &offer)), inboxes));
    made.into_iter().collect()
}

/// `Undo` of what we declared: the event's detail is its kind and id and, of an `Accept`, the id of their Offer.
pub(super) fn undo(urls: &Urls, event: &Event, inboxes: &[ApId]) -> Vec<Outgoing> {
    let mut lines = event.detail.as_deref().unwrap_or_default().lines();
    let kind = lines.next().and_then(|kind| kind.parse::<DeclarationKind>().ok());
    let ids: Vec<ApId> = lines.filter_map(|line| line.parse().ok()).collect();
    let object = match (kind, ids.as_slice()) {
        (Some(DeclarationKind::Offer), [_]) => relationship::document(&event.actor, &event.subject),
        (Some(DeclarationKind::Accept), [_, offer]) => their_offer(event, offer),
        (_, _) => return Vec::new(),
    };
    let declared = json!({"id": ids.first(), "type": kind.map(DeclarationKind::as_str),
        "actor": event.actor, "object": object});
    vec![said(urls, event, ("Undo", &declared), inboxes)]
}

fn their_offer(event: &Event, id: &ApId) -> Value {
    let object = relationship::document(&event.subject, &event.actor);
    json!({"id": id, "type": "Offer", "actor": event.subject, "object": object})
}

fn said(urls: &Urls, event: &Event, (kind, object): (&'static str, &Value), inboxes: &[ApId]) -> Outgoing {
    let to = std::slice::from_ref(&event.subject);
    Draft::of(event, "", kind).plain().to(to).containing(urls, &event.subject, object, inboxes)
}
