//! `/desk/proposals/{id}/candidates/{offer}`: one pair, with what every rule says of it and what it would cost the others; and the deeds that keep it in
//! every plan, rule it out, or take either back.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use super::candidates::{Part, candidates_path, part, whole};
use super::fault::Fault;
use super::marks::{Listing, MarkForm, MarkRow, NotTaken, forms, problem_text, rows};
use super::notice::Pairs;
use super::sent::Sent;
use super::{id_in, path_of, plan, style};
use crate::domain::access::Action;
use crate::domain::matching::rules::{Judgement, Rule, Verdict};
use crate::domain::pair_mark::{MarkKind, PairMark};
use crate::i18n::text_id;
use crate::services::ServiceError;
use crate::services::planning::{self, Affected, Cost, Counted, Marked, Pair, PairShown, Which, decided};
use crate::web::help;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

#[derive(Template)]
#[template(path = "desk/pair.html")]
struct PairPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    back: String,
    /// Somebody under 18 is there without a parent or guardian (SG-04): whom to call.
    numbers: Option<&'static [help::Number]>,
    request: (String, String),
    offer: (String, String),
    marks: Vec<MarkRow>,
    /// Where the form of a decision leads back to.
    from: &'static str,
    cost: String,
    inexact: Option<String>,
    groups: Vec<Group>,
    more: Option<String>,
    /// In words, and in whole points for the bar.
    fit: Option<(String, u64)>,
    parts: Vec<Part>,
    /// What is not respected, and what is to be asked.
    rules: Vec<RuleRow>,
    respected: Vec<RuleRow>,
    respected_told: String,
    forms: Vec<MarkForm>,
}

/// Households to which the same would happen.
struct Group {
    title: String,
    rows: Vec<AffectedRow>,
}

struct AffectedRow {
    title: String,
    path: String,
    need: String,
    changes: Vec<String>,
}

struct RuleRow {
    label: String,
    shown: Verdict,
    verdict: String,
    tone: &'static str,
    question: Option<String>,
}

/// The two ids of an address.
fn pair_in(page: &Page, ids: &(String, String)) -> Result<Pair, Fault> {
    Ok(Pair { request: id_in(page, &ids.0)?, offer: id_in(page, &ids.1)? })
}

/// `GET /desk/proposals/{id}/candidates/{offer}`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    ids: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let pair = pair_in(&page, &ids)?;
    render(&page, &staff, pair, (StatusCode::OK, None)).await
}

