//! An alliance is in effect once both sides declared it, and until either ends it.

use chrono::TimeDelta;
use rooftop::domain::alliance::{Alliance, AllianceState, Side};
use rooftop::domain::domain_list;
use rooftop::domain::partner::PartnerTier;
use rooftop::domain::proposal::Proposal;
use rooftop::domain::report::TaskKind;
use rooftop::federation::lookup;
use rooftop::ids::Domain;
use rooftop::services::partners::import;
use rooftop::services::{ServiceError, Viewer, alliances, keys, partners};
use rooftop::store::partners as stored;
use rooftop::store::{actors, alliances as rows, ally_requests, tasks};

use super::crowd::{agrees, told};
use crate::fediverse::{Plan, Server, a_request, settled};

async fn alpha_and_beta() -> (Server, Server) {
    let plan = Plan { settings: &[("FEDERATION__REQUESTS", "allies")], ..Plan::of(&["alpha", "beta"]) };
    let mut servers = plan.start().await;
    let (beta, alpha) = (servers.pop().unwrap(), servers.pop().unwrap());
    alpha.follows(&beta).await;
    beta.follows(&alpha).await;
    (alpha, beta)
}

fn domain(server: &Server) -> Domain {
    server.node.app.urls.domain().clone()
}

async fn standing(server: &Server, other: &Server) -> Option<Alliance> {
    let other = domain(other);
    server.reads(move |conn| rows::by_domain(conn, &other)).await
}

/// State and last step, the tier, and whether requests may pass.
async fn stands(server: &Server, other: &Server) -> (AllianceState, Side, PartnerTier) {
    let alliance = standing(server, other).await.expect("something was said");
    let (named, association) = (domain(other), other.node.app.association());
    let tier = server.reads(move |conn| stored::by_domain(conn, &named)).await.unwrap().tier;
    let is_ally = server.does(move |tx, _| alliances::is_ally(tx, &association)).await.unwrap();
    assert_eq!(is_ally, tier == PartnerTier::Ally, "one truth");
    (alliance.state, alliance.by, tier)
}

/// The fingerprint of another's key, as this server has it.
async fn key(server: &Server, other: &Server) -> String {
    let association = other.node.app.association();
    let actor = server.reads(move |conn| actors::by_ap_id(conn, &association)).await.unwrap();
    alliances::fingerprint(&actor.public_key_pem)
}

async fn proposes(server: &Server, other: &Server) -> Result<AllianceState, ServiceError> {
    let (other, key, now) = (domain(other), key(server, other).await, server.clock.now());
    server.does(move |tx, app| alliances::propose(tx, app, now, Viewer::Operator, (&other, &key))).await
}

async fn confirms(server: &Server, other: &Server) -> Result<(), ServiceError> {
    let (other, key, now) = (domain(other), key(server, other).await, server.clock.now());
    server.does(move |tx, app| alliances::confirm(tx, app, now, Viewer::Operator, (&other, &key))).await
}

async fn refuses(server: &Server, other: &Server) -> Result<(), ServiceError> {
    let (other, now) = (domain(other), server.clock.now());
    server.does(move |tx, app| alliances::refuse(tx, app, now, Viewer::Operator, &other)).await
}

async fn ends(server: &Server, other: &Server) -> Result<(), ServiceError> {
    let (other, now) = (domain(other), server.clock.now());
    server.does(move |tx, app| alliances::end(tx, app, now, Viewer::Operator, &other)).await
}

async fn open_tasks(server: &Server) -> Vec<TaskKind> {
    server.reads(|conn| tasks::open(conn, 10, 0)).await.into_iter().map(|task| task.kind).collect()
}

/// An open request of a server, of which the other one was told.
async fn asks(server: &Server, other: &Server) -> Proposal {
    told(server, other.node.app.association(), &[server, other]).await
}

