//! The one integration binary: the suite links once.

// Clippy's own exception covers functions marked as tests, not those that help them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by unwrapping it")]

mod floors;
mod sources;
mod templates;
mod texts;
mod tidy;
