//! An ally's request, of which bands are all that is known: whether a home of ours could fit some household of these bands.
//! Invariants: what the bands leave open keeps nobody apart, for the ally's side decides it; nothing is concluded about a person.

use chrono::Months;

use super::facts::{self, Day, Needs, OfferFacts, RequestFacts, Side};
use super::reach::{AreaIx, Distances, Hectometres, Nearness};
use super::rules::{self, Setting};
use crate::domain::bands::{Bands, Period};
use crate::domain::household::{Urgency, size_band_least};
use crate::domain::place::Sharing;
use crate::geo::{AreaCode, Gazetteer};

/// Where it is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Around {
    At(AreaIx),
    /// Somewhere in a province or a region.
    Within(AreaCode),
    Anywhere,
}

/// What bands say, as rules ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banded {
    /// The fewest persons of its size.
    persons: u8,
    first: Day,
    last: Day,
    around: Around,
}

impl Banded {
    /// Reads bands.
    pub fn of(bands: &Bands, distances: &Distances) -> Self {
        let first = bands.period.first_day();
        let months = match bands.period {
            Period::Month(_) => 1,
            Period::Quarter(_) => 3,
        };
        let next = first.checked_add_months(Months::new(months)).unwrap_or(first);
        let around = bands.area.as_ref().map_or(Around::Anywhere, |code| {
            distances.place(code).map_or_else(|| Around::Within(code.clone()), Around::At)
        });
        Self {
            persons: size_band_least(bands.size),
            first: facts::day(first),
            // No day comes after the last that can be counted.
            last: (facts::day(next) - 1).max(facts::day(first)),
            around,
        }
    }

    /// How far a home is from where it is looked for, where some household of these bands could live there; `None` where none could.
    pub fn could_fit(&self, offer: &OfferFacts, with: Setting<'_>) -> Option<Away> {
        let request = self.at_best(offer);
        let near = Nearness::of(with.distances, offer.area, &request.zones, &request.anchors);
        rules::judge_possible(offer, &request, near, with)?;
        Some(match &self.around {
            Around::At(_) => near.zone.map_or(Away::Unknown, Away::By),
            Around::Within(code) if lies_in(with.distances.code(offer.area), code) => Away::By(0),
            Around::Within(_) | Around::Anywhere => Away::Unknown,
        })
    }

    /// The household of these bands that fits best: the smallest, on the best day, as urgent as it must be.
    fn at_best(&self, offer: &OfferFacts) -> RequestFacts {
        let zones = match self.around {
            Around::At(area) => Box::from([area]),
            Around::Within(_) | Around::Anywhere => Box::default(),
        };
        // A shared room is for whoever has nothing tonight (SG-14); everybody else may wait longest.
        let urgency = match offer.sharing {
            Sharing::SharedRoom => Urgency::Immediate,
            Sharing::EntirePlace | Sharing::PrivateRoom => Urgency::Planned,
        };
        RequestFacts {
            id: "".into(),
            side: Side::There,
            persons: self.persons,
            household: None,
            needed_from: offer.from.clamp(self.first, self.last),
            deadline: None,
            months: None,
            urgency,
            waiting_since: self.first,
            zones,
            anchors: Box::default(),
            max_distance: None,
            needs: Needs::default(),
            budget: None,
            domiciliation_needed: None,
            languages: Box::default(),
        }
    }
}

/// How far a home is from the place that bands name, the nearer first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Away {
    By(Hectometres),
    Unknown,
}

/// Whether a municipality or arrondissement lies in a province or region.
fn lies_in(area: &AreaCode, territory: &AreaCode) -> bool {
    let places = Gazetteer::belgium();
    let Some(area) = places.by_code(area) else { return false };
    let region = places.territory(&area.province).and_then(|province| province.region.as_ref());
    area.province == *territory || region == Some(territory)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::matching::samples::{LIEGE, NAMUR, a_room, an_offer, setting, today};
    use crate::domain::matching::weights::Weights;

    fn bands(size: &str, area: Option<&str>, period: &str) -> Bands {
        let size = crate::domain::household::size_band_named(size).unwrap();
        Bands { size, area: area.map(|code| code.parse().unwrap()), period: period.parse().unwrap() }
    }

    fn away(offer: &OfferFacts, bands: &Bands) -> Option<Away> {
        let weights = Weights::default();
        Banded::of(bands, Distances::belgium()).could_fit(offer, setting(&weights))
    }

    #[test]
    fn a_size_keeps_a_home_apart_only_where_even_its_smallest_household_is_too_large() {
        let for_four = an_offer("o");
        for (size, fits) in [("1", true), ("2", true), ("3-4", true), ("5-6", false), ("7+", false)] {
            assert_eq!(away(&for_four, &bands(size, Some(LIEGE), "2026-12")).is_some(), fits, "{size}");
        }
        let for_three = OfferFacts { capacity: 3, ..an_offer("o") };
        assert!(away(&for_three, &bands("3-4", Some(LIEGE), "2026-12")).is_some(), "it may be three");
    }

    #[test]
    fn a_period_keeps_a_home_apart_only_where_no_day_of_it_would_do() {
        let free = |from: Day, until: Option<Day>| OfferFacts { from, until, ..an_offer("o") };
        let december = bands("2", Some(LIEGE), "2026-12");
        let fits = |offer: &OfferFacts| away(offer, &december).is_some();
        let last = today() + 30;
        assert!(fits(&free(today(), None)) && fits(&free(today() + 20, None)));
        assert!(fits(&free(last + 90, None)), "who is needed there on the last day may wait for ninety");
        assert!(!fits(&free(last + 91, None)));
        assert!(fits(&free(today() - 30, Some(today() + 1))) && !fits(&free(today() - 30, Some(today()))));
        let quarter = bands("2", Some(LIEGE), "2027-Q1");
        assert!(away(&free(today() + 31 + 89 + 90, None), &quarter).is_some());
        assert!(away(&free(today() + 31 + 90 + 90, None), &quarter).is_none());
        assert!(
            away(&free(today(), None), &bands("2", None, "262142-12")).is_some(),
            "whatever an ally writes"
        );
    }

    #[test]
    fn what_bands_do_not_tell_keeps_nobody_apart_and_what_our_side_knows_does() {
        let here = bands("1", Some(LIEGE), "2026-12");
        let man = a_room("o", 0, 1);
        assert!(away(&man, &here).is_some(), "whether it is a lone woman the ally knows");
        let shared = OfferFacts { sharing: Sharing::SharedRoom, ..a_room("o", 1, 1) };
        assert!(away(&shared, &here).is_some(), "and whether they have nothing tonight");
        for vetted_until in [None, Some(today() - 1)] {
            assert!(away(&OfferFacts { vetted_until, ..an_offer("o") }, &here).is_none(), "SG-01 is ours");
        }
    }

    #[test]
    fn a_place_is_near_as_far_as_its_bands_tell() {
        let here = an_offer("o");
        let of = |area| away(&here, &bands("1", area, "2026-12"));
        assert_eq!(of(Some(LIEGE)), Some(Away::By(0)));
        assert!(matches!(of(Some(NAMUR)), Some(Away::By(400..))));
        assert_eq!(of(Some("03000")), Some(Away::By(0)), "its own region");
        assert_eq!([of(Some("02000")), of(None)], [Some(Away::Unknown); 2]);
        assert!(Away::By(9_999) < Away::Unknown);
    }
}
