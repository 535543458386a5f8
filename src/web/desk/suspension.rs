//! `/desk/proposals/{id}/suspension`: why an offer is suspended, in codes, and the word of the two people who lift it (SG-11).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::fault::Fault;
use super::home::PageQuery;
use super::incident::problem_text;
use super::incidents::{self, severity_text};
use super::notice::{Seen, sentence};
use super::sent::Sent;
use super::{id_in, path_of, style};
use crate::domain::incident::{IncidentProblem, LiftReason};
use crate::i18n::text_id;
use crate::ids::ProposalId;
use crate::services::ServiceError;
use crate::services::suspensions::{self as service, Lift};
use crate::services::vetting::Unrelated;
use crate::store::accounts;
use crate::web::layout::{Forms, Page, Say};
use crate::web::my::home::moment;
use crate::web::session::Staff;

#[derive(Template)]
#[template(path = "desk/suspension.html")]
struct SuspensionPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    path: String,
    back: String,
    title: String,
    since: String,
    kind: String,
    severity: (&'static str, String),
    outcome: Option<String>,
    /// The page of the incident, for who may open it.
    incident: Option<String>,
    still_open: bool,
    /// Who would lift it first, and when.
    first: Option<String>,
    first_reason: Option<String>,
    was_first: bool,
    reasons: Vec<(&'static str, String)>,
    unrelated_error: Option<String>,
}

/// The page of an offer's suspension.
pub(super) fn suspension_path(id: ProposalId) -> String {
    format!("{}/suspension", path_of(id))
}

/// `GET /desk/proposals/{id}/suspension`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let notice = sentence(page.say(), &query.done);
    render(&page, &staff, id, (notice, None)).await
}

async fn render(
    page: &Page,
    staff: &Staff,
    id: ProposalId,
    (notice, unrelated_error): (Option<String>, Option<String>),
) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let read = page.app().db.read(move |conn| {
        let shown = service::show(conn, viewer, id)?;
        let first = match &shown.suspension.first {
            Some(first) => accounts::by_id(conn, first.by)?.map(|member| member.account.email),
            None => None,
        };
        Ok::<_, ServiceError>((shown, first))
    });
    let (shown, email) = read.await.map_err(|error| Fault::service(page, error, &path_of(id)))?;
    let t = page.say();
    let first = shown.suspension.first.as_ref();
    let lift_reason = |reason: LiftReason| t.get(&text_id("lift-reason", reason.as_str()));
    let status = if unrelated_error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = SuspensionPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice,
        path: suspension_path(id),
        back: path_of(id),
        title: shown.offer.terms.title,
        since: moment(t, shown.suspension.suspended_at),
        kind: t.get(&text_id("incident-kind", shown.incident.kind.as_str())),
        severity: severity_text(t, shown.incident.severity),
        outcome: shown.incident.outcome.map(|code| t.get(&text_id("incident-outcome", code.as_str()))),
        incident: shown.may_open.then(|| incidents::path_of(shown.incident.id)),
        still_open: shown.still_open,
        first: first.map(|first| {
            let at = moment(t, first.at);
            t.with2("suspension-first", ("who", &email.unwrap_or_default()), ("date", &at))
        }),
        first_reason: first.map(|first| lift_reason(first.reason)),
        was_first: first.is_some_and(|first| first.by == staff.account.id),
        reasons: LiftReason::ALL.iter().map(|reason| (reason.as_str(), lift_reason(*reason))).collect(),
        unrelated_error,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /desk/proposals/{id}/suspension/lift`.
pub(super) async fn lift(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = id_in(&page, &id)?;
    let reason = body.take("reason").unwrap_or_default();
    let unrelated = match body.take("unrelated").as_deref() {
        Some("yes") => Unrelated::Declared,
        Some(_) | None => Unrelated::NotDeclared,
    };
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let back = suspension_path(id);
    let reason: LiftReason = super::vetting::code(&page, &reason, &back)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let said = page
        .app()
        .tx(move |tx| service::lift(tx, &app, app.clock.now(), viewer, (id, reason, unrelated)))
        .await;
    match said {
        Ok(Lift::First) => Ok(Seen::LiftedFirst.then(&back)),
        Ok(Lift::Lifted) => Ok(Seen::Lifted.then(&path_of(id))),
        Err(ServiceError::Incident(problem @ IncidentProblem::NotDeclaredUnrelated)) => {
            let error = Some(problem_text(page.say(), problem));
            render(&page, &staff, id, (None, error)).await
        }
        Err(error) => Err(Fault::service(&page, error, &back)),
    }
}
