//! What the outbox holds of a match with an ally, from the question to an agreed stay.

use chrono::{DateTime, TimeDelta, Utc};
use rooftop::domain::event::EventKind;
use rooftop::domain::field::Purpose;
use rooftop::domain::matches::{AgreementStatus, DealFact, DealTold, Match, Offered};
use rooftop::domain::negotiation::{Negotiation, NegotiationState};
use rooftop::domain::report::Direction;
use rooftop::ids::{ApId, MatchId};
use rooftop::services::{App, ServiceError, Viewer, proposals};
use rooftop::store::{Tx, matches, negotiations};

use crate::fediverse::an_offer;

/// A match about an offer of ours, in the ally's context.
pub(super) fn negotiates(
    tx: &mut Tx<'_>,
    app: &App,
    (ally, now): (ApId, DateTime<Utc>),
) -> Result<MatchId, ServiceError> {
    let deal: ApId = "http://beta.test/activities/6".parse().unwrap();
    let (id, ends_at) = (MatchId::new(), now + TimeDelta::days(7));
    let draft = an_offer().draft;
    let offer = proposals::create(tx, app, now, Viewer::Operator, (Purpose::Offer, &draft))?.id;
    let negotiation = Negotiation {
        ap_id: deal.clone(),
        direction: Direction::In,
        ally: ally.clone(),
        proposal: offer,
        state: NegotiationState::UnderReview,
        agreement: None,
        context: Some("http://beta.test/contexts/6".to_owned()),
        quantity: "1".to_owned(),
        ends_at: Some(ends_at),
        facts: String::new(),
    };
    negotiations::insert(tx, &negotiation, now)?;
    let request = "http://beta.test/proposals/9".parse().unwrap();
    let offered = Offered { request, offer, ally, deal, ends_at, two_for: Vec::new() };
    matches::insert(tx, &Match::offered(id, offered, now))?;
    Ok(id)
}

/// The events of one match in their order, each with the detail its worker reads.
pub(super) fn told() -> [(EventKind, String); 6] {
    let theirs = "http://beta.test/activities/7";
    let deal = || {
        DealTold::default()
            .with(DealFact::Deal, theirs)
            .with(DealFact::Context, "http://toits.test/contexts/0197b8a0-0000-7000-8000-000000000001")
            .with(DealFact::EndsAt, "2026-12-06T12:00:00+00:00")
            .with(
                DealFact::Satisfies,
                "http://toits.test/proposals/0197b8a0-0000-7000-8000-000000000002#primary",
            )
            .with(DealFact::Reciprocal, "http://beta.test/proposals/9#primary")
    };
    let taken_back = DealTold::default()
        .with(DealFact::Deal, "http://toits.test/activities/8")
        .with(DealFact::Context, "http://toits.test/contexts/0197b8a0-0000-7000-8000-000000000008");
    let agreement = "http://toits.test/agreements/0197b8a0-0000-7000-8000-000000000001";
    let accepted = deal().with(DealFact::Agreement, agreement);
    let stay = accepted
        .clone()
        .with(DealFact::Status, AgreementStatus::Agreed)
        .with(DealFact::Updated, "2026-12-02T09:00:00+00:00")
        .with(DealFact::Kind, "precarious_occupancy")
        .with(DealFact::From, "2026-12-15")
        .with(DealFact::Until, "2027-03-15")
        .with(DealFact::Rent, 25_000);
    [
        (EventKind::NegotiationOffered, deal().to_string()),
        (EventKind::NegotiationReviewed, deal().to_string()),
        (EventKind::NegotiationAccepted, accepted.to_string()),
        (EventKind::AgreementChanged, stay.to_string()),
        (EventKind::NegotiationRefused, deal().to_string()),
        (EventKind::NegotiationWithdrawn, taken_back.to_string()),
    ]
}
