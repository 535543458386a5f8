//! A fediverse in one process: servers with real names (`alpha.test`, on loopback), databases of their own, and one clock that
//! stands still. Nothing runs in the background: a test says when a server works, so that it waits for nothing.

use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, Once};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use rooftop::clock::Clock;
use rooftop::config::Config;
use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::domain::listing::{Filter, ListedOffer};
use rooftop::domain::partner::PartnerTier;
use rooftop::domain::proposal::Proposal;
use rooftop::federation::{Node, lookup};
use rooftop::jobs;
use rooftop::server::{self, Part, Running, Surroundings};
use rooftop::services::{ServiceError, Viewer, alliances, offers, partners, proposals};
use rooftop::store::deliveries::{self, DeliveryState};
use rooftop::store::outbox;
use rooftop::store::received::{self, ReceivedState};
use tempfile::TempDir;
use tracing_subscriber::fmt::TestWriter;
use tracing_subscriber::fmt::writer::MakeWriterExt as _;

use crate::{databases, made_before};

/// When every test happens.
pub fn noon() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// One instance of a test.
pub struct Server {
    pub node: Arc<Node>,
    pub clock: Clock,
    /// Where it really listens.
    pub address: SocketAddr,
    /// The variables that it was set up with, for programs beside it.
    pub settings: HashMap<String, String>,
    /// Who looks at pages. Made once: it reads every root certificate, which takes longer than any page.
    pub client: reqwest::Client,
    /// Where hosts really are.
    hosts: HashMap<String, SocketAddr>,
    /// Its address stays its own while it starts anew.
    listener: TcpListener,
    running: Running,
    folder: TempDir,
}

/// How a server of a test is set up.
pub struct Plan<'a> {
    pub names: &'a [&'a str],
    /// Settings beside those of every test: name without `ROOFTOP_`, and value.
    pub settings: &'a [(&'a str, &'a str)],
    /// Other hosts, which are no Rooftop.
    pub others: HashMap<String, SocketAddr>,
    pub clock: Clock,
    pub actor_folder: &'static str,
    pub scheme: &'a str,
    pub under: Names,
}

/// What stands behind the names of servers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// `alpha.test`: no port, so that documents are the same each time.
    Test,
    /// `alpha.localhost:PORT`: programs outside of this process reach it.
    Localhost,
}

impl<'a> Plan<'a> {
    pub fn of(names: &'a [&'a str]) -> Self {
        let clock = Clock::fixed(noon());
        Self {
            names,
            settings: &[],
            others: HashMap::new(),
            clock,
            actor_folder: "actors",
            scheme: "http",
            under: Names::Test,
        }
    }

    /// Starts the servers; each knows where the others are.
    pub async fn start(self) -> Vec<Server> {
        prepare();
        let listeners: Vec<TcpListener> =
            self.names.iter().map(|_| TcpListener::bind(("127.0.0.1", 0)).unwrap()).collect();
        let mut hosts = self.others.clone();
        for (name, listener) in self.names.iter().zip(&listeners) {
            hosts.insert(format!("{name}.test"), listener.local_addr().unwrap());
        }
        let mut servers = Vec::new();
        for (name, listener) in self.names.iter().zip(listeners) {
            servers.push(Server::start(name, listener, &hosts, &self).await);
        }
        servers
    }
}

/// What a process of tests needs once: a log that is shown where a test fails, and cryptography for its own client.
pub(crate) fn prepare() {
    prepare_with("warn,rooftop=info");
}

/// As [`prepare`], with another filter of the log, where this process has none yet.
pub(crate) fn prepare_with(filter: &str) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let log = tracing_subscriber::fmt().with_env_filter(filter);
        log.with_ansi(false).with_writer(TestWriter::new().and(|| Logged)).init();
        // Tests with processes may have installed it already.
        drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
    });
}

/// What this process logged.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Keeps the log, for tests about what it says.
struct Logged;

impl std::io::Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Everything that this process logged.
pub(crate) fn logged() -> Vec<u8> {
    LOG.lock().unwrap().clone()
}

/// Servers with these names, with the settings of every test.
pub async fn fediverse<const N: usize>(names: [&str; N]) -> [Server; N] {
    Plan::of(&names).start().await.try_into().ok().expect("as many servers as names")
}

