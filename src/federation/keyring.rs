//! Our actors' private keys, as this process has them, and how it notices that another process gave them new ones.
//! A reference to a key stays good while the key is superseded: who signs at that moment finishes. So a superseded key stays in
//! memory until the process ends; the store has forgotten it.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::Node;
use super::signatures::SigningKey;
use super::signatures::proof::{self, ProofKey};
use super::vocab::context;
use crate::ids::ApId;
use crate::services::keys::{self, OurKeys};
use crate::services::{App, ServiceError};
use crate::store::actors::{self, WithKeys};

/// The keys of all our actors.
pub(super) struct Keyring(HashMap<ApId, Link>);

/// The keys of an actor, and those that superseded them.
struct Link {
    http: SigningKey,
    proof: ProofKey,
    next: OnceLock<Box<Link>>,
}

impl Link {
    fn of(keys: OurKeys) -> Self {
        let http = SigningKey { key_id: keys.http.0, key: Arc::new(keys.http.1) };
        let proof = ProofKey { key_id: keys.proof.0, key: Arc::new(keys.proof.1) };
        Self { http, proof, next: OnceLock::new() }
    }

    fn last(&self) -> &Self {
        let mut link = self;
        while let Some(next) = link.next.get() {
            link = next;
        }
        link
    }

    /// Supersedes the keys, unless these are they already.
    fn supersede(&self, keys: OurKeys) {
        let mut new = Box::new(Self::of(keys));
        loop {
            let last = self.last();
            if last.http.key_id == new.http.key_id {
                return;
            }
            // Somebody may have been faster: then theirs is the last.
            match last.next.set(new) {
                Ok(()) => return,
                Err(back) => new = back,
            }
        }
    }
}

impl Keyring {
    /// Opens the keys of all our actors.
    ///
    /// # Errors
    /// The actor whose keys cannot be opened, and why.
    pub(super) fn open(app: &App, stored: &[WithKeys]) -> Result<Self, (ApId, String)> {
        let mut links = HashMap::new();
        for one in stored {
            let opened = keys::open(app, one).map_err(|why| (one.actor.ap_id.clone(), why))?;
            links.insert(opened.actor.clone(), Link::of(opened));
        }
        Ok(Self(links))
    }

    pub(super) fn http(&self, actor: &ApId) -> Option<&SigningKey> {
        self.0.get(actor).map(|link| &link.last().http)
    }

    fn proof(&self, actor: &ApId) -> Option<&ProofKey> {
        self.0.get(actor).map(|link| &link.last().proof)
    }

    /// Whether an actor signs with another key than the store says.
    fn is_stale(&self, stored: &[(String, String)]) -> bool {
        let current = |actor: &str| actor.parse().ok().and_then(|actor| self.http(&actor));
        stored.iter().any(|(actor, key_id)| current(actor).is_some_and(|key| key.key_id != *key_id))
    }
}

impl Node {
    /// Takes over keys that another process rotated. Called before work that signs: it reads three short rows.
    ///
    /// # Errors
    /// The store's, or [`ServiceError::Internal`] where the new keys cannot be opened.
    pub async fn refresh_keys(&self) -> Result<(), ServiceError> {
        let ids = self.app.db.read(actors::local_key_ids).await?;
        if !self.keys.is_stale(&ids) {
            return Ok(());
        }
        for stored in self.app.db.read(actors::local_with_keys).await? {
            let opened = keys::open(&self.app, &stored).map_err(ServiceError::Internal)?;
            if let Some(link) = self.keys.0.get(&opened.actor) {
                link.supersede(opened);
            }
        }
        tracing::info!("new keys are used from now on");
        Ok(())
    }

    /// An activity of one of our actors as it leaves: with a proof (FEP-8b32) by the key that the actor has now. What is stored has
    /// none, so that none is stale.
    pub(super) fn proven(
        &self,
        sender: &ApId,
        body: &str,
        now: DateTime<Utc>,
    ) -> Result<String, serde_json::Error> {
        let mut activity: Value = serde_json::from_str(body)?;
        let Some(key) = self.keys.proof(sender) else { return Ok(body.to_owned()) };
        if let Some(activity) = activity.as_object_mut() {
            let context = context::with_proofs(activity.get("@context").unwrap_or(&Value::Null));
            activity.insert("@context".to_owned(), context);
        }
        Ok(proof::prove(&activity, key, now).to_string())
    }
}
