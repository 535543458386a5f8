//! What the hard rules say of a pair now. They are asked when it is taken up, and again before anything is sent.

use chrono::{DateTime, Utc};

use super::{App, Held, ServiceError};
use crate::domain::freetext;
use crate::domain::matches::{MatchProblem, MatchState, Piece, TwoFor};
use crate::domain::matching::facts::{self, FactsError, OfferFacts, RequestFacts};
use crate::domain::matching::fit::{self, Fit};
use crate::domain::matching::marks::PairIds;
use crate::domain::matching::reach::{Distances, Nearness};
use crate::domain::matching::rules::{self, Judgement, Rule, Setting, Standing};
use crate::domain::proposal::{Proposal, State};
use crate::ids::ApId;
use crate::services::planning;
use crate::store::{Conn, offers, vettings};

/// A pair, judged.
#[derive(Debug, Clone)]
pub struct Judged {
    pub judgement: Judgement,
    pub fit: Fit,
    pub near: Nearness,
    pub minors: u8,
}

fn unreadable(proposal: &Proposal) -> impl Fn(FactsError) -> ServiceError {
    let id = proposal.id;
    move |error| ServiceError::Internal(format!("proposal {id}: {error}"))
}

/// Judges an offer and a request of ours, whether or not they are open.
///
/// # Errors
/// [`ServiceError::NotFound`] where one is no offer or no request, or the store's.
pub fn judged(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (request, offer): (&Proposal, &Proposal),
) -> Result<Judged, ServiceError> {
    let place = offer.offered().ok_or(ServiceError::NotFound("offer"))?;
    let home = request.sought().ok_or(ServiceError::NotFound("request"))?;
    let distances = Distances::belgium();
    let vetted_until = vettings::of(conn, offer.id)?.valid_until();
    let known = (offer.free_slots(), vetted_until);
    let offer_facts =
        OfferFacts::of(&offer.id.to_string(), place, known, distances).map_err(unreadable(offer))?;
    let since = home.waiting_since.unwrap_or_else(|| request.created_at.date_naive());
    let request_facts =
        RequestFacts::of(&request.id.to_string(), home, since, distances).map_err(unreadable(request))?;
    let with = Setting { today: facts::day(now.date_naive()), weights: &app.config.matching, distances };
    let near = Nearness::of(distances, offer_facts.area, &request_facts.zones, &request_facts.anchors);
    let mut judgement = rules::judge(&offer_facts, &request_facts, near, with);
    let pair = PairIds::new(&request_facts.id, &offer_facts.id);
    if planning::marks(conn)?.forbidden.contains(&pair) {
        judgement.block();
    }
    Ok(Judged {
        judgement,
        fit: fit::fit(&offer_facts, &request_facts, near, with),
        near,
        minors: request_facts.household.map_or(0, |household| household.minors),
    })
}

/// Judges a request of ours and an ally's offer by what its association says of it; `None` where it is not out any more.
///
/// # Errors
/// The store's.
pub fn judged_abroad(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (request, offer): (&Proposal, &ApId),
) -> Result<Option<Judged>, ServiceError> {
    let Some(row) = offers::id_of(conn, offer)? else { return Ok(None) };
    let home = request.sought().ok_or(ServiceError::NotFound("request"))?;
    let distances = Distances::belgium();
    let since = home.waiting_since.unwrap_or_else(|| request.created_at.date_naive());
    let facts =
        RequestFacts::of(&request.id.to_string(), home, since, distances).map_err(unreadable(request))?;
    let with = Setting { today: facts::day(now.date_naive()), weights: &app.config.matching, distances };
    let theirs = planning::facts_of_offer(conn, app, row)?;
    Ok(theirs.map(|theirs| {
        let near = Nearness::of(distances, theirs.area, &facts.zones, &facts.anchors);
        Judged {
            judgement: rules::judge(&theirs, &facts, near, with),
            fit: fit::fit(&theirs, &facts, near, with),
            near,
            minors: facts.household.map_or(0, |household| household.minors),
        }
    }))
}

/// Sees that no rule keeps a pair apart.
pub(super) fn require_feasible(judged: &Judged) -> Result<(), MatchProblem> {
    match judged.judgement.standing() {
        Standing::Feasible => Ok(()),
        Standing::ToAsk => Err(MatchProblem::ToAsk { rules: judged.judgement.to_ask.iter().collect() }),
        Standing::Infeasible => {
            Err(MatchProblem::BreaksRule { rules: judged.judgement.failed.iter().collect() })
        }
    }
}

/// Why two people decide about a household, wherever the home is (SG-11).
pub(super) fn two_for_household(judged: &Judged) -> Vec<TwoFor> {
    let mut reasons = Vec::new();
    if judged.minors > 0 {
        reasons.push(TwoFor::Children);
    }
    if !judged.judgement.unknown.is_empty() {
        reasons.push(TwoFor::Unknown);
    }
    reasons
}

/// Why two people decide about a pair of ours (SG-09, SG-11).
pub(super) fn two_for(judged: &Judged, offer: &Proposal) -> Vec<TwoFor> {
    let mut reasons = two_for_household(judged);
    if freetext::readers(&freetext::held(&offer.terms)) > 1 {
        reasons.push(TwoFor::Words);
    }
    reasons
}

/// The rules of a pair that are open.
pub(super) fn open_rules(judged: &Judged) -> Vec<Rule> {
    judged.judgement.unknown.iter().collect()
}

/// Sees that both are still there, and that no rule keeps them apart that did not when somebody decided.
///
/// # Errors
/// [`MatchProblem`], or the store's.
pub(super) fn require_still(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    held: &Held,
) -> Result<(), ServiceError> {
    let (request, offer) = match (&held.request, &held.offer, &held.one.offer) {
        (Some(request), Some(offer), _) => (request, offer),
        (Some(request), None, Piece::There(theirs)) => {
            return require_abroad(conn, app, now, (held, request, theirs));
        }
        // What an ally's household needs is the ally's to judge.
        (None, Some(offer), _) if matches!(held.one.request, Piece::There(_)) => {
            return if is_there(offer, held) { Ok(()) } else { Err(MatchProblem::NotOpen.into()) };
        }
        (_, _, _) => return Err(MatchProblem::NotOpen.into()),
    };
    if !is_there(offer, held) || request.state != State::Open {
        return Err(MatchProblem::NotOpen.into());
    }
    Ok(require_feasible(&judged(conn, app, now, (request, offer))?)?)
}

/// Whether an offer of ours is still to be had, by whoever this match is of.
fn is_there(offer: &Proposal, held: &Held) -> bool {
    let is_held = held.one.state.holds_slot();
    match offer.state {
        State::Published => true,
        // Its own slot may be the last one.
        State::Reserved | State::Occupied => is_held,
        State::Draft
        | State::Screening
        | State::Open
        | State::Paused
        | State::NeedsInfo
        | State::Suspended
        | State::Placed
        | State::Closed
        | State::Withdrawn => false,
    }
}

/// Sees that an ally's offer is still out and that its association says nothing against it. Once the ally was asked, it answers for itself.
fn require_abroad(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (held, request, theirs): (&Held, &Proposal, &ApId),
) -> Result<(), ServiceError> {
    if request.state != State::Open {
        return Err(MatchProblem::NotOpen.into());
    }
    if matches!(held.one.state, MatchState::AskedHost | MatchState::HostYes) {
        return Ok(());
    }
    let judged = judged_abroad(conn, app, now, (request, theirs))?.ok_or(MatchProblem::NotOpen)?;
    Ok(require_feasible(&judged)?)
}
