//! What holds for any bytes at all. The fuzz targets of `fuzz/` and the replay of `tests/corpus` call the same functions,
//! each of which panics where something does not hold.

pub mod documents;
pub mod domains;
pub mod html;
pub mod ids;
pub mod imports;
pub mod json;
pub mod letters;
pub mod offers;
pub mod proofs;
pub mod signatures;
pub mod text;
pub mod webfinger;

/// When everything here happens.
pub fn now() -> chrono::DateTime<chrono::Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}
