//! What the staff does for people: registers them, opens and corrects their records, takes mandates and gives cards.

use std::sync::Arc;

use chrono::TimeDelta;
use rooftop::crypto::totp::TotpKey;
use rooftop::domain::contact::{Contact, TypedContact};
use rooftop::domain::private::{CardReason, CaseReason, GivenVia, PersonKind};
use rooftop::services::people::{self, MandateTerms, NewPerson};
use rooftop::services::second_factor::{self, Outcome, Proof};
use rooftop::services::{Viewer, cards, data_keys};
use rooftop::store::{mandates, second_factors};

use super::Watched;
use crate::fediverse::noon;

fn contact() -> Contact {
    let typed = TypedContact { called_name: "Fatima".to_owned(), ..TypedContact::default() };
    Contact::read(PersonKind::Seeker, &typed).unwrap()
}

fn mandate() -> MandateTerms {
    MandateTerms { given_via: GivenVia::Oral, language: "ti".to_owned(), given_on: noon().date_naive() }
}

/// A code of a phone that this account has from now on.
async fn a_code(here: &Watched, viewer: Viewer) -> Proof {
    let (account, key) = (viewer.account().unwrap(), TotpKey::random());
    let kept = key.clone();
    here.does(move |tx, app| {
        second_factors::delete(tx, account)?;
        second_factor::store(tx, app, noon(), (account, &kept, 0))
    })
    .await;
    Proof::Code(key.code(noon()))
}

/// Somebody under a mandate of the writer, with whom the other one goes on.
pub(super) async fn people_of(here: &mut Watched, (writer, other): (Viewer, Viewer)) {
    let colleague = Viewer::Staff {
        account: other.account().unwrap(),
        role: rooftop::domain::access::Role::SafeguardingLead,
    };
    let app = Arc::clone(&here.server.node.app);
    let (language, contact_of) = ("ti".to_owned(), contact());
    let new = NewPerson { kind: PersonKind::Seeker, language, contact: contact_of, mandate: mandate() };
    let card = cards::make(&app, None).await.unwrap();
    let (id, _) = here.does(move |tx, app| people::register(tx, app, noon(), writer, (&new, card))).await;
    here.does(move |tx, app| people::open(tx, app, noon(), writer, (id, CaseReason::Reach))).await;
    here.does(move |tx, app| people::correct(tx, app, noon(), writer, (id, &contact(), "fr"))).await;
    here.does(move |tx, _| people::take_mandate(tx, noon(), colleague, (id, &mandate()))).await;
    let proof = a_code(here, writer).await;
    let card = cards::make(&app, None).await.unwrap();
    let again = here
        .does(move |tx, app| people::reissue(tx, app, noon(), writer, (id, CardReason::Stolen, &proof), card))
        .await;
    assert!(matches!(again, Outcome::Done(_)), "{again:?}");
    here.does(move |tx, _| people::confirm_contact(tx, noon(), colleague, id)).await;
    let held = here.server.reads(move |conn| mandates::standing(conn, id)).await;
    let (end, at) = (held[0].id, noon() + TimeDelta::minutes(1));
    here.does(move |tx, _| people::end_mandate(tx, at, colleague, (id, end))).await;
    data_keys::rotate(&app, Viewer::Operator).await.unwrap();
    here.tells(&[
        "person-registered moderator person",
        "mandate-given moderator person",
        "card-issued moderator person first-card",
        "case-opened moderator person reach",
        "case-corrected moderator person",
        "mandate-given safeguarding_lead person",
        "card-issued moderator person card-stolen",
        "contact-confirmed safeguarding_lead person",
        "mandate-ended safeguarding_lead person",
        "data-keys-rotated operator data-key",
    ])
    .await;
}
