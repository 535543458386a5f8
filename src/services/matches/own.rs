//! Matches as the two read them who are asked: as little of the other as they need, and more only while it is released to them.
//! Invariants: a host reads nothing of a seeker who was not asked, or said no; what an ended match told is told no longer.

use chrono::{DateTime, TimeDelta, Utc};

use super::check_ins::of_side;
use super::elsewhere::{Elsewhere, elsewhere};
use super::judge::{Judged, judged, judged_abroad};
use super::paper::kind_of;
use super::{App, ServiceError, host_of, read_piece, seeker_of};
use crate::domain::check_in::CheckIn;
use crate::domain::matches::{Match, MatchState, Party, Piece, Told, fields, releases};
use crate::domain::place::AgreementKind;
use crate::domain::private::{Private, PrivateField};
use crate::domain::proposal::Proposal;
use crate::ids::{MatchId, ProposalId};
use crate::services::people;
use crate::store::people::Person;
use crate::store::{Conn, match_history, matches as stored, offer_people, people as stored_people};

/// What came to nothing is shown for so many days.
const SHOWN_DAYS: i64 = 14;

/// What somebody is told of the other side now.
pub type TheOther = Vec<(PrivateField, Private)>;

/// Whether somebody is asked now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Now,
    No,
}

/// A match, as the seeker or the host of it reads it.
#[derive(Debug, Clone)]
pub struct OwnMatch {
    pub one: Match,
    pub party: Party,
    /// The offer, for the seeker; the request, for the host. `None` where it is an ally's or gone.
    pub about: Option<Proposal>,
    /// What is known of the other side where it lives with an ally.
    pub abroad: Option<Elsewhere>,
    /// Why it fits; for the seeker.
    pub judged: Option<Judged>,
    /// The kind of agreement, as far as it is known.
    pub kind: Option<AgreementKind>,
    pub asked: Asked,
    pub other: TheOther,
    /// Their own ones, the latest first.
    pub check_ins: Vec<CheckIn>,
}

/// The states in which the seeker knows of a match: from their question on. `before` is what happened last that they know.
fn knows(party: Party, one: &Match, was_asked: bool) -> bool {
    match one.state {
        MatchState::Selected | MatchState::SecondReview => false,
        MatchState::AskedSeeker | MatchState::SeekerYes => party == Party::Seeker,
        MatchState::AskedHost
        | MatchState::HostYes
        | MatchState::ContactOpened
        | MatchState::Met
        | MatchState::Agreed
        | MatchState::Active => true,
        MatchState::Ended | MatchState::Declined | MatchState::Lapsed | MatchState::Vetoed => was_asked,
    }
}

/// Whether somebody was ever asked about a match.
fn was_asked(conn: &mut Conn, one: &Match, party: Party) -> Result<bool, ServiceError> {
    if !one.state.is_final() {
        return Ok(true);
    }
    use crate::domain::matches::DeedCode;
    let asking = match party {
        Party::Seeker => DeedCode::AskSeeker,
        Party::Host => DeedCode::AskHost,
    };
    Ok(match_history::of(conn, one.id)?.iter().any(|step| step.deed == asking))
}

/// The matches about which a seeker was asked: those that are open, and what came to nothing in the last days.
///
/// # Errors
/// The store's.
pub fn of_seeker(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    person: &Person,
) -> Result<Vec<OwnMatch>, ServiceError> {
    let mut found = Vec::new();
    for request in stored_people::requests_of(conn, person.id)? {
        for one in stored::of_request(conn, request, MatchState::ALL)? {
            found.extend(known(conn, app, now, (one, Party::Seeker))?);
        }
    }
    found.sort_by_key(|own| (own.one.state.is_final(), own.asked == Asked::No, own.one.created_at));
    Ok(found)
}

/// The matches about which the host of an offer was asked, as [`of_seeker`].
///
/// # Errors
/// The store's.
pub fn of_host(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    offer: ProposalId,
) -> Result<Vec<OwnMatch>, ServiceError> {
    let mut found = Vec::new();
    for one in stored::of_offer(conn, offer, MatchState::ALL)? {
        found.extend(known(conn, app, now, (one, Party::Host))?);
    }
    found.sort_by_key(|own| (own.one.state.is_final(), own.asked == Asked::No, own.one.created_at));
    Ok(found)
}

