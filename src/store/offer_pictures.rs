//! Photos of our offers. Their files are read by name alone, never with the rest.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{offer_pictures, proposals};
use crate::domain::picture::{OfferPicture, PictureFacts, PictureSize, PictureState};
use crate::ids::{AccountId, PictureId, ProposalId};

const OF: Of = Of("offer_pictures");

type Stored =
    ((String, String, String, String, Option<String>, NaiveDateTime, String), (String, i32, i32, i32, i32));

macro_rules! columns {
    () => {
        (
            (
                offer_pictures::id,
                offer_pictures::proposal_id,
                offer_pictures::state,
                offer_pictures::alt,
                offer_pictures::uploaded_by,
                offer_pictures::created_at,
                offer_pictures::blurhash,
            ),
            (
                offer_pictures::hash,
                offer_pictures::width,
                offer_pictures::height,
                offer_pictures::small_width,
                offer_pictures::small_height,
            ),
        )
    };
}

fn read(row: Stored) -> Result<OfferPicture, StoreError> {
    let ((id, proposal, state, alt, uploaded_by, created_at, blurhash), facts) = row;
    let (hash, width, height, small_width, small_height) = facts;
    Ok(OfferPicture {
        id: OF.parse("id", &id)?,
        proposal: OF.parse("proposal_id", &proposal)?,
        state: OF.parse("state", &state)?,
        alt,
        uploaded_by: OF.parse_opt("uploaded_by", uploaded_by.as_deref())?,
        created_at: created_at.and_utc(),
        facts: PictureFacts {
            hash,
            width_px: OF.number("width", width)?,
            height_px: OF.number("height", height)?,
            small_width_px: OF.number("small_width", small_width)?,
            small_height_px: OF.number("small_height", small_height)?,
        },
        blurhash,
    })
}

/// The two files of a picture.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    pub full: &'a [u8],
    pub small: &'a [u8],
}

