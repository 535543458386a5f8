//! Matches between two associations: from a candidate here and a home there until somebody lives there, through pages and inboxes alone.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::bands::Bands;
use rooftop::domain::matches::{Match, MatchState};
use rooftop::domain::negotiation::NegotiationState;
use rooftop::domain::proposal::{Proposal, State};
use rooftop::ids::{MatchId, PersonId, ProposalId};
use rooftop::store::ally_requests::{self, AllyRequest};
use rooftop::store::request_bands::{self, SentBands};
use rooftop::store::{matches, negotiations, people, proposals as stored};

use super::{
    HOST, HOST_PHONE, SEEKER, SEEKER_PHONE, STREET, a_home, a_man, answers, plain, presses, tries_to_select,
};
use crate::federation::verdicts::Allies;
use crate::fediverse::Server;
use crate::media::staff::Staff;
use crate::people::{Card, holder, hosts, registers_with};

/// Two allies, a home there, and somebody here who looks for one.
pub(super) struct Road<'a> {
    pub(super) allies: &'a Allies,
    pub(super) offer: Proposal,
    request: ProposalId,
    pub(super) card: Card,
    pub(super) host_card: Card,
    pub(super) nour: Staff<'a>,
    pub(super) hana: Staff<'a>,
}

impl<'a> Road<'a> {
    pub(super) async fn of(allies: &'a Allies) -> Self {
        let offer = allies.offers(&a_home("Chez Anne et Paul"), "2027-04-15").await;
        let mut nour = Staff::signs_in(&allies.here, "nour", Role::Moderator).await;
        let mut hana = Staff::signs_in(&allies.host, "hana", Role::Moderator).await;
        let card = registers_with(&mut nour, crate::people::FIELDS).await;
        let host_card = hosts::registers(&mut hana, offer.id).await;
        let request = allies.here.publishes(&a_man()).await.id;
        let person: PersonId = card.person.parse().unwrap();
        allies.here.does(move |tx, _| Ok(people::set_request(tx, request, person)?)).await.unwrap();
        Self { allies, offer, request, card, host_card, nour, hana }
    }

    /// The ally knows of the request in bands, as after a batch.
    async fn is_known_there(&self) {
        self.request_is_known_there(self.request).await;
    }

    /// The same of another request.
    pub(super) async fn request_is_known_there(&self, id: ProposalId) {
        let now = self.allies.here.clock.now();
        let bands = Bands { size: "1", area: None, period: "2026-12".parse().unwrap() };
        let recipients = vec![self.allies.host.node.app.association()];
        let sent = SentBands { proposal: id, bands: bands.clone(), recipients, sent_at: now };
        self.allies.here.does(move |tx, _| Ok(request_bands::save(tx, &sent)?)).await.unwrap();
        let author = self.allies.here.node.app.association();
        let request = self.allies.here.reads(move |conn| stored::by_id(conn, id)).await.unwrap();
        let known = AllyRequest { ap_id: request.ap_id, author, bands };
        self.allies.host.does(move |tx, _| Ok(ally_requests::save(tx, &known, now)?)).await.unwrap();
    }

    /// The offer's id here.
    async fn row(&self) -> ProposalId {
        self.allies.here.sees(&self.offer).await.expect("it is listed here").id
    }

    /// The time to undo a decision passes on both sides, and everything arrives.
    async fn settles(&self) {
        for server in [&self.allies.here, &self.allies.host] {
            server.later(TimeDelta::seconds(61));
        }
        self.allies.settle().await;
    }

    /// Decides here, and lets it arrive.
    pub(super) async fn here_sends(&mut self, id: &str, sending: &str) {
        let answer = presses(&mut self.nour, id, ("send", &[("sending", sending)])).await;
        assert_eq!(answer.status, 303, "{sending}: {}", answer.body);
        self.settles().await;
    }

    pub(super) async fn there_sends(&mut self, id: &str, sending: &str) {
        let answer = presses(&mut self.hana, id, ("send", &[("sending", sending)])).await;
        assert_eq!(answer.status, 303, "{sending}: {}", answer.body);
        self.settles().await;
    }

    async fn selects(&mut self) -> String {
        let row = self.row().await;
        let answer = tries_to_select(&mut self.nour, self.request, row).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.to.split('?').next().unwrap().rsplit('/').next().unwrap().to_owned()
    }