/// Everything about which somebody was asked, however long ago it came to nothing.
///
/// # Errors
/// The store's.
pub fn all_of(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    person: &Person,
) -> Result<Vec<OwnMatch>, ServiceError> {
    let mut all: Vec<(Match, Party)> = Vec::new();
    for request in stored_people::requests_of(conn, person.id)? {
        let of = stored::of_request(conn, request, MatchState::ALL)?;
        all.extend(of.into_iter().map(|one| (one, Party::Seeker)));
    }
    for offer in offer_people::offers_of(conn, person.id)? {
        let of = stored::of_offer(conn, offer, MatchState::ALL)?;
        all.extend(of.into_iter().map(|one| (one, Party::Host)));
    }
    let mut found = Vec::new();
    for (one, party) in all {
        if knows(party, &one, was_asked(conn, &one, party)?) {
            found.push(own_match(conn, app, now, (one, party))?);
        }
    }
    Ok(found)
}

fn known(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (one, party): (Match, Party),
) -> Result<Option<OwnMatch>, ServiceError> {
    let is_old = one.state.is_final() && now - one.updated_at > TimeDelta::days(SHOWN_DAYS);
    if is_old || !knows(party, &one, was_asked(conn, &one, party)?) {
        return Ok(None);
    }
    own_match(conn, app, now, (one, party)).map(Some)
}

fn own_match(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (one, party): (Match, Party),
) -> Result<OwnMatch, ServiceError> {
    let (request, offer) = (read_piece(conn, &one.request)?, read_piece(conn, &one.offer)?);
    let judged = match (&request, &offer, party) {
        (Some(request), Some(offer), Party::Seeker) => Some(judged(conn, app, now, (request, offer))?),
        (Some(request), None, Party::Seeker) => match &one.offer {
            Piece::There(theirs) => judged_abroad(conn, app, now, (request, theirs))?,
            Piece::Here(_) => None,
        },
        (_, _, _) => None,
    };
    let is_asked = one.pending.is_none()
        && one.asked() == Some(party)
        && !(party == Party::Host && matches!(one.offer, Piece::There(_)))
        && one.lapses_at.is_some_and(|at| at >= now);
    Ok(OwnMatch {
        kind: kind_of(&one, offer.as_ref()),
        abroad: elsewhere(conn, &one)?,
        other: the_other(conn, app, (&one, party))?,
        check_ins: of_side(conn, &one, party)?,
        about: match party {
            Party::Seeker => offer,
            Party::Host => request,
        },
        judged,
        asked: if is_asked { Asked::Now } else { Asked::No },
        party,
        one,
    })
}

/// One match of somebody who signed in; of whichever side they are.
///
/// # Errors
/// [`ServiceError::NotFound`], as for one that is not there; the store's.
pub fn own(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (person, id): (&Person, MatchId),
) -> Result<OwnMatch, ServiceError> {
    let not_there = || ServiceError::NotFound("match");
    let one = stored::by_id(conn, id)?.ok_or_else(not_there)?;
    let party = if seeker_of(conn, &one)? == Some(person.id) {
        Party::Seeker
    } else if host_of(conn, &one)? == Some(person.id) {
        Party::Host
    } else {
        return Err(not_there());
    };
    if !knows(party, &one, was_asked(conn, &one, party)?) {
        return Err(not_there());
    }
    own_match(conn, app, now, (one, party))
}

/// What a side is told of the other now: while a release of it is open, and the state of the match lets it (SG-05, SG-06). What a new card hides of
/// somebody is told to nobody either.
fn the_other(conn: &mut Conn, app: &App, (one, to): (&Match, Party)) -> Result<TheOther, ServiceError> {
    let told: Vec<Told> = match_history::told(conn, one.id, to)?
        .into_iter()
        .filter(|told| releases(one.state, to).contains(told))
        .collect();
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let of = match to {
        Party::Seeker => host_of(conn, one)?,
        Party::Host => seeker_of(conn, one)?,
    };
    let Some(contact) = (match of {
        Some(person) => stored_people::contact(conn, &app.data_keys, person)?,
        None => None,
    }) else {
        return Ok(Vec::new());
    };
    let named = told.iter().flat_map(|told| fields(*told, contact.channel));
    let value = |field: PrivateField| (field, Private::new(contact.text(field).to_owned()));
    Ok(named.map(value).filter(|(_, text)| !text.is_empty()).collect())
}

/// What the staff reads of what a side is told, so that it can be told to somebody by hand: whoever has charge of that side.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub(super) fn told_to(
    conn: &mut Conn,
    app: &App,
    (one, to): (&Match, Party),
) -> Result<TheOther, ServiceError> {
    the_other(conn, app, (one, to))
}

/// Whether somebody of the staff has charge of a person.
pub(super) fn has_charge(
    conn: &mut Conn,
    viewer: super::Viewer,
    person: crate::ids::PersonId,
) -> Result<bool, ServiceError> {
    match people::charged(conn, viewer, person) {
        Ok(_) => Ok(true),
        Err(ServiceError::NotFound(_) | ServiceError::NotAllowed) => Ok(false),
        Err(error) => Err(error),
    }
}
