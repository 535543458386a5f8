//! The pictures of other instances' offers: wanted when somebody looks at the offer, fetched by a job, kept here, shown from here.
//! Sources: federation.md, inbound check 12; product.md, PR-14. Invariant: nothing is asked of, kept from or shown from a domain
//! whose media are rejected.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, ServiceError, partners, pictures};
use crate::domain::listing::{ListedOffer, Owner};
use crate::domain::partner::PartnerTier;
use crate::domain::picture::{PictureFacts, PictureSize, RemotePictureState, WantedPicture};
use crate::ids::{ApId, Domain, ProposalId};
use crate::media::card::CardFacts;
use crate::media::picture::Picture;
use crate::store::offer_pictures::Files;
use crate::store::remote_pictures::{self, Known};
use crate::store::{Claim, Conn, Tx, offers};

/// So many pictures may wait to be fetched; who looks at more sees drawn cards for now.
pub const WANTED_MAX: i64 = 1_000;
/// How often a look is noted, so that looking costs no write each time.
const LOOK_EVERY_HOURS: i64 = 24;
/// The first wait after a failure that may pass; it doubles with each.
const FIRST_WAIT_MINUTES: i64 = 15;
/// The longest wait, and the one after a failure that asking again does not mend.
const LONGEST_WAIT_HOURS: i64 = 7 * 24;

/// What of other instances' pictures can be shown, and which offers' pictures a look is to be noted for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    pub kept: HashMap<ProposalId, PictureFacts>,
    pub to_look: Vec<ProposalId>,
}

/// What can be shown of the pictures of these offers.
///
/// # Errors
/// The store's.
pub fn shown(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    listed: &[ListedOffer],
) -> Result<Shown, ServiceError> {
    let pictured: Vec<&ListedOffer> = listed.iter().filter(|offer| picture_of(offer).is_some()).collect();
    let mut shown = Shown::default();
    if pictured.is_empty() {
        return Ok(shown);
    }
    let domains: HashSet<Domain> = pictured.iter().flat_map(|offer| domains_of(offer)).collect();
    let mut rejected = HashSet::new();
    for domain in domains {
        if !takes_media_of(conn, app, &domain)? {
            rejected.insert(domain);
        }
    }
    let ids: Vec<ProposalId> = pictured.iter().map(|offer| offer.id).collect();
    let known: HashMap<ProposalId, Known> = remote_pictures::known(conn, &ids)?.into_iter().collect();
    for offer in
        pictured.into_iter().filter(|offer| !domains_of(offer).any(|domain| rejected.contains(&domain)))
    {
        let url = picture_of(offer);
        let known =
            known.get(&offer.id).filter(|known| url.as_ref().is_some_and(|url| url.as_str() == known.url));
        if wants_look(known, now) {
            shown.to_look.push(offer.id);
        }
        if let Some(facts) = known.and_then(|known| known.facts.clone()) {
            shown.kept.insert(offer.id, facts);
        }
    }
    Ok(shown)
}

/// The picture that another instance's offer names. A card that a Rooftop drew is none: the same is drawn here.
fn picture_of(offer: &ListedOffer) -> Option<ApId> {
    let url: ApId = offer.image.as_ref().filter(|_| offer.owner == Owner::Theirs)?.url.parse().ok()?;
    let key = url.url().path().strip_prefix("/media/cards/").and_then(|rest| rest.strip_suffix(".png"));
    let is_drawn = key.is_some_and(|key| CardFacts::from_key(key).is_some());
    (!is_drawn).then_some(url)
}

/// The domains that have a say: its author's, and the one that holds the picture.
fn domains_of(offer: &ListedOffer) -> impl Iterator<Item = Domain> + use<> {
    [offer.author.domain()].into_iter().chain(picture_of(offer).map(|url| url.domain()))
}

/// Whether a look at an offer changes anything: its picture is not wanted yet, may be tried again, or was not looked at today.
fn wants_look(known: Option<&Known>, now: DateTime<Utc>) -> bool {
    match known {
        None => true,
        Some(known) => match known.state {
            RemotePictureState::Wanted => false,
            RemotePictureState::Failed => known.due_at <= now,
            RemotePictureState::Kept => known.looked_at + TimeDelta::hours(LOOK_EVERY_HOURS) <= now,
        },
    }
}

