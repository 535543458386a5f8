//! What a team reads of its own work: how long people wait, who has no option, what ends soon, and where matches end. Figures alone, and how they
//! leave as a file.
//! Invariant: of a group of fewer than [`FEW`] a file says only that it is small, and nothing in the same file tells by subtraction how small; plain
//! totals are told as they are.

mod file;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::codes::codes;
use super::household::Urgency;
use super::matches::{MatchState, Why, WhyOf};
use super::matching::fairness::{Comparison, median};
use super::matching::rules::Rule;

pub use file::{Cell, HEADER, Row, csv, guarded, rows};

/// A group of fewer is small: its median says nothing, and a file does not tell how many they are.
pub const FEW: u64 = 5;
/// What ends within so many days is shown.
pub const SOON_DAYS: u16 = 60;

codes! {
    /// Over how long the team looks back.
    Span { Quarter = "90-days", Year = "365-days", All = "all" }
    /// How long a request has waited.
    Waited {
        Month = "under-30-days",
        Quarter = "30-to-89-days",
        Half = "90-to-179-days",
        Longer = "180-days-or-more",
    }
}

impl Span {
    /// Its first moment; nothing where it has none.
    pub fn since(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Quarter => Some(now - TimeDelta::days(90)),
            Self::Year => Some(now - TimeDelta::days(365)),
            Self::All => None,
        }
    }
}

impl Waited {
    /// The band of so many days.
    pub fn of(days: u32) -> Self {
        match days {
            0..30 => Self::Month,
            30..90 => Self::Quarter,
            90..180 => Self::Half,
            180.. => Self::Longer,
        }
    }
}

/// The middle of some lengths of time, and of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Median {
    /// Whole days; nothing where fewer than [`FEW`] were counted.
    pub days: Option<u32>,
    pub of: u64,
}

impl Median {
    /// Of what began and ended so: the middle value, and of two in the middle the smaller one.
    pub fn between(times: &[(DateTime<Utc>, DateTime<Utc>)]) -> Self {
        let days = |(from, to): &(DateTime<Utc>, DateTime<Utc>)| {
            u32::try_from((*to - *from).num_days().max(0)).unwrap_or(u32::MAX)
        };
        let of = times.len() as u64;
        let days = (of >= FEW).then(|| median(times.iter().map(days).collect()));
        Self { days, of }
    }
}

/// Requests of one urgency, by how long they have waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Queued {
    pub urgency: Urgency,
    /// In the order of [`Waited::ALL`].
    pub waited: [u64; 4],
}

impl Queued {
    /// How many there are.
    pub fn count(&self) -> u64 {
        self.waited.iter().sum()
    }
}

/// Those who wait, each urgency once.
pub fn queued(waiting: &[(Urgency, u32)]) -> Vec<Queued> {
    let of = |urgency: Urgency| {
        let count = |band: &Waited| {
            let those = waiting.iter().filter(|(of, days)| *of == urgency && Waited::of(*days) == *band);
            those.count() as u64
        };
        let mut waited = [0; 4];
        waited.iter_mut().zip(Waited::ALL).for_each(|(place, band)| *place = count(band));
        Queued { urgency, waited }
    };
    Urgency::ALL.iter().map(|urgency| of(*urgency)).collect()
}

/// How a match ended.
pub type Ending = (MatchState, Option<Why>);

/// Every way in which a match may end, each with no match, so that what never happened is counted too.
pub fn endings() -> BTreeMap<Ending, u64> {
    let mut all = BTreeMap::new();
    let mut add = |state: MatchState, whose: &[WhyOf]| {
        let whys = whose.iter().flat_map(|whose| Why::of(*whose));
        all.extend(whys.map(|why| ((state, Some(*why)), 0)));
    };
    add(MatchState::Ended, &[WhyOf::Stay]);
    add(MatchState::Declined, &[WhyOf::Seeker, WhyOf::Host]);
    add(MatchState::Lapsed, &[WhyOf::Itself]);
    add(MatchState::Vetoed, &[WhyOf::Team]);
    // SG-10 ends what is pending as the team would.
    all.insert((MatchState::Vetoed, Some(Why::Suspended)), 0);
    all
}

/// The figures of a team's work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    pub span: Span,
    /// From the day on which a request was opened until somebody was first asked about a home.
    pub proposed: Median,
    /// The same, until they first lived in one.
    pub placed: Median,
    pub queued: Vec<Queued>,
    /// Requests to which nothing can be proposed today.
    pub without: u64,
    /// Of so many of them, by the rule whose smallest relaxation opens most; nothing where no request can change what is in the way.
    pub helped_by: BTreeMap<Option<Rule>, u64>,
    /// Offers whose vetting ends within [`SOON_DAYS`].
    pub vetting_ends: u64,
    /// Check-ins that nobody answered for too long.
    pub silent: u64,
    /// Stays of which the latest word of a side is a worry.
    pub worried: u64,
    /// Stays that end within [`SOON_DAYS`], or should have.
    pub stays_end: u64,
    pub ended: BTreeMap<Ending, u64>,
    /// Whom the latest plan serves how, and its day.
    pub served: Option<(NaiveDate, Vec<Comparison>)>,
}

impl Board {
    /// How many requests wait.
    pub fn waiting(&self) -> u64 {
        self.queued.iter().map(Queued::count).sum()
    }
}

#[cfg(test)]
mod tests;
