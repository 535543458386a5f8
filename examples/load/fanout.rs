//! `load fanout`: one offer to many distinct inboxes, and what signing, database and HTTP cost of it.
//! The instance runs in this process, on threads with names, so that the kernel tells their CPU times apart.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use actix_web::web::{self, Bytes, Data};
use actix_web::{App as Actix, HttpResponse, HttpServer};
use futures_util::StreamExt as _;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::federation::Node;
use rooftop::federation::signatures::{Body, Scheme, sign};
use rooftop::server::{self, Part, Running, Surroundings};
use rooftop::services::{ServiceError, Viewer, proposals};
use rooftop::store::deliveries::{self, DeliveryState};
use rooftop::store::outbox;

use super::stats::{count, cpu_of_this_thread_s, cpu_of_threads_s};
use super::{instance, receivers};

#[derive(clap::Args)]
pub(super) struct Plan {
    /// Distinct inboxes, each on a host of its own.
    #[arg(long, default_value_t = 1000)]
    inboxes: usize,
    /// Offers published one after the other: the first finds no open connection.
    #[arg(long, default_value_t = 5)]
    offers: usize,
    /// Deliveries side by side.
    #[arg(long, default_value_t = 64)]
    parallel: usize,
}

/// What arrived at the inboxes.
#[derive(Default)]
struct Arrived {
    count: AtomicUsize,
    bytes: AtomicUsize,
}

pub(super) fn run(plan: &Plan) {
    let arrived = Arc::new(Arrived::default());
    let port = receive(Arc::clone(&arrived));
    let folder = tempfile::tempdir().unwrap();
    // What `rooftop serve` has.
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).thread_name("instance").enable_all().build().unwrap();
    let config = instance::settings(folder.path(), instance::free_port());
    let parallel = ("ROOFTOP_DELIVERY__PARALLEL".to_owned(), plan.parallel.to_string());
    let config = rooftop::config::Config::from_env_alone(config.into_iter().chain([parallel])).unwrap();
    let node = runtime.block_on(server::open(config, Surroundings::real())).unwrap();
    runtime.block_on(receivers::follow(&node, inboxes(plan, port)));
    let running = runtime.block_on(async { Running::start(Arc::clone(&node), None, Part::Work) }).unwrap();
    println!("one offer to {} inboxes on as many hosts, {} side by side", plan.inboxes, plan.parallel);

    for round in 0..plan.offers {
        let before = cpu();
        let began = Instant::now();
        runtime.block_on(publish(&node));
        let (all, expected) = (&arrived.count, plan.inboxes * (round + 1));
        runtime.block_on(done(&node, || all.load(Ordering::Relaxed) >= expected));
        let took = began.elapsed();
        let after = cpu();
        let per_s = count(plan.inboxes) / took.as_secs_f64();
        let bytes = arrived.bytes.load(Ordering::Relaxed) / arrived.count.load(Ordering::Relaxed);
        let base = runtime.block_on(bare(plan, port, bytes));
        arrived.count.fetch_sub(plan.inboxes, Ordering::Relaxed);
        println!(
            "offer {}: {per_s:.0}/s, {:.2} of bare reqwest ({base:.0}/s, no signature, no database)",
            round + 1,
            per_s / base
        );
        shares(&node, plan.inboxes, bytes, (after.0 - before.0, after.1 - before.1));
    }
    runtime.block_on(running.stop(Duration::from_secs(5)));
}

/// CPU seconds so far of the instance's own threads, and of the one that writes to the database.
fn cpu() -> (f64, f64) {
    (cpu_of_threads_s("instance"), cpu_of_threads_s("sqlite-writer"))
}

fn shares(node: &Node, inboxes: usize, bytes: usize, (threads_s, database_s): (f64, f64)) {
    let signing_s = signing_s(node, bytes) * count(inboxes);
    let whole = threads_s + database_s;
    let share = |part_s: f64| part_s / whole * 100.0;
    println!(
        "    CPU {:.0} µs a delivery: signing {:.0} %, database {:.0} %, HTTP and the rest {:.0} %",
        whole * 1e6 / count(inboxes),
        share(signing_s),
        share(database_s),
        share(threads_s - signing_s)
    );
}

