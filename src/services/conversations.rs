//! Conversations: two associations about a match that crosses instances, and a person with their association. Plain text, sealed.
//! Invariants: the association speaks, and nobody of its staff is named to others; what holds contact data or hints at exploitation leaves only
//! after somebody else than its writer read it (SG-05, SG-09, SG-12); an ally is heard only in a match that we have with that very ally; the
//! event that tells an ally stands in the transaction of what it tells.

mod ally;
mod gone;
mod heard;
mod own;
mod person;
mod review;
mod waiting;

use chrono::{DateTime, Utc};

use super::{App, ServiceError, Viewer, alliances, audit, matches, notices, people};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::conversation::{Found, MESSAGES_MAX, MessageState, SHOWN_MAX, Speaker, TalkProblem, With};
use crate::domain::event::{Event, EventKind};
use crate::domain::notice::Notice;
use crate::ids::{AccountId, ApId, EventId, MessageId, PersonId};
use crate::store::conversations::{self as stored, Head, Message, New};
use crate::store::people::Person;
use crate::store::{Conn, Tx, outbox, people as stored_people};

pub use ally::{AllyTalk, about_match, take_back, write_to_ally};
pub use gone::{forget_match, forget_of_person};
pub use heard::{deleted, heard, is_heard};
pub use own::{OwnTalk, export, has_news, own, say};
pub use person::{open, state_of, write_to_person};
pub use review::{discard, looked, release};
pub use waiting::{Hit, SEARCHED_MAX, Searched, Waits, count_unread, list, mark_read, search, title_of};

/// What came of what somebody of the staff wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    Said,
    /// It waits for somebody else to read it, for this.
    Held(Vec<Found>),
}

/// A conversation as those of the staff read it who may.
#[derive(Debug, Clone)]
pub struct Talk {
    /// The first of them first.
    pub messages: Vec<Message>,
    /// `None` where nobody said anything so far.
    pub head: Option<Head>,
    /// Up to where the reader read before.
    pub read_up_to: i32,
}

impl Talk {
    /// Whether something of theirs waits that this reader did not read and nobody answered.
    pub fn is_unread(&self) -> bool {
        let waits = |head: &Head| head.waits_since.is_some() && head.theirs > self.read_up_to;
        self.head.as_ref().is_some_and(waits)
    }

    /// Whether there are earlier messages than those that are shown.
    pub fn has_earlier(&self) -> bool {
        self.messages.first().is_some_and(|first| first.number > 1) && self.messages.len() as i64 >= SHOWN_MAX
    }
}

/// Reads a conversation, for somebody who may.
fn talk(conn: &mut Conn, app: &App, account: Option<AccountId>, with: With) -> Result<Talk, ServiceError> {
    let read_up_to = match account {
        Some(account) => stored::read_by(conn, with, account)?,
        None => 0,
    };
    Ok(Talk {
        messages: stored::messages_of(conn, &app.data_keys, (with, SHOWN_MAX))?,
        head: stored::head(conn, with)?,
        read_up_to,
    })
}

fn subject(with: With) -> Subject {
    match with {
        With::Ally(id) => Subject::Match(id),
        With::Person(id) => Subject::Person(id),
    }
}

/// What somebody of the staff wrote, once it is known who may.
struct Draft<'a> {
    with: With,
    /// The association on the other side, where it is one.
    ally: Option<&'a ApId>,
    text: &'a str,
    found: Vec<Found>,
    /// A held message of theirs which this replaces.
    instead_of: Option<MessageId>,
}

/// Keeps what somebody of the staff wrote: said, or held.
fn keep(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (viewer, account): (Viewer, AccountId),
    draft: Draft<'_>,
) -> Result<Written, ServiceError> {
    let Draft { with, ally, text, found, instead_of } = draft;
    if let Some(id) = instead_of {
        let known = stored::by_id(tx, &app.data_keys, (with, id))?;
        let own = known.filter(|known| known.by.as_ref().is_some_and(|(by, _)| *by == account));
        own.ok_or(ServiceError::NotFound("message"))?;
        if !stored::discard(tx, (with, id))? {
            return Err(TalkProblem::NotHeld.into());
        }
    }
    let number = numbered(tx, with, ally)?;
    let state = if found.is_empty() { MessageState::Said } else { MessageState::Held };
    let id = MessageId::new();
    let ap_id = ally.map(|_| app.urls.message(id));
    let new = New {
        id,
        speaker: Speaker::Ours,
        state,
        found: &found,
        by: Some(account),
        ap_id: ap_id.as_ref(),
        told_at: None,
        text,
    };
    stored::insert(tx, &app.data_keys, (with, number, new), now)?;
    stored::note_read(tx, (with, number), account)?;
    if found.is_empty() {
        goes_out(tx, app, now, (with, number), ap_id)?;
        audit::note(tx, now, viewer, (AuditEvent::MessageWritten, subject(with)));
        Ok(Written::Said)
    } else {
        audit::note(tx, now, viewer, (AuditEvent::MessageHeld, subject(with)));
        Ok(Written::Held(found))
    }
}

/// The next number of a conversation that is not full.
fn numbered(tx: &mut Tx<'_>, with: With, ally: Option<&ApId>) -> Result<i32, ServiceError> {
    let number = stored::next(tx, with, ally)?;
    if number > MESSAGES_MAX { Err(TalkProblem::Full { max: MESSAGES_MAX }.into()) } else { Ok(number) }
}

/// Tells whom it is for: an ally by an activity, a person by a notice that says no more than that there is something to read (PR-12).
fn goes_out(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (with, number): (With, i32),
    ap_id: Option<ApId>,
) -> Result<(), ServiceError> {
    let before = stored::head(tx, with)?;
    stored::note_ours(tx, with, number)?;
    match (with, ap_id) {
        (With::Ally(_), Some(ap_id)) => {
            let event = Event {
                id: EventId::new(),
                kind: EventKind::AllyMessageSent,
                actor: app.association(),
                subject: ap_id,
                detail: None,
            };
            Ok(outbox::push(tx, &event, now)?)
        }
        (With::Person(id), _) => {
            // One that they were told of and did not read is enough.
            let read_all = before.is_none_or(|head| head.read_by_them >= head.ours);
            if let (true, Some(person)) = (read_all, stored_people::by_id(tx, id)?) {
                notices::push_to_person(tx, app, now, (&person, &Notice::News))?;
            }
            Ok(())
        }
        (With::Ally(_), None) => Ok(()),
    }
}

/// Sees that the viewer may read and write in a conversation.
///
/// # Errors
/// [`ServiceError::NotFound`], as for one that is not there; [`ServiceError::NotAllowed`], or the store's.
pub fn may(conn: &mut Conn, viewer: Viewer, with: With) -> Result<(), ServiceError> {
    match with {
        With::Ally(id) => ally::seen(conn, viewer, id).map(drop),
        With::Person(id) => people::charged(conn, viewer, id).map(drop),
    }
}

/// Whether the viewer may read and write in a conversation.
fn sees(conn: &mut Conn, viewer: Viewer, with: With) -> Result<bool, ServiceError> {
    match may(conn, viewer, with) {
        Ok(()) => Ok(true),
        Err(ServiceError::NotFound(_) | ServiceError::NotAllowed) => Ok(false),
        Err(error) => Err(error),
    }
}

fn account(viewer: Viewer) -> Result<AccountId, ServiceError> {
    viewer.account().ok_or(ServiceError::NotAllowed)
}
