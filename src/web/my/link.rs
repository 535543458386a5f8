//! `/my/link`: the way in by mail. Whoever types an address reads one answer, whether it is anybody's or not; the page of a link has one button,
//! and only that signs in, for mail scanners follow links.

use actix_web::http::StatusCode;
use actix_web::web::{self, Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use super::{ENTRANCE, token};
use crate::domain::card::Phone;
use crate::domain::contact::email;
use crate::domain::notice::LINK_MINUTES;
use crate::domain::private::Private;
use crate::domain::problem::Problem;
use crate::services::sign_in_links::{self, LINKS_AN_HOUR};
use crate::text::EMAIL_MAX_CHARS;
use crate::web::desk::SignInLimit;
use crate::web::desk::fault::Fault;
use crate::web::desk::limit::Tried;
use crate::web::desk::{sent, style};
use crate::web::error::{OnPage, PageError, problem};
use crate::web::layout::{Forms, Page, Say, see_other};
use crate::web::session::browser;

/// The path of the page.
pub(super) const PATH: &str = "/my/link";

#[derive(Template)]
#[template(path = "my/link.html")]
struct LinkPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    /// That a mail is on its way, if the address is somebody's.
    asked: Option<String>,
    email: &'a str,
    max: usize,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "my/link_enter.html")]
struct EnterPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    /// The link; none where it is good no more, or never was.
    token: Option<&'a str>,
}

#[derive(Deserialize)]
pub(super) struct AskedQuery {
    #[serde(default)]
    done: String,
}

/// `GET /my/link`.
pub(super) async fn form(page: Page, query: Query<AskedQuery>) -> Result<HttpResponse, Fault> {
    is_there(&page)?;
    let asked = (query.done == "asked").then(|| asked(page.say()));
    show(&page, ("", None), asked)
}

/// Where no mail leaves, nobody enters so.
fn is_there(page: &Page) -> Result<(), PageError> {
    if sign_in_links::are_on(page.app()) { Ok(()) } else { Err(PageError::not_found(page)) }
}

fn asked(t: Say) -> String {
    let (minutes, most) = (LINK_MINUTES.to_string(), LINKS_AN_HOUR.to_string());
    t.with2("link-asked", ("minutes", &minutes), ("most", &most))
}

fn show(
    page: &Page,
    (email, error): (&str, Option<String>),
    asked: Option<String>,
) -> Result<HttpResponse, Fault> {
    let status = if error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let (t, max) = (page.say(), EMAIL_MAX_CHARS);
    let template = LinkPage { page, t, style: style::path(), asked, email, max, error };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /my/link`.
pub(super) async fn ask(
    page: Page,
    request: HttpRequest,
    limit: Data<SignInLimit>,
    payload: web::Payload,
) -> Result<HttpResponse, Fault> {
    let mut body = sent::read_of_stranger(&page, &request, (&limit, Tried::Link), payload).await?;
    let typed = body.take("email").unwrap_or_default();
    body.finish().map_err(|error| Fault::form_at(&page, &error, PATH))?;
    is_there(&page)?;
    let read = email(&typed).and_then(
        |email: Private| {
            if email.is_empty() { Err(Problem::Missing) } else { Ok(email) }
        },
    );
    let email = match read {
        Ok(email) => email,
        Err(wrong) => {
            let t = page.say();
            let error = problem(t, &t.get("link-email"), &wrong);
            return show(&page, (&typed, Some(error)), None);
        }
    };
    let (app, now, lang) = (page.app().clone(), page.app().clock.now(), page.lang());
    page.app().db.tx(move |tx| sign_in_links::ask(tx, &app, now, (&email, lang))).await.on(&page)?;
    Ok(see_other("/my/link?done=asked"))
}

/// `GET /my/link/{token}`.
pub(super) async fn offer(page: Page, link: Path<String>) -> Result<HttpResponse, Fault> {
    let (now, asked) = (page.app().clock.now(), link.clone());
    let is_good =
        page.app().db.read(move |conn| sign_in_links::is_good(conn, now, &asked)).await.on(&page)?;
    show_link(&page, is_good.then_some(link.as_str()))
}

fn show_link(page: &Page, token: Option<&str>) -> Result<HttpResponse, Fault> {
    let status = if token.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let template = EnterPage { page, t: page.say(), style: style::path(), token };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /my/link/{token}`.
pub(super) async fn enter(
    page: Page,
    request: HttpRequest,
    link: Path<String>,
    limit: Data<SignInLimit>,
    payload: web::Payload,
) -> Result<HttpResponse, Fault> {
    let mut body = sent::read_of_stranger(&page, &request, (&limit, Tried::Link), payload).await?;
    let is_shared = body.take("phone").unwrap_or_default() == Phone::Shared.as_str();
    body.finish().map_err(|error| Fault::form_at(&page, &error, ENTRANCE))?;
    let phone = if is_shared { Phone::Shared } else { Phone::Own };
    let (now, old, by) = (page.app().clock.now(), token(&request, page.app()), browser(&request));
    let entering =
        page.app().db.tx(move |tx| sign_in_links::enter(tx, now, (&link, phone), (&by, old.as_deref())));
    match entering.await.on(&page)? {
        Some(session) => super::sign_in::entered(&page, &session, phone),
        None => show_link(&page, None),
    }
}
