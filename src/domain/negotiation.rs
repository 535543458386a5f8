//! A negotiation with an ally about one of our offers, or one of theirs (FEP-0837). Its facts are kept as they were told; what
//! they mean for people is the match's.

use chrono::{DateTime, Utc};

use super::codes::codes;
use super::report::Direction;
use crate::ids::{ApId, ProposalId};

/// How many negotiations one association may have open with another that it began (federation.md, "Partners").
pub const OPEN_AN_ALLY: i64 = 20;

/// After so many days without a word of either side it is said again where a match stands.
pub const TOLD_AGAIN_DAYS: i64 = 7;

codes! {
    /// Where a negotiation stands. From the third on it is final.
    NegotiationState {
        Proposed = "proposed",
        UnderReview = "under_review",
        Accepted = "accepted",
        Rejected = "rejected",
        Withdrawn = "withdrawn",
    }
}

impl NegotiationState {
    /// Whether it still waits for somebody's word.
    pub fn is_open(self) -> bool {
        match self {
            Self::Proposed | Self::UnderReview => true,
            Self::Accepted | Self::Rejected | Self::Withdrawn => false,
        }
    }

    /// Whether it may become `next`: final states never change, but that an Undo may cross an Accept; and nothing goes back.
    pub fn may_become(self, next: Self) -> bool {
        match (self, next) {
            (Self::Proposed, Self::UnderReview | Self::Accepted | Self::Rejected | Self::Withdrawn)
            | (Self::UnderReview, Self::Accepted | Self::Rejected | Self::Withdrawn)
            // It crossed the answer.
            | (Self::Accepted, Self::Withdrawn) => true,
            (Self::Proposed | Self::UnderReview, Self::Proposed)
            | (Self::UnderReview, Self::UnderReview)
            | (Self::Accepted, Self::Proposed | Self::UnderReview | Self::Accepted | Self::Rejected)
            | (Self::Rejected | Self::Withdrawn, _) => false,
        }
    }
}

/// A negotiation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Negotiation {
    /// The id of the Offer that began it.
    pub ap_id: ApId,
    /// Who began it.
    pub direction: Direction,
    /// The ally's association.
    pub ally: ApId,
    pub proposal: ProposalId,
    pub state: NegotiationState,
    /// The Agreement, once it has an id.
    pub agreement: Option<ApId>,
    pub context: Option<String>,
    /// How much is agreed on, as a decimal.
    pub quantity: String,
    pub ends_at: Option<DateTime<Utc>>,
    /// The Agreement as it was last told (JSON).
    pub facts: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn final_states_never_change_and_nothing_goes_back() {
        use NegotiationState::{Accepted, Proposed, Rejected, UnderReview, Withdrawn};
        for end in [Accepted, Rejected, Withdrawn] {
            assert!(!end.is_open());
            assert!(Proposed.may_become(end) && UnderReview.may_become(end));
            let crosses = |next: NegotiationState| end == Accepted && next == Withdrawn;
            assert!(NegotiationState::ALL.iter().all(|next| end.may_become(*next) == crosses(*next)));
        }
        assert!(Proposed.may_become(UnderReview) && !UnderReview.may_become(Proposed));
    }

    #[test]
    fn what_was_neither_decided_nor_taken_back_is_open() {
        let open: Vec<_> = NegotiationState::ALL.iter().filter(|state| state.is_open()).collect();
        assert_eq!(open, [&NegotiationState::Proposed, &NegotiationState::UnderReview]);
    }
}
