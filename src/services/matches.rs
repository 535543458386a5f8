//! Matches: a moderator takes a candidate up, the seeker is asked, then the host, then contact opens; they meet, agree, and somebody lives there.
//! Invariants: whoever changes a match has locked its request and then its offers, in the order of their ids; every change is in its history and in
//! the audit log; the rules are asked again before anything is sent; what one side is told of the other follows from the state alone
//! ([`crate::domain::matches::releases`]).

mod ally;
mod check_ins;
mod decide;
mod effects;
mod elsewhere;
mod judge;
mod line;
mod move_on;
mod own;
mod paper;
mod read;
mod select;
mod slots;
mod sweep;
mod tell;

use chrono::{DateTime, Utc};

use super::{App, ServiceError, Viewer, hosts, people};
use crate::domain::access::Action;
use crate::domain::household::Urgency;
use crate::domain::matches::{Match, MatchProblem, MatchState, Piece, Voice, answer_hours};
use crate::domain::private::PersonKind;
use crate::domain::proposal::Proposal;
use crate::ids::{AccountId, MatchId, PersonId, ProposalId};
use crate::store::people::Person;
use crate::store::{Conn, Tx, matches as stored, offer_people, people as stored_people, proposals};

pub(super) use ally::contexts;
pub use ally::{context_of, heard, offered, remind, tell_again};
pub use check_ins::{check_in, say_how};
pub use decide::{Decision, decide, undo};
pub use effects::{offer_gone, request_gone, suspended};
pub use elsewhere::Elsewhere;
pub use judge::{Judged, judged, judged_abroad};
pub use line::{Line, ask_next};
pub use move_on::{Planned, StepDeed, add_step, change_step, keep_wish, open_plan, own_plan, plan_of};
pub use own::{Asked, OwnMatch, TheOther, all_of, of_host, of_seeker, own};
pub use paper::{Paper, has_paper, kind_of, own_paper, paper};
pub(super) use read::listed_of;
pub use read::{Detail, Listed, Sides, Waiting, count_waiting, counts, detail, list, of_proposal};
pub use select::{select, state_of_pair};
pub use sweep::{carry_out, lapse};
pub use tell::{Happened, Told, answer, happened, withdraw};

/// Who does something to a match.
#[derive(Debug, Clone)]
pub enum By {
    Staff(Viewer),
    /// The seeker or the host, who signed in.
    Person(Person),
    /// What is due.
    Program,
    /// The association of the other side.
    Ally,
    /// A decision of somebody of the staff, whose time to undo it is over.
    Carried(AccountId),
}

impl By {
    /// The account, where it is somebody of the staff.
    fn account(&self) -> Option<AccountId> {
        match self {
            Self::Staff(viewer) => viewer.account(),
            Self::Carried(account) => Some(*account),
            Self::Person(_) | Self::Program | Self::Ally => None,
        }
    }

    /// In whose voice it is said.
    fn voice(&self) -> Voice {
        match self {
            Self::Ally => Voice::Ally,
            Self::Staff(_) | Self::Person(_) | Self::Program | Self::Carried(_) => {
                self.account().map_or(Voice::Ours, Voice::Account)
            }
        }
    }

    /// The role, as a history names it.
    fn role(&self) -> &'static str {
        match self {
            Self::Staff(Viewer::Staff { role, .. }) => role.as_str(),
            Self::Staff(Viewer::Operator) => crate::domain::audit::OPERATOR,
            Self::Staff(Viewer::Host(_)) => PersonKind::Host.as_str(),
            Self::Person(person) => person.kind.as_str(),
            Self::Program | Self::Carried(_) => crate::domain::audit::PROGRAM,
            Self::Ally => "ally",
        }
    }
}

/// A match with what of it is ours, which nobody else changes until the transaction ends.
struct Held {
    one: Match,
    request: Option<Proposal>,
    offer: Option<Proposal>,
}

impl Held {
    /// How soon the household needs a home.
    fn urgency(&self) -> Urgency {
        let sought = self.request.as_ref().and_then(Proposal::sought);
        sought.map_or(Urgency::Planned, |home| home.urgency)
    }

    /// For how long a question of it stands.
    fn answer_hours(&self) -> i64 {
        answer_hours(self.urgency())
    }
}

