//! `load start`: from the start of the process to the first page, on an existing database, and memory at rest.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::instance::{self, Running};
use super::offers;
use super::stats::{Times, rss_anon_mb};

/// How long a server rests before its memory is read.
const REST: Duration = Duration::from_secs(5);

#[derive(clap::Args)]
pub(super) struct Plan {
    /// How many offers are stored.
    #[arg(long, default_value_t = 10_000)]
    offers: usize,
    /// How many starts.
    #[arg(long, default_value_t = 20)]
    starts: usize,
}

pub(super) fn run(rooftop: &Path, plan: &Plan) {
    let (folder, port) = (tempfile::tempdir().unwrap(), instance::free_port());
    offers::store(folder.path(), port, plan.offers);
    let itself = std::env::current_exe().unwrap();
    let base = measure(plan.starts, || {
        let mut command = Command::new(&itself);
        command.args(["empty", &port.to_string()]);
        Running::spawn(command, port)
    });
    print("baseline: actix, nothing else", &base, None);
    let ours = measure(plan.starts, || Running::rooftop(rooftop, folder.path(), port, &["--only", "web"]));
    print("rooftop serve --only web", &ours, Some(&base));
    // Everything includes the workers; with nothing to tell but what was published above.
    let ours = measure(plan.starts, || Running::rooftop(rooftop, folder.path(), port, &[]));
    print("rooftop serve", &ours, Some(&base));
}

struct Started {
    times: Times,
    rest_mb: f64,
}

fn print(name: &str, started: &Started, base: Option<&Started>) {
    let (p50, worst) = (started.times.percentile_ms(0.5), started.times.percentile_ms(1.0));
    let ratio = |ours: f64, base: f64| format!(", {:.1} times the baseline", ours / base);
    let times = base.map(|base| ratio(p50, base.times.percentile_ms(0.5))).unwrap_or_default();
    let memory = base.map(|base| ratio(started.rest_mb, base.rest_mb)).unwrap_or_default();
    println!(
        "{name}: first 200 after {p50:.0} ms (worst {worst:.0} ms){times}; RssAnon {:.1} MB at rest{memory}",
        started.rest_mb
    );
}

/// Starts again and again; the last one rests.
fn measure(starts: usize, start: impl Fn() -> Running) -> Started {
    let mut times = Vec::new();
    for _ in 0..starts {
        let began = Instant::now();
        let running = start();
        running.first_200("/offers");
        times.push(began.elapsed());
    }
    let running = start();
    running.first_200("/offers");
    std::thread::sleep(REST);
    Started { times: Times::of(times), rest_mb: rss_anon_mb(running.pid()) }
}
