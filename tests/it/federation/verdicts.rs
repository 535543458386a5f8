//! Allies' offers among the candidates of a request: what waits for a word of theirs, what it changes, and when it counts no more.

use chrono::{NaiveDate, TimeDelta};
use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::matching::verdicts::Trust;
use rooftop::domain::partner::PartnerTier;
use rooftop::domain::proposal::{Proposal, State};
use rooftop::domain::vetting::Vetting;
use rooftop::ids::{ApId, ProposalId};
use rooftop::services::{Viewer, alliances, partners, proposals};
use rooftop::store::offer_verdicts;

use crate::fediverse::{A, Plan, Server, a_request, an_offer, settled};
use crate::media::staff::Staff;
use crate::rules::vetting::{complete, edit, publish, staff, vetted, written};

/// A seeker's side and a host's side that are allies, and a partner of the host's that is none.
pub(crate) struct Allies {
    pub(crate) here: Server,
    pub(crate) host: Server,
    pub(crate) stranger: Server,
    pub(super) approver: Viewer,
}

/// A home that a woman and a man share, and that takes children.
pub(crate) fn a_home(title: &str) -> A {
    an_offer()
        .with(Field::Title, title)
        .with(Field::HostWomen, "1")
        .with(Field::HostMen, "1")
        .with(Field::ChildrenOk, "yes")
}

impl Allies {
    pub(crate) async fn new() -> Self {
        let settings = [("FEDERATION__REQUESTS", "allies"), ("SAFEGUARDING__UNVETTED_PUBLISH", "false")];
        let plan = Plan { settings: &settings, ..Plan::of(&["alpha", "beta", "gamma"]) };
        let [here, host, stranger] = plan.start().await.try_into().ok().expect("three servers");
        here.befriends(&host, PartnerTier::Ally).await;
        host.befriends(&here, PartnerTier::Ally).await;
        stranger.befriends(&host, PartnerTier::Open).await;
        let approver = staff(&host, "approver", Role::Moderator).await;
        let allies = Self { here, host, stranger, approver };
        allies.settle().await;
        allies
    }

    pub(crate) async fn settle(&self) {
        settled(&[&self.here, &self.host, &self.stranger]).await;
    }

    /// An offer of the host's side that is vetted until this day, and out.
    pub(crate) async fn offers(&self, made: &A, until: &str) -> Proposal {
        let offer = written(&self.host, Viewer::Operator, &made.draft).await;
        let valid_until: Option<NaiveDate> = Some(until.parse().unwrap());
        let told = Vetting { valid_until, ..complete(self.approver) };
        vetted(&self.host, &offer, told).await.unwrap();
        publish(&self.host, Viewer::Operator, offer.id).await.unwrap();
        self.settle().await;
        let (id, host) = (offer.id, &self.host);
        host.does(move |tx, _| proposals::load(tx, id)).await.unwrap()
    }

    /// Its id here.
    async fn known(&self, offer: &Proposal) -> ProposalId {
        self.here.sees(offer).await.expect("it is listed here").id
    }

    /// Lets what its association says of it be missing until tomorrow.
    async fn says_nothing(&self, offer: &Proposal) {
        let (id, author, at) = (self.known(offer).await, offer.author.clone(), self.here.clock.now());
        let tomorrow = at + TimeDelta::days(1);
        self.here.does(move |tx, _| Ok(offer_verdicts::want(tx, id, &author, tomorrow)?)).await.unwrap();
    }
}

/// What the page says before a heading, and after it.
fn around<'a>(page: &'a str, heading: &str) -> (&'a str, &'a str) {
    page.split_once(heading).unwrap_or((page, ""))
}

