//! `load outbound`: offers to followers on many hosts, of which some are dead and some late; how soon the healthy ones have each offer,
//! beside a bare client that posts to the healthy ones alone; and how much memory the worker, a process of its own, has after each.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rooftop::config::Config;
use rooftop::server::{self, Surroundings};

use super::fanout::{bare_posts, publish};
use super::instance;
use super::receivers::{self, Arrived};
use super::stats::{Times, count, rss_anon_mb};

/// When a healthy host has still nothing, the program gives up.
const GUARD: Duration = Duration::from_secs(60);

#[derive(clap::Args)]
pub(super) struct Plan {
    /// Followers, each with an inbox of its own.
    #[arg(long, default_value_t = 2000)]
    followers: usize,
    /// Hosts that they are spread over.
    #[arg(long, default_value_t = 500)]
    hosts: usize,
    /// Dead hosts, in per cent; half of them refuse connections, half take them and never answer.
    #[arg(long, default_value_t = 10)]
    dead_percent: usize,
    /// Hosts that answer after five seconds, in per cent.
    #[arg(long, default_value_t = 10)]
    late_percent: usize,
    /// Offers published, one after the other.
    #[arg(long, default_value_t = 20)]
    offers: usize,
    /// Seconds between two offers, while late and dead hosts go on.
    #[arg(long, default_value_t = 3)]
    pause_s: u64,
}

/// The inboxes of all followers, and which of them are healthy.
struct Inboxes {
    all: Vec<String>,
    healthy: Vec<String>,
}

impl Inboxes {
    fn of(plan: &Plan, arrived: &Arc<Arrived>) -> Self {
        let healthy_port = receivers::serve(arrived, Duration::ZERO);
        let late = receivers::serve(&Arc::default(), receivers::LATE);
        let (refused, silent) = (receivers::refused(), receivers::black_hole());
        let (dead_hosts, late_hosts) =
            (plan.hosts * plan.dead_percent / 100, plan.hosts * plan.late_percent / 100);
        let (mut all, mut healthy) = (Vec::new(), Vec::new());
        for follower in 0..plan.followers {
            // Of every hundred hosts in a row some are bad: they are spread over the whole list.
            let host = follower % plan.hosts;
            let rank = host * 37 % plan.hosts;
            let port = match rank {
                rank if rank < dead_hosts / 2 => refused,
                rank if rank < dead_hosts => silent,
                rank if rank < dead_hosts + late_hosts => late,
                _ => healthy_port,
            };
            let inbox = format!("http://h{host}.localhost:{port}/users/{follower}/inbox");
            if port == healthy_port {
                healthy.push(inbox.clone());
            }
            all.push(inbox);
        }
        Self { all, healthy }
    }
}

/// A worker that is stopped when this is dropped.
struct Worker(Child);

impl Worker {
    fn start(rooftop: &Path, folder: &Path, settings: Vec<(String, String)>) -> Self {
        let mut command = Command::new(rooftop);
        command.args(["serve", "--only", "work"]).envs(settings).current_dir(folder);
        Self(command.stdin(Stdio::null()).spawn().unwrap())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may be gone by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

pub(super) fn run(rooftop: &Path, plan: &Plan) {
    let arrived = Arc::new(Arrived::default());
    let inboxes = Inboxes::of(plan, &arrived);
    let folder = tempfile::tempdir().unwrap();
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).enable_all().build().unwrap();
    println!(
        "{} followers on {} hosts, {} % dead, {} % late; {} inboxes are healthy",
        plan.followers,
        plan.hosts,
        plan.dead_percent,
        plan.late_percent,
        inboxes.healthy.len()
    );

    let began = Instant::now();
    runtime.block_on(bare_posts(&inboxes.healthy, 64, 2500));
    let base = latencies(&arrived, began);
    print("baseline: bare reqwest to the healthy inboxes alone, 64 side by side", &base, None);

    let settings = instance::settings(folder.path(), instance::free_port());
    let config = Config::from_env_alone(settings.clone()).unwrap();
    let node = runtime.block_on(server::open(config, Surroundings::real())).unwrap();
    runtime.block_on(receivers::follow(&node, inboxes.all.clone()));
    let worker = Worker::start(rooftop, folder.path(), settings);
    let mut all = Vec::new();
    for offer in 1..=plan.offers {
        let began = Instant::now();
        runtime.block_on(publish(&node));
        while arrived.inboxes() < inboxes.healthy.len() {
            assert!(
                began.elapsed() < GUARD,
                "{} of {} healthy inboxes have offer {offer} after {GUARD:?}",
                arrived.inboxes(),
                inboxes.healthy.len()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
        let taken = latencies(&arrived, began);
        print(&format!("offer {offer}"), &taken, Some(&base));
        all.extend(taken);
        std::thread::sleep(Duration::from_secs(plan.pause_s));
        println!("    RssAnon of the worker {:.1} MB", rss_anon_mb(worker.0.id()));
    }
    print("all offers", &all, Some(&base));
}

/// How long after `began` each inbox had it first.
fn latencies(arrived: &Arrived, began: Instant) -> Vec<Duration> {
    arrived.take().into_values().filter_map(|times| Some(times.first()?.duration_since(began))).collect()
}

fn print(name: &str, taken: &[Duration], base: Option<&[Duration]>) {
    let p99 = |of: &[Duration]| Times::of(of.to_vec()).percentile_ms(0.99);
    let times = Times::of(taken.to_vec());
    let ratio = base.map(|base| format!(", {:.1} times the baseline", p99(taken) / p99(base)));
    let (p50, max) = (times.percentile_ms(0.5), times.percentile_ms(1.0));
    println!(
        "{name}: {:.0} arrivals; p50 {p50:.0} ms, p99 {:.0} ms, max {max:.0} ms{}",
        count(taken.len()),
        p99(taken),
        ratio.unwrap_or_default()
    );
}
