//! How verdicts are asked for, of an ally whose answers the test makes: signed by the association, in time, and whatever comes back.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::bands::Bands;
use rooftop::domain::field::Field;
use rooftop::federation::vocab::actor;
use rooftop::ids::ProposalId;
use rooftop::services::partners::{self, FoundPartner};
use rooftop::services::{Viewer, alliances};
use rooftop::store::ally_requests::{self, AllyRequest};
use serde_json::{Value, json};

use super::verdicts::{a_home, page};
use crate::fediverse::{Server, a_request, settled};
use crate::media::staff::Staff;
use crate::rules::vetting::{complete, publish, staff, vetted, written};
use crate::wire::peer::Peer;
use crate::wire::stranger::{Stranger, alpha_and_beta};

/// Makes the stranger an ally.
async fn allies_with(server: &Server, ben: &Stranger) {
    let now = server.clock.now();
    let found = FoundPartner {
        domain: ben.id.domain(),
        association: actor::read(&ben.document(), now).unwrap(),
        software: "rooftop 0.1.0".to_owned(),
    };
    server.does(move |tx, app| partners::add(tx, app, now, Viewer::Operator, &found)).await.unwrap();
    ben.tells(server, &ben.proposes(server, 900)).await;
    settled(&[server]).await;
    let (named, key) = (ben.id.domain(), alliances::fingerprint(ben.key.key.public_pem()));
    server
        .does(move |tx, app| alliances::confirm(tx, app, now, Viewer::Operator, (&named, &key)))
        .await
        .unwrap();
    settled(&[server]).await;
}

/// An offer of the stranger's with this in its `housing`, as it is told and, with more, as an ally fetches it.
fn offer(ben: &Stranger, number: u32, more: &Value) -> Value {
    let mut offer = ben.offer(&format!("Chambre {number}"), "2026-11-22T10:00:00Z".parse().unwrap());
    offer["id"] = json!(format!("http://beta.test/offers/{number}"));
    offer["housing"] = json!({"placeKind": "room", "municipality": "62063", "capacityPersons": 2, "availableFrom": "2026-12-01",
        "monthlyRentCents": 0, "childrenOk": true});
    offer["housing"].as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    offer
}

/// Tells of an offer, and serves it with this said of it.
async fn tells(server: &Server, (peer, ben): (&Peer, &Stranger), number: u32, said: &Value) {
    peer.serves_json(&format!("/offers/{number}"), &offer(ben, number, said));
    ben.tells(server, &ben.activity("Create", number, offer(ben, number, &json!({})))).await;
}

fn yes() -> Value {
    json!({"vettedUntil": "2027-03", "loneAdultOk": true, "womenOnly": false})
}

#[actix_web::test]
async fn an_allys_offer_is_fetched_once_signed_by_the_association_and_a_strangers_never() {
    let (server, peer, ben) = alpha_and_beta(&[]).await;
    let carl = Stranger::at(&peer, "carl", 1);
    allies_with(&server, &ben).await;
    tells(&server, (&peer, &ben), 1, &yes()).await;
    settled(&[&server]).await;
    assert_eq!(peer.fetches("/offers/1"), 1);
    let fetch = peer.seen().into_iter().find(|seen| seen.path == "/offers/1").unwrap();
    let (_, signature) = fetch.headers.iter().find(|(name, _)| name == "signature").unwrap();
    assert!(signature.contains("/actors/alpha#"), "the association signs: {signature}");
    // Another actor of the same server, whom nobody allied with, makes us fetch nothing.
    let mut foreign = offer(&carl, 7, &json!({}));
    foreign["attributedTo"] = json!(carl.id);
    carl.tells(&server, &carl.activity("Create", 7, foreign)).await;
    settled(&[&server]).await;
    assert_eq!(peer.fetches("/offers/7"), 0);
    settled(&[&server]).await;
    assert_eq!(peer.fetches("/offers/1"), 1, "once a day");
    server.later(TimeDelta::hours(24));
    settled(&[&server]).await;
    assert_eq!(peer.fetches("/offers/1"), 2);
}

