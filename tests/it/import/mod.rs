//! `rooftop import`, and what the list finds of what was imported.

mod bad;
mod generated;
mod planned;
mod search;
mod synthetic;
mod vetted;

use serde_json::Value;

use crate::program::{Place, Said};

/// Runs an import of these lines from standard input.
async fn import(place: &Place, lines: &[String], flags: &[&str]) -> Said {
    let args: Vec<&str> = ["import", "-"].iter().chain(flags).copied().collect();
    place.runs_with(&args, &format!("{}\n", lines.join("\n"))).await
}

/// The lines of JSON that a program printed.
fn json_lines(said: &Said) -> Vec<Value> {
    said.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")))
        .collect()
}
