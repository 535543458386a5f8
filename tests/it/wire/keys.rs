//! Whose key is it, and has it changed? (Inbound check 4.)

use chrono::TimeDelta;
use futures_util::future::join_all;
use rooftop::store::{actors, follows};
use serde_json::json;

use super::peer::Served;
use super::stranger::{Stranger, alpha_and_beta};
use crate::fediverse::settled;

const BEN: &str = "/users/ben";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_04_a_new_key_is_noticed_with_one_look() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    assert_eq!(peer.fetches(BEN), 1);

    alpha.later(TimeDelta::minutes(10));
    let (same_id, new_id) =
        (ben.with_key(&ben.key.key_id, 1), ben.with_key("http://beta.test/users/ben#key-2", 2));
    same_id.is_served(&peer);
    same_id.tells(&alpha, &ben.follow(&alpha, 2)).await;
    same_id.tells(&alpha, &ben.follow(&alpha, 3)).await;
    assert_eq!(peer.fetches(BEN), 2);
    assert_eq!(
        ben.sends(&alpha, &ben.follow(&alpha, 4)).await.status,
        401,
        "the old key is worth nothing now"
    );

    alpha.later(TimeDelta::minutes(10));
    new_id.is_served(&peer);
    new_id.tells(&alpha, &ben.follow(&alpha, 5)).await;
    assert_eq!(peer.fetches(BEN), 3);
    assert_eq!(same_id.sends(&alpha, &ben.follow(&alpha, 6)).await.status, 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_04_wrong_signatures_make_us_look_once_in_a_while_only() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    alpha.later(TimeDelta::minutes(10));
    let liar = ben.with_key(&ben.key.key_id, 1);
    for number in 2..8 {
        assert_eq!(liar.sends(&alpha, &ben.follow(&alpha, number)).await.status, 401);
    }
    assert_eq!(peer.fetches(BEN), 2);
    ben.tells(&alpha, &ben.follow(&alpha, 9)).await;
    assert_eq!(peer.fetches(BEN), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_activities_of_an_actor_may_come_all_at_once() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let alpha = &alpha;
    let held = peer.holds_back().await;
    let all = async {
        let sends = (1..=6).map(|number| {
            let follow = ben.follow(alpha, number);
            let request = ben.signs(alpha, &follow);
            async move { request.to(alpha).await.status }
        });
        join_all(sends).await
    };
    let release = async {
        peer.is_asked().await;
        drop(held);
    };
    let (statuses, ()) = tokio::join!(all, release);
    assert_eq!(statuses, [202; 6]);
    assert_eq!(peer.fetches(BEN), 1, "one look is enough for all of them");
    settled(&[alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_04_a_profile_with_a_key_that_cannot_be_used_changes_nothing() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    let small = "-----BEGIN PUBLIC KEY-----\n\
        MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAMDdJiXtGSY3p17aWAjQxMoHs9cCMd/h\n\
        +JPTePeY/jlhmvfVsj6fJU3SBiOARcZjrcE7tR48qOFkTpsoFL8zpV0CAwEAAQ==\n-----END PUBLIC KEY-----\n";
    for (number, pem) in [(2, "none"), (3, small)] {
        let mut profile = ben.document();
        profile["publicKey"]["publicKeyPem"] = json!(pem);
        peer.serves_json(BEN, &profile);
        ben.tells(&alpha, &ben.activity("Update", number, profile)).await;
        alpha.later(TimeDelta::minutes(10));
        ben.tells(&alpha, &ben.follow(&alpha, number + 10)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_08_an_actor_is_gone_when_its_origin_says_so() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    let association = alpha.node.app.association();
    let followers = || {
        let of = association.clone();
        alpha.reads(move |conn| follows::count_followers(conn, &of))
    };
    // Signed with a key that nobody can ask for any more.
    let lost = ben.with_key("http://beta.test/users/ben#lost", 1);
    let farewell = lost.activity("Delete", 2, json!(ben.id));
    for (status, answered, left) in [(404, 503, 1), (410, 202, 0)] {
        let (content_type, body) = ("text/plain".to_owned(), String::new());
        peer.serves(BEN, Served { status, content_type, body });
        alpha.later(TimeDelta::minutes(10));
        assert_eq!(lost.sends(&alpha, &farewell).await.status, answered, "after {status}");
        settled(&[&alpha]).await;
        assert_eq!(followers().await, left, "after {status}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_08_a_farewell_comes_again_where_the_key_of_somebody_known_cannot_be_had() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    alpha.later(TimeDelta::minutes(10));
    let renewed = ben.with_key("http://beta.test/users/ben#key-2", 1);
    let farewell = renewed.activity("Delete", 2, json!(ben.id));
    peer.refuses(|seen| (seen.method == "GET").then_some(500));
    for what in ["its host answers 500", "it was asked a moment ago"] {
        let answer = renewed.sends(&alpha, &farewell).await;
        assert_eq!(answer.status, 503, "{what}: {}", answer.body);
        assert_eq!(answer.value("retry-after"), Some("300"), "{what}");
    }
    let id = ben.id.clone();
    let stored = alpha.reads(move |conn| actors::by_ap_id(conn, &id)).await;
    assert!(stored.is_some_and(|ben| ben.deleted_at.is_none()), "nobody proved that Ben is gone");
    // Nothing of somebody unknown is here, and nothing is kept waiting for it.
    let nobody = Stranger::at(&peer, "nobody", 2);
    assert_eq!(nobody.sends(&alpha, &nobody.activity("Delete", 3, json!(nobody.id))).await.status, 202);

    peer.refuses(|_| None);
    renewed.is_served(&peer);
    alpha.later(TimeDelta::minutes(10));
    renewed.tells(&alpha, &farewell).await;
    let association = alpha.node.app.association();
    assert_eq!(alpha.reads(move |conn| follows::count_followers(conn, &association)).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_08_an_actor_that_is_gone_lets_nothing_through_but_its_farewell() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    let (content_type, body) = ("text/plain".to_owned(), String::new());
    peer.serves(BEN, Served { status: 410, content_type, body });
    // One signs under the key that we know, one under a key that nobody can ask for any more.
    let liar = ben.with_key(&ben.key.key_id, 1);
    let lost = ben.with_key("http://beta.test/users/ben#lost", 1);
    for (number, sender) in [(2, &liar), (3, &lost)] {
        alpha.later(TimeDelta::minutes(10));
        let offer = ben.activity("Create", number, ben.offer("A room", alpha.clock.now()));
        assert_eq!(sender.sends(&alpha, &offer).await.status, 401, "{}", sender.key.key_id);
        let deletes = ben.activity("Delete", number + 10, json!("http://beta.test/offers/1"));
        assert_eq!(sender.sends(&alpha, &deletes).await.status, 401, "{}", sender.key.key_id);
    }
    alpha.later(TimeDelta::minutes(10));
    liar.tells(&alpha, &liar.activity("Delete", 20, json!(ben.id))).await;
    let association = alpha.node.app.association();
    assert_eq!(alpha.reads(move |conn| follows::count_followers(conn, &association)).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_04_fetches_of_actors_are_signed() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    assert!(peer.seen().iter().all(|seen| seen.has("signature") && seen.has("user-agent")));
}
