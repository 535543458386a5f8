//! The gazetteer of Belgium: municipalities and arrondissements by code, name, postcode, locality and position.
//! Source: `belgium.tsv`, made by `scripts/gazetteer.py`; README.md beside it says from what.
//! Invariants: every municipality has a centre, inhabitants and an arrondissement; nothing finer than a
//! municipality has a position here, so that none can leak (product rule PR-04).

mod area;
mod code;
mod data;
mod gazetteer;
mod search;
#[cfg(test)]
mod tests;

pub use area::{Area, AreaKind, Language, Names, Territory, distance_km};
pub use code::{AreaCode, GeoError};
pub use gazetteer::{Gazetteer, PUBLIC_MIN_INHABITANTS};
