//! One line of an import: JSON to a draft, with every unknown or forbidden key named.

use serde_json::{Map, Value};

use crate::domain::field::{Draft, Field, Purpose, Shape};

/// Keys that no import takes before contacts are encrypted (PR-10), with the reason.
const FORBIDDEN: &[&str] = &[
    "name",
    "called_name",
    "first_name",
    "last_name",
    "host_name",
    "street",
    "address",
    "house_number",
    "position",
    "latitude",
    "longitude",
    "phone",
    "telephone",
    "mobile",
    "email",
    "e_mail",
    "mail",
    "contact",
    "channel",
    "safe_hours",
    "safe_to_leave_message",
    "birth_date",
    "nationality",
    "religion",
];

/// The longest name of a line, in characters.
const NAME_MAX_CHARS: usize = 100;

fn name_is_right(name: &str) -> bool {
    (1..=NAME_MAX_CHARS).contains(&name.chars().count()) && !name.chars().any(char::is_control)
}

/// What one line holds.
#[derive(Debug)]
pub struct Line {
    pub purpose: Purpose,
    /// What the file calls it: told again with what came of it, and stored nowhere.
    pub name: Option<String>,
    pub draft: Draft,
    /// As it stands: its fields are read apart.
    pub vetting: Option<Map<String, Value>>,
}

/// Reads a line.
///
/// # Errors
/// A sentence that names the key.
pub fn read(text: &str) -> Result<Line, String> {
    let value: Value = serde_json::from_str(text).map_err(|e| format!("not JSON: {e}"))?;
    let Value::Object(map) = value else { return Err("not an object".to_owned()) };
    let purpose =
        map.get("purpose").and_then(Value::as_str).ok_or("purpose: is missing; offer or request")?;
    let purpose: Purpose = purpose.parse().map_err(|e| format!("purpose: {e}"))?;
    let mut line = Line { purpose, name: None, draft: Draft::new(), vetting: None };
    for (key, value) in &map {
        match (key.as_str(), value) {
            ("purpose", _) | (_, Value::Null) => {}
            ("id", Value::String(name)) if name_is_right(name) => line.name = Some(name.clone()),
            ("id", _) => return Err(format!("id: is a text of 1 to {NAME_MAX_CHARS} printable characters")),
            ("vetting", Value::Object(vetting)) if purpose == Purpose::Offer => {
                line.vetting = Some(vetting.clone());
            }
            _ => fill(&mut line, key, value)?,
        }
    }
    Ok(line)
}

fn fill(line: &mut Line, key: &str, value: &Value) -> Result<(), String> {
    if FORBIDDEN.contains(&key) {
        return Err(format!(
            "{key}: no import takes a name, street, phone or e-mail: contacts are not stored before they are encrypted"
        ));
    }
    match (key, value) {
        ("beds", Value::Object(parts)) => nested(
            line,
            key,
            parts,
            &[("single", Field::BedsSingle), ("double", Field::BedsDouble), ("cot", Field::BedsCot)],
        ),
        ("host_household", Value::Object(parts)) => nested(
            line,
            key,
            parts,
            &[("women", Field::HostWomen), ("men", Field::HostMen), ("children", Field::HostChildren)],
        ),
        ("deadline", Value::Object(parts)) => {
            nested(line, key, parts, &[("date", Field::DeadlineDate), ("reason", Field::DeadlineReason)])
        }
        ("household", Value::Object(parts)) => {
            let members = parts.get("members").ok_or("household: has no members")?;
            refuse_others(key, parts, &["members"])?;
            entries(line, Field::Members, key, members, &["age", "role", "gender"])
        }
        ("languages", list) => {
            let of_requests = line.purpose == Purpose::Request;
            let field = if of_requests { Field::SpokenLanguages } else { Field::Languages };
            entries(line, field, key, list, &["tag", "level"])
        }
        ("anchors", list) => entries(line, Field::Anchors, key, list, &["kind", "municipality"]),
        ("budget", Value::Object(parts)) => budget(line, parts),
        _ => plain(line, key, value),
    }
}

/// A field under its own name.
fn plain(line: &mut Line, key: &str, value: &Value) -> Result<(), String> {
    let field: Field = key.parse().map_err(|_| format!("{key}: is no field of a proposal"))?;
    if !field.belongs_to(line.purpose) {
        return Err(format!("{key}: is no field of a proposal with purpose {}", line.purpose));
    }
    match (field.shape(), value) {
        (Shape::List, Value::Array(items)) => {
            for item in items {
                line.draft.push(field, scalar(key, item)?);
            }
        }
        (Shape::List, _) => return Err(format!("{key}: is not a list")),
        (Shape::Text | Shape::Number | Shape::Flag | Shape::Date | Shape::Code, value) => {
            line.draft.set(field, scalar(key, value)?);
        }
    }
    Ok(())
}

fn scalar(key: &str, value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(yes) => Ok(if *yes { "yes" } else { "no" }.to_owned()),
        Value::Null => Ok(String::new()),
        Value::Array(_) | Value::Object(_) => Err(format!("{key}: is a structure where one value is meant")),
    }
}

