//! The review of held texts (PR-17, ND-03): a moderator lets them out, or sends them back. What hints at exploitation (SG-09) is let out
//! by two people. Nobody reviews what they wrote (SG-12).

use chrono::{DateTime, Utc};

use super::proposals::{go_out, load, require_vetting, save, text_hash};
use super::{App, ServiceError, Viewer, audit};
use crate::domain::access::Action;
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::freetext;
use crate::domain::proposal::{Proposal, State};
use crate::ids::{AccountId, ProposalId};
use crate::store::safeguards::{self, FirstRelease, HoldDecision};
use crate::store::{Conn, Tx, offer_people};

/// What came of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Release {
    /// The texts are out.
    Out,
    /// Somebody else has to read them too (SG-09).
    First,
}

/// Lets held texts out (PR-17), or notes that the first of two people would (SG-09). Nobody releases what they wrote themselves (SG-12).
///
/// # Errors
/// [`ServiceError::OwnRecord`], [`ServiceError::SecondReader`], [`ServiceError::NotAllowed`], [`ServiceError::NotVetted`],
/// [`ServiceError::Step`].
pub fn release(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: ProposalId,
) -> Result<Release, ServiceError> {
    let (proposal, account) = reviewed(tx, viewer, id)?;
    require_vetting(tx, app, now, &proposal)?;
    let text_hash = text_hash(&proposal);
    if freetext::readers(&freetext::held(&proposal.terms)) > 1 {
        match first_reader(tx, &proposal)? {
            None => {
                safeguards::save_first_release(tx, id, &text_hash, account, now)?;
                audit::note(tx, now, viewer, (AuditEvent::HeldReleasedFirst, Subject::Proposal(id)));
                return Ok(Release::First);
            }
            Some(first) if first.by == account => return Err(ServiceError::SecondReader),
            Some(_) => {}
        }
    }
    safeguards::decide_holds(tx, id, HoldDecision::Released { text_hash }, account, now)?;
    safeguards::forget_first_release(tx, id)?;
    audit::note(tx, now, viewer, (AuditEvent::HeldReleased, Subject::Proposal(id)));
    go_out(tx, app, now, proposal)?;
    Ok(Release::Out)
}

/// Who let the present wording out first, and has not had a hand in it since.
///
/// # Errors
/// The store's.
pub fn first_reader(conn: &mut Conn, proposal: &Proposal) -> Result<Option<FirstRelease>, ServiceError> {
    let Some(first) = safeguards::first_release(conn, proposal.id)? else { return Ok(None) };
    let stands = first.text_hash == text_hash(proposal) && !is_own(conn, proposal, first.by)?;
    Ok(stands.then_some(first))
}

/// Whether somebody wrote an offer, or one of its wordings that wait, or is tied to its host (SG-12): they write in the host's name, or are
/// the host by the address that they sign in with.
///
/// # Errors
/// The store's.
pub fn is_own(conn: &mut Conn, proposal: &Proposal, account: AccountId) -> Result<bool, ServiceError> {
    Ok(proposal.written_by == Some(account)
        || safeguards::wrote_held(conn, proposal.id, account)?
        || offer_people::is_tied(conn, proposal.id, account)?)
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
    safeguards::forget_first_release(tx, id)?;
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
    if is_own(tx, &proposal, account)? {
        return Err(ServiceError::OwnRecord);
    }
    Ok((proposal, account))
}
