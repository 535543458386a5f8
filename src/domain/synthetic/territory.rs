//! Where things are: the municipalities of Wallonia, drawn by inhabitants or by how many look for a home there.
//! Distances are compared in whole ten-thousandths of a degree, so that no machine rounds otherwise.

use super::dice::Dice;
use super::figures::{PROVINCE_RENTS_PERCENT, SEEKERS, ZONE_REACH_KM, figure};
use crate::geo::{Area, AreaCode, Gazetteer, Language};

/// The Walloon Region.
const WALLONIA: &str = "03000";
/// Ten-thousandths of a degree of latitude in a hundred kilometres.
const UNITS_PER_100_KM: i64 = 8_993;
/// Thousandths that a degree of longitude has of one of latitude, at 50.3° north.
const LONGITUDE_PER_MILLE: i64 = 639;

/// A municipality.
pub(super) struct Place {
    pub code: AreaCode,
    pub name: &'static str,
    pub language: Language,
    /// Rents here, in percent of those of Liège.
    pub rents_percent: u32,
    /// Others within reach of a second zone, by index.
    near: Vec<usize>,
}

/// Whom a municipality is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Each inhabitant alike.
    Inhabitants,
    /// Each household that looks for a home alike.
    Seekers,
}

/// All of them.
pub(super) struct Territory {
    places: Vec<Place>,
    /// Sums of the weights up to and with each place.
    inhabitants: Vec<u32>,
    seekers: Vec<u32>,
}

impl Territory {
    /// Reads the gazetteer.
    pub(super) fn of(gazetteer: &Gazetteer) -> Self {
        let region = |area: &Area| gazetteer.territory(&area.province).and_then(|t| t.region.clone());
        let areas: Vec<&Area> = gazetteer
            .municipalities()
            .filter(|area| region(area).is_some_and(|code| code.as_str() == WALLONIA))
            .collect();
        let mut sums = (0, 0);
        let mut territory = Self { places: Vec::new(), inhabitants: Vec::new(), seekers: Vec::new() };
        for area in &areas {
            sums.0 += area.population;
            sums.1 += seekers(area.population);
            territory.inhabitants.push(sums.0);
            territory.seekers.push(sums.1);
            territory.places.push(Place {
                code: area.code.clone(),
                name: area.names.fr,
                language: area.names.own,
                rents_percent: rents_percent(area.province.as_str()),
                near: near(area, &areas),
            });
        }
        territory
    }

    /// The place with an index that this territory gave.
    pub(super) fn place(&self, index: usize) -> &Place {
        &self.places[index]
    }

    /// Draws a municipality.
    pub(super) fn draw(&self, dice: &mut Dice, by: By) -> usize {
        let sums = match by {
            By::Inhabitants => &self.inhabitants,
            By::Seekers => &self.seekers,
        };
        let at = dice.below(sums.last().copied().unwrap_or(0));
        sums.partition_point(|sum| *sum <= at)
    }

    /// Draws another municipality within reach of this one, by those who look there; itself where there is none.
    pub(super) fn draw_near(&self, dice: &mut Dice, home: usize) -> usize {
        let weight = |index: usize| self.seekers[index] - index.checked_sub(1).map_or(0, |i| self.seekers[i]);
        let near = &self.places[home].near;
        let mut left = dice.below(near.iter().map(|index| weight(*index)).sum());
        for index in near {
            match left.checked_sub(weight(*index)) {
                None => return *index,
                Some(rest) => left = rest,
            }
        }
        home
    }
}

/// The weight of a municipality among those who look for a home.
fn seekers(population: u32) -> u32 {
    let rate = SEEKERS.rows.iter().find(|(_, least)| population >= *least).map_or(0, |(rate, _)| *rate);
    population * rate / 10
}

/// Rents of a province, in percent of those of Liège.
fn rents_percent(province: &str) -> u32 {
    let row = PROVINCE_RENTS_PERCENT.rows.iter().find(|(_, code)| *code == province);
    row.map_or(100, |(percent, _)| *percent)
}

/// The places within reach, without the place itself.
fn near(home: &Area, areas: &[&Area]) -> Vec<usize> {
    let reach_km = i64::from(figure(&ZONE_REACH_KM, "km").unwrap_or(0));
    let reach = reach_km * UNITS_PER_100_KM / 100;
    let within = |(index, area): (usize, &&Area)| {
        let away = distance_squared(position(home), position(area));
        (area.code != home.code && away <= reach * reach).then_some(index)
    };
    areas.iter().enumerate().filter_map(within).collect()
}

/// Latitude and longitude in ten-thousandths of a degree, as the gazetteer's file has them.
fn position(area: &Area) -> (i64, i64) {
    ((area.latitude * 10_000.0).round() as i64, (area.longitude * 10_000.0).round() as i64)
}

fn distance_squared(a: (i64, i64), b: (i64, i64)) -> i64 {
    let (north, east) = (a.0 - b.0, (a.1 - b.1) * LONGITUDE_PER_MILLE / 1000);
    north * north + east * east
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Purpose;
    use crate::domain::synthetic::dice::Topic;
    use crate::geo::distance_km;

    #[test]
    fn towns_are_drawn_by_their_people_and_large_ones_more_by_those_who_look() {
        let territory = Territory::of(Gazetteer::belgium());
        let mut dice = Dice::new(1, Purpose::Offer, 0, Topic::Where);
        let mut share = |by, code: &str| {
            let draws = (0..20_000).map(|_| territory.draw(&mut dice, by));
            draws.filter(|index| territory.place(*index).code.as_str() == code).count()
        };
        // Liège has about 5.3 % of the inhabitants of Wallonia.
        let (people, seekers) = (share(By::Inhabitants, "62063"), share(By::Seekers, "62063"));
        assert!((900..1300).contains(&people), "{people}");
        assert!((2_000..3_400).contains(&seekers), "{seekers}");
        assert_eq!(share(By::Inhabitants, "11002"), 0, "Antwerp is not in Wallonia");
    }

    #[test]
    fn what_is_near_is_within_25_km_as_the_gazetteer_measures() {
        let territory = Territory::of(Gazetteer::belgium());
        let area = |index: usize| Gazetteer::belgium().by_code(&territory.places[index].code).unwrap();
        for (index, place) in territory.places.iter().enumerate() {
            for other in &place.near {
                let km = distance_km(area(index), area(*other));
                assert!(km > 0.0 && km < 25.2, "{} {km}", place.name);
            }
        }
        assert!(territory.places.iter().all(|place| !place.near.is_empty()));
        assert_eq!(territory.places.len(), 261);
    }
}
