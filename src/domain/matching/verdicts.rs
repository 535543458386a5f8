//! What an association tells its allies of an offer's own rules: verdicts, never facts. Source: matching.md "Across instances".
//! Invariants: a month ends no later than the vetting that it stands for; what the host did not tell is a no.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use super::facts::OfferFacts;
use super::reach::Distances;
use crate::domain::codes::codes;
use crate::domain::offered::OfferedPlace;

/// A vetting that is said to last so many months from now is none.
const AHEAD_MAX_MONTHS: u32 = 60;

codes! {
    /// Whether the vetting that a partner claims counts here.
    Trust { Trusted = "trusted", Distrusted = "distrusted" }
}

/// A month, by its first day: `2027-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(NaiveDate);

impl Month {
    /// The last month that is over when this day is.
    pub fn last_full(day: NaiveDate) -> Self {
        let next = day.succ_opt().unwrap_or(day);
        let first = next.with_day(1).unwrap_or(next);
        Self(first.checked_sub_months(Months::new(1)).unwrap_or(first))
    }

    /// The month that a day is in.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        let next = self.0.checked_add_months(Months::new(1));
        next.and_then(|first| first.pred_opt()).unwrap_or(self.0)
    }

    /// Whether a vetting of today may be said to last so long.
    pub fn is_near(self, today: NaiveDate) -> bool {
        let latest = today.checked_add_months(Months::new(AHEAD_MAX_MONTHS)).unwrap_or(today);
        self.0 <= latest && self.0.year() >= 2000
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

/// Why a text is no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month is written as 2027-03")]
pub struct MonthError;

impl FromStr for Month {
    type Err = MonthError;
    fn from_str(text: &str) -> Result<Self, MonthError> {
        let (year, month) = text.split_once('-').ok_or(MonthError)?;
        let number = |text: &str| text.parse::<u16>().map_err(|_| MonthError);
        let first = NaiveDate::from_ymd_opt(number(year)?.into(), number(month)?.into(), 1);
        let month = Self(first.ok_or(MonthError)?);
        // One spelling only: no sign, no blank, no digit less.
        if month.to_string() == text { Ok(month) } else { Err(MonthError) }
    }
}

/// What is said of one offer; `None` is not said, and to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verdicts {
    /// The last month in which its vetting counts (SG-01).
    pub vetted_until: Option<Month>,
    /// Whether a lone woman, or somebody alone with children, may be proposed there (SG-03).
    pub lone_adult_ok: Option<bool>,
    /// Whether it is a home of women only, or nobody else's.
    pub women_only: Option<bool>,
}

impl Verdicts {
    /// Of an offer of ours, whose complete vetting ends on that day.
    pub fn of(place: &OfferedPlace, vetted_until: Option<NaiveDate>) -> Self {
        let facts = OfferFacts::of("", place, (1, vetted_until), Distances::belgium()).ok();
        let says = |rule: fn(&OfferFacts) -> bool| Some(facts.as_ref().is_some_and(rule));
        Self {
            vetted_until: vetted_until.map(Month::last_full),
            lone_adult_ok: says(OfferFacts::takes_lone_adults),
            women_only: says(OfferFacts::is_for_women),
        }
    }

    /// The last day of the vetting, as it counts here. What is not trusted was over on every day, so that nobody waits for a word of it.
    pub fn vetting(self, trust: Trust) -> Option<NaiveDate> {
        match trust {
            Trust::Trusted => self.vetted_until.map(Month::last_day),
            Trust::Distrusted => Some(NaiveDate::MIN),
        }
    }
}

#[cfg(test)]
mod tests;
