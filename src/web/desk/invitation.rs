//! `/invitation/{token}`: whoever was invited chooses a password. Reading the page changes nothing; a link that is used, taken back, too old or
//! invented reads the same.

use actix_web::http::StatusCode;
use actix_web::web::{self, Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::fault::Fault;
use super::limit::{SignInLimit, Tried};
use super::sent::read_of_stranger;
use super::sign_in::enters;
use super::staff::role_text;
use super::{HOME, style};
use crate::services::{ServiceError, staff as service};
use crate::store::invitations::Invitation;
use crate::web::error::account_problem;
use crate::web::layout::{Forms, Page, Say};

#[derive(Template)]
#[template(path = "desk/invitation.html")]
struct InvitationPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    token: &'a str,
    email: &'a str,
    intro: String,
    needs_factor: bool,
    error: Option<String>,
}

/// `GET /invitation/{token}`.
pub(super) async fn form(page: Page, token: Path<String>) -> Result<HttpResponse, Fault> {
    let invited = invitation(&page, &token).await?;
    show(&page, &token, &invited, None)
}

async fn invitation(page: &Page, token: &str) -> Result<Invitation, Fault> {
    let (now, token) = (page.app().clock.now(), token.to_owned());
    let found = page.app().db.read(move |conn| service::invitation(conn, now, &token)).await;
    found.map_err(|error| Fault::service(page, error, "/"))
}

fn show(
    page: &Page,
    token: &str,
    invited: &Invitation,
    error: Option<String>,
) -> Result<HttpResponse, Fault> {
    let t = page.say();
    let status = if error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = InvitationPage {
        page,
        t,
        style: style::path(),
        token,
        email: &invited.email,
        intro: t.with2(
            "invitation-text",
            ("association", page.association()),
            ("role", &role_text(t, invited.role)),
        ),
        needs_factor: invited.role.needs_second_factor(),
        error,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /invitation/{token}`: makes the account and signs in; a role that needs a second factor goes on to it.
pub(super) async fn accept(
    page: Page,
    request: HttpRequest,
    token: Path<String>,
    limit: Data<SignInLimit>,
    payload: web::Payload,
) -> Result<HttpResponse, Fault> {
    let mut body = read_of_stranger(&page, &request, (&limit, Tried::Password), payload).await?;
    let mut take = |name| body.take(name).unwrap_or_default();
    let (new, again) = (take("new_password"), take("again"));
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let invited = invitation(&page, &token).await?;
    let (app, now) = (page.app(), page.app().clock.now());
    let link = token.clone();
    let prepared = app.db.read(move |conn| service::prepare_invited(conn, now, &link, (&new, &again))).await;
    let hash = match prepared {
        Ok(hash) => hash,
        Err(ServiceError::Account(problem)) => {
            return show(&page, &token, &invited, Some(account_problem(page.say(), problem)));
        }
        Err(error) => return Err(Fault::service(&page, error, "/")),
    };
    let (link, lang) = (token.into_inner(), page.lang());
    let made = app.db.tx(move |tx| service::accept(tx, now, &link, (&hash, lang))).await;
    let account = made.map_err(|error| Fault::service(&page, error, "/"))?;
    enters(&page, &request, account, HOME).await
}
