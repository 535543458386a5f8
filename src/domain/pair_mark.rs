//! What a moderator decides about a request and an offer before any plan: to keep the two together, or never to propose them. Reasons are codes, for a
//! sentence about a pair would be one about two people.

use super::codes::codes;

codes! {
    /// What is decided.
    MarkKind {
        /// In every plan, as long as no rule forbids it.
        Lock = "lock",
        /// In no plan and among no candidates.
        Veto = "veto",
    }
    /// Why a pair is kept together.
    LockReason {
        KnownToEachOther = "known_to_each_other",
        NearSchoolOrCare = "near_school_or_care",
        HostAsked = "host_asked",
        HouseholdAsked = "household_asked",
        Other = "other",
    }
    /// Why a pair is not proposed.
    VetoReason {
        DidNotGetAlong = "did_not_get_along",
        Safety = "safety",
        WishOfHousehold = "wish_of_household",
        WishOfHost = "wish_of_host",
        Other = "other",
    }
}

/// A decision about a pair, with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairMark {
    Lock(LockReason),
    Veto(VetoReason),
}

impl PairMark {
    /// What is decided.
    pub fn kind(self) -> MarkKind {
        match self {
            Self::Lock(_) => MarkKind::Lock,
            Self::Veto(_) => MarkKind::Veto,
        }
    }

    /// The code of the reason.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Lock(reason) => reason.as_str(),
            Self::Veto(reason) => reason.as_str(),
        }
    }

    /// Reads a reason of this kind.
    pub fn of(kind: MarkKind, reason: &str) -> Option<Self> {
        match kind {
            MarkKind::Lock => reason.parse().ok().map(Self::Lock),
            MarkKind::Veto => reason.parse().ok().map(Self::Veto),
        }
    }
}
