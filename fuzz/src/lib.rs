//! The checks of the targets. They stand in the suite, which replays `tests/corpus` through them on every run.

#[path = "../../tests/it/corpus/checks/mod.rs"]
pub mod checks;
