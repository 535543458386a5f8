//! What goes to one actor alone: `Create` of a private message, what is said to an ally about a match and its `Delete`, and `Flag`, which bears
//! the instance's name and nobody's of the staff.

use serde_json::json;

use super::write::Draft;
use crate::domain::actor::Actor;
use crate::domain::conversation::{MessageState, With};
use crate::domain::event::{Event, EventKind};
use crate::domain::report::Report;
use crate::federation::vocab::{letter, talk};
use crate::ids::{ApId, ReportId};
use crate::services::matches::context_of as match_context;
use crate::services::{App, ServiceError, alliances};
use crate::store::messages::{self, Message};
use crate::store::outbox::Outgoing;
use crate::store::{Conn, actors, blocks, conversations, matches, reports};
use crate::urls::Urls;

/// A message or report, and whom it is for.
pub(super) struct Private {
    what: What,
    to: Actor,
}

enum What {
    Message(Message),
    /// What is said about a match, and in which context.
    Talk(talk::Said),
    /// It was taken back.
    Gone,
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
        EventKind::AllyMessageSent => {
            let Some((said, to)) = talk_of(conn, app, &event.subject)? else { return Ok(None) };
            (What::Talk(said), to)
        }
        EventKind::AllyMessageDeleted => {
            let Some(to) = event.detail.as_deref().and_then(|id| id.parse().ok()) else { return Ok(None) };
            (What::Gone, to)
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
    if blocks::is_blocked_by(conn, &app.association(), &to)?
        && matches!(what, What::Message(_) | What::Talk(_))
    {
        return Ok(None);
    }
    let to = actors::by_ap_id(conn, &to)?.filter(|actor| actor.deleted_at.is_none());
    Ok(to.map(|to| Private { what, to }))
}

/// What is said about a match, and to whom; `None` where it is not said any more, or there is no alliance now.
fn talk_of(conn: &mut Conn, app: &App, id: &ApId) -> Result<Option<(talk::Said, ApId)>, ServiceError> {
    let Some((with, message)) = conversations::by_ap_id(conn, &app.data_keys, id)? else { return Ok(None) };
    let With::Ally(of) = with else { return Ok(None) };
    let Some(one) = matches::by_id(conn, of)? else { return Ok(None) };
    let (Some(ally), MessageState::Said) = (one.ally.clone(), message.state) else { return Ok(None) };
    if !alliances::is_ally(conn, &ally)? {
        return Ok(None);
    }
    let context = match_context(conn, app, &one)?;
    let said = talk::Said { ap_id: id.clone(), context, text: message.text, said_at: message.said_at };
    Ok(Some((said, ally)))
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
        What::Talk(said) => {
            let note = talk::write(said, &event.actor, to);
            let draft =
                Draft::of(event, "", "Create").to(to_id).letter().with("context", json!(said.context));
            draft.containing(urls, &said.ap_id, &note, inbox)
        }
        What::Gone => Draft::of(event, "", "Delete").plain().to(to_id).tombstone(urls, &event.subject, inbox),
        What::Report(report) => Draft::of(event, "", "Flag").to(to_id).saying(&report.content).containing(
            urls,
            &to.ap_id,
            &json!(report.objects),
            inbox,
        ),
    }]
}
