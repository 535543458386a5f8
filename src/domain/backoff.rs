//! How long to leave a failing host alone: a first wait (15 s by default), doubling to about 12 h, spread by chance; after seven days
//! once a day.
//! Source: federation.md "Delivery".

use chrono::{DateTime, TimeDelta, Utc};

/// The longest wait for a host that is not dead, in seconds.
pub const WAIT_MAX_S: u64 = 12 * 3600;
const DAY_S: u64 = 24 * 3600;

/// How a host has been failing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failing {
    /// How often, in a row.
    pub failures: u32,
    pub since: DateTime<Utc>,
}

/// What an operator chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// The first wait.
    pub first_s: u64,
    /// A host that failed for so many days is dead, and probed daily.
    pub dead_after_days: u32,
}

/// The wait before the next try, in seconds. `jitter` is random, from 0 to 1: half of the wait is left to chance, so that hosts that
/// failed together are not tried together.
pub fn wait_s(failing: Option<Failing>, now: DateTime<Utc>, waits: Waits, jitter: f64) -> u64 {
    let failures = failing.map_or(0, |failing| failing.failures);
    let dead =
        failing.is_some_and(|failing| now - failing.since > TimeDelta::days(waits.dead_after_days.into()));
    let whole =
        if dead { DAY_S } else { waits.first_s.saturating_mul(1 << failures.min(12)).min(WAIT_MAX_S) };
    let half = whole / 2;
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most a day of seconds, times a number from 0 to 1"
    )]
    let chance = (half as f64 * jitter.clamp(0.0, 1.0)) as u64;
    half + chance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_from_seconds_to_half_a_day_and_then_to_a_day() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(30);
        let failing = |failures, days| Some(Failing { failures, since: now - TimeDelta::days(days) });
        let waits = Waits { first_s: 15, dead_after_days: 7 };
        assert_eq!(wait_s(None, now, waits, 1.0), 14);
        assert_eq!(wait_s(failing(3, 0), now, waits, 1.0), 120);
        assert_eq!(wait_s(failing(30, 6), now, waits, 1.0), WAIT_MAX_S);
        assert_eq!(wait_s(failing(30, 8), now, waits, 1.0), DAY_S);
        assert_eq!(wait_s(failing(30, 6), now, Waits { dead_after_days: 5, ..waits }, 1.0), DAY_S);
        assert!(wait_s(failing(3, 0), now, waits, 0.0) < wait_s(failing(3, 0), now, waits, 0.9));
    }

    #[test]
    fn a_host_is_dead_after_its_days_and_not_when_they_end() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(30);
        let waits = Waits { first_s: 15, dead_after_days: 7 };
        let since = |since| wait_s(Some(Failing { failures: 0, since }), now, waits, 1.0);
        assert_eq!(since(now - TimeDelta::days(7)), 14);
        assert_eq!(since(now - TimeDelta::days(7) - TimeDelta::milliseconds(1)), DAY_S);
    }

    #[test]
    fn the_longest_wait_is_half_a_day_and_a_dead_host_is_asked_once_a_day() {
        assert_eq!((WAIT_MAX_S, DAY_S), (43_200, 86_400));
    }
}
