//! `/desk/plan`: who could live where, for all open requests at once, beside first come, first served; and `/desk/plan/fairness`: whether that serves
//! everybody alike (docs/matching.md). Both show the plan that is kept; they propose and explain, and a person decides.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;

use super::candidates::{candidates_path, offer_path, whole};
use super::fault::Fault;
use super::home::PageQuery;
use super::marks::{Listing, MarkRow, pair_path, rows};
use super::notice::{Pairs, sentence};
use super::sent::Sent;
use super::{path_of, style};
use crate::domain::matching::facts::Side;
use crate::domain::matching::fairness::{COMPARED_MIN, Comparison, Dimension, Group};
use crate::domain::matching::figures::{Figures, Part, PartOf};
use crate::i18n::{Args, text_id};
use crate::services::planning::{self, Named, Pair, Proposed, Shown, Unreadable, making};
use crate::web::layout::{Forms, Page, Say};
use crate::web::my::home::moment;
use crate::web::session::Staff;

pub(super) const PATH: &str = "/desk/plan";
pub(super) const FAIRNESS: &str = "/desk/plan/fairness";

#[derive(Template)]
#[template(path = "desk/plan.html")]
struct PlanPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    home: &'static str,
    path: &'static str,
    fairness: &'static str,
    has_plan: bool,
    /// What it reaches, when it was made, and what changed since.
    told: Vec<String>,
    /// What is not sure of it, where there is something.
    limits: Vec<String>,
    /// One is being made, or about to be.
    is_ordered: bool,
    /// Whether nothing speaks for a new one.
    is_plain: bool,
    unreadable_told: String,
    unreadable: Vec<(String, String)>,
    figures: Vec<FigureRow>,
    pairs: Vec<PairRow>,
    more_pairs: Option<String>,
    unmatched: Vec<(String, String)>,
    more_unmatched: Option<String>,
    marks: Vec<MarkRow>,
    /// Where the form of a decision leads back to.
    from: &'static str,
}

/// A figure of the plan, and of first come, first served.
struct FigureRow {
    label: String,
    plan: String,
    first_come: String,
}

struct PairRow {
    request: String,
    request_path: String,
    offer: String,
    /// The page of the pair.
    path: String,
    told: String,
    questions: Option<String>,
    /// That a moderator keeps the two together.
    locked: Option<String>,
}

/// `GET /desk/plan`.
pub(super) async fn show(page: Page, staff: Staff, query: Query<PageQuery>) -> Result<HttpResponse, Fault> {
    let (app, as_whom) = (page.app().clone(), (staff.viewer(), page.app().clock.now()));
    let read = page.app().db.read(move |conn| planning::desk(conn, &app, as_whom)).await;
    let desk = read.map_err(|error| Fault::service(&page, error, super::HOME))?;
    let t = page.say();
    let more =
        |all: usize, listed: usize| (all > listed).then(|| t.count("plan-more", (all - listed) as u64));
    let plan = desk.plan.as_ref();
    let template = PlanPage {
        page: &page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice: sentence(t, &query.done),
        home: super::HOME,
        path: PATH,
        fairness: FAIRNESS,
        has_plan: plan.is_some(),
        told: plan.map_or_else(|| vec![t.get("plan-none")], |plan| told(t, plan)),
        limits: plan.map_or_else(Vec::new, |plan| limits(t, plan)),
        is_ordered: desk.is_ordered,
        is_plain: plan.is_some_and(|plan| plan.changed == 0 && plan.gone == 0),
        unreadable_told: t.count("plan-unreadable", desk.unreadable.len() as u64),
        unreadable: desk.unreadable.iter().map(|one| unreadable(t, one)).collect(),
        figures: plan.map_or_else(Vec::new, |plan| figures(t, &plan.kept.figures, &plan.kept.first_come)),
        pairs: plan.map_or_else(Vec::new, |plan| plan.pairs.iter().map(|pair| row(t, pair)).collect()),
        more_pairs: plan.and_then(|plan| more(plan.pairs_count, plan.pairs.len())),
        unmatched: plan.map_or_else(Vec::new, |plan| plan.unmatched.iter().map(reference).collect()),
        more_unmatched: plan.and_then(|plan| more(plan.unmatched_count, plan.unmatched.len())),
        marks: rows(t, &desk.marks, Listing::OfAll),
        from: "plan",
    };
    Ok(page.show_as(StatusCode::OK, Forms::Here, &template)?)
}

/// `POST /desk/plan`: a new plan is made of what is there now.
pub(super) async fn make(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form_at(&page, &error, PATH))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let asked = page.app().db.tx(move |tx| making::ask(tx, now, viewer)).await;
    asked.map_err(|error| Fault::service(&page, error, PATH))?;
    page.app().wake.plans.notify_one();
    Ok(Pairs::Ordered.then(PATH))
}

/// What a plan reaches, when it was made and why, and what changed since.
fn told(t: Say, plan: &Shown) -> Vec<String> {
    let kept = &plan.kept;
    let made = t.with1(&text_id("plan-made", kept.why.as_str()), "at", moment(t, kept.made_at));
    let mut told = vec![t.with("plan-summary", &counts(kept.figures.households)), made];
    if plan.changed > 0 {
        told.push(t.count("plan-changed", plan.changed));
    }
    if plan.gone > 0 {
        told.push(t.count("plan-gone", plan.gone as u64));
    }
    told
}

