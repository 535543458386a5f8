//! An actor: one of our three, or another server's. People have none.

use chrono::{DateTime, Utc};

use super::codes::codes;
use crate::ids::{ActorId, ApId, Domain};

codes! {
    /// The ActivityStreams type.
    ActorKind {
        /// Our association.
        Organization = "Organization",
        /// Our board.
        Group = "Group",
        /// Our instance.
        Application = "Application",
        Person = "Person",
        Service = "Service",
    }
}

/// What we know of an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub id: ActorId,
    pub ap_id: ApId,
    pub domain: Domain,
    pub kind: ActorKind,
    /// `preferredUsername`.
    pub handle: String,
    pub name: String,
    /// The page for people.
    pub url: String,
    pub inbox: ApId,
    pub shared_inbox: Option<ApId>,
    /// The followers collection.
    pub followers: Option<ApId>,
    /// The collection of what it pinned.
    pub featured: Option<ApId>,
    /// The id of the public key, as signatures name it.
    pub key_id: String,
    /// PEM; of an actor that has a Multikey alone, that.
    pub public_key_pem: String,
    /// Its other keys (`assertionMethod`, FEP-521a).
    pub assertion_keys: Vec<AssertionKey>,
    /// When it was last read from its server.
    pub fetched_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A Multikey: it verifies proofs, and HTTP signatures too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssertionKey {
    pub id: String,
    /// Such as `z6Mk…`.
    pub multikey: String,
}

impl Actor {
    /// The text of the key with this id.
    pub fn key_text(&self, key_id: &str) -> Option<&str> {
        if self.key_id == key_id {
            return Some(&self.public_key_pem);
        }
        self.assertion_keys.iter().find(|key| key.id == key_id).map(|key| key.multikey.as_str())
    }

    /// Where to deliver: the shared inbox where its server names one.
    pub fn delivery_inbox(&self) -> &ApId {
        self.shared_inbox.as_ref().unwrap_or(&self.inbox)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ActorId;

    #[test]
    fn a_key_is_found_by_its_own_id_alone() {
        let id = |path: &str| format!("https://toits.example/actors/toits{path}").parse::<ApId>().unwrap();
        let key = |n: u32| AssertionKey { id: format!("#ed25519-{n}"), multikey: format!("z6Mk{n}") };
        let actor = Actor {
            id: ActorId::new(),
            ap_id: id(""),
            domain: "toits.example".parse().unwrap(),
            kind: ActorKind::Organization,
            handle: "toits".to_owned(),
            name: "Toits".to_owned(),
            url: "https://toits.example/@toits".to_owned(),
            inbox: id("/inbox"),
            shared_inbox: None,
            followers: None,
            featured: None,
            key_id: "#main-key".to_owned(),
            public_key_pem: "the first".to_owned(),
            assertion_keys: vec![key(1), key(2)],
            fetched_at: DateTime::UNIX_EPOCH,
            deleted_at: None,
        };
        let found = ["#main-key", "#ed25519-1", "#ed25519-2", "#other", ""].map(|id| actor.key_text(id));
        assert_eq!(found, [Some("the first"), Some("z6Mk1"), Some("z6Mk2"), None, None]);
    }
}
