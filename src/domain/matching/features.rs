//! Features that few places have: where one is needed it goes to who needs it. Source: matching.md "Model" 4.

use super::facts::{OfferFacts, RequestFacts};
use super::fit::{Millis, POINT};
use super::weights::Weights;
use crate::domain::codes::codes;
use crate::domain::household::Need;
use crate::domain::place::{Accepts, Domiciliation, StepFree};

/// A home for so many persons is one for a large household.
const LARGE_PERSONS: u8 = 5;

codes! {
    /// What a place may have that a household may need.
    Feature {
        StepFree = "step_free", Pets = "pets", Domiciliation = "domiciliation", WomenOnly = "women_only", Large = "large",
    }
}

/// A set of features.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Features(u8);

impl Features {
    fn of(having: impl Fn(Feature) -> bool) -> Self {
        Self(Feature::ALL.iter().fold(0, |set, feature| set | u8::from(having(*feature)) << (*feature as u8)))
    }

    /// Whether one is in it.
    pub fn has(self, feature: Feature) -> bool {
        self.0 & 1 << (feature as u8) != 0
    }

    /// What an offer has.
    pub fn offered(offer: &OfferFacts) -> Self {
        Self::of(|feature| match feature {
            Feature::StepFree => offer.step_free == StepFree::All,
            Feature::Pets => offer.pets_accepted == Some(true),
            Feature::Domiciliation => offer.domiciliation == Some(Domiciliation::Yes) || offer.is_lease,
            Feature::WomenOnly => offer.accepts == Accepts::WomenAndChildren,
            Feature::Large => offer.capacity >= LARGE_PERSONS,
        })
    }

    /// What a request needs.
    pub fn needed(request: &RequestFacts) -> Self {
        Self::of(|feature| match feature {
            Feature::StepFree => request.needs.has(Need::StepFree),
            Feature::Pets => request.needs.has(Need::Pet),
            Feature::Domiciliation => request.domiciliation_needed == Some(true),
            Feature::WomenOnly => request.needs.has(Need::WomenOnly),
            Feature::Large => request.persons >= LARGE_PERSONS,
        })
    }

    /// Those that fewer percent than `scarce_percent` of the free slots have; what nobody has is not scarce but missing.
    pub fn scarce<'a>(offers: impl Iterator<Item = &'a OfferFacts>, weights: &Weights) -> Self {
        let mut slots = 0_u64;
        let mut having = [0_u64; Feature::ALL.len()];
        for offer in offers {
            slots += u64::from(offer.free_slots);
            let offered = Self::offered(offer);
            for feature in Feature::ALL.iter().filter(|feature| offered.has(**feature)) {
                having[*feature as usize] += u64::from(offer.free_slots);
            }
        }
        Self::of(|feature| {
            let count = having[feature as usize];
            count > 0 && count * 100 < slots * u64::from(weights.scarce_percent)
        })
    }

    fn count(self, other: Self, not: Self) -> Millis {
        (self.0 & other.0 & !not.0).count_ones().into()
    }

    /// The points of a pair: for each scarce feature that is needed and there, and against each that is there and not needed.
    pub fn points(scarce: Self, offered: Self, needed: Self, weights: &Weights) -> Millis {
        let nothing = Self::default();
        let used = Self(scarce.0 & offered.0).count(needed, nothing);
        let wasted = scarce.count(offered, needed);
        (used * Millis::from(weights.scarce_needed) - wasted * Millis::from(weights.scarce_wasted)) * POINT
    }
}

#[cfg(test)]
mod tests;
