//! Photos of our offers: added by the staff, public once somebody else of them confirmed what they do not show (PR-17, SG-12).
//! Invariant: a change of what the public sees writes its event in the same transaction.

use chrono::{DateTime, Utc};

use super::{App, ServiceError, Viewer, audit, proposals};
use crate::domain::access::Action;
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::field::Purpose;
use crate::domain::picture::{
    self, MustNotShow, OfferPicture, PictureFacts, PictureProblem, PictureSize, PictureState,
};
use crate::domain::proposal::{Proposal, State};
use crate::ids::{PictureId, ProposalId};
use crate::media::picture::Picture;
use crate::store::offer_pictures::{self, Files};
use crate::store::{Conn, Tx, offer_people};

/// What the store keeps of a picture besides its files.
pub(super) fn facts(picture: &Picture) -> PictureFacts {
    PictureFacts {
        hash: picture.hash.clone(),
        width_px: picture.full.width_px,
        height_px: picture.full.height_px,
        small_width_px: picture.small.width_px,
        small_height_px: picture.small.height_px,
    }
}

/// Whether one more photo may be added to a proposal: asked before a file is read, and again when it is stored.
///
/// # Errors
/// [`ServiceError::NotAllowed`], [`ServiceError::NotFound`], [`ServiceError::Picture`] where there is no room or it is no offer,
/// [`ServiceError::Step`] where it is withdrawn.
pub fn require_room(conn: &mut Conn, app: &App, viewer: Viewer, id: ProposalId) -> Result<(), ServiceError> {
    viewer.require(Action::WriteProposals)?;
    let proposal = crate::store::proposals::by_id(conn, id)?.ok_or(ServiceError::NotFound("proposal"))?;
    if proposal.purpose() != Purpose::Offer {
        return Err(PictureProblem::NotAnOffer.into());
    }
    require_life(&proposal)?;
    let max = app.config.media.photos_max;
    let count = offer_pictures::of_proposal(conn, id)?.len();
    if u32::try_from(count).unwrap_or(u32::MAX) >= max {
        return Err(PictureProblem::TooMany { max }.into());
    }
    Ok(())
}

/// A withdrawn offer has no photos, and gets none.
fn require_life(proposal: &Proposal) -> Result<(), ServiceError> {
    if proposal.state == State::Withdrawn {
        return Err(ServiceError::Conflict("the offer is withdrawn".to_owned()));
    }
    Ok(())
}

/// Adds a photo. Nobody but the staff sees it before it is confirmed.
///
/// # Errors
/// As [`require_room`], and [`ServiceError::Picture`] where its words are missing or too long.
pub fn add(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, alt, file): (ProposalId, &str, &Picture),
) -> Result<PictureId, ServiceError> {
    let alt = picture::read_alt(alt)?;
    // Locked, so that two uploads at once do not both find the last room.
    proposals::load(tx, id)?;
    require_room(tx, app, viewer, id)?;
    let picture = OfferPicture {
        id: PictureId::new(),
        proposal: id,
        state: PictureState::Waiting,
        alt,
        uploaded_by: viewer.account(),
        created_at: now,
        facts: facts(file),
        blurhash: file.blurhash.clone(),
    };
    offer_pictures::insert(tx, &picture, Files { full: &file.full.jpeg, small: &file.small.jpeg })?;
    audit::note(tx, now, viewer, (AuditEvent::PhotoAdded, Subject::Photo(picture.id)));
    Ok(picture.id)
}

/// Lets everybody see a photo: a moderator says of each of four things that it does not show it (PR-17). Nobody confirms what they
/// uploaded themselves (SG-12).
///
/// # Errors
/// [`ServiceError::OwnRecord`], [`ServiceError::NotAllowed`], [`ServiceError::NotFound`], [`ServiceError::Picture`] where an
/// answer is missing, [`ServiceError::Conflict`] where it is confirmed already.
pub fn confirm(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, does_not_show): (PictureId, &[MustNotShow]),
) -> Result<ProposalId, ServiceError> {
    viewer.require(Action::ReviewHeld)?;
    let account = viewer.account().ok_or(ServiceError::NotAllowed)?;
    let (picture, mut proposal) = load(tx, id)?;
    if picture.uploaded_by == Some(account) || offer_people::is_tied(tx, picture.proposal, account)? {
        return Err(ServiceError::OwnRecord);
    }
    picture::require_all(does_not_show)?;
    match picture.state {
        PictureState::Waiting => {}
        PictureState::Confirmed => {
            return Err(ServiceError::Conflict("the photo is confirmed already".to_owned()));
        }
    }
    require_life(&proposal)?;
    offer_pictures::confirm(tx, id, account, now)?;
    audit::note(tx, now, viewer, (AuditEvent::PhotoConfirmed, Subject::Photo(id)));
    proposals::tell_picture_changed(tx, app, &mut proposal, now)?;
    Ok(proposal.id)
}

/// Removes a photo with its files, whatever its state.
///
/// # Errors
/// [`ServiceError::NotAllowed`], [`ServiceError::NotFound`], or the store's.
pub fn remove(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: PictureId,
) -> Result<ProposalId, ServiceError> {
    viewer.require(Action::WriteProposals)?;
    let (picture, mut proposal) = load(tx, id)?;
    offer_pictures::delete(tx, id)?;
    audit::note(tx, now, viewer, (AuditEvent::PhotoRemoved, Subject::Photo(id)));
    if picture.state == PictureState::Confirmed {
        proposals::tell_picture_changed(tx, app, &mut proposal, now)?;
    }
    Ok(proposal.id)
}

/// A photo and its offer, which nobody else changes until the transaction ends.
fn load(tx: &mut Tx<'_>, id: PictureId) -> Result<(OfferPicture, Proposal), ServiceError> {
    let missing = || ServiceError::NotFound("photo");
    let of = offer_pictures::by_id(tx, id)?.ok_or_else(missing)?.proposal;
    let proposal = proposals::load(tx, of)?;
    // Read again: it may have been confirmed or removed while the lock was waited for.
    Ok((offer_pictures::by_id(tx, id)?.ok_or_else(missing)?, proposal))
}

/// A photo's file as somebody may have it, and whether everybody may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visible {
    ToEverybody(Vec<u8>),
    /// To the staff, who asked.
    ToStaff(Vec<u8>),
    ToNobody,
}

/// The file of a photo with this hash, as far as `viewer` may see it.
///
/// # Errors
/// The store's.
pub fn file(
    conn: &mut Conn,
    viewer: Option<Viewer>,
    (id, hash, size): (PictureId, &str, PictureSize),
) -> Result<Visible, ServiceError> {
    let public = offer_pictures::is_public(conn, id)?;
    let staff = viewer.is_some_and(|viewer| viewer.require(Action::WriteProposals).is_ok());
    if !public && !staff {
        return Ok(Visible::ToNobody);
    }
    Ok(match offer_pictures::file(conn, id, hash, size)? {
        Some(file) if public => Visible::ToEverybody(file),
        Some(file) => Visible::ToStaff(file),
        None => Visible::ToNobody,
    })
}
