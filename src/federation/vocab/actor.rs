//! Actor documents: ours written, others' read. Source: federation.md "Actors"; FEP-2c59, FEP-521a, FEP-fe34.

use activitypub_federation::protocol::public_key::PublicKey;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{context, read};
use crate::crypto::{self, KeyError};
use crate::domain::actor::{Actor, ActorKind, AssertionKey};
use crate::ids::{ActorId, ApId};
use crate::text;
use crate::urls::Urls;

const HANDLE_MAX_CHARS: usize = 100;
const NAME_MAX_CHARS: usize = 200;
/// How many Multikeys of an actor are kept.
const ASSERTION_KEYS_MAX: usize = 8;
/// How many are looked at for those.
const ASSERTION_KEYS_READ_MAX: usize = 32;

/// What an actor document of ours says beyond the actor itself.
#[derive(Debug, Clone)]
pub struct Face<'a> {
    /// HTML.
    pub summary: &'a str,
    /// The alternative text of its picture.
    pub icon_alt: &'a str,
    /// Name and value (HTML) of the profile's lines.
    pub fields: &'a [(&'a str, String)],
}

/// Writes the document of one of our actors; `name` is its name in our addresses.
pub fn write(actor: &Actor, name: &str, face: &Face<'_>, urls: &Urls) -> Value {
    let of = |what| urls.of_actor(&actor.ap_id, what);
    let owner = actor.ap_id.url().clone();
    let multikeys: Vec<Value> = actor
        .assertion_keys
        .iter()
        .map(|key| json!({"id": key.id, "type": "Multikey", "controller": owner, "publicKeyMultibase": key.multikey}))
        .collect();
    let key = PublicKey { id: actor.key_id.clone(), owner, public_key_pem: actor.public_key_pem.clone() };
    let instance = actor.kind == ActorKind::Application;
    let fields: Vec<Value> = face
        .fields
        .iter()
        .map(|(name, value)| json!({"type": "PropertyValue", "name": name, "value": value}))
        .collect();
    json!({
        "@context": context::actor(),
        "id": actor.ap_id,
        "type": actor.kind.as_str(),
        "preferredUsername": actor.handle,
        "webfinger": format!("{}@{}", actor.handle, actor.domain),
        "name": actor.name,
        "summary": face.summary,
        "url": actor.url,
        "inbox": of("inbox"),
        "outbox": of("outbox"),
        "followers": of("followers"),
        "following": of("following"),
        "featured": of("featured"),
        "endpoints": {"sharedInbox": urls.shared_inbox()},
        "manuallyApprovesFollowers": false,
        "discoverable": !instance,
        "indexable": !instance,
        "icon": {
            "type": "Image", "mediaType": "image/png", "url": urls.avatar(name),
            "name": face.icon_alt, "width": 400, "height": 400,
        },
        "attachment": fields,
        "publicKey": key,
        "assertionMethod": multikeys,
    })
}

