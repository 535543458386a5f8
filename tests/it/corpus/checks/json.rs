//! `vocab::json::parse` against `serde_json`: it reads the same, and refuses what breaks a limit, for that reason, and nothing else.

use std::collections::HashSet;
use std::fmt;

use rooftop::federation::vocab::json;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Parses, compares, and gives what was read.
pub fn check(bytes: &[u8]) -> Option<Value> {
    let read = json::parse(bytes);
    match serde_json::from_slice::<Tree>(bytes) {
        Err(_) => assert!(read.is_err(), "what is no JSON was read"),
        Ok(tree) => {
            let faults = tree.faults();
            match &read {
                Ok(value) => {
                    assert_eq!(faults, Vec::<&str>::new(), "a document that breaks a limit was read");
                    let same = serde_json::from_slice::<Value>(bytes).unwrap();
                    assert_eq!(*value, same, "read otherwise than by serde_json");
                }
                Err(why) => {
                    assert!(faults.iter().any(|fault| why.contains(fault)), "{why}; it has {faults:?}");
                }
            }
        }
    }
    read.ok()
}

/// The shape of a document, with every key as often as it stands there.
enum Tree {
    Leaf,
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// What is wrong with a document, in the words of its refusal. Written apart from the parser on purpose.
    fn faults(&self) -> Vec<&'static str> {
        let mut seen = Seen::default();
        self.look(0, &mut seen);
        let found = [
            (seen.deepest > 32, "deeper than 32 levels"),
            (seen.values > 20_000, "more than 20000 values"),
            (seen.doubled, "stands twice"),
            (seen.graph, "is not read here: send plain ActivityStreams"),
        ];
        found.into_iter().filter(|(wrong, _)| *wrong).map(|(_, words)| words).collect()
    }

    fn look(&self, depth: usize, seen: &mut Seen) {
        seen.values += 1;
        seen.deepest = seen.deepest.max(depth);
        match self {
            Self::Leaf => {}
            Self::List(items) => items.iter().for_each(|item| item.look(depth + 1, seen)),
            Self::Map(pairs) => {
                let keys: HashSet<&str> = pairs.iter().map(|(key, _)| key.as_str()).collect();
                seen.doubled |= keys.len() < pairs.len();
                seen.graph |= ["@graph", "@included", "@reverse"].iter().any(|key| keys.contains(key));
                pairs.iter().for_each(|(_, value)| value.look(depth + 1, seen));
            }
        }
    }
}

#[derive(Default)]
struct Seen {
    deepest: usize,
    values: usize,
    doubled: bool,
    graph: bool,
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Trees)
    }
}

struct Trees;

impl<'de> Visitor<'de> for Trees {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Leaf)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Tree, E> {
        Ok(Tree::Leaf)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Tree, E> {
        Ok(Tree::Leaf)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Tree, E> {
        Ok(Tree::Leaf)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Leaf)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Tree, E> {
        Ok(Tree::Leaf)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Tree::Map(pairs))
    }
}