#[actix_web::test]
async fn an_ally_that_does_not_answer_is_asked_again_later_and_its_word_of_before_counts_for_some_days() {
    let (server, peer, ben) = alpha_and_beta(&[]).await;
    allies_with(&server, &ben).await;
    let request = server.publishes(&a_request()).await;
    tells(&server, (&peer, &ben), 1, &yes()).await;
    settled(&[&server]).await;
    let waits = async |name: &str| {
        let reader = Staff::signs_in(&server, name, Role::Moderator).await;
        let page = page(&reader, request.id).await;
        assert!(page.contains("Chambre 1"), "{page}");
        page.contains("En attente d’une réponse")
    };
    assert!(!waits("ana").await);
    tells(&server, (&peer, &ben), 2, &yes()).await;
    settled(&[&server]).await;
    peer.refuses(|seen| seen.path.starts_with("/offers/").then_some(429));
    server.later(TimeDelta::hours(24));
    settled(&[&server]).await;
    let before = peer.fetches("/offers/1");
    assert_eq!(
        (before, peer.fetches("/offers/2")),
        (2, 1),
        "one of its offers is enough to know that it is busy"
    );
    settled(&[&server]).await;
    server.later(TimeDelta::minutes(4));
    settled(&[&server]).await;
    assert_eq!(peer.fetches("/offers/1"), before, "not before its time");
    server.later(TimeDelta::minutes(1));
    settled(&[&server]).await;
    assert_eq!(peer.fetches("/offers/1"), before + 1);
    server.later(TimeDelta::minutes(9));
    settled(&[&server]).await;
    assert_eq!(peer.fetches("/offers/1"), before + 1, "the wait doubles");
    assert!(!waits("badr").await, "what it said yesterday counts");
    for _ in 0..3 {
        server.later(TimeDelta::hours(24));
        settled(&[&server]).await;
    }
    assert!(waits("lea").await, "what it said four days ago does not");
    peer.refuses(|_| None);
    server.later(TimeDelta::hours(24));
    settled(&[&server]).await;
    assert!(!waits("nour").await);
}

#[actix_web::test]
async fn an_ally_that_says_nothing_yet_is_asked_again_a_minute_later_and_then_less_and_less() {
    let (server, peer, ben) = alpha_and_beta(&[]).await;
    allies_with(&server, &ben).await;
    // It does not know of the alliance yet: what everybody gets.
    tells(&server, (&peer, &ben), 1, &json!({})).await;
    settled(&[&server]).await;
    let asked = async |minutes: i64| {
        server.later(TimeDelta::minutes(minutes));
        settled(&[&server]).await;
        peer.fetches("/offers/1")
    };
    assert_eq!((asked(0).await, asked(1).await, asked(1).await, asked(1).await), (1, 2, 2, 3));
    peer.serves_json("/offers/1", &offer(&ben, 1, &yes()));
    assert_eq!((asked(4).await, asked(60).await, asked(23 * 60).await), (4, 4, 5), "then once a day");
}

/// What a hostile or broken association may say of an offer.
fn hostile() -> Vec<Value> {
    let with = |name: &str, value: Value| {
        let mut said = yes();
        said[name] = value;
        said
    };
    vec![
        with("vettedUntil", json!("2027-13")),
        with("vettedUntil", json!("9999-12")),
        with("vettedUntil", json!("9".repeat(50_000))),
        with("vettedUntil", json!({"@value": ["2027-03"]})),
        with("vettedUntil", json!(1e300)),
        with("loneAdultOk", json!("true")),
        with("loneAdultOk", json!(1)),
        with("loneAdultOk", json!({"loneAdultOk": true})),
        with("loneAdultOk", json!(null)),
    ]
}

#[actix_web::test]
async fn whatever_an_ally_answers_the_page_is_there_and_proposes_nothing_that_it_did_not_say() {
    let (server, peer, ben) = alpha_and_beta(&[]).await;
    allies_with(&server, &ben).await;
    let request = server.publishes(&a_request()).await;
    let mut count = 0;
    for said in hostile() {
        count += 1;
        tells(&server, (&peer, &ben), count, &said).await;
    }
    // Another object, another author, no object, and one without an author.
    let id = |number: u32| format!("http://beta.test/offers/{number}");
    let carl = json!({"id": id(count + 2), "attributedTo": "http://beta.test/users/carl", "housing": yes()});
    for answer in
        [offer(&ben, 1, &yes()), carl, json!([id(count + 3)]), json!({"id": id(count + 4), "housing": yes()})]
    {
        count += 1;
        peer.serves_json(&format!("/offers/{count}"), &answer);
        ben.tells(&server, &ben.activity("Create", count, offer(&ben, count, &json!({})))).await;
    }
    settled(&[&server]).await;
    let reader = Staff::signs_in(&server, "nour", Role::Moderator).await;
    let found = page(&reader, request.id).await;
    let (proposed, waits) = found.split_once("En attente d’une réponse").expect("all wait");
    assert!(!proposed.contains("Chambre "), "{proposed}");
    assert_eq!(waits.matches("<bdi>Chambre ").count(), count as usize, "{waits}");
}

