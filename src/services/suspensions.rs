//! Suspensions: a grave incident takes every offer of a host away at once (SG-10), and two people who are not related lift that (SG-11).
//! Invariants: an offer is suspended in the transaction that says why; others see that it is not available, and never the reason; what
//! was suspended passes its vetting again.

use chrono::{DateTime, Utc};

use super::vetting::Unrelated;
use super::{App, ServiceError, Viewer, audit, incidents, matches, proposals, review};
use crate::domain::access::{Action, Role};
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::field::Purpose;
use crate::domain::incident::{
    FirstLift, Incident, IncidentProblem, IncidentSeverity, LiftReason, second_lift,
};
use crate::domain::proposal::{Proposal, State};
use crate::ids::{AccountId, IncidentId, ProposalId};
use crate::store::suspensions::{self as stored, Suspension};
use crate::store::{
    Conn, Tx, incidents as stored_incidents, offer_people, proposals as stored_proposals, safeguards,
    vettings,
};

/// The offers of whoever is the host of this one, itself included. Where nobody said whose it is, it is the only one: an incident names the
/// others.
///
/// # Errors
/// The store's.
pub fn offers_of_host(tx: &mut Tx<'_>, offer: ProposalId) -> Result<Vec<ProposalId>, ServiceError> {
    match offer_people::of_offer(tx, offer)? {
        Some(host) => Ok(offer_people::offers_of(tx, host)?),
        None => Ok(vec![offer]),
    }
}

/// Suspends every offer of the host of one (SG-10). One of another instance is its association's to suspend.
///
/// # Errors
/// The store's.
pub(super) fn suspend_host(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (why, named): ((IncidentId, IncidentSeverity), ProposalId),
) -> Result<(), ServiceError> {
    for offer in offers_of_host(tx, named)? {
        suspend(tx, app, now, viewer, (why, offer))?;
    }
    Ok(())
}

/// Suspends an offer that has a host from now on, where another one of theirs is: nobody offers anew what is suspended.
///
/// # Errors
/// The store's.
pub(super) fn follow_host(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    offer: ProposalId,
) -> Result<(), ServiceError> {
    for other in offers_of_host(tx, offer)? {
        let Some(suspension) = stored::of(tx, other)? else { continue };
        let incident = stored_incidents::by_id(tx, suspension.incident)?;
        if let Some(severity) = incident.and_then(|incident| incident.severity) {
            return suspend(tx, app, now, viewer, ((suspension.incident, severity), offer));
        }
    }
    Ok(())
}

fn suspend(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    ((incident, severity), id): ((IncidentId, IncidentSeverity), ProposalId),
) -> Result<(), ServiceError> {
    stored_proposals::lock(tx, id)?;
    let Some(mut offer) = stored_proposals::by_id(tx, id)? else { return Ok(()) };
    if offer.purpose() != Purpose::Offer || offer.state == State::Withdrawn {
        return Ok(());
    }
    if offer.state != State::Suspended {
        let was_out = offer.state.is_out();
        offer.become_(State::Suspended, now)?;
        proposals::save(tx, app, &offer)?;
        safeguards::forget_first_release(tx, id)?;
        if was_out {
            proposals::tell_changed(tx, &offer, now)?;
        }
        matches::suspended(tx, app, now, &offer)?;
    }
    // One that is suspended already is so because of this one too, and whoever would have lifted it did not know.
    stored::save(tx, (id, incident), now)?;
    let deed = (AuditEvent::OfferSuspended, Subject::Proposal(id), Some(Reason::Grave(severity)));
    audit::note_with(tx, now, viewer, deed);
    Ok(())
}

/// What came of a word for lifting it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lift {
    Lifted,
    /// Somebody else has to say so too.
    First,
}

