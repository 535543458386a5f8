//! A browser's form and the [`Draft`] it stands for: reads a body, keeps all that was typed, and writes a draft out again.
//! Invariants: a name that the form does not have is refused; what was typed is never lost, however wrong.

mod euros;
mod names;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use self::euros::cents;
pub use self::names::{BUDGET_AMOUNT, RENT, Rows, Typing, name, row_name, typing};
use self::names::{Times, owner};
use crate::domain::field::{Draft, Field, Purpose};
use crate::geo::{AreaCode, Gazetteer};

/// The largest body of a form, in bytes.
pub const BODY_MAX_BYTES: usize = 64 * 1024;

/// Why a body is no such form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    #[error("{0}: the form has no such field")]
    Unknown(String),
    #[error("{0}: the field stands there more than once")]
    Twice(String),
}

/// The names and values of an urlencoded body, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body(Vec<(String, String)>);

impl Body {
    /// Decodes a body (`application/x-www-form-urlencoded`); every text is such a body.
    pub fn decode(bytes: &[u8]) -> Self {
        Self(url::form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// Takes what is no field of a proposal out of the body: the last value with this name.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let mut taken = None;
        self.0.retain_mut(|(key, value)| {
            let found = key == name;
            if found {
                taken = Some(std::mem::take(value));
            }
            !found
        });
        taken
    }

    /// Takes all values with this name: those of boxes that were ticked.
    pub fn take_all(&mut self, name: &str) -> Vec<String> {
        let mut taken = Vec::new();
        self.0.retain_mut(|(key, value)| {
            let found = key == name;
            if found {
                taken.push(std::mem::take(value));
            }
            !found
        });
        taken
    }

    /// Sees that nothing is left.
    ///
    /// # Errors
    /// [`FormError::Unknown`] with the first name that is.
    pub fn finish(self) -> Result<(), FormError> {
        self.0.into_iter().next().map_or(Ok(()), |(name, _)| Err(FormError::Unknown(name)))
    }
}

/// What somebody typed into the form of a proposal, by the names of its inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    purpose: Purpose,
    texts: BTreeMap<String, Vec<String>>,
}

impl Typed {
    /// An empty form.
    pub fn new(purpose: Purpose) -> Self {
        Self { purpose, texts: BTreeMap::new() }
    }

    /// Takes what a body holds.
    ///
    /// # Errors
    /// [`FormError`] with the name of the field that this form does not have, or has once only.
    pub fn read(purpose: Purpose, body: Body) -> Result<Self, FormError> {
        let mut typed = Self::new(purpose);
        for (name, value) in body.0 {
            let Some((_, times)) = owner(purpose, &name) else { return Err(FormError::Unknown(name)) };
            if times == Times::Once && typed.texts.contains_key(&name) {
                return Err(FormError::Twice(name));
            }
            typed.texts.entry(name).or_default().push(value);
        }
        Ok(typed)
    }

    /// Fills the form in with a draft; names of municipalities are in the language of `tag` (BCP-47).
    pub fn of(purpose: Purpose, draft: &Draft, tag: &str) -> Self {
        let mut typed = Self::new(purpose);
        for (field, texts) in draft.iter().filter(|(field, _)| field.belongs_to(purpose)) {
            typed.fill(field, texts, tag);
        }
        typed
    }

    fn fill(&mut self, field: Field, texts: &[String], tag: &str) {
        let first = texts.first().map_or("", String::as_str);
        match typing(field) {
            Typing::Plain | Typing::Digits => self.set(name(field), first),
            Typing::Euros => self.set(RENT, &amount(first)),
            Typing::Place => self.set(field.name(), &place_name(first, tag)),
            Typing::Places => {
                let places: Vec<String> = texts.iter().map(|text| place_name(text, tag)).collect();
                self.set(field.name(), &places.join(", "));
            }
            Typing::Boxes => {
                self.texts.insert(field.name().to_owned(), texts.to_vec());
            }
            Typing::Budget => {
                let (kind, cents) = first.split_once(':').unwrap_or((first, ""));
                self.set(field.name(), kind);
                self.set(BUDGET_AMOUNT, &amount(cents));
            }
            Typing::Rows(rows) => {
                for (at, text) in texts.iter().enumerate() {
                    self.fill_row(field, rows, at + 1, (text, tag));
                }
            }
        }
    }

    fn fill_row(&mut self, field: Field, rows: Rows, row: usize, (text, tag): (&str, &str)) {
        for (part, value) in rows.parts.iter().zip(text.splitn(rows.parts.len(), ':')) {
            let value = if *part == "place" { place_name(value, tag) } else { value.to_owned() };
            self.set(&row_name(field, row, part), &value);
        }
    }

