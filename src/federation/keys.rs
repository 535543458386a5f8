//! Whose key is this? From memory, the store, or the actor itself (inbound check 4).
//! Invariants: a key counts only for the actor whose own document names it, wherever the key stands; a failure is remembered, and a key
//! that no longer fits is looked up again once in a while, not at every request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};

use super::Node;
use super::http::{Budget, FetchError};
use super::vocab::actor::{self as document, ActorError};
use super::vocab::read;
use crate::crypto::PublicKey;
use crate::domain::actor::Actor;
use crate::ids::ApId;
use crate::services::{ServiceError, alliances};
use crate::store::actors;

/// A key that did not fit is looked up again after so long at the earliest, in seconds.
const REFRESH_AFTER_S: i64 = 300;
/// So long a key in memory counts without a look into the store, where another process may have noted that it changed, in seconds.
const LEARNT_FOR_S: i64 = 600;
/// How many keys and failures are remembered.
const REMEMBERED_MAX: usize = 20_000;

/// A key and its owner.
#[derive(Clone)]
pub(super) struct KnownKey {
    pub(super) owner: ApId,
    pub(super) key: PublicKey,
}

/// Keys in memory, parsed once, and the owners that were asked for lately.
#[derive(Default)]
pub(super) struct RemoteKeys {
    known: Mutex<HashMap<(ApId, String), Learnt>>,
    asked: Mutex<HashMap<ApId, DateTime<Utc>>>,
    /// Who is being asked now: the first activities of an actor often come all at once, and one answer serves them all.
    turns: Mutex<HashMap<ApId, Turn>>,
}

/// A key, and since when.
struct Learnt {
    key: KnownKey,
    at: DateTime<Utc>,
}

/// Held while an owner is asked.
type Turn = Arc<tokio::sync::Mutex<()>>;

