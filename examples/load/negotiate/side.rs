//! One of the two instances: a process that is killed and started again, somebody who decides there, and what its store says.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use rooftop::config::Config;
use rooftop::crypto::Secret;
use rooftop::domain::bands::Bands;
use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::domain::matches::{Match, MatchState, Sending};
use rooftop::domain::vetting::Vetting;
use rooftop::federation::Node;
use rooftop::ids::{AccountId, ApId, Domain, MatchId, ProposalId};
use rooftop::server::{self, Surroundings};
use rooftop::services::{ServiceError, Viewer, proposals, vetting};
use rooftop::store::ally_requests::{self, AllyRequest};
use rooftop::store::deliveries::{self, DeliveryState};
use rooftop::store::received::{self, ReceivedState};
use rooftop::store::request_bands::{self, SentBands};
use rooftop::store::{Conn, Db, StoreError, matches, outbox, proposals as stored};

use super::super::instance::{self, Running};
use super::super::queue::signs_in;
use super::between::{Between, client};

/// How long anything may take before the program gives up.
const GUARD: Duration = Duration::from_secs(1_200);
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// How many proposals one transaction writes.
const BATCH: usize = 100;
/// Two who decide, with their sessions.
const MODERATORS: [(&str, &str); 2] = [
    ("nour@rooftop.localhost", "0123456789abcdef0123456789abcdef0123456789abcdef"),
    ("hana@rooftop.localhost", "abcdef0123456789abcdef0123456789abcdef0123456789"),
];
/// As `signs_in` writes it.
const CSRF: &str = "csrf";

pub(super) struct Side {
    pub(super) name: &'static str,
    folder: tempfile::TempDir,
    port: u16,
    inner: u16,
    rooftop: PathBuf,
    pub(super) between: Arc<Between>,
    pub(super) db: Db,
    /// Of two who decide.
    cookies: [String; 2],
    client: reqwest::Client,
    running: Mutex<Option<Running>>,
    pub(super) requests: Vec<ProposalId>,
    association: ApId,
    /// When the time to undo the decision ends by which a match is offered.
    due: Mutex<BTreeMap<MatchId, DateTime<Utc>>>,
}

/// How an attempt to do something went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Went {
    /// It was done; the answer leads there.
    Done(String),
    /// It is not possible any more, or not now.
    Refused,
    /// Another one has to do it.
    NotAllowed,
    /// The process does not answer, or did not say what it did.
    NoAnswer,
}

