//! Reads what somebody writes to us, whatever their server makes of addressing, and writes our private answers.
//! Source: federation.md "Replies from the fediverse", "Seen on the wire".

use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};
use regex::Regex;
use serde_json::{Value, json};

use super::note::stamp;
use super::read;
use crate::domain::actor::Actor;
use crate::domain::lead::{LEAD_TEXT_MAX_CHARS, LeadVisibility, Letter, NamesUs, Signs};
use crate::ids::ApId;
use crate::store::messages::Message;
use crate::text;

/// What a person writes; anything else is no letter.
const KINDS: &[&str] = &["Note", "Article", "Page", "Question", "ChatMessage"];
/// The most tags and attachments that are looked at.
const LIST_MAX: usize = 200;

static ANCHORS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)<a\b[^>]*>").expect("a constant that a test runs"));
static OF_A_TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)class\s*=\s*["'][^"']*\b(?:mention|hashtag)\b"#).expect("a constant that a test runs")
});
static BARE_LINKS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\bhttps?://").expect("a constant that a test runs"));

/// Reads a message of `sender` from an activity and its object. `None` where it is no message.
pub fn read(
    (activity, object): (&Value, &Value),
    sender: &Actor,
    ours: &[ApId],
    now: DateTime<Utc>,
) -> Option<Letter> {
    let kind = read::kind(object)?;
    if !KINDS.contains(&kind) {
        return None;
    }
    let note = read::one_id(object, "id")?;
    let html = content(object);
    let mut recipients = read::recipients(activity);
    recipients.extend(read::recipients(object));
    let tags = list(object.get("tag"));
    let mentions: Vec<&str> = tags
        .iter()
        .filter(|tag| read::kind(tag) == Some("Mention"))
        .filter_map(|tag| tag.get("href").and_then(read::text))
        .collect();
    let named = |id: &&str| ours.iter().any(|our| our.as_str() == *id);
    let names_us = recipients.iter().chain(&mentions).any(named);
    let published_at = within(object, "published", now);
    Some(Letter {
        note,
        sender: sender.ap_id.clone(),
        sender_kind: sender.kind,
        in_reply_to: read::one_id(object, "inReplyTo"),
        names_us: if names_us { NamesUs::Yes } else { NamesUs::No },
        visibility: visibility(&recipients, sender),
        language: language(activity, object, html),
        content: plain(object, html),
        signs: Signs {
            links: links(html),
            mentions: mentions.len(),
            attachments: list(object.get("attachment")).len(),
            account_made_at: None,
        },
        updated_at: within(object, "updated", now).or(published_at).unwrap_or(now),
    })
}

/// An instant that is not in the future (inbound check 13).
fn within(object: &Value, name: &str, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    read::instant(object, name).map(|at| at.min(now + TimeDelta::minutes(5)))
}

/// One thing or several, bounded.
fn list(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(values)) => values.iter().take(LIST_MAX).collect(),
        Some(Value::Null) | None => Vec::new(),
        Some(value) => vec![value],
    }
}

/// Missed, a public message would pass for a private one: each of the public collection's spellings counts, in each property.
fn visibility(recipients: &[&str], sender: &Actor) -> LeadVisibility {
    if recipients.iter().any(|id| read::is_public(id)) {
        return LeadVisibility::Public;
    }
    let followers = sender.followers.as_ref().map(ApId::as_str);
    if recipients.iter().any(|id| Some(*id) == followers) {
        return LeadVisibility::Followers;
    }
    LeadVisibility::Private
}

/// `content`, or the first of `contentMap`.
fn content(object: &Value) -> &str {
    read::text_of(object, "content")
        .filter(|text| !text.is_empty())
        .or_else(|| object.get("contentMap")?.as_object()?.values().next()?.as_str())
        .unwrap_or_default()
}

/// The text of a message: its warning or title first, where it has one.
fn plain(object: &Value, html: &str) -> String {
    let head = ["summary", "name"].into_iter().filter_map(|name| read::text_of(object, name));
    let parts = head.chain([html]).map(text::plain).filter(|part| !part.trim().is_empty());
    let whole = parts.collect::<Vec<_>>().join("\n\n");
    whole.chars().take(LEAD_TEXT_MAX_CHARS).collect()
}

/// Links that are no mention and no hashtag, bare ones included.
fn links(html: &str) -> usize {
    let anchors = ANCHORS.find_iter(html).filter(|tag| !OF_A_TAG.is_match(tag.as_str())).count();
    let shown = BARE_LINKS.find_iter(&text::plain(html)).count();
    anchors.max(shown)
}

