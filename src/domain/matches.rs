//! A match: a candidate that a moderator took up, and its life (product.md "Lives").
//! Invariants: the seeker is asked before the host, and nobody before a moderator decided; nothing leaves [`MatchState::is_final`]; what a state
//! lets the two sides know of each other is [`releases`], and nothing else is (SG-05, SG-06).

mod deal;
mod problem;
mod question;
mod reasons;
mod release;
mod stay;
mod steps;
mod wire;

use chrono::{DateTime, NaiveDate, Utc};

use super::codes::codes;
use super::matching::rules::Rule;
use crate::ids::{AccountId, ApId, MatchId, ProposalId};

pub use deal::{DealFact, DealTold};
pub use problem::MatchProblem;
pub use question::{ASKED_MAX, HOST_ASKED_MAX, HOST_ASKED_WEEK_MAX, answer_hours, undo_s};
pub use reasons::{Why, WhyOf};
pub use release::{Told, fields, releases};
pub use stay::{NIGHTS_MAX, Stay, StayError, TypedStay};
pub use steps::{Deed, DeedCode, Voice};
pub use wire::{AgreementStatus, Reported, Wire, to_tell};

codes! {
    /// Where a match stands.
    MatchState {
        /// A moderator took it up; nobody was asked.
        Selected = "selected",
        /// A second person decides first (SG-09, SG-11).
        SecondReview = "second_review",
        AskedSeeker = "asked_seeker",
        /// From here on it holds a slot of the offer.
        SeekerYes = "seeker_yes",
        AskedHost = "asked_host",
        HostYes = "host_yes",
        /// Each knows how to reach the other (SG-05).
        ContactOpened = "contact_opened",
        /// They met, and the seeker knows the address (SG-06).
        Met = "met",
        Agreed = "agreed",
        /// Somebody lives there.
        Active = "active",
        /// A stay is over.
        Ended = "ended",
        /// One of the two said no, or took a yes back.
        Declined = "declined",
        /// Nobody answered in time, or there is nothing to answer any more.
        Lapsed = "lapsed",
        /// The team ended it.
        Vetoed = "vetoed",
    }
    /// Which of the two lives with us.
    Reach {
        Here = "here",
        /// The offer is an ally's.
        SeekerHere = "seeker_here",
        /// The request is an ally's.
        HostHere = "host_here",
    }
    /// One of the two.
    Party { Seeker = "seeker", Host = "host" }
    /// What somebody says who was asked.
    Answer {
        Yes = "yes",
        No = "no",
        /// They wish to talk first. The question stands.
        Call = "call",
    }
    /// Why two people decide (SG-09, SG-11).
    TwoFor {
        Children = "children",
        /// A rule is open, and somebody says that it does not matter or was asked.
        Unknown = "unknown",
        /// What the host wrote was held.
        Words = "words",
    }
    /// What is sent once the time to undo it is over.
    Sending {
        AskSeeker = "ask_seeker",
        AskHost = "ask_host",
        OpenContact = "open_contact",
        /// To an ally, once our host said yes: it takes the slot (FEP-0837).
        Accept = "accept",
    }
}

impl MatchState {
    /// Whether nothing comes after it.
    pub fn is_final(self) -> bool {
        match self {
            Self::Ended | Self::Declined | Self::Lapsed | Self::Vetoed => true,
            Self::Selected
            | Self::SecondReview
            | Self::AskedSeeker
            | Self::SeekerYes
            | Self::AskedHost
            | Self::HostYes
            | Self::ContactOpened
            | Self::Met
            | Self::Agreed
            | Self::Active => false,
        }
    }

    /// Whether it holds a slot of its offer, and is the one that the seeker said yes to.
    pub fn holds_slot(self) -> bool {
        match self {
            Self::SeekerYes
            | Self::AskedHost
            | Self::HostYes
            | Self::ContactOpened
            | Self::Met
            | Self::Agreed
            | Self::Active => true,
            Self::Selected
            | Self::SecondReview
            | Self::AskedSeeker
            | Self::Ended
            | Self::Declined
            | Self::Lapsed
            | Self::Vetoed => false,
        }
    }

    /// Whether somebody was asked, so that a plan leaves the pair as it is.
    pub fn is_under_way(self) -> bool {
        self == Self::AskedSeeker || self.holds_slot()
    }

    /// Those that are not final.
    pub fn open() -> Vec<Self> {
        Self::ALL.iter().copied().filter(|state| !state.is_final()).collect()
    }
}

/// An offer or a request of a match: ours, or an ally's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Piece {
    Here(ProposalId),
    There(ApId),
}

impl Piece {
    /// The id, where it is ours.
    pub fn here(&self) -> Option<ProposalId> {
        match self {
            Self::Here(id) => Some(*id),
            Self::There(_) => None,
        }
    }
}

