//! What GoToSocial and Mitra sent, with the signatures that they made: taken, handled or dropped, and answered.

use rooftop::crypto::PublicKey;
use rooftop::federation::signatures::{ReceivedRequest, Site, Unverified};
use rooftop::ids::ApId;
use rooftop::store::received::{self, ReceivedState};
use rooftop::store::{actors, follows};
use serde_json::Value;

use super::effects::{Effects, added, counter, outcomes};
use super::peer::{Peer, Seen};
use super::recorded::{Captured, Software, captured, mock, peer, posts, serves};
use crate::fediverse::{Server, settled};

async fn follower_count(server: &Server) -> i64 {
    let actor = server.node.app.association();
    server.reads(move |conn| follows::count_followers(conn, &actor)).await
}

/// How many activities are remembered, whatever became of them.
pub async fn remembered(server: &Server) -> i64 {
    server
        .reads(|conn| {
            let of = [ReceivedState::Waiting, ReceivedState::Done, ReceivedState::Poison];
            of.into_iter().map(|state| received::count(conn, state)).sum()
        })
        .await
}

/// Delivers a captured POST at the time of its capture, expects 202, and lets the server work.
async fn takes(server: &Server, captured: &Captured) {
    server.clock.set(captured.received);
    let answer = captured.request.to(server).await;
    assert_eq!(answer.status, 202, "{}: {}", captured.name, answer.body);
    settled(&[server]).await;
}

/// Sends everything that went to one association of a software, in its order, and sees that each does what the table of FEDERATION.md
/// says; then all of it again, which does nothing.
async fn takes_all(software: Software) {
    let peer = peer(software);
    let posts: Vec<Captured> =
        posts(software).into_iter().filter(|p| !p.name.starts_with("reject")).collect();
    assert!(posts.len() >= 17, "{} captured requests", posts.len());
    let server = mock(software, &peer, "alice", posts[0].received).await;
    let effects = Effects { server: &server, software };
    for post in &posts {
        effects.prepare(post).await;
        let (before, fetched) = (remembered(&server).await, counter(&server, "rooftop_fetches_total"));
        let handled = outcomes(&server);
        takes(&server, post).await;
        assert_eq!(remembered(&server).await, before + 1, "{} is remembered", post.name);
        effects.seen(post, &handled).await;
        if post.name == "move" {
            let fetches = added(&fetched, &counter(&server, "rooftop_fetches_total"));
            assert_eq!(fetches, [("outcome=\"ok\"".to_owned(), 1)], "tom's key, and not the target");
        }
    }
    let (posted, kept) = (peer.posted().len(), remembered(&server).await);
    assert_eq!(posted, 2, "the Accept, one answer to the private message, and nothing else is sent");

    let handled = outcomes(&server);
    for post in &posts {
        takes(&server, post).await;
    }
    assert_eq!((peer.posted().len(), remembered(&server).await), (posted, kept), "a replay does nothing");
    assert_eq!(outcomes(&server), handled, "nothing of a replay is handled");
    let refused =
        handled.keys().filter(|labels| !labels.ends_with("\"done\"") && !labels.ends_with("\"dropped\""));
    assert_eq!(refused.collect::<Vec<_>>(), Vec::<&String>::new(), "nothing was refused or tried again");
    let lea = software.actor("lea");
    assert!(
        !server.reads(move |conn| follows::is_follower(conn, &lea)).await,
        "a replayed Follow does not come back"
    );
    for fetch in peer.seen().iter().filter(|seen| seen.method == "GET") {
        let instance = server.node.app.urls.instance();
        verified(&server, software.host(), fetch, &instance).await;
    }
}

