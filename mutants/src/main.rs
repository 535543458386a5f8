//! Writes every mutant that `cargo mutants` lists into a copy of the sources, each behind a number: one build then holds them all,
//! and `MUTANT=17` switches the seventeenth on. The program itself is never touched.
//!
//! `rooftop-mutants LIST.json SOURCES COPY [LEFT_OUT]`: the list of `cargo mutants --list --json`, the tree, its copy, and a file with the
//! numbers of mutants that do not compile. It prints the numbers, with a reason each, of those that cannot be written this way.

mod edit;
mod forms;
mod places;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use serde::Deserialize;

/// What the copy gets as `src/mutant.rs`.
const SWITCH: &str = include_str!("switch.rs");

/// One line of the list. Its number is its place, from one on.
#[derive(Deserialize)]
struct Mutant {
    file: String,
    genre: Genre,
    replacement: String,
    span: Span,
    #[serde(skip)]
    number: usize,
}

/// The kinds of changes that `cargo mutants` 27 makes here; another one is an error, so that none is passed over.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
enum Genre {
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

#[derive(Deserialize)]
struct Span {
    start: Place,
}

/// Counted from one, in characters.
#[derive(Deserialize)]
struct Place {
    line: usize,
    column: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (list, sources, copy, left_out) = match arguments.as_slice() {
        [list, sources, copy] => (list, sources, copy, BTreeSet::new()),
        [list, sources, copy, left_out] => (list, sources, copy, numbers(left_out)?),
        _ => return Err("usage: rooftop-mutants LIST.json SOURCES COPY [LEFT_OUT]".into()),
    };
    let mut mutants: Vec<Mutant> = serde_json::from_str(&fs::read_to_string(list)?)?;
    let mut by_file: BTreeMap<String, Vec<Mutant>> = BTreeMap::new();
    for (at, mutant) in mutants.iter_mut().enumerate() {
        mutant.number = at + 1;
    }
    for mutant in mutants {
        by_file.entry(mutant.file.clone()).or_default().push(mutant);
    }
    for (file, mutants) in by_file {
        let wanted: Vec<&Mutant> = mutants.iter().filter(|m| !left_out.contains(&m.number)).collect();
        let text = fs::read_to_string(Path::new(sources).join(&file))?;
        let changed = forms::rewrite(&text, &wanted).map_err(|e| format!("{file}: {e}"))?;
        for (number, why) in &changed.impossible {
            println!("{number} {why}");
        }
        write_changed(&Path::new(copy).join(&file), &changed.text)?;
    }
    add_switch(Path::new(sources), Path::new(copy))?;
    Ok(())
}

/// The numbers at the beginning of the lines of a file.
fn numbers(file: &str) -> Result<BTreeSet<usize>, Box<dyn Error>> {
    let first = |line: &str| line.split_whitespace().next().map(str::parse);
    Ok(fs::read_to_string(file)?.lines().filter_map(first).collect::<Result<_, _>>()?)
}

fn add_switch(sources: &Path, copy: &Path) -> Result<(), Box<dyn Error>> {
    let library = fs::read_to_string(sources.join("src/lib.rs"))?;
    write_changed(&copy.join("src/lib.rs"), &format!("{library}\npub(crate) mod mutant;\n"))?;
    write_changed(&copy.join("src/mutant.rs"), SWITCH)?;
    Ok(())
}

/// A file that is as it was keeps its time, or cargo would build it again.
fn write_changed(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    if !fs::read_to_string(path).is_ok_and(|old| old == text) {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
