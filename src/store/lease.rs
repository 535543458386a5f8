//! What the three queues share: rows that are due, in order within their key, leased for a while so that a process that dies
//! loses nothing.

use chrono::{DateTime, TimeDelta, Utc};

use crate::crypto;

/// A claim on rows of a queue.
#[derive(Debug, Clone, Copy)]
pub struct Claim {
    pub now: DateTime<Utc>,
    /// How long the rows belong to the claimer.
    pub lease_s: u32,
    pub limit: i64,
}

impl Claim {
    pub(super) fn lease_until(self) -> chrono::NaiveDateTime {
        (self.now + TimeDelta::seconds(self.lease_s.into())).naive_utc()
    }
}

/// A name for whoever makes one claim: what bears it was leased by that claim and no other.
pub(super) fn new_holder() -> String {
    crypto::token()
}
