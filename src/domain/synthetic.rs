//! A synthetic market of Wallonia: offers and requests of nobody, from a seed, so that anybody can repeat the figures of the matching.
//! docs/synthetic.md explains it, and lists every distribution with the publication that it is from, or *assumed*.
//! Invariants: the same [`Wanted`] gives the same values on every machine; nothing here was chosen for what a solver makes of it;
//! every value passes the rules of [`super::offered`] and [`super::sought`].

mod dice;
mod figures;
mod offering;
mod offering_tables;
mod seeking;
mod seeking_tables;
mod sources;
mod table;
mod territory;
#[cfg(test)]
mod tests;
mod title;

use std::cmp::Reverse;

use chrono::NaiveDate;

pub use offering::{Offering, Vetted};
pub use seeking::Seeking;
pub use sources::{PUBLICATIONS, Publication};
pub use table::{Described, Source};

use crate::geo::Gazetteer;
use table::Share;
use territory::Territory;

/// The most offers, and the most requests, of one market.
pub const LINES_MAX: u32 = 1_000_000;
/// The least percentage of what a scale changes.
pub const PERCENT_MIN: u32 = 50;
/// The greatest percentage of what a scale changes.
pub const PERCENT_MAX: u32 = 200;

/// A scale of the robustness runs, in percent of what the tables say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percent(u32);

impl Percent {
    /// What the tables say.
    pub const USUAL: Self = Self(100);

    /// `None` outside of [`PERCENT_MIN`] to [`PERCENT_MAX`].
    pub fn new(percent: u32) -> Option<Self> {
        (PERCENT_MIN..=PERCENT_MAX).contains(&percent).then_some(Self(percent))
    }

    /// So many percent of a number, rounded down.
    fn of(self, number: u32) -> u32 {
        u32::try_from(u64::from(number) * u64::from(self.0) / 100).unwrap_or(u32::MAX)
    }

    /// As [`Percent::of`], at most everybody.
    fn of_per_mille(self, share: u32) -> u32 {
        self.of(share).min(1000)
    }

    fn of_share(self, share: &Share) -> u32 {
        self.of_per_mille(share.per_mille)
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    pub seed: u64,
    pub offers: u32,
    pub requests: u32,
    /// The share of households with each need, and of those who need the address.
    pub needs: Percent,
    /// Every rent that is not free.
    pub rents: Percent,
    /// The share of offers near those who look, and every greatest distance.
    pub density: Percent,
    /// The day from which all dates count.
    pub today: NaiveDate,
}

/// A market, ready to be drawn line by line.
pub struct Market {
    wanted: Wanted,
    territory: Territory,
}

impl Market {
    /// Prepares the municipalities.
    pub fn new(wanted: Wanted, gazetteer: &Gazetteer) -> Self {
        Self { wanted, territory: Territory::of(gazetteer) }
    }

    /// The offers, by number.
    pub fn offers(&self) -> impl Iterator<Item = Offering> {
        (0..self.wanted.offers).map(|line| offering::make(self, line))
    }

    /// The requests, whoever waits longest first. Their order is held in memory, 8 bytes each; they are not.
    pub fn requests(&self) -> impl Iterator<Item = Seeking> {
        let mut order: Vec<(u32, u32)> = (0..self.wanted.requests)
            .map(|line| (seeking::waiting_days(self.wanted.seed, line), line))
            .collect();
        order.sort_unstable_by_key(|(days, line)| (Reverse(*days), *line));
        let numbered = (1..=self.wanted.requests).zip(order);
        numbered.map(|(number, (days, line))| seeking::make(self, (line, days, number)))
    }
}

/// Every distribution, as a list of a heading and what stands under it.
pub fn described() -> [(&'static str, &'static [Described]); 5] {
    [
        ("Requests", seeking_tables::TABLES),
        ("Shares of requests", seeking_tables::SHARES),
        ("Offers", offering_tables::TABLES),
        ("Shares of offers", offering_tables::SHARES),
        ("Figures", figures::FIGURES),
    ]
}