/// A number of pixels or bytes as a column holds it; none of ours is larger.
pub(super) fn column(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Stores a photo with its files.
pub fn insert(tx: &mut Tx<'_>, picture: &OfferPicture, files: Files<'_>) -> Result<(), StoreError> {
    let facts = &picture.facts;
    diesel::insert_into(offer_pictures::table)
        .values((
            offer_pictures::id.eq(picture.id.to_string()),
            offer_pictures::proposal_id.eq(picture.proposal.to_string()),
            offer_pictures::state.eq(picture.state.as_str()),
            offer_pictures::alt.eq(&picture.alt),
            offer_pictures::uploaded_by.eq(picture.uploaded_by.map(|id| id.to_string())),
            offer_pictures::created_at.eq(picture.created_at.naive_utc()),
            offer_pictures::hash.eq(&facts.hash),
            offer_pictures::width.eq(column(facts.width_px)),
            offer_pictures::height.eq(column(facts.height_px)),
            offer_pictures::small_width.eq(column(facts.small_width_px)),
            offer_pictures::small_height.eq(column(facts.small_height_px)),
            offer_pictures::blurhash.eq(&picture.blurhash),
            offer_pictures::small_file.eq(files.small),
            offer_pictures::full_file.eq(files.full),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// A photo.
pub fn by_id(conn: &mut Conn, id: PictureId) -> Result<Option<OfferPicture>, StoreError> {
    let row: Option<Stored> =
        offer_pictures::table.find(id.to_string()).select(columns!()).first(conn).optional()?;
    row.map(read).transpose()
}

/// The photos of an offer, in the order in which they were added.
pub fn of_proposal(conn: &mut Conn, proposal: ProposalId) -> Result<Vec<OfferPicture>, StoreError> {
    let rows: Vec<Stored> = offer_pictures::table
        .filter(offer_pictures::proposal_id.eq(proposal.to_string()))
        .order(offer_pictures::id)
        .select(columns!())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// The photos of an offer that everybody may see while it is listed.
pub fn confirmed(conn: &mut Conn, proposal: ProposalId) -> Result<Vec<OfferPicture>, StoreError> {
    let mut all = of_proposal(conn, proposal)?;
    all.retain(|picture| picture.state == PictureState::Confirmed);
    Ok(all)
}

/// The first confirmed photo of each of these offers.
pub fn covers(conn: &mut Conn, of: &[ProposalId]) -> Result<HashMap<ProposalId, OfferPicture>, StoreError> {
    let ids: Vec<String> = of.iter().map(ToString::to_string).collect();
    let rows: Vec<Stored> = offer_pictures::table
        .filter(offer_pictures::proposal_id.eq_any(ids))
        .filter(offer_pictures::state.eq(PictureState::Confirmed.as_str()))
        .order(offer_pictures::id)
        .select(columns!())
        .load(conn)?;
    let mut first = HashMap::new();
    for row in rows {
        let picture = read(row)?;
        first.entry(picture.proposal).or_insert(picture);
    }
    Ok(first)
}

/// The photos that wait for somebody to confirm them, the oldest first, with the title of their offer.
pub fn waiting(conn: &mut Conn, limit: i64) -> Result<Vec<(OfferPicture, String)>, StoreError> {
    let rows: Vec<(Stored, String)> = offer_pictures::table
        .inner_join(proposals::table)
        .filter(offer_pictures::state.eq(PictureState::Waiting.as_str()))
        .order(offer_pictures::id)
        .limit(limit)
        .select((columns!(), proposals::title))
        .load(conn)?;
    rows.into_iter().map(|(row, title)| Ok((read(row)?, title))).collect()
}

/// How many photos wait.
pub fn count_waiting(conn: &mut Conn) -> Result<i64, StoreError> {
    let waits = offer_pictures::state.eq(PictureState::Waiting.as_str());
    Ok(offer_pictures::table.filter(waits).count().get_result(conn)?)
}

/// Notes who confirmed a photo, and that everybody may see it.
pub fn confirm(tx: &mut Tx<'_>, id: PictureId, by: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(offer_pictures::table.find(id.to_string()))
        .set((
            offer_pictures::state.eq(PictureState::Confirmed.as_str()),
            offer_pictures::decided_by.eq(Some(by.to_string())),
            offer_pictures::decided_at.eq(Some(now.naive_utc())),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Deletes a photo with its files.
pub fn delete(tx: &mut Tx<'_>, id: PictureId) -> Result<(), StoreError> {
    diesel::delete(offer_pictures::table.find(id.to_string())).execute(&mut **tx)?;
    Ok(())
}

/// Deletes every photo of an offer.
pub fn delete_of(tx: &mut Tx<'_>, proposal: ProposalId) -> Result<(), StoreError> {
    diesel::delete(offer_pictures::table.filter(offer_pictures::proposal_id.eq(proposal.to_string())))
        .execute(&mut **tx)?;
    Ok(())
}

/// Whether everybody may see a photo: it is confirmed, and its offer listed.
pub fn is_public(conn: &mut Conn, id: PictureId) -> Result<bool, StoreError> {
    let found: Option<String> = offer_pictures::table
        .inner_join(proposals::table)
        .filter(offer_pictures::id.eq(id.to_string()))
        .filter(offer_pictures::state.eq(PictureState::Confirmed.as_str()))
        .filter(proposals::is_listed.eq(true))
        .select(offer_pictures::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// A file of a photo that has this hash.
pub fn file(
    conn: &mut Conn,
    id: PictureId,
    hash: &str,
    size: PictureSize,
) -> Result<Option<Vec<u8>>, StoreError> {
    let row = || offer_pictures::table.find(id.to_string()).filter(offer_pictures::hash.eq(hash.to_owned()));
    Ok(match size {
        PictureSize::Full => row().select(offer_pictures::full_file).first(conn).optional()?,
        PictureSize::Small => row().select(offer_pictures::small_file).first(conn).optional()?,
    })
}
