//! `load backlog`: many deliveries wait, the process is killed in the middle, started again, and sends the rest; beside a bare client
//! that posts as large bodies to the same inboxes.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rooftop::domain::event::{Event, EventKind};
use rooftop::federation::Node;
use rooftop::ids::{ApId, EventId};
use rooftop::server::{self, Surroundings};
use rooftop::services::ServiceError;
use rooftop::store::deliveries::{self, DeliveryState};
use rooftop::store::outbox::{self, Outgoing, Visibility};
use serde_json::json;

use super::fanout::bare_posts;
use super::instance;
use super::receivers::{self, Arrived};
use super::stats::{count, cpu_s, rss_anon_mb};

/// When nothing more arrives for so long, the program gives up.
const GUARD: Duration = Duration::from_secs(60);
/// What an offer of ours has, about.
const BODY_BYTES: usize = 4000;
/// A lease that a killed process leaves is over so soon, in seconds.
const LEASE_S: u64 = 5;

#[derive(clap::Args)]
pub(super) struct Plan {
    /// How many deliveries wait.
    #[arg(long, default_value_t = 100_000)]
    deliveries: usize,
    /// Hosts that they are for, each with one inbox.
    #[arg(long, default_value_t = 500)]
    hosts: usize,
    /// An empty PostgreSQL database, such as `scripts/with-postgres` gives [default: SQLite on its disk].
    #[arg(long)]
    postgres: Option<String>,
}

pub(super) fn run(rooftop: &Path, plan: &Plan) {
    let folder = tempfile::tempdir().unwrap();
    let arrived = Arc::new(Arrived::default());
    let port = receivers::serve(&arrived, Duration::ZERO);
    let inboxes: Vec<String> =
        (0..plan.hosts).map(|host| format!("http://h{host}.localhost:{port}/inbox")).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();

    let many: Vec<String> = inboxes.iter().cycle().take(plan.deliveries.min(20_000)).cloned().collect();
    let base_per_s = runtime.block_on(bare_posts(&many, 64, BODY_BYTES));
    println!("baseline: bare reqwest, 64 side by side, no signature, no database: {base_per_s:.0}/s");
    drop(arrived.take());

    let settings = settings(folder.path(), plan);
    let config = rooftop::config::Config::from_env_alone(settings.clone()).unwrap();
    let node = runtime.block_on(server::open(config, Surroundings::real())).unwrap();
    let written = runtime.block_on(fill(&node, plan, &inboxes));
    println!("{written} deliveries wait, for {} hosts, in {:?}", plan.hosts, node.app.db.backend());

    let start = || {
        let mut command = Command::new(rooftop);
        command.args(["serve", "--only", "work"]).envs(settings.clone()).current_dir(folder.path());
        command.stdin(Stdio::null()).spawn().unwrap()
    };
    let mut child = start();
    until(|| arrived.count(), written / 5);
    child.kill().unwrap();
    drop(child.wait());
    let before = arrived.count();
    let left = runtime.block_on(pending(&node));
    println!("kill -9 after {before} arrived: {left} wait");

    let began = Instant::now();
    let mut child = start();
    // Without the last hundredth: what the killed process had leased waits for its lease to end.
    let most = before + left * 99 / 100;
    until(|| arrived.count(), most);
    let took_s = began.elapsed().as_secs_f64();
    let (cpu, memory) = (cpu_s(child.id()), rss_anon_mb(child.id()));
    let per_s = count(most - before) / took_s;
    let until_empty = Instant::now() + GUARD;
    while runtime.block_on(pending(&node)) > 0 {
        assert!(Instant::now() < until_empty, "deliveries still wait after {GUARD:?}");
        std::thread::sleep(Duration::from_millis(100));
    }
    child.kill().unwrap();
    drop(child.wait());
    let all = arrived.count();
    assert!(all >= written, "{} of {written} are lost", written - all);
    println!(
        "after the restart: {per_s:.0}/s, {:.2} of the baseline; CPU {:.0} µs a delivery, RssAnon {memory:.1} MB",
        per_s / base_per_s,
        cpu * 1e6 / count(most - before)
    );
    println!("all arrived; {} twice, which were under way at the kill", all - written);
}

fn settings(folder: &Path, plan: &Plan) -> Vec<(String, String)> {
    let mut settings = instance::settings(folder, instance::free_port());
    let mut set = |key: &str, value: String| settings.push((format!("ROOFTOP_{key}"), value));
    set("DELIVERY__LEASE_S", LEASE_S.to_string());
    set("FEDERATION__FETCH_TIMEOUT_S", (LEASE_S - 1).to_string());
    if let Some(url) = &plan.postgres {
        set("DATABASE_URL", url.clone());
    }
    // A later value of a key counts.
    let by_key: std::collections::BTreeMap<_, _> = settings.into_iter().collect();
    by_key.into_iter().collect()
}

/// Waits until so many arrived.
fn until(arrived: impl Fn() -> usize, wanted: usize) {
    let (mut last, mut since) = (arrived(), Instant::now());
    while last < wanted {
        std::thread::sleep(Duration::from_millis(2));
        let now = arrived();
        if now > last {
            (last, since) = (now, Instant::now());
        }
        assert!(since.elapsed() < GUARD, "only {last} of {wanted} arrived, and none for {GUARD:?}");
    }
}

async fn pending(node: &Arc<Node>) -> usize {
    let read = |conn: &mut rooftop::store::Conn| {
        Ok::<_, ServiceError>(deliveries::count(conn, DeliveryState::Pending)?)
    };
    usize::try_from(node.app.db.read(read).await.unwrap()).unwrap()
}

/// Writes activities about one object each, to every inbox; gives how many deliveries that makes.
async fn fill(node: &Arc<Node>, plan: &Plan, inboxes: &[String]) -> usize {
    let (actor, now) = (node.app.association(), node.app.clock.now());
    let inboxes: Vec<ApId> = inboxes.iter().map(|inbox| inbox.parse().unwrap()).collect();
    let activities = plan.deliveries.div_ceil(inboxes.len());
    for number in 0..activities {
        let id = EventId::new();
        let object: ApId = node.app.urls.at(&format!("/proposals/load-{number}")).parse().unwrap();
        let key = id.to_string();
        let activity = Outgoing {
            ap_id: node.app.urls.at(&format!("/activities/{key}")).parse().unwrap(),
            key,
            actor: actor.clone(),
            kind: "Create",
            object: object.clone(),
            visibility: Visibility::Private,
            body: json!({"type": "Create", "actor": actor, "content": "x".repeat(BODY_BYTES)}).to_string(),
            inboxes: inboxes.clone(),
        };
        let event =
            Event { id, kind: EventKind::Published, actor: actor.clone(), subject: object, detail: None };
        let written = node.app.db.tx(move |tx| {
            outbox::push(tx, &event, now)?;
            outbox::told(tx, event.id, &[activity], now)?;
            Ok::<(), ServiceError>(())
        });
        written.await.unwrap();
    }
    activities * inboxes.len()
}
