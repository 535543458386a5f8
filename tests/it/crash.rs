//! `kill -9` of the real process at every named point, and nothing that was accepted is lost.

mod backfill;
mod matches;
mod notify;
mod plan;
mod verdicts;

use std::path::Path;

use rooftop::clock::Clock;
use rooftop::crash::POINTS;
use rooftop::domain::lead::{Lead, LeadState};
use rooftop::domain::report::{Report, ReportState};
use rooftop::federation::signatures::Scheme;
use rooftop::store::leads::{self, Which};
use rooftop::store::{Db, reports};
use serde_json::{Value, json};

use crate::processes::{Instance, until};
use crate::wire::peer::Peer;
use crate::wire::stranger::Stranger;
use crate::world::{self, World};

/// Chooses how often a point is passed before the process dies at it: the same in every run.
const SEED: u32 = 20_261_122;

/// Dies at every point whose name begins so, one after the other, in one world that remembers all of it.
async fn dies_at_all(beginnings: &[&str]) {
    let mut world = World::new(Path::new(env!("CARGO_BIN_EXE_rooftop"))).await;
    let points =
        POINTS.iter().enumerate().filter(|(_, point)| beginnings.iter().any(|b| point.starts_with(b)));
    let mut count = 0;
    for (number, point) in points {
        let chance = (SEED >> (number % 16)) ^ u32::try_from(number).unwrap();
        world.dies_at(point, chance).await;
        count += 1;
    }
    assert!(count > 0, "no point begins with {beginnings:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_publishing_or_telling_loses_nothing() {
    dies_at_all(&["publish:", "tell:"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_delivering_loses_nothing() {
    dies_at_all(&["deliver:"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_receiving_loses_nothing() {
    dies_at_all(&["inbox:", "receive:"]).await;
}

/// What a stranger keeps of a day (FEDERATION.md, "A letter"). Written apart from the program on purpose.
const LETTERS_A_DAY: u32 = 5;

/// An instance to which strangers at one peer send what a handler that ran twice would do twice.
struct Handling {
    alpha: Instance,
    database: Db,
    peer: Peer,
}

impl Handling {
    async fn new() -> Self {
        let mut alpha = Instance::new(Path::new(env!("CARGO_BIN_EXE_rooftop")), "alpha").await;
        alpha.starts(None).await;
        let database = alpha.opens_database().await;
        Self { alpha, database, peer: Peer::plain() }
    }

    /// Somebody at the peer.
    fn stranger(&self, name: &str) -> Stranger {
        let id = format!("http://peer.localhost:{}/users/{name}", self.peer.address.port());
        let stranger = Stranger::of(id.parse().unwrap(), 0);
        stranger.is_served(&self.peer);
        stranger
    }

    fn association(&self) -> String {
        format!("http://{}/actors/alpha", self.alpha.domain())
    }

    /// An activity, whose id ends so.
    fn activity(&self, by: &Stranger, (kind, id): (&str, &str), object: &Value) -> Value {
        json!({"@context": "https://www.w3.org/ns/activitystreams", "id": format!("{}/{id}", by.id), "type": kind,
            "actor": by.id, "to": [self.association()], "object": object})
    }

    fn letter(&self, by: &Stranger, number: u32) -> Value {
        let note = json!({"id": format!("{}/notes/{number}", by.id), "type": "Note", "attributedTo": by.id,
            "to": [self.association()], "content": format!("<p>Question {number}</p>")});
        self.activity(by, ("Create", &format!("letters/{number}")), &note)
    }

    /// Sends an activity, which is accepted.
    async fn takes(&self, by: &Stranger, activity: &Value) {
        let inbox = format!("http://{}/inbox", self.alpha.domain()).parse().unwrap();
        let body = activity.to_string();
        let request = by.signs_for(Scheme::Cavage, (&inbox, Clock::machine().now()), body.as_bytes());
        let answer = request.to_address(self.alpha.address()).await;
        assert_eq!(answer.status, 202, "{}: {activity}", answer.body);
    }

    /// Sends an activity, in whose handling the process is killed, and lets another one finish it.
    async fn dies_over(&mut self, point: &str, by: &Stranger, activity: &Value) {
        assert!(self.alpha.stops().await.success());
        self.alpha.starts(Some(point)).await;
        self.takes(by, activity).await;
        self.alpha.was_killed(point).await;
        self.alpha.starts(None).await;
        self.has_done_everything().await;
    }

    async fn has_done_everything(&self) {
        until("all queues are empty", async || {
            (self.database.read(world::waiting).await.unwrap() == 0).then_some(())
        })
        .await;
        assert_eq!(self.database.read(world::set_aside).await.unwrap(), (0, 0));
    }

    /// The kinds of what was sent to somebody, in their order.
    fn sent_to(&self, stranger: &Stranger) -> Vec<String> {
        let inbox = format!("{}/inbox", stranger.id.url().path());
        let posted = self.peer.posted().into_iter().filter(|(seen, _)| seen.path == inbox);
        posted.map(|(_, activity)| activity["type"].as_str().unwrap().to_owned()).collect()
    }

    async fn letters(&self, by: &Stranger) -> Vec<Lead> {
        let which = Which { state: LeadState::New, offer: None };
        let all = self.database.read(move |conn| leads::page(conn, which, 100, 0)).await.unwrap();
        all.into_iter().filter(|lead| lead.sender == by.id).collect()
    }

    async fn reports(&self, by: &Stranger) -> Vec<Report> {
        let open = self.database.read(|conn| reports::page(conn, ReportState::Open, 100, 0)).await.unwrap();
        open.into_iter().filter(|report| report.reporter == by.id).collect()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_handling_makes_nothing_happen_twice() {
    let mut world = Handling::new().await;
    for (name, point) in [("ben", "receive:before-commit"), ("eve", "receive:after-commit")] {
        let by = world.stranger(name);
        let us = json!(world.association());
        let follow = world.activity(&by, ("Follow", "follow"), &us);
        world.dies_over(point, &by, &follow).await;
        assert_eq!(world.sent_to(&by), ["Accept"], "{point}");

        let first = world.letter(&by, 1);
        world.dies_over(point, &by, &first).await;
        assert_eq!(world.sent_to(&by), ["Accept", "Create"], "one automatic answer: {point}");
        for number in 2..=LETTERS_A_DAY {
            world.takes(&by, &world.letter(&by, number)).await;
        }
        world.has_done_everything().await;
        let one_more = world.letter(&by, LETTERS_A_DAY + 1);
        world.dies_over(point, &by, &one_more).await;
        let letters = world.letters(&by).await;
        assert_eq!(letters.len(), usize::try_from(LETTERS_A_DAY).unwrap(), "{point}");
        assert_eq!(letters.iter().map(|letter| letter.more).sum::<u32>(), 1, "counted once: {point}");

        let flag = world.activity(&by, ("Flag", "flag"), &us);
        world.dies_over(point, &by, &flag).await;
        let reports = world.reports(&by).await;
        let [report] = &reports[..] else { panic!("one report: {reports:?}") };
        assert_eq!((report.more, report.objects.len()), (0, 1), "{point}");
        assert_eq!(world.sent_to(&by), ["Accept", "Create"], "{point}");
    }
}

#[test]
fn every_point_is_in_one_of_the_tests() {
    let beginnings = [
        "publish:",
        "tell:",
        "deliver:",
        "inbox:",
        "receive:",
        "backfill:",
        "verdicts:",
        "notify:",
        "plan:",
        "matches:",
    ];
    let others: Vec<_> =
        POINTS.iter().filter(|point| !beginnings.iter().any(|b| point.starts_with(b))).collect();
    assert!(others.is_empty(), "{others:?} are in none");
}
