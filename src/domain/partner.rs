//! Another instance, and how far it is trusted.

use super::codes::codes;

codes! {
    /// How far a partner is trusted.
    PartnerTier {
        /// Requests, negotiations and offers.
        Ally = "ally",
        /// Public offers, follows and private mentions.
        Open = "open",
        /// Nothing.
        Blocked = "blocked",
    }
    /// What servers that nobody named are taken for.
    FederationMode {
        /// Strangers are `open`.
        Open = "open",
        /// Strangers are `blocked`.
        Allowlist = "allowlist",
    }
    /// How far a follow has come.
    FollowState { Pending = "pending", Accepted = "accepted", Rejected = "rejected" }
}

impl FederationMode {
    /// The tier of a domain: what a moderator decided, otherwise what the mode says of strangers.
    pub fn tier_of(self, decided: Option<PartnerTier>) -> PartnerTier {
        decided.unwrap_or(match self {
            Self::Open => PartnerTier::Open,
            Self::Allowlist => PartnerTier::Blocked,
        })
    }
}
