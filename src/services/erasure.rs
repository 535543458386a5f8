//! The right to be forgotten (PR-08): what is known of somebody goes within a day of their asking, and again after a backup is restored.
//! Invariants: who is erased is on a list outside of the database before anything is deleted; allies who may hold a request are told to delete
//! it; what stays is an id in the audit log.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::cards::{self, Tried};
use super::hashing::HashError;
use super::{
    App, ServiceError, appeals, audit, conversations, hosts, incidents, matches, requests, sign_in_links,
};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::card::Pin;
use crate::ids::PersonId;
use crate::store::people::{self, Person};
use crate::store::{Conn, Tx, erased, matches as stored_matches, outbox, proposals};

/// For how long somebody may take it back.
pub const TAKE_BACK_HOURS: i64 = 12;
/// How many people are erased in one go.
const CHUNK: i64 = 50;

/// Notes that somebody asks for it, who signed in with their card and gives its PIN once more.
///
/// # Errors
/// [`HashError::Full`], [`ServiceError::NotFound`] without a card, or the store's.
pub async fn ask(app: &App, person: Person, pin: &Pin) -> Result<Tried<()>, HashError> {
    let now = app.clock.now();
    cards::with_pin(app, person.id, pin, move |tx| {
        people::ask_erasure(tx, person.id, Some(now))?;
        audit::note_person(tx, now, &person, AuditEvent::ErasureAsked);
        Ok(())
    })
    .await
}

/// Notes that somebody took it back.
///
/// # Errors
/// The store's.
pub fn take_back(tx: &mut Tx<'_>, now: DateTime<Utc>, person: &Person) -> Result<(), ServiceError> {
    people::ask_erasure(tx, person.id, None)?;
    audit::note_person(tx, now, person, AuditEvent::ErasureTakenBack);
    Ok(())
}

/// When it is done, of somebody who asked for it then: at the latest an hour after this, at the next sweep.
pub fn due_at(asked_at: DateTime<Utc>) -> DateTime<Utc> {
    asked_at + TimeDelta::hours(TAKE_BACK_HOURS)
}

/// Who is due.
///
/// # Errors
/// The store's.
pub fn due(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<PersonId>, ServiceError> {
    Ok(people::asked_erasure(conn, now - TimeDelta::hours(TAKE_BACK_HOURS), CHUNK)?)
}

/// Erases everybody who is due; gives how many.
///
/// # Errors
/// The list's file cannot be written, or the store's.
pub async fn run(app: &Arc<App>) -> Result<usize, ServiceError> {
    let now = app.clock.now();
    let mut count = 0;
    loop {
        let due = app.db.read(move |conn| due(conn, now)).await?;
        if due.is_empty() {
            return Ok(count);
        }
        for id in due {
            erased::add(&app.config.erased_file, id, now).map_err(|error| unwritten(app, &error))?;
            erase(app, id).await?;
            count += 1;
        }
    }
}

/// Erases once more whoever was erased and is here all the same: a backup was restored. Gives how many.
///
/// # Errors
/// The list's file cannot be read, or the store's.
pub async fn replay(app: &Arc<App>) -> Result<usize, ServiceError> {
    let listed = erased::all(&app.config.erased_file).map_err(|error| unwritten(app, &error))?;
    let mut count = 0;
    for chunk in listed.chunks(500) {
        let ids = chunk.to_vec();
        for id in app.db.read(move |conn| people::known(conn, &ids)).await? {
            erase(app, id).await?;
            count += 1;
        }
    }
    Ok(count)
}

fn unwritten(app: &App, error: &std::io::Error) -> ServiceError {
    ServiceError::Internal(format!("erased_file: {}: {error}", app.config.erased_file.display()))
}

async fn erase(app: &Arc<App>, id: PersonId) -> Result<(), ServiceError> {
    let now = app.clock.now();
    let erasing = Arc::clone(app);
    app.tx(move |tx| erase_now(tx, &erasing, now, id)).await
}

/// Deletes everything of a person: their requests, of which allies are told, and themselves. Offers of a host are withdrawn, of which
/// everybody is told who holds one: they name nobody.
fn erase_now(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, id: PersonId) -> Result<(), ServiceError> {
    conversations::forget_of_person(tx, app, now, id)?;
    for request in people::requests_of(tx, id)? {
        if let Some(request) = proposals::by_id(tx, request)? {
            // At once, also where it ended and the batch that would tell it is not due yet.
            matches::request_gone(tx, app, now, request.id)?;
            stored_matches::delete_of_request(tx, request.id)?;
            requests::uninvite(tx, now, &request, |_| true)?;
            appeals::take_back(tx, app, now, request.id)?;
            outbox::retract(tx, &request.ap_id)?;
            proposals::delete(tx, request.id)?;
        }
    }
    hosts::withdraw_all(tx, app, now, id)?;
    sign_in_links::delete_of(tx, id)?;
    incidents::forget_of(tx, id)?;
    people::delete(tx, id)?;
    audit::note_program(tx, now, (AuditEvent::PersonErased, Subject::Person(id)));
    Ok(())
}
