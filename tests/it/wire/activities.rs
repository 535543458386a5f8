//! Likes, boosts, reports, blocks, moves and pins, and their Undo.

use std::collections::HashMap;

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::alliance::{Alliance, AllianceState, Declaration, DeclarationKind};
use rooftop::domain::field::Field;
use rooftop::domain::partner::{DomainFlags, PartnerTier};
use rooftop::domain::report::{Direction, Report, ReportState, Task};
use rooftop::ids::{ApId, PartnerId};
use rooftop::services::alliances::fingerprint;
use rooftop::services::partners::block;
use rooftop::services::{Viewer, accounts, reactions, reports as service};
use rooftop::store::partners::{self, Partner};
use rooftop::store::{alliances, blocks, follows, reports, tasks};
use serde_json::{Value, json};

use super::peer::Peer;
use super::stranger::{Stranger, alpha_and_beta};
use crate::fediverse::{Plan, Server, a_request, an_offer, noon, settled};

async fn counts(server: &Server, object: &ApId) -> (u64, u64) {
    let object = object.clone();
    server.does(move |tx, _| reactions::counts(tx, &object)).await.unwrap()
}

/// Lets a server take Ben's domain for a partner with Ben as its association; an ally is one on both sides.
pub(super) async fn is_partner(server: &Server, ben: &Stranger, tier: PartnerTier, flags: DomainFlags) {
    let partner = Partner {
        id: PartnerId::new(),
        domain: ben.id.domain(),
        tier,
        association: Some(ben.id.clone()),
        software: "rooftop 0.1.0".to_owned(),
        flags,
        created_at: noon(),
        last_seen_at: None,
        last_delivery_at: None,
        vetting_trust: rooftop::domain::matching::verdicts::Trust::Trusted,
        note: String::new(),
    };
    let said = |side: &str, kind| {
        Some(Declaration { kind, id: format!("http://{side}.test/activities/alliance").parse().unwrap() })
    };
    let alliance = Alliance {
        state: AllianceState::Allied,
        ours: said("alpha", DeclarationKind::Offer),
        theirs: said("beta", DeclarationKind::Accept),
        seen: Some(fingerprint(ben.key.key.public_pem())),
        ..Alliance::before_any(ben.id.domain(), ben.id.clone(), noon())
    };
    server
        .does(move |tx, _| {
            partners::save(tx, &partner)?;
            if tier == PartnerTier::Ally {
                alliances::save(tx, &alliance)?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

async fn open_reports(server: &Server) -> Vec<Report> {
    server.reads(|conn| reports::page(conn, ReportState::Open, 100, 0)).await
}

async fn open_tasks(server: &Server) -> Vec<Task> {
    server.reads(|conn| tasks::open(conn, 100, 0)).await
}

async fn moderator(server: &Server) -> Viewer {
    let (account, hash) =
        accounts::prepare("moderation@toits.example", Role::Moderator, "une phrase de passe").unwrap();
    let (viewer, now) = (Viewer::Staff { account: account.id, role: Role::Moderator }, server.clock.now());
    server.does(move |tx, _| accounts::create(tx, now, &account, &hash)).await.unwrap();
    viewer
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn likes_and_boosts_of_our_offers_count_once_an_actor_and_are_taken_back() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha]).await;
    let page: ApId = alpha.node.app.urls.offer_page(offer.id).parse().unwrap();
    let path = format!("/offers/{}", offer.id);
    let before = alpha.get(&path, "text/html").await;
    for (number, object) in [(1, &offer.ap_id), (2, &offer.ap_id), (3, &page)] {
        ben.tells(&alpha, &ben.activity("Like", number, json!(object))).await;
        ben.tells(&alpha, &ben.activity("Announce", 10 + number, json!({"id": object}))).await;
    }
    eve.tells(&alpha, &eve.activity("Like", 20, json!(offer.ap_id))).await;
    assert_eq!(counts(&alpha, &offer.ap_id).await, (2, 1));
    // A server whose people choose a picture for it says so in its own word.
    let zoe = Stranger::at(&peer, "zoe", 2);
    let emoji = zoe.activity("EmojiReact", 21, json!(offer.ap_id));
    zoe.tells(&alpha, &emoji).await;
    assert_eq!(counts(&alpha, &offer.ap_id).await, (3, 1));
    assert_eq!(alpha.get(&path, "text/html").await, before, "the public sees no count");
    let (_, document) = alpha.document(offer.ap_id.url().path()).await;
    for property in ["likes", "shares"] {
        assert_eq!(document.get(property), None, "{document}");
    }

    zoe.tells(&alpha, &zoe.activity("Undo", 22, emoji)).await;
    assert_eq!(counts(&alpha, &offer.ap_id).await, (2, 1));

    // Somebody else takes nothing back (inbound check 8).
    let like = json!({"type": "Like", "id": "http://beta.test/activities/20", "actor": eve.id, "object": offer.ap_id});
    ben.tells(&alpha, &ben.activity("Undo", 30, like)).await;
    ben.tells(&alpha, &ben.activity("Undo", 31, json!("http://beta.test/activities/20"))).await;
    assert_eq!(counts(&alpha, &offer.ap_id).await, (2, 1));
    // By its id, and embedded with another address of the same offer.
    eve.tells(&alpha, &eve.activity("Undo", 32, json!("http://beta.test/activities/20"))).await;
    let boost =
        json!({"type": "Announce", "id": "http://beta.test/activities/13", "actor": ben.id, "object": page});
    ben.tells(&alpha, &ben.activity("Undo", 33, boost)).await;
    assert_eq!(counts(&alpha, &offer.ap_id).await, (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_14_a_like_of_what_nobody_was_told_of_is_dropped() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let request = alpha.publishes(&a_request()).await;
    for (number, object) in [
        request.ap_id.to_string(),
        "http://gamma.test/notes/1".to_owned(),
        "http://alpha.test/notes/1".to_owned(),
    ]
    .into_iter()
    .enumerate()
    {
        let number = u32::try_from(number).unwrap();
        ben.tells(&alpha, &ben.activity("Like", number, json!(object))).await;
        ben.tells(&alpha, &ben.activity("Announce", 10 + number, json!(object))).await;
    }
    assert_eq!(counts(&alpha, &request.ap_id).await, (0, 0));
    assert_eq!(peer.fetches("/users/ben"), 1, "nothing but the key was fetched");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_11_an_announced_offer_is_fetched_from_its_author_and_its_authors_policy_applies() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let board = Stranger::at(&peer, "board", 1);
    let offer = ben.offer("A room", noon() - TimeDelta::hours(2));
    peer.serves_json("/offers/1", &offer);
    let mut lie = offer.clone();
    lie["publishes"]["name"] = json!("A lie");
    board.tells(&alpha, &board.activity("Announce", 1, lie.clone())).await;
    assert_eq!(peer.fetches("/offers/1"), 0, "strangers do not make us fetch");

    ben.is_followed_by(&alpha).await;
    is_partner(&alpha, &ben, PartnerTier::Open, DomainFlags::default()).await;
    let elsewhere = board.activity("Announce", 2, json!("http://gamma.test/offers/1"));
    let gamma: rooftop::ids::Domain = "gamma.test".parse().unwrap();
    alpha.does(move |tx, app| block(tx, app, noon(), Viewer::Operator, &gamma)).await.unwrap();
    board.tells(&alpha, &elsewhere).await;
    board.tells(&alpha, &board.activity("Announce", 3, lie)).await;
    assert_eq!(peer.fetches("/offers/1"), 1);
    let titles: Vec<String> = alpha.lists().await.into_iter().map(|offer| offer.title).collect();
    assert_eq!(titles, ["A room"], "the original counts, not what the announcer embedded");
    board.tells(&alpha, &board.activity("Announce", 4, json!(offer["id"]))).await;
    assert_eq!(peer.fetches("/offers/1"), 1, "what we have is not fetched again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_about_us_is_kept_tidy_and_bounded() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    let offer = alpha.publishes(&an_offer()).await;
    let request = alpha.publishes(&a_request()).await;
    settled(&[&alpha]).await;
    let us = alpha.node.app.association();
    let flag = |number: u32, objects: Value, content: &str| {
        let mut flag = ben.activity("Flag", number, objects);
        flag["content"] = json!(content);
        flag
    };
    let named = json!([us, offer.ap_id, offer.ap_id, request.ap_id, "http://gamma.test/x"]);
    ben.tells(&alpha, &flag(1, named, "<p>An\u{202E}naque</p>")).await;
    ben.tells(&alpha, &flag(2, json!("http://gamma.test/x"), "Rien de vous")).await;
    ben.tells(&alpha, &flag(3, json!(request.ap_id), "Ce que personne ne connaît")).await;
    let found = open_reports(&alpha).await;
    let [report] = &found[..] else { panic!("{found:?}") };
    assert_eq!((report.content.as_str(), report.direction), ("Annaque", Direction::In));
    assert_eq!(report.objects, [us.clone(), offer.ap_id.clone()]);
    for number in 10..40 {
        ben.tells(&alpha, &flag(number, json!(us), &"é".repeat(5_000))).await;
    }
    let found = open_reports(&alpha).await;
    assert_eq!(found.len(), 20, "so many a day");
    assert_eq!((found[0].more, found[0].content.chars().count()), (11, 1_000));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_report_about_many_things_of_ours_twenty_are_named_and_the_rest_is_counted() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    let mut named = vec![alpha.node.app.association()];
    for number in 1..=22 {
        named.push(alpha.publishes(&an_offer().with(Field::Title, &format!("Chambre {number}"))).await.ap_id);
    }
    settled(&[&alpha]).await;
    let others: ApId = "http://gamma.test/x".parse().unwrap();
    let all = [&named[..], std::slice::from_ref(&others), &named[18..]].concat();
    ben.tells(&alpha, &ben.activity("Flag", 1, json!(all))).await;
    let found = open_reports(&alpha).await;
    let [report] = &found[..] else { panic!("{found:?}") };
    assert_eq!(report.objects, named[..20]);
    assert_eq!(report.more, 3, "what is ours beyond, once each");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reports_of_a_domain_that_rejects_them_are_dropped() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    let flags = DomainFlags { reject_reports: true, ..DomainFlags::default() };
    is_partner(&alpha, &ben, PartnerTier::Open, flags).await;
    ben.tells(&alpha, &ben.activity("Flag", 1, json!(alpha.node.app.association()))).await;
    assert_eq!(open_reports(&alpha).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_of_ours_is_the_instances_and_names_nobody() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.is_followed_by(&alpha).await;
    let offer = ben.offer("A room", noon() - TimeDelta::hours(2));
    ben.tells(&alpha, &ben.activity("Create", 1, offer.clone())).await;
    let viewer = moderator(&alpha).await;
    let (object, now): (ApId, _) = (offer["id"].as_str().unwrap().parse().unwrap(), noon());
    let with_phone = {
        let object = object.clone();
        alpha
            .does(move |tx, app| service::send(tx, app, now, viewer, (&object, "Appelez le 0470 12 34 56")))
            .await
    };
    assert!(with_phone.unwrap_err().to_string().contains("phone"));
    alpha
        .does(move |tx, app| service::send(tx, app, now, viewer, (&object, "Une fausse annonce")))
        .await
        .unwrap();
    settled(&[&alpha]).await;
    let posted = peer.posted();
    let [(seen, flag)] = &posted[..] else { panic!("{posted:?}") };
    assert_eq!(
        (flag["type"].as_str(), flag["actor"].as_str()),
        (Some("Flag"), Some("http://alpha.test/actors/instance"))
    );
    assert_eq!(flag["object"], json!([ben.id, offer["id"]]));
    assert_eq!(flag["content"], "Une fausse annonce");
    let signature = seen.headers.iter().find(|(name, _)| name == "signature").unwrap();
    assert!(signature.1.contains("http://alpha.test/actors/instance#main-key"), "{}", signature.1);
    let Viewer::Staff { account, .. } = viewer else { panic!("a moderator is of the staff") };
    assert!(!seen.body.contains("moderation") && !seen.body.contains(&account.to_string()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_sent_to_who_blocks_us_until_they_take_it_back() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let us = alpha.node.app.association();
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    ben.is_followed_by(&alpha).await;
    is_partner(&alpha, &ben, PartnerTier::Open, DomainFlags::default()).await;
    let before = peer.posted().len();
    ben.tells(&alpha, &ben.activity("Block", 2, json!(us))).await;
    let note = json!({"id": "http://beta.test/notes/1", "type": "Note", "attributedTo": ben.id, "to": us,
        "content": "Bonjour"});
    ben.tells(&alpha, &ben.activity("Create", 3, note.clone())).await;
    alpha.publishes(&an_offer()).await;
    settled(&[&alpha]).await;
    assert_eq!(peer.posted().len(), before, "no offer, no answer, no Undo");
    let (asker, target) = (us.clone(), ben.id.clone());
    assert_eq!(alpha.reads(move |conn| follows::following_state(conn, &asker, &target)).await, None);
    assert_eq!(open_tasks(&alpha).await.len(), 1, "a moderator hears that a partner blocks us");

    ben.tells(&alpha, &ben.activity("Undo", 4, json!("http://beta.test/activities/2"))).await;
    let (actor, blocker) = (us.clone(), ben.id.clone());
    assert!(!alpha.reads(move |conn| blocks::is_blocked_by(conn, &actor, &blocker)).await);
}

/// Alpha, Ben and Dora at one server, and Gus at another, whose document names `known_as`.
async fn movers(known_as: &str) -> (Server, Peer, Stranger, Stranger, ApId) {
    let (peer, gamma) = (Peer::plain(), Peer::plain());
    let others =
        HashMap::from([("beta.test".to_owned(), peer.address), ("gamma.test".to_owned(), gamma.address)]);
    let alpha = Plan { others, ..Plan::of(&["alpha"]) }.start().await.pop().unwrap();
    let (ben, dora) = (Stranger::at(&peer, "ben", 0), Stranger::at(&peer, "dora", 1));
    let gus: ApId = "http://gamma.test/users/gus".parse().unwrap();
    let mut document: Value = serde_json::from_str(
        &ben.document().to_string().replace("beta.test/users/ben", "gamma.test/users/gus"),
    )
    .unwrap();
    document["alsoKnownAs"] = json!([known_as]);
    gamma.serves_json("/users/gus", &document);
    (alpha, peer, ben, dora, gus)
}

async fn followers(server: &Server) -> Vec<String> {
    let us = server.node.app.association();
    let ids = server.reads(move |conn| follows::followers_page(conn, &us, "", 10)).await;
    ids.iter().map(ToString::to_string).collect()
}

fn moves(who: &Stranger, number: u32, target: &ApId) -> Value {
    let mut activity = who.activity("Move", number, json!(who.id));
    activity["target"] = json!(target);
    activity
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follower_moves_where_the_new_account_names_the_old_one_once_in_a_while() {
    let (alpha, _peer, ben, dora, gus) = movers("http://beta.test/users/ben").await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    dora.tells(&alpha, &dora.follow(&alpha, 2)).await;
    dora.tells(&alpha, &moves(&dora, 3, &gus)).await;
    let mut for_another = moves(&dora, 4, &gus);
    for_another["object"] = json!(ben.id);
    dora.tells(&alpha, &for_another).await;
    assert_eq!(followers(&alpha).await, [ben.id.as_str(), dora.id.as_str()], "Gus does not name Dora");
    ben.tells(&alpha, &moves(&ben, 5, &gus)).await;
    assert_eq!(followers(&alpha).await, [dora.id.as_str(), gus.as_str()]);

    ben.tells(&alpha, &ben.follow(&alpha, 6)).await;
    ben.tells(&alpha, &moves(&ben, 7, &gus)).await;
    assert!(followers(&alpha).await.contains(&ben.id.to_string()), "not again so soon");
    alpha.later(TimeDelta::days(31));
    ben.tells(&alpha, &moves(&ben, 8, &gus)).await;
    assert!(!followers(&alpha).await.contains(&ben.id.to_string()), "but later");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_partner_that_moves_to_another_origin_is_a_moderators_matter() {
    let (alpha, _peer, ben, _dora, gus) = movers("http://beta.test/users/ben").await;
    ben.is_followed_by(&alpha).await;
    is_partner(&alpha, &ben, PartnerTier::Ally, DomainFlags::default()).await;
    ben.tells(&alpha, &moves(&ben, 1, &gus)).await;
    let found = open_tasks(&alpha).await;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].subject.clone(), found[0].detail.as_str()), (ben.id.clone(), gus.as_str()));
    let (us, old) = (alpha.node.app.association(), ben.id.clone());
    assert!(alpha.reads(move |conn| follows::following_state(conn, &us, &old)).await.is_some());
    let new = gus.clone();
    assert_eq!(
        alpha.reads(move |conn| partners::by_association(conn, &new)).await,
        None,
        "trust does not move"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pins_and_unknown_activities_are_taken_and_leave_nothing() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    for (number, kind) in
        ["Add", "Remove", "Listen", "Offer", "TentativeAccept", "Move"].into_iter().enumerate()
    {
        let mut activity =
            ben.activity(kind, u32::try_from(number).unwrap(), json!("http://beta.test/notes/1"));
        activity["target"] = json!("http://beta.test/users/ben/featured");
        ben.tells(&alpha, &activity).await;
    }
    assert_eq!((open_reports(&alpha).await, open_tasks(&alpha).await), (vec![], vec![]));
    assert_eq!((peer.posted().len(), peer.fetches("/users/ben")), (0, 1));
}
