//! `/desk/proposals/{id}/candidates`: which offers a request may be proposed to, why, what to ask before, and why not more (docs/matching.md);
//! for an offer, who could live there (`seekers`).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use chrono::NaiveDate;

use super::fault::Fault;
use super::home::PageQuery;
use super::marks::{Listing, MarkForm, MarkRow, forms, pair_path, rows};
use super::notice::sentence;
use super::{id_in, path_of, seekers, style};
use crate::domain::access::Action;
use crate::domain::matches::Piece;
use crate::domain::matching::explain::{Blocker, Relaxation};
use crate::domain::matching::facts::{Guarded, Side};
use crate::domain::matching::fit::{Component, Fit, Millis, POINT};
use crate::domain::pair_mark::MarkKind;
use crate::domain::proposal::State;
use crate::geo::Gazetteer;
use crate::i18n::{self, Args, text_id};
use crate::ids::ProposalId;
use crate::services::ServiceError;
use crate::services::matches::{self, Listed};
use crate::services::planning::{
    self, Abroad, Candidate, Found, Marked, Matches, Pair, Waiting, Which, decided,
};
use crate::web::help;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// The page of a request's candidates.
pub(super) fn candidates_path(id: ProposalId) -> String {
    format!("{}/candidates", path_of(id))
}

/// The page of an offer: at the desk where it is ours, and the public one where it is an ally's.
pub(super) fn offer_path(side: Side, id: ProposalId) -> String {
    match side {
        Side::Here => path_of(id),
        Side::There => format!("/offers/{id}"),
    }
}

#[derive(Template)]
#[template(path = "desk/candidates.html")]
struct CandidatesPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    back: String,
    title: &'a str,
    /// Somebody under 18 is there without a parent or guardian (SG-04): whom to call.
    numbers: Option<&'static [help::Number]>,
    summary: String,
    shown: Vec<Row>,
    /// How many offers of allies wait for a word of theirs, and the best of them.
    to_ask: Option<String>,
    waiting: Vec<WaitingRow>,
    /// What is decided about pairs of this request, for who decides about them.
    marks: Vec<MarkRow>,
    /// Where the form of a decision leads back to.
    from: &'static str,
    reasons: Vec<Reason>,
}

/// An offer.
struct Row {
    title: String,
    path: String,
    /// Whose it is, where it is an ally's.
    of: Option<String>,
    place: String,
    fit: String,
    /// Whole points, for the bar.
    points: u64,
    parts: Vec<Part>,
    questions: Vec<String>,
    /// Where a moderator takes it up, or the match that it is in already.
    select: Option<String>,
    in_match: Option<String>,
    /// That a moderator keeps the two together.
    locked: Option<String>,
    /// The page of the pair, for who decides about it.
    pair: Option<String>,
    forms: Vec<MarkForm>,
}

/// An offer that waits for an ally's word.
struct WaitingRow {
    title: String,
    path: String,
    of: String,
    words: Vec<String>,
}

/// The points of one component.
pub(super) struct Part {
    pub(super) label: String,
    pub(super) told: String,
    pub(super) points: u64,
    pub(super) most: u64,
}

/// Why not more.
pub(super) struct Reason {
    pub(super) why: String,
    pub(super) helps: Option<String>,
}

/// `GET /desk/proposals/{id}/candidates`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let (app, as_whom) = (page.app().clone(), (staff.viewer(), page.app().clock.now()));
    let may_mark = staff.role().may(Action::MarkPairs);
    let read = page.app().db.read(move |conn| {
        let found = planning::matches(conn, &app, as_whom, id)?;
        // Why a pair was ruled out is for who decides about pairs.
        let marks = match &found {
            Matches::Offers(_) if may_mark => decided::listed(conn, &app, as_whom, Which::Of(id))?,
            Matches::Offers(_) | Matches::Requests(_) => Vec::new(),
        };
        let open = match &found {
            Matches::Offers(found) => matches::of_proposal(conn, as_whom.0, &found.request)?,
            Matches::Requests(_) => Vec::new(),
        };
        Ok::<_, ServiceError>((found, marks, open))
    });
    match read.await.map_err(|error| Fault::service(&page, error, super::HOME))? {
        (Matches::Offers(found), marks, open) => offers(&page, &staff, (&found, &marks, &open), &query.done),
        (Matches::Requests(found), ..) => seekers::show(&page, &found),
    }
}

