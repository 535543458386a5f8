//! The rules of a match, one by one: what is refused, what closes again, who comes first, and who may see what.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::field::Field;
use rooftop::domain::matches::{MatchState, Why};
use rooftop::domain::proposal::State;
use rooftop::services::{Viewer, erasure, proposals};
use rooftop::store::matches;

use super::{
    HOST_PHONE, SEEKER_PHONE, Town, a_home, a_man, answers, decides, plain, presses, selects, tries_to_select,
};
use crate::fediverse::a_request;
use crate::media::staff::Staff;
use crate::people::holder;
use crate::rules::plans::spoils;

#[actix_web::test]
async fn sg_05_what_was_told_closes_when_somebody_takes_a_yes_back() {
    for by_host in [false, true] {
        let town = Town::new().await;
        let offer = town.offers(&a_home("Chez Anne et Paul")).await;
        let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
        let (card, host_card) = (town.seeker(&mut nour).await, town.host(&mut nour, offer).await);
        let request = town.asks(&a_man(), Some(&card)).await;
        let id = selects(&mut nour, request, offer).await;
        let (mut seeker, mut host) =
            (holder(&town.server, &card).await, holder(&town.server, &host_card).await);
        decides(&town, &mut nour, &id, "ask_seeker").await;
        answers(&mut seeker, &id, "yes").await;
        decides(&town, &mut nour, &id, "ask_host").await;
        answers(&mut host, &id, "yes").await;
        decides(&town, &mut nour, &id, "open_contact").await;
        let page = format!("/my/matches/{id}");
        assert!(seeker.get(&page).await.body.contains(HOST_PHONE));
        assert!(host.get(&page).await.body.contains(SEEKER_PHONE));
        let back = if by_host { &mut host } else { &mut seeker };
        assert_eq!(back.steps(&page, &format!("{page}/withdraw"), &[]).await.status, 303);
        assert_eq!(town.state(&id).await, MatchState::Declined);
        assert!(!seeker.get(&page).await.body.contains(HOST_PHONE));
        assert!(!host.get(&page).await.body.contains(SEEKER_PHONE));
        assert!(seeker.get("/my").await.body.contains("ne voit plus comment vous joindre"));
        assert_eq!(town.proposal_state(offer).await, State::Published, "the place is free again");
    }
}

#[actix_web::test]
async fn the_first_yes_takes_the_place_and_others_read_that_it_is_taken() {
    let town = Town::new().await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let (first, second) = (town.seeker(&mut nour).await, town.seeker(&mut nour).await);
    let mut ids = Vec::new();
    for card in [&first, &second] {
        let request = town.asks(&a_man(), Some(card)).await;
        let id = selects(&mut nour, request, offer).await;
        decides(&town, &mut nour, &id, "ask_seeker").await;
        ids.push(id);
    }
    let mut slower = holder(&town.server, &second).await;
    slower.reads_csrf(&format!("/my/matches/{}", ids[1])).await;
    let mut faster = holder(&town.server, &first).await;
    assert_eq!(answers(&mut faster, &ids[0], "yes").await.status, 303);
    assert_eq!(town.state(&ids[1]).await, MatchState::Lapsed);
    assert_eq!(town.one(&ids[1]).await.why, Some(Why::Taken));
    let page = slower.get(&format!("/my/matches/{}", ids[1])).await.body;
    assert!(page.contains("La place est prise"), "{page}");
    let late = slower.posts(&format!("/my/matches/{}/answer", ids[1]), &[("answer", "yes")]).await;
    assert_eq!(late.status, 409, "{}", late.body);
    // A third one is not even taken up.
    let third = town.asks(&a_man(), None).await;
    assert_eq!(tries_to_select(&mut nour, third, offer).await.status, 409);
}

#[actix_web::test]
async fn a_match_that_cannot_be_read_keeps_no_other_waiting() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let (mut offers, mut ids) = (Vec::new(), Vec::new());
    for number in 1..=2 {
        let card = town.seeker(&mut nour).await;
        let request = town.asks(&a_man(), Some(&card)).await;
        offers.push(town.offers(&a_home(&format!("Maison {number}"))).await);
        ids.push(selects(&mut nour, request, offers[number - 1]).await);
        let sent = presses(&mut nour, &ids[number - 1], ("send", &[("sending", "ask_seeker")])).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        town.server.later(TimeDelta::seconds(1));
    }
    spoils(&town.server.node.app.db, offers[0]).await;
    town.server.later(TimeDelta::seconds(61));
    let failed = rooftop::services::matches::carry_out(&town.server.node.app).await;
    assert!(failed.is_err(), "the first is not there to read: {failed:?}");
    let state = async |id: &str| town.state(id).await;
    assert_eq!((state(&ids[0]).await, state(&ids[1]).await), (MatchState::Selected, MatchState::AskedSeeker));
}

