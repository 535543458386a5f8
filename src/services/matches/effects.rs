//! A deed to a match, and all that follows from it in the same transaction: its history, what each side is told, the slots of the offer, the
//! request's own state, the other questions that have no answer any more, and who is written to.

use chrono::{DateTime, Utc};

use super::{
    App, By, Held, ServiceError, ally, check_ins, hold, host_of, now_and_hours, read_piece, seeker_of, slots,
    yes_states,
};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::matches::{Deed, DeedCode, Match, MatchState, Party, Told, Why, releases, to_tell};
use crate::domain::notice::Notice;
use crate::domain::proposal::{Proposal, State};
use crate::domain::queue::QueueKind;
use crate::domain::report::TaskKind;
use crate::ids::ProposalId;
use crate::services::{audit, notices, proposals};
use crate::store::{
    Tx, check_ins as stored_check_ins, match_history, matches as stored, people,
    proposals as stored_proposals, queue_holders,
};

/// Notes something in the history of a match.
pub(super) fn note(
    tx: &mut Tx<'_>,
    one: &Match,
    deed: (DeedCode, Option<Why>),
    (by, now): (&By, DateTime<Utc>),
) -> Result<(), ServiceError> {
    Ok(match_history::note(tx, one, deed, (by.role(), by.account(), now))?)
}

/// Does a deed to a match, and what follows from it; gives what became of it.
///
/// # Errors
/// [`crate::domain::matches::MatchProblem`], or the store's.
pub(super) fn take(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (by, held): (&By, Held),
    deed: Deed,
) -> Result<Match, ServiceError> {
    let before = held.one.clone();
    let mut one = held.one.clone();
    one.take(deed, by.voice(), now_and_hours(now, &held))?;
    if let Some(wire) = to_tell(&before, &one, (deed, by.voice())) {
        ally::tell(tx, app, now, (&mut one, wire))?;
    }
    stored::save(tx, &one, before.version)?;
    note(tx, &one, (deed.code(), deed.given()), (by, now))?;
    follow_releases(tx, now, (&before, &one))?;
    let lives = |state: MatchState| state == MatchState::Active;
    if before.state.holds_slot() != one.state.holds_slot() || lives(before.state) != lives(one.state) {
        if let Some(offer) = read_piece(tx, &one.offer)? {
            slots::settle(tx, app, now, offer)?;
        }
        follow_request(tx, app, now, (&one, held.request))?;
    }
    if one.state == MatchState::SeekerYes && before.state != MatchState::SeekerYes {
        end_others(tx, app, now, &one)?;
    }
    if before.state == MatchState::Active && one.state != MatchState::Active {
        stored_check_ins::forget_open(tx, one.id)?;
    }
    if one.state.is_final() {
        queue_holders::leave(tx, QueueKind::Match, &one.id.to_string())?;
    }
    tell(tx, app, now, (&before, &one))?;
    Ok(one)
}

/// Opens and closes what each side is told, as the state says (SG-05, SG-06). Whoever it is of reads it in their own log.
fn follow_releases(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (before, one): (&Match, &Match),
) -> Result<(), ServiceError> {
    for to in Party::ALL {
        for told in Told::ALL {
            let was = releases(before.state, *to).contains(told);
            let is = releases(one.state, *to).contains(told);
            let event = match (was, is) {
                (false, true) => {
                    match_history::open(tx, (one.id, *told, *to), now)?;
                    AuditEvent::ReleaseOpened
                }
                (true, false) => {
                    match_history::close(tx, (one.id, *told, *to), now)?;
                    AuditEvent::ReleaseClosed
                }
                (true, true) | (false, false) => continue,
            };
            let of = match to {
                Party::Seeker => host_of(tx, one)?,
                Party::Host => seeker_of(tx, one)?,
            };
            if let Some(person) = of {
                audit::note_program(tx, now, (event, Subject::Person(person)));
            }
        }
    }
    Ok(())
}

/// A request whose household lives somewhere is placed; a broken stay opens it again, with its first waiting date, and any other closes it.
fn follow_request(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (one, request): (&Match, Option<Proposal>),
) -> Result<(), ServiceError> {
    let Some(mut request) = request else { return Ok(()) };
    let to = match (one.state, request.state) {
        (MatchState::Active, State::Open) => State::Placed,
        (MatchState::Ended, State::Placed) if one.why.is_some_and(Why::reopens) => State::Open,
        (MatchState::Ended, State::Placed) => State::Closed,
        (_, _) => return Ok(()),
    };
    request.become_(to, now)?;
    Ok(proposals::save(tx, app, &request)?)
}

/// The first yes takes the slot. What else the seeker was asked has no answer any more, and neither have the questions about a place that is
/// taken.
fn end_others(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, one: &Match) -> Result<(), ServiceError> {
    let mut over: Vec<(Match, Why)> = Vec::new();
    if let Some(request) = one.request.here() {
        let asked = stored::of_request(tx, request, &[MatchState::AskedSeeker])?;
        over.extend(asked.into_iter().map(|other| (other, Why::ChoseOther)));
    }
    if let Some(offer) = one.offer.here()
        && is_full(tx, offer)?
    {
        let asked = stored::of_offer(tx, offer, &[MatchState::AskedSeeker])?;
        over.extend(asked.into_iter().map(|other| (other, Why::Taken)));
    }
    for (other, why) in over.into_iter().filter(|(other, _)| other.id != one.id) {
        lapse_one(tx, app, now, (other, why))?;
    }
    Ok(())
}

