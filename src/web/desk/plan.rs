//! `/desk/plan`: who could live where, for all open requests at once, beside first come, first served; and `/desk/plan/fairness`: whether that serves
//! everybody alike (docs/matching.md). Both propose and explain; a person decides.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::candidates::{candidates_path, offer_path, whole};
use super::fault::Fault;
use super::style;
use crate::domain::matching::fairness::{COMPARED_MIN, Comparison, Dimension, Group};
use crate::domain::matching::figures::{Figures, Part, PartOf};
use crate::i18n::{Args, text_id};
use crate::services::planning::{self, Named, Proposed};
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

pub(super) const PATH: &str = "/desk/plan";
pub(super) const FAIRNESS: &str = "/desk/plan/fairness";

#[derive(Template)]
#[template(path = "desk/plan.html")]
struct PlanPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    home: &'static str,
    fairness: &'static str,
    summary: String,
    /// What is not sure of it, where there is something.
    limits: Vec<String>,
    figures: Vec<FigureRow>,
    pairs: Vec<PairRow>,
    more_pairs: Option<String>,
    unmatched: Vec<(String, String)>,
    more_unmatched: Option<String>,
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
    offer_path: String,
    told: String,
    questions: Option<String>,
}

/// `GET /desk/plan`.
pub(super) async fn show(page: Page, staff: Staff) -> Result<HttpResponse, Fault> {
    let (app, as_whom) = (page.app().clone(), (staff.viewer(), page.app().clock.now()));
    let read = page.app().db.read(move |conn| planning::plan(conn, &app, as_whom)).await;
    let shown = read.map_err(|error| Fault::service(&page, error, super::HOME))?;
    let (t, plan) = (page.say(), &shown.plan);
    let mut limits = Vec::new();
    if plan.is_pruned {
        limits.push(t.get("plan-pruned"));
    }
    if !plan.finished {
        limits.push(t.count("plan-unfinished", plan.households_max));
    }
    let more =
        |all: usize, listed: usize| (all > listed).then(|| t.count("plan-more", (all - listed) as u64));
    let template = PlanPage {
        page: &page,
        t,
        style: style::path(),
        home: super::HOME,
        fairness: FAIRNESS,
        summary: t.with("plan-summary", &counts(plan.figures.households)),
        limits,
        figures: figures(t, &plan.figures, &plan.first_come),
        pairs: shown.pairs.iter().map(|pair| row(t, pair)).collect(),
        more_pairs: more(plan.pairs.len(), shown.pairs.len()),
        unmatched: shown.unmatched.iter().map(reference).collect(),
        more_unmatched: more(plan.unmatched.len(), shown.unmatched.len()),
    };
    Ok(page.show_as(StatusCode::OK, Forms::Here, &template)?)
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
        offer_path: offer_path(pair.offer.side, pair.offer.id),
        told: t.with1("candidates-fit", "points", whole(pair.fit)),
        questions: (pair.questions > 0).then(|| t.count("plan-questions", pair.questions as u64)),
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
    let (app, as_whom) = (page.app().clone(), (staff.viewer(), page.app().clock.now()));
    let read = page.app().db.read(move |conn| planning::comparisons(conn, &app, as_whom)).await;
    let comparisons = read.map_err(|error| Fault::service(&page, error, PATH))?;
    let t = page.say();
    let plots = comparisons.iter().map(|one| plot(t, one)).collect();
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

fn bar(t: Say, dimension: Dimension, group: &Group) -> Bar {
    let label = match dimension {
        Dimension::Composition => t.get(&text_id("composition", &group.name)),
        Dimension::Gender => t.get(&text_id("adults", &group.name)),
        Dimension::Size => t.get(&text_id("size-band", &group.name)),
        Dimension::Language => super::people::language_name(t, &group.name),
    };
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
