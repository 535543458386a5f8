//! Two instances as real processes, of which beta follows alpha, and rounds in which one of them is killed.
//! After each round everything that was published is on beta, once, and nothing waits anywhere.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;

use chrono::TimeDelta;
use rooftop::clock::Clock;
use rooftop::domain::partner::FollowState;
use rooftop::ids::ApId;
use rooftop::store::deliveries::{self, DeliveryState};
use rooftop::store::received::{self, ReceivedState};
use rooftop::store::{Conn, Db, StoreError, follows, outbox};
use serde_json::{Value, json};

use crate::processes::{Instance, until};

/// How many offers one round publishes.
pub const OFFERS: usize = 3;
/// Points that are passed once for many activities; the others are passed for each.
const ONCE_FOR_MANY: &[&str] = &[
    "publish:after-commit",
    "tell:claimed",
    "deliver:claimed",
    "deliver:before-commit",
    "deliver:after-commit",
    "receive:claimed",
];

/// The two instances, and what alpha published.
pub struct World {
    pub alpha: Instance,
    pub beta: Instance,
    databases: [Db; 2],
    published: Vec<String>,
    rounds: usize,
}

impl World {
    /// Starts both, and lets beta follow alpha.
    pub async fn new(binary: &Path) -> Self {
        let (mut alpha, mut beta) =
            (Instance::new(binary, "alpha").await, Instance::new(binary, "beta").await);
        tokio::join!(alpha.starts(None), beta.starts(None));
        let added = beta.runs(&["partner", "add", &alpha.domain()], "", None).await;
        assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
        let databases = [alpha.opens_database().await, beta.opens_database().await];
        let world = Self { alpha, beta, databases, published: Vec::new(), rounds: 0 };
        let (follower, target) = (world.association(&world.beta), world.association(&world.alpha));
        until("beta's follow is accepted", async || {
            let (follower, target) = (follower.clone(), target.clone());
            let state =
                world.databases[1].read(move |conn| follows::following_state(conn, &follower, &target)).await;
            (state.unwrap() == Some(FollowState::Accepted)).then_some(())
        })
        .await;
        world.lost_nothing().await;
        world
    }

    fn association(&self, of: &Instance) -> ApId {
        format!("http://{}/actors/{}", of.domain(), of.name).parse().unwrap()
    }

    /// Kills the process that passes a point when it does so for a time that `chance` chooses, and starts it again.
    pub async fn dies_at(&mut self, point: &str, chance: u32) {
        let times =
            if ONCE_FOR_MANY.contains(&point) { 1 } else { 1 + chance % u32::try_from(OFFERS).unwrap() };
        let at = format!("{point}#{times}");
        match point.split(':').next() {
            Some("publish") => self.importer_dies(point, &at).await,
            Some("tell" | "deliver") => self.sender_dies(&at).await,
            Some("inbox" | "receive") => self.receiver_dies(&at).await,
            _ => panic!("{point} is a point of no process"),
        }
        self.lost_nothing().await;
    }

    async fn importer_dies(&mut self, point: &str, at: &str) {
        let (titles, lines) = self.offers();
        let done = self.alpha.runs(&["import", "--publish", "-"], &lines, Some(at)).await;
        assert_eq!(
            done.status.signal(),
            Some(9),
            "the import ended with {} in place of dying at {at}",
            done.status
        );
        assert!(done.stdout.is_empty(), "nobody was told that anything is published");
        if point != "publish:before-commit" {
            self.published.extend(titles);
        }
    }

    async fn sender_dies(&mut self, at: &str) {
        assert!(self.alpha.stops().await.success());
        self.publishes().await;
        self.alpha.starts(Some(at)).await;
        self.alpha.was_killed(at).await;
        self.alpha.starts(None).await;
    }

    async fn receiver_dies(&mut self, at: &str) {
        assert!(self.beta.stops().await.success());
        self.beta.starts(Some(at)).await;
        self.publishes().await;
        self.beta.was_killed(at).await;
        self.beta.starts(None).await;
    }

    /// Publishes offers on alpha with its command line.
    pub async fn publishes(&mut self) {
        let (titles, lines) = self.offers();
        let done = self.alpha.runs(&["import", "--publish", "-"], &lines, None).await;
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        self.published.extend(titles);
    }

    /// Titles that were never there, and the lines of an import that make them.
    fn offers(&mut self) -> (Vec<String>, String) {
        self.rounds += 1;
        let titles: Vec<String> =
            (1..=OFFERS).map(|number| format!("Offre {} {number}", self.rounds)).collect();
        let lines = lines_of(&titles);
        (titles, lines)
    }

    /// Waits until nothing waits anywhere, and sees that both list every published offer once and no other, and that each was
    /// told once.
    ///
    /// # Panics
    /// Something is lost, half there, there twice, set aside or waiting for longer than thirty seconds.
    pub async fn lost_nothing(&self) {
        until("all queues are empty", async || {
            for database in &self.databases {
                if database.read(waiting).await.unwrap() > 0 {
                    return None;
                }
            }
            Some(())
        })
        .await;
        let wanted: BTreeMap<String, usize> = self.published.iter().map(|title| (title.clone(), 1)).collect();
        assert_eq!(listed(&self.alpha).await, wanted, "what alpha lists\n{}", self.alpha.log());
        assert_eq!(
            listed(&self.beta).await,
            wanted,
            "what beta lists\n{}\n{}",
            self.alpha.log(),
            self.beta.log()
        );
        let association = self.association(&self.alpha);
        let told = self.databases[0].read(move |conn| outbox::count(conn, &association)).await.unwrap();
        assert_eq!(usize::try_from(told).unwrap(), self.published.len(), "each offer is told once");
        for database in &self.databases {
            assert_eq!(database.read(set_aside).await.unwrap(), (0, 0), "what was set aside");
        }
    }
}

/// The lines of an import that makes an offer of each title.
pub fn lines_of(titles: &[String]) -> String {
    let from = (Clock::machine().now() + TimeDelta::days(30)).format("%F").to_string();
    let line = |title: &String| {
        json!({
            "purpose": "offer", "title": title, "place_kind": "room", "capacity_persons": 2, "municipality": "62063",
            "available_from": from, "monthly_rent_cents": 0,
        })
    };
    let lines: Vec<String> = titles.iter().map(|title| line(title).to_string()).collect();
    lines.join("\n")
}

/// How much waits in all queues of an instance.
pub fn waiting(conn: &mut Conn) -> Result<i64, StoreError> {
    // In the order of work's way: on PostgreSQL each count sees its own moment, and what moves on between two of them is seen twice
    // rather than never.
    let (received, outbox) = (received::count(conn, ReceivedState::Waiting)?, outbox::count_waiting(conn)?);
    Ok(received + outbox + deliveries::count(conn, DeliveryState::Pending)?)
}

/// Deliveries that were given up, and activities that could not be handled.
pub fn set_aside(conn: &mut Conn) -> Result<(i64, i64), StoreError> {
    Ok((deliveries::count(conn, DeliveryState::Failed)?, received::count(conn, ReceivedState::Poison)?))
}

/// The titles that an instance lists, on all pages, and how often.
pub async fn listed(instance: &Instance) -> BTreeMap<String, usize> {
    let mut titles = BTreeMap::new();
    let (mut page, mut pages) = (1, 1);
    while page <= pages {
        let body = instance.answers(&format!("/offers?page={page}")).await.expect("the list answers");
        let list: Value = serde_json::from_str(&body).unwrap();
        for item in list["items"].as_array().unwrap() {
            *titles.entry(item["title"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        pages = list["pages"].as_u64().unwrap();
        page += 1;
    }
    titles
}
