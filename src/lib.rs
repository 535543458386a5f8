//! Rooftop: a federated ActivityPub network for housing solidarity.
//!
//! The modules in floor order, the ground first: this list is the map. A module uses lower floors only;
//! `tests/it/floors.rs` enforces it and ARCHITECTURE.md says why.

// Floor 0, in this order: each may use those before it.
pub mod ids;
pub mod clock;
pub mod crash;
pub mod text;
pub mod crypto;
pub mod geo;
pub mod weights;
pub mod config;
pub mod urls;
pub mod i18n;
pub mod pace;
pub mod allow;

// Floor 1: the rules.
pub mod domain;

// Floor 2: adapters.
pub mod store;
pub mod mail;
pub mod media;

// Floor 3: every rule once.
pub mod services;

// Floor 4: the doors.
pub mod web;
pub mod federation;

// Floor 5: work in the background.
pub mod jobs;

// Floor 6: what puts it all together.
pub mod cli;
pub mod server;
pub mod demo;
