//! What goes to one actor alone: `Create` of a private message, and `Flag`, which bears the instance's name and nobody's of the staff.

use serde_json::json;

use super::write::Draft;
use crate::domain::actor::Actor;
use crate::domain::event::{Event, EventKind};
use crate::domain::report::Report;
use crate::federation::vocab::letter;
use crate::ids::{ApId, ReportId};
use crate::services::{App, ServiceError};
use crate::store::messages::{self, Message};
use crate::store::outbox::Outgoing;
use crate::store::{Conn, actors, blocks, reports};
use crate::urls::Urls;

/// A message or report, and whom it is for.
pub(super) struct Private {
    what: What,
    to: Actor,
}

enum What {
    Message(Message),
    Report(Report),
}

/// Reads what an event tells to one actor; `None` where it is gone, or its recipient is or blocks who speaks.
pub(super) fn gather(conn: &mut Conn, app: &App, event: &Event) -> Result<Option<Private>, ServiceError> {
    let (what, to) = match event.kind {
        EventKind::MessageSent => {
            let Some(message) = messages::by_ap_id(conn, &event.subject)? else { return Ok(None) };
            let to = message.recipient.clone();
            (What::Message(message), to)
        }
        EventKind::Reported => {
            let id = event.detail.as_deref().and_then(|id| id.parse::<ReportId>().ok());
            let found = id.map(|id| reports::by_id(conn, id)).transpose()?.flatten();
            let Some(report) = found else { return Ok(None) };
            (What::Report(report), event.subject.clone())
        }
        EventKind::Published
        | EventKind::Changed
        | EventKind::Withdrawn
        | EventKind::Invited
        | EventKind::Uninvited
        | EventKind::FollowAccepted
        | EventKind::FollowRejected
        | EventKind::Followed
        | EventKind::Unfollowed
        | EventKind::Boosted
        | EventKind::Unboosted
        | EventKind::KeyRotated
        | EventKind::AllianceOffered
        | EventKind::AllianceAccepted
        | EventKind::AllianceRefused
        | EventKind::AllianceEnded
        | EventKind::NegotiationRefused
        | EventKind::NegotiationOffered
        | EventKind::NegotiationReviewed
        | EventKind::NegotiationAccepted
        | EventKind::AgreementChanged
        | EventKind::AppealPublished
        | EventKind::AppealWithdrawn
        | EventKind::NegotiationWithdrawn => return Ok(None),
    };
    if blocks::is_blocked_by(conn, &app.association(), &to)? && matches!(what, What::Message(_)) {
        return Ok(None);
    }
    let to = actors::by_ap_id(conn, &to)?.filter(|actor| actor.deleted_at.is_none());
    Ok(to.map(|to| Private { what, to }))
}

/// The activity that tells it, to the actor's own inbox.
pub(super) fn told(urls: &Urls, event: &Event, private: Option<&Private>) -> Vec<Outgoing> {
    let Some(Private { what, to }) = private else { return Vec::new() };
    let (to_id, inbox): (&[ApId], &[ApId]) =
        (std::slice::from_ref(&to.ap_id), std::slice::from_ref(&to.inbox));
    vec![match what {
        What::Message(message) => {
            let note = letter::write(message, &event.actor, to);
            Draft::of(event, "", "Create").to(to_id).letter().containing(urls, &message.ap_id, &note, inbox)
        }
        What::Report(report) => Draft::of(event, "", "Flag").to(to_id).saying(&report.content).containing(
            urls,
            &to.ap_id,
            &json!(report.objects),
            inbox,
        ),
    }]
}
