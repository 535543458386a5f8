//! An area and its names, and the distance between two of them.

use super::code::AreaCode;

/// The mean radius of the earth, in kilometres.
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// What an [`Area`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AreaKind {
    Municipality,
    Arrondissement,
}

/// The language an area's own people and administration use first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    Dutch,
    French,
    German,
}

impl Language {
    /// The BCP-47 tag: `nl`, `fr` or `de`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::French => "fr",
            Self::German => "de",
        }
    }
}

/// The names of an area. German and English are `None` where no name of their own is in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    pub nl: &'static str,
    pub fr: &'static str,
    pub de: Option<&'static str>,
    pub en: Option<&'static str>,
    /// The language that any other one falls back to: Brussels falls back to French.
    pub own: Language,
}

impl Names {
    /// The name for a BCP-47 tag (`fr`, `nl-BE`), or the name in the area's own language.
    pub fn get(&self, lang: &str) -> &'static str {
        let primary = lang.split(['-', '_']).next().unwrap_or_default();
        let known = match primary.to_ascii_lowercase().as_str() {
            "nl" => Some(self.nl),
            "fr" => Some(self.fr),
            "de" => self.de,
            "en" => self.en,
            _ => None,
        };
        known.unwrap_or(match self.own {
            Language::Dutch => self.nl,
            Language::French => self.fr,
            Language::German => self.de.unwrap_or(self.fr),
        })
    }

    /// Every name, one or more times.
    pub(super) fn all(&self) -> impl Iterator<Item = &'static str> {
        [Some(self.nl), Some(self.fr), self.de, self.en].into_iter().flatten()
    }
}

/// A municipality or an arrondissement.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    pub code: AreaCode,
    pub kind: AreaKind,
    pub names: Names,
    /// Of a municipality, in order; an arrondissement has none.
    pub postcodes: Vec<&'static str>,
    /// The centre, in degrees (WGS 84). An arrondissement's is the mean of its municipalities' by inhabitants.
    pub latitude: f64,
    pub longitude: f64,
    /// An arrondissement is in itself.
    pub arrondissement: AreaCode,
    /// Brussels has no province: here stands its region, `04000`.
    pub province: AreaCode,
    /// About how many people live there; README.md says how well it is known.
    pub population: u32,
}

impl Area {
    /// The name for a BCP-47 tag; languages without a name of their own get the one in the area's own language.
    pub fn name(&self, lang: &str) -> &'static str {
        self.names.get(lang)
    }
}

/// A province or a region. It has no centre: nothing is searched around one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Territory {
    pub code: AreaCode,
    pub names: Names,
    /// A province's region; a region has none.
    pub region: Option<AreaCode>,
}

/// The great-circle distance between two centres, in kilometres.
pub fn distance_km(a: &Area, b: &Area) -> f64 {
    haversine_km((a.latitude, a.longitude), (b.latitude, b.longitude))
}

/// The great-circle distance between two (latitude, longitude) in degrees, in kilometres.
pub(super) fn haversine_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((b.1 - a.1).to_radians() / 2.0).sin();
    let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
}

/// The point on the unit sphere: straight distances between these order as great-circle ones do.
pub(super) fn on_unit_sphere(latitude: f64, longitude: f64) -> [f64; 3] {
    let (lat, lon) = (latitude.to_radians(), longitude.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// The square of the straight distance on the unit sphere that a great-circle distance spans.
pub(super) fn chord_squared(distance_km: f64) -> f64 {
    let half_angle = (distance_km / (2.0 * EARTH_RADIUS_KM)).min(std::f64::consts::FRAC_PI_2);
    (2.0 * half_angle.sin()).powi(2)
}
