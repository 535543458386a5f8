//! Pictures of other instances' offers: fetched once somebody looked, made harmless, shown from here, and forgotten when they should be.

use std::collections::HashMap;

use chrono::TimeDelta;
use image::ImageFormat;
use rooftop::domain::access::Role;
use rooftop::domain::partner::{DomainFlags, PartnerTier};
use rooftop::domain::picture::RemotePictureState;
use rooftop::ids::{Domain, ProposalId};
use rooftop::services::{Viewer, partners, pictures};
use rooftop::store::remote_pictures;

use super::staff::account;
use super::theirs::an_offer_with;
use super::{a_file, a_picture};
use crate::fediverse::{Plan, Server, an_offer, fediverse, settled};
use crate::wire::peer::Peer;

const PICTURE: &str = "http://beta.test/files/room.png";

async fn alpha_and_beta(settings: &[(&str, &str)]) -> (Server, Peer) {
    let peer = Peer::plain();
    let others = HashMap::from([("beta.test".to_owned(), peer.address)]);
    let server = Plan { settings, others, ..Plan::of(&["alpha"]) }.start().await.remove(0);
    (server, peer)
}

async fn page(server: &Server, path: &str) -> String {
    let (status, _, html) = server.get(path, "text/html").await;
    assert_eq!(status, 200, "{path}");
    assert!(!html.contains("src=\"http"), "no page asks a third party (PR-14)");
    html
}

async fn state_of(server: &Server, id: ProposalId) -> Option<RemotePictureState> {
    let known = server.reads(move |conn| remote_pictures::known(conn, &[id])).await;
    known.first().map(|(_, known)| known.state)
}

