//! What we say to the ally on the other side of a match.

use chrono::{DateTime, Utc};

use super::{
    App, Draft, ServiceError, Talk, Viewer, Written, account, alliances, audit, keep, matches, stored, talk,
};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::conversation::{MessageState, MessageText, Speaker, TalkProblem, With, held_from_ally};
use crate::domain::event::{Event, EventKind};
use crate::domain::matches::Match;
use crate::ids::{ApId, EventId, MatchId, MessageId, PersonId};
use crate::store::{Conn, Tx, blocks, matches as stored_matches, outbox, people as stored_people};

/// The conversation of a match with an ally, as its page shows it.
#[derive(Debug, Clone)]
pub struct AllyTalk {
    pub talk: Talk,
    /// Whether the ally can be written to now.
    pub is_open: bool,
}

/// A match, for somebody who decides about it or has charge of a side.
pub(super) fn seen(conn: &mut Conn, viewer: Viewer, id: MatchId) -> Result<Match, ServiceError> {
    let one = stored_matches::by_id(conn, id)?.ok_or(ServiceError::NotFound("match"))?;
    matches::sides(conn, viewer, &one)?;
    Ok(one)
}

/// The ally of a match, where it can be written to: an Offer of an Agreement is between us, and so is an alliance.
pub(super) fn reach(conn: &mut Conn, app: &App, one: &Match) -> Result<ApId, ServiceError> {
    let (Some(ally), Some(_)) = (&one.ally, &one.deal) else { return Err(TalkProblem::Unreachable.into()) };
    if !alliances::is_ally(conn, ally)? || blocks::is_blocked_by(conn, &app.association(), ally)? {
        return Err(TalkProblem::Unreachable.into());
    }
    Ok(ally.clone())
}

/// The conversation of a match with an ally; `None` where both sides live with us, or nothing was offered so far.
///
/// # Errors
/// [`ServiceError::NotFound`], as for a match that is not there; the store's.
pub fn about_match(
    conn: &mut Conn,
    app: &App,
    viewer: Viewer,
    id: MatchId,
) -> Result<Option<AllyTalk>, ServiceError> {
    let one = seen(conn, viewer, id)?;
    if one.ally.is_none() || one.deal.is_none() {
        return Ok(None);
    }
    let is_open = match reach(conn, app, &one) {
        Ok(_) => true,
        Err(ServiceError::Talk(_)) => false,
        Err(error) => return Err(error),
    };
    let talk = talk(conn, app, viewer.account(), With::Ally(id))?;
    Ok(Some(AllyTalk { talk, is_open }))
}

/// How those of the match are called who are known here: their names do not leave.
fn names(conn: &mut Conn, app: &App, one: &Match) -> Result<Vec<String>, ServiceError> {
    let people: Vec<PersonId> =
        [matches::seeker_of(conn, one)?, matches::host_of(conn, one)?].into_iter().flatten().collect();
    let names = stored_people::called_names(conn, &app.data_keys, &people)?;
    Ok(names.into_values().map(|name| name.expose().to_owned()).collect())
}

/// Says something to the ally of a match, in the name of the association. What holds contact data, a name or a hint is held.
///
/// # Errors
/// [`ServiceError::NotFound`], as for a match that is not there; [`TalkProblem`]; the store's.
pub fn write_to_ally(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, text, instead_of): (MatchId, &MessageText, Option<MessageId>),
) -> Result<Written, ServiceError> {
    let one = seen(tx, viewer, id)?;
    let account = account(viewer)?;
    let ally = reach(tx, app, &one)?;
    let names = names(tx, app, &one)?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let found = held_from_ally(text.expose(), &names);
    let draft = Draft { with: With::Ally(id), ally: Some(&ally), text: text.expose(), found, instead_of };
    keep(tx, app, now, (viewer, account), draft)
}

/// Takes something back that went to an ally: its words go here, and the ally is told to delete it.
///
/// # Errors
/// As [`write_to_ally`]; [`ServiceError::NotFound`] for what is not there or is not ours.
pub fn take_back(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, message): (MatchId, MessageId),
) -> Result<(), ServiceError> {
    let one = seen(tx, viewer, id)?;
    account(viewer)?;
    let with = With::Ally(id);
    let known = stored::by_id(tx, &app.data_keys, (with, message))?;
    let ours = known.filter(|known| known.speaker == Speaker::Ours && known.state == MessageState::Said);
    let ours = ours.ok_or(ServiceError::NotFound("message"))?;
    stored::take_back(tx, (with, message), now)?;
    if let (Some(ap_id), Some(ally)) = (&ours.ap_id, &one.ally) {
        tell_gone(tx, app, now, (ap_id, ally))?;
    }
    audit::note(tx, now, viewer, (AuditEvent::MessageTakenBack, Subject::Match(id)));
    Ok(())
}

/// Tells an ally to delete what we said, which stands nowhere here from now on.
pub(super) fn tell_gone(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (ap_id, ally): (&ApId, &ApId),
) -> Result<(), ServiceError> {
    outbox::forget(tx, ap_id)?;
    let event = Event {
        id: EventId::new(),
        kind: EventKind::AllyMessageDeleted,
        actor: app.association(),
        subject: ap_id.clone(),
        detail: Some(ally.to_string()),
    };
    Ok(outbox::push(tx, &event, now)?)
}
