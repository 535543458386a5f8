//! Sessions of people who signed in with a card: apart from those of the staff, short on a shared phone, and theirs to end.

use chrono::{DateTime, Utc};

use super::ServiceError;
use crate::crypto;
use crate::domain::card::Phone;
use crate::ids::{PersonId, SessionId};
use crate::store::people::Person;
use crate::store::person_sessions::{self as stored, Listed, New};
use crate::store::{Conn, Tx};

/// A session as a door needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonSession {
    pub id: SessionId,
    pub person: Person,
    pub phone: Phone,
    /// What forms must carry.
    pub csrf: String,
    /// Whether it is time to note that it is in use ([`note_use`]).
    pub use_is_due: bool,
}

fn hashed(token: &str) -> String {
    crypto::sha256_hex(token.as_bytes())
}

/// Opens a session; gives its token, of which only the hash is stored. `old` is the token that the browser had: it is worth nothing any more.
///
/// # Errors
/// The store's.
pub(super) fn open(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (person, phone): (PersonId, Phone),
    (browser, old): (&str, Option<&str>),
) -> Result<String, ServiceError> {
    if let Some(old) = old {
        stored::close(tx, &hashed(old))?;
    }
    let (token, csrf) = (crypto::token(), crypto::token());
    let (token_hash, expires_at) = (hashed(&token), phone.ends(now, now));
    stored::open(tx, New { person, phone, token_hash: &token_hash, csrf: &csrf, browser, now, expires_at })?;
    Ok(token)
}

/// The session with this token, if it has not ended.
///
/// # Errors
/// The store's.
pub fn by_token(
    conn: &mut Conn,
    now: DateTime<Utc>,
    token: &str,
) -> Result<Option<PersonSession>, ServiceError> {
    let found = stored::by_token(conn, &hashed(token), now)?;
    Ok(found.map(|found| PersonSession {
        use_is_due: now - found.seen_at >= found.phone.seen_every(),
        id: found.id,
        person: found.person,
        phone: found.phone,
        csrf: found.csrf,
    }))
}

/// Notes that a session is in use, and lets it last longer for it.
///
/// # Errors
/// The store's.
pub fn note_use(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (id, phone): (SessionId, Phone),
) -> Result<(), ServiceError> {
    let Some(opened_at) = stored::opened_at(tx, id)? else { return Ok(()) };
    Ok(stored::seen(tx, id, (now, phone.ends(opened_at, now)))?)
}

/// The sessions of a person, the newest first.
///
/// # Errors
/// The store's.
pub fn list(conn: &mut Conn, now: DateTime<Utc>, person: PersonId) -> Result<Vec<Listed>, ServiceError> {
    Ok(stored::of_person(conn, person, now)?)
}

/// Ends one of a person's own sessions.
///
/// # Errors
/// [`ServiceError::NotFound`].
pub fn end(tx: &mut Tx<'_>, person: PersonId, id: SessionId) -> Result<(), ServiceError> {
    if stored::end(tx, person, id)? { Ok(()) } else { Err(ServiceError::NotFound("session")) }
}

/// Ends a session by its token: the sign-out, and the quick exit.
///
/// # Errors
/// The store's.
pub fn close(tx: &mut Tx<'_>, token: &str) -> Result<(), ServiceError> {
    Ok(stored::close(tx, &hashed(token))?)
}
