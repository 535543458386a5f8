//! Check-ins of a stay (SG-07): both sides are asked apart from each other, and a no, a wish to be called or three days of silence raise a task.
//! Invariant: whoever has charge of one side reads nothing of the other (SG-08).

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::sweep::told;
use super::tell::require_side;
use super::{App, By, ServiceError, hold, host_of, seeker_of};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::check_in::{CheckIn, HowItGoes, SILENT_HOURS, due_on, to_ask};
use crate::domain::matches::{Match, MatchState, Party};
use crate::domain::notice::Notice;
use crate::domain::report::TaskKind;
use crate::ids::{ApId, MatchId};
use crate::services::{audit, notices};
use crate::store::{Conn, Tx, check_ins, matches as stored, people, tasks};

/// How many are taken at a time.
const AT_ONCE: i64 = 50;

/// The check-ins of one side of a match, the latest first.
pub(super) fn of_side(conn: &mut Conn, one: &Match, party: Party) -> Result<Vec<CheckIn>, ServiceError> {
    Ok(check_ins::of_side(conn, one.id, party)?)
}

/// Asks both sides of every stay of which a check-in is due, and tells the team of silence; gives how much that was.
///
/// # Errors
/// The store's, of the first stay that failed; the others were asked about.
pub async fn check_in(app: &Arc<App>) -> Result<usize, ServiceError> {
    let now = app.clock.now();
    let silent_since = now - TimeDelta::hours(SILENT_HOURS);
    let read = app.db.read(move |conn| {
        let due = stored::check_in_due(conn, now.date_naive(), AT_ONCE)?;
        Ok::<_, ServiceError>((due, check_ins::silent(conn, silent_since, AT_ONCE)?))
    });
    let (due, silent) = read.await?;
    let (count, mut all) = (due.len() + silent.len(), Ok(()));
    for id in due {
        let asking = Arc::clone(app);
        let done = app.tx(move |tx| ask(tx, &asking, now, id)).await;
        all = all.and(told(id, done));
    }
    for one in silent {
        let raising = Arc::clone(app);
        let done = app.tx(move |tx| {
            if check_ins::note_raised(tx, one.id, now)? {
                raise(tx, &raising, now, (TaskKind::StaySilent, one.of))?;
            }
            Ok(())
        });
        all = all.and(told(one.of, done.await));
    }
    all.map(|()| count)
}

fn ask(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, id: MatchId) -> Result<(), ServiceError> {
    let one = hold(tx, id)?.one;
    let (Some(began_on), Some((_, next)), MatchState::Active) = (one.began_on, one.next_check_in, one.state)
    else {
        return Ok(());
    };
    let Some((number, next)) = to_ask(began_on, next, now.date_naive()) else { return Ok(()) };
    for (party, person) in [(Party::Seeker, seeker_of(tx, &one)?), (Party::Host, host_of(tx, &one)?)] {
        // Nobody has a page for whoever is not registered: whoever accompanies them is told of the silence.
        if check_ins::ask(tx, (id, party, number), now)?
            && let Some(person) = person
            && let Some(person) = people::by_id(tx, person)?
        {
            notices::push_to_person(tx, app, now, (&person, &Notice::News))?;
        }
    }
    Ok(stored::set_next_check_in(tx, id, (due_on(began_on, next), next))?)
}

/// The address of a match's page at the desk: what a task is about.
pub(super) fn address(app: &App, id: MatchId) -> Result<ApId, ServiceError> {
    let address = app.urls.at(&format!("/desk/matches/{id}"));
    address.parse().map_err(|_| ServiceError::Internal(format!("{address} is no address of ours")))
}

pub(super) fn raise(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (kind, id): (TaskKind, MatchId),
) -> Result<(), ServiceError> {
    let one = stored::by_id(tx, id)?.ok_or(ServiceError::NotFound("match"))?;
    tasks::raise(tx, kind, (&address(app, id)?, &id.to_string()), now)?;
    for account in [one.selected_by, one.second_by].into_iter().flatten() {
        notices::push_to_account(tx, app, now, (account, &Notice::Waits))?;
    }
    Ok(())
}

/// Answers the latest check-in of a side that waits for an answer: the person themselves, or whoever has charge of that side.
///
/// # Errors
/// [`ServiceError::NotFound`] for a match that is not theirs, or where nothing was asked; the store's.
pub fn say_how(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    by: &By,
    (id, party, said): (MatchId, Party, HowItGoes),
) -> Result<(), ServiceError> {
    let one = hold(tx, id)?.one;
    require_side(tx, by, (&one, party))?;
    let open = check_ins::of_side(tx, id, party)?.into_iter().find(|one| one.answer.is_none());
    let open = open.ok_or(ServiceError::NotFound("check-in"))?;
    if !check_ins::answer(tx, open.id, (said, by.account()), now)? {
        return Err(ServiceError::Conflict("it was answered already".to_owned()));
    }
    if said.needs_somebody() {
        raise(tx, app, now, (TaskKind::StayNotWell, id))?;
    }
    match by {
        By::Staff(viewer) => audit::note(tx, now, *viewer, (AuditEvent::CheckedIn, Subject::Match(id))),
        By::Person(person) => audit::note_person(tx, now, person, AuditEvent::CheckedIn),
        By::Program | By::Carried(_) | By::Ally => {}
    }
    Ok(())
}