    fn set(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.texts.insert(name.to_owned(), vec![value.to_owned()]);
        }
    }

    /// Offer or request.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// What was typed under a name, `""` where nothing was.
    pub fn text(&self, name: &str) -> &str {
        self.texts(name).first().map_or("", String::as_str)
    }

    /// The boxes that were ticked under a name.
    pub fn texts(&self, name: &str) -> &[String] {
        self.texts.get(name).map_or(&[], Vec::as_slice)
    }

    /// How many rows a page shows: those that are filled in, and at least [`Rows::shown`].
    pub fn row_count(&self, field: Field, rows: Rows) -> usize {
        self.last_row(field, rows).max(rows.shown)
    }

    /// The last row in which something was typed; 0 where none.
    pub fn last_row(&self, field: Field, rows: Rows) -> usize {
        let filled = |row: &usize| {
            let leads = rows.parts.iter().filter(|part| !chosen_before(part));
            leads.into_iter().any(|part| !self.text(&row_name(field, *row, part)).trim().is_empty())
        };
        (1..=rows.max).rev().find(filled).unwrap_or(0)
    }

    /// The draft that was meant: euros become cents, rows become entries. Nothing is judged here.
    pub fn draft(&self) -> Draft {
        let mut draft = Draft::new();
        for field in Field::ALL.iter().copied().filter(|field| field.belongs_to(self.purpose)) {
            self.write(field, &mut draft);
        }
        draft
    }

    fn write(&self, field: Field, draft: &mut Draft) {
        let text = self.text(name(field));
        match typing(field) {
            Typing::Plain | Typing::Place => {
                draft.set(field, text);
            }
            Typing::Digits => {
                draft.set(field, euros::western(text));
            }
            Typing::Euros => {
                draft.set(field, cents(text).map_or_else(|| text.to_owned(), |cents| cents.to_string()));
            }
            Typing::Places => {
                for place in text.split([',', ';', '\n', '،']) {
                    draft.push(field, place.trim());
                }
            }
            Typing::Boxes => {
                for code in self.texts(field.name()) {
                    draft.push(field, code.as_str());
                }
            }
            Typing::Budget => {
                draft.set(field, self.budget(text));
            }
            Typing::Rows(rows) => {
                for row in 1..=rows.max {
                    draft.push(field, self.row(field, rows, row));
                }
            }
        }
    }

    /// The budget's entry: only two of its kinds have an amount.
    fn budget(&self, kind: &str) -> String {
        if !takes_amount(kind) {
            return kind.to_owned();
        }
        let typed = self.text(BUDGET_AMOUNT).trim();
        format!("{kind}:{}", cents(typed).map_or_else(|| typed.to_owned(), |cents| cents.to_string()))
    }

    /// A row's entry, `""` where nothing was typed in it.
    fn row(&self, field: Field, rows: Rows, row: usize) -> String {
        let parts: Vec<&str> =
            rows.parts.iter().map(|part| self.text(&row_name(field, row, part)).trim()).collect();
        let typed =
            rows.parts.iter().zip(&parts).any(|(part, text)| !chosen_before(part) && !text.is_empty());
        if typed { parts.join(":").trim_end_matches(':').to_owned() } else { String::new() }
    }
}

/// Whether a kind of budget has an amount.
pub fn takes_amount(kind: &str) -> bool {
    matches!(kind, "up_to" | "confirmed")
}

/// Whether a part of a row has a choice before anybody touches it: alone it is no answer.
fn chosen_before(part: &&str) -> bool {
    matches!(*part, "level" | "gender")
}

/// Cents as euros; what is no number stays as it is.
fn amount(cents: &str) -> String {
    cents.parse::<i64>().map_or_else(|_| cents.to_owned(), euros::euros)
}

/// The name of a municipality that is found again by this name; its postcode or code where the name means another one.
fn place_name(text: &str, tag: &str) -> String {
    let places = Gazetteer::belgium();
    let Some(area) = text.parse::<AreaCode>().ok().and_then(|code| places.by_code(&code)) else {
        return text.to_owned();
    };
    let means_it = |name: &&str| places.find(name).is_some_and(|found| found.code == area.code);
    let mut names = std::iter::once(area.name(tag)).chain(area.postcodes.iter().copied());
    names.find(means_it).unwrap_or_else(|| area.code.as_str()).to_owned()
}
