//! Who may see what. Every field has a tier; a serializer works from an allowlist of tiers, never from a blocklist of fields.

/// Who may see a field, from everybody to nearly nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Everybody, the fediverse included.
    Public,
    /// Allied instances that the record names, over signed requests only.
    Network,
    /// The staff of this instance.
    Instance,
    /// Who is in charge of the case, with a reason that is logged.
    Case,
}

/// To whom a document goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    Everybody,
    Allies,
    Staff,
    /// Whoever the document is about.
    Themselves,
}

impl Audience {
    /// Whether a field of this tier may be shown to this audience.
    pub fn may_see(self, tier: Tier) -> bool {
        match self {
            Self::Everybody => tier == Tier::Public,
            Self::Allies => tier <= Tier::Network,
            Self::Staff => tier <= Tier::Instance,
            Self::Themselves => tier <= Tier::Case,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_but_the_person_sees_a_case_field_through_an_audience() {
        for audience in [Audience::Everybody, Audience::Allies, Audience::Staff] {
            assert!(!audience.may_see(Tier::Case));
        }
        assert!(Audience::Themselves.may_see(Tier::Case));
        assert!(!Audience::Everybody.may_see(Tier::Network));
        assert!(!Audience::Allies.may_see(Tier::Instance));
    }
}
