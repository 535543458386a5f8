//! A moderator takes a candidate up.

use chrono::{DateTime, Utc};

use super::judge::{judged, judged_abroad, open_rules, require_feasible, two_for, two_for_household};
use super::{App, By, ServiceError, Viewer, decider, effects, lock, yes_states};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::matches::{DeedCode, Match, MatchProblem, MatchState, Piece, Taken};
use crate::domain::proposal::State;
use crate::ids::{MatchId, ProposalId};
use crate::services::alliances::is_ally;
use crate::services::{audit, people};
use crate::store::{Conn, Tx, matches as stored, offers, proposals, request_bands};

/// Takes a pair of ours up: nobody is asked yet. Gives its id.
///
/// # Errors
/// [`MatchProblem`] where a rule keeps the two apart, one of them is not open, they are in a match already or the seeker said yes to
/// another; [`ServiceError::OwnRecord`] for the host (SG-12); [`ServiceError::NotAllowed`], [`ServiceError::NotFound`], or the store's.
pub fn select(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (request, offer): (ProposalId, ProposalId),
) -> Result<MatchId, ServiceError> {
    if proposals::by_id(tx, offer)?.is_none() {
        return select_abroad(tx, app, now, viewer, (request, offer));
    }
    let pieces = (Piece::Here(request), Piece::Here(offer));
    let by = decider(tx, viewer, &pieces.1)?;
    people::charged_with_request(tx, viewer, request)?;
    lock(tx, &pieces.0, &pieces.1)?;
    let not_there = || ServiceError::NotFound("proposal");
    let (sought, offered) = (proposals::by_id(tx, request)?, proposals::by_id(tx, offer)?);
    let (sought, offered) = (sought.ok_or_else(not_there)?, offered.ok_or_else(not_there)?);
    if sought.state != State::Open || offered.state != State::Published {
        return Err(MatchProblem::NotOpen.into());
    }
    if state_of_pair(tx, request, offer)?.is_some() {
        return Err(MatchProblem::Twice.into());
    }
    if !stored::of_request(tx, request, &yes_states())?.is_empty() {
        return Err(MatchProblem::HasYes.into());
    }
    if offered.free_slots() == 0 {
        return Err(MatchProblem::NoSlot.into());
    }
    let judged = judged(tx, app, now, (&sought, &offered))?;
    require_feasible(&judged)?;
    let taken = Taken {
        request: pieces.0,
        offer: pieces.1,
        two_for: two_for(&judged, &offered),
        unknown: open_rules(&judged),
        by,
        ally: None,
    };
    insert(tx, now, viewer, taken)
}

fn insert(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    taken: Taken,
) -> Result<MatchId, ServiceError> {
    let one = Match::new(MatchId::new(), taken, now);
    stored::insert(tx, &one)?;
    effects::note(tx, &one, (DeedCode::Select, None), (&By::Staff(viewer), now))?;
    audit::note(tx, now, viewer, (AuditEvent::MatchSelected, Subject::Match(one.id)));
    Ok(one.id)
}

/// Takes a request of ours and an ally's offer up. The ally holds the request in bands already, which its consent names (PR-06): what is offered names
/// it.
fn select_abroad(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (request, row): (ProposalId, ProposalId),
) -> Result<MatchId, ServiceError> {
    let listed = offers::listed(tx, row)?.ok_or(ServiceError::NotFound("proposal"))?;
    let pieces = (Piece::Here(request), Piece::There(listed.ap_id.clone()));
    let by = decider(tx, viewer, &pieces.1)?;
    people::charged_with_request(tx, viewer, request)?;
    lock(tx, &pieces.0, &pieces.1)?;
    let sought = proposals::by_id(tx, request)?.ok_or(ServiceError::NotFound("proposal"))?;
    let ally = offers::author_of(tx, row)?.ok_or(ServiceError::NotFound("proposal"))?;
    if sought.state != State::Open || !is_ally(tx, &ally)? {
        return Err(MatchProblem::NotOpen.into());
    }
    let open = stored::of_request(tx, request, &MatchState::open())?;
    if open.iter().any(|one| one.offer == pieces.1) {
        return Err(MatchProblem::Twice.into());
    }
    if open.iter().any(|one| one.state.holds_slot()) {
        return Err(MatchProblem::HasYes.into());
    }
    let is_known_there = request_bands::of(tx, request)?.is_some_and(|sent| sent.recipients.contains(&ally));
    if !is_known_there {
        return Err(MatchProblem::NotKnownThere.into());
    }
    let judged = judged_abroad(tx, app, now, (&sought, &listed.ap_id))?.ok_or(MatchProblem::NotOpen)?;
    require_feasible(&judged)?;
    let taken = Taken {
        request: pieces.0,
        offer: pieces.1,
        two_for: two_for_household(&judged),
        unknown: open_rules(&judged),
        by,
        ally: Some(ally),
    };
    insert(tx, now, viewer, taken)
}

/// The match of a pair that is not over, where there is one.
///
/// # Errors
/// The store's.
pub fn state_of_pair(
    conn: &mut Conn,
    request: ProposalId,
    offer: ProposalId,
) -> Result<Option<(MatchId, MatchState)>, ServiceError> {
    let open = stored::of_request(conn, request, &MatchState::open())?;
    let found = open.into_iter().find(|one| one.offer == Piece::Here(offer));
    Ok(found.map(|one| (one.id, one.state)))
}
