//! `rooftop keys rotate`: before, during and after it everything that either side sends is believed by the other.

use chrono::TimeDelta;
use rooftop::domain::field::Field;
use rooftop::federation::outbound;
use rooftop::services::{ServiceError, Viewer, keys, proposals};
use rooftop::store::deliveries::{self, DeliveryState};
use rooftop::store::received::{self, ReceivedState};
use rooftop::store::{Claim, actors, outbox};

use crate::fediverse::{Server, an_offer, fediverse, settled};

/// Rotates as the command does: in another process than the one that serves.
async fn rotates(server: &Server, name: Option<&'static str>) -> usize {
    let now = server.clock.now();
    let rotated =
        server.does(move |tx, app| keys::rotate(tx, app, now, Viewer::Operator, name)).await.unwrap();
    rotated.len()
}

/// The id of the key that `server` knows of an actor.
async fn known_key(server: &Server, actor: &rooftop::ids::ApId) -> String {
    let actor = actor.clone();
    server.reads(move |conn| actors::by_ap_id(conn, &actor)).await.unwrap().key_id
}

async fn edits(server: &Server, offer: &rooftop::domain::proposal::Proposal, persons: &str) {
    let (id, now) = (offer.id, server.clock.now());
    let draft = an_offer().with(Field::CapacityPersons, persons).draft;
    server.does(move |tx, app| proposals::edit(tx, app, now, Viewer::Operator, (id, &draft))).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn before_during_and_after_a_rotation_everything_verifies() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    alpha.follows(&beta).await;
    let association = alpha.node.app.association();
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha, &beta]).await;
    assert!(beta.sees(&offer).await.is_some(), "before");
    let first = known_key(&beta, &association).await;
    assert_eq!(first, format!("{association}#main-key"));

    // A change waits to be delivered while the keys are rotated, later than any look at the old key.
    alpha.later(TimeDelta::minutes(10));
    edits(&alpha, &offer, "3").await;
    let claim = Claim { now: alpha.clock.now(), lease_s: 60, limit: 9 };
    for event in alpha.does(move |tx, _| Ok(outbox::claim(tx, claim)?)).await.unwrap() {
        outbound::tell(&alpha.node, &event).await.unwrap();
    }
    let waiting = alpha.reads(|conn| deliveries::count(conn, DeliveryState::Pending)).await;
    assert!(waiting >= 1, "a delivery waits");
    assert_eq!(rotates(&alpha, None).await, 3);
    assert_eq!(alpha.node.key(&association).unwrap().key_id, first, "the server has not noticed yet");
    settled(&[&alpha, &beta]).await;
    assert_eq!(beta.sees(&offer).await.unwrap().terms.text(Field::CapacityPersons), "3", "during");
    let second = format!("{association}#main-key-2");
    assert_eq!(alpha.node.key(&association).unwrap().key_id, second, "what waited was signed anew");
    assert_eq!(known_key(&beta, &association).await, second);

    // Afterwards both directions, signed fetches included.
    alpha.later(TimeDelta::minutes(10));
    edits(&alpha, &offer, "4").await;
    let theirs = beta.publishes(&an_offer()).await;
    settled(&[&alpha, &beta]).await;
    assert_eq!(beta.sees(&offer).await.unwrap().terms.text(Field::CapacityPersons), "4", "after");
    assert!(alpha.sees(&theirs).await.is_some());
    let poison = beta.reads(|conn| received::count(conn, ReceivedState::Poison)).await;
    assert_eq!(poison, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rotation_gives_both_keys_new_ids_and_tells_the_followers() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let (_, before) = alpha.document("/actors/alpha").await;
    let (_, board_before) = alpha.document("/actors/offers").await;
    assert_eq!(before["assertionMethod"][0]["id"], "http://alpha.test/actors/alpha#ed25519-key");
    assert_eq!(before["assertionMethod"][0]["controller"], "http://alpha.test/actors/alpha");
    assert!(before["assertionMethod"][0]["publicKeyMultibase"].as_str().unwrap().starts_with("z6Mk"));

    alpha.later(TimeDelta::minutes(10));
    assert_eq!(rotates(&alpha, Some("alpha")).await, 1);
    let (_, after) = alpha.document("/actors/alpha").await;
    assert_eq!(after["publicKey"]["id"], "http://alpha.test/actors/alpha#main-key-2");
    assert_ne!(after["publicKey"]["publicKeyPem"], before["publicKey"]["publicKeyPem"]);
    assert_eq!(after["assertionMethod"].as_array().unwrap().len(), 1, "the old key is gone");
    assert_eq!(after["assertionMethod"][0]["id"], "http://alpha.test/actors/alpha#ed25519-key-2");
    assert_ne!(
        after["assertionMethod"][0]["publicKeyMultibase"],
        before["assertionMethod"][0]["publicKeyMultibase"]
    );
    let (_, board_after) = alpha.document("/actors/offers").await;
    assert_eq!(board_after, board_before, "the others keep theirs");
    settled(&[&alpha, &beta]).await;
    let association = alpha.node.app.association();
    assert_eq!(known_key(&beta, &association).await, format!("{association}#main-key-2"), "by its Update");

    let now = alpha.clock.now();
    let nobody =
        alpha.does(move |tx, app| keys::rotate(tx, app, now, Viewer::Operator, Some("nobody"))).await;
    assert_eq!(nobody.unwrap_err(), ServiceError::NotFound("actor of this instance"));
    let staff =
        Viewer::Staff { account: rooftop::ids::AccountId::new(), role: rooftop::domain::access::Role::Admin };
    let denied = alpha.does(move |tx, app| keys::rotate(tx, app, now, staff, None)).await;
    assert_eq!(denied.unwrap_err(), ServiceError::NotAllowed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_instance_of_before_proofs_gets_its_second_key_and_keeps_its_first() {
    let [alpha] = fediverse(["alpha"]).await;
    let (_, before) = alpha.document("/actors/alpha").await;
    let now = alpha.clock.now();
    alpha
        .does(move |tx, app| {
            use diesel::connection::SimpleConnection as _;
            tx.batch_execute("UPDATE actors SET proof_key = NULL, assertion_keys = ''").unwrap();
            rooftop::services::instance::set_up(tx, app, now)
        })
        .await
        .unwrap();
    let (_, after) = alpha.document("/actors/alpha").await;
    assert_eq!(after["publicKey"], before["publicKey"]);
    assert_eq!(after["assertionMethod"].as_array().unwrap().len(), 1);
    assert_ne!(after["assertionMethod"], before["assertionMethod"]);
}
