//! Matches with an ally: what it offers and reports, and what is told to it in the transaction of a deed (FEP-0837).
//! Invariants: an ally speaks for its own side; what it says late, twice or in another order leads nowhere back; no contact is told this way.

use chrono::{DateTime, Utc};

use super::effects::{note, take};
use super::{App, By, ServiceError, hold};
use crate::domain::access::Action;
use crate::domain::event::{Event, EventKind};
use crate::domain::freetext;
use crate::domain::matches::{
    AgreementStatus, DealFact, DealTold, DeedCode, Match, Offered, Piece, Reported, TwoFor, Wire,
};
use crate::domain::negotiation::{Negotiation, NegotiationState};
use crate::domain::notice::Notice;
use crate::domain::proposal::Proposal;
use crate::domain::report::Direction;
use crate::ids::{ApId, EventId, MatchId, ProposalId};
use crate::services::notices;
use crate::store::{Conn, Tx, accounts, matches as stored, negotiations, outbox, proposals};

/// Takes up what an ally offers about an offer of ours: whoever decides about matches reads of it, and nobody is asked so far.
///
/// # Errors
/// The store's.
pub fn offered(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (offer, request, deal): (&Proposal, &ApId, (&ApId, &ApId, DateTime<Utc>)),
) -> Result<MatchId, ServiceError> {
    let (ally, deal, ends_at) = deal;
    let is_held = freetext::readers(&freetext::held(&offer.terms)) > 1;
    let offered = Offered {
        request: request.clone(),
        offer: offer.id,
        ally: ally.clone(),
        deal: deal.clone(),
        ends_at,
        two_for: if is_held { vec![TwoFor::Words] } else { Vec::new() },
    };
    let one = Match::offered(MatchId::new(), offered, now);
    stored::insert(tx, &one)?;
    note(tx, &one, (DeedCode::Offered, None), (&By::Ally, now))?;
    for (account, _) in accounts::active_with_roles(tx, Action::DecideMatches.roles())? {
        notices::push_to_account(tx, app, now, (account, &Notice::Waits))?;
    }
    Ok(one.id)
}

/// Does what an ally says of a match; gives whether it said anything new.
///
/// # Errors
/// The store's.
pub fn heard(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (deal, wire, reported): (&ApId, Wire, Reported),
) -> Result<bool, ServiceError> {
    let Some(found) = stored::by_deal(tx, deal)? else { return Ok(false) };
    let one = hold(tx, found.id)?.one;
    if wire == Wire::UnderReview && !one.state.is_final() {
        note(tx, &one, (DeedCode::UnderReview, None), (&By::Ally, now))?;
        return Ok(true);
    }
    let mut is_new = false;
    for deed in one.heard(wire, reported) {
        let held = hold(tx, found.id)?;
        match take(tx, app, now, (&By::Ally, held), deed) {
            Ok(_) => is_new = true,
            // It is over here, or it was said already.
            Err(ServiceError::Match(_)) => break,
            Err(error) => return Err(error),
        }
    }
    Ok(is_new)
}

/// Tells the ally of a match: the event, and where the negotiation stands. The match learns the id of what it offers.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (one, wire): (&mut Match, Wire),
) -> Result<(), ServiceError> {
    let Some(ally) = one.ally.clone() else { return Ok(()) };
    let id = EventId::new();
    if wire == Wire::Offer {
        offer(tx, app, now, (one, &ally, app.urls.activity(id, "")))?;
    }
    let Some(deal) = one.deal.clone() else { return Ok(()) };
    let Some(known) = negotiations::by_ap_id(tx, &deal)? else { return Ok(()) };
    let told = base(app, one, &known).with(DealFact::Updated, now.to_rfc3339());
    let (kind, state, detail) = match wire {
        Wire::Offer => (EventKind::NegotiationOffered, None, about(tx, one, told)?.to_string()),
        Wire::UnderReview => {
            (EventKind::NegotiationReviewed, Some(NegotiationState::UnderReview), told.to_string())
        }
        Wire::Accept => {
            let told = about(tx, one, told)?.with(DealFact::Agreement, agreement_id(app, one));
            (EventKind::NegotiationAccepted, Some(NegotiationState::Accepted), told.to_string())
        }
        Wire::Reject => (EventKind::NegotiationRefused, Some(NegotiationState::Rejected), deal.to_string()),
        Wire::Withdraw => {
            (EventKind::NegotiationWithdrawn, Some(NegotiationState::Withdrawn), deal.to_string())
        }
        Wire::Status(status) => {
            let Some(agreement) = &known.agreement else { return Ok(()) };
            let told =
                about(tx, one, told)?.with(DealFact::Agreement, agreement).with(DealFact::Status, status);
            (EventKind::AgreementChanged, None, with_stay(one, status, told).to_string())
        }
    };
    if let Some(state) = state {
        let agreement: Option<ApId> =
            (wire == Wire::Accept).then(|| agreement_id(app, one).parse()).transpose().unwrap_or(None);
        negotiations::become_(tx, &deal, (state, agreement.as_ref()), now)?;
    }
    let event = Event { id, kind, actor: app.association(), subject: ally, detail: Some(detail) };
    Ok(outbox::push(tx, &event, now)?)
}

