//! The HTTP client that talks to other servers, whose addresses strangers choose.
//! Sources: inbound check 9 in FEDERATION.md, the special-purpose registries of IANA, FEP-fe34.
//! Invariants: no request reaches our own network or another port than https's, save in the test setting; no answer
//! is larger, slower or of another kind than asked for.

mod answer;
mod budget;
mod client;
mod error;
mod hosts;
mod pictures;
mod ranges;
mod resolve;
mod rules;
mod schemes;
mod settings;
#[cfg(test)]
mod tests;
mod tls;

pub use budget::{Budget, FETCHES_MAX};
pub use client::{Answer, Client, Fetched, FetchedJson};
pub use error::{FetchError, HttpError, Refusal};
pub use resolve::Lookup;
pub use schemes::Schemes;
pub use settings::{AllowLoopback, HttpSettings, MAX_BYTES, TIMEOUT};
