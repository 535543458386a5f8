//! What comes after a stay: whoever has charge of the seeker writes it with them, and the seeker reads it.
//! Invariants: the host, and whoever has charge of the host alone, is told what they would be told of none; words are opened for a reason that is in
//! the audit log (PR-11), or for the person themselves.

use chrono::{DateTime, Utc};

use super::own::OwnMatch;
use super::{App, ServiceError, Viewer, seeker_of, sides};
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::matches::{Match, Party};
use crate::domain::move_on::{
    MoveOn, MoveOnError, NewStep, STEPS_MAX, TypedStep, TypedWish, Wish, ends_soon, may_be_written,
};
use crate::domain::private::CaseReason;
use crate::geo::Gazetteer;
use crate::ids::{AccountId, MatchId, MoveOnStepId};
use crate::services::audit;
use crate::store::move_on::{self as stored, Words};
use crate::store::people::Person;
use crate::store::{Conn, Tx, matches};

/// The plan of a stay, as the desk shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub one: Match,
    pub plan: Option<MoveOn>,
    /// Whether it may be written now.
    pub may_write: bool,
    /// Whether the stay ends soon, and nobody wrote what comes after it.
    pub is_missing: bool,
}

impl From<Vec<MoveOnError>> for ServiceError {
    fn from(errors: Vec<MoveOnError>) -> Self {
        Self::MoveOn(errors)
    }
}

/// The match, for whoever has charge of its seeker.
fn charged(conn: &mut Conn, viewer: Viewer, id: MatchId) -> Result<Match, ServiceError> {
    let not_there = || ServiceError::NotFound("match");
    let one = matches::by_id(conn, id)?.ok_or_else(not_there)?;
    let has_charge = sides(conn, viewer, &one)?.seeker && one.request.here().is_some();
    if has_charge { Ok(one) } else { Err(not_there()) }
}

fn planned(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (one, words): (Match, Words),
) -> Result<Planned, ServiceError> {
    let plan = stored::of(conn, &app.data_keys, (one.id, words))?;
    let is_missing = plan.is_none() && ends_soon(&one, now.date_naive());
    Ok(Planned { may_write: may_be_written(one.state), is_missing, plan, one })
}

/// The plan of a stay without its words; `None` where there is none to be shown, and none to be written.
///
/// # Errors
/// [`ServiceError::NotFound`] for who has no charge of the seeker; the store's.
pub fn plan_of(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (viewer, id): (Viewer, MatchId),
) -> Result<Planned, ServiceError> {
    let one = charged(conn, viewer, id)?;
    let found = planned(conn, app, now, (one, Words::Closed))?;
    if found.may_write || found.plan.is_some() { Ok(found) } else { Err(ServiceError::NotFound("plan")) }
}

/// The plan of a stay with its words, for a reason that the person reads.
///
/// # Errors
/// As [`plan_of`].
pub fn open_plan(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, reason): (MatchId, CaseReason),
) -> Result<Planned, ServiceError> {
    let one = charged(tx, viewer, id)?;
    let subject = subject(tx, &one)?;
    let found = planned(tx, app, now, (one, Words::Opened))?;
    if found.plan.is_none() {
        return Err(ServiceError::NotFound("plan"));
    }
    audit::note_with(tx, now, viewer, (AuditEvent::CaseOpened, subject, Some(Reason::Case(reason))));
    Ok(found)
}

/// Whom an entry of the audit log is about: the person, where they are registered.
fn subject(conn: &mut Conn, one: &Match) -> Result<Subject, ServiceError> {
    Ok(seeker_of(conn, one)?.map_or(Subject::Match(one.id), Subject::Person))
}

