//! What two associations tell one another when it comes in another order, and what an ally would refuse by itself.

use chrono::TimeDelta;
use rooftop::domain::field::Field;
use rooftop::domain::matches::{AgreementStatus, MatchState};
use rooftop::domain::negotiation::{Negotiation, NegotiationState, OPEN_AN_ALLY};
use rooftop::domain::proposal::State;
use rooftop::domain::report::Direction;
use rooftop::ids::ApId;
use rooftop::services::matches::tell_again;
use rooftop::services::negotiations::{self, AgreementChanged, Answered, Told};
use rooftop::store::{matches, negotiations as stored, proposals};

use super::abroad::{Road, one_of};
use super::{a_man, plain, presses, tries_to_select};
use crate::federation::verdicts::Allies;
use crate::fediverse::Server;

/// What the ally reports of its Agreement about the only match of the seeker's side.
async fn told(road: &Road<'_>, status: AgreementStatus) -> AgreementChanged {
    let deal = one_of(&road.allies.here).await.unwrap().deal.unwrap();
    let known = road.allies.here.reads(move |conn| stored::by_ap_id(conn, &deal)).await.unwrap();
    AgreementChanged {
        id: "http://beta.test/agreements/1".parse().unwrap(),
        context: known.context,
        facts: "{}".to_owned(),
        reported: Some((status, None)),
        by: road.allies.host.node.app.association(),
    }
}

async fn hears(server: &Server, changed: AgreementChanged) -> Told {
    let now = server.clock.now();
    server.does(move |tx, app| negotiations::agreement_changed(tx, app, now, &changed)).await.unwrap()
}

#[actix_web::test]
async fn a_cancellation_that_overtakes_the_acceptance_ends_it_here_and_the_acceptance_opens_nothing() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (_, _) = road.until_offered().await;
    let here = &allies.here;
    let cancelled = told(&road, AgreementStatus::Cancelled).await;
    let of_another = AgreementChanged { by: allies.stranger.node.app.association(), ..cancelled.clone() };
    let elsewhere =
        AgreementChanged { id: "http://gamma.test/agreements/1".parse().unwrap(), ..cancelled.clone() };
    let without = AgreementChanged { context: None, ..cancelled.clone() };
    for wrong in [of_another, elsewhere, without] {
        assert_eq!(hears(here, wrong).await, Told::Dropped);
        assert_eq!(one_of(here).await.unwrap().state, MatchState::AskedHost);
    }
    assert_eq!(hears(here, cancelled.clone()).await, Told::Kept);
    assert_eq!(one_of(here).await.unwrap().state, MatchState::Declined);
    let accept = Answered {
        offer: one_of(here).await.unwrap().deal.unwrap(),
        by: allies.host.node.app.association(),
        state: NegotiationState::Accepted,
        result: Some((cancelled.id, 1)),
    };
    let now = here.clock.now();
    here.does(move |tx, app| negotiations::answered(tx, app, now, &accept)).await.unwrap();
    assert_eq!(one_of(here).await.unwrap().state, MatchState::Declined, "what is over stays over");
}

/// Somebody else here who said yes to the same home.
async fn another_yes(road: &mut Road<'_>) -> String {
    let asks = a_man().with(Field::Title, "Un autre homme seul");
    let request = road.allies.here.publishes(&asks).await.id;
    let row = road.allies.here.sees(&road.offer).await.unwrap().id;
    road.request_is_known_there(request).await;
    let answer = tries_to_select(&mut road.nour, request, row).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let id = answer.to.split('?').next().unwrap().rsplit('/').next().unwrap().to_owned();
    road.here_sends(&id, "ask_seeker").await;
    let yes = [("party", "seeker"), ("answer", "yes")];
    assert_eq!(presses(&mut road.nour, &id, ("answer", &yes)).await.status, 303);
    id
}

async fn tries_to_offer(road: &mut Road<'_>, id: &str) -> (u16, String) {
    let answer = presses(&mut road.nour, id, ("send", &[("sending", "ask_host")])).await;
    (answer.status, plain(&answer.body))
}

