//! What a visitor looks for, read from an address and kept as it was typed, so that a page can show it again.
//! Invariant: places are searched by their public area (PR-04), so a search tells no more than a page.

use chrono::NaiveDate;
use url::form_urlencoded;

use super::euros;
use crate::domain::listing::{Filter, StepFreeWish};
use crate::domain::offered::{CAPACITY_MAX, RENT_MAX_CENTS};
use crate::domain::problem::Problem;
use crate::geo::{AreaCode, Gazetteer};
use crate::web::layout::LANG_PARAMETER;

/// The distances that the page offers, in kilometres; 0 is the municipality alone.
pub const DISTANCES_KM: &[i64] = &[0, 5, 10, 20, 30, 50, 100];
/// The distance that is meant when none is chosen, in kilometres.
pub const DISTANCE_USUAL_KM: i64 = 20;
/// The farthest that is searched, in kilometres: all of Belgium.
pub const DISTANCE_MAX_KM: i64 = 300;
/// The languages that the page offers, the most asked for by newcomers in Belgium.
pub const LANGUAGES: &[&str] = &[
    "am", "ar", "bg", "ckb", "de", "en", "es", "fa", "ff", "fr", "hy", "it", "ka", "kmr", "ku", "ln", "nl",
    "pl", "prs", "ps", "pt", "rn", "ro", "ru", "rw", "so", "sq", "sr", "sw", "ti", "tr", "uk", "ur", "wo",
    "zh",
];
/// More of a value is never looked at, in characters.
const VALUE_MAX_CHARS: usize = 100;

/// A filter's name in addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    Municipality,
    DistanceKm,
    Persons,
    From,
    Until,
    MaxRent,
    StepFree,
    Language,
    Page,
}

impl Name {
    /// Every filter, in the order of the form.
    pub const ALL: &'static [Self] = &[
        Self::Municipality,
        Self::DistanceKm,
        Self::Persons,
        Self::From,
        Self::Until,
        Self::MaxRent,
        Self::StepFree,
        Self::Language,
        Self::Page,
    ];

    /// The parameter; `max_rent` is in euros.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::DistanceKm => "distance_km",
            Self::Persons => "persons",
            Self::From => "from",
            Self::Until => "until",
            Self::MaxRent => "max_rent",
            Self::StepFree => "step_free",
            Self::Language => "language",
            Self::Page => "page",
        }
    }
}

/// A filter and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {problem}", name.as_str())]
pub struct FilterError {
    pub name: Name,
    pub problem: Problem,
}

/// The parameters of a search, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    pairs: Vec<(String, String)>,
}

