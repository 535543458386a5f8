//! How much everything counts in a plan of who could live where, in one table. Source: docs/matching.md.
//! The configuration has it as its section `matching`, and `domain::matching` counts with it; a plan names the weights it was made with.

use serde::{Deserialize, Serialize};

macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident = $default:literal in $min:literal ..= $max:literal $unit:literal;)+) => {
        /// Every number that a plan depends on. Points are whole; the plan counts in thousandths of them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Weights { $($(#[$doc])* pub $name: u32),+ }

        impl Default for Weights {
            fn default() -> Self {
                Self { $($name: $default),+ }
            }
        }

        impl Weights {
            /// Name and value of each, in the order of the table.
            pub fn all(&self) -> Vec<(&'static str, u32)> {
                vec![$((stringify!($name), self.$name)),+]
            }
        }

        /// The least and the most of each, with its key in the configuration and its unit.
        pub const RANGES: &[(&str, u32, u32, &str)] =
            &[$((concat!("matching.", stringify!($name)), $min, $max, $unit)),+];
    };
}

weights! {
    /// Points that every household that finds a home brings.
    base = 100 in 0..=1_000 "points";
    /// Points of fit for nearness to the zones and anchors.
    distance = 30 in 0..=100 "points";
    /// Points of fit for a common language.
    common_language = 15 in 0..=100 "points";
    /// Points of fit for a stay as long as it is wished.
    duration = 15 in 0..=100 "points";
    /// Points of fit for a rent well within the budget.
    affordability = 15 in 0..=100 "points";
    /// Points of fit for a place that is free when it is needed.
    dates = 10 in 0..=100 "points";
    /// Points of fit for a place that is not too large.
    size = 10 in 0..=100 "points";
    /// Points of fit for an official address, where one is needed.
    domiciliation = 5 in 0..=100 "points";
    /// Points of need for each step of urgency: planned 0, soon 1, urgent 2, immediate 3.
    urgency = 30 in 0..=300 "points";
    /// Points of need for a wait of `waiting_full_days` or more.
    waiting = 30 in 0..=300 "points";
    /// A longer wait counts no more, in days.
    waiting_full_days = 180 in 1..=3_650 "days";
    /// Points for a request that has no other option; they halve at `options_half` options.
    options = 60 in 0..=1_000 "points";
    /// So many options halve the points for having few.
    options_half = 10 in 1..=1_000 "options";
    /// Points where the request needs a scarce feature that the offer has.
    scarce_needed = 40 in 0..=1_000 "points";
    /// Points taken where the offer has a scarce feature that the request does not need.
    scarce_wasted = 25 in 0..=1_000 "points";
    /// Points taken for each bed that stays empty.
    unused_bed = 8 in 0..=100 "points";
    /// Points for a pair that the plan before had too, so that plans do not jump about.
    unchanged = 15 in 0..=1_000 "points";
    /// A feature is scarce where fewer percent of the free places have it.
    scarce_percent = 10 in 0..=100 "percent";
    /// All feasible pairs are weighed up to this number.
    edges_max = 200_000 in 1..=5_000_000 "pairs";
    /// Of more, the union of each side's best so many.
    edges_each = 40 in 1..=1_000 "pairs";
    /// A pair that is farther apart is a question, where a request says no distance, in kilometres.
    reach_km = 30 in 1..=300 "kilometres";
    /// Somebody who can pay a contribution only pays up to so much a month, in cents.
    contribution_max_cents = 15_000 in 0..=500_000 "cents a month";
    /// The hour (UTC) after which the plan of the night is made. It weighs nothing.
    plan_hour = 3 in 0..=23 "o'clock (UTC)";
}

impl Weights {
    /// The most points of fit.
    pub fn fit_max(&self) -> u32 {
        self.distance
            + self.common_language
            + self.duration
            + self.affordability
            + self.dates
            + self.size
            + self.domiciliation
    }

    /// What a plan says it was made with: the version of the rules, and each weight in the order of the table.
    pub fn version(&self) -> String {
        let weights = self.all().into_iter().filter(|(name, _)| *name != "plan_hour");
        let numbers: Vec<String> = weights.map(|(_, value)| value.to_string()).collect();
        format!("1:{}", numbers.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fit_is_a_hundred_points_as_usual() {
        assert_eq!(Weights::default().fit_max(), 100);
    }

    #[test]
    fn each_weight_changes_the_version() {
        let usual = Weights::default();
        let as_json = serde_json::to_value(usual).unwrap();
        for (name, value) in usual.all() {
            let mut changed = as_json.clone();
            changed[name] = (value + 1).into();
            let changed: Weights = serde_json::from_value(changed).unwrap();
            let weighs_nothing = name == "plan_hour";
            assert_eq!(changed.version() == usual.version(), weighs_nothing, "{name}");
        }
    }
}
