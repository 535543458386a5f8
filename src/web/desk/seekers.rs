//! `/desk/proposals/{id}/candidates` of an offer: which of our requests could live there, and which of allies', as far as their bands tell.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::candidates::{candidates_path, whole};
use super::fault::Fault;
use super::match_words::bands_text;
use super::{path_of, style};
use crate::domain::matching::banded::Away;
use crate::domain::proposal::State;
use crate::i18n::{Args, text_id};
use crate::services::planning::{Asked, Seeker, Seekers};
use crate::web::layout::{Forms, Page, Say};

#[derive(Template)]
#[template(path = "desk/seekers.html")]
struct SeekersPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    back: String,
    title: &'a str,
    summary: String,
    rows: Vec<Row>,
    more: Option<String>,
    theirs: Vec<AskedRow>,
}

/// A request of ours.
struct Row {
    title: String,
    path: String,
    need: String,
    fit: String,
    /// Whole points, for the bar.
    points: u64,
    questions: Vec<String>,
}

/// A request of an ally.
struct AskedRow {
    /// How many, where and when, as its bands say.
    told: String,
    of: String,
    away: Option<String>,
}

/// The page of an offer.
pub(super) fn show(page: &Page, found: &Seekers) -> Result<HttpResponse, Fault> {
    let t = page.say();
    let is_out = found.offer.state == State::Published;
    let count = found.count as u64;
    let more = found.count.saturating_sub(found.seekers.len());
    let template = SeekersPage {
        page,
        t,
        style: style::path(),
        back: path_of(found.offer.id),
        title: &found.offer.terms.title,
        summary: if is_out { t.count("seekers-count", count) } else { t.get("seekers-not-out") },
        rows: found.seekers.iter().map(|one| row(t, one)).collect(),
        more: (more > 0).then(|| t.count("plan-more", more as u64)),
        theirs: found.theirs.iter().map(|one| asked(t, one)).collect(),
    };
    Ok(page.show_as(StatusCode::OK, Forms::Here, &template)?)
}

fn row(t: Say, one: &Seeker) -> Row {
    let points = whole(one.fit.total());
    let urgency = t.get(&text_id("urgency", one.urgency.as_str()));
    let args = Args::new().with("urgency", urgency).with("count", u64::from(one.waiting_days));
    Row {
        title: one.title.clone(),
        path: candidates_path(one.request),
        need: t.with("seekers-need", &args),
        fit: t.with1("candidates-fit", "points", points),
        points,
        questions: one.unknown.iter().map(|rule| t.get(&text_id("ask", rule.as_str()))).collect(),
    }
}

fn asked(t: Say, one: &Asked) -> AskedRow {
    let away = match one.away {
        // In the same place there is no distance to tell, and in the same province none is known.
        Away::By(0) | Away::Unknown => None,
        Away::By(away) => Some(t.with1("seekers-away", "km", away.div_ceil(10))),
    };
    AskedRow {
        told: bands_text(t, &one.bands),
        of: t.with1("candidates-of", "association", &one.association),
        away,
    }
}
