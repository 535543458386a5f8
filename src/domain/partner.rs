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

/// What is not taken from a domain, whatever its tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DomainFlags {
    /// Its pictures are neither fetched nor shown.
    pub reject_media: bool,
    /// Its reports (`Flag`) are dropped.
    pub reject_reports: bool,
    /// What its people write waits unseen, and its offers are neither listed nor announced.
    pub silenced: bool,
}

/// What holds for a domain: its tier, and its flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    pub tier: PartnerTier,
    pub flags: DomainFlags,
}
