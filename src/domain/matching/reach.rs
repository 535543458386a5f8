//! How far the municipalities are from one another: the finest position that matching knows (PR-04).

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::geo::{Area, AreaCode, AreaKind, Gazetteer, distance_km};

/// An area's place in [`Distances`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AreaIx(u16);

impl AreaIx {
    /// As a place in a list of all areas.
    pub fn place(self) -> usize {
        usize::from(self.0)
    }
}

/// A distance in hectometres: differences between compilers' last bits do not show.
pub type Hectometres = u16;

/// The distances between the centres of all areas.
pub struct Distances {
    places: HashMap<AreaCode, AreaIx>,
    codes: Vec<AreaCode>,
    /// Whether each is an arrondissement, whose centre says little of where in it something is.
    wide: Vec<bool>,
    all: Vec<Hectometres>,
}

impl Distances {
    /// Those of Belgium; the first call computes them, in some ten milliseconds.
    pub fn belgium() -> &'static Self {
        static BELGIUM: OnceLock<Distances> = OnceLock::new();
        BELGIUM.get_or_init(|| Self::of(Gazetteer::belgium()))
    }

    /// The distances between a gazetteer's municipalities and arrondissements.
    pub fn of(gazetteer: &Gazetteer) -> Self {
        let mut areas: Vec<&Area> = gazetteer.municipalities().chain(gazetteer.arrondissements()).collect();
        areas.sort_unstable_by(|a, b| a.code.cmp(&b.code));
        let hectometres = |a: &Area, b: &Area| (distance_km(a, b) * 10.0).round() as Hectometres;
        let row = |a: &Area| areas.iter().map(|b| hectometres(a, b)).collect::<Vec<_>>();
        Self {
            all: areas.iter().flat_map(|area| row(area)).collect(),
            wide: areas.iter().map(|area| area.kind == AreaKind::Arrondissement).collect(),
            places: (0..).zip(&areas).map(|(place, area)| (area.code.clone(), AreaIx(place))).collect(),
            codes: areas.iter().map(|area| area.code.clone()).collect(),
        }
    }

    /// Where an area stands; `None` where there is no such area.
    pub fn place(&self, code: &AreaCode) -> Option<AreaIx> {
        self.places.get(code).copied()
    }

    /// The code of an area.
    pub fn code(&self, area: AreaIx) -> &AreaCode {
        &self.codes[area.place()]
    }

    /// How many areas there are.
    pub fn count(&self) -> usize {
        self.codes.len()
    }

    /// Every area.
    pub fn areas(&self) -> impl Iterator<Item = AreaIx> + use<> {
        (0..).take(self.codes.len()).map(AreaIx)
    }

    /// How far two areas' centres are from one another.
    pub fn between(&self, a: AreaIx, b: AreaIx) -> Hectometres {
        self.all[a.place() * self.codes.len() + b.place()]
    }

    /// Whether an area is so wide that something in it may be far from its centre.
    pub fn is_wide(&self, area: AreaIx) -> bool {
        self.wide[area.place()]
    }
}

/// How far an area is from where somebody wants to live.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Nearness {
    /// From the nearest zone; `None` where the request names none.
    pub zone: Option<Hectometres>,
    /// From the anchors, their mean; `None` where the request names none.
    pub anchors: Option<Hectometres>,
}

impl Nearness {
    /// Of one area, to these zones and anchors.
    pub fn of(distances: &Distances, area: AreaIx, zones: &[AreaIx], anchors: &[AreaIx]) -> Self {
        let zone = zones.iter().map(|zone| distances.between(area, *zone)).min();
        let sum: u32 = anchors.iter().map(|anchor| u32::from(distances.between(area, *anchor))).sum();
        let mean = |count: u32| Hectometres::try_from((sum + count / 2) / count).unwrap_or(Hectometres::MAX);
        let count = u32::try_from(anchors.len()).unwrap_or(u32::MAX);
        Self { zone, anchors: (count > 0).then(|| mean(count)) }
    }

    /// The distance that a request's limit is about: to the nearest zone, or to the anchors where no zone is named.
    pub fn limited(self) -> Option<Hectometres> {
        self.zone.or(self.anchors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ix(code: &str) -> AreaIx {
        Distances::belgium().place(&code.parse().unwrap()).unwrap()
    }

    #[test]
    fn distances_are_those_of_the_gazetteer_to_a_hundred_metres_and_the_same_both_ways() {
        let (all, places) = (Distances::belgium(), Gazetteer::belgium());
        let [liege, namur] = ["62063", "92094"].map(|code| places.parse(code).unwrap());
        let (a, b) = (ix("62063"), ix("92094"));
        assert_eq!(f64::from(all.between(a, b)), (distance_km(liege, namur) * 10.0).round());
        assert_eq!((all.between(a, b), all.between(a, a)), (all.between(b, a), 0));
        assert_eq!(all.code(a), &liege.code);
        assert!(!all.is_wide(a) && all.is_wide(ix("62000")));
        assert_eq!(all.areas().count(), all.count());
    }

    #[test]
    fn the_nearest_zone_counts_and_of_anchors_the_mean() {
        let all = Distances::belgium();
        let (liege, seraing, namur) = (ix("62063"), ix("62096"), ix("92094"));
        let near = Nearness::of(all, liege, &[namur, seraing], &[namur, liege]);
        assert_eq!(near.zone, Some(all.between(liege, seraing)));
        assert_eq!(near.anchors, Some(all.between(liege, namur).div_ceil(2)));
        assert_eq!(near.limited(), near.zone);
        let anchored = Nearness::of(all, liege, &[], &[namur]);
        assert_eq!(anchored.limited(), Some(all.between(liege, namur)));
        assert_eq!(Nearness::of(all, liege, &[], &[]).limited(), None);
    }
}
