//! What the federation door and its jobs need: the services' state, the HTTP client, our keys and what is remembered of others'.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use super::documents::Pictures;
use super::heard::Heard;
use super::http::{AllowLoopback, Client, HttpError, HttpSettings, Schemes};
use super::keyring::Keyring;
use super::keys::RemoteKeys;
use super::meters::Meters;
use super::replays::Replays;
use super::signatures::SigningKey;
use crate::config::Config;
use crate::domain::partner::PartnerTier;
use crate::ids::{ApId, Domain};
use crate::pace::Rate;
use crate::services::{App, ServiceError, partners};
use crate::store::actors;
use crate::store::received::{self, ReceivedState};

/// One instance on the network.
pub struct Node {
    pub app: Arc<App>,
    pub http: Client,
    /// Our actors' private keys.
    pub(super) keys: Keyring,
    pub(super) remote_keys: RemoteKeys,
    pub(super) heard: Heard,
    pub(super) replays: Replays,
    pub(super) pictures: Pictures,
    pub meters: Meters,
    /// How often each origin may send what was verified (inbound check 15).
    pub(super) origins: Rate<Domain>,
    /// About how many received activities wait; the store's own count corrects it.
    waiting: AtomicI64,
    /// When the store was last asked because the queue seemed full, in seconds since 1970.
    counted_at_s: AtomicI64,
}

/// Why a node cannot start.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
    #[error(transparent)]
    Http(#[from] HttpError),
    #[error(transparent)]
    Service(#[from] ServiceError),
    #[error(
        "the private key of {actor} cannot be opened: {why}. Is secret_key_file the one of the first start?"
    )]
    Key { actor: ApId, why: String },
}

impl Node {
    /// Opens our actors' keys and makes the HTTP client. `overrides` says where hosts really are, for tests.
    ///
    /// # Errors
    /// [`NodeError`] where the secret is not the one that sealed the keys, or the client cannot be made.
    pub async fn open(app: Arc<App>, overrides: HashMap<String, SocketAddr>) -> Result<Self, NodeError> {
        let stored = app.db.read(actors::local_with_keys).await.map_err(ServiceError::from)?;
        let keys = Keyring::open(&app, &stored).map_err(|(actor, why)| NodeError::Key { actor, why })?;
        let meters = Meters::new();
        let schemes = Arc::new(Schemes::stored(app.db.clone()));
        let settings =
            HttpSettings { meters: meters.clone(), schemes, ..http_settings(&app.config, overrides) };
        let http = Client::new(settings)?;
        let origins = Rate::per_minute(app.config.federation.origin_per_minute);
        let (remote_keys, pictures) = (RemoteKeys::default(), Pictures::default());
        // What an earlier process left counts too.
        let waiting = app.db.read(|conn| received::count(conn, ReceivedState::Waiting)).await;
        let waiting = AtomicI64::new(waiting.map_err(ServiceError::from)?);
        let counted_at_s = AtomicI64::new(0);
        Ok(Self {
            app,
            http,
            keys,
            remote_keys,
            heard: Heard::default(),
            replays: Replays::default(),
            pictures,
            meters,
            origins,
            waiting,
            counted_at_s,
        })
    }

    /// The key of one of our actors.
    pub fn key(&self, actor: &ApId) -> Option<&SigningKey> {
        self.keys.http(actor)
    }

    /// The instance actor's key, which signs every fetch but those of requests.
    pub fn instance_key(&self) -> Option<&SigningKey> {
        self.key(&self.app.urls.instance())
    }

    /// Whether a domain is blocked now (inbound check 2).
    pub(super) async fn is_blocked(&self, domain: &Domain) -> Result<bool, ServiceError> {
        let (app, domain) = (Arc::clone(&self.app), domain.clone());
        let policy = self.app.db.glances().read(move |conn| partners::policy_of(conn, &app, &domain)).await?;
        Ok(policy.tier == PartnerTier::Blocked)
    }

    /// Whether the queue of received activities has no room. The worker may be another process, so before anybody is sent away
    /// the store is asked how many wait, once a second at most.
    pub(super) async fn queue_is_full(&self) -> Result<bool, ServiceError> {
        if !self.seems_full() {
            return Ok(false);
        }
        let now_s = self.app.clock.now().timestamp();
        if self.counted_at_s.swap(now_s, Ordering::Relaxed) != now_s {
            self.waiting_counted(
                self.app.db.glances().read(|conn| received::count(conn, ReceivedState::Waiting)).await?,
            );
        }
        Ok(self.seems_full())
    }

    fn seems_full(&self) -> bool {
        let most = i64::try_from(self.app.config.queue.inbox_max).unwrap_or(i64::MAX);
        self.waiting.load(Ordering::Relaxed) >= most
    }

    /// Counts an activity that was stored.
    pub(super) fn one_more_waits(&self) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
    }

    /// Sets how many wait, as counted in the store.
    pub fn waiting_counted(&self, count: i64) {
        self.waiting.store(count, Ordering::Relaxed);
    }
}

fn http_settings(config: &Config, overrides: HashMap<String, SocketAddr>) -> HttpSettings {
    let agent = format!("Rooftop/{} (+{})", env!("CARGO_PKG_VERSION"), config.public_url);
    let mut settings = HttpSettings::new(agent);
    settings.allow_loopback =
        if config.federation.allow_loopback { AllowLoopback::Yes } else { AllowLoopback::No };
    settings.extra_ca_file.clone_from(&config.federation.extra_ca_file);
    settings.timeout = Duration::from_secs(config.federation.fetch_timeout_s);
    settings.overrides = overrides;
    settings
}