/// Locks what a match is of, and reads it then. The request comes first, then every offer that it is in a match with, by id: so no two
/// transactions wait for each other.
fn hold(tx: &mut Tx<'_>, id: MatchId) -> Result<Held, ServiceError> {
    let one = stored::by_id(tx, id)?.ok_or(ServiceError::NotFound("match"))?;
    lock(tx, &one.request, &one.offer)?;
    let one = stored::by_id(tx, id)?.ok_or(ServiceError::NotFound("match"))?;
    let request = read_piece(tx, &one.request)?;
    let offer = read_piece(tx, &one.offer)?;
    Ok(Held { one, request, offer })
}

fn read_piece(conn: &mut Conn, piece: &Piece) -> Result<Option<Proposal>, ServiceError> {
    match piece {
        Piece::Here(id) => Ok(proposals::by_id(conn, *id)?),
        Piece::There(_) => Ok(None),
    }
}

fn lock(tx: &mut Tx<'_>, request: &Piece, offer: &Piece) -> Result<(), ServiceError> {
    let mut offers: Vec<ProposalId> = offer.here().into_iter().collect();
    if let Some(request) = request.here() {
        proposals::lock(tx, request)?;
        let others = stored::of_request(tx, request, &MatchState::open())?;
        offers.extend(others.iter().filter_map(|other| other.offer.here()));
    }
    offers.sort_by_key(ToString::to_string);
    offers.dedup();
    for offer in offers {
        proposals::lock(tx, offer)?;
    }
    Ok(())
}

/// Whose request a match is of, where that is known here.
pub(super) fn seeker_of(conn: &mut Conn, one: &Match) -> Result<Option<PersonId>, ServiceError> {
    match one.request.here() {
        Some(id) => Ok(stored_people::of_request(conn, id)?),
        None => Ok(None),
    }
}

/// Whose offer a match is of, where that is known here.
pub(super) fn host_of(conn: &mut Conn, one: &Match) -> Result<Option<PersonId>, ServiceError> {
    match one.offer.here() {
        Some(id) => Ok(offer_people::of_offer(conn, id)?),
        None => Ok(None),
    }
}

/// Which sides of a match the viewer has charge of.
pub(super) fn sides(conn: &mut Conn, viewer: Viewer, one: &Match) -> Result<Sides, ServiceError> {
    viewer.require(Action::KeepCases)?;
    if viewer.require(Action::DecideMatches).is_ok() {
        return Ok(Sides { seeker: true, host: true, decides: true });
    }
    let seeker = match one.request.here() {
        Some(id) => match people::charged_with_request(conn, viewer, id) {
            Ok(()) => true,
            Err(ServiceError::NotFound(_) | ServiceError::NotAllowed) => false,
            Err(error) => return Err(error),
        },
        None => false,
    };
    let host = match one.offer.here() {
        Some(id) => hosts::host_of(conn, viewer, id)?.is_some(),
        None => false,
    };
    if seeker || host {
        Ok(Sides { seeker, host, decides: false })
    } else {
        Err(ServiceError::NotFound("match"))
    }
}

/// Sees that the viewer has charge of one of a match's sides.
///
/// # Errors
/// [`ServiceError::NotFound`], as for one that is not there; [`ServiceError::NotAllowed`], or the store's.
pub fn require_charge_of(conn: &mut Conn, viewer: Viewer, id: MatchId) -> Result<(), ServiceError> {
    let one = stored::by_id(conn, id)?.ok_or(ServiceError::NotFound("match"))?;
    sides(conn, viewer, &one).map(drop)
}

/// Sees that whoever decides about a match may, and is not its host (SG-12).
pub(super) fn decider(conn: &mut Conn, viewer: Viewer, offer: &Piece) -> Result<AccountId, ServiceError> {
    viewer.require(Action::DecideMatches)?;
    let account = viewer.account().ok_or(ServiceError::NotAllowed)?;
    if let Some(offer) = offer.here()
        && offer_people::is_self(conn, offer, account)?
    {
        return Err(ServiceError::OwnRecord);
    }
    Ok(account)
}

/// The states in which a seeker's yes stands.
fn yes_states() -> Vec<MatchState> {
    MatchState::ALL.iter().copied().filter(|state| state.holds_slot()).collect()
}

fn now_and_hours(now: DateTime<Utc>, held: &Held) -> (DateTime<Utc>, i64) {
    (now, held.answer_hours())
}

impl From<MatchProblem> for ServiceError {
    fn from(problem: MatchProblem) -> Self {
        Self::Match(problem)
    }
}

fn app_window(app: &App, urgency: Urgency) -> i64 {
    let set = (app.config.matches.undo_immediate_s, app.config.matches.undo_s);
    i64::from(crate::domain::matches::undo_s(urgency, set))
}
