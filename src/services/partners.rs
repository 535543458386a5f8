//! Partner instances: add, list, remove. Looking one up is the federation door's work; what it found comes here.

use chrono::{DateTime, Utc};

use super::follows::FollowAsked;
use super::{App, ServiceError, Viewer, follows, offers};
use crate::domain::access::Action;
use crate::domain::actor::Actor;
use crate::domain::partner::{DomainFlags, FederationMode, PartnerTier, Policy};
use crate::ids::{ApId, Domain, EventId, PartnerId};
use crate::store::partners::Partner;
use crate::store::{Conn, Tx, actors, ally_requests, deliveries, follows as store_follows, partners};

/// What a look-up of a domain found.
#[derive(Debug, Clone)]
pub struct FoundPartner {
    pub domain: Domain,
    pub association: Actor,
    /// `software.name software.version` of its NodeInfo.
    pub software: String,
    /// Whether it speaks FEP-0837: its NodeInfo says `rooftop`.
    pub kin: Kin,
}

/// Whether a server is one of us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kin {
    Rooftop,
    Other,
}

/// Adds a partner, or changes its tier, and follows its association.
///
/// # Errors
/// [`ServiceError::NotAllowed`]; [`ServiceError::Invalid`] where it is ourselves, or an ally that is no Rooftop; the store's.
pub fn add(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (found, tier): (&FoundPartner, PartnerTier),
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    refuse_ourselves(app, &found.domain)?;
    if tier == PartnerTier::Ally && found.kin == Kin::Other {
        let sentence =
            format!("{} runs {}: only an instance of Rooftop can be an ally", found.domain, found.software);
        return Err(ServiceError::Invalid(sentence));
    }
    actors::save_remote(tx, &found.association)?;
    save(tx, now, &found.domain, tier, Some((&found.association.ap_id, &found.software)))?;
    let event = EventId::new();
    let asked = FollowAsked {
        event,
        id: app.urls.activity(event, ""),
        actor: app.association(),
        target: found.association.ap_id.clone(),
    };
    follows::follow(tx, now, asked)
}

/// Blocks a domain: what we keep of it goes, and nothing of it is taken any more.
///
/// # Errors
/// [`ServiceError::NotAllowed`], [`ServiceError::Invalid`] where it is ourselves, or the store's.
pub fn block(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    domain: &Domain,
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    refuse_ourselves(app, domain)?;
    let known = partners::by_domain(tx, domain)?;
    if let Some(association) = known.as_ref().and_then(|partner| partner.association.as_ref()) {
        part(tx, app, now, association)?;
    }
    store_follows::delete_of_domain(tx, domain)?;
    deliveries::delete_of_host(tx, domain)?;
    let kept = known.as_ref().and_then(|p| p.association.as_ref().map(|a| (a, p.software.as_str())));
    save(tx, now, domain, PartnerTier::Blocked, kept)
}

/// Removes a partner: we follow it no longer and forget its offers.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub fn remove(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    domain: &Domain,
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let partner = partners::by_domain(tx, domain)?.ok_or(ServiceError::NotFound("partner"))?;
    if let Some(association) = &partner.association {
        part(tx, app, now, association)?;
    }
    partners::delete(tx, domain)?;
    Ok(())
}

/// Follows no longer, and forgets what was learnt.
fn part(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, association: &ApId) -> Result<(), ServiceError> {
    follows::unfollow(tx, now, &app.association(), association)?;
    ally_requests::delete_by_author(tx, association)?;
    offers::forget_author(tx, app, now, association)
}

fn refuse_ourselves(app: &App, domain: &Domain) -> Result<(), ServiceError> {
    if domain == app.urls.domain() {
        return Err(ServiceError::Invalid(format!("{domain} is this instance itself")));
    }
    Ok(())
}

fn save(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    domain: &Domain,
    tier: PartnerTier,
    found: Option<(&ApId, &str)>,
) -> Result<(), ServiceError> {
    let partner = Partner {
        id: PartnerId::new(),
        domain: domain.clone(),
        tier,
        association: found.map(|(association, _)| association.clone()),
        software: found.map(|(_, software)| software.to_owned()).unwrap_or_default(),
        flags: DomainFlags::default(),
        created_at: now,
        last_seen_at: None,
    };
    Ok(partners::save(tx, &partner)?)
}

/// What holds for a domain: what a moderator decided, otherwise what the instance's mode says of strangers.
///
/// # Errors
/// The store's.
pub fn policy_of(conn: &mut Conn, app: &App, domain: &Domain) -> Result<Policy, ServiceError> {
    let decided = partners::by_domain(conn, domain)?;
    let mode = match app.config.federation.mode {
        crate::config::Mode::Open => FederationMode::Open,
        crate::config::Mode::Allowlist => FederationMode::Allowlist,
    };
    let flags = decided.as_ref().map(|partner| partner.flags).unwrap_or_default();
    Ok(Policy { tier: mode.tier_of(decided.map(|partner| partner.tier)), flags })
}
