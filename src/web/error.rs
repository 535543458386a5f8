//! Why a page was refused, told in the reader's language. The cause of an internal error goes to the log, once, here.

use std::fmt;

use actix_web::cookie::Cookie;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

use super::layout::{Forms, Page, Say, see_other};
use crate::domain::account::AccountProblem;
use crate::domain::problem::{FieldError, Problem};
use crate::i18n::{Args, Texts, text_id};
use crate::services::{Kind, ServiceError};

/// What a handler answers with when it cannot show its page.
pub struct PageError(Answer);

enum Answer {
    Elsewhere { to: String, cookie: Option<Box<Cookie<'static>>> },
    Refused(Box<Refusal>),
}

struct Refusal {
    page: Page,
    status: StatusCode,
    /// The id of the texts `error-…-title` and `error-…-text`.
    text: &'static str,
    /// Which rule was broken, for whoever asked.
    sentence: Option<String>,
    retry_after_s: Option<u32>,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    page: &'a Page,
    t: Say,
    title: String,
    text: String,
    sentence: Option<&'a str>,
}

impl PageError {
    /// The refusal of a service, by the one table from kind to status.
    pub fn of(page: &Page, error: &ServiceError) -> Self {
        let (status, text) = match error.kind() {
            Kind::Invalid => (StatusCode::BAD_REQUEST, "invalid"),
            Kind::Denied => (StatusCode::FORBIDDEN, "denied"),
            Kind::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Kind::Conflict => (StatusCode::CONFLICT, "conflict"),
            Kind::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        };
        if error.kind() == Kind::Internal {
            log(error);
        }
        Self::refused(page, status, text, sentence(page.say(), error))
    }

    /// A form that did not come from one of our pages.
    pub fn forged(page: &Page) -> Self {
        Self::refused(page, StatusCode::FORBIDDEN, "forged", None)
    }

    /// What was here and is no more.
    pub fn gone(page: &Page) -> Self {
        Self::refused(page, StatusCode::GONE, "gone", None)
    }

    /// What was never here.
    pub fn not_found(page: &Page) -> Self {
        Self::refused(page, StatusCode::NOT_FOUND, "not-found", None)
    }

    /// Somebody who must wait; the limit starts anew after `retry_after_s` seconds.
    pub fn too_many(page: &Page, retry_after_s: u32) -> Self {
        let error = Self::refused(page, StatusCode::TOO_MANY_REQUESTS, "too-many", None);
        match error.0 {
            Answer::Refused(mut refusal) => {
                refusal.retry_after_s = Some(retry_after_s);
                Self(Answer::Refused(refusal))
            }
            other @ Answer::Elsewhere { .. } => Self(other),
        }
    }

    /// A redirect to another page of ours.
    pub fn elsewhere(to: String, cookie: Option<Cookie<'static>>) -> Self {
        Self(Answer::Elsewhere { to, cookie: cookie.map(Box::new) })
    }

    fn refused(page: &Page, status: StatusCode, text: &'static str, sentence: Option<String>) -> Self {
        Self(Answer::Refused(Box::new(Refusal {
            page: page.clone(),
            status,
            text,
            sentence,
            retry_after_s: None,
        })))
    }
}

/// The sentence of an internal error hides its cause from people; the log has it.
fn log(error: &ServiceError) {
    let cause = if let ServiceError::Internal(cause) = error {
        cause.clone()
    } else {
        std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string)
    };
    tracing::error!(cause, "a page was not made");
}

