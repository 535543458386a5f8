//! What somebody wrote, as it is read: bounded, for whom it says, and of no time to come.

use chrono::TimeDelta;
use rooftop::domain::actor::{Actor, ActorKind};
use rooftop::domain::lead::{LeadVisibility, NamesUs};
use rooftop::federation::vocab::{letter, read};
use rooftop::ids::{ActorId, ApId};
use serde_json::Value;

use super::now;

/// What FEDERATION.md says of letters ("A letter"). Written apart from the program on purpose.
const KINDS: [&str; 5] = ["Note", "Article", "Page", "Question", "ChatMessage"];
const TEXT_MAX_CHARS: usize = 5_000;
const LIST_MAX: usize = 200;

/// Reads a letter of `author` from an activity and its object.
pub fn check((activity, object): (&Value, &Value), author: &ApId) {
    let us: ApId = "https://alpha.test/actors/alpha".parse().unwrap();
    let ours = [us.clone()];
    let sender = sender(author);
    let Some(found) = letter::read((activity, object), &sender, &ours, now()) else { return };
    let kind = read::kind(object).unwrap();
    assert!(KINDS.contains(&kind), "{kind} is no letter");
    assert_eq!(read::one_id(object, "id").as_ref(), Some(&found.note));
    assert_eq!((&found.sender, found.sender_kind), (author, sender.kind));
    let length = found.content.chars().count();
    assert!(length <= TEXT_MAX_CHARS, "{length} characters");
    assert!(found.updated_at <= now() + TimeDelta::minutes(5), "{} is to come", found.updated_at);
    assert!(found.signs.mentions <= LIST_MAX && found.signs.attachments <= LIST_MAX, "{:?}", found.signs);
    if let Some(tag) = &found.language {
        assert!(tag.len() <= 35 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{tag:?}");
    }
    let recipients = [activity, object].map(read::recipients).concat();
    let public = recipients.iter().any(|id| read::is_public(id));
    assert_eq!(found.visibility == LeadVisibility::Public, public, "{recipients:?}");
    if found.names_us == NamesUs::Yes {
        let text = [activity, object].map(Value::to_string).concat();
        assert!(text.contains(us.as_str()), "{text} does not name us");
    }
}

fn sender(id: &ApId) -> Actor {
    let under = |what: &str| format!("{}/{what}", id.without_fragment()).parse().ok();
    Actor {
        id: ActorId::new(),
        ap_id: id.clone(),
        domain: id.domain(),
        kind: ActorKind::Person,
        handle: "ben".to_owned(),
        name: "Ben".to_owned(),
        url: id.to_string(),
        inbox: id.clone(),
        shared_inbox: None,
        followers: under("followers"),
        featured: None,
        key_id: id.to_string(),
        public_key_pem: String::new(),
        assertion_keys: Vec::new(),
        fetched_at: now(),
        deleted_at: None,
    }
}