/// Sees that somebody of the staff may write the plan of a match now.
fn writer(tx: &mut Tx<'_>, viewer: Viewer, id: MatchId) -> Result<(Match, AccountId, Subject), ServiceError> {
    let one = charged(tx, viewer, id)?;
    let account = viewer.account().ok_or(ServiceError::NotAllowed)?;
    if !may_be_written(one.state) {
        return Err(ServiceError::Conflict(
            "a plan is written from the agreement to the end of a stay".to_owned(),
        ));
    }
    let subject = subject(tx, &one)?;
    Ok((one, account, subject))
}

/// Keeps where somebody wishes to go next. `seen` is the version of the plan that the form was made from, 0 for none. Words that were not typed
/// anew stay.
///
/// # Errors
/// [`ServiceError::MoveOn`], [`ServiceError::Conflict`] where it changed meanwhile, as [`plan_of`], or the store's.
pub fn keep_wish(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, typed, seen): (MatchId, &TypedWish, i32),
) -> Result<(), ServiceError> {
    let (one, account, subject) = writer(tx, viewer, id)?;
    super::lock(tx, &one.request, &one.offer)?;
    let today = now.date_naive();
    let wish = Wish::read(typed, today, Gazetteer::belgium())?;
    let before = stored::version(tx, id)?.unwrap_or(0);
    if before != seen {
        return Err(ServiceError::Conflict("somebody changed the plan meanwhile".to_owned()));
    }
    stored::save_wish(tx, &app.data_keys, (id, &wish, before + 1), (account, today))?;
    audit::note(tx, now, viewer, (AuditEvent::MoveOnWritten, subject));
    Ok(())
}

/// Adds a step. A plan that nobody wrote yet begins with it.
///
/// # Errors
/// As [`keep_wish`].
pub fn add_step(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, typed): (MatchId, &TypedStep),
) -> Result<MoveOnStepId, ServiceError> {
    let (one, account, subject) = writer(tx, viewer, id)?;
    super::lock(tx, &one.request, &one.offer)?;
    let today = now.date_naive();
    let step = NewStep::read(typed, today)?;
    match stored::of(tx, &app.data_keys, (id, Words::Closed))? {
        Some(plan) if plan.steps.len() >= STEPS_MAX => {
            return Err(vec![MoveOnError::TooManySteps { max: STEPS_MAX }].into());
        }
        Some(_) => {}
        None => stored::save_wish(tx, &app.data_keys, (id, &Wish::default(), 1), (account, today))?,
    }
    let step = stored::add_step(tx, &app.data_keys, (id, &step))?;
    audit::note(tx, now, viewer, (AuditEvent::MoveOnWritten, subject));
    Ok(step)
}

/// What becomes of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepDeed {
    Done,
    NotDone,
    Removed,
}

/// Notes what became of a step.
///
/// # Errors
/// As [`keep_wish`]; [`ServiceError::NotFound`] for a step of another plan.
pub fn change_step(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, step, deed): (MatchId, MoveOnStepId, StepDeed),
) -> Result<(), ServiceError> {
    let (_, _, subject) = writer(tx, viewer, id)?;
    let was_there = match deed {
        StepDeed::Done => stored::set_done(tx, (id, step), Some(now.date_naive()))?,
        StepDeed::NotDone => stored::set_done(tx, (id, step), None)?,
        StepDeed::Removed => stored::remove_step(tx, &app.data_keys, (id, step))?,
    };
    if !was_there {
        return Err(ServiceError::NotFound("step"));
    }
    audit::note(tx, now, viewer, (AuditEvent::MoveOnWritten, subject));
    Ok(())
}

/// The plan of a match, for its seeker who signed in; a host has none. Its words stay closed while a new card hides what is known of them.
///
/// # Errors
/// The store's.
pub fn own_plan(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (person, own): (&Person, &OwnMatch),
) -> Result<Option<MoveOn>, ServiceError> {
    if own.party == Party::Host {
        return Ok(None);
    }
    let is_hidden = person.hidden_until.is_some_and(|until| until > now);
    let words = if is_hidden { Words::Closed } else { Words::Opened };
    Ok(stored::of(conn, &app.data_keys, (own.one.id, words))?)
}
