//! `/desk/proposals/{id}/appeal`: what the association says in public of a request, the consent to it, and its approval (PR-02, PR-06).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::allies::agreed;
use super::contact_form::{ChoiceInput, LANGUAGES, choice, options};
use super::fault::Fault;
use super::home::PageQuery;
use super::notice::sentence;
use super::people::language_name;
use super::sent::Sent;
use super::{id_in, path_of, style};
use crate::domain::access::Action;
use crate::ids::ProposalId;
use crate::services::appeals::{self as service, Agreed, Next};
use crate::services::requests::By;
use crate::web::abroad::BY_STAFF;
use crate::web::appeals::AppealView;
use crate::web::layout::{Forms, Page, Say, see_other};
use crate::web::session::Staff;

/// The page about a request's appeal.
fn appeal_path(id: ProposalId) -> String {
    format!("{}/appeal", path_of(id))
}

#[derive(Template)]
#[template(path = "desk/appeal.html")]
struct AppealPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    path: String,
    back: String,
    title: &'a str,
    view: AppealView,
    approved: Option<String>,
    may_approve: bool,
    may_consent: bool,
    via: ChoiceInput,
    language: ChoiceInput,
    given_on: String,
    error: Option<String>,
}

/// What was typed.
#[derive(Default)]
struct Typed {
    via: String,
    language: String,
    given_on: String,
}

/// `GET /desk/proposals/{id}/appeal`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let given_on = page.app().clock.now().date_naive().to_string();
    let typed = Typed { given_on, ..Typed::default() };
    let notice = sentence(page.say(), &query.done);
    render(&page, &staff, id, (typed, None, notice)).await
}

async fn render(
    page: &Page,
    staff: &Staff,
    id: ProposalId,
    (typed, error, notice): (Typed, Option<String>, Option<String>),
) -> Result<HttpResponse, Fault> {
    let (app, by) = (page.app().clone(), By::Staff(staff.viewer()));
    let read = page.app().db.read(move |conn| service::show(conn, &app, &by, id)).await;
    let shown = read.map_err(|error| Fault::service(page, error, super::HOME))?;
    let t = page.say();
    let status = if error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let spoken = LANGUAGES.iter().map(|tag| (*tag, language_name(t, tag), *tag == typed.language));
    let template = AppealPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice,
        path: appeal_path(id),
        back: path_of(id),
        title: &shown.request.terms.title,
        view: AppealView::new(page, &shown),
        approved: shown
            .appeal
            .as_ref()
            .map(|appeal| t.with1("appeal-approved", "date", t.day(appeal.approved_at))),
        may_approve: shown.may_approve,
        may_consent: shown.next != Next::Off && staff.role().may(Action::KeepCases),
        via: choice(
            "via",
            t.get("allies-via"),
            options(t, "agreed-via", BY_STAFF.iter().map(|via| via.as_str()), &typed.via),
            None,
        ),
        language: choice("language", t.get("allies-language"), spoken.collect(), None),
        given_on: typed.given_on,
        error,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// Sends the browser to the page, which tells what was done.
fn then(id: ProposalId, code: &str) -> HttpResponse {
    see_other(&format!("{}?done={code}", appeal_path(id)))
}

/// `POST /desk/proposals/{id}/appeal`.
pub(super) async fn consent(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = id_in(&page, &id)?;
    let back = appeal_path(id);
    let mut take = |name| body.take(name).unwrap_or_default();
    let typed = Typed { via: take("via"), language: take("language"), given_on: take("given_on") };
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let today = page.app().clock.now().date_naive();
    let read = agreed(page.say(), (&typed.via, &typed.language, &typed.given_on), today);
    let given = match read {
        Ok((via, language, at)) => Agreed { language, via, at },
        Err(error) => return render(&page, &staff, id, (typed, Some(error), None)).await,
    };
    let (app, by) = (page.app().clone(), By::Staff(staff.viewer()));
    let done = page.app().tx(move |tx| service::consent(tx, &app, app.clock.now(), &by, (id, &given))).await;
    done.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(then(id, "appeal-agreed"))
}

/// `POST /desk/proposals/{id}/appeal/revoke`.
pub(super) async fn revoke(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    let id = id_in(&page, &id)?;
    let back = appeal_path(id);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (app, by) = (page.app().clone(), By::Staff(staff.viewer()));
    let done = page.app().tx(move |tx| service::revoke(tx, &app, app.clock.now(), &by, id)).await;
    done.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(then(id, "appeal-revoked"))
}

/// `POST /desk/proposals/{id}/appeal/approve`.
pub(super) async fn approve(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    let id = id_in(&page, &id)?;
    let back = appeal_path(id);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let done = page.app().tx(move |tx| service::approve(tx, now, viewer, id)).await;
    done.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(then(id, "appeal-approved"))
}
