//! The three queues: claims never overlap, leases run out, and what is about one thing keeps its order.

use std::collections::HashSet;

use chrono::TimeDelta;
use rooftop::store::finished;
use rooftop::store::received::{self, FailedTry, UnderWay};
use rooftop::store::{Claim, outbox};

use super::{LEASE_S, Store, an_activity, an_event, body, claim, claim_deliveries, claim_received, tell};
use crate::fediverse::noon;

const ROWS: usize = 120;

/// Lets eight workers in two processes claim until nothing is left; gives what each claim got.
async fn claimed_by_many<T, F>(store: &Store, take: F) -> Vec<T>
where
    T: Send + 'static,
    F: Fn(&mut rooftop::store::Tx<'_>, Claim) -> Result<Vec<T>, rooftop::store::StoreError>
        + Send
        + Copy
        + 'static,
{
    let handles = [store.db.clone(), store.beside().await];
    let mut tasks = tokio::task::JoinSet::new();
    for worker in 0..8 {
        let db = handles[worker % 2].clone();
        tasks.spawn(async move {
            let mut mine = Vec::new();
            // Another's claim may take all that one saw: only several empty looks mean that nothing is left.
            let mut empty = 0;
            while empty < 20 {
                let got = db.tx(move |tx| take(tx, claim(noon(), 7))).await.unwrap();
                empty = if got.is_empty() { empty + 1 } else { 0 };
                mine.extend(got);
            }
            mine
        });
    }
    let mut all = Vec::new();
    while let Some(done) = tasks.join_next().await {
        all.extend(done.unwrap());
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn claims_of_received_activities_never_overlap() {
    let store = Store::new().await;
    store
        .writes(|tx| {
            (0..ROWS)
                .try_for_each(|n| received::insert(tx, &an_activity(n, &format!("{n}"), noon())).map(drop))
        })
        .await;
    let all = claimed_by_many(&store, claim_received).await;
    let different: HashSet<_> = all.iter().map(|item| item.id.to_string()).collect();
    assert_eq!((all.len(), different.len()), (ROWS, ROWS));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn claims_of_events_never_overlap() {
    let store = Store::new().await;
    store
        .writes(|tx| {
            (0..ROWS)
                .try_for_each(|n| outbox::push(tx, &an_event(&format!("https://alpha.example/{n}")), noon()))
        })
        .await;
    // A look at events reads the oldest, leased or not: so many that it sees all.
    let all = claimed_by_many(&store, |tx, claim| outbox::claim(tx, Claim { limit: 200, ..claim })).await;
    let different: HashSet<_> = all.iter().map(|event| event.id.to_string()).collect();
    assert_eq!((all.len(), different.len()), (ROWS, ROWS));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn claims_of_deliveries_never_overlap() {
    let store = Store::new().await;
    store
        .writes(|tx| {
            let inboxes: Vec<String> = (0..ROWS).map(|n| format!("https://host{n}.example/inbox")).collect();
            let inboxes: Vec<&str> = inboxes.iter().map(String::as_str).collect();
            tell(tx, ("Create", "https://alpha.example/1"), &inboxes, noon())
        })
        .await;
    let all = claimed_by_many(&store, |tx, claim| claim_deliveries(tx, claim, 4)).await;
    let different: HashSet<_> = all.iter().map(|delivery| delivery.id.to_string()).collect();
    assert_eq!((all.len(), different.len()), (ROWS, ROWS));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lease_that_ran_out_is_taken_again_and_not_before() {
    let store = Store::new().await;
    let object = "https://alpha.example/1";
    store
        .writes(move |tx| {
            received::insert(tx, &an_activity(1, "a", noon()))?;
            tell(tx, ("Create", object), &["https://beta.example/inbox"], noon())?;
            outbox::push(tx, &an_event(object), noon())
        })
        .await;
    let lease = i64::from(LEASE_S);
    for (after_s, count) in [(0, 1), (1, 0), (lease - 1, 0), (lease, 0), (lease + 1, 1), (lease + 2, 0)] {
        let at = claim(noon() + TimeDelta::seconds(after_s), 10);
        let got = store
            .writes(move |tx| {
                let events = outbox::claim(tx, at)?.len();
                Ok((claim_received(tx, at)?.len(), claim_deliveries(tx, at, 4)?.len(), events))
            })
            .await;
        assert_eq!(got, (count, count, count), "after {after_s} s");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_update_is_not_sent_before_its_create_and_other_objects_do_not_wait() {
    let store = Store::new().await;
    let (first, second, inbox) =
        ("https://alpha.example/1", "https://alpha.example/2", "https://beta.example/inbox");
    let bodies = async |after_s: i64| -> Vec<_> {
        let at = claim(noon() + TimeDelta::seconds(after_s), 10);
        store.writes(move |tx| claim_deliveries(tx, at, 4)).await
    };
    store
        .writes(move |tx| {
            tell(tx, ("Create", first), &[inbox], noon())?;
            tell(tx, ("Update", first), &[inbox], noon())?;
            tell(tx, ("Create", second), &[inbox], noon())
        })
        .await;
    let sent = bodies(0).await;
    let texts: Vec<_> = sent.iter().map(|delivery| delivery.body.as_str()).collect();
    assert_eq!(texts, [body("Create", first), body("Create", second)]);
    assert!(bodies(1).await.is_empty(), "the Update waits while the Create is under way");

    // The Create fails: both wait for the host, and the Create goes first.
    let (failed, other) = (sent[0].clone(), sent[1].clone());
    let now = noon() + TimeDelta::seconds(2);
    let later = noon() + TimeDelta::seconds(20);
    store
        .writes(move |tx| {
            finished::delivered(tx, &[&other], now)?;
            finished::put_off(tx, &failed, (later, "no answer"), now)
        })
        .await;
    assert!(bodies(19).await.is_empty());
    let sent = bodies(20).await;
    assert_eq!(sent.len(), 1);
    assert_eq!((&sent[0].body, sent[0].attempts), (&body("Create", first), 1));
    let done = sent[0].clone();
    store.writes(move |tx| finished::delivered(tx, &[&done], noon() + TimeDelta::seconds(21))).await;
    assert_eq!(bodies(21).await[0].body, body("Update", first));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn activities_about_one_object_are_handled_in_order_also_after_a_failed_try() {
    let store = Store::new().await;
    let items: Vec<_> = (0..3).map(|n| an_activity(n, if n < 2 { "one" } else { "other" }, noon())).collect();
    let ids: Vec<_> = items.iter().map(|item| item.id).collect();
    store.writes(move |tx| items.iter().try_for_each(|item| received::insert(tx, item).map(drop))).await;
    let claimed = async |after_s: i64| -> Vec<_> {
        let at = claim(noon() + TimeDelta::seconds(after_s), 10);
        store.writes(move |tx| claim_received(tx, at)).await.into_iter().map(|item| item.id).collect()
    };
    assert_eq!(claimed(0).await, [ids[0], ids[2]]);
    let (first, later) = (ids[0], noon() + TimeDelta::seconds(30));
    let failed = FailedTry { error: "no answer".to_owned(), fetches: 1, again_at: Some(later) };
    store.writes(move |tx| received::failed(tx, first, &failed)).await;
    assert!(claimed(29).await.is_empty(), "the second waits for the first");
    assert_eq!(claimed(30).await, [ids[0]]);
    store.writes(move |tx| received::done(tx, first)).await;
    assert_eq!(claimed(31).await, [ids[1]]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_origin_gets_its_places_and_the_others_theirs() {
    let store = Store::new().await;
    let of = |number: usize, host: &str| received::Received {
        actor: super::id(&format!("https://{host}/actors/x")),
        ..an_activity(number, &format!("{host}{number}"), noon())
    };
    let items: Vec<_> = (0..9).map(|n| of(n, if n < 7 { "busy.example" } else { "quiet.example" })).collect();
    store.writes(move |tx| items.iter().try_for_each(|item| received::insert(tx, item).map(drop))).await;
    let hosts = async |busy: usize, limit: i64| -> Vec<String> {
        let by_origin = [("busy.example".to_owned(), busy)].into_iter().collect();
        let under_way = UnderWay { by_origin, per_origin_max: 3 };
        let got = store.writes(move |tx| received::claim(tx, claim(noon(), limit), under_way)).await;
        got.into_iter().map(|item| item.actor.domain().to_string()).collect()
    };
    assert_eq!(hosts(1, 4).await, ["busy.example", "busy.example"], "two places are left");
    assert_eq!(hosts(3, 4).await, ["quiet.example", "quiet.example"], "a full origin is passed over");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_dies_over_an_activity_used_up_a_try() {
    let store = Store::new().await;
    store.writes(|tx| received::insert(tx, &an_activity(1, "a", noon()))).await;
    for tries in 0..3 {
        let at = claim(noon() + TimeDelta::seconds(i64::from(LEASE_S + 1) * tries), 10);
        let got = store.writes(move |tx| claim_received(tx, at)).await;
        assert_eq!(i64::from(got[0].attempts), tries);
    }
}
