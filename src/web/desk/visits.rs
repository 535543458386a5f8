//! `/desk/visits`: the offers whose home somebody visits, and what came of a visit. Who visits reads what is public of an offer, and nothing
//! more: no household, no history, no text that nobody has reviewed.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::fault::Fault;
use super::home::PageQuery;
use super::notice::{Done, sentence};
use super::sent::Sent;
use super::vetting::{
    OutcomeForm, Typed, code, date, is_of_field, outcome, outcome_form, problem_text, reference,
};
use super::{HOME, id_in, style};
use crate::domain::access::Action;
use crate::domain::proposal::{Proposal, State};
use crate::domain::vetting::VettingStep;
use crate::geo::Gazetteer;
use crate::i18n;
use crate::ids::ProposalId;
use crate::services::vetting::{self as service, StepTold};
use crate::services::{ServiceError, wording};
use crate::store::vettings;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// The path of the visits.
pub(super) const PATH: &str = "/desk/visits";
/// How many offers the list shows, those that changed last.
const SHOWN_MAX: i64 = 50;

#[derive(Template)]
#[template(path = "desk/visits.html")]
struct VisitsPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    notice: Option<String>,
    may_read: bool,
    rows: Vec<Row>,
}

struct Row {
    path: String,
    title: String,
    reference: String,
    facts: String,
}

#[derive(Template)]
#[template(path = "desk/visit.html")]
struct VisitPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    back: &'static str,
    title: String,
    reference: String,
    facts: String,
    /// What came of the last visit: class and words, and when.
    last: Option<((&'static str, String), String)>,
    hint: String,
    form: OutcomeForm,
}

/// Title and public facts of an offer, as everybody may see them: the heading is made of the same facts.
fn public(t: Say, proposal: &Proposal) -> Option<(String, String)> {
    let place = proposal.offered()?;
    let area = Gazetteer::belgium().public_area(&place.municipality)?;
    let facts = wording::sentences(t.0, place, area, proposal.state).join(" ");
    Some((wording::title_or_headline(t.0, t.0, "", place, area), facts))
}

fn path_of_visit(id: ProposalId) -> String {
    format!("{PATH}/{id}")
}

/// `GET /desk/visits`: the offers without a home visit that counts.
pub(super) async fn list(page: Page, staff: Staff, query: Query<PageQuery>) -> Result<HttpResponse, Fault> {
    let (viewer, today) = (staff.viewer(), page.app().clock.now().date_naive());
    let read = page.app().db.read(move |conn| {
        viewer.require(Action::RecordHomeVisit)?;
        let mut found = Vec::new();
        for id in vettings::without_visit(conn, today, SHOWN_MAX)? {
            found.extend(crate::store::proposals::by_id(conn, id)?);
        }
        Ok::<_, ServiceError>(found)
    });
    let found = read.await.map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    let row = |proposal: &Proposal| {
        let (title, facts) = public(t, proposal)?;
        Some(Row { path: path_of_visit(proposal.id), title, reference: reference(t, proposal.id), facts })
    };
    let template = VisitsPage {
        page: &page,
        t,
        style: style::path(),
        notice: sentence(t, &query.done),
        may_read: staff.role().may(Action::ReadProposals),
        rows: found.iter().filter_map(row).collect(),
    };
    Ok(page.show(&template)?)
}

/// `GET /desk/visits/{id}`.
pub(super) async fn show(page: Page, staff: Staff, id: Path<String>) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    render(&page, &staff, id, None).await
}

async fn render(
    page: &Page,
    staff: &Staff,
    id: ProposalId,
    typed: Option<Typed>,
) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let read = page.app().db.read(move |conn| {
        viewer.require(Action::RecordHomeVisit)?;
        let proposal = crate::store::proposals::by_id(conn, id)?
            .filter(|proposal| proposal.offered().is_some() && proposal.state != State::Withdrawn)
            .ok_or(ServiceError::NotFound("offer"))?;
        let last = vettings::of(conn, id)?.step(VettingStep::HomeVisit).copied();
        Ok::<_, ServiceError>((proposal, last))
    });
    let (proposal, last) = read.await.map_err(|error| Fault::service(page, error, PATH))?;
    let t = page.say();
    let (title, facts) =
        public(t, &proposal).ok_or_else(|| Fault::service(page, ServiceError::NotFound("offer"), PATH))?;
    let status = if typed.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let on = |date| t.with1("vetting-on", "date", i18n::date(t.0, date));
    let template = VisitPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        path: path_of_visit(id),
        back: PATH,
        title,
        reference: reference(t, id),
        facts,
        last: last.map(|record| (outcome(t, record.outcome), on(record.done_on))),
        hint: t.with1("vetting-date-hint", "max", page.app().config.safeguarding.vetting_valid_months),
        form: outcome_form(t, typed.as_ref()),
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /desk/visits/{id}`.
pub(super) async fn record(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = id_in(&page, &id)?;
    let mut take = |name: &str| body.take(name).unwrap_or_default();
    let typed = Typed { choice: take("outcome"), date: take("done_on"), ..Typed::default() };
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let told = StepTold {
        step: VettingStep::HomeVisit,
        outcome: code(&page, &typed.choice, &path_of_visit(id))?,
        done_on: date(&typed.date),
    };
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done =
        page.app().tx(move |tx| service::record_step(tx, &app, app.clock.now(), viewer, (id, told))).await;
    match done {
        Ok(()) => Ok(Done::VisitRecorded.then(PATH)),
        Err(ServiceError::Vetting(problem)) if is_of_field(problem) => {
            let error = Some(problem_text(page.say(), problem));
            render(&page, &staff, id, Some(Typed { error, ..typed })).await
        }
        Err(error) => Err(Fault::service(&page, error, PATH)),
    }
}
