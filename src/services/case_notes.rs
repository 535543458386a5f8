//! Notes about people: whoever has charge of somebody writes them, and reads them with the record (PR-11); so does the person.

use chrono::{DateTime, Utc};

use super::{App, ServiceError, Viewer, audit, people};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::case_note::{NOTES_MAX, NoteText};
use crate::ids::{CaseNoteId, PersonId};
use crate::store::{Tx, case_notes};

/// Adds a note to somebody's record. It shows nothing of the record.
///
/// # Errors
/// [`ServiceError::Conflict`] where the record is full, [`ServiceError::NotAllowed`] without an account, as [`people::charged`], or the store's.
pub fn write(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, text): (PersonId, &NoteText),
) -> Result<CaseNoteId, ServiceError> {
    people::charged(tx, viewer, id)?;
    let Viewer::Staff { account, role } = viewer else { return Err(ServiceError::NotAllowed) };
    if case_notes::count(tx, id)? >= NOTES_MAX {
        return Err(ServiceError::Conflict(format!("a record holds {NOTES_MAX} notes at most")));
    }
    let note = case_notes::insert(tx, &app.data_keys, (id, text), (account, role, now))?;
    audit::note(tx, now, viewer, (AuditEvent::CaseNoteWritten, Subject::Person(id)));
    Ok(note)
}
