//! What associations tell one another of their own rules, of the offers that are out: ours to allies, and theirs to us.
//! Invariants: only to and from allies; verdicts and never facts; nobody is asked of whom nothing is to be proposed.

use chrono::{DateTime, TimeDelta, Utc};

use super::alliances::is_ally;
use super::{ServiceError, proposals};
use crate::domain::matching::verdicts::Verdicts;
use crate::domain::proposal::{Proposal, State};
use crate::ids::{ApId, ProposalId};
use crate::store::offer_verdicts::{self, Wanted};
use crate::store::{Claim, Conn, Tx, offers, vettings};

/// What was said is asked for again so much later.
const AGAIN_AFTER_HOURS: i64 = 24;
/// What could not be asked for again counts for so long, and is to be asked then.
pub const COUNTS_DAYS: i64 = 3;
/// The first wait after a failure that may pass; it doubles with each, up to a day.
const FIRST_WAIT_MINUTES: i64 = 5;
/// The same after an answer that says nothing: where an alliance begins, the other side may not know it yet.
const SILENT_WAIT_MINUTES: i64 = 1;

/// What an actor of another server is told of an offer of ours: nothing, where it is no ally's association, or the offer is not out.
///
/// # Errors
/// The store's.
pub fn told(
    conn: &mut Conn,
    now: DateTime<Utc>,
    (proposal, reader): (&Proposal, &ApId),
) -> Result<Option<Verdicts>, ServiceError> {
    let Some(place) = proposal.offered().filter(|_| proposal.state == State::Published) else {
        return Ok(None);
    };
    if !is_ally(conn, reader)? {
        return Ok(None);
    }
    let screening = vettings::of(conn, proposal.id)?;
    let is_complete = screening.missing(now.date_naive(), proposals::adults(place)).is_empty();
    let vetted_until = screening.valid_until().filter(|_| is_complete);
    Ok(Some(Verdicts::of(place, vetted_until)))
}

/// Asks for the verdicts of an offer that came or changed, where it is an ally's.
///
/// # Errors
/// The store's.
pub fn want(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (offer, author): (ProposalId, &ApId),
) -> Result<(), ServiceError> {
    if is_ally(tx, author)? {
        offer_verdicts::want(tx, offer, author, now)?;
    }
    Ok(())
}

/// Takes offers of which verdicts are due. One that is not an ally's any more, or takes nobody now, is not asked for: it comes again when
/// it changes.
///
/// # Errors
/// The store's.
pub fn claim(tx: &mut Tx<'_>, claim: Claim) -> Result<Claimed, ServiceError> {
    let mut claimed = Claimed { wanted: Vec::new(), left_out: 0 };
    for wanted in offer_verdicts::claim(tx, claim)? {
        if is_welcome(tx, &wanted)? {
            claimed.wanted.push(wanted);
        } else {
            offer_verdicts::forget(tx, &wanted)?;
            claimed.left_out += 1;
        }
    }
    Ok(claimed)
}

/// What a claim took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    pub wanted: Vec<Wanted>,
    /// So many are not to be asked for.
    pub left_out: usize,
}

fn is_welcome(conn: &mut Conn, wanted: &Wanted) -> Result<bool, ServiceError> {
    let listed = offers::listed(conn, wanted.proposal)?;
    let is_out = listed.is_some_and(|offer| offer.state == State::Published && offer.free_slots > 0);
    Ok(is_out && is_ally(conn, &wanted.author)?)
}

/// Keeps what an ally said; `false` where the offer changed meanwhile, or the alliance ended.
///
/// # Errors
/// The store's.
pub fn keep(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (wanted, said): (&Wanted, Verdicts),
) -> Result<bool, ServiceError> {
    if !is_welcome(tx, wanted)? {
        offer_verdicts::forget(tx, wanted)?;
        return Ok(false);
    }
    let (again_at, attempts) = if said == Verdicts::default() {
        (now + doubled(SILENT_WAIT_MINUTES, wanted.attempts), wanted.attempts)
    } else {
        (now + TimeDelta::hours(AGAIN_AFTER_HOURS), 0)
    };
    Ok(offer_verdicts::keep(tx, wanted, said, (now, again_at, attempts))?)
}

/// A first wait that doubled with each try but the first, up to a day.
fn doubled(first_minutes: i64, attempts: u32) -> TimeDelta {
    let doublings = attempts.saturating_sub(1).min(12);
    TimeDelta::hours(AGAIN_AFTER_HOURS).min(TimeDelta::minutes(first_minutes << doublings))
}

/// Whether asking again soon may bring something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The other server was not there, or busy.
    MayPass,
    /// It does not know the offer, or answered with something else.
    Stays,
}

/// Notes that nothing could be had. What was said before counts for some days, and not after an answer that is none. A server that is not
/// there is left alone with all of its offers.
///
/// # Errors
/// The store's.
pub fn fail(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (wanted, failure): (&Wanted, Failure),
) -> Result<(), ServiceError> {
    match failure {
        Failure::MayPass => {
            let again_at = now + doubled(FIRST_WAIT_MINUTES, wanted.attempts);
            offer_verdicts::unsay_older(tx, wanted, now - TimeDelta::days(COUNTS_DAYS))?;
            offer_verdicts::put_off_host(tx, wanted, again_at)?;
            Ok(offer_verdicts::put_off(tx, wanted, again_at)?)
        }
        Failure::Stays => {
            offer_verdicts::unsay(tx, wanted)?;
            Ok(offer_verdicts::put_off(tx, wanted, now + TimeDelta::hours(AGAIN_AFTER_HOURS))?)
        }
    }
}
