//! The vetting of hosts: who of the staff records which step, who approves, and what follows when something ends or fails.
//! Invariants: who wrote the offer or recorded the home visit does not approve (SG-12); what is out pauses in the transaction that records
//! a failure, a refusal or an end, with its event; no word, document or number is kept (CR-01, CR-02).

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{App, ServiceError, Viewer, audit, proposals, review};
use crate::domain::access::Action;
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::proposal::{Proposal, State};
use crate::domain::report::TaskKind;
use crate::domain::vetting::{
    self, AdultConsent, Approval, ConsentState, ConsentVia, MissingStep, REMIND_BEFORE_DAYS, StepOutcome,
    StepRecord, Vetting, VettingProblem, VettingStep,
};
use crate::ids::ProposalId;
use crate::store::{Tx, tasks, vettings};

/// What came of a step, as somebody typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepTold {
    pub step: VettingStep,
    pub outcome: StepOutcome,
    pub done_on: Option<NaiveDate>,
}

/// What an adult of the home said, as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentTold {
    pub adult: u8,
    pub state: ConsentState,
    pub said_on: Option<NaiveDate>,
    pub language: String,
    pub via: ConsentVia,
}

/// Whether who approves declares to be unrelated to the host. Nothing but the approval itself stores it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unrelated {
    Declared,
    NotDeclared,
}

/// What a role must be allowed to record a step.
pub fn action_of(step: VettingStep) -> Action {
    match step {
        VettingStep::HomeVisit => Action::RecordHomeVisit,
        VettingStep::IdSeen
        | VettingStep::FirstReference
        | VettingStep::SecondReference
        | VettingStep::RecordCheck
        | VettingStep::CharterSigned => Action::RecordVetting,
    }
}

/// Stores the vetting of a host as an import tells it. Who approved it must not be who wrote the offer (SG-12).
///
/// # Errors
/// [`ServiceError::OwnRecord`], or the store's.
pub fn import(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (proposal, told): (&Proposal, &Vetting),
) -> Result<(), ServiceError> {
    viewer.require(Action::RecordVetting)?;
    if proposal.written_by.is_some() && proposal.written_by == told.approved_by {
        return Err(ServiceError::OwnRecord);
    }
    vettings::replace(tx, proposal.id, &told.screening(now))?;
    audit::note(tx, now, viewer, (AuditEvent::VettingRecorded, Subject::Proposal(proposal.id)));
    Ok(())
}

/// Records what came of a step. One that failed, or does not count any more, ends the approval, and pauses an offer that is out.
///
/// # Errors
/// [`ServiceError::NotAllowed`], [`ServiceError::NotFound`], [`ServiceError::Vetting`], or the store's.
pub fn record_step(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, told): (ProposalId, StepTold),
) -> Result<(), ServiceError> {
    viewer.require(action_of(told.step))?;
    let account = viewer.account().ok_or(ServiceError::NotAllowed)?;
    let proposal = an_offer(tx, id)?;
    let months = app.config.safeguarding.vetting_valid_months;
    let (done_on, valid_until) = vetting::valid_until(told.done_on, now.date_naive(), months)?;
    let record = StepRecord {
        step: told.step,
        outcome: told.outcome,
        done_on,
        checked_by: Some(account),
        valid_until,
    };
    vettings::save_step(tx, id, &record)?;
    let event = match told.outcome {
        StepOutcome::Passed => AuditEvent::VettingStepPassed,
        StepOutcome::Failed => AuditEvent::VettingStepFailed,
        StepOutcome::Withdrawn => AuditEvent::VettingStepWithdrawn,
    };
    if told.outcome != StepOutcome::Passed {
        vettings::forget_approval(tx, id)?;
    }
    audit::note_with(tx, now, viewer, (event, Subject::Proposal(id), Some(Reason::Step(told.step))));
    went_on(tx, app, now, proposal)
}

/// Records what an adult of the home said (SG-02). A refusal pauses an offer that is out.
///
/// # Errors
/// As [`record_step`].
pub fn record_consent(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, told): (ProposalId, &ConsentTold),
) -> Result<(), ServiceError> {
    viewer.require(Action::RecordVetting)?;
    let account = viewer.account().ok_or(ServiceError::NotAllowed)?;
    let proposal = an_offer(tx, id)?;
    let max = proposal.offered().map_or(0, proposals::adults);
    if !(1..=max).contains(&told.adult) {
        return Err(VettingProblem::NoSuchAdult { max }.into());
    }
    if !vetting::CONSENT_LANGUAGES.contains(&told.language.as_str()) {
        return Err(VettingProblem::NoSuchLanguage.into());
    }
    let months = app.config.safeguarding.vetting_valid_months;
    let (said_on, _) = vetting::valid_until(told.said_on, now.date_naive(), months)?;
    let consent = AdultConsent {
        adult: told.adult,
        state: told.state,
        said_on,
        language: told.language.clone(),
        via: told.via,
        recorded_by: Some(account),
    };
    vettings::save_consent(tx, id, &consent)?;
    let event = match told.state {
        ConsentState::Given => AuditEvent::HomeConsentGiven,
        ConsentState::Refused => AuditEvent::HomeConsentRefused,
        ConsentState::Revoked => AuditEvent::HomeConsentRevoked,
    };
    audit::note(tx, now, viewer, (event, Subject::Proposal(id)));
    went_on(tx, app, now, proposal)
}

