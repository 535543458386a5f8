//! `load inbox`: signed activities at the shared inbox, verified and stored; and how soon all of
//! them are handled, each of the two alone and both side by side.

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
    /// An empty PostgreSQL database, such as `scripts/with-postgres` gives, [default: SQLite on its disk].
    #[arg(long)]
    postgres: Option<String>,
}

/// What one part came to.
struct Measured {
    per_s: f64,
    times: Times,
}

/// One instance for all parts: where it lives and how it is started.
struct Instance<'a> {
    rooftop: &'a Path,
    folder: tempfile::TempDir,
    port: u16,
    settings: Vec<(String, String)>,
    db: Db,
}

impl<'a> Instance<'a> {
    fn new(rooftop: &'a Path, plan: &Plan, port: u16, senders: &Senders) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = instance::settings(folder.path(), port);
        if let Some(url) = &plan.postgres {
            settings.retain(|(key, _)| key != "ROOFTOP_DATABASE_URL");
            settings.push(("ROOFTOP_DATABASE_URL".to_owned(), url.clone()));
        }
        let db = follows_all(&settings, senders);
        Self { rooftop, folder, port, settings, db }
    }

    fn starts(&self, only: &[&str]) -> Running {
        let mut command = std::process::Command::new(self.rooftop);
        command.arg("serve").args(only).envs(self.settings.clone()).current_dir(self.folder.path());
        Running::spawn(command, self.port)
    }

    /// Starts, posts, and says how soon all was accepted; what runs goes on.
    fn accepts(
        &self,
        (name, only): (&str, &[&str]),
        (requests, connections): (&Arc<Vec<Vec<u8>>>, usize),
        base: &Measured,
    ) -> Running {
        let running = self.starts(only);
        running.first_200("/health");
        let cpu = cpu_s(running.pid());
        let measured = post(self.port, requests, connections);
        print(name, &measured, Some(base));
        let cpu_us = (cpu_s(running.pid()) - cpu) * 1e6 / count(requests.len());
        println!("    CPU {cpu_us:.0} µs an activity");
        running
    }

    /// Waits until everything is handled, and says how soon that was.
    fn has_handled(&self, (activities, began): (usize, Instant), base: &Measured) {
        let waiting = settle(&self.db);
        let per_s = count(activities) / began.elapsed().as_secs_f64();
        println!(
            "    handled on {:?}: {per_s:.0}/s, {:.2} of the baseline; {waiting} waited at first",
            self.db.backend(),
            per_s / base.per_s
        );
    }
}

pub(super) fn run(rooftop: &Path, plan: &Plan) {
    let senders = Senders::start(plan.senders);
    let port = instance::free_port();
    let host = instance::host(port);
    let known = senders.count();
    // Other activities for each part: what came before would only be known again.
    let requests = |part| Arc::new(senders.requests(known + part * plan.activities, plan.activities, &host));
    let (first, second) = (requests(0), requests(1));
    let bytes = first.iter().map(Vec::len).sum::<usize>() / first.len();
    println!(
        "{} signed activities of {bytes} bytes with headers, {} connections",
        plan.activities, plan.connections
    );

    let bare = baseline::serve(0);
    let base = post(bare, &first, plan.connections);
    print("baseline: actix reads the body, answers 202", &base, None);

    let instance = Instance::new(rooftop, plan, port, &senders);
    // Each sender's first activity makes its key known.
    let hello = Arc::new((0..known).map(|n| senders.request(n, &host)).collect::<Vec<_>>());
    let running = instance.starts(&["--only", "web"]);
    running.first_200("/health");
    post(port, &hello, 1);
    drop(running);

    let began = Instant::now();
    let both = instance.accepts(("rooftop serve, workers on", &[]), (&first, plan.connections), &base);
    instance.has_handled((first.len(), began), &base);
    drop(both);

    let alone = ("rooftop serve --only web", &["--only", "web"][..]);
    drop(instance.accepts(alone, (&second, plan.connections), &base));
    println!("rooftop serve --only work, afterwards");
    let began = Instant::now();
    let worker = instance.starts(&["--only", "work"]);
    instance.has_handled((second.len(), began), &base);
    println!("    CPU {:.0} µs an activity", cpu_s(worker.pid()) * 1e6 / count(second.len()));
    drop(worker);
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
