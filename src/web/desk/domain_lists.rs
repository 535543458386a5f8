//! `GET /desk/lists`: published lists of domains, what they ask for, and the buttons: subscribe, fetch now, end, confirm, dismiss.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::domain_file::change;
use super::fault::Fault;
use super::home::{PER_PAGE, PageQuery, Pager};
use super::notice::{Done, sentence};
use super::sent::Sent;
use super::{HOME, style};
use crate::domain::access::Action;
use crate::domain::partner::LineState;
use crate::ids::ApId;
use crate::services::partners::{import, lists};
use crate::services::{ServiceError, Viewer};
use crate::store::Tx;
use crate::store::partner_lists::{self, PartnerList};
use crate::web::error::PageError;
use crate::web::form::Body;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

pub(super) const PATH: &str = "/desk/lists";

#[derive(Template)]
#[template(path = "desk/domain_lists.html")]
struct ListsPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    lists: Vec<ListShown>,
    drafts: Vec<Draft>,
    count: u64,
    pager: Pager,
    typed: Typed,
    reason_max: usize,
}

/// What was typed as the address of a list, and what is wrong with it.
#[derive(Default)]
struct Typed {
    url: String,
    error: Option<String>,
}

struct ListShown {
    path: String,
    url: String,
    fetched: String,
    error: Option<String>,
}

/// A line that waits for a decision.
struct Draft {
    id: String,
    path: String,
    domain: String,
    change: String,
    comment: String,
    /// Which list asks for it.
    from: String,
}

/// `GET /desk/lists`.
pub(super) async fn show(page: Page, staff: Staff, query: Query<PageQuery>) -> Result<HttpResponse, Fault> {
    render(&page, &staff, &query, Typed::default()).await
}

async fn render(page: &Page, staff: &Staff, query: &PageQuery, typed: Typed) -> Result<HttpResponse, Fault> {
    let (viewer, offset, app) = (staff.viewer(), query.offset(), page.app().clone());
    let read = page.app().db.read(move |conn| {
        viewer.require(Action::ManagePartners)?;
        let lists = partner_lists::all(conn)?;
        let count = partner_lists::count(conn, LineState::Draft)?;
        let found = partner_lists::in_state(conn, LineState::Draft, PER_PAGE, offset)?;
        let mut drafts = Vec::new();
        for (line, url) in found {
            let planned = import::plan(conn, &app, viewer, &[line.as_line()])?.into_iter().next();
            drafts.push((line, url, planned));
        }
        Ok::<_, ServiceError>((lists, count, drafts))
    });
    let (lists, count, drafts) = read.await.map_err(|error| Fault::service(page, error, HOME))?;
    let t = page.say();
    let drafts = drafts.into_iter().map(|(line, url, planned)| Draft {
        id: line.id.to_string(),
        path: format!("{PATH}/drafts/{}", line.id),
        domain: line.domain.to_string(),
        change: match planned.filter(|_| !line.is_removed) {
            Some(planned) => change(t, &planned),
            None => t.get("domains-lifted"),
        },
        comment: line.public_comment,
        from: t.with1("lists-from", "domain", host_of(&url)),
    });
    let status = if typed.error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = ListsPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice: sentence(t, &query.done),
        lists: lists.iter().map(|list| shown(t, list)).collect(),
        drafts: drafts.collect(),
        count: u64::try_from(count).unwrap_or(0),
        pager: Pager::new(PATH, "", query.page(), count),
        typed,
        reason_max: lists::REASON_MAX_CHARS,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

fn host_of(url: &str) -> String {
    url.parse::<ApId>().map_or_else(|_| url.to_owned(), |id| id.domain().to_string())
}

fn shown(t: Say, list: &PartnerList) -> ListShown {
    ListShown {
        path: format!("{PATH}/{}", list.id),
        url: list.url.clone(),
        fetched: super::partner::when(t, list.fetched_at),
        error: list.last_error.clone(),
    }
}

/// `POST /desk/lists`: subscribes.
pub(super) async fn subscribe(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let url = body.take("url").unwrap_or_default();
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let (app, viewer, now) = (page.app().clone(), staff.viewer(), page.app().clock.now());
    let asked = url.clone();
    let id = match page.app().tx(move |tx| lists::subscribe(tx, &app, now, viewer, &asked)).await {
        Ok(()) => return Ok(Done::ListAdded.then(PATH)),
        Err(ServiceError::Invalid(_)) => "lists-error-url",
        Err(ServiceError::Conflict(_)) => "lists-error-twice",
        Err(error) => return Err(Fault::service(&page, error, PATH)),
    };
    let typed = Typed { url, error: Some(page.say().get(id)) };
    render(&page, &staff, &PageQuery::default(), typed).await
}

/// `POST /desk/lists/{id}/fetch`.
pub(super) async fn fetch(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    let (id, viewer, now) = (id_in(&page, &id)?, staff.viewer(), page.app().clock.now());
    done(&page, body, move |tx| lists::hasten(tx, now, viewer, id), Done::ListFetched).await
}

/// `POST /desk/lists/{id}/end`.
pub(super) async fn end(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    let (id, viewer, now) = (id_in(&page, &id)?, staff.viewer(), page.app().clock.now());
    done(&page, body, move |tx| lists::unsubscribe(tx, now, viewer, id), Done::ListEnded).await
}

/// `POST /desk/lists/drafts/{id}/confirm`.
pub(super) async fn confirm(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    let id = id_in(&page, &id)?;
    let (app, viewer, now): (_, Viewer, _) = (page.app().clone(), staff.viewer(), page.app().clock.now());
    let deed = move |tx: &mut Tx<'_>| lists::confirm(tx, &app, now, viewer, id).map(drop);
    done(&page, body, deed, Done::DraftConfirmed).await
}

/// `POST /desk/lists/drafts/{id}/dismiss`.
pub(super) async fn dismiss(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let reason = body.take("reason").unwrap_or_default();
    let (id, viewer, now) = (id_in(&page, &id)?, staff.viewer(), page.app().clock.now());
    done(&page, body, move |tx| lists::dismiss(tx, now, viewer, (id, &reason)), Done::DraftDismissed).await
}

async fn done(
    page: &Page,
    body: Body,
    deed: impl FnOnce(&mut Tx<'_>) -> Result<(), ServiceError> + Send + 'static,
    done: Done,
) -> Result<HttpResponse, Fault> {
    body.finish().map_err(|error| Fault::form(page, &error))?;
    page.app().tx(deed).await.map_err(|error| Fault::service(page, error, PATH))?;
    Ok(done.then(PATH))
}

fn id_in<T: std::str::FromStr>(page: &Page, text: &str) -> Result<T, PageError> {
    text.parse().map_err(|_| PageError::not_found(page))
}
