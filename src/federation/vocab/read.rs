//! Reads ActivityStreams leniently: a string, an array or an object where one value is meant; prefixed or full names;
//! three spellings of the public collection.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::ids::ApId;

/// The public collection.
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";
/// The most ids that are read of one property.
const IDS_MAX: usize = 200;

/// Whether an id is the public collection, in any of its spellings.
pub fn is_public(id: &str) -> bool {
    matches!(id, PUBLIC | "as:Public" | "Public")
}

/// A property under its short, prefixed or full name.
pub fn property<'a>(value: &'a Value, prefix: &str, iri: &str, name: &str) -> Option<&'a Value> {
    let map = value.as_object()?;
    map.get(name)
        .or_else(|| map.get(&format!("{prefix}:{name}")))
        .or_else(|| map.get(&format!("{iri}{name}")))
}

/// A property of ValueFlows.
pub fn valueflows<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    property(value, "vf", "https://w3id.org/valueflows/ont/vf#", name)
}

/// A text: the string itself, the first of several, or `@value`.
pub fn text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(values) => values.first().and_then(text),
        Value::Object(map) => map.get("@value").and_then(Value::as_str),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// A text property.
pub fn text_of<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(text)
}

/// A value itself, or the first of several: JSON-LD lets a list of one stand for the one.
pub fn first(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(values) => values.first(),
        value => Some(value),
    }
}

/// The ids that stand in a value: strings, objects with an `id`, or several of either.
pub fn ids(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::Array(values)) => values.iter().filter_map(id).take(IDS_MAX).collect(),
        Some(value) => id(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The id of one value: the string itself, or the `id` of an object.
pub fn id(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Object(map) => map.get("id").or_else(|| map.get("@id")).and_then(Value::as_str),
        Value::Array(values) if values.len() == 1 => values.first().and_then(id),
        Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// The one id of a property; `None` where there is none, several, or no address.
pub fn one_id(value: &Value, name: &str) -> Option<ApId> {
    id(value.get(name)?)?.parse().ok()
}

/// The first of the types.
pub fn kind(value: &Value) -> Option<&str> {
    text_of(value, "type").map(|kind| kind.strip_prefix("as:").unwrap_or(kind))
}

/// An instant. Without a zone it is no instant.
pub fn instant(value: &Value, name: &str) -> Option<DateTime<Utc>> {
    let text = text_of(value, name)?;
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc())
}

/// A whole number, also where it is written as a text (`"1"`, `"1.0"`).
pub fn whole_number(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| number.as_f64().and_then(whole)),
        Value::String(text) => text.trim().parse::<f64>().ok().and_then(whole),
        Value::Array(values) => values.first().and_then(whole_number),
        Value::Object(map) => map.get("@value").and_then(whole_number),
        Value::Null | Value::Bool(_) => None,
    }
}

fn whole(number: f64) -> Option<i64> {
    // 2^53: every whole number up to here has a float of its own.
    let safe = number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
    safe.then_some(number as i64)
}

/// Everybody an activity or object is addressed to.
pub fn recipients(value: &Value) -> Vec<&str> {
    ["to", "cc", "bto", "bcc", "audience"].iter().flat_map(|name| ids(value.get(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_value_is_read_from_a_string_an_array_or_an_object() {
        for value in [
            json!("https://a.example/1"),
            json!(["https://a.example/1"]),
            json!({"id": "https://a.example/1"}),
        ] {
            assert_eq!(one_id(&json!({"actor": value}), "actor").unwrap().as_str(), "https://a.example/1");
        }
        assert_eq!(one_id(&json!({"actor": ["https://a.example/1", "https://b.example/2"]}), "actor"), None);
    }

    #[test]
    fn the_public_collection_has_three_spellings() {
        assert!(["as:Public", "Public", PUBLIC].into_iter().all(is_public));
        assert!(!is_public("https://www.w3.org/ns/activitystreams"));
    }

    #[test]
    fn quantities_come_as_texts_and_numbers() {
        assert_eq!(whole_number(&json!("1")), Some(1));
        assert_eq!(whole_number(&json!("2.0")), Some(2));
        assert_eq!(whole_number(&json!(3)), Some(3));
        assert_eq!(whole_number(&json!("1.5")), None);
    }
}
