//! A hostile peer beside an honest one: the process lives, nothing of the hostile one is kept, and the honest one is served meanwhile.
//! Outcomes are asserted, never durations; a guard says what did not happen.

use std::collections::HashMap;
use std::io::Write as _;
use std::net::TcpStream;

use futures_util::future::join_all;
use rooftop::federation::signatures::SigningKey;
use rooftop::ids::ApId;
use rooftop::store::{actors, follows};
use serde_json::json;

use super::captured::remembered;
use super::effects::{added, counter};
use super::evil::{self, Evil, HARMLESS, HARMS};
use super::peer::Peer;
use super::raw::Answer;
use super::stranger::{Stranger, alpha_and_beta};
use crate::fediverse::{GUARD, Plan, Server, noon, settled};

/// A Rooftop, an honest peer with Ben, and the hostile one. A fetch may take so many seconds.
async fn alpha_beta_and_evil(fetch_timeout_s: &str) -> (Server, Peer, Stranger, Evil) {
    let peer = Peer::plain();
    let ben = Stranger::at(&peer, "ben", 0);
    let evil = Evil::start(ben.key.key.public_pem().to_owned()).await;
    let others =
        HashMap::from([("beta.test".to_owned(), peer.address), (evil::HOST.to_owned(), evil.address)]);
    let settings = [("FEDERATION__FETCH_TIMEOUT_S", fetch_timeout_s)];
    let server = Plan { settings: &settings, others, ..Plan::of(&["alpha"]) }.start().await.pop().unwrap();
    (server, peer, ben, evil)
}

/// Somebody at the hostile server whose document hurts.
fn eve(harm: &str, ben: &Stranger) -> Stranger {
    let id: ApId = format!("http://{}/users/{harm}", evil::HOST).parse().unwrap();
    let key = SigningKey { key_id: format!("{id}#main-key"), key: ben.key.key.clone() };
    Stranger { id, key }
}

/// What a Follow by somebody whose document hurts is answered.
async fn attacks(server: &Server, ben: &Stranger, harm: &str) -> Answer {
    let eve = eve(harm, ben);
    let mut follow = eve.follow(server, 1);
    follow["id"] = json!(format!("http://{}/activities/{harm}", evil::HOST));
    eve.sends(server, &follow).await
}

