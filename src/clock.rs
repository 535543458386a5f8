//! The only place that asks the machine what time it is.
//! Invariant: everything else gets the time as a parameter, so that a test decides what day it is.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, DurationRound, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Where the time comes from: the machine, or a test.
#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    Machine,
    Fixed(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// The machine's clock.
    pub fn machine() -> Self {
        Self(Source::Machine)
    }

    /// A clock that stands still until it is moved with [`Clock::advance`] or [`Clock::set`].
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self(Source::Fixed(Arc::new(Mutex::new(at))))
    }

    /// The time now, in whole microseconds: both databases keep no more.
    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    pub fn now(&self) -> DateTime<Utc> {
        let now = match &self.0 {
            Source::Machine => Utc::now(),
            Source::Fixed(at) => *at.lock().expect("no holder of this lock can panic"),
        };
        now.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(now)
    }

    /// Moves a fixed clock forward; does nothing to the machine's.
    pub fn advance(&self, by: TimeDelta) {
        if let Source::Fixed(at) = &self.0 {
            *at.lock().expect("no holder of this lock can panic") += by;
        }
    }

    /// Sets a fixed clock; does nothing to the machine's.
    pub fn set(&self, to: DateTime<Utc>) {
        if let Source::Fixed(at) = &self.0 {
            *at.lock().expect("no holder of this lock can panic") = to;
        }
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

/// The place by whose clock people are told days and hours: a name of IANA's time zone database, like `Europe/Brussels`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(chrono_tz::Tz);

/// A text that names no time zone.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{got:?} names no time zone: write one of IANA's names, like Europe/Brussels")]
pub struct UnknownZone {
    /// What was got.
    pub got: String,
}

impl Zone {
    /// Where the first associations are.
    pub const BRUSSELS: Self = Self(chrono_tz::Europe::Brussels);

    /// The day that it is there.
    pub fn day(self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.0).date_naive()
    }

    /// The hour and minute that it is there: `18:05`.
    pub fn time(self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.0).format("%H:%M").to_string()
    }

    /// As [`Zone::time`], with seconds.
    pub fn time_s(self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.0).format("%H:%M:%S").to_string()
    }
}

impl FromStr for Zone {
    type Err = UnknownZone;
    fn from_str(text: &str) -> Result<Self, UnknownZone> {
        text.trim().parse().map(Self).map_err(|_| UnknownZone { got: text.to_owned() })
    }
}

impl TryFrom<String> for Zone {
    type Error = UnknownZone;
    fn try_from(text: String) -> Result<Self, UnknownZone> {
        text.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.0.name().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let start = DateTime::UNIX_EPOCH;
        let clock = Clock::fixed(start);
        assert_eq!(clock.now(), start);
        clock.clone().advance(TimeDelta::seconds(5));
        assert_eq!(clock.now(), start + TimeDelta::seconds(5));
    }

    #[test]
    fn days_and_hours_are_those_of_the_place_in_winter_and_in_summer() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let (winter, summer) = (at("2026-12-31T23:30:00Z"), at("2026-06-30T22:30:00Z"));
        assert_eq!(Zone::BRUSSELS.time(winter), "00:30");
        assert_eq!(Zone::BRUSSELS.day(winter).to_string(), "2027-01-01");
        assert_eq!(Zone::BRUSSELS.time(summer), "00:30");
        assert_eq!(Zone::BRUSSELS.day(summer).to_string(), "2026-07-01");
        // The night in which clocks go back has its hour twice.
        assert_eq!(Zone::BRUSSELS.time(at("2026-10-25T00:30:00Z")), "02:30");
        assert_eq!(Zone::BRUSSELS.time(at("2026-10-25T01:30:00Z")), "02:30");
        assert_eq!("UTC".parse::<Zone>().unwrap().time_s(winter), "23:30:00");
    }

    #[test]
    fn a_place_that_is_none_is_refused_by_its_name() {
        let error = "Europe/Liège".parse::<Zone>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "\"Europe/Liège\" names no time zone: write one of IANA's names, like Europe/Brussels"
        );
    }
}
