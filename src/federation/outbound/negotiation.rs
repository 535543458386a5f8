//! What we say of a negotiation (FEP-0837), to the ally's association alone, and never why it does not go on. What is said was written down with
//! the deed, as the event's detail: what became of it since is told by later ones.

use serde_json::{Map, Value, json};

use super::write::Draft;
use crate::domain::event::Event;
use crate::domain::matches::{DealFact, DealTold};
use crate::ids::ApId;
use crate::store::outbox::Outgoing;
use crate::urls::Urls;

/// `Reject` of the ally's Offer of an Agreement.
pub(super) fn refusal(urls: &Urls, event: &Event, inboxes: &[ApId]) -> Vec<Outgoing> {
    over(urls, event, ("Reject", &event.subject), inboxes)
}

/// `Undo` of our Offer of an Agreement.
pub(super) fn undo(urls: &Urls, event: &Event, inboxes: &[ApId]) -> Vec<Outgoing> {
    over(urls, event, ("Undo", &event.actor), inboxes)
}

/// What ends a negotiation before it is an Agreement: its Offer, in full, in the context that it has.
fn over(urls: &Urls, event: &Event, (kind, by): (&'static str, &ApId), inboxes: &[ApId]) -> Vec<Outgoing> {
    let Some((offer, context)) = named(event) else { return Vec::new() };
    let document = json!({"id": offer, "type": "Offer", "actor": by});
    let draft = Draft::of(event, "", kind).plain().to(std::slice::from_ref(&event.subject));
    let draft = match context {
        Some(context) => draft.with("context", json!(context)),
        None => draft,
    };
    vec![draft.containing(urls, &offer, &document, inboxes)]
}

/// The Offer that an event is about, and its context. An event of an earlier version may wait that names the Offer alone.
fn named(event: &Event) -> Option<(ApId, Option<String>)> {
    if let Some(told) = told(event)
        && let Some(deal) = told.get(DealFact::Deal)
    {
        return Some((deal.parse().ok()?, told.get(DealFact::Context).map(str::to_owned)));
    }
    Some((event.detail.as_deref()?.parse().ok()?, None))
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
    // Deliveries are in order for each object: what is said of the Agreement stays behind the Accept that named it.
    let Some(deal) = told.get(DealFact::Deal).and_then(|id| id.parse::<ApId>().ok()) else {
        return Vec::new();
    };
    vec![draft(event, &told, "Update").containing(urls, &deal, &agreement(&told), inboxes)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::EventKind;
    use crate::domain::matches::AgreementStatus;
    use crate::federation::vocab::context;
    use crate::ids::EventId;

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

    fn an_event(kind: EventKind, told: &DealTold) -> Event {
        let (actor, subject) = ("https://toits.example/actors/1", "https://foyers.example/actors/1");
        Event {
            id: EventId::new(),
            kind,
            actor: actor.parse().unwrap(),
            subject: subject.parse().unwrap(),
            detail: Some(told.to_string()),
        }
    }

    #[test]
    fn everything_that_is_said_of_one_negotiation_is_sent_in_its_order() {
        let urls = Urls::new(&"https://toits.example".parse().unwrap()).unwrap();
        let deal: ApId = "https://foyers.example/activities/1".parse().unwrap();
        let told = DealTold::default()
            .with(DealFact::Deal, &deal)
            .with(DealFact::Context, "https://foyers.example/contexts/1")
            .with(DealFact::Agreement, "https://toits.example/agreements/1")
            .with(DealFact::Status, AgreementStatus::Cancelled);
        let made = [
            answer(&urls, &an_event(EventKind::NegotiationReviewed, &told), "TentativeAccept", &[]),
            answer(&urls, &an_event(EventKind::NegotiationAccepted, &told), "Accept", &[]),
            update(&urls, &an_event(EventKind::AgreementChanged, &told), &[]),
            refusal(&urls, &an_event(EventKind::NegotiationRefused, &told), &[]),
            undo(&urls, &an_event(EventKind::NegotiationWithdrawn, &told), &[]),
        ];
        for outgoing in made.iter().flatten() {
            assert_eq!(outgoing.object, deal, "{}: deliveries are in order for each object", outgoing.kind);
            let body: Value = serde_json::from_str(&outgoing.body).unwrap();
            assert_eq!(body["context"], "https://foyers.example/contexts/1", "{}", outgoing.kind);
        }
        assert_eq!(made.iter().flatten().count(), 5);
    }

    #[test]
    fn an_event_of_before_that_names_the_offer_alone_is_told() {
        let urls = Urls::new(&"https://toits.example".parse().unwrap()).unwrap();
        let mut event = an_event(EventKind::NegotiationRefused, &DealTold::default());
        event.detail = Some("https://foyers.example/activities/1?a=b".to_owned());
        let told = refusal(&urls, &event, &[]);
        assert_eq!(told[0].object.as_str(), "https://foyers.example/activities/1?a=b");
        assert!(!told[0].body.contains("\"context\":"), "{}", told[0].body);
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
