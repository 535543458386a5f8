//! Reads the texts of a [`Draft`] into values, collecting every broken rule in the order of the form's fields.

use chrono::NaiveDate;

use super::codes::Coded;
use super::field::{Draft, Field};
use super::problem::{FieldError, Problem};
use crate::geo::{Area, AreaCode, AreaKind, Gazetteer};

/// A date lies at most so many years from today.
pub(super) const DATE_MAX_YEARS: i64 = 5;

/// Reads fields one after the other and keeps the problems.
pub(super) struct Reader<'a> {
    draft: &'a Draft,
    today: NaiveDate,
    areas: Areas,
    errors: Vec<FieldError>,
}

/// Which areas a place may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Areas {
    Municipalities,
    /// Arrondissements too: what others tell of a small municipality is its arrondissement (PR-04).
    All,
}

impl<'a> Reader<'a> {
    /// Starts to read a draft; `today` bounds its dates.
    pub(super) fn new(draft: &'a Draft, today: NaiveDate) -> Self {
        Self { draft, today, areas: Areas::Municipalities, errors: Vec::new() }
    }

    /// Says which areas a place may name.
    pub(super) fn allow(mut self, areas: Areas) -> Self {
        self.areas = areas;
        self
    }

    /// Notes a problem.
    pub(super) fn refuse(&mut self, field: Field, problem: Problem) {
        self.errors.push(FieldError { field, problem });
    }

    /// The problems found, in the order of the form.
    pub(super) fn into_errors(self) -> Vec<FieldError> {
        let mut errors = self.errors;
        errors.sort_by_key(|error| error.field);
        errors
    }

    /// A text of at most `max` characters, trimmed, without control characters.
    pub(super) fn text(&mut self, field: Field, max: usize) -> String {
        let text = self.draft.text(field).trim().replace("\r\n", "\n");
        let got = text.chars().count();
        if got > max {
            self.refuse(field, Problem::TooLong { got, max });
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            self.refuse(field, Problem::Unprintable);
        }
        text
    }

    /// As [`Reader::text`]; an empty one is a problem.
    pub(super) fn required_text(&mut self, field: Field, max: usize) -> String {
        let text = self.text(field, max);
        if text.is_empty() {
            self.refuse(field, Problem::Missing);
        }
        text
    }

    /// A whole number from `min` to `max`.
    pub(super) fn number(&mut self, field: Field, min: i64, max: i64) -> Option<i64> {
        let got = self.draft.text(field).trim();
        if got.is_empty() {
            return None;
        }
        match got.parse::<i64>() {
            Ok(number) if (min..=max).contains(&number) => Some(number),
            Ok(_) | Err(_) => {
                self.refuse(field, Problem::NotInRange { got: got.to_owned(), min, max });
                None
            }
        }
    }

    /// As [`Reader::number`], in the bounds of the number's type.
    pub(super) fn small<N: TryFrom<i64>>(&mut self, field: Field, min: i64, max: i64) -> Option<N> {
        self.number(field, min, max).and_then(|number| N::try_from(number).ok())
    }

    /// One of the codes of `C`.
    pub(super) fn code<C: Coded>(&mut self, field: Field) -> Option<C> {
        let text = self.draft.text(field).trim();
        if text.is_empty() { None } else { self.one_code(field, text) }
    }

    /// Several codes of `C`, each once, sorted.
    pub(super) fn code_list<C: Coded + Ord>(&mut self, field: Field) -> Vec<C> {
        let texts = self.draft.texts(field);
        let mut codes: Vec<C> = texts.iter().filter_map(|text| self.one_code(field, text.trim())).collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// Reads one code on behalf of a field.
    pub(super) fn one_code<C: Coded>(&mut self, field: Field, text: &str) -> Option<C> {
        text.parse()
            .map_err(|_| self.refuse(field, Problem::UnknownCode { got: text.to_owned(), known: C::CODES }))
            .ok()
    }

    /// `yes` or `no`.
    pub(super) fn flag(&mut self, field: Field) -> Option<bool> {
        match self.draft.text(field).trim() {
            "" => None,
            "yes" | "true" | "on" | "1" => Some(true),
            "no" | "false" | "off" | "0" => Some(false),
            got => {
                self.refuse(field, Problem::NotAFlag { got: got.to_owned() });
                None
            }
        }
    }

    /// A date such as `2026-12-01`, at most [`DATE_MAX_YEARS`] from today.
    pub(super) fn date(&mut self, field: Field) -> Option<NaiveDate> {
        let got = self.draft.text(field).trim();
        if got.is_empty() {
            return None;
        }
        let Ok(date) = NaiveDate::parse_from_str(got, "%Y-%m-%d") else {
            self.refuse(field, Problem::NotADate { got: got.to_owned() });
            return None;
        };
        if (date - self.today).num_days().abs() > DATE_MAX_YEARS * 366 {
            self.refuse(field, Problem::TooFarAway { max_years: DATE_MAX_YEARS });
            return None;
        }
        Some(date)
    }

    /// A municipality by name, postcode or statistical code.
    pub(super) fn municipality(&mut self, field: Field, gazetteer: &Gazetteer) -> Option<AreaCode> {
        let got = self.draft.text(field).trim();
        if got.is_empty() { None } else { self.one_municipality(field, got, gazetteer) }
    }

    /// Reads one municipality on behalf of a field.
    pub(super) fn one_municipality(
        &mut self,
        field: Field,
        got: &str,
        gazetteer: &Gazetteer,
    ) -> Option<AreaCode> {
        let allowed = |area: &&Area| self.areas == Areas::All || area.kind == AreaKind::Municipality;
        let found = gazetteer.find(got.trim()).filter(allowed).map(|area| area.code.clone());
        if found.is_none() {
            self.refuse(field, Problem::UnknownMunicipality { got: got.to_owned() });
        }
        found
    }

    /// The entries of a list field, at most `max`.
    pub(super) fn entries(&mut self, field: Field, max: usize) -> &'a [String] {
        let entries = self.draft.texts(field);
        if entries.len() > max {
            self.refuse(field, Problem::TooMany { got: entries.len(), max });
            return &[];
        }
        entries
    }

