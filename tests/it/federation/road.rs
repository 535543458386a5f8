//! The first road: publish, follow, deliver, list, edit, withdraw.

use rooftop::domain::event::{Event, EventKind};
use rooftop::domain::field::Field;
use rooftop::domain::partner::PartnerTier;
use rooftop::domain::proposal::State;
use rooftop::ids::{ApId, EventId};
use rooftop::services::{Viewer, proposals};
use rooftop::store::{follows, outbox};

use crate::fediverse::{an_offer, fediverse, settled};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_offer_published_on_alpha_is_listed_on_beta_follows_its_edits_and_goes_when_it_is_withdrawn() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;

    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha, &beta]).await;
    let seen = beta.sees(&offer).await.expect("the offer is listed on beta");
    assert_eq!(seen.title, "Chambre à Liège");
    assert_eq!(seen.area.unwrap().as_str(), "62063");
    assert_eq!(seen.terms.text(Field::CapacityPersons), "2");
    assert_eq!(seen.terms.text(Field::MonthlyRentCents), "0");

    let (id, draft, now) = (offer.id, an_offer().with(Field::CapacityPersons, "3").draft, alpha.clock.now());
    alpha.does(move |tx, app| proposals::edit(tx, app, now, Viewer::Operator, (id, &draft))).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(beta.sees(&offer).await.unwrap().terms.text(Field::CapacityPersons), "3");

    alpha
        .does(move |tx, app| proposals::change_state(tx, app, now, Viewer::Operator, (id, State::Occupied)))
        .await
        .unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(beta.sees(&offer).await.unwrap().free_slots, 0, "a filled offer says so");

    alpha.does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Operator, id)).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert!(beta.sees(&offer).await.is_none());
    assert!(alpha.sees(&offer).await.is_none());
    let (status, stone) = alpha.document(&format!("/proposals/{id}")).await;
    assert_eq!((status, stone["type"].as_str()), (410, Some("Tombstone")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follow_is_accepted_and_its_undo_ends_it() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.follows(&alpha).await;
    let (association, follower) = (alpha.node.app.association(), beta.node.app.association());
    let target = association.clone();
    assert_eq!(alpha.reads(move |conn| follows::count_followers(conn, &target)).await, 1);
    let (actor, target) = (follower.clone(), association.clone());
    let state = beta.reads(move |conn| follows::following_state(conn, &actor, &target)).await;
    assert_eq!(state.map(|state| state.as_str()), Some("accepted"));

    let (domain, now) = (alpha.node.app.urls.domain().clone(), beta.clock.now());
    beta.does(move |tx, app| rooftop::services::partners::remove(tx, app, now, Viewer::Operator, &domain))
        .await
        .unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(alpha.reads(move |conn| follows::count_followers(conn, &association)).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_board_announces_the_offers_of_allies_and_takes_it_back() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.befriends(&alpha, PartnerTier::Ally).await;
    alpha.befriends(&beta, PartnerTier::Ally).await;
    settled(&[&alpha, &beta]).await;
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha, &beta]).await;
    let outbox =
        || async { beta.document("/actors/offers/outbox?page=true").await.1["orderedItems"].clone() };
    assert_eq!(outbox().await[0]["type"], "Announce");
    assert_eq!(outbox().await[0]["object"], offer.ap_id.as_str());

    let (id, now) = (offer.id, alpha.clock.now());
    alpha.does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Operator, id)).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(outbox().await, serde_json::json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_14_offers_of_somebody_whom_nobody_here_follows_are_dropped() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    // Alpha believes that beta follows it, which beta never asked for.
    let (target, follower) = (alpha.node.app.association(), beta.node.app.association());
    alpha.befriends(&beta, PartnerTier::Open).await;
    settled(&[&alpha, &beta]).await;
    let (id, now) = (follower.clone(), alpha.clock.now());
    alpha.does(move |tx, _| Ok(follows::save_follower(tx, &target, &follower, &id, now)?)).await.unwrap();
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha, &beta]).await;
    assert!(beta.sees(&offer).await.is_none());
}

#[actix_web::test]
async fn an_ally_s_offer_that_went_before_it_was_announced_is_announced_by_nobody() {
    let [alpha] = fediverse(["alpha"]).await;
    let board = alpha.node.app.urls.board();
    let gone: ApId = "https://toits.example/proposals/1".parse().unwrap();
    let event = Event {
        id: EventId::new(),
        kind: EventKind::Boosted,
        actor: board.clone(),
        subject: gone.clone(),
        detail: None,
    };
    let now = alpha.clock.now();
    alpha.does(move |tx, _| Ok(outbox::push(tx, &event, now)?)).await.unwrap();
    settled(&[&alpha]).await;
    let announced = alpha.reads(move |conn| outbox::latest_about(conn, &board, "Announce", &gone)).await;
    assert_eq!(announced, None);
}

#[actix_web::test]
async fn what_was_changed_and_withdrawn_before_anybody_was_told_is_told_as_gone_alone() {
    let [alpha] = fediverse(["alpha"]).await;
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha]).await;
    let (id, now) = (offer.id, alpha.clock.now());
    let draft = an_offer().with(Field::Title, "Autre titre").draft;
    alpha
        .does(move |tx, app| {
            proposals::edit(tx, app, now, Viewer::Operator, (id, &draft))?;
            proposals::withdraw(tx, app, now, Viewer::Operator, id)
        })
        .await
        .unwrap();
    settled(&[&alpha]).await;
    let association = alpha.node.app.association();
    let told = async |kind: &'static str| {
        let (by, about) = (association.clone(), offer.ap_id.clone());
        alpha.reads(move |conn| outbox::latest_about(conn, &by, kind, &about)).await.is_some()
    };
    assert_eq!([told("Create").await, told("Update").await, told("Delete").await], [true, false, true]);
}