/// Whether every slot of an offer is held.
pub(super) fn is_full(tx: &mut Tx<'_>, offer: ProposalId) -> Result<bool, ServiceError> {
    let Some(proposal) = stored_proposals::by_id(tx, offer)? else { return Ok(true) };
    let slots = proposal.offered().map_or(0, |place| usize::from(place.slots));
    Ok(stored::of_offer(tx, offer, &yes_states())?.len() >= slots)
}

/// Ends a match by itself, where it still can end so. Its offer is locked already.
fn lapse_one(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (one, why): (Match, Why),
) -> Result<(), ServiceError> {
    let deed = Deed::Lapse(why);
    if one.next(deed).is_err() {
        return Ok(());
    }
    let (request, offer) = (read_piece(tx, &one.request)?, read_piece(tx, &one.offer)?);
    take(tx, app, now, (&By::Program, Held { one, request, offer }), deed)?;
    Ok(())
}

/// Ends what is pending about an offer that is taken back. Where somebody lives there they go on living there.
///
/// # Errors
/// The store's.
pub fn offer_gone(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    offer: ProposalId,
) -> Result<(), ServiceError> {
    for one in stored::of_offer(tx, offer, &MatchState::open())? {
        lapse_one(tx, app, now, (one, Why::OfferGone))?;
    }
    Ok(())
}

/// Ends every pending match of an offer at once, because of a grave incident (SG-10). Where somebody lives there, the team has to see to it.
///
/// # Errors
/// The store's.
pub fn suspended(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    offer: &Proposal,
) -> Result<(), ServiceError> {
    for one in stored::of_offer(tx, offer.id, &MatchState::open())? {
        if one.state == MatchState::Active {
            check_ins::raise(tx, app, now, (TaskKind::StayUnderIncident, one.id))?;
        } else {
            lapse_one(tx, app, now, (one, Why::Suspended))?;
        }
    }
    Ok(())
}

/// Ends every match of a request that is taken back; a stay ends with it.
///
/// # Errors
/// The store's.
pub fn request_gone(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    request: ProposalId,
) -> Result<(), ServiceError> {
    for one in stored::of_request(tx, request, &MatchState::open())? {
        let held = hold(tx, one.id)?;
        let deed = match held.one.state {
            MatchState::Active => Deed::End(Why::Left, now.date_naive()),
            MatchState::Selected
            | MatchState::SecondReview
            | MatchState::AskedSeeker
            | MatchState::SeekerYes
            | MatchState::AskedHost
            | MatchState::HostYes
            | MatchState::ContactOpened
            | MatchState::Met
            | MatchState::Agreed
            | MatchState::Ended
            | MatchState::Declined
            | MatchState::Lapsed
            | MatchState::Vetoed => Deed::Lapse(Why::RequestGone),
        };
        if held.one.next(deed).is_ok() {
            take(tx, app, now, (&By::Program, held), deed)?;
        }
    }
    Ok(())
}

/// Writes to whoever has something to read or to decide: the two, by the channel that they chose, and whoever took the match up.
fn tell(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (before, one): (&Match, &Match),
) -> Result<(), ServiceError> {
    let (seeker, host, team) = whom(before.state, one.state);
    let people_to_tell = [(seeker, seeker_of(tx, one)?), (host, host_of(tx, one)?)];
    for person in people_to_tell.into_iter().filter(|(is_told, _)| *is_told).filter_map(|(_, id)| id) {
        if let Some(person) = people::by_id(tx, person)? {
            notices::push_to_person(tx, app, now, (&person, &Notice::News))?;
        }
    }
    if team {
        for account in [one.selected_by, one.second_by].into_iter().flatten() {
            notices::push_to_account(tx, app, now, (account, &Notice::Waits))?;
        }
    }
    Ok(())
}

/// Whom a change is told to: the seeker, the host, and whoever took the match up. What was not asked of somebody is not told to them.
fn whom(before: MatchState, now: MatchState) -> (bool, bool, bool) {
    use MatchState as S;
    let knew_host =
        matches!(before, S::AskedHost | S::HostYes | S::ContactOpened | S::Met | S::Agreed | S::Active);
    let knew_seeker = knew_host || matches!(before, S::AskedSeeker | S::SeekerYes);
    match now {
        S::AskedSeeker if before != S::AskedSeeker => (true, false, false),
        S::AskedHost if before != S::AskedHost => (false, true, false),
        // They wish to be called.
        S::AskedSeeker | S::AskedHost | S::SeekerYes | S::HostYes => (false, false, true),
        S::ContactOpened | S::Met => (true, true, false),
        S::Declined | S::Lapsed | S::Vetoed => (knew_seeker, knew_host, true),
        S::Selected | S::SecondReview | S::Agreed | S::Active | S::Ended => (false, false, false),
    }
}