/// Why a document is no actor that we can speak with.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ActorError {
    #[error("the document is no actor: its {0} is missing or malformed")]
    Missing(&'static str),
    #[error("the actor's {0} is of another origin than the actor")]
    Elsewhere(&'static str),
    #[error("the actor's key is owned by another")]
    NotTheOwner,
    #[error("the actor's key cannot be used: {0}")]
    Key(#[from] KeyError),
}

/// Reads another server's actor. Everything that we send to or believe must be of the actor's own origin (FEP-fe34).
///
/// # Errors
/// The first thing that is missing or of another origin.
pub fn read(document: &Value, now: DateTime<Utc>) -> Result<Actor, ActorError> {
    let ap_id = read::one_id(document, "id").ok_or(ActorError::Missing("id"))?;
    let kind = read::kind(document).ok_or(ActorError::Missing("type"))?;
    let kind: ActorKind = kind.parse().map_err(|_| ActorError::Missing("type"))?;
    let inbox = own(document.get("inbox"), &ap_id, "inbox")?.ok_or(ActorError::Missing("inbox"))?;
    let endpoints = document.get("endpoints");
    let shared_inbox = own(endpoints.and_then(|e| e.get("sharedInbox")), &ap_id, "sharedInbox")?;
    let followers = own(document.get("followers"), &ap_id, "followers")?;
    let mut assertion_keys = assertion_keys(document, &ap_id);
    let (key_id, key_text) = match (public_key(document, &ap_id)?, assertion_keys.first()) {
        (Some(key), _) => key,
        (None, Some(key)) => (key.id.clone(), key.multikey.clone()),
        (None, None) => return Err(ActorError::Missing("publicKey")),
    };
    assertion_keys.retain(|key| key.id != key_id);
    let handle = clean(read::text_of(document, "preferredUsername").unwrap_or_default(), HANDLE_MAX_CHARS);
    let name = clean(read::text_of(document, "name").unwrap_or_default(), NAME_MAX_CHARS);
    let page = read::one_id(document, "url").filter(|page| page.domain() == ap_id.domain());
    Ok(Actor {
        id: ActorId::new(),
        domain: ap_id.domain(),
        kind,
        name: if name.is_empty() { handle.clone() } else { name },
        handle,
        url: page.unwrap_or_else(|| ap_id.clone()).to_string(),
        inbox,
        shared_inbox,
        followers,
        // It is no use to anybody else: one of another origin is none.
        featured: read::one_id(document, "featured").filter(|featured| featured.same_origin(&ap_id)),
        key_id,
        public_key_pem: key_text,
        assertion_keys,
        fetched_at: now,
        deleted_at: None,
        ap_id,
    })
}

/// The id and PEM of `publicKey`; `None` where there is none at all.
fn public_key(document: &Value, actor: &ApId) -> Result<Option<(String, String)>, ActorError> {
    let Some(key) = key_of(document).filter(|key| !key.is_null()) else { return Ok(None) };
    let owner = read::one_id(key, "owner").ok_or(ActorError::Missing("publicKey.owner"))?;
    if owner != *actor {
        return Err(ActorError::NotTheOwner);
    }
    let id = own(key.get("id"), actor, "publicKey")?.ok_or(ActorError::Missing("publicKey.id"))?;
    let pem = read::text_of(key, "publicKeyPem").ok_or(ActorError::Missing("publicKey.publicKeyPem"))?;
    // What could not verify anything must not take the place of a key that can.
    crypto::PublicKey::from_pem(pem)?;
    Ok(Some((id.to_string(), pem.to_owned())))
}

/// The Multikeys that an actor controls (FEP-521a). Those that we cannot use are left out: they are for somebody else.
fn assertion_keys(document: &Value, actor: &ApId) -> Vec<AssertionKey> {
    let entries = match document.get("assertionMethod") {
        Some(Value::Array(entries)) => entries.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let mut keys: Vec<AssertionKey> = Vec::new();
    for entry in
        entries.iter().take(ASSERTION_KEYS_READ_MAX).filter(|entry| read::kind(entry) == Some("Multikey"))
    {
        let id = own(entry.get("id"), actor, "assertionMethod").ok().flatten();
        let controlled = read::one_id(entry, "controller").is_some_and(|controller| controller == *actor);
        let (Some(id), true, Some(multikey)) = (id, controlled, read::text_of(entry, "publicKeyMultibase"))
        else {
            continue;
        };
        let known = keys.iter().any(|key| key.id == id.as_str());
        if !known && keys.len() < ASSERTION_KEYS_MAX && crypto::PublicKey::from_multikey(multikey).is_ok() {
            keys.push(AssertionKey { id: id.to_string(), multikey: multikey.to_owned() });
        }
    }
    keys
}

/// Where the key of an actor stands that its document only names; `None` where it is embedded, as it is nearly everywhere.
pub fn key_elsewhere(document: &Value) -> Option<ApId> {
    let id: ApId = key_of(document)?.as_str()?.parse().ok()?;
    let actor = read::one_id(document, "id")?;
    let (mut bare, mut own) = (id.url().clone(), actor.url().clone());
    bare.set_fragment(None);
    own.set_fragment(None);
    (id.same_origin(&actor) && bare != own).then_some(id)
}

/// The actor's one key; some servers write an array of one.
fn key_of(document: &Value) -> Option<&Value> {
    read::first(document.get("publicKey")?)
}

fn own(value: Option<&Value>, actor: &ApId, name: &'static str) -> Result<Option<ApId>, ActorError> {
    let Some(id) = value.and_then(read::id) else { return Ok(None) };
    let id: ApId = id.parse().map_err(|_| ActorError::Missing(name))?;
    if id.same_origin(actor) { Ok(Some(id)) } else { Err(ActorError::Elsewhere(name)) }
}

fn clean(text: &str, max_chars: usize) -> String {
    // Cut last, for NFC makes some texts longer.
    let text: String = text.chars().filter(|c| !c.is_control()).take(2 * max_chars).collect();
    text::tidy(&text).trim().chars().take(max_chars).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    const LEA: &str = "https://a.example/users/lea";

    fn multikey(number: usize) -> Value {
        json!({"id": format!("{LEA}#key-{number}"), "type": "Multikey", "controller": LEA,
            "publicKeyMultibase": crypto::Ed25519Key::generate().public_multikey()})
    }

    fn lea(change: impl FnOnce(&mut Value)) -> Actor {
        let mut document = json!({"id": LEA, "type": "Person", "preferredUsername": "lea",
            "inbox": format!("{LEA}/inbox"), "assertionMethod": [multikey(0)]});
        change(&mut document);
        read(&document, now()).unwrap()
    }

    #[test]
    fn inbound_04_eight_multikeys_are_kept_and_none_under_the_id_of_another() {
        let keys: Vec<Value> = (0..12).map(multikey).collect();
        let many = lea(|document| document["assertionMethod"] = json!(keys));
        // The first stands for the actor's key, as there is no `publicKey`.
        let kept: Vec<&str> = many.assertion_keys.iter().map(|key| key.id.as_str()).collect();
        let expected: Vec<String> = (1..ASSERTION_KEYS_MAX).map(|n| format!("{LEA}#key-{n}")).collect();
        assert_eq!(kept, expected);
        let (first, mut doubled) = (multikey(1), multikey(2));
        doubled["id"] = first["id"].clone();
        let two = lea(|document| document["assertionMethod"] = json!([multikey(0), first, doubled]));
        let kept: Vec<&str> = two.assertion_keys.iter().map(|key| key.multikey.as_str()).collect();
        assert_eq!(kept, [first["publicKeyMultibase"].as_str().unwrap()], "the first counts");
    }

    #[test]
    fn inbound_07_a_collection_of_pins_on_another_host_is_none_of_the_actors() {
        let named = |featured: Value| lea(|document| document["featured"] = featured).featured;
        let own: ApId = format!("{LEA}/featured").parse().unwrap();
        assert_eq!(named(json!(own)), Some(own));
        for other in [json!("https://b.example/users/lea/featured"), json!(null), json!([LEA, LEA]), json!(7)]
        {
            assert_eq!(named(other.clone()), None, "{other}");
        }
    }

    #[test]
    fn a_page_of_another_host_is_no_page_of_the_actor() {
        assert_eq!(lea(|_| ()).url, LEA);
        assert_eq!(
            lea(|document| document["url"] = json!("https://a.example/@lea")).url,
            "https://a.example/@lea"
        );
        assert_eq!(lea(|document| document["url"] = json!("https://b.example/@lea")).url, LEA);
    }

    #[test]
    fn inbound_13_a_name_is_tidy_and_has_at_most_so_many_characters() {
        let named = |name: String| lea(|document| document["name"] = json!(name)).name;
        assert_eq!(named("L\u{7}e\u{301}a\n".to_owned()), "L\u{e9}a");
        assert_eq!(named("e\u{301}".repeat(NAME_MAX_CHARS)), "\u{e9}".repeat(NAME_MAX_CHARS));
        assert_eq!(named("x".repeat(5 * NAME_MAX_CHARS)), "x".repeat(NAME_MAX_CHARS));
        assert_eq!(named("  ".to_owned()), "lea", "who has no name goes by the handle");
    }

    #[test]
    fn inbound_04_a_key_is_looked_up_in_another_document_of_the_same_origin_alone() {
        for (key, found) in [
            ("https://a.example/keys/1", true),
            ("https://a.example/keys/1#main", true),
            ("https://a.example/users/lea#main-key", false),
            ("https://b.example/keys/1", false),
            ("http://a.example/keys/1", false),
            ("no address", false),
        ] {
            let elsewhere = key_elsewhere(&json!({"id": LEA, "publicKey": key}));
            assert_eq!(elsewhere.map(|id| id.to_string()), found.then(|| key.to_owned()), "{key}");
        }
        assert_eq!(key_elsewhere(&json!({"id": LEA, "publicKey": {"id": "https://a.example/keys/1"}})), None);
    }
}
