//! `GET` and `POST /sign-in`, `POST /sign-out`. One sentence for every failure: nobody learns which addresses have an account.
//! Whoever has a second factor goes on to its page, and whoever needs one to its enrolment; each step has a token of its own.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use url::form_urlencoded;

use super::card::lane_full;
use super::fault::Fault;
use super::limit::{SignInLimit, Tried};
use super::sent::{SentByEntrant, read_of_stranger};
use super::{HOME, style};
use crate::domain::access::Standing;
use crate::services::hashing::HashError;
use crate::services::{accounts, sessions};
use crate::store::Tx;
use crate::store::accounts::Account;
use crate::web::error::{OnPage, PageError};
use crate::web::layout::{Forms, Page, Say, see_other};
use crate::web::session::{self, CODE_PATH, FACTOR_PATH, safe_next};

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
    pub(super) next: String,
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
pub(super) fn destination(next: &str) -> &str {
    if next.is_empty() { HOME } else { safe_next(next) }
}

/// `POST /sign-in`.
pub(super) async fn enter(
    page: Page,
    request: HttpRequest,
    limit: Data<SignInLimit>,
    payload: web::Payload,
) -> Result<HttpResponse, Fault> {
    let mut body = read_of_stranger(&page, &request, (&limit, Tried::Password), payload).await?;
    let mut take = |name| body.take(name).unwrap_or_default();
    let (email, secret, next) = (take("email"), take("password"), take("next"));
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let app = page.app();
    let account = match accounts::authenticate(app, &email, &secret).await {
        Ok(account) => account,
        Err(HashError::Full(_)) => return Err(lane_full(&page, "/sign-in")),
        Err(HashError::Service(error)) => return Err(page.refuse(error).into()),
    };
    let Some(account) = account else {
        return show(&page, &next, &email, StatusCode::FORBIDDEN);
    };
    enters(&page, &request, account, &next).await
}

/// Opens a session for somebody whose password was right, and leads to what is still due, or to `next`.
pub(super) async fn enters(
    page: &Page,
    request: &HttpRequest,
    account: Account,
    next: &str,
) -> Result<HttpResponse, Fault> {
    let app = page.app();
    let (now, browser, old) = (app.clock.now(), session::browser(request), session::token(request, app));
    let entering = move |tx: &mut Tx<'_>| sessions::enter(tx, now, &account, (&browser, old.as_deref()));
    let opened = app.db.tx(entering).await.on(page)?;
    let to = match opened.standing {
        Standing::Entered => destination(next).to_owned(),
        Standing::EnrolmentDue => FACTOR_PATH.to_owned(),
        Standing::CodeDue => {
            let next = form_urlencoded::byte_serialize(destination(next).as_bytes()).collect::<String>();
            format!("{CODE_PATH}?next={next}")
        }
    };
    with_session(page, see_other(&to), &opened.token)
}

/// Gives the browser a session.
pub(super) fn with_session(
    page: &Page,
    mut response: HttpResponse,
    token: &str,
) -> Result<HttpResponse, Fault> {
    let cookie = session::cookie(page.app(), token);
    response.add_cookie(&cookie).map_err(|_| Fault::from(PageError::forged(page)))?;
    Ok(response)
}

/// `POST /sign-out`.
pub(super) async fn leave(sent: SentByEntrant, request: HttpRequest) -> Result<HttpResponse, Fault> {
    let SentByEntrant { page, entrant, body } = sent;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let app = page.app();
    if let Some(token) = session::token(&request, app) {
        let (now, account) = (app.clock.now(), entrant.staff.account);
        app.db.tx(move |tx| sessions::sign_out(tx, now, &account, &token)).await.on(&page)?;
    }
    let mut response = see_other("/");
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response.add_cookie(&session::ended_cookie(app)).map_err(|_| Fault::from(PageError::forged(&page)))?;
    Ok(response)
}
