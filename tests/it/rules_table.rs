//! The table of docs/safeguarding.md is true: every rule of the product has its line, every place that it names is there, and below each
//! rule stand exactly the tests whose names begin with it. With `ROOFTOP_RENEW_RULES=1` the lists of tests are written anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::checks::named_tests;

const TESTS: &str = "\n## The tests\n";

/// Every rule, in the order of the table.
fn rules() -> Vec<String> {
    let of = |kind: &'static str, most: u8| (1..=most).map(move |number| format!("{kind}-{number:02}"));
    of("SG", 14).chain(of("CR", 2)).chain(of("ND", 3)).chain(of("PR", 17)).collect()
}

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/safeguarding.md")
}

/// A line of the table.
struct Row {
    rule: String,
    places: Vec<String>,
    state: String,
}

fn rows(text: &str) -> Vec<Row> {
    let (table, _) = text.split_once(TESTS).expect("the tests come after the table");
    let read = |line: &str| {
        let cells: Vec<&str> =
            line.strip_prefix("| ")?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let [rule, asks, places, state] = cells.as_slice() else { return None };
        let is_rule = rule.len() == 5 && rule.as_bytes()[2] == b'-' && !asks.is_empty();
        is_rule.then(|| Row {
            rule: (*rule).to_owned(),
            places: places.split('`').skip(1).step_by(2).map(str::to_owned).collect(),
            state: (*state).to_owned(),
        })
    };
    table.lines().filter_map(read).collect()
}

/// The tests that stand below each rule.
fn listed(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let (_, lists) = text.split_once(TESTS).expect("the tests come after the table");
    let mut listed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut rule = String::new();
    for line in lists.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            heading.trim().clone_into(&mut rule);
        } else if let Some(name) = line.strip_prefix("- `").and_then(|rest| rest.strip_suffix('`')) {
            listed.entry(rule.clone()).or_default().insert(name.to_owned());
        }
    }
    listed
}

/// The rules with which a test's name begins, after the number of an inbound check: `sg_09_nd_03_a_text` begins with two.
fn rules_of(name: &str) -> Vec<String> {
    let parts: Vec<&str> = name.split('_').collect();
    let mut rules = Vec::new();
    for pair in parts.chunks(2) {
        match pair {
            [kind @ ("sg" | "cr" | "nd" | "pr"), number]
                if number.len() == 2 && number.parse::<u8>().is_ok() =>
            {
                rules.push(format!("{}-{number}", kind.to_uppercase()));
            }
            ["inbound", _] => {}
            _ => break,
        }
    }
    rules
}

/// The tests in the sources, by each rule that their names begin with.
fn in_sources() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in named_tests() {
        for rule in rules_of(&name) {
            found.entry(rule).or_default().insert(name.clone());
        }
    }
    found
}

#[test]
fn a_name_begins_with_its_rules_and_with_nothing_else() {
    for (name, rules) in [
        ("sg_09_a_text", vec!["SG-09"]),
        ("sg_09_nd_03_a_text", vec!["SG-09", "ND-03"]),
        ("inbound_12_pr_13_a_photo", vec!["PR-13"]),
        ("inbound_12_what_is_no_photo", vec![]),
        ("a_text_of_sg_09", vec![]),
        ("sg_9_a_text", vec![]),
    ] {
        assert_eq!(rules_of(name), rules, "{name}");
    }
}

#[test]
fn the_rules_table_is_true() {
    let text = std::fs::read_to_string(page()).unwrap();
    let sources = in_sources();
    if std::env::var_os("ROOFTOP_RENEW_RULES").is_some() {
        let (table, _) = text.split_once(TESTS).unwrap();
        let mut renewed = format!("{table}{TESTS}");
        for rule in rules() {
            let Some(tests) = sources.get(&rule) else { continue };
            write!(renewed, "\n### {rule}\n\n").unwrap();
            for name in tests {
                writeln!(renewed, "- `{name}`").unwrap();
            }
        }
        std::fs::write(page(), renewed).unwrap();
        return;
    }
    let (rows, listed) = (rows(&text), listed(&text));
    assert_eq!(rows.iter().map(|row| row.rule.clone()).collect::<Vec<_>>(), rules());
    let mut wrong = Vec::new();
    for Row { rule, places, state } in &rows {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for place in places.iter().filter(|place| !root.join(place).is_file()) {
            wrong.push(format!("{rule} names {place}, which is not there"));
        }
        let says = |word: &str| state.strip_prefix(word).is_some_and(|rest| rest.len() > 8);
        let is_known = state == "held" || says("part: ") || says("open: ");
        if !is_known {
            wrong.push(format!("{rule}: {state:?} is neither held, nor part or open with what is missing"));
        }
        if !says("open: ") && (places.is_empty() || !sources.contains_key(rule)) {
            wrong.push(format!("{rule} is {state}, without a place or a test"));
        }
    }
    let none = BTreeSet::new();
    let known: BTreeSet<&String> = sources.keys().chain(listed.keys()).collect();
    for rule in known {
        if !rows.iter().any(|row| row.rule == *rule) {
            wrong.push(format!("{rule} is no rule"));
        }
        let (here, there) = (sources.get(rule).unwrap_or(&none), listed.get(rule).unwrap_or(&none));
        wrong.extend(there.difference(here).map(|name| format!("{rule} lists {name}, which is no test")));
        wrong.extend(here.difference(there).map(|name| format!("below ### {rule} add: - `{name}`")));
    }
    assert!(wrong.is_empty(), "docs/safeguarding.md:\n{}", wrong.join("\n"));
}
