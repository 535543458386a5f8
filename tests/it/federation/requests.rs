//! How a request reaches an ally, and nobody else.

use chrono::TimeDelta;
use rooftop::domain::alliance::REQUEST_FETCHES_A_DAY;
use rooftop::domain::field::Field;
use rooftop::domain::partner::PartnerTier;
use rooftop::domain::proposal::{Proposal, State};
use rooftop::domain::report::TaskKind;
use rooftop::federation::http::FetchError;
use rooftop::ids::ApId;
use rooftop::services::{ServiceError, Viewer, batches, proposals};
use rooftop::store::actors;
use rooftop::store::ally_requests::{self, AllyRequest};
use rooftop::store::tasks;

use super::crowd::{agrees, gathers, next_batch, takes_back, told};
use crate::fediverse::{Plan, Server, a_request, settled};

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

/// What a server holds of others' requests.
async fn held(server: &Server) -> Vec<AllyRequest> {
    server.reads(|conn| ally_requests::all(conn, 10)).await
}

/// How the bands of what it holds read.
async fn bands(server: &Server) -> Vec<String> {
    let area = |one: &AllyRequest| one.bands.area.as_ref().map_or("-".to_owned(), ToString::to_string);
    held(server)
        .await
        .iter()
        .map(|one| format!("{} {} {}", one.bands.size, area(one), one.bands.period))
        .collect()
}

async fn withdraws(server: &Server, request: &Proposal) {
    let (id, now) = (request.id, server.clock.now());
    server.does(move |tx, app| proposals::withdraw(tx, app, now, Viewer::Operator, id)).await.unwrap();
}

