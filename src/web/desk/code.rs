//! `GET` and `POST /sign-in/code`: the second step of the sign-in, a code of the app or a recovery code.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::fault::Fault;
use super::limit::{SignInLimit, Tried};
use super::sent::SentByEntrant;
use super::sign_in::{NextQuery, destination, with_session};
use super::style;
use crate::domain::access::Standing;
use crate::services::second_factor::{self, Changer, Outcome, Proof};
use crate::store::Tx;
use crate::web::error::{OnPage, account_problem};
use crate::web::layout::{Forms, Page, Say, see_other};
use crate::web::session::{self, Entrant, way_in};

#[derive(Template)]
#[template(path = "desk/code.html")]
struct CodePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    next: &'a str,
    error: Option<String>,
}

/// `GET /sign-in/code`.
pub(super) async fn form(page: Page, query: Query<NextQuery>) -> Result<HttpResponse, Fault> {
    match page.entrant() {
        Some(entrant) if entrant.standing == Standing::CodeDue => show(&page, entrant, &query.next, None),
        Some(entrant) if entrant.standing == Standing::Entered => Ok(see_other(destination(&query.next))),
        Some(_) | None => Ok(see_other(&way_in(&page, destination(&query.next)))),
    }
}

fn show(page: &Page, entrant: &Entrant, next: &str, error: Option<String>) -> Result<HttpResponse, Fault> {
    let status = if error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let csrf = &entrant.staff.csrf;
    let template = CodePage { page, t: page.say(), style: style::path(), csrf, next, error };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /sign-in/code`.
pub(super) async fn send(
    sent: SentByEntrant,
    request: HttpRequest,
    limit: Data<SignInLimit>,
) -> Result<HttpResponse, Fault> {
    let SentByEntrant { page, entrant, mut body } = sent;
    let mut take = |name| body.take(name).unwrap_or_default();
    let (proof, next) = (Proof::of(take("code"), take("recovery")), take("next"));
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    match entrant.standing {
        Standing::CodeDue => limit.turn(&page, &request, Tried::Code)?,
        Standing::Entered => return Ok(see_other(destination(&next))),
        Standing::EnrolmentDue => return Ok(see_other(&way_in(&page, destination(&next)))),
    }
    let (app, now) = (page.app().clone(), page.app().clock.now());
    let (account, session) = (entrant.staff.account.clone(), entrant.staff.session);
    let browser = session::browser(&request);
    let passing = move |tx: &mut Tx<'_>| {
        let by = Changer { account: &account, session, browser: &browser };
        second_factor::pass(tx, &app, now, (by, &proof))
    };
    match page.app().db.tx(passing).await.on(&page)? {
        Outcome::Done(token) => with_session(&page, see_other(destination(&next)), &token),
        Outcome::Refused(problem) => show(&page, &entrant, &next, Some(account_problem(page.say(), problem))),
    }
}