fn offers(
    page: &Page,
    staff: &Staff,
    (found, marks, open): (&Found, &[Marked], &[Listed]),
    done: &str,
) -> Result<HttpResponse, Fault> {
    let (t, id) = (page.say(), found.request.id);
    let mut shown: Vec<Row> = found.candidates.iter().map(|one| row(t, found, one)).collect();
    if staff.role().may(Action::MarkPairs) {
        for (number, (row, one)) in shown.iter_mut().zip(&found.candidates).enumerate() {
            // What is decided about pairs is decided about ours: an ally decides about its own.
            if one.abroad.is_none() {
                decides(t, row, (Pair { request: id, offer: one.offer }, number), marks);
            }
        }
    }
    let may_select = staff.role().may(Action::DecideMatches) && found.request.state == State::Open;
    for (row, one) in shown.iter_mut().zip(&found.candidates) {
        row.in_match = match_of(open, one);
        let path = || format!("{}/{}/select", candidates_path(id), one.offer);
        row.select = (may_select && row.in_match.is_none()).then(path);
    }
    let template = CandidatesPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice: sentence(t, done),
        back: path_of(id),
        title: &found.request.terms.title,
        numbers: (found.guarded != Guarded::Yes).then_some(help::NUMBERS),
        summary: t.count("candidates-count", found.outlook.feasible),
        shown,
        to_ask: (!found.waiting.is_empty()).then(|| t.count("candidates-to-ask", found.outlook.to_ask)),
        waiting: found.waiting.iter().map(|one| waiting(t, one)).collect(),
        marks: rows(t, marks, Listing::OfOneRequest),
        from: "request",
        reasons: reasons(t, found),
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
    let points = whole(one.fit.total());
    Row {
        title: one.title.clone(),
        path: offer_path(one.abroad.as_ref().map_or(Side::Here, |_| Side::There), one.offer),
        of: one.abroad.as_ref().map(|abroad| of(t, abroad)),
        place,
        fit: t.with1("candidates-fit", "points", points),
        points,
        parts: found.most.iter().map(|most| part(t, &one.fit, most)).collect(),
        questions: one.unknown.iter().map(|rule| t.get(&text_id("ask", rule.as_str()))).collect(),
        select: None,
        in_match: None,
        locked: None,
        pair: None,
        forms: Vec::new(),
    }
}

/// The points of a component, of the most that there are.
pub(super) fn part(t: Say, fit: &Fit, (component, most): &(Component, Millis)) -> Part {
    let (points, most) = (whole(fit.of(*component)), whole(*most));
    Part {
        label: t.get(&text_id("component", component.as_str())),
        told: t.with2("candidates-points", ("points", &points.to_string()), ("most", &most.to_string())),
        points,
        most,
    }
}

/// Adds what whoever decides about pairs sees of one.
fn decides(t: Say, row: &mut Row, (pair, number): (Pair, usize), marks: &[Marked]) {
    let is_locked = |mark: &Marked| mark.pair == pair && mark.mark.kind() == MarkKind::Lock;
    row.locked = marks.iter().any(is_locked).then(|| t.get("mark-kind-lock"));
    row.pair = Some(pair_path(pair));
    // What is locked is lifted in the list of decisions.
    if row.locked.is_none() {
        row.forms = forms(t, pair, number, None);
    }
}

/// Whose an ally's offer is, and until when they say that its host is vetted.
fn of(t: Say, abroad: &Abroad) -> String {
    match abroad.vetted_until {
        None => t.with1("candidates-at", "association", &abroad.association),
        Some(until) => {
            let month = i18n::month_and_year(t.0, until);
            t.with2("candidates-at-vetted", ("association", &abroad.association), ("month", &month))
        }
    }
}

fn waiting(t: Say, one: &Waiting) -> WaitingRow {
    WaitingRow {
        title: one.title.clone(),
        path: offer_path(Side::There, one.offer),
        of: of(t, &one.abroad),
        words: one.to_ask.iter().map(|rule| t.get(&text_id("word", rule.as_str()))).collect(),
    }
}

/// The page of the match that is not over about an offer, where there is one.
fn match_of(open: &[Listed], of: &Candidate) -> Option<String> {
    let offer = match &of.abroad {
        Some(abroad) => Piece::There(abroad.ap_id.clone()),
        None => Piece::Here(of.offer),
    };
    let found = open.iter().find(|one| !one.one.state.is_final() && one.one.offer == offer);
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

/// What a rule keeps apart, and the smallest change that helps.
pub(super) fn reason(t: Say, blocker: &Blocker) -> Reason {
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
