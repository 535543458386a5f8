//! Matches as the desk reads them: the list, and one of them with everything that a decision needs.
//! Invariant: whoever has no charge of either side is told what they would be told of none (404).

use chrono::{DateTime, Utc};

use super::check_ins::of_side;
use super::elsewhere::{Elsewhere, elsewhere};
use super::judge::{Judged, judged, judged_abroad};
use super::line::{Line, line_of};
use super::own::{TheOther, has_charge, told_to};
use super::{App, ServiceError, Viewer, host_of, read_piece, seeker_of, sides};
use crate::domain::access::Action;
use crate::domain::check_in::CheckIn;
use crate::domain::matches::{Match, MatchState, Party, Piece};
use crate::domain::proposal::Proposal;
use crate::ids::{MatchId, PersonId};
use crate::services::queue;
use crate::store::match_history::{self, Step};
use crate::store::queue_holders::Holder;
use crate::store::{Conn, matches as stored};

/// Which sides of a match somebody has charge of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides {
    pub seeker: bool,
    pub host: bool,
    /// Whether they decide about it.
    pub decides: bool,
}

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// For a decision of the team.
    Decision,
    /// For the word of a seeker or a host.
    Answer,
    /// The two know each other, and somebody writes down what comes of it.
    UnderWay,
    /// Somebody lives there.
    Stay,
    Over,
}

impl Waiting {
    /// Every list, in the order in which they are shown.
    pub const ALL: &'static [Self] = &[Self::Decision, Self::Answer, Self::UnderWay, Self::Stay, Self::Over];

    /// Its code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Answer => "answer",
            Self::UnderWay => "under-way",
            Self::Stay => "stay",
            Self::Over => "over",
        }
    }

    /// The states in it.
    pub fn states(self) -> &'static [MatchState] {
        use MatchState as S;
        match self {
            Self::Decision => &[S::Selected, S::SecondReview, S::SeekerYes, S::HostYes],
            Self::Answer => &[S::AskedSeeker, S::AskedHost],
            Self::UnderWay => &[S::ContactOpened, S::Met, S::Agreed],
            Self::Stay => &[S::Active],
            Self::Over => &[S::Ended, S::Declined, S::Lapsed, S::Vetoed],
        }
    }
}

/// A match in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub one: Match,
    /// `None` where it is an ally's, or gone.
    pub request: Option<Proposal>,
    pub offer: Option<Proposal>,
    /// What is known of the side that lives with an ally.
    pub abroad: Option<Elsewhere>,
}

pub(super) fn listed(conn: &mut Conn, one: Match) -> Result<Listed, ServiceError> {
    let (request, offer) = (read_piece(conn, &one.request)?, read_piece(conn, &one.offer)?);
    let abroad = elsewhere(conn, &one)?;
    Ok(Listed { one, request, offer, abroad })
}

/// A match as a list shows it, for who saw already that its reader may.
pub(in crate::services) fn listed_of(conn: &mut Conn, id: MatchId) -> Result<Option<Listed>, ServiceError> {
    match stored::by_id(conn, id)? {
        Some(one) => Ok(Some(listed(conn, one)?)),
        None => Ok(None),
    }
}

/// Matches that wait for something, for who sees every case: the one that waits longest first.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn list(
    conn: &mut Conn,
    viewer: Viewer,
    waiting: Waiting,
    page: (i64, i64),
) -> Result<Vec<Listed>, ServiceError> {
    viewer.require(Action::DecideMatches)?;
    let found = stored::in_states(conn, (waiting.states(), None), page)?;
    found.into_iter().map(|one| listed(conn, one)).collect()
}

/// How many wait for what.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn counts(conn: &mut Conn, viewer: Viewer) -> Result<Vec<(Waiting, i64)>, ServiceError> {
    viewer.require(Action::DecideMatches)?;
    let count = |waiting: &Waiting| Ok((*waiting, stored::count_in(conn, waiting.states())?));
    Waiting::ALL.iter().map(count).collect()
}

/// How many wait for a decision that nobody took yet.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn count_waiting(conn: &mut Conn, viewer: Viewer) -> Result<i64, ServiceError> {
    viewer.require(Action::DecideMatches)?;
    Ok(stored::count_in(conn, Waiting::Decision.states())?)
}