/// Why no key was found.
#[derive(Debug, thiserror::Error)]
pub(super) enum KeyError {
    #[error("its domain is blocked")]
    Blocked,
    #[error("the key {0} is of another origin than the actor")]
    Elsewhere(String),
    #[error("the actor's document names another key than the one that signed")]
    NotNamed,
    #[error("the actor cannot be read: {0}")]
    Actor(#[from] ActorError),
    #[error("the actor's key cannot be used: {0}")]
    Key(#[from] crate::crypto::KeyError),
    #[error("the actor cannot be fetched: {0}")]
    Fetch(#[from] FetchError),
    #[error("the actor could not be fetched a moment ago")]
    AskedLately,
    #[error("the key is of nobody that is known here")]
    Unknown,
    #[error("the actor is gone")]
    Gone,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl RemoteKeys {
    fn get(&self, owner: &ApId, key_id: &str, now: DateTime<Utc>) -> Option<KnownKey> {
        let known = self.known.lock().expect("no holder of this lock can panic");
        let learnt = known.get(&(owner.clone(), key_id.to_owned()))?;
        (now - learnt.at < TimeDelta::seconds(LEARNT_FOR_S)).then(|| learnt.key.clone())
    }

    fn put(&self, key_id: &str, key: &KnownKey, now: DateTime<Utc>) {
        let mut known = self.known.lock().expect("no holder of this lock can panic");
        if known.len() >= REMEMBERED_MAX {
            known.clear();
        }
        known.insert((key.owner.clone(), key_id.to_owned()), Learnt { key: key.clone(), at: now });
    }

    /// Forgets the keys of an actor.
    pub(super) fn forget(&self, owner: &ApId) {
        self.known.lock().expect("no holder of this lock can panic").retain(|(of, _), _| of != owner);
    }

    /// The turn at asking an owner.
    fn turn(&self, owner: &ApId) -> Turn {
        let mut turns = self.turns.lock().expect("no holder of this lock can panic");
        if turns.len() >= REMEMBERED_MAX {
            turns.retain(|_, turn| Arc::strong_count(turn) > 1);
        }
        Arc::clone(turns.entry(owner.clone()).or_default())
    }

    /// Whether an owner may be asked for now; notes that it was.
    fn may_ask(&self, owner: &ApId, now: DateTime<Utc>) -> bool {
        let mut asked = self.asked.lock().expect("no holder of this lock can panic");
        let lately = |at: &DateTime<Utc>| now - *at < TimeDelta::seconds(REFRESH_AFTER_S);
        if asked.get(owner).is_some_and(lately) {
            return false;
        }
        if asked.len() >= REMEMBERED_MAX {
            asked.retain(|_, at| lately(at));
        }
        asked.insert(owner.clone(), now);
        true
    }
}

impl Node {
    /// The key with this id of an actor, from memory or the store, otherwise from the actor itself.
    pub(super) async fn key_of(
        &self,
        actor: &ApId,
        key_id: &str,
        budget: &Budget,
    ) -> Result<KnownKey, KeyError> {
        let id: Result<ApId, _> = key_id.parse();
        if !id.is_ok_and(|id| id.same_origin(actor)) {
            return Err(KeyError::Elsewhere(key_id.to_owned()));
        }
        if let Some(known) = self.remote_keys.get(actor, key_id, self.app.clock.now()) {
            return Ok(known);
        }
        let wanted = actor.clone();
        let stored = self
            .app
            .db
            .glances()
            .read(move |conn| actors::by_ap_id(conn, &wanted))
            .await
            .map_err(ServiceError::from)?;
        match stored {
            Some(stored) if stored.deleted_at.is_some() => Err(KeyError::Gone),
            Some(stored) if stored.key_text(key_id).is_some() => self.remember(&stored, key_id),
            Some(_) | None => self.refreshed_key(actor, key_id, budget).await,
        }
    }

    /// The key with this id as the actor's own document names it now; at most once in a while for an actor. The fetch is on the account
    /// of the activity that was signed with it.
    pub(super) async fn refreshed_key(
        &self,
        actor: &ApId,
        key_id: &str,
        budget: &Budget,
    ) -> Result<KnownKey, KeyError> {
        let turn = self.remote_keys.turn(actor);
        let _held = turn.lock().await;
        if !self.remote_keys.may_ask(actor, self.app.clock.now()) {
            // Somebody asked, perhaps while we waited for our turn: what they learnt counts for us too.
            let wanted = actor.clone();
            let stored = self.app.db.glances().read(move |conn| actors::by_ap_id(conn, &wanted)).await;
            return match stored.map_err(ServiceError::from)? {
                Some(stored) if stored.deleted_at.is_none() && stored.key_text(key_id).is_some() => {
                    self.remember(&stored, key_id)
                }
                Some(_) | None => Err(KeyError::AskedLately),
            };
        }
        // Not as it was a moment ago: from who is blocked nothing is fetched.
        if self.is_blocked(&actor.domain()).await? {
            return Err(KeyError::Blocked);
        }
        let fetched = self.fetch_actor(actor, budget).await?;
        self.remember(&fetched, key_id)
    }

    fn remember(&self, actor: &Actor, key_id: &str) -> Result<KnownKey, KeyError> {
        let text = actor.key_text(key_id).ok_or(KeyError::NotNamed)?;
        let known = KnownKey { owner: actor.ap_id.clone(), key: PublicKey::from_text(text)? };
        self.remote_keys.put(key_id, &known, self.app.clock.now());
        Ok(known)
    }

    /// Reads an actor from its server, and stores nothing. Its key may have a document of its own, which is a fetch more.
    pub(super) async fn read_actor(&self, id: &ApId, budget: &Budget) -> Result<Actor, KeyError> {
        let now = self.app.clock.now();
        self.refresh_keys().await?;
        budget.spend()?;
        let mut fetched = self.http.get_object(id, self.instance_key(), now).await?.json;
        if let Some(key_id) = document::key_elsewhere(&fetched) {
            // A document of its own, as some servers have it: it must name the actor as its owner, and is named by the actor.
            budget.spend()?;
            let key = self.http.get_object(&key_id, self.instance_key(), now).await?.json;
            let key = key.get("publicKey").filter(|key| key.is_object()).unwrap_or(&key);
            if read::one_id(key, "id").as_ref() != Some(&key_id) {
                return Err(KeyError::NotNamed);
            }
            fetched["publicKey"] = key.clone();
        }
        let actor = document::read(&fetched, now)?;
        if actor.ap_id == *id { Ok(actor) } else { Err(KeyError::Actor(ActorError::Missing("id"))) }
    }

    /// Fetches an actor and stores it.
    pub(super) async fn fetch_actor(&self, id: &ApId, budget: &Budget) -> Result<Actor, KeyError> {
        let actor = self.read_actor(id, budget).await?;
        self.remote_keys.forget(id);
        let (row, now) = (actor.clone(), self.app.clock.now());
        self.app.db.tx(move |tx| alliances::learn_actor(tx, now, &row)).await?;
        Ok(actor)
    }

    /// The actor whose key has this id, from memory or the store (signed GETs). Nobody is asked: whoever may see more than a stranger
    /// is an ally, whose association was stored when it became one, and a stranger's signature must not make us fetch.
    pub(super) async fn owner_of_key(&self, key_id: &str) -> Result<KnownKey, KeyError> {
        let (wanted, now) = (key_id.to_owned(), self.app.clock.now());
        // Nearly every key id is its owner's with a fragment: then memory and the store are asked for the owner.
        let owner: Option<ApId> = key_id.split('#').next().and_then(|owner| owner.parse().ok());
        if let Some(known) = owner.as_ref().and_then(|owner| self.remote_keys.get(owner, key_id, now)) {
            return Ok(known);
        }
        let stored = self.app.db.read(move |conn| {
            let of_owner = owner.map(|owner| actors::by_ap_id(conn, &owner)).transpose()?.flatten();
            match of_owner.filter(|actor| actor.key_text(&wanted).is_some()) {
                Some(actor) => Ok(Some(actor)),
                None => actors::by_key_id(conn, &wanted),
            }
        });
        match stored.await.map_err(|error: crate::store::StoreError| ServiceError::from(error))? {
            Some(actor) if actor.deleted_at.is_none() => self.remember(&actor, key_id),
            Some(_) | None => Err(KeyError::Unknown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::RsaKey;

    fn owner(number: usize) -> ApId {
        format!("https://a.example/users/{number}").parse().unwrap()
    }

    fn noon() -> DateTime<Utc> {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    fn seconds(seconds: i64) -> TimeDelta {
        TimeDelta::seconds(seconds)
    }

    fn learns(keys: &RemoteKeys, number: usize, key: &PublicKey, at: DateTime<Utc>) {
        keys.put("https://a.example/key", &KnownKey { owner: owner(number), key: key.clone() }, at);
    }

    fn knows(keys: &RemoteKeys, number: usize, at: DateTime<Utc>) -> bool {
        keys.get(&owner(number), "https://a.example/key", at).is_some()
    }

    #[test]
    fn inbound_04_a_key_in_memory_counts_for_ten_minutes_and_so_many_are_remembered() {
        let (keys, key) = (RemoteKeys::default(), RsaKey::generate().unwrap());
        let key = PublicKey::from_pem(key.public_pem()).unwrap();
        learns(&keys, 0, &key, noon());
        assert!(knows(&keys, 0, noon() + seconds(LEARNT_FOR_S - 1)));
        assert!(!knows(&keys, 0, noon() + seconds(LEARNT_FOR_S)));
        assert!(keys.get(&owner(0), "https://a.example/other", noon()).is_none());
        for number in 1..REMEMBERED_MAX {
            learns(&keys, number, &key, noon());
        }
        assert!(
            knows(&keys, 0, noon()) && knows(&keys, REMEMBERED_MAX - 1, noon()),
            "there is room for so many"
        );
        learns(&keys, REMEMBERED_MAX, &key, noon());
        assert!(!knows(&keys, 0, noon()) && knows(&keys, REMEMBERED_MAX, noon()), "one more begins anew");
        learns(&keys, 1, &key, noon());
        keys.forget(&owner(1));
        assert!(
            !knows(&keys, 1, noon()) && knows(&keys, REMEMBERED_MAX, noon()),
            "nobody else's is forgotten"
        );
    }

    #[test]
    fn inbound_04_an_owner_is_asked_every_five_minutes_at_most_and_the_memory_of_it_has_a_bound() {
        let keys = RemoteKeys::default();
        let later = noon() + seconds(REFRESH_AFTER_S);
        assert!(keys.may_ask(&owner(0), noon()));
        assert!(!keys.may_ask(&owner(0), later - seconds(1)));
        assert!(keys.may_ask(&owner(1), noon()), "another owner");
        for number in 2..REMEMBERED_MAX {
            assert!(keys.may_ask(&owner(number), if number < 5 { later } else { noon() }));
        }
        assert_eq!(keys.asked.lock().unwrap().len(), REMEMBERED_MAX);
        assert!(keys.may_ask(&owner(0), later), "after five minutes");
        assert_eq!(
            keys.asked.lock().unwrap().len(),
            4,
            "what is old made room: three of the last minutes, and this"
        );
        assert!(!keys.may_ask(&owner(4), later), "what is young is remembered");
    }

    #[test]
    fn inbound_04_who_waits_for_a_turn_keeps_it_when_others_are_forgotten() {
        let keys = RemoteKeys::default();
        let held = keys.turn(&owner(0));
        assert!(Arc::ptr_eq(&held, &keys.turn(&owner(0))), "one turn for each owner");
        for number in 1..REMEMBERED_MAX {
            drop(keys.turn(&owner(number)));
        }
        assert_eq!(keys.turns.lock().unwrap().len(), REMEMBERED_MAX, "there is room for so many");
        drop(keys.turn(&owner(REMEMBERED_MAX)));
        assert_eq!(keys.turns.lock().unwrap().len(), 2, "the others went");
        assert!(Arc::ptr_eq(&held, &keys.turn(&owner(0))));
    }
}
