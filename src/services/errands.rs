//! What people are told by somebody who has charge of them, because no message can go to them: they wish to be called, written to by post or
//! told by their caseworker, a message must not be left where others could read it, or nobody took it.
//! Invariant: an errand says what it is about and nothing of how the person is reached; that is in their record, which opens with a reason.

use chrono::{DateTime, Utc};

use super::{ServiceError, Viewer, audit, people};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::notice::NoticeKind;
use crate::ids::PersonId;
use crate::store::errands::{self, Errand};
use crate::store::{Conn, Tx, people as stored};

/// Notes that somebody is to be told of something; nothing where they are gone.
pub(super) fn raise(
    tx: &mut Tx<'_>,
    (person, kind): (PersonId, NoticeKind),
    now: DateTime<Utc>,
) -> Result<(), ServiceError> {
    if stored::by_id(tx, person)?.is_some() {
        errands::raise(tx, (person, kind), now)?;
    }
    Ok(())
}

/// What a person of whom the viewer has charge is to be told.
///
/// # Errors
/// As [`people::charged`], or the store's.
pub fn of(conn: &mut Conn, viewer: Viewer, person: PersonId) -> Result<Vec<Errand>, ServiceError> {
    people::charged(conn, viewer, person)?;
    Ok(errands::of_person(conn, person)?)
}

/// Notes that the viewer told somebody, who reads that they did.
///
/// # Errors
/// [`ServiceError::NotFound`] where there was nothing to tell, as [`people::charged`], or the store's.
pub fn done(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (person, kind): (PersonId, NoticeKind),
) -> Result<(), ServiceError> {
    people::charged(tx, viewer, person)?;
    if !errands::done(tx, (person, kind))? {
        return Err(ServiceError::NotFound("errand"));
    }
    audit::note(tx, now, viewer, (AuditEvent::PersonTold, Subject::Person(person)));
    Ok(())
}
