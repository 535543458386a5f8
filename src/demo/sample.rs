//! The demo's offers and requests: in real municipalities, of nobody who exists.

use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::cli::{CliError, read_import_line};
use crate::domain::field::Purpose;
use crate::domain::private::AgreedVia;
use crate::domain::proposal::Proposal;
use crate::domain::vetting::{StepOutcome, StepRecord, Vetting, VettingStep};
use crate::federation::Node;
use crate::ids::ApId;
use crate::services::requests::{By, Given};
use crate::services::{ServiceError, Viewer, batches, proposals, requests, vetting};
use crate::store::{Tx, accounts, vettings};

pub(super) const LIEGE: &str = include_str!("liege.jsonl");
pub(super) const NAMUR: &str = include_str!("namur.jsonl");

/// Publishes the samples with their vetting, approved by this moderator. Requests name the other association, as if each seeker had
/// consented: those leave whose bands five share, and the others wait (PR-06). The last offer waits too: its home visit failed, and nothing
/// publishes it before another one passes.
pub(super) async fn load(
    node: &Arc<Node>,
    samples: &str,
    (ally, moderator, caseworker): (&ApId, &'static str, &'static str),
) -> Result<(), CliError> {
    let today = node.app.clock.now().date_naive();
    let lines: Vec<&str> = samples.lines().filter(|line| !line.trim().is_empty()).collect();
    let last = lines.iter().rposition(|line| line.contains(r#""purpose":"offer""#));
    for (at, text) in lines.into_iter().enumerate() {
        // Dates in the samples are days from today: `@30` is in a month.
        let line = read_import_line(&dated(text, today)).map_err(CliError::Failed)?;
        let waits = Some(at) == last;
        let (app, now, ally) = (Arc::clone(&node.app), node.app.clock.now(), ally.clone());
        node.app
            .db
            .tx(move |tx| {
                // Two wrote the requests, in turn: those of one alone would hide nobody.
                let writer = if at % 2 == 0 { moderator } else { caseworker };
                let viewer =
                    if line.purpose == Purpose::Request { staff(tx, writer)? } else { Viewer::Operator };
                let made = proposals::create(tx, &app, now, viewer, (line.purpose, &line.draft))?;
                if line.purpose == Purpose::Request {
                    let (language, via) = ("fr".to_owned(), AgreedVia::Oral);
                    let given = Given { recipients: vec![ally], language, via, at: now };
                    requests::consent(tx, &app, now, &By::Staff(Viewer::Operator), (made.id, &given))?;
                }
                if line.purpose == Purpose::Offer {
                    vet(tx, now, &made, moderator)?;
                }
                if waits {
                    return fail_visit(tx, today, &made);
                }
                proposals::publish(tx, &app, now, Viewer::Operator, made.id)?;
                Ok::<(), ServiceError>(())
            })
            .await?;
    }
    batches::run(&node.app).await?;
    Ok(())
}

/// Somebody of the demo's staff.
fn staff(tx: &mut Tx<'_>, email: &str) -> Result<Viewer, ServiceError> {
    let found = accounts::by_email(tx, email)?.map(|(account, _)| account);
    let account = found.ok_or(ServiceError::NotFound("account"))?;
    Ok(Viewer::Staff { account: account.id, role: account.role })
}

/// Stores a vetting that lacks nothing.
fn vet(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    offer: &Proposal,
    moderator: &'static str,
) -> Result<(), ServiceError> {
    let today = now.date_naive();
    let seen = today.checked_sub_days(Days::new(20));
    let told = Vetting {
        id_seen: seen,
        home_visit: seen,
        references: 2,
        record_check: seen,
        charter_signed: seen,
        adults_consented: offer.offered().map_or(0, proposals::adults),
        approved_by: accounts::by_email(tx, moderator)?.map(|(account, _)| account.id),
        valid_until: today.checked_add_days(Days::new(345)),
    };
    vetting::import(tx, now, Viewer::Operator, (offer, &told))
}

/// Lets the home visit of an offer have failed.
fn fail_visit(tx: &mut Tx<'_>, today: NaiveDate, offer: &Proposal) -> Result<(), ServiceError> {
    let failed = StepRecord {
        step: VettingStep::HomeVisit,
        outcome: StepOutcome::Failed,
        done_on: today,
        checked_by: None,
        valid_until: today,
    };
    vettings::forget_approval(tx, offer.id)?;
    Ok(vettings::save_step(tx, offer.id, &failed)?)
}

/// Replaces every `"@N"` by the date in N days.
fn dated(text: &str, today: NaiveDate) -> String {
    let mut parts = text.split("\"@");
    let mut dated = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (days, rest) = part.split_once('"').unwrap_or((part, ""));
        let days = days.parse::<u64>().unwrap_or(0);
        let date = today.checked_add_days(Days::new(days)).unwrap_or(today);
        dated.push_str(&format!("\"{date}\"{rest}"));
    }
    dated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_samples_are_days_from_today() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(dated(r#"{"a":"@0","b":"@30"}"#, today), r#"{"a":"2026-11-22","b":"2026-12-22"}"#);
    }

    #[test]
    fn every_sample_is_a_proposal_without_broken_rules() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for text in LIEGE.lines().chain(NAMUR.lines()) {
            let line = read_import_line(&dated(text, today)).unwrap();
            let noon = today.and_hms_opt(12, 0, 0).unwrap().and_utc();
            proposals::check(line.purpose, &line.draft, noon).unwrap();
        }
    }
}