impl Typed {
    /// Reads a query. The choice of the page's language is no filter.
    pub fn of(query: &str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes())
            .filter(|(name, value)| name != LANG_PARAMETER && !value.trim().is_empty())
            .map(|(name, value)| (name.into_owned(), value.trim().chars().take(VALUE_MAX_CHARS).collect()))
            .collect();
        Self { pairs }
    }

    /// What was typed for a filter, `""` where nothing was.
    pub fn get(&self, name: Name) -> &str {
        self.pairs.iter().find(|(known, _)| known == name.as_str()).map_or("", |(_, value)| value.as_str())
    }

    /// Whether anything but the place is looked for.
    pub fn has_more(&self) -> bool {
        use Name::{From, Language, MaxRent, Persons, StepFree, Until};
        [Persons, From, Until, MaxRent, StepFree, Language].iter().any(|name| !self.get(*name).is_empty())
    }

    /// Whether nothing at all is looked for.
    pub fn is_empty(&self) -> bool {
        self.get(Name::Municipality).is_empty() && !self.has_more()
    }

    /// The first parameter that is no filter.
    pub fn unknown(&self) -> Option<&str> {
        let known = |name: &str| Name::ALL.iter().any(|filter| filter.as_str() == name);
        self.pairs.iter().map(|(name, _)| name.as_str()).find(|name| !known(name))
    }

    /// The address of another page of the same search.
    pub fn address(&self, page: u32) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for name in Name::ALL.iter().filter(|name| **name != Name::Page && !self.get(**name).is_empty()) {
            query.append_pair(name.as_str(), self.get(*name));
        }
        if page > 1 {
            query.append_pair(Name::Page.as_str(), &page.to_string());
        }
        let query = query.finish();
        if query.is_empty() { "/offers".to_owned() } else { format!("/offers?{query}") }
    }

    /// The page that is asked for, counted from 1.
    ///
    /// # Errors
    /// It is no number from 1.
    pub fn page(&self) -> Result<u32, FilterError> {
        let mut reader = Reader { typed: self, errors: Vec::new() };
        let page = reader.number(Name::Page, 1, 1_000_000).unwrap_or(1);
        reader.errors.pop().map_or(Ok(u32::try_from(page).unwrap_or(1)), Err)
    }

    /// Reads the filters.
    ///
    /// # Errors
    /// Every broken rule, in the order of the form.
    pub fn read(&self, places: &Gazetteer) -> Result<Filter, Vec<FilterError>> {
        let mut r = Reader { typed: self, errors: Vec::new() };
        let areas = r.areas(places);
        let persons = r.number(Name::Persons, 1, CAPACITY_MAX).and_then(|n| u8::try_from(n).ok());
        let (from, until) = (r.date(Name::From), r.date(Name::Until));
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            let problem = Problem::EndsBeforeItBegins { from: from.to_string(), until: until.to_string() };
            r.refuse(Name::Until, problem);
        }
        let max_rent_cents = r.rent();
        let step_free = r.step_free();
        let language = r.language();
        if !r.errors.is_empty() {
            return Err(r.errors);
        }
        Ok(Filter { areas, persons, from, until, max_rent_cents, step_free, language })
    }
}

struct Reader<'a> {
    typed: &'a Typed,
    errors: Vec<FilterError>,
}

