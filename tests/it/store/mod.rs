//! The store under both databases: what is written stays, and queues are shared without losing or doubling anything.

mod audit;
mod backlog;
pub(crate) mod notices;
mod opens;
mod queues;
mod records;
mod schema;
mod waits;
mod writing;

use chrono::{DateTime, Utc};
use rooftop::crypto::Secret;
use rooftop::domain::event::{Event, EventKind};
use rooftop::domain::lanes::Lane;
use rooftop::ids::{ApId, EventId, ReceivedId};
use rooftop::store::deliveries::{self, Delivery, Room};
use rooftop::store::outbox::{self, Outgoing, Visibility};
use rooftop::store::received::{self, Received, ReceivedState};
use rooftop::store::{Claim, Conn, Db, StoreError, Tx};
use tempfile::TempDir;

use crate::databases;

/// How long a claim of these tests lasts, in seconds.
const LEASE_S: u32 = 60;
const ME: &str = "https://alpha.example/actors/alpha";

/// A database of its own.
struct Store {
    db: Db,
    address: String,
    _folder: TempDir,
}

impl Store {
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let address = databases::new(folder.path()).await;
        Self { db: open(&address).await, address, _folder: folder }
    }

    /// The same database as another process sees it.
    async fn beside(&self) -> Db {
        open(&self.address).await
    }

    async fn writes<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        self.db.tx(work).await.unwrap()
    }

    async fn reads<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        self.db.read(work).await.unwrap()
    }
}

/// The secret of every store of these tests.
fn secret() -> Secret {
    Secret::from_bytes([7; 32])
}

async fn open(address: &str) -> Db {
    let address = address.to_owned();
    tokio::task::spawn_blocking(move || Db::open(&address, &secret())).await.unwrap().unwrap()
}

fn id(text: &str) -> ApId {
    text.parse().unwrap()
}

/// An activity that was received, about `about`.
fn an_activity(number: usize, about: &str, now: DateTime<Utc>) -> Received {
    Received {
        id: ReceivedId::new(),
        ap_id: id(&format!("https://beta.example/activities/{number}")),
        body_hash: "0".repeat(64),
        actor: id("https://beta.example/actors/beta"),
        kind: "Create".to_owned(),
        order_key: about.to_owned(),
        body: "{}".to_owned(),
        attempts: 0,
        fetches: 0,
        received_at: now,
    }
}

/// How many received activities wait.
fn count_received(conn: &mut Conn) -> Result<i64, StoreError> {
    received::count(conn, ReceivedState::Waiting)
}

fn an_event(subject: &str) -> Event {
    Event {
        id: EventId::new(),
        kind: EventKind::Published,
        actor: id(ME),
        subject: id(subject),
        detail: None,
    }
}

/// Writes an event and, at once, the one activity that tells it, with its deliveries.
fn tell(
    tx: &mut Tx<'_>,
    told: (&'static str, &str),
    inboxes: &[&str],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    tell_as(tx, &id(ME), told, inboxes, now)
}

/// The same, signed by this actor.
fn tell_as(
    tx: &mut Tx<'_>,
    actor: &ApId,
    (kind, object): (&'static str, &str),
    inboxes: &[&str],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let event = an_event(object);
    outbox::push(tx, &event, now)?;
    let key = event.id.to_string();
    let activity = Outgoing {
        ap_id: id(&format!("https://alpha.example/activities/{key}")),
        actor: actor.clone(),
        kind,
        object: id(object),
        visibility: Visibility::Private,
        body: body(kind, object),
        inboxes: inboxes.iter().map(|inbox| id(inbox)).collect(),
        key,
    };
    assert!(outbox::told(tx, event.id, &[activity], now)?, "nobody else tells it");
    Ok(())
}

fn claim(now: DateTime<Utc>, limit: i64) -> Claim {
    Claim { now, lease_s: LEASE_S, limit }
}

/// Leases deliveries, with this many to one host at a time.
fn claim_deliveries(tx: &mut Tx<'_>, claim: Claim, per_host_max: usize) -> Result<Vec<Delivery>, StoreError> {
    let mut claimed = Vec::new();
    for lane in Lane::ALL {
        let room = Room { lane: *lane, full: Vec::new(), at_host: &|_| per_host_max };
        claimed.extend(deliveries::claim(tx, claim, room)?);
    }
    Ok(claimed)
}

/// Leases received activities, as many of one origin as there are.
fn claim_received(tx: &mut Tx<'_>, claim: Claim) -> Result<Vec<Received>, StoreError> {
    let per_origin_max = usize::MAX;
    received::claim(tx, claim, received::UnderWay { per_origin_max, ..Default::default() })
}

/// The body of an activity of tests: JSON, for whoever sends it puts a proof into it.
pub fn body(kind: &str, object: &str) -> String {
    serde_json::json!({"type": kind, "object": object}).to_string()
}
