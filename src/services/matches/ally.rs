//! Matches with an ally: what it offers and reports, and what is told to it in the transaction of a deed (FEP-0837).
//! Invariants: an ally speaks for its own side; what it says late, twice or in another order leads nowhere back; no contact is told this way.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::effects::{note, take};
use super::{App, By, ServiceError, hold};
use crate::domain::access::Action;
use crate::domain::event::{Event, EventKind};
use crate::domain::freetext;
use crate::domain::matches::{
    DealFact, DealTold, DeedCode, Match, Offered, Piece, Reported, Stay, TwoFor, Wire,
};
use crate::domain::negotiation::{Negotiation, NegotiationState, TOLD_AGAIN_DAYS};
use crate::domain::notice::Notice;
use crate::domain::proposal::Proposal;
use crate::domain::report::Direction;
use crate::ids::{ApId, EventId, MatchId, ProposalId};
use crate::services::alliances::is_ally;
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
    if one.state.is_final() {
        if wire.goes_on() {
            say_over(tx, app, now, one)?;
        }
        return Ok(false);
    }
    if wire == Wire::UnderReview {
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

/// Answers an ally that speaks of a match as if it went on, though it is over here: the word that ended it was lost, or crosses this one.
///
/// # Errors
/// The store's.
pub fn remind(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (deal, wire): (&ApId, Wire),
) -> Result<(), ServiceError> {
    match stored::by_deal(tx, deal)? {
        Some(one) if one.state.is_final() && wire.goes_on() => say_over(tx, app, now, one),
        Some(_) | None => Ok(()),
    }
}

fn say_over(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, mut one: Match) -> Result<(), ServiceError> {
    let Some(deal) = &one.deal else { return Ok(()) };
    let known = negotiations::by_ap_id(tx, deal)?;
    match one.over(known.is_some_and(|known| known.agreement.is_some())) {
        Some(wire) => tell(tx, app, now, (&mut one, wire)),
        None => Ok(()),
    }
}

/// How many are told again at a time.
const AT_ONCE: i64 = 50;

/// Tells allies again where matches stand that both said yes to, and of which neither side said anything for [`TOLD_AGAIN_DAYS`]: what was lost while
/// a server was away longer than deliveries are tried is made up for, on both sides. Gives how many.
///
/// # Errors
/// The store's, of the first that failed; the others were told.
pub async fn tell_again(app: &Arc<App>) -> Result<usize, ServiceError> {
    let before = app.clock.now() - TimeDelta::days(TOLD_AGAIN_DAYS);
    let quiet =
        app.db.read(move |conn| Ok::<_, ServiceError>(negotiations::quiet(conn, before, AT_ONCE)?)).await?;
    let (count, mut all) = (quiet.len(), Ok(()));
    for deal in quiet {
        let (telling, now) = (Arc::clone(app), app.clock.now());
        let done = app.tx(move |tx| {
            let Some(found) = stored::by_deal(tx, &deal)? else { return Ok(()) };
            let mut one = hold(tx, found.id)?.one;
            negotiations::touch(tx, &deal, now)?;
            match (one.stands(), &one.ally) {
                (Some(wire), Some(ally)) if is_ally(tx, ally)? => tell(tx, &telling, now, (&mut one, wire)),
                (_, _) => Ok(()),
            }
        });
        let done: Result<(), ServiceError> = done.await;
        all = all.and(done);
    }
    all.map(|()| count)
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
        Wire::Reject => (EventKind::NegotiationRefused, Some(NegotiationState::Rejected), told.to_string()),
        Wire::Withdraw => {
            (EventKind::NegotiationWithdrawn, Some(NegotiationState::Withdrawn), told.to_string())
        }
        Wire::Status(status) => {
            let Some(agreement) = &known.agreement else { return Ok(()) };
            let told =
                about(tx, one, told)?.with(DealFact::Agreement, agreement).with(DealFact::Status, status);
            (EventKind::AgreementChanged, None, with_stay(told, wire.stay(one)).to_string())
        }
    };
    // What is said again changes nothing.
    if let Some(state) = state.filter(|state| known.state.may_become(*state)) {
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

fn with_stay(told: DealTold, stay: Option<Stay>) -> DealTold {
    let Some(stay) = stay else { return told };
    told.with(DealFact::Kind, stay.kind)
        .with(DealFact::From, stay.from)
        .with_some(DealFact::Until, stay.until)
        .with(DealFact::Rent, stay.monthly_rent_cents)
}
