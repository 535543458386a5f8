//! `load list`: the page of offers with many offers stored, with and without filters.

use std::path::Path;
use std::time::Instant;

use super::client::Connection;
use super::instance::{self, Running};
use super::stats::Times;
use super::{baseline, offers};

#[derive(clap::Args)]
pub(super) struct Plan {
    /// How many offers are stored.
    #[arg(long, default_value_t = 10_000)]
    offers: usize,
    /// How often each address is asked for.
    #[arg(long, default_value_t = 500)]
    requests: usize,
    /// Visitors side by side.
    #[arg(long, default_value_t = 1)]
    connections: usize,
}

const ADDRESSES: &[(&str, &str)] = &[
    ("no filter", "/offers"),
    ("20 km around Liège", "/offers?municipality=62063&distance_km=20"),
    ("100 km around Brussels", "/offers?municipality=21004&distance_km=100"),
    ("four people", "/offers?persons=4"),
    ("dates", "/offers?from=2027-01-10&until=2027-02-10"),
    ("rent at most 300", "/offers?max_rent=300"),
    ("step-free", "/offers?step_free=yes"),
    ("Tigrinya", "/offers?language=ti"),
    (
        "all of them",
        "/offers?municipality=62063&distance_km=50&persons=2&from=2027-01-10&max_rent=500&step_free=yes&language=ti",
    ),
    ("last page", "/offers?page=500"),
];

pub(super) fn run(rooftop: &Path, plan: &Plan) {
    let (folder, port) = (tempfile::tempdir().unwrap(), instance::free_port());
    offers::store(folder.path(), port, plan.offers);
    let running = Running::rooftop(rooftop, folder.path(), port, &["--only", "web"]);
    running.first_200("/offers");
    println!(
        "{} offers stored, {} requests each, {} side by side",
        plan.offers, plan.requests, plan.connections
    );
    let host = instance::host(port);
    let (base, bytes) = ask(baseline::serve(30_000), "/", &host, plan, "identity");
    print("baseline: actix, a stored page", &base, None, (bytes, bytes));
    for (name, address) in ADDRESSES {
        let (times, bytes) = ask(port, address, &host, plan, "identity");
        let (_, packed) = ask(port, address, &host, plan, "gzip");
        print(name, &times, Some(&base), (bytes, packed));
    }
}

fn print(name: &str, times: &Times, base: Option<&Times>, (bytes, packed): (usize, usize)) {
    let (p50, p99) = (times.percentile_ms(0.5), times.percentile_ms(0.99));
    let ratio = base
        .map(|base| format!(" ({:.0} times the baseline)", p50 / base.percentile_ms(0.5)))
        .unwrap_or_default();
    println!("{name}: p50 {p50:.2} ms{ratio}, p99 {p99:.2} ms; {bytes} bytes, {packed} with gzip");
}

/// Asks for an address again and again; gives how long that took, and the page's size.
fn ask(port: u16, address: &str, host: &str, plan: &Plan, coding: &str) -> (Times, usize) {
    let request = format!(
        "GET {address} HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\naccept-encoding: {coding}\r\n\r\n"
    );
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let tasks: Vec<_> = (0..plan.connections)
            .map(|_| {
                let (request, each) = (request.clone(), plan.requests / plan.connections);
                tokio::spawn(async move {
                    let mut connection = Connection::open(port).await;
                    let (mut times, mut bytes) = (Vec::new(), 0);
                    for _ in 0..each {
                        let began = Instant::now();
                        let answer = connection.exchange(request.as_bytes()).await;
                        times.push(began.elapsed());
                        assert_eq!(answer.status, 200, "no page");
                        bytes = answer.bytes;
                    }
                    (times, bytes)
                })
            })
            .collect();
        let (mut times, mut bytes) = (Vec::new(), 0);
        for task in tasks {
            let (some, size) = task.await.unwrap();
            times.extend(some);
            bytes = size;
        }
        (Times::of(times), bytes)
    })
}
