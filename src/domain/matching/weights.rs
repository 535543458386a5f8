//! How much everything counts in a plan, in one structure. Source: matching.md "Model". What is stored names the weights it was made with.

macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident = $default:literal in $min:literal ..= $max:literal;)+) => {
        /// Every number that a plan depends on. Points are whole; the plan counts in thousandths of them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Weights { $($(#[$doc])* pub $name: u32),+ }

        impl Default for Weights {
            fn default() -> Self {
                Self { $($name: $default),+ }
            }
        }

        impl Weights {
            /// Name, value, least and most of each, in the order of the structure.
            pub fn all(&self) -> Vec<(&'static str, u32, u32, u32)> {
                vec![$((stringify!($name), self.$name, $min, $max)),+]
            }

            fn get_mut(&mut self, name: &str) -> Option<&mut u32> {
                match name {
                    $(stringify!($name) => Some(&mut self.$name),)+
                    _ => None,
                }
            }
        }
    };
}

weights! {
    /// Points that every household that finds a home brings.
    base = 100 in 0..=1_000;
    /// Points of fit for nearness to the zones and anchors.
    distance = 30 in 0..=100;
    /// Points of fit for a common language.
    language = 15 in 0..=100;
    /// Points of fit for a stay as long as it is wished.
    duration = 15 in 0..=100;
    /// Points of fit for a rent well within the budget.
    affordability = 15 in 0..=100;
    /// Points of fit for a place that is free when it is needed.
    dates = 10 in 0..=100;
    /// Points of fit for a place that is not too large.
    size = 10 in 0..=100;
    /// Points of fit for an official address, where one is needed.
    domiciliation = 5 in 0..=100;
    /// Points of need for each step of urgency: planned 0, soon 1, urgent 2, immediate 3.
    urgency = 30 in 0..=300;
    /// Points of need for a wait of `waiting_full_days` or more.
    waiting = 30 in 0..=300;
    /// A longer wait counts no more, in days.
    waiting_full_days = 180 in 1..=3_650;
    /// Points for a request that has no other option; they halve at `options_half` options.
    options = 60 in 0..=1_000;
    /// So many options halve the points for having few.
    options_half = 10 in 1..=1_000;
    /// Points where the request needs a scarce feature that the offer has.
    scarce_needed = 40 in 0..=1_000;
    /// Points taken where the offer has a scarce feature that the request does not need.
    scarce_wasted = 25 in 0..=1_000;
    /// Points taken for each bed that stays empty.
    unused_bed = 8 in 0..=100;
    /// Points for a pair that the plan before had too, so that plans do not jump about.
    unchanged = 15 in 0..=1_000;
    /// A feature is scarce where fewer percent of the free places have it.
    scarce_percent = 10 in 0..=100;
    /// All feasible pairs are weighed up to this number.
    edges_max = 200_000 in 1..=5_000_000;
    /// Of more, the union of each side's best so many.
    edges_each = 40 in 1..=1_000;
    /// A pair that is farther apart is a question, where a request says no distance, in kilometres.
    reach_km = 30 in 1..=300;
    /// Somebody who can pay a contribution only pays up to so much a month, in cents.
    contribution_max_cents = 15_000 in 0..=500_000;
}

/// What is wrong with weights.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    #[error("matching.{name}: {got} is not from {min} to {max}")]
    NotInRange { name: &'static str, got: i64, min: u32, max: u32 },
    #[error("matching.{name}: is no weight; known are {}", known())]
    Unknown { name: String },
    #[error(
        "matching: the points of fit (distance, language, duration, affordability, dates, size, domiciliation) add up to {got}, at most 100"
    )]
    FitAboveHundred { got: u32 },
}

fn known() -> String {
    Weights::default().all().iter().map(|(name, ..)| *name).collect::<Vec<_>>().join(", ")
}

impl Weights {
    /// The usual weights, changed by settings: a name and a whole number each.
    ///
    /// # Errors
    /// The first setting that is unknown or out of its range, or that fit could exceed 100 points.
    pub fn from_settings<'a>(
        settings: impl IntoIterator<Item = (&'a str, i64)>,
    ) -> Result<Self, WeightsError> {
        let mut weights = Self::default();
        for (name, got) in settings {
            let unknown = || WeightsError::Unknown { name: name.to_owned() };
            let (name, _, min, max) =
                weights.all().into_iter().find(|(known, ..)| *known == name).ok_or_else(unknown)?;
            let in_range = u32::try_from(got).ok().filter(|number| (min..=max).contains(number));
            *weights.get_mut(name).ok_or_else(unknown)? =
                in_range.ok_or(WeightsError::NotInRange { name, got, min, max })?;
        }
        let got = weights.fit_max();
        if got > 100 { Err(WeightsError::FitAboveHundred { got }) } else { Ok(weights) }
    }

    /// The most points of fit.
    pub fn fit_max(&self) -> u32 {
        self.distance
            + self.language
            + self.duration
            + self.affordability
            + self.dates
            + self.size
            + self.domiciliation
    }

    /// What a stored plan says it was made with: the version of the rules, and each weight in the order of the structure.
    pub fn version(&self) -> String {
        let numbers: Vec<String> = self.all().into_iter().map(|(_, value, _, _)| value.to_string()).collect();
        format!("1:{}", numbers.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_weights_are_in_their_ranges_and_fit_is_a_hundred_points() {
        let usual = Weights::default();
        let settings = usual.all().into_iter().map(|(name, value, _, _)| (name, i64::from(value)));
        assert_eq!(Weights::from_settings(settings), Ok(usual));
        assert_eq!(usual.fit_max(), 100);
    }

    #[test]
    fn a_weight_out_of_its_range_is_named_with_its_limits() {
        for (name, _, min, max) in Weights::default().all() {
            // What fit has at most is told apart.
            let room = if name == "distance" { [].as_slice() } else { &[("distance", 0)] };
            let with = |got: i64| Weights::from_settings(room.iter().copied().chain([(name, got)]));
            for right in [min, max.min(if max == 100 { 30 } else { max })] {
                assert!(with(right.into()).is_ok(), "{name} {right}");
            }
            for got in [i64::from(min) - 1, i64::from(max) + 1, i64::MAX, i64::MIN] {
                assert_eq!(with(got), Err(WeightsError::NotInRange { name, got, min, max }));
            }
        }
    }

    #[test]
    fn what_is_no_weight_is_named_with_those_that_are() {
        let error = Weights::from_settings([("origin", 3)]).unwrap_err();
        assert_eq!(error, WeightsError::Unknown { name: "origin".to_owned() });
        assert!(error.to_string().starts_with("matching.origin: is no weight; known are base, distance,"));
    }

    #[test]
    fn more_than_a_hundred_points_of_fit_are_refused() {
        assert_eq!(
            Weights::from_settings([("distance", 31)]),
            Err(WeightsError::FitAboveHundred { got: 101 })
        );
    }

    #[test]
    fn each_weight_changes_the_version() {
        let usual = Weights::default();
        for (name, value, _, _) in usual.all() {
            let mut changed = usual;
            *changed.get_mut(name).unwrap() = value + 1;
            assert_ne!(changed.version(), usual.version(), "{name}");
        }
    }
}
