//! What is wrong with a form, in the reader's language: beside each field, and in a list at the top that leads to the fields.

use chrono::NaiveDate;

use super::groups::{field_label, in_order};
use super::inputs::element_id;
use crate::domain::field::Field;
use crate::domain::offered::RENT_MAX_CENTS;
use crate::domain::problem::{FieldError, Problem};
use crate::i18n;
use crate::web::error::field_error;
use crate::web::form::{BUDGET_AMOUNT, RENT, Typed};
use crate::web::layout::Say;

/// The problems of a form, in the order of the page.
#[derive(Default)]
pub(super) struct Problems(Vec<(Field, String)>);

/// A line of the list at the top.
pub(super) struct ProblemLink {
    /// The id of the field's element.
    pub(super) id: String,
    pub(super) text: String,
}

impl Problems {
    /// Words the errors of a form.
    pub(super) fn of_errors(t: Say, typed: &Typed, errors: &[FieldError]) -> Self {
        let rank = |field: Field| in_order(typed.purpose()).position(|known| known == field);
        let mut worded: Vec<(Field, String)> =
            errors.iter().map(|error| (error.field, word(t, typed, error))).collect();
        worded.sort_by_key(|(field, _)| rank(*field));
        worded.dedup();
        Self(worded)
    }

    /// What is wrong with one field.
    pub(super) fn of(&self, field: Field) -> Option<String> {
        let texts: Vec<&str> =
            self.0.iter().filter(|(known, _)| *known == field).map(|(_, text)| text.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    }

    /// The list at the top of the page.
    pub(super) fn links(&self) -> Vec<ProblemLink> {
        let link =
            |(field, text): &(Field, String)| ProblemLink { id: element_id(*field), text: text.clone() };
        self.0.iter().map(link).collect()
    }
}

/// One problem in words: as it was typed, where the draft holds it otherwise.
fn word(t: Say, typed: &Typed, error: &FieldError) -> String {
    match (error.field, &error.problem) {
        (Field::MonthlyRentCents, Problem::NotInRange { .. }) => {
            let most =
                u32::try_from(RENT_MAX_CENTS).map_or_else(|_| String::new(), |cents| i18n::euros(t.0, cents));
            t.with2("desk-problem-rent", ("got", typed.text(RENT).trim()), ("max", &most))
        }
        (Field::Budget, Problem::Malformed { .. }) => match typed.text(BUDGET_AMOUNT).trim() {
            "" => t.get("desk-problem-budget-missing"),
            got => t.with1("desk-problem-budget", "got", got),
        },
        (Field::Members | Field::Anchors | Field::Languages | Field::SpokenLanguages, wrong)
            if is_half(wrong) =>
        {
            t.with1("desk-problem-half-row", "field", field_label(t, error.field))
        }
        _ => generic(t, error),
    }
}

/// A problem as every door's pages say it, with its dates in words.
pub(super) fn generic(t: Say, error: &FieldError) -> String {
    match &error.problem {
        Problem::EndsBeforeItBegins { from, until } => {
            let problem = Problem::EndsBeforeItBegins { from: in_words(t, from), until: in_words(t, until) };
            field_error(t, &FieldError { field: error.field, problem })
        }
        _ => field_error(t, error),
    }
}

/// Whether a row lacks a part.
fn is_half(problem: &Problem) -> bool {
    match problem {
        Problem::Malformed { .. } => true,
        Problem::UnknownCode { got, .. } | Problem::UnknownMunicipality { got } => got.is_empty(),
        _ => false,
    }
}

fn in_words(t: Say, date: &str) -> String {
    date.parse::<NaiveDate>().map_or_else(|_| date.to_owned(), |date| i18n::date(t.0, date))
}
