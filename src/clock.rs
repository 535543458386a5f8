//! The only place that asks the machine what time it is.
//! Invariant: everything else gets the time as a parameter, so that a test decides what day it is.

use std::fmt;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

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
}
