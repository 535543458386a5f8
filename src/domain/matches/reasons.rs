//! Why a match ends: codes, and who may give which. There is no free text, so that nothing that somebody must not write is written.

use crate::domain::codes::codes;

codes! {
    /// Why a match ended.
    Why {
        // What people say who were asked.
        TooFar = "too_far",
        NotTheHome = "not_the_home",
        Dates = "dates",
        FoundOther = "found_other",
        TooMany = "too_many",
        NotNow = "not_now",
        /// They need not say why.
        Unsaid = "unsaid",
        // What the team says.
        Safety = "safety",
        NotSuitable = "not_suitable",
        WrongFacts = "wrong_facts",
        /// An incident is looked into (SG-10). Nobody outside of the team is told.
        Suspended = "suspended",
        // What comes by itself.
        NoAnswer = "no_answer",
        /// Somebody else has the place.
        Taken = "taken",
        /// The seeker said yes to another one.
        ChoseOther = "chose_other",
        OfferGone = "offer_gone",
        RequestGone = "request_gone",
        // How a stay ends.
        MovedOn = "moved_on",
        TermOver = "term_over",
        HostNeedsHome = "host_needs_home",
        Conflict = "conflict",
        Left = "left",
    }
    /// Who gives a reason, or what for.
    WhyOf { Seeker = "seeker", Host = "host", Team = "team", Itself = "itself", Stay = "stay" }
}

impl Why {
    /// The reasons that may be given so.
    pub fn of(whose: WhyOf) -> &'static [Self] {
        match whose {
            WhyOf::Seeker => &[Self::TooFar, Self::NotTheHome, Self::Dates, Self::FoundOther, Self::Unsaid],
            WhyOf::Host => &[Self::Dates, Self::TooMany, Self::NotNow, Self::FoundOther, Self::Unsaid],
            WhyOf::Team => &[Self::NotSuitable, Self::WrongFacts, Self::Safety],
            WhyOf::Itself => &[
                Self::NoAnswer,
                Self::Taken,
                Self::ChoseOther,
                Self::OfferGone,
                Self::RequestGone,
                Self::Suspended,
            ],
            WhyOf::Stay => &[
                Self::MovedOn,
                Self::TermOver,
                Self::HostNeedsHome,
                Self::Conflict,
                Self::Safety,
                Self::Left,
            ],
        }
    }

    /// Whether a stay that ends so was broken: its household looks for a home again, since the day on which it first did.
    pub fn reopens(self) -> bool {
        match self {
            Self::HostNeedsHome | Self::Conflict | Self::Safety | Self::TermOver => true,
            Self::TooFar
            | Self::NotTheHome
            | Self::Dates
            | Self::FoundOther
            | Self::TooMany
            | Self::NotNow
            | Self::Unsaid
            | Self::NotSuitable
            | Self::WrongFacts
            | Self::Suspended
            | Self::NoAnswer
            | Self::Taken
            | Self::ChoseOther
            | Self::OfferGone
            | Self::RequestGone
            | Self::MovedOn
            | Self::Left => false,
        }
    }
}
