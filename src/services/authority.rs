//! Requests by authorities (PR-15): recorded by a safeguarding lead, refused from that moment on, and decided otherwise by two leads alone.
//! Invariant: nothing here reads or gives out a datum of anybody; what was asked, in words, is sealed, and each deed is in the audit log.

use chrono::{DateTime, Utc};

use super::{App, ServiceError, Viewer, audit, notices};
use crate::domain::access::Action;
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::authority::{AuthorityDecision, AuthorityRequest, Decided, Otherwise, RequestFacts};
use crate::domain::notice::Notice;
use crate::domain::private::Private;
use crate::ids::{AccountId, AuthorityRequestId};
use crate::store::{Conn, Tx, accounts, authority_requests as stored};

/// A decision has a person behind it, which the command line has not.
fn of_lead(viewer: Viewer) -> Result<AccountId, ServiceError> {
    viewer.require(Action::HandleAuthorityRequests)?;
    viewer.account().ok_or(ServiceError::NotAllowed)
}

/// Records a request. It is refused.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn record(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (facts, asked): (RequestFacts, &str),
) -> Result<AuthorityRequestId, ServiceError> {
    let account = of_lead(viewer)?;
    let request = AuthorityRequest {
        id: AuthorityRequestId::new(),
        facts,
        recorded_by: account,
        recorded_at: now,
        decision: AuthorityDecision::Refused,
        reason: None,
        proposed: None,
    };
    stored::insert(tx, &app.data_keys, (&request, asked))?;
    audit::note(tx, now, viewer, (AuditEvent::AuthorityRecorded, Subject::AuthorityRequest(request.id)));
    notify(tx, app, now, account)?;
    Ok(request.id)
}

/// Tells the other leads that something waits.
fn notify(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, by: AccountId) -> Result<(), ServiceError> {
    for (account, _) in accounts::active_with_roles(tx, Action::HandleAuthorityRequests.roles())? {
        if account != by {
            notices::push_to_account(tx, app, now, (account, &Notice::Waits))?;
        }
    }
    Ok(())
}

/// One page of the requests, the latest first, and how many there are.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn list(
    conn: &mut Conn,
    viewer: Viewer,
    (limit, offset): (i64, i64),
) -> Result<(Vec<AuthorityRequest>, i64), ServiceError> {
    of_lead(viewer)?;
    Ok((stored::page(conn, limit, offset)?, stored::count(conn)?))
}

/// How many wait for a second word; 0 for who is no lead.
///
/// # Errors
/// The store's.
pub fn count_waiting(conn: &mut Conn, viewer: Viewer) -> Result<i64, ServiceError> {
    match of_lead(viewer) {
        Ok(_) => Ok(stored::count_proposed(conn)?),
        Err(_) => Ok(0),
    }
}

/// A request, without what was asked in words.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub fn show(
    conn: &mut Conn,
    viewer: Viewer,
    id: AuthorityRequestId,
) -> Result<AuthorityRequest, ServiceError> {
    of_lead(viewer)?;
    stored::by_id(conn, id)?.ok_or(ServiceError::NotFound("authority request"))
}

/// Opens what was asked in words, which the audit log tells.
///
/// # Errors
/// As [`show`].
pub fn open(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: AuthorityRequestId,
) -> Result<(AuthorityRequest, Private), ServiceError> {
    let request = show(tx, viewer, id)?;
    let asked = stored::asked(tx, &app.data_keys, id)?;
    audit::note(tx, now, viewer, (AuditEvent::AuthorityOpened, Subject::AuthorityRequest(id)));
    Ok((request, asked))
}

/// Takes a lead's word for a decision: `None` refuses, which takes one of them; anything else takes two who say the same.
///
/// # Errors
/// [`ServiceError::Authority`], as [`show`], or the store's.
pub fn decide(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, otherwise): (AuthorityRequestId, Option<Otherwise>),
) -> Result<Decided, ServiceError> {
    let account = of_lead(viewer)?;
    stored::lock(tx, id)?;
    let mut request = show(tx, viewer, id)?;
    let decided = request.decide(otherwise, account)?;
    stored::save_decision(tx, &request)?;
    let subject = Subject::AuthorityRequest(id);
    let deed = match (decided, otherwise, request.reason) {
        (Decided::Proposed, Some(said), _) => {
            notify(tx, app, now, account)?;
            (AuditEvent::AuthorityProposed, subject, Some(Reason::Decision(said.decision)))
        }
        (Decided::Holds, _, Some(reason)) => {
            (AuditEvent::AuthorityDecided, subject, Some(Reason::Authority(reason)))
        }
        (Decided::Proposed, None, _) | (Decided::Holds, _, None) => {
            (AuditEvent::AuthorityRefused, subject, None)
        }
    };
    audit::note_with(tx, now, viewer, deed);
    Ok(decided)
}
