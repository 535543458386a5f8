//! Somebody on another server, whose keys the test holds: it can send whatever it likes.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};
use rooftop::crypto::RsaKey;
use rooftop::federation::signatures::{Body, Scheme, SigningKey, sign};
use rooftop::ids::ApId;
use rooftop::store::follows;
use serde_json::{Value, json};
use url::Url;

use super::peer::Peer;
use super::raw::{Answer, Request};
use crate::fediverse::{Plan, Server};

pub const ACTIVITY_JSON: &str = "application/activity+json";
/// The host of the strangers; [`alpha_and_beta`] starts what is there.
const HOST: &str = "beta.test";

/// One actor at `beta.test`.
pub struct Stranger {
    pub id: ApId,
    pub key: SigningKey,
}

/// One of a few keys that all tests share: making one takes long.
fn key(number: usize) -> Arc<RsaKey> {
    static KEYS: [OnceLock<Arc<RsaKey>>; 3] = [const { OnceLock::new() }; 3];
    Arc::clone(KEYS[number].get_or_init(|| Arc::new(RsaKey::generate().unwrap())))
}

/// A Rooftop with these settings, and a peer `beta.test` with an actor `ben`.
pub async fn alpha_and_beta(settings: &[(&str, &str)]) -> (Server, Peer, Stranger) {
    let peer = Peer::plain();
    let others = HashMap::from([(HOST.to_owned(), peer.address)]);
    let server = Plan { settings, others, ..Plan::of(&["alpha"]) }.start().await.pop().unwrap();
    let ben = Stranger::at(&peer, "ben", 0);
    (server, peer, ben)
}

impl Stranger {
    /// An actor with one of the keys; the peer serves its document.
    pub fn at(peer: &Peer, name: &str, key_number: usize) -> Self {
        let stranger = Self::of(format!("http://{HOST}/users/{name}").parse().unwrap(), key_number);
        stranger.is_served(peer);
        stranger
    }

    /// The actor with this id and one of the keys; nobody serves it so far.
    pub fn of(id: ApId, key_number: usize) -> Self {
        let key = SigningKey { key_id: format!("{id}#main-key"), key: key(key_number) };
        Self { id, key }
    }

    /// With another key, and another id for it.
    pub fn with_key(&self, key_id: &str, key_number: usize) -> Self {
        Self { id: self.id.clone(), key: SigningKey { key_id: key_id.to_owned(), key: key(key_number) } }
    }

    /// Its document, as its server gives it.
    pub fn document(&self) -> Value {
        json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
            "id": self.id,
            "type": "Person",
            "preferredUsername": "ben",
            "inbox": format!("{}/inbox", self.id),
            "featured": format!("{}/featured", self.id),
            "publicKey": {
                "id": self.key.key_id, "owner": self.id, "publicKeyPem": self.key.key.public_pem(),
            },
        })
    }

    /// Lets the peer serve its document as it is now.
    pub fn is_served(&self, peer: &Peer) {
        peer.serves_json(self.id.url().path(), &self.document());
    }

    /// An activity of its own; `number` tells several apart.
    pub fn activity(&self, kind: &str, number: u32, object: Value) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("http://{HOST}/activities/{number}"),
            "type": kind,
            "actor": self.id,
            "object": object,
        })
    }

    /// A Follow of a server's association.
    pub fn follow(&self, server: &Server, number: u32) -> Value {
        self.activity("Follow", number, json!(server.node.app.association()))
    }

    /// An Offer of an alliance with a server's association.
    pub fn proposes(&self, server: &Server, number: u32) -> Value {
        let us = server.node.app.association();
        let mut offer = self.activity(
            "Offer",
            number,
            json!({"type": "Relationship", "subject": self.id,
            "relationship": "https://w3id.org/rooftop/ns#allyOf", "object": us}),
        );
        offer["to"] = json!([us]);
        offer
    }

    /// An offer by it, last changed at this time.
    pub fn offer(&self, title: &str, updated: DateTime<Utc>) -> Value {
        json!({
            "id": format!("http://{HOST}/offers/1"),
            "type": "Note",
            "purpose": "offer",
            "attributedTo": self.id,
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
            "published": "2026-11-22T09:00:00Z",
            "updated": updated,
            "content": format!("<p>{title}</p>"),
            "publishes": {"type": "Intent", "name": title, "action": "deliverService"},
            "housing": {"municipality": "62063", "capacityPersons": 2},
        })
    }

    /// A signed POST of bytes to a path of a server.
    pub fn signs_bytes(&self, server: &Server, path: &str, body: &[u8]) -> Request {
        self.signs_as(Scheme::Cavage, server, path, body)
    }

    /// As [`Stranger::signs_bytes`], in one of the ways of signing.
    pub fn signs_as(&self, scheme: Scheme, server: &Server, path: &str, body: &[u8]) -> Request {
        let url: Url = server.node.app.urls.at(path).parse().unwrap();
        self.signs_for(scheme, (&url, server.clock.now()), body)
    }

    /// A POST of bytes to any address, signed at this time.
    pub fn signs_for(&self, scheme: Scheme, (url, now): (&Url, DateTime<Utc>), body: &[u8]) -> Request {
        let content = Body { bytes: body, content_type: ACTIVITY_JSON };
        let signed = sign(scheme, &self.key, "POST", url, Some(content), now);
        let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
        let mut headers = vec![("host".to_owned(), host.to_owned())];
        headers.extend(signed.into_iter().map(|(name, value)| (name.to_owned(), value)));
        headers.push(("content-length".to_owned(), body.len().to_string()));
        let path = url[url::Position::BeforePath..url::Position::AfterQuery].to_owned();
        Request { method: "POST".to_owned(), path, headers, body: body.to_vec() }
    }

    /// A signed POST of an activity to a server's shared inbox.
    pub fn signs(&self, server: &Server, activity: &Value) -> Request {
        self.signs_bytes(server, "/inbox", activity.to_string().as_bytes())
    }

    /// Sends an activity to a server's shared inbox.
    pub async fn sends(&self, server: &Server, activity: &Value) -> Answer {
        self.signs(server, activity).to(server).await
    }

    /// Sends an activity, which must be taken, and lets the server work.
    pub async fn tells(&self, server: &Server, activity: &Value) {
        let answer = self.sends(server, activity).await;
        assert_eq!(answer.status, 202, "{}: {activity}", answer.body);
        crate::fediverse::settled(&[server]).await;
    }

    /// Lets a server's association follow it.
    pub async fn is_followed_by(&self, server: &Server) {
        let (actor, target, now) = (server.node.app.association(), self.id.clone(), server.clock.now());
        let path = format!("/activities/to-{}", self.id.url().path().replace('/', "-"));
        let id = server.node.app.urls.at(&path).parse().unwrap();
        server.does(move |tx, _| Ok(follows::save_following(tx, &actor, &target, &id, now)?)).await.unwrap();
    }
}
