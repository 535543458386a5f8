//! What a block, a flag and a file of domains change, and that lifting restores nothing by itself.

use rooftop::domain::domain_list::{self, Line};
use rooftop::domain::field::Field;
use rooftop::domain::partner::{DomainFlags, LineState, PartnerTier};
use rooftop::ids::Domain;
use rooftop::services::partners::import;
use rooftop::services::partners::lists;
use rooftop::services::{ServiceError, Viewer, partners};
use rooftop::store::{
    actors, backfills, deliveries, follows, partner_deeds, partner_lists, partners as stored,
};
use serde_json::json;

use crate::fediverse::{Server, an_offer, fediverse, settled};
use crate::wire::peer::Served;
use crate::wire::stranger::alpha_and_beta;

fn domain(text: &str) -> Domain {
    text.parse().unwrap()
}

async fn blocks(server: &Server, name: &str) -> Result<(), ServiceError> {
    let (domain, now) = (domain(name), server.clock.now());
    server.does(move |tx, app| partners::block(tx, app, now, Viewer::Operator, &domain)).await
}

async fn flags(server: &Server, name: &str, flags: DomainFlags) {
    let (domain, now) = (domain(name), server.clock.now());
    let deed = move |tx: &mut rooftop::store::Tx<'_>, app: &rooftop::services::App| {
        partners::set_flags(tx, app, now, Viewer::Operator, (&domain, flags))
    };
    server.does(deed).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_02_a_blocked_domain_is_refused_before_any_work_and_so_is_what_is_below_it() {
    for blocked in ["beta.test", "test.example"] {
        let (alpha, peer, ben) = alpha_and_beta(&[]).await;
        blocks(&alpha, blocked).await.unwrap();
        let answer = ben.sends(&alpha, &ben.follow(&alpha, 1)).await;
        let refused = blocked == "beta.test";
        assert_eq!(answer.status, if refused { 403 } else { 202 }, "{}", answer.body);
        assert_eq!(peer.seen().is_empty(), refused, "the key of a blocked actor is not fetched");
    }
    let (alpha, _, _) = alpha_and_beta(&[]).await;
    blocks(&alpha, "beta.test").await.unwrap();
    // However many names are between.
    for name in ["a.beta.test", "a.b.c.beta.test", "a.b.c.d.beta.test", "a.b.c.d.e.f.g.h.beta.test:8443"] {
        let (app, below) = (std::sync::Arc::clone(&alpha.node.app), domain(name));
        let policy =
            alpha.node.app.db.read(move |conn| partners::policy_of(conn, &app, &below)).await.unwrap();
        assert_eq!(policy.tier, PartnerTier::Blocked, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_block_forgets_what_was_kept_and_keeps_the_note_and_the_record() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    alpha.follows(&beta).await;
    beta.follows(&alpha).await;
    beta.publishes(&an_offer()).await;
    settled(&[&alpha, &beta]).await;
    assert_eq!(alpha.lists().await.len(), 1);
    let now = alpha.clock.now();
    let fresh = alpha.reads(|conn| stored::by_domain(conn, &domain("beta.test"))).await.unwrap();
    assert_eq!((fresh.last_seen_at, fresh.last_delivery_at), (Some(now), Some(now)));
    alpha
        .does(move |tx, _| {
            partners::set_note(tx, now, Viewer::Operator, (&domain("beta.test"), "Seen in Namur."))
        })
        .await
        .unwrap();
    // Something waits to be sent to it.
    alpha.publishes(&an_offer().with(Field::Title, "Studio")).await;
    rooftop_tells(&alpha).await;
    blocks(&alpha, "beta.test").await.unwrap();

    let us = alpha.node.app.association();
    let (followers, following) = (us.clone(), us);
    assert_eq!(alpha.reads(move |conn| follows::count_followers(conn, &followers)).await, 0);
    assert_eq!(alpha.reads(move |conn| follows::count_following(conn, &following)).await, 0);
    assert_eq!(
        alpha.reads(|conn| actors::count_of_domain(conn, &domain("beta.test"))).await,
        0,
        "and its keys"
    );
    assert_eq!(alpha.reads(|conn| deliveries::count_of_host(conn, "beta.test")).await, 0);
    let target = beta.node.app.association();
    assert!(alpha.reads(move |conn| backfills::of_target(conn, &target)).await.is_none());
    assert_eq!(alpha.lists().await.len(), 1, "our own offer alone");
    let kept = alpha.reads(|conn| stored::by_domain(conn, &domain("beta.test"))).await.unwrap();
    assert_eq!((kept.tier, kept.note.as_str()), (PartnerTier::Blocked, "Seen in Namur."));
    let deeds = alpha.reads(|conn| partner_deeds::of_domain(conn, &domain("beta.test"), 10)).await;
    let deeds: Vec<&str> = deeds.iter().map(|deed| deed.deed.as_str()).collect();
    assert_eq!(deeds, ["blocked", "note-changed", "added"]);
    alpha.works().await;
    assert_eq!(alpha.waiting().await, (0, 0, 0), "nothing is sent to a blocked domain, no farewell either");

    // Lifting it restores nothing by itself.
    alpha
        .does(move |tx, app| {
            partners::set_tier(tx, app, now, Viewer::Operator, (&domain("beta.test"), PartnerTier::Open))
        })
        .await
        .unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(alpha.lists().await.len(), 1);
}

/// Lets a server make deliveries of its events, and send none.
pub(super) async fn rooftop_tells(server: &Server) {
    let app = std::sync::Arc::clone(&server.node.app);
    let claim = rooftop::store::Claim { now: server.clock.now(), lease_s: 60, limit: 50 };
    let events =
        app.db.tx(move |tx| rooftop::store::outbox::claim(tx, claim).map_err(ServiceError::from)).await;
    for event in events.unwrap() {
        rooftop::federation::outbound::tell(&server.node, &event).await.unwrap();
    }
    assert!(server.reads(|conn| deliveries::count_of_host(conn, "beta.test")).await > 0, "something waits");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_block_leaves_what_was_decided_about_a_sub_domain_and_refuses_nonsense() {
    let [alpha] = fediverse(["alpha"]).await;
    for wrong in ["test", "alpha.test"] {
        assert!(matches!(blocks(&alpha, wrong).await, Err(ServiceError::Invalid(_))), "{wrong}");
    }
    assert!(blocks(&alpha, "other.test").await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_silenced_partner_offers_is_neither_listed_nor_announced_until_it_may_be_again() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    beta.befriends(&alpha, PartnerTier::Ally).await;
    alpha.befriends(&beta, PartnerTier::Ally).await;
    settled(&[&alpha, &beta]).await;
    alpha.publishes(&an_offer()).await;
    settled(&[&alpha, &beta]).await;
    let board = || async { beta.document("/actors/offers/outbox?page=true").await.1["orderedItems"].clone() };
    assert_eq!((beta.lists().await.len(), board().await.as_array().unwrap().len()), (1, 1));

    flags(&beta, "alpha.test", DomainFlags { silenced: true, ..DomainFlags::default() }).await;
    settled(&[&alpha, &beta]).await;
    assert_eq!((beta.lists().await.len(), board().await), (0, json!([])));
    alpha.publishes(&an_offer().with(Field::Title, "Studio")).await;
    settled(&[&alpha, &beta]).await;
    assert_eq!((beta.lists().await.len(), board().await), (0, json!([])), "nor what comes later");

    flags(&beta, "alpha.test", DomainFlags::default()).await;
    settled(&[&alpha, &beta]).await;
    assert_eq!(beta.lists().await.len(), 2, "what may be listed again is read again");
}

fn lines(text: &str) -> Vec<Line> {
    domain_list::read(format!("#domain,#severity,#reject_media,#public_comment\n{text}").as_bytes()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_blocks_silences_and_rejects_and_is_exported_as_it_came() {
    let [alpha, beta] = fediverse(["alpha", "beta"]).await;
    alpha.follows(&beta).await;
    beta.publishes(&an_offer()).await;
    settled(&[&alpha, &beta]).await;
    let file = "beta.test,suspend,,spam\nloud.example,silence,true,\nalpha.test,suspend,,\n";
    let now = alpha.clock.now();
    let planned =
        alpha.does(move |tx, app| import::plan(tx, app, Viewer::Operator, &lines(file))).await.unwrap();
    assert_eq!(planned.iter().map(import::Planned::changes).collect::<Vec<_>>(), [true, true, false]);
    assert_eq!(alpha.lists().await.len(), 1, "a plan changes nothing");
    alpha.does(move |tx, app| import::apply(tx, app, now, Viewer::Operator, &lines(file))).await.unwrap();
    assert!(alpha.lists().await.is_empty(), "what is blocked by a file is forgotten too");
    let beta_row = alpha.reads(|conn| stored::by_domain(conn, &domain("beta.test"))).await.unwrap();
    assert_eq!((beta_row.tier, beta_row.note.as_str()), (PartnerTier::Blocked, "spam"));
    let exported = alpha.node.app.db.read(|conn| import::export(conn, Viewer::Operator)).await.unwrap();
    let exported = domain_list::write(&exported);
    let rows: Vec<&str> = exported.lines().skip(1).collect();
    assert_eq!(rows, ["beta.test,suspend,false,false,,false", "loud.example,silence,true,false,,false"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_published_list_makes_drafts_and_changes_nothing_by_itself() {
    let (alpha, peer, _) = alpha_and_beta(&[]).await;
    let serves = |text: &str| {
        let body = format!("#domain,#severity\n{text}");
        peer.serves("/list.csv", Served { status: 200, content_type: "text/csv".to_owned(), body });
    };
    let now = alpha.clock.now();
    let fetches = async || {
        let id = alpha.reads(partner_lists::all).await[0].id;
        alpha.does(move |tx, _| lists::hasten(tx, now, Viewer::Operator, id)).await.unwrap();
        alpha.works().await;
        let drafts = alpha.reads(|conn| partner_lists::in_state(conn, LineState::Draft, 10, 0)).await;
        drafts
            .into_iter()
            .map(|(line, _)| (line.id, line.domain.to_string(), line.is_removed))
            .collect::<Vec<_>>()
    };
    serves("one.example,suspend\ntwo.example,suspend\n");
    let url = "http://beta.test/list.csv";
    alpha.does(move |tx, app| lists::subscribe(tx, app, now, Viewer::Operator, url)).await.unwrap();
    let again = alpha.does(move |tx, app| lists::subscribe(tx, app, now, Viewer::Operator, url)).await;
    assert!(matches!(again, Err(ServiceError::Conflict(_))));
    let drafts = fetches().await;
    assert_eq!(
        drafts.iter().map(|draft| draft.1.as_str()).collect::<Vec<_>>(),
        ["one.example", "two.example"]
    );
    assert!(alpha.reads(stored::all).await.is_empty(), "nothing changes by itself");

    let (one, two) = (drafts[0].0, drafts[1].0);
    alpha.does(move |tx, app| lists::confirm(tx, app, now, Viewer::Operator, one)).await.unwrap();
    let why = alpha.does(move |tx, _| lists::dismiss(tx, now, Viewer::Operator, (two, " "))).await;
    assert!(matches!(why, Err(ServiceError::Invalid(_))), "a dismissal has a reason");
    alpha.does(move |tx, _| lists::dismiss(tx, now, Viewer::Operator, (two, "friends"))).await.unwrap();
    assert_eq!(alpha.reads(stored::all).await[0].tier, PartnerTier::Blocked);
    assert!(fetches().await.is_empty(), "what was dismissed does not come back");

    serves("one.example,suspend\ntwo.example,silence\n");
    assert_eq!(fetches().await.len(), 1, "it comes back when its line changes");
    serves("two.example,silence\n");
    let drafts = fetches().await;
    let removed: Vec<_> = drafts.iter().filter(|draft| draft.2).collect();
    assert_eq!(removed.len(), 1, "what the list takes back is a draft too: {drafts:?}");
    assert_eq!(alpha.reads(stored::all).await[0].tier, PartnerTier::Blocked);
    let one = removed[0].0;
    alpha.does(move |tx, app| lists::confirm(tx, app, now, Viewer::Operator, one)).await.unwrap();
    assert_eq!(alpha.reads(stored::all).await[0].tier, PartnerTier::Open);

    serves("ex*mple.org,suspend\n");
    fetches().await;
    let error = alpha.reads(partner_lists::all).await[0].last_error.clone().unwrap();
    assert!(error.contains("line 2: #domain \"ex*mple.org\" is obfuscated"), "{error}");
    assert_eq!(
        alpha.reads(|conn| partner_lists::count(conn, LineState::Draft)).await,
        1,
        "a broken list changes nothing"
    );
}
