//! Which way of signing another server gets: the draft first, RFC 9421 where the draft is refused, and what is remembered of it.

use chrono::TimeDelta;
use rooftop::crypto::PublicKey;
use rooftop::federation::http::FetchError;
use rooftop::federation::signatures::{ReceivedRequest, Scheme, Site, Unverified};
use rooftop::store::deliveries::{self, DeliveryState};
use rooftop::store::schemes;

use super::peer::{Peer, Seen};
use super::stranger::{Stranger, alpha_and_beta};
use crate::fediverse::{Server, settled};

fn is_9421(seen: &Seen) -> bool {
    seen.has("signature-input")
}

/// Whether RFC 9421 was used, for each POST in its order.
fn posts(peer: &Peer) -> Vec<bool> {
    peer.posted().iter().map(|(seen, _)| is_9421(seen)).collect()
}

async fn remembered(server: &Server) -> bool {
    server.reads(|conn| schemes::wants_rfc9421(conn, "beta.test")).await.is_some()
}

/// Lets Ben follow anew, so that the server posts an Accept to beta.
async fn provokes_a_post(ben: &Stranger, server: &Server, number: u32) {
    let answer = ben.sends(server, &ben.follow(server, number)).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
    server.works().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_reads_rfc_9421_alone_gets_it_and_is_remembered() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    peer.refuses(|seen| (!is_9421(seen)).then_some(401));
    provokes_a_post(&ben, &alpha, 1).await;
    let fetches: Vec<bool> = peer.seen().iter().filter(|s| s.method == "GET").map(is_9421).collect();
    assert_eq!(fetches, [false, true], "the fetch of the actor taught it");
    assert_eq!(posts(&peer), [true], "the POST needed no second try");
    assert!(remembered(&alpha).await);
    settled(&[&alpha]).await;
    let (seen, accept) = peer.posted().pop().unwrap();
    assert_eq!(accept["type"], "Accept");
    verifies(&alpha, &seen).await;

    // Another process of the instance, or the same one after a restart, knows it too.
    let again = rooftop::federation::Node::open(
        alpha.node.app.clone(),
        [("beta.test".to_owned(), peer.address)].into(),
    )
    .await
    .unwrap();
    let (id, now) = (ben.id.clone(), alpha.clock.now());
    let before = peer.seen().len();
    again.http.get_object(&id, again.instance_key(), now).await.unwrap();
    let new: Vec<bool> = peer.seen()[before..].iter().map(is_9421).collect();
    assert_eq!(new, [true]);
}

