//! What is recorded about hosts: the steps of a vetting, its approval, and the consents of the adults of a home.
//! Outcome, date, checker and expiry only: there is no column for a document, a number or a word (CR-01, CR-02).

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{home_consents, proposals, vetting_approvals, vetting_reminders, vetting_steps};
use crate::domain::field::Purpose;
use crate::domain::proposal::State;
use crate::domain::vetting::{AdultConsent, Approval, Screening, StepOutcome, StepRecord};
use crate::ids::{AccountId, ProposalId};

/// How many offers one look takes up; the next one goes on.
const BATCH: i64 = 100;

/// All that is recorded about the host behind an offer.
pub fn of(conn: &mut Conn, proposal: ProposalId) -> Result<Screening, StoreError> {
    let id = proposal.to_string();
    let approval: Option<(String, NaiveDate)> = vetting_approvals::table
        .find(&id)
        .select((vetting_approvals::approved_by, vetting_approvals::approved_on))
        .first(conn)
        .optional()?;
    let approval = approval.map(|(by, on)| {
        Ok::<_, StoreError>(Approval { by: Of("vetting_approvals").parse("approved_by", &by)?, on })
    });
    Ok(Screening {
        steps: steps(conn, &id)?,
        approval: approval.transpose()?,
        consents: consents(conn, &id)?,
    })
}

fn steps(conn: &mut Conn, proposal: &str) -> Result<Vec<StepRecord>, StoreError> {
    let rows: Vec<(String, String, NaiveDate, Option<String>, NaiveDate)> = vetting_steps::table
        .filter(vetting_steps::proposal_id.eq(proposal))
        .order(vetting_steps::step)
        .select((
            vetting_steps::step,
            vetting_steps::outcome,
            vetting_steps::done_on,
            vetting_steps::checked_by,
            vetting_steps::valid_until,
        ))
        .load(conn)?;
    let of = Of("vetting_steps");
    rows.into_iter()
        .map(|(step, outcome, done_on, checked_by, valid_until)| {
            Ok(StepRecord {
                step: of.parse("step", &step)?,
                outcome: of.parse("outcome", &outcome)?,
                done_on,
                checked_by: of.parse_opt("checked_by", checked_by.as_deref())?,
                valid_until,
            })
        })
        .collect()
}

fn consents(conn: &mut Conn, proposal: &str) -> Result<Vec<AdultConsent>, StoreError> {
    let rows: Vec<(i32, String, NaiveDate, String, String, Option<String>)> = home_consents::table
        .filter(home_consents::proposal_id.eq(proposal))
        .order(home_consents::adult)
        .select((
            home_consents::adult,
            home_consents::state,
            home_consents::said_on,
            home_consents::language,
            home_consents::given_via,
            home_consents::recorded_by,
        ))
        .load(conn)?;
    let of = Of("home_consents");
    rows.into_iter()
        .map(|(adult, state, said_on, language, via, recorded_by)| {
            Ok(AdultConsent {
                adult: of.number("adult", adult)?,
                state: of.parse("state", &state)?,
                said_on,
                language,
                via: of.parse("given_via", &via)?,
                recorded_by: of.parse_opt("recorded_by", recorded_by.as_deref())?,
            })
        })
        .collect()
}

