//! How a request leaves: as an invitation to named allies, who may fetch its bands. When it does, `batches` says.
//! Invariants: never public (PR-02); only with a standing consent that names its recipients, once somebody else than its writer read it
//! (PR-06); only to allies (PR-05), which a partner is while both sides declare it; each fetches so many a day. A consent that is taken
//! back acts at once (PR-07).

mod read;

use chrono::{DateTime, Timelike as _, Utc};

use super::alliances::is_ally;
use super::people::{charged_with_request, require_mandate};
use super::{App, ServiceError, Viewer, audit, proposals, review};
use crate::domain::access::Action;
use crate::domain::alliance::REQUEST_FETCHES_A_DAY;
use crate::domain::appeal::ConsentScope;
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::bands::Bands;
use crate::domain::event::{Event, EventKind};
use crate::domain::field::Purpose;
use crate::domain::private::AgreedVia;
use crate::domain::proposal::{Proposal, State};
use crate::domain::report::TaskKind;
use crate::ids::{ApId, ConsentId, EventId, ProposalId};
use crate::store::consents::{self, Consent};
use crate::store::people::{self, Person};
use crate::store::request_bands::{self, Approval, SentBands};
use crate::store::{Conn, Tx, outbox, request_fetches, tasks};

pub use read::{Abroad, Ally, Next, abroad, allies, awaits_approval_of};

const DAY_S: u32 = 86_400;

/// By whom a consent is given or taken back.
#[derive(Debug, Clone)]
pub enum By {
    /// Written down by the staff, for the person.
    Staff(Viewer),
    /// The person, who signed in.
    Person(Person),
}

/// A consent, as it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Association actors of allies.
    pub recipients: Vec<ApId>,
    /// In which it was explained (BCP 47).
    pub language: String,
    pub via: AgreedVia,
    pub at: DateTime<Utc>,
}

/// Stores a consent in place of the one before. Allies are invited with the next batch; whom it names no longer is told at once.
///
/// # Errors
/// [`ServiceError::RequestsOff`]; [`ServiceError::Invalid`] where nobody is named, or somebody who is no ally; [`ServiceError::NoMandate`];
/// [`ServiceError::NotFound`] for a request that is not theirs; or the store's.
pub fn consent(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    by: &By,
    (id, given): (ProposalId, &Given),
) -> Result<(), ServiceError> {
    let request = theirs(tx, by, id)?;
    require_on(app)?;
    if let (By::Staff(viewer @ Viewer::Staff { .. }), Some(person)) = (by, people::of_request(tx, id)?) {
        // Whoever says for somebody that they agree has their mandate.
        require_mandate(tx, *viewer, person)?;
    }
    if given.recipients.is_empty() {
        return Err(ServiceError::Invalid("recipients: nobody is named".to_owned()));
    }
    for recipient in &given.recipients {
        if !is_ally(tx, recipient)? {
            return Err(ServiceError::Invalid(format!(
                "recipients: {recipient} is not the association of an ally"
            )));
        }
    }
    let recorded_by = match by {
        By::Staff(viewer) => viewer.account(),
        By::Person(_) => None,
    };
    let Given { recipients, language, via, at } = given.clone();
    let consent = Consent {
        id: ConsentId::new(),
        proposal: id,
        scope: ConsentScope::Allies,
        recipients,
        language,
        given_via: via,
        given_at: at,
        recorded_by,
    };
    consents::revoke(tx, (id, ConsentScope::Allies), now)?;
    consents::save(tx, &consent)?;
    uninvite(tx, now, &request, |holder| !consent.recipients.contains(holder))?;
    note(tx, now, by, (AuditEvent::RequestConsented, id))
}

/// Takes a consent back: allies are told to delete the request at once, and nobody fetches it any more.
///
/// # Errors
/// [`ServiceError::NotFound`] for a request that is not theirs, or without a consent; or the store's.
pub fn revoke(tx: &mut Tx<'_>, now: DateTime<Utc>, by: &By, id: ProposalId) -> Result<(), ServiceError> {
    let request = theirs(tx, by, id)?;
    if consents::revoke(tx, (id, ConsentScope::Allies), now)? == 0 {
        return Err(ServiceError::NotFound("consent"));
    }
    uninvite(tx, now, &request, |_| true)?;
    note(tx, now, by, (AuditEvent::RequestConsentRevoked, id))
}

