//! Servers that are down, busy, gone or break off: nothing for them is lost, its order is kept, and it arrives once.

use std::collections::HashMap;

use chrono::TimeDelta;
use rooftop::domain::event::{Event, EventKind};
use rooftop::domain::lanes::Lane;
use rooftop::ids::{ApId, EventId};
use rooftop::store::Claim;
use rooftop::store::deliveries::{self, DeliveryState, HostStatus, Room};
use rooftop::store::outbox::{self, Outgoing, Visibility};
use serde_json::{Value, json};

use super::inbox::{Does, Inbox};
use crate::fediverse::{GUARD, Plan, Server, noon};

const TO: &str = "http://gamma.test/inbox";

async fn alpha_and_gamma() -> (Server, Inbox) {
    let gamma = Inbox::start().await;
    let others = HashMap::from([("gamma.test".to_owned(), gamma.address)]);
    let settings = [("FEDERATION__FETCH_TIMEOUT_S", "2")];
    let alpha = Plan { others, settings: &settings, ..Plan::of(&["alpha"]) }.start().await.remove(0);
    (alpha, gamma)
}

/// Lets alpha's association say something about an object to gamma.
async fn tells(alpha: &Server, kind: &'static str, object: &str) {
    let (actor, object, now) = (alpha.node.app.association(), object.to_owned(), alpha.clock.now());
    let event = Event {
        id: EventId::new(),
        kind: EventKind::Published,
        actor: actor.clone(),
        subject: object.parse().unwrap(),
        detail: None,
    };
    let key = event.id.to_string();
    let ap_id: ApId = alpha.node.app.urls.at(&format!("/activities/{key}")).parse().unwrap();
    let body = json!({"id": ap_id, "type": kind, "actor": actor, "object": object}).to_string();
    let (visibility, inboxes) = (Visibility::Private, vec![TO.parse().unwrap()]);
    let object = event.subject.clone();
    let activity = Outgoing { key, ap_id, actor, kind, object, visibility, body, inboxes };
    let told = alpha.does(move |tx, _| {
        outbox::push(tx, &event, now)?;
        Ok(outbox::told(tx, event.id, &[activity], now)?)
    });
    assert!(told.await.unwrap());
}

/// What gamma took: kind and object.
fn took(gamma: &Inbox) -> Vec<String> {
    let text = |body: String| {
        let json: Value = serde_json::from_str(&body).unwrap();
        format!("{} {}", json["type"].as_str().unwrap(), json["object"].as_str().unwrap())
    };
    gamma.took().into_iter().map(text).collect()
}

fn after(alpha: &Server, s: i64) {
    alpha.later(noon() + TimeDelta::seconds(s) - alpha.clock.now());
}

