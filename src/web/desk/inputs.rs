//! The inputs of the form as the template shows them: label, hint, what was typed, and what is wrong with it.

use super::groups::{Codes, LANGUAGE_TAGS, code_text, codes, field_label, is_required, part_codes};
use super::problems::Problems;
use crate::domain::field::{Field, Shape};
use crate::domain::guidance::beside_field;
use crate::domain::proposal::{DESCRIPTION_MAX_CHARS, TITLE_MAX_CHARS};
use crate::i18n::{Texts, text_id};
use crate::services::wording::language_name;
use crate::web::form::{BUDGET_AMOUNT, Rows, Typed, Typing, name, row_name, typing};
use crate::web::guidance::{Help, together};
use crate::web::layout::{Page, Say};

/// The rows of a list that are not folded away before anybody filled them in.
const ROWS_OPEN: usize = 2;

/// One field of the form.
pub(super) struct Input {
    /// What the ids of its hint and error are made of.
    pub(super) key: &'static str,
    /// The id of its element, or of the first one of several.
    pub(super) id: String,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) error: Option<String>,
    pub(super) required: bool,
    /// The attribute with the ids of the hint and the error, for whoever hears the page; made of field names alone, so that it needs
    /// no escaping.
    pub(super) described: String,
    /// The attributes of a single input: that one, and whether it is wrong or must be filled in.
    pub(super) attributes: String,
    pub(super) control: Control,
    /// What helps to choose.
    pub(super) help: Option<Help>,
}

/// How a field is shown.
pub(super) enum Control {
    Line { value: String, keyboard: &'static str, unit: Option<String> },
    Lines { value: String, rows: u8 },
    Date { value: String, kind: &'static str },
    Choice(Vec<Choice>),
    Boxes(Vec<Choice>),
    Amount { choices: Vec<Choice>, name: &'static str, label: String, value: String },
    Rows { rows: Vec<Row>, more: Vec<Row> },
}

/// One of several answers.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// One row of a list.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) cells: Vec<Cell>,
}

/// One input of a row: a choice, or a line where there is nothing to choose from.
pub(super) struct Cell {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) value: String,
    pub(super) choices: Vec<Choice>,
}

/// Makes the inputs of a form.
pub(super) struct Maker<'a> {
    pub(super) page: &'a Page,
    pub(super) t: Say,
    pub(super) typed: &'a Typed,
    pub(super) problems: &'a Problems,
}

