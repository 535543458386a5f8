//! How many slots of an offer are taken: those of the matches in which somebody said yes. The offer says so in the same transaction.

use chrono::{DateTime, Utc};

use super::{App, ServiceError, yes_states};
use crate::domain::matches::MatchState;
use crate::domain::proposal::{Proposal, State};
use crate::services::proposals as offers;
use crate::store::{Tx, matches as stored};

/// Counts the slots of an offer anew. A full one is reserved, or occupied once everybody lives there; one that is free again is published,
/// or paused where its vetting lacks something.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    mut offer: Proposal,
) -> Result<(), ServiceError> {
    let Some(place) = offer.offered() else { return Ok(()) };
    let slots = place.slots;
    let holding = stored::of_offer(tx, offer.id, &yes_states())?;
    let taken = u8::try_from(holding.len()).unwrap_or(u8::MAX);
    let all_live_there = holding.iter().all(|one| one.state == MatchState::Active);
    let before = (offer.taken_slots, offer.state);
    offer.taken_slots = taken;
    let is_full = taken >= slots;
    match (offer.state, is_full, all_live_there) {
        (State::Published | State::Reserved, true, true) => offer.become_(State::Occupied, now)?,
        (State::Published, true, false) => offer.become_(State::Reserved, now)?,
        // Whoever marked an offer as filled by hand frees it by hand: a match that holds nothing frees nothing.
        (State::Reserved | State::Occupied, false, _) if taken < before.0 => free(tx, app, now, &mut offer)?,
        (_, _, _) => {}
    }
    if (offer.taken_slots, offer.state) == before {
        return Ok(());
    }
    if offer.state == before.1 {
        offer.touch(now);
    }
    offers::save(tx, app, &offer)?;
    if before.1.is_out() { offers::tell_changed(tx, &offer, now) } else { Ok(()) }
}

fn free(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, offer: &mut Proposal) -> Result<(), ServiceError> {
    let may_be_out = offers::blocking(tx, app, now, offer)?.is_empty();
    offer.become_(if may_be_out { State::Published } else { State::Paused }, now)?;
    Ok(())
}