/// The language that the server says, otherwise the one that the text lets guess.
fn language(activity: &Value, object: &Value, html: &str) -> Option<String> {
    let map = object.get("contentMap").and_then(Value::as_object);
    let same = |(tag, text): (&String, &Value)| (text.as_str() == Some(html)).then(|| tag.clone());
    map.and_then(|map| map.iter().find_map(same).or_else(|| map.keys().next().cloned()))
        .into_iter()
        .chain(of_context(object))
        .chain(of_context(activity))
        .find(|tag| is_tag(tag))
        .or_else(|| guess(&text::plain(html)))
}

/// `@language` of a `@context`.
fn of_context(document: &Value) -> Option<String> {
    let contexts = list(document.get("@context"));
    contexts.into_iter().find_map(|context| Some(context.get("@language")?.as_str()?.to_owned()))
}

/// Whether a text can be a BCP-47 tag that says something.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let letters = primary.chars().all(|c| c.is_ascii_alphabetic());
    let rest =
        parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
    (2..=3).contains(&primary.len()) && letters && rest && tag.len() <= 35 && !tag.starts_with("und")
}

/// The language of a text that is long enough to tell.
fn guess(plain: &str) -> Option<String> {
    let info = whatlang::detect(plain).filter(whatlang::Info::is_reliable)?;
    let tag = match info.lang() {
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Nld => "nl",
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Ara => "ar",
        other => other.code(),
    };
    Some(tag.to_owned())
}

