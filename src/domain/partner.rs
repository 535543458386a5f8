//! Another instance, and how far it is trusted.

use super::codes::codes;
use crate::ids::Domain;

codes! {
    /// How far a partner is trusted.
    PartnerTier {
        /// Requests, negotiations and offers, while an alliance is in effect on both sides ([`super::alliance`]); nobody sets it alone.
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
    /// What a published list says of a domain.
    Severity {
        /// Flags alone.
        Noop = "noop",
        /// Neither listed nor announced.
        Silence = "silence",
        /// Blocked.
        Suspend = "suspend",
    }
    /// What a moderator did about a domain, for the record.
    PartnerDeed {
        Added = "added",
        TierChanged = "tier-changed",
        Blocked = "blocked",
        Removed = "removed",
        FlagsChanged = "flags-changed",
        NoteChanged = "note-changed",
        /// The vetting that it claims for its hosts counts here, or does not any more.
        VettingTrusted = "vetting-trusted",
        VettingDistrusted = "vetting-distrusted",
        Retried = "retried",
        /// By a file, or a confirmed line of a list.
        Imported = "imported",
        AllianceProposed = "alliance-proposed",
        AllianceConfirmed = "alliance-confirmed",
        AllianceRefused = "alliance-refused",
        AllianceEnded = "alliance-ended",
    }
    /// Where a line of a published list stands.
    LineState {
        /// It waits for a moderator.
        Draft = "draft",
        Confirmed = "confirmed",
        Dismissed = "dismissed",
        /// What it asks for holds already.
        Moot = "moot",
    }
    /// How far a follow has come.
    FollowState { Pending = "pending", Accepted = "accepted", Rejected = "rejected" }
}

impl FollowState {
    /// Whether what the followed one writes is of use here (inbound check 14): it answered yes, or not yet.
    pub fn listens(self) -> bool {
        matches!(self, Self::Accepted | Self::Pending)
    }
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

impl DomainFlags {
    /// What either forbids.
    pub fn or(self, other: Self) -> Self {
        Self {
            reject_media: self.reject_media || other.reject_media,
            reject_reports: self.reject_reports || other.reject_reports,
            silenced: self.silenced || other.silenced,
        }
    }

    /// The names of those that are set, as a file of domains calls them.
    pub fn names(self) -> Vec<&'static str> {
        let all = [
            (self.reject_media, "reject_media"),
            (self.reject_reports, "reject_reports"),
            (self.silenced, "silence"),
        ];
        all.into_iter().filter(|(is_set, _)| *is_set).map(|(_, name)| name).collect()
    }
}

/// A moderator's note about a domain has so many characters at most.
pub const NOTE_MAX_CHARS: usize = 2000;

/// What holds for a domain: its tier, and its flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    pub tier: PartnerTier,
    pub flags: DomainFlags,
}

impl Policy {
    /// What holds for a domain, from what was decided about itself and about those above it. Its own tier wins; a block covers what is
    /// below, other tiers do not; flags add up.
    pub fn of(mode: FederationMode, domain: &Domain, decided: &[(Domain, Policy)]) -> Self {
        let covering = || decided.iter().filter(|(rule, _)| rule.covers(domain));
        let own = covering().find(|(rule, _)| rule == domain).map(|(_, policy)| policy.tier);
        let blocked =
            covering().any(|(_, policy)| policy.tier == PartnerTier::Blocked).then_some(PartnerTier::Blocked);
        Self {
            tier: mode.tier_of(own.or(blocked)),
            flags: covering().fold(DomainFlags::default(), |flags, (_, policy)| flags.or(policy.flags)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(rules: &[(&str, PartnerTier, bool)]) -> Vec<(Domain, Policy)> {
        let rule = |(domain, tier, silenced): &(&str, PartnerTier, bool)| {
            let flags = DomainFlags { silenced: *silenced, ..DomainFlags::default() };
            (domain.parse().unwrap(), Policy { tier: *tier, flags })
        };
        rules.iter().map(rule).collect()
    }

    fn tier(mode: FederationMode, domain: &str, rules: &[(&str, PartnerTier, bool)]) -> PartnerTier {
        Policy::of(mode, &domain.parse().unwrap(), &decided(rules)).tier
    }

    #[test]
    fn inbound_02_a_block_covers_what_is_below_and_no_other_tier_does() {
        use FederationMode::{Allowlist, Open};
        let blocked = [("example.org", PartnerTier::Blocked, false)];
        for below in ["example.org", "a.example.org", "b.a.example.org", "a.example.org:8443"] {
            assert_eq!(tier(Open, below, &blocked), PartnerTier::Blocked, "{below}");
        }
        assert_eq!(tier(Open, "anexample.org", &blocked), PartnerTier::Open);
        let ally = [("example.org", PartnerTier::Ally, false)];
        assert_eq!(tier(Open, "a.example.org", &ally), PartnerTier::Open);
        assert_eq!(tier(Allowlist, "a.example.org", &ally), PartnerTier::Blocked);
        assert_eq!(tier(Allowlist, "example.org", &ally), PartnerTier::Ally);
    }

    #[test]
    fn inbound_02_what_was_decided_about_the_domain_itself_wins() {
        let rules =
            [("example.org", PartnerTier::Blocked, false), ("a.example.org", PartnerTier::Open, false)];
        assert_eq!(tier(FederationMode::Open, "a.example.org", &rules), PartnerTier::Open);
        assert_eq!(tier(FederationMode::Open, "b.example.org", &rules), PartnerTier::Blocked);
        assert_eq!(tier(FederationMode::Open, "b.a.example.org", &rules), PartnerTier::Blocked);
    }

    #[test]
    fn inbound_02_flags_of_a_domain_and_those_above_it_add_up() {
        let rules =
            decided(&[("example.org", PartnerTier::Open, true), ("a.example.org", PartnerTier::Open, false)]);
        let flags = Policy::of(FederationMode::Open, &"a.example.org".parse().unwrap(), &rules).flags;
        assert!(flags.silenced && !flags.reject_media);
    }

    #[test]
    fn what_either_forbids_is_forbidden_and_named_and_nothing_else_is() {
        let all = [
            (DomainFlags { reject_media: true, ..DomainFlags::default() }, "reject_media"),
            (DomainFlags { reject_reports: true, ..DomainFlags::default() }, "reject_reports"),
            (DomainFlags { silenced: true, ..DomainFlags::default() }, "silence"),
        ];
        for (flags, name) in all {
            assert_eq!(flags.names(), [name]);
            assert_eq!([flags.or(DomainFlags::default()), DomainFlags::default().or(flags)], [flags; 2]);
        }
        assert!(DomainFlags::default().names().is_empty());
    }

    #[test]
    fn inbound_14_who_is_followed_is_heard_until_they_refuse() {
        let heard: Vec<_> = FollowState::ALL.iter().filter(|state| state.listens()).collect();
        assert_eq!(heard, [&FollowState::Pending, &FollowState::Accepted]);
    }
}