async fn holds(server: &Server) -> usize {
    server.reads(|conn| ally_requests::all(conn, 10)).await.len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_alliance_takes_effect_on_both_sides_once_the_other_one_confirmed_it() {
    let (alpha, beta) = alpha_and_beta().await;
    assert_eq!(proposes(&alpha, &beta).await, Ok(AllianceState::Offered));
    settled(&[&alpha, &beta]).await;
    assert_eq!(stands(&alpha, &beta).await, (AllianceState::Offered, Side::Us, PartnerTier::Open));
    assert_eq!(stands(&beta, &alpha).await, (AllianceState::Asked, Side::Them, PartnerTier::Open));
    assert_eq!(open_tasks(&beta).await, [TaskKind::AllianceAsked]);
    let request = alpha.publishes(&a_request()).await;
    let alone = agrees(&alpha, request.id, vec![beta.node.app.association()]).await;
    assert!(matches!(alone, Err(ServiceError::Invalid(_))), "one side alone makes no ally: {alone:?}");

    confirms(&beta, &alpha).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(stands(&alpha, &beta).await, (AllianceState::Allied, Side::Them, PartnerTier::Ally));
    assert_eq!(stands(&beta, &alpha).await, (AllianceState::Allied, Side::Us, PartnerTier::Ally));
    assert_eq!(open_tasks(&beta).await, [], "what was decided needs nobody any more");
    asks(&alpha, &beta).await;
    assert_eq!(holds(&beta).await, 1);
    assert!(proposes(&alpha, &beta).await.is_err() && confirms(&beta, &alpha).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_either_ends_it_both_fall_back_and_the_requests_of_both_are_gone() {
    for ender in [0, 1] {
        let (alpha, beta) = alpha_and_beta().await;
        proposes(&alpha, &beta).await.unwrap();
        settled(&[&alpha, &beta]).await;
        confirms(&beta, &alpha).await.unwrap();
        settled(&[&alpha, &beta]).await;
        let request = asks(&alpha, &beta).await;
        asks(&beta, &alpha).await;
        assert_eq!((holds(&alpha).await, holds(&beta).await), (1, 1));

        let (first, second) = [(&alpha, &beta), (&beta, &alpha)][ender];
        ends(first, second).await.unwrap();
        settled(&[&alpha, &beta]).await;
        assert_eq!(stands(first, second).await, (AllianceState::Ended, Side::Us, PartnerTier::Open));
        assert_eq!(stands(second, first).await, (AllianceState::Ended, Side::Them, PartnerTier::Open));
        assert_eq!((holds(&alpha).await, holds(&beta).await), (0, 0));
        assert_eq!(open_tasks(second).await, [TaskKind::AllianceEnded]);
        let (key, now) = (beta.node.key(&beta.node.app.association()), beta.clock.now());
        let fetched = beta.node.http.get_object(&request.ap_id, key, now).await;
        assert!(matches!(fetched, Err(rooftop::federation::http::FetchError::NotFound)), "{fetched:?}");
        assert!(ends(first, second).await.is_err(), "there is nothing to end");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_proposals_that_cross_are_an_alliance() {
    let (alpha, beta) = alpha_and_beta().await;
    proposes(&alpha, &beta).await.unwrap();
    proposes(&beta, &alpha).await.unwrap();
    settled(&[&alpha, &beta]).await;
    for (one, other) in [(&alpha, &beta), (&beta, &alpha)] {
        assert_eq!(stands(one, other).await.0, AllianceState::Allied);
        assert_eq!(open_tasks(one).await, []);
    }
    ends(&beta, &alpha).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(stands(&alpha, &beta).await, (AllianceState::Ended, Side::Them, PartnerTier::Open));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proposal_is_refused_or_withdrawn_and_may_come_again() {
    let (alpha, beta) = alpha_and_beta().await;
    proposes(&alpha, &beta).await.unwrap();
    settled(&[&alpha, &beta]).await;
    refuses(&beta, &alpha).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(stands(&alpha, &beta).await, (AllianceState::Declined, Side::Them, PartnerTier::Open));
    assert_eq!(stands(&beta, &alpha).await, (AllianceState::Declined, Side::Us, PartnerTier::Open));
    assert_eq!(open_tasks(&alpha).await, [TaskKind::AllianceDeclined]);

    proposes(&alpha, &beta).await.unwrap();
    settled(&[&alpha, &beta]).await;
    ends(&alpha, &beta).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(stands(&beta, &alpha).await, (AllianceState::Ended, Side::Them, PartnerTier::Open));
    assert_eq!(open_tasks(&beta).await, [], "what is withdrawn needs no decision");
    assert!(confirms(&beta, &alpha).await.is_err(), "nor can it be confirmed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_comes_after_the_withdrawal_makes_nobody_an_ally_for_long() {
    let (alpha, beta) = alpha_and_beta().await;
    proposes(&alpha, &beta).await.unwrap();
    settled(&[&alpha, &beta]).await;
    // Both at once: the Undo and the Accept are on their way.
    ends(&alpha, &beta).await.unwrap();
    confirms(&beta, &alpha).await.unwrap();
    assert_eq!(stands(&beta, &alpha).await.0, AllianceState::Allied);
    settled(&[&alpha, &beta]).await;
    assert_eq!(stands(&alpha, &beta).await, (AllianceState::Ended, Side::Us, PartnerTier::Open));
    assert_eq!(stands(&beta, &alpha).await, (AllianceState::Ended, Side::Them, PartnerTier::Open));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_that_nobody_compared_waits_for_a_moderator() {
    let (alpha, beta) = alpha_and_beta().await;
    let now = alpha.clock.now();
    let named = domain(&beta);
    let other = "0000 1111".to_owned();
    let wrong =
        alpha.does(move |tx, app| alliances::propose(tx, app, now, Viewer::Operator, (&named, &other))).await;
    assert!(matches!(wrong, Err(ServiceError::Conflict(_))), "{wrong:?}");
    proposes(&alpha, &beta).await.unwrap();
    settled(&[&alpha, &beta]).await;
    // Beta's key is another one when its Accept comes.
    let mut alliance = standing(&alpha, &beta).await.unwrap();
    alliance.seen = Some("0000 1111".to_owned());
    alpha.does(move |tx, _| Ok(rows::save(tx, &alliance)?)).await.unwrap();
    confirms(&beta, &alpha).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(stands(&alpha, &beta).await, (AllianceState::Asked, Side::Them, PartnerTier::Open));
    assert_eq!(open_tasks(&alpha).await, [TaskKind::AllianceAsked]);
    confirms(&alpha, &beta).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(stands(&alpha, &beta).await.0, AllianceState::Allied);
    assert_eq!(stands(&beta, &alpha).await.0, AllianceState::Allied);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_block_ends_it_and_lifting_the_block_or_a_look_up_does_not_bring_it_back() {
    let (alpha, beta) = alpha_and_beta().await;
    proposes(&alpha, &beta).await.unwrap();
    proposes(&beta, &alpha).await.unwrap();
    settled(&[&alpha, &beta]).await;
    let found = lookup::partner(&alpha.node, &domain(&beta)).await.unwrap();
    let (now, again) = (alpha.clock.now(), found.clone());
    alpha.does(move |tx, app| partners::add(tx, app, now, Viewer::Operator, &again)).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(stands(&alpha, &beta).await.0, AllianceState::Allied, "a look-up changes nothing");

    let named = domain(&beta);
    alpha
        .does(move |tx, app| {
            partners::block(tx, app, now, Viewer::Operator, &named)?;
            partners::set_tier(tx, app, now, Viewer::Operator, (&named, PartnerTier::Open))?;
            partners::add(tx, app, now, Viewer::Operator, &found)
        })
        .await
        .unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(stands(&alpha, &beta).await, (AllianceState::Ended, Side::Us, PartnerTier::Open));
    // Beta was told nothing, and still believes in it: it answers a new proposal by itself.
    proposes(&alpha, &beta).await.unwrap();
    settled(&[&alpha, &beta]).await;
    assert_eq!(stands(&alpha, &beta).await.0, AllianceState::Allied);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neither_a_tier_nor_a_file_of_domains_makes_an_ally() {
    let (alpha, beta) = alpha_and_beta().await;
    proposes(&beta, &alpha).await.unwrap();
    settled(&[&alpha, &beta]).await;
    let (named, now) = (domain(&beta), alpha.clock.now());
    let set = alpha
        .does(move |tx, app| partners::set_tier(tx, app, now, Viewer::Operator, (&named, PartnerTier::Ally)))
        .await;
    assert!(matches!(set, Err(ServiceError::Invalid(_))), "{set:?}");
    for severity in ["noop", "silence"] {
        let file = format!("#domain,#severity,#reject_media\nbeta.test,{severity},true\n");
        let lines = domain_list::read(file.as_bytes()).unwrap();
        alpha.does(move |tx, app| import::apply(tx, app, now, Viewer::Operator, &lines)).await.unwrap();
        assert_eq!(stands(&alpha, &beta).await, (AllianceState::Asked, Side::Them, PartnerTier::Open));
    }
    confirms(&alpha, &beta).await.unwrap();
    settled(&[&alpha, &beta]).await;
    let lines = domain_list::read(b"#domain,#severity\nbeta.test,suspend\n").unwrap();
    alpha.does(move |tx, app| import::apply(tx, app, now, Viewer::Operator, &lines)).await.unwrap();
    assert_eq!(stands(&alpha, &beta).await, (AllianceState::Ended, Side::Us, PartnerTier::Blocked));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_moderator_learns_that_an_ally_has_another_key_than_the_one_that_was_compared() {
    let (alpha, beta) = alpha_and_beta().await;
    proposes(&alpha, &beta).await.unwrap();
    proposes(&beta, &alpha).await.unwrap();
    settled(&[&alpha, &beta]).await;
    let seen = key(&alpha, &beta).await;
    let looks = async || {
        let found = lookup::partner(&alpha.node, &domain(&beta)).await.unwrap();
        let now = alpha.clock.now();
        alpha.does(move |tx, _| alliances::learn_actor(tx, now, &found.association)).await.unwrap();
    };
    looks().await;
    assert!(open_tasks(&alpha).await.is_empty(), "the same key is no news");

    let rotates = async || {
        // Later than any look at the key before.
        beta.later(TimeDelta::minutes(10));
        let now = beta.clock.now();
        beta.does(move |tx, app| keys::rotate(tx, app, now, Viewer::Operator, None)).await.unwrap();
        settled(&[&alpha, &beta]).await;
    };
    rotates().await;
    let new = key(&alpha, &beta).await;
    assert_ne!(new, seen);
    let found = alpha.reads(|conn| tasks::open(conn, 10, 0)).await;
    let [task] = &found[..] else { panic!("one task: {found:?}") };
    assert_eq!((task.kind, &task.detail), (TaskKind::AllianceKeyChanged, &new));
    assert_eq!(task.subject, beta.node.app.association());
    assert_eq!(stands(&alpha, &beta).await.0, AllianceState::Allied, "a rotation ends nothing");
    looks().await;
    let again = alpha.reads(|conn| tasks::open(conn, 10, 0)).await;
    assert_eq!(again, found, "said once for each change");

    ends(&alpha, &beta).await.unwrap();
    assert!(open_tasks(&alpha).await.is_empty(), "there is nothing to compare any more");
    // Of who is no ally no key was compared.
    rotates().await;
    assert_ne!(key(&alpha, &beta).await, new);
    assert!(open_tasks(&alpha).await.is_empty());
}
