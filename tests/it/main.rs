//! The one integration binary: the suite links once.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper of tests says what it expects as a test does")]
#![allow(unreachable_pub, reason = "one binary: its modules are public to each other alone")]

mod cli;
mod config;
mod databases;
mod docker;
mod federation;
mod fediverse;
mod floors;
mod import;
mod program;
mod rules;
mod sources;
mod templates;
mod text_ids;
mod tidy;
mod wire;