impl Side {
    /// An instance with offers and requests, which runs.
    pub(super) async fn new(
        (name, seed): (&'static str, u64),
        rooftop: &Path,
        (offers, requests): (usize, usize),
    ) -> Self {
        let (folder, inner) = (tempfile::tempdir().unwrap(), instance::free_port());
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let between = Between::listen(listener, inner, seed);
        let settings = settings(folder.path(), port, inner);
        let config = Config::from_env_alone(settings).unwrap();
        let node = server::open(config, Surroundings::real()).await.unwrap();
        let (first, me) = signs_in(&node, MODERATORS[0]).await;
        let (second, _) = signs_in(&node, MODERATORS[1]).await;
        written(&node, (Purpose::Offer, offers), me).await;
        let requests = written(&node, (Purpose::Request, requests), me).await;
        let association = node.app.association();
        drop(node);
        let url = format!("sqlite:{}", folder.path().join("rooftop.db").display());
        let db = Db::open(&url, &Secret::from_bytes([7; 32])).unwrap();
        let rooftop = rooftop.to_path_buf();
        let (client, running) = (client(), Mutex::new(None));
        let due = Mutex::default();
        let side = Self {
            name,
            folder,
            port,
            inner,
            rooftop,
            between,
            db,
            cookies: [first, second],
            client,
            running,
            requests,
            association,
            due,
        };
        side.starts();
        side
    }

    pub(super) fn domain(&self) -> Domain {
        instance::host(self.port).parse().unwrap()
    }

    /// Starts the process, and waits until it answers.
    pub(super) fn starts(&self) {
        let mut command = Command::new(&self.rooftop);
        command.arg("serve").envs(settings(self.folder.path(), self.port, self.inner));
        let running = Running::spawn(command, self.port);
        running.first_200("/offers");
        *self.running.lock().unwrap() = Some(running);
    }

    /// Kills the process where it stands (`SIGKILL`).
    pub(super) fn is_killed(&self) {
        drop(self.running.lock().unwrap().take());
    }

    pub(super) fn adds(&self, other: &Side) {
        let mut command = Command::new(&self.rooftop);
        command.args(["partner", "add", other.domain().as_str(), "--tier", "ally"]);
        command.envs(settings(self.folder.path(), self.port, self.inner)).current_dir(self.folder.path());
        let done = command.output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    /// Waits until something is so in its store.
    pub(super) async fn until(
        &self,
        what: &str,
        is_so: impl Fn(&mut Conn) -> Result<bool, StoreError> + Clone + Send + 'static,
    ) {
        let until = Instant::now() + GUARD;
        while !self.db.read(is_so.clone()).await.unwrap() {
            assert!(Instant::now() < until, "{}: {what}: not within {} s", self.name, GUARD.as_secs());
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Sends a form of the desk; where two people decide, the second one does.
    pub(super) async fn posts(&self, path: &str, fields: &[(&str, &str)]) -> Went {
        match self.posts_as(&self.cookies[0], path, fields).await {
            Went::NotAllowed => self.posts_as(&self.cookies[1], path, fields).await,
            other => other,
        }
    }

    async fn posts_as(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Went {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("csrf", CSRF)
            .extend_pairs(fields)
            .finish();
        let sending = self.client.post(format!("http://127.0.0.1:{}{path}", self.inner));
        let sending = sending.header("host", instance::host(self.port)).header("cookie", cookie);
        let sending = sending.header("content-type", "application/x-www-form-urlencoded").body(form);
        let Ok(answer) = sending.send().await else { return Went::NoAnswer };
        let to = answer.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or("").to_owned();
        let status = answer.status().as_u16();
        assert!(
            [303, 403, 404, 409, 503].contains(&status),
            "{} answers {status} to {path} {fields:?}",
            self.name
        );
        match status {
            303 => Went::Done(to),
            403 => Went::NotAllowed,
            503 => Went::NoAnswer,
            _ => Went::Refused,
        }
    }

    pub(super) async fn one(&self, id: MatchId) -> Match {
        self.db.read(move |conn| matches::by_id(conn, id)).await.unwrap().expect("it was there")
    }

    pub(super) async fn by_deal(&self, deal: &ApId) -> Option<Match> {
        let deal = deal.clone();
        self.db.read(move |conn| matches::by_deal(conn, &deal)).await.unwrap()
    }

    /// The other side knows its requests in bands, as after a batch.
    pub(super) async fn is_known_to(&self, other: &Side) {
        let now = rooftop::clock::Clock::machine().now();
        for id in self.requests.iter().copied() {
            let request =
                self.db.read(move |conn| stored::by_id(conn, id)).await.unwrap().expect("it was there");
            let bands = Bands { size: "1", area: None, period: "2026-12".parse().unwrap() };
            let recipients = vec![other.association.clone()];
            let sent = SentBands { proposal: id, bands: bands.clone(), recipients, sent_at: now };
            self.db.tx(move |tx| request_bands::save(tx, &sent)).await.unwrap();
            let known = AllyRequest { ap_id: request.ap_id, author: self.association.clone(), bands };
            other.db.tx(move |tx| ally_requests::save(tx, &known, now)).await.unwrap();
        }
    }

    /// Notes until when it can be undone that a match is offered, where that was decided.
    pub(super) async fn notes_due(&self, id: MatchId) {
        let pending = self.one(id).await.pending;
        let due_at = pending.filter(|pending| pending.sending == Sending::AskHost).and_then(|one| one.due_at);
        if let Some(due_at) = due_at {
            self.due.lock().unwrap().insert(id, due_at);
        }
    }

    pub(super) fn due(&self, id: MatchId) -> Option<DateTime<Utc>> {
        self.due.lock().unwrap().get(&id).copied()
    }

    pub(super) async fn all(&self) -> Vec<Match> {
        let all = self.db.read(|conn| matches::in_states(conn, (MatchState::ALL, None), (1_000_000, 0)));
        all.await.unwrap()
    }
}

/// Whether everything is told, delivered and handled, and no decision waits.
pub(super) fn is_quiet(conn: &mut Conn) -> Result<bool, StoreError> {
    let decided = matches::in_states(conn, (MatchState::ALL, None), (1_000_000, 0))?;
    Ok(outbox::count_waiting(conn)? == 0
        && deliveries::count(conn, DeliveryState::Pending)? == 0
        && received::count(conn, ReceivedState::Waiting)? == 0
        && decided.iter().all(|one| one.pending.is_none()))
}

/// Everything of [`instance::settings`], behind a proxy; requests may leave, and offers are vetted. A decision can be undone for a second, and what
/// fails is tried again after one.
fn settings(folder: &Path, port: u16, inner: u16) -> Vec<(String, String)> {
    let mut settings = instance::settings(folder, port);
    for (key, value) in [
        ("LISTEN", format!("127.0.0.1:{inner}")),
        ("SAFEGUARDING__UNVETTED_PUBLISH", "false".to_owned()),
        ("FEDERATION__REQUESTS", "allies".to_owned()),
        ("MATCHES__UNDO_S", "1".to_owned()),
        ("MATCHES__UNDO_IMMEDIATE_S", "1".to_owned()),
        ("DELIVERY__FIRST_WAIT_S", "1".to_owned()),
        ("DELIVERY__LEASE_S", "31".to_owned()),
    ] {
        let key = format!("ROOFTOP_{key}");
        settings.retain(|(known, _)| *known != key);
        settings.push((key, value));
    }
    settings
}

async fn written(node: &Arc<Node>, (purpose, count): (Purpose, usize), me: AccountId) -> Vec<ProposalId> {
    let mut made = Vec::new();
    let numbers: Vec<usize> = (0..count).collect();
    for some in numbers.chunks(BATCH) {
        let (app, some) = (Arc::clone(&node.app), some.to_vec());
        let writing = node.app.db.tx(move |tx| {
            let now = app.clock.now();
            let mut made = Vec::new();
            for number in some {
                let draft = draft(purpose, number, now.date_naive());
                let one = proposals::create(tx, &app, now, Viewer::Operator, (purpose, &draft))?;
                if purpose == Purpose::Offer {
                    vetting::import(tx, now, Viewer::Operator, (&one, &vetted(me, now.date_naive())))?;
                }
                proposals::publish(tx, &app, now, Viewer::Operator, one.id)?;
                made.push(one.id);
            }
            Ok::<_, ServiceError>(made)
        });
        made.extend(writing.await.unwrap());
    }
    made
}

fn vetted(by: AccountId, today: chrono::NaiveDate) -> Vetting {
    let seen = Some(today - TimeDelta::days(10));
    Vetting {
        id_seen: seen,
        home_visit: seen,
        references: 2,
        record_check: seen,
        charter_signed: seen,
        adults_consented: 2,
        approved_by: Some(by),
        valid_until: Some(today + TimeDelta::days(300)),
    }
}

fn draft(purpose: Purpose, number: usize, today: chrono::NaiveDate) -> Draft {
    let mut draft = Draft::new();
    draft.set(Field::Title, format!("Numéro {number}"));
    match purpose {
        Purpose::Request => draft
            .set(Field::Members, "26-64:adult:m")
            .set(Field::Zones, "62063")
            .set(Field::NeededFrom, today.to_string())
            .set(Field::Urgency, "urgent"),
        Purpose::Offer => draft
            .set(Field::PlaceKind, "room")
            .set(Field::Sharing, "private_room")
            .set(Field::AgreementKind, "free_hosting")
            .set(Field::CapacityPersons, "2")
            .set(Field::Municipality, "62063")
            .set(Field::HostWomen, "1")
            .set(Field::HostMen, "1")
            .set(Field::Smoking, "none")
            .set(Field::AvailableFrom, today.to_string()),
    };
    draft
}
