//! Questions in line: a moderator decided that a seeker is asked as soon as there is room. The first yes takes a place and a seeker has so many
//! questions at a time; when one of them ends without a yes, the next in line is asked (product.md, "Lives").
//! Invariant: only what a moderator decided is asked, in the order in which it was decided, and only if no rule keeps the two apart by then.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::decide::may_ask_seeker;
use super::sweep::{done_or_not_sent, told};
use super::{App, Held, ServiceError, hold, read_piece};
use crate::domain::matches::{Match, MatchProblem, MatchState, Sending};
use crate::domain::proposal::{Proposal, State};
use crate::ids::{MatchId, ProposalId};
use crate::store::{Conn, Tx, matches as stored};

/// How many in line are looked at, the first decided ones first.
const LOOK_MAX: i64 = 1_000;

/// Whether something cannot be asked now and may be later, without anybody deciding anew.
pub(super) fn is_for_later(error: &ServiceError, held: &Held) -> bool {
    match error {
        ServiceError::Match(MatchProblem::NoSlot | MatchProblem::AskedFull { .. } | MatchProblem::HasYes) => {
            true
        }
        // Its last place is held by a yes that may be taken back.
        ServiceError::Match(MatchProblem::NotOpen) => {
            is_reserved(held.offer.as_ref())
                && held.request.as_ref().is_some_and(|one| one.state == State::Open)
        }
        _ => false,
    }
}

fn is_reserved(offer: Option<&Proposal>) -> bool {
    offer.is_some_and(|offer| offer.state == State::Reserved)
}

/// That a seeker can be asked later, when it is their turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Why they cannot be asked now; `None` where they can.
    pub why: Option<MatchProblem>,
    /// How many others are asked about the same home.
    pub asked: usize,
    /// How many others are in line for the same home.
    pub before: usize,
}

/// As [`Line`]; `None` where nothing is before them, or the question is another one.
///
/// # Errors
/// The store's.
pub(super) fn line_of(
    conn: &mut Conn,
    one: &Match,
    (request, offer): (Option<&Proposal>, Option<&Proposal>),
) -> Result<Option<Line>, ServiceError> {
    let is_to_ask = matches!(one.state, MatchState::Selected | MatchState::SecondReview);
    let (Some(request), true) = (request.filter(|request| request.state == State::Open), is_to_ask) else {
        return Ok(None);
    };
    let why = match may_ask_seeker(conn, (request.id, offer)) {
        _ if is_reserved(offer) => Some(MatchProblem::NoSlot),
        Ok(()) => None,
        Err(ServiceError::Match(why)) => Some(why),
        Err(error) => return Err(error),
    };
    let line = Line { why, asked: others_asked(conn, one)?, before: others_in_line(conn, one)? };
    Ok(Some(line).filter(|line| line.why.is_some() || line.asked > 0 || line.before > 0))
}

/// How many others are asked about the same home of ours.
fn others_asked(conn: &mut Conn, one: &Match) -> Result<usize, ServiceError> {
    let Some(offer) = one.offer.here() else { return Ok(0) };
    let asked = stored::of_offer(conn, offer, &[MatchState::AskedSeeker])?;
    Ok(asked.iter().filter(|other| other.id != one.id).count())
}

/// How many others are in line for the same home of ours.
fn others_in_line(conn: &mut Conn, one: &Match) -> Result<usize, ServiceError> {
    let Some(offer) = one.offer.here() else { return Ok(0) };
    let open = stored::of_offer(conn, offer, &MatchState::open())?;
    let waits = |other: &&Match| other.pending.is_some_and(|pending| pending.due_at.is_none());
    Ok(open.iter().filter(waits).filter(|other| other.id != one.id).count())
}

/// Whether others are asked about the same home, or in line for it.
pub(super) fn is_behind(conn: &mut Conn, one: &Match) -> Result<bool, ServiceError> {
    Ok(others_asked(conn, one)? > 0 || others_in_line(conn, one)? > 0)
}

/// Asks those in line for whom there is room; gives how many.
///
/// # Errors
/// The store's, of the first that failed; the others were asked.
pub async fn ask_next(app: &Arc<App>) -> Result<usize, ServiceError> {
    let next = app.db.read(next).await?;
    let (mut count, mut all) = (0, Ok(()));
    for id in next {
        let (asking, now) = (Arc::clone(app), app.clock.now());
        let done = app.tx(move |tx| ask_one(tx, &asking, now, id)).await;
        match done {
            Ok(is_over) => count += usize::from(is_over),
            Err(error) => all = all.and(told(id, Err(error))),
        }
    }
    all.map(|()| count)
}

/// Those for whom there seems to be room: of each request and each home the first alone. The line asks about a home one after another, so that
/// nobody hopes for a place that another one is asked about first.
fn next(conn: &mut Conn) -> Result<Vec<MatchId>, ServiceError> {
    let line = stored::in_line(conn, LOOK_MAX)?;
    let (mut requests, mut homes): (HashSet<ProposalId>, HashSet<ProposalId>) =
        (HashSet::new(), HashSet::new());
    let mut offers: HashMap<ProposalId, Option<Proposal>> = HashMap::new();
    let mut next = Vec::new();
    for one in line {
        let Some(request) = one.request.here().filter(|request| !requests.contains(request)) else {
            continue;
        };
        let offer = match one.offer.here() {
            Some(id) if homes.contains(&id) => continue,
            Some(id) if !offers.contains_key(&id) => {
                let found = read_piece(conn, &one.offer)?;
                offers.entry(id).or_insert(found).as_ref()
            }
            Some(id) => offers.get(&id).and_then(Option::as_ref),
            None => None,
        };
        if is_reserved(offer) || others_asked(conn, &one)? > 0 {
            homes.extend(one.offer.here());
            continue;
        }
        match may_ask_seeker(conn, (request, offer)) {
            Ok(()) => {
                requests.insert(request);
                homes.extend(one.offer.here());
                next.push(one.id);
            }
            // Who waits for an answer elsewhere keeps nobody waiting for this home.
            Err(ServiceError::Match(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(next)
}

/// Asks one whose turn it is. What cannot be asked at all any more leaves the line, and whoever decided is told; gives whether anything came of it.
fn ask_one(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, id: MatchId) -> Result<bool, ServiceError> {
    let held = hold(tx, id)?;
    let waits = |held: &Held| {
        held.one.pending.filter(|pending| pending.due_at.is_none() && pending.sending == Sending::AskSeeker)
    };
    // Another worker was faster, somebody undid it, or asked somebody else about the home.
    let Some(pending) = waits(&held) else { return Ok(false) };
    if others_asked(tx, &held.one)? > 0 {
        return Ok(false);
    }
    done_or_not_sent(tx, app, now, (held, pending))
}
