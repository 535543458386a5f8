//! The names of the form's inputs, and which field each belongs to.
//! Invariant: a name that is not made here is refused, so that no form takes a name, street, phone or e-mail of a host or seeker.

use crate::domain::field::{Field, Purpose, Shape};
use crate::domain::proposal::LANGUAGES_MAX;
use crate::domain::sought::{MEMBERS_MAX, ZONES_MAX};

/// The input for the rent, in euros: the field itself is in cents.
pub const RENT: &str = "monthly_rent";
/// The input for the amount of a budget, in euros.
pub const BUDGET_AMOUNT: &str = "budget_amount";

/// How a field is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// One text, choice or date.
    Plain,
    /// One text of digits.
    Digits,
    /// One amount in euros, under [`RENT`].
    Euros,
    /// One municipality.
    Place,
    /// Several municipalities in one text, with commas or lines between them.
    Places,
    /// Boxes to tick, one a code.
    Boxes,
    /// A choice, and an amount under [`BUDGET_AMOUNT`].
    Budget,
    /// Rows of several inputs each.
    Rows(Rows),
}

/// The rows of a list field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rows {
    /// The parts of one row, in the order in which the field's entry joins them with `:`.
    pub parts: &'static [&'static str],
    /// The most rows that are read.
    pub max: usize,
    /// The least rows that a page shows.
    pub shown: usize,
}

const LANGUAGES: Rows = Rows { parts: &["tag", "level"], max: LANGUAGES_MAX, shown: 4 };
const MEMBERS: Rows = Rows { parts: &["age", "role", "gender"], max: MEMBERS_MAX, shown: 8 };
const ANCHORS: Rows = Rows { parts: &["kind", "place"], max: ZONES_MAX, shown: 3 };

/// How a field is typed.
pub fn typing(field: Field) -> Typing {
    match field {
        Field::MonthlyRentCents => Typing::Euros,
        Field::Municipality => Typing::Place,
        Field::Zones => Typing::Places,
        Field::Budget => Typing::Budget,
        Field::Languages | Field::SpokenLanguages => Typing::Rows(LANGUAGES),
        Field::Members => Typing::Rows(MEMBERS),
        Field::Anchors => Typing::Rows(ANCHORS),
        other => match other.shape() {
            Shape::List => Typing::Boxes,
            Shape::Number | Shape::Date => Typing::Digits,
            Shape::Text | Shape::Flag | Shape::Code => Typing::Plain,
        },
    }
}

/// The name of a field's input; of rows and boxes, what their names begin with.
pub fn name(field: Field) -> &'static str {
    match typing(field) {
        Typing::Euros => RENT,
        Typing::Plain
        | Typing::Digits
        | Typing::Place
        | Typing::Places
        | Typing::Boxes
        | Typing::Budget
        | Typing::Rows(_) => field.name(),
    }
}

/// The name of one input of a row; rows count from 1.
pub fn row_name(field: Field, row: usize, part: &str) -> String {
    format!("{}_{row}_{part}", field.name())
}

/// What a name stands for in the form of a purpose; `None` for a name that the form does not have.
pub(super) fn owner(purpose: Purpose, wanted: &str) -> Option<(Field, Times)> {
    Field::ALL
        .iter()
        .copied()
        .filter(|field| field.belongs_to(purpose))
        .find_map(|field| times(field, wanted))
}

/// How often a name may stand in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Times {
    Once,
    Often,
}

fn times(field: Field, wanted: &str) -> Option<(Field, Times)> {
    let once = Some((field, Times::Once));
    match typing(field) {
        Typing::Boxes => (wanted == field.name()).then_some((field, Times::Often)),
        Typing::Rows(rows) => is_row(field, rows, wanted).then_some((field, Times::Once)),
        Typing::Budget if wanted == BUDGET_AMOUNT => once,
        Typing::Plain | Typing::Digits | Typing::Euros | Typing::Place | Typing::Places | Typing::Budget => {
            if wanted == name(field) {
                once
            } else {
                None
            }
        }
    }
}

fn is_row(field: Field, rows: Rows, wanted: &str) -> bool {
    let rest = wanted.strip_prefix(field.name()).and_then(|rest| rest.strip_prefix('_'));
    let Some((number, part)) = rest.and_then(|rest| rest.split_once('_')) else { return false };
    let canonical =
        number.parse::<usize>().is_ok_and(|n| (1..=rows.max).contains(&n) && n.to_string() == number);
    canonical && rows.parts.contains(&part)
}