/// Begins a negotiation of ours.
fn offer(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (one, ally, deal): (&mut Match, &ApId, ApId),
) -> Result<(), ServiceError> {
    let Some(request) = one.request.here() else { return Ok(()) };
    one.deal = Some(deal.clone());
    let negotiation = Negotiation {
        ap_id: deal,
        direction: Direction::Out,
        ally: ally.clone(),
        proposal: request,
        state: NegotiationState::Proposed,
        agreement: None,
        context: Some(context(app, one)),
        quantity: "1".to_owned(),
        ends_at: one.ends_at,
        facts: String::new(),
    };
    Ok(negotiations::insert(tx, &negotiation, now)?)
}

/// What tells that several activities of ours are about one match; nothing stands at that address.
fn context(app: &App, one: &Match) -> String {
    format!("{}{}", contexts(app), one.id)
}

/// The context in which a match with an ally is spoken of: whoever made its Offer named it.
///
/// # Errors
/// The store's.
pub fn context_of(conn: &mut Conn, app: &App, one: &Match) -> Result<String, ServiceError> {
    let known = match &one.deal {
        Some(deal) => negotiations::by_ap_id(conn, deal)?,
        None => None,
    };
    Ok(known.and_then(|known| known.context).unwrap_or_else(|| context(app, one)))
}

/// With what each context of ours begins.
pub(in crate::services) fn contexts(app: &App) -> String {
    app.urls.at("/contexts/")
}

fn agreement_id(app: &App, one: &Match) -> String {
    app.urls.at(&format!("/agreements/{}", one.id))
}

/// Which negotiation it is: whoever began it named it.
fn base(app: &App, one: &Match, known: &Negotiation) -> DealTold {
    let context = known.context.clone().unwrap_or_else(|| context(app, one));
    let told = DealTold::default().with(DealFact::Deal, &known.ap_id).with(DealFact::Context, context);
    told.with_some(DealFact::EndsAt, one.ends_at.map(|at| at.to_rfc3339()))
}

/// The two Intents.
fn about(tx: &mut Tx<'_>, one: &Match, told: DealTold) -> Result<DealTold, ServiceError> {
    let (offer, request) = (ap_id(tx, &one.offer)?, ap_id(tx, &one.request)?);
    let intent = |id: Option<ApId>| id.map(|id| format!("{id}#primary"));
    Ok(told.with_some(DealFact::Satisfies, intent(offer)).with_some(DealFact::Reciprocal, intent(request)))
}

fn ap_id(tx: &mut Tx<'_>, piece: &Piece) -> Result<Option<ApId>, ServiceError> {
    let ours = |tx: &mut Tx<'_>, id: ProposalId| proposals::by_id(tx, id);
    Ok(match piece {
        Piece::Here(id) => ours(tx, *id)?.map(|proposal| proposal.ap_id),
        Piece::There(ap_id) => Some(ap_id.clone()),
    })
}

/// The stay, with the word that it was agreed on.
fn with_stay(one: &Match, status: AgreementStatus, told: DealTold) -> DealTold {
    match (status, one.stay) {
        (AgreementStatus::Agreed, Some(stay)) => told
            .with(DealFact::Kind, stay.kind)
            .with(DealFact::From, stay.from)
            .with_some(DealFact::Until, stay.until)
            .with(DealFact::Rent, stay.monthly_rent_cents),
        (_, _) => told,
    }
}