/// A request that whoever acts may act on: their own, or one of which they have charge. One that is withdrawn is over.
pub(super) fn theirs(tx: &mut Tx<'_>, by: &By, id: ProposalId) -> Result<Proposal, ServiceError> {
    let request = is_of(tx, by, id)?;
    if request.state == State::Withdrawn {
        return Err(ServiceError::Conflict("it is withdrawn".to_owned()));
    }
    Ok(request)
}

/// As [`theirs`], whatever became of it.
pub(super) fn is_of(tx: &mut Tx<'_>, by: &By, id: ProposalId) -> Result<Proposal, ServiceError> {
    match by {
        By::Staff(viewer) => {
            viewer.require(Action::KeepCases)?;
            charged_with_request(tx, *viewer, id)?;
        }
        By::Person(person) => require_own(tx, person, id)?,
    }
    let request = proposals::load(tx, id)?;
    match request.purpose() {
        Purpose::Offer => Err(ServiceError::NotFound("proposal")),
        Purpose::Request => Ok(request),
    }
}

pub(super) fn require_own(conn: &mut Conn, person: &Person, id: ProposalId) -> Result<(), ServiceError> {
    let is_own = people::of_request(conn, id)? == Some(person.id);
    if is_own { Ok(()) } else { Err(ServiceError::NotFound("proposal")) }
}

/// Where somebody is named whose request it is, they read who said what for them.
pub(super) fn note(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    by: &By,
    (event, id): (AuditEvent, ProposalId),
) -> Result<(), ServiceError> {
    match by {
        By::Person(person) => audit::note_person(tx, now, person, event),
        By::Staff(viewer) => {
            let subject = people::of_request(tx, id)?.map_or(Subject::Proposal(id), Subject::Person);
            audit::note(tx, now, *viewer, (event, subject));
        }
    }
    Ok(())
}

pub(super) fn require_on(app: &App) -> Result<(), ServiceError> {
    match app.config.federation.requests {
        crate::config::Requests::Allies => Ok(()),
        crate::config::Requests::Off => Err(ServiceError::RequestsOff),
    }
}

/// Says that somebody read an open request who did not write it: from now on it counts among those that share bands, and may leave (PR-06).
///
/// # Errors
/// [`ServiceError::OwnRecord`] for who wrote it (SG-12), [`ServiceError::NotAllowed`], [`ServiceError::NotFound`], or the store's.
pub fn approve(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: ProposalId,
) -> Result<(), ServiceError> {
    viewer.require(Action::ApproveRequests)?;
    let request = theirs(tx, &By::Staff(viewer), id)?;
    if !may_approve(tx, viewer, &request)? {
        return Err(ServiceError::OwnRecord);
    }
    set_approved(tx, now, viewer, id)
}

fn set_approved(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: ProposalId,
) -> Result<(), ServiceError> {
    request_bands::approve(tx, id, Approval { by: viewer.account(), at: now })?;
    audit::note(tx, now, viewer, (AuditEvent::RequestApproved, Subject::Proposal(id)));
    Ok(())
}

/// Whether this may be somebody's approval: a moderator's, and not the writer's (SG-12).
pub(super) fn may_approve(conn: &mut Conn, viewer: Viewer, request: &Proposal) -> Result<bool, ServiceError> {
    match viewer {
        Viewer::Operator => Ok(true),
        Viewer::Host(_) => Ok(false),
        Viewer::Staff { account, role } => {
            Ok(role.may(Action::ApproveRequests) && !review::is_own(conn, request, account)?)
        }
    }
}

/// A request was opened: at the word of somebody who may approve it, it is approved.
pub(super) fn opened(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    request: &Proposal,
) -> Result<(), ServiceError> {
    if request.purpose() == Purpose::Request && may_approve(tx, viewer, request)? {
        set_approved(tx, now, viewer, request.id)?;
    }
    Ok(())
}

/// A request was edited. An approval is of what decides its bands: of other facts than those it must be given anew.
pub(super) fn edited(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (before, request): (&Proposal, &Proposal),
) -> Result<(), ServiceError> {
    let facts = |request: &Proposal| {
        request.sought().map(|home| (home.members.clone(), home.zones.first().cloned(), home.needed_from))
    };
    if facts(before) == facts(request) || request_bands::approval(tx, request.id)?.is_none() {
        return Ok(());
    }
    request_bands::forget_approval(tx, request.id)?;
    opened(tx, now, viewer, request)
}

