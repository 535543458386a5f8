//! The review of held texts (PR-17): a moderator lets them out, or sends them back. Nobody reviews what they wrote (SG-12).

use chrono::{DateTime, Utc};

use super::proposals::{go_out, load, require_vetting, save, text_hash};
use super::{App, ServiceError, Viewer, audit};
use crate::domain::access::Action;
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::proposal::{Proposal, State};
use crate::ids::{AccountId, ProposalId};
use crate::store::Tx;
use crate::store::safeguards::{self, HoldDecision};

/// Lets held texts out (PR-17). Nobody releases what they wrote themselves (SG-12).
///
/// # Errors
/// [`ServiceError::OwnRecord`], [`ServiceError::NotAllowed`], [`ServiceError::NotVetted`], [`ServiceError::Step`].
pub fn release(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: ProposalId,
) -> Result<(), ServiceError> {
    let (proposal, account) = reviewed(tx, viewer, id)?;
    require_vetting(tx, app, now, &proposal)?;
    let decision = HoldDecision::Released { text_hash: text_hash(&proposal) };
    safeguards::decide_holds(tx, id, decision, account, now)?;
    audit::note(tx, now, viewer, (AuditEvent::HeldReleased, Subject::Proposal(id)));
    go_out(tx, app, now, proposal)
}

/// Sends a held proposal back to who wrote it.
///
/// # Errors
/// As [`release`].
pub fn send_back(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: ProposalId,
) -> Result<(), ServiceError> {
    let (mut proposal, account) = reviewed(tx, viewer, id)?;
    safeguards::decide_holds(tx, id, HoldDecision::SentBack, account, now)?;
    proposal.become_(State::NeedsInfo, now)?;
    audit::note(tx, now, viewer, (AuditEvent::HeldSentBack, Subject::Proposal(id)));
    Ok(save(tx, app, &proposal)?)
}

/// A held proposal and the moderator who may decide about it.
fn reviewed(tx: &mut Tx<'_>, viewer: Viewer, id: ProposalId) -> Result<(Proposal, AccountId), ServiceError> {
    viewer.require(Action::ReviewHeld)?;
    let account = viewer.account().ok_or(ServiceError::NotAllowed)?;
    let proposal = load(tx, id)?;
    if proposal.state != State::Screening {
        return Err(ServiceError::Conflict(format!(
            "the proposal is {}, nothing waits for a decision",
            proposal.state
        )));
    }
    if proposal.written_by == Some(account) || safeguards::wrote_held(tx, id, account)? {
        return Err(ServiceError::OwnRecord);
    }
    Ok((proposal, account))
}