#[actix_web::test]
async fn a_seeker_has_three_proposals_at_most_and_one_yes() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let card = town.seeker(&mut nour).await;
    let request = town.asks(&a_man(), Some(&card)).await;
    let mut ids = Vec::new();
    for number in 1..=4 {
        let offer = town.offers(&a_home(&format!("Maison {number}"))).await;
        ids.push(selects(&mut nour, request, offer).await);
    }
    for id in &ids[..3] {
        decides(&town, &mut nour, id, "ask_seeker").await;
    }
    let fourth = presses(&mut nour, &ids[3], ("send", &[("sending", "ask_seeker")])).await;
    assert_eq!(fourth.status, 409);
    assert!(plain(&fourth.body).contains("déjà 3 propositions"), "{}", fourth.body);
    let mut seeker = holder(&town.server, &card).await;
    assert_eq!(seeker.get("/my").await.body.matches("Répondez").count(), 3);
    answers(&mut seeker, &ids[1], "yes").await;
    assert_eq!(
        (town.state(&ids[0]).await, town.one(&ids[0]).await.why),
        (MatchState::Lapsed, Some(Why::ChoseOther))
    );
    assert_eq!(town.state(&ids[2]).await, MatchState::Lapsed);
    let fourth = presses(&mut nour, &ids[3], ("send", &[("sending", "ask_seeker")])).await;
    assert!(fourth.body.contains("a dit oui à une autre offre"), "{}", fourth.body);
}

#[actix_web::test]
async fn sg_13_a_host_is_asked_about_so_many_households_at_a_time_and_no_more() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let first = town.offers(&a_home("Maison 1").with(Field::Slots, "3")).await;
    let host = town.host(&mut nour, first).await;
    let second = town.offers(&a_home("Maison 2")).await;
    let named = nour
        .steps(
            "/desk/people/new",
            &format!("/desk/people/{}/offers", host.person),
            &[("offer", &second.to_string())],
        )
        .await;
    assert_eq!(named.status, 303, "{}", named.body);
    let mut ids = Vec::new();
    for offer in [first, first, second] {
        let request = town.asks(&a_man(), None).await;
        let id = selects(&mut nour, request, offer).await;
        decides(&town, &mut nour, &id, "ask_seeker").await;
        let yes = presses(&mut nour, &id, ("answer", &[("party", "seeker"), ("answer", "yes")])).await;
        assert_eq!(yes.status, 303, "{}", yes.body);
        ids.push(id);
    }
    for id in &ids[..2] {
        decides(&town, &mut nour, id, "ask_host").await;
    }
    let third = presses(&mut nour, &ids[2], ("send", &[("sending", "ask_host")])).await;
    assert_eq!(third.status, 409, "over all offers of a host");
    assert!(plain(&third.body).contains("2 questions à la fois"), "{}", third.body);
    let no =
        presses(&mut nour, &ids[0], ("answer", &[("party", "host"), ("answer", "no"), ("why", "too_many")]))
            .await;
    assert_eq!(no.status, 303, "{}", no.body);
    decides(&town, &mut nour, &ids[2], "ask_host").await;
    assert_eq!(town.state(&ids[2]).await, MatchState::AskedHost);
}

#[actix_web::test]
async fn a_decision_can_be_undone_before_it_is_carried_out_and_not_after() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let request = town.asks(&a_man().with(Field::Urgency, "immediate"), None).await;
    let id = selects(&mut nour, request, offer).await;
    presses(&mut nour, &id, ("send", &[("sending", "ask_seeker")])).await;
    town.passes(TimeDelta::seconds(9)).await;
    assert_eq!(presses(&mut nour, &id, ("undo", &[])).await.status, 303);
    town.passes(TimeDelta::seconds(60)).await;
    assert_eq!(town.state(&id).await, MatchState::Selected, "nothing was sent");
    presses(&mut nour, &id, ("send", &[("sending", "ask_seeker")])).await;
    town.passes(TimeDelta::seconds(10)).await;
    assert_eq!(
        town.state(&id).await,
        MatchState::AskedSeeker,
        "ten seconds where somebody has nothing tonight"
    );
    let late = presses(&mut nour, &id, ("undo", &[])).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("c’est déjà parti"), "{}", late.body);
}

