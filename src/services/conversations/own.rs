//! What a person reads of, and says to, their association.

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, Person, PersonId, ServiceError, notices, numbered, stored};
use crate::domain::access::Role;
use crate::domain::conversation::{
    MessageState, MessageText, PERSON_MESSAGES_A_DAY, SHOWN_MAX, Speaker, TalkProblem, With,
    needs_a_second_look,
};
use crate::domain::lead::DAY_HOURS;
use crate::domain::notice::Notice;
use crate::ids::{AccountId, MessageId};
use crate::store::conversations::{Message, New};
use crate::store::{Conn, Tx, accounts, mandates};

/// A person's conversation, as they read it.
#[derive(Debug, Clone)]
pub struct OwnTalk {
    /// What was said, the first first; nothing while a new card hides it.
    pub messages: Vec<Message>,
    pub is_hidden: bool,
}

fn is_hidden(person: &Person, now: DateTime<Utc>) -> bool {
    person.hidden_until.is_some_and(|until| until > now)
}

/// What of a conversation its person may read: what waits for somebody of the staff was not said so far.
fn said(conn: &mut Conn, app: &App, person: PersonId, most: i64) -> Result<Vec<Message>, ServiceError> {
    let mut messages = stored::messages_of(conn, &app.data_keys, (With::Person(person), most))?;
    messages.retain(|message| message.state != MessageState::Held);
    Ok(messages)
}

/// Reads somebody's conversation for them, and notes up to where they read.
///
/// # Errors
/// The store's.
pub fn own(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, person: &Person) -> Result<OwnTalk, ServiceError> {
    if is_hidden(person, now) {
        return Ok(OwnTalk { messages: Vec::new(), is_hidden: true });
    }
    let with = With::Person(person.id);
    if let Some(head) = stored::head(tx, with)?.filter(|head| head.read_by_them < head.latest) {
        stored::note_read_by_them(tx, (with, head.latest))?;
    }
    Ok(OwnTalk { messages: said(tx, app, person.id, SHOWN_MAX)?, is_hidden: false })
}

/// Whether something waits that somebody did not read.
///
/// # Errors
/// The store's.
pub fn has_news(conn: &mut Conn, person: PersonId) -> Result<bool, ServiceError> {
    Ok(stored::head(conn, With::Person(person))?.is_some_and(|head| head.ours > head.read_by_them))
}

/// All of somebody's conversation, for them to take along; nothing while a new card hides it.
///
/// # Errors
/// The store's.
pub fn export(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    person: &Person,
) -> Result<Vec<Message>, ServiceError> {
    if is_hidden(person, now) {
        return Ok(Vec::new());
    }
    said(conn, app, person.id, i64::MAX)
}

/// Says something to the association. It is never held; what hints at exploitation is looked at a second time (SG-09).
///
/// # Errors
/// [`TalkProblem`], or the store's.
pub fn say(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    person: &Person,
    text: &MessageText,
) -> Result<(), ServiceError> {
    let with = With::Person(person.id);
    let day = now - TimeDelta::hours(DAY_HOURS);
    if stored::count_of_person(tx, person.id, day)? >= PERSON_MESSAGES_A_DAY {
        return Err(TalkProblem::Often { max: PERSON_MESSAGES_A_DAY }.into());
    }
    let number = numbered(tx, with, None)?;
    let new = New {
        id: MessageId::new(),
        speaker: Speaker::Person,
        state: MessageState::Said,
        found: &[],
        by: None,
        ap_id: None,
        told_at: None,
        text: text.expose(),
    };
    stored::insert(tx, &app.data_keys, (with, number, new), now)?;
    if needs_a_second_look(text.expose()) {
        stored::mark(tx, with, Some(now))?;
    }
    if stored::note_theirs(tx, with, number, now)? {
        for account in in_charge(tx, person.id)? {
            notices::push_to_account(tx, app, now, (account, &Notice::Waits))?;
        }
    }
    Ok(())
}

/// Who is told that somebody wrote: who has a mandate for them, and where nobody has one, those who have every case.
fn in_charge(conn: &mut Conn, person: PersonId) -> Result<Vec<AccountId>, ServiceError> {
    let standing = mandates::standing(conn, person)?;
    if !standing.is_empty() {
        return Ok(standing.into_iter().map(|mandate| mandate.account).collect());
    }
    let roles: Vec<Role> = Role::ALL.iter().copied().filter(|role| role.has_every_case()).collect();
    Ok(accounts::active_with_roles(conn, &roles)?.into_iter().map(|(account, _)| account).collect())
}