fn limits(t: Say, plan: &Shown) -> Vec<String> {
    let mut limits = Vec::new();
    if plan.kept.is_pruned {
        limits.push(t.get("plan-pruned"));
    }
    if !plan.kept.is_finished {
        limits.push(t.count("plan-unfinished", plan.kept.households_max));
    }
    if plan.is_otherwise_weighed {
        limits.push(t.get("plan-otherwise-weighed"));
    }
    limits
}

/// The title of what cannot be read, where that can, and its page.
fn unreadable(t: Say, one: &Unreadable) -> (String, String) {
    let title = one.title.clone().unwrap_or_else(|| t.get("plan-unreadable-open"));
    (title, path_of(one.id))
}

fn counts(part: Part) -> Args<'static> {
    Args::new().with("count", u64::from(part.housed)).with("of", u64::from(part.of))
}

fn figures(t: Say, plan: &Figures, first_come: &Figures) -> Vec<FigureRow> {
    let parts: [(&str, PartOf); 5] = [
        ("plan-households", |figures| figures.households),
        ("plan-persons", |figures| figures.persons),
        ("plan-urgent", |figures| figures.urgent),
        ("plan-step-free", |figures| figures.step_free),
        ("plan-families", |figures| figures.families),
    ];
    let told = |part: Part| match part.per_mille() {
        None => t.get("plan-nobody"),
        Some(share) => {
            let percent = (share + 5) / 10;
            t.with("plan-share", &counts(part).with("percent", percent.to_string()))
        }
    };
    let fit = |figures: &Figures| {
        figures
            .mean_fit()
            .map_or_else(|| t.get("plan-nobody"), |fit| t.with1("candidates-fit", "points", whole(fit)))
    };
    let row = |label: &str, of: &dyn Fn(&Figures) -> String| FigureRow {
        label: t.get(label),
        plan: of(plan),
        first_come: of(first_come),
    };
    let mut rows: Vec<FigureRow> =
        parts.iter().map(|(label, part)| row(label, &|figures| told(part(figures)))).collect();
    rows.push(row("plan-fit", &fit));
    rows
}

fn row(t: Say, pair: &Proposed) -> PairRow {
    PairRow {
        request: pair.request.title.clone(),
        request_path: candidates_path(pair.request.id),
        offer: pair.offer.title.clone(),
        path: match pair.offer.side {
            Side::Here => pair_path(Pair { request: pair.request.id, offer: pair.offer.id }),
            // The page of a pair is of ours.
            Side::There => offer_path(pair.offer.side, pair.offer.id),
        },
        told: t.with1("candidates-fit", "points", whole(pair.fit)),
        questions: (pair.questions > 0).then(|| t.count("plan-questions", pair.questions as u64)),
        locked: pair.is_locked.then(|| t.get("mark-kind-lock")),
    }
}

/// The title of a request, and where it says why nobody.
fn reference(named: &Named) -> (String, String) {
    (named.title.clone(), candidates_path(named.id))
}

#[derive(Template)]
#[template(path = "desk/fairness.html")]
struct FairnessPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    plan: &'static str,
    plots: Vec<Plot>,
}

/// The groups of a dimension.
struct Plot {
    title: String,
    warning: Option<String>,
    bars: Vec<Bar>,
}

struct Bar {
    label: String,
    /// Whole percent.
    percent: u32,
    housed: String,
    waiting: String,
    options: String,
    /// Too few to be compared.
    is_small: bool,
}

/// `GET /desk/plan/fairness`.
pub(super) async fn fairness(page: Page, staff: Staff) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let read = page.app().db.read(move |conn| planning::latest(conn, viewer)).await;
    let kept = read.map_err(|error| Fault::service(&page, error, PATH))?;
    let t = page.say();
    let plots = kept.iter().flat_map(|kept| &kept.comparisons).map(|one| plot(t, one)).collect();
    let template = FairnessPage { page: &page, t, style: style::path(), plan: PATH, plots };
    Ok(page.show_as(StatusCode::OK, Forms::Here, &template)?)
}

fn plot(t: Say, comparison: &Comparison) -> Plot {
    let points = (comparison.difference_per_mille + 5) / 10;
    Plot {
        title: t.get(&text_id("fairness", comparison.dimension.as_str())),
        warning: comparison.warns().then(|| t.with1("fairness-warning", "points", points)),
        bars: comparison.groups.iter().map(|group| bar(t, comparison.dimension, group)).collect(),
    }
}

/// The name of a group.
pub(super) fn group_label(t: Say, dimension: Dimension, group: &Group) -> String {
    match dimension {
        Dimension::Composition => t.get(&text_id("composition", &group.name)),
        Dimension::Gender => t.get(&text_id("adults", &group.name)),
        Dimension::Size => t.get(&text_id("size-band", &group.name)),
        Dimension::Language => super::people::language_name(t, &group.name),
    }
}

fn bar(t: Say, dimension: Dimension, group: &Group) -> Bar {
    let label = group_label(t, dimension, group);
    let percent = (group.per_mille() + 5) / 10;
    let part = Part { housed: group.housed, of: group.requests };
    Bar {
        label,
        percent,
        housed: t.with("plan-share", &counts(part).with("percent", percent.to_string())),
        waiting: t.count("fairness-waiting", group.waiting_days_median),
        options: t.count("fairness-options", group.options_median),
        is_small: group.requests < COMPARED_MIN,
    }
}
