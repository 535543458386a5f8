//! The queue of received activities: what cannot be handled is tried again, then set aside and shown to admins; what is slow holds up
//! its own and nobody else.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::ids::{AccountId, ReceivedId};
use rooftop::jobs::{self, Stop};
use rooftop::services::{ServiceError, Viewer, queues};
use rooftop::store::received::{self, ReceivedState, SetAside};
use serde_json::json;

use super::peer::{Peer, Served};
use super::stranger::{ACTIVITY_JSON, Stranger, alpha_and_beta};
use crate::fediverse::{GUARD, Server, noon, settled};

const OFFER: &str = "/offers/1";

fn staff(role: Role) -> Viewer {
    Viewer::Staff { account: AccountId::new(), role }
}

fn fails(peer: &Peer) {
    peer.serves(OFFER, Served { status: 500, content_type: ACTIVITY_JSON.to_owned(), body: String::new() });
}

/// Alpha follows Ben, who tells of an offer that cannot be fetched, until it is set aside.
async fn one_set_aside() -> (Server, Peer, Stranger, SetAside) {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.is_followed_by(&alpha).await;
    fails(&peer);
    let create = ben.activity("Create", 1, json!("http://beta.test/offers/1"));
    assert_eq!(ben.sends(&alpha, &create).await.status, 202);
    for tries in 1..=8 {
        assert_eq!(alpha.waiting().await.2, 1, "before try {tries} it waits");
        alpha.works().await;
        alpha.later(TimeDelta::hours(13));
    }
    assert_eq!(peer.fetches(OFFER), 8);
    let found = alpha.reads(|conn| received::set_aside(conn, 10, 0)).await;
    let [item] = &found[..] else { panic!("one is set aside: {found:?}") };
    let item = item.clone();
    (alpha, peer, ben, item)
}

async fn poison(server: &Server) -> i64 {
    server.reads(|conn| received::count(conn, ReceivedState::Poison)).await
}

