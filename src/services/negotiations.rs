//! Negotiations with allies (FEP-0837): kept as they are told, under checks; what they mean for people is the match's, which each of them begins
//! or leads on in the same transaction.
//! Invariants: only an ally's association negotiates; an answer counts from whom the Offer was sent to; final states never change.

use chrono::{DateTime, Utc};

use super::alliances::is_ally;
use super::{App, ServiceError, matches};
use crate::domain::event::{Event, EventKind};
use crate::domain::matches::{AgreementStatus, DealFact, DealTold, Reported, Stay, Wire};
use crate::domain::negotiation::{Negotiation, NegotiationState, OPEN_AN_ALLY};
use crate::domain::proposal::State;
use crate::domain::report::{Direction, TaskKind};
use crate::ids::{ApId, EventId};
use crate::store::{Tx, negotiations, outbox, proposals, tasks, tombstones};

/// An Offer of an Agreement as it was received.
#[derive(Debug, Clone)]
pub struct OfferReceived {
    pub ap_id: ApId,
    pub ally: ApId,
    /// The Intent that its Commitment satisfies.
    pub satisfies: ApId,
    pub quantity: i64,
    /// The ally's request, where it names it.
    pub request: Option<ApId>,
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
    if !is_ally(tx, &offer.ally)?
        || negotiations::by_ap_id(tx, &offer.ap_id)?.is_some()
        // It was taken back before it came.
        || tombstones::is_buried(tx, &offer.ap_id, &offer.ally)?
    {
        return Ok(Told::Dropped);
    }
    let Some(found) = proposals::by_ap_id(tx, &offer.satisfies.without_fragment())? else {
        return Ok(Told::Dropped);
    };
    proposals::lock(tx, found.id)?;
    let open = proposals::by_id(tx, found.id)?
        .filter(|found| found.is_public_offer_of(&app.association()) && found.state == State::Published);
    let in_time = offer.ends_at.filter(|at| *at > now);
    let (Some(proposal), Some(ends_at), 1) = (open, in_time, offer.quantity) else {
        return refuse(tx, app, now, offer);
    };
    if proposal.free_slots() == 0 || negotiations::is_open_about(tx, &offer.ally, proposal.id)? {
        return refuse(tx, app, now, offer);
    }
    if negotiations::count_open(tx, &offer.ally, Direction::In)? >= OPEN_AN_ALLY {
        tasks::raise(tx, TaskKind::NegotiationsFull, (&offer.ally, proposal.ap_id.as_str()), now)?;
        return refuse(tx, app, now, offer);
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
        ends_at: Some(ends_at),
        facts: offer.facts.clone(),
    };
    negotiations::insert(tx, &negotiation, now)?;
    // A request is named by an id of its own origin, or not at all.
    let request = offer.request.as_ref().map(ApId::without_fragment);
    let request = request.filter(|id| id.same_origin(&offer.ally)).unwrap_or_else(|| offer.ap_id.clone());
    matches::offered(tx, app, now, (&proposal, &request, (&offer.ally, &offer.ap_id, ends_at)))?;
    Ok(Told::Kept)
}

