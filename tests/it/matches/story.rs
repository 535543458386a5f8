//! The whole road of a match on one instance: from a candidate to a stay that ends, and what each of them may read on the way.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::matches::MatchState;
use rooftop::domain::proposal::State;
use rooftop::ids::ProposalId;

use super::{
    HOST, HOST_PHONE, SEEKER, SEEKER_PHONE, STREET, Town, a_home, answers, decides, plain, presses, selects,
    version_in,
};
use crate::fediverse::a_request;
use crate::media::staff::Staff;
use crate::people::{Card, holder};

/// Whether a page tells any of these.
fn tells(body: &str, any: &[&str]) -> bool {
    any.iter().any(|text| body.contains(text))
}

/// A mother with a child, a home, whoever accompanies her, and two who decide.
pub(super) struct Road<'a> {
    town: &'a Town,
    pub(super) offer: ProposalId,
    pub(super) request: ProposalId,
    card: Card,
    host_card: Card,
    ana: Staff<'a>,
    nour: Staff<'a>,
    badr: Staff<'a>,
    seeker: Staff<'a>,
    host: Staff<'a>,
    pub(super) id: String,
}

impl<'a> Road<'a> {
    async fn of(town: &'a Town) -> Self {
        let offer = town.offers(&a_home("Chez Anne et Paul")).await;
        let mut ana = Staff::signs_in(&town.server, "ana", Role::Caseworker).await;
        let (card, host_card) = (town.seeker(&mut ana).await, town.host(&mut ana, offer).await);
        let request = town.asks(&a_request(), Some(&card)).await;
        let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
        let badr = Staff::signs_in(&town.server, "badr", Role::Moderator).await;
        let candidates = nour.get(&format!("/desk/proposals/{request}/candidates")).await.body;
        assert!(candidates.contains(&format!("/candidates/{offer}/select")), "{candidates}");
        let id = selects(&mut nour, request, offer).await;
        let seeker = holder(&town.server, &card).await;
        let host = holder(&town.server, &host_card).await;
        Self { town, offer, request, card, host_card, ana, nour, badr, seeker, host, id }
    }

    /// Time passes, and both come back with their cards.
    async fn time_passes(&mut self, time: TimeDelta) {
        self.town.passes(time).await;
        self.seeker = holder(&self.town.server, &self.card).await;
        self.host = holder(&self.town.server, &self.host_card).await;
    }

    /// What the seeker reads of it.
    async fn seen_by_seeker(&self) -> String {
        plain(&self.seeker.get(&format!("/my/matches/{}", self.id)).await.body)
    }

    async fn seen_by_host(&self) -> String {
        plain(&self.host.get(&format!("/my/matches/{}", self.id)).await.body)
    }