async fn pauses(server: &Server, request: &Proposal) {
    let (id, now) = (request.id, server.clock.now());
    let pause = move |tx: &mut rooftop::store::Tx<'_>, app: &rooftop::services::App| {
        proposals::change_state(tx, app, now, Viewer::Operator, (id, State::Paused))
    };
    server.does(pause).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_06_pr_07_a_request_reaches_the_allies_of_its_consent_in_bands_and_goes_when_it_is_revoked() {
    let servers = allies().await;
    let [alpha, beta, gamma] = &servers[..] else { panic!("three servers") };
    let all = [alpha, beta, gamma];
    gathers(alpha).await;
    let request = alpha.publishes(&a_request()).await;
    next_batch(alpha, &all).await;
    assert!(held(beta).await.is_empty(), "without consent nothing leaves");

    agrees(alpha, request.id, vec![beta.node.app.association()]).await.unwrap();
    settled(&all).await;
    assert!(held(beta).await.is_empty(), "nothing leaves before the batch");
    next_batch(alpha, &all).await;
    assert_eq!(bands(beta).await, ["2 62063 2026-12"]);
    assert!(held(gamma).await.is_empty(), "gamma is an ally, but not named");

    // Another consent, that names another one: who is named no longer is told at once, who is new with the batch.
    agrees(alpha, request.id, vec![gamma.node.app.association()]).await.unwrap();
    settled(&all).await;
    assert_eq!((held(beta).await.len(), held(gamma).await.len()), (0, 0));
    next_batch(alpha, &all).await;
    assert_eq!((held(beta).await.len(), held(gamma).await.len()), (0, 1));

    takes_back(alpha, request.id).await;
    settled(&all).await;
    assert!(held(gamma).await.is_empty(), "what the person takes back waits for no batch");
    next_batch(alpha, &all).await;
    assert!(held(gamma).await.is_empty(), "and does not come again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_06_with_four_it_waits_the_fifth_opens_the_way_and_who_leaves_is_not_told() {
    let servers = allies().await;
    let [alpha, beta, gamma] = &servers[..] else { panic!("three servers") };
    let all = [alpha, beta, gamma];
    let others = gathers(alpha).await;
    pauses(alpha, &others[3]).await;
    let request = alpha.publishes(&a_request()).await;
    agrees(alpha, request.id, vec![beta.node.app.association()]).await.unwrap();
    next_batch(alpha, &all).await;
    assert!(held(beta).await.is_empty(), "four are too few, however wide the bands");

    let elsewhere = a_request().with(Field::Zones, "92094").with(Field::NeededFrom, "2026-12-09");
    alpha.publishes(&elsewhere).await;
    next_batch(alpha, &all).await;
    assert_eq!(bands(beta).await, ["2 03000 2026-12"], "the region is what five share");
    let id = others[3].id;
    let now = alpha.clock.now();
    alpha.does(move |tx, app| proposals::publish(tx, app, now, Viewer::Operator, id)).await.unwrap();
    next_batch(alpha, &all).await;
    assert_eq!(bands(beta).await, ["2 62063 2026-12"], "five of the municipality now");
    for other in &others {
        withdraws(alpha, other).await;
    }
    next_batch(alpha, &all).await;
    assert_eq!(bands(beta).await, ["2 62063 2026-12"], "a change would tell that they left");

    // It is not true any more, and nobody shares what is.
    let (draft, id, now) =
        (a_request().with(Field::NeededFrom, "2027-05-01").draft, request.id, alpha.clock.now());
    alpha.does(move |tx, app| proposals::edit(tx, app, now, Viewer::Operator, (id, &draft))).await.unwrap();
    next_batch(alpha, &all).await;
    assert!(held(beta).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_06_the_end_of_a_request_is_told_with_the_batch_and_fetching_it_tells_nothing_before() {
    let servers = allies().await;
    let [alpha, beta, gamma] = &servers[..] else { panic!("three servers") };
    let all = [alpha, beta, gamma];
    let request = told(alpha, beta.node.app.association(), &all).await;
    let fetches = async || {
        let key = beta.node.key(&beta.node.app.association());
        beta.node.http.get_object(&request.ap_id, key, alpha.clock.now()).await.map(|got| got.json)
    };
    let before = fetches().await.unwrap();
    withdraws(alpha, &request).await;
    settled(&all).await;
    assert_eq!(fetches().await, Ok(before), "it reads as it did");
    assert_eq!(held(beta).await.len(), 1);
    next_batch(alpha, &all).await;
    assert!(held(beta).await.is_empty());
    assert_eq!(fetches().await, Err(FetchError::NotFound));
    assert_eq!(batches::run(&alpha.node.app).await, Ok(0), "it is told once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_05_where_requests_are_turned_off_the_next_batch_takes_back_what_allies_hold() {
    let mut servers = allies().await;
    let request =
        told(&servers[0], servers[1].node.app.association(), &servers.iter().collect::<Vec<_>>()).await;
    assert_eq!(held(&servers[1]).await.len(), 1);
    let alpha = servers.remove(0).restarts_with(("FEDERATION__REQUESTS", "off")).await;
    let [beta, gamma] = &servers[..] else { panic!("two servers") };
    let key = beta.node.key(&beta.node.app.association());
    let got = beta.node.http.get_object(&request.ap_id, key, alpha.clock.now()).await;
    assert!(matches!(got, Err(FetchError::NotFound)), "{got:?}");
    next_batch(&alpha, &[&alpha, beta, gamma]).await;
    assert!(held(beta).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_06_neither_the_id_nor_a_date_of_a_request_tells_when_it_was_written() {
    let servers = allies().await;
    let [alpha, beta, gamma] = &servers[..] else { panic!("three servers") };
    let request = alpha.publishes(&a_request()).await;
    assert!(!request.ap_id.as_str().contains(&request.id.to_string()));
    let id = request.ap_id.as_str().rsplit('/').next().unwrap();
    assert_eq!(id.as_bytes()[14], b'4', "{id}: a UUID that is random, and not one of a time");
    gathers(alpha).await;
    alpha.later(TimeDelta::days(3));
    agrees(alpha, request.id, vec![beta.node.app.association()]).await.unwrap();
    next_batch(alpha, &[alpha, beta, gamma]).await;
    let key = beta.node.key(&beta.node.app.association());
    let read = beta.node.http.get_object(&request.ap_id, key, alpha.clock.now()).await.unwrap().json;
    assert_eq!(read["published"], "2026-11-25T00:00:00Z", "the day of the batch");
    assert!(!read.to_string().contains("2026-11-22"), "{read}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_02_a_request_is_the_same_404_for_strangers_as_what_does_not_exist() {
    let servers = allies().await;
    let [alpha, beta, gamma] = &servers[..] else { panic!("three servers") };
    let request = told(alpha, beta.node.app.association(), &[alpha, beta, gamma]).await;
    let now = alpha.clock.now();
    let nothing = alpha.document(&format!("/proposals/{}", rooftop::ids::ProposalId::new())).await;
    assert_eq!(nothing.0, 404);
    for path in [request.ap_id.url().path(), &format!("/proposals/{}", request.id)] {
        assert_eq!(alpha.document(path).await, nothing, "unsigned");
    }
    for (server, actor) in [(beta, beta.node.app.urls.instance()), (gamma, gamma.node.app.association())] {
        let got = server.node.http.get_object(&request.ap_id, server.node.key(&actor), now).await;
        assert!(matches!(got, Err(FetchError::NotFound)), "{actor}: {got:?}");
    }
    let key = beta.node.key(&beta.node.app.association());
    let read = beta.node.http.get_object(&request.ap_id, key, now).await.unwrap().json;
    assert_eq!(read["to"], serde_json::json!([beta.node.app.association()]));
    let text = read.to_string();
    for secret in ["Mère", "26-64", "parent", "12-15", "as:Public", "#Public"] {
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
    gathers(alpha).await;
    let request = alpha.publishes(&a_request()).await;
    agrees(alpha, request.id, vec![beta.node.app.association(), gamma.node.app.association()]).await.unwrap();
    next_batch(alpha, &[alpha, beta, gamma]).await;
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
    let off = agrees(&alpha, request.id, vec![beta.node.app.association()]).await;
    assert_eq!(off, Err(ServiceError::RequestsOff));

    let servers = allies().await;
    let stranger: ApId = "http://delta.test/actors/delta".parse().unwrap();
    let request = servers[0].publishes(&a_request()).await;
    for named in [vec![stranger.clone()], vec![servers[1].node.app.association(), stranger], Vec::new()] {
        let refused = agrees(&servers[0], request.id, named).await;
        assert!(matches!(refused, Err(ServiceError::Invalid(_))), "{refused:?}");
    }
}
