//! What the staff does for people: registers them, opens and corrects their records, takes mandates and gives cards.

use std::sync::Arc;

use chrono::TimeDelta;
use rooftop::crypto::totp::TotpKey;
use rooftop::domain::card::Pin;
use rooftop::domain::case_note::NoteText;
use rooftop::domain::contact::{Contact, TypedContact};
use rooftop::domain::notice::NoticeKind;
use rooftop::domain::private::{CardReason, CaseReason, GivenVia, PersonKind};
use rooftop::ids::PersonId;
use rooftop::services::people::{self, MandateTerms, NewPerson};
use rooftop::services::second_factor::{self, Outcome, Proof};
use rooftop::services::{Viewer, cards, case_notes, data_keys, erasure, errands, retention};
use rooftop::store::{errands as raised, mandates, people as stored, second_factors};

use super::super::vetting::written;
use super::Watched;
use crate::fediverse::{an_offer, noon};

fn contact() -> Contact {
    let typed = TypedContact { called_name: "Fatima".to_owned(), ..TypedContact::default() };
    Contact::read(PersonKind::Seeker, &typed).unwrap()
}

fn pin() -> Pin {
    Pin::choose("493027").unwrap()
}

/// They ask to be erased, take it back, and ask again; and a draft is kept no longer than the settings say.
async fn erased(here: &Watched, id: PersonId) -> usize {
    let app = &here.server.node.app;
    let person = here.server.reads(move |conn| stored::by_id(conn, id)).await.unwrap();
    erasure::ask(app, person.clone(), &pin()).await.unwrap();
    let same = person.clone();
    here.does(move |tx, _| erasure::take_back(tx, noon(), &same)).await;
    erasure::ask(app, person, &pin()).await.unwrap();
    here.does(move |tx, _| {
        stored::ask_erasure(tx, id, Some(noon() - TimeDelta::hours(12)))?;
        Ok(())
    })
    .await;
    assert_eq!(erasure::run(app).await.unwrap(), 1);
    written(&here.server, Viewer::Operator, &an_offer().draft).await;
    let later = noon() + TimeDelta::days(31);
    let kept = here.does(move |tx, app| retention::run(tx, app, later)).await;
    assert!(!kept.drafts.is_empty());
    kept.drafts.len()
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
    let note = NoteText::read("Elle rappelle lundi").unwrap();
    here.does(move |tx, app| case_notes::write(tx, app, noon(), writer, (id, &note))).await;
    here.does(move |tx, app| people::correct(tx, app, noon(), writer, (id, &contact(), "fr"))).await;
    here.does(move |tx, _| people::take_mandate(tx, noon(), colleague, (id, &mandate()))).await;
    let proof = a_code(here, writer).await;
    let card = cards::make(&app, Some(pin())).await.unwrap();
    let again = here
        .does(move |tx, app| people::reissue(tx, app, noon(), writer, (id, CardReason::Stolen, &proof), card))
        .await;
    assert!(matches!(again, Outcome::Done(_)), "{again:?}");
    here.does(move |tx, _| people::confirm_contact(tx, noon(), colleague, id)).await;
    here.does(move |tx, _| {
        raised::raise(tx, (id, NoticeKind::NewCard), noon())?;
        errands::done(tx, noon(), colleague, (id, NoticeKind::NewCard))
    })
    .await;
    let held = here.server.reads(move |conn| mandates::standing(conn, id)).await;
    let (end, at) = (held[0].id, noon() + TimeDelta::minutes(1));
    here.does(move |tx, _| people::end_mandate(tx, at, colleague, (id, end))).await;
    data_keys::rotate(&app, Viewer::Operator).await.unwrap();
    let forgotten = erased(here, id).await;
    let mut told = vec![
        "person-registered moderator person",
        "mandate-given moderator person",
        "card-issued moderator person first-card",
        "case-opened moderator person reach",
        "case-note-written moderator person",
        "case-corrected moderator person",
        "mandate-given safeguarding_lead person",
        "card-issued moderator person card-stolen",
        "contact-confirmed safeguarding_lead person",
        "person-told safeguarding_lead person",
        "mandate-ended safeguarding_lead person",
        "data-keys-rotated operator data-key",
        "erasure-asked seeker person",
        "erasure-taken-back seeker person",
        "erasure-asked seeker person",
        "person-erased program person",
        "proposal-written operator proposal",
    ];
    // Others of this test wrote drafts too.
    told.extend(vec!["proposal-forgotten program proposal"; forgotten]);
    here.tells(&told).await;
}
