//! Partner instances: add, change, block, remove. Looking one up is the federation door's work; what it found comes here.
//! Invariants: every deed is recorded with who did it; a block covers sub-domains and forgets what is kept of them; lifting one
//! restores nothing by itself.

pub mod import;
pub mod lists;
pub mod overview;
pub mod trust;

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::follows::FollowAsked;
use super::{App, ServiceError, Viewer, alliances, audit, follows, offers};
use crate::domain::access::Action;
use crate::domain::actor::Actor;
use crate::domain::alliance::Side;
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::backfill::WITHOUT_ANSWER_S;
use crate::domain::partner::{DomainFlags, FederationMode, NOTE_MAX_CHARS, PartnerDeed, PartnerTier, Policy};
use crate::ids::{ApId, Domain, EventId, PartnerId};
use crate::store::partners::Partner;
use crate::store::{
    Conn, StoreError, Tx, ally_requests, backfills, deliveries, partner_deeds, partners, purge,
    remote_pictures,
};

/// What a look-up of a domain found.
#[derive(Debug, Clone)]
pub struct FoundPartner {
    pub domain: Domain,
    pub association: Actor,
    /// `software.name software.version` of its NodeInfo.
    pub software: String,
}

/// Why a domain is no partner, as far as whoever typed it needs to know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotFound {
    /// Federation is off, with the reason.
    #[error("{0}")]
    Off(String),
    /// Nobody answers there, or not with what was asked.
    #[error("{0}")]
    NotReached(String),
    /// It runs another program, which names no association.
    #[error("{0}")]
    NoAssociation(String),
    /// What it says of its association cannot be believed or read.
    #[error("{0}")]
    Malformed(String),
}

/// Looks another instance up. The federation door does it; the pages ask for it through this.
#[async_trait::async_trait]
pub trait Finder: Send + Sync {
    /// Finds the association of a domain.
    ///
    /// # Errors
    /// [`NotFound`], whose sentence says which step failed.
    async fn find(&self, domain: &Domain) -> Result<FoundPartner, NotFound>;
}

/// Adds a partner, or looks it up anew, and follows its association. Its older offers are read once it accepts, or after a minute where
/// it does not answer. An alliance that is in effect stays, unless the domain has another association by now.
///
/// # Errors
/// [`ServiceError::NotAllowed`]; [`ServiceError::Invalid`] where it is ourselves; the store's.
pub fn add(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    found: &FoundPartner,
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    refuse_ourselves(app, &found.domain)?;
    let before = partners::by_domain(tx, &found.domain)?;
    if before.is_some_and(|before| before.association.is_some_and(|was| was != found.association.ap_id)) {
        alliances::leave(tx, app, now, viewer, &found.domain)?;
    }
    alliances::learn_actor(tx, now, &found.association)?;
    let is_ally = alliances::is_ally(tx, &found.association.ap_id)?;
    let tier = if is_ally { PartnerTier::Ally } else { PartnerTier::Open };
    save(tx, now, &found.domain, tier, Some((&found.association.ap_id, &found.software)))?;
    record(tx, now, viewer, &found.domain, (PartnerDeed::Added, tier.as_str()))?;
    let event = EventId::new();
    let asked = FollowAsked {
        event,
        id: app.urls.activity(event, ""),
        actor: app.association(),
        target: found.association.ap_id.clone(),
    };
    let late = now + TimeDelta::seconds(WITHOUT_ANSWER_S);
    backfills::start(tx, &found.association.ap_id, now, late)?;
    follows::follow(tx, now, asked)
}

/// Changes the tier of a partner, as far as we decide it alone: to `open`, which ends an alliance, or to `blocked`. From `blocked` it
/// restores nothing: follows and offers come with the next look-up.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`]; [`ServiceError::Invalid`] for `ally`, which both sides declare; the store's.
pub fn set_tier(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (domain, tier): (&Domain, PartnerTier),
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let before = known(tx, domain)?.tier;
    match tier {
        PartnerTier::Blocked => return block(tx, app, now, viewer, domain),
        PartnerTier::Ally => {
            let sentence = "tier: ally is for who declares the alliance too; propose it".to_owned();
            return Err(ServiceError::Invalid(sentence));
        }
        PartnerTier::Open => alliances::leave(tx, app, now, viewer, domain)?,
    }
    if before == tier {
        return Ok(());
    }
    partners::set_tier(tx, domain, tier)?;
    record(tx, now, viewer, domain, (PartnerDeed::TierChanged, tier.as_str()))
}

