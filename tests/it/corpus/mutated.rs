//! Documents of real servers and of ours with some nodes changed: lenient reading never panics, and what it gives keeps the limits.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::checks;

/// What to begin with: captured bodies, and the offers, actors and requests of the corpus.
static DOCUMENTS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/documents");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = paths.iter().map(|path| std::fs::read(path).unwrap());
    let found: Vec<Value> =
        read.filter_map(|bytes| serde_json::from_slice(&bytes).ok()).filter(Value::is_object).collect();
    assert!(found.len() > 50, "{} documents", found.len());
    found
});

/// One change at one node.
#[derive(Debug, Clone)]
enum Change {
    Delete,
    Replace(Value),
    /// Twice where it stood once, in a list.
    Double,
    InList,
    InObject(&'static str),
    /// The node of another place.
    Copy(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let values = vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(u64::MAX),
        json!(1e308),
        json!("1"),
        json!("1e400"),
        json!(""),
        json!("offer"),
        json!("request"),
        json!("Note"),
        json!({}),
        json!([]),
        json!([[[]]]),
        json!("as:Public"),
        json!("https://beta.test/actors/beta"),
        json!("https://gamma.test/x"),
        json!("https://beta.test./x"),
        json!("\u{202E}\u{0000}"),
        json!("9999-12-31T23:59:59Z"),
        json!("-262143-01-01"),
        json!("x".repeat(5000)),
        json!("\u{0958}".repeat(300)),
    ];
    prop_oneof![
        Just(Change::Delete),
        prop::sample::select(values).prop_map(Change::Replace),
        Just(Change::Double),
        Just(Change::InList),
        prop::sample::select(vec!["id", "@id", "@value", "href", "object"]).prop_map(Change::InObject),
        any::<Index>().prop_map(Change::Copy),
    ]
}

/// The pointers of every node below the root.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    let children: Vec<(String, &Value)> = match value {
        Value::Array(items) => {
            items.iter().enumerate().map(|(n, item)| (format!("{at}/{n}"), item)).collect()
        }
        Value::Object(map) => map.iter().map(|(key, v)| (format!("{at}/{}", escaped(key)), v)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for (pointer, child) in children {
        pointers(child, &pointer, found);
        found.push(pointer);
    }
}

fn apply(document: &mut Value, at: Index, change: &Change) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    if all.is_empty() {
        return;
    }
    let pointer = &all[at.index(all.len())];
    let node = document.pointer(pointer).unwrap().clone();
    let new = match change {
        Change::Delete => return delete(document, pointer),
        Change::Replace(value) => value.clone(),
        Change::Double => json!([node, node]),
        Change::InList => json!([node]),
        Change::InObject(key) => json!({*key: node}),
        Change::Copy(from) => document.pointer(&all[from.index(all.len())]).unwrap().clone(),
    };
    *document.pointer_mut(pointer).unwrap() = new;
}

fn delete(document: &mut Value, pointer: &str) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap() {
        Value::Object(map) => {
            map.remove(&name.replace("~1", "/").replace("~0", "~"));
        }
        Value::Array(items) => {
            items.remove(name.parse().unwrap());
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn reading_a_changed_document_never_panics_and_never_breaks_a_limit(
        which in any::<Index>(), changes in prop::collection::vec((any::<Index>(), change()), 0..6),
    ) {
        let mut document = which.get(&DOCUMENTS).clone();
        for (at, change) in &changes {
            apply(&mut document, *at, change);
        }
        checks::documents::readers(&document);
    }

    #[test]
    fn an_offer_that_says_another_author_or_another_origin_is_none(
        at in any::<Index>(), change in change(), author in prop::sample::select(vec![
            "https://gamma.test/actors/beta", "https://beta.test/actors/eve", "http://beta.test/actors/beta",
            "https://beta.test:8443/actors/beta", "https://beta.test/actors/beta#x",
        ]),
    ) {
        let mut offer = offer();
        apply(&mut offer, at, &change);
        let author = author.parse().unwrap();
        let read = checks::offers::check(&offer, &author, checks::now());
        prop_assert!(read.is_none() || offer["attributedTo"] != "https://beta.test/actors/beta");
    }
}

fn offer() -> Value {
    serde_json::from_str(include_str!("../../corpus/documents/seed-offer")).unwrap()
}

#[test]
fn the_offer_that_the_changes_begin_with_is_one() {
    let author = "https://beta.test/actors/beta".parse().unwrap();
    assert!(checks::offers::check(&offer(), &author, checks::now()).is_some());
}