impl Reader<'_> {
    fn refuse(&mut self, name: Name, problem: Problem) {
        self.errors.push(FilterError { name, problem });
    }

    fn number(&mut self, name: Name, min: i64, max: i64) -> Option<i64> {
        let got = self.typed.get(name);
        if got.is_empty() {
            return None;
        }
        let number = got.parse().ok().filter(|number| (min..=max).contains(number));
        if number.is_none() {
            self.refuse(name, Problem::NotInRange { got: got.to_owned(), min, max });
        }
        number
    }

    fn areas(&mut self, places: &Gazetteer) -> Option<Vec<AreaCode>> {
        let radius_km = self.number(Name::DistanceKm, 0, DISTANCE_MAX_KM).unwrap_or(DISTANCE_USUAL_KM);
        let got = self.typed.get(Name::Municipality);
        if got.is_empty() {
            return None;
        }
        let found = places.find(got).and_then(|area| places.public_area(&area.code));
        let Some(centre) = found else {
            self.refuse(Name::Municipality, Problem::UnknownMunicipality { got: got.to_owned() });
            return None;
        };
        let radius_km = f64::from(i32::try_from(radius_km).unwrap_or(0));
        Some(places.within(centre, radius_km).into_iter().cloned().collect())
    }

    fn date(&mut self, name: Name) -> Option<NaiveDate> {
        let got = self.typed.get(name);
        if got.is_empty() {
            return None;
        }
        // The length keeps years of five digits out.
        let date = NaiveDate::parse_from_str(got, "%Y-%m-%d").ok().filter(|_| got.len() <= 10);
        if date.is_none() {
            self.refuse(name, Problem::NotADate { got: got.to_owned() });
        }
        date
    }

    fn rent(&mut self) -> Option<u32> {
        let got = self.typed.get(Name::MaxRent);
        if got.is_empty() {
            return None;
        }
        let cents = euros::cents(got).filter(|cents| i64::from(*cents) <= RENT_MAX_CENTS);
        if cents.is_none() {
            let problem = Problem::NotInRange { got: got.to_owned(), min: 0, max: RENT_MAX_CENTS / 100 };
            self.refuse(Name::MaxRent, problem);
        }
        cents
    }

    fn step_free(&mut self) -> StepFreeWish {
        match self.typed.get(Name::StepFree) {
            "" | "no" | "false" | "0" => StepFreeWish::Anything,
            "yes" | "true" | "1" | "on" => StepFreeWish::Needed,
            got => {
                let got = got.to_owned();
                self.refuse(Name::StepFree, Problem::NotAFlag { got });
                StepFreeWish::Anything
            }
        }
    }

    fn language(&mut self) -> Option<String> {
        let got = self.typed.get(Name::Language).to_ascii_lowercase();
        if got.is_empty() {
            return None;
        }
        let is_tag = (2..=3).contains(&got.len()) && got.bytes().all(|b| b.is_ascii_lowercase());
        if is_tag {
            return Some(got);
        }
        self.refuse(Name::Language, Problem::UnknownCode { got, known: LANGUAGES });
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<Filter, String> {
        let sentences =
            |errors: Vec<FilterError>| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        Typed::of(query).read(Gazetteer::belgium()).map_err(sentences)
    }

    #[test]
    fn an_empty_search_finds_everything() {
        for query in ["", "municipality=&distance_km=20&persons=", "lang=ar", "persons=+"] {
            assert_eq!(read(query), Ok(Filter::default()), "{query}");
        }
    }

    #[test]
    fn every_filter_is_read() {
        let query = "municipality=li%C3%A8ge&distance_km=0&persons=2&from=2026-12-01&until=2027-01-31&max_rent=350,50&step_free=yes&language=FR";
        let filter = read(query).unwrap();
        assert_eq!(filter.areas.unwrap().iter().map(AreaCode::as_str).collect::<Vec<_>>(), ["62063"]);
        assert_eq!((filter.persons, filter.max_rent_cents), (Some(2), Some(35_050)));
        assert_eq!(filter.from, NaiveDate::from_ymd_opt(2026, 12, 1));
        assert_eq!(filter.until, NaiveDate::from_ymd_opt(2027, 1, 31));
        assert_eq!((filter.step_free, filter.language.as_deref()), (StepFreeWish::Needed, Some("fr")));
    }

    #[test]
    fn a_small_municipality_is_searched_as_its_arrondissement() {
        let herstappe = read("municipality=Herstappe&distance_km=0").unwrap();
        let tongeren = read("municipality=73000&distance_km=0").unwrap();
        assert_eq!(herstappe, tongeren);
    }

    #[test]
    fn each_broken_filter_is_named_with_its_limit() {
        for (query, sentence) in [
            (
                "municipality=Atlantis",
                "municipality: \"Atlantis\" is no municipality: give its name, postcode or statistical code",
            ),
            (
                "municipality=Namur&distance_km=301",
                "distance_km: \"301\" is not a whole number from 0 to 300",
            ),
            ("persons=0", "persons: \"0\" is not a whole number from 1 to 20"),
            ("from=01-12-2026", "from: \"01-12-2026\" is not a date such as 2026-12-01"),
            (
                "from=2027-01-02&until=2027-01-01",
                "until: ends before it begins: 2027-01-01 is before 2027-01-02",
            ),
            ("max_rent=-3", "max_rent: \"-3\" is not a whole number from 0 to 5000"),
            ("step_free=perhaps", "step_free: \"perhaps\" is neither yes nor no"),
        ] {
            assert_eq!(read(query), Err(sentence.to_owned()), "{query}");
        }
        assert!(read("language=fr%27--").unwrap_err().starts_with("language: \"fr'--\" is none of am, ar"));
        assert!(read("persons=x&until=y").unwrap_err().contains("; until: "));
    }

    #[test]
    fn the_pages_of_a_search_keep_its_filters() {
        let typed = Typed::of("persons=2&municipality=La+Louvi%C3%A8re&page=3&utm=x&lang=nl");
        assert_eq!(typed.page(), Ok(3));
        assert_eq!(typed.address(4), "/offers?municipality=La+Louvi%C3%A8re&persons=2&page=4");
        assert_eq!(Typed::default().address(1), "/offers");
        assert_eq!(typed.unknown(), Some("utm"));
        assert!(Typed::of("page=0").page().is_err() && Typed::of("page=x").page().is_err());
    }
}