/// Which rule was broken, in the reader's language; `None` where the page's own text says it all.
pub fn sentence(t: Say, error: &ServiceError) -> Option<String> {
    let id = match error {
        ServiceError::Fields(errors) => {
            let said: Vec<String> = errors.iter().map(|error| field_error(t, error)).collect();
            return Some(said.join(" "));
        }
        ServiceError::NotVetted(_) => "error-not-vetted",
        ServiceError::OwnRecord => "error-own-record",
        ServiceError::SecondReader => "desk-error-second-reader",
        ServiceError::RequestsOff => "error-requests-off",
        ServiceError::NoMandate => "desk-error-no-mandate",
        ServiceError::Step(_) => "error-step",
        ServiceError::Account(problem) => return Some(account_problem(t, *problem)),
        ServiceError::Picture(_)
        | ServiceError::Match(_)
        | ServiceError::Stay(_)
        | ServiceError::MoveOn(_)
        | ServiceError::Vetting(_)
        | ServiceError::Incident(_)
        | ServiceError::Authority(_)
        | ServiceError::Marks(_)
        | ServiceError::Queue(_)
        | ServiceError::Talk(_)
        | ServiceError::Invalid(_)
        | ServiceError::TextLength { .. }
        | ServiceError::Reveals(_)
        | ServiceError::NotAllowed
        | ServiceError::NotFound(_)
        | ServiceError::Conflict(_)
        | ServiceError::Store(_)
        | ServiceError::Internal(_) => return None,
    };
    Some(t.get(id))
}

/// What is wrong with a password, a code, or what somebody asked for an account, in the reader's language.
pub fn account_problem(t: Say, problem: AccountProblem) -> String {
    let values = problem.text_values().into_iter();
    let args = values.fold(Args::new(), |args, (name, value)| args.with(name, value));
    Texts::load().page(t.0, problem.text_id(), &args)
}

/// What is wrong with a field of a proposal, in the reader's language.
pub fn field_error(t: Say, error: &FieldError) -> String {
    problem(t, &t.get(&text_id("field", error.field.name())), &error.problem)
}

/// What is wrong with the field that has this label, in the reader's language.
pub fn problem(t: Say, label: &str, problem: &Problem) -> String {
    let values = problem.text_values();
    let args = Args::new().with("field", label.to_owned());
    let args = values.iter().fold(args, |args, (name, value)| args.with(name, value.clone()));
    Texts::load().page(t.0, problem.text_id(), &args)
}

/// Turns the errors of services into pages: `….on(&page)?`.
pub trait OnPage<T> {
    /// The value, or the page that says why there is none.
    ///
    /// # Errors
    /// As [`PageError::of`].
    fn on(self, page: &Page) -> Result<T, PageError>;
}

impl<T, E: Into<ServiceError>> OnPage<T> for Result<T, E> {
    fn on(self, page: &Page) -> Result<T, PageError> {
        self.map_err(|error| page.refuse(error))
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        match &self.0 {
            Answer::Elsewhere { .. } => StatusCode::SEE_OTHER,
            Answer::Refused(refusal) => refusal.status,
        }
    }

    fn error_response(&self) -> HttpResponse {
        match &self.0 {
            Answer::Elsewhere { to, cookie } => {
                let mut response = see_other(to);
                if let Some(cookie) = cookie {
                    // The only refusal is a cookie that is no header value, and ours are ASCII.
                    drop(response.add_cookie(cookie));
                }
                response
            }
            Answer::Refused(refusal) => refusal.respond(),
        }
    }
}

impl Refusal {
    fn respond(&self) -> HttpResponse {
        let t = self.page.say();
        let template = ErrorPage {
            page: &self.page,
            t,
            title: t.get(&format!("error-{}-title", self.text)),
            text: t.get(&format!("error-{}-text", self.text)),
            sentence: self.sentence.as_deref(),
        };
        let html = template.render().unwrap_or_else(|_| template.title.clone());
        let mut response = self.page.respond(self.status, Forms::Here, html);
        if let Some(seconds) = self.retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Answer::Elsewhere { to, .. } => write!(f, "see {to}"),
            Answer::Refused(refusal) => write!(f, "{} {}", refusal.status, refusal.text),
        }
    }
}

impl fmt::Debug for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PageError({self})")
    }
}