async fn render(
    page: &Page,
    staff: &Staff,
    pair: Pair,
    (status, wrong): (StatusCode, Option<NotTaken>),
) -> Result<HttpResponse, Fault> {
    let back = candidates_path(pair.request);
    let shown = planning::pair(page.app(), staff.viewer(), pair).await;
    let shown = shown.map_err(|error| Fault::service(page, error, super::HOME))?;
    let may_mark = staff.role().may(Action::MarkPairs);
    let marks = if may_mark { marks_of(page, staff, pair).await? } else { Vec::new() };
    let t = page.say();
    let (groups, more) = match &shown.cost {
        Cost::Counted(counted) => (groups(t, counted), more(t, counted)),
        Cost::Impossible(_) | Cost::NotWeighed | Cost::TooMany => (Vec::new(), None),
    };
    let judged = shown.judged.as_ref();
    let rules = judged.map_or_else(Vec::new, |(judgement, _)| rules(t, *judgement));
    let (respected, rules): (Vec<_>, Vec<_>) =
        rules.into_iter().partition(|rule| rule.shown == Verdict::Pass);
    let template = PairPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        back,
        numbers: is_unguarded(judged.map(|(judgement, _)| *judgement)).then_some(help::NUMBERS),
        request: (shown.request.terms.title.clone(), path_of(pair.request)),
        offer: (shown.offer.terms.title.clone(), path_of(pair.offer)),
        forms: if may_mark && (marks.is_empty() || wrong.is_some()) {
            forms(t, pair, 0, wrong.as_ref())
        } else {
            Vec::new()
        },
        marks: rows(t, &marks, Listing::OfOneRequest),
        from: "request",
        cost: cost_text(t, &shown),
        inexact: is_inexact(&shown.cost).then(|| t.get("pair-cost-inexact")),
        groups,
        more,
        fit: judged.map(|(_, fit)| {
            let points = whole(fit.total());
            (t.with1("candidates-fit", "points", points), points)
        }),
        parts: judged
            .map_or_else(Vec::new, |(_, fit)| shown.most.iter().map(|most| part(t, fit, most)).collect()),
        rules,
        respected_told: t.count("pair-rules-pass", respected.len() as u64),
        respected,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

async fn marks_of(page: &Page, staff: &Staff, pair: Pair) -> Result<Vec<Marked>, Fault> {
    let (app, as_whom) = (page.app().clone(), (staff.viewer(), page.app().clock.now()));
    let read =
        page.app().db.read(move |conn| decided::listed(conn, &app, as_whom, Which::Of(pair.request))).await;
    let mut marks = read.map_err(|error| Fault::service(page, error, super::HOME))?;
    marks.retain(|mark| mark.pair == pair);
    Ok(marks)
}

fn is_unguarded(judgement: Option<Judgement>) -> bool {
    judgement.is_some_and(|judgement| judgement.verdict(Rule::MinorUnaccompanied) != Verdict::Pass)
}

fn is_inexact(cost: &Cost) -> bool {
    match cost {
        Cost::Counted(counted) => !counted.is_exact,
        Cost::Impossible(_) | Cost::NotWeighed | Cost::TooMany => false,
    }
}

fn cost_text(t: Say, shown: &PairShown) -> String {
    match &shown.cost {
        Cost::Counted(counted) if counted.households > 0 => {
            t.count("pair-cost-households", counted.households)
        }
        Cost::Counted(counted) if counted.affected_count == 0 => t.get("pair-cost-nothing"),
        Cost::Counted(counted) => match whole(counted.worth) {
            0 => t.get("pair-cost-moves"),
            points => t.count("pair-cost-worth", points),
        },
        Cost::Impossible(why) => t.with1("pair-cost-impossible", "why", problem_text(t, why)),
        Cost::NotWeighed => t.get("pair-cost-not-weighed"),
        Cost::TooMany => t.get("pair-cost-too-many"),
    }
}

/// What would happen to others, the worst first.
fn groups(t: Say, counted: &Counted) -> Vec<Group> {
    type Is = fn(&Affected) -> bool;
    let kinds: [(&str, Is); 3] = [
        ("pair-lose", |one| one.after.is_none()),
        ("pair-move", |one| one.before.is_some() && one.after.is_some()),
        ("pair-find", |one| one.before.is_none() && one.after.is_some()),
    ];
    let group = |(title, is): (&str, Is)| Group {
        title: t.get(title),
        rows: counted.affected.iter().filter(|one| is(one)).map(|one| affected(t, one)).collect(),
    };
    kinds.into_iter().map(group).filter(|group| !group.rows.is_empty()).collect()
}

fn affected(t: Say, one: &Affected) -> AffectedRow {
    let urgency = t.get(&text_id("urgency", one.urgency.as_str()));
    let waits = t.count("pair-waits", one.waiting_days);
    let change = |id: &str, offer: &planning::Named| t.with1(id, "offer", &offer.title);
    let before = one.before.as_ref().map(|offer| change("pair-from", offer));
    let after = one.after.as_ref().map(|offer| change("pair-to", offer));
    AffectedRow {
        title: one.request.title.clone(),
        path: candidates_path(one.request.id),
        need: format!("{urgency} · {waits}"),
        changes: before.into_iter().chain(after).collect(),
    }
}

fn more(t: Say, counted: &Counted) -> Option<String> {
    let left = counted.affected_count.saturating_sub(counted.affected.len());
    (left > 0).then(|| t.count("plan-more", left as u64))
}

/// Every rule: what is broken first, then what is not known.
fn rules(t: Say, judgement: Judgement) -> Vec<RuleRow> {
    let order = |rule: &Rule| match (judgement.failed.has(*rule), judgement.verdict(*rule)) {
        (true, _) => 0,
        (false, Verdict::Unknown) => 1,
        (false, Verdict::Fail | Verdict::Pass) => 2,
    };
    let mut all = Rule::ALL.to_vec();
    all.sort_by_key(order);
    let row = |rule: &Rule| {
        let verdict = judgement.verdict(*rule);
        // What protects people and is not known counts as broken.
        let (shown, tone) = match (judgement.failed.has(*rule), verdict) {
            (true, _) => (Verdict::Fail, "grave"),
            (false, Verdict::Unknown) => (Verdict::Unknown, ""),
            (false, Verdict::Pass | Verdict::Fail) => (Verdict::Pass, "good"),
        };
        RuleRow {
            label: t.get(&text_id("rule", rule.as_str())),
            shown,
            verdict: t.get(&text_id("verdict", shown.as_str())),
            tone,
            question: (verdict == Verdict::Unknown).then(|| t.get(&text_id("ask", rule.as_str()))),
        }
    };
    all.iter().map(row).collect()
}

/// `POST /desk/proposals/{id}/candidates/{offer}/lock`.
pub(super) async fn lock(sent: Sent, ids: Path<(String, String)>) -> Result<HttpResponse, Fault> {
    decide(sent, &ids, (MarkKind::Lock, Pairs::Locked)).await
}

/// `POST /desk/proposals/{id}/candidates/{offer}/veto`.
pub(super) async fn veto(sent: Sent, ids: Path<(String, String)>) -> Result<HttpResponse, Fault> {
    decide(sent, &ids, (MarkKind::Veto, Pairs::Vetoed)).await
}

async fn decide(
    sent: Sent,
    ids: &(String, String),
    (kind, done): (MarkKind, Pairs),
) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let pair = pair_in(&page, ids)?;
    let back = candidates_path(pair.request);
    let reason = body.take("reason").unwrap_or_default();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let Some(mark) = PairMark::of(kind, &reason) else {
        let error = page.say().get("mark-reason-missing");
        let wrong = NotTaken { kind, reason, error };
        return render(&page, &staff, pair, (StatusCode::BAD_REQUEST, Some(wrong))).await;
    };
    match decided::mark(page.app(), staff.viewer(), (pair, mark)).await {
        Ok(()) => Ok(done.then(&back)),
        Err(ServiceError::Marks(why)) => {
            let error = problem_text(page.say(), &why);
            let wrong = NotTaken { kind, reason, error };
            render(&page, &staff, pair, (StatusCode::CONFLICT, Some(wrong))).await
        }
        Err(error) => Err(Fault::service(&page, error, &back)),
    }
}

/// `POST /desk/proposals/{id}/candidates/{offer}/lift`.
pub(super) async fn lift(sent: Sent, ids: Path<(String, String)>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let pair = pair_in(&page, &ids)?;
    let from_plan = body.take("from").is_some_and(|from| from == "plan");
    let back = if from_plan { plan::PATH.to_owned() } else { candidates_path(pair.request) };
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let lifted = page.app().db.tx(move |tx| decided::lift(tx, now, viewer, pair)).await;
    lifted.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(Pairs::Lifted.then(&back))
}
