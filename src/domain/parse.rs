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
