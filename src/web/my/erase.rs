//! `/my/erase`: somebody asks that everything of them be erased (PR-08), with their PIN; and takes it back while there is time.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::{HOME, Holder, SentByHolder, heard, pin_problem};
use crate::domain::card::Pin;
use crate::domain::private::PersonKind;
use crate::services::erasure;
use crate::web::desk::SignInLimit;
use crate::web::desk::fault::Fault;
use crate::web::desk::limit::Tried as Counted;
use crate::web::desk::style;
use crate::web::error::OnPage;
use crate::web::layout::{Forms, Page, Say, see_other};

/// The path of the page.
pub(super) const PATH: &str = "/my/erase";

#[derive(Template)]
#[template(path = "my/erase.html")]
struct ErasePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    /// For how many hours it can be taken back.
    hours: u64,
    is_host: bool,
    error: Option<String>,
}

/// `GET /my/erase`.
pub(super) async fn form(page: Page, holder: Holder) -> Result<HttpResponse, Fault> {
    show(&page, &holder, None, StatusCode::OK)
}

fn show(
    page: &Page,
    holder: &Holder,
    error: Option<String>,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let (t, csrf) = (page.say(), holder.session.csrf.as_str());
    let hours = erasure::TAKE_BACK_HOURS.unsigned_abs();
    let is_host = holder.session.person.kind == PersonKind::Host;
    let template = ErasePage { page, t, style: style::path(), csrf, hours, is_host, error };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /my/erase`.
pub(super) async fn ask(
    sent: SentByHolder,
    request: HttpRequest,
    limit: Data<SignInLimit>,
) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, mut body } = sent;
    limit.turn(&page, &request, Counted::Card)?;
    let pin = Pin::read(&body.take("pin").unwrap_or_default());
    body.finish().map_err(|error| Fault::form_at(&page, &error, HOME))?;
    let t = page.say();
    let pin = match pin {
        Ok(pin) => pin,
        Err(problem) => {
            return show(&page, &holder, Some(pin_problem(t, problem)), StatusCode::BAD_REQUEST);
        }
    };
    let tried = erasure::ask(page.app(), holder.session.person.clone(), &pin).await;
    match heard(&page, ("my-pin-wrong", HOME), tried)? {
        Ok(()) => Ok(see_other("/my?done=erase")),
        Err((error, status)) => show(&page, &holder, Some(error), status),
    }
}

/// `POST /my/erase/take-back`.
pub(super) async fn take_back(sent: SentByHolder) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, body } = sent;
    body.finish().map_err(|error| Fault::form_at(&page, &error, HOME))?;
    let (now, person) = (page.app().clock.now(), holder.session.person);
    page.app().db.tx(move |tx| erasure::take_back(tx, now, &person)).await.on(&page)?;
    Ok(see_other("/my?done=kept"))
}
