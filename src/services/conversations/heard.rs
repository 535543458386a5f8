//! What an ally says in a match that we have with it.

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, ServiceError, alliances, matches, notices, stored};
use crate::domain::access::Action;
use crate::domain::conversation::{
    ALLY_MESSAGES_A_DAY, MESSAGES_MAX, MessageState, Speaker, With, needs_a_second_look,
};
use crate::domain::lead::{DAY_HOURS, LeadVisibility, Letter, NamesUs};
use crate::domain::matches::Match;
use crate::domain::notice::Notice;
use crate::domain::report::TaskKind;
use crate::ids::{AccountId, ApId, MatchId, MessageId};
use crate::services::leads::Reception;
use crate::store::conversations::{Message, New};
use crate::store::{Conn, Tx, accounts, leads, matches as stored_matches, negotiations, tasks, tombstones};

/// The match that a private message of an ally is about: its context is that of a negotiation which we have with this very ally. A context that
/// somebody else knows, or invents, makes nothing a message of a match.
fn match_of(
    conn: &mut Conn,
    app: &App,
    (letter, context): (&Letter, Option<&str>),
) -> Result<Option<Match>, ServiceError> {
    let is_private = letter.visibility == LeadVisibility::Private && letter.names_us == NamesUs::Yes;
    let Some(context) = context.filter(|_| is_private) else { return Ok(None) };
    if !alliances::is_ally(conn, &letter.sender)? || leads::by_note(conn, &letter.note)?.is_some() {
        return Ok(None);
    }
    if let Some(known) = negotiations::by_context(conn, &letter.sender, context)? {
        return Ok(stored_matches::by_deal(conn, &known.ap_id)?);
    }
    // Ours, where the ally gave its Offer none.
    let id = context.strip_prefix(&matches::contexts(app)).and_then(|id| id.parse::<MatchId>().ok());
    let Some(one) = id.map(|id| stored_matches::by_id(conn, id)).transpose()?.flatten() else {
        return Ok(None);
    };
    Ok((one.ally.as_ref() == Some(&letter.sender) && one.deal.is_some()).then_some(one))
}

/// Whether a letter belongs into the conversation of a match, and so to no lead.
///
/// # Errors
/// The store's.
pub fn is_heard(conn: &mut Conn, app: &App, about: (&Letter, Option<&str>)) -> Result<bool, ServiceError> {
    let known = stored::by_ap_id(conn, &app.data_keys, &about.0.note)?.is_some();
    Ok(known || match_of(conn, app, about)?.is_some())
}

/// Takes what an ally says in a match with it, new or edited; `None` where it belongs to no match, and is a letter like others.
///
/// # Errors
/// [`ServiceError::Conflict`] where a message with this id has another author, or the store's.
pub fn heard(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (letter, context): (&Letter, Option<&str>),
) -> Result<Option<Reception>, ServiceError> {
    if let Some((with, known)) = stored::by_ap_id(tx, &app.data_keys, &letter.note)? {
        return edited(tx, app, now, (with, &known), letter).map(Some);
    }
    let Some(one) = match_of(tx, app, (letter, context))? else { return Ok(None) };
    if tombstones::is_buried(tx, &letter.note, &letter.sender)? {
        return Ok(Some(Reception::Stale));
    }
    let day = now - TimeDelta::hours(DAY_HOURS);
    if stored::count_of_ally(tx, &letter.sender, day)? >= ALLY_MESSAGES_A_DAY {
        return counted(tx, now, &letter.sender).map(Some);
    }
    let with = With::Ally(one.id);
    let number = stored::next(tx, with, Some(&letter.sender))?;
    if number > MESSAGES_MAX {
        return counted(tx, now, &letter.sender).map(Some);
    }
    let text = without_mention(app, &letter.content);
    let new = New {
        id: MessageId::new(),
        speaker: Speaker::Ally,
        state: MessageState::Said,
        found: &[],
        by: None,
        ap_id: Some(&letter.note),
        told_at: Some(letter.updated_at),
        text,
    };
    stored::insert(tx, &app.data_keys, (with, number, new), now)?;
    waits(tx, app, now, (&one, with, number), text)?;
    Ok(Some(Reception::New))
}

/// Notes that something of the ally's waits, whoever is to look at it a second time, and tells the staff once.
fn waits(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (one, with, number): (&Match, With, i32),
    text: &str,
) -> Result<(), ServiceError> {
    let is_first = stored::note_theirs(tx, with, number, now)?;
    if needs_a_second_look(text) {
        stored::mark(tx, with, Some(now))?;
    }
    if !is_first {
        return Ok(());
    }
    let deciders = accounts::active_with_roles(tx, Action::DecideMatches.roles())?;
    let chosen = |account: &AccountId| one.selected_by == Some(*account);
    let has_charge = deciders.iter().any(|(account, _)| chosen(account));
    for (account, _) in deciders {
        if !has_charge || chosen(&account) {
            notices::push_to_account(tx, app, now, (account, &Notice::Waits))?;
        }
    }
    Ok(())
}

/// What an ally says over the limit is one task, not a row each.
fn counted(tx: &mut Tx<'_>, now: DateTime<Utc>, ally: &ApId) -> Result<Reception, ServiceError> {
    tasks::raise(tx, TaskKind::AllyMessagesFull, (ally, ally.as_str()), now)?;
    Ok(Reception::Counted)
}

fn edited(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (with, known): (With, &Message),
    letter: &Letter,
) -> Result<Reception, ServiceError> {
    let one = match with {
        With::Ally(id) => stored_matches::by_id(tx, id)?,
        With::Person(_) => None,
    };
    let Some(one) = one.filter(|one| one.ally.as_ref() == Some(&letter.sender)) else {
        return Err(ServiceError::Conflict("the author of an object never changes".to_owned()));
    };
    let text = without_mention(app, &letter.content);
    let is_older = known.told_at.is_some_and(|told_at| told_at >= letter.updated_at);
    let is_theirs = known.speaker == Speaker::Ally && known.state == MessageState::Said;
    if !is_theirs || is_older || known.text.expose() == text || !alliances::is_ally(tx, &letter.sender)? {
        return Ok(Reception::Stale);
    }
    // Whoever read it reads it again.
    let number = stored::next(tx, with, Some(&letter.sender))?;
    stored::change(tx, &app.data_keys, (with, known.id, text), (letter.updated_at, now))?;
    waits(tx, app, now, (&one, with, number), text)?;
    Ok(Reception::Changed)
}

/// What was written to us begins with our name, which programs need and readers do not.
fn without_mention<'a>(app: &App, text: &'a str) -> &'a str {
    let name = format!("@{}@{}", app.config.association.handle, app.urls.domain());
    text.strip_prefix(&name).map_or(text, str::trim_start)
}

/// Takes the words of something away at its author's word, and remembers that it is gone.
///
/// # Errors
/// The store's.
pub fn deleted(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (note, author): (&ApId, &ApId),
) -> Result<(), ServiceError> {
    let Some((with, known)) = stored::by_ap_id(tx, &app.data_keys, note)? else { return Ok(()) };
    let With::Ally(id) = with else { return Ok(()) };
    let one = stored_matches::by_id(tx, id)?;
    let is_theirs = one.is_some_and(|one| one.ally.as_ref() == Some(author));
    if is_theirs && known.speaker == Speaker::Ally && stored::take_back(tx, (with, known.id), now)? {
        tombstones::bury(tx, note, author, now)?;
    }
    Ok(())
}