/// Stores a step, in place of what was recorded of it before.
pub fn save_step(tx: &mut Tx<'_>, proposal: ProposalId, record: &StepRecord) -> Result<(), StoreError> {
    let id = proposal.to_string();
    diesel::delete(vetting_steps::table.find((&id, record.step.as_str()))).execute(&mut **tx)?;
    diesel::insert_into(vetting_steps::table)
        .values((
            vetting_steps::proposal_id.eq(&id),
            vetting_steps::step.eq(record.step.as_str()),
            vetting_steps::outcome.eq(record.outcome.as_str()),
            vetting_steps::done_on.eq(record.done_on),
            vetting_steps::checked_by.eq(record.checked_by.map(|by| by.to_string())),
            vetting_steps::valid_until.eq(record.valid_until),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Stores an approval, in place of an earlier one.
pub fn save_approval(tx: &mut Tx<'_>, proposal: ProposalId, approval: Approval) -> Result<(), StoreError> {
    forget_approval(tx, proposal)?;
    diesel::insert_into(vetting_approvals::table)
        .values((
            vetting_approvals::proposal_id.eq(proposal.to_string()),
            vetting_approvals::approved_by.eq(approval.by.to_string()),
            vetting_approvals::approved_on.eq(approval.on),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Takes an approval back: what it approved is another thing now.
pub fn forget_approval(tx: &mut Tx<'_>, proposal: ProposalId) -> Result<(), StoreError> {
    diesel::delete(vetting_approvals::table.find(proposal.to_string())).execute(&mut **tx)?;
    Ok(())
}

/// Stores what an adult of the home said, in place of what the same one said before.
pub fn save_consent(tx: &mut Tx<'_>, proposal: ProposalId, consent: &AdultConsent) -> Result<(), StoreError> {
    let (id, adult) = (proposal.to_string(), i32::from(consent.adult));
    diesel::delete(home_consents::table.find((&id, adult))).execute(&mut **tx)?;
    diesel::insert_into(home_consents::table)
        .values((
            home_consents::proposal_id.eq(&id),
            home_consents::adult.eq(adult),
            home_consents::state.eq(consent.state.as_str()),
            home_consents::said_on.eq(consent.said_on),
            home_consents::language.eq(&consent.language),
            home_consents::given_via.eq(consent.via.as_str()),
            home_consents::recorded_by.eq(consent.recorded_by.map(|by| by.to_string())),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Stores all of a vetting, in place of everything that was recorded before.
pub fn replace(tx: &mut Tx<'_>, proposal: ProposalId, screening: &Screening) -> Result<(), StoreError> {
    let id = proposal.to_string();
    diesel::delete(vetting_steps::table.filter(vetting_steps::proposal_id.eq(&id))).execute(&mut **tx)?;
    diesel::delete(home_consents::table.filter(home_consents::proposal_id.eq(&id))).execute(&mut **tx)?;
    forget_approval(tx, proposal)?;
    for record in &screening.steps {
        save_step(tx, proposal, record)?;
    }
    for consent in &screening.consents {
        save_consent(tx, proposal, consent)?;
    }
    screening.approval.map_or(Ok(()), |approval| save_approval(tx, proposal, approval))
}

/// Our published offers with a step that counts and ended before this day, some of them.
pub fn published_and_over(conn: &mut Conn, today: NaiveDate) -> Result<Vec<ProposalId>, StoreError> {
    ending(conn, today, None)
}

/// Our published offers with a step that counts and ends from this day to that one, of which no reminder of so many days before is noted.
pub fn published_and_ending(
    conn: &mut Conn,
    (today, until): (NaiveDate, NaiveDate),
    days: i64,
) -> Result<Vec<ProposalId>, StoreError> {
    ending(conn, until, Some((today, days)))
}

fn ending(
    conn: &mut Conn,
    before: NaiveDate,
    reminded: Option<(NaiveDate, i64)>,
) -> Result<Vec<ProposalId>, StoreError> {
    let mut query = vetting_steps::table
        .inner_join(proposals::table)
        .filter(proposals::is_local.eq(true))
        .filter(proposals::purpose.eq(Purpose::Offer.as_str()))
        .filter(proposals::state.eq(State::Published.as_str()))
        .filter(vetting_steps::outcome.eq(StepOutcome::Passed.as_str()))
        .into_boxed();
    query = match reminded {
        None => query.filter(vetting_steps::valid_until.lt(before)),
        Some((today, days)) => {
            let noted = vetting_reminders::table
                .filter(vetting_reminders::proposal_id.eq(vetting_steps::proposal_id))
                .filter(vetting_reminders::valid_until.eq(vetting_steps::valid_until))
                .filter(vetting_reminders::days_before.eq(i32::try_from(days).unwrap_or(i32::MAX)));
            query
                .filter(vetting_steps::valid_until.ge(today))
                .filter(vetting_steps::valid_until.le(before))
                .filter(diesel::dsl::not(diesel::dsl::exists(noted)))
        }
    };
    let rows: Vec<String> =
        query.order(vetting_steps::proposal_id).limit(BATCH).select(vetting_steps::proposal_id).load(conn)?;
    let mut found: Vec<ProposalId> = Vec::new();
    for row in rows {
        let id = Of("vetting_steps").parse("proposal_id", &row)?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// Notes for each end of a step by that day that moderators were reminded so many days before.
pub fn note_reminder(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    (until, days): (NaiveDate, i64),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = proposal.to_string();
    let days = i32::try_from(days).unwrap_or(i32::MAX);
    let ends: Vec<NaiveDate> = vetting_steps::table
        .filter(vetting_steps::proposal_id.eq(&id))
        .filter(vetting_steps::valid_until.le(until))
        .select(vetting_steps::valid_until)
        .distinct()
        .load(&mut **tx)?;
    for end in ends {
        diesel::delete(vetting_reminders::table.find((&id, end, days))).execute(&mut **tx)?;
        diesel::insert_into(vetting_reminders::table)
            .values((
                vetting_reminders::proposal_id.eq(&id),
                vetting_reminders::valid_until.eq(end),
                vetting_reminders::days_before.eq(days),
                vetting_reminders::reminded_at.eq(now.naive_utc()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Our offers that are not withdrawn and have no home visit that counts on this day, the latest change first.
pub fn without_visit(conn: &mut Conn, today: NaiveDate, limit: i64) -> Result<Vec<ProposalId>, StoreError> {
    let visited = vetting_steps::table
        .filter(vetting_steps::proposal_id.eq(proposals::id))
        .filter(vetting_steps::step.eq(crate::domain::vetting::VettingStep::HomeVisit.as_str()))
        .filter(vetting_steps::outcome.eq(StepOutcome::Passed.as_str()))
        .filter(vetting_steps::valid_until.ge(today));
    let rows: Vec<String> = proposals::table
        .filter(proposals::is_local.eq(true))
        .filter(proposals::purpose.eq(Purpose::Offer.as_str()))
        .filter(proposals::state.ne(State::Withdrawn.as_str()))
        .filter(diesel::dsl::not(diesel::dsl::exists(visited)))
        .order((proposals::updated_at.desc(), proposals::id.desc()))
        .limit(limit)
        .select(proposals::id)
        .load(conn)?;
    rows.iter().map(|id| Of("proposals").parse("id", id)).collect()
}

/// The addresses with which the accounts that are named here sign in.
pub fn emails(conn: &mut Conn, ids: &[AccountId]) -> Result<Vec<(AccountId, String)>, StoreError> {
    use super::schema::accounts;
    let mut found = Vec::new();
    for id in ids {
        let email: Option<String> =
            accounts::table.find(id.to_string()).select(accounts::email).first(conn).optional()?;
        found.extend(email.map(|email| (*id, email)));
    }
    Ok(found)
}
