//! A body or a fetched document: the parser, then every reader over what it gave.

use rooftop::crypto::PublicKey;
use rooftop::domain::backfill::Next;
use rooftop::federation::vocab::{actor, agreement, collection_read, read, relationship, request};
use rooftop::ids::ApId;
use serde_json::Value;

use super::{html, json, letters, now, offers, proofs};

/// How many nodes of one document are read on their own.
const NODES_MAX: usize = 300;
/// How many items of a page are read (FEDERATION.md, check 10). Written apart from the program on purpose.
const PAGE_ITEMS: usize = 100;

/// Parses, and reads.
pub fn check(bytes: &[u8]) {
    if let Some(value) = json::check(bytes) {
        readers(&value);
    }
}

/// Every reader, over a document and over what stands in it.
pub fn readers(document: &Value) {
    let mut left = NODES_MAX;
    properties(document, &mut left);
    for value in [Some(document), document.get("object"), document.get("result")].into_iter().flatten() {
        let author = ["attributedTo", "actor"].iter().find_map(|name| read::one_id(value, name));
        let author = author.unwrap_or_else(|| "https://beta.test/actors/beta".parse().unwrap());
        offers::check(value, &author, now());
        an_actor(value);
        proofs::check(value);
        a_request(value, &author);
        letters::check((document, value), &author);
        an_agreement(value);
        an_alliance(value, &author);
        a_page(value, &author);
    }
}

fn properties(value: &Value, left: &mut usize) {
    if *left == 0 {
        return;
    }
    *left -= 1;
    one(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| properties(item, left)),
        Value::Object(map) => {
            for (name, inner) in map {
                property(value, name);
                properties(inner, left);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn one(value: &Value) {
    let ids = read::ids(Some(value));
    assert!(ids.len() <= 200, "{} ids", ids.len());
    if let Some(id) = read::id(value) {
        assert!(ids.contains(&id) || value.is_array(), "{id} is the id, and none of the ids");
        read::is_public(id);
    }
    if value.is_f64() || value.is_string() {
        let number = read::whole_number(value).unwrap_or(0);
        assert!(number.abs() <= 1 << 53, "{number} is exact in no float");
    }
    let recipients = read::recipients(value);
    assert!(recipients.len() <= 5 * 200, "{} recipients", recipients.len());
    if let Some(kind) = read::kind(value) {
        assert!(value.is_object() && value.to_string().len() > kind.len());
    }
    read::text(value);
}

fn property(value: &Value, name: &str) {
    read::text_of(value, name);
    if let Some(at) = read::instant(value, name) {
        assert_eq!(at.to_rfc3339().parse::<chrono::DateTime<chrono::Utc>>().unwrap(), at);
    }
    if let Some(text) = value.get(name).and_then(Value::as_str) {
        proofs::key(text);
    }
    if let Some(id) = read::one_id(value, name) {
        assert_eq!(id.as_str().parse::<ApId>().as_ref(), Ok(&id), "an id reads back as itself");
    }
}

/// What is believed of an actor is of its own origin and in the limits.
fn an_actor(value: &Value) {
    let Ok(actor) = actor::read(value, now()) else { return };
    let (ap_id, key_id) = (&actor.ap_id, actor.key_id.parse::<ApId>().unwrap());
    assert_eq!(read::one_id(value, "id").as_ref(), Some(ap_id));
    let own = [Some(&actor.inbox), actor.shared_inbox.as_ref(), actor.followers.as_ref(), Some(&key_id)];
    for id in own.into_iter().flatten() {
        assert!(id.same_origin(ap_id), "{id} is of another origin than {ap_id}");
    }
    assert!(actor.assertion_keys.len() <= 8, "{} Multikeys", actor.assertion_keys.len());
    for (at, key) in actor.assertion_keys.iter().enumerate() {
        let id: ApId = key.id.parse().unwrap();
        assert!(id.same_origin(ap_id) && id != key_id, "{id} of {ap_id}, beside {key_id}");
        assert!(actor.assertion_keys[..at].iter().all(|other| other.id != key.id), "{id} stands twice");
        assert!(PublicKey::from_multikey(&key.multikey).is_ok(), "{} verifies nothing", key.multikey);
    }
    assert!(PublicKey::from_text(&actor.public_key_pem).is_ok(), "{} verifies nothing", actor.public_key_pem);
    assert_eq!(actor.domain, ap_id.domain());
    assert_eq!(actor.domain.as_str().parse().as_ref(), Ok(&actor.domain), "the store reads it back");
    assert_eq!(actor.url.parse::<ApId>().unwrap().domain(), actor.domain);
    assert!(actor.handle.chars().count() <= 100, "a handle of {} characters", actor.handle.chars().count());
    assert!(actor.name.chars().count() <= 200, "a name of {} characters", actor.name.chars().count());
    for text in [&actor.handle, &actor.name] {
        assert!(text.chars().all(|c| !c.is_control() && !html::deceives(c)), "{text:?}");
    }
}

fn a_request(value: &Value, author: &ApId) {
    let Some((id, bands)) = request::read(value, author) else { return };
    assert!(id.same_origin(author), "{id} by {author}");
    assert_eq!(read::one_id(value, "attributedTo").as_ref(), Some(author));
    assert_eq!(bands.period.to_string().parse(), Ok(bands.period), "the store reads it back");
}

/// What is read of an Agreement stands in it: numbers that a store keeps, and ids that read back.
fn an_agreement(value: &Value) {
    let Some(found) = agreement::read(value) else { return };
    let object = read::first(value).unwrap();
    assert!(agreement::is_one(object), "{object} is no Agreement");
    assert_eq!(found.id, read::one_id(object, "id"));
    assert!(found.quantity.abs() <= 1 << 53, "{} is exact in no float", found.quantity);
    let text = value.to_string();
    let named = found.satisfies.as_str();
    assert_eq!(named.parse::<ApId>().as_ref(), Ok(&found.satisfies), "{text}");
}

/// An alliance is of two, whoever is named first, and of the two that it names alone.
fn an_alliance(value: &Value, author: &ApId) {
    let us: ApId = "https://alpha.test/actors/alpha".parse().unwrap();
    let stranger: ApId = "https://gamma.test/actors/gamma".parse().unwrap();
    for of in [relationship::is_of, relationship::is_declaration] {
        let told = of(value, (&us, author));
        assert_eq!(told, of(value, (author, &us)), "{value}");
        assert!(!told || stranger == *author || !of(value, (&us, &stranger)), "{value} is of three");
        assert!(!told || value.to_string().contains("allyOf"), "{value} says nothing of an alliance");
    }
}

/// A page gives so many items, all of them its own, and goes on at its own server.
fn a_page(value: &Value, author: &ApId) {
    let Some(found) = collection_read::page(value, author) else { return };
    assert!(found.items.len() <= PAGE_ITEMS, "{} items", found.items.len());
    assert!(found.left_out == 0 || found.items.len() == PAGE_ITEMS, "{} are left out", found.left_out);
    if let Next::Page(next) = found.next {
        assert!(next.same_origin(author), "{next} of a page of {author}");
        assert_eq!(next.url().fragment(), None, "{next}");
    }
}