    /// SG-11: the first of two people gives it to the second, and decides nothing more of it.
    async fn is_decided_by_two(&mut self) {
        let page = plain(&self.nour.get(&format!("/desk/matches/{}", self.id)).await.body);
        for said in [
            "Deux personnes décident",
            "des enfants viennent",
            "Assez grand pour le ménage",
            "Choisie par nour@",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let ask = ("send", &[("sending", "ask_seeker")][..]);
        assert_eq!(presses(&mut self.nour, &self.id, ask).await.status, 303);
        assert_eq!(self.town.state(&self.id).await, MatchState::SecondReview);
        assert_eq!(presses(&mut self.nour, &self.id, ask).await.status, 403);
        assert!(!self.seeker.get("/my").await.body.contains("/my/matches/"), "nobody was asked");
        assert_eq!(presses(&mut self.badr, &self.id, ask).await.status, 303);
        assert_eq!(
            self.town.state(&self.id).await,
            MatchState::SecondReview,
            "it can be undone for a minute"
        );
        assert_eq!(self.seeker.get(&format!("/my/matches/{}", self.id)).await.status, 404);
        self.town.window_passes().await;
        assert_eq!(self.town.state(&self.id).await, MatchState::AskedSeeker);
    }

    /// The seeker reads why and why not, and nothing of the host, who does not know of her.
    async fn the_seeker_says_yes(&mut self) {
        let home = self.seeker.get("/my").await.body;
        assert!(home.contains(&format!("/my/matches/{}", self.id)) && home.contains("Répondez"), "{home}");
        assert!(home.len() < 60_000, "a page of a seeker is light");
        let asked = self.seen_by_seeker().await;
        for said in
            ["Voulez-vous y habiter", "C’est près de là où vous voulez vivre", "Dire non ne change rien"]
        {
            assert!(asked.contains(said), "{said}: {asked}");
        }
        assert!(!tells(&asked, &[HOST, HOST_PHONE, STREET]), "{asked}");
        let at_host = self.host.get(&format!("/my/offers/{}", self.offer)).await.body;
        assert!(!at_host.contains("/my/matches/"), "a host sees nobody who has not agreed");
        assert_eq!(answers(&mut self.seeker, &self.id, "yes").await.status, 303);
        assert_eq!(self.town.state(&self.id).await, MatchState::SeekerYes);
        assert_eq!(
            self.town.proposal_state(self.offer).await,
            State::Reserved,
            "the yes holds the only place"
        );
        assert_eq!(self.host.get(&format!("/my/matches/{}", self.id)).await.status, 404);
    }

    /// The host reads the least that they need.
    async fn the_host_says_yes(&mut self) {
        decides(self.town, &mut self.nour, &self.id, "ask_host").await;
        let at_host = self.host.get(&format!("/my/offers/{}", self.offer)).await.body;
        assert!(at_host.contains(&format!("/my/matches/{}", self.id)), "{at_host}");
        let asked = self.seen_by_host().await;
        for said in ["Un ménage de 2 personnes", "26 à 64 ans", "3 à 5 ans", "15 décembre 2026"] {
            assert!(asked.contains(said), "{said}: {asked}");
        }
        assert!(!tells(&asked, &[SEEKER, SEEKER_PHONE, "Mère et enfant"]), "{asked}");
        assert_eq!(answers(&mut self.host, &self.id, "yes").await.status, 303);
        assert_eq!(self.town.state(&self.id).await, MatchState::HostYes);
        let (at_seeker, at_host) = (self.seen_by_seeker().await, self.seen_by_host().await);
        assert!(!tells(&at_seeker, &[HOST, HOST_PHONE]) && !tells(&at_host, &[SEEKER, SEEKER_PHONE]));
    }

    /// A moderator confirms: each knows how to reach the other, and nobody the address before they met.
    async fn they_meet(&mut self) {
        decides(self.town, &mut self.badr, &self.id, "open_contact").await;
        let (at_seeker, at_host) = (self.seen_by_seeker().await, self.seen_by_host().await);
        for said in [HOST, HOST_PHONE] {
            assert!(at_seeker.contains(said), "{said}: {at_seeker}");
        }
        assert!(!at_seeker.contains(STREET), "{at_seeker}");
        assert!(at_host.contains(SEEKER) && at_host.contains(SEEKER_PHONE), "{at_host}");
        let log = self.seeker.get("/my").await.body;
        assert!(
            log.contains("L’autre côté peut voir comment vous joindre"),
            "she reads that it was told: {log}"
        );
        let too_early = ("happened", &[("what", "met"), ("on", "2026-11-01")][..]);
        assert_eq!(presses(&mut self.ana, &self.id, too_early).await.status, 400);
        let today = self.today();
        let met = ("happened", &[("what", "met"), ("on", today.as_str())][..]);
        assert_eq!(presses(&mut self.ana, &self.id, met).await.status, 303);
        assert!(self.seen_by_seeker().await.contains(STREET));
    }

    /// The whole road, until they live there.
    pub(super) async fn to_a_stay(town: &'a Town) -> Self {
        let mut road = Self::of(town).await;
        road.is_decided_by_two().await;
        road.the_seeker_says_yes().await;
        road.the_host_says_yes().await;
        road.they_meet().await;
        road.they_agree_and_she_moves_in().await;
        road
    }

    fn today(&self) -> String {
        self.town.server.clock.now().date_naive().to_string()
    }

    async fn they_agree_and_she_moves_in(&mut self) {
        let today = self.today();
        let wrong = ("happened", &[("what", "agreed"), ("kind", "free_hosting"), ("from", "demain")][..]);
        let refused = presses(&mut self.ana, &self.id, wrong).await;
        assert_eq!(refused.status, 400);
        let kept = refused.body.contains("value=\"demain\"");
        assert!(kept && refused.body.contains("à moins d’un an d’aujourd’hui"), "{}", refused.body);
        let agreed =
            ("happened", &[("what", "agreed"), ("kind", "free_hosting"), ("from", today.as_str())][..]);
        assert_eq!(presses(&mut self.ana, &self.id, agreed).await.status, 303);
        let begun = ("happened", &[("what", "begun"), ("on", today.as_str())][..]);
        assert_eq!(presses(&mut self.ana, &self.id, begun).await.status, 303);
        assert_eq!(self.town.state(&self.id).await, MatchState::Active);
        let states =
            (self.town.proposal_state(self.request).await, self.town.proposal_state(self.offer).await);
        assert_eq!(states, (State::Placed, State::Occupied));
    }
}

#[actix_web::test]
async fn sg_05_sg_06_sg_11_a_family_and_a_host_are_brought_together_and_learn_of_each_other_in_this_order() {
    let town = Town::new().await;
    let mut road = Road::to_a_stay(&town).await;

    // A stay that breaks opens the request again, with its first waiting date, and frees the place.
    let first_day = town.proposal(road.request).await.created_at;
    town.passes(TimeDelta::days(20)).await;
    let today = road.today();
    let mut lea = Staff::signs_in(&town.server, "lea", Role::Moderator).await;
    let ended = ("happened", &[("what", "ended"), ("why", "conflict"), ("on", today.as_str())][..]);
    assert_eq!(presses(&mut lea, &road.id, ended).await.status, 303);
    let request = town.proposal(road.request).await;
    assert_eq!((request.state, request.created_at), (State::Open, first_day));
    assert_eq!(town.proposal_state(road.offer).await, State::Published);
    road.seeker = holder(&town.server, &road.card).await;
    let over = road.seen_by_seeker().await;
    assert!(!tells(&over, &[HOST, HOST_PHONE, STREET]), "what was told is told no longer: {over}");
    road.host = holder(&town.server, &road.host_card).await;
    let over = road.seen_by_host().await;
    assert!(
        !tells(&over, &["26 à 64 ans", "3 à 5 ans", SEEKER]),
        "who they are now is nobody's business there: {over}"
    );
    let history = plain(&lea.get(&format!("/desk/matches/{}", road.id)).await.body);
    for said in
        ["Question posée à l’hôte", "Contact ouvert", "la vie commune n’allait plus", "badr@", "l’hôte"]
    {
        assert!(history.contains(said), "{said}: {history}");
    }
    assert_eq!(version_in(&history), "0", "nothing is left to be done to it");
}

/// How many tasks of each kind wait.
async fn tasks(town: &Town) -> Vec<(String, u32)> {
    let open = town.server.reads(|conn| rooftop::store::tasks::open(conn, 10, 0).map(Some)).await.unwrap();
    open.into_iter().map(|task| (task.kind.as_str().to_owned(), task.times)).collect()
}

#[actix_web::test]
async fn sg_07_sg_08_both_are_asked_how_it_goes_apart_from_each_other_and_a_no_or_silence_raises_a_task() {
    let town = Town::new().await;
    let mut road = Road::to_a_stay(&town).await;
    town.server.works().await;
    assert!(!road.seen_by_seeker().await.contains("Comment ça va"), "not on the first day");
    road.time_passes(TimeDelta::days(1)).await;
    let page = format!("/my/matches/{}", road.id);
    assert!(road.seen_by_seeker().await.contains("Comment ça va"));
    let well = road.host.steps(&page, &format!("{page}/check-in"), &[("how", "well")]).await;
    assert_eq!((well.status, tasks(&town).await), (303, Vec::new()));
    assert!(!road.seen_by_host().await.contains("Comment ça va"));
    let again = road.host.posts(&format!("{page}/check-in"), &[("how", "well")]).await;
    assert_eq!(again.status, 404, "it is asked once");
    let no = road.seeker.steps(&page, &format!("{page}/check-in"), &[("how", "not_well")]).await;
    assert_eq!((no.status, tasks(&town).await), (303, vec![("stay_not_well".to_owned(), 1)]));
    assert!(road.seen_by_seeker().await.contains("Ça ne va pas"));
    assert!(!road.seen_by_host().await.contains("Ça ne va pas"), "SG-08: the host never reads it");
    let lea = Staff::signs_in(&town.server, "lea", Role::Moderator).await;
    let of_both = plain(&lea.get(&format!("/desk/matches/{}", road.id)).await.body);
    assert!(of_both.contains("Ça ne va pas") && of_both.contains("selon lui"), "{of_both}");

    // After a week both are asked again; three days later somebody has to look.
    town.passes(TimeDelta::days(6)).await;
    town.passes(TimeDelta::hours(71)).await;
    assert_eq!(tasks(&town).await.len(), 1);
    town.passes(TimeDelta::hours(1)).await;
    let silent = tasks(&town).await;
    assert!(silent.contains(&("stay_silent".to_owned(), 2)), "of both sides: {silent:?}");
    town.passes(TimeDelta::days(1)).await;
    assert_eq!(tasks(&town).await, silent, "each silence is told once");
}

#[actix_web::test]
async fn sg_08_who_accompanies_one_side_alone_reads_nothing_of_how_the_other_says_it_goes() {
    let town = Town::new().await;
    let road = Road::to_a_stay(&town).await;
    town.passes(TimeDelta::days(1)).await;
    // Omar goes on with the host's case, and has no charge of the seeker.
    let host = town.one(&road.id).await.offer.here().unwrap();
    let host =
        town.server.reads(move |conn| rooftop::store::offer_people::of_offer(conn, host)).await.unwrap();
    let mut omar = Staff::signs_in(&town.server, "omar", Role::Caseworker).await;
    let omar_id = crate::matches::account_of(&town, "omar").await;
    crate::matches::gives_mandate(&town, host, omar_id).await;
    let page = plain(&omar.get(&format!("/desk/matches/{}", road.id)).await.body);
    assert!(page.contains("selon lui") && !page.contains("selon elle"), "{page}");
    let at = format!("/desk/matches/{}/check-in", road.id);
    omar.reads_csrf("/desk/account").await;
    assert_eq!(omar.posts(&at, &[("party", "seeker"), ("how", "well")]).await.status, 404);
    assert_eq!(omar.posts(&at, &[("party", "host"), ("how", "well")]).await.status, 303);
}
