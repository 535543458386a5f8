//! One POST to one inbox, and what its answer means. Source: federation.md "Delivery".

use std::sync::Arc;

use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};

use super::Node;
use super::http::{Answer, FetchError, Refusal};
use crate::crash;
use crate::crypto;
use crate::domain::backoff::{self, Failing, Waits};
use crate::domain::lanes::{Came, Lane};
use crate::services::ServiceError;
use crate::store::deliveries::{self, Delivery};
use crate::store::finished::{self, Outcome};
use crate::store::{StoreError, Tx, follows};

/// Sends a delivery and says what came of it. Time passes; nothing is written.
pub async fn send(node: &Node, delivery: &Delivery) -> Result<Answer, FetchError> {
    let Some(key) = node.key(&delivery.sender) else {
        return Err(FetchError::Malformed(format!("{} has no key here", delivery.sender)));
    };
    crash::point("deliver:before-send");
    let now = node.app.clock.now();
    let unsealed = node.unsealed(&delivery.sender, &delivery.body);
    let unsealed = unsealed.map_err(|error| FetchError::Malformed(error.to_string()))?;
    let body = node.proven(&delivery.sender, &unsealed, now);
    let body = Bytes::from(body.map_err(|error| FetchError::Malformed(error.to_string()))?);
    let answer = node.http.post(&delivery.inbox, body, key, now).await;
    crash::point("deliver:after-send");
    answer
}

/// How long hosts are left alone, as the operator chose.
pub fn waits(node: &Node) -> Waits {
    let config = &node.app.config.delivery;
    Waits { first_s: config.first_wait_s, dead_after_days: config.give_up_after_days }
}

/// How its host has been failing, and how the delivery has: `None` where it did not.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    host: Option<Failing>,
    delivery: Option<Failing>,
}

/// What an answer means for the delivery. `jitter` is random, from 0 to 1.
fn outcome(
    answer: &Result<Answer, FetchError>,
    before: Before,
    (now, waits, jitter): (DateTime<Utc>, Waits, f64),
) -> Outcome {
    let at = |failing, asked_s: Option<u64>| {
        let asked_s = asked_s.unwrap_or(0).min(backoff::WAIT_MAX_S);
        let wait_s = backoff::wait_s(failing, now, waits, jitter).max(asked_s);
        now + TimeDelta::seconds(i64::try_from(wait_s).unwrap_or(i64::MAX / 1000))
    };
    let retry = |error, asked_s| Outcome::Retry { at: at(before.host, asked_s), error };
    match answer {
        Ok(Answer { status: 200..=299, .. }) => Outcome::Delivered,
        Ok(Answer { status, retry_after_s }) => {
            let error = format!("answered {status}");
            match status {
                401 | 408 | 429 | 502..=504 => retry(error, *retry_after_s),
                // The host is there, and fails on what this one says: others are not refused for it.
                500.. => Outcome::RetryAlone { at: at(before.delivery, *retry_after_s), error },
                _ => Outcome::GivenUp { error },
            }
        }
        Err(FetchError::Refused(refusal)) => match refusal {
            // Names can be mended, and answers of resolvers change.
            Refusal::SpecialAddress { .. } | Refusal::LocalName { .. } => retry(refusal.to_string(), None),
            other => Outcome::GivenUp { error: other.to_string() },
        },
        Err(error) => retry(error.to_string(), None),
    }
}

/// What came of sending a delivery.
pub type Sent = (Delivery, Result<Answer, FetchError>);

/// What a host did with a delivery, as far as its lane is concerned.
pub fn came(answer: &Result<Answer, FetchError>) -> Came {
    let waits = Waits { first_s: 1, dead_after_days: 1 };
    match outcome(answer, Before::default(), (DateTime::UNIX_EPOCH, waits, 0.0)) {
        Outcome::Delivered | Outcome::GivenUp { .. } => Came::Answered,
        Outcome::Retry { .. } | Outcome::RetryAlone { .. } => Came::Failed,
    }
}

