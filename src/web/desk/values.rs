//! The values of a proposal in words, for the page that shows all of them to the staff.

use chrono::NaiveDate;

use super::groups::{code_text, codes, field_label, groups, part_codes};
use crate::domain::field::{Draft, Field, Purpose, Shape};
use crate::geo::{AreaCode, Gazetteer};
use crate::i18n::{self, text_id};
use crate::services::wording::language_name;
use crate::web::form::{Rows, Typing, typing};
use crate::web::layout::Say;

/// The values under one heading of the form.
pub(super) struct Section {
    pub(super) title: String,
    pub(super) values: Vec<Value>,
}

/// A field and its value in words.
pub(super) struct Value {
    pub(super) label: String,
    /// One a line where there are several.
    pub(super) lines: Vec<String>,
}

/// Every value of a draft, in the groups of the form; titles and descriptions have their own place on the page.
pub(super) fn sections(t: Say, purpose: Purpose, draft: &Draft) -> Vec<Section> {
    let value =
        |field: &Field| Value { label: field_label(t, *field), lines: words(t, *field, draft.texts(*field)) };
    let section = |group: &super::groups::Group| Section {
        title: t.get(&format!("desk-group-{}", group.name)),
        values: group
            .fields
            .iter()
            .chain(group.more)
            .filter(|field| draft.has(**field) && !matches!(field, Field::Title | Field::Description))
            .map(value)
            .collect(),
    };
    groups(purpose).iter().map(section).filter(|section| !section.values.is_empty()).collect()
}

fn words(t: Say, field: Field, texts: &[String]) -> Vec<String> {
    let first = texts.first().map_or("", String::as_str);
    match typing(field) {
        Typing::Euros => vec![amount(t, first)],
        Typing::Place | Typing::Places => vec![joined(t, texts.iter().map(|code| place(t, code)))],
        Typing::Budget => vec![budget(t, first)],
        Typing::Rows(rows) => texts.iter().map(|text| row(t, rows, text)).collect(),
        Typing::Boxes => vec![joined(t, texts.iter().map(|code| of_code(t, field, code)))],
        Typing::Plain | Typing::Digits => vec![match field.shape() {
            Shape::Date => date(t, first),
            Shape::Flag => t.get(&text_id("flag", first)),
            Shape::Code => of_code(t, field, first),
            Shape::Text | Shape::Number | Shape::List => first.to_owned(),
        }],
    }
}

fn joined(t: Say, items: impl Iterator<Item = String>) -> String {
    i18n::list(t.0, &items.collect::<Vec<_>>())
}

fn of_code(t: Say, field: Field, code: &str) -> String {
    codes(field).map_or_else(|| code.to_owned(), |(kind, _)| code_text(t, kind, code))
}

fn amount(t: Say, cents: &str) -> String {
    cents.parse().map_or_else(|_| cents.to_owned(), |cents| i18n::euros(t.0, cents))
}

fn date(t: Say, text: &str) -> String {
    text.parse::<NaiveDate>().map_or_else(|_| text.to_owned(), |date| i18n::date(t.0, date))
}

/// A municipality with its postcode or code: several have the same name.
fn place(t: Say, code: &str) -> String {
    let area = code.parse::<AreaCode>().ok().and_then(|code| Gazetteer::belgium().by_code(&code));
    area.map_or_else(
        || code.to_owned(),
        |area| {
            format!("{} ({})", area.name(t.0.tag()), area.postcodes.first().unwrap_or(&area.code.as_str()))
        },
    )
}

fn budget(t: Say, text: &str) -> String {
    match text.split_once(':') {
        Some((kind, cents)) => t.with1(&text_id("budget", kind), "amount", amount(t, cents)),
        None => t.get(&text_id("budget", text)),
    }
}

fn row(t: Say, rows: Rows, text: &str) -> String {
    let parts = rows.parts.iter().zip(text.splitn(rows.parts.len(), ':'));
    let words: Vec<String> = parts
        .filter(|(part, code)| !(**part == "gender" && *code == "undisclosed"))
        .map(|(part, code)| match (*part, part_codes(part)) {
            ("tag", _) => language_name(t.0, code),
            ("place", _) => place(t, code),
            (_, Some((kind, _))) => code_text(t, kind, code),
            (_, None) => code.to_owned(),
        })
        .collect();
    words.join(" · ")
}