/// A decision that is carried out once the time to undo it is over, or once there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pending {
    pub sending: Sending,
    pub by: AccountId,
    /// `None` in line: the seeker is asked as soon as there is room.
    pub due_at: Option<DateTime<Utc>>,
}

/// A match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    pub id: MatchId,
    pub request: Piece,
    pub offer: Piece,
    pub state: MatchState,
    /// Why it ended.
    pub why: Option<Why>,
    /// Why two people decide; empty where one does.
    pub two_for: Vec<TwoFor>,
    /// The hard rules that were open when it was taken up.
    pub unknown: Vec<Rule>,
    /// `None` where an ally proposes it and nobody here looked at it.
    pub selected_by: Option<AccountId>,
    pub second_by: Option<AccountId>,
    pub pending: Option<Pending>,
    /// Until when the standing question can be answered.
    pub lapses_at: Option<DateTime<Utc>>,
    /// Who wishes to talk before they answer.
    pub call: Option<Party>,
    pub met_on: Option<NaiveDate>,
    pub stay: Option<Stay>,
    pub began_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
    /// The day and the number of the next check-in, while somebody lives there.
    pub next_check_in: Option<(NaiveDate, u16)>,
    /// The ally whose offer or request it is.
    pub ally: Option<ApId>,
    /// The `Offer` of an Agreement that is about it, once there is one (FEP-0837).
    pub deal: Option<ApId>,
    /// Until when that can be answered.
    pub ends_at: Option<DateTime<Utc>>,
    /// When we accepted what an ally offered.
    pub accepted_at: Option<DateTime<Utc>>,
    /// Grows with each change, so that a decision about what changed meanwhile is refused.
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// What a new match is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub request: Piece,
    pub offer: Piece,
    pub two_for: Vec<TwoFor>,
    pub unknown: Vec<Rule>,
    pub by: AccountId,
    /// Whose offer it is, where it is an ally's.
    pub ally: Option<ApId>,
}

/// What an ally offers: a household of theirs, for a home of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    pub request: ApId,
    pub offer: ProposalId,
    pub ally: ApId,
    /// The activity.
    pub deal: ApId,
    pub ends_at: DateTime<Utc>,
    pub two_for: Vec<TwoFor>,
}

impl Match {
    /// Takes a candidate up.
    pub fn new(id: MatchId, taken: Taken, now: DateTime<Utc>) -> Self {
        Self {
            id,
            request: taken.request,
            offer: taken.offer,
            state: MatchState::Selected,
            why: None,
            two_for: taken.two_for,
            unknown: taken.unknown,
            selected_by: Some(taken.by),
            second_by: None,
            pending: None,
            lapses_at: None,
            call: None,
            met_on: None,
            stay: None,
            began_on: None,
            ended_on: None,
            next_check_in: None,
            ally: taken.ally,
            deal: None,
            ends_at: None,
            accepted_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        }
    }

    /// What an ally offers, which nobody here looked at so far. Their seeker said yes, and two people there decided where two do.
    pub fn offered(id: MatchId, offered: Offered, now: DateTime<Utc>) -> Self {
        let taken = Taken {
            request: Piece::There(offered.request),
            offer: Piece::Here(offered.offer),
            two_for: offered.two_for,
            unknown: Vec::new(),
            by: AccountId::new(),
            ally: Some(offered.ally),
        };
        Self {
            selected_by: None,
            deal: Some(offered.deal),
            ends_at: Some(offered.ends_at),
            lapses_at: Some(offered.ends_at),
            ..Self::new(id, taken, now)
        }
    }

    /// Which of the two lives with us.
    pub fn reach(&self) -> Reach {
        match (&self.request, &self.offer) {
            (Piece::Here(_), Piece::There(_)) => Reach::SeekerHere,
            (Piece::There(_), Piece::Here(_)) => Reach::HostHere,
            (Piece::Here(_), Piece::Here(_)) | (Piece::There(_), Piece::There(_)) => Reach::Here,
        }
    }

    /// Whether a second person has still to decide.
    pub fn lacks_second(&self) -> bool {
        !self.two_for.is_empty() && self.second_by.is_none()
    }

    /// Who was asked last and has not answered.
    pub fn asked(&self) -> Option<Party> {
        match self.state {
            MatchState::AskedSeeker => Some(Party::Seeker),
            MatchState::AskedHost => Some(Party::Host),
            MatchState::Selected
            | MatchState::SecondReview
            | MatchState::SeekerYes
            | MatchState::HostYes
            | MatchState::ContactOpened
            | MatchState::Met
            | MatchState::Agreed
            | MatchState::Active
            | MatchState::Ended
            | MatchState::Declined
            | MatchState::Lapsed
            | MatchState::Vetoed => None,
        }
    }
}

#[cfg(test)]
mod tests;
