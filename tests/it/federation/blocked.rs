//! What ends when a partner is blocked or a key misbehaves, and what strangers cannot make us do.

use rooftop::domain::partner::PartnerTier;
use rooftop::services::{Viewer, partners};
use rooftop::store::{ally_requests, follows};

use crate::fediverse::{Plan, an_offer, fediverse, settled};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_blocked_partner_follows_nobody_here_and_gets_nothing_any_more() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let (domain, now) = (beta.node.app.urls.domain().clone(), alpha.clock.now());
    alpha.does(move |tx, app| partners::block(tx, app, now, Viewer::Operator, &domain)).await.unwrap();
    let association = alpha.node.app.association();
    assert_eq!(alpha.reads(move |conn| follows::count_followers(conn, &association)).await, 0);
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha, &beta]).await;
    assert!(beta.sees(&offer).await.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_removed_allys_requests_go_with_it() {
    let plan = Plan { settings: &[("FEDERATION__REQUESTS", "allies")], ..Plan::of(&["alpha", "beta"]) };
    let servers = plan.start().await;
    let [alpha, beta] = &servers[..] else { panic!("two servers") };
    alpha.befriends(beta, PartnerTier::Ally).await;
    beta.befriends(alpha, PartnerTier::Ally).await;
    settled(&[alpha, beta]).await;
    let request = super::crowd::told(alpha, beta.node.app.association(), &[alpha, beta]).await;
    assert_eq!(beta.reads(|conn| ally_requests::all(conn, 10)).await.len(), 1);

    // Beta is no ally of alpha any more: it still hears that the request is gone (PR-07).
    alpha.befriends(beta, PartnerTier::Open).await;
    let (id, now) = (request.id, alpha.clock.now());
    alpha
        .does(move |tx, app| rooftop::services::proposals::withdraw(tx, app, now, Viewer::Operator, id))
        .await
        .unwrap();
    super::crowd::next_batch(alpha, &[alpha, beta]).await;
    assert!(beta.reads(|conn| ally_requests::all(conn, 10)).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_of_thousands_of_letters_is_not_found() {
    let [alpha] = fediverse(["alpha"]).await;
    let long = "a".repeat(3000);
    for path in [format!("/actors/{long}"), format!("/actors/{long}/outbox"), format!("/@{long}")] {
        assert_eq!(alpha.document(&path).await.0, 404);
    }
    assert_eq!(alpha.document("/actors/alpha").await.0, 200, "the process lives");
}
