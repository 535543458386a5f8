//! How a request leaves: as an invitation to named allies, who may fetch its bands.
//! Invariants: never public (PR-02); only with a standing consent that names its recipients (PR-06); only to allies (PR-05), which a partner
//! is while both sides declare it; each fetches so many a day.

use chrono::{DateTime, Timelike as _, Utc};

use super::alliances::is_ally;
use super::{App, ServiceError};
use crate::domain::alliance::REQUEST_FETCHES_A_DAY;
use crate::domain::event::{Event, EventKind};
use crate::domain::proposal::{Proposal, State};
use crate::domain::report::TaskKind;
use crate::ids::{ApId, EventId};
use crate::store::safeguards::{self, Consent};
use crate::store::{Conn, Tx, outbox, proposals, request_fetches, tasks};

const DAY_S: u32 = 86_400;

/// Stores a seeker's consent and, where the request is open, invites the allies that it names.
///
/// # Errors
/// [`ServiceError::RequestsOff`], [`ServiceError::Invalid`] where a recipient is no ally, or the store's.
pub fn consent(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    consent: &Consent,
) -> Result<(), ServiceError> {
    require_on(app)?;
    for recipient in &consent.recipients {
        if !is_ally(tx, recipient)? {
            return Err(ServiceError::Invalid(format!(
                "recipients: {recipient} is not the association of an ally"
            )));
        }
    }
    safeguards::save_consent(tx, consent)?;
    let proposal = proposals::by_id(tx, consent.proposal)?.ok_or(ServiceError::NotFound("request"))?;
    if proposal.state == State::Open { invite_if_consented(tx, app, now, &proposal) } else { Ok(()) }
}

/// Takes a consent back: allies are told to delete the request at once.
///
/// # Errors
/// The store's.
pub fn revoke(tx: &mut Tx<'_>, now: DateTime<Utc>, proposal: &Proposal) -> Result<(), ServiceError> {
    uninvite(tx, now, proposal)?;
    Ok(safeguards::revoke_consents(tx, proposal.id, now)?)
}

fn require_on(app: &App) -> Result<(), ServiceError> {
    match app.config.federation.requests {
        crate::config::Requests::Allies => Ok(()),
        crate::config::Requests::Off => Err(ServiceError::RequestsOff),
    }
}

/// Invites the allies that the standing consent of an open request names. Without consent, or with requests off, it stays here,
/// which is no error: the instance's own hosts may still be found for it.
pub(super) fn invite_if_consented(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    proposal: &Proposal,
) -> Result<(), ServiceError> {
    if require_on(app).is_err() {
        return Ok(());
    }
    let allies = recipients(tx, proposal)?;
    push(tx, proposal, (EventKind::Invited, &allies), now)
}

/// Tells the allies who were invited that a request is gone.
pub(super) fn uninvite(tx: &mut Tx<'_>, now: DateTime<Utc>, proposal: &Proposal) -> Result<(), ServiceError> {
    // Whoever was ever invited may hold a copy, whatever we think of them now (PR-07).
    let named = safeguards::ever_named(tx, proposal.id)?;
    push(tx, proposal, (EventKind::Uninvited, &named), now)
}

/// Writes an event for these actors, whom its detail names, one a line: a consent that is revoked a moment later must not keep the
/// Delete from them. Where there is nobody to tell, nothing is written.
fn push(
    tx: &mut Tx<'_>,
    proposal: &Proposal,
    (kind, allies): (EventKind, &[ApId]),
    now: DateTime<Utc>,
) -> Result<(), ServiceError> {
    if allies.is_empty() {
        return Ok(());
    }
    let event = Event {
        id: EventId::new(),
        kind,
        actor: proposal.author.clone(),
        subject: proposal.ap_id.clone(),
        detail: Some(allies.iter().map(ApId::as_str).collect::<Vec<_>>().join("\n")),
    };
    Ok(outbox::push(tx, &event, now)?)
}

/// Tells an ally that is none any more that every open request which it may hold is gone (PR-07).
pub(super) fn withdraw_from(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    association: &ApId,
) -> Result<(), ServiceError> {
    for id in safeguards::naming(tx, association)? {
        let request = proposals::by_id(tx, id)?.filter(|request| request.state == State::Open);
        if let Some(request) = request {
            push(tx, &request, (EventKind::Uninvited, std::slice::from_ref(association)), now)?;
        }
    }
    Ok(())
}

/// The recipients of a request who are allies today.
///
/// # Errors
/// The store's.
pub fn recipients(conn: &mut Conn, proposal: &Proposal) -> Result<Vec<ApId>, ServiceError> {
    let Some(consent) = safeguards::standing_consent(conn, proposal.id)? else { return Ok(Vec::new()) };
    let mut allies = Vec::new();
    for recipient in consent.recipients {
        if is_ally(conn, &recipient)? {
            allies.push(recipient);
        }
    }
    Ok(allies)
}

/// Whether this actor may fetch this request: open, requests on, consented, and the actor an ally whom the consent names.
///
/// # Errors
/// The store's.
pub fn may_fetch(
    conn: &mut Conn,
    app: &App,
    proposal: &Proposal,
    actor: &ApId,
) -> Result<bool, ServiceError> {
    if require_on(app).is_err() || proposal.state != State::Open {
        return Ok(false);
    }
    Ok(recipients(conn, proposal)?.contains(actor))
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
