//! Which help text stands beside which decision.

use super::super::codes::codes;
use super::super::field::Field;
use super::super::matches::{MatchState, Party};
use super::super::place::AgreementKind;

codes! {
    /// What a help text is about; its file is named after the code.
    Topic {
        FreeHosting = "free_hosting", PrecariousOccupancy = "precarious_occupancy", LeaseMain = "lease_main",
        LeaseShort = "lease_short", LeaseColoc = "lease_coloc", SlidingLease = "sliding_lease",
        SocialAgency = "social_agency", Transit = "transit",
        /// Whether the address becomes the person's official one.
        Domiciliation = "domiciliation",
        /// Where somebody is written to who has no home.
        ReferenceAddress = "reference_address",
        Deposit = "deposit",
        SeekerFirst = "seeker_first", SecondReview = "second_review", AskingHost = "asking_host",
        OpeningContact = "opening_contact", FirstMeeting = "first_meeting", CheckIns = "check_ins",
        Ending = "ending",
    }
}

/// The kinds of agreement, in the order in which they are explained side by side.
pub const KINDS: &[Topic] = &[
    Topic::FreeHosting,
    Topic::PrecariousOccupancy,
    Topic::LeaseMain,
    Topic::LeaseShort,
    Topic::LeaseColoc,
    Topic::SlidingLease,
    Topic::SocialAgency,
    Topic::Transit,
];

impl Topic {
    /// What explains a kind of agreement.
    pub fn of_kind(kind: AgreementKind) -> Self {
        match kind {
            AgreementKind::FreeHosting => Self::FreeHosting,
            AgreementKind::PrecariousOccupancy => Self::PrecariousOccupancy,
            AgreementKind::LeaseMain => Self::LeaseMain,
            AgreementKind::LeaseShort => Self::LeaseShort,
            AgreementKind::LeaseColoc => Self::LeaseColoc,
            AgreementKind::SlidingLease => Self::SlidingLease,
            AgreementKind::SocialAgency => Self::SocialAgency,
            AgreementKind::Transit => Self::Transit,
        }
    }
}

/// The kind, and what has to be clear before somebody signs.
fn before_signing(kind: Option<AgreementKind>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = kind.map(Topic::of_kind).into_iter().collect();
    topics.push(Topic::Domiciliation);
    // A loan for use and a place for a few months ask for no deposit of rent.
    if kind != Some(AgreementKind::FreeHosting) {
        topics.push(Topic::Deposit);
    }
    topics
}

/// What helps at the desk with the decision that comes next. `two`: two people decide.
pub fn for_desk(state: MatchState, kind: Option<AgreementKind>, two: bool) -> Vec<Topic> {
    match state {
        MatchState::Selected if two => vec![Topic::SecondReview, Topic::SeekerFirst],
        MatchState::Selected | MatchState::AskedSeeker => vec![Topic::SeekerFirst],
        MatchState::SecondReview => vec![Topic::SecondReview, Topic::SeekerFirst],
        MatchState::SeekerYes | MatchState::AskedHost => vec![Topic::AskingHost],
        MatchState::HostYes => vec![Topic::OpeningContact],
        MatchState::ContactOpened => vec![Topic::FirstMeeting],
        MatchState::Met | MatchState::Agreed => before_signing(kind),
        MatchState::Active => {
            vec![Topic::CheckIns, Topic::Ending, Topic::Domiciliation, Topic::ReferenceAddress]
        }
        MatchState::Ended | MatchState::Declined | MatchState::Lapsed | MatchState::Vetoed => Vec::new(),
    }
}

/// What helps the seeker or the host of a match.
pub fn for_person(party: Party, state: MatchState, kind: Option<AgreementKind>) -> Vec<Topic> {
    let known: Vec<Topic> = kind.map(Topic::of_kind).into_iter().collect();
    match (state, party) {
        (MatchState::AskedSeeker, Party::Seeker) => [vec![Topic::SeekerFirst], before_signing(kind)].concat(),
        (MatchState::AskedHost, Party::Host) => [vec![Topic::AskingHost], known].concat(),
        (MatchState::SeekerYes | MatchState::AskedHost | MatchState::HostYes, Party::Seeker)
        | (MatchState::HostYes, Party::Host) => known,
        (MatchState::ContactOpened, Party::Seeker | Party::Host) => {
            [vec![Topic::FirstMeeting], known].concat()
        }
        (MatchState::Met | MatchState::Agreed, Party::Seeker | Party::Host) => before_signing(kind),
        (MatchState::Active, Party::Seeker) => {
            vec![Topic::CheckIns, Topic::Domiciliation, Topic::Ending, Topic::ReferenceAddress]
        }
        (MatchState::Active, Party::Host) => vec![Topic::CheckIns, Topic::Domiciliation, Topic::Ending],
        (MatchState::AskedSeeker | MatchState::SeekerYes, Party::Host)
        | (
            MatchState::Selected
            | MatchState::SecondReview
            | MatchState::Ended
            | MatchState::Declined
            | MatchState::Lapsed
            | MatchState::Vetoed,
            Party::Seeker | Party::Host,
        ) => Vec::new(),
    }
}

/// What helps beside a field of the form of an offer.
pub fn beside_field(field: Field) -> &'static [Topic] {
    if field == Field::AgreementKind {
        KINDS
    } else if field == Field::Domiciliation {
        &[Topic::Domiciliation, Topic::ReferenceAddress]
    } else if field == Field::DepositMonths {
        &[Topic::Deposit]
    } else {
        &[]
    }
}
