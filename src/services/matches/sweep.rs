//! What is due: decisions whose time to undo them is over are carried out, and questions that nobody answered lapse.
//! Invariant: each is one transaction, which looks again; so several workers may do it, and one that dies leaves it due.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::decide::require_may_send;
use super::line::is_for_later;
use super::{App, By, Held, ServiceError, effects, hold};
use crate::crash;
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::matches::{Deed, DeedCode, Pending, Why};
use crate::domain::notice::Notice;
use crate::ids::MatchId;
use crate::services::{Kind, audit, notices};
use crate::store::{Tx, matches as stored};

/// How many are taken at a time.
const AT_ONCE: i64 = 50;

/// Carries out what is due; gives how many decisions that were.
///
/// # Errors
/// The store's, of the first that failed; the others were carried out.
pub async fn carry_out(app: &Arc<App>) -> Result<usize, ServiceError> {
    let now = app.clock.now();
    let due = app.db.read(move |conn| Ok::<_, ServiceError>(stored::due(conn, now, AT_ONCE)?)).await?;
    let (count, mut all) = (due.len(), Ok(()));
    for id in due {
        let carrying = Arc::clone(app);
        let done = app.tx(move |tx| carry_out_one(tx, &carrying, now, id)).await;
        all = all.and(told(id, done));
    }
    all.map(|()| count)
}

/// Tells the log of one that failed, which keeps no other waiting: somebody else's question is not to wait for it.
pub(super) fn told(id: MatchId, done: Result<(), ServiceError>) -> Result<(), ServiceError> {
    done.inspect_err(|error| tracing::error!(%id, %error, cause = ?error, "what is due of a match failed"))
}

fn carry_out_one(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, id: MatchId) -> Result<(), ServiceError> {
    let held = hold(tx, id)?;
    let is_due = |pending: &Pending| pending.due_at.is_some_and(|at| at <= now);
    // Another worker was faster, or somebody undid it.
    let Some(pending) = held.one.pending.filter(is_due) else { return Ok(()) };
    done_or_not_sent(tx, app, now, (held, pending))?;
    crash::point("matches:before-commit");
    Ok(())
}

/// Carries a decision out, or takes it back where it is not right any more; gives whether it is decided no longer. What is in line stays there
/// while there is no room.
pub(super) fn done_or_not_sent(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (mut held, pending): (Held, Pending),
) -> Result<bool, ServiceError> {
    match require_may_send(tx, app, now, (&held, pending.sending)) {
        Ok(()) => {
            let id = held.one.id;
            effects::take(tx, app, now, (&By::Carried(pending.by), held), Deed::Send(pending.sending))?;
            audit::note_program(tx, now, (AuditEvent::MatchSent, Subject::Match(id)));
        }
        Err(error) if pending.due_at.is_none() && is_for_later(&error, &held) => return Ok(false),
        // It was right when it was decided, and is not any more: nothing is sent, and whoever decided is told.
        Err(error) if matches!(error.kind(), Kind::Conflict | Kind::Invalid) => {
            let before = held.one.version;
            held.one.undo(now)?;
            stored::save(tx, &held.one, before)?;
            effects::note(tx, &held.one, (DeedCode::NotSent, None), (&By::Program, now))?;
            notices::push_to_account(tx, app, now, (pending.by, &Notice::Waits))?;
        }
        Err(error) => return Err(error),
    }
    Ok(true)
}

/// Ends the questions that nobody answered in time; gives how many.
///
/// # Errors
/// As [`carry_out`].
pub async fn lapse(app: &Arc<App>) -> Result<usize, ServiceError> {
    let now = app.clock.now();
    let late =
        app.db.read(move |conn| Ok::<_, ServiceError>(stored::unanswered(conn, now, AT_ONCE)?)).await?;
    let (count, mut all) = (late.len(), Ok(()));
    for id in late {
        let lapsing = Arc::clone(app);
        let done = app.tx(move |tx| {
            let held = hold(tx, id)?;
            let is_late = held.one.asked().is_some() && held.one.lapses_at.is_some_and(|until| until < now);
            if is_late {
                effects::take(tx, &lapsing, now, (&By::Program, held), Deed::Lapse(Why::NoAnswer))?;
            }
            Ok(())
        });
        all = all.and(told(id, done.await));
    }
    all.map(|()| count)
}