/// Notes that somebody looked at these offers: what is kept stays, what is not is wanted. It fetches nothing itself.
///
/// # Errors
/// The store's.
pub fn look(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>, at: &[ProposalId]) -> Result<(), ServiceError> {
    let mut room = WANTED_MAX - remote_pictures::count_wanted(tx)?;
    let known: HashMap<ProposalId, Known> = remote_pictures::known(tx, at)?.into_iter().collect();
    let mut seen = Vec::new();
    for id in at {
        let Some(offer) = offers::listed(tx, *id)? else { continue };
        let Some(url) = picture_of(&offer) else { continue };
        let known = known.get(id).filter(|known| known.url == url.as_str());
        // Asked again here: another process may have noted the same look.
        if !wants_look(known, now) || !takes_all(tx, app, domains_of(&offer))? {
            continue;
        }
        if known.is_some_and(|known| known.state == RemotePictureState::Kept) {
            seen.push(*id);
        } else if room > 0 {
            remote_pictures::want(tx, *id, &url, &offer.author.domain(), now)?;
            room -= 1;
        }
    }
    Ok(remote_pictures::looked(tx, &seen, now)?)
}

/// Takes pictures that are to be fetched. One that is not to be asked for any more is forgotten: its offer is not listed, or its
/// domain's media are rejected meanwhile.
///
/// # Errors
/// The store's.
pub fn claim(tx: &mut Tx<'_>, app: &App, claim: Claim) -> Result<Vec<WantedPicture>, ServiceError> {
    let mut welcome = Vec::new();
    for wanted in remote_pictures::claim(tx, claim)? {
        if is_welcome(tx, app, &wanted)? {
            welcome.push(wanted);
        } else {
            remote_pictures::forget(tx, &wanted)?;
        }
    }
    Ok(welcome)
}

/// Keeps a picture that was fetched, and makes room for it; `false` where it is not wanted any more, or not from there.
///
/// # Errors
/// The store's.
pub fn keep(
    tx: &mut Tx<'_>,
    app: &App,
    wanted: &WantedPicture,
    picture: &Picture,
) -> Result<bool, ServiceError> {
    if !is_welcome(tx, app, wanted)? {
        remote_pictures::forget(tx, wanted)?;
        return Ok(false);
    }
    let files = Files { full: &picture.full.jpeg, small: &picture.small.jpeg };
    let kept = remote_pictures::keep(tx, wanted, &pictures::facts(picture), files)?;
    let gone = remote_pictures::evict(tx, app.config.media.cache_max_bytes)?;
    if gone > 0 {
        tracing::info!(gone, "pictures that nobody looked at for longest made room");
    }
    Ok(kept)
}

fn is_welcome(conn: &mut Conn, app: &App, wanted: &WantedPicture) -> Result<bool, ServiceError> {
    let listed = offers::listed(conn, wanted.proposal)?.is_some();
    let domains = [wanted.author_domain.clone(), wanted.url.domain()];
    Ok(listed && takes_all(conn, app, domains.into_iter())?)
}

/// Whether asking again soon may bring a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The other server was not there, or busy.
    MayPass,
    /// It is no picture, too large, or at no address that is asked.
    Stays,
}

/// Remembers that a picture could not be had: it is not asked for before its time, however many look.
///
/// # Errors
/// The store's.
pub fn fail(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    wanted: &WantedPicture,
    failure: Failure,
) -> Result<(), ServiceError> {
    let longest = TimeDelta::hours(LONGEST_WAIT_HOURS);
    let wait = match failure {
        Failure::MayPass => {
            let doublings = wanted.attempts.saturating_sub(1).min(12);
            longest.min(TimeDelta::minutes(FIRST_WAIT_MINUTES << doublings))
        }
        Failure::Stays => longest,
    };
    Ok(remote_pictures::fail(tx, wanted, now + wait)?)
}

/// The file of an offer's picture with this hash; `None` where it is not kept, its offer not listed, or its domain's media rejected.
///
/// # Errors
/// The store's.
pub fn file(
    conn: &mut Conn,
    app: &App,
    (of, hash, size): (ProposalId, &str, PictureSize),
) -> Result<Option<Vec<u8>>, ServiceError> {
    let Some((domains, file)) = remote_pictures::file(conn, of, hash, size)? else { return Ok(None) };
    Ok(takes_all(conn, app, domains.into_iter())?.then_some(file))
}

/// Whether none of these domains has its media rejected.
fn takes_all(
    conn: &mut Conn,
    app: &App,
    domains: impl Iterator<Item = Domain>,
) -> Result<bool, ServiceError> {
    for domain in domains {
        if !takes_media_of(conn, app, &domain)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether pictures of a domain are fetched and shown.
fn takes_media_of(conn: &mut Conn, app: &App, domain: &Domain) -> Result<bool, ServiceError> {
    let policy = partners::policy_of(conn, app, domain)?;
    Ok(policy.tier != PartnerTier::Blocked && !policy.flags.reject_media)
}
