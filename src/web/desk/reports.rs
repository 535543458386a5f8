//! `GET /desk/reports`, `GET /desk/reports/new` and their buttons: others' reports about us, ours about others, and the tasks of
//! moderators. A report that leaves names nobody of the staff.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::fault::{Fault, in_one};
use super::home::{PER_PAGE, Pager};
use super::notice::{Done, sentence};
use super::sent::Sent;
use super::tabs::Tab;
use super::{HOME, path_of, style};
use crate::domain::access::Action;
use crate::domain::report::{Direction, REPORT_MAX_CHARS, Report, ReportClose, ReportState, Task, TaskKind};
use crate::i18n::text_id;
use crate::ids::{ApId, ReportId, TaskId};
use crate::services::{App, ServiceError, reports as service};
use crate::store::{Conn, proposals, reports, tasks};
use crate::text;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

pub(super) const PATH: &str = "/desk/reports";
/// How many tasks the page shows; the rest comes when these are done.
const TASKS_MAX: i64 = 50;

#[derive(Template)]
#[template(path = "desk/reports.html")]
struct ReportsPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    tasks: Vec<TaskRow>,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    reasons: Vec<(&'static str, String)>,
    pager: Pager,
}

struct TaskRow {
    id: String,
    what: String,
    how: String,
    domain: String,
    /// The page of the partner or of the vetting that it is about.
    page: String,
    page_label: String,
    new_address: Option<String>,
    /// What is compared on the telephone before it is decided.
    fingerprint: Option<String>,
    /// Path and title of what of ours it is about.
    proposal: Option<(String, String)>,
    times: Option<String>,
    when: String,
}

struct Row {
    id: String,
    direction: String,
    /// The server that reports; `None` for ours.
    reporter: Option<String>,
    when: String,
    /// What is reported: ours with its page and title.
    objects: Vec<(Option<String>, String)>,
    more: Option<String>,
    paragraphs: Vec<String>,
    is_open: bool,
    came_of_it: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/report_new.html")]
struct NewPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    typed: Typed,
    max: usize,
}

/// What was typed into the form of a report, and what is wrong with it.
#[derive(Default)]
struct Typed {
    object: String,
    object_error: Option<String>,
    text: String,
    text_error: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    state: String,
    #[serde(default)]
    page: String,
    #[serde(default)]
    done: String,
}

/// `GET /desk/reports`: the tasks, then the reports, the latest first.
pub(super) async fn list(page: Page, staff: Staff, query: Query<ListQuery>) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let state: ReportState = query.state.parse().unwrap_or(ReportState::Open);
    let number = query.page.parse::<i64>().ok().filter(|page| (1..=1_000_000).contains(page)).unwrap_or(1);
    let app = page.app().clone();
    let read = page.app().db.read(move |conn| {
        viewer.require(Action::HandleLeads)?;
        let counts = ReportState::ALL.iter().map(|state| reports::count(conn, *state));
        let counts = counts.collect::<Result<Vec<i64>, _>>()?;
        let rows = reports::page(conn, state, PER_PAGE, (number - 1) * PER_PAGE)?;
        let tasks = tasks::open(conn, TASKS_MAX, 0)?;
        let ids = rows.iter().flat_map(|report| report.objects.iter().map(ToString::to_string));
        let ids = ids.chain(tasks.iter().map(|task| task.detail.clone()));
        let ours = titles(conn, &app, ids)?;
        Ok::<_, ServiceError>((counts, rows, tasks, ours))
    });
    let (counts, rows, tasks, ours) = read.await.map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    let tabs: Vec<Tab> = ReportState::ALL
        .iter()
        .zip(&counts)
        .map(|(of, count)| Tab {
            href: format!("{PATH}?state={of}"),
            label: t.get(&text_id("report-state", of.as_str())),
            count: *count,
            is_current: *of == state,
        })
        .collect();
    let count = tabs.iter().find(|tab| tab.is_current).map_or(0, |tab| tab.count);
    let by_staff = [ReportClose::Acted, ReportClose::Unfounded, ReportClose::Duplicate];
    let template = ReportsPage {
        page: &page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice: sentence(t, &query.done),
        tasks: tasks.iter().map(|task| task_row(t, task, &ours)).collect(),
        tabs,
        rows: rows.iter().map(|report| row(t, report, &ours)).collect(),
        reasons: by_staff
            .map(|reason| (reason.as_str(), t.get(&text_id("report-close", reason.as_str()))))
            .into(),
        pager: Pager::new(PATH, &format!("state={state}&"), number, count),
    };
    Ok(page.show(&template)?)
}

/// The proposals of ours among these ids: path and title of each.
type Ours = HashMap<String, (String, String)>;

fn titles(conn: &mut Conn, app: &App, ids: impl Iterator<Item = String>) -> Result<Ours, ServiceError> {
    let mut ours = Ours::new();
    for id in ids {
        let Some(ours_id) = id.parse().ok().and_then(|id: ApId| app.urls.proposal_id(&id)) else { continue };
        if let Some(proposal) = proposals::by_id(conn, ours_id)? {
            ours.insert(id, (path_of(ours_id), proposal.terms.title));
        }
    }
    Ok(ours)
}

