//! Captured requests of which something was changed on the way: none is taken, and nothing of them is kept.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use rooftop::crypto::sha256;

use super::captured::remembered;
use super::raw::Request;
use super::recorded::{Software, mock, peer, posts};
use crate::fediverse::settled;

/// The body with another last letter of the actor's id, or of whatever its last text is.
fn changed_body(request: &Request) -> Vec<u8> {
    let mut body = request.body.clone();
    let at = body.iter().rposition(u8::is_ascii_lowercase).unwrap();
    body[at] = if body[at] == b'a' { b'b' } else { b'a' };
    body
}

fn digest_of(body: &[u8]) -> String {
    format!("SHA-256={}", STANDARD.encode(sha256(body)))
}

/// The signature header with one byte of the signature changed.
fn changed_signature(request: &Request) -> String {
    let (head, tail) = request.value("signature").split_once("signature=\"").unwrap();
    let mut bytes = STANDARD.decode(tail.trim_end_matches('"')).unwrap();
    bytes[7] ^= 1;
    format!("{head}signature=\"{}\"", STANDARD.encode(bytes))
}

fn changed_path(request: &Request) -> Request {
    let path = if request.path == "/inbox" { "/users/alice/inbox" } else { "/inbox" };
    Request { path: path.to_owned(), ..request.clone() }
}

/// Every way to change a request that its signature must notice.
fn tampered(request: &Request) -> Vec<(&'static str, Request)> {
    let body = changed_body(request);
    let digest = digest_of(&body);
    let elsewhere = request
        .value("signature")
        .replace("headers=\"(request-target) host date digest", "headers=\"host date digest");
    let without_digest = request.value("signature").replace(" digest", "");
    vec![
        ("another body", request.clone().body(body.clone())),
        ("another body with its digest", request.clone().body(body).header("digest", Some(&digest))),
        ("no body", request.clone().body(Vec::new())),
        ("another digest", request.clone().header("digest", Some(&digest_of(b"{}")))),
        ("no digest", request.clone().header("digest", None)),
        ("another date", request.clone().header("date", Some("Sun, 22 Nov 2026 15:01:00 GMT"))),
        ("an old date", request.clone().header("date", Some("Sun, 22 Nov 2026 11:00:00 GMT"))),
        ("no date", request.clone().header("date", None)),
        ("another signature", request.clone().header("signature", Some(&changed_signature(request)))),
        ("no signature", request.clone().header("signature", None)),
        ("another path", changed_path(request)),
        ("another host", request.clone().header("host", Some("other.test"))),
        ("a target that is not covered", request.clone().header("signature", Some(&elsewhere))),
        ("a digest that is not covered", request.clone().header("signature", Some(&without_digest))),
    ]
}

async fn refuses_all(software: Software) {
    let peer = peer(software);
    let posts = posts(software);
    let server = mock(software, &peer, "alice", posts[0].received).await;
    for post in posts.iter().filter(|post| !post.name.starts_with("reject")) {
        server.clock.set(post.received);
        for (how, request) in tampered(&post.request) {
            assert_ne!(request, post.request, "{}, {how}: nothing was changed", post.name);
            let status = request.to(&server).await.status;
            assert!(matches!(status, 400 | 401), "{}, {how}: {status}", post.name);
        }
        server.clock.advance(TimeDelta::hours(2));
        assert_eq!(post.request.to(&server).await.status, 401, "{}, two hours later", post.name);
    }
    assert_eq!(remembered(&server).await, 0);
    settled(&[&server]).await;
    assert_eq!(peer.posted().len(), 0);
    let first = &posts[0];
    server.clock.set(first.received);
    assert_eq!(first.request.to(&server).await.status, 202, "the server still takes what is whole");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_03_what_was_changed_on_its_way_from_gotosocial_is_refused() {
    refuses_all(Software::GoToSocial).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_03_what_was_changed_on_its_way_from_mitra_is_refused() {
    refuses_all(Software::Mitra).await;
}
