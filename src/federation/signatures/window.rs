//! When a signature is valid: from its making to its end, with an hour on both sides for clocks that go wrong.
//! Replays within the window are caught by the store of seen activities, which keeps longer than any window lasts.

use chrono::{DateTime, TimeDelta, Utc};

use super::SignatureError;

/// How far a sender's clock may be off.
const SKEW: TimeDelta = TimeDelta::hours(1);
/// How long a signature lasts that names no end.
const LIFE: TimeDelta = TimeDelta::minutes(5);
/// The longest life that a signature can give itself.
const LIFE_MAX: TimeDelta = TimeDelta::hours(12);

/// Checks that `now` lies between `made` and `expires`.
pub(super) fn check(
    made: DateTime<Utc>,
    expires: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), SignatureError> {
    let end = expires.map_or(made + LIFE, |end| end.min(made + LIFE_MAX));
    let (from, until) = (made - SKEW, end + SKEW);
    if now < from {
        return Err(SignatureError::NotYetValid { from: http_date(from), now: http_date(now) });
    }
    if now > until {
        return Err(SignatureError::Expired { until: http_date(until), now: http_date(now) });
    }
    Ok(())
}

/// Reads whole seconds since 1970, in the range that can be added to without care: the years 1970 to 9999.
pub(super) fn from_unix(text: &str) -> Option<DateTime<Utc>> {
    from_unix_s(text.parse().ok()?)
}

/// As [`from_unix`], of a number.
pub(super) fn from_unix_s(seconds: i64) -> Option<DateTime<Utc>> {
    const YEAR_10000_S: i64 = 253_402_300_800;
    if !(0..YEAR_10000_S).contains(&seconds) {
        return None;
    }
    DateTime::from_timestamp(seconds, 0)
}

/// Reads a date of HTTP.
pub(super) fn from_http_date(text: &str) -> Option<DateTime<Utc>> {
    httpdate::parse_http_date(text).ok().map(DateTime::from)
}

/// Writes a date of HTTP: `Sun, 22 Nov 2026 15:00:24 GMT`.
pub(super) fn http_date(at: DateTime<Utc>) -> String {
    at.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_an_hour_around_the_life() {
        let made = from_unix("1795000000").unwrap();
        let hours = |h| made + TimeDelta::hours(h);
        let minute = TimeDelta::minutes(1);
        for (expires, last) in [
            (None, hours(1) + TimeDelta::minutes(5)),
            (Some(hours(2)), hours(3)),
            (Some(hours(12)), hours(13)),
            (Some(hours(1000)), hours(13)),
        ] {
            assert_eq!(check(made, expires, hours(-1)), Ok(()));
            assert_eq!(check(made, expires, last), Ok(()), "{expires:?}");
            let early = check(made, expires, hours(-1) - minute);
            assert!(matches!(early, Err(SignatureError::NotYetValid { .. })), "{expires:?}");
            let late = check(made, expires, last + minute);
            assert!(matches!(late, Err(SignatureError::Expired { .. })), "{expires:?}");
        }
    }

    #[test]
    fn dates_of_http_are_written_as_they_are_read() {
        let text = "Sun, 22 Nov 2026 15:00:24 GMT";
        assert_eq!(http_date(from_http_date(text).unwrap()), text);
        assert_eq!(from_http_date("yesterday"), None);
    }

    #[test]
    fn seconds_outside_of_the_calendar_are_refused() {
        for text in ["-1", "1.5", "", "9223372036854775807", "99999999999999"] {
            assert_eq!(from_unix(text), None, "{text}");
        }
    }
}