async fn tries_again(server: &Server, viewer: Viewer, id: ReceivedId) -> Result<(), ServiceError> {
    let now = server.clock.now();
    server.does(move |tx, _| queues::try_again(tx, now, viewer, id)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_fails_eight_times_is_set_aside_with_its_error_and_holds_up_nothing() {
    let (alpha, peer, ben, item) = one_set_aside().await;
    assert_eq!((item.actor.clone(), item.kind.as_str(), item.attempts), (ben.id.clone(), "Create", 8));
    assert!(item.error.contains("answered 500"), "{}", item.error);
    assert_eq!(item.received_at, noon());
    assert_eq!(alpha.waiting().await.2, 0);

    // The same object again, embedded: it is handled although what came before was set aside.
    let create = ben.activity("Create", 2, ben.offer("A room", noon()));
    assert_eq!(ben.sends(&alpha, &create).await.status, 202);
    alpha.works().await;
    assert_eq!(alpha.lists().await.len(), 1);
    assert_eq!((poison(&alpha).await, peer.fetches(OFFER)), (1, 8));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_has_it_tried_again_once_the_cause_is_gone() {
    let (alpha, peer, ben, item) = one_set_aside().await;
    for role in [Role::Moderator, Role::Caseworker] {
        assert_eq!(tries_again(&alpha, staff(role), item.id).await, Err(ServiceError::NotAllowed), "{role}");
    }
    assert_eq!(poison(&alpha).await, 1);
    let mut offer = ben.offer("A room", noon());
    offer["@context"] = json!("https://www.w3.org/ns/activitystreams");
    peer.serves_json(OFFER, &offer);
    tries_again(&alpha, staff(Role::Admin), item.id).await.unwrap();
    settled(&[&alpha]).await;
    assert_eq!(alpha.lists().await.len(), 1);
    let twice = tries_again(&alpha, staff(Role::Admin), item.id).await;
    assert!(matches!(twice, Err(ServiceError::NotFound(_))), "{twice:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_admin_discards_does_not_come_back() {
    let (alpha, _peer, ben, item) = one_set_aside().await;
    let id = item.id;
    for role in [Role::Moderator, Role::Caseworker] {
        let refused = alpha.does(move |tx, _| queues::discard(tx, noon(), staff(role), id)).await;
        assert_eq!(refused, Err(ServiceError::NotAllowed), "{role}");
    }
    alpha.does(move |tx, _| queues::discard(tx, noon(), staff(Role::Admin), id)).await.unwrap();
    assert_eq!(poison(&alpha).await, 0);
    let create = ben.activity("Create", 1, json!("http://beta.test/offers/1"));
    assert_eq!(ben.sends(&alpha, &create).await.status, 202);
    settled(&[&alpha]).await;
}

/// How many fetches the one activity that waits has caused so far.
async fn fetches(server: &Server) -> u32 {
    let claimed = received::UnderWay { per_origin_max: 9, ..Default::default() };
    let claim = rooftop::store::Claim { now: server.clock.now() + TimeDelta::days(1), lease_s: 1, limit: 9 };
    let items = server.node.app.db.tx(move |tx| received::claim(tx, claim, claimed)).await;
    items.unwrap_or_else(|e: rooftop::store::StoreError| panic!("{e}"))[0].fetches
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_10_the_fetches_of_all_tries_together_are_counted() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.is_followed_by(&alpha).await;
    fails(&peer);
    let create = ben.activity("Create", 1, json!("http://beta.test/offers/1"));
    assert_eq!(ben.sends(&alpha, &create).await.status, 202);
    assert_eq!(fetches(&alpha).await, 1, "the look-up of the key");
    alpha.later(TimeDelta::days(2));
    alpha.works().await;
    assert_eq!(fetches(&alpha).await, 2, "and the object");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_10_a_key_in_a_document_of_its_own_is_a_fetch_more() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let ben = ben.with_key("http://beta.test/keys/ben", 0);
    let mut document = ben.document();
    peer.serves_json("/keys/ben", &document["publicKey"]);
    document["publicKey"] = json!("http://beta.test/keys/ben");
    peer.serves_json("/users/ben", &document);
    assert_eq!(ben.sends(&alpha, &ben.follow(&alpha, 1)).await.status, 202);
    assert_eq!((peer.fetches("/users/ben"), peer.fetches("/keys/ben")), (1, 1));
    assert_eq!(fetches(&alpha).await, 2, "the actor and its key");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_fetch_delays_nobody_else() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.is_followed_by(&alpha).await;
    let eve = Stranger::at(&peer, "eve", 1);
    // Both are known, so that their documents are not asked for while all documents are held back.
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    eve.tells(&alpha, &eve.follow(&alpha, 2)).await;
    let offer = ben.offer("A room", noon());
    peer.serves_json(OFFER, &offer);

    let (give_stop, stop) = Stop::new();
    let mut workers = jobs::start(&alpha.node, &stop);
    let gate = peer.holds_back().await;
    let create = ben.activity("Create", 3, json!("http://beta.test/offers/1"));
    assert_eq!(ben.sends(&alpha, &create).await.status, 202);
    while peer.fetches(OFFER) == 0 {
        peer.is_asked().await;
    }
    let before = peer.posted().len();
    assert_eq!(eve.sends(&alpha, &eve.follow(&alpha, 4)).await.status, 202);
    // The guard of `is_asked` ends it where the second Follow is not answered while the fetch of the first is held.
    while peer.posted().len() == before {
        peer.is_asked().await;
    }
    assert!(alpha.lists().await.is_empty());
    drop(gate);
    give_stop.send_replace(true);
    let ended = async { while workers.join_next().await.is_some() {} };
    tokio::time::timeout(GUARD, ended).await.expect("the workers end within 30 s");
    settled(&[&alpha]).await;
    assert_eq!(alpha.lists().await.len(), 1, "what was slow is handled too");
}
