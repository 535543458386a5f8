//! `GET /desk/reports`, `GET /desk/reports/new` and their buttons: others' reports about us, ours about others, and the tasks of
//! moderators. A report that leaves names nobody of the staff.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::fault::Fault;
use super::home::{PER_PAGE, Pager};
use super::notice::{Done, sentence};
use super::sent::Sent;
use super::{HOME, style};
use crate::domain::access::Action;
use crate::domain::report::{REPORT_MAX_CHARS, Report, ReportClose, ReportState, Task, TaskKind};
use crate::i18n::{self, text_id};
use crate::ids::{ApId, ReportId, TaskId};
use crate::services::{ServiceError, reports as service};
use crate::store::{reports, tasks};
use crate::text;
use crate::web::layout::{Page, Say};
use crate::web::session::Staff;

const PATH: &str = "/desk/reports";
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

struct Tab {
    href: String,
    label: String,
    count: i64,
    is_current: bool,
}

struct TaskRow {
    id: String,
    what: String,
    subject: String,
    detail: String,
    times: Option<String>,
    when: String,
    /// The page on which it is decided.
    href: Option<String>,
}

struct Row {
    id: String,
    direction: String,
    reporter: String,
    when: String,
    objects: Vec<String>,
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
    object: &'a str,
    max: usize,
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
    let read = page.app().db.read(move |conn| {
        viewer.require(Action::HandleLeads)?;
        let counts = ReportState::ALL.iter().map(|state| reports::count(conn, *state));
        let counts = counts.collect::<Result<Vec<i64>, _>>()?;
        let rows = reports::page(conn, state, PER_PAGE, (number - 1) * PER_PAGE)?;
        Ok::<_, ServiceError>((counts, rows, tasks::open(conn, TASKS_MAX, 0)?))
    });
    let (counts, rows, tasks) = read.await.map_err(|error| Fault::service(&page, error, HOME))?;
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
        tasks: tasks.iter().map(|task| task_row(t, task)).collect(),
        tabs,
        rows: rows.iter().map(|report| row(t, report)).collect(),
        reasons: by_staff
            .map(|reason| (reason.as_str(), t.get(&text_id("report-close", reason.as_str()))))
            .into(),
        pager: Pager::new(PATH, &format!("state={state}&"), number, count),
    };
    Ok(page.show(&template)?)
}

fn task_row(t: Say, task: &Task) -> TaskRow {
    TaskRow {
        id: task.id.to_string(),
        what: t.get(&text_id("task-kind", task.kind.as_str())),
        subject: task.subject.to_string(),
        detail: task.detail.clone(),
        times: (task.times > 1).then(|| t.count("task-times", task.times)),
        when: i18n::date(t.0, task.latest_at.date_naive()),
        href: match task.kind {
            TaskKind::AllianceAsked | TaskKind::AllianceDeclined | TaskKind::AllianceEnded => {
                Some(super::partners::path_of(&task.subject.domain()))
            }
            TaskKind::AllianceByStranger => Some(super::partners::PATH.to_owned()),
            TaskKind::PartnerMoved | TaskKind::PartnerBlocked | TaskKind::NegotiationsFull => None,
        },
    }
}

fn row(t: Say, report: &Report) -> Row {
    Row {
        id: report.id.to_string(),
        direction: t.get(&text_id("report-direction", report.direction.as_str())),
        reporter: report.reporter.to_string(),
        when: i18n::date(t.0, report.created_at.date_naive()),
        objects: report.objects.iter().map(ToString::to_string).collect(),
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
    let template = NewPage {
        page: &page,
        t: page.say(),
        style: style::path(),
        csrf: &staff.csrf,
        object: &query.object,
        max: REPORT_MAX_CHARS,
    };
    Ok(page.show(&template)?)
}

/// `POST /desk/reports`.
pub(super) async fn send(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let object = body.take("object").unwrap_or_default().trim().parse::<ApId>();
    let content = body.take("text").unwrap_or_default();
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let object = object.map_err(|_| Fault::service(&page, ServiceError::NotFound("actor"), PATH))?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done =
        page.app().tx(move |tx| service::send(tx, &app, app.clock.now(), viewer, (&object, &content))).await;
    done.map_err(|error| Fault::service(&page, error, PATH))?;
    Ok(Done::Reported.then(PATH))
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
