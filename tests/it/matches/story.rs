//! The whole road of a match on one instance: from a candidate to a stay that ends, and what each of them may read on the way.

use rooftop::domain::access::Role;
use rooftop::domain::matches::MatchState;
use rooftop::domain::proposal::State;

use super::{SEEKER, SEEKER_PHONE, Town, a_home, answers, decides, plain, presses, selects, version_in};
use crate::fediverse::a_request;
use crate::media::staff::Staff;
use crate::people::holder;

const HOST: &str = "Canari Marie";
const HOST_PHONE: &str = "+32470998877";
const STREET: &str = "Rue du Canari 12";

/// Whether a page tells any of these.
fn tells(body: &str, any: &[&str]) -> bool {
    any.iter().any(|text| body.contains(text))
}

#[actix_web::test]
async fn sg_05_sg_06_sg_11_a_family_and_a_host_are_brought_together_and_learn_of_each_other_in_this_order() {
    let town = Town::new().await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let mut ana = Staff::signs_in(&town.server, "ana", Role::Caseworker).await;
    let (card, host_card) = (town.seeker(&mut ana).await, town.host(&mut ana, offer).await);
    let request = town.asks(&a_request(), Some(&card)).await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let mut badr = Staff::signs_in(&town.server, "badr", Role::Moderator).await;
    let candidates = nour.get(&format!("/desk/proposals/{request}/candidates")).await.body;
    assert!(candidates.contains(&format!("/candidates/{offer}/select")), "{candidates}");
    let id = selects(&mut nour, request, offer).await;
    let page = plain(&nour.get(&format!("/desk/matches/{id}")).await.body);
    for said in ["Deux personnes décident", "des enfants viennent", "Assez de places", "Choisie par nour@"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    // The first of two people gives it to the second, and decides nothing more of it.
    assert_eq!(presses(&mut nour, &id, ("send", &[("sending", "ask_seeker")])).await.status, 303);
    assert_eq!(town.state(&id).await, MatchState::SecondReview);
    assert_eq!(presses(&mut nour, &id, ("send", &[("sending", "ask_seeker")])).await.status, 403);
    let mut seeker = holder(&town.server, &card).await;
    assert!(!seeker.get("/my").await.body.contains("/my/matches/"), "nobody was asked");
    assert_eq!(seeker.get(&format!("/my/matches/{id}")).await.status, 404);
    assert_eq!(presses(&mut badr, &id, ("send", &[("sending", "ask_seeker")])).await.status, 303);
    assert_eq!(town.state(&id).await, MatchState::SecondReview, "it can be undone for a minute");
    assert_eq!(seeker.get(&format!("/my/matches/{id}")).await.status, 404);
    town.window_passes().await;
    assert_eq!(town.state(&id).await, MatchState::AskedSeeker);

    // The seeker reads why and why not, and nothing of the host.
    let home = seeker.get("/my").await.body;
    assert!(home.contains(&format!("/my/matches/{id}")) && home.contains("Répondez"), "{home}");
    let asked = plain(&seeker.get(&format!("/my/matches/{id}")).await.body);
    for said in ["Voulez-vous y habiter", "C’est près de là où vous voulez vivre", "Dire non ne change rien"]
    {
        assert!(asked.contains(said), "{said}: {asked}");
    }
    assert!(!tells(&asked, &[HOST, HOST_PHONE, STREET]), "{asked}");
    let mut host = holder(&town.server, &host_card).await;
    let at_host = format!("/my/offers/{offer}");
    assert!(!host.get(&at_host).await.body.contains("/my/matches/"), "a host sees nobody who has not agreed");
    assert_eq!(answers(&mut seeker, &id, "yes").await.status, 303);
    assert_eq!(town.state(&id).await, MatchState::SeekerYes);
    assert_eq!(town.proposal_state(offer).await, State::Reserved, "the yes holds the only place");
    assert_eq!(host.get(&format!("/my/matches/{id}")).await.status, 404);

    // The host reads the least that they need, and says yes.
    decides(&town, &mut nour, &id, "ask_host").await;
    assert!(host.get(&at_host).await.body.contains(&format!("/my/matches/{id}")));
    let asked = plain(&host.get(&format!("/my/matches/{id}")).await.body);
    for said in ["Un ménage de 2 personnes", "26 à 64 ans", "3 à 5 ans", "15 décembre 2026"] {
        assert!(asked.contains(said), "{said}: {asked}");
    }
    assert!(!tells(&asked, &[SEEKER, SEEKER_PHONE, "Mère et enfant"]), "{asked}");
    assert_eq!(answers(&mut host, &id, "yes").await.status, 303);
    assert_eq!(town.state(&id).await, MatchState::HostYes);
    let waits = [
        seeker.get(&format!("/my/matches/{id}")).await.body,
        host.get(&format!("/my/matches/{id}")).await.body,
    ];
    assert!(!tells(&waits[0], &[HOST, HOST_PHONE]) && !tells(&waits[1], &[SEEKER, SEEKER_PHONE]));

    // A moderator confirms: each knows how to reach the other, and nobody the address.
    decides(&town, &mut badr, &id, "open_contact").await;
    let (of_host, of_seeker) = (
        seeker.get(&format!("/my/matches/{id}")).await.body,
        host.get(&format!("/my/matches/{id}")).await.body,
    );
    assert!(
        tells(&of_host, &[HOST]) && tells(&of_host, &[HOST_PHONE]) && !tells(&of_host, &[STREET]),
        "{of_host}"
    );
    assert!(tells(&of_seeker, &[SEEKER]) && tells(&of_seeker, &[SEEKER_PHONE]), "{of_seeker}");
    let log = seeker.get("/my").await.body;
    assert!(log.contains("L’autre côté peut voir comment vous joindre"), "they read that it was told: {log}");

    // Whoever accompanies her writes down that they met.
    assert_eq!(
        presses(&mut ana, &id, ("happened", &[("what", "met"), ("on", "2026-11-21")])).await.status,
        400
    );
    let today = town.server.clock.now().date_naive().to_string();
    assert_eq!(presses(&mut ana, &id, ("happened", &[("what", "met"), ("on", &today)])).await.status, 303);
    assert!(tells(&seeker.get(&format!("/my/matches/{id}")).await.body, &[STREET]));
    let wrong: &[(&str, &str)] = &[("what", "agreed"), ("kind", "free_hosting"), ("from", "demain")];
    let refused = presses(&mut ana, &id, ("happened", wrong)).await;
    assert_eq!(refused.status, 400);
    assert!(
        refused.body.contains("à moins d’un an d’aujourd’hui") && refused.body.contains("value=\"demain\""),
        "what was typed stays: {}",
        refused.body
    );
    let agreed: &[(&str, &str)] =
        &[("what", "agreed"), ("kind", "free_hosting"), ("from", &today), ("until", ""), ("rent", "")];
    assert_eq!(presses(&mut ana, &id, ("happened", agreed)).await.status, 303);
    assert_eq!(presses(&mut ana, &id, ("happened", &[("what", "begun"), ("on", &today)])).await.status, 303);
    assert_eq!(town.state(&id).await, MatchState::Active);
    assert_eq!(
        (town.proposal_state(request).await, town.proposal_state(offer).await),
        (State::Placed, State::Occupied)
    );

    // A stay that breaks opens the request again, with its first waiting date, and frees the place.
    let first_day = town.proposal(request).await.created_at;
    town.passes(chrono::TimeDelta::days(20)).await;
    let today = town.server.clock.now().date_naive().to_string();
    let mut ana = Staff::signs_in(&town.server, "ana2", Role::Moderator).await;
    let ended: &[(&str, &str)] = &[("what", "ended"), ("why", "conflict"), ("on", &today)];
    assert_eq!(presses(&mut ana, &id, ("happened", ended)).await.status, 303);
    let request = town.proposal(request).await;
    assert_eq!((request.state, request.created_at), (State::Open, first_day));
    assert_eq!(town.proposal_state(offer).await, State::Published);
    let seeker = holder(&town.server, &card).await;
    let over = seeker.get(&format!("/my/matches/{id}")).await.body;
    assert!(!tells(&over, &[HOST, HOST_PHONE, STREET]), "what was told is told no longer: {over}");
    let history = plain(&ana.get(&format!("/desk/matches/{id}")).await.body);
    for said in
        ["Question posée à l’hôte", "Contact ouvert", "la vie commune n’allait plus", "badr@", "l’hôte"]
    {
        assert!(history.contains(said), "{said}: {history}");
    }
    assert_eq!(version_in(&history), "0", "nothing is left to be done to it");
}
