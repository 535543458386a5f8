//! The floors of ARCHITECTURE.md, enforced: a module uses lower floors only, never a neighbour or a floor above.
//! A new top-level module must be entered here first.

use crate::sources::{CodePath, Source, code_paths, files};

/// From the ground up. On the ground the order counts: each may use those before it.
const FLOORS: &[&[&str]] = &[
    &["ids", "clock", "crash", "text", "crypto", "geo", "weights", "config", "urls", "i18n", "pace", "allow"],
    &["domain"],
    &["store", "mail", "media"],
    &["services"],
    &["web", "mastodon", "federation"],
    &["jobs"],
    &["main", "cli", "server", "demo", "lib"],
];
const TOP: usize = FLOORS.len() - 1;

/// The parts of a door that the jobs run; the rest of it, and the other doors, are closed to them.
const RUN_BY_JOBS: (&str, &[&str]) = (
    "federation",
    &[
        "node",
        "outbound",
        "delivery",
        "inbound",
        "http",
        "signatures",
        "meters",
        "backfill",
        "lists",
        "verdicts",
    ],
);

/// Modules below that are closed nevertheless: rules get the time and the limits as parameters.
const CLOSED_BELOW: &[(&str, &[&str])] = &[("domain", &["clock", "crash", "config"])];

/// Crates that only these modules may name.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("diesel", &["store"]),
    ("diesel_migrations", &["store"]),
    ("actix_web", &["web", "mastodon", "federation", "server", "cli", "demo", "main"]),
    ("activitypub_federation", &["federation"]),
];

/// Crates that these modules must not name: rules see neither JSON nor HTML, and do no input or output.
const NOT_IN: &[(&str, &[&str])] = &[
    ("serde_json", &["services", "domain"]),
    ("askama", &["services", "domain"]),
    ("serde", &["domain"]),
    ("tokio", &["domain"]),
    ("reqwest", &["domain", "services"]),
    ("std::fs", &["domain"]),
    ("std::net", &["domain"]),
];

/// Floor, and place on it.
fn place(module: &str) -> Option<(usize, usize)> {
    FLOORS
        .iter()
        .enumerate()
        .find_map(|(floor, names)| names.iter().position(|n| *n == module).map(|at| (floor, at)))
}

/// The top-level module to which a file belongs: `store` for `src/store/mod.rs`, `lib` for `src/lib.rs`.
fn home_of(path: &str) -> &str {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    inner.split('/').next().unwrap_or(inner).trim_end_matches(".rs")
}

/// The path from the crate's root, or `None` when it leaves the crate or stays where it is.
fn from_root(path: &CodePath) -> Option<Vec<String>> {
    let segments = path.segments.as_slice();
    match segments.first()?.as_str() {
        "crate" | "rooftop" => Some(segments[1..].to_vec()),
        "super" => {
            let ups = segments.iter().take_while(|s| *s == "super").count();
            let base = path.module.get(..path.module.len().checked_sub(ups)?)?;
            (segments.len() > ups).then(|| [base, &segments[ups..]].concat())
        }
        _ => None,
    }
}

/// Says which floor rule a path breaks.
fn broken_floor(home: &str, target: &[String]) -> Option<String> {
    let (other, inside) = (target.first()?.as_str(), target.get(1).map(String::as_str));
    if other == home {
        return None;
    }
    let (floor, at) = place(home)?;
    let Some((other_floor, other_at)) = place(other) else {
        return Some(format!("`crate::{other}` is no module of the table in tests/it/floors.rs"));
    };
    let open_to_jobs = other == RUN_BY_JOBS.0 && inside.is_some_and(|part| RUN_BY_JOBS.1.contains(&part));
    let closed = CLOSED_BELOW.iter().any(|(module, names)| *module == home && names.contains(&other));
    if floor == TOP {
        None
    } else if closed {
        Some(format!("`{home}` gets what `{other}` knows as a parameter"))
    } else if home == "jobs" && other_floor == floor - 1 {
        let written = target.iter().take(2).cloned().collect::<Vec<_>>().join("::");
        (!open_to_jobs).then(|| format!("`jobs` must not use `{written}`, a door"))
    } else if other_floor > floor {
        Some(format!("`{home}` (floor {floor}) must not use `{other}` (floor {other_floor})"))
    } else if other_floor == floor && !(floor == 0 && other_at < at) {
        Some(format!("`{home}` must not use its neighbour `{other}`"))
    } else {
        None
    }
}

/// Says which crate a path names that its module may not know.
fn banned_crate(home: &str, segments: &[String]) -> Option<String> {
    let names = |krate: &str| {
        krate.split("::").eq(segments.iter().take(krate.split("::").count()).map(String::as_str))
    };
    let outside = ONLY_IN.iter().find(|(krate, homes)| names(krate) && !homes.contains(&home));
    let inside = NOT_IN.iter().find(|(krate, homes)| names(krate) && homes.contains(&home));
    outside.or(inside).map(|(krate, _)| format!("`{home}` must not know the crate `{krate}`"))
}