#[actix_web::test]
async fn public_facts_that_are_absurd_leave_an_allys_offer_out_and_fail_nobodys_page() {
    let (server, peer, ben) = alpha_and_beta(&[]).await;
    allies_with(&server, &ben).await;
    let request = server.publishes(&a_request()).await;
    for (number, broken) in (1..).zip([
        json!({"capacityPersons": 0}),
        json!({"capacityPersons": 1e18}),
        json!({"municipality": "99999"}),
        json!({"municipality": {"a": 1}}),
        json!({"availableFrom": "0000-00-00", "availableUntil": "9999-99-99"}),
        json!({"availableFrom": "2027-06-01", "availableUntil": "2026-01-01"}),
        json!({"minDurationMonths": 250, "maxDurationMonths": -1}),
    ]) {
        let mut both = yes();
        both.as_object_mut().unwrap().extend(broken.as_object().unwrap().clone());
        peer.serves_json(&format!("/offers/{number}"), &offer(&ben, number, &both));
        ben.tells(&server, &ben.activity("Create", number, offer(&ben, number, &broken))).await;
    }
    tells(&server, (&peer, &ben), 99, &yes()).await;
    settled(&[&server]).await;
    let reader = Staff::signs_in(&server, "nour", Role::Moderator).await;
    let found = page(&reader, request.id).await;
    assert!(found.contains("<bdi>Chambre 99</bdi>"), "{found}");
    for number in 1..=4 {
        assert!(!found.contains(&format!("<bdi>Chambre {number}</bdi>")), "{number}: {found}");
    }
}

/// A vetted offer of ours that is out.
async fn offers(server: &Server, title: &str) -> ProposalId {
    let approver = staff(server, "approver", Role::Moderator).await;
    let offer = written(server, Viewer::Operator, &a_home(title).draft).await;
    vetted(server, &offer, complete(approver)).await.unwrap();
    publish(server, Viewer::Operator, offer.id).await.unwrap();
    offer.id
}

/// What an ally let us know of a request.
async fn asked(
    server: &Server,
    ben: &Stranger,
    (number, size, area, period): (u32, &'static str, Option<&str>, &str),
) {
    let row = AllyRequest {
        ap_id: format!("http://beta.test/requests/{number}").parse().unwrap(),
        author: ben.id.clone(),
        bands: Bands { size, area: area.map(|code| code.parse().unwrap()), period: period.parse().unwrap() },
    };
    let now = server.clock.now();
    server.does(move |tx, _| Ok(ally_requests::save(tx, &row, now)?)).await.unwrap();
}

#[actix_web::test]
async fn an_offer_shows_our_requests_that_fit_and_allies_requests_as_far_as_their_bands_tell() {
    let (server, _peer, ben) = alpha_and_beta(&[]).await;
    allies_with(&server, &ben).await;
    let offer = offers(&server, "Chez Anne et Paul").await;
    let waiting =
        a_request().with(Field::Title, "Attend depuis juin").with(Field::WaitingSince, "2026-06-01");
    server.publishes(&waiting.with(Field::Urgency, "urgent")).await;
    server
        .publishes(&a_request().with(Field::Title, "Trop grande").with(Field::Members, "26-64:parent:f"))
        .await;
    let large = (0..3).fold(a_request().with(Field::Title, "À cinq"), |mut made, _| {
        made.draft.push(Field::Members, "6-11:child:f");
        made
    });
    server.publishes(&large).await;
    for told in [
        (1, "2", Some("62063"), "2026-12"),
        (2, "3-4", Some("62063"), "2026-12"),
        (3, "1", Some("92094"), "2027-Q1"),
        (4, "2", None, "2026-12"),
        (5, "2", Some("62063"), "2026-09"),
    ] {
        asked(&server, &ben, told).await;
    }
    let reader = Staff::signs_in(&server, "nour", Role::Moderator).await;
    let found = page(&reader, offer).await;
    let (ours, theirs) = found.split_once("Chez nos alliées").expect("requests of allies");
    assert!(ours.contains("Attend depuis juin") && !ours.contains("À cinq"), "{ours}");
    assert!(ours.contains("Urgent (2 semaines) · attend depuis 174 jours"), "{ours}");
    assert!(theirs.contains("2 personnes · Liège · décembre 2026"), "{theirs}");
    assert!(!theirs.contains("3 ou 4 personnes"), "not even three fit: {theirs}");
    assert!(theirs.contains("1 personne · Namur · de janvier à mars 2027"), "{theirs}");
    assert!(theirs.contains("2 personnes · Partout · décembre 2026"), "{theirs}");
    for secret in ["beta.test/requests", "http://beta.test", "parent", "f:"] {
        assert!(!theirs.contains(secret), "{secret}: {theirs}");
    }
    let plan = reader.get("/desk/plan").await.body;
    assert!(!plan.contains("beta.test"), "an ally's request is in no plan of ours: {plan}");
    let caseworker = Staff::signs_in(&server, "ana", Role::Caseworker).await;
    let found = page(&caseworker, offer).await;
    assert!(found.contains("Attend depuis juin"), "of nobody in particular: {found}");
    assert!(!found.contains("Chez nos alliées"), "who sees every case proposes to allies: {found}");
}
