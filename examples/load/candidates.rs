//! `load candidates`: how soon a change of one offer shows in the candidates of a request, with 20,000 open proposals.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::domain::proposal::{State, Terms};
use rooftop::domain::synthetic::{Market, Percent, Wanted};
use rooftop::domain::vetting::Vetting;
use rooftop::federation::Node;
use rooftop::geo::Gazetteer;
use rooftop::ids::ProposalId;
use rooftop::server::{self, Surroundings};
use rooftop::services::{ServiceError, Viewer, planning, proposals, vetting};

use super::instance;
use super::stats::Times;

#[derive(clap::Args)]
pub(super) struct Plan {
    /// How many requests are open.
    #[arg(long, default_value_t = 11_800)]
    requests: u32,
    /// How many offers are published.
    #[arg(long, default_value_t = 8_200)]
    offers: u32,
    /// How many offers are changed, one after the other.
    #[arg(long, default_value_t = 100)]
    changes: usize,
    /// A PostgreSQL database in place of SQLite.
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
}

/// How many proposals one transaction writes.
const BATCH: usize = 250;

pub(super) fn run(plan: &Plan) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let mut config = instance::config(folder.path(), instance::free_port());
        if let Some(url) = &plan.postgres {
            config.database_url = url.parse().unwrap();
        }
        let node = server::open(config, Surroundings::real()).await.unwrap();
        let (offers, requests) = fill(&node, plan).await;
        println!("{offers} offers and {} requests are open", requests.len());
        let began = Instant::now();
        look(&node, requests[0]).await;
        println!("the first look, which reads them all: {:.2?}", began.elapsed());
        let (mut same, mut changed) = (Vec::new(), Vec::new());
        // Each time the best candidate of another request is paused, and is out again.
        for request in requests.iter().cycle().step_by(7) {
            let (taken, found) = timed(&node, *request).await;
            let Some(best) = found.first() else { continue };
            same.push(taken);
            flip(&node, *best, State::Paused).await;
            let (taken, without) = timed(&node, *request).await;
            changed.push(taken);
            assert!(!without.contains(best), "a paused offer is no candidate");
            flip(&node, *best, State::Published).await;
            let (taken, with) = timed(&node, *request).await;
            changed.push(taken);
            assert_eq!(with, found, "what is out again is a candidate as before");
            if changed.len() >= plan.changes {
                break;
            }
        }
        let (same, changed) = (Times::of(same), Times::of(changed));
        println!("baseline, nothing changed: p50 {:.1} ms, p99 {:.1} ms", same.percentile_ms(0.5), same.percentile_ms(0.99));
        println!(
            "after a change of one offer: p50 {:.1} ms, p99 {:.1} ms ({:.2} times the baseline; one second asked)",
            changed.percentile_ms(0.5),
            changed.percentile_ms(0.99),
            changed.percentile_ms(0.5) / same.percentile_ms(0.5),
        );
    });
}

/// Writes a generated market through the services, each offer with its vetting; gives how many offers there are, and the requests.
async fn fill(node: &Node, plan: &Plan) -> (usize, Vec<ProposalId>) {
    let today = node.app.clock.now().date_naive();
    let usual = Percent::USUAL;
    let wanted = Wanted {
        seed: 7,
        offers: plan.offers,
        requests: plan.requests,
        needs: usual,
        rents: usual,
        density: usual,
        today,
    };
    let market = Market::new(wanted, Gazetteer::belgium());
    let offers = market.offers().map(|offer| {
        let mut draft = titled(&offer.title);
        offer.place.write(&mut draft);
        let told = offer.vetting.map(Vetting::from);
        (Purpose::Offer, draft, told)
    });
    let requests = market.requests().map(|request| {
        let mut draft = titled(&request.title);
        request.home.write(&mut draft);
        (Purpose::Request, draft, None)
    });
    (write(node, offers.collect()).await.len(), write(node, requests.collect()).await)
}

fn titled(title: &str) -> Draft {
    let mut draft = Draft::new();
    draft.set(Field::Title, title);
    draft
}

async fn write(node: &Node, all: Vec<(Purpose, Draft, Option<Vetting>)>) -> Vec<ProposalId> {
    let mut ids = Vec::new();
    for some in all.chunks(BATCH) {
        let (app, some, now) = (Arc::clone(&node.app), some.to_vec(), node.app.clock.now());
        let made = node.app.db.tx(move |tx| {
            let mut made = Vec::new();
            for (purpose, draft, told) in &some {
                debug_assert!(Terms::read(*purpose, draft, now.date_naive(), Gazetteer::belgium()).is_ok());
                let proposal = proposals::create(tx, &app, now, Viewer::Operator, (*purpose, draft))?;
                if let Some(told) = told {
                    vetting::import(tx, now, Viewer::Operator, (&proposal, told))?;
                }
                proposals::publish(tx, &app, now, Viewer::Operator, proposal.id)?;
                made.push(proposal.id);
            }
            Ok::<_, ServiceError>(made)
        });
        ids.extend(made.await.unwrap());
    }
    ids
}

async fn flip(node: &Node, offer: ProposalId, to: State) {
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let done = node.app.db.tx(move |tx| match to {
        State::Published => proposals::publish(tx, &app, now, Viewer::Operator, offer).map(drop),
        other => proposals::change_state(tx, &app, now, Viewer::Operator, (offer, other)),
    });
    done.await.unwrap();
}

/// The candidates of a request.
async fn look(node: &Node, request: ProposalId) -> Vec<ProposalId> {
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let found =
        node.app.db.read(move |conn| planning::candidates(conn, &app, (Viewer::Operator, now), request));
    found.await.unwrap().candidates.iter().map(|candidate| candidate.offer).collect()
}

async fn timed(node: &Node, request: ProposalId) -> (Duration, Vec<ProposalId>) {
    let began = Instant::now();
    let found = look(node, request).await;
    (began.elapsed(), found)
}
