//! An offer that is out is still to be had (product.md: hosts reconfirm every 60 days).

use chrono::{DateTime, Utc};

use super::{load_for, save, tell_changed};
use crate::domain::audit::{AuditEvent, Subject};
use crate::ids::ProposalId;
use crate::services::{App, ServiceError, Viewer, audit};
use crate::store::Tx;

/// Notes that what is out is still to be had, for as long again.
///
/// # Errors
/// [`ServiceError::Step`] where it is not out, as for other changes, or the store's.
pub fn confirm(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: ProposalId,
) -> Result<(), ServiceError> {
    let mut proposal = load_for(tx, viewer, id)?;
    proposal.confirm(now)?;
    save(tx, app, &proposal)?;
    audit::note(tx, now, viewer, (AuditEvent::ProposalConfirmed, Subject::Proposal(id)));
    tell_changed(tx, &proposal, now)
}
