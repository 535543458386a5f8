//! The batch of a week, in which appeals go out and come back: their times tell nobody who came or was housed (PR-06).
//! Invariant: what a batch did is stored with what it told, so that one that was broken off goes on where it stopped.

use chrono::{DateTime, NaiveTime, Utc};

use super::{end, is_on, push};
use crate::domain::appeal::{Appeal, ConsentScope, next_at};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::bands::{Asking, Crowd, Leaves};
use crate::domain::event::EventKind;
use crate::domain::proposal::{Proposal, State};
use crate::ids::{AppealId, ProposalId};
use crate::services::{App, ServiceError, audit, proposals};
use crate::store::{Tx, appeals, consents, request_bands, sweeps};

/// Under which it is stored when the next one is due.
const NAME: &str = "appeal-batch";

/// Sends the batch that is due, if one is; gives of how many appeals something was told.
///
/// # Errors
/// The store's.
pub async fn run_due(app: &std::sync::Arc<App>) -> Result<usize, ServiceError> {
    let now = app.clock.now();
    let told = match app.db.read(|conn| sweeps::due_at(conn, NAME)).await? {
        Some(due_at) if due_at > now => return Ok(0),
        Some(_) => run(app).await?,
        // The first one of all leaves at its time too.
        None => 0,
    };
    app.db.tx(move |tx| sweeps::set(tx, NAME, next_at(now))).await?;
    Ok(told)
}

/// Sends a batch now; gives of how many appeals something was told. They leave in the order of their random ids: that of the requests would tell which
/// of two came first.
///
/// # Errors
/// The store's.
pub async fn run(app: &std::sync::Arc<App>) -> Result<usize, ServiceError> {
    let read = |conn: &mut crate::store::Conn| {
        Ok::<_, ServiceError>((request_bands::asking(conn)?, appeals::standing(conn)?))
    };
    let (all, ids) = app.db.read(read).await?;
    let all = std::sync::Arc::new((Crowd::of(&all), all));
    let mut told = 0;
    for id in ids {
        let (with, all, now) = (std::sync::Arc::clone(app), std::sync::Arc::clone(&all), app.clock.now());
        told += usize::from(app.db.tx(move |tx| step(tx, &with, now, (&all, id))).await?);
    }
    app.wake.outbox.notify_one();
    Ok(told)
}

/// Does what is due for one appeal; gives whether something was told.
fn step(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    ((crowd, all), id): (&(Crowd, Vec<Asking>), AppealId),
) -> Result<bool, ServiceError> {
    let Some(found) = appeals::by_id(tx, id)?.filter(|found| found.withdrawn_at.is_none()) else {
        return Ok(false);
    };
    let request = match found.request {
        Some(request) => proposals::load(tx, request).map(Some),
        // Its request is gone.
        None => Ok(None),
    }?;
    // Whoever waited for the request may have been told of a consent that is taken back.
    let Some(appeal) = appeals::by_id(tx, id)?.filter(|appeal| appeal.withdrawn_at.is_none()) else {
        return Ok(false);
    };
    let one = request.as_ref().and_then(|request| all.iter().find(|one| one.id == request.id));
    let stands = match &request {
        Some(request) => stands(tx, app, request)?,
        None => false,
    };
    match (appeal.out(), stands, one) {
        (Some((bands, _)), true, Some(one)) if !one.says(bands) => end_told(tx, app, now, &appeal),
        (Some(_), true, _) => Ok(false),
        (Some(_), false, _) => end_told(tx, app, now, &appeal),
        (None, true, Some(one)) => match crowd.leaves(one, None) {
            Leaves::In(bands) => {
                let day = now.date_naive().and_time(NaiveTime::MIN).and_utc();
                appeals::publish(tx, id, (&bands, day))?;
                push(tx, app, now, (EventKind::AppealPublished, id))?;
                audit::note_program(tx, now, (AuditEvent::AppealPublished, Subject::Proposal(one.id)));
                Ok(true)
            }
            Leaves::Waits | Leaves::AsSent | Leaves::Back => Ok(false),
        },
        (None, true, None) => Ok(false),
        (None, false, _) => {
            if request.as_ref().is_none_or(|request| is_over(request.state)) {
                end(tx, app, now, &appeal)?;
            }
            Ok(false)
        }
    }
}

fn end_told(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, appeal: &Appeal) -> Result<bool, ServiceError> {
    end(tx, app, now, appeal)?;
    Ok(true)
}

/// Whether an appeal for a request may be out.
fn stands(tx: &mut Tx<'_>, app: &App, request: &Proposal) -> Result<bool, ServiceError> {
    let agreed = |id: ProposalId, tx: &mut Tx<'_>| consents::standing(tx, (id, ConsentScope::Appeal));
    Ok(is_on(app) && request.state == State::Open && agreed(request.id, tx)?.is_some())
}

/// Whether a request needs no appeal any more. One that pauses goes on to wait.
fn is_over(state: State) -> bool {
    match state {
        State::Placed | State::Closed | State::Withdrawn => true,
        State::Draft
        | State::Screening
        | State::Published
        | State::Open
        | State::Paused
        | State::Reserved
        | State::Occupied
        | State::NeedsInfo
        | State::Suspended => false,
    }
}
