//! What moderators decide, which is carried out once the time to undo it is over.

use chrono::{DateTime, TimeDelta, Utc};

use super::judge::require_still;
use super::line::{is_behind, is_for_later};
use super::{App, By, Held, ServiceError, Viewer, app_window, decider, effects, hold, yes_states};
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::matches::{
    ASKED_MAX, DeedCode, HOST_ASKED_MAX, HOST_ASKED_WEEK_MAX, MatchProblem, MatchState, Piece, Sending,
};
use crate::domain::negotiation::OPEN_AN_ALLY;
use crate::domain::proposal::Proposal;
use crate::domain::report::Direction;
use crate::ids::{ApId, MatchId, ProposalId};
use crate::services::{audit, queue, suspensions};
use crate::store::{Conn, Tx, matches as stored, negotiations};

/// What somebody decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    pub sending: Sending,
    /// A seeker whom there is no room to ask now, or who is not the first about this home, is asked when it is their turn.
    pub in_turn: bool,
}

impl Decision {
    /// To send it now, or not at all.
    pub fn now(sending: Sending) -> Self {
        Self { sending, in_turn: false }
    }
}

/// Decides that the seeker or the host is asked, or that contact opens. The first of two people gives it to the second so (SG-11).
///
/// # Errors
/// [`MatchProblem`], also where it changed since the viewer looked; [`ServiceError::OwnRecord`], [`ServiceError::NotAllowed`],
/// [`ServiceError::NotFound`], or the store's.
pub fn decide(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, decision, seen): (MatchId, Decision, i32),
) -> Result<MatchState, ServiceError> {
    let mut held = hold(tx, id)?;
    let by = decider(tx, viewer, &held.one.offer)?;
    queue::require_free(tx, now, viewer, id)?;
    held.one.require_version(seen)?;
    let (before, state, sending) = (held.one.version, held.one.state, decision.sending);
    let window = now + TimeDelta::seconds(app_window(app, held.urgency()));
    // That it is possible at all is told before what stands in its way.
    held.one.clone().decide((sending, by), (now, Some(window)))?;
    let due_at = match require_may_send(tx, app, now, (&held, sending)) {
        Ok(()) if decision.in_turn && sending == Sending::AskSeeker && is_behind(tx, &held.one)? => None,
        Ok(()) => Some(window),
        Err(error) if decision.in_turn && sending == Sending::AskSeeker && is_for_later(&error, &held) => {
            None
        }
        Err(error) => return Err(error),
    };
    held.one.decide((sending, by), (now, due_at))?;
    stored::save(tx, &held.one, before)?;
    if held.one.state != state {
        let one = &held.one;
        effects::note(tx, one, (DeedCode::Second, None), (&By::Staff(viewer), now))?;
    }
    queue::decided(tx, viewer, (id, held.one.state))?;
    let reason = Some(Reason::Sending(sending));
    audit::note_with(tx, now, viewer, (AuditEvent::MatchDecided, Subject::Match(id), reason));
    Ok(held.one.state)
}

/// Takes a decision back that was not carried out.
///
/// # Errors
/// [`MatchProblem::NothingToUndo`], or as [`decide`].
pub fn undo(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, seen): (MatchId, i32),
) -> Result<(), ServiceError> {
    let mut held = hold(tx, id)?;
    decider(tx, viewer, &held.one.offer)?;
    if held.one.pending.is_none() {
        return Err(MatchProblem::NothingToUndo.into());
    }
    held.one.require_version(seen)?;
    let before = held.one.version;
    let sending = held.one.undo(now)?;
    stored::save(tx, &held.one, before)?;
    effects::note(tx, &held.one, (DeedCode::Undo, None), (&By::Staff(viewer), now))?;
    let reason = Some(Reason::Sending(sending));
    audit::note_with(tx, now, viewer, (AuditEvent::MatchUndone, Subject::Match(id), reason));
    Ok(())
}

/// Sees that something may be sent now: both are there, no rule keeps them apart, and nobody is asked too often.
///
/// # Errors
/// [`MatchProblem`], or the store's.
pub(super) fn require_may_send(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (held, sending): (&Held, Sending),
) -> Result<(), ServiceError> {
    require_still(tx, app, now, held)?;
    match sending {
        Sending::AskSeeker => match held.one.request.here() {
            Some(request) => may_ask_seeker(tx, (request, held.offer.as_ref())),
            None => Ok(()),
        },
        Sending::AskHost => require_may_ask_host(tx, now, held),
        Sending::OpenContact | Sending::Accept => Ok(()),
    }
}

/// Sees that there is room for another question to a seeker, and a place to ask about.
pub(super) fn may_ask_seeker(
    conn: &mut Conn,
    (request, offer): (ProposalId, Option<&Proposal>),
) -> Result<(), ServiceError> {
    if !stored::of_request(conn, request, &yes_states())?.is_empty() {
        return Err(MatchProblem::HasYes.into());
    }
    if stored::of_request(conn, request, &[MatchState::AskedSeeker])?.len() >= ASKED_MAX {
        return Err(MatchProblem::AskedFull { max: ASKED_MAX }.into());
    }
    if offer.is_some_and(|offer| offer.free_slots() == 0) {
        return Err(MatchProblem::NoSlot.into());
    }
    Ok(())
}

/// SG-13: a host is not asked about too many households, over all offers of theirs.
fn require_may_ask_host(tx: &mut Tx<'_>, now: DateTime<Utc>, held: &Held) -> Result<(), ServiceError> {
    let offer = match (&held.one.offer, &held.one.ally) {
        (Piece::Here(offer), _) => *offer,
        (Piece::There(theirs), Some(ally)) => return require_may_offer(tx, (ally, theirs)),
        (Piece::There(_), None) => return Err(MatchProblem::NotOpen.into()),
    };
    // An ally's household holds no slot before its host is asked.
    if !held.one.state.holds_slot() && effects::is_full(tx, offer)? {
        return Err(MatchProblem::NoSlot.into());
    }
    let offers = suspensions::offers_of_host(tx, offer)?;
    let (asked, standing) = stored::asked_of(tx, &offers, now - TimeDelta::days(7))?;
    if standing >= HOST_ASKED_MAX || asked >= HOST_ASKED_WEEK_MAX {
        let (at_once, a_week) = (HOST_ASKED_MAX, HOST_ASKED_WEEK_MAX);
        return Err(MatchProblem::HostAskedOften { at_once, a_week }.into());
    }
    Ok(())
}

/// An ally says no by itself to what it cannot take up (federation.md, "Partners"): a seeker's yes is not spent on that.
fn require_may_offer(tx: &mut Tx<'_>, (ally, offer): (&ApId, &ApId)) -> Result<(), ServiceError> {
    let asked = stored::of_offer_there(tx, offer, &[MatchState::AskedHost])?;
    if !asked.is_empty() {
        return Err(MatchProblem::Negotiated.into());
    }
    if negotiations::count_open(tx, ally, Direction::Out)? >= OPEN_AN_ALLY {
        return Err(MatchProblem::OfferedFull { max: OPEN_AN_ALLY }.into());
    }
    Ok(())
}
