//! What a plan reaches, in a few figures; the same for taking requests in the order of their arrival.

use super::facts::RequestFacts;
use super::fit::Millis;
use crate::domain::household::{Need, Urgency};

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    pub housed: u32,
    pub of: u32,
}

impl Part {
    /// The share in thousandths; `None` of nobody.
    pub fn per_mille(self) -> Option<u32> {
        (self.of > 0).then(|| (self.housed * 1_000 + self.of / 2) / self.of)
    }
}

/// One of the parts of [`Figures`].
pub type PartOf = fn(&Figures) -> Part;

/// What was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    pub households: Part,
    pub persons: Part,
    /// Those who need a home within two weeks.
    pub urgent: Part,
    pub step_free: Part,
    /// Households with somebody under 18.
    pub families: Part,
    /// The fit of all who found a home, added up.
    pub fit: Millis,
}

impl Figures {
    /// Counts a request that is among those to house.
    pub(super) fn count(&mut self, request: &RequestFacts) {
        for (part, size) in self.parts(request) {
            part.of += size;
        }
    }

    /// Counts a request that found a home, with the fit of it.
    pub(super) fn house(&mut self, request: &RequestFacts, fit: Millis) {
        for (part, size) in self.parts(request) {
            part.housed += size;
        }
        self.fit += fit;
    }

    /// The mean fit of who found a home, in thousandths of a point; `None` where nobody did.
    pub fn mean_fit(&self) -> Option<Millis> {
        let housed = Millis::from(self.households.housed);
        (housed > 0).then(|| (self.fit + housed / 2) / housed)
    }

    fn parts(&mut self, request: &RequestFacts) -> impl Iterator<Item = (&mut Part, u32)> {
        let urgent = matches!(request.urgency, Urgency::Immediate | Urgency::Urgent);
        let family = request.household.is_some_and(|household| household.minors > 0);
        [
            (&mut self.households, 1),
            (&mut self.persons, u32::from(request.persons)),
            (&mut self.urgent, u32::from(urgent)),
            (&mut self.step_free, u32::from(request.needs.has(Need::StepFree))),
            (&mut self.families, u32::from(family)),
        ]
        .into_iter()
    }
}

#[cfg(test)]
mod tests;
