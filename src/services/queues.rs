//! What other servers sent and could not be handled: an admin looks at it, and has it tried again or thrown away.

use chrono::{DateTime, Utc};

use super::{ServiceError, Viewer, audit};
use crate::domain::access::Action;
use crate::domain::audit::{AuditEvent, Subject};
use crate::ids::ReceivedId;
use crate::store::received::{self, ReceivedState, SetAside};
use crate::store::{Conn, Tx};

/// What was set aside, the oldest first, and how many there are in all.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn set_aside(
    conn: &mut Conn,
    viewer: Viewer,
    limit: i64,
    offset: i64,
) -> Result<(i64, Vec<SetAside>), ServiceError> {
    viewer.require(Action::ManageQueues)?;
    Ok((received::count(conn, ReceivedState::Poison)?, received::set_aside(conn, limit, offset)?))
}

/// Puts what was set aside back into the queue, with all its tries.
///
/// # Errors
/// [`ServiceError::NotAllowed`], [`ServiceError::NotFound`] where it is not set aside any more, or the store's.
pub fn try_again(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: ReceivedId,
) -> Result<(), ServiceError> {
    viewer.require(Action::ManageQueues)?;
    found(received::revive(tx, id, now)?)?;
    audit::note(tx, now, viewer, (AuditEvent::ActivityRevived, Subject::Activity(id)));
    Ok(())
}

/// Throws away what was set aside. It does not come back: its id is remembered against replay.
///
/// # Errors
/// As [`try_again`].
pub fn discard(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: ReceivedId,
) -> Result<(), ServiceError> {
    viewer.require(Action::ManageQueues)?;
    found(received::discard(tx, id)?)?;
    audit::note(tx, now, viewer, (AuditEvent::ActivityDiscarded, Subject::Activity(id)));
    Ok(())
}

fn found(there: bool) -> Result<(), ServiceError> {
    if there { Ok(()) } else { Err(ServiceError::NotFound("activity that was set aside")) }
}
