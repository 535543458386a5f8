//! `/desk/matches/{id}/plan`: what comes after a stay, for whoever has charge of the seeker. Codes and dates are shown at once; words for a reason
//! that the person reads.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::fault::Fault;
use super::home::PageQuery;
use super::match_page::match_in;
use super::matches::path_of;
use super::notice::sentence;
use super::sent::Sent;
use super::style;
use crate::domain::Coded;
use crate::domain::move_on::{MoveOn, MoveOnError, NextHome, StepBy, StepKind, TypedStep, TypedWish};
use crate::domain::private::CaseReason;
use crate::i18n::{self, text_id};
use crate::ids::{MatchId, MoveOnStepId};
use crate::services::ServiceError;
use crate::services::matches::{self as service, Planned, StepDeed};
use crate::web::layout::{Forms, Page, Say, see_other};
use crate::web::my::move_on::{PlanView, area_name, view};
use crate::web::session::Staff;

#[derive(Template)]
#[template(path = "desk/move_on.html")]
struct PlanPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    back: String,
    notice: Option<String>,
    errors: Vec<(&'static str, String)>,
    is_missing: bool,
    may_write: bool,
    /// Whether there are words that were not opened.
    is_closed: bool,
    plan: Option<PlanView>,
    reasons: Vec<(&'static str, String)>,
    version: i32,
    homes: Vec<(&'static str, String, bool)>,
    wish: TypedWish,
    kinds: Vec<(&'static str, String)>,
    who: Vec<(&'static str, String)>,
    step: TypedStep,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    errors: Vec<MoveOnError>,
    wish: Option<TypedWish>,
    step: TypedStep,
}

/// The page of the plan of a match.
pub(super) fn plan_path(id: MatchId) -> String {
    format!("{}/plan", path_of(id))
}

/// `GET /desk/matches/{id}/plan`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let id = match_in(&page, &id)?;
    let notice = sentence(page.say(), &query.done);
    let found = find(&page, &staff, id).await?;
    render(&page, &staff, &found, (Words::Closed, notice, Typed::default()))
}

/// Whether the words of a plan are on its page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Opened,
    Closed,
}

async fn find(page: &Page, staff: &Staff, id: MatchId) -> Result<Planned, Fault> {
    let (app, now, viewer) = (page.app().clone(), page.app().clock.now(), staff.viewer());
    let read = page.app().db.read(move |conn| service::plan_of(conn, &app, now, (viewer, id))).await;
    read.map_err(|error| Fault::service(page, error, super::HOME))
}

fn render(
    page: &Page,
    staff: &Staff,
    found: &Planned,
    (words, notice, typed): (Words, Option<String>, Typed),
) -> Result<HttpResponse, Fault> {
    let t = page.say();
    let status = if typed.errors.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let wish = typed.wish.unwrap_or_else(|| written(t, found.plan.as_ref()));
    let code = |kind: &'static str| move |code: &&'static str| (*code, t.get(&text_id(kind, code)));
    let template = PlanPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        path: plan_path(found.one.id),
        back: path_of(found.one.id),
        notice,
        errors: typed.errors.iter().map(|error| (error.field(), problem(t, error))).collect(),
        is_missing: found.is_missing,
        may_write: found.may_write,
        is_closed: words == Words::Closed && found.plan.is_some(),
        plan: found.plan.as_ref().map(|plan| view(t, plan, page.app().clock.now().date_naive())),
        reasons: CaseReason::CODES.iter().map(code("case-reason")).collect(),
        version: found.plan.as_ref().map_or(0, |plan| plan.version),
        homes: NextHome::CODES
            .iter()
            .map(|home| (*home, t.get(&text_id("next-home", home)), wish.homes.iter().any(|one| one == home)))
            .collect(),
        wish,
        kinds: StepKind::CODES.iter().map(code("move-step")).collect(),
        who: StepBy::CODES.iter().map(code("move-by")).collect(),
        step: typed.step,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// A wish as it was written down, to be changed. Its words are typed anew, or stay.
fn written(t: Say, plan: Option<&MoveOn>) -> TypedWish {
    let Some(plan) = plan else { return TypedWish::default() };
    let zones: Vec<String> = plan.wish.zones.iter().map(|code| area_name(t, code)).collect();
    TypedWish {
        homes: plan.wish.homes.iter().map(|home| home.as_str().to_owned()).collect(),
        zones: zones.join(", "),
        by: plan.wish.by.map(|by| by.to_string()).unwrap_or_default(),
        words: String::new(),
    }
}

/// `POST /desk/matches/{id}/plan/open`: shows the words, and notes why in the audit log.
pub(super) async fn open(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &id)?;
    let back = plan_path(id);
    let reason = body.take("reason").unwrap_or_default().parse::<CaseReason>();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let Ok(reason) = reason else {
        let sentence = page.say().get("match-problem-choose");
        return Err(Fault::told(&page, StatusCode::BAD_REQUEST, sentence, &back));
    };
    let (app, now, viewer) = (page.app().clone(), page.app().clock.now(), staff.viewer());
    let opened = page.app().tx(move |tx| service::open_plan(tx, &app, now, viewer, (id, reason))).await;
    let found = opened.map_err(|error| Fault::service(&page, error, &path_of(id)))?;
    render(&page, &staff, &found, (Words::Opened, None, Typed::default()))
}

/// `POST /desk/matches/{id}/plan`: where somebody wishes to go next.
pub(super) async fn wish(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &id)?;
    let seen = body.take("version").and_then(|version| version.parse().ok()).unwrap_or(0);
    let typed = TypedWish {
        homes: body.take_all("homes"),
        zones: body.take("zones").unwrap_or_default(),
        by: body.take("by").unwrap_or_default(),
        words: body.take("words").unwrap_or_default(),
    };
    body.finish().map_err(|error| Fault::form_at(&page, &error, &plan_path(id)))?;
    let (app, now, viewer, wished) =
        (page.app().clone(), page.app().clock.now(), staff.viewer(), typed.clone());
    let kept = page.app().tx(move |tx| service::keep_wish(tx, &app, now, viewer, (id, &wished, seen))).await;
    match kept {
        Ok(()) => Ok(noted(id)),
        Err(ServiceError::MoveOn(errors)) => {
            refused(&page, &staff, id, Typed { errors, wish: Some(typed), step: TypedStep::default() }).await
        }
        Err(error) => Err(Fault::service(&page, error, &plan_path(id))),
    }
}

/// `POST /desk/matches/{id}/plan/steps`.
pub(super) async fn step(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &id)?;
    let mut take = |name: &str| body.take(name).unwrap_or_default();
    let typed = TypedStep { kind: take("kind"), who: take("who"), due: take("due"), detail: take("detail") };
    body.finish().map_err(|error| Fault::form_at(&page, &error, &plan_path(id)))?;
    let (app, now, viewer, step) =
        (page.app().clone(), page.app().clock.now(), staff.viewer(), typed.clone());
    let added = page.app().tx(move |tx| service::add_step(tx, &app, now, viewer, (id, &step))).await;
    match added {
        Ok(_) => Ok(noted(id)),
        Err(ServiceError::MoveOn(errors)) => {
            refused(&page, &staff, id, Typed { errors, wish: None, step: typed }).await
        }
        Err(error) => Err(Fault::service(&page, error, &plan_path(id))),
    }
}

