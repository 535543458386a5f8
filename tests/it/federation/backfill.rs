//! A new partner's older offers, read from its outbox: none is missing, none that is gone comes back, and the collections of strangers
//! end.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use rooftop::domain::backfill::{BackfillEnding, BackfillState};
use rooftop::domain::field::Field;
use rooftop::domain::listing::{Filter, ListedOffer};
use rooftop::ids::ApId;
use rooftop::services::{Viewer, proposals};
use rooftop::store::backfills::{self, Backfill};
use rooftop::store::{follows, offers, outbox};
use serde_json::{Value, json};

use crate::fediverse::{GUARD, Server, an_offer, fediverse, settled};
use crate::wire::peer::{Peer, Served};
use crate::wire::stranger::{Stranger, alpha_and_beta};

/// Everything that a server lists, by id.
async fn all(server: &Server) -> BTreeMap<ApId, ListedOffer> {
    let listed = server.reads(|conn| offers::page(conn, &Filter::default(), 10_000, 0)).await;
    listed.into_iter().map(|offer| (offer.ap_id.clone(), offer)).collect()
}

/// Compares what both sides list, field by field, but for what is each one's own: row, name and owner.
async fn agree(one: &Server, other: &Server) {
    let (ours, theirs) = (all(one).await, all(other).await);
    assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>(), "the same offers");
    for (id, here) in &ours {
        let there = &theirs[id];
        assert_eq!(
            (
                &here.title,
                &here.author,
                here.state,
                &here.area,
                here.free_slots,
                here.published_at,
                here.updated_at
            ),
            (
                &there.title,
                &there.author,
                there.state,
                &there.area,
                there.free_slots,
                there.published_at,
                there.updated_at
            ),
        );
        for field in [Field::PlaceKind, Field::CapacityPersons, Field::AvailableFrom, Field::MonthlyRentCents]
        {
            assert_eq!(here.terms.text(field), there.terms.text(field), "{id} {field:?}");
        }
    }
}

async fn reading(server: &Server, target: &ApId) -> Backfill {
    let target = target.clone();
    server.reads(move |conn| backfills::of_target(conn, &target)).await.expect("a reading was begun")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_with_many_offers_each_agree_on_every_one() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    let mut made = Vec::new();
    for n in 0..130 {
        let offer = an_offer().with(Field::Title, &format!("Chambre {n}"));
        made.push((alpha.publishes(&offer).await.id, beta.publishes(&offer).await.id));
    }
    settled(&[&alpha, &beta]).await;
    alpha.later(TimeDelta::minutes(1));
    let now = alpha.clock.now();
    for (n, (ours, theirs)) in made.iter().enumerate().filter(|(n, _)| n % 10 == 0) {
        for (server, id) in [(&alpha, *ours), (&beta, *theirs)] {
            let draft = an_offer().with(Field::CapacityPersons, "4").draft;
            let deed = move |tx: &mut rooftop::store::Tx<'_>, app: &rooftop::services::App| match n % 20 {
                0 => proposals::edit(tx, app, now, Viewer::Operator, (id, &draft)).map(drop),
                _ => proposals::withdraw(tx, app, now, Viewer::Operator, id).map(drop),
            };
            server.does(deed).await.unwrap();
        }
    }
    settled(&[&alpha, &beta]).await;
    alpha.befriends(&beta, rooftop::domain::partner::PartnerTier::Ally).await;
    beta.befriends(&alpha, rooftop::domain::partner::PartnerTier::Ally).await;
    // Withdrawn while the others read.
    let (ours, theirs) = made[125];
    alpha.does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Operator, ours)).await.unwrap();
    beta.does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Operator, theirs)).await.unwrap();
    settled(&[&alpha, &beta]).await;

    agree(&alpha, &beta).await;
    assert_eq!(all(&alpha).await.len(), 2 * (130 - 6 - 1));
    let read = reading(&alpha, &beta.node.app.association()).await;
    assert_eq!((read.state, read.ending), (BackfillState::Done, Some(BackfillEnding::Complete)));
    assert!(read.pages >= 3, "the collection and two pages: {}", read.pages);
    assert_eq!(read.kept, 123);
    let board = alpha.node.app.urls.board();
    let announced = alpha.reads(move |conn| outbox::page(conn, &board, None, 1000)).await;
    let of_beta = announced.iter().filter(|(_, body)| body.contains("beta.test/proposals/")).count();
    assert_eq!(of_beta, 0, "what was found is no news: the board announces none of it");
}