    /// Unwraps a required value, noting the problem where there is none and none was noted yet.
    pub(super) fn required<T>(&mut self, field: Field, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.errors.iter().any(|error| error.field == field) {
            self.refuse(field, Problem::Missing);
        }
        value
    }

    /// Refuses a range that ends before it begins.
    pub(super) fn in_order(&mut self, from: Option<NaiveDate>, until: Option<NaiveDate>, field: Field) {
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            self.refuse(
                field,
                Problem::EndsBeforeItBegins { from: from.to_string(), until: until.to_string() },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    /// What is wrong with a text, as this reader takes it.
    fn wrong<T>(field: Field, text: &str, read: impl Fn(&mut Reader<'_>) -> T) -> (T, Vec<Problem>) {
        let mut draft = Draft::new();
        draft.set(field, text);
        let mut reader = Reader::new(&draft, today());
        let value = read(&mut reader);
        (value, reader.into_errors().into_iter().map(|error| error.problem).collect())
    }

    #[test]
    fn a_text_may_have_lines_and_tabs_and_no_other_character_that_cannot_be_shown() {
        let text = |text: &str| wrong(Field::Description, text, |r| r.text(Field::Description, 9));
        assert_eq!(text(" a\r\nb\tc "), ("a\nb\tc".to_owned(), vec![]));
        assert_eq!(text("a\u{7}b").1, [Problem::Unprintable]);
        assert_eq!(text(&"é".repeat(9)).1, []);
        assert_eq!(text(&"é".repeat(10)).1, [Problem::TooLong { got: 10, max: 9 }]);
    }

    #[test]
    fn a_date_lies_at_most_so_many_days_away_on_either_side() {
        let date = |days: i64| {
            let date = today() + chrono::TimeDelta::days(days);
            wrong(Field::AvailableFrom, &date.to_string(), |r| r.date(Field::AvailableFrom)).1
        };
        let most = DATE_MAX_YEARS * 366;
        assert_eq!([date(most), date(-most)], [vec![], vec![]]);
        let far = vec![Problem::TooFarAway { max_years: DATE_MAX_YEARS }];
        assert_eq!([date(most + 1), date(-most - 1)], [far.clone(), far]);
    }

    #[test]
    fn a_range_may_end_on_the_day_on_which_it_begins() {
        let days = |days: i64| {
            let until = Some(today() + chrono::TimeDelta::days(days));
            wrong(Field::Title, "x", |r| r.in_order(Some(today()), until, Field::AvailableUntil)).1.len()
        };
        assert_eq!([-1, 0, 1].map(days), [1, 0, 0]);
    }

    #[test]
    fn a_place_is_a_municipality_and_an_arrondissement_where_others_tell_it() {
        let read = |areas| {
            let mut draft = Draft::new();
            draft.push(Field::Zones, "62063").push(Field::Zones, "62000");
            let mut reader = Reader::new(&draft, today()).allow(areas);
            let found = ["62063", "62000"]
                .map(|code| reader.one_municipality(Field::Zones, code, Gazetteer::belgium()).is_some());
            (found, reader.into_errors().len())
        };
        assert_eq!(read(Areas::Municipalities), ([true, false], 1));
        assert_eq!(read(Areas::All), ([true, true], 0));
    }

    #[test]
    fn a_list_has_so_many_entries_and_no_more() {
        let mut draft = Draft::new();
        draft.push(Field::Zones, "a").push(Field::Zones, "b");
        let entries = |max| {
            let mut reader = Reader::new(&draft, today());
            (reader.entries(Field::Zones, max).len(), reader.into_errors().len())
        };
        assert_eq!([entries(2), entries(1)], [(2, 0), (0, 1)]);
    }

    #[test]
    fn what_is_missing_is_said_once() {
        let missing = |text: &str| {
            wrong(Field::CapacityPersons, text, |r| {
                let number = r.number(Field::CapacityPersons, 1, 9);
                r.required(Field::CapacityPersons, number)
            })
        };
        assert_eq!(missing(""), (None, vec![Problem::Missing]));
        let outside = Problem::NotInRange { got: "0".to_owned(), min: 1, max: 9 };
        assert_eq!(missing("0"), (None, vec![outside]));
        assert_eq!([missing("1").0, missing("9").0], [Some(1), Some(9)]);
    }
}
