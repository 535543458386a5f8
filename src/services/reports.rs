//! Reports in both directions, and the tasks of moderators.
//! Invariants: a report of ours bears the instance's name alone; what is not ours to judge is dropped.

use chrono::{DateTime, TimeDelta, Utc};

use super::leads::handler;
use super::{App, ServiceError, Viewer, audit, partners};
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::event::{Event, EventKind};
use crate::domain::lead::DAY_HOURS;
use crate::domain::report::{
    Direction, REPORT_MAX_CHARS, REPORTED_MAX, REPORTS_A_DAY, Report, ReportClose, ReportState,
};
use crate::ids::{ApId, EventId, ReportId, TaskId};
use crate::store::{Conn, Tx, actors, leads, messages, offers, outbox, proposals, reports, tasks};
use crate::text;
use crate::urls::{BOARD, INSTANCE};

/// A Flag as it was received.
#[derive(Debug, Clone)]
pub struct FlagReceived {
    pub ap_id: ApId,
    pub reporter: ApId,
    /// Everything that it names.
    pub objects: Vec<ApId>,
    /// Plain text, of any length.
    pub content: String,
}

/// What was done with a Flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flagged {
    Kept,
    /// Known already, or counted on another.
    Counted,
    /// Of nothing of ours, or of a domain whose reports are not taken.
    Dropped,
}

/// Keeps what a Flag says of our actors, offers and messages.
///
/// # Errors
/// The store's.
pub fn receive(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    flag: &FlagReceived,
) -> Result<Flagged, ServiceError> {
    if partners::policy_of(tx, app, &flag.reporter.domain())?.flags.reject_reports {
        return Ok(Flagged::Dropped);
    }
    if reports::by_ap_id(tx, &flag.ap_id)?.is_some() {
        return Ok(Flagged::Counted);
    }
    let mut ours = Vec::new();
    for object in &flag.objects {
        if !ours.contains(object) && is_ours(tx, app, object)? {
            ours.push(object.clone());
        }
    }
    if ours.is_empty() {
        return Ok(Flagged::Dropped);
    }
    let more = u32::try_from(ours.len().saturating_sub(REPORTED_MAX)).unwrap_or(u32::MAX);
    ours.truncate(REPORTED_MAX);
    let (today, latest) = reports::since(tx, &flag.reporter, now - TimeDelta::hours(DAY_HOURS))?;
    if let Some(latest) = latest.filter(|_| today >= REPORTS_A_DAY) {
        reports::one_more(tx, latest)?;
        return Ok(Flagged::Counted);
    }
    let report = Report {
        id: ReportId::new(),
        ap_id: flag.ap_id.clone(),
        direction: Direction::In,
        reporter: flag.reporter.clone(),
        objects: ours,
        more,
        content: text::tidy(&flag.content).chars().take(REPORT_MAX_CHARS).collect(),
        state: ReportState::Open,
        close_reason: None,
        created_at: now,
    };
    reports::insert(tx, &report, None)?;
    Ok(Flagged::Kept)
}

/// Whether something that others can know is ours: an actor, an offer that was published, a message.
fn is_ours(conn: &mut Conn, app: &App, object: &ApId) -> Result<bool, ServiceError> {
    if !app.urls.is_ours(object) {
        return Ok(false);
    }
    let handle = app.config.association.handle.as_str();
    if app.urls.actor_name(object).is_some_and(|name| [handle, BOARD, INSTANCE].contains(&name)) {
        return Ok(true);
    }
    if let Some(id) = app.urls.offer_id(object) {
        let offer = proposals::by_id(conn, id)?;
        return Ok(offer.is_some_and(|offer| offer.is_public_offer_of(&app.association())));
    }
    Ok(messages::by_ap_id(conn, object)?.is_some())
}

/// Reports another server's actor, offer or message to its server.
///
/// # Errors
/// [`ServiceError::NotAllowed`]; [`ServiceError::TextLength`], [`ServiceError::Reveals`]; [`ServiceError::NotFound`] where
/// nothing with this id is known here; the store's.
pub fn send(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (object, content): (&ApId, &str),
) -> Result<ReportId, ServiceError> {
    let account = handler(viewer)?;
    let content = super::checked_text(content, REPORT_MAX_CHARS)?;
    let found = text::reveals(&content);
    if !found.is_empty() {
        return Err(ServiceError::Reveals(found));
    }
    let culprit = responsible(tx, app, object)?.ok_or(ServiceError::NotFound("actor"))?;
    let mut objects = vec![culprit.clone()];
    if culprit != *object {
        objects.push(object.clone());
    }
    let event = EventId::new();
    let id = ReportId::new();
    let report = Report {
        id,
        ap_id: app.urls.activity(event, ""),
        direction: Direction::Out,
        reporter: app.urls.instance(),
        objects,
        more: 0,
        content,
        state: ReportState::Closed,
        close_reason: Some(ReportClose::Sent),
        created_at: now,
    };
    reports::insert(tx, &report, Some(account))?;
    audit::note(tx, now, viewer, (AuditEvent::ReportSent, Subject::Report(id)));
    let event = Event {
        id: event,
        kind: EventKind::Reported,
        actor: app.urls.instance(),
        subject: culprit,
        detail: Some(id.to_string()),
    };
    outbox::push(tx, &event, now)?;
    Ok(id)
}

/// The actor who answers for something of another server that is known here.
fn responsible(conn: &mut Conn, app: &App, object: &ApId) -> Result<Option<ApId>, ServiceError> {
    if app.urls.is_ours(object) {
        return Ok(None);
    }
    let author = match (offers::remote_version(conn, object)?, leads::by_note(conn, object)?) {
        (Some((author, _)), _) => author,
        (None, Some(lead)) => lead.sender,
        (None, None) => object.clone(),
    };
    let known = actors::by_ap_id(conn, &author)?.is_some_and(|actor| actor.deleted_at.is_none());
    Ok(known.then_some(author))
}

/// Closes a report.
///
/// # Errors
/// [`ServiceError::NotAllowed`], [`ServiceError::NotFound`]; [`ServiceError::Conflict`] where it is closed; the store's.
pub fn close(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, reason): (ReportId, ReportClose),
) -> Result<(), ServiceError> {
    let account = handler(viewer)?;
    if reason == ReportClose::Sent {
        return Err(ServiceError::Invalid("sent is what came of a report of ours".to_owned()));
    }
    if reports::close(tx, id, (reason, account), now)? {
        let deed = (AuditEvent::ReportClosed, Subject::Report(id), Some(Reason::Report(reason)));
        audit::note_with(tx, now, viewer, deed);
        return Ok(());
    }
    reports::by_id(tx, id)?.ok_or(ServiceError::NotFound("report"))?;
    Err(ServiceError::Conflict("the report is closed".to_owned()))
}

/// Notes that a task is done.
///
/// # Errors
/// [`ServiceError::NotAllowed`]; [`ServiceError::Conflict`] where it is done already; the store's.
pub fn task_done(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: TaskId,
) -> Result<(), ServiceError> {
    let account = handler(viewer)?;
    if tasks::done(tx, id, account, now)? {
        audit::note(tx, now, viewer, (AuditEvent::TaskDone, Subject::Task(id)));
        return Ok(());
    }
    Err(ServiceError::Conflict("the task is done".to_owned()))
}
