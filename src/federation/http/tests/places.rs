//! Whatever is fetched takes one of the few places of its host, and work in the background leaves a host alone that does not answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::{LocalBoxFuture, join_all};

use super::super::hosts::{FAILURES_MAX, PER_HOST};
use super::*;

/// What a client fetches, at `http://alpha.test/x`.
type Fetch = for<'a> fn(&'a Client, &'a Url) -> LocalBoxFuture<'a, Option<FetchError>>;

/// Work in the background.
const WORK: [(&str, Fetch); 3] = [
    ("a document", |client, url| Box::pin(async move { get(client, url.as_str()).await.err() })),
    ("a list", |client, url| Box::pin(async move { client.get_csv(url, now()).await.err() })),
    ("a picture", |client, url| Box::pin(async move { client.get_picture(url, 1000, now()).await.err() })),
];
/// What somebody waits for.
const ASKED: [(&str, Fetch); 2] = [
    ("plain JSON", |client, url| Box::pin(async move { client.get_json(url).await.err() })),
    ("the time", |client, url| Box::pin(async move { client.clock_of(&id(url.as_str())).await.err() })),
];

fn url() -> Url {
    "http://alpha.test/x".parse().unwrap()
}

#[actix_web::test]
async fn inbound_10_whatever_is_fetched_takes_one_of_the_places_of_its_host() {
    for (what, fetch) in WORK.into_iter().chain(ASKED) {
        let (inside, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let (counted, highest) = (Arc::clone(&inside), Arc::clone(&most));
        let at = serve(move |app| {
            let (inside, most) = (Arc::clone(&counted), Arc::clone(&highest));
            app.default_service(web::to(move || {
                let (inside, most) = (Arc::clone(&inside), Arc::clone(&most));
                async move {
                    most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    // Others may come meanwhile, as many as are let.
                    for _ in 0..500 {
                        tokio::task::yield_now().await;
                    }
                    inside.fetch_sub(1, Ordering::SeqCst);
                    HttpResponse::NotFound().finish()
                }
            }));
        });
        let (client, url) = (client(at), url());
        join_all((0..6 * PER_HOST).map(|_| fetch(&client, &url))).await;
        let most = most.load(Ordering::SeqCst);
        assert!((1..=PER_HOST).contains(&most), "{what}: {most} at a time");
    }
}

#[actix_web::test]
async fn inbound_10_work_leaves_a_host_alone_whatever_it_fetches_and_a_person_may_ask() {
    let closed = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let url = url();
    for (what, fetch) in WORK {
        let client = client(closed);
        for _ in 0..FAILURES_MAX {
            let error = fetch(&client, &url).await.unwrap();
            assert!(matches!(error, FetchError::Network(_)), "{what}: {error}");
        }
        for (other, fetch) in WORK {
            let error = fetch(&client, &url).await.unwrap();
            assert!(matches!(error, FetchError::HostLeftAlone { .. }), "{other} after {what}: {error}");
        }
        for (other, fetch) in ASKED {
            let error = fetch(&client, &url).await.unwrap();
            assert!(matches!(error, FetchError::Network(_)), "{other} after {what}: {error}");
        }
    }
}