/// Sets what is not taken from a domain. Rejecting its media forgets what is kept of them. Silencing takes its offers off the list and takes their announcements back; where it ends,
/// they are read anew.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub fn set_flags(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (domain, flags): (&Domain, DomainFlags),
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let before = known(tx, domain)?;
    partners::set_flags(tx, domain, flags)?;
    record(tx, now, viewer, domain, (PartnerDeed::FlagsChanged, &flags.names().join(" ")))?;
    if flags.reject_media && !before.flags.reject_media {
        for below in purge::known_below(tx, domain)? {
            remote_pictures::purge_domain(tx, &below)?;
        }
    }
    if before.flags.silenced == flags.silenced {
        return Ok(());
    }
    for below in purge::known_below(tx, domain)? {
        // What is not listed any more, or may be listed again, is learnt anew: the list shows what passes the checks of today.
        for author in purge::authors_of(tx, &below)? {
            offers::forget_author(tx, app, now, &author)?;
        }
        for followed in purge::followed_of(tx, &below)? {
            backfills::start(tx, &followed, now, now)?;
        }
    }
    Ok(())
}

/// Sets the moderators' note about a domain.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`]; [`ServiceError::TextLength`] where it is too long; the store's.
pub fn set_note(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (domain, note): (&Domain, &str),
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    let chars = note.chars().count();
    if chars > NOTE_MAX_CHARS {
        return Err(ServiceError::TextLength { got: chars, max: NOTE_MAX_CHARS });
    }
    if !partners::set_note(tx, domain, note.trim())? {
        return Err(ServiceError::NotFound("partner"));
    }
    record(tx, now, viewer, domain, (PartnerDeed::NoteChanged, ""))
}

/// Sends again at once what waits for a partner, and reads its outbox again from the beginning.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub fn retry(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    domain: &Domain,
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    known(tx, domain)?;
    deliveries::retry_host(tx, domain, now)?;
    for followed in purge::followed_of(tx, domain)? {
        backfills::start(tx, &followed, now, now)?;
    }
    record(tx, now, viewer, domain, (PartnerDeed::Retried, ""))
}

/// Blocks a domain and those below it: what we keep of them goes, nothing of them is taken any more, and nothing is sent there, not even
/// that we follow no longer. What was decided about a sub-domain itself stays.
///
/// # Errors
/// [`ServiceError::NotAllowed`], [`ServiceError::Invalid`] where it is ourselves or a top-level domain, or the store's.
pub fn block(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    domain: &Domain,
) -> Result<(), ServiceError> {
    viewer.require(Action::ManagePartners)?;
    refuse_ourselves(app, domain)?;
    if domain.is_top_level() {
        let sentence =
            format!("{domain} is no domain of a server: a block would cover every name that ends so");
        return Err(ServiceError::Invalid(sentence));
    }
    alliances::lapse(tx, now, domain, Side::Us)?;
    let known = partners::by_domain(tx, domain)?;
    let kept = known.as_ref().and_then(|p| p.association.as_ref().map(|a| (a, p.software.as_str())));
    save(tx, now, domain, PartnerTier::Blocked, kept)?;
    forget_below(tx, app, now, domain)?;
    record(tx, now, viewer, domain, (PartnerDeed::Blocked, ""))
}

/// Forgets what is kept of a domain that is blocked now, and of those below it that are blocked with it.
fn forget_below(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, domain: &Domain) -> Result<(), ServiceError> {
    let below = purge::known_below(tx, domain)?;
    forget_blocked(tx, app, now, (below, purge::forget)).map(drop)
}