#[actix_web::test]
async fn a_seekers_yes_is_not_spent_on_an_offer_that_the_ally_would_refuse_by_itself() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (first, _) = road.until_offered().await;
    let second = another_yes(&mut road).await;
    let (status, body) = tries_to_offer(&mut road, &second).await;
    assert_eq!(status, 409);
    assert!(body.contains("répond d’abord au sujet d’un autre foyer"), "{body}");
    let taken_back = [("party", "seeker")];
    assert_eq!(presses(&mut road.nour, &first, ("withdraw", &taken_back)).await.status, 303);
    allies.settle().await;

    // As many as an ally considers at a time, but one.
    let here = &allies.here;
    let (ally, now) = (allies.host.node.app.association(), here.clock.now());
    let id = |number: i64| -> ApId { format!("http://alpha.test/activities/{number}").parse().unwrap() };
    let proposal = here.sees(&road.offer).await.unwrap().id;
    let open = |number: i64, direction: Direction| Negotiation {
        ap_id: id(number),
        direction,
        ally: ally.clone(),
        proposal,
        state: NegotiationState::UnderReview,
        agreement: None,
        context: None,
        quantity: "1".to_owned(),
        ends_at: None,
        facts: String::new(),
    };
    let mut all: Vec<Negotiation> = (1..=OPEN_AN_ALLY).map(|number| open(number, Direction::Out)).collect();
    // What the ally began with us has a room of its own.
    all.push(open(OPEN_AN_ALLY + 1, Direction::In));
    here.does(move |tx, _| Ok(all.iter().try_for_each(|one| stored::insert(tx, one, now))?)).await.unwrap();
    let (status, body) = tries_to_offer(&mut road, &second).await;
    assert_eq!(status, 409);
    assert!(body.contains("examine déjà 20 foyers de notre part"), "{body}");
    let answered = id(1);
    let rejected = (NegotiationState::Rejected, None);
    here.does(move |tx, _| Ok(stored::become_(tx, &answered, rejected, now)?)).await.unwrap();
    assert_eq!(tries_to_offer(&mut road, &second).await.0, 303);
}

/// It ends here, and the word that says so never arrives: the ally's server is away for longer than deliveries are tried.
async fn ends_unheard(server: &Server) {
    let mut one = one_of(server).await.unwrap();
    let before = one.version;
    (one.state, one.version) = (MatchState::Vetoed, before + 1);
    server.does(move |tx, _| Ok(matches::save(tx, &one, before)?)).await.unwrap();
}

#[actix_web::test]
async fn what_was_lost_while_an_ally_was_away_is_made_up_for_and_the_place_is_free_again() {
    let allies = Allies::new().await;
    let mut road = Road::of(&allies).await;
    let (here, there) = road.until_offered().await;
    road.there_sends(&there, "ask_host").await;
    let yes = [("party", "host"), ("answer", "yes")];
    assert_eq!(presses(&mut road.hana, &there, ("answer", &yes)).await.status, 303);
    road.there_sends(&there, "accept").await;
    let state = async |server: &Server| one_of(server).await.unwrap().state;
    assert_eq!(state(&allies.here).await, MatchState::HostYes, "{here}");
    ends_unheard(&allies.here).await;
    let host = std::sync::Arc::clone(&allies.host.node.app);
    allies.host.later(TimeDelta::days(6));
    assert_eq!(tell_again(&host).await.unwrap(), 0, "not before seven days");
    assert_eq!(state(&allies.host).await, MatchState::HostYes, "nobody told it");

    allies.host.later(TimeDelta::days(2));
    assert_eq!(tell_again(&host).await.unwrap(), 1);
    allies.settle().await;
    assert_eq!(state(&allies.host).await, MatchState::Declined, "it is over on both sides");
    let offer = road.offer.id;
    let offer = allies.host.reads(move |conn| proposals::by_id(conn, offer)).await.unwrap();
    assert_eq!((offer.state, offer.taken_slots), (State::Published, 0));
    assert_eq!(tell_again(&host).await.unwrap(), 0, "and is told no more");
}
