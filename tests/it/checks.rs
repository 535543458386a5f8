//! The table of inbound checks in FEDERATION.md is true: sixteen rows, every file that it names is there, and every check has tests
//! that bear its number.

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

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

/// The functions whose names bear a number: those that are run as tests, and those that only look like it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Numbered {
    tests: BTreeSet<String>,
    others: BTreeSet<String>,
}

/// What bears the number of an inbound check; comments and strings do not count.
fn numbered() -> Numbered {
    functions(|name| name.starts_with("inbound_"))
}

/// Every test of the sources whose name begins with an inbound check or with a rule of the product.
pub(crate) fn named_tests() -> BTreeSet<String> {
    functions(|name| ["inbound_", "sg_", "cr_", "nd_", "pr_"].iter().any(|kind| name.starts_with(kind))).tests
}

type Wanted = fn(&str) -> bool;

fn functions(wanted: Wanted) -> Numbered {
    let mut found = Numbered::default();
    for source in ["src", "tests/it"].iter().flat_map(|folder| files(folder, ".rs")) {
        collect(source.tokens(), wanted, &mut found);
    }
    found
}

fn collect(tokens: TokenStream, wanted: Wanted, found: &mut Numbered) {
    let (mut after_fn, mut is_test) = (false, false);
    for token in tokens {
        let text = match &token {
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Bracket && is_test_attribute(group) =>
            {
                is_test = true;
                String::new()
            }
            TokenTree::Group(group) => {
                collect(group.stream(), wanted, found);
                // An attribute counts for the function that follows it, whose body ends here.
                is_test &= group.delimiter() != Delimiter::Brace;
                String::new()
            }
            TokenTree::Ident(name) => name.to_string(),
            TokenTree::Punct(_) | TokenTree::Literal(_) => String::new(),
        };
        if after_fn && wanted(&text) {
            let names = if is_test { &mut found.tests } else { &mut found.others };
            names.insert(text.clone());
        }
        after_fn = text == "fn";
    }
}

/// `#[test]`, or one of a runtime like `#[tokio::test(…)]`; `#[cfg(test)]` is none.
fn is_test_attribute(attribute: &Group) -> bool {
    let path = attribute.stream().into_iter().filter_map(|token| match token {
        TokenTree::Ident(name) => Some(name.to_string()),
        TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
    });
    path.last().as_deref() == Some("test")
}

#[test]
fn only_what_is_run_counts_as_a_test() {
    let source = r#"
        #[test] fn inbound_01_a() { let list = [test]; }
        fn inbound_01_b() {}
        #[tokio::test(flavor = "multi_thread")] #[allow(dead_code)] async fn inbound_01_c() {}
        #[cfg(test)] fn inbound_01_d() {}
        proptest! { #[test] fn inbound_01_e(x in any::<u8>()) {} }
        mod tests { #[ignore = "test"] pub fn inbound_01_f() {} }
    "#;
    let mut found = Numbered::default();
    collect(source.parse().unwrap(), |name| name.starts_with("inbound_"), &mut found);
    let names = |letters: &str| letters.chars().map(|letter| format!("inbound_01_{letter}")).collect();
    assert_eq!(found, Numbered { tests: names("ace"), others: names("bdf") });
}

#[test]
fn every_inbound_check_has_its_row_its_place_and_its_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows = rows(&std::fs::read_to_string(root.join("FEDERATION.md")).unwrap());
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), (1..=16).collect::<Vec<u32>>());
    let Numbered { tests, others } = numbered();
    let mut wrong: Vec<String> = others.iter().map(|name| format!("{name} is no test")).collect();
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
