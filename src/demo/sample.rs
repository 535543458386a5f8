//! The demo's offers and requests: in real municipalities, of nobody who exists.

use std::sync::Arc;

use crate::cli::{CliError, read_import_line};
use crate::domain::field::Purpose;
use crate::federation::Node;
use crate::ids::{ApId, ConsentId};
use crate::services::{ServiceError, Viewer, proposals, requests};
use crate::store::safeguards::Consent;

pub(super) const LIEGE: &str = include_str!("liege.jsonl");
pub(super) const NAMUR: &str = include_str!("namur.jsonl");

/// Publishes the samples; a request is invited to the other association, as if its seeker had consented.
pub(super) async fn load(node: &Arc<Node>, samples: &str, ally: &ApId) -> Result<(), CliError> {
    let today = node.app.clock.now().date_naive();
    for text in samples.lines().filter(|line| !line.trim().is_empty()) {
        // Dates in the samples are days from today: `@30` is in a month.
        let line = read_import_line(&dated(text, today)).map_err(CliError::Failed)?;
        let (app, now, ally) = (Arc::clone(&node.app), node.app.clock.now(), ally.clone());
        node.app
            .db
            .tx(move |tx| {
                let made = proposals::create(tx, &app, now, Viewer::Operator, (line.purpose, &line.draft))?;
                if line.purpose == Purpose::Request {
                    let consent = Consent {
                        id: ConsentId::new(),
                        proposal: made.id,
                        recipients: vec![ally],
                        language: "fr".to_owned(),
                        given_via: "demo".to_owned(),
                        given_at: now,
                    };
                    requests::consent(tx, &app, now, &consent)?;
                }
                proposals::publish(tx, &app, now, Viewer::Operator, made.id)?;
                Ok::<(), ServiceError>(())
            })
            .await?;
    }
    node.app.wake.outbox.notify_one();
    Ok(())
}

/// Replaces every `"@N"` by the date in N days.
fn dated(text: &str, today: chrono::NaiveDate) -> String {
    let mut parts = text.split("\"@");
    let mut dated = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (days, rest) = part.split_once('"').unwrap_or((part, ""));
        let days = days.parse::<u64>().unwrap_or(0);
        let date = today.checked_add_days(chrono::Days::new(days)).unwrap_or(today);
        dated.push_str(&format!("\"{date}\"{rest}"));
    }
    dated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_samples_are_days_from_today() {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(dated(r#"{"a":"@0","b":"@30"}"#, today), r#"{"a":"2026-11-22","b":"2026-12-22"}"#);
    }

    #[test]
    fn every_sample_is_a_proposal_without_broken_rules() {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for text in LIEGE.lines().chain(NAMUR.lines()) {
            let line = read_import_line(&dated(text, today)).unwrap();
            let noon = today.and_hms_opt(12, 0, 0).unwrap().and_utc();
            proposals::check(line.purpose, &line.draft, noon).unwrap();
        }
    }
}
