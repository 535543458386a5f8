//! What the hard rules say of a pair now. They are asked when it is taken up, and again before anything is sent.

use chrono::{DateTime, Utc};

use super::{App, Held, ServiceError};
use crate::domain::freetext;
use crate::domain::matches::{MatchProblem, Piece, TwoFor};
use crate::domain::matching::facts::{self, FactsError, OfferFacts, RequestFacts};
use crate::domain::matching::fit::{self, Fit};
use crate::domain::matching::marks::PairIds;
use crate::domain::matching::reach::{Distances, Nearness};
use crate::domain::matching::rules::{self, Judgement, Rule, Setting, Standing};
use crate::domain::proposal::{Proposal, State};
use crate::services::planning;
use crate::store::{Conn, vettings};

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

/// Why two people decide about a pair (SG-09, SG-11).
pub(super) fn two_for(judged: &Judged, offer: &Proposal) -> Vec<TwoFor> {
    let mut reasons = Vec::new();
    if judged.minors > 0 {
        reasons.push(TwoFor::Children);
    }
    if !judged.judgement.unknown.is_empty() {
        reasons.push(TwoFor::Unknown);
    }
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
    let (Some(request), Some(offer)) = (&held.request, &held.offer) else {
        // What an ally holds is the ally's to judge; that it is gone here is not.
        let gone = [(&held.one.request, &held.request), (&held.one.offer, &held.offer)];
        let lost = gone.iter().any(|(piece, found)| matches!(piece, Piece::Here(_)) && found.is_none());
        return if lost { Err(MatchProblem::NotOpen.into()) } else { Ok(()) };
    };
    let is_held = held.one.state.holds_slot();
    let there = match offer.state {
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
    };
    if !there || request.state != State::Open {
        return Err(MatchProblem::NotOpen.into());
    }
    Ok(require_feasible(&judged(conn, app, now, (request, offer))?)?)
}