/// What else of a domain is forgotten.
type Forget = fn(&mut Tx<'_>, &Domain) -> Result<(), StoreError>;

/// Forgets the offers and pictures of those of these domains that are blocked, and so much else; gives how many domains they were.
fn forget_blocked(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (among, forget): (Vec<Domain>, Forget),
) -> Result<usize, ServiceError> {
    let mut count = 0;
    for domain in among {
        if !is_blocked(tx, app, &domain)? {
            continue;
        }
        for author in purge::authors_of(tx, &domain)? {
            offers::forget_author(tx, app, now, &author)?;
        }
        remote_pictures::purge_domain(tx, &domain)?;
        forget(tx, &domain)?;
        count += 1;
    }
    Ok(count)
}

/// Where only partners are heard, forgets the offers of all others and what ties us to them: whoever followed us before the mode was
/// chosen is told nothing any more. What people wrote and reported stays: a line of the configuration is no moderator's decision about
/// them. Gives how many domains those were.
///
/// # Errors
/// The store's.
pub fn apply_mode(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>) -> Result<usize, ServiceError> {
    if mode(app) == FederationMode::Open {
        return Ok(0);
    }
    let known = purge::known(tx)?.into_iter().collect::<BTreeSet<_>>();
    forget_blocked(tx, app, now, (known.into_iter().collect(), purge::forget_ties))
}

/// Those of some inboxes to whose servers anything may be told. A block ends follows itself; what the mode says of strangers is asked
/// each time, for a process that still has another mode may take a follower.
///
/// # Errors
/// The store's.
pub fn only_heard(conn: &mut Conn, app: &App, inboxes: Vec<ApId>) -> Result<Vec<ApId>, ServiceError> {
    if mode(app) == FederationMode::Open {
        return Ok(inboxes);
    }
    let mut heard = Vec::new();
    for inbox in inboxes {
        if !is_blocked(conn, app, &inbox.domain())? {
            heard.push(inbox);
        }
    }
    Ok(heard)
}

/// Removes a partner: we follow it no longer and forget its offers. Where that leaves it blocked, it follows us no longer either; what
/// takes back what we told it is still sent (PR-07). Its record stays.
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
    let partner = known(tx, domain)?;
    alliances::leave(tx, app, now, viewer, domain)?;
    if let Some(association) = &partner.association {
        follows::unfollow(tx, now, &app.association(), association)?;
        backfills::delete(tx, association)?;
        ally_requests::delete_by_author(tx, association)?;
        offers::forget_author(tx, app, now, association)?;
    }
    partners::delete(tx, domain)?;
    if is_blocked(tx, app, domain)? {
        purge::forget_followers(tx, domain)?;
    }
    record(tx, now, viewer, domain, (PartnerDeed::Removed, partner.tier.as_str()))
}

fn known(tx: &mut Tx<'_>, domain: &Domain) -> Result<Partner, ServiceError> {
    partners::by_domain(tx, domain)?.ok_or(ServiceError::NotFound("partner"))
}

fn record(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    domain: &Domain,
    deed: (PartnerDeed, &str),
) -> Result<(), ServiceError> {
    partner_deeds::record(tx, domain, deed, viewer.account(), now)?;
    let (event, reason) = (AuditEvent::from(deed.0), Reason::of_partner(deed.0, deed.1));
    audit::note_with(tx, now, viewer, (event, Subject::Partner(domain.clone()), reason));
    Ok(())
}

fn refuse_ourselves(app: &App, domain: &Domain) -> Result<(), ServiceError> {
    if domain.covers(app.urls.domain()) {
        return Err(ServiceError::Invalid(format!("{domain} is this instance itself, or stands above it")));
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
        note: String::new(),
        created_at: now,
        last_seen_at: None,
        last_delivery_at: None,
        vetting_trust: crate::domain::matching::verdicts::Trust::Trusted,
    };
    Ok(partners::save(tx, &partner)?)
}

/// The mode of the instance, as the rules know it.
fn mode(app: &App) -> FederationMode {
    match app.config.federation.mode {
        crate::config::Mode::Open => FederationMode::Open,
        crate::config::Mode::Allowlist => FederationMode::Allowlist,
    }
}

fn is_blocked(conn: &mut Conn, app: &App, domain: &Domain) -> Result<bool, ServiceError> {
    Ok(policy_of(conn, app, domain)?.tier == PartnerTier::Blocked)
}

/// What holds for a domain: what a moderator decided about it or a domain above it, otherwise what the instance's mode says of strangers.
///
/// # Errors
/// The store's.
pub fn policy_of(conn: &mut Conn, app: &App, domain: &Domain) -> Result<Policy, ServiceError> {
    Ok(standing_of(conn, app, domain)?.0)
}

/// As [`policy_of`], with what was decided about the domain itself.
pub(super) fn standing_of(
    conn: &mut Conn,
    app: &App,
    domain: &Domain,
) -> Result<(Policy, Option<Partner>), ServiceError> {
    let rows = partners::covering(conn, domain)?;
    let rule = |row: &Partner| (row.domain.clone(), Policy { tier: row.tier, flags: row.flags });
    let decided: Vec<(Domain, Policy)> = rows.iter().map(rule).collect();
    Ok((Policy::of(mode(app), domain, &decided), rows.into_iter().find(|row| row.domain == *domain)))
}
