//! The fields of a person's contact and of a mandate, with what was typed into them and what is wrong.

use chrono::NaiveDate;

use super::people::{Typed, Wrong, language_name};
use crate::domain::contact::{
    CALLED_NAME_MAX_CHARS, PHONE_MAX_CHARS, POSITION_MAX_CHARS, SAFE_HOURS_MAX_CHARS, STREET_MAX_CHARS,
};
use crate::domain::private::{Channel, GivenVia, LeaveMessage, PersonKind, PrivateField};
use crate::i18n::text_id;
use crate::services::people::MandateTerms;
use crate::text::EMAIL_MAX_CHARS;
use crate::web::error::problem;
use crate::web::form::Body;
use crate::web::layout::Say;

/// Languages in which people are written to and spoken with, by their tags (product.md "Languages").
pub(super) const LANGUAGES: &[&str] =
    &["fr", "nl", "de", "en", "ar", "fa", "ps", "ti", "so", "uk", "ru", "tr", "es", "sq"];

/// A line of text in a form.
pub(super) struct TextInput {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) kind: &'static str,
    pub(super) value: String,
    pub(super) max: usize,
    pub(super) error: Option<String>,
    pub(super) is_needed: bool,
}

/// A choice in a form.
pub(super) struct ChoiceInput {
    pub(super) name: &'static str,
    pub(super) label: String,
    /// Code, words, and whether it is chosen.
    pub(super) options: Vec<(&'static str, String, bool)>,
    pub(super) error: Option<String>,
}

/// How somebody is called and reached.
pub(super) struct ContactFields {
    pub(super) texts: Vec<TextInput>,
    pub(super) choices: Vec<ChoiceInput>,
}

impl ContactFields {
    /// The fields with what was typed.
    pub(super) fn new(t: Say, typed: &Typed, wrong: &Wrong) -> Self {
        let error = |field: PrivateField| {
            let found = wrong.contact.iter().find(|error| error.field == field)?;
            Some(problem(t, &t.get(&text_id("private", field.as_str())), &found.problem))
        };
        let text = |field: PrivateField, value: &str, (kind, max): (&'static str, usize)| TextInput {
            name: field.as_str(),
            label: t.get(&text_id("private", field.as_str())),
            hint: hint(t, field),
            kind,
            value: value.to_owned(),
            max,
            error: error(field),
            is_needed: field == PrivateField::CalledName,
        };
        let contact = &typed.contact;
        let mut texts = vec![
            text(PrivateField::CalledName, &contact.called_name, ("text", CALLED_NAME_MAX_CHARS)),
            text(PrivateField::Phone, &contact.phone, ("tel", PHONE_MAX_CHARS)),
            text(PrivateField::Email, &contact.email, ("email", EMAIL_MAX_CHARS)),
            text(PrivateField::SafeHours, &contact.safe_hours, ("text", SAFE_HOURS_MAX_CHARS)),
        ];
        if typed.kind == PersonKind::Host {
            texts.push(text(PrivateField::Street, &contact.street, ("text", STREET_MAX_CHARS)));
            texts.push(text(PrivateField::Position, &contact.position, ("text", POSITION_MAX_CHARS)));
        }
        let channel = options(t, "channel", Channel::ALL.iter().map(|c| c.as_str()), &contact.channel);
        let leave =
            options(t, "leave-message", LeaveMessage::ALL.iter().map(|c| c.as_str()), &contact.leave_message);
        let spoken = LANGUAGES.iter().map(|tag| (*tag, language_name(t, tag), *tag == typed.language));
        let label = |field: PrivateField| t.get(&text_id("private", field.as_str()));
        let choices = vec![
            choice("channel", label(PrivateField::Channel), channel, error(PrivateField::Channel)),
            choice(
                "leave_message",
                label(PrivateField::LeaveMessage),
                leave,
                error(PrivateField::LeaveMessage),
            ),
            choice(
                "language",
                t.get("person-language"),
                spoken.collect(),
                wrong.language.then(|| t.get("person-language-unknown")),
            ),
        ];
        Self { texts, choices }
    }
}

fn hint(t: Say, field: PrivateField) -> Option<String> {
    match field {
        PrivateField::CalledName | PrivateField::SafeHours | PrivateField::Position => {
            Some(t.get(&format!("{}-hint", text_id("private", field.as_str()))))
        }
        PrivateField::Phone
        | PrivateField::Email
        | PrivateField::Street
        | PrivateField::Channel
        | PrivateField::LeaveMessage => None,
    }
}

pub(super) fn choice(
    name: &'static str,
    label: String,
    options: Vec<(&'static str, String, bool)>,
    error: Option<String>,
) -> ChoiceInput {
    ChoiceInput { name, label, options, error }
}

pub(super) fn options(
    t: Say,
    kind: &str,
    codes: impl Iterator<Item = &'static str>,
    chosen: &str,
) -> Vec<(&'static str, String, bool)> {
    codes.map(|code| (code, t.get(&text_id(kind, code)), code == chosen)).collect()
}

/// One of [`LANGUAGES`].
pub(super) fn language(typed: &str) -> Option<String> {
    LANGUAGES.iter().find(|tag| **tag == typed).map(|tag| (*tag).to_owned())
}

/// What was typed of a mandate.
#[derive(Default)]
pub(super) struct TypedMandate {
    pub(super) given_via: String,
    pub(super) language: String,
    pub(super) given_on: String,
}

impl TypedMandate {
    /// Takes the fields out of a form.
    pub(super) fn take(body: &mut Body) -> Self {
        let mut take = |name| body.take(name).unwrap_or_default();
        Self { given_via: take("given_via"), language: take("mandate_language"), given_on: take("given_on") }
    }

    /// Reads them.
    ///
    /// # Errors
    /// A sentence.
    pub(super) fn terms(&self, t: Say, today: NaiveDate) -> Result<MandateTerms, String> {
        let given_via: GivenVia = self.given_via.parse().map_err(|_| t.get("mandate-via-missing"))?;
        let language = language(&self.language).ok_or_else(|| t.get("mandate-language-missing"))?;
        let given_on: NaiveDate =
            self.given_on.trim().parse().map_err(|_| t.get("mandate-date-malformed"))?;
        let oldest = today - chrono::TimeDelta::days(366);
        if given_on > today || given_on < oldest {
            return Err(t.get("mandate-date-range"));
        }
        Ok(MandateTerms { given_via, language, given_on })
    }
}

/// The fields of a mandate.
pub(super) struct MandateFields {
    pub(super) via: ChoiceInput,
    pub(super) language: ChoiceInput,
    pub(super) given_on: String,
    pub(super) error: Option<String>,
}

impl MandateFields {
    /// The fields with what was typed.
    pub(super) fn new(t: Say, typed: &TypedMandate, error: Option<String>) -> Self {
        let via = options(t, "given-via", GivenVia::ALL.iter().map(|c| c.as_str()), &typed.given_via);
        let spoken = LANGUAGES.iter().map(|tag| (*tag, language_name(t, tag), *tag == typed.language));
        Self {
            via: choice("given_via", t.get("mandate-via"), via, None),
            language: choice("mandate_language", t.get("mandate-language"), spoken.collect(), None),
            given_on: typed.given_on.clone(),
            error,
        }
    }
}
