//! The pictures of other instances' offers: a queue of what is wanted, a memory of what could not be had, and a cache.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::sum;
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::lease::{Claim, new_holder};
use super::offer_pictures::{Files, column};
use super::read::Of;
use super::schema::{proposals, remote_pictures};
use crate::domain::picture::{PictureFacts, PictureSize, RemotePictureState, WantedPicture};
use crate::ids::{ApId, Domain, ProposalId};

const OF: Of = Of("remote_pictures");
/// How many rows are looked at for pictures of different hosts.
const LOOK_MAX: i64 = 64;
/// How many pictures one round of eviction reads.
const EVICT_ROUND: i64 = 64;

/// What is known of an offer's picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub url: String,
    pub state: RemotePictureState,
    /// When one that could not be had may be asked for again.
    pub due_at: DateTime<Utc>,
    pub looked_at: DateTime<Utc>,
    pub facts: Option<PictureFacts>,
}

type Row = ((String, String, String, NaiveDateTime, NaiveDateTime), (Option<String>, i32, i32, i32, i32));

/// What is known of the pictures of these offers; nothing where nobody looked yet.
pub fn known(conn: &mut Conn, of: &[ProposalId]) -> Result<Vec<(ProposalId, Known)>, StoreError> {
    let ids: Vec<String> = of.iter().map(ToString::to_string).collect();
    let rows: Vec<Row> = remote_pictures::table
        .filter(remote_pictures::proposal_id.eq_any(ids))
        .select((
            (
                remote_pictures::proposal_id,
                remote_pictures::url,
                remote_pictures::state,
                remote_pictures::due_at,
                remote_pictures::looked_at,
            ),
            (
                remote_pictures::hash,
                remote_pictures::width,
                remote_pictures::height,
                remote_pictures::small_width,
                remote_pictures::small_height,
            ),
        ))
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<(ProposalId, Known), StoreError> {
    let ((id, url, state, due_at, looked_at), (hash, width, height, small_width, small_height)) = row;
    let facts = match hash {
        Some(hash) => Some(PictureFacts {
            hash,
            width_px: OF.number("width", width)?,
            height_px: OF.number("height", height)?,
            small_width_px: OF.number("small_width", small_width)?,
            small_height_px: OF.number("small_height", small_height)?,
        }),
        None => None,
    };
    let state = OF.parse("state", &state)?;
    let known = Known { url, state, due_at: due_at.and_utc(), looked_at: looked_at.and_utc(), facts };
    Ok((OF.parse("proposal_id", &id)?, known))
}

/// How many pictures are wanted.
pub fn count_wanted(conn: &mut Conn) -> Result<i64, StoreError> {
    let wanted = remote_pictures::state.eq(RemotePictureState::Wanted.as_str());
    Ok(remote_pictures::table.filter(wanted).count().get_result(conn)?)
}

/// Notes that a picture is to be fetched, in place of whatever was known of this offer's.
pub fn want(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    url: &ApId,
    author_domain: &Domain,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    // Tries are counted as long as it is the same picture.
    let tried: Option<(String, i32)> = remote_pictures::table
        .find(proposal.to_string())
        .select((remote_pictures::url, remote_pictures::attempts))
        .first(&mut **tx)
        .optional()?;
    let attempts = tried.filter(|(known, _)| known == url.as_str()).map_or(0, |(_, attempts)| attempts);
    diesel::delete(remote_pictures::table.find(proposal.to_string())).execute(&mut **tx)?;
    diesel::insert_into(remote_pictures::table)
        .values((
            remote_pictures::proposal_id.eq(proposal.to_string()),
            remote_pictures::url.eq(url.as_str()),
            remote_pictures::host.eq(url.domain().as_str()),
            remote_pictures::author_domain.eq(author_domain.as_str()),
            remote_pictures::state.eq(RemotePictureState::Wanted.as_str()),
            remote_pictures::attempts.eq(attempts),
            remote_pictures::due_at.eq(now.naive_utc()),
            remote_pictures::looked_at.eq(now.naive_utc()),
            remote_pictures::width.eq(0),
            remote_pictures::height.eq(0),
            remote_pictures::small_width.eq(0),
            remote_pictures::small_height.eq(0),
            remote_pictures::total_bytes.eq(0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes that somebody looked at these.
pub fn looked(tx: &mut Tx<'_>, at: &[ProposalId], now: DateTime<Utc>) -> Result<(), StoreError> {
    let ids: Vec<String> = at.iter().map(ToString::to_string).collect();
    diesel::update(remote_pictures::table.filter(remote_pictures::proposal_id.eq_any(ids)))
        .set(remote_pictures::looked_at.eq(now.naive_utc()))
        .execute(&mut **tx)?;
    Ok(())
}

/// Takes pictures that are wanted, of different hosts: none is asked for two at a time.
pub fn claim(tx: &mut Tx<'_>, claim: Claim) -> Result<Vec<WantedPicture>, StoreError> {
    let now = claim.now.naive_utc();
    let due: Vec<(String, String)> = remote_pictures::table
        .filter(remote_pictures::state.eq(RemotePictureState::Wanted.as_str()))
        .filter(remote_pictures::due_at.le(now))
        .filter(remote_pictures::lease_until.is_null().or(remote_pictures::lease_until.lt(now)))
        .order(remote_pictures::due_at)
        .limit(LOOK_MAX)
        .select((remote_pictures::proposal_id, remote_pictures::host))
        .load(&mut **tx)?;
    let mut hosts = HashSet::new();
    let most = usize::try_from(claim.limit).unwrap_or(0);
    let ids: Vec<String> =
        due.into_iter().filter(|(_, host)| hosts.insert(host.clone())).map(|(id, _)| id).take(most).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let holder = new_holder();
    diesel::update(remote_pictures::table.filter(remote_pictures::proposal_id.eq_any(ids)))
        .filter(remote_pictures::state.eq(RemotePictureState::Wanted.as_str()))
        .filter(remote_pictures::lease_until.is_null().or(remote_pictures::lease_until.lt(now)))
        .set((
            remote_pictures::lease_until.eq(Some(claim.lease_until())),
            remote_pictures::lease_by.eq(Some(&holder)),
            remote_pictures::attempts.eq(remote_pictures::attempts + 1),
        ))
        .execute(&mut **tx)?;
    let rows: Vec<(String, String, String, i32)> = remote_pictures::table
        .filter(remote_pictures::lease_by.eq(&holder))
        .select((
            remote_pictures::proposal_id,
            remote_pictures::url,
            remote_pictures::author_domain,
            remote_pictures::attempts,
        ))
        .load(&mut **tx)?;
    rows.into_iter()
        .map(|(id, url, author_domain, attempts)| {
            Ok(WantedPicture {
                proposal: OF.parse("proposal_id", &id)?,
                url: OF.parse("url", &url)?,
                author_domain: OF.parse("author_domain", &author_domain)?,
                attempts: OF.number("attempts", attempts)?,
                lease_by: holder.clone(),
            })
        })
        .collect()
}

/// Keeps a picture that was fetched; `false` where nobody wants it any more.
pub fn keep(
    tx: &mut Tx<'_>,
    wanted: &WantedPicture,
    facts: &PictureFacts,
    files: Files<'_>,
) -> Result<bool, StoreError> {
    let total = u32::try_from(files.full.len() + files.small.len()).unwrap_or(u32::MAX);
    let changed = diesel::update(remote_pictures::table.find(wanted.proposal.to_string()))
        .filter(remote_pictures::lease_by.eq(&wanted.lease_by))
        .set((
            remote_pictures::state.eq(RemotePictureState::Kept.as_str()),
            remote_pictures::attempts.eq(0),
            remote_pictures::lease_until.eq(None::<NaiveDateTime>),
            remote_pictures::lease_by.eq(None::<String>),
            remote_pictures::hash.eq(Some(&facts.hash)),
            remote_pictures::width.eq(column(facts.width_px)),
            remote_pictures::height.eq(column(facts.height_px)),
            remote_pictures::small_width.eq(column(facts.small_width_px)),
            remote_pictures::small_height.eq(column(facts.small_height_px)),
            remote_pictures::total_bytes.eq(column(total)),
            remote_pictures::small_file.eq(Some(files.small)),
            remote_pictures::full_file.eq(Some(files.full)),
        ))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Notes that a picture could not be had, and from when it may be asked for again.
pub fn fail(tx: &mut Tx<'_>, wanted: &WantedPicture, again_at: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(remote_pictures::table.find(wanted.proposal.to_string()))
        .filter(remote_pictures::lease_by.eq(&wanted.lease_by))
        .set((
            remote_pictures::state.eq(RemotePictureState::Failed.as_str()),
            remote_pictures::due_at.eq(again_at.naive_utc()),
            remote_pictures::lease_until.eq(None::<NaiveDateTime>),
            remote_pictures::lease_by.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets a picture that was wanted.
pub fn forget(tx: &mut Tx<'_>, wanted: &WantedPicture) -> Result<(), StoreError> {
    diesel::delete(remote_pictures::table.find(wanted.proposal.to_string()))
        .filter(remote_pictures::lease_by.eq(&wanted.lease_by))
        .execute(&mut **tx)?;
    Ok(())
}

/// How many bytes all kept pictures have.
pub fn total_bytes(conn: &mut Conn) -> Result<i64, StoreError> {
    let kept = remote_pictures::state.eq(RemotePictureState::Kept.as_str());
    let total: Option<i64> =
        remote_pictures::table.filter(kept).select(sum(remote_pictures::total_bytes)).first(conn)?;
    Ok(total.unwrap_or(0))
}

/// Deletes those that nobody looked at for longest until the others have at most `max_bytes`; gives how many went.
pub fn evict(tx: &mut Tx<'_>, max_bytes: u64) -> Result<usize, StoreError> {
    let kept = || remote_pictures::table.filter(remote_pictures::state.eq(RemotePictureState::Kept.as_str()));
    let mut too_many = total_bytes(tx)? - i64::try_from(max_bytes).unwrap_or(i64::MAX);
    let mut gone = 0;
    while too_many > 0 {
        let oldest: Vec<(String, i32)> = kept()
            .order((remote_pictures::looked_at, remote_pictures::proposal_id))
            .limit(EVICT_ROUND)
            .select((remote_pictures::proposal_id, remote_pictures::total_bytes))
            .load(&mut **tx)?;
        if oldest.is_empty() {
            break;
        }
        for (id, bytes) in oldest {
            if too_many <= 0 {
                break;
            }
            gone += diesel::delete(remote_pictures::table.find(id)).execute(&mut **tx)?;
            too_many -= i64::from(bytes);
        }
    }
    Ok(gone)
}

/// Forgets an offer's picture unless it is this one: its author took it away, or chose another.
pub fn forget_other(tx: &mut Tx<'_>, offer: &ApId, url: Option<&str>) -> Result<(), StoreError> {
    let ids = proposals::table.filter(proposals::ap_id.eq(offer.as_str())).select(proposals::id);
    let of_offer = remote_pictures::table.filter(remote_pictures::proposal_id.eq_any(ids));
    diesel::delete(of_offer.filter(remote_pictures::url.ne(url.unwrap_or_default()))).execute(&mut **tx)?;
    Ok(())
}

/// Forgets every picture that a domain's associations name, or that its servers hold; gives how many.
pub fn purge_domain(tx: &mut Tx<'_>, domain: &Domain) -> Result<usize, StoreError> {
    let theirs =
        remote_pictures::author_domain.eq(domain.as_str()).or(remote_pictures::host.eq(domain.as_str()));
    Ok(diesel::delete(remote_pictures::table.filter(theirs)).execute(&mut **tx)?)
}

/// A picture's file, with the domains of its offer's author and of its server.
pub type FileOf = ([Domain; 2], Vec<u8>);

/// The same as the store has it.
type FileRow = ((String, String), Option<Vec<u8>>);

/// A file of an offer's picture that has this hash, with the domains of the offer's author and of the picture; only while the offer
/// is listed.
pub fn file(
    conn: &mut Conn,
    of: ProposalId,
    hash: &str,
    size: PictureSize,
) -> Result<Option<FileOf>, StoreError> {
    let row = || {
        remote_pictures::table
            .inner_join(proposals::table)
            .filter(remote_pictures::proposal_id.eq(of.to_string()))
            .filter(remote_pictures::hash.eq(Some(hash.to_owned())))
            .filter(proposals::is_listed.eq(true))
    };
    let domains = (remote_pictures::author_domain, remote_pictures::host);
    let found: Option<FileRow> = match size {
        PictureSize::Full => row().select((domains, remote_pictures::full_file)).first(conn).optional()?,
        PictureSize::Small => row().select((domains, remote_pictures::small_file)).first(conn).optional()?,
    };
    let Some(((author, host), Some(file))) = found else { return Ok(None) };
    Ok(Some(([OF.parse("author_domain", &author)?, OF.parse("host", &host)?], file)))
}