/// The matches of a proposal that the viewer may see, the oldest first.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn of_proposal(
    conn: &mut Conn,
    viewer: Viewer,
    proposal: &Proposal,
) -> Result<Vec<Listed>, ServiceError> {
    let all = match proposal.sought() {
        Some(_) => stored::of_request(conn, proposal.id, MatchState::ALL)?,
        None => stored::of_offer(conn, proposal.id, MatchState::ALL)?,
    };
    let mut seen = Vec::new();
    for one in all {
        match sides(conn, viewer, &one) {
            Ok(_) => seen.push(listed(conn, one)?),
            Err(ServiceError::NotFound(_) | ServiceError::NotAllowed) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(seen)
}

/// A match, with everything that a decision about it needs.
#[derive(Debug, Clone)]
pub struct Detail {
    pub one: Match,
    pub sides: Sides,
    pub request: Option<Proposal>,
    pub offer: Option<Proposal>,
    pub abroad: Option<Elsewhere>,
    /// What the rules say now, where both are ours.
    pub judged: Option<Judged>,
    pub steps: Vec<Step>,
    /// Whose it is, where the viewer has charge of them.
    pub seeker: Option<PersonId>,
    pub host: Option<PersonId>,
    /// What the sides in the viewer's charge are told of the other now.
    pub told: Vec<(Party, TheOther)>,
    /// How the sides in the viewer's charge say that the stay goes, and of no other (SG-08).
    pub check_ins: Vec<(Party, Vec<CheckIn>)>,
    /// Who has it, by the address with which they sign in, and until when they keep others from deciding.
    pub holder: Option<(Holder, String)>,
    /// Why the seeker cannot be asked now, where they can be later: for who decides.
    pub line: Option<Line>,
    /// Others about the same request or offer that are not over.
    pub beside: Vec<Listed>,
}

/// One match.
///
/// # Errors
/// [`ServiceError::NotFound`], as for one that is not there; [`ServiceError::NotAllowed`], or the store's.
pub fn detail(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
    id: MatchId,
) -> Result<Detail, ServiceError> {
    let one = stored::by_id(conn, id)?.ok_or(ServiceError::NotFound("match"))?;
    let sides = sides(conn, viewer, &one)?;
    let Listed { one, request, offer, abroad } = listed(conn, one)?;
    let judged = match (&request, &offer) {
        (Some(request), Some(offer)) => Some(judged(conn, app, now, (request, offer))?),
        (Some(request), None) => match &one.offer {
            Piece::There(theirs) => judged_abroad(conn, app, now, (request, theirs))?,
            Piece::Here(_) => None,
        },
        (_, _) => None,
    };
    let (mut told, mut check_ins) = (Vec::new(), Vec::new());
    for (party, has) in [(Party::Seeker, sides.seeker), (Party::Host, sides.host)] {
        if has {
            told.push((party, told_to(conn, app, (&one, party))?));
            check_ins.push((party, of_side(conn, &one, party)?));
        }
    }
    told.retain(|(_, fields)| !fields.is_empty());
    check_ins.retain(|(_, all)| !all.is_empty());
    let (seeker, host) = (seeker_of(conn, &one)?, host_of(conn, &one)?);
    Ok(Detail {
        steps: match_history::of(conn, id)?,
        seeker: seen(conn, viewer, seeker)?,
        host: seen(conn, viewer, host)?,
        beside: beside(conn, viewer, &one)?,
        holder: queue::held_by(conn, id)?,
        line: match sides.decides {
            true => line_of(conn, &one, (request.as_ref(), offer.as_ref()))?,
            false => None,
        },
        sides,
        request,
        offer,
        abroad,
        judged,
        told,
        check_ins,
        one,
    })
}

fn seen(conn: &mut Conn, viewer: Viewer, person: Option<PersonId>) -> Result<Option<PersonId>, ServiceError> {
    match person {
        Some(person) if has_charge(conn, viewer, person)? => Ok(Some(person)),
        Some(_) | None => Ok(None),
    }
}

/// What else is open about the same two.
fn beside(conn: &mut Conn, viewer: Viewer, one: &Match) -> Result<Vec<Listed>, ServiceError> {
    if viewer.require(Action::DecideMatches).is_err() {
        return Ok(Vec::new());
    }
    let open = MatchState::open();
    let mut others: Vec<Match> = Vec::new();
    if let Some(request) = one.request.here() {
        others.extend(stored::of_request(conn, request, &open)?);
    }
    if let Some(offer) = one.offer.here() {
        others.extend(stored::of_offer(conn, offer, &open)?);
    }
    others.retain(|other| other.id != one.id);
    others.sort_by_key(|other| other.id.to_string());
    others.dedup_by_key(|other| other.id);
    others.into_iter().map(|other| listed(conn, other)).collect()
}
