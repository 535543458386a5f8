//! The areas of Belgium, and every question that the rest of Rooftop asks about them.

use std::collections::HashMap;
use std::sync::OnceLock;

use rstar::RTree;
use rstar::primitives::GeomWithData;

use super::area::{Area, AreaKind, Territory, chord_squared, distance_km, haversine_km, on_unit_sphere};
use super::code::{AreaCode, GeoError};
use super::data::{self, Data};
use super::search::Index;

/// A municipality with fewer inhabitants is named to nobody but by its arrondissement (PR-04).
pub const PUBLIC_MIN_INHABITANTS: u32 = 3000;

/// An area's centre on the unit sphere, and its place in the list.
type Point = GeomWithData<[f64; 3], usize>;

/// All municipalities and arrondissements of Belgium.
pub struct Gazetteer {
    areas: Vec<Area>,
    by_code: HashMap<AreaCode, usize>,
    territories: Vec<Territory>,
    index: Index,
    points: RTree<Point>,
}

impl Gazetteer {
    /// The gazetteer that is built in; the first call reads it, which takes some milliseconds.
    pub fn belgium() -> &'static Self {
        static BELGIUM: OnceLock<Gazetteer> = OnceLock::new();
        BELGIUM
            .get_or_init(|| Self::new(data::read(data::BELGIUM).expect("the tests read the embedded file")))
    }

    fn new(data: Data) -> Self {
        let index = Index::new(&data);
        let Data { areas, territories, .. } = data;
        let by_code = areas.iter().enumerate().map(|(i, a)| (a.code.clone(), i)).collect();
        let point = |(i, a): (usize, &Area)| Point::new(on_unit_sphere(a.latitude, a.longitude), i);
        let points = RTree::bulk_load(areas.iter().enumerate().map(point).collect());
        Self { areas, by_code, territories, index, points }
    }

    /// `None` when neither a municipality nor an arrondissement has this code.
    pub fn by_code(&self, code: &AreaCode) -> Option<&Area> {
        self.by_code.get(code).map(|i| &self.areas[*i])
    }

    /// The area that a text is the code of.
    ///
    /// # Errors
    /// It is not five digits, or no municipality or arrondissement has it.
    pub fn parse(&self, code: &str) -> Result<&Area, GeoError> {
        let code: AreaCode = code.parse()?;
        self.by_code(&code).ok_or(GeoError::Unknown(code))
    }

    /// The province or region with this code.
    pub fn territory(&self, code: &AreaCode) -> Option<&Territory> {
        self.territories.iter().find(|t| t.code == *code)
    }

    /// What a person who has typed this much may mean, best first: the whole name in any language, the whole
    /// postcode, beginnings, then localities; ties by inhabitants. Case, accents and hyphens do not matter.
    pub fn search(&self, query: &str, limit: usize) -> Vec<&Area> {
        if let Some(area) = self.by_whole_code(query) {
            return std::iter::once(area).take(limit).collect();
        }
        self.index.search(&self.areas, query, limit).into_iter().map(|i| &self.areas[i]).collect()
    }

    /// The area that a person means by a whole code, name, postcode, spelling or locality, in this order; of
    /// several the most populous.
    pub fn find(&self, query: &str) -> Option<&Area> {
        self.by_whole_code(query).or_else(|| self.index.find(&self.areas, query).map(|i| &self.areas[i]))
    }

    fn by_whole_code(&self, query: &str) -> Option<&Area> {
        self.parse(query.trim()).ok()
    }

    /// The area that may be shown and sent for this one (PR-04): a municipality under
    /// [`PUBLIC_MIN_INHABITANTS`] is its arrondissement. `None` when the code is unknown.
    pub fn public_area(&self, code: &AreaCode) -> Option<&Area> {
        let area = self.by_code(code)?;
        match area.kind {
            AreaKind::Municipality if area.population < PUBLIC_MIN_INHABITANTS => {
                self.by_code(&area.arrondissement)
            }
            AreaKind::Municipality | AreaKind::Arrondissement => Some(area),
        }
    }

    /// The codes of all municipalities and arrondissements whose centre lies at most `radius_km` from this one's,
    /// itself included, in order. A radius that is negative or no number holds nothing.
    pub fn within(&self, centre: &Area, radius_km: f64) -> Vec<&AreaCode> {
        if radius_km.is_nan() || radius_km < 0.0 {
            return Vec::new();
        }
        // The tree answers with a margin for rounding; the distance itself decides.
        let reach = chord_squared(radius_km) * 1.000_001 + 1e-12;
        let from = on_unit_sphere(centre.latitude, centre.longitude);
        let near = self.points.locate_within_distance(from, reach).map(|point| &self.areas[point.data]);
        let mut codes: Vec<_> =
            near.filter(|area| distance_km(centre, area) <= radius_km).map(|area| &area.code).collect();
        codes.sort_unstable();
        codes
    }

    /// The municipality whose centre is nearest to a position in degrees, if it is at most `max_km` away.
    pub fn nearest(&self, latitude: f64, longitude: f64, max_km: f64) -> Option<&Area> {
        if !latitude.is_finite() || !longitude.is_finite() {
            return None;
        }
        let area = self
            .points
            .nearest_neighbor_iter(on_unit_sphere(latitude, longitude))
            .map(|point| &self.areas[point.data])
            .find(|area| area.kind == AreaKind::Municipality)?;
        let away_km = haversine_km((latitude, longitude), (area.latitude, area.longitude));
        (away_km <= max_km).then_some(area)
    }

    /// All municipalities, by code.
    pub fn municipalities(&self) -> impl Iterator<Item = &Area> {
        self.areas.iter().filter(|a| a.kind == AreaKind::Municipality)
    }

    /// All arrondissements, by code.
    pub fn arrondissements(&self) -> impl Iterator<Item = &Area> {
        self.areas.iter().filter(|a| a.kind == AreaKind::Arrondissement)
    }
}
