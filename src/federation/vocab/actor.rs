//! Actor documents: ours written, others' read. Source: federation.md "Actors"; FEP-2c59, FEP-fe34.

use activitypub_federation::protocol::public_key::PublicKey;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{context, read};
use crate::crypto::{self, KeyError};
use crate::domain::actor::{Actor, ActorKind};
use crate::ids::{ActorId, ApId};
use crate::text;
use crate::urls::Urls;

const HANDLE_MAX_CHARS: usize = 100;
const NAME_MAX_CHARS: usize = 200;

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
    let key = key_of(document).ok_or(ActorError::Missing("publicKey"))?;
    let owner = read::one_id(key, "owner").ok_or(ActorError::Missing("publicKey.owner"))?;
    if owner != ap_id {
        return Err(ActorError::NotTheOwner);
    }
    let key_id = own(key.get("id"), &ap_id, "publicKey")?.ok_or(ActorError::Missing("publicKey.id"))?;
    let pem = read::text_of(key, "publicKeyPem").ok_or(ActorError::Missing("publicKey.publicKeyPem"))?;
    // What could not verify anything must not take the place of a key that can.
    crypto::PublicKey::from_pem(pem)?;
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
        key_id: key_id.to_string(),
        public_key_pem: pem.to_owned(),
        fetched_at: now,
        deleted_at: None,
        ap_id,
    })
}

/// The actor's one key; some servers write an array of one.
fn key_of(document: &Value) -> Option<&Value> {
    match document.get("publicKey")? {
        Value::Array(keys) => keys.first(),
        key => Some(key),
    }
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
