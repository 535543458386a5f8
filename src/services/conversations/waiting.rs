//! What waits in conversations, for a queue; what somebody of the staff read; and where a word was said.

use chrono::{DateTime, Utc};

use super::{App, ServiceError, Viewer, account, may, sees, stored};
use crate::domain::conversation::{SHOWN_MAX, With};
use crate::domain::private::Private;
use crate::ids::MessageId;
use crate::store::{Conn, Tx, actors, matches, people};
use crate::text;

/// How many conversations are looked through for what waits.
const WAITING_MAX: i64 = 1_000;
/// How many conversations a search looks through, those of the latest words.
pub const SEARCHED_MAX: i64 = 200;
/// How many places a search shows.
const HITS_MAX: usize = 50;
/// How much is shown of a message in which a word was found, in characters.
const EXCERPT_CHARS: usize = 200;

/// A conversation in which something waits for the viewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    pub with: With,
    /// Since when something of theirs waits that the viewer did not read and nobody answered.
    pub unread_since: Option<DateTime<Utc>>,
    /// Since when somebody is to look a second time at what they said (SG-09).
    pub marked_at: Option<DateTime<Utc>>,
    /// Since when something of a colleague's waits for somebody else to read it (SG-05, SG-09).
    pub held_since: Option<DateTime<Utc>>,
}

impl Waits {
    /// Since when, of whatever waits longest.
    pub fn since(&self) -> Option<DateTime<Utc>> {
        [self.unread_since, self.marked_at, self.held_since].into_iter().flatten().min()
    }
}

/// The conversations in which something waits for the viewer, what waits longest first: for any queue of what waits.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn list(conn: &mut Conn, viewer: Viewer) -> Result<Vec<Waits>, ServiceError> {
    let account = account(viewer)?;
    let mut found: Vec<Waits> = Vec::new();
    for one in stored::waiting(conn, account, WAITING_MAX)? {
        if sees(conn, viewer, one.with)? {
            let (with, unread_since, marked_at) = (one.with, one.unread_since, one.marked_at);
            found.push(Waits { with, unread_since, marked_at, held_since: None });
        }
    }
    for (with, by, since) in stored::held(conn, WAITING_MAX)? {
        if by == Some(account) || !sees(conn, viewer, with)? {
            continue;
        }
        match found.iter_mut().find(|known| known.with == with) {
            Some(known) => known.held_since = known.held_since.or(Some(since)),
            None => {
                found.push(Waits { with, unread_since: None, marked_at: None, held_since: Some(since) });
            }
        }
    }
    found.sort_by_key(Waits::since);
    Ok(found)
}

/// How whoever a conversation is with is called, for somebody who may read it.
///
/// # Errors
/// The store's.
pub fn title_of(conn: &mut Conn, app: &App, with: With) -> Result<String, ServiceError> {
    match with {
        With::Ally(id) => {
            let ally = matches::by_id(conn, id)?.and_then(|one| one.ally);
            let Some(ally) = ally else { return Ok(String::new()) };
            let known = actors::by_ap_id(conn, &ally)?;
            Ok(known.map_or_else(|| ally.domain().to_string(), |actor| actor.name))
        }
        With::Person(id) => {
            let names = people::called_names(conn, &app.data_keys, &[id])?;
            Ok(names.into_values().next().unwrap_or_default().expose().to_owned())
        }
    }
}

/// In how many conversations something waits that the viewer did not read and nobody answered.
///
/// # Errors
/// As [`list`].
pub fn count_unread(conn: &mut Conn, viewer: Viewer) -> Result<usize, ServiceError> {
    Ok(list(conn, viewer)?.iter().filter(|one| one.unread_since.is_some()).count())
}

/// Notes that the viewer read all of a conversation.
///
/// # Errors
/// [`ServiceError::NotFound`], as for one that is not there; the store's.
pub fn mark_read(tx: &mut Tx<'_>, viewer: Viewer, with: With) -> Result<(), ServiceError> {
    may(tx, viewer, with)?;
    let account = account(viewer)?;
    if let Some(head) = stored::head(tx, with)? {
        stored::note_read(tx, (with, head.latest), account)?;
    }
    Ok(())
}

/// A message in which a word was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub with: With,
    pub id: MessageId,
    pub said_at: DateTime<Utc>,
    pub excerpt: Private,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Searched {
    /// The latest conversations first.
    pub hits: Vec<Hit>,
    /// Whether there was more than it looked through or shows.
    pub is_cut: bool,
}

/// Looks for words in the conversations with allies that the viewer may read; the texts are opened in this process and nowhere else. Those of
/// people are not searched: each is opened with a reason that they read (PR-11), and nobody is looked up in bulk (PR-16).
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn search(conn: &mut Conn, app: &App, viewer: Viewer, words: &str) -> Result<Searched, ServiceError> {
    account(viewer)?;
    let sought = bare(words);
    let mut found = Searched::default();
    if sought.is_empty() {
        return Ok(found);
    }
    let all = stored::with_messages(conn, SEARCHED_MAX + 1)?;
    found.is_cut = all.len() as i64 > SEARCHED_MAX;
    let readable = all.into_iter().take(usize::try_from(SEARCHED_MAX).unwrap_or(usize::MAX));
    for with in readable.filter(|with| matches!(with, With::Ally(_))) {
        if !sees(conn, viewer, with)? {
            continue;
        }
        let messages = stored::messages_of(conn, &app.data_keys, (with, SHOWN_MAX))?;
        for message in messages.iter().rev().filter(|message| bare(message.text.expose()).contains(&sought)) {
            if found.hits.len() == HITS_MAX {
                found.is_cut = true;
                return Ok(found);
            }
            let excerpt = Private::new(text::excerpt(message.text.expose(), EXCERPT_CHARS));
            found.hits.push(Hit { with, id: message.id, said_at: message.said_at, excerpt });
        }
    }
    Ok(found)
}

/// A text as it is compared: without accents, capitals and breaks.
fn bare(text: &str) -> String {
    text::unaccented(text).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
