//! What the answers of a host do to everything that waits for it.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use rooftop::federation::Node;
use rooftop::federation::delivery;
use rooftop::federation::http::{Answer, FetchError};
use rooftop::server::{Part, Running};
use rooftop::store::deliveries::{self, Delivery, DeliveryState};
use rooftop::store::follows;

use super::{claim, claim_deliveries, id, tell, tell_as};
use crate::fediverse::{Plan, Server, fediverse, noon};

const GAMMA: &str = "https://gamma.example/inbox";
const GAMMA_TOO: &str = "https://gamma.example/users/ana/inbox";
const DELTA: &str = "https://delta.example/inbox";

/// Alpha with a Create of one object for each of these inboxes.
async fn with_deliveries(inboxes: &'static [&'static str]) -> [Server; 1] {
    let [alpha] = fediverse(["alpha"]).await;
    alpha
        .does(move |tx, _| Ok(tell(tx, ("Create", "https://alpha.test/1"), inboxes, noon())?))
        .await
        .unwrap();
    [alpha]
}

async fn due(alpha: &Server, at: DateTime<Utc>) -> Vec<Delivery> {
    let mut due = alpha.does(move |tx, _| Ok(claim_deliveries(tx, claim(at, 10), 4)?)).await.unwrap();
    due.sort_by(|a, b| a.inbox.as_str().cmp(b.inbox.as_str()));
    due
}

async fn answered(node: &Arc<Node>, delivery: &Delivery, status: u16, retry_after_s: Option<u64>) {
    let sent = (delivery.clone(), Ok(Answer { status, retry_after_s }));
    delivery::finish(node, Arc::new(vec![sent]), Vec::new()).await.unwrap();
}

async fn counts(alpha: &Server) -> (i64, i64) {
    alpha
        .reads(|conn| {
            Ok((
                deliveries::count(conn, DeliveryState::Pending)?,
                deliveries::count(conn, DeliveryState::Failed)?,
            ))
        })
        .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_that_answers_503_with_retry_after_is_left_alone_so_long_with_everything_for_it() {
    let [alpha] = with_deliveries(&[GAMMA, GAMMA_TOO, DELTA]).await;
    let sent = due(&alpha, noon()).await;
    assert_eq!(sent.iter().map(|d| d.inbox.as_str()).collect::<Vec<_>>(), [DELTA, GAMMA, GAMMA_TOO]);
    answered(&alpha.node, &sent[1], 503, Some(3600)).await;
    answered(&alpha.node, &sent[0], 503, Some(1)).await;

    // What is written meanwhile waits for the host too.
    let new =
        |tx: &mut rooftop::store::Tx<'_>| tell(tx, ("Create", "https://alpha.test/2"), &[GAMMA], noon());
    alpha.does(move |tx, _| Ok(new(tx)?)).await.unwrap();
    let after = |s: i64| noon() + TimeDelta::seconds(s);
    let early = due(&alpha, after(3599)).await;
    assert_eq!(
        early.iter().map(|d| d.inbox.as_str()).collect::<Vec<_>>(),
        [DELTA],
        "only the other host is tried"
    );
    assert_eq!(due(&alpha, after(3600)).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_without_an_answer_is_tried_later_and_later() {
    let [alpha] = with_deliveries(&[GAMMA]).await;
    let mut waits = Vec::new();
    for _ in 0..4 {
        let now = alpha.clock.now();
        let delivery = due(&alpha, now).await.remove(0);
        let nothing = Err(FetchError::TimedOut);
        delivery::finish(&alpha.node, Arc::new(vec![(delivery, nothing)]), Vec::new()).await.unwrap();
        let mut waited_s = 0;
        while due(&alpha, now + TimeDelta::seconds(waited_s)).await.is_empty() {
            waited_s += 1;
        }
        waits.push(waited_s);
        // The look that found it leased it: its next try begins after the lease.
        alpha.later(TimeDelta::seconds(waited_s + i64::from(super::LEASE_S) + 1));
    }
    for (at, wait_s) in waits.iter().enumerate() {
        let whole = 15 << at;
        assert!((whole / 2..=whole).contains(wait_s), "{waits:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_that_answers_again_gets_at_once_what_waited() {
    let [alpha] = with_deliveries(&[GAMMA, GAMMA_TOO]).await;
    let sent = due(&alpha, noon()).await;
    answered(&alpha.node, &sent[0], 503, Some(3600)).await;
    answered(&alpha.node, &sent[1], 202, None).await;
    let released = due(&alpha, noon()).await;
    assert_eq!(released.iter().map(|d| d.inbox.as_str()).collect::<Vec<_>>(), [GAMMA]);
    let failing = alpha.reads(|conn| deliveries::host_failing(conn, "gamma.example")).await;
    assert_eq!(failing, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_inbox_that_is_gone_ends_its_delivery_and_its_subscription_and_another_refusal_its_delivery() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let association = alpha.node.app.association();
    let followers = async || {
        let association = association.clone();
        alpha.reads(move |conn| follows::count_followers(conn, &association)).await
    };
    let inbox = beta.node.app.urls.shared_inbox();
    for (status, left) in [(404, 1), (410, 0)] {
        let (text, object) = (inbox.to_string(), format!("https://alpha.test/{status}"));
        alpha.does(move |tx, _| Ok(tell(tx, ("Create", &object), &[&text], noon())?)).await.unwrap();
        let sent = due(&alpha, noon()).await;
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].inbox, id(inbox.as_str()));
        answered(&alpha.node, &sent[0], status, None).await;
        assert_eq!(followers().await, left, "followers after {status}");
    }
    assert_eq!(counts(&alpha).await, (0, 2), "both deliveries are given up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_that_is_slow_with_many_deliveries_does_not_hold_up_another() {
    // Slow takes connections and never answers.
    let slow = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let quick = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let addresses = [("slow.test", slow.local_addr().unwrap()), ("quick.test", quick.local_addr().unwrap())];
    let others: HashMap<_, _> =
        addresses.into_iter().map(|(name, address)| (name.to_owned(), address)).collect();
    let alpha = Plan { others, ..Plan::of(&["alpha"]) }.start().await.remove(0);
    let association = alpha.node.app.association();
    alpha
        .does(move |tx, _| {
            // More than one look reads.
            let many: Vec<String> =
                (0..200).map(|number| format!("http://slow.test/inbox/{number}")).collect();
            let many: Vec<&str> = many.iter().map(String::as_str).collect();
            tell_as(tx, &association, ("Create", "https://alpha.test/1"), &many, noon())?;
            Ok(tell_as(
                tx,
                &association,
                ("Create", "https://alpha.test/2"),
                &["http://quick.test/inbox"],
                noon(),
            )?)
        })
        .await
        .unwrap();
    let running = Running::start(Arc::clone(&alpha.node), None, Part::Work).unwrap();
    // Half of the time after which slow is given up.
    let sent = tokio::time::timeout(Duration::from_secs(15), quick.accept()).await;
    assert!(sent.is_ok(), "the delivery to quick waits for slow");
    running.stop(Duration::ZERO).await;
}