impl Maker<'_> {
    /// The input of a field.
    pub(super) fn input(&self, field: Field) -> Input {
        let id = element_id(field);
        let hint = self.hint(field);
        let error = self.problems.of(field);
        let ids = [hint.as_ref().map(|_| "hint"), error.as_ref().map(|_| "error")];
        let ids: Vec<String> = ids.iter().flatten().map(|end| format!("f-{}-{end}", field.name())).collect();
        let described =
            if ids.is_empty() { String::new() } else { format!(" aria-describedby=\"{}\"", ids.join(" ")) };
        let invalid = if error.is_some() { " aria-invalid=\"true\"" } else { "" };
        let required = if is_required(field) { " aria-required=\"true\"" } else { "" };
        let attributes = format!("{described}{invalid}{required}");
        Input {
            key: field.name(),
            id,
            name: name(field).to_owned(),
            label: field_label(self.t, field),
            hint,
            error,
            required: is_required(field),
            described,
            attributes,
            control: self.control(field),
            help: together(self.page, &text_id("guidance-beside", field.name()), beside_field(field)),
        }
    }

    fn hint(&self, field: Field) -> Option<String> {
        let max = match field {
            Field::Title => TITLE_MAX_CHARS,
            Field::Description => DESCRIPTION_MAX_CHARS,
            _ => 0,
        };
        let id = text_id("desk-hint", field.name());
        Texts::load().has(&id).then(|| self.t.with1(&id, "max", max))
    }

    fn control(&self, field: Field) -> Control {
        let value = self.typed.text(name(field)).to_owned();
        match typing(field) {
            Typing::Rows(rows) => self.rows(field, rows),
            Typing::Boxes => {
                let ticked = self.typed.texts(field.name());
                Control::Boxes(codes(field).map(|codes| self.choices(codes, ticked)).unwrap_or_default())
            }
            Typing::Budget => Control::Amount {
                choices: self.choice_of(field, &value),
                name: BUDGET_AMOUNT,
                label: self.t.get("desk-budget-amount"),
                value: self.typed.text(BUDGET_AMOUNT).to_owned(),
            },
            Typing::Euros => {
                Control::Line { value, keyboard: "decimal", unit: Some(self.t.get("desk-unit-euros")) }
            }
            Typing::Place => Control::Line { value, keyboard: "text", unit: None },
            Typing::Places => Control::Lines { value, rows: 2 },
            Typing::Plain | Typing::Digits => self.plain(field, value),
        }
    }

    fn plain(&self, field: Field, value: String) -> Control {
        match field.shape() {
            Shape::Date => Control::Date { kind: date_kind(&value), value },
            Shape::Number => Control::Line { value, keyboard: "numeric", unit: None },
            Shape::Flag => Control::Choice(self.flag(&value)),
            Shape::Code => Control::Choice(self.choice_of(field, &value)),
            Shape::Text if field == Field::Description => Control::Lines { value, rows: 6 },
            Shape::Text | Shape::List => Control::Line { value, keyboard: "text", unit: None },
        }
    }

    fn flag(&self, value: &str) -> Vec<Choice> {
        let answer = |code: &str, label| Choice { value: code.to_owned(), label, chosen: code == value };
        vec![
            answer("", self.t.get("desk-not-said")),
            answer("yes", self.t.get("flag-yes")),
            answer("no", self.t.get("flag-no")),
        ]
    }

    /// The codes of a field, with an empty answer first; a value that is no code stays, so that it can be seen.
    fn choice_of(&self, field: Field, value: &str) -> Vec<Choice> {
        let known = codes(field).unwrap_or(("", &[]));
        let mut choices =
            vec![self.empty(if is_required(field) { "desk-choose" } else { "desk-not-said" }, value)];
        choices.extend(self.choices(known, std::slice::from_ref(&value.to_owned())));
        keep_unknown(&mut choices, value);
        choices
    }

    fn empty(&self, text: &str, value: &str) -> Choice {
        Choice { value: String::new(), label: self.t.get(text), chosen: value.is_empty() }
    }

    fn choices(&self, (kind, codes): Codes, chosen: &[String]) -> Vec<Choice> {
        let choice = |code: &&str| Choice {
            value: (*code).to_owned(),
            label: code_text(self.t, kind, code),
            chosen: chosen.iter().any(|value| value == code),
        };
        codes.iter().map(choice).collect()
    }

    fn rows(&self, field: Field, rows: Rows) -> Control {
        let last = self.typed.last_row(field, rows);
        let open = (last + 1).clamp(ROWS_OPEN, rows.max);
        let mut all: Vec<Row> =
            (1..=self.typed.row_count(field, rows).max(open)).map(|row| self.row(field, rows, row)).collect();
        let more = all.split_off(open.min(all.len()));
        Control::Rows { rows: all, more }
    }

    fn row(&self, field: Field, rows: Rows, row: usize) -> Row {
        let label = self.t.with1(&text_id("desk-row", field.name()), "number", row);
        Row {
            label,
            cells: rows.parts.iter().map(|part| self.cell(row_name(field, row, part), part)).collect(),
        }
    }

    fn cell(&self, name: String, part: &str) -> Cell {
        let value = self.typed.text(&name).to_owned();
        let mut choices = Vec::new();
        if part == "tag" {
            choices.push(self.empty("desk-choose", &value));
            choices.extend(LANGUAGE_TAGS.iter().map(|tag| Choice {
                value: (*tag).to_owned(),
                label: language_name(self.t.0, tag),
                chosen: value == *tag,
            }));
        } else if let Some(codes) = part_codes(part) {
            choices.push(self.empty("desk-choose", &value));
            choices.extend(self.choices(codes, std::slice::from_ref(&value)));
        }
        if !choices.is_empty() {
            keep_unknown(&mut choices, &value);
            usual(&mut choices, part);
        }
        Cell { label: self.t.get(&text_id("desk-part", part)), name, value, choices }
    }
}

/// The id of a field's element: where the list of problems leads.
pub(super) fn element_id(field: Field) -> String {
    match typing(field) {
        Typing::Rows(rows) => format!("f-{}", row_name(field, 1, rows.parts.first().unwrap_or(&""))),
        Typing::Plain
        | Typing::Digits
        | Typing::Euros
        | Typing::Place
        | Typing::Places
        | Typing::Boxes
        | Typing::Budget => format!("f-{}", name(field)),
    }
}

/// A value that is not among the choices is added to them.
fn keep_unknown(choices: &mut Vec<Choice>, value: &str) {
    if !choices.iter().any(|choice| choice.value == value) {
        choices.push(Choice { value: value.to_owned(), label: value.to_owned(), chosen: true });
    }
}

/// What a part of an untouched row says: the middle level, and no gender.
fn usual(choices: &mut [Choice], part: &str) {
    let usual = match part {
        "level" => "conversational",
        "gender" => "undisclosed",
        _ => return,
    };
    if choices.iter().any(|choice| choice.chosen && choice.value.is_empty()) {
        for choice in choices {
            choice.chosen = choice.value == usual;
        }
    }
}

/// A browser's date input drops what is no date, so such a value is shown in a line.
fn date_kind(value: &str) -> &'static str {
    let date = value.is_empty() || chrono::NaiveDate::parse_from_str(value, "%Y-%m-%d").is_ok();
    if date { "date" } else { "text" }
}
