//! How much an inbox takes: so much an address, and so much in all (inbound check 15).

use std::time::{Duration, Instant};

use super::stranger::{Stranger, alpha_and_beta};

/// A `Retry-After` of at least a second.
fn waits(answer: &super::raw::Answer) -> bool {
    answer.value("retry-after").and_then(|value| value.parse::<u32>().ok()).is_some_and(|wait_s| wait_s > 0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_15_an_address_that_posts_too_often_is_told_when_to_come_back() {
    let settings = [("FEDERATION__INBOX_PER_MINUTE", "2"), ("SERVER__TRUSTED_PROXIES", "127.0.0.1")];
    let (alpha, peer, ben) = alpha_and_beta(&settings).await;
    for number in 1..=2 {
        assert_eq!(ben.sends(&alpha, &ben.follow(&alpha, number)).await.status, 202);
    }
    let refused = ben.sends(&alpha, &ben.follow(&alpha, 3)).await;
    assert_eq!(refused.status, 429, "{}", refused.body);
    assert!(waits(&refused), "{refused:?}");
    assert_eq!(peer.fetches("/users/ben"), 1);

    let elsewhere = ben.signs(&alpha, &ben.follow(&alpha, 4)).header("x-forwarded-for", Some("203.0.113.7"));
    assert_eq!(elsewhere.to(&alpha).await.status, 202, "another address is not held back");
    crate::fediverse::settled(&[&alpha]).await;
    assert_eq!(alpha.get("/", "text/html").await.0, 200, "pages are not held back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_15_an_address_cannot_call_itself_another() {
    let (alpha, _peer, ben) = alpha_and_beta(&[("FEDERATION__INBOX_PER_MINUTE", "1")]).await;
    for (number, status) in [(1, 202), (2, 429), (3, 429)] {
        let request = ben.signs(&alpha, &ben.follow(&alpha, number));
        let request = request.header("x-forwarded-for", Some(&format!("203.0.113.{number}")));
        assert_eq!(request.to(&alpha).await.status, status);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_15_a_full_queue_says_so_until_it_has_room() {
    let (alpha, peer, ben) = alpha_and_beta(&[("QUEUE__INBOX_MAX", "2")]).await;
    for number in 1..=2 {
        assert_eq!(ben.sends(&alpha, &ben.follow(&alpha, number)).await.status, 202);
    }
    let refused = ben.sends(&alpha, &ben.follow(&alpha, 3)).await;
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(waits(&refused), "{refused:?}");
    assert_eq!(alpha.waiting().await.2, 2, "what was taken is kept");

    crate::fediverse::settled(&[&alpha]).await;
    alpha.later(chrono::TimeDelta::seconds(2));
    assert_eq!(ben.sends(&alpha, &ben.follow(&alpha, 3)).await.status, 202, "there is room again");
    crate::fediverse::settled(&[&alpha]).await;
    assert_eq!(peer.posted().len(), 3, "each Follow was accepted");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_15_a_server_that_sends_too_much_is_told_so_from_whatever_addresses_it_sends() {
    let settings = [("FEDERATION__ORIGIN_PER_MINUTE", "2"), ("SERVER__TRUSTED_PROXIES", "127.0.0.1")];
    let (alpha, peer, ben) = alpha_and_beta(&settings).await;
    let eve = Stranger::at(&peer, "eve", 1);
    let from = |number: u32| format!("203.0.113.{number}");
    for number in 1..=20 {
        // Whoever claims to be of that server and cannot sign for it takes nothing from what it may send.
        let forged = ben.with_key(&ben.key.key_id, 2).signs(&alpha, &ben.follow(&alpha, number));
        let forged = forged.header("x-forwarded-for", Some(&from(number))).to(&alpha).await;
        assert_eq!(forged.status, 401, "{}", forged.body);
    }
    let mut statuses = Vec::new();
    for (number, who) in (30..).zip([&ben, &eve, &ben, &eve]) {
        let follow = who.signs(&alpha, &who.follow(&alpha, number));
        let answer = follow.header("x-forwarded-for", Some(&from(number))).to(&alpha).await;
        assert!(answer.status == 202 || waits(&answer), "{answer:?}");
        statuses.push(answer.status);
    }
    assert_eq!(statuses, [202, 202, 429, 429]);
    assert_eq!(alpha.waiting().await.2, 2, "what was refused is not kept");
    crate::fediverse::settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_15_a_full_queue_is_said_before_any_work() {
    let (alpha, peer, ben) = alpha_and_beta(&[("QUEUE__INBOX_MAX", "1")]).await;
    assert_eq!(ben.sends(&alpha, &ben.follow(&alpha, 1)).await.status, 202);
    let eve = Stranger::at(&peer, "eve", 1);
    let unread = eve.signs(&alpha, &eve.follow(&alpha, 2)).header("signature", None);
    assert_eq!(unread.to(&alpha).await.status, 503, "whoever it is, and whatever is wrong with it");
    assert_eq!(eve.sends(&alpha, &eve.follow(&alpha, 2)).await.status, 503);
    assert_eq!(peer.fetches("/users/eve"), 0);
    crate::fediverse::settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_06_a_request_that_is_sent_again_and_again_takes_nothing_from_what_its_server_may_send() {
    let settings = [("FEDERATION__ORIGIN_PER_MINUTE", "2"), ("SERVER__TRUSTED_PROXIES", "127.0.0.1")];
    let (alpha, peer, ben) = alpha_and_beta(&settings).await;
    let follow = ben.signs(&alpha, &ben.follow(&alpha, 1));
    for number in 1..=20 {
        let again = follow.clone().header("x-forwarded-for", Some(&format!("203.0.113.{number}")));
        assert_eq!(again.to(&alpha).await.status, 202);
    }
    assert_eq!(alpha.waiting().await.2, 1, "it is one activity");
    for (number, status) in [(2, 202), (3, 429)] {
        let answer = ben.sends(&alpha, &ben.follow(&alpha, number)).await;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
    crate::fediverse::settled(&[&alpha]).await;
    assert_eq!(peer.posted().len(), 2, "each Follow was accepted once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_15_who_goes_on_to_be_refused_waits_for_the_answer() {
    let (alpha, _peer, ben) = alpha_and_beta(&[("FEDERATION__REFUSALS_PER_MINUTE", "20")]).await;
    let unsigned = || ben.signs(&alpha, &ben.follow(&alpha, 1)).header("signature", None);
    assert_eq!(unsigned().to(&alpha).await.status, 401);
    let began = Instant::now();
    assert_eq!(unsigned().to(&alpha).await.status, 401);
    assert!(began.elapsed() >= Duration::from_secs(1), "it was answered at once");
    assert_eq!(ben.sends(&alpha, &ben.follow(&alpha, 2)).await.status, 202);
    crate::fediverse::settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_for_page_after_page_waits_and_gets_every_one() {
    let (alpha, _peer, _ben) = alpha_and_beta(&[("LIMITS__PAGES_PER_MINUTE", "20")]).await;
    assert_eq!(alpha.get("/offers", "text/html").await.0, 200);
    let began = Instant::now();
    assert_eq!(alpha.get("/offers", "text/html").await.0, 200);
    assert!(began.elapsed() >= Duration::from_secs(1), "it was answered at once");
}
