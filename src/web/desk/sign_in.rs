//! `GET` and `POST /sign-in`, `POST /sign-out`. One sentence for every failure: nobody learns which addresses have an account.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::fault::Fault;
use super::limit::SignInLimit;
use super::sent::{Sent, read};
use super::{HOME, style};
use crate::services::accounts;
use crate::web::error::{OnPage, PageError};
use crate::web::layout::{Forms, Page, Say, see_other};
use crate::web::session::{self, safe_next, same_site};
use crate::web::visitors;

#[derive(Template)]
#[template(path = "desk/sign_in.html")]
struct SignInPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    next: &'a str,
    email: &'a str,
    failed: bool,
}

#[derive(Deserialize)]
pub(super) struct NextQuery {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`.
pub(super) async fn form(page: Page, query: Query<NextQuery>) -> Result<HttpResponse, Fault> {
    if page.staff().is_some() {
        return Ok(see_other(destination(&query.next)));
    }
    show(&page, &query.next, "", StatusCode::OK)
}

fn show(page: &Page, next: &str, email: &str, status: StatusCode) -> Result<HttpResponse, Fault> {
    let failed = status != StatusCode::OK;
    let template = SignInPage { page, t: page.say(), style: style::path(), next, email, failed };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// A local path to go on to; the desk where none was asked for.
fn destination(next: &str) -> &str {
    if next.is_empty() { HOME } else { safe_next(next) }
}

/// `POST /sign-in`.
pub(super) async fn enter(
    page: Page,
    request: HttpRequest,
    limit: Data<SignInLimit>,
    payload: web::Payload,
) -> Result<HttpResponse, Fault> {
    if !same_site(&request) {
        return Err(PageError::forged(&page).into());
    }
    wait_your_turn(&page, &request, &limit)?;
    let mut body = read(&page, &request, payload).await?;
    let mut take = |name| body.take(name).unwrap_or_default();
    let (email, secret, next) = (take("email"), take("password"), take("next"));
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let app = page.app();
    let typed = email.clone();
    let account = app.db.read(move |conn| accounts::authenticate(conn, &typed, &secret)).await.on(&page)?;
    let Some(account) = account else {
        return show(&page, &next, &email, StatusCode::FORBIDDEN);
    };
    let now = app.clock.now();
    let token = app.db.tx(move |tx| accounts::sign_in(tx, now, &account)).await.on(&page)?;
    let mut response = see_other(destination(&next));
    response.add_cookie(&session::cookie(app, &token)).map_err(|_| Fault::from(PageError::forged(&page)))?;
    Ok(response)
}

/// Counts a try of the client's address.
fn wait_your_turn(page: &Page, request: &HttpRequest, limit: &SignInLimit) -> Result<(), Fault> {
    let Some(address) = visitors::address(request, &page.app().config) else { return Ok(()) };
    limit.check(address).map_err(|seconds| PageError::too_many(page, seconds).into())
}

/// `POST /sign-out`.
pub(super) async fn leave(sent: Sent, request: HttpRequest) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let app = page.app();
    if let Some(token) = session::token(&request, app) {
        let now = app.clock.now();
        app.db.tx(move |tx| accounts::sign_out(tx, now, &staff.account, &token)).await.on(&page)?;
    }
    let mut response = see_other("/");
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response.add_cookie(&session::ended_cookie(app)).map_err(|_| Fault::from(PageError::forged(&page)))?;
    Ok(response)
}