/// Every broken rule in one file, as `path:line: sentence`.
fn broken(source: &Source) -> Vec<String> {
    let home = home_of(&source.path);
    if place(home).is_none() {
        return vec![format!("{}: `{home}` is no module of the table in tests/it/floors.rs", source.path)];
    }
    let judge = |path: &CodePath| {
        banned_crate(home, &path.segments).or_else(|| broken_floor(home, &from_root(path)?))
    };
    let say = |path: &CodePath| judge(path).map(|what| format!("{}:{}: {what}", source.path, path.line));
    code_paths(source).iter().filter_map(say).collect()
}

#[test]
fn every_module_stays_on_its_floor() {
    let sources = files("src", ".rs");
    assert!(!sources.is_empty(), "no sources were found");
    let broken: Vec<String> = sources.iter().flat_map(broken).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_module_list_stands_in_floor_order() {
    let lib = files("src", "src/lib.rs").pop().unwrap();
    let declared = lib.text.lines().filter_map(|l| l.trim().strip_prefix("pub mod ")?.strip_suffix(';'));
    let places: Vec<_> = declared.map(|name| (place(name), name)).collect();
    assert!(places.is_sorted_by_key(|(place, _)| *place), "{places:?}");
}

#[test]
fn each_rule_can_fail() {
    for (path, text, expected) in [
        ("src/domain/place.rs", "use crate::store::x;", "must not use `store` (floor 2)"),
        ("src/domain/place.rs", "fn f() { crate::web::g() }", "must not use `web` (floor 4)"),
        ("src/domain/place.rs", "use super::super::services;", "must not use `services` (floor 3)"),
        (
            "src/domain/place.rs",
            "mod tests { use super::super::super::jobs; }",
            "must not use `jobs` (floor 5)",
        ),
        ("src/domain/place.rs", "use crate::{ids, mail::Mail};", "must not use `mail` (floor 2)"),
        ("src/domain/place.rs", "use crate::clock::Clock;", "gets what `clock` knows as a parameter"),
        ("src/ids.rs", "use crate::clock::Clock;", "must not use its neighbour `clock`"),
        ("src/urls.rs", "use crate::i18n::Text;", "must not use its neighbour `i18n`"),
        ("src/store/mod.rs", "use crate::media::Image;", "must not use its neighbour `media`"),
        ("src/web/offers.rs", "use crate::federation::vocab;", "must not use its neighbour `federation`"),
        ("src/federation/mod.rs", "log!(crate::jobs::run());", "must not use `jobs` (floor 5)"),
        ("src/jobs/mod.rs", "use crate::web::layout;", "must not use `web::layout`, a door"),
        (
            "src/jobs/mod.rs",
            "use crate::federation::vocab::Note;",
            "must not use `federation::vocab`, a door",
        ),
        ("src/jobs/mod.rs", "use crate::federation;", "must not use `federation`, a door"),
        ("src/services/mod.rs", "use crate::*;", "`crate::*` is no module"),
        ("src/web/mod.rs", "use rooftop::server;", "must not use `server` (floor 6)"),
        ("src/main.rs", "use rooftop::nowhere;", "`crate::nowhere` is no module"),
        ("src/bin/other.rs", "fn main() {}", "`bin` is no module of the table"),
        ("src/helpers.rs", "", "`helpers` is no module of the table"),
        ("src/services/mod.rs", "use diesel::prelude::*;", "must not know the crate `diesel`"),
        ("src/domain/mod.rs", "#[serde(transparent)] struct A;", "must not know the crate `serde`"),
        ("src/domain/mod.rs", "use std::{fmt, fs::File};", "must not know the crate `std::fs`"),
        ("src/services/mod.rs", "use actix_web::web;", "must not know the crate `actix_web`"),
        ("src/services/mod.rs", "fn f() { serde_json::json!({}) }", "must not know the crate `serde_json`"),
        ("src/services/mod.rs", "#[derive(askama::Template)] struct A;", "must not know the crate `askama`"),
    ] {
        let broken = broken(&Source::sample(path, text));
        assert!(broken.len() == 1 && broken[0].contains(expected), "{path}: {text}\n{broken:?}");
    }
}

#[test]
fn what_is_allowed_passes() {
    for (path, text) in [
        ("src/lib.rs", "pub mod ids; pub mod server;"),
        ("src/main.rs", "fn main() { rooftop::cli::main() }"),
        ("src/i18n/mod.rs", "use crate::{ids, text, urls::Urls};"),
        (
            "src/domain/place.rs",
            "use crate::ids::ApId; use super::stay; pub(super) fn f() {} pub(crate) struct A;",
        ),
        ("src/domain/place.rs", "//! Not `crate::web`.\nconst A: &str = \"crate::store\"; /* diesel */"),
        (
            "src/store/offers.rs",
            "use diesel::prelude::*; use crate::domain::place; mod tests { use super::*; }",
        ),
        (
            "src/jobs/mod.rs",
            "use crate::federation::{delivery, outbound::builders}; use crate::services::App;",
        ),
        ("src/demo.rs", "use crate::server; use crate::cli;"),
    ] {
        let broken = broken(&Source::sample(path, text));
        assert!(broken.is_empty(), "{path}: {text}\n{broken:?}");
    }
}