/// The CPU time of one signature, measured alone, in seconds.
fn signing_s(node: &Node, bytes: usize) -> f64 {
    const TIMES: u32 = 300;
    let body = vec![b'x'; bytes];
    let url = "http://h1.localhost:8000/inbox".parse().unwrap();
    let (key, now) = (node.key(&node.app.association()).unwrap(), node.app.clock.now());
    let began = cpu_of_this_thread_s();
    for _ in 0..TIMES {
        let content = Body { bytes: &body, content_type: "application/activity+json" };
        assert!(!sign(Scheme::Cavage, key, "POST", &url, Some(content), now).is_empty());
    }
    (cpu_of_this_thread_s() - began) / f64::from(TIMES)
}

/// Inboxes that read and answer 202, on threads of their own; gives their port.
fn receive(arrived: Arc<Arrived>) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let server = HttpServer::new(move || {
            Actix::new().app_data(Data::from(Arc::clone(&arrived))).route("/inbox", web::post().to(take))
        });
        let server = server.workers(1).disable_signals().listen(listener).unwrap();
        actix_web::rt::System::new().block_on(server.run()).unwrap();
    });
    port
}

async fn take(body: Bytes, arrived: Data<Arrived>) -> HttpResponse {
    arrived.bytes.fetch_add(body.len(), Ordering::Relaxed);
    arrived.count.fetch_add(1, Ordering::Relaxed);
    HttpResponse::Accepted().finish()
}

/// Followers of the association, one on each host.
fn inboxes(plan: &Plan, port: u16) -> Vec<String> {
    (0..plan.inboxes).map(|n| format!("http://h{n}.localhost:{port}/inbox")).collect()
}

/// Publishes an offer.
pub(super) async fn publish(node: &Arc<Node>) {
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let published = node.app.db.tx(move |tx| {
        let mut draft = Draft::new();
        draft
            .set(Field::Title, "Chambre à Liège")
            .set(Field::PlaceKind, "room")
            .set(Field::CapacityPersons, "2")
            .set(Field::Municipality, "62063")
            .set(Field::AvailableFrom, now.date_naive().to_string())
            .set(Field::MonthlyRentCents, "0")
            .push(Field::Languages, "fr:fluent");
        let made = proposals::create(tx, &app, now, Viewer::Operator, (Purpose::Offer, &draft))?;
        proposals::publish(tx, &app, now, Viewer::Operator, made.id)
    });
    published.await.unwrap();
    node.app.wake.outbox.notify_one();
}

/// Waits until everything arrived, and nothing is left to write of it.
async fn done(node: &Arc<Node>, all_arrived: impl Fn() -> bool) {
    loop {
        tokio::time::sleep(Duration::from_millis(5)).await;
        if !all_arrived() {
            continue;
        }
        let read = |conn: &mut rooftop::store::Conn| {
            Ok::<_, ServiceError>((
                outbox::count_waiting(conn)?,
                deliveries::count(conn, DeliveryState::Pending)?,
            ))
        };
        if node.app.db.read(read).await.unwrap() == (0, 0) {
            return;
        }
    }
}

/// The same bodies to the same hosts, with a client that does nothing else; gives posts a second.
async fn bare(plan: &Plan, port: u16, bytes: usize) -> f64 {
    bare_posts(&inboxes(plan, port), plan.parallel, bytes).await
}

/// Bodies of so many bytes to each inbox, with a client that does nothing else; gives posts a second.
pub(super) async fn bare_posts(inboxes: &[String], parallel: usize, bytes: usize) -> f64 {
    let client = reqwest::Client::builder().dns_resolver(Here).no_proxy().build().unwrap();
    let body = Bytes::from(vec![b'x'; bytes]);
    let began = Instant::now();
    futures_util::stream::iter(inboxes)
        .map(|inbox| {
            let request = client.post(inbox).body(body.clone());
            tokio::spawn(async move { request.send().await.unwrap().bytes().await.unwrap() })
        })
        .buffer_unordered(parallel)
        .for_each(async |post| drop(post.unwrap()))
        .await;
    count(inboxes.len()) / began.elapsed().as_secs_f64()
}

/// Every name is this machine.
struct Here;

impl Resolve for Here {
    fn resolve(&self, _: Name) -> Resolving {
        // The port of the address counts.
        let here: Addrs = Box::new([SocketAddr::from(([127, 0, 0, 1], 0))].into_iter());
        Box::pin(async { Ok(here) })
    }
}
