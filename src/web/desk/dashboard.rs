//! `/desk/dashboard`: how the team's work goes, in figures, and what of it somebody has to look at; and `/desk/dashboard.csv`: the figures alone,
//! with no person in them.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use super::candidates::{candidates_path, reason};
use super::fault::Fault;
use super::match_words::{state_text, why_text};
use super::{matches, path_of, plan, style};
use crate::domain::dashboard::{self as figures, Board, Median, Queued, Span, Waited};
use crate::domain::matching::fairness::{COMPARED_MIN, Comparison, Group};
use crate::i18n::{self, Args, text_id};
use crate::services::dashboard::{self as service, Dashboard, Told};
use crate::services::planning::without::WithoutOption;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

pub(super) const PATH: &str = "/desk/dashboard";
pub(super) const FILE: &str = "/desk/dashboard.csv";

#[derive(Deserialize)]
pub(super) struct SpanQuery {
    #[serde(default)]
    span: String,
}

impl SpanQuery {
    /// The span that an address names; the shortest where it names none.
    fn span(&self) -> Span {
        self.span.parse().unwrap_or(Span::Quarter)
    }
}

#[derive(Template)]
#[template(path = "desk/dashboard.html")]
struct DashboardPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    home: &'static str,
    /// Address, label and whether it is the one that is shown.
    spans: Vec<(String, String, bool)>,
    file: String,
    proposed: String,
    placed: String,
    waiting: String,
    queued: Vec<Bar>,
    without: String,
    requests: Vec<RequestRow>,
    sections: Vec<Section>,
    ended_total: String,
    ended: Vec<(String, String)>,
    fairness: &'static str,
    served: Vec<Served>,
}

/// Requests of one urgency.
struct Bar {
    label: String,
    told: String,
    /// By how long they have waited.
    bands: String,
    /// Of all that wait, in whole percent.
    percent: u64,
}

struct RequestRow {
    title: String,
    path: String,
    need: String,
    /// What is in the way, and what would help.
    why: String,
    helps: Option<String>,
}

/// A list of what somebody has to look at.
struct Section {
    title: String,
    told: String,
    /// Title, address and what is told of it.
    rows: Vec<(String, String, String)>,
    more: Option<String>,
}

/// How a plan serves the groups of a dimension.
struct Served {
    label: String,
    least: String,
    most: String,
    warning: Option<String>,
}

/// `GET /desk/dashboard`.
pub(super) async fn show(page: Page, staff: Staff, query: Query<SpanQuery>) -> Result<HttpResponse, Fault> {
    let span = query.span();
    let found = look(&page, &staff, span).await?;
    let (t, board) = (page.say(), &found.board);
    let address = |of: &Span| format!("{PATH}?span={of}");
    let template = DashboardPage {
        page: &page,
        t,
        style: style::path(),
        home: super::HOME,
        spans: Span::ALL
            .iter()
            .map(|of| (address(of), t.get(&text_id("dashboard-span", of.as_str())), *of == span))
            .collect(),
        file: format!("{FILE}?span={span}"),
        proposed: median(t, board.proposed),
        placed: median(t, board.placed),
        waiting: t.count("dashboard-waiting", board.waiting()),
        queued: board.queued.iter().map(|queued| bar(t, queued, board.waiting())).collect(),
        without: t.count("dashboard-without", board.without),
        requests: found.without.iter().map(|one| request(t, one)).collect(),
        sections: sections(t, &found),
        ended_total: t.count("dashboard-ended", board.ended.values().sum::<u64>()),
        ended: ended(t, board),
        fairness: plan::FAIRNESS,
        served: board.served.iter().flat_map(|(_, all)| all).filter_map(|one| served(t, one)).collect(),
    };
    Ok(page.show_as(StatusCode::OK, Forms::Here, &template)?)
}

/// `GET /desk/dashboard.csv`.
pub(super) async fn export(page: Page, staff: Staff, query: Query<SpanQuery>) -> Result<HttpResponse, Fault> {
    let found = look(&page, &staff, query.span()).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"dashboard.csv\""))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(figures::csv(&figures::rows(&found.board))))
}

async fn look(page: &Page, staff: &Staff, span: Span) -> Result<Dashboard, Fault> {
    let (app, as_whom) = (page.app().clone(), (staff.viewer(), page.app().clock.now()));
    let read = page.app().db.read(move |conn| service::look(conn, &app, as_whom, span)).await;
    read.map_err(|error| Fault::service(page, error, super::HOME))
}

fn median(t: Say, median: Median) -> String {
    let of = t.count("dashboard-median-of", median.of);
    let days = match median.days {
        Some(days) => t.count("dashboard-days", days),
        None => t.get("dashboard-too-few"),
    };
    t.with2("dashboard-median", ("days", &days), ("of", &of))
}

