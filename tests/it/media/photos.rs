//! Photos of our offers: who confirms them, who sees them, and what other servers are told (PR-17, SG-12).

use rooftop::domain::access::Role;
use rooftop::domain::picture::{MustNotShow, OfferPicture, PictureProblem};
use rooftop::domain::proposal::State;
use rooftop::ids::{AccountId, PictureId, ProposalId};
use rooftop::services::{ServiceError, Viewer, pictures, proposals};
use rooftop::store::{offer_pictures, outbox};

use super::a_picture;
use super::staff::account;
use crate::fediverse::{Server, a_request, an_offer, fediverse, settled};

fn moderator(account: AccountId) -> Viewer {
    Viewer::Staff { account, role: Role::Moderator }
}

async fn adds(server: &Server, viewer: Viewer, to: ProposalId) -> Result<PictureId, ServiceError> {
    let (now, made) = (server.clock.now(), a_picture(800, 600));
    server.does(move |tx, app| pictures::add(tx, app, now, viewer, (to, "Une chambre claire", &made))).await
}

async fn confirms(server: &Server, viewer: Viewer, id: PictureId) -> Result<ProposalId, ServiceError> {
    let now = server.clock.now();
    server.does(move |tx, app| pictures::confirm(tx, app, now, viewer, (id, MustNotShow::ALL))).await
}

async fn photos_of(server: &Server, id: ProposalId) -> Vec<OfferPicture> {
    server.reads(move |conn| offer_pictures::of_proposal(conn, id)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_12_nobody_confirms_the_photo_that_they_uploaded() {
    let [server] = fediverse(["toits"]).await;
    let (one, other) = (
        account(&server, "one@t.example", Role::Moderator).await,
        account(&server, "two@t.example", Role::Moderator).await,
    );
    let offer = server.publishes(&an_offer()).await.id;
    let id = adds(&server, moderator(one), offer).await.unwrap();
    assert_eq!(confirms(&server, moderator(one), id).await, Err(ServiceError::OwnRecord));
    let caseworker = Viewer::Staff { account: other, role: Role::Caseworker };
    assert_eq!(confirms(&server, caseworker, id).await, Err(ServiceError::NotAllowed));
    assert_eq!(confirms(&server, Viewer::Operator, id).await, Err(ServiceError::NotAllowed));
    let now = server.clock.now();
    let three = server
        .does(move |tx, app| pictures::confirm(tx, app, now, moderator(other), (id, &MustNotShow::ALL[1..])))
        .await;
    assert_eq!(three, Err(PictureProblem::Unanswered.into()));
    assert_eq!(confirms(&server, moderator(other), id).await, Ok(offer));
    assert!(matches!(confirms(&server, moderator(other), id).await, Err(ServiceError::Conflict(_))), "once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_17_a_photo_is_told_to_others_when_it_is_confirmed_and_taken_back_when_it_is_removed() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    let (one, other) = (
        account(&alpha, "one@t.example", Role::Caseworker).await,
        account(&alpha, "two@t.example", Role::Moderator).await,
    );
    beta.follows(&alpha).await;
    let offer = alpha.publishes(&an_offer()).await;
    let path = format!("/proposals/{}", offer.id);
    let id = adds(&alpha, moderator(one), offer.id).await.unwrap();
    settled(&[&alpha, &beta]).await;
    let (_, note) = alpha.document(&path).await;
    assert_eq!(note["attachment"][0]["mediaType"], "image/png", "the drawn card, while the photo waits");
    assert!(note["updated"].is_null(), "nothing changed for others");

    confirms(&alpha, moderator(other), id).await.unwrap();
    settled(&[&alpha, &beta]).await;
    let (_, note) = alpha.document(&path).await;
    let attachment = &note["attachment"][0];
    let photo = photos_of(&alpha, offer.id).await.remove(0);
    assert_eq!(attachment["url"], alpha.node.app.urls.offer_picture(id, &photo.facts.hash));
    assert_eq!((&attachment["type"], &attachment["mediaType"]), (&"Image".into(), &"image/jpeg".into()));
    assert_eq!((&attachment["width"], &attachment["height"]), (&800.into(), &600.into()));
    assert_eq!(
        (attachment["name"].as_str(), attachment["blurhash"].as_str()),
        (Some("Une chambre claire"), Some(photo.blurhash.as_str()))
    );
    let seen = beta.sees(&offer).await.unwrap().image.unwrap();
    assert_eq!(
        (seen.url.as_str(), seen.alt.as_str()),
        (attachment["url"].as_str().unwrap(), "Une chambre claire")
    );

    let now = alpha.clock.now();
    alpha.does(move |tx, app| pictures::remove(tx, app, now, moderator(one), id)).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert!(photos_of(&alpha, offer.id).await.is_empty());
    assert!(
        beta.sees(&offer).await.unwrap().image.unwrap().url.contains("/media/cards/"),
        "the drawn card again"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_of_an_offer_that_is_not_listed_is_seen_by_nobody_and_goes_with_its_withdrawal() {
    let [server] = fediverse(["toits"]).await;
    let (one, other) = (
        account(&server, "one@t.example", Role::Moderator).await,
        account(&server, "two@t.example", Role::Moderator).await,
    );
    let offer = server.publishes(&an_offer()).await;
    let id = adds(&server, moderator(one), offer.id).await.unwrap();
    let photo = photos_of(&server, offer.id).await.remove(0);
    let path = format!("/media/photos/{id}-{}.jpg", photo.facts.hash);
    assert_eq!(server.get(&path, "*/*").await.0, 404, "it waits");
    confirms(&server, moderator(other), id).await.unwrap();
    assert_eq!(server.get(&path, "*/*").await.0, 200);
    assert!(server.get("/offers", "text/html").await.2.contains("/media/photos/small/"));

    let (offer_id, now) = (offer.id, server.clock.now());
    server
        .does(move |tx, app| {
            proposals::change_state(tx, app, now, Viewer::Operator, (offer_id, State::Paused))
        })
        .await
        .unwrap();
    assert_eq!(server.get(&path, "*/*").await.0, 404, "paused");
    let (_, note) = server.document(&format!("/proposals/{offer_id}")).await;
    assert_eq!(note["attachment"][0]["mediaType"], "image/png");
    server.does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Operator, offer_id)).await.unwrap();
    assert!(photos_of(&server, offer_id).await.is_empty(), "the files are gone");
    assert!(matches!(adds(&server, moderator(one), offer_id).await, Err(ServiceError::Conflict(_))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_offers_have_photos_and_only_so_many() {
    let settings = [("MEDIA__PHOTOS_MAX", "2")];
    let plan = crate::fediverse::Plan { settings: &settings, ..crate::fediverse::Plan::of(&["toits"]) };
    let server = plan.start().await.remove(0);
    let one = account(&server, "one@t.example", Role::Caseworker).await;
    let request = server.publishes(&a_request()).await.id;
    assert_eq!(adds(&server, moderator(one), request).await, Err(PictureProblem::NotAnOffer.into()));
    let offer = server.publishes(&an_offer()).await.id;
    adds(&server, moderator(one), offer).await.unwrap();
    adds(&server, moderator(one), offer).await.unwrap();
    assert_eq!(adds(&server, moderator(one), offer).await, Err(PictureProblem::TooMany { max: 2 }.into()));
    assert_eq!(server.reads(outbox::count_waiting).await, 1, "one event: nobody is told of what waits");
}