/// Says no to an ally's Offer that cannot be taken up, so that nobody waits for an answer there; and never why.
fn refuse(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    offer: &OfferReceived,
) -> Result<Told, ServiceError> {
    let told = DealTold::default().with(DealFact::Deal, &offer.ap_id);
    let told = told.with_some(DealFact::Context, offer.context.as_deref());
    let event = Event {
        id: EventId::new(),
        kind: EventKind::NegotiationRefused,
        actor: app.association(),
        subject: offer.ally.clone(),
        detail: Some(told.to_string()),
    };
    outbox::push(tx, &event, now)?;
    Ok(Told::Dropped)
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
pub fn answered(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    answer: &Answered,
) -> Result<Told, ServiceError> {
    let Some(known) = negotiations::by_ap_id(tx, &answer.offer)? else { return Ok(Told::Dropped) };
    let ours = known.direction == Direction::Out && known.ally == answer.by && is_ally(tx, &answer.by)?;
    if !ours {
        return Ok(Told::Dropped);
    }
    let wire = wire_of(answer.state);
    if !known.state.may_become(answer.state) {
        if let Some(wire) = wire {
            matches::remind(tx, app, now, (&known.ap_id, wire))?;
        }
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
    if let Some(wire) = wire {
        matches::heard(tx, app, now, (&known.ap_id, wire, today(now)))?;
    }
    Ok(Told::Kept)
}

/// What an answer says.
fn wire_of(state: NegotiationState) -> Option<Wire> {
    match state {
        NegotiationState::UnderReview => Some(Wire::UnderReview),
        NegotiationState::Accepted => Some(Wire::Accept),
        NegotiationState::Rejected => Some(Wire::Reject),
        NegotiationState::Proposed | NegotiationState::Withdrawn => None,
    }
}

/// What an ally reports that happened today.
fn today(now: DateTime<Utc>) -> Reported {
    Reported { on: now.date_naive(), stay: None }
}

/// Takes an ally's Offer back at its word. One that did not come so far is not taken up when it does.
///
/// # Errors
/// The store's.
pub fn withdrawn(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (offer, by): (&ApId, &ApId),
) -> Result<Told, ServiceError> {
    let Some(known) = negotiations::by_ap_id(tx, offer)? else {
        if is_ally(tx, by)? && offer.same_origin(by) {
            tombstones::bury(tx, offer, by, now)?;
        }
        return Ok(Told::Dropped);
    };
    let is_theirs = known.direction == Direction::In && known.ally == *by;
    if !is_theirs || !known.state.may_become(NegotiationState::Withdrawn) {
        return Ok(Told::Dropped);
    }
    negotiations::become_(tx, &known.ap_id, (NegotiationState::Withdrawn, None), now)?;
    matches::heard(tx, app, now, (&known.ap_id, Wire::Withdraw, today(now)))?;
    Ok(Told::Kept)
}

/// How an ally says that an Agreement stands, and the stay that was agreed on.
pub type Status = (AgreementStatus, Option<Stay>);

/// What an ally tells of an Agreement.
#[derive(Debug, Clone)]
pub struct AgreementChanged {
    pub id: ApId,
    /// In which it speaks of it.
    pub context: Option<String>,
    /// The Agreement (JSON).
    pub facts: String,
    pub reported: Option<Status>,
    pub by: ApId,
}

/// Keeps what an ally tells of an Agreement with us, and does what it means.
///
/// # Errors
/// The store's.
pub fn agreement_changed(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    changed: &AgreementChanged,
) -> Result<Told, ServiceError> {
    let Some(known) = about(tx, app, changed)? else { return Ok(Told::Dropped) };
    if !is_ally(tx, &changed.by)? {
        return Ok(Told::Dropped);
    }
    negotiations::save_facts(tx, &known.ap_id, &changed.facts, now)?;
    if let Some((status, stay)) = changed.reported {
        let reported = Reported { on: now.date_naive(), stay };
        matches::heard(tx, app, now, (&known.ap_id, Wire::Status(status), reported))?;
    }
    Ok(Told::Kept)
}

/// The negotiation that an Agreement came of. One that overtook the Accept which names it is known by the context alone, which we gave to this ally.
fn about(
    tx: &mut Tx<'_>,
    app: &App,
    changed: &AgreementChanged,
) -> Result<Option<Negotiation>, ServiceError> {
    if let Some(known) = negotiations::by_agreement(tx, &changed.id)? {
        return Ok(Some(known).filter(|known| known.ally == changed.by));
    }
    let Some(context) = changed.context.as_deref().filter(|id| id.starts_with(&matches::contexts(app)))
    else {
        return Ok(None);
    };
    let known = negotiations::by_context(tx, &changed.by, context)?;
    let waits = |known: &Negotiation| known.direction == Direction::Out && known.agreement.is_none();
    Ok(known.filter(|known| waits(known) && changed.id.same_origin(&changed.by)))
}
