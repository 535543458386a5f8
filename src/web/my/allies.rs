//! `/my/requests/{id}/allies`: what other associations know of somebody's request, and whether they agree to it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::home::DoneQuery;
use super::{Holder, SentByHolder};
use crate::domain::private::AgreedVia;
use crate::ids::ProposalId;
use crate::services::ServiceError;
use crate::services::requests::{self as service, Abroad, Ally, By, Given};
use crate::web::abroad::{AbroadView, chosen, label};
use crate::web::desk::fault::Fault;
use crate::web::desk::style;
use crate::web::error::{OnPage, PageError};
use crate::web::layout::{Forms, Page, Say, see_other};

/// The page about a request.
pub(super) fn allies_path(id: ProposalId) -> String {
    format!("/my/requests/{id}/allies")
}

#[derive(Template)]
#[template(path = "my/allies.html")]
struct AlliesPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    path: String,
    title: &'a str,
    view: AbroadView,
    may_consent: bool,
    allies: Vec<(String, String, bool)>,
    error: Option<String>,
}

fn id_in(page: &Page, text: &str) -> Result<ProposalId, PageError> {
    text.parse().map_err(|_| PageError::not_found(page))
}

/// `GET /my/requests/{id}/allies`.
pub(super) async fn show(
    page: Page,
    holder: Holder,
    id: Path<String>,
    query: Query<DoneQuery>,
) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let notice = match query.done.as_str() {
        "agreed" => Some(page.say().get("my-done-agreed")),
        "revoked" => Some(page.say().get("my-done-revoked")),
        _ => None,
    };
    render(&page, &holder, id, (&[], None, notice)).await
}

async fn render(
    page: &Page,
    holder: &Holder,
    id: ProposalId,
    (chosen, error, notice): (&[String], Option<String>, Option<String>),
) -> Result<HttpResponse, Fault> {
    let (app, by) = (page.app().clone(), By::Person(holder.session.person.clone()));
    let read = page.app().db.read(move |conn| {
        let abroad = service::abroad(conn, &app, &by, id)?;
        Ok::<(Abroad, Vec<Ally>), ServiceError>((abroad, service::allies(conn)?))
    });
    let (abroad, allies) = read.await.on(page)?;
    let status = if error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let named = |ally: &Ally| {
        abroad.consent.as_ref().is_some_and(|consent| consent.recipients.contains(&ally.association))
    };
    let template = AlliesPage {
        page,
        t: page.say(),
        style: style::path(),
        csrf: &holder.session.csrf,
        notice,
        path: allies_path(id),
        title: &abroad.request.terms.title,
        view: AbroadView::new(page, &abroad),
        may_consent: abroad.next != service::Next::Off,
        allies: allies
            .iter()
            .map(|ally| {
                let id = ally.association.to_string();
                let is_chosen = chosen.contains(&id) || named(ally);
                (id, label(ally), is_chosen)
            })
            .collect(),
        error,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /my/requests/{id}/allies`.
pub(super) async fn consent(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, mut body } = sent;
    let id = id_in(&page, &id)?;
    let (path, ticked) = (allies_path(id), body.take_all("recipient"));
    body.finish().map_err(|error| Fault::form_at(&page, &error, &path))?;
    let Some(recipients) = chosen(&ticked) else {
        let error = page.say().get("allies-recipients-missing");
        return render(&page, &holder, id, (&ticked, Some(error), None)).await;
    };
    let (app, by) = (page.app().clone(), By::Person(holder.session.person));
    let given = Given {
        recipients,
        language: page.lang().tag().to_owned(),
        via: AgreedVia::Card,
        at: page.app().clock.now(),
    };
    let done =
        page.app().db.tx(move |tx| service::consent(tx, &app, app.clock.now(), &by, (id, &given))).await;
    done.map_err(|error| Fault::service(&page, error, &path))?;
    page.app().wake.outbox.notify_one();
    Ok(see_other(&format!("{path}?done=agreed")))
}

/// `POST /my/requests/{id}/allies/revoke`.
pub(super) async fn revoke(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, body } = sent;
    let id = id_in(&page, &id)?;
    let path = allies_path(id);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &path))?;
    let (now, by) = (page.app().clock.now(), By::Person(holder.session.person));
    let done = page.app().db.tx(move |tx| service::revoke(tx, now, &by, id)).await;
    done.map_err(|error| Fault::service(&page, error, &path))?;
    page.app().wake.outbox.notify_one();
    Ok(see_other(&format!("{path}?done=revoked")))
}
