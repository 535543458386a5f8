//! Where only partners are heard: what ends when that is chosen, and who hears and is heard from then on.

use rooftop::domain::field::Field;
use rooftop::domain::partner::PartnerTier;
use rooftop::ids::Domain;
use rooftop::services::{Viewer, partners};
use rooftop::store::deliveries::{self, DeliveryState};
use rooftop::store::{actors, follows, partners as stored};

use super::policy::rooftop_tells;
use crate::fediverse::{Plan, Server, an_offer, settled};

fn domain(text: &str) -> Domain {
    text.parse().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_only_partners_are_heard_who_followed_before_is_forgotten_and_partners_are_not() {
    let servers = Plan::of(&["alpha", "beta", "gamma"]).start().await;
    let [alpha, beta, gamma] = <[Server; 3]>::try_from(servers).ok().expect("three servers");
    for other in [&beta, &gamma] {
        other.follows(&alpha).await;
        alpha.follows(other).await;
        other.publishes(&an_offer()).await;
    }
    settled(&[&alpha, &beta, &gamma]).await;
    let now = alpha.clock.now();
    // Beta is a partner; of gamma only what came while all were heard is left.
    alpha.does(|tx, _| Ok(stored::delete(tx, &domain("gamma.test"))?)).await.unwrap();
    assert_eq!(alpha.lists().await.len(), 2);
    // Something waits for both.
    let before = alpha.publishes(&an_offer().with(Field::Title, "Studio")).await;
    rooftop_tells(&alpha).await;
    assert_eq!(alpha.reads(|conn| deliveries::count_of_host(conn, "gamma.test")).await, 1);

    let alpha = alpha.restarts_with(("FEDERATION__MODE", "allowlist")).await;
    let us = alpha.node.app.association();
    let (followers, following) = (us.clone(), us.clone());
    assert_eq!(alpha.reads(move |conn| follows::count_followers(conn, &followers)).await, 1);
    assert_eq!(alpha.reads(move |conn| follows::count_following(conn, &following)).await, 1);
    assert_eq!(alpha.reads(|conn| deliveries::count_of_host(conn, "gamma.test")).await, 0);
    assert_eq!(alpha.reads(|conn| actors::count_of_domain(conn, &domain("gamma.test"))).await, 0);
    let authors: Vec<_> = alpha.lists().await.into_iter().map(|offer| offer.author.domain()).collect();
    assert!(
        authors.contains(&domain("beta.test")) && !authors.contains(&domain("gamma.test")),
        "{authors:?}"
    );
    let after = alpha.publishes(&an_offer().with(Field::Title, "Loft")).await;
    settled(&[&alpha, &beta]).await;
    gamma.works().await;
    for offer in [&before, &after] {
        assert!(beta.sees(offer).await.is_some(), "a partner hears as before");
        assert!(gamma.sees(offer).await.is_none(), "nobody else does");
    }

    // What gamma goes on to send is refused.
    gamma.publishes(&an_offer().with(Field::Title, "Maison")).await;
    gamma.works().await;
    alpha.works().await;
    let refused = gamma.reads(|conn| deliveries::count(conn, DeliveryState::Failed)).await;
    assert_eq!(refused, 1, "403 ends the delivery");
    let authors: Vec<_> = alpha.lists().await.into_iter().map(|offer| offer.author.domain()).collect();
    assert!(!authors.contains(&domain("gamma.test")), "{authors:?}");

    // Heard again once it is a partner.
    gamma.does(move |tx, _| Ok(deliveries::retry_host(tx, &domain("alpha.test"), now)?)).await.unwrap();
    alpha.befriends(&gamma, PartnerTier::Open).await;
    settled(&[&alpha]).await;
    gamma.works().await;
    settled(&[&alpha]).await;
    assert_eq!(alpha.lists().await.iter().filter(|o| o.author.domain() == domain("gamma.test")).count(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_only_partners_are_heard_a_follower_taken_by_another_process_gets_nothing() {
    let settings = &[("FEDERATION__MODE", "allowlist")];
    let servers = Plan { settings, ..Plan::of(&["alpha", "beta"]) }.start().await;
    let [alpha, beta] = &servers[..] else { panic!("two servers") };
    beta.befriends(alpha, PartnerTier::Open).await;
    let found = rooftop::federation::lookup::partner(&alpha.node, &domain("beta.test")).await.unwrap();
    let (us, board, now) = (alpha.node.app.association(), alpha.node.app.urls.board(), alpha.clock.now());
    alpha
        .does(move |tx, _| {
            actors::save_remote(tx, &found.association)?;
            for actor in [&us, &board] {
                let follow = "http://beta.test/activities/1".parse().unwrap();
                follows::save_follower(tx, actor, &found.association.ap_id, &follow, now)?;
            }
            Ok(())
        })
        .await
        .unwrap();
    alpha.publishes(&an_offer()).await;
    settled(&[alpha]).await;
    assert_eq!(alpha.reads(|conn| deliveries::count_of_host(conn, "beta.test")).await, 0);
    assert!(beta.lists().await.is_empty());
    assert_eq!(beta.waiting().await.2, 0, "nothing came");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_only_partners_are_heard_a_partner_that_is_removed_follows_us_no_longer() {
    let settings = &[("FEDERATION__MODE", "allowlist")];
    let servers = Plan { settings, ..Plan::of(&["alpha", "beta"]) }.start().await;
    let [alpha, beta] = &servers[..] else { panic!("two servers") };
    alpha.befriends(beta, PartnerTier::Open).await;
    beta.befriends(alpha, PartnerTier::Open).await;
    settled(&[alpha, beta]).await;
    let count = async || {
        let us = alpha.node.app.association();
        alpha.reads(move |conn| follows::count_followers(conn, &us)).await
    };
    assert_eq!(count().await, 1);
    let now = alpha.clock.now();
    alpha
        .does(move |tx, app| partners::remove(tx, app, now, Viewer::Operator, &domain("beta.test")))
        .await
        .unwrap();
    assert_eq!(count().await, 0);
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[alpha, beta]).await;
    assert!(beta.sees(&offer).await.is_none());
}
