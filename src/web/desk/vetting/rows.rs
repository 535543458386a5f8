//! The rows of a vetting's page: what is recorded of each step and adult, and the form with what was typed about it.

use super::{Found, Typed, VIAS};
use crate::domain::vetting::{
    AdultConsent, CONSENT_LANGUAGES, ConsentState, ConsentVia, StepOutcome, StepRecord, VettingStep,
};
use crate::i18n::{self, text_id};
use crate::ids::AccountId;
use crate::services::wording::language_name;
use crate::web::layout::Say;

/// A step with its form.
pub(super) struct StepRow {
    pub(super) code: &'static str,
    pub(super) label: String,
    /// The class and the words of what came of it.
    pub(super) state: (&'static str, String),
    pub(super) lines: Vec<String>,
    pub(super) form: OutcomeForm,
}

/// What somebody typed about a step.
pub(in crate::web::desk) struct OutcomeForm {
    pub(in crate::web::desk) outcomes: Vec<Choice>,
    pub(in crate::web::desk) date: String,
    pub(in crate::web::desk) error: Option<String>,
}

pub(super) struct AdultRow {
    pub(super) number: u8,
    pub(super) label: String,
    pub(super) state: (&'static str, String),
    pub(super) lines: Vec<String>,
    pub(super) states: Vec<Choice>,
    pub(super) languages: Vec<Choice>,
    pub(super) vias: Vec<Choice>,
    pub(super) date: String,
    pub(super) error: Option<String>,
}

/// One of several answers.
pub(in crate::web::desk) struct Choice {
    pub(in crate::web::desk) code: &'static str,
    pub(in crate::web::desk) label: String,
    pub(in crate::web::desk) chosen: bool,
}

pub(super) fn email(emails: &[(AccountId, String)], of: Option<AccountId>) -> Option<String> {
    let of = of?;
    emails.iter().find(|(id, _)| *id == of).map(|(_, email)| email.clone())
}

/// A step as it stands, with what was typed about it.
pub(super) fn step_row(t: Say, step: VettingStep, found: &Found, typed: &Typed) -> StepRow {
    let record = found.screening.step(step);
    let typed = (typed.of == step.as_str()).then_some(typed);
    StepRow {
        code: step.as_str(),
        label: t.get(&text_id("vetting-step", step.as_str())),
        state: record
            .map_or_else(|| ("screening", t.get("vetting-none")), |record| outcome(t, record.outcome)),
        lines: record.map(|record| step_lines(t, record, &found.emails)).unwrap_or_default(),
        form: outcome_form(t, typed),
    }
}

/// The form of a step's outcome.
pub(in crate::web::desk) fn outcome_form(t: Say, typed: Option<&Typed>) -> OutcomeForm {
    let chosen = typed.map_or(StepOutcome::Passed.as_str(), |typed| typed.choice.as_str());
    OutcomeForm {
        outcomes: choices(t, "step-outcome", StepOutcome::ALL.iter().map(|code| code.as_str()), chosen),
        date: typed.map(|typed| typed.date.clone()).unwrap_or_default(),
        error: typed.and_then(|typed| typed.error.clone()),
    }
}

/// The class and the words of an outcome.
pub(in crate::web::desk) fn outcome(t: Say, outcome: StepOutcome) -> (&'static str, String) {
    let class = match outcome {
        StepOutcome::Passed => "published",
        StepOutcome::Failed => "occupied",
        StepOutcome::Withdrawn => "screening",
    };
    (class, t.get(&text_id("step-outcome", outcome.as_str())))
}

fn step_lines(t: Say, record: &StepRecord, emails: &[(AccountId, String)]) -> Vec<String> {
    let mut lines = vec![t.with1("vetting-on", "date", i18n::date(t.0, record.done_on))];
    lines.extend(email(emails, record.checked_by).map(|who| t.with1("vetting-by", "who", who)));
    if record.outcome == StepOutcome::Passed {
        lines.push(t.with1("vetting-until", "date", i18n::date(t.0, record.valid_until)));
    }
    lines
}

pub(super) fn adult_row(t: Say, number: u8, found: &Found, typed: &Typed) -> AdultRow {
    let consent = found.screening.consent(number);
    let typed = (typed.of == number.to_string()).then_some(typed);
    let state = consent.map_or_else(
        || ("screening", t.get("vetting-none")),
        |consent| {
            let class = match consent.state {
                ConsentState::Given => "published",
                ConsentState::Refused | ConsentState::Revoked => "occupied",
            };
            (class, t.get(&text_id("consent-state", consent.state.as_str())))
        },
    );
    let or = |of: fn(&Typed) -> &str, usual: &'static str| typed.map_or(usual, of).to_owned();
    let chosen = or(|typed| &typed.language, t.0.tag());
    let languages = CONSENT_LANGUAGES.iter().map(|tag| Choice {
        code: tag,
        label: language_name(t.0, tag),
        chosen: *tag == chosen,
    });
    AdultRow {
        number,
        label: t.with1("vetting-adult", "number", number),
        state,
        lines: consent.map(|consent| consent_lines(t, consent, &found.emails)).unwrap_or_default(),
        states: choices(
            t,
            "consent-state",
            ConsentState::ALL.iter().map(|code| code.as_str()),
            &or(|typed| &typed.choice, ConsentState::Given.as_str()),
        ),
        languages: languages.collect(),
        vias: choices(
            t,
            "consent-via",
            VIAS.iter().map(|code| code.as_str()),
            &or(|typed| &typed.via, ConsentVia::Oral.as_str()),
        ),
        date: or(|typed| &typed.date, ""),
        error: typed.and_then(|typed| typed.error.clone()),
    }
}

fn consent_lines(t: Say, consent: &AdultConsent, emails: &[(AccountId, String)]) -> Vec<String> {
    let mut lines = vec![
        t.with1("vetting-on", "date", i18n::date(t.0, consent.said_on)),
        t.get(&text_id("consent-via", consent.via.as_str())),
    ];
    if CONSENT_LANGUAGES.contains(&consent.language.as_str()) {
        lines.push(language_name(t.0, &consent.language));
    }
    lines.extend(email(emails, consent.recorded_by).map(|who| t.with1("vetting-by", "who", who)));
    lines
}

fn choices(t: Say, kind: &str, codes: impl Iterator<Item = &'static str>, chosen: &str) -> Vec<Choice> {
    codes.map(|code| Choice { code, label: t.get(&text_id(kind, code)), chosen: code == chosen }).collect()
}
