//! A match between two associations: what each tells the other of it, and what is heard (FEP-0837; federation.md, "A match between two
//! instances"). Messages come late, twice and in another order: whatever is heard leads on, never back, and what is over stays over.

use chrono::NaiveDate;

use super::{Answer, Deed, Match, MatchState, Party, Reach, Sending, Stay, Voice, Why};
use crate::domain::codes::codes;

codes! {
    /// How an Agreement stands, as either side reports it.
    AgreementStatus {
        /// By the seeker's side, again: it was accepted, and is not confirmed.
        Accepted = "accepted",
        /// By the seeker's side, once both said yes: contact opens.
        Confirmed = "confirmed",
        Met = "met",
        Agreed = "agreed",
        Active = "active",
        Ended = "ended",
        Cancelled = "cancelled",
    }
}

/// What one association tells the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// `Offer` of an Agreement: our seeker said yes to a home of theirs.
    Offer,
    /// `TentativeAccept`: somebody looks at it, and the host is asked.
    UnderReview,
    /// `Accept`: our host said yes.
    Accept,
    /// `Reject`.
    Reject,
    /// `Undo` of the Offer.
    Withdraw,
    /// `Update` of the Agreement.
    Status(AgreementStatus),
}

/// What an ally reports of an Agreement, beside its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported {
    /// When it happened.
    pub on: NaiveDate,
    pub stay: Option<Stay>,
}

impl Wire {
    /// The stay that is told with it: once they agreed, and again once somebody lives there, for the second may overtake the first.
    pub fn stay(self, one: &Match) -> Option<Stay> {
        match self {
            Self::Status(AgreementStatus::Agreed | AgreementStatus::Active) => one.stay,
            Self::Status(
                AgreementStatus::Accepted
                | AgreementStatus::Confirmed
                | AgreementStatus::Met
                | AgreementStatus::Ended
                | AgreementStatus::Cancelled,
            )
            | Self::Offer
            | Self::UnderReview
            | Self::Accept
            | Self::Reject
            | Self::Withdraw => None,
        }
    }
}

impl Wire {
    /// Whether whoever says it takes the match for one that goes on.
    pub fn goes_on(self) -> bool {
        match self {
            Self::UnderReview
            | Self::Accept
            | Self::Status(
                AgreementStatus::Accepted
                | AgreementStatus::Confirmed
                | AgreementStatus::Met
                | AgreementStatus::Agreed
                | AgreementStatus::Active,
            ) => true,
            Self::Offer
            | Self::Reject
            | Self::Withdraw
            | Self::Status(AgreementStatus::Ended | AgreementStatus::Cancelled) => false,
        }
    }
}

/// What the other association is told of a deed, if anything: nothing of what it said itself.
pub fn to_tell(before: &Match, after: &Match, (deed, voice): (Deed, Voice)) -> Option<Wire> {
    let is_host = match (before.reach(), voice) {
        (Reach::Here, _) | (_, Voice::Ally) => return None,
        (Reach::SeekerHere, Voice::Account(_) | Voice::Ours) => false,
        (Reach::HostHere, Voice::Account(_) | Voice::Ours) => true,
    };
    let status = |status| Some(Wire::Status(status));
    if after.state.is_final() {
        return match before.state {
            MatchState::Active => status(AgreementStatus::Ended),
            MatchState::HostYes if is_host && before.accepted_at.is_none() => Some(Wire::Reject),
            MatchState::HostYes | MatchState::ContactOpened | MatchState::Met | MatchState::Agreed => {
                status(AgreementStatus::Cancelled)
            }
            MatchState::AskedHost if !is_host => Some(Wire::Withdraw),
            MatchState::Selected | MatchState::SecondReview | MatchState::AskedHost if is_host => {
                Some(Wire::Reject)
            }
            MatchState::Selected
            | MatchState::SecondReview
            | MatchState::AskedSeeker
            | MatchState::SeekerYes
            | MatchState::AskedHost
            | MatchState::Ended
            | MatchState::Declined
            | MatchState::Lapsed
            | MatchState::Vetoed => None,
        };
    }
    match deed {
        Deed::Send(Sending::AskHost) if after.state != MatchState::AskedHost => None,
        Deed::Send(Sending::AskHost) if is_host => Some(Wire::UnderReview),
        Deed::Send(Sending::AskHost) => Some(Wire::Offer),
        Deed::Send(Sending::Accept) => Some(Wire::Accept),
        Deed::Send(Sending::OpenContact) => status(AgreementStatus::Confirmed),
        Deed::Meet(_) => status(AgreementStatus::Met),
        Deed::Agree(_) => status(AgreementStatus::Agreed),
        Deed::Begin(_) => status(AgreementStatus::Active),
        Deed::Send(Sending::AskSeeker)
        | Deed::SeekerSays(..)
        | Deed::HostSays(..)
        | Deed::End(..)
        | Deed::Withdraw(_)
        | Deed::Veto(_)
        | Deed::Lapse(_) => None,
    }
}

