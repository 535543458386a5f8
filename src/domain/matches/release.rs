//! What each side of a match is told of the other, and from when (SG-05, SG-06): the only way on which a field of tier Case reaches a counterpart.

use super::{MatchState, Party};
use crate::domain::codes::codes;
use crate::domain::private::{Channel, PrivateField};

codes! {
    /// What is told.
    Told {
        /// How the other is called and reached.
        Contact = "contact",
        /// Where the home is.
        Address = "address",
    }
}

/// What a state lets a side know of the other. SG-05: nothing before both said yes and a moderator confirmed. SG-06: the address after they met.
/// It closes with the match.
pub fn releases(state: MatchState, to: Party) -> &'static [Told] {
    match (state, to) {
        (MatchState::ContactOpened, Party::Seeker)
        | (
            MatchState::ContactOpened | MatchState::Met | MatchState::Agreed | MatchState::Active,
            Party::Host,
        ) => &[Told::Contact],
        (MatchState::Met | MatchState::Agreed | MatchState::Active, Party::Seeker) => {
            &[Told::Contact, Told::Address]
        }
        (
            MatchState::Selected
            | MatchState::SecondReview
            | MatchState::AskedSeeker
            | MatchState::SeekerYes
            | MatchState::AskedHost
            | MatchState::HostYes
            | MatchState::Ended
            | MatchState::Declined
            | MatchState::Lapsed
            | MatchState::Vetoed,
            Party::Seeker | Party::Host,
        ) => &[],
    }
}

/// The fields that are told so of somebody who is reached by this channel.
pub fn fields(told: Told, channel: Channel) -> Vec<PrivateField> {
    match told {
        Told::Contact => reached_by(channel),
        Told::Address => vec![PrivateField::Street],
    }
}

/// The name that somebody is called by, and how they wish to be reached: whoever wishes to be reached through the team is.
fn reached_by(channel: Channel) -> Vec<PrivateField> {
    let by = match channel {
        Channel::Sms | Channel::Voice => Some(PrivateField::Phone),
        Channel::Email => Some(PrivateField::Email),
        Channel::Caseworker | Channel::Post => None,
    };
    let mut fields = vec![PrivateField::CalledName];
    fields.extend(by);
    if by.is_some() {
        fields.extend([PrivateField::SafeHours, PrivateField::LeaveMessage]);
    }
    fields
}