#[actix_web::test]
async fn a_decision_about_what_changed_meanwhile_is_refused_with_the_state() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let mut badr = Staff::signs_in(&town.server, "badr", Role::Moderator).await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let request = town.asks(&a_man(), None).await;
    let id = selects(&mut nour, request, offer).await;
    let seen = super::version_in(&badr.get(&format!("/desk/matches/{id}")).await.body);
    presses(&mut nour, &id, ("happened", &[("what", "vetoed"), ("why", "not_suitable")])).await;
    badr.reads_csrf("/desk/account").await;
    let at = format!("/desk/matches/{id}/send");
    let late = badr.posts(&at, &[("sending", "ask_seeker"), ("version", &seen)]).await;
    assert_eq!(late.status, 409);
    assert!(plain(&late.body).contains("État actuel : Arrêtée par l’équipe"), "{}", late.body);
}

#[actix_web::test]
async fn what_breaks_a_rule_by_the_time_it_is_sent_is_not_sent() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let request = town.asks(&a_man(), None).await;
    let id = selects(&mut nour, request, offer).await;
    presses(&mut nour, &id, ("send", &[("sending", "ask_seeker")])).await;
    let now = town.server.clock.now();
    let paused = town
        .server
        .does(move |tx, app| proposals::change_state(tx, app, now, Viewer::Operator, (offer, State::Paused)));
    paused.await.unwrap();
    town.window_passes().await;
    assert_eq!(town.state(&id).await, MatchState::Selected);
    let page = nour.get(&format!("/desk/matches/{id}")).await.body;
    assert!(page.contains("Rien n’est parti"), "{page}");
    let again = presses(&mut nour, &id, ("send", &[("sending", "ask_seeker")])).await;
    assert!(again.body.contains("n’est plus ouverte"), "{}", again.body);
}

#[actix_web::test]
async fn sg_03_a_pair_that_a_rule_keeps_apart_is_not_taken_up_by_anybody() {
    let town = Town::new().await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let alone = town.offers(&a_home("Chez Marc").with(Field::HostWomen, "")).await;
    let mother = town.asks(&a_request(), None).await;
    let refused = tries_to_select(&mut nour, mother, alone).await;
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("Une femme seule ou un parent seul"), "{}", refused.body);
    let man = town.asks(&a_man(), None).await;
    assert_eq!(tries_to_select(&mut nour, man, alone).await.status, 303);
}

#[actix_web::test]
async fn a_question_that_nobody_answers_lapses_after_seven_days_two_or_half_a_one() {
    for (urgency, hours) in [("planned", 168), ("urgent", 48), ("immediate", 12)] {
        let town = Town::new().await;
        let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
        let offer = town.offers(&a_home("Chez Anne et Paul")).await;
        let request = town.asks(&a_man().with(Field::Urgency, urgency), None).await;
        let id = selects(&mut nour, request, offer).await;
        decides(&town, &mut nour, &id, "ask_seeker").await;
        town.passes(TimeDelta::hours(hours)).await;
        assert_eq!(town.state(&id).await, MatchState::AskedSeeker, "{urgency}");
        town.passes(TimeDelta::seconds(1)).await;
        assert_eq!(town.state(&id).await, MatchState::Lapsed, "{urgency}");
    }
}

#[actix_web::test]
async fn sg_10_a_grave_incident_ends_what_is_pending_and_says_only_that_it_is_over() {
    let town = Town::new().await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let (card, host_card) = (town.seeker(&mut nour).await, town.host(&mut nour, offer).await);
    let request = town.asks(&a_man(), Some(&card)).await;
    let id = selects(&mut nour, request, offer).await;
    let (mut seeker, mut host) = (holder(&town.server, &card).await, holder(&town.server, &host_card).await);
    decides(&town, &mut nour, &id, "ask_seeker").await;
    answers(&mut seeker, &id, "yes").await;
    decides(&town, &mut nour, &id, "ask_host").await;
    answers(&mut host, &id, "yes").await;
    decides(&town, &mut nour, &id, "open_contact").await;
    let lead = crate::rules::vetting::staff(&town.server, "lead", Role::SafeguardingLead).await;
    crate::rules::incidents::suspended(&town.server, lead, offer).await;
    assert_eq!((town.state(&id).await, town.one(&id).await.why), (MatchState::Vetoed, Some(Why::Suspended)));
    for browser in [&seeker, &host] {
        let page = browser.get(&format!("/my/matches/{id}")).await.body;
        assert!(page.contains("plus possible") && !page.contains("incident"), "{page}");
        assert!(!page.contains(HOST_PHONE) && !page.contains(SEEKER_PHONE), "{page}");
    }
}

