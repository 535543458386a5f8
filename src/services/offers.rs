//! The public list, and what other instances tell of their offers.
//! Invariants: an offer's author never changes; a deleted one does not come back; a newer `updated` wins, whatever the order of arrival.

use chrono::{DateTime, Utc};

use super::{App, ServiceError};
use crate::domain::event::{Event, EventKind};
use crate::domain::listing::{Filter, ListedOffer, PAGE_SIZE, RemoteOffer};
use crate::domain::partner::{FollowState, PartnerTier, Policy};
use crate::ids::{ApId, EventId, ProposalId};
use crate::store::{
    Conn, Tx, follows, leads, offers, outbox, partners, reactions, remote_pictures, tombstones,
};

/// One page of the public list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OffersPage {
    pub offers: Vec<ListedOffer>,
    /// How many fit the filter, on all pages.
    pub total: u64,
    /// Counted from 1.
    pub page: u32,
    pub pages: u32,
}

/// One page of the public list, the newest offers first. A page beyond the last is empty.
///
/// # Errors
/// The store's.
pub fn list(conn: &mut Conn, filter: &Filter, page: u32) -> Result<OffersPage, ServiceError> {
    let page = page.max(1);
    let total = u64::try_from(offers::count(conn, filter)?).unwrap_or(0);
    let size = u64::from(PAGE_SIZE);
    let pages = u32::try_from(total.div_ceil(size)).unwrap_or(u32::MAX).max(1);
    let offset = i64::from(page - 1) * i64::from(PAGE_SIZE);
    let offers = offers::page(conn, filter, i64::from(PAGE_SIZE), offset)?;
    Ok(OffersPage { offers, total, page, pages })
}

/// A listed offer.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn show(conn: &mut Conn, id: ProposalId) -> Result<ListedOffer, ServiceError> {
    offers::listed(conn, id)?.ok_or(ServiceError::NotFound("offer"))
}

/// What was done with another instance's offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reception {
    New,
    Newer,
    /// We have it, or a newer one, already; or its author deleted it.
    Stale,
    /// Nobody here asked for it (inbound check 14).
    Irrelevant,
}

/// Takes an offer of another instance, if one of our actors follows its author.
///
/// # Errors
/// [`ServiceError::Conflict`] where an offer with this id has another author, or the store's.
pub fn receive(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    offer: &RemoteOffer,
) -> Result<Reception, ServiceError> {
    let (reception, policy) = take_under(tx, app, now, offer)?;
    let is_news = reception == Reception::New && offer.listing.is_listed;
    // The board announces what an ally publishes that is not silenced.
    let may_announce =
        policy.is_some_and(|policy| policy.tier == PartnerTier::Ally && !policy.flags.silenced);
    if is_news && may_announce && super::alliances::is_ally(tx, &offer.author)? {
        boost(tx, app, now, &offer.ap_id, EventKind::Boosted)?;
    }
    Ok(reception)
}

/// Takes an offer as [`receive`] does, and announces nothing: it was found in its author's outbox, where it may have stood for long.
///
/// # Errors
/// [`ServiceError::Conflict`] where an offer with this id has another author, or the store's.
pub fn take(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    offer: &RemoteOffer,
) -> Result<Reception, ServiceError> {
    Ok(take_under(tx, app, now, offer)?.0)
}

/// Also gives the policy for its domain, where the offer was taken.
fn take_under(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    offer: &RemoteOffer,
) -> Result<(Reception, Option<Policy>), ServiceError> {
    let standing = offers::standing(tx, &app.association(), (&offer.ap_id, &offer.author))?;
    if !standing.follow.is_some_and(FollowState::listens) {
        return Ok((Reception::Irrelevant, None));
    }
    if standing.is_buried {
        return Ok((Reception::Stale, None));
    }
    if let Some(version) = &standing.version {
        if version.author != offer.author {
            return Err(ServiceError::Conflict("the author of an object never changes".to_owned()));
        }
        if version.updated_at >= offer.updated_at {
            return Ok((Reception::Stale, None));
        }
    }
    let domain = offer.author.domain();
    let (policy, partner) = super::partners::standing_of(tx, app, &domain)?;
    let mut kept = offer.clone();
    kept.listing.is_listed &= !policy.flags.silenced;
    offers::save_standing(tx, &standing, &kept)?;
    if policy.tier == PartnerTier::Ally {
        let stored = standing.version.as_ref().map_or(offer.id, |version| version.id);
        super::verdicts::want(tx, now, (stored, &offer.author))?;
    }
    if standing.version.is_some() {
        let image_url = offer.image.as_ref().map(|image| image.url.as_str());
        remote_pictures::forget_other(tx, &offer.ap_id, image_url)?;
    }
    if partner.is_some_and(|partner| partner.is_due_to_be_seen(now)) {
        partners::seen(tx, &domain, now)?;
    }
    let reception = if standing.version.is_some() { Reception::Newer } else { Reception::New };
    Ok((reception, Some(policy)))
}

/// Deletes an offer of another instance at its author's word, and remembers that it is gone.
///
/// # Errors
/// The store's.
pub fn deleted(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    object: &ApId,
    author: &ApId,
) -> Result<(), ServiceError> {
    if let Some((owner, _)) = offers::remote_version(tx, object)?
        && owner != *author
    {
        return Err(ServiceError::Conflict("only its author deletes an object".to_owned()));
    }
    if !offers::delete_remote(tx, object, author)? && !is_followed(tx, app, author)? {
        return Ok(());
    }
    tombstones::bury(tx, object, author, now)?;
    unboost(tx, app, now, object)
}

/// Forgets an actor of another server that is gone, with all its offers and follows.
///
/// # Errors
/// The store's.
pub fn author_gone(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    author: &ApId,
) -> Result<(), ServiceError> {
    forget_author(tx, app, now, author)?;
    super::alliances::lapse_of(tx, now, author, crate::domain::alliance::Side::Them)?;
    follows::delete_of_actor(tx, author)?;
    reactions::delete_by_actor(tx, author)?;
    leads::erase_by_sender(tx, author, now)?;
    Ok(crate::store::actors::mark_deleted(tx, author, now)?)
}

/// Forgets every offer of an author.
pub(super) fn forget_author(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    author: &ApId,
) -> Result<(), ServiceError> {
    for object in offers::delete_by_author(tx, author)? {
        unboost(tx, app, now, &object)?;
    }
    Ok(())
}

/// Whether one of our actors follows this one: what others write is of no use here (inbound check 14).
///
/// # Errors
/// The store's.
pub fn is_followed(conn: &mut Conn, app: &App, author: &ApId) -> Result<bool, ServiceError> {
    let state = follows::following_state(conn, &app.association(), author)?;
    Ok(state.is_some_and(FollowState::listens))
}

/// Takes back what the board announced of an object.
pub(super) fn unboost(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    object: &ApId,
) -> Result<(), ServiceError> {
    let told = outbox::latest_about(tx, &app.urls.board(), "Announce", object)?.is_some();
    if !told {
        return Ok(());
    }
    outbox::retract(tx, object)?;
    boost(tx, app, now, object, EventKind::Unboosted)
}

fn boost(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    object: &ApId,
    kind: EventKind,
) -> Result<(), ServiceError> {
    let event =
        Event { id: EventId::new(), kind, actor: app.urls.board(), subject: object.clone(), detail: None };
    Ok(outbox::push(tx, &event, now)?)
}