fn nested(
    line: &mut Line,
    key: &str,
    parts: &Map<String, Value>,
    known: &[(&str, Field)],
) -> Result<(), String> {
    refuse_others(key, parts, &known.iter().map(|(name, _)| *name).collect::<Vec<_>>())?;
    for (name, field) in known {
        if !field.belongs_to(line.purpose) {
            return Err(format!("{key}: is no field of a proposal with purpose {}", line.purpose));
        }
        if let Some(value) = parts.get(*name) {
            line.draft.set(*field, scalar(&format!("{key}.{name}"), value)?);
        }
    }
    Ok(())
}

/// A list of objects, or of the texts that they stand for: `{"tag":"fr","level":"fluent"}` is `fr:fluent`.
fn entries(line: &mut Line, field: Field, key: &str, list: &Value, parts: &[&str]) -> Result<(), String> {
    let items = list.as_array().ok_or_else(|| format!("{key}: is not a list"))?;
    if !field.belongs_to(line.purpose) {
        return Err(format!("{key}: is no field of a proposal with purpose {}", line.purpose));
    }
    for item in items {
        let text = match item {
            Value::Object(object) => {
                // The age band may be called by its full name, as product.md does.
                let object: Map<String, Value> = object
                    .iter()
                    .map(|(name, value)| {
                        (if name == "age_band" { "age".to_owned() } else { name.clone() }, value.clone())
                    })
                    .collect();
                refuse_others(key, &object, parts)?;
                let texts: Result<Vec<String>, String> = parts
                    .iter()
                    .filter_map(|part| object.get(*part))
                    .map(|value| scalar(key, value))
                    .collect();
                texts?.join(":")
            }
            other => scalar(key, other)?,
        };
        line.draft.push(field, text);
    }
    Ok(())
}

/// `{"up_to": 40000}` or `{"confirmed": 40000}`, in cents.
fn budget(line: &mut Line, parts: &Map<String, Value>) -> Result<(), String> {
    refuse_others("budget", parts, &["up_to", "confirmed"])?;
    let (kind, cents) = parts.iter().next().ok_or("budget: is empty")?;
    line.draft.set(Field::Budget, format!("{kind}:{}", scalar("budget", cents)?));
    Ok(())
}

/// Refuses keys that a structure does not have.
pub(super) fn refuse_others(key: &str, parts: &Map<String, Value>, known: &[&str]) -> Result<(), String> {
    match parts.keys().find(|name| !known.contains(&name.as_str())) {
        Some(other) if FORBIDDEN.contains(&other.as_str()) => Err(format!(
            "{key}.{other}: no import takes a name, street, phone or e-mail: contacts are not stored before they are encrypted"
        )),
        Some(other) => Err(format!("{key}.{other}: is unknown; known are {}", known.join(", "))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_documentation_is_read() {
        let line = read(
            r#"{"purpose":"offer","title":"Chambre","place_kind":"room","capacity_persons":2,"municipality":"62063",
                "available_from":"2026-12-01","languages":[{"tag":"fr","level":"fluent"}],"beds":{"single":2},
                "pets_accepted":false}"#,
        )
        .unwrap();
        assert_eq!(line.draft.text(Field::CapacityPersons), "2");
        assert_eq!(line.draft.texts(Field::Languages), ["fr:fluent"]);
        assert_eq!(line.draft.text(Field::BedsSingle), "2");
        assert_eq!(line.draft.text(Field::PetsAccepted), "no");
    }

    #[test]
    fn unknown_and_forbidden_keys_are_named() {
        let error = |text: &str| read(text).unwrap_err();
        assert!(error(r#"{"purpose":"offer","colour":"red"}"#).starts_with("colour:"));
        assert!(error(r#"{"purpose":"offer","street":"x"}"#).contains("encrypted"));
        assert!(
            error(
                r#"{"purpose":"request","household":{"members":[{"age":"3-5","role":"child","name":"x"}]}}"#
            )
            .contains("household.name")
        );
        assert!(error(r#"{"purpose":"request","place_kind":"room"}"#).contains("purpose request"));
        assert!(error(r#"{"purpose":"sale"}"#).starts_with("purpose:"));
        assert!(error("[]").contains("object"));
        assert!(error(r#"{"purpose":"offer","beds":{"bunk":1}}"#).starts_with("beds.bunk"));
    }

    #[test]
    fn a_household_reads_as_entries() {
        let line = read(
            r#"{"purpose":"request","household":{"members":[{"age_band":"26-64","role":"parent","gender":"f"}]},
                "budget":{"up_to":40000},"anchors":[{"kind":"school","municipality":"62063"}]}"#,
        )
        .unwrap();
        assert_eq!(line.draft.texts(Field::Members), ["26-64:parent:f"]);
        assert_eq!(line.draft.text(Field::Budget), "up_to:40000");
        assert_eq!(line.draft.texts(Field::Anchors), ["school:62063"]);
    }
}
