//! What is known of an agreement, for the paper that the two sign: nobody's name, and the address only where it is released to whoever reads it.
//! Names are written by hand: those of an agreement are as on papers that are never stored, and not what somebody is called by.

use chrono::{DateTime, Utc};

use super::own::{TheOther, own, told_to};
use super::{App, ServiceError, Viewer, read_piece, seeker_of, sides};
use crate::domain::matches::{Match, MatchState, Party};
use crate::domain::offered::OfferedPlace;
use crate::domain::place::AgreementKind;
use crate::domain::private::{Private, PrivateField};
use crate::domain::proposal::Proposal;
use crate::ids::MatchId;
use crate::store::people::{self as stored_people, Person};
use crate::store::{Conn, matches as stored};

/// What is known of an agreement.
#[derive(Debug, Clone)]
pub struct Paper {
    pub one: Match,
    /// As it was agreed on, or as the offer says.
    pub kind: Option<AgreementKind>,
    /// The home; `None` where it is an ally's.
    pub place: Option<OfferedPlace>,
    /// How many will live there; `None` where they are an ally's.
    pub persons: Option<usize>,
    /// Where it is, while that is released to the reader (SG-06).
    pub street: Option<Private>,
    /// The language of the person who reads it, or of the seeker in the reader's charge.
    pub language: Option<String>,
}

/// Whether there is something to write down by then: a draft from the meeting on, and the agreement until the stay ends.
pub fn has_paper(state: MatchState) -> bool {
    match state {
        MatchState::Met | MatchState::Agreed | MatchState::Active => true,
        MatchState::Selected
        | MatchState::SecondReview
        | MatchState::AskedSeeker
        | MatchState::SeekerYes
        | MatchState::AskedHost
        | MatchState::HostYes
        | MatchState::ContactOpened
        | MatchState::Ended
        | MatchState::Declined
        | MatchState::Lapsed
        | MatchState::Vetoed => false,
    }
}

/// The agreement of a match, for whoever of the staff has charge of a side.
///
/// # Errors
/// [`ServiceError::NotFound`], as for one that is not there; [`ServiceError::NotAllowed`], or the store's.
pub fn paper(conn: &mut Conn, app: &App, viewer: Viewer, id: MatchId) -> Result<Paper, ServiceError> {
    let one = stored::by_id(conn, id)?.ok_or(ServiceError::NotFound("match"))?;
    let sides = sides(conn, viewer, &one)?;
    let has_seeker = sides.seeker && one.request.here().is_some();
    let told = if has_seeker { told_to(conn, app, (&one, Party::Seeker))? } else { Vec::new() };
    let seeker = if has_seeker { seeker_of(conn, &one)? } else { None };
    let language = match seeker {
        Some(person) => stored_people::by_id(conn, person)?.map(|person| person.language),
        None => None,
    };
    written(conn, one, (told, language))
}

/// The agreement of a match, for the seeker or the host of it.
///
/// # Errors
/// [`ServiceError::NotFound`], as for one that is not there; the store's.
pub fn own_paper(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (person, id): (&Person, MatchId),
) -> Result<Paper, ServiceError> {
    let own = own(conn, app, now, (person, id))?;
    let told = match own.party {
        Party::Seeker => own.other,
        // A host's address is not released to themselves: they write it down.
        Party::Host => Vec::new(),
    };
    written(conn, own.one, (told, Some(person.language.clone())))
}

fn written(
    conn: &mut Conn,
    one: Match,
    (told, language): (TheOther, Option<String>),
) -> Result<Paper, ServiceError> {
    if !has_paper(one.state) {
        return Err(ServiceError::NotFound("agreement"));
    }
    let (request, offer) = (read_piece(conn, &one.request)?, read_piece(conn, &one.offer)?);
    let place = offer.as_ref().and_then(Proposal::offered).cloned();
    let street = told.into_iter().find(|(field, _)| *field == PrivateField::Street);
    Ok(Paper {
        kind: kind_of(&one, offer.as_ref()),
        persons: request.as_ref().and_then(Proposal::sought).map(|home| home.members.len()),
        street: street.map(|(_, street)| street),
        place,
        language,
        one,
    })
}

/// The kind of agreement: as it was agreed on, or else as the offer says.
pub fn kind_of(one: &Match, offer: Option<&Proposal>) -> Option<AgreementKind> {
    let of_offer = || offer.and_then(Proposal::offered).and_then(|place| place.agreement_kind);
    one.stay.map(|stay| stay.kind).or_else(of_offer)
}
