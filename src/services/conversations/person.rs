//! What the staff says to a person, and how it reads what they wrote: with charge of them, a reason, and an entry that they read (PR-11).

use chrono::{DateTime, Utc};

use super::{
    App, AuditEvent, Draft, Head, PersonId, ServiceError, Subject, Talk, Viewer, Written, account, audit,
    keep, people, stored, talk,
};
use crate::domain::audit::Reason;
use crate::domain::conversation::{MessageText, With, held_from_host, held_from_seeker};
use crate::domain::private::{CaseReason, PersonKind};
use crate::ids::MessageId;
use crate::store::{Conn, Tx};

/// Where somebody's conversation stands, without a word of it; `None` where nobody said anything. Whether something of theirs waits that the
/// viewer did not read is told beside it.
///
/// # Errors
/// As [`people::charged`], or the store's.
pub fn state_of(conn: &mut Conn, viewer: Viewer, id: PersonId) -> Result<Option<(Head, bool)>, ServiceError> {
    people::charged(conn, viewer, id)?;
    let with = With::Person(id);
    let Some(head) = stored::head(conn, with)? else { return Ok(None) };
    let read_up_to = match viewer.account() {
        Some(account) => stored::read_by(conn, with, account)?,
        None => 0,
    };
    let is_unread = head.waits_since.is_some() && head.theirs > read_up_to;
    Ok(Some((head, is_unread)))
}

/// Opens somebody's conversation: notes who read it, and why, and up to where.
///
/// # Errors
/// As [`people::charged`], or the store's.
pub fn open(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, reason): (PersonId, CaseReason),
) -> Result<Talk, ServiceError> {
    people::charged(tx, viewer, id)?;
    let account = account(viewer)?;
    let with = With::Person(id);
    let found = talk(tx, app, Some(account), with)?;
    if let Some(head) = &found.head {
        stored::note_read(tx, (with, head.latest), account)?;
    }
    let deed = (AuditEvent::MessagesOpened, Subject::Person(id), Some(Reason::Case(reason)));
    audit::note_with(tx, now, viewer, deed);
    Ok(found)
}

/// Says something to a person. What may not reach a host, or hints at exploitation, is held.
///
/// # Errors
/// As [`people::charged`], [`crate::domain::conversation::TalkProblem`], or the store's.
pub fn write_to_person(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, text, instead_of): (PersonId, &MessageText, Option<MessageId>),
) -> Result<Written, ServiceError> {
    let person = people::charged(tx, viewer, id)?;
    let account = account(viewer)?;
    let found = match person.kind {
        PersonKind::Host => held_from_host(text.expose()),
        PersonKind::Seeker => held_from_seeker(text.expose()),
    };
    let draft = Draft { with: With::Person(id), ally: None, text: text.expose(), found, instead_of };
    keep(tx, app, now, (viewer, account), draft)
}