/// Writes a private message to one actor, without `@context`: one mention, no link, no attachment, or spam filters drop it.
pub fn write(message: &Message, from: &ApId, to: &Actor) -> Value {
    let mention = format!("@{}@{}", to.handle, to.domain);
    let lines = text::escape_html(&message.content).replace('\n', "<br>");
    let content = format!("<p>{} {lines}</p>", text::escape_html(&mention));
    json!({
        "id": message.ap_id,
        "type": "Note",
        "attributedTo": from,
        "inReplyTo": message.in_reply_to,
        "to": [message.recipient],
        "cc": [],
        "published": stamp(message.created_at),
        "sensitive": false,
        "directMessage": true,
        "content": content,
        "contentMap": {message.language.as_str(): content},
        "tag": [{"type": "Mention", "href": message.recipient, "name": mention}],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lea() -> Actor {
        let id = |path: &str| format!("https://a.example/users/lea{path}").parse::<ApId>().unwrap();
        Actor {
            id: crate::ids::ActorId::new(),
            ap_id: id(""),
            domain: id("").domain(),
            kind: crate::domain::actor::ActorKind::Person,
            handle: "lea".to_owned(),
            name: "Léa".to_owned(),
            url: String::new(),
            inbox: id("/inbox"),
            shared_inbox: None,
            followers: Some(id("/followers")),
            featured: None,
            key_id: String::new(),
            public_key_pem: String::new(),
            assertion_keys: Vec::new(),
            fetched_at: now(),
            deleted_at: None,
        }
    }

    fn now() -> DateTime<Utc> {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    fn letter(more: &Value) -> Letter {
        let mut note =
            json!({"id": "https://a.example/notes/1", "type": "Note", "content": "<p>Bonjour</p>"});
        note.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let us: ApId = "https://toits.example/actors/toits".parse().unwrap();
        read((&json!({}), &note), &lea(), &[us], now()).unwrap()
    }

    const US: &str = "https://toits.example/actors/toits";

    #[test]
    fn every_spelling_of_public_in_every_property_makes_a_message_public() {
        for spelling in ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"] {
            for property in ["to", "cc", "audience"] {
                for value in
                    [json!(spelling), json!([spelling]), json!([US, spelling]), json!([{"id": spelling}])]
                {
                    let read = letter(&json!({property: value}));
                    assert_eq!(read.visibility, LeadVisibility::Public, "{property} {value}");
                }
            }
        }
        let of_activity = json!({"to": [US], "cc": "as:Public"});
        let note = json!({"id": "https://a.example/notes/1", "type": "Note", "content": "x", "to": US});
        let found = read((&of_activity, &note), &lea(), &[], now()).unwrap();
        assert_eq!(found.visibility, LeadVisibility::Public, "the activity alone says so");
        let followers = letter(&json!({"to": ["https://a.example/users/lea/followers", US]}));
        assert_eq!(followers.visibility, LeadVisibility::Followers);
    }

    #[test]
    fn a_private_message_is_read_however_it_is_addressed() {
        for addressing in [
            json!({"to": US}),
            json!({"to": [US, US]}),
            json!({"cc": US}),
            json!({"to": [], "cc": [US]}),
            json!({"bto": US}),
            json!({"to": "https://a.example/users/ida", "tag": {"type": "Mention", "href": US}}),
            json!({"tag": [{"type": "Mention", "href": US, "name": "@toits"}], "summary": ""}),
        ] {
            let read = letter(&addressing);
            assert_eq!(
                (read.names_us, read.visibility),
                (NamesUs::Yes, LeadVisibility::Private),
                "{addressing}"
            );
            assert_eq!(read.content, "Bonjour", "{addressing}");
        }
        assert_eq!(letter(&json!({"to": "https://a.example/users/ida"})).names_us, NamesUs::No);
    }

    #[test]
    fn the_language_is_the_servers_word_or_a_guess() {
        for (more, expected) in [
            (json!({"contentMap": {"nl": "<p>Bonjour</p>"}}), Some("nl")),
            (json!({"contentMap": {"en": "<p>Hello</p>", "fr": "<p>Bonjour</p>"}}), Some("fr")),
            (json!({"@context": ["x", {"@language": "ar"}]}), Some("ar")),
            (json!({"contentMap": {"fr-BE": "<p>Bonjour</p>"}}), Some("fr-BE")),
            (json!({"contentMap": {"zh-Hant-TW": "<p>Bonjour</p>"}}), Some("zh-Hant-TW")),
            (json!({"contentMap": {"und": "<p>Bonjour</p>"}}), None),
            (json!({"contentMap": {"fr-": "<p>Bonjour</p>"}}), None),
            (json!({"contentMap": {"fr-B_E": "<p>Bonjour</p>"}}), None),
            (json!({"contentMap": {"fr-belgiqueor": "<p>Bonjour</p>"}}), None),
            (json!({"contentMap": {"f": "<p>Bonjour</p>"}}), None),
            (json!({"contentMap": {"français": "<p>Bonjour</p>"}}), None),
            (json!({"contentMap": {"f1": "<p>Bonjour</p>"}}), None),
            (
                json!({"contentMap": {"en-a23456-a23456-a23456-a23456-a234": "<p>Bonjour</p>"}}),
                Some("en-a23456-a23456-a23456-a23456-a234"),
            ),
            (json!({"contentMap": {"en-a23456-a23456-a23456-a23456-a2345": "<p>Bonjour</p>"}}), None),
            (json!({"contentMap": {"\"><script>": "<p>Bonjour</p>"}}), None),
            (json!({}), None),
            (
                json!({"content": "Bonjour, est-ce que la chambre à Liège est encore libre pour deux personnes ?"}),
                Some("fr"),
            ),
            (
                json!({"content": "Good evening, we would like to know whether the room is still available for us"}),
                Some("en"),
            ),
        ] {
            assert_eq!(letter(&more).language.as_deref(), expected, "{more}");
        }
    }

    #[test]
    fn inbound_13_a_letter_is_plain_tidy_bounded_and_not_from_the_future() {
        let read = letter(&json!({
            "content": "<p>a\u{202E}b<script>x</script>e\u{0301}</p><p>&lt;b&gt;</p>", "summary": "<i>CW</i>",
            "published": "2030-01-01T00:00:00Z",
        }));
        assert_eq!(read.content, "CW\n\nabé\n<b>");
        assert_eq!(read.updated_at, now() + TimeDelta::minutes(5));
        let long = letter(&json!({"content": "é".repeat(20_000)}));
        assert_eq!(long.content.chars().count(), LEAD_TEXT_MAX_CHARS);
    }

    #[test]
    fn links_count_and_mentions_and_hashtags_are_none() {
        for (html, links) in [
            ("<a href=\"https://b.example\">x</a>", 1),
            (
                "<a class=\"u-url mention\" href=\"https://b.example/@b\">@b</a> <a class='mention hashtag' href='x'>#h</a>",
                0,
            ),
            ("see https://b.example and http://c.example", 2),
            ("<a class=\"mention\" href=\"https://spam.example\">https://spam.example</a>", 1),
            ("Bonjour", 0),
        ] {
            assert_eq!(letter(&json!({"content": html})).signs.links, links, "{html}");
        }
    }
}
