//! Negotiations with allies (FEP-0837): kept as they are told, under checks; what they mean for people is the match's.
//! Invariants: only an ally's association negotiates; an answer counts from whom the Offer was sent to; final states never change.

use chrono::{DateTime, Utc};

use super::alliances::is_ally;
use super::{App, ServiceError};
use crate::domain::event::{Event, EventKind};
use crate::domain::negotiation::{Negotiation, NegotiationState, OPEN_AN_ALLY};
use crate::domain::proposal::State;
use crate::domain::report::{Direction, TaskKind};
use crate::ids::{ApId, EventId, ProposalId};
use crate::store::{Tx, negotiations, outbox, proposals, tasks};

/// An Offer of an Agreement as it was received.
#[derive(Debug, Clone)]
pub struct OfferReceived {
    pub ap_id: ApId,
    pub ally: ApId,
    /// The Intent that its Commitment satisfies.
    pub satisfies: ApId,
    pub quantity: i64,
    pub context: Option<String>,
    pub ends_at: Option<DateTime<Utc>>,
    /// The Agreement (JSON).
    pub facts: String,
}

/// What was done with what an ally told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Kept,
    /// Known already, of nobody we negotiate with, or against the rules.
    Dropped,
}

/// Keeps an ally's Offer about a published offer of ours: one at a time for each of ours, and so many in all. What exceeds that
/// is one task, not a row each.
///
/// # Errors
/// The store's.
pub fn offered(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    offer: &OfferReceived,
) -> Result<Told, ServiceError> {
    if !is_ally(tx, &offer.ally)? || negotiations::by_ap_id(tx, &offer.ap_id)?.is_some() {
        return Ok(Told::Dropped);
    }
    let about = proposals::by_ap_id(tx, &offer.satisfies.without_fragment())?;
    let open =
        about.filter(|found| found.is_public_offer_of(&app.association()) && found.state == State::Published);
    let enough = |free: u8| (1..=i64::from(free)).contains(&offer.quantity);
    let in_time = offer.ends_at.is_some_and(|at| at > now);
    let Some(proposal) = open.filter(|found| enough(found.free_slots()) && in_time) else {
        return Ok(Told::Dropped);
    };
    if negotiations::is_open_about(tx, &offer.ally, proposal.id)? {
        return Ok(Told::Dropped);
    }
    if negotiations::count_open(tx, &offer.ally)? >= OPEN_AN_ALLY {
        tasks::raise(tx, TaskKind::NegotiationsFull, (&offer.ally, proposal.ap_id.as_str()), now)?;
        return Ok(Told::Dropped);
    }
    let negotiation = Negotiation {
        ap_id: offer.ap_id.clone(),
        direction: Direction::In,
        ally: offer.ally.clone(),
        proposal: proposal.id,
        state: NegotiationState::Proposed,
        agreement: None,
        context: offer.context.clone(),
        quantity: offer.quantity.to_string(),
        ends_at: offer.ends_at,
        facts: offer.facts.clone(),
    };
    negotiations::insert(tx, &negotiation, now)?;
    Ok(Told::Kept)
}

/// An ally's answer to an Offer of ours.
#[derive(Debug, Clone)]
pub struct Answered {
    /// Our Offer.
    pub offer: ApId,
    pub by: ApId,
    pub state: NegotiationState,
    /// The id and quantity of the Agreement that an Accept results in.
    pub result: Option<(ApId, i64)>,
}

/// Keeps an answer: to our Offer, by the ally that it was sent to. An Accept results in an Agreement of the ally's own origin,
/// with the quantity that was offered.
///
/// # Errors
/// The store's.
pub fn answered(tx: &mut Tx<'_>, now: DateTime<Utc>, answer: &Answered) -> Result<Told, ServiceError> {
    let Some(known) = negotiations::by_ap_id(tx, &answer.offer)? else { return Ok(Told::Dropped) };
    let ours = known.direction == Direction::Out && known.ally == answer.by && is_ally(tx, &answer.by)?;
    if !ours || !known.state.may_become(answer.state) {
        return Ok(Told::Dropped);
    }
    let agreement = match (&answer.result, answer.state) {
        (Some((id, quantity)), NegotiationState::Accepted)
            if id.same_origin(&answer.by) && quantity.to_string() == known.quantity =>
        {
            Some(id)
        }
        (_, NegotiationState::Accepted) => return Ok(Told::Dropped),
        (_, _) => None,
    };
    negotiations::become_(tx, &known.ap_id, (answer.state, agreement), now)?;
    Ok(Told::Kept)
}

/// Ends what is open about an offer that nobody can have for now: theirs is refused, ours is taken back, and neither says why (SG-10).
///
/// # Errors
/// The store's.
pub(super) fn end_about(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    proposal: ProposalId,
) -> Result<(), ServiceError> {
    for open in negotiations::open_about(tx, proposal)? {
        let (state, kind) = match open.direction {
            Direction::In => (NegotiationState::Rejected, EventKind::NegotiationRefused),
            Direction::Out => (NegotiationState::Withdrawn, EventKind::NegotiationWithdrawn),
        };
        negotiations::become_(tx, &open.ap_id, (state, None), now)?;
        let event = Event {
            id: EventId::new(),
            kind,
            actor: app.association(),
            subject: open.ally.clone(),
            detail: Some(open.ap_id.to_string()),
        };
        outbox::push(tx, &event, now)?;
    }
    Ok(())
}

/// Takes an ally's Offer back at its word.
///
/// # Errors
/// The store's.
pub fn withdrawn(tx: &mut Tx<'_>, now: DateTime<Utc>, offer: &ApId, by: &ApId) -> Result<Told, ServiceError> {
    let known = negotiations::by_ap_id(tx, offer)?;
    let theirs = known.filter(|known| {
        known.direction == Direction::In
            && known.ally == *by
            && known.state.may_become(NegotiationState::Withdrawn)
    });
    let Some(known) = theirs else { return Ok(Told::Dropped) };
    negotiations::become_(tx, &known.ap_id, (NegotiationState::Withdrawn, None), now)?;
    Ok(Told::Kept)
}

/// Keeps what an ally tells of an Agreement with us.
///
/// # Errors
/// The store's.
pub fn agreement_changed(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (agreement, facts): (&ApId, &str),
    by: &ApId,
) -> Result<Told, ServiceError> {
    let known = negotiations::by_agreement(tx, agreement)?.filter(|known| known.ally == *by);
    let Some(known) = known else { return Ok(Told::Dropped) };
    if !is_ally(tx, by)? {
        return Ok(Told::Dropped);
    }
    negotiations::save_facts(tx, &known.ap_id, facts, now)?;
    Ok(Told::Kept)
}