/// Tells allies who hold a request that it is gone, at once, and forgets that they hold it. Whoever was invited may hold a copy,
/// whatever we think of them now (PR-07); who was not learns nothing.
pub(super) fn uninvite(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    request: &Proposal,
    whom: impl Fn(&ApId) -> bool,
) -> Result<(), ServiceError> {
    let Some(mut sent) = request_bands::of(tx, request.id)? else { return Ok(()) };
    let (gone, kept) = sent.recipients.into_iter().partition::<Vec<_>, _>(whom);
    if gone.is_empty() {
        return Ok(());
    }
    sent.recipients = kept;
    request_bands::save(tx, &sent)?;
    push(tx, request, (EventKind::Uninvited, &gone), now)?;
    audit::note_program(tx, now, (AuditEvent::RequestTakenBack, Subject::Proposal(request.id)));
    Ok(())
}

/// Invites allies, who may fetch these bands from now on.
pub(super) fn invite(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    request: &Proposal,
    (bands, invited, all): (Bands, &[ApId], Vec<ApId>),
) -> Result<(), ServiceError> {
    let sent = SentBands { proposal: request.id, bands, recipients: all, sent_at: now };
    request_bands::save(tx, &sent)?;
    push(tx, request, (EventKind::Invited, invited), now)?;
    audit::note_program(tx, now, (AuditEvent::RequestInvited, Subject::Proposal(request.id)));
    Ok(())
}

/// Writes an event for these actors, whom its detail names, one a line: a consent that is revoked a moment later must not keep the
/// Delete from them.
fn push(
    tx: &mut Tx<'_>,
    request: &Proposal,
    (kind, allies): (EventKind, &[ApId]),
    now: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let event = Event {
        id: EventId::new(),
        kind,
        actor: request.author.clone(),
        subject: request.ap_id.clone(),
        detail: Some(allies.iter().map(ApId::as_str).collect::<Vec<_>>().join("\n")),
    };
    Ok(outbox::push(tx, &event, now)?)
}

/// Tells an ally that is none any more that every request which it holds is gone (PR-07).
pub(super) fn withdraw_from(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    association: &ApId,
) -> Result<(), ServiceError> {
    for sent in request_bands::all(tx)? {
        if sent.recipients.contains(association) {
            let request = proposals::load(tx, sent.proposal)?;
            uninvite(tx, now, &request, |holder| holder == association)?;
        }
    }
    Ok(())
}

/// Whom the standing consent of a request names, of those who are allies today.
pub(super) fn consented(conn: &mut Conn, id: ProposalId) -> Result<Vec<ApId>, ServiceError> {
    let Some(consent) = consents::standing(conn, (id, ConsentScope::Allies))? else { return Ok(Vec::new()) };
    let mut allies = Vec::new();
    for recipient in consent.recipients {
        if is_ally(conn, &recipient)? {
            allies.push(recipient);
        }
    }
    Ok(allies)
}

/// What this actor may fetch of a request: the bands as they were sent, while requests are on and it is an ally who was invited and whom
/// the consent still names. A request that ended is there until the next batch, or fetching would tell the hour in which somebody was
/// housed (PR-06).
///
/// # Errors
/// The store's.
pub fn fetchable(
    conn: &mut Conn,
    app: &App,
    id: ProposalId,
    actor: &ApId,
) -> Result<Option<SentBands>, ServiceError> {
    if require_on(app).is_err() {
        return Ok(None);
    }
    let allies = consented(conn, id)?;
    let sent = request_bands::of(conn, id)?;
    Ok(sent.filter(|sent| sent.recipients.contains(actor) && allies.contains(actor)))
}

/// Counts that an ally fetches a request; gives how long it must wait, in seconds, where it did so too often today. That becomes one
/// task, however often it goes on.
///
/// # Errors
/// The store's.
pub fn fetched(tx: &mut Tx<'_>, now: DateTime<Utc>, ally: &ApId) -> Result<Option<u32>, ServiceError> {
    let today = now.date_naive();
    let fetches = request_fetches::one_more(tx, ally, today)?;
    if fetches <= REQUEST_FETCHES_A_DAY {
        return Ok(None);
    }
    if fetches == REQUEST_FETCHES_A_DAY + 1 {
        tasks::raise(tx, TaskKind::RequestsFetched, (ally, ""), now)?;
    }
    let since_midnight_s = now.num_seconds_from_midnight();
    Ok(Some(DAY_S.saturating_sub(since_midnight_s).max(1)))
}
