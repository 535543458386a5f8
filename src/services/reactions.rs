//! Likes and boosts of our offers: counted for the staff, once an actor, and shown nowhere else.

use chrono::{DateTime, Utc};

use super::{App, ServiceError};
use crate::ids::ApId;
use crate::store::reactions::{self, Reaction, ReactionKind};
use crate::store::{Conn, Tx, proposals};

/// Counts a reaction to a published offer of ours; gives whether it is one.
///
/// # Errors
/// The store's.
pub fn receive(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    reaction: &Reaction,
) -> Result<bool, ServiceError> {
    let Some(id) = app.urls.offer_id(&reaction.object).filter(|_| app.urls.is_ours(&reaction.object)) else {
        return Ok(false);
    };
    let offer = proposals::by_id(tx, id)?.filter(|offer| offer.is_public_offer_of(&app.association()));
    let Some(offer) = offer else { return Ok(false) };
    // By whichever address it was named, it is one offer.
    reactions::save(tx, &Reaction { object: offer.ap_id, ..reaction.clone() }, now)?;
    Ok(true)
}

/// How often a proposal of ours was liked and boosted.
///
/// # Errors
/// The store's.
pub fn counts(conn: &mut Conn, object: &ApId) -> Result<(u64, u64), ServiceError> {
    let number = |count: i64| u64::try_from(count).unwrap_or(0);
    let likes = reactions::count(conn, object, ReactionKind::Like)?;
    let boosts = reactions::count(conn, object, ReactionKind::Announce)?;
    Ok((number(likes), number(boosts)))
}