fn bar(t: Say, queued: &Queued, all: u64) -> Bar {
    let band = |(waited, count): (&Waited, &u64)| {
        let label = t.get(&text_id("waited", waited.as_str()));
        t.with2("dashboard-band", ("label", &label), ("count", &count.to_string()))
    };
    let bands: Vec<String> = Waited::ALL.iter().zip(&queued.waited).map(band).collect();
    Bar {
        label: t.get(&text_id("urgency", queued.urgency.as_str())),
        told: t.count("dashboard-requests", queued.count()),
        bands: bands.join(" · "),
        percent: queued.count() * 100 / all.max(1),
    }
}

fn request(t: Say, one: &WithoutOption) -> RequestRow {
    let urgency = t.get(&text_id("urgency", one.urgency.as_str()));
    let args = Args::new().with("urgency", urgency).with("count", u64::from(one.waiting_days));
    // Where nothing of a request would help alone, what keeps most offers apart.
    let told = one.helped_by().or(one.outlook.blockers.first().copied()).map(|blocker| reason(t, &blocker));
    let several = one.outlook.by_several;
    let (why, helps) = match told {
        Some(told) => (told.why, told.helps),
        None if several > 0 => (t.count("why-several", several), None),
        None => (t.get("dashboard-no-offers"), None),
    };
    RequestRow {
        title: one.title.clone(),
        path: candidates_path(one.request),
        need: t.with("seekers-need", &args),
        why,
        helps,
    }
}

/// A list, with its figure and how many rows there are of it in all.
fn section(t: Say, id: &str, (count, all): (u64, u64), rows: Vec<(String, String, String)>) -> Section {
    let more = all.saturating_sub(rows.len() as u64);
    Section {
        title: t.get(&format!("{id}-title")),
        told: t.count(id, count),
        more: (more > 0).then(|| t.count("plan-more", more)),
        rows,
    }
}

fn sections(t: Say, found: &Dashboard) -> Vec<Section> {
    let board = &found.board;
    let day = |day| i18n::date(t.0, day);
    let vettings = found.vettings.iter().map(|(id, title, until)| {
        (title.clone(), path_of(*id) + "/vetting", t.with1("dashboard-until", "date", day(*until)))
    });
    let silent = found.silent.iter().map(|one| {
        let (party, at) = one.told;
        let asked = t.with1(&text_id("dashboard-silent", party.as_str()), "date", day(at.date_naive()));
        named(t, one, asked)
    });
    let worries = found.worries.iter().map(|one| {
        let (party, said, at) = one.told;
        let said = t.get(&text_id("how-it-goes", said.as_str()));
        let args = Args::new().with("said", said).with("date", day(at.date_naive()));
        named(t, one, t.with(&text_id("dashboard-worry", party.as_str()), &args))
    });
    let stays =
        found.stays.iter().map(|one| named(t, one, t.with1("dashboard-until", "date", day(one.told))));
    let each = |count: u64| (count, count);
    vec![
        section(t, "dashboard-vetting", each(board.vetting_ends), vettings.collect()),
        section(t, "dashboard-silence", each(board.silent), silent.collect()),
        section(t, "dashboard-worried", (board.worried, found.worries_count), worries.collect()),
        section(t, "dashboard-stays", each(board.stays_end), stays.collect()),
    ]
}

/// A match by what is ours of it, its page, and what is told of it.
fn named<T>(t: Say, one: &Told<T>, told: String) -> (String, String, String) {
    let titles: Vec<&str> = [&one.request, &one.offer].into_iter().flatten().map(String::as_str).collect();
    let title = if titles.is_empty() { t.get("match-elsewhere") } else { titles.join(" · ") };
    (title, matches::path_of(one.id), told)
}

/// How matches ended, the most frequent ones first; what never happened is left out.
fn ended(t: Say, board: &Board) -> Vec<(String, String)> {
    let mut all: Vec<_> = board.ended.iter().filter(|(_, count)| **count > 0).collect();
    all.sort_by_key(|(ending, count)| (std::cmp::Reverse(**count), **ending));
    let row = |((state, why), count): (&figures::Ending, &u64)| {
        let state = state_text(t, *state);
        let label = match why {
            Some(why) => t.with2("dashboard-ending", ("state", &state), ("why", &why_text(t, *why))),
            None => state,
        };
        (label, t.count("dashboard-matches", *count))
    };
    all.into_iter().map(row).collect()
}

/// The least and the best served of the groups that are large enough to be compared; nothing where there are no two.
fn served(t: Say, comparison: &Comparison) -> Option<Served> {
    let mut groups: Vec<&Group> =
        comparison.groups.iter().filter(|group| group.requests >= COMPARED_MIN).collect();
    groups.sort_by_key(|group| (group.per_mille(), group.name.clone()));
    let (least, most) = (groups.first()?, groups.last()?);
    let told = |group: &Group| {
        let percent = ((group.per_mille() + 5) / 10).to_string();
        let label = plan::group_label(t, comparison.dimension, group);
        t.with2("dashboard-served", ("group", &label), ("percent", &percent))
    };
    let points = (comparison.difference_per_mille + 5) / 10;
    (groups.len() > 1).then(|| Served {
        label: t.get(&text_id("fairness", comparison.dimension.as_str())),
        least: told(least),
        most: told(most),
        warning: comparison.warns().then(|| t.with1("fairness-warning", "points", points)),
    })
}