/// Approves what was recorded. It takes somebody who neither wrote the offer nor recorded the home visit, and declares to be unrelated to
/// the host (SG-01, SG-12).
///
/// # Errors
/// [`ServiceError::NotAllowed`], [`ServiceError::NotFound`], [`ServiceError::Vetting`]; [`ServiceError::NotVetted`] with what is missing
/// besides the approval; the store's.
pub fn approve(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, unrelated): (ProposalId, Unrelated),
) -> Result<(), ServiceError> {
    viewer.require(Action::ApproveVetting)?;
    let account = viewer.account().ok_or(ServiceError::NotAllowed)?;
    let proposal = an_offer(tx, id)?;
    if review::is_own(tx, &proposal, account)? {
        return Err(VettingProblem::OwnOffer.into());
    }
    let screening = vettings::of(tx, id)?;
    let visitor = screening.step(VettingStep::HomeVisit).and_then(|record| record.checked_by);
    if visitor == Some(account) {
        return Err(VettingProblem::OwnVisit.into());
    }
    if unrelated == Unrelated::NotDeclared {
        return Err(VettingProblem::NotDeclaredUnrelated.into());
    }
    let mut missing = proposals::missing_steps(tx, now, &proposal)?;
    missing.retain(|step| *step != MissingStep::Approval);
    if !missing.is_empty() {
        return Err(ServiceError::NotVetted(missing));
    }
    vettings::save_approval(tx, id, Approval { by: account, on: now.date_naive() })?;
    audit::note(tx, now, viewer, (AuditEvent::VettingApproved, Subject::Proposal(id)));
    for kind in [TaskKind::VettingEnds, TaskKind::VettingPaused] {
        tasks::settle(tx, kind, &proposal.ap_id, Some(account), now)?;
    }
    Ok(())
}

/// Pauses the published offers whose vetting ended, and reminds moderators of those that will end; gives how many were paused.
///
/// # Errors
/// The store's.
pub fn sweep(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>) -> Result<usize, ServiceError> {
    if app.config.safeguarding.unvetted_publish {
        return Ok(0);
    }
    let today = now.date_naive();
    let over = vettings::published_and_over(tx, today)?;
    for id in &over {
        let proposal = proposals::load(tx, *id)?;
        pause_if_blocked(tx, app, now, proposal)?;
    }
    // The last reminder first: it takes the place of those before it.
    for (at, days) in REMIND_BEFORE_DAYS.iter().enumerate().rev() {
        let until = today + TimeDelta::days(*days);
        for id in vettings::published_and_ending(tx, (today, until), *days)? {
            let proposal = proposals::load(tx, id)?;
            let subject = (&proposal.ap_id, proposal.ap_id.as_str());
            tasks::raise(tx, TaskKind::VettingEnds, subject, now)?;
            for noted in REMIND_BEFORE_DAYS.iter().take(at + 1) {
                vettings::note_reminder(tx, id, (until, *noted), now)?;
            }
        }
    }
    Ok(over.len())
}

fn an_offer(tx: &mut Tx<'_>, id: ProposalId) -> Result<Proposal, ServiceError> {
    let proposal = proposals::load(tx, id)?;
    if proposal.offered().is_none() {
        return Err(VettingProblem::NotAnOffer.into());
    }
    if proposal.state == State::Withdrawn {
        return Err(ServiceError::Conflict("the offer is withdrawn".to_owned()));
    }
    Ok(proposal)
}

/// Something was recorded about the host of an offer: one that is out pauses if it may not be any more, and one that is not is no untouched
/// draft (PR-09).
fn went_on(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    mut proposal: Proposal,
) -> Result<(), ServiceError> {
    if proposal.state.is_listed() {
        return pause_if_blocked(tx, app, now, proposal);
    }
    proposal.touch(now);
    Ok(proposals::save(tx, app, &proposal)?)
}

/// Pauses an offer that is out and may not be any more, and tells the moderators.
fn pause_if_blocked(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    proposal: Proposal,
) -> Result<(), ServiceError> {
    if !proposal.state.is_listed() || proposals::blocking(tx, app, now, &proposal)?.is_empty() {
        return Ok(());
    }
    let ap_id = proposal.ap_id.clone();
    proposals::pause(tx, app, now, proposal)?;
    Ok(tasks::raise(tx, TaskKind::VettingPaused, (&ap_id, ap_id.as_str()), now)?)
}
