//! The one integration binary: the suite links once.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper of tests says what it expects as a test does")]

mod config;
mod docker;
mod floors;
mod sources;
mod templates;
mod text_ids;
mod texts;
mod tidy;
