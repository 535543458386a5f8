//! What was kept for long enough is deleted, and nobody elsewhere keeps it either (PR-09).

use chrono::{DateTime, Utc};

use super::tell;
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::event::EventKind;
use crate::domain::field::Purpose;
use crate::domain::proposal::{Proposal, State};
use crate::ids::ProposalId;
use crate::services::{App, ServiceError, appeals, audit, requests};
use crate::store::{Tx, outbox, proposals};

/// Deletes one of ours. Whoever holds it and was not told so before is told to delete it too.
pub(in crate::services) fn forget(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    id: ProposalId,
) -> Result<(), ServiceError> {
    if let Some(proposal) = proposals::by_id(tx, id)? {
        requests::uninvite(tx, now, &proposal, |_| true)?;
        appeals::take_back(tx, app, now, id)?;
        if is_held(&proposal) {
            tell(tx, &proposal, EventKind::Withdrawn, now)?;
        }
        outbox::retract(tx, &proposal.ap_id)?;
    }
    proposals::delete(tx, id)?;
    audit::note_program(tx, now, (AuditEvent::ProposalForgotten, Subject::Proposal(id)));
    Ok(())
}

/// Whether others hold an offer that was out: a pause hides it, and does not take it away from them.
fn is_held(proposal: &Proposal) -> bool {
    proposal.purpose() == Purpose::Offer
        && proposal.published_at.is_some()
        && proposal.state != State::Withdrawn
}