/// Lifts a suspension, or notes that the first of two people would (SG-11). Neither wrote the offer nor is related to its host (SG-12),
/// and one of them is a safeguarding lead. It is to be completed then: its approval ended, so that somebody looks at the whole vetting
/// again, whose steps count until their dates.
///
/// # Errors
/// [`IncidentProblem`], [`ServiceError::OwnRecord`], [`ServiceError::NotAllowed`], or the store's.
pub fn lift(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, reason, unrelated): (ProposalId, LiftReason, Unrelated),
) -> Result<Lift, ServiceError> {
    let (account, role) = of_staff(viewer)?;
    let mut offer = proposals::load(tx, id)?;
    let suspension = stored::of(tx, id)?.ok_or(IncidentProblem::NotSuspended)?;
    if review::is_own(tx, &offer, account)? {
        return Err(ServiceError::OwnRecord);
    }
    if unrelated == Unrelated::NotDeclared {
        return Err(IncidentProblem::NotDeclaredUnrelated.into());
    }
    // What is told of one offer of a host suspended all of them.
    for offer in offers_of_host(tx, id)? {
        if stored_incidents::stands_about(tx, offer)? {
            return Err(IncidentProblem::StillOpen.into());
        }
    }
    let said = Some(Reason::Lift(reason));
    let Some(first) = suspension.first else {
        stored::save_first(tx, id, &FirstLift { by: account, role, reason, at: now })?;
        audit::note_with(tx, now, viewer, (AuditEvent::SuspensionLiftedFirst, Subject::Proposal(id), said));
        return Ok(Lift::First);
    };
    second_lift(&first, (account, role))?;
    stored::end(tx, id)?;
    vettings::forget_approval(tx, id)?;
    offer.become_(State::NeedsInfo, now)?;
    proposals::save(tx, app, &offer)?;
    audit::note_with(tx, now, viewer, (AuditEvent::SuspensionLifted, Subject::Proposal(id), said));
    Ok(Lift::Lifted)
}

fn of_staff(viewer: Viewer) -> Result<(AccountId, Role), ServiceError> {
    viewer.require(Action::LiftSuspensions)?;
    match viewer {
        Viewer::Staff { account, role } => Ok((account, role)),
        Viewer::Operator | Viewer::Host(_) => Err(ServiceError::NotAllowed),
    }
}

/// Lets go of an offer whose host is erased, so that it can be withdrawn. What was told of it stays.
pub(super) fn end_with_host(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    mut offer: Proposal,
) -> Result<(), ServiceError> {
    stored::end(tx, offer.id)?;
    offer.become_(State::NeedsInfo, now)?;
    Ok(proposals::save(tx, app, &offer)?)
}

/// A suspension, for who may lift it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub offer: Proposal,
    pub suspension: Suspension,
    /// The codes of the incident.
    pub incident: Incident,
    /// Whether the viewer may read it.
    pub may_open: bool,
    /// Whether a grave one about this offer is not closed yet.
    pub still_open: bool,
}

/// What is known of a suspension. Whoever wrote the offer is not told of it.
///
/// # Errors
/// [`ServiceError::OwnRecord`], [`IncidentProblem::NotSuspended`], [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub fn show(conn: &mut Conn, viewer: Viewer, id: ProposalId) -> Result<Shown, ServiceError> {
    let (account, _) = of_staff(viewer)?;
    let offer = stored_proposals::by_id(conn, id)?.ok_or(ServiceError::NotFound("proposal"))?;
    if review::is_own(conn, &offer, account)? {
        return Err(ServiceError::OwnRecord);
    }
    let suspension = stored::of(conn, id)?.ok_or(IncidentProblem::NotSuspended)?;
    let incident =
        stored_incidents::by_id(conn, suspension.incident)?.ok_or(ServiceError::NotFound("incident"))?;
    let may_open = incidents::show(conn, viewer, incident.id).is_ok();
    let still_open = stored_incidents::stands_about(conn, id)?;
    Ok(Shown { offer, suspension, incident, may_open, still_open })
}
