//! `load inbox`: signed activities at the shared inbox, verified and stored; and how soon all of them are handled.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rooftop::server::{self, Surroundings};
use rooftop::store::received::{self, ReceivedState};
use rooftop::store::{Db, StoreError, follows};

use super::baseline;
use super::client::Connection;
use super::instance::{self, Running};
use super::senders::Senders;
use super::stats::{Times, count, cpu_s};

#[derive(clap::Args)]
pub(super) struct Plan {
    /// How many activities are posted in each part.
    #[arg(long, default_value_t = 20_000)]
    activities: usize,
    /// Connections that post side by side; each waits for an answer before it posts again.
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// Servers that the activities come from.
    #[arg(long, default_value_t = 20)]
    senders: usize,
    /// An empty PostgreSQL database, such as `scripts/with-postgres` gives, for the part with workers [default: SQLite on its disk].
    #[arg(long)]
    postgres: Option<String>,
}

/// What one part came to.
struct Measured {
    per_s: f64,
    times: Times,
}

pub(super) fn run(rooftop: &Path, plan: &Plan) {
    let senders = Senders::start(plan.senders);
    let port = instance::free_port();
    let host = instance::host(port);
    let first = senders.count();
    let requests = Arc::new(senders.requests(first, plan.activities, &host));
    let bytes = requests.iter().map(Vec::len).sum::<usize>() / requests.len();
    println!(
        "{} signed activities of {bytes} bytes with headers, {} connections",
        plan.activities, plan.connections
    );

    let bare = baseline::serve(0);
    let base = post(bare, &requests, plan.connections);
    print("baseline: actix reads the body, answers 202", &base, None);
    for (name, only) in
        [("rooftop serve --only web", &["--only", "web"][..]), ("rooftop serve, workers on", &[])]
    {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = instance::settings(folder.path(), port);
        if let Some(url) = plan.postgres.as_ref().filter(|_| only.is_empty()) {
            settings.retain(|(key, _)| key != "ROOFTOP_DATABASE_URL");
            settings.push(("ROOFTOP_DATABASE_URL".to_owned(), url.clone()));
        }
        let db = follows_all(&settings, &senders);
        let mut command = std::process::Command::new(rooftop);
        command.arg("serve").args(only).envs(settings).current_dir(folder.path());
        let running = Running::spawn(command, port);
        running.first_200("/health");
        // Each sender's first activity makes its key known.
        let hello = Arc::new((0..first).map(|n| senders.request(n, &host)).collect::<Vec<_>>());
        post(port, &hello, 1);
        let (cpu, began) = (cpu_s(running.pid()), Instant::now());
        let measured = post(port, &requests, plan.connections);
        print(name, &measured, Some(&base));
        println!("    CPU {:.0} µs an activity", (cpu_s(running.pid()) - cpu) * 1e6 / count(plan.activities));
        if only.is_empty() {
            let waiting = settle(&db);
            let per_s = count(plan.activities) / began.elapsed().as_secs_f64();
            println!(
                "    handled on {:?}: {per_s:.0}/s, {:.2} of the baseline; {waiting} waited when the last was accepted",
                db.backend(),
                per_s / base.per_s
            );
        }
    }
}

/// Sets the instance up, and lets its association follow every sender: what nobody asked for would be dropped, not handled.
fn follows_all(settings: &[(String, String)], senders: &Senders) -> Db {
    let config = rooftop::config::Config::from_env_alone(settings.iter().cloned()).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let node = runtime.block_on(server::open(config, Surroundings::real())).unwrap();
    let (association, now) = (node.app.association(), node.app.clock.now());
    let targets = senders.actors();
    let saved = node.app.db.tx(move |tx| {
        for (number, target) in targets.iter().enumerate() {
            let (target, follow) = (target.parse().unwrap(), format!("{association}/follows/{number}"));
            follows::save_following(tx, &association, &target, &follow.parse().unwrap(), now)?;
        }
        Ok::<(), StoreError>(())
    });
    runtime.block_on(saved).unwrap();
    node.app.db.clone()
}

fn print(name: &str, measured: &Measured, base: Option<&Measured>) {
    let ratio =
        base.map(|base| format!(", {:.2} of the baseline", measured.per_s / base.per_s)).unwrap_or_default();
    let (p50, p99) = (measured.times.percentile_ms(0.5), measured.times.percentile_ms(0.99));
    println!("{name}: {:.0}/s{ratio}; p50 {p50:.1} ms, p99 {p99:.1} ms", measured.per_s);
}

/// Posts everything over kept connections; whatever is not answered 202 ends the program.
fn post(port: u16, requests: &Arc<Vec<Vec<u8>>>, connections: usize) -> Measured {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let next = Arc::new(AtomicUsize::new(0));
    runtime.block_on(async {
        let mut open = Vec::new();
        for _ in 0..connections {
            open.push(Connection::open(port).await);
        }
        let began = Instant::now();
        let tasks: Vec<_> = open
            .into_iter()
            .map(|mut connection| {
                let (requests, next) = (Arc::clone(requests), Arc::clone(&next));
                tokio::spawn(async move {
                    let mut times = Vec::new();
                    while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let began = Instant::now();
                        let answer = connection.exchange(request).await;
                        assert_eq!(answer.status, 202, "not accepted");
                        times.push(began.elapsed());
                    }
                    times
                })
            })
            .collect();
        let mut times = Vec::new();
        for task in tasks {
            times.extend(task.await.unwrap());
        }
        Measured { per_s: count(requests.len()) / began.elapsed().as_secs_f64(), times: Times::of(times) }
    })
}

/// Waits until nothing waits in the queue; gives how many did at first.
fn settle(db: &Db) -> i64 {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut at_first = None;
        loop {
            let waiting = db.read(|conn| received::count(conn, ReceivedState::Waiting)).await.unwrap();
            if waiting == 0 {
                return at_first.unwrap_or(0);
            }
            at_first.get_or_insert(waiting);
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    })
}
