//! The review of what is held (SG-05, SG-09), and the second look at what others said: by somebody else than who wrote it (SG-12).

use chrono::{DateTime, Utc};

use super::{
    App, AuditEvent, ServiceError, Viewer, account, ally, audit, goes_out, matches, may, people, stored,
    subject,
};
use crate::domain::access::Action;
use crate::domain::conversation::{MessageState, TalkProblem, With};
use crate::ids::{AccountId, MessageId};
use crate::store::{Conn, Tx, offer_people};

/// Sees that the viewer decides in a conversation, and is not the one whom it is about.
fn reviewer(conn: &mut Conn, viewer: Viewer, with: With) -> Result<AccountId, ServiceError> {
    may(conn, viewer, with)?;
    match with {
        With::Ally(id) => {
            let one = ally::seen(conn, viewer, id)?;
            matches::decider(conn, viewer, &one.offer)
        }
        With::Person(id) => {
            people::charged(conn, viewer, id)?;
            viewer.require(Action::ReviewHeld)?;
            let account = account(viewer)?;
            if offer_people::is_person(conn, id, account)? {
                return Err(ServiceError::OwnRecord);
            }
            Ok(account)
        }
    }
}

/// Lets a held message out. Nobody releases what they wrote themselves.
///
/// # Errors
/// [`ServiceError::OwnRecord`], [`ServiceError::NotAllowed`], [`ServiceError::NotFound`]; [`TalkProblem`]; the store's.
pub fn release(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (with, id): (With, MessageId),
) -> Result<(), ServiceError> {
    let account = reviewer(tx, viewer, with)?;
    let known = stored::by_id(tx, &app.data_keys, (with, id))?.ok_or(ServiceError::NotFound("message"))?;
    if known.state != MessageState::Held {
        return Err(TalkProblem::NotHeld.into());
    }
    if known.by.as_ref().is_some_and(|(by, _)| *by == account) {
        return Err(ServiceError::OwnRecord);
    }
    let ally = match with {
        With::Ally(id) => {
            let one = ally::seen(tx, viewer, id)?;
            Some(ally::reach(tx, app, &one)?)
        }
        With::Person(_) => None,
    };
    let number = stored::next(tx, with, ally.as_ref())?;
    if !stored::let_out(tx, (with, id), number, now)? {
        return Err(TalkProblem::NotHeld.into());
    }
    goes_out(tx, app, now, (with, number), known.ap_id)?;
    audit::note(tx, now, viewer, (AuditEvent::MessageReleased, subject(with)));
    Ok(())
}

/// Throws a held message away: whoever wrote it, or who reviews it.
///
/// # Errors
/// As [`release`].
pub fn discard(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (with, id): (With, MessageId),
) -> Result<(), ServiceError> {
    may(tx, viewer, with)?;
    let known = stored::by_id(tx, &app.data_keys, (with, id))?.ok_or(ServiceError::NotFound("message"))?;
    let is_own = known.by.as_ref().is_some_and(|(by, _)| viewer.account() == Some(*by));
    if !is_own {
        reviewer(tx, viewer, with)?;
    }
    if !stored::discard(tx, (with, id))? {
        return Err(TalkProblem::NotHeld.into());
    }
    audit::note(tx, now, viewer, (AuditEvent::MessageDiscarded, subject(with)));
    Ok(())
}

/// Notes that somebody who decides looked a second time at what others said.
///
/// # Errors
/// As [`release`].
pub fn looked(tx: &mut Tx<'_>, now: DateTime<Utc>, viewer: Viewer, with: With) -> Result<(), ServiceError> {
    reviewer(tx, viewer, with)?;
    if stored::mark(tx, with, None)? {
        audit::note(tx, now, viewer, (AuditEvent::MessagesLooked, subject(with)));
    }
    Ok(())
}
