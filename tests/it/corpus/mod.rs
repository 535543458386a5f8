//! Inputs that were kept, and inputs that are made up: both through `checks`, which the fuzz targets call too (`fuzz/README.md`).

pub mod checks;
mod mutated;
mod offers_read_back;
mod origins;
mod parsed;
mod replay;
mod signed;
mod signed_by_others;
mod texts;
