//! What the home's side of a safeguarding rule says, whoever asks. The verdicts that allies are told are made of it.

use super::Answer::{self, Fail, Pass, Unknown};
use crate::domain::matching::facts::{Home, Neighbours, OfferFacts};
use crate::domain::place::{Accepts, Sharing};

/// Whether it is a home of women only, or nobody else's.
pub(super) fn of_women(offer: &OfferFacts) -> Answer {
    if offer.sharing == Sharing::EntirePlace {
        return Pass;
    }
    let strangers =
        offer.neighbours == Neighbours::OtherHouseholds && offer.accepts != Accepts::WomenAndChildren;
    match offer.home {
        Home::Told { men: 1.., .. } | Home::Verdicts { women_only: Some(false), .. } => Fail,
        Home::Verdicts { women_only: Some(true), .. } => Pass,
        Home::Told { women: 1.., .. } if !strangers => Pass,
        Home::Told { .. } | Home::NotTold | Home::Verdicts { women_only: None, .. } => Unknown(offer.side),
    }
}

/// SG-03: whether its only adult is a man.
pub(super) fn for_lone_adults(offer: &OfferFacts) -> Answer {
    if offer.sharing == Sharing::EntirePlace {
        return Pass;
    }
    match offer.home {
        Home::Told { women: 0, men: 1, .. } | Home::Verdicts { lone_adult_ok: Some(false), .. } => Fail,
        Home::Told { women: 0, men: 0, .. } | Home::NotTold | Home::Verdicts { lone_adult_ok: None, .. } => {
            Unknown(offer.side)
        }
        Home::Told { .. } | Home::Verdicts { lone_adult_ok: Some(true), .. } => Pass,
    }
}

impl OfferFacts {
    /// Whether SG-03 lets a lone woman, or somebody alone with children, be proposed here. What is not known is a no.
    pub fn takes_lone_adults(&self) -> bool {
        for_lone_adults(self) == Pass
    }

    /// Whether who needs a home of women only finds one here. What is not known is a no.
    pub fn is_for_women(&self) -> bool {
        of_women(self) == Pass
    }
}
