//! How a request reaches an ally, and nobody else.

use chrono::TimeDelta;
use rooftop::domain::alliance::REQUEST_FETCHES_A_DAY;
use rooftop::domain::partner::PartnerTier;
use rooftop::domain::proposal::Proposal;
use rooftop::domain::report::TaskKind;
use rooftop::federation::http::FetchError;
use rooftop::ids::{ApId, ConsentId};
use rooftop::services::{ServiceError, Viewer, proposals, requests};
use rooftop::store::actors;
use rooftop::store::ally_requests;
use rooftop::store::safeguards::Consent;
use rooftop::store::tasks;

use crate::fediverse::{Plan, Server, a_request, settled};

pub(crate) fn consent(proposal: &Proposal, recipients: Vec<ApId>) -> Consent {
    Consent {
        id: ConsentId::new(),
        proposal: proposal.id,
        recipients,
        language: "fr".to_owned(),
        given_via: "oral".to_owned(),
        given_at: proposal.created_at,
    }
}

async fn allies() -> Vec<Server> {
    let plan =
        Plan { settings: &[("FEDERATION__REQUESTS", "allies")], ..Plan::of(&["alpha", "beta", "gamma"]) };
    let servers = plan.start().await;
    let all: Vec<&Server> = servers.iter().collect();
    for (one, other) in [(0, 1), (1, 0), (0, 2), (2, 0)] {
        servers[one].befriends(&servers[other], PartnerTier::Ally).await;
    }
    settled(&all).await;
    servers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_06_pr_07_a_request_reaches_the_allies_of_its_consent_in_bands_and_goes_when_it_is_revoked() {
    let servers = allies().await;
    let [alpha, beta, gamma] = &servers[..] else { panic!("three servers") };
    let request = alpha.publishes(&a_request()).await;
    settled(&[alpha, beta, gamma]).await;
    assert!(
        beta.reads(|conn| ally_requests::all(conn, 10)).await.is_empty(),
        "without consent nothing leaves"
    );

    let given = consent(&request, vec![beta.node.app.association()]);
    let now = alpha.clock.now();
    alpha.does(move |tx, app| requests::consent(tx, app, now, &given)).await.unwrap();
    settled(&[alpha, beta, gamma]).await;
    let got = beta.reads(|conn| ally_requests::all(conn, 10)).await;
    assert_eq!(got.len(), 1);
    assert_eq!((got[0].bands.size, got[0].bands.month.as_str()), ("2", "2026-12"));
    assert!(
        gamma.reads(|conn| ally_requests::all(conn, 10)).await.is_empty(),
        "gamma is an ally, but not named"
    );

    let gone = request.clone();
    alpha.does(move |tx, _| requests::revoke(tx, now, &gone)).await.unwrap();
    settled(&[alpha, beta, gamma]).await;
    assert!(beta.reads(|conn| ally_requests::all(conn, 10)).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_02_a_request_is_the_same_404_for_strangers_as_what_does_not_exist() {
    let servers = allies().await;
    let [alpha, beta, gamma] = &servers[..] else { panic!("three servers") };
    let request = alpha.publishes(&a_request()).await;
    let given = consent(&request, vec![beta.node.app.association()]);
    let now = alpha.clock.now();
    alpha.does(move |tx, app| requests::consent(tx, app, now, &given)).await.unwrap();
    settled(&[alpha, beta, gamma]).await;
    let nothing = alpha.document(&format!("/proposals/{}", rooftop::ids::ProposalId::new())).await;
    assert_eq!(alpha.document(&format!("/proposals/{}", request.id)).await, nothing, "unsigned");
    for (server, actor) in [(beta, beta.node.app.urls.instance()), (gamma, gamma.node.app.association())] {
        let got = server.node.http.get_object(&request.ap_id, server.node.key(&actor), now).await;
        assert!(matches!(got, Err(FetchError::NotFound)), "{actor}: {got:?}");
    }
    let key = beta.node.key(&beta.node.app.association());
    let read = beta.node.http.get_object(&request.ap_id, key, now).await.unwrap().json;
    assert_eq!(read["to"], serde_json::json!([beta.node.app.association()]));
    let text = read.to_string();
    for secret in ["Mère", "26-64", "parent", "62063", "as:Public", "#Public"] {
        assert!(!text.contains(secret), "{secret} leaves in {text}");
    }

    // Whoever still has the key of an actor that is gone is nobody, whatever else is stored of it.
    let gone = beta.node.app.association();
    alpha.does(move |tx, _| Ok::<_, ServiceError>(actors::mark_deleted(tx, &gone, now)?)).await.unwrap();
    let later = TimeDelta::seconds(601);
    alpha.later(later);
    let got = beta.node.http.get_object(&request.ap_id, key, now + later).await;
    assert!(matches!(got, Err(FetchError::NotFound)), "{got:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_ally_fetches_so_many_requests_a_day_and_no_more() {
    let servers = allies().await;
    let [alpha, beta, gamma] = &servers[..] else { panic!("three servers") };
    let request = alpha.publishes(&a_request()).await;
    let given = consent(&request, vec![beta.node.app.association(), gamma.node.app.association()]);
    let now = alpha.clock.now();
    alpha.does(move |tx, app| requests::consent(tx, app, now, &given)).await.unwrap();
    settled(&[alpha, beta, gamma]).await;
    let fetches = async |server: &Server| {
        let (key, now) = (server.node.key(&server.node.app.association()), alpha.clock.now());
        server.node.http.get_object(&request.ap_id, key, now).await.map(drop)
    };
    // The first one was when it was invited.
    for number in 2..=REQUEST_FETCHES_A_DAY {
        assert_eq!(fetches(beta).await, Ok(()), "{number}");
    }
    let open = || alpha.reads(|conn| tasks::open(conn, 10, 0));
    assert!(open().await.is_empty());
    for _ in 0..2 {
        assert_eq!(fetches(beta).await, Err(FetchError::Status(429)));
    }
    let found = open().await;
    assert_eq!((found.len(), found[0].kind, found[0].times), (1, TaskKind::RequestsFetched, 1));
    assert_eq!(found[0].subject, beta.node.app.association());
    assert_eq!(fetches(gamma).await, Ok(()), "each ally has its own");
    alpha.later(TimeDelta::hours(12));
    assert_eq!(fetches(beta).await, Ok(()), "the next day");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_05_a_request_leaves_only_while_requests_are_on_and_for_allies_alone() {
    let [alpha, beta] = crate::fediverse::fediverse(["alpha", "beta"]).await;
    alpha.befriends(&beta, PartnerTier::Open).await;
    settled(&[&alpha, &beta]).await;
    let request = alpha.publishes(&a_request()).await;
    let (given, now) = (consent(&request, vec![beta.node.app.association()]), alpha.clock.now());
    let off = alpha.does(move |tx, app| requests::consent(tx, app, now, &given)).await;
    assert_eq!(off, Err(ServiceError::RequestsOff));

    let servers = allies().await;
    let stranger: ApId = "http://delta.test/actors/delta".parse().unwrap();
    let request = servers[0].publishes(&a_request()).await;
    let given = consent(&request, vec![stranger]);
    let refused = servers[0].does(move |tx, app| requests::consent(tx, app, now, &given)).await;
    assert!(matches!(refused, Err(ServiceError::Invalid(_))), "{refused:?}");
    let id = request.id;
    servers[0].does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Operator, id)).await.unwrap();
    settled(&servers.iter().collect::<Vec<_>>()).await;
}