impl Match {
    /// What is said again of a match that both said yes to, in case it was lost on the way; nothing where there is nothing to say, or it is over.
    pub fn stands(&self) -> Option<Wire> {
        let status = |status| Some(Wire::Status(status));
        match (self.reach(), self.state) {
            (Reach::Here, _) => None,
            (Reach::SeekerHere, MatchState::HostYes) => status(AgreementStatus::Accepted),
            (Reach::HostHere, MatchState::HostYes) => self.accepted_at.map(|_| Wire::Accept),
            (_, MatchState::ContactOpened) => status(AgreementStatus::Confirmed),
            (_, MatchState::Met) => status(AgreementStatus::Met),
            (_, MatchState::Agreed) => status(AgreementStatus::Agreed),
            (_, MatchState::Active) => status(AgreementStatus::Active),
            (
                _,
                MatchState::Selected
                | MatchState::SecondReview
                | MatchState::AskedSeeker
                | MatchState::SeekerYes
                | MatchState::AskedHost
                | MatchState::Ended
                | MatchState::Declined
                | MatchState::Lapsed
                | MatchState::Vetoed,
            ) => None,
        }
    }

    /// What is answered to who speaks of a match as if it went on, where it is over here: they lost the word that ended it.
    pub fn over(&self, has_agreement: bool) -> Option<Wire> {
        match (self.reach(), self.state) {
            (Reach::Here, _) => None,
            (_, MatchState::Ended) => Some(Wire::Status(AgreementStatus::Ended)),
            (_, state) if !state.is_final() => None,
            (Reach::SeekerHere, _) if !has_agreement => Some(Wire::Withdraw),
            (Reach::HostHere, _) if !has_agreement => Some(Wire::Reject),
            (Reach::SeekerHere | Reach::HostHere, _) => Some(Wire::Status(AgreementStatus::Cancelled)),
        }
    }

    /// What it means for a match that an ally tells this: deeds in their order, of the ally's voice. None where it says nothing new.
    pub fn heard(&self, wire: Wire, reported: Reported) -> Vec<Deed> {
        let is_host = self.reach() == Reach::HostHere;
        let other = if is_host { Party::Seeker } else { Party::Host };
        match wire {
            Wire::Offer | Wire::UnderReview => Vec::new(),
            Wire::Accept if self.state == MatchState::AskedHost => vec![Deed::HostSays(Answer::Yes, None)],
            Wire::Reject if self.state == MatchState::AskedHost => vec![Deed::HostSays(Answer::No, None)],
            Wire::Accept | Wire::Reject => Vec::new(),
            Wire::Withdraw => vec![Deed::Withdraw(Party::Seeker)],
            Wire::Status(status) => self.heard_status(status, other, reported),
        }
    }

    fn heard_status(&self, status: AgreementStatus, other: Party, reported: Reported) -> Vec<Deed> {
        let ladder = [
            Deed::Send(Sending::OpenContact),
            Deed::Meet(reported.on),
            Deed::Agree(reported.stay),
            Deed::Begin(reported.on),
        ];
        let until = match status {
            AgreementStatus::Accepted => return Vec::new(),
            AgreementStatus::Confirmed => 1,
            AgreementStatus::Met => 2,
            AgreementStatus::Agreed => 3,
            AgreementStatus::Active => 4,
            AgreementStatus::Ended | AgreementStatus::Cancelled => return self.heard_end(other, reported.on),
        };
        let from = match self.state {
            MatchState::HostYes => 0,
            MatchState::ContactOpened => 1,
            MatchState::Met => 2,
            MatchState::Agreed => 3,
            MatchState::Active => 4,
            MatchState::Selected
            | MatchState::SecondReview
            | MatchState::AskedSeeker
            | MatchState::SeekerYes
            | MatchState::AskedHost
            | MatchState::Ended
            | MatchState::Declined
            | MatchState::Lapsed
            | MatchState::Vetoed => return Vec::new(),
        };
        let leads_on = ladder.get(from..until).map_or_else(Vec::new, <[Deed]>::to_vec);
        let corrects = from >= 3 && self.heeds(other, reported.stay);
        let corrected = corrects.then_some(Deed::Agree(reported.stay));
        corrected.into_iter().chain(leads_on).collect()
    }

    /// Whether a stay that the other side tells takes the place of ours. Both may have written one down at once: the host's counts, on both sides.
    fn heeds(&self, other: Party, told: Option<Stay>) -> bool {
        told.is_some() && told != self.stay && (other == Party::Host || self.stay.is_none())
    }

    /// The other side ended it: a stay, or what was not one yet.
    fn heard_end(&self, other: Party, on: NaiveDate) -> Vec<Deed> {
        match (self.state, other) {
            (MatchState::Active, Party::Seeker) => vec![Deed::End(Why::Left, on)],
            (MatchState::Active, Party::Host) => vec![Deed::End(Why::HostNeedsHome, on)],
            // It overtook the answer to what we offered.
            (MatchState::AskedHost, Party::Host) => vec![Deed::HostSays(Answer::No, None)],
            (_, _) => vec![Deed::Withdraw(other)],
        }
    }
}

#[cfg(test)]
mod tests;
