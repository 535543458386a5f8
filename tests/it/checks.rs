//! The table of inbound checks in FEDERATION.md is true: sixteen rows, every file that it names is there, and every check has tests
//! that bear its number.

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

use crate::sources::files;

/// One row: its number, the files it names, the beginnings of its tests' names.
struct Row {
    number: u32,
    places: Vec<String>,
    prefixes: Vec<String>,
}

fn in_backticks(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn rows(text: &str) -> Vec<Row> {
    let section = text.split("## What an inbox checks").nth(1).expect("the section is there");
    let section = section.split("\n## ").next().unwrap_or(section);
    section
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> =
                line.strip_prefix("| ")?.strip_suffix('|')?.split('|').map(str::trim).collect();
            let [number, _, _, places, prefixes] = cells.as_slice() else { return None };
            let number = number.parse().ok()?;
            Some(Row { number, places: in_backticks(places), prefixes: in_backticks(prefixes) })
        })
        .collect()
}

/// The name of every test that bears a number; comments and strings do not count.
fn numbered_tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for source in ["src", "tests/it"].iter().flat_map(|folder| files(folder, ".rs")) {
        collect(source.tokens(), &mut names);
    }
    names
}

fn collect(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let mut after_fn = false;
    for token in tokens {
        let text = match &token {
            TokenTree::Group(group) => {
                collect(group.stream(), names);
                String::new()
            }
            TokenTree::Ident(name) => name.to_string(),
            TokenTree::Punct(_) | TokenTree::Literal(_) => String::new(),
        };
        if after_fn && text.starts_with("inbound_") {
            names.insert(text.clone());
        }
        after_fn = text == "fn";
    }
}

#[test]
fn every_inbound_check_has_its_row_its_place_and_its_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows = rows(&std::fs::read_to_string(root.join("FEDERATION.md")).unwrap());
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), (1..=16).collect::<Vec<u32>>());
    let tests = numbered_tests();
    let mut wrong = Vec::new();
    for Row { number, places, prefixes } in &rows {
        assert!(!places.is_empty() && !prefixes.is_empty(), "check {number} names no place or no tests");
        for place in places.iter().filter(|place| !root.join("src").join(place).is_file()) {
            wrong.push(format!("check {number} names src/{place}, which is not there"));
        }
        if !tests.iter().any(|name| prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()))) {
            wrong.push(format!("check {number} has no test whose name begins with {prefixes:?}"));
        }
        if !prefixes.iter().any(|prefix| prefix.contains(&format!("{number:02}_"))) {
            wrong.push(format!("check {number} names tests without its number: {prefixes:?}"));
        }
    }
    for name in &tests {
        let known =
            rows.iter().any(|row| row.prefixes.iter().any(|prefix| name.starts_with(prefix.as_str())));
        if !known {
            wrong.push(format!("{name} bears a number that no row of FEDERATION.md names"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
