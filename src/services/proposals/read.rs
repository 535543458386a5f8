//! What the desk reads of our proposals: somebody's request is there for whoever has charge of them, and for nobody else.

use crate::domain::access::Action;
use crate::domain::proposal::{Proposal, State};
use crate::ids::ProposalId;
use crate::services::{ServiceError, Viewer, hosts, people};
use crate::store::{Conn, Tx, proposals};

/// One of our proposals, for the desk: somebody's request is there for whoever has charge of them.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub fn show(conn: &mut Conn, viewer: Viewer, id: ProposalId) -> Result<Proposal, ServiceError> {
    viewer.require(Action::ReadProposals)?;
    people::charged_with_request(conn, viewer, id)?;
    proposals::by_id(conn, id)?.ok_or(ServiceError::NotFound("proposal"))
}

/// Our proposals in any of these states that the viewer may see, the latest change first.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn list(
    conn: &mut Conn,
    viewer: Viewer,
    states: &[State],
    (limit, offset): (i64, i64),
) -> Result<Vec<Proposal>, ServiceError> {
    viewer.require(Action::ReadProposals)?;
    Ok(proposals::by_states(conn, (states, people::seen_by(viewer)), (limit, offset))?)
}

/// How many there are in that list.
///
/// # Errors
/// As [`list`].
pub fn count(conn: &mut Conn, viewer: Viewer, states: &[State]) -> Result<i64, ServiceError> {
    viewer.require(Action::ReadProposals)?;
    Ok(proposals::count_by_states(conn, (states, people::seen_by(viewer)))?)
}

/// One of our proposals, to be changed by somebody who may write and, of somebody's request, has charge of them; or an offer, by its host.
pub(super) fn load_for(tx: &mut Tx<'_>, viewer: Viewer, id: ProposalId) -> Result<Proposal, ServiceError> {
    match viewer {
        Viewer::Host(person) => hosts::require_own(tx, person, id)?,
        Viewer::Staff { .. } | Viewer::Operator => {
            viewer.require(Action::WriteProposals)?;
            people::charged_with_request(tx, viewer, id)?;
        }
    }
    super::load(tx, id)
}