pub(super) async fn page(reader: &Staff<'_>, of: ProposalId) -> String {
    let answer = reader.get(&format!("/desk/proposals/{of}/candidates")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body.replace(['\u{2068}', '\u{2069}'], "")
}

const WAITING: &str = "En attente d’une réponse";

#[actix_web::test]
async fn sg_03_an_allys_home_is_proposed_to_a_mother_where_its_association_says_yes_waits_where_it_is_silent_and_is_not_after_a_no()
 {
    let allies = Allies::new().await;
    let request = allies.here.publishes(&a_request()).await;
    let both = allies.offers(&a_home("Chez Anne et Paul"), "2027-04-15").await;
    allies.offers(&a_home("Chez Marc").with(Field::HostWomen, ""), "2027-04-15").await;
    let reader = Staff::signs_in(&allies.here, "nour", Role::Moderator).await;
    let found = page(&reader, request.id).await;
    assert!(found.contains("Chez Anne et Paul"), "{found}");
    assert!(
        found.contains("Offre de Association beta, qui a vérifié l’hôte jusqu’à fin mars 2027"),
        "{found}"
    );
    let link = format!("href=\"/offers/{}\"", allies.known(&both).await);
    assert!(found.contains(&link), "{found}");
    assert!(!found.contains("Chez Marc") && !found.contains(WAITING), "{found}");
    assert!(found.contains("Une offre est un logement partagé avec un homme seul"), "{found}");
    let mut planner = Staff::signs_in(&allies.here, "lea", Role::Moderator).await;
    planner.reads_csrf("/desk/account").await;
    crate::rules::plans::planned(&allies.here, &planner).await;
    let plan = reader.get("/desk/plan").await.body;
    assert!(plan.contains("Chez Anne et Paul") && plan.contains(&link), "both sides say yes: {plan}");

    allies.says_nothing(&both).await;
    let found = page(&reader, request.id).await;
    let (proposed, waits) = around(&found, WAITING);
    assert!(!proposed.contains("Chez Anne et Paul"), "{proposed}");
    for said in
        ["Chez Anne et Paul", "si une femme seule ou un parent seul peut y vivre", "si l’hôte est vérifié"]
    {
        assert!(waits.contains(said), "{said}: {waits}");
    }
    assert!(!waits.contains("Chez Marc"), "{waits}");
    let plan = reader.get("/desk/plan").await.body;
    assert!(!plan.contains("Chez Anne et Paul"), "what waits is in no plan: {plan}");
    // A man alone needs no word about lone parents, and one about the vetting.
    let man = allies.here.publishes(&a_request().with(Field::Members, "26-64:adult:m")).await;
    let found = page(&reader, man.id).await;
    let (proposed, waits) = around(&found, WAITING);
    assert!(proposed.contains("Chez Marc") && !proposed.contains("Chez Anne et Paul"), "{proposed}");
    assert!(waits.contains("si l’hôte est vérifié") && !waits.contains("un parent seul"), "{waits}");
}

#[actix_web::test]
async fn sg_04_nobody_under_eighteen_alone_is_shown_an_allys_home_whatever_it_says() {
    let allies = Allies::new().await;
    let offer = allies.offers(&a_home("Chez Anne et Paul"), "2027-04-15").await;
    let request = allies.here.publishes(&a_request().with(Field::Members, "12-17:other:m")).await;
    let reader = Staff::signs_in(&allies.here, "nour", Role::Moderator).await;
    for _ in 0..2 {
        let found = page(&reader, request.id).await;
        assert!(!found.contains("Chez Anne et Paul") && !found.contains(WAITING), "{found}");
        assert!(found.contains("tel:078154324"), "{found}");
        allies.says_nothing(&offer).await;
    }
}

#[actix_web::test]
async fn what_an_association_says_is_asked_for_again_when_its_offer_changes_and_every_day() {
    let allies = Allies::new().await;
    let request = allies.here.publishes(&a_request()).await;
    let home = a_home("Chez Anne et Paul");
    let offer = allies.offers(&home, "2027-04-15").await;
    // Anne moves out: an Update, and another word.
    allies.host.later(TimeDelta::minutes(10));
    edit(&allies.host, Viewer::Operator, offer.id, &home.clone().with(Field::HostWomen, "").draft)
        .await
        .unwrap();
    allies.settle().await;
    let reader = Staff::signs_in(&allies.here, "nour", Role::Moderator).await;
    assert!(!page(&reader, request.id).await.contains("Chez Anne et Paul"));
    allies.host.later(TimeDelta::minutes(10));
    edit(&allies.host, Viewer::Operator, offer.id, &home.draft).await.unwrap();
    allies.settle().await;
    assert!(page(&reader, request.id).await.contains("fin mars 2027"));

    // The vetting is renewed, which nobody else is told.
    let told = Vetting { valid_until: Some("2027-09-30".parse().unwrap()), ..complete(allies.approver) };
    vetted(&allies.host, &offer, told).await.unwrap();
    allies.settle().await;
    assert!(page(&reader, request.id).await.contains("fin mars 2027"), "it was asked for today");
    allies.here.later(TimeDelta::hours(24));
    allies.settle().await;
    let reader = Staff::signs_in(&allies.here, "lea", Role::Moderator).await;
    assert!(page(&reader, request.id).await.contains("fin septembre 2027"));
}

#[actix_web::test]
async fn sg_01_a_vetting_whose_last_month_is_over_proposes_nothing_though_some_days_are_left() {
    let allies = Allies::new().await;
    let request = allies.here.publishes(&a_request()).await;
    allies.offers(&a_home("Chez Anne et Paul"), "2026-12-15").await;
    let reader = Staff::signs_in(&allies.here, "nour", Role::Moderator).await;
    assert!(page(&reader, request.id).await.contains("jusqu’à fin novembre 2026"));
    allies.here.later(TimeDelta::days(9));
    allies.settle().await;
    let reader = Staff::signs_in(&allies.here, "lea", Role::Moderator).await;
    let found = page(&reader, request.id).await;
    assert!(!found.contains("Chez Anne et Paul"), "it is the first of December: {found}");
    assert!(found.contains("Une offre attend une vérification du propriétaire"), "{found}");
}

#[actix_web::test]
async fn an_ally_whose_vetting_is_not_trusted_has_no_candidates_until_it_is_again() {
    let allies = Allies::new().await;
    let request = allies.here.publishes(&a_request()).await;
    let offer = allies.offers(&a_home("Chez Anne et Paul"), "2027-04-15").await;
    let mut reader = Staff::signs_in(&allies.here, "nour", Role::Moderator).await;
    let at = "/desk/partners/beta.test";
    let chooses = async |reader: &mut Staff<'_>, trust: &str| {
        let answer = reader.steps(at, "/desk/partners/beta.test/vetting", &[("trust", trust)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    };
    chooses(&mut reader, "distrusted").await;
    let partner = reader.get(at).await.body;
    assert!(partner.contains("Nous ne nous fions pas à ses vérifications"), "{partner}");
    assert!(partner.contains("Ses vérifications ne comptent plus"), "in its record: {partner}");
    for _ in 0..2 {
        let found = page(&reader, request.id).await;
        assert!(!found.contains("Chez Anne et Paul") && !found.contains(WAITING), "{found}");
        allies.says_nothing(&offer).await;
    }
    chooses(&mut reader, "trusted").await;
    let found = page(&reader, request.id).await;
    assert!(around(&found, WAITING).1.contains("Chez Anne et Paul"), "{found}");
    let wrong = reader.steps(at, "/desk/partners/beta.test/vetting", &[("trust", "perhaps")]).await;
    assert_eq!(wrong.status, 400, "{}", wrong.body);
    let found = allies.here.does(|tx, _| {
        partners::trust::set(
            tx,
            rooftop::clock::Clock::machine().now(),
            Viewer::Staff { account: rooftop::ids::AccountId::new(), role: Role::Caseworker },
            (&"beta.test".parse().unwrap(), Trust::Distrusted),
        )
    });
    assert_eq!(found.await, Err(rooftop::services::ServiceError::NotAllowed));
}

#[actix_web::test]
async fn an_alliance_that_begins_asks_for_what_is_here_already_and_one_that_ends_takes_it_away() {
    let allies = Allies::new().await;
    let request = allies.here.publishes(&a_request()).await;
    allies.offers(&a_home("Chez Anne et Paul"), "2027-04-15").await;
    let reader = Staff::signs_in(&allies.here, "nour", Role::Moderator).await;
    let named = allies.host.node.app.urls.domain().clone();
    let now = allies.here.clock.now();
    let ends = named.clone();
    allies.here.does(move |tx, app| alliances::end(tx, app, now, Viewer::Operator, &ends)).await.unwrap();
    let found = page(&reader, request.id).await;
    assert!(!found.contains("Chez Anne et Paul") && !found.contains(WAITING), "at once: {found}");
    allies.settle().await;
    assert!(allies.here.lists().await.iter().any(|offer| offer.title == "Chez Anne et Paul"), "it is public");
    assert!(!page(&reader, request.id).await.contains("Chez Anne et Paul"));

    allies.here.befriends(&allies.host, PartnerTier::Ally).await;
    allies.host.befriends(&allies.here, PartnerTier::Ally).await;
    allies.settle().await;
    assert!(page(&reader, request.id).await.contains("qui a vérifié l’hôte jusqu’à fin mars 2027"));
}

#[actix_web::test]
async fn an_allys_offer_that_is_paused_or_silenced_is_no_candidate() {
    let allies = Allies::new().await;
    let request = allies.here.publishes(&a_request()).await;
    let offer = allies.offers(&a_home("Chez Anne et Paul"), "2027-04-15").await;
    let reader = Staff::signs_in(&allies.here, "nour", Role::Moderator).await;
    let becomes = async |to: State| {
        allies.host.later(TimeDelta::minutes(5));
        let (id, now) = (offer.id, allies.host.clock.now());
        let step = allies.host.does(move |tx, app| match to {
            State::Published => proposals::publish(tx, app, now, Viewer::Operator, id).map(drop),
            to => proposals::change_state(tx, app, now, Viewer::Operator, (id, to)).map(drop),
        });
        step.await.unwrap();
        allies.settle().await;
    };
    becomes(State::Paused).await;
    assert!(!page(&reader, request.id).await.contains("Chez Anne et Paul"));
    becomes(State::Published).await;
    assert!(page(&reader, request.id).await.contains("Chez Anne et Paul"));
    let (named, now) = (allies.host.node.app.urls.domain().clone(), allies.here.clock.now());
    let flags = rooftop::domain::partner::DomainFlags { silenced: true, ..Default::default() };
    allies
        .here
        .does(move |tx, app| partners::set_flags(tx, app, now, Viewer::Operator, (&named, flags)))
        .await
        .unwrap();
    allies.settle().await;
    assert!(!page(&reader, request.id).await.contains("Chez Anne et Paul"));
}

/// The association of a server.
pub(super) fn association(server: &Server) -> ApId {
    server.node.app.association()
}
