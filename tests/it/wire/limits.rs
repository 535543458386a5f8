//! How much an inbox takes: so much an address, and so much in all (inbound check 15).

use super::stranger::alpha_and_beta;

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
