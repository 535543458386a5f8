//! The limits of every number in the configuration.

use figment::value::Value;

use super::Problem;
use super::error::shown;
use crate::weights;

/// What a number may be, both ends included.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) key: &'static str,
    min: i128,
    max: i128,
    unit: &'static str,
}

const fn range(key: &'static str, min: i128, max: i128, unit: &'static str) -> Range {
    Range { key, min, max, unit }
}

/// Every number and its limits; a test sees that none is missing.
pub(super) fn ranges() -> impl Iterator<Item = Range> {
    let weights = weights::RANGES.iter();
    let weights = weights.map(|(key, min, max, unit)| range(key, i128::from(*min), i128::from(*max), unit));
    RANGES.iter().copied().chain(weights)
}

/// Those of all sections but `matching`, whose table has them.
const RANGES: &[Range] = &[
    range("server.max_body_bytes", 4_096, 1_048_576, "bytes"),
    // Whoever stops the process (a container, systemd) kills what takes longer.
    range("server.shutdown_s", 1, 10, "seconds"),
    range("server.web_workers", 1, 64, "threads"),
    range("server.live_s", 0, 300, "seconds"),
    range("federation.inbox_per_minute", 1, 10_000_000, "requests a minute"),
    range("federation.refusals_per_minute", 1, 10_000_000, "refusals a minute"),
    range("federation.origin_per_minute", 1, 10_000_000, "activities a minute"),
    range("federation.fetch_timeout_s", 1, 30, "seconds"),
    range("delivery.parallel", 1, 1_024, "deliveries"),
    range("delivery.per_host", 1, 64, "deliveries"),
    range("delivery.lease_s", 2, 3_600, "seconds"),
    range("delivery.first_wait_s", 1, 3_600, "seconds"),
    range("delivery.give_up_after_days", 1, 365, "days"),
    range("queue.inbox_max", 1, 10_000_000, "activities"),
    range("safeguarding.vetting_valid_months", 1, 60, "months"),
    range("matches.undo_s", 0, 600, "seconds"),
    range("matches.undo_immediate_s", 0, 600, "seconds"),
    range("media.photos_max", 0, 20, "photos"),
    range("media.upload_max_bytes", 65_536, 52_428_800, "bytes"),
    range("media.upload_max_megapixels", 1, 100, "million pixels"),
    range("media.fetch_max_bytes", 65_536, 52_428_800, "bytes"),
    range("media.fetch_max_megapixels", 1, 100, "million pixels"),
    range("media.cache_max_bytes", 1_048_576, 1_099_511_627_776, "bytes"),
    range("mail.smtp_port", 1, 65_535, "port"),
    range("mail.smtp_timeout_s", 1, 120, "seconds"),
    range("sms.gateway_timeout_s", 1, 60, "seconds"),
    range("limits.pages_per_minute", 1, 10_000_000, "pages a minute"),
    range("limits.sign_in_per_minute", 1, 10_000, "sign-ins a minute"),
    range("retention.draft_days", 1, 3_650, "days"),
    range("retention.closed_request_days", 1, 3_650, "days"),
    range("retention.refused_host_days", 1, 3_650, "days"),
    range("retention.incident_days", 1, 3_650, "days"),
    range("retention.authority_request_days", 1, 3_650, "days"),
    range("retention.stay_days", 1, 3_650, "days"),
    range("limits.import_lines_max", 1, 1_000_000, "lines"),
];

impl Range {
    /// Sees that the value is a whole number within the range.
    pub(super) fn check(&self, value: &Value) -> Result<(), Problem> {
        let Self { min, max, unit, .. } = *self;
        // Figment reads what is too large for a signed number as unsigned.
        let number =
            value.to_i128().or_else(|| value.to_u128().map(|n| i128::try_from(n).unwrap_or(i128::MAX)));
        match number {
            Some(number) if (min..=max).contains(&number) => Ok(()),
            Some(_) | None => Err(Problem::OutOfRange { got: shown(value), min, max, unit }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;

    #[test]
    fn inbound_01_no_setting_lets_an_inbox_take_more_than_a_megabyte() {
        let of = |bytes: &str| {
            let env = [("ROOFTOP_SERVER__MAX_BODY_BYTES".to_owned(), bytes.to_owned())];
            Config::from_env_alone(env).map(drop).map_err(|error| error.to_string())
        };
        assert_eq!(of("1048576"), Ok(()));
        assert_eq!(
            of("1048577").unwrap_err(),
            "`ROOFTOP_SERVER__MAX_BODY_BYTES` in the environment must be a whole number from 4096 to 1048576 (bytes), not 1048577"
        );
    }

    #[test]
    fn every_number_has_a_limit_that_its_default_keeps() {
        let all = Value::serialize(Config::default()).unwrap();
        let mut numbers = Vec::new();
        for (section, value) in all.as_dict().unwrap() {
            for (key, value) in value.as_dict().into_iter().flatten() {
                if value.to_num().is_some() {
                    numbers.push(format!("{section}.{key}"));
                }
            }
            assert!(value.to_num().is_none(), "{section} has no limit");
        }
        let mut limited: Vec<_> = ranges().map(|range| range.key.to_owned()).collect();
        numbers.sort();
        limited.sort();
        assert_eq!(numbers, limited);
        for range in ranges() {
            range.check(all.find_ref(range.key).unwrap()).unwrap();
        }
    }
}
