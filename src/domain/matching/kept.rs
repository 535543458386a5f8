//! A plan as it is kept: what it was made with and reached, and its pairs by the ids of their proposals.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::fairness::Comparison;
use super::figures::Figures;
use super::fit::Millis;
use super::marks::PairIds;
use super::plan::Kind;
use super::problem::Worth;
use super::rules::RuleSet;
use crate::domain::codes::codes;

codes! {
    /// Why a plan was made.
    Why {
        /// As every night.
        Nightly = "nightly",
        /// Somebody pressed the button.
        Asked = "asked",
    }
}

/// So many plans are kept; older ones go.
pub const PLANS_KEPT: usize = 30;

/// What is kept of a plan beside its pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// When the proposals were read that it is made of.
    pub made_at: DateTime<Utc>,
    /// The day that it counts with.
    pub day: NaiveDate,
    pub why: Why,
    /// The version of the rules and every weight.
    pub version: String,
    pub figures: Figures,
    pub first_come: Figures,
    pub households_max: u32,
    pub is_finished: bool,
    pub is_pruned: bool,
    pub steps: u64,
    /// How many pairs were weighed.
    pub edges: u64,
    pub comparisons: Vec<Comparison>,
}

/// A pair of a kept plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPair {
    pub ids: PairIds,
    pub kind: Kind,
    pub worth: Worth,
    /// The best fit that the request had anywhere.
    pub best_fit: Millis,
    pub unknown: RuleSet,
}

/// The next time at which it is so much o'clock (UTC), after now.
pub fn next_night(now: DateTime<Utc>, hour: u32) -> DateTime<Utc> {
    let at = NaiveTime::from_hms_opt(hour.min(23), 0, 0).unwrap_or(NaiveTime::MIN);
    let today = now.date_naive().and_time(at).and_utc();
    if today > now { today } else { today + TimeDelta::days(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_night_is_after_now_and_within_a_day() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        for (now, next) in [
            ("2026-11-22T02:59:59Z", "2026-11-22T03:00:00Z"),
            ("2026-11-22T03:00:00Z", "2026-11-23T03:00:00Z"),
            ("2026-12-31T12:00:00Z", "2027-01-01T03:00:00Z"),
        ] {
            assert_eq!(next_night(at(now), 3), at(next), "{now}");
        }
    }
}
