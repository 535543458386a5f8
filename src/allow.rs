//! Keeps of a JSON document what an allowlist names, and nothing else: the last thing that happens to a document before it leaves.

use serde_json::Value;

/// What becomes of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Dropped,
    /// It stays; what stands in it is asked for in its turn.
    Kept,
    /// It stays as it is: its keys are no properties (languages, the terms of a context).
    Whole,
}

/// Drops every property that the list does not keep; gives the names of those that it dropped, each after the one that it stood in. The list is
/// asked with the name under which an object stands (`""` at the top; that of an array for what is in it) and the property's own.
pub fn only(document: &mut Value, list: &dyn Fn(&str, &str) -> Verdict) -> Vec<String> {
    let mut dropped = Vec::new();
    walk(document, "", list, &mut dropped);
    dropped
}

/// A document as it leaves. What was dropped is told to the log by its name: whoever added a property gave it no tier.
pub fn leaving(mut document: Value, list: &dyn Fn(&str, &str) -> Verdict) -> Value {
    for name in only(&mut document, list) {
        tracing::error!(name, "a property without a tier for its audience did not leave");
    }
    document
}

fn walk(value: &mut Value, under: &str, list: &dyn Fn(&str, &str) -> Verdict, dropped: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, under, list, dropped)),
        Value::Object(map) => {
            map.retain(|key, _| {
                let stays = list(under, key) != Verdict::Dropped;
                if !stays {
                    dropped.push(format!("{under}.{key}"));
                }
                stays
            });
            for (key, inner) in map.iter_mut() {
                if list(under, key) == Verdict::Kept {
                    walk(inner, key, list, dropped);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_the_list_does_not_name_is_dropped_at_any_depth_and_the_order_stays() {
        let list = |under: &str, key: &str| match (under, key) {
            ("", "b" | "a" | "list") | ("list", "a") => Verdict::Kept,
            ("", "map") => Verdict::Whole,
            _ => Verdict::Dropped,
        };
        let mut document = json!({"b": 1, "phone": "0470", "a": {"x": 1}, "list": [{"a": 1, "b": 2}, [{"b": 3}]], "map": {"x": {"y": 1}}});
        let dropped = only(&mut document, &list);
        assert_eq!(document.to_string(), r#"{"b":1,"a":{},"list":[{"a":1},[{}]],"map":{"x":{"y":1}}}"#);
        assert_eq!(dropped, [".phone", "a.x", "list.b", "list.b"]);
    }
}