/// Writes what came of deliveries, many in one transaction, and in which lanes their hosts belong. An inbox that is gone (410) ends
/// its subscriptions.
///
/// # Errors
/// The store's; none is written then.
pub async fn finish(
    node: &Node,
    sent: Arc<Vec<Sent>>,
    lanes: Vec<(String, Lane)>,
) -> Result<(), ServiceError> {
    let (now, waits) = (node.app.clock.now(), waits(node));
    node.app
        .db
        .tx(move |tx| {
            let is_taken = |answer: &Result<Answer, FetchError>| {
                matches!(outcome(answer, Before::default(), (now, waits, 0.0)), Outcome::Delivered)
            };
            let (taken, mut others): (Vec<&Sent>, Vec<&Sent>) =
                sent.iter().partition(|(_, answer)| is_taken(answer));
            let taken: Vec<&Delivery> = taken.into_iter().map(|(delivery, _)| delivery).collect();
            finished::delivered(tx, &taken, now)?;
            // In the same order everywhere, so that two processes do not wait for each other.
            others.sort_by(|(a, _), (b, _)| a.host.cmp(&b.host));
            for (delivery, answer) in others {
                finish_one(tx, delivery, answer, (now, waits))?;
            }
            finished::set_lanes(tx, &lanes)?;
            crash::point("deliver:before-commit");
            Ok::<(), ServiceError>(())
        })
        .await?;
    crash::point("deliver:after-commit");
    Ok(())
}

fn finish_one(
    tx: &mut Tx<'_>,
    delivery: &Delivery,
    answer: &Result<Answer, FetchError>,
    (now, waits): (DateTime<Utc>, Waits),
) -> Result<(), StoreError> {
    let failed = Failing { failures: delivery.attempts, since: delivery.created_at };
    let before = Before { host: deliveries::host_failing(tx, &delivery.host)?, delivery: Some(failed) };
    match outcome(answer, before, (now, waits, jitter())) {
        Outcome::Delivered => finished::delivered(tx, &[delivery], now)?,
        Outcome::Retry { at, error } => finished::put_off(tx, delivery, (at, &error), now)?,
        Outcome::RetryAlone { at, error } => finished::put_off_alone(tx, delivery, (at, &error), now)?,
        Outcome::GivenUp { error } => finished::given_up(tx, delivery, &error, now)?,
    }
    if matches!(answer, Ok(Answer { status: 410, .. })) {
        follows::delete_by_inbox(tx, &delivery.inbox)?;
    }
    Ok(())
}

/// A random number from 0 to 1.
fn jitter() -> f64 {
    f64::from(u16::from_be_bytes(crypto::random_bytes())) / f64::from(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, retry_after_s: Option<u64>) -> Outcome {
        let waits = Waits { first_s: 15, dead_after_days: 7 };
        outcome(&Ok(Answer { status, retry_after_s }), Before::default(), (DateTime::UNIX_EPOCH, waits, 0.0))
    }

    #[test]
    fn only_a_refusal_that_will_last_ends_a_delivery() {
        assert_eq!(answered(202, None), Outcome::Delivered);
        for status in [400, 403, 404, 410, 422] {
            assert!(matches!(answered(status, None), Outcome::GivenUp { .. }), "{status}");
        }
        for status in [401, 408, 429, 502, 503, 504] {
            assert!(matches!(answered(status, None), Outcome::Retry { .. }), "{status}");
        }
        for status in [500, 501, 505, 599] {
            assert!(matches!(answered(status, None), Outcome::RetryAlone { .. }), "{status}");
        }
    }

    #[test]
    fn retry_after_is_respected_up_to_twelve_hours() {
        let at = |outcome| match outcome {
            Outcome::Retry { at, .. } | Outcome::RetryAlone { at, .. } => at.timestamp(),
            Outcome::Delivered | Outcome::GivenUp { .. } => -1,
        };
        assert_eq!(at(answered(503, Some(3600))), 3600);
        assert_eq!(at(answered(500, Some(3600))), 3600);
        assert_eq!(at(answered(429, Some(u64::MAX))), 43_200);
        assert!(at(answered(503, None)) >= 7);
    }
}