impl Server {
    async fn start(
        name: &str,
        listener: TcpListener,
        hosts: &HashMap<String, SocketAddr>,
        plan: &Plan<'_>,
    ) -> Self {
        let folder = TempDir::new().unwrap();
        let address = listener.local_addr().unwrap();
        let public_url = match plan.under {
            Names::Test => format!("{}://{name}.test", plan.scheme),
            Names::Localhost => format!("{}://{name}.localhost:{}", plan.scheme, address.port()),
        };
        let mut settings: HashMap<String, String> = [
            ("PUBLIC_URL", public_url),
            ("DATABASE_URL", databases::new(folder.path()).await),
            ("SECRET_KEY_FILE", folder.path().join("secret.key").display().to_string()),
            ("DATA_KEYS_FILE", folder.path().join("data.keys").display().to_string()),
            ("ERASED_FILE", folder.path().join("erased.ids").display().to_string()),
            ("ASSOCIATION__HANDLE", name.to_owned()),
            ("ASSOCIATION__NAME", format!("Association {name}")),
            ("ASSOCIATION__TIME_ZONE", "UTC".to_owned()),
            ("SERVER__WEB_WORKERS", "1".to_owned()),
            ("SERVER__SHUTDOWN_S", "1".to_owned()),
            // Tests read every page to its end; those about pages that follow what happens set it.
            ("SERVER__LIVE_S", "0".to_owned()),
            ("FEDERATION__ALLOW_LOOPBACK", "true".to_owned()),
            ("SAFEGUARDING__UNVETTED_PUBLISH", "true".to_owned()),
            // Tests ask more often, and are refused more often, than any peer; those about the pace set it.
            ("FEDERATION__REFUSALS_PER_MINUTE", "1000000".to_owned()),
            ("LIMITS__PAGES_PER_MINUTE", "1000000".to_owned()),
        ]
        .into_iter()
        .map(|(key, value)| (format!("ROOFTOP_{key}"), value))
        .collect();
        settings
            .extend(plan.settings.iter().map(|(key, value)| (format!("ROOFTOP_{key}"), (*value).to_owned())));
        let config = Config::from_env_alone(settings.clone()).unwrap();
        let around = Surroundings {
            clock: plan.clock.clone(),
            overrides: hosts.clone(),
            actor_folder: plan.actor_folder,
            new_rsa_key: made_before::rsa_key,
        };
        let node = server::open(config, around).await.unwrap();
        let kept = listener.try_clone().unwrap();
        let running = Running::start(Arc::clone(&node), Some(listener), Part::Web).unwrap();
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let clock = plan.clock.clone();
        let hosts = hosts.clone();
        Self { node, clock, address, settings, client, hosts, listener: kept, running, folder }
    }

    /// Stops it and starts it with a setting changed: its database and its address stay.
    pub async fn restarts_with(self, (key, value): (&str, &str)) -> Self {
        let Self { clock, address, mut settings, client, hosts, listener, running, folder, .. } = self;
        running.stop(Duration::from_secs(1)).await;
        settings.insert(format!("ROOFTOP_{key}"), value.to_owned());
        let config = Config::from_env_alone(settings.clone()).unwrap();
        let around = Surroundings { clock: clock.clone(), overrides: hosts.clone(), ..Surroundings::real() };
        let node = server::open(config, around).await.unwrap();
        let kept = listener.try_clone().unwrap();
        let running = Running::start(Arc::clone(&node), Some(listener), Part::Web).unwrap();
        Self { node, clock, address, settings, client, hosts, listener: kept, running, folder }
    }

    /// Runs a service as the command line would.
    pub async fn does<T: Send + 'static>(
        &self,
        deed: impl FnOnce(&mut rooftop::store::Tx<'_>, &rooftop::services::App) -> Result<T, ServiceError>
        + Send
        + 'static,
    ) -> Result<T, ServiceError> {
        let app = Arc::clone(&self.node.app);
        self.node.app.db.tx(move |tx| deed(tx, &app)).await
    }

