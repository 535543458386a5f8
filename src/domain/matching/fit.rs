//! How well a place fits a household: points that add up to a hundred at most, each shown with its reason. Source: matching.md "Model" 2.
//! Everything is whole thousandths of a point, so that a sum is the same everywhere.

use super::facts::{OfferFacts, RequestFacts};
use super::reach::{Hectometres, Nearness};
use super::rules::{self, DAYS_A_MONTH, Setting};
use crate::domain::codes::codes;
use crate::domain::place::{Domiciliation, LanguageLevel};

/// Thousandths of a point.
pub type Millis = i64;

/// So many thousandths are one point.
pub const POINT: Millis = 1_000;

codes! {
    /// What points of fit are given for.
    Component {
        Distance = "distance", Language = "language", Duration = "duration", Affordability = "affordability",
        Dates = "dates", Size = "size", Domiciliation = "domiciliation",
    }
}

/// The points of one pair, in the order of [`Component`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fit([Millis; Component::ALL.len()]);

impl Fit {
    /// The points of one component.
    pub fn of(&self, component: Component) -> Millis {
        self.0[component as usize]
    }

    /// The points of every component, in the order of [`Component`].
    pub fn parts(&self) -> &[Millis; Component::ALL.len()] {
        &self.0
    }

    /// A fit of these points, in that order.
    pub fn of_parts(parts: [Millis; Component::ALL.len()]) -> Self {
        Self(parts)
    }

    /// All points together.
    pub fn total(&self) -> Millis {
        self.0.iter().sum()
    }
}

/// The most points of a component.
pub fn most(component: Component, with: Setting<'_>) -> Millis {
    let weights = with.weights;
    let points = match component {
        Component::Distance => weights.distance,
        Component::Language => weights.common_language,
        Component::Duration => weights.duration,
        Component::Affordability => weights.affordability,
        Component::Dates => weights.dates,
        Component::Size => weights.size,
        Component::Domiciliation => weights.domiciliation,
    };
    Millis::from(points) * POINT
}

/// The points of a pair. What is not known brings none; what is not asked for brings all.
pub fn fit(offer: &OfferFacts, request: &RequestFacts, near: Nearness, with: Setting<'_>) -> Fit {
    let share = |component| {
        let (part, whole) = match component {
            Component::Distance => nearness(request, near, with),
            Component::Language => language(offer, request),
            Component::Duration => duration(offer, request, with),
            Component::Affordability => affordability(offer, request, with),
            Component::Dates => dates(offer, request, with),
            Component::Size => (request.persons.into(), offer.capacity.into()),
            Component::Domiciliation => domiciliation(offer, request),
        };
        let whole: Millis = Millis::max(whole, 1);
        most(component, with) * part.clamp(0, whole) / whole
    };
    let mut fit = Fit::default();
    for component in Component::ALL {
        fit.0[*component as usize] = share(*component);
    }
    fit
}

/// A part and its whole.
type Share = (Millis, Millis);

const ALL: Share = (1, 1);
const NOTHING: Share = (0, 1);

/// Full at the centre, nothing at the limit. Zones and anchors count alike where both are named.
fn nearness(request: &RequestFacts, near: Nearness, with: Setting<'_>) -> Share {
    let usual = Hectometres::try_from(with.weights.reach_km * 10).unwrap_or(Hectometres::MAX);
    let limit = Millis::from(request.max_distance.unwrap_or(usual).max(1));
    let left = |away: Hectometres| (limit - Millis::from(away)).max(0);
    match (near.zone, near.anchors) {
        (Some(zone), Some(anchors)) => (left(zone) + left(anchors), 2 * limit),
        (Some(away), None) | (None, Some(away)) => (left(away), limit),
        (None, None) => ALL,
    }
}

/// The language that both speak best: what the one of them speaks less well decides.
fn language(offer: &OfferFacts, request: &RequestFacts) -> Share {
    let fluency = |level: LanguageLevel| match level {
        LanguageLevel::FewWords => 2,
        LanguageLevel::Conversational => 4,
        LanguageLevel::Fluent => 5,
    };
    let pairs = offer.languages.iter().flat_map(|a| request.languages.iter().map(move |b| (a, b)));
    let common = pairs.filter(|(a, b)| a.is(**b)).map(|(a, b)| fluency(a.level).min(fluency(b.level)));
    (common.max().unwrap_or(0), 5)
}

/// How much of the wished stay is possible. Without a wish, of a year.
fn duration(offer: &OfferFacts, request: &RequestFacts, with: Setting<'_>) -> Share {
    let wished = Millis::from(request.months.unwrap_or(12)) * Millis::from(DAYS_A_MONTH);
    rules::longest_stay(offer, request, with.today).map_or(ALL, |days| (days.into(), wished))
}

/// A third where the rent is the whole budget, all where there is none.
fn affordability(offer: &OfferFacts, request: &RequestFacts, with: Setting<'_>) -> Share {
    match (offer.rent_cents, rules::budget_cents(request.budget, with.weights)) {
        (Some(0), _) => ALL,
        (Some(rent), Some(budget)) if rent <= budget => {
            let (rent, budget) = (Millis::from(rent), Millis::from(budget));
            (budget + 2 * (budget - rent), 3 * budget)
        }
        (Some(_) | None, _) => NOTHING,
    }
}

/// Full where it is free when it is needed, nothing when patience ends.
fn dates(offer: &OfferFacts, request: &RequestFacts, with: Setting<'_>) -> Share {
    let late = rules::start(offer, request, with.today) - rules::wished_start(request, with.today);
    let patience = rules::patience(request.urgency) + 1;
    ((patience - late).into(), patience.into())
}

fn domiciliation(offer: &OfferFacts, request: &RequestFacts) -> Share {
    match (request.domiciliation_needed, offer.domiciliation) {
        (Some(false) | None, _) | (_, Some(Domiciliation::Yes)) => ALL,
        (Some(true), None) if offer.is_lease => ALL,
        (Some(true), Some(Domiciliation::ToDiscuss)) => (2, 5),
        (Some(true), Some(Domiciliation::No) | None) => NOTHING,
    }
}

#[cfg(test)]
mod tests;
