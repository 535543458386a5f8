//! The candidates of a request: what the page shows, what it never shows, and that it follows what changes.

use rooftop::domain::access::Role;
use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::domain::proposal::State;
use rooftop::i18n::{Args, Lang, Texts};
use rooftop::ids::ProposalId;
use rooftop::services::{Viewer, proposals};

use super::vetting::{complete, publish, staff, strict, vetted, written};
use crate::fediverse::{A, Server, a_request, an_offer};
use crate::media::staff::Staff;

/// A vetted offer that is out.
async fn offers(server: &Server, writer: Viewer, moderator: Viewer, draft: &Draft) -> ProposalId {
    let offer = written(server, writer, draft).await;
    vetted(server, &offer, complete(moderator)).await.unwrap();
    publish(server, writer, offer.id).await.unwrap();
    offer.id
}

/// A home that a woman and a man share.
pub(super) fn a_home(title: &str) -> A {
    an_offer().with(Field::Title, title).with(Field::HostWomen, "1").with(Field::HostMen, "1")
}

async fn asks(server: &Server, writer: Viewer, made: &A) -> ProposalId {
    let (draft, now) = (made.draft.clone(), server.clock.now());
    let made = server.does(move |tx, app| {
        let request = proposals::create(tx, app, now, writer, (Purpose::Request, &draft))?;
        proposals::publish(tx, app, now, Viewer::Operator, request.id)?;
        Ok(request.id)
    });
    made.await.unwrap()
}

pub(super) struct Town {
    pub(super) server: Server,
    writer: Viewer,
    moderator: Viewer,
}

impl Town {
    pub(super) async fn new() -> Self {
        let server = strict().await;
        let writer = staff(&server, "writer", Role::Caseworker).await;
        let moderator = staff(&server, "moderator", Role::Moderator).await;
        Self { server, writer, moderator }
    }

    pub(super) async fn offers(&self, made: &A) -> ProposalId {
        offers(&self.server, self.writer, self.moderator, &made.draft).await
    }

    pub(super) async fn asks(&self, made: &A) -> ProposalId {
        asks(&self.server, self.writer, made).await
    }
}