/// The address of the picture on the page of an offer.
fn picture_on(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("<img class=\"photo\" src=\"")?;
    Some(rest.split('"').next()?.to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_12_a_picture_is_fetched_after_a_look_and_shown_from_here_alone() {
    let (server, peer) = alpha_and_beta(&[]).await;
    let id = an_offer_with(&server, 1, PICTURE, "Une chambre claire").await;
    peer.serves_file("/files/room.png", "text/html", a_file(1600, 1200, ImageFormat::Png));
    assert_eq!(server.works().await, 0, "nobody looked");

    let html = page(&server, "/offers").await;
    assert!(!html.contains("/media/theirs/") && peer.seen().is_empty(), "the page does not wait for it");
    server.works().await;
    assert_eq!(peer.fetches("/files/room.png"), 1);
    let asked = &peer.seen()[0];
    assert!(!asked.has("cookie") && !asked.has("referer") && !asked.has("signature"), "{asked:?}");

    assert!(page(&server, "/offers").await.contains("/media/theirs/small/"));
    let html = page(&server, &format!("/offers/{id}")).await;
    assert!(html.contains("alt=\"Une chambre claire\" width=\"1200\" height=\"900\""), "{html}");
    let src = picture_on(&html).unwrap();
    let answer = reqwest::Client::new()
        .get(format!("http://{}{src}", server.address))
        .header("host", "alpha.test")
        .send()
        .await
        .unwrap();
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "image/jpeg", "whatever the other server said");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(header("content-disposition"), "inline; filename=\"picture.jpg\"");
    assert_eq!(header("cache-control"), "public, max-age=604800, immutable");
    assert!(answer.bytes().await.unwrap().starts_with(&[0xFF, 0xD8, 0xFF]));
    let other_hash = src.replace(".jpg", "0.jpg");
    assert_eq!(server.get(&other_hash, "*/*").await.0, 404);
    server.works().await;
    assert_eq!(peer.fetches("/files/room.png"), 1, "once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_12_what_is_no_picture_is_never_shown_and_not_asked_for_again_and_again() {
    let (server, peer) = alpha_and_beta(&[("MEDIA__FETCH_MAX_BYTES", "65536")]).await;
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec();
    peer.serves_file("/1", "image/png", svg);
    peer.serves_file("/2", "image/jpeg", a_file(400, 300, ImageFormat::Jpeg)[..2_000].to_vec());
    peer.serves_file("/3", "image/png", vec![0; 70_000]);
    let mut offers = Vec::new();
    for number in 1..=4 {
        offers.push(an_offer_with(&server, number, &format!("http://beta.test/{number}"), "").await);
    }
    page(&server, "/offers").await;
    server.works().await;
    for id in &offers {
        assert_eq!(state_of(&server, *id).await, Some(RemotePictureState::Failed), "{id}");
    }
    for _ in 0..3 {
        assert!(!page(&server, "/offers").await.contains("/media/theirs/"));
        server.works().await;
    }
    assert_eq!(peer.seen().len(), 4, "each was asked for once");
    server.later(TimeDelta::days(6));
    page(&server, "/offers").await;
    server.works().await;
    assert_eq!(peer.seen().len(), 4, "not before a week is over");
    server.later(TimeDelta::days(2));
    peer.serves_file("/1", "image/png", a_file(64, 64, ImageFormat::Png));
    page(&server, "/offers").await;
    server.works().await;
    assert_eq!(state_of(&server, offers[0]).await, Some(RemotePictureState::Kept));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_12_a_server_that_is_down_is_asked_again_later() {
    let (server, peer) = alpha_and_beta(&[]).await;
    let id = an_offer_with(&server, 1, PICTURE, "").await;
    let busy =
        crate::wire::peer::Served { status: 503, content_type: "text/plain".to_owned(), body: String::new() };
    peer.serves("/files/room.png", busy);
    page(&server, "/offers").await;
    server.works().await;
    assert_eq!(state_of(&server, id).await, Some(RemotePictureState::Failed));
    peer.serves_file("/files/room.png", "image/png", a_file(64, 64, ImageFormat::Png));
    server.later(TimeDelta::minutes(16));
    page(&server, "/offers").await;
    server.works().await;
    assert_eq!(state_of(&server, id).await, Some(RemotePictureState::Kept));
    let html = page(&server, &format!("/offers/{id}")).await;
    assert!(html.contains("sans description"), "a picture without words gets some\n{html}");
}

/// Says of a domain whether its media are taken.
async fn decides(server: &Server, domain: &str, reject_media: RejectMedia) {
    let (now, domain): (_, Domain) = (server.clock.now(), domain.parse().unwrap());
    let flags = DomainFlags { reject_media: reject_media == RejectMedia::Yes, ..DomainFlags::default() };
    let deed = server.does(move |tx, app| {
        partners::block(tx, app, now, Viewer::Operator, &domain)?;
        partners::set_tier(tx, app, now, Viewer::Operator, (&domain, PartnerTier::Open))?;
        partners::set_flags(tx, app, now, Viewer::Operator, (&domain, flags))
    });
    deed.await.unwrap();
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RejectMedia {
    Yes,
    No,
}

async fn rejects(server: &Server, domain: &str) {
    let (now, domain): (_, Domain) = (server.clock.now(), domain.parse().unwrap());
    let flags = DomainFlags { reject_media: true, ..DomainFlags::default() };
    let deed =
        server.does(move |tx, app| partners::set_flags(tx, app, now, Viewer::Operator, (&domain, flags)));
    deed.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_12_a_domain_whose_media_are_rejected_is_not_asked_and_not_shown() {
    let (server, peer) = alpha_and_beta(&[]).await;
    peer.serves_file("/files/room.png", "image/png", a_file(64, 64, ImageFormat::Png));
    decides(&server, "beta.test", RejectMedia::No).await;
    let id = an_offer_with(&server, 1, PICTURE, "").await;
    page(&server, "/offers").await;
    assert_eq!(state_of(&server, id).await, Some(RemotePictureState::Wanted));
    rejects(&server, "beta.test").await;
    assert_eq!(state_of(&server, id).await, None, "it was wanted, and is not any more");
    page(&server, "/offers").await;
    server.works().await;
    assert!(peer.seen().is_empty(), "a look changes nothing");
    assert_eq!(state_of(&server, id).await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_12_what_is_kept_of_a_domain_goes_when_its_media_are_rejected() {
    let (server, peer) = alpha_and_beta(&[]).await;
    peer.serves_file("/files/room.png", "image/png", a_file(64, 64, ImageFormat::Png));
    decides(&server, "beta.test", RejectMedia::No).await;
    let id = an_offer_with(&server, 1, PICTURE, "").await;
    page(&server, "/offers").await;
    server.works().await;
    let src = picture_on(&page(&server, &format!("/offers/{id}")).await).unwrap();
    assert_eq!(server.get(&src, "*/*").await.0, 200);
    rejects(&server, "beta.test").await;
    assert_eq!(server.get(&src, "*/*").await.0, 404);
    assert_eq!(state_of(&server, id).await, None);
    assert!(!page(&server, "/offers").await.contains("/media/theirs/"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_kept_of_a_domain_s_pictures_and_of_those_below_it_goes_when_it_is_blocked() {
    let peer = Peer::plain();
    let hosts = ["files.test", "cdn.files.test", "notfiles.test"];
    let others = hosts.map(|host| (host.to_owned(), peer.address)).into();
    let server = Plan { others, ..Plan::of(&["alpha"]) }.start().await.remove(0);
    peer.serves_file("/room.png", "image/png", a_file(64, 64, ImageFormat::Png));
    let mut offers = Vec::new();
    for (number, host) in (1..).zip(hosts) {
        offers.push(an_offer_with(&server, number, &format!("http://{host}/room.png"), "").await);
    }
    page(&server, "/offers").await;
    server.works().await;
    for id in &offers {
        assert_eq!(state_of(&server, *id).await, Some(RemotePictureState::Kept));
    }
    let (now, domain): (_, Domain) = (server.clock.now(), "files.test".parse().unwrap());
    server.does(move |tx, app| partners::block(tx, app, now, Viewer::Operator, &domain)).await.unwrap();
    assert_eq!(state_of(&server, offers[0]).await, None);
    assert_eq!(state_of(&server, offers[1]).await, None, "of a server that has no actor");
    assert_eq!(state_of(&server, offers[2]).await, Some(RemotePictureState::Kept), "another's");
    assert_eq!(server.lists().await.len(), 3, "their author is another, and stays");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_12_a_picture_at_a_domain_whose_media_are_rejected_is_not_fetched_for_another() {
    let (server, peer) = alpha_and_beta(&[]).await;
    decides(&server, "files.test", RejectMedia::Yes).await;
    let id = an_offer_with(&server, 1, "http://files.test/room.png", "").await;
    page(&server, "/offers").await;
    server.works().await;
    assert_eq!((state_of(&server, id).await, peer.seen().len()), (None, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_12_the_cache_keeps_its_limit_and_lets_go_of_what_nobody_looks_at() {
    let (server, peer) = alpha_and_beta(&[("MEDIA__CACHE_MAX_BYTES", "1048576")]).await;
    let noise = noise(700, 700);
    let mut offers = Vec::new();
    for number in 1..=6 {
        let path = format!("/{number}.png");
        peer.serves_file(&path, "image/png", noise.clone());
        let id = an_offer_with(&server, number, &format!("http://beta.test{path}"), "").await;
        page(&server, &format!("/offers/{id}")).await;
        server.works().await;
        server.later(TimeDelta::days(2));
        // The first one is looked at each time: it stays.
        page(&server, &format!("/offers/{}", *offers.first().unwrap_or(&id))).await;
        offers.push(id);
    }
    for (number, state) in
        [(0, Some(RemotePictureState::Kept)), (1, None), (5, Some(RemotePictureState::Kept))]
    {
        assert_eq!(state_of(&server, offers[number]).await, state, "the picture of offer {number}");
    }
    let total = server.reads(remote_pictures::total_bytes).await;
    assert!((500_000..=1_048_576).contains(&total), "{total} bytes are kept");
}

/// What compresses badly: a file of some hundreds of kilobytes once it is written anew.
fn noise(width: u32, height: u32) -> Vec<u8> {
    let mut state = 1_u32;
    let picture = image::GrayImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Luma([u8::try_from(state >> 24).unwrap() / 2 + 64])
    });
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_of_a_partners_offer_is_shown_here_and_goes_when_it_is_removed_there() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.befriends(&alpha, PartnerTier::Open).await;
    settled(&[&alpha, &beta]).await;
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha, &beta]).await;
    let here = beta.sees(&offer).await.unwrap().id;
    page(&beta, "/offers").await;
    beta.works().await;
    assert_eq!(state_of(&beta, here).await, None, "a card that a Rooftop drew is drawn here too");

    let one = account(&alpha, "one@t.example", Role::Moderator).await;
    let other = account(&alpha, "two@t.example", Role::Moderator).await;
    let (now, made, id) = (alpha.clock.now(), a_picture(640, 480), offer.id);
    let viewer = |account| Viewer::Staff { account, role: Role::Moderator };
    let photo = alpha
        .does(move |tx, app| pictures::add(tx, app, now, viewer(one), (id, "Une chambre", &made)))
        .await
        .unwrap();
    let all = rooftop::domain::picture::MustNotShow::ALL;
    alpha.does(move |tx, app| pictures::confirm(tx, app, now, viewer(other), (photo, all))).await.unwrap();
    settled(&[&alpha, &beta]).await;
    page(&beta, "/offers").await;
    settled(&[&alpha, &beta]).await;
    let html = page(&beta, &format!("/offers/{here}")).await;
    assert!(html.contains("alt=\"Une chambre\" width=\"640\" height=\"480\""), "{html}");
    let src = picture_on(&html).unwrap();

    alpha.does(move |tx, app| pictures::remove(tx, app, now, viewer(one), photo)).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(beta.get(&src, "*/*").await.0, 404, "removed there, gone here");
    assert_eq!(state_of(&beta, here).await, None);
}