/// A peer whose actor has an outbox; the server follows it and was accepted.
async fn with_outbox(pages: &[(&str, Value)]) -> (Server, Peer, Stranger) {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let mut document = ben.document();
    document["outbox"] = json!("http://beta.test/outbox");
    peer.serves_json(ben.id.url().path(), &document);
    for (path, page) in pages {
        peer.serves_json(path, page);
    }
    ben.is_followed_by(&alpha).await;
    (alpha, peer, ben)
}

async fn reads(alpha: &Server, ben: &Stranger) -> Backfill {
    let (target, now) = (ben.id.clone(), alpha.clock.now());
    alpha.does(move |tx, _| Ok(backfills::start(tx, &target, now, now)?)).await.unwrap();
    tokio::time::timeout(GUARD, alpha.works()).await.expect("the reading ends within 30 s");
    reading(alpha, &ben.id).await
}

fn page(number: u32, items: Vec<Value>, next: Option<&str>) -> Value {
    let mut page = json!({"id": format!("http://beta.test/outbox?page={number}"), "type": "OrderedCollectionPage",
        "orderedItems": items});
    if let Some(next) = next {
        page["next"] = json!(next);
    }
    page
}

fn collection() -> Value {
    json!({"id": "http://beta.test/outbox", "type": "OrderedCollection", "totalItems": 1_000_000,
        "first": "http://beta.test/outbox?page=1"})
}

fn offer(ben: &Stranger, number: u32) -> Value {
    let mut offer = ben.offer(&format!("Chambre {number}"), crate::fediverse::noon());
    offer["id"] = json!(format!("http://beta.test/offers/{number}"));
    offer
}

