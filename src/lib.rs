//! Rooftop: a federated ActivityPub network for housing solidarity.
//!
//! The modules in floor order, the ground first: this list is the map. A module uses lower floors only;
//! `tests/it/floors.rs` enforces it and ARCHITECTURE.md says why.

// Floor 0, in this order: each may use those before it.
pub mod ids;
pub mod clock;
pub mod text;
pub mod geo;
pub mod i18n;

// Floor 1: the rules.
pub mod domain;