    /// The seeker is asked, says yes, and the ally is told.
    pub(super) async fn until_offered(&mut self) -> (String, String) {
        self.is_known_there().await;
        let id = self.selects().await;
        self.here_sends(&id, "ask_seeker").await;
        let mut seeker = holder(&self.allies.here, &self.card).await;
        let page = plain(&seeker.get(&format!("/my/matches/{id}")).await.body);
        assert!(page.contains("Association beta") && page.contains("Chez Anne et Paul"), "{page}");
        assert_eq!(answers(&mut seeker, &id, "yes").await.status, 303);
        self.here_sends(&id, "ask_host").await;
        let there = one_of(&self.allies.host).await.expect("the ally has it").id.to_string();
        (id, there)
    }
}

/// The only match of a server.
pub(super) async fn one_of(server: &Server) -> Option<Match> {
    let all = MatchState::ALL;
    let found = server.reads(move |conn| {
        Ok::<_, rooftop::store::StoreError>(Some(matches::in_states(conn, (all, None), (10, 0))?))
    });
    let mut found = found.await.unwrap();
    assert!(found.len() < 2, "{found:?}");
    found.pop()
}

async fn state(server: &Server, id: &str) -> MatchState {
    let id: MatchId = id.parse().unwrap();
    server.reads(move |conn| matches::by_id(conn, id)).await.unwrap().state
}

async fn states(road: &Road<'_>, (here, there): (&str, &str)) -> (MatchState, MatchState) {
    (state(&road.allies.here, here).await, state(&road.allies.host, there).await)
}

#[actix_web::test]
async fn sg_05_two_associations_that_share_no_server_bring_somebody_and_a_host_together() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let row = road.row().await;
    let early = tries_to_select(&mut road.nour, road.request, row).await;
    assert_eq!(early.status, 409, "PR-06: nobody offers a request that the ally may not know of");
    assert!(early.body.contains("ne connaît pas encore cette demande"), "{}", early.body);
    let (here, there) = road.until_offered().await;
    assert_eq!(states(&road, (&here, &there)).await, (MatchState::AskedHost, MatchState::Selected));
    let waits = plain(&road.nour.get(&format!("/desk/matches/{here}")).await.body);
    assert!(waits.contains("Nous attendons une réponse de Association beta"), "{waits}");
    let list = plain(&road.hana.get("/desk/matches").await.body);
    assert!(list.contains("Association alpha") && list.contains(&there), "{list}");
    assert!(!list.contains(SEEKER) && !list.contains("Un homme seul"), "bands, and no title: {list}");

    road.there_sends(&there, "ask_host").await;
    let page = plain(&road.nour.get(&format!("/desk/matches/{here}")).await.body);
    assert!(page.contains("L’autre association pose la question à l’hôte"), "{page}");
    let mut host = holder(&allies.host, &road.host_card).await;
    assert_eq!(answers(&mut host, &there, "yes").await.status, 303);
    allies.settle().await;
    assert_eq!(
        states(&road, (&here, &there)).await,
        (MatchState::AskedHost, MatchState::HostYes),
        "a moderator's decision precedes every Accept"
    );
    road.there_sends(&there, "accept").await;
    assert_eq!(states(&road, (&here, &there)).await, (MatchState::HostYes, MatchState::HostYes));
    let offer = road.offer.id;
    let proposal = allies.host.reads(move |conn| stored::by_id(conn, offer)).await.unwrap();
    assert_eq!((proposal.state, proposal.taken_slots), (State::Reserved, 1));
    assert_eq!(presses(&mut road.hana, &there, ("send", &[("sending", "open_contact")])).await.status, 409);
    road.here_sends(&here, "open_contact").await;
    let opened = (MatchState::ContactOpened, MatchState::ContactOpened);
    assert_eq!(states(&road, (&here, &there)).await, opened);
    goes_on(&mut road, (&here, &there)).await;
}