fn create(ben: &Stranger, number: u32) -> Value {
    ben.activity("Create", number, offer(ben, number))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_10_a_collection_that_leads_back_to_itself_ends() {
    let (alpha, peer, ben) = with_outbox(&[("/outbox", collection())]).await;
    peer.serves_json(
        "/outbox?page=1",
        &page(1, vec![create(&ben, 1)], Some("http://beta.test/outbox?page=2")),
    );
    peer.serves_json(
        "/outbox?page=2",
        &page(2, vec![create(&ben, 2)], Some("http://beta.test/outbox?page=1")),
    );
    let read = reads(&alpha, &ben).await;
    assert_eq!((read.state, read.ending), (BackfillState::Done, Some(BackfillEnding::PageTwice)));
    assert_eq!((read.pages, read.kept), (3, 2));
    assert_eq!(peer.fetches("/outbox?page=1"), 1, "no page twice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_10_a_next_page_on_another_host_is_not_fetched() {
    let (alpha, peer, ben) = with_outbox(&[("/outbox", collection())]).await;
    peer.serves_json(
        "/outbox?page=1",
        &page(1, vec![create(&ben, 1)], Some("http://alpha.test/actors/alpha/outbox")),
    );
    let read = reads(&alpha, &ben).await;
    assert_eq!((read.ending, read.pages, read.kept), (Some(BackfillEnding::OtherHost), 2, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_10_ten_thousand_items_end_a_reading_and_a_page_has_a_hundred() {
    let (alpha, peer, ben) = with_outbox(&[("/outbox", collection())]).await;
    let likes: Vec<Value> = (0..150).map(|n| ben.activity("Like", n, json!("http://beta.test/x"))).collect();
    for number in 1..=101 {
        let next = format!("http://beta.test/outbox?page={}", number + 1);
        peer.serves_json(&format!("/outbox?page={number}"), &page(number, likes.clone(), Some(&next)));
    }
    let read = reads(&alpha, &ben).await;
    assert_eq!((read.state, read.items, read.pages), (BackfillState::Done, 10_000, 101));
    assert_eq!(read.ending, Some(BackfillEnding::PageCut), "what was cut is said");
    assert_eq!(peer.fetches("/outbox?page=101"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_07_what_others_wrote_is_not_taken_from_an_outbox() {
    let (alpha, peer, ben) = with_outbox(&[("/outbox", collection())]).await;
    let of_another = |number: u32, field: &str, value: &str| {
        let mut offer = offer(&ben, number);
        offer[field] = json!(value);
        offer
    };
    let mut not_bens = create(&ben, 5);
    not_bens["actor"] = json!("http://beta.test/users/eve");
    let items = vec![
        ben.activity("Create", 1, of_another(1, "attributedTo", "http://beta.test/users/eve")),
        ben.activity("Create", 2, of_another(2, "id", "http://gamma.test/offers/2")),
        ben.activity("Announce", 3, offer(&ben, 3)),
        of_another(4, "attributedTo", "http://gamma.test/users/ben"),
        not_bens,
        ben.activity("Create", 6, json!("http://gamma.test/offers/6")),
        json!(null),
        json!(7),
        json!([[]]),
    ];
    peer.serves_json("/outbox?page=1", &page(1, items, None));
    let read = reads(&alpha, &ben).await;
    assert_eq!((read.state, read.items, read.kept), (BackfillState::Done, 9, 0));
    assert!(all(&alpha).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_outbox_is_read_leniently() {
    let whole = json!({"id": "http://beta.test/outbox", "type": "OrderedCollection"});
    let (alpha, peer, ben) = with_outbox(&[("/outbox", whole.clone())]).await;
    for number in [2, 3] {
        peer.serves_json(&format!("/offers/{number}"), &offer(&ben, number));
    }
    peer.serves_json("/activities/4", &create(&ben, 4));
    let mut whole = whole;
    whole["orderedItems"] = json!([
        offer(&ben, 1),
        ben.activity("Create", 2, json!("http://beta.test/offers/2")),
        "http://beta.test/offers/3",
        "http://beta.test/activities/4",
        "http://beta.test/offers/gone",
    ]);
    peer.serves_json("/outbox", &whole);
    let read = reads(&alpha, &ben).await;
    assert_eq!(
        (read.state, read.ending, read.kept),
        (BackfillState::Done, Some(BackfillEnding::Complete), 4)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reading_goes_on_where_it_was_after_a_failure() {
    let (alpha, peer, ben) = with_outbox(&[("/outbox", collection())]).await;
    peer.serves_json(
        "/outbox?page=1",
        &page(1, vec![create(&ben, 1)], Some("http://beta.test/outbox?page=2")),
    );
    let broken = Served { status: 500, content_type: "text/plain".to_owned(), body: String::new() };
    peer.serves("/outbox?page=2", broken);
    let read = reads(&alpha, &ben).await;
    assert_eq!((read.state, read.pages, read.attempts, read.kept), (BackfillState::Waiting, 2, 1, 1));
    peer.serves_json("/outbox?page=2", &page(2, vec![create(&ben, 2)], None));
    alpha.later(TimeDelta::minutes(5));
    alpha.works().await;
    let read = reading(&alpha, &ben.id).await;
    assert_eq!((read.state, read.pages, read.kept), (BackfillState::Done, 3, 2));
    assert_eq!(peer.fetches("/outbox?page=1"), 1, "what was read is not read again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_died_leaves_its_reading_to_the_next() {
    let (alpha, peer, ben) = with_outbox(&[("/outbox", collection())]).await;
    peer.serves_json("/outbox?page=1", &page(1, vec![create(&ben, 1)], None));
    let (target, now) = (ben.id.clone(), alpha.clock.now());
    let claim = rooftop::store::Claim { now, lease_s: 60, limit: 1 };
    alpha
        .does(move |tx, _| {
            backfills::start(tx, &target, now, now)?;
            // Taken by a process that dies now.
            assert!(backfills::claim(tx, claim)?.is_some());
            assert!(backfills::claim(tx, claim)?.is_none(), "nobody else takes it meanwhile");
            Ok(())
        })
        .await
        .unwrap();
    alpha.works().await;
    assert_eq!(reading(&alpha, &ben.id).await.pages, 0);
    alpha.later(TimeDelta::seconds(61));
    alpha.works().await;
    assert_eq!(reading(&alpha, &ben.id).await.kept, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deleted_offer_and_an_older_one_do_not_come_back_from_an_outbox() {
    let (alpha, peer, ben) = with_outbox(&[("/outbox", collection())]).await;
    peer.serves_json("/outbox?page=1", &page(1, vec![create(&ben, 1), create(&ben, 2)], None));
    ben.tells(&alpha, &ben.activity("Delete", 900, json!("http://beta.test/offers/1"))).await;
    let mut newer = offer(&ben, 2);
    newer["updated"] = json!("2026-11-22T12:01:00Z");
    newer["publishes"]["name"] = json!("Studio");
    ben.tells(&alpha, &ben.activity("Update", 901, newer)).await;
    let read = reads(&alpha, &ben).await;
    assert_eq!((read.state, read.kept), (BackfillState::Done, 0));
    let listed: Vec<String> = all(&alpha).await.into_values().map(|offer| offer.title).collect();
    assert_eq!(listed, ["Studio"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_outbox_of_somebody_whom_nobody_follows_any_more_fills_nothing() {
    let (alpha, peer, ben) = with_outbox(&[("/outbox", collection())]).await;
    peer.serves_json("/outbox?page=1", &page(1, vec![create(&ben, 1)], None));
    let (association, target) = (alpha.node.app.association(), ben.id.clone());
    alpha.does(move |tx, _| Ok(follows::delete_following(tx, &association, &target)?)).await.unwrap();
    assert_eq!(reads(&alpha, &ben).await.kept, 0);
    assert!(all(&alpha).await.is_empty());
}
