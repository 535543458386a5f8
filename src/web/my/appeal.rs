//! `/my/requests/{id}/appeal`: what the association says in public of somebody's request, and whether they agree to it.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;

use super::home::DoneQuery;
use super::{Holder, SentByHolder};
use crate::domain::private::AgreedVia;
use crate::domain::proposal::State;
use crate::ids::ProposalId;
use crate::services::appeals::{self as service, Agreed, Next};
use crate::services::requests::By;
use crate::web::appeals::AppealView;
use crate::web::desk::fault::Fault;
use crate::web::desk::style;
use crate::web::error::{OnPage, PageError};
use crate::web::layout::{Page, Say, see_other};

/// The page about a request's appeal.
pub(super) fn appeal_path(id: ProposalId) -> String {
    format!("/my/requests/{id}/appeal")
}

#[derive(Template)]
#[template(path = "my/appeal.html")]
struct AppealPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    path: String,
    title: &'a str,
    view: AppealView,
    may_consent: bool,
}

fn id_in(page: &Page, text: &str) -> Result<ProposalId, PageError> {
    text.parse().map_err(|_| PageError::not_found(page))
}

/// `GET /my/requests/{id}/appeal`.
pub(super) async fn show(
    page: Page,
    holder: Holder,
    id: Path<String>,
    query: Query<DoneQuery>,
) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let t = page.say();
    let notice = match query.done.as_str() {
        "agreed" => Some(t.get("my-done-agreed")),
        "revoked" => Some(t.get("my-done-appeal-revoked")),
        _ => None,
    };
    let (app, by) = (page.app().clone(), By::Person(holder.session.person.clone()));
    let shown = page.app().db.read(move |conn| service::show(conn, &app, &by, id)).await.on(&page)?;
    let is_over = matches!(shown.request.state, State::Placed | State::Closed | State::Withdrawn);
    let template = AppealPage {
        page: &page,
        t,
        style: style::path(),
        csrf: &holder.session.csrf,
        notice,
        path: appeal_path(id),
        title: &shown.request.terms.title,
        view: AppealView::new(&page, &shown),
        may_consent: shown.consent.is_none() && shown.next != Next::Off && !is_over,
    };
    Ok(page.show(&template)?)
}

/// `POST /my/requests/{id}/appeal`.
pub(super) async fn consent(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, body } = sent;
    let id = id_in(&page, &id)?;
    let path = appeal_path(id);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &path))?;
    let (app, by) = (page.app().clone(), By::Person(holder.session.person));
    let now = page.app().clock.now();
    let agreed = Agreed { language: page.lang().tag().to_owned(), via: AgreedVia::Card, at: now };
    let done = page.app().tx(move |tx| service::consent(tx, &app, now, &by, (id, &agreed))).await;
    done.map_err(|error| Fault::service(&page, error, &path))?;
    Ok(see_other(&format!("{path}?done=agreed")))
}

/// `POST /my/requests/{id}/appeal/revoke`.
pub(super) async fn revoke(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, body } = sent;
    let id = id_in(&page, &id)?;
    let path = appeal_path(id);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &path))?;
    let (app, by) = (page.app().clone(), By::Person(holder.session.person));
    let now = page.app().clock.now();
    let done = page.app().tx(move |tx| service::revoke(tx, &app, now, &by, id)).await;
    done.map_err(|error| Fault::service(&page, error, &path))?;
    Ok(see_other(&format!("{path}?done=revoked")))
}