#[actix_web::test]
async fn whoever_has_charge_of_neither_side_reads_a_match_as_none_and_who_has_answers_for_theirs() {
    let town = Town::new().await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let mut ana = Staff::signs_in(&town.server, "ana", Role::Caseworker).await;
    let mut omar = Staff::signs_in(&town.server, "omar", Role::Caseworker).await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let card = town.seeker(&mut ana).await;
    town.host(&mut nour, offer).await;
    let request = town.asks(&a_man(), Some(&card)).await;
    let id = selects(&mut nour, request, offer).await;
    decides(&town, &mut nour, &id, "ask_seeker").await;
    let at = format!("/desk/matches/{id}");
    let none = "/desk/matches/0193a5f2-7c1e-7b7a-9d53-3f0f5a1c2b4d";
    omar.reads_csrf("/desk/account").await;
    let (theirs, nobodys) = (omar.get(&at).await, omar.get(none).await);
    assert_eq!((theirs.status, nobodys.status), (404, 404));
    assert_eq!(theirs.body.replace(&at, "AT"), nobodys.body.replace(none, "AT"));
    let posts: [(&str, &[(&str, &str)]); 3] = [
        ("answer", &[("party", "seeker"), ("answer", "yes")]),
        ("withdraw", &[("party", "seeker")]),
        ("happened", &[("what", "met"), ("on", "2026-11-22"), ("version", "1")]),
    ];
    for (act, fields) in posts {
        assert_eq!(omar.posts(&format!("{at}/{act}"), fields).await.status, 404, "{act}");
    }
    ana.reads_csrf("/desk/account").await;
    let host_yes = ana.posts(&format!("{at}/answer"), &[("party", "host"), ("answer", "yes")]).await;
    assert_eq!(host_yes.status, 404, "the host is not in her charge");
    let mine = ana.get(&at).await;
    assert_eq!(mine.status, 200);
    assert!(!mine.body.contains(&format!("{at}/send")) && !mine.body.contains("Arrêter"), "{}", mine.body);
    assert_eq!(
        ana.posts(&format!("{at}/send"), &[("sending", "ask_host"), ("version", "1")]).await.status,
        403
    );
    let yes = ana.posts(&format!("{at}/answer"), &[("party", "seeker"), ("answer", "yes")]).await;
    assert_eq!(yes.status, 303, "{}", yes.body);
    assert_eq!(town.state(&id).await, MatchState::SeekerYes);
    assert_eq!(ana.get("/desk/matches").await.status, 403, "the list is for who decides");
    let list = nour.get("/desk/matches").await.body;
    assert!(list.contains(&at) && list.contains("La personne dit oui"), "{list}");
}

#[actix_web::test]
async fn sg_12_a_host_who_is_of_the_staff_decides_nothing_about_their_own_home() {
    let town = Town::new().await;
    let offer = town.offers(&a_home("Chez Nour")).await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let mut badr = Staff::signs_in(&town.server, "badr", Role::Moderator).await;
    let fields: Vec<(&str, &str)> = crate::people::hosts::FIELDS.to_vec();
    let offer_id = offer.to_string();
    let fields: Vec<(&str, &str)> =
        fields.into_iter().chain([("email", "nour%40toits.example"), ("offer", offer_id.as_str())]).collect();
    crate::people::registers_with(&mut badr, &fields).await;
    let request = town.asks(&a_man(), None).await;
    assert_eq!(tries_to_select(&mut nour, request, offer).await.status, 403);
    let id = selects(&mut badr, request, offer).await;
    assert_eq!(presses(&mut nour, &id, ("send", &[("sending", "ask_seeker")])).await.status, 403);
    assert_eq!(town.state(&id).await, MatchState::Selected);
}

#[actix_web::test]
async fn pr_08_who_is_erased_leaves_no_match_and_frees_the_place() {
    let town = Town::new().await;
    let offer = town.offers(&a_home("Chez Anne et Paul")).await;
    let mut nour = Staff::signs_in(&town.server, "nour", Role::Moderator).await;
    let card = town.seeker(&mut nour).await;
    let request = town.asks(&a_man(), Some(&card)).await;
    let id = selects(&mut nour, request, offer).await;
    decides(&town, &mut nour, &id, "ask_seeker").await;
    answers(&mut holder(&town.server, &card).await, &id, "yes").await;
    assert_eq!(town.proposal_state(offer).await, State::Reserved);
    let mut seeker = holder(&town.server, &card).await;
    let asked = seeker.steps("/my/erase", "/my/erase", &[("pin", &card.pin)]).await;
    assert_eq!(asked.status, 303, "{}", asked.body);
    town.server.later(TimeDelta::hours(13));
    assert_eq!(erasure::run(&town.server.node.app).await, Ok(1));
    let id: rooftop::ids::MatchId = id.parse().unwrap();
    let gone = town
        .server
        .reads(move |conn| Ok::<_, rooftop::store::StoreError>(Some(matches::by_id(conn, id)?)))
        .await;
    assert_eq!(gone, Some(None));
    assert_eq!(town.proposal_state(offer).await, State::Published);
}
