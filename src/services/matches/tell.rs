//! What people answer who are asked, and what happens after: told by themselves, or written down by whoever has charge of them.

use chrono::{DateTime, NaiveDate, Utc};

use super::{App, By, Held, ServiceError, Sides, decider, effects, hold, host_of, seeker_of, sides};
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::matches::{Answer, Deed, Match, MatchState, Party, Stay, TypedStay, Why};
use crate::domain::proposal::Proposal;
use crate::ids::MatchId;
use crate::services::{audit, queue};
use crate::store::Tx;

/// What came of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Noted,
    /// Somebody else was faster: the place is taken.
    Taken,
}

/// Sees that an answer is of whoever may give it: the person themselves, or whoever has charge of that side.
pub(super) fn require_side(
    tx: &mut Tx<'_>,
    by: &By,
    (one, party): (&Match, Party),
) -> Result<(), ServiceError> {
    let is_theirs = match by {
        By::Person(person) => {
            let of = match party {
                Party::Seeker => seeker_of(tx, one)?,
                Party::Host => host_of(tx, one)?,
            };
            of == Some(person.id)
        }
        By::Staff(viewer) => {
            let Sides { seeker, host, .. } = sides(tx, *viewer, one)?;
            match party {
                Party::Seeker => seeker,
                Party::Host => host,
            }
        }
        By::Program | By::Carried(_) | By::Ally => true,
    };
    if is_theirs { Ok(()) } else { Err(ServiceError::NotFound("match")) }
}

/// Answers the question of a match. The first yes takes the slot; where it is taken already, the question is over.
///
/// # Errors
/// [`crate::domain::matches::MatchProblem`], [`ServiceError::NotFound`] for a match that is not theirs, or the store's.
pub fn answer(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    by: &By,
    (id, party, answer, why): (MatchId, Party, Answer, Option<Why>),
) -> Result<Told, ServiceError> {
    let held = hold(tx, id)?;
    require_side(tx, by, (&held.one, party))?;
    let deed = match party {
        Party::Seeker => Deed::SeekerSays(answer, why),
        Party::Host => Deed::HostSays(answer, why),
    };
    held.one.next(deed)?;
    if let (Party::Seeker, Answer::Yes, Some(offer)) = (party, answer, held.one.offer.here())
        && effects::is_full(tx, offer)?
    {
        effects::take(tx, app, now, (&By::Program, held), Deed::Lapse(Why::Taken))?;
        return Ok(Told::Taken);
    }
    effects::take(tx, app, now, (by, held), deed)?;
    note(tx, now, by, (id, AuditEvent::MatchAnswered, Some(Reason::Answer(answer))));
    Ok(Told::Noted)
}

/// Takes a yes back; what was told of each other is told no longer.
///
/// # Errors
/// As [`answer`].
pub fn withdraw(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    by: &By,
    (id, party): (MatchId, Party),
) -> Result<(), ServiceError> {
    let held = hold(tx, id)?;
    require_side(tx, by, (&held.one, party))?;
    effects::take(tx, app, now, (by, held), Deed::Withdraw(party))?;
    note(tx, now, by, (id, AuditEvent::MatchWithdrawn, None));
    Ok(())
}

/// Something that the team writes down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    Met(NaiveDate),
    Agreed(TypedStay),
    Begun(NaiveDate),
    Ended(Why, NaiveDate),
    /// Moderators only.
    Vetoed(Why),
}

/// Writes down what happened to a match.
///
/// # Errors
/// [`ServiceError::Stay`], and as [`answer`].
pub fn happened(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    by: &By,
    (id, what, seen): (MatchId, &Happened, i32),
) -> Result<MatchState, ServiceError> {
    let held = hold(tx, id)?;
    require_charge(tx, by, (&held.one, what))?;
    require_free(tx, now, by, (id, what))?;
    held.one.require_version(seen)?;
    let (deed, event, reason) = match what {
        Happened::Met(on) => (Deed::Meet(*on), AuditEvent::MatchMet, None),
        Happened::Agreed(typed) => {
            (Deed::Agree(Some(read_stay(&held, typed, now)?)), AuditEvent::MatchAgreed, None)
        }
        Happened::Begun(on) => (Deed::Begin(*on), AuditEvent::MatchBegun, None),
        Happened::Ended(why, on) => (Deed::End(*why, *on), AuditEvent::MatchEnded, Some(Reason::Match(*why))),
        Happened::Vetoed(why) => (Deed::Veto(*why), AuditEvent::MatchVetoed, Some(Reason::Match(*why))),
    };
    let one = effects::take(tx, app, now, (by, held), deed)?;
    if let By::Staff(viewer) = by {
        queue::decided(tx, *viewer, (id, one.state))?;
    }
    note(tx, now, by, (id, event, reason));
    Ok(one.state)
}

/// Sees that nobody else is about to write something down. What ends a match waits for nobody: whoever sees a danger ends it.
fn require_free(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    by: &By,
    (id, what): (MatchId, &Happened),
) -> Result<(), ServiceError> {
    match (by, what) {
        (By::Staff(viewer), Happened::Met(_) | Happened::Agreed(_) | Happened::Begun(_)) => {
            queue::require_free(tx, now, *viewer, id)
        }
        (_, Happened::Ended(..) | Happened::Vetoed(_)) => Ok(()),
        (By::Person(_) | By::Program | By::Carried(_) | By::Ally, _) => Ok(()),
    }
}

fn read_stay(held: &Held, typed: &TypedStay, now: DateTime<Utc>) -> Result<Stay, ServiceError> {
    let sharing = held.offer.as_ref().and_then(Proposal::offered).map(|place| place.sharing);
    Stay::read(typed, sharing, now.date_naive()).map_err(ServiceError::Stay)
}

fn require_charge(tx: &mut Tx<'_>, by: &By, (one, what): (&Match, &Happened)) -> Result<(), ServiceError> {
    let By::Staff(viewer) = by else { return Err(ServiceError::NotAllowed) };
    match what {
        Happened::Vetoed(_) => {
            sides(tx, *viewer, one)?;
            decider(tx, *viewer, &one.offer).map(drop)
        }
        Happened::Met(_) | Happened::Agreed(_) | Happened::Begun(_) | Happened::Ended(..) => {
            sides(tx, *viewer, one).map(drop)
        }
    }
}

fn note(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    by: &By,
    (id, event, reason): (MatchId, AuditEvent, Option<Reason>),
) {
    match by {
        By::Staff(viewer) => audit::note_with(tx, now, *viewer, (event, Subject::Match(id), reason)),
        By::Person(person) => audit::note_person(tx, now, person, event),
        By::Program | By::Carried(_) | By::Ally => audit::note_program(tx, now, (event, Subject::Match(id))),
    }
}
