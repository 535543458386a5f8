//! Blocks and moves: an actor of another server wants nothing more of us, or lives elsewhere now.

use chrono::{DateTime, TimeDelta, Utc};

use super::follows::FollowAsked;
use super::{App, ServiceError, alliances, follows as follow, offers};
use crate::domain::alliance::{AllianceState, Side};
use crate::domain::partner::PartnerTier;
use crate::domain::report::TaskKind;
use crate::ids::{ApId, EventId};
use crate::store::partners::{self, Partner};
use crate::store::{Conn, Tx, actors, alliances as stored_alliances, blocks, deliveries, follows, tasks};

/// An actor moves at most once in so many days: whoever takes an account over cannot carry its followers around.
pub const COOL_DOWN_DAYS: i64 = 30;

/// Ends what binds one of our actors and somebody who blocks it, in both directions; nothing is sent to them, not even an Undo.
///
/// # Errors
/// The store's.
pub fn blocked(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (ours, blocker, block_id): (&ApId, &ApId, &ApId),
) -> Result<(), ServiceError> {
    blocks::save(tx, ours, (blocker, block_id), now)?;
    follows::delete_follower(tx, ours, blocker)?;
    if follows::delete_following(tx, ours, blocker)?.is_some() {
        offers::forget_author(tx, app, now, blocker)?;
    }
    if let Some(actor) = actors::by_ap_id(tx, blocker)? {
        deliveries::delete_from_to(tx, ours, &actor.inbox)?;
    }
    if *ours == app.association() {
        alliances::lapse_of(tx, now, blocker, Side::Them)?;
    }
    if partners::by_association(tx, blocker)?.is_some() {
        tasks::raise(tx, TaskKind::PartnerBlocked, (blocker, ours.as_str()), now)?;
    }
    Ok(())
}

/// What came of a Move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    Done,
    /// A moderator decides.
    Asked,
    /// It moved not long ago.
    TooSoon,
    /// Nobody here follows it or is followed by it.
    Irrelevant,
}

/// Whether a move changes anything here, before anything is fetched for it.
///
/// # Errors
/// The store's.
pub fn matters(conn: &mut Conn, app: &App, now: DateTime<Utc>, old: &ApId) -> Result<Moved, ServiceError> {
    let follows_us = follows::is_follower(conn, old)?;
    let followed = follows::following_state(conn, &app.association(), old)?.is_some();
    if !follows_us && !followed {
        return Ok(Moved::Irrelevant);
    }
    let soon = blocks::moved_at(conn, old)?.is_some_and(|at| now - at < TimeDelta::days(COOL_DOWN_DAYS));
    Ok(if soon { Moved::TooSoon } else { Moved::Done })
}

/// Takes a move whose target names the old actor. Followers move along. A partner's association that leaves its origin does not:
/// the trust was in a domain and its key, which a moderator saw, so a moderator decides. On its own server it moves along, but its alliance does not.
///
/// # Errors
/// The store's.
pub fn moved(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (old, target): (&ApId, &ApId),
) -> Result<Moved, ServiceError> {
    match matters(tx, app, now, old)? {
        Moved::Done => {}
        other @ (Moved::Asked | Moved::TooSoon | Moved::Irrelevant) => return Ok(other),
    }
    blocks::save_move(tx, old, target, now)?;
    follows::move_follower(tx, old, target)?;
    let us = app.association();
    if follows::following_state(tx, &us, old)?.is_none() {
        return Ok(Moved::Done);
    }
    if let Some(partner) = partners::by_association(tx, old)? {
        if !old.same_origin(target) {
            tasks::raise(tx, TaskKind::PartnerMoved, (old, target.as_str()), now)?;
            return Ok(Moved::Asked);
        }
        same_server(tx, app, now, &partner, target)?;
    }
    follow::unfollow(tx, now, &us, old)?;
    let event = EventId::new();
    let asked = FollowAsked { event, id: app.urls.activity(event, ""), actor: us, target: target.clone() };
    follow::follow(tx, now, asked)?;
    Ok(Moved::Done)
}

/// A partner's association has another id on its server. What was declared stood between us and the old one, whose key a moderator saw:
/// it ends as if they had left it, and a moderator decides about the new one.
fn same_server(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    partner: &Partner,
    target: &ApId,
) -> Result<(), ServiceError> {
    let stands =
        stored_alliances::by_domain(tx, &partner.domain)?.is_some_and(|alliance| match alliance.state {
            AllianceState::Offered | AllianceState::Asked | AllianceState::Allied => true,
            AllianceState::Declined | AllianceState::Ended => false,
        });
    alliances::leave_unasked(tx, app, now, &partner.domain)?;
    if stands && let Some(old) = &partner.association {
        tasks::raise(tx, TaskKind::PartnerMoved, (old, target.as_str()), now)?;
    }
    let tier = match partner.tier {
        PartnerTier::Ally => PartnerTier::Open,
        tier @ (PartnerTier::Open | PartnerTier::Blocked) => tier,
    };
    Ok(partners::save(tx, &Partner { association: Some(target.clone()), tier, ..partner.clone() })?)
}
