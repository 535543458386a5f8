//! The one integration binary: the suite links once.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests says what it expects as a test does"
)]
#![allow(unreachable_pub, reason = "one binary: its modules are public to each other alone")]

mod accounts;
mod browser;
mod canaries;
mod checks;
mod cli;
mod config;
mod corpus;
mod crash;
mod databases;
mod docker;
mod faults;
mod federation;
mod fediverse;
mod floors;
mod import;
mod made_before;
mod mail;
mod matches;
mod media;
mod people;
mod processes;
mod processing_record;
mod program;
mod queue;
mod rules;
mod rules_table;
mod sources;
mod starts;
mod store;
mod templates;
mod text_ids;
mod tidy;
mod wire;
mod world;