/// They meet, agree, and somebody lives there until the stay ends; each side reports, and no contact ever crosses.
async fn goes_on(road: &mut Road<'_>, ids: (&str, &str)) {
    let (here, there) = ids;
    let today = road.allies.here.clock.now().date_naive().to_string();
    let seeker = holder(&road.allies.here, &road.card).await;
    let host = holder(&road.allies.host, &road.host_card).await;
    let met = ("happened", &[("what", "met"), ("on", today.as_str())][..]);
    assert_eq!(presses(&mut road.hana, there, met).await.status, 303);
    road.allies.settle().await;
    assert_eq!(states(road, ids).await, (MatchState::Met, MatchState::Met));
    let agreed: &[(&str, &str)] = &[
        ("what", "agreed"),
        ("kind", "transit"),
        ("from", &today),
        ("until", "2027-03-01"),
        ("rent", "250"),
    ];
    assert_eq!(presses(&mut road.nour, here, ("happened", agreed)).await.status, 303);
    road.allies.settle().await;
    let told = one_of(&road.allies.host).await.unwrap().stay.expect("what they agreed on is told");
    assert_eq!(
        (told.monthly_rent_cents, told.until.map(|day| day.to_string())),
        (25_000, Some("2027-03-01".to_owned()))
    );
    let begun = ("happened", &[("what", "begun"), ("on", today.as_str())][..]);
    assert_eq!(presses(&mut road.nour, here, begun).await.status, 303);
    road.allies.settle().await;
    assert_eq!(states(road, ids).await, (MatchState::Active, MatchState::Active));
    for (browser, id) in [(&seeker, here), (&host, there)] {
        let page = browser.get(&format!("/my/matches/{id}")).await.body;
        for private in [SEEKER, SEEKER_PHONE, HOST, HOST_PHONE, STREET] {
            assert!(!page.contains(private), "{private} crossed: {page}");
        }
    }
    let ended = ("happened", &[("what", "ended"), ("why", "host_needs_home"), ("on", today.as_str())][..]);
    assert_eq!(presses(&mut road.hana, there, ended).await.status, 303);
    road.allies.settle().await;
    assert_eq!(states(road, ids).await, (MatchState::Ended, MatchState::Ended));
    let request = road.request;
    let request = road.allies.here.reads(move |conn| stored::by_id(conn, request)).await.unwrap();
    assert_eq!(request.state, State::Open, "a stay that broke opens the request again");
}

#[actix_web::test]
async fn a_seeker_who_takes_the_yes_back_ends_it_on_both_sides_and_frees_the_place() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (here, there) = road.until_offered().await;
    road.there_sends(&there, "ask_host").await;
    let mut seeker = holder(&allies.here, &road.card).await;
    let page = format!("/my/matches/{here}");
    assert_eq!(seeker.steps(&page, &format!("{page}/withdraw"), &[]).await.status, 303);
    allies.settle().await;
    assert_eq!(states(&road, (&here, &there)).await, (MatchState::Declined, MatchState::Declined));
    let deal = one_of(&allies.host).await.unwrap().deal.unwrap();
    let known = allies.host.reads(move |conn| negotiations::by_ap_id(conn, &deal)).await.unwrap();
    assert_eq!(known.state, NegotiationState::Withdrawn);
    let offer = road.offer.id;
    assert_eq!(
        allies.host.reads(move |conn| stored::by_id(conn, offer)).await.unwrap().state,
        State::Published
    );
    let mut host = holder(&allies.host, &road.host_card).await;
    host.reads_csrf("/my").await;
    let late = host.posts(&format!("/my/matches/{there}/answer"), &[("answer", "yes")]).await;
    assert_eq!(late.status, 409, "an answer to what is over");
}

#[actix_web::test]
async fn a_host_who_says_no_or_a_team_that_says_nothing_ends_it_on_both_sides() {
    for says_no in [true, false] {
        let allies = Allies::new().await;
        let mut road = Road::of(&allies).await;
        let (here, there) = road.until_offered().await;
        if says_no {
            road.there_sends(&there, "ask_host").await;
            let mut host = holder(&allies.host, &road.host_card).await;
            assert_eq!(answers(&mut host, &there, "no").await.status, 303);
            allies.settle().await;
            assert_eq!(states(&road, (&here, &there)).await, (MatchState::Declined, MatchState::Declined));
        } else {
            for server in [&allies.here, &allies.host] {
                server.later(TimeDelta::days(8));
            }
            allies.settle().await;
            // Whichever side's clock is first tells the other.
            let (here, there) = states(&road, (&here, &there)).await;
            assert!(here == MatchState::Lapsed && there.is_final(), "{here} {there}");
        }
    }
}

#[actix_web::test]
async fn sg_10_an_incident_there_says_no_here_and_never_why() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (here, there) = road.until_offered().await;
    road.there_sends(&there, "ask_host").await;
    let lead = crate::rules::vetting::staff(&allies.host, "lead", Role::SafeguardingLead).await;
    crate::rules::incidents::suspended(&allies.host, lead, road.offer.id).await;
    allies.settle().await;
    assert_eq!(states(&road, (&here, &there)).await, (MatchState::Declined, MatchState::Vetoed));
    let page = plain(&road.nour.get(&format!("/desk/matches/{here}")).await.body);
    assert!(!page.contains("incident"), "{page}");
}
