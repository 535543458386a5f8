//! The buttons of a proposal's page: `POST /desk/proposals/{id}/publish|pause|reserve|occupy|withdraw`, and the question before the last.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use super::fault::Fault;
use super::notice::Done;
use super::sent::Sent;
use super::{HOME, id_in, path_of, style};
use crate::domain::field::Purpose;
use crate::domain::proposal::State;
use crate::ids::ProposalId;
use crate::services::{ServiceError, proposals};
use crate::web::layout::{Page, Say};
use crate::web::session::Staff;

#[derive(Template)]
#[template(path = "desk/withdraw.html")]
struct WithdrawPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    title: String,
    was_out: bool,
}

/// `POST /desk/proposals/{id}/publish`: also resumes what was paused, and frees what was filled.
pub(super) async fn publish(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id) = told(sent, &id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done = page.app().tx(move |tx| {
        let publication = proposals::publish(tx, &app, app.clock.now(), viewer, id)?;
        Ok::<_, ServiceError>((publication, proposals::load(tx, id)?.purpose()))
    });
    let (publication, purpose) = done.await.map_err(|error| Fault::service(&page, error, &path_of(id)))?;
    Ok(Done::of(&publication, purpose).then(&path_of(id)))
}

/// `POST /desk/proposals/{id}/pause`.
pub(super) async fn pause(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    change(sent, &id, State::Paused, Done::Paused).await
}

/// `POST /desk/proposals/{id}/reserve`.
pub(super) async fn reserve(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    change(sent, &id, State::Reserved, Done::Reserved).await
}

/// `POST /desk/proposals/{id}/occupy`.
pub(super) async fn occupy(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    change(sent, &id, State::Occupied, Done::Occupied).await
}

async fn change(sent: Sent, id: &str, to: State, done: Done) -> Result<HttpResponse, Fault> {
    let (page, staff, id) = told(sent, id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let changed =
        page.app().tx(move |tx| proposals::change_state(tx, &app, app.clock.now(), viewer, (id, to))).await;
    changed.map_err(|error| Fault::service(&page, error, &path_of(id)))?;
    Ok(done.then(&path_of(id)))
}

/// `GET /desk/proposals/{id}/withdraw`: asks before what cannot be undone.
pub(super) async fn confirm(page: Page, staff: Staff, id: Path<String>) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let viewer = staff.viewer();
    let found = page.app().db.read(move |conn| proposals::show(conn, viewer, id)).await;
    let proposal = found.map_err(|error| Fault::service(&page, error, HOME))?;
    let template = WithdrawPage {
        page: &page,
        t: page.say(),
        style: style::path(),
        csrf: &staff.csrf,
        path: path_of(id),
        was_out: proposal.purpose() == Purpose::Offer && proposal.published_at.is_some(),
        title: proposal.terms.title,
    };
    Ok(page.show(&template)?)
}

/// `POST /desk/proposals/{id}/withdraw`.
pub(super) async fn withdraw(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id) = told(sent, &id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done = page.app().tx(move |tx| proposals::withdraw(tx, &app, app.clock.now(), viewer, id)).await;
    done.map_err(|error| Fault::service(&page, error, &path_of(id)))?;
    Ok(Done::Withdrawn.then(&path_of(id)))
}

/// Who pressed a button, and for which proposal; the form holds nothing more.
pub(super) fn told(sent: Sent, id: &str) -> Result<(Page, Staff, ProposalId), Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let id = id_in(&page, id)?;
    Ok((page, staff, id))
}
