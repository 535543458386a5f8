//! What we say of a negotiation (FEP-0837), to the ally's association alone, and never why it does not go on. What is said was written down with
//! the deed, as the event's detail: what became of it since is told by later ones.

use serde_json::{Map, Value, json};

use super::write::Draft;
use crate::domain::event::Event;
use crate::domain::matches::{DealFact, DealTold};
use crate::ids::ApId;
use crate::store::outbox::Outgoing;
use crate::urls::Urls;

/// `Reject` of the ally's Offer of an Agreement, whose id is the event's detail.
pub(super) fn refusal(urls: &Urls, event: &Event, inboxes: &[ApId]) -> Vec<Outgoing> {
    let Some(offer) = id_in(event) else { return Vec::new() };
    let document = json!({"id": offer, "type": "Offer", "actor": event.subject});
    let to = std::slice::from_ref(&event.subject);
    vec![Draft::of(event, "", "Reject").plain().to(to).containing(urls, &offer, &document, inboxes)]
}

/// `Undo` of our Offer of an Agreement, whose id is the event's detail.
pub(super) fn undo(urls: &Urls, event: &Event, inboxes: &[ApId]) -> Vec<Outgoing> {
    let Some(offer) = id_in(event) else { return Vec::new() };
    let document = json!({"id": offer, "type": "Offer", "actor": event.actor});
    let to = std::slice::from_ref(&event.subject);
    vec![Draft::of(event, "", "Undo").plain().to(to).containing(urls, &offer, &document, inboxes)]
}

fn id_in(event: &Event) -> Option<ApId> {
    event.detail.as_deref().and_then(|id| id.parse().ok())
}

/// What an event tells.
fn told(event: &Event) -> Option<DealTold> {
    event.detail.as_deref()?.parse().ok()
}

/// The Agreement as it stands.
fn agreement(told: &DealTold) -> Value {
    let get = |fact: DealFact| told.get(fact);
    let commitment = |fact: DealFact| {
        let intent = get(fact)?;
        let quantity = json!({"hasUnit": "one", "hasNumericalValue": "1"});
        Some(json!({"type": "Commitment", "satisfies": intent, "resourceQuantity": quantity}))
    };
    let mut whole = Map::from_iter([("type".to_owned(), json!("Agreement"))]);
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            whole.insert(name.to_owned(), value);
        }
    };
    put("id", get(DealFact::Agreement).map(|id| json!(id)));
    put("stipulates", commitment(DealFact::Satisfies));
    put("stipulatesReciprocal", commitment(DealFact::Reciprocal));
    put("status", get(DealFact::Status).map(|status| json!(status)));
    put("updated", get(DealFact::Updated).filter(|_| get(DealFact::Status).is_some()).map(|at| json!(at)));
    put("housing", housing(told));
    Value::Object(whole)
}

/// The stay, in the words of offers.
fn housing(told: &DealTold) -> Option<Value> {
    let mut stay = Map::from_iter([("agreementKind".to_owned(), json!(told.get(DealFact::Kind)?))]);
    for (fact, name) in [(DealFact::From, "availableFrom"), (DealFact::Until, "availableUntil")] {
        if let Some(day) = told.get(fact) {
            stay.insert(name.to_owned(), json!(day));
        }
    }
    let rent: Option<u32> = told.get(DealFact::Rent).and_then(|cents| cents.parse().ok());
    stay.insert("monthlyRentCents".to_owned(), json!(rent));
    Some(Value::Object(stay))
}

fn draft<'a>(event: &'a Event, told: &DealTold, kind: &'static str) -> Draft<'a> {
    let to = std::slice::from_ref(&event.subject);
    Draft::of(event, "", kind).deal().to(to).with("context", json!(told.get(DealFact::Context)))
}

/// `Offer` of an Agreement, which has no id so far.
pub(super) fn offer(urls: &Urls, event: &Event, inboxes: &[ApId]) -> Vec<Outgoing> {
    let Some(told) = told(event) else { return Vec::new() };
    let about = urls.activity(event.id, "");
    let draft = draft(event, &told, "Offer").with("endTime", json!(told.get(DealFact::EndsAt)));
    vec![draft.containing(urls, &about, &agreement(&told), inboxes)]
}

/// `TentativeAccept` or `Accept` of the ally's Offer; the second results in an Agreement.
pub(super) fn answer(urls: &Urls, event: &Event, kind: &'static str, inboxes: &[ApId]) -> Vec<Outgoing> {
    let Some(told) = told(event) else { return Vec::new() };
    let Some(deal) = told.get(DealFact::Deal).and_then(|id| id.parse::<ApId>().ok()) else {
        return Vec::new();
    };
    let result = told.get(DealFact::Agreement).map(|_| agreement(&told));
    let draft = draft(event, &told, kind).with("result", json!(result));
    vec![draft.about(urls, &deal, inboxes)]
}

/// `Update` of the Agreement: its status, and the stay once there is one.
pub(super) fn update(urls: &Urls, event: &Event, inboxes: &[ApId]) -> Vec<Outgoing> {
    let Some(told) = told(event) else { return Vec::new() };
    let Some(id) = told.get(DealFact::Agreement).and_then(|id| id.parse::<ApId>().ok()) else {
        return Vec::new();
    };
    vec![draft(event, &told, "Update").containing(urls, &id, &agreement(&told), inboxes)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::matches::AgreementStatus;
    use crate::federation::vocab::context;

    /// What ActivityStreams' own context defines of the words of an Agreement.
    const THEIRS: [&str; 3] = ["id", "type", "updated"];

    fn words<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        for (name, inner) in value.as_object().into_iter().flatten() {
            found.push(name);
            if name == "type" {
                found.extend(inner.as_str());
            }
            if name != "housing" {
                words(inner, found);
            }
        }
    }

    #[test]
    fn every_word_of_an_agreement_has_a_meaning() {
        let told = DealTold::default()
            .with(DealFact::Agreement, "https://toits.example/agreements/1")
            .with(DealFact::Satisfies, "https://toits.example/proposals/1#primary")
            .with(DealFact::Reciprocal, "https://foyers.example/proposals/2#primary")
            .with(DealFact::Status, AgreementStatus::Agreed)
            .with(DealFact::Updated, "2026-12-02T09:00:00+00:00")
            .with(DealFact::Kind, "lease_main")
            .with(DealFact::From, "2026-12-15");
        let (whole, context) = (agreement(&told), context::agreement());
        let mut found = Vec::new();
        words(&whole, &mut found);
        assert!(found.contains(&"stipulatesReciprocal") && found.contains(&"status"), "{found:?}");
        for word in found {
            let has = THEIRS.contains(&word) || context[1].get(word).is_some();
            assert!(has, "{word} means nothing to who reads JSON-LD");
        }
    }
}