/// Checks the signature of a POST of ours with our association's key.
async fn verifies(server: &Server, seen: &Seen) {
    let (_, document) = server.document("/actors/alpha").await;
    let key = PublicKey::from_text(document["publicKey"]["publicKeyPem"].as_str().unwrap()).unwrap();
    let request = ReceivedRequest {
        method: &seen.method,
        path_and_query: &seen.path,
        headers: &seen.headers,
        body: seen.body.as_bytes(),
    };
    let site = Site { scheme: "http", host: "beta.test" };
    let signature = Unverified::from_request(&request, site, server.clock.now()).unwrap();
    assert_eq!(signature.verify(&key), Ok(()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_202_to_the_draft_teaches_nothing() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    provokes_a_post(&ben, &alpha, 1).await;
    assert_eq!(posts(&peer), [false]);
    assert!(!remembered(&alpha).await);
    assert!(peer.seen().iter().all(|seen| !is_9421(seen)), "nobody was asked in the other way");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_refuses_both_is_tried_again_later_with_the_draft_first() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    for (status, failed) in [(401, 0), (400, 1)] {
        let before = posts(&peer).len();
        peer.refuses(move |seen| (seen.method == "POST").then_some(if is_9421(seen) { 403 } else { status }));
        provokes_a_post(&ben, &alpha, u32::from(status)).await;
        assert_eq!(posts(&peer)[before..], [false, true], "{status}");
        assert!(!remembered(&alpha).await);
        let given_up = alpha.reads(|conn| deliveries::count(conn, DeliveryState::Failed)).await;
        assert_eq!(given_up, failed, "{status}: the answer to the draft counts");
        alpha.later(TimeDelta::days(1));
        peer.refuses(|_| None);
        alpha.works().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fetch_that_both_ways_of_signing_fail_teaches_nothing_and_ends_with_the_answer_to_the_draft() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    peer.refuses(|seen| Some(if is_9421(seen) { 404 } else { 401 }));
    let (http, key, now) = (&alpha.node.http, alpha.node.instance_key(), alpha.clock.now());
    for _ in 0..2 {
        let before = peer.seen().len();
        assert_eq!(http.get_object(&ben.id, key, now).await, Err(FetchError::Status(401)));
        let new: Vec<bool> = peer.seen()[before..].iter().map(is_9421).collect();
        assert_eq!(new, [false, true]);
        assert!(!remembered(&alpha).await);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_remembered_server_that_refuses_rfc_9421_gets_the_draft_again() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    peer.refuses(|seen| (!is_9421(seen)).then_some(401));
    provokes_a_post(&ben, &alpha, 1).await;
    assert!(remembered(&alpha).await);
    peer.refuses(|seen| is_9421(seen).then_some(401));
    provokes_a_post(&ben, &alpha, 2).await;
    assert_eq!(posts(&peer), [true, true, false]);
    assert!(!remembered(&alpha).await);
    provokes_a_post(&ben, &alpha, 3).await;
    assert_eq!(posts(&peer), [true, true, false, false]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_week_the_draft_is_tried_once_more() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    peer.refuses(|seen| (!is_9421(seen)).then_some(401));
    provokes_a_post(&ben, &alpha, 1).await;
    alpha.later(TimeDelta::days(8));
    peer.refuses(|_| None);
    provokes_a_post(&ben, &alpha, 2).await;
    assert_eq!(posts(&peer), [true, false]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_03_posts_signed_by_rfc_9421_are_taken_and_refused_once_anything_is_changed() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    let follow = ben.follow(&alpha, 1).to_string();
    let good = ben.signs_as(Scheme::Rfc9421, &alpha, "/inbox", follow.as_bytes());
    let (input, signature) = (good.value("signature-input").to_owned(), good.value("signature").to_owned());
    let mut other_bytes = signature.clone().into_bytes();
    other_bytes[20] = if other_bytes[20] == b'A' { b'B' } else { b'A' };
    let other_signature = String::from_utf8(other_bytes).unwrap();
    let other_body = follow.replace("/activities/1", "/activities/2");
    let set = |name: &str, value: &str| good.clone().header(name, Some(value));
    let bad = [
        ("another body", good.clone().body(other_body)),
        ("another path", super::raw::Request { path: "/actors/alpha/inbox".to_owned(), ..good.clone() }),
        ("another host", set("host", "gamma.test")),
        ("another digest", set("content-digest", "sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:")),
        ("no digest", good.clone().header("content-digest", None)),
        ("no signature", good.clone().header("signature", None)),
        ("no input", good.clone().header("signature-input", None)),
        ("another signature", set("signature", &other_signature)),
        ("less covered", set("signature-input", &input.replace(" \"@target-uri\"", ""))),
        ("no digest covered", set("signature-input", &input.replace(" \"content-digest\"", ""))),
        ("no time", set("signature-input", &input.replace(";created=", ";nonce="))),
        ("another key", set("signature-input", &input.replace("#main-key", "#other"))),
        ("another algorithm", set("signature-input", &format!("{input};alg=\"ed25519\""))),
    ];
    for (what, request) in bad {
        let answer = request.to(&alpha).await;
        assert_eq!(answer.status, 401, "{what}: {}", answer.body);
    }
    for (hours, status) in [(-2, 401), (4, 401), (-2, 202)] {
        alpha.later(TimeDelta::hours(hours));
        assert_eq!(good.to(&alpha).await.status, status, "{hours}");
    }
    settled(&[&alpha]).await;
}
