//! Every input of `tests/corpus`, through the checks of its target.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::checks;

/// What a target does with an input.
type Target = fn(&[u8]);

/// The targets, as `fuzz/Cargo.toml` and the folders of the corpus name them.
const TARGETS: &[(&str, Target)] = &[
    ("documents", checks::documents::check),
    ("domains", checks::domains::check),
    ("html", checks::html::check),
    ("ids", checks::ids::check),
    ("imports", checks::imports::check),
    ("signatures", checks::signatures::check),
    ("text", checks::text::check),
    ("webfinger", checks::webfinger::check),
];
/// The corpus stays small enough to be read by people who clone it.
const CORPUS_MAX_BYTES: u64 = 1_000_000;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = read.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Runs the inputs of a target, and names each that does not pass.
fn replay(target: &str) {
    let (_, check) = TARGETS.iter().find(|(name, _)| *name == target).unwrap();
    let inputs = entries(&root().join("tests/corpus").join(target));
    assert!(inputs.len() >= 15, "{target} has {} inputs", inputs.len());
    let fails = |path: &&PathBuf| {
        let bytes = std::fs::read(path).unwrap();
        catch_unwind(AssertUnwindSafe(|| check(&bytes))).is_err()
    };
    let failed: Vec<&PathBuf> = inputs.iter().filter(fails).collect();
    assert!(failed.is_empty(), "what each panicked with stands above: {failed:?}");
}

#[test]
fn the_kept_documents_are_read_within_the_limits() {
    replay("documents");
}

#[test]
fn the_kept_lists_of_domains_are_read_back_or_refused_by_line_and_field() {
    replay("domains");
}

#[test]
fn the_kept_html_is_harmless_when_sanitised() {
    replay("html");
}

#[test]
fn the_kept_addresses_read_back_and_have_one_origin() {
    replay("ids");
}

#[test]
fn the_kept_import_lines_are_read_or_refused() {
    replay("imports");
}

#[test]
fn the_kept_signatures_hold_for_one_time_host_and_body() {
    replay("signatures");
}

#[test]
fn the_kept_texts_are_tidied_once() {
    replay("text");
}

#[test]
fn the_kept_webfinger_resources_name_one_of_three_or_nobody() {
    replay("webfinger");
}

#[test]
fn every_folder_of_the_corpus_has_a_target_and_every_target_a_folder_and_a_program() {
    let named: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let stems = |folder: &str| -> BTreeSet<String> {
        let stem = |path: PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
        entries(&root().join(folder)).into_iter().map(stem).collect()
    };
    assert_eq!(stems("tests/corpus"), named);
    assert_eq!(stems("fuzz/fuzz_targets"), named);
    let size: u64 = named
        .iter()
        .flat_map(|name| entries(&root().join("tests/corpus").join(name)))
        .map(|path| path.metadata().unwrap().len())
        .sum();
    assert!(size <= CORPUS_MAX_BYTES, "the corpus has {size} bytes, at most {CORPUS_MAX_BYTES}");
}
