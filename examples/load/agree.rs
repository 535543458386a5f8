//! `load agree`: two instances with many offers each find each other, and agree on every offer. What each author serves is compared
//! with what the other one stored, field by field.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rooftop::crypto::Secret;
use rooftop::domain::field::Field;
use rooftop::domain::listing::{Filter, ListedOffer, RemoteOffer};
use rooftop::federation::vocab::remote_offer;
use rooftop::ids::{ApId, Domain};
use rooftop::store::{Db, StoreError, offers as stored, outbox};

use super::instance::{self, Running};
use super::offers;

/// How long the instances may take before the program gives up.
const GUARD: Duration = Duration::from_secs(600);
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// So many documents are asked for at a time.
const PARALLEL: usize = 16;

#[derive(clap::Args)]
pub(super) struct Plan {
    /// How many offers each instance has.
    #[arg(long, default_value_t = 5_000)]
    offers: usize,
}

/// One of the two.
struct Side {
    folder: tempfile::TempDir,
    port: u16,
    db: Db,
    _running: Running,
}

impl Side {
    fn start(rooftop: &Path, plan: &Plan) -> Self {
        let (folder, port) = (tempfile::tempdir().unwrap(), instance::free_port());
        offers::store(folder.path(), port, plan.offers);
        let running = Running::rooftop(rooftop, folder.path(), port, &[]);
        running.first_200("/offers");
        let secret = Secret::from_bytes([7; 32]);
        let db =
            Db::open(&format!("sqlite:{}", folder.path().join("rooftop.db").display()), &secret).unwrap();
        Self { folder, port, db, _running: running }
    }

    fn domain(&self) -> Domain {
        instance::host(self.port).parse().unwrap()
    }

    fn adds(&self, rooftop: &Path, other: &Side) {
        let mut command = Command::new(rooftop);
        command.args(["partner", "add", other.domain().as_str(), "--tier", "ally"]);
        command.envs(instance::settings(self.folder.path(), self.port)).current_dir(self.folder.path());
        let done = command.output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    /// Waits until something is so in its store.
    async fn until(
        &self,
        what: &str,
        is_so: impl Fn(&mut rooftop::store::Conn) -> Result<bool, StoreError> + Clone + Send + 'static,
    ) {
        let until = Instant::now() + GUARD;
        while !self.db.read(is_so.clone()).await.unwrap() {
            assert!(Instant::now() < until, "{what}: not within {} s", GUARD.as_secs());
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// What it lists of an author's domain, by id.
    async fn lists_of(&self, domain: &Domain) -> BTreeMap<ApId, ListedOffer> {
        let listed = self.db.read(|conn| stored::page(conn, &Filter::default(), 1_000_000, 0)).await;
        let theirs = listed.unwrap().into_iter().filter(|offer| offer.author.domain() == *domain);
        theirs.map(|offer| (offer.ap_id.clone(), offer)).collect()
    }
}

pub(super) fn run(rooftop: &Path, plan: &Plan) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let (one, other) = (Side::start(rooftop, plan), Side::start(rooftop, plan));
    runtime.block_on(async {
        for side in [&one, &other] {
            side.until("every offer is told", |conn| Ok(outbox::count_waiting(conn)? == 0)).await;
        }
        println!("two instances with {} offers each", plan.offers);
        let began = Instant::now();
        one.adds(rooftop, &other);
        other.adds(rooftop, &one);
        let count = i64::try_from(plan.offers).unwrap();
        for (side, author) in [(&one, &other), (&other, &one)] {
            let domain = author.domain();
            side.until("every offer has come", move |conn| {
                Ok(stored::count_of_domain(conn, &domain)? == count)
            })
            .await;
        }
        let took = began.elapsed();
        println!("each has all of the other's {:.1} s after `partner add`", took.as_secs_f64());
        let mut compared = 0;
        for (side, author) in [(&one, &other), (&other, &one)] {
            compared += compare(side, author, plan.offers).await;
        }
        println!("{compared} offers compared with what their author serves, field by field: all agree");
    });
}

/// Compares every offer of an author with what a side stored; gives how many.
async fn compare(side: &Side, author: &Side, count: usize) -> usize {
    let (ours, theirs) = (author.lists_of(&author.domain()).await, side.lists_of(&author.domain()).await);
    assert_eq!(ours.len(), count, "the author lists its own");
    assert!(ours.keys().eq(theirs.keys()), "both list the same offers");
    let client = reqwest::Client::new();
    let stored: Vec<ListedOffer> = theirs.into_values().collect();
    for some in stored.chunks(PARALLEL) {
        let tasks: Vec<_> = some
            .iter()
            .map(|offer| tokio::spawn(document(client.clone(), author.port, offer.clone())))
            .collect();
        for task in tasks {
            let (served, kept) = task.await.unwrap();
            fields(&served, &kept);
        }
    }
    stored.len()
}

/// The offer as its author serves it, read as an instance reads it.
async fn document(client: reqwest::Client, port: u16, kept: ListedOffer) -> (RemoteOffer, ListedOffer) {
    let address = format!("http://127.0.0.1:{port}{}", kept.ap_id.url().path());
    let request = client.get(address).header("host", instance::host(port));
    let answer = request.header("accept", "application/activity+json").send().await.unwrap();
    let json: serde_json::Value = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
    let now = rooftop::clock::Clock::machine().now();
    (remote_offer::read(&json, &kept.author, now).expect("its author serves an offer"), kept)
}

fn fields(served: &RemoteOffer, kept: &ListedOffer) {
    let id = &kept.ap_id;
    assert_eq!(served.ap_id, *id);
    assert_eq!(served.author, kept.author, "{id}: author");
    assert_eq!(served.title, kept.title, "{id}: title");
    assert_eq!(served.content, kept.description, "{id}: text");
    assert_eq!(served.state, kept.state, "{id}: state");
    assert_eq!(served.page_url, kept.page_url, "{id}: page");
    assert_eq!(served.image, kept.image, "{id}: picture");
    assert_eq!(served.listing.area, kept.area, "{id}: area");
    assert_eq!(served.listing.place_name, kept.place_name, "{id}: name of the place");
    assert_eq!(served.listing.free_slots, kept.free_slots, "{id}: free places");
    // The store keeps microseconds.
    assert_eq!(
        served.published_at.timestamp_micros(),
        kept.published_at.timestamp_micros(),
        "{id}: published"
    );
    assert_eq!(served.updated_at.timestamp_micros(), kept.updated_at.timestamp_micros(), "{id}: updated");
    for field in Field::ALL.iter().copied() {
        assert_eq!(served.terms.texts(field), kept.terms.texts(field), "{id}: {}", field.name());
    }
}
