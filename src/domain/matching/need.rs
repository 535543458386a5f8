//! How much a household needs a home now, apart from how well any place fits. Source: matching.md "Model" 3.
//! Urgency and the time of waiting are all: there is no score of vulnerability about a person.

use super::facts::RequestFacts;
use super::fit::{Millis, POINT};
use super::rules::Setting;
use crate::domain::household::Urgency;

/// The points of need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    pub urgency: Millis,
    pub waiting: Millis,
}

impl Points {
    /// Both together.
    pub fn total(self) -> Millis {
        self.urgency + self.waiting
    }
}

/// How many days a request has waited.
pub fn waiting_days(request: &RequestFacts, with: Setting<'_>) -> i32 {
    (with.today - request.waiting_since).max(0)
}

/// The points of a request today.
pub fn need(request: &RequestFacts, with: Setting<'_>) -> Points {
    let weights = with.weights;
    let steps = match request.urgency {
        Urgency::Planned => 0,
        Urgency::Soon => 1,
        Urgency::Urgent => 2,
        Urgency::Immediate => 3,
    };
    let full = Millis::from(weights.waiting_full_days.max(1));
    let waited = Millis::from(waiting_days(request, with)).min(full);
    Points {
        urgency: steps * Millis::from(weights.urgency) * POINT,
        waiting: Millis::from(weights.waiting) * POINT * waited / full,
    }
}
