//! Appeals: with a consent of its own, the association says in public that somebody looks for a home, in words made of the bands of their request.
//! Invariants: a moderator who did not write the request approves it (SG-12); it goes out in bands that five share, with the batch of a week, and
//! comes back with one too (PR-06), but for a consent that is taken back, which acts at once (PR-07); nothing that leaves names the request (PR-02).

mod batches;
mod read;
mod words;

use chrono::{DateTime, Utc};

use super::people::require_mandate;
use super::requests::{By, is_of, may_approve, note, theirs};
use super::{App, ServiceError, Viewer, audit};
use crate::domain::access::Action;
use crate::domain::appeal::{Appeal, ConsentScope};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::event::{Event, EventKind};
use crate::domain::private::AgreedVia;
use crate::domain::proposal::State;
use crate::ids::{AppealId, ConsentId, EventId, ProposalId};
use crate::store::consents::{self, Consent};
use crate::store::{Tx, appeals, outbox, people};

pub use batches::{run, run_due};
pub use read::{Next, Shown, public, show};
pub use words::sentences;

/// A consent to an appeal, as it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// In which it was explained (BCP 47).
    pub language: String,
    pub via: AgreedVia,
    pub at: DateTime<Utc>,
}

/// Whether anything leaves this instance.
fn is_on(app: &App) -> bool {
    app.config.federating().is_on()
}

/// Stores a consent in place of the one before.
///
/// # Errors
/// [`ServiceError::Conflict`] where nothing leaves this instance, [`ServiceError::NoMandate`], [`ServiceError::NotFound`] for a request that is not
/// theirs, or the store's.
pub fn consent(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    by: &By,
    (id, agreed): (ProposalId, &Agreed),
) -> Result<(), ServiceError> {
    theirs(tx, by, id)?;
    if !is_on(app) {
        return Err(ServiceError::Conflict("this instance tells other servers nothing".to_owned()));
    }
    if let (By::Staff(viewer @ Viewer::Staff { .. }), Some(person)) = (by, people::of_request(tx, id)?) {
        // Whoever says for somebody that they agree has their mandate.
        require_mandate(tx, *viewer, person)?;
    }
    let recorded_by = match by {
        By::Staff(viewer) => viewer.account(),
        By::Person(_) => None,
    };
    let Agreed { language, via, at } = agreed.clone();
    let consent = Consent {
        id: ConsentId::new(),
        proposal: id,
        scope: ConsentScope::Appeal,
        // Everybody, whom nobody can name.
        recipients: Vec::new(),
        language,
        given_via: via,
        given_at: at,
        recorded_by,
    };
    consents::revoke(tx, (id, ConsentScope::Appeal), now)?;
    consents::save(tx, &consent)?;
    note(tx, now, by, (AuditEvent::AppealConsented, id))
}

/// Takes a consent back: everybody who was told of the appeal is told to delete it at once.
///
/// # Errors
/// [`ServiceError::NotFound`] for a request that is not theirs, or without a consent; or the store's.
pub fn revoke(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    by: &By,
    id: ProposalId,
) -> Result<(), ServiceError> {
    // Also of a request that is over: its appeal may be out until the next batch.
    is_of(tx, by, id)?;
    if consents::revoke(tx, (id, ConsentScope::Appeal), now)? == 0 {
        return Err(ServiceError::NotFound("consent"));
    }
    take_back(tx, app, now, id)?;
    note(tx, now, by, (AuditEvent::AppealConsentRevoked, id))
}

/// Approves an appeal for an open request whose person agreed: it goes out with the first batch in which five share its bands.
///
/// # Errors
/// [`ServiceError::OwnRecord`] for who wrote the request (SG-12), [`ServiceError::NotAllowed`], [`ServiceError::NotFound`];
/// [`ServiceError::Conflict`] where it is not open, nobody agreed, or it has an appeal; or the store's.
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
    if request.state != State::Open {
        return Err(ServiceError::Conflict("the request is not open".to_owned()));
    }
    if consents::standing(tx, (id, ConsentScope::Appeal))?.is_none() {
        return Err(ServiceError::Conflict("the person did not agree to an appeal".to_owned()));
    }
    let appeal = Appeal {
        id: AppealId::new(),
        request: Some(id),
        approved_by: viewer.account(),
        approved_at: now,
        sent: None,
        withdrawn_at: None,
    };
    appeals::insert(tx, &appeal)?;
    audit::note(tx, now, viewer, (AuditEvent::AppealApproved, Subject::Proposal(id)));
    Ok(())
}

/// Ends the appeal of a request now, whatever the week says: the person took their consent back, or is erased.
pub(super) fn take_back(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    request: ProposalId,
) -> Result<(), ServiceError> {
    match appeals::of_request(tx, request)? {
        Some(appeal) => end(tx, app, now, &appeal),
        None => Ok(()),
    }
}

/// Ends an appeal. One that is out is deleted everywhere; what never went out is forgotten.
fn end(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, appeal: &Appeal) -> Result<(), ServiceError> {
    if appeal.out().is_none() {
        return Ok(appeals::delete(tx, appeal.id)?);
    }
    appeals::end(tx, appeal.id, now)?;
    outbox::retract(tx, &app.urls.appeal(appeal.id))?;
    push(tx, app, now, (EventKind::AppealWithdrawn, appeal.id))?;
    if let Some(request) = appeal.request {
        audit::note_program(tx, now, (AuditEvent::AppealTakenBack, Subject::Proposal(request)));
    }
    Ok(())
}

/// Writes an event. It names the appeal, and not what it is for.
fn push(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (kind, id): (EventKind, AppealId),
) -> Result<(), ServiceError> {
    let (actor, subject) = (app.association(), app.urls.appeal(id));
    let event = Event { id: EventId::new(), kind, actor, subject, detail: None };
    Ok(outbox::push(tx, &event, now)?)
}