/// Checks the signature of a request of ours with the key that the actor's own document shows.
async fn verified(server: &Server, host: &str, seen: &Seen, actor: &ApId) {
    let (status, document) = server.document(actor.url().path()).await;
    assert_eq!(status, 200, "{actor}");
    let key = PublicKey::from_pem(document["publicKey"]["publicKeyPem"].as_str().unwrap()).unwrap();
    let body = seen.body.as_bytes();
    let (method, path_and_query) = (seen.method.as_str(), seen.path.as_str());
    let request = ReceivedRequest { method, path_and_query, headers: &seen.headers, body };
    let signature = Unverified::from_request(&request, Site { scheme: "https", host }, server.clock.now())
        .unwrap_or_else(|error| panic!("{} {}: {error}", seen.method, seen.path));
    assert_eq!(document["publicKey"]["id"], signature.key_id());
    assert_eq!(signature.verify(&key), Ok(()), "{} {}", seen.method, seen.path);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_that_gotosocial_sends_is_taken_and_its_replay_does_nothing() {
    takes_all(Software::GoToSocial).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_that_mitra_sends_is_taken_and_its_replay_does_nothing() {
    takes_all(Software::Mitra).await;
}

/// A Follow is answered at the follower's own inbox, by its whole self; its Undo ends it.
async fn is_accepted(software: Software) {
    let peer = peer(software);
    let follow = captured(software, "follow");
    let server = mock(software, &peer, "alice", follow.received).await;
    takes(&server, &follow).await;
    assert_eq!(follower_count(&server).await, 1);

    let posted: Vec<(Seen, Value)> = peer.posted();
    let [(seen, accept)] = &posted[..] else { panic!("one Accept: {posted:?}") };
    let alice = server.node.app.association();
    assert_eq!(alice.as_str(), "https://mock.test/users/alice");
    assert_eq!(seen.path, "/users/lea/inbox", "neither software names a shared inbox");
    assert_eq!((accept["type"].as_str(), accept["actor"].as_str()), (Some("Accept"), Some(alice.as_str())));
    assert_eq!(accept["to"], serde_json::json!([software.actor("lea")]));
    let mut sent = follow.activity.clone();
    sent.as_object_mut().unwrap().retain(|key, _| key != "@context" && key != "proof");
    assert_eq!(accept["object"], sent, "the Accept names the Follow in full");
    verified(&server, software.host(), seen, &alice).await;

    takes(&server, &captured(software, "undo-follow")).await;
    assert_eq!(follower_count(&server).await, 0);
    assert_eq!(peer.posted().len(), 1, "an Undo is not answered");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follow_of_gotosocial_gets_an_accept_that_names_it_in_full() {
    is_accepted(Software::GoToSocial).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follow_of_mitra_gets_an_accept_that_names_it_in_full() {
    is_accepted(Software::Mitra).await;
}

/// The answer to a Follow of ours counts, once we did ask; Mitra names it by its id alone.
async fn answers_ours(software: Software, name: &str, handle: &str, expected: &str) {
    let peer = peer(software);
    let answer = captured(software, name);
    let server = mock(software, &peer, handle, answer.received).await;
    let (us, them) = (server.node.app.association(), software.actor("lea"));
    let object = &answer.activity["object"];
    let follow: ApId = object.as_str().or(object["id"].as_str()).unwrap().parse().unwrap();
    let (actor, target, now) = (us.clone(), them.clone(), answer.received);
    server.does(move |tx, _| Ok(follows::save_following(tx, &actor, &target, &follow, now)?)).await.unwrap();
    takes(&server, &answer).await;
    let state = server.reads(move |conn| follows::following_state(conn, &us, &them)).await;
    assert_eq!(state.map(|state| state.as_str()), Some(expected), "{software:?} {name}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accepts_and_rejects_of_follows_of_ours_are_understood() {
    for software in [Software::GoToSocial, Software::Mitra] {
        answers_ours(software, "accept-follow", "alice", "accepted").await;
        answers_ours(software, "reject-follow", "bea", "rejected").await;
    }
}

/// An account that is gone before we ever knew it leaves nothing here.
async fn unknown_farewell(software: Software, serve: impl FnOnce(&Peer)) {
    let peer = peer(software);
    serve(&peer);
    let delete = captured(software, "delete-actor");
    let server = mock(software, &peer, "alice", delete.received).await;
    takes(&server, &delete).await;
    assert_eq!(remembered(&server).await, 0);
    let zoe = software.actor("zoe");
    assert_eq!(server.reads(move |conn| actors::by_ap_id(conn, &zoe)).await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_farewell_of_an_account_that_nobody_knew_is_dropped() {
    unknown_farewell(Software::Mitra, |peer| serves(peer, Software::Mitra, "actor-zoe-deleted")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signed_fetches_of_both_are_answered() {
    for (software, handle) in [(Software::GoToSocial, "bea"), (Software::Mitra, "carl")] {
        let (peer, get) = (peer(software), captured(software, "get-signed"));
        let server = mock(software, &peer, handle, get.received).await;
        let answer = get.request.to(&server).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let found: Value = serde_json::from_str(answer.body.trim()).unwrap();
        assert_eq!(found["id"], format!("https://mock.test{}", get.request.path));
    }
}