fn task_row(t: Say, task: &Task, ours: &Ours) -> TaskRow {
    let domain = task.subject.domain();
    let proposal = ours.get(&task.detail).cloned();
    let (page, label) = match task.kind {
        // An offer that is gone has no page.
        TaskKind::VettingEnds | TaskKind::VettingPaused => (
            proposal.as_ref().map_or_else(|| HOME.to_owned(), |(path, _)| format!("{path}/vetting")),
            "vetting-title",
        ),
        TaskKind::StayUnderIncident | TaskKind::StayNotWell | TaskKind::StaySilent => {
            (task.detail.parse().map_or_else(|_| HOME.to_owned(), super::matches::path_of), "task-match")
        }
        TaskKind::HostCall | TaskKind::HostChange | TaskKind::HostWorry => {
            (proposal.as_ref().map_or_else(|| HOME.to_owned(), |(path, _)| path.clone()), "task-offer")
        }
        // Of somebody who is no partner there is no page yet.
        TaskKind::AllianceByStranger => (super::partners::PATH.to_owned(), "task-partner"),
        TaskKind::AllianceAsked
        | TaskKind::AllianceDeclined
        | TaskKind::AllianceEnded
        | TaskKind::AllianceKeyChanged
        | TaskKind::PartnerMoved
        | TaskKind::PartnerBlocked
        | TaskKind::NegotiationsFull
        | TaskKind::AllyMessagesFull
        | TaskKind::RequestsFetched => (super::partners::path_of(&domain), "task-partner"),
    };
    TaskRow {
        id: task.id.to_string(),
        what: t.get(&text_id("task-kind", task.kind.as_str())),
        how: t.get(&text_id("task-how", task.kind.as_str())),
        page,
        page_label: t.get(label),
        domain: domain.to_string(),
        fingerprint: matches!(task.kind, TaskKind::AllianceAsked | TaskKind::AllianceKeyChanged)
            .then(|| task.detail.clone()),
        new_address: (task.kind == TaskKind::PartnerMoved).then(|| task.detail.clone()),
        proposal,
        times: (task.times > 1).then(|| t.count("task-times", task.times)),
        when: t.day(task.latest_at),
    }
}

fn row(t: Say, report: &Report, ours: &Ours) -> Row {
    let object = |id: &ApId| match ours.get(id.as_str()) {
        Some((path, title)) => (Some(path.clone()), title.clone()),
        None => (None, id.to_string()),
    };
    Row {
        id: report.id.to_string(),
        direction: t.get(&text_id("report-direction", report.direction.as_str())),
        reporter: (report.direction == Direction::In).then(|| report.reporter.domain().to_string()),
        when: t.day(report.created_at),
        objects: report.objects.iter().map(object).collect(),
        more: (report.more > 0).then(|| t.count("reports-more", report.more)),
        paragraphs: text::paragraphs(&report.content),
        is_open: report.state == ReportState::Open,
        came_of_it: report.close_reason.map(|reason| t.get(&text_id("report-close", reason.as_str()))),
    }
}

#[derive(Deserialize)]
pub(super) struct NewQuery {
    #[serde(default)]
    object: String,
}

/// `GET /desk/reports/new`: the form of a report to another server.
pub(super) async fn blank(page: Page, staff: Staff, query: Query<NewQuery>) -> Result<HttpResponse, Fault> {
    let allowed = staff.viewer().require(Action::HandleLeads);
    allowed.map_err(|error| Fault::service(&page, error, HOME))?;
    form(&page, &staff, Typed { object: query.into_inner().object, ..Typed::default() })
}

fn form(page: &Page, staff: &Staff, typed: Typed) -> Result<HttpResponse, Fault> {
    let is_wrong = typed.object_error.is_some() || typed.text_error.is_some();
    let status = if is_wrong { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = NewPage {
        page,
        t: page.say(),
        style: style::path(),
        csrf: &staff.csrf,
        typed,
        max: REPORT_MAX_CHARS,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /desk/reports`.
pub(super) async fn send(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let mut typed = Typed {
        object: body.take("object").unwrap_or_default(),
        text: body.take("text").unwrap_or_default(),
        ..Typed::default()
    };
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let viewer = staff.viewer();
    viewer.require(Action::HandleLeads).map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    let Ok(object) = typed.object.trim().parse::<ApId>() else {
        typed.object_error = Some(t.get("report-object-unknown"));
        return form(&page, &staff, typed);
    };
    let (app, content) = (page.app().clone(), typed.text.clone());
    let done =
        page.app().tx(move |tx| service::send(tx, &app, app.clock.now(), viewer, (&object, &content))).await;
    match done {
        Ok(_) => return Ok(Done::Reported.then(PATH)),
        Err(ServiceError::NotFound(_)) => typed.object_error = Some(t.get("report-object-unknown")),
        Err(error @ (ServiceError::TextLength { .. } | ServiceError::Reveals(_))) => {
            typed.text_error = Some(in_one(t, &error));
        }
        Err(error) => return Err(Fault::service(&page, error, PATH)),
    }
    form(&page, &staff, typed)
}

/// `POST /desk/reports/{id}/close`.
pub(super) async fn close(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let reason = body.take("reason").unwrap_or_default().parse::<ReportClose>();
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let id: ReportId =
        id.parse().map_err(|_| Fault::service(&page, ServiceError::NotFound("report"), PATH))?;
    let reason =
        reason.map_err(|error| Fault::service(&page, ServiceError::Invalid(error.to_string()), PATH))?;
    let (viewer, now) = (staff.viewer(), page.app().clock.now());
    let done = page.app().tx(move |tx| service::close(tx, now, viewer, (id, reason))).await;
    done.map_err(|error| Fault::service(&page, error, PATH))?;
    Ok(Done::Closed.then(PATH))
}

/// `POST /desk/tasks/{id}/done`.
pub(super) async fn task_done(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let id: TaskId = id.parse().map_err(|_| Fault::service(&page, ServiceError::NotFound("task"), PATH))?;
    let (viewer, now) = (staff.viewer(), page.app().clock.now());
    let done = page.app().tx(move |tx| service::task_done(tx, now, viewer, id)).await;
    done.map_err(|error| Fault::service(&page, error, PATH))?;
    Ok(Done::Closed.then(PATH))
}
