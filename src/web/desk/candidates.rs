//! `/desk/proposals/{id}/candidates`: which offers a request may be proposed to, why, what to ask before, and why not more (docs/matching.md).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use chrono::NaiveDate;

use super::fault::Fault;
use super::{id_in, path_of, style};
use crate::domain::access::Action;
use crate::domain::matching::explain::{Blocker, Relaxation};
use crate::domain::matching::facts::Guarded;
use crate::domain::matching::fit::{Millis, POINT};
use crate::domain::proposal::State;
use crate::geo::Gazetteer;
use crate::i18n::{self, Args, text_id};
use crate::ids::ProposalId;
use crate::services::ServiceError;
use crate::services::matches::{self, Listed};
use crate::services::planning::{self, Candidate, Found};
use crate::web::help;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// The page of a request's candidates.
pub(super) fn candidates_path(id: ProposalId) -> String {
    format!("{}/candidates", path_of(id))
}

#[derive(Template)]
#[template(path = "desk/candidates.html")]
struct CandidatesPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    back: String,
    title: &'a str,
    /// Somebody under 18 is there without a parent or guardian (SG-04): whom to call.
    numbers: Option<&'static [help::Number]>,
    csrf: &'a str,
    summary: String,
    shown: Vec<Row>,
    reasons: Vec<Reason>,
}

/// An offer.
struct Row {
    title: String,
    path: String,
    place: String,
    fit: String,
    /// Whole points, for the bar.
    points: u64,
    parts: Vec<Part>,
    questions: Vec<String>,
    /// Where a moderator takes it up, or the match that it is in already.
    select: Option<String>,
    in_match: Option<String>,
}

/// The points of one component.
struct Part {
    label: String,
    told: String,
    points: u64,
    most: u64,
}

/// Why not more.
struct Reason {
    why: String,
    helps: Option<String>,
}

/// `GET /desk/proposals/{id}/candidates`.
pub(super) async fn show(page: Page, staff: Staff, id: Path<String>) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let (app, as_whom) = (page.app().clone(), (staff.viewer(), page.app().clock.now()));
    let read = page.app().db.read(move |conn| {
        let found = planning::candidates(conn, &app, as_whom, id)?;
        let open = matches::of_proposal(conn, as_whom.0, &found.request)?;
        Ok::<_, ServiceError>((found, open))
    });
    let (found, open) = read.await.map_err(|error| Fault::service(&page, error, super::HOME))?;
    let t = page.say();
    let may_select = staff.role().may(Action::DecideMatches) && found.request.state == State::Open;
    let shown = found.candidates.iter().map(|one| {
        let in_match = match_of(&open, one.offer);
        let select = (may_select && in_match.is_none())
            .then(|| format!("{}/{}/select", candidates_path(id), one.offer));
        Row { select, in_match, ..row(t, &found, one) }
    });
    let shown: Vec<Row> = shown.collect();
    let template = CandidatesPage {
        page: &page,
        t,
        style: style::path(),
        back: path_of(id),
        title: &found.request.terms.title,
        numbers: (found.guarded != Guarded::Yes).then_some(help::NUMBERS),
        csrf: &staff.csrf,
        summary: t.count("candidates-count", found.outlook.feasible),
        shown,
        reasons: reasons(t, &found),
    };
    Ok(page.show_as(StatusCode::OK, Forms::Here, &template)?)
}

fn row(t: Say, found: &Found, one: &Candidate) -> Row {
    let place = Gazetteer::belgium().by_code(&one.municipality).map_or("", |area| area.name(t.0.tag()));
    let away = one.near.zone.or(one.near.anchors);
    let place = away.map_or_else(
        || place.to_owned(),
        |away| t.with2("candidates-away", ("place", place), ("km", &away.div_ceil(10).to_string())),
    );
    let part = |(component, most): &(crate::domain::matching::fit::Component, Millis)| {
        let (points, most) = (whole(one.fit.of(*component)), whole(*most));
        Part {
            label: t.get(&text_id("component", component.as_str())),
            told: t.with2("candidates-points", ("points", &points.to_string()), ("most", &most.to_string())),
            points,
            most,
        }
    };
    let points = whole(one.fit.total());
    Row {
        title: one.title.clone(),
        path: path_of(one.offer),
        place,
        fit: t.with1("candidates-fit", "points", points),
        points,
        parts: found.most.iter().map(part).collect(),
        questions: one.unknown.iter().map(|rule| t.get(&text_id("ask", rule.as_str()))).collect(),
        select: None,
        in_match: None,
    }
}

/// The page of the match that is not over about an offer, where there is one.
fn match_of(open: &[Listed], offer: ProposalId) -> Option<String> {
    let found = open.iter().find(|one| !one.one.state.is_final() && one.one.offer.here() == Some(offer));
    found.map(|listed| super::matches::path_of(listed.one.id))
}

/// Whole points of thousandths, rounded.
pub(super) fn whole(millis: Millis) -> u64 {
    u64::try_from((millis + POINT / 2) / POINT).unwrap_or(0)
}

fn reasons(t: Say, found: &Found) -> Vec<Reason> {
    let mut all: Vec<Reason> = found.outlook.blockers.iter().map(|blocker| reason(t, blocker)).collect();
    if found.outlook.by_several > 0 {
        all.push(Reason { why: t.count("why-several", found.outlook.by_several), helps: None });
    }
    all
}

fn reason(t: Say, blocker: &Blocker) -> Reason {
    let helps = blocker.relaxation.map(|(relaxation, opens)| {
        let args = Args::new().with("count", u64::from(opens));
        match relaxation {
            Relaxation::Distance { to_km } => t.with("relax-distance", &args.with("km", to_km.to_string())),
            Relaxation::Budget { to_cents } => {
                t.with("relax-budget", &args.with("budget", i18n::euros(t.0, to_cents)))
            }
            Relaxation::Start { on } => {
                let on = NaiveDate::from_num_days_from_ce_opt(on).unwrap_or_default();
                t.with("relax-start", &args.with("date", i18n::date(t.0, on)))
            }
            Relaxation::Months { to } => t.with("relax-months", &args.with("months", to.to_string())),
            Relaxation::Without => t.with(&text_id("relax", blocker.rule.as_str()), &args),
        }
    });
    Reason { why: t.count(&text_id("why", blocker.rule.as_str()), blocker.offers), helps }
}
