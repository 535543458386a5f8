//! `/my/pin`: somebody who knows their PIN chooses another one.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::{HOME, Holder, SentByHolder, heard};
use crate::domain::card::{PIN_DIGITS, Pin, PinProblem};
use crate::services::cards;
use crate::web::desk::SignInLimit;
use crate::web::desk::fault::Fault;
use crate::web::desk::limit::Tried as Counted;
use crate::web::desk::style;
use crate::web::layout::{Forms, Page, Say, see_other};

/// The path of the page.
pub(super) const PATH: &str = "/my/pin";

#[derive(Template)]
#[template(path = "my/pin.html")]
struct PinPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    error: Option<String>,
}

/// `GET /my/pin`.
pub(super) async fn form(page: Page, holder: Holder) -> Result<HttpResponse, Fault> {
    show(&page, &holder, None, StatusCode::OK)
}

fn show(
    page: &Page,
    holder: &Holder,
    error: Option<String>,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let template = PinPage { page, t: page.say(), style: style::path(), csrf: &holder.session.csrf, error };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /my/pin`.
pub(super) async fn change(
    sent: SentByHolder,
    request: HttpRequest,
    limit: Data<SignInLimit>,
) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, mut body } = sent;
    limit.turn(&page, &request, Counted::Card)?;
    let mut take = |name| body.take(name).unwrap_or_default();
    let (present, new, again) = (take("pin"), take("new_pin"), take("again"));
    body.finish().map_err(|error| Fault::form_at(&page, &error, HOME))?;
    let t = page.say();
    let typed = Pin::read(&present).and_then(|present| {
        let new = cards::chosen((&new, &again))?.ok_or(PinProblem::NotSixDigits)?;
        Ok((present, new))
    });
    let (present, new) = match typed {
        Ok(pins) => pins,
        Err(problem) => {
            return show(&page, &holder, Some(pin_problem(t, problem)), StatusCode::BAD_REQUEST);
        }
    };
    let (person, session) = (holder.session.person.id, holder.session.id);
    let tried = cards::change_pin(page.app(), (person, session), (&present, &new)).await;
    match heard(&page, ("my-pin-wrong", HOME), tried)? {
        Ok(()) => Ok(see_other("/my?done=pin")),
        Err((error, status)) => show(&page, &holder, Some(error), status),
    }
}

/// What is wrong with a PIN that somebody chooses.
pub(in crate::web) fn pin_problem(t: Say, problem: PinProblem) -> String {
    match problem {
        PinProblem::NotSixDigits => t.with1("card-pin-malformed", "digits", PIN_DIGITS),
        PinProblem::TooEasy => t.get("card-pin-easy"),
        PinProblem::Differ => t.get("card-pin-differ"),
    }
}
