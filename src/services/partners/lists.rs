//! Lists of domains that others publish. What they add, change or take away becomes a draft; a moderator confirms or dismisses it.
//! Invariants: nothing changes by itself; a dismissed draft does not come back unless its line changes.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::import::{self, Change};
use super::record;
use crate::domain::access::Action;
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::domain_list::Line;
use crate::domain::partner::{DomainFlags, LineState, PartnerDeed, PartnerTier, Severity};
use crate::ids::{ApId, Domain, PartnerListId, PartnerListLineId};
use crate::services::{App, ServiceError, Viewer, audit};
use crate::store::partner_lists::{self, ListLine};
use crate::store::{Tx, partners};

/// The longest address of a list, in bytes.
pub const URL_MAX_BYTES: usize = 500;
/// The longest reason for a dismissal.
pub const REASON_MAX_CHARS: usize = 500;

/// Subscribes to a list; it is fetched at once, and daily.
///
/// # Errors
/// [`ServiceError::NotAllowed`]; [`ServiceError::Invalid`] for an address that is none, or of this instance; the store's.
pub fn subscribe(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    url: &str,
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let invalid = |why: String| ServiceError::Invalid(format!("url: {why}"));
    if url.len() > URL_MAX_BYTES {
        return Err(invalid(format!("has at most {URL_MAX_BYTES} bytes, this one has {}", url.len())));
    }
    let no_address =
        || invalid("is no https address of a file, such as https://toits.example/list.csv".to_owned());
    let address: ApId = url.trim().parse().map_err(|_| no_address())?;
    if address.url().scheme() != "https" && !app.config.federation.allow_loopback {
        return Err(no_address());
    }
    if app.urls.is_ours(&address) {
        return Err(invalid("is of this instance itself".to_owned()));
    }
    let Some(id) = partner_lists::subscribe(tx, address.as_str(), now)? else {
        return Err(ServiceError::Conflict("this list is subscribed to already".to_owned()));
    };
    audit::note(tx, now, viewer, (AuditEvent::ListSubscribed, Subject::List(id)));
    Ok(())
}

/// Ends a subscription; its drafts go, what was confirmed stays decided.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub fn unsubscribe(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: PartnerListId,
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    if !partner_lists::unsubscribe(tx, id)? {
        return Err(ServiceError::NotFound("list"));
    }
    audit::note(tx, now, viewer, (AuditEvent::ListEnded, Subject::List(id)));
    Ok(())
}

/// Lets a list be fetched now.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub fn hasten(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: PartnerListId,
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    if !partner_lists::hasten(tx, id, now)? {
        return Err(ServiceError::NotFound("list"));
    }
    audit::note(tx, now, viewer, (AuditEvent::ListFetched, Subject::List(id)));
    Ok(())
}

/// Compares a list as it stands now with what it said before: what differs becomes a draft. Gives how many.
///
/// # Errors
/// The store's.
pub fn take(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (id, lines): (PartnerListId, &[Line]),
) -> Result<usize, ServiceError> {
    let mut before: HashMap<Domain, ListLine> =
        partner_lists::lines(tx, id)?.into_iter().map(|line| (line.domain.clone(), line)).collect();
    let mut drafts = 0;
    for planned in import::plan(tx, app, Viewer::Operator, lines)? {
        let line = &planned.line;
        let known = before.remove(&line.domain);
        if known.as_ref().is_some_and(|known| !known.is_removed && same(known, line)) {
            continue;
        }
        let state = if planned.changes() { LineState::Draft } else { LineState::Moot };
        drafts += usize::from(state == LineState::Draft);
        partner_lists::put_line(tx, id, known.map(|known| known.id), (line, state))?;
    }
    for gone in before.into_values().filter(|line| !line.is_removed) {
        if gone.state == LineState::Confirmed {
            partner_lists::line_removed(tx, gone.id)?;
            drafts += 1;
        } else {
            partner_lists::delete_line(tx, gone.id)?;
        }
    }
    partner_lists::fetched(tx, id, None, now)?;
    Ok(drafts)
}

fn same(known: &ListLine, line: &Line) -> bool {
    (known.severity, known.flags, &known.public_comment) == (line.severity, line.flags, &line.public_comment)
}

/// What confirming a draft came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmed {
    Changed(Change),
    /// The list took its word back, and so do we.
    Lifted,
}

/// Does what a draft says.
///
/// # Errors
/// [`ServiceError::NotFound`] where it is no draft any more, [`ServiceError::NotAllowed`], or the store's.
pub fn confirm(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: PartnerListLineId,
) -> Result<Confirmed, ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let line = draft(tx, id)?;
    audit::note(tx, now, viewer, (AuditEvent::DraftConfirmed, Subject::ListLine(id)));
    if line.is_removed {
        lift(tx, app, now, viewer, &line)?;
        partner_lists::delete_line(tx, id)?;
        return Ok(Confirmed::Lifted);
    }
    let planned = import::apply(tx, app, now, viewer, &[line.as_line()])?;
    partner_lists::decide(tx, id, (LineState::Confirmed, ""), viewer.account(), now)?;
    let done = planned.into_iter().next().ok_or(ServiceError::NotFound("draft"))?;
    Ok(Confirmed::Changed(done.change))
}

/// Takes back what a line once did, and no more than that.
fn lift(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    line: &ListLine,
) -> Result<(), ServiceError> {
    let Some(partner) = partners::by_domain(tx, &line.domain)? else { return Ok(()) };
    if line.severity == Severity::Suspend && partner.tier == PartnerTier::Blocked {
        super::set_tier(tx, app, now, viewer, (&line.domain, PartnerTier::Open))?;
    }
    let flags = DomainFlags {
        reject_media: partner.flags.reject_media && !line.flags.reject_media,
        reject_reports: partner.flags.reject_reports && !line.flags.reject_reports,
        silenced: partner.flags.silenced && !line.flags.silenced,
    };
    if flags != partner.flags {
        super::set_flags(tx, app, now, viewer, (&line.domain, flags))?;
    }
    record(tx, now, viewer, &line.domain, (PartnerDeed::Imported, "lifted"))
}

/// Leaves things as they are. The draft does not come back unless its line changes.
///
/// # Errors
/// [`ServiceError::Invalid`] without a reason or with one that is too long; [`ServiceError::NotFound`] where it is no draft any more;
/// [`ServiceError::NotAllowed`], or the store's.
pub fn dismiss(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, reason): (PartnerListLineId, &str),
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let reason = reason.trim();
    let chars = reason.chars().count();
    if chars == 0 || chars > REASON_MAX_CHARS {
        let sentence = format!("reason: has 1 to {REASON_MAX_CHARS} characters, this one has {chars}");
        return Err(ServiceError::Invalid(sentence));
    }
    draft(tx, id)?;
    partner_lists::decide(tx, id, (LineState::Dismissed, reason), viewer.account(), now)?;
    audit::note(tx, now, viewer, (AuditEvent::DraftDismissed, Subject::ListLine(id)));
    Ok(())
}

fn draft(tx: &mut Tx<'_>, id: PartnerListLineId) -> Result<ListLine, ServiceError> {
    let line = partner_lists::line(tx, id)?.filter(|line| line.state == LineState::Draft);
    line.ok_or(ServiceError::NotFound("draft"))
}