async fn pending(alpha: &Server) -> i64 {
    alpha.reads(|conn| deliveries::count(conn, DeliveryState::Pending)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_peer_that_was_down_for_nine_days_gets_everything_once_and_in_order() {
    let (alpha, gamma) = alpha_and_gamma().await;
    gamma.always(Does::BreaksOff);
    let objects: Vec<String> = (0..3).map(|number| format!("http://alpha.test/{number}")).collect();
    for object in &objects {
        tells(&alpha, "Create", object).await;
    }
    let mut tries = Vec::new();
    for day in 0..9 {
        let before = gamma.tries();
        for _ in 0..24 {
            alpha.works().await;
            alpha.later(TimeDelta::hours(1));
        }
        tries.push(gamma.tries() - before);
        match day {
            1 => tells(&alpha, "Update", &objects[0]).await,
            5 => tells(&alpha, "Delete", &objects[0]).await,
            _ => {}
        }
    }
    assert_eq!(pending(&alpha).await, 5, "nothing is thrown away: {tries:?}");
    assert!(gamma.took().is_empty());
    // At first seconds lie between two tries, in the end at least half a day; a try is of all that is due at once.
    assert!(tries[8] <= 2 * 3 && tries[8] <= tries[0], "a dead host is probed about daily: {tries:?}");

    gamma.always(Does::Answers(202));
    alpha.later(TimeDelta::days(1));
    while alpha.works().await > 0 {}
    let took = took(&gamma);
    assert_eq!(took.len(), 5, "each once: {took:?}");
    let of_first: Vec<&String> = took.iter().filter(|what| what.ends_with("/0")).collect();
    assert_eq!(
        of_first,
        ["Create http://alpha.test/0", "Update http://alpha.test/0", "Delete http://alpha.test/0"]
    );
    assert_eq!(pending(&alpha).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn retry_after_is_respected_in_seconds_and_as_a_date() {
    let date = (noon() + TimeDelta::seconds(1800)).format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    for (status, value, wait_s) in
        [(503, "900".to_owned(), 900), (429, "900".to_owned(), 900), (503, date, 1800)]
    {
        let (alpha, gamma) = alpha_and_gamma().await;
        gamma.will([Does::AnswersWith(status, format!("retry-after: {value}"))]);
        tells(&alpha, "Create", "http://alpha.test/1").await;
        alpha.works().await;
        assert_eq!(gamma.tries(), 1);
        after(&alpha, wait_s - 1);
        alpha.works().await;
        assert_eq!(gamma.tries(), 1, "{status} {value}: not a second earlier");
        after(&alpha, wait_s);
        alpha.works().await;
        assert_eq!((gamma.tries(), gamma.took().len()), (2, 1), "{status} {value}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_peer_that_breaks_off_or_fails_gets_it_again_and_what_follows_waits() {
    for does in [Does::BreaksOff, Does::BreaksOffAnswering, Does::Answers(500), Does::Answers(502)] {
        let (alpha, gamma) = alpha_and_gamma().await;
        // A connection that is closed without an answer is tried once more at once.
        let tries = if matches!(does, Does::BreaksOff | Does::BreaksOffAnswering) { 2 } else { 1 };
        gamma.will(vec![does.clone(); tries]);
        tells(&alpha, "Create", "http://alpha.test/1").await;
        tells(&alpha, "Update", "http://alpha.test/1").await;
        alpha.works().await;
        assert_eq!((gamma.tries(), gamma.took().len()), (tries, 0), "{does:?}");
        assert_eq!(pending(&alpha).await, 2);
        after(&alpha, 20);
        while alpha.works().await > 0 {}
        assert_eq!(took(&gamma), ["Create http://alpha.test/1", "Update http://alpha.test/1"], "{does:?}");
        assert_eq!(pending(&alpha).await, 0);
    }
}

/// How many deliveries are due within an hour in each lane.
async fn lanes(alpha: &Server) -> (usize, usize) {
    let now = alpha.clock.now() + TimeDelta::hours(1);
    let due = async |lane| {
        let claimed = alpha.does(move |tx, _| {
            let room = Room { lane, full: Vec::new(), at_host: &|_| 9 };
            Ok(deliveries::claim(tx, Claim { now, lease_s: 0, limit: 9 }, room)?)
        });
        claimed.await.unwrap().len()
    };
    (due(Lane::Quick).await, due(Lane::Slow).await)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_for_a_host_that_failed_is_in_the_slow_lane_until_it_answers() {
    let (alpha, gamma) = alpha_and_gamma().await;
    gamma.will([Does::Answers(500)]);
    tells(&alpha, "Create", "http://alpha.test/1").await;
    alpha.works().await;
    tells(&alpha, "Create", "http://alpha.test/2").await;
    assert_eq!(lanes(&alpha).await, (0, 2), "what waited and what came later");
    alpha.later(TimeDelta::hours(2));
    while alpha.works().await > 0 {}
    tells(&alpha, "Create", "http://alpha.test/3").await;
    assert_eq!(lanes(&alpha).await, (1, 0));
}

/// Lets alpha do all that is due.
async fn works(alpha: &Server) {
    let all = async { while alpha.works().await > 0 {} };
    tokio::time::timeout(GUARD, all).await.expect("all that is due is done within 30 s");
}

async fn of_gamma(alpha: &Server) -> HostStatus {
    alpha.reads(|conn| deliveries::host_status(conn, &"gamma.test".parse().unwrap())).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_host_fails_on_waits_alone_and_the_host_is_never_dead_for_it() {
    let (alpha, gamma) = alpha_and_gamma().await;
    gamma.fails_on(Some("alpha.test/odd"));
    tells(&alpha, "Create", "http://alpha.test/odd").await;
    works(&alpha).await;
    for day in 0..10 {
        tells(&alpha, "Create", &format!("http://alpha.test/{day}")).await;
        works(&alpha).await;
        assert_eq!(gamma.took().len(), day + 1, "what it takes is not held up, on day {day}");
        let status = of_gamma(&alpha).await;
        assert_eq!((status.failures, status.retry_at), (0, None), "a host that answers fails in nothing");
        for _ in 0..24 {
            works(&alpha).await;
            alpha.later(TimeDelta::hours(1));
        }
    }
    assert_eq!(pending(&alpha).await, 1, "nothing is thrown away");
    let before = gamma.tries();
    for _ in 0..48 {
        works(&alpha).await;
        alpha.later(TimeDelta::hours(1));
    }
    let tries = gamma.tries() - before;
    assert!((1..=4).contains(&tries), "by then it is tried about once a day: {tries}");
    // A host that was silent and answers again gets what waited for it, and not what waits on its own account.
    let before = gamma.tries();
    while gamma.tries() == before {
        alpha.later(TimeDelta::hours(1));
        works(&alpha).await;
    }
    gamma.will([Does::BreaksOff, Does::BreaksOff]);
    tells(&alpha, "Create", "http://alpha.test/silent").await;
    works(&alpha).await;
    alpha.later(TimeDelta::seconds(20));
    works(&alpha).await;
    assert_eq!((gamma.tries(), gamma.took().len()), (before + 4, 11));
    gamma.fails_on(None);
    alpha.later(TimeDelta::days(1));
    works(&alpha).await;
    assert_eq!((gamma.took().len(), pending(&alpha).await), (12, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_that_was_silent_and_fails_on_what_waits_is_there_again() {
    let (alpha, gamma) = alpha_and_gamma().await;
    gamma.will([Does::BreaksOff, Does::BreaksOff]);
    gamma.fails_on(Some("alpha.test/odd"));
    tells(&alpha, "Create", "http://alpha.test/odd/1").await;
    works(&alpha).await;
    tells(&alpha, "Create", "http://alpha.test/odd/2").await;
    works(&alpha).await;
    assert_eq!((gamma.tries(), of_gamma(&alpha).await.failures), (2, 1), "all wait for a silent host");
    after(&alpha, 20);
    works(&alpha).await;
    assert_eq!((gamma.tries(), pending(&alpha).await), (4, 2), "each is tried once more, and waits alone");
    let status = of_gamma(&alpha).await;
    assert_eq!((status.failures, status.retry_at), (0, None), "it answered");
    tells(&alpha, "Create", "http://alpha.test/1").await;
    works(&alpha).await;
    assert_eq!(took(&gamma), ["Create http://alpha.test/1"]);
}
