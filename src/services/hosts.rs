//! Hosts: whose offers they are, and what hosts do to them themselves. What changes an offer is the services' of all proposals, with the host
//! as whoever asks for it.
//! Invariants: an offer of another reads as one that is not there; a host lets out again only what they paused themselves or forgot to
//! confirm, and what the team paused is for the team to resume; of a vetting they read steps and dates, and nobody's name.

use chrono::{DateTime, NaiveDate, Utc};

use super::{App, ServiceError, Viewer, audit, people, proposals, suspensions};
use crate::domain::access::Action;
use crate::domain::audit::{AuditEvent, Entry, Subject};
use crate::domain::field::{Draft, Purpose};
use crate::domain::hosting::{HelpKind, HostAct, MayResume};
use crate::domain::private::PersonKind;
use crate::domain::proposal::{Proposal, State};
use crate::domain::vetting::{StepOutcome, VettingStep};
use crate::ids::{PersonId, ProposalId};
use crate::store::people::Person;
use crate::store::{Conn, Tx, audit as entries, offer_people, proposals as stored, tasks, vettings};

/// How many entries about an offer are looked through for who paused it.
const LOOKED_THROUGH: i64 = 200;

/// Says whose offer this is. The viewer has charge of the host. Where another offer of theirs is suspended, so is this one (SG-10).
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::Conflict`] where it is somebody's already or the person no host, as [`people::charged`], or the store's.
pub fn name_host(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, offer): (PersonId, ProposalId),
) -> Result<(), ServiceError> {
    viewer.require(Action::WriteProposals)?;
    let person = people::charged(tx, viewer, id)?;
    let proposal = proposals::load(tx, offer)?;
    if proposal.purpose() != Purpose::Offer {
        return Err(ServiceError::NotFound("proposal"));
    }
    if person.kind != PersonKind::Host {
        return Err(ServiceError::Conflict("a host has offers, and nobody else".to_owned()));
    }
    if offer_people::of_offer(tx, offer)?.is_some() {
        return Err(ServiceError::Conflict("the offer has a host already".to_owned()));
    }
    offer_people::set(tx, offer, id)?;
    audit::note(tx, now, viewer, (AuditEvent::HostNamed, Subject::Proposal(offer)));
    suspensions::follow_host(tx, app, now, viewer, offer)
}

/// Writes an offer in a host's name: the viewer has a mandate of their own. It is a draft.
///
/// # Errors
/// As [`people::write_request`], or [`name_host`].
pub fn write_offer(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, draft): (PersonId, &Draft),
) -> Result<Proposal, ServiceError> {
    people::require_mandate(tx, viewer, id)?;
    let offer = proposals::create(tx, app, now, viewer, (Purpose::Offer, draft))?;
    name_host(tx, app, now, viewer, (id, offer.id))?;
    Ok(offer)
}

/// Whose offer this is, where the viewer has charge of them.
///
/// # Errors
/// The store's.
pub fn host_of(conn: &mut Conn, viewer: Viewer, offer: ProposalId) -> Result<Option<PersonId>, ServiceError> {
    let Some(person) = offer_people::of_offer(conn, offer)? else { return Ok(None) };
    match people::charged(conn, viewer, person) {
        Ok(person) => Ok(Some(person.id)),
        Err(ServiceError::NotFound(_) | ServiceError::NotAllowed) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The offers of a person, the oldest first.
///
/// # Errors
/// The store's.
pub fn offers_of(conn: &mut Conn, person: PersonId) -> Result<Vec<Proposal>, ServiceError> {
    let mut found = Vec::new();
    for id in offer_people::offers_of(conn, person)? {
        found.extend(stored::by_id(conn, id)?);
    }
    Ok(found)
}

/// Sees that an offer is a host's own.
///
/// # Errors
/// [`ServiceError::NotFound`], as for one that is not there.
pub(super) fn require_own(conn: &mut Conn, person: PersonId, offer: ProposalId) -> Result<(), ServiceError> {
    if offer_people::of_offer(conn, offer)? == Some(person) {
        Ok(())
    } else {
        Err(ServiceError::NotFound("proposal"))
    }
}

/// A step of the vetting, as its host reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnStep {
    pub step: VettingStep,
    /// The day on which it was done and the day until which it counts; nothing while it is missing.
    pub done: Option<(NaiveDate, NaiveDate)>,
}

/// An offer, as its host reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnOffer {
    pub proposal: Proposal,
    pub steps: Vec<OwnStep>,
    /// Whether the vetting is complete, with its approval.
    pub is_vetted: bool,
    pub acts: &'static [HostAct],
}

/// One of a host's own offers.
///
/// # Errors
/// [`ServiceError::NotFound`], as for one that is not there; the store's.
pub fn own_offer(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (person, id): (PersonId, ProposalId),
) -> Result<OwnOffer, ServiceError> {
    require_own(conn, person, id)?;
    let proposal = stored::by_id(conn, id)?.ok_or(ServiceError::NotFound("proposal"))?;
    let (screening, today) = (vettings::of(conn, id)?, now.date_naive());
    let done = |step: VettingStep| {
        let record = screening.step(step)?;
        let counts = record.outcome == StepOutcome::Passed && record.valid_until >= today;
        counts.then_some((record.done_on, record.valid_until))
    };
    let steps = VettingStep::ALL.iter().map(|step| OwnStep { step: *step, done: done(*step) }).collect();
    let is_vetted = proposals::missing_steps(conn, now, &proposal)?.is_empty();
    let acts = HostAct::of(proposal.state, may_resume(conn, app, now, &proposal)?);
    Ok(OwnOffer { proposal, steps, is_vetted, acts })
}

fn may_resume(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    proposal: &Proposal,
) -> Result<MayResume, ServiceError> {
    if proposal.state != State::Paused || !proposals::blocking(conn, app, now, proposal)?.is_empty() {
        return Ok(MayResume::No);
    }
    let told = entries::about(conn, &proposal.id.to_string(), LOOKED_THROUGH)?;
    Ok(if was_paused_by_team(&told) { MayResume::No } else { MayResume::Yes })
}

/// Whether it was somebody of the staff who paused an offer, by the log of what was done to it, the latest first. What pauses because nobody
/// confirmed it, or its vetting ended, is nobody's deed.
fn was_paused_by_team(told: &[Entry]) -> bool {
    let last = told.iter().find(|entry| {
        matches!(
            entry.deed.parse(),
            Ok(AuditEvent::ProposalPaused | AuditEvent::ProposalPublished | AuditEvent::HeldReleased)
        )
    });
    last.is_some_and(|entry| {
        entry.deed == AuditEvent::ProposalPaused.as_str() && entry.role != PersonKind::Host.as_str()
    })
}

/// A host does something to an offer of theirs.
///
/// # Errors
/// [`ServiceError::NotFound`], as for one that is not there; [`ServiceError::NotAllowed`] for what they may not do to it now; as the service
/// of all proposals that does it.
pub fn act(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    person: &Person,
    (id, act): (ProposalId, HostAct),
) -> Result<(), ServiceError> {
    let host = Viewer::Host(person.id);
    if !own_offer(tx, app, now, (person.id, id))?.acts.contains(&act) {
        return Err(ServiceError::NotAllowed);
    }
    match act {
        HostAct::Confirm => proposals::confirm(tx, app, now, host, id),
        HostAct::Pause => proposals::change_state(tx, app, now, host, (id, State::Paused)),
        HostAct::Resume => proposals::publish(tx, app, now, host, id).map(drop),
        HostAct::Withdraw => proposals::withdraw(tx, app, now, host, id),
    }
}

/// A host asks the team for something about an offer of theirs.
///
/// # Errors
/// [`ServiceError::NotFound`], as for one that is not there; the store's.
pub fn ask_help(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    person: &Person,
    (id, help): (ProposalId, HelpKind),
) -> Result<(), ServiceError> {
    require_own(tx, person.id, id)?;
    let offer = proposals::load(tx, id)?;
    tasks::raise(tx, help.task(), (&offer.ap_id, offer.ap_id.as_str()), now)?;
    audit::note(tx, now, Viewer::Host(person.id), (AuditEvent::HelpAsked, Subject::Proposal(id)));
    Ok(())
}

/// Withdraws every offer of a host who is erased: others are told to delete them.
pub(super) fn withdraw_all(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    person: PersonId,
) -> Result<(), ServiceError> {
    for offer in offers_of(tx, person)? {
        let id = offer.id;
        if offer.state == State::Suspended {
            suspensions::end_with_host(tx, app, now, offer.clone())?;
        }
        if offer.state != State::Withdrawn {
            proposals::withdraw(tx, app, now, Viewer::Host(person), id)?;
        }
    }
    Ok(())
}
