//! The rules, pure: no input or output, no clock, no database, no JSON.

pub mod access;
pub mod account;
pub mod actor;
pub mod alliance;
pub mod audience;
pub mod audit;
pub mod authority;
pub mod backfill;
pub mod backoff;
pub mod browser;
pub mod card;
pub(crate) mod codes;
pub mod contact;
pub mod domain_list;
pub mod event;
pub mod field;
pub mod freetext;
pub mod household;
pub mod incident;
pub mod lead;
pub mod offered;
pub mod lanes;
pub mod listing;
pub mod negotiation;
pub mod notice;
mod parse;
pub mod partner;
pub mod picture;
pub mod place;
pub mod private;
pub mod problem;
pub mod proposal;
pub mod report;
pub mod sought;
pub mod vetting;

pub use codes::{Coded, UnknownCode};