    /// Reads from its store.
    pub async fn reads<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut rooftop::store::Conn) -> Result<T, rooftop::store::StoreError> + Send + 'static,
    ) -> T {
        self.node.app.db.read(read).await.unwrap()
    }

    /// Adds another server as a partner, which follows its association. The Follow is sent when this server works. For an ally it proposes
    /// an alliance too: it is in effect once the other one did, and both worked.
    pub async fn befriends(&self, other: &Server, tier: PartnerTier) {
        let found = lookup::partner(&self.node, other.node.app.urls.domain()).await.unwrap();
        let now = self.clock.now();
        self.does(move |tx, app| {
            partners::add(tx, app, now, Viewer::Operator, &found)?;
            let key = alliances::fingerprint(&found.association.public_key_pem);
            match tier {
                PartnerTier::Ally => {
                    alliances::propose(tx, app, now, Viewer::Operator, (&found.domain, &key)).map(drop)
                }
                tier => partners::set_tier(tx, app, now, Viewer::Operator, (&found.domain, tier)),
            }
        })
        .await
        .unwrap();
    }

    /// Follows another server's association, and is accepted.
    pub async fn follows(&self, other: &Server) {
        self.befriends(other, PartnerTier::Open).await;
        settled(&[self, other]).await;
    }

    /// Publishes a proposal.
    pub async fn publishes(&self, made: &A) -> Proposal {
        let (draft, purpose, now) = (made.draft.clone(), made.purpose, self.clock.now());
        self.does(move |tx, app| {
            let proposal = proposals::create(tx, app, now, Viewer::Operator, (purpose, &draft))?;
            proposals::publish(tx, app, now, Viewer::Operator, proposal.id)?;
            proposals::load(tx, proposal.id)
        })
        .await
        .unwrap()
    }

    /// Does all work that is due.
    pub async fn works(&self) -> usize {
        jobs::drain(&self.node).await.unwrap()
    }

    /// The offers of its public list.
    pub async fn lists(&self) -> Vec<ListedOffer> {
        let page = self.node.app.db.read(|conn| offers::list(conn, &Filter::default(), 1)).await;
        page.unwrap().offers
    }

    /// How an offer reads in its public list.
    pub async fn sees(&self, proposal: &Proposal) -> Option<ListedOffer> {
        self.lists().await.into_iter().find(|offer| offer.ap_id == proposal.ap_id)
    }

    /// What waits in its queues: events, deliveries, received activities.
    pub async fn waiting(&self) -> (i64, i64, i64) {
        self.reads(|conn| {
            // In the order of work's way, as in `world::waiting`.
            let (received, outbox) =
                (received::count(conn, ReceivedState::Waiting)?, outbox::count_waiting(conn)?);
            Ok((outbox, deliveries::count(conn, DeliveryState::Pending)?, received))
        })
        .await
    }

    /// Asks for one of its own addresses; gives status, content type and body.
    pub async fn get(&self, path: &str, accept: &str) -> (u16, String, String) {
        let host = self.node.app.urls.domain().to_string();
        let request = self
            .client
            .get(format!("http://{}{path}", self.address))
            .header("host", host)
            .header("accept", accept);
        let answer =
            tokio::time::timeout(GUARD, request.send()).await.expect("an answer within 30 s").unwrap();
        let kind = answer.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
        (answer.status().as_u16(), kind.unwrap_or_default(), answer.text().await.unwrap())
    }

    /// Asks for an ActivityPub document.
    pub async fn document(&self, path: &str) -> (u16, serde_json::Value) {
        let (status, _, body) = self.get(path, "application/activity+json").await;
        (status, serde_json::from_str(&body).unwrap_or(serde_json::Value::Null))
    }

    /// Moves the clock of the whole test.
    pub fn later(&self, by: TimeDelta) {
        self.clock.advance(by);
    }
}

/// How long anything may take before a test says what it waited for.
pub const GUARD: Duration = Duration::from_secs(30);

/// Lets all servers work until none has anything due, and asserts that nothing waits, and nothing was set aside.
pub async fn settled(servers: &[&Server]) {
    let all = async {
        loop {
            let mut done = 0;
            for server in servers {
                done += server.works().await;
            }
            if done == 0 {
                return;
            }
        }
    };
    tokio::time::timeout(GUARD, all).await.expect("all queues empty within 30 s");
    for server in servers {
        assert_eq!(server.waiting().await, (0, 0, 0), "what waits at {}", server.node.app.urls.domain());
        let odd = server
            .reads(|conn| {
                Ok((
                    received::count(conn, ReceivedState::Poison)?,
                    deliveries::count(conn, DeliveryState::Failed)?,
                ))
            })
            .await;
        assert_eq!(odd, (0, 0), "what was set aside at {}", server.node.app.urls.domain());
    }
}

/// A proposal to be made: begin with [`an_offer`] or [`a_request`].
#[derive(Debug, Clone)]
pub struct A {
    pub purpose: Purpose,
    pub draft: Draft,
}

/// A room in Liège for two, from December on.
pub fn an_offer() -> A {
    let mut draft = Draft::new();
    draft
        .set(Field::Title, "Chambre à Liège")
        .set(Field::PlaceKind, "room")
        .set(Field::CapacityPersons, "2")
        .set(Field::Municipality, "62063")
        .set(Field::AvailableFrom, "2026-12-01")
        .set(Field::MonthlyRentCents, "0")
        .push(Field::Languages, "fr:fluent");
    A { purpose: Purpose::Offer, draft }
}

/// A mother with a child who looks for a home near Liège.
pub fn a_request() -> A {
    let mut draft = Draft::new();
    draft
        .set(Field::Title, "Mère et enfant")
        .push(Field::Members, "26-64:parent:f")
        .push(Field::Members, "3-5:child:m")
        .set(Field::NeededFrom, "2026-12-15")
        .push(Field::Zones, "62063");
    A { purpose: Purpose::Request, draft }
}

impl A {
    /// With another value of a field.
    pub fn with(mut self, field: Field, text: &str) -> Self {
        self.draft.set(field, text);
        self
    }
}