async fn follower_count(server: &Server) -> i64 {
    let association = server.node.app.association();
    server.reads(move |conn| follows::count_followers(conn, &association)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_09_documents_that_hurt_are_refused_while_honest_traffic_is_served() {
    let (alpha, peer, ben, evil) = alpha_beta_and_evil("1").await;
    let (alpha, ben) = (&alpha, &ben);
    let attack =
        join_all(HARMS.iter().map(|(harm, _)| async move { (harm, attacks(alpha, ben, harm).await) }));
    let honest = async {
        for number in 1..=10 {
            assert_eq!(ben.sends(alpha, &ben.follow(alpha, number)).await.status, 202);
        }
    };
    let both = async { tokio::join!(attack, honest).0 };
    let answers = tokio::time::timeout(GUARD, both).await.expect("an answer to every request within 30 s");
    for (harm, answer) in answers {
        assert_eq!(answer.status, 401, "{harm}: {}", answer.body);
    }
    settled(&[alpha]).await;
    assert_eq!(follower_count(alpha).await, 1, "the honest follower and nobody else");
    assert_eq!(peer.posted().len(), 10, "each honest Follow was accepted");
    assert!(evil.asked().iter().filter(|path| path.contains("endless-redirects")).count() <= 4);
    for (harm, _) in HARMS {
        let id = eve(harm, ben).id;
        assert_eq!(alpha.reads(move |conn| actors::by_ap_id(conn, &id)).await, None, "{harm}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_09_each_document_that_hurts_is_refused_for_its_own_reason_and_one_that_does_not_is_taken() {
    let mut seen = Vec::new();
    // Only what hangs meets a short limit: a busy machine is no reason.
    for (timeout_s, hangs) in [("1", true), ("30", false)] {
        let (alpha, _peer, ben, _evil) = alpha_beta_and_evil(timeout_s).await;
        for (harm, _) in HARMS.iter().filter(|(_, outcome)| (*outcome == "timed_out") == hangs) {
            let before = counter(&alpha, "rooftop_fetches_total");
            let status = attacks(&alpha, &ben, harm).await.status;
            seen.push((*harm, status, added(&before, &counter(&alpha, "rooftop_fetches_total"))));
        }
        if !hangs {
            let answer = attacks(&alpha, &ben, HARMLESS).await;
            assert_eq!(answer.status, 202, "the same without a harm: {}", answer.body);
        }
    }
    let expected: Vec<_> = HARMS
        .iter()
        .map(|(harm, outcome)| (*harm, 401, vec![(format!("outcome=\"{outcome}\""), 1)]))
        .collect();
    assert_eq!(seen, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_10_a_host_that_never_answers_is_left_alone_and_takes_nobody_with_it() {
    let (alpha, _peer, ben, evil) = alpha_beta_and_evil("1").await;
    let mut answers = Vec::new();
    for number in 0..4_u32 {
        let sent = join_all((0..4).map(|copy| {
            let (alpha, ben) = (&alpha, &ben);
            async move {
                let id = format!("http://{}/users/{number}-{copy}/breaks-off", evil::HOST).parse().unwrap();
                let mut eve = eve("breaks-off", ben);
                eve.id = id;
                eve.key.key_id = format!("{}#main-key", eve.id);
                let mut follow = eve.follow(alpha, number);
                follow["id"] = json!(format!("http://{}/activities/{number}-{copy}", evil::HOST));
                eve.sends(alpha, &follow).await.status
            }
        }));
        answers.extend(sent.await);
    }
    assert_eq!(answers, [401; 16]);
    let asked = evil.asked().len();
    assert!(
        (5..=8).contains(&asked),
        "after five failures in a row it is left alone, but was asked {asked} times"
    );
    ben.tells(&alpha, &ben.follow(&alpha, 1)).await;
    assert_eq!(follower_count(&alpha).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_15_a_hundred_connections_that_send_nothing_hold_up_nobody() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let head = "POST /inbox HTTP/1.1\r\nhost: alpha.test\r\ncontent-type: application/activity+json\r\ncontent-length: 1000\r\n\r\n{";
    let mut held = Vec::new();
    for _ in 0..100 {
        let mut stream = TcpStream::connect(alpha.address).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        held.push(stream);
    }
    let honest = async {
        for number in 1..=5 {
            assert_eq!(ben.sends(&alpha, &ben.follow(&alpha, number)).await.status, 202);
        }
        assert_eq!(alpha.get("/", "text/html").await.0, 200);
    };
    tokio::time::timeout(GUARD, honest).await.expect("answers to honest requests within 30 s");
    drop(held);
    settled(&[&alpha]).await;
    assert_eq!(peer.posted().len(), 5);
    assert_eq!(remembered(&alpha).await, 5, "half a body leaves nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_13_titles_that_cover_or_turn_their_surroundings_are_cut() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    ben.is_followed_by(&alpha).await;
    let zalgo = format!("Ro{}om \u{202e}evil\u{2066} \u{200b}!", "\u{0301}".repeat(500));
    ben.tells(&alpha, &ben.activity("Create", 1, ben.offer(&zalgo, noon()))).await;
    let offers = alpha.lists().await;
    let [offer] = &offers[..] else { panic!("one offer: {offers:?}") };
    for text in [&offer.title, &offer.description] {
        assert!(
            !text
                .chars()
                .any(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'))
        );
        assert!(text.chars().filter(|c| *c == '\u{0301}').count() <= 5, "{text}");
    }
    assert!(offer.title.contains("evil"), "the words stay: {}", offer.title);
}
