//! Why the desk did not do what it was asked to, as a page in the reader's language with a way back.
//! Every [`ServiceError`] has a sentence here; the status is the one of [`PageError`]'s table.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

use super::groups::state_text;
use super::{HOME, style};
use crate::domain::problem::FieldError;
use crate::domain::vetting::MissingStep;
use crate::i18n::text_id;
use crate::services::ServiceError;
use crate::web::error::{PageError, account_problem};
use crate::web::form::FormError;
use crate::web::layout::{Forms, Page, Say};

/// What a handler of the desk answers with when it cannot do what it was asked to.
pub(in crate::web) enum Fault {
    Page(PageError),
    Told(Box<Told>),
}

pub(in crate::web) struct Told {
    page: Page,
    status: StatusCode,
    sentence: String,
    details: Vec<String>,
    back: String,
}

#[derive(Template)]
#[template(path = "desk/fault.html")]
struct FaultPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    told: &'a Told,
}

impl Fault {
    /// A sentence with a status, and the way back.
    pub(in crate::web) fn told(page: &Page, status: StatusCode, sentence: String, back: &str) -> Self {
        let back = back.to_owned();
        Self::Told(Box::new(Told { page: page.clone(), status, sentence, details: Vec::new(), back }))
    }

    /// What a service refused.
    pub(in crate::web) fn service(page: &Page, error: ServiceError, back: &str) -> Self {
        let (sentence, details) = words(page.say(), &error);
        let status = page.refuse(error).status_code();
        let back = back.to_owned();
        Self::Told(Box::new(Told { page: page.clone(), status, sentence, details, back }))
    }

    /// A body that is not the form of the page.
    pub(super) fn form(page: &Page, error: &FormError) -> Self {
        Self::form_at(page, error, HOME)
    }

    /// As [`Fault::form`], with another way back.
    pub(in crate::web) fn form_at(page: &Page, error: &FormError, back: &str) -> Self {
        let (id, name) = match error {
            FormError::Unknown(name) => ("desk-error-unknown-field", name),
            FormError::Twice(name) => ("desk-error-field-twice", name),
        };
        Self::told(page, StatusCode::BAD_REQUEST, page.say().with1(id, "name", name), back)
    }
}

/// The sentence of an error, and its details one by one.
pub(super) fn words(t: Say, error: &ServiceError) -> (String, Vec<String>) {
    let alone = |id: &str| (t.get(id), Vec::new());
    match error {
        ServiceError::Fields(errors) => {
            (t.get("desk-error-fields"), errors.iter().map(|e| field(t, e)).collect())
        }
        ServiceError::NotVetted(steps) => (t.get("desk-error-not-vetted"), step_texts(t, steps)),
        ServiceError::OwnRecord => alone("desk-error-own-record"),
        ServiceError::SecondReader => alone("desk-error-second-reader"),
        ServiceError::RequestsOff => alone("desk-error-requests-off"),
        ServiceError::NoMandate => alone("desk-error-no-mandate"),
        ServiceError::Picture(problem) => (super::pictures::problem_text(t, problem), Vec::new()),
        ServiceError::Match(problem) => super::match_words::problem(t, problem),
        ServiceError::Stay(errors) => {
            let told = errors.iter().map(|error| super::match_words::stay_problem(t, error));
            (t.get("desk-error-fields"), told.collect())
        }
        ServiceError::MoveOn(errors) => {
            let told = errors.iter().map(|error| super::move_on::problem(t, error));
            (t.get("desk-error-fields"), told.collect())
        }
        ServiceError::Vetting(problem) => (super::vetting::problem_text(t, *problem), Vec::new()),
        ServiceError::Incident(problem) => (super::incident::problem_text(t, *problem), Vec::new()),
        ServiceError::Authority(problem) => (super::authority::problem_text(t, *problem), Vec::new()),
        ServiceError::Talk(problem) => (super::talk::problem_text(t, *problem), Vec::new()),
        ServiceError::Marks(why) => (super::marks::problem_text(t, why), Vec::new()),
        ServiceError::Queue(problem) => (super::queue::problem_text(t, problem), Vec::new()),
        ServiceError::Account(problem) => (account_problem(t, *problem), Vec::new()),
        ServiceError::Invalid(_) => alone("desk-error-invalid"),
        ServiceError::TextLength { got, max } => {
            let (got, max) = (got.to_string(), max.to_string());
            (t.with2("desk-error-text-length", ("got", &got), ("max", &max)), Vec::new())
        }
        ServiceError::Reveals(found) => {
            let kinds = found.iter().map(|kind| t.get(&text_id("reveal", kind.as_str())));
            (t.get("desk-error-reveals"), kinds.collect())
        }
        ServiceError::NotAllowed => alone("desk-error-not-allowed"),
        ServiceError::NotFound(_) => alone("desk-error-not-found"),
        ServiceError::Step(step) => {
            let (from, to) = (state_text(t, step.from), state_text(t, step.to));
            (t.with2("desk-error-step", ("from", &from), ("to", &to)), Vec::new())
        }
        ServiceError::Conflict(_) => alone("desk-error-conflict"),
        ServiceError::Store(_) | ServiceError::Internal(_) => alone("desk-error-internal"),
    }
}

/// An error with its details in one sentence, to stand beside a field.
pub(super) fn in_one(t: Say, error: &ServiceError) -> String {
    let (sentence, details) = words(t, error);
    if details.is_empty() { sentence } else { format!("{sentence} {}", details.join(", ")) }
}

fn field(t: Say, error: &FieldError) -> String {
    super::problems::generic(t, error)
}

/// The missing steps of a vetting in words.
pub(super) fn step_texts(t: Say, steps: &[MissingStep]) -> Vec<String> {
    steps.iter().map(|step| t.get(&text_id("missing-step", step.name()))).collect()
}

impl From<PageError> for Fault {
    fn from(error: PageError) -> Self {
        Self::Page(error)
    }
}

impl ResponseError for Fault {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Page(error) => error.status_code(),
            Self::Told(told) => told.status,
        }
    }

    fn error_response(&self) -> HttpResponse {
        match self {
            Self::Page(error) => error.error_response(),
            Self::Told(told) => {
                let page = FaultPage { page: &told.page, t: told.page.say(), style: style::path(), told };
                let html = page.render().unwrap_or_else(|_| told.sentence.clone());
                told.page.respond(told.status, Forms::Here, html)
            }
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(error) => error.fmt(f),
            Self::Told(told) => write!(f, "{} {}", told.status, told.sentence),
        }
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({self})")
    }
}