pub(super) async fn page(reader: &Staff<'_>, request: ProposalId) -> String {
    let answer = reader.get(&format!("/desk/proposals/{request}/candidates")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    without_marks(&answer.body)
}

/// Values are set apart from the sentence around them, for right-to-left languages.
pub(super) fn without_marks(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[actix_web::test]
async fn a_request_has_its_offers_with_points_and_questions_and_follows_what_changes() {
    let town = Town::new().await;
    let request = town.asks(&a_request()).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let nothing = page(&reader, request).await;
    assert!(nothing.contains("Aucune offre ne peut être proposée aujourd’hui."), "{nothing}");

    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let found = page(&reader, request).await;
    assert!(found.contains("Une offre peut être proposée aujourd’hui."), "{found}");
    assert!(
        found.contains("Chez Anne et Paul") && found.contains("Liège, à 0 km de la zone souhaitée"),
        "{found}"
    );
    assert!(found.contains("Les enfants sont-ils les bienvenus ?"), "what is not known is asked: {found}");
    assert!(found.contains("15 points sur 15"), "{found}");
    for inner in ["lone_adult", "children_ok", "why-", "ask-", "component-"] {
        assert!(!found.contains(inner), "no code shows: {inner}");
    }
    let (now, id) = (town.server.clock.now(), offer);
    town.server
        .does(move |tx, app| proposals::change_state(tx, app, now, Viewer::Operator, (id, State::Paused)))
        .await
        .unwrap();
    let paused = page(&reader, request).await;
    assert!(!paused.contains("Chez Anne et Paul"), "{paused}");
}

#[actix_web::test]
async fn sg_03_a_mother_is_not_shown_a_home_whose_only_adult_is_a_man_and_reads_why() {
    let town = Town::new().await;
    let request = town.asks(&a_request()).await;
    town.offers(&a_home("Chez Marc").with(Field::HostWomen, "").with(Field::ChildrenOk, "yes")).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let found = page(&reader, request).await;
    assert!(!found.contains("Chez Marc"), "{found}");
    assert!(found.contains("Une offre est un logement partagé avec un homme seul"), "{found}");
    let man = a_request().with(Field::Members, "26-64:adult:m");
    let other = town.asks(&man).await;
    assert!(page(&reader, other).await.contains("Chez Marc"));
}

#[actix_web::test]
async fn sg_04_a_request_of_somebody_under_eighteen_alone_shows_whom_to_call_and_no_offer() {
    let town = Town::new().await;
    town.offers(&a_home("Chez Anne et Paul").with(Field::ChildrenOk, "yes")).await;
    let request = town.asks(&a_request().with(Field::Members, "12-17:other:m")).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let found = page(&reader, request).await;
    assert!(!found.contains("Chez Anne et Paul"), "{found}");
    assert!(
        found.contains("tel:078154324") && found.contains("tel:112") && found.contains("tel:103"),
        "{found}"
    );
    assert!(found.contains("Service des Tutelles"), "{found}");
    let guarded = town.asks(&a_request()).await;
    assert!(!page(&reader, guarded).await.contains("tel:078154324"));
}

#[actix_web::test]
async fn why_nobody_says_the_smallest_change_that_helps_in_each_language() {
    let town = Town::new().await;
    town.offers(&a_home("À Namur").with(Field::Municipality, "92094").with(Field::ChildrenOk, "yes")).await;
    town.offers(&a_home("Chère").with(Field::MonthlyRentCents, "41000").with(Field::ChildrenOk, "yes")).await;
    let made = a_request().with(Field::MaxDistanceKm, "20").with(Field::Budget, "up_to:30000");
    let request = town.asks(&made).await;
    let reader = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let found = page(&reader, request).await;
    assert!(found.contains("Pourquoi aucune offre"), "{found}");
    assert!(found.contains("Une offre de plus si elle peut être à 55 km au plus."), "{found}");
    assert!(found.contains("Une offre de plus avec un budget de 450\u{a0}€ par mois."), "{found}");
    let english = |count: u64| {
        let args = Args::new().with("count", count).with("km", "55");
        without_marks(&Texts::load().page(Lang::En, "relax-distance", &args))
    };
    assert_eq!(english(1), "One more offer if it may be up to 55 km away.");
    assert_eq!(english(4), "4 more offers if they may be up to 55 km away.");
}

#[actix_web::test]
async fn somebodys_request_has_candidates_for_whoever_has_charge_of_it_and_is_one_of_an_offer_for_nobody_else()
 {
    let town = Town::new().await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let mut owner = Staff::signs_in(&town.server, "ana", Role::Caseworker).await;
    let card = crate::people::registers(&mut owner).await;
    let request = crate::people::charge::request_id(&mut owner, &card).await;
    let at = format!("/desk/proposals/{request}/candidates");
    assert_eq!(owner.get(&at).await.status, 200, "a draft has them too");
    assert!(
        owner.get(&format!("/desk/proposals/{request}")).await.body.contains(&at),
        "and a link leads there"
    );
    let other = Staff::signs_in(&town.server, "badr", Role::Caseworker).await;
    assert_eq!(other.get(&at).await.status, 404);
    let (now, id): (_, ProposalId) = (town.server.clock.now(), request.parse().unwrap());
    let title = "Une mère et son enfant";
    let draft = a_request().with(Field::Title, title).draft;
    let opened = town.server.does(move |tx, app| {
        proposals::edit(tx, app, now, Viewer::Operator, (id, &draft))?;
        proposals::publish(tx, app, now, Viewer::Operator, id)
    });
    opened.await.unwrap();
    let moderator = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    for (reader, sees) in [(&owner, true), (&other, false), (&moderator, true)] {
        assert_eq!(page(reader, offer).await.contains(title), sees, "{title}");
    }
    let path = format!("/desk/proposals/{offer}/candidates");
    assert!(owner.get(&format!("/desk/proposals/{offer}")).await.body.contains(&path), "a link leads there");
    let paused = town
        .server
        .does(move |tx, app| proposals::change_state(tx, app, now, Viewer::Operator, (offer, State::Paused)));
    paused.await.unwrap();
    let page = page(&moderator, offer).await;
    assert!(page.contains("Cette offre n’est pas publiée") && !page.contains(title), "{page}");
}
