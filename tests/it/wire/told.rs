//! What is said twice counts once (inbound check 6), and what a peer is told when it is refused (inbound check 16).

use std::collections::HashMap;

use rooftop::store::follows;
use serde_json::{Value, json};

use super::captured::remembered;
use super::peer::Served;
use super::stranger::{ACTIVITY_JSON, Stranger, alpha_and_beta};
use crate::fediverse::{Plan, noon, settled};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_06_a_known_id_with_another_body_is_dropped_unless_it_is_an_update() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    ben.is_followed_by(&alpha).await;
    let create = ben.activity("Create", 1, ben.offer("A room", noon()));
    ben.tells(&alpha, &create).await;

    // The same id for a Delete of what was created, for an Undo, and for a Create of something else.
    let id = create["object"]["id"].clone();
    let mut other = ben.offer("Another room", noon());
    other["id"] = json!("http://beta.test/offers/2");
    for (kind, object) in [("Delete", id), ("Undo", create.clone()), ("Create", other)] {
        let mut forged = ben.activity(kind, 1, object);
        assert_eq!(forged["id"], create["id"]);
        forged["published"] = json!("2026-11-22T11:59:00Z");
        ben.tells(&alpha, &forged).await;
    }
    let titles: Vec<_> = alpha.lists().await.into_iter().map(|offer| offer.title).collect();
    assert_eq!((titles, remembered(&alpha).await), (vec!["A room".to_owned()], 1));

    // GoToSocial gives every edit of a post one activity id: the object's `updated` says which is the latest.
    for minutes in 1..=2 {
        let edited = ben.offer(&format!("Edit {minutes}"), noon() + chrono::TimeDelta::minutes(minutes));
        ben.tells(&alpha, &ben.activity("Update", 1, edited)).await;
        assert_eq!(alpha.lists().await[0].title, format!("Edit {minutes}"));
    }
    assert_eq!(remembered(&alpha).await, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_06_a_replay_is_known_for_as_long_as_its_signature_could_count() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let follow = ben.follow(&alpha, 1);
    ben.tells(&alpha, &follow).await;
    ben.tells(&alpha, &ben.activity("Undo", 2, follow.clone())).await;
    // Signed anew it would be fresh; it is the same activity all the same.
    for hours in [1, 12] {
        alpha.later(chrono::TimeDelta::hours(hours));
        ben.tells(&alpha, &follow).await;
    }
    let association = alpha.node.app.association();
    assert_eq!(alpha.reads(move |conn| follows::count_followers(conn, &association)).await, 0);
    assert_eq!(peer.posted().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_11_a_follow_of_ours_is_answered_by_its_target_alone() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let eve = Stranger::at(&peer, "eve", 1);
    ben.is_followed_by(&alpha).await;
    let (us, them) = (alpha.node.app.association(), ben.id.clone());
    let follow = alpha.node.app.urls.at(&format!("/activities/to-{}", ben.id.url().path().replace('/', "-")));
    let state = async || {
        let (us, them) = (us.clone(), them.clone());
        alpha.reads(move |conn| follows::following_state(conn, &us, &them)).await.unwrap().as_str()
    };
    for (number, kind) in [(1, "Accept"), (2, "Reject")] {
        eve.tells(&alpha, &eve.activity(kind, number, json!(follow))).await;
        assert_eq!(state().await, "pending", "{kind} of another");
    }
    ben.tells(&alpha, &ben.activity("Accept", 3, json!("http://alpha.test/activities/never-sent"))).await;
    assert_eq!(state().await, "pending");
    ben.tells(&alpha, &ben.activity("Accept", 4, json!(follow))).await;
    assert_eq!(state().await, "accepted");
}

/// What must not be read in an answer: where things are on this machine and this network, what we run on, and what we know of others.
const OURS: &[&str] = &[
    "127.0.0.1",
    "10.0.0.1",
    "os error",
    "refused:",
    "Connection",
    "connect",
    "resolve",
    "dns",
    "diesel",
    "sqlite",
    "postgres",
    "actix",
    ".rs",
    "panicked",
    "answered 500",
    "/tmp",
    "rooftop/",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_16_a_peer_learns_a_status_and_a_sentence_and_nothing_of_our_network() {
    let peer = super::peer::Peer::plain();
    let closed = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let others = HashMap::from([("beta.test".to_owned(), peer.address), ("closed.test".to_owned(), closed)]);
    let alpha = Plan { others, ..Plan::of(&["alpha"]) }.start().await.pop().unwrap();
    let ben = Stranger::at(&peer, "ben", 0);
    peer.serves(
        "/users/failing",
        Served { status: 500, content_type: ACTIVITY_JSON.to_owned(), body: "{}".to_owned() },
    );
    peer.serves(
        "/users/page",
        Served { status: 200, content_type: "text/html".to_owned(), body: "<p>".to_owned() },
    );
    let actor = |url: &str| {
        let mut who = Stranger { id: url.parse().unwrap(), key: ben.key.clone() };
        who.key.key_id = format!("{url}#main-key");
        who
    };
    let mut said = std::collections::HashSet::new();
    for url in [
        "http://closed.test/users/a",
        "http://beta.test/users/failing",
        "http://beta.test/users/page",
        "http://beta.test/users/missing",
    ] {
        let who = actor(url);
        let mut follow = who.follow(&alpha, 1);
        follow["id"] = json!(format!("{url}/activities/1"));
        let answer = who.sends(&alpha, &follow).await;
        assert_eq!(answer.status, 401, "{url}: {}", answer.body);
        said.insert(answer.body.clone());
        check(url, &answer);
    }
    assert_eq!(
        said.len(),
        1,
        "whether a host is there, and what it answers us, cannot be told apart: {said:?}"
    );
    for (what, request) in [
        ("unsigned", ben.signs(&alpha, &ben.follow(&alpha, 2)).header("signature", None)),
        ("no JSON", ben.signs_bytes(&alpha, "/inbox", b"{")),
        (
            "another type",
            ben.signs(&alpha, &ben.follow(&alpha, 3)).header("content-type", Some("text/plain")),
        ),
        ("nobody's inbox", ben.signs_bytes(&alpha, "/actors/nobody/inbox", b"{}")),
    ] {
        let answer = request.to(&alpha).await;
        assert!((400..500).contains(&answer.status), "{what}");
        check(what, &answer);
    }
    settled(&[&alpha]).await;
}

/// One object with one sentence, and no header that names a program.
fn check(what: &str, answer: &super::raw::Answer) {
    let said: Value =
        serde_json::from_str(answer.body.trim()).unwrap_or_else(|e| panic!("{what}: {e}: {}", answer.body));
    let keys: Vec<_> = said.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["error"], "{what}");
    let all = format!("{:?} {}", answer.headers, answer.body).to_lowercase();
    for word in OURS {
        let mut rest = all.clone();
        // The one header that HTTP itself wants.
        rest = rest.replace("(\"connection\", \"close\")", "");
        assert!(!rest.contains(&word.to_lowercase()), "{what}: {word:?} stands in {rest}");
    }
    for name in ["server", "x-powered-by", "via"] {
        assert_eq!(answer.value(name), None, "{what}");
    }
}
