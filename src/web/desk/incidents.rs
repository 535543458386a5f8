//! `GET /desk/incidents`: what was told in confidence, the most urgent first, in codes alone.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use super::fault::Fault;
use super::home::{PER_PAGE, Pager, page_number};
use super::notice::sentence;
use super::tabs::Tab;
use super::{HOME, style};
use crate::domain::incident::{Incident, IncidentSeverity, IncidentState};
use crate::i18n::text_id;
use crate::ids::IncidentId;
use crate::services::incidents as service;
use crate::web::layout::{Page, Say};
use crate::web::my::home::moment;
use crate::web::session::Staff;

/// The path of the list.
pub(super) const PATH: &str = "/desk/incidents";

#[derive(Template)]
#[template(path = "desk/incidents.html")]
struct IncidentsPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    notice: Option<String>,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    pager: Pager,
}

/// One incident in the list.
struct Row {
    path: String,
    kind: String,
    severity: (&'static str, String),
    when: String,
    offers: Option<String>,
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

/// The page of an incident.
pub(super) fn path_of(id: IncidentId) -> String {
    format!("{PATH}/{id}")
}

/// How grave it is, in words, with the class of its colour; or that nobody said so yet.
pub(super) fn severity_text(t: Say, severity: Option<IncidentSeverity>) -> (&'static str, String) {
    match severity {
        Some(severity) => {
            let class = if severity.suspends() { "grave" } else { "" };
            (class, t.get(&text_id("incident-severity", severity.as_str())))
        }
        None => ("new", t.get("incident-not-judged")),
    }
}

/// `GET /desk/incidents`.
pub(super) async fn list(page: Page, staff: Staff, query: Query<ListQuery>) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let state = query.state.parse().unwrap_or(IncidentState::New);
    let number = page_number(&query.page);
    let limits = (PER_PAGE, (number - 1) * PER_PAGE);
    let read = page.app().db.read(move |conn| service::list(conn, viewer, state, limits)).await;
    let (found, counts) = read.map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    let tab = |(of, count): &(IncidentState, i64)| Tab {
        href: format!("{PATH}?state={of}"),
        label: t.get(&text_id("incident-state", of.as_str())),
        count: *count,
        is_current: *of == state,
    };
    let count = counts.iter().find(|(of, _)| *of == state).map_or(0, |(_, count)| *count);
    let template = IncidentsPage {
        page: &page,
        t,
        style: style::path(),
        notice: sentence(t, &query.done),
        tabs: counts.iter().map(tab).collect(),
        rows: found.iter().map(|incident| row(t, incident)).collect(),
        pager: Pager::new(PATH, &format!("state={state}&"), number, count),
    };
    Ok(page.show(&template)?)
}

fn row(t: Say, incident: &Incident) -> Row {
    let offers = u64::try_from(incident.offers.len()).unwrap_or(0);
    Row {
        path: path_of(incident.id),
        kind: t.get(&text_id("incident-kind", incident.kind.as_str())),
        severity: severity_text(t, incident.severity),
        when: moment(t, incident.created_at),
        offers: (offers > 0).then(|| t.count("incident-offers", offers)),
    }
}
