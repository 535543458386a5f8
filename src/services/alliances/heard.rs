//! What partners' associations say of alliances. Nobody else's word counts: a stranger's proposal is a task, and no more.

use chrono::{DateTime, Utc};

use super::{key_of, of, record, save, tell, tell_end};
use crate::domain::alliance::{Alliance, AllianceState, Heard, STRANGERS_MAX, Side, TakenBack};
use crate::domain::event::EventKind;
use crate::domain::partner::{PartnerDeed, PartnerTier};
use crate::domain::report::TaskKind;
use crate::ids::{ApId, EventId};
use crate::services::negotiations::Told;
use crate::services::{App, ServiceError, partners as policies};
use crate::store::{Conn, Tx, partners, tasks};

/// An answer to a declaration of ours.
#[derive(Debug, Clone)]
pub struct Answer {
    pub by: ApId,
    /// The id of the answer itself.
    pub id: ApId,
    /// What it answers.
    pub declaration: ApId,
}

/// What an `Undo` names.
#[derive(Debug, Clone)]
pub struct Undone {
    pub id: Option<ApId>,
    /// Whether the activity that it undoes is shown, and is about an alliance with us.
    pub shows: Shows,
}

/// How much an `Undo` shows of what it undoes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    Relationship,
    IdAlone,
}

/// What stands between us and the partner whose association this is. `None` for anybody else.
fn with(conn: &mut Conn, by: &ApId, now: DateTime<Utc>) -> Result<Option<Alliance>, ServiceError> {
    match partners::by_association(conn, by)? {
        Some(partner) if partner.tier != PartnerTier::Blocked => {
            Ok(Some(of(conn, &partner.domain, by, now)?))
        }
        Some(_) | None => Ok(None),
    }
}

/// Whether this answer of `by` is to an alliance that we declared.
///
/// # Errors
/// The store's.
pub fn concerns(conn: &mut Conn, by: &ApId, declaration: &ApId) -> Result<bool, ServiceError> {
    let Some(partner) = partners::by_association(conn, by)? else { return Ok(false) };
    let stored = crate::store::alliances::by_domain(conn, &partner.domain)?;
    Ok(stored.is_some_and(|stored| stored.association == *by && stored.is_ours(declaration)))
}

/// Hears that an association proposes an alliance.
///
/// # Errors
/// The store's.
pub fn offered(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (offer, by): (&ApId, &ApId),
) -> Result<Told, ServiceError> {
    let key = key_of(tx, by)?;
    let Some(before) = with(tx, by, now)? else { return stranger(tx, app, now, (by, key.as_deref())) };
    let (after, heard) = before.hear_offer(offer.clone(), key.as_deref(), now);
    take(tx, app, now, (&before, &after), heard)
}

/// Hears that an association accepts our proposal.
///
/// # Errors
/// The store's.
pub fn accepted(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    answer: &Answer,
) -> Result<Told, ServiceError> {
    let key = key_of(tx, &answer.by)?;
    let Some(before) = with(tx, &answer.by, now)? else { return Ok(Told::Dropped) };
    let (after, heard) = before.hear_accept(&answer.declaration, answer.id.clone(), key.as_deref(), now);
    take(tx, app, now, (&before, &after), heard)
}

/// Hears that an association rejects what we declared.
///
/// # Errors
/// The store's.
pub fn rejected(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    answer: &Answer,
) -> Result<Told, ServiceError> {
    let Some(before) = with(tx, &answer.by, now)? else { return Ok(Told::Dropped) };
    let (after, heard) = before.hear_reject(&answer.declaration, now);
    take(tx, app, now, (&before, &after), heard)
}

/// Hears that an association takes back what it declared.
///
/// # Errors
/// The store's.
pub fn undone(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (by, what): (&ApId, &Undone),
) -> Result<Told, ServiceError> {
    let Some(before) = with(tx, by, now)? else { return Ok(Told::Dropped) };
    let taken_back = match (what.shows, &what.id) {
        (Shows::Relationship, _) => TakenBack::Relationship,
        (Shows::IdAlone, Some(id)) => TakenBack::Id(id),
        (Shows::IdAlone, None) => return Ok(Told::Dropped),
    };
    let (after, heard) = before.hear_undo(taken_back, now);
    take(tx, app, now, (&before, &after), heard)
}

/// Writes what was heard, tells the moderators, and answers where there is something to answer.
fn take(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (before, after): (&Alliance, &Alliance),
    heard: Heard,
) -> Result<Told, ServiceError> {
    let association = &after.association;
    let deed = match heard {
        Heard::Nothing => return Ok(Told::Dropped),
        Heard::Stale => {
            // They believe that it is in effect.
            tell_end(tx, app, now, before)?;
            return Ok(Told::Kept);
        }
        Heard::Asked => {
            let key = key_of(tx, association)?.unwrap_or_default();
            tasks::raise(tx, TaskKind::AllianceAsked, (association, &key), now)?;
            PartnerDeed::AllianceProposed
        }
        Heard::Allied | Heard::AlliedAndAnswered => {
            if let (Heard::AlliedAndAnswered, Some(theirs)) = (heard, &after.theirs) {
                let event = (EventId::new(), EventKind::AllianceAccepted);
                tell(tx, app, now, event, after, Some(theirs.id.to_string()))?;
            }
            tasks::settle(tx, TaskKind::AllianceAsked, association, None, now)?;
            PartnerDeed::AllianceConfirmed
        }
        Heard::Declined => {
            tasks::raise(tx, TaskKind::AllianceDeclined, (association, after.domain.as_str()), now)?;
            PartnerDeed::AllianceRefused
        }
        Heard::Ended => {
            // What they only proposed, they withdrew: nobody needs to decide any more.
            tasks::settle(tx, TaskKind::AllianceAsked, association, None, now)?;
            if before.state == AllianceState::Allied {
                tasks::raise(tx, TaskKind::AllianceEnded, (association, after.domain.as_str()), now)?;
            }
            PartnerDeed::AllianceEnded
        }
    };
    save(tx, now, before, after)?;
    partners::seen(tx, &after.domain, now)?;
    record(tx, now, None, &after.domain, (deed, Side::Them))?;
    Ok(Told::Kept)
}

/// Whoever is no partner is a matter for a moderator, who may add it; nothing else comes of it.
fn stranger(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (by, key): (&ApId, Option<&str>),
) -> Result<Told, ServiceError> {
    let policy = policies::policy_of(tx, app, &by.domain())?;
    let is_known = partners::by_domain(tx, &by.domain())?.is_some_and(|known| known.association.is_some());
    // A partner has one association: others of its domain do not speak for it.
    if is_known || policy.flags.silenced || policy.tier == PartnerTier::Blocked {
        return Ok(Told::Dropped);
    }
    if tasks::count_open_of(tx, TaskKind::AllianceByStranger)? >= STRANGERS_MAX {
        return Ok(Told::Dropped);
    }
    tasks::raise(tx, TaskKind::AllianceByStranger, (by, key.unwrap_or_default()), now)?;
    Ok(Told::Kept)
}
