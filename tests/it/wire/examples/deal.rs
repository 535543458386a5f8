//! What the outbox holds of a match with an ally, from the question to an agreed stay.

use rooftop::domain::event::EventKind;
use rooftop::domain::matches::{AgreementStatus, DealFact, DealTold};

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
        (EventKind::NegotiationRefused, theirs.to_owned()),
        (EventKind::NegotiationWithdrawn, "http://toits.test/activities/8".to_owned()),
    ]
}