/// `POST /desk/matches/{id}/plan/steps/{step}`: it is done, or not after all, or it is taken away.
pub(super) async fn change(sent: Sent, path: Path<(String, String)>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &path.0)?;
    let back = plan_path(id);
    let deed = match body.take("deed").unwrap_or_default().as_str() {
        "done" => Some(StepDeed::Done),
        "not-done" => Some(StepDeed::NotDone),
        "removed" => Some(StepDeed::Removed),
        _ => None,
    };
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let not_there = || Fault::service(&page, ServiceError::NotFound("step"), &back);
    let (Some(deed), Ok(step)) = (deed, path.1.parse::<MoveOnStepId>()) else { return Err(not_there()) };
    let (app, now, viewer) = (page.app().clone(), page.app().clock.now(), staff.viewer());
    let changed =
        page.app().tx(move |tx| service::change_step(tx, &app, now, viewer, (id, step, deed))).await;
    changed.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(noted(id))
}

fn noted(id: MatchId) -> HttpResponse {
    see_other(&format!("{}?done=match-noted", plan_path(id)))
}

async fn refused(page: &Page, staff: &Staff, id: MatchId, typed: Typed) -> Result<HttpResponse, Fault> {
    let found = find(page, staff, id).await?;
    render(page, staff, &found, (Words::Closed, None, typed))
}

/// What is wrong with something that was typed of a plan.
pub(super) fn problem(t: Say, error: &MoveOnError) -> String {
    let limit = |id: &str, got: usize, max: usize| {
        t.with(id, &i18n::Args::new().with("got", got as u64).with("max", max as u64))
    };
    match error {
        MoveOnError::Home { .. } => t.get("move-problem-home"),
        MoveOnError::Zone { got } => t.with1("move-problem-zone", "got", got),
        MoveOnError::TooManyZones { got, max } => limit("move-problem-zones", *got, *max),
        MoveOnError::Date { got, .. } => t.with1("move-problem-date", "got", got),
        MoveOnError::TooLong { got, max, .. } => limit("move-problem-long", *got, *max),
        MoveOnError::Unprintable { .. } => t.get("move-problem-unprintable"),
        MoveOnError::Kind => t.get("move-problem-kind"),
        MoveOnError::Who => t.get("move-problem-who"),
        MoveOnError::DetailMissing => t.get("move-problem-detail"),
        MoveOnError::TooManySteps { max } => limit("move-problem-steps", *max, *max),
    }
}
