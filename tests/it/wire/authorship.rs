//! Who may say what of an offer: its author alone, and the latest word counts (inbound checks 7 and 8).

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::peer::Peer;
use super::stranger::{Stranger, alpha_and_beta};
use crate::fediverse::{Server, noon, settled};

/// Alpha follows Ben, who published an offer; Eve is at Ben's server too.
async fn ben_offers() -> (Server, Peer, Stranger, Stranger) {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    ben.is_followed_by(&alpha).await;
    ben.tells(&alpha, &ben.activity("Create", 1, ben.offer("A room", morning(9)))).await;
    assert_eq!(titles(&alpha).await, ["A room"]);
    (alpha, peer, ben, eve)
}

fn morning(hour: i64) -> DateTime<Utc> {
    noon() - TimeDelta::hours(12) + TimeDelta::hours(hour)
}

async fn titles(server: &Server) -> Vec<String> {
    server.lists().await.into_iter().map(|offer| offer.title).collect()
}

fn tombstone(offer: &Value) -> Value {
    json!({"id": offer["id"], "type": "Tombstone"})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_07_an_object_of_somebody_else_is_refused() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    ben.is_followed_by(&alpha).await;
    eve.is_followed_by(&alpha).await;
    let mut elsewhere = eve.offer("Of another origin", morning(9));
    elsewhere["id"] = json!("http://gamma.test/offers/1");
    let mut by_two = eve.offer("By two", morning(9));
    by_two["attributedTo"] = json!([eve.id, ben.id]);
    let mut by_nobody = eve.offer("By nobody", morning(9));
    by_nobody.as_object_mut().unwrap().remove("attributedTo");
    let objects = [ben.offer("By Ben", morning(9)), elsewhere, by_two, by_nobody];
    for (number, object) in objects.into_iter().enumerate() {
        let number = u32::try_from(number).unwrap();
        eve.tells(&alpha, &eve.activity("Create", 2 * number, object.clone())).await;
        eve.tells(&alpha, &eve.activity("Update", 2 * number + 1, object)).await;
    }
    assert!(titles(&alpha).await.is_empty());
    eve.tells(&alpha, &eve.activity("Create", 100, eve.offer("Eve's own", morning(9)))).await;
    assert_eq!(titles(&alpha).await, ["Eve's own"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_08_only_its_author_changes_or_deletes_an_offer() {
    let (alpha, _peer, ben, eve) = ben_offers().await;
    eve.is_followed_by(&alpha).await;
    let offer = ben.offer("A room", morning(9));
    eve.tells(&alpha, &eve.activity("Delete", 2, offer["id"].clone())).await;
    eve.tells(&alpha, &eve.activity("Delete", 3, tombstone(&offer))).await;
    eve.tells(&alpha, &eve.activity("Delete", 4, json!(ben.id))).await;
    eve.tells(&alpha, &eve.activity("Update", 5, eve.offer("Mine now", morning(11)))).await;
    eve.tells(&alpha, &eve.activity("Update", 6, ben.offer("Mine now", morning(11)))).await;
    let mut profile = ben.document();
    profile["publicKey"]["publicKeyPem"] = eve.document()["publicKey"]["publicKeyPem"].clone();
    eve.tells(&alpha, &eve.activity("Update", 7, profile)).await;
    assert_eq!(titles(&alpha).await, ["A room"]);
    ben.tells(&alpha, &ben.activity("Update", 8, ben.offer("Still mine", morning(11)))).await;
    assert_eq!(titles(&alpha).await, ["Still mine"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_06_the_latest_updated_wins_whatever_arrives_last() {
    let (alpha, _peer, ben, _) = ben_offers().await;
    // The same activity id each time, as GoToSocial does.
    for (title, hour, expected) in [
        ("Edited at eleven", 11, "Edited at eleven"),
        ("Edited at ten", 10, "Edited at eleven"),
        ("Edited at eleven too", 11, "Edited at eleven"),
        ("From the future", 48, "From the future"),
        ("Edited at noon", 12, "From the future"),
    ] {
        ben.tells(&alpha, &ben.activity("Update", 2, ben.offer(title, morning(hour)))).await;
        assert_eq!(titles(&alpha).await, [expected], "after {title}");
    }
    // A date of the future was cut to now: it holds back nobody for longer than that.
    alpha.later(TimeDelta::hours(1));
    ben.tells(&alpha, &ben.activity("Update", 2, ben.offer("Edited at one", morning(13)))).await;
    assert_eq!(titles(&alpha).await, ["Edited at one"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_08_what_its_author_deleted_does_not_come_back() {
    let (alpha, _peer, ben, _) = ben_offers().await;
    let offer = ben.offer("A room", morning(9));
    ben.tells(&alpha, &ben.activity("Delete", 2, tombstone(&offer))).await;
    assert!(titles(&alpha).await.is_empty());
    ben.tells(&alpha, &ben.activity("Create", 3, ben.offer("Late", morning(11)))).await;
    ben.tells(&alpha, &ben.activity("Update", 4, ben.offer("Later", morning(12)))).await;
    assert!(titles(&alpha).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_delete_that_comes_before_its_create_holds() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    ben.is_followed_by(&alpha).await;
    let offer = ben.offer("A room", morning(9));
    ben.tells(&alpha, &ben.activity("Delete", 2, offer["id"].clone())).await;
    ben.tells(&alpha, &ben.activity("Create", 1, offer)).await;
    assert!(titles(&alpha).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_delete_by_another_before_the_create_does_not_hold() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    ben.is_followed_by(&alpha).await;
    eve.is_followed_by(&alpha).await;
    let offer = ben.offer("A room", morning(9));
    eve.tells(&alpha, &eve.activity("Delete", 2, offer["id"].clone())).await;
    ben.tells(&alpha, &ben.activity("Create", 1, offer)).await;
    assert_eq!(titles(&alpha).await, ["A room"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_06_a_replayed_create_does_nothing_and_a_changed_one_is_no_update() {
    let (alpha, peer, ben, _) = ben_offers().await;
    ben.tells(&alpha, &ben.activity("Create", 1, ben.offer("A room", morning(9)))).await;
    ben.tells(&alpha, &ben.activity("Create", 1, ben.offer("Another text", morning(9)))).await;
    assert_eq!(titles(&alpha).await, ["A room"]);
    assert_eq!(peer.fetches("/users/ben"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_author_who_is_gone_takes_the_offers_along() {
    let (alpha, _peer, ben, _) = ben_offers().await;
    ben.tells(&alpha, &ben.activity("Delete", 2, json!(ben.id))).await;
    assert!(titles(&alpha).await.is_empty());
    let answer = ben.sends(&alpha, &ben.activity("Create", 3, ben.offer("A room", morning(11)))).await;
    assert_eq!(answer.status, 401, "{}", answer.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_06_copies_that_come_at_once_count_as_one() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let follow = ben.follow(&alpha, 1).to_string();
    let paths = ["/inbox", "/actors/alpha/inbox", "/inbox", "/actors/offers/inbox"];
    let sent = paths.map(|path| ben.signs_bytes(&alpha, path, follow.as_bytes()));
    let alpha = &alpha;
    let answers =
        join_all(sent.into_iter().map(|request| async move { request.to(alpha).await.status })).await;
    assert_eq!(answers, [202; 4]);
    settled(&[alpha]).await;
    assert_eq!(peer.posted().len(), 1, "one Accept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_10_an_object_that_is_only_named_is_fetched_from_its_author_if_somebody_asked_for_it() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let offer = ben.offer("A room", morning(9));
    let created = |number| ben.activity("Create", number, offer["id"].clone());
    peer.serves_json("/offers/1", &offer);
    ben.tells(&alpha, &created(1)).await;
    assert_eq!(peer.fetches("/offers/1"), 0, "a stranger does not make us fetch");

    ben.is_followed_by(&alpha).await;
    for (number, broken) in
        [json!({"id": "http://gamma.test/offers/1"}), json!([]), json!({"id": offer["id"]})]
            .into_iter()
            .enumerate()
    {
        peer.serves_json("/offers/1", &broken);
        ben.tells(&alpha, &created(2 + u32::try_from(number).unwrap())).await;
    }
    ben.tells(&alpha, &ben.activity("Create", 8, json!("http://beta.test/offers/none"))).await;
    assert!(titles(&alpha).await.is_empty());
    peer.serves_json("/offers/1", &offer);
    ben.tells(&alpha, &created(9)).await;
    assert_eq!(titles(&alpha).await, ["A room"]);
}
