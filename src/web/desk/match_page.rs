//! `/desk/matches/{id}`: one match, with everything that a decision about it needs: both sides, every rule, the points, who decided what, and what
//! may be done now.

mod more;
mod rows;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::fault::Fault;
use super::home::PageQuery;
use super::match_talk;
use super::match_words::{reasons, state_text, why_of};
use super::matches::{self as list, Row, path_of};
use super::notice::sentence;
use super::style;
use super::talk::View;
use crate::domain::matches::{Match, MatchState, WhyOf};
use crate::domain::matching::fit::{self, Component};
use crate::domain::proposal::Proposal;
use crate::i18n::{self, text_id};
use crate::ids::MatchId;
use crate::services::matches::{Detail, Planned, detail};
use crate::services::{ServiceError, conversations};
use crate::web::error::PageError;
use crate::web::form::Body;
use crate::web::layout::{Forms, Page, Say};
use crate::web::my::home::moment;
use crate::web::session::Staff;

/// What was typed of something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TypedAct {
    pub(super) on: String,
    pub(super) why: String,
    pub(super) kind: String,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) rent: String,
    /// What is said to the ally, and the held message that it replaces.
    pub(super) message: String,
    pub(super) instead_of: String,
}

impl TypedAct {
    pub(super) fn take(body: &mut Body) -> Self {
        let mut take = |name: &str| body.take(name).unwrap_or_default();
        Self {
            on: take("on"),
            why: take("why"),
            kind: take("kind"),
            from: take("from"),
            until: take("until"),
            rent: take("rent"),
            ..Self::default()
        }
    }
}

/// What is wrong, each with its field, and what was typed.
pub(super) type Wrong = (Vec<(String, String)>, TypedAct);

#[derive(Template)]
#[template(path = "desk/match.html")]
struct MatchPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    list: Option<&'static str>,
    notice: Option<String>,
    errors: Vec<(String, String)>,
    typed: TypedAct,
    version: i32,
    state: String,
    code: &'static str,
    why: Option<String>,
    meaning: String,
    until: Option<String>,
    /// With which association, and whether an answer of it is waited for.
    abroad: Option<String>,
    waits_there: Option<String>,
    call: Option<String>,
    /// Why two people decide, and who was the first.
    two: Vec<String>,
    deciders: Vec<String>,
    pending: Option<Decided>,
    line: Option<InLine>,
    /// The one decision that may be taken now: its code and words.
    send: Option<(&'static str, String)>,
    /// For how long it can be undone; what goes to a second person is done at once.
    window: Option<String>,
    decides: bool,
    hand: Hand,
    request: Side,
    offer: Side,
    rules: Vec<RuleRow>,
    fit: Option<String>,
    points: Vec<Points>,
    told: Vec<(String, Vec<(String, String)>)>,
    answer: Option<AnswerForm>,
    withdrawals: Vec<(&'static str, String)>,
    /// What may be written down now.
    stage: Option<Stage>,
    today: String,
    kinds: Vec<(&'static str, String)>,
    end_reasons: Vec<(&'static str, String)>,
    vetoes: Vec<(&'static str, String)>,
    facts: Vec<(String, String)>,
    check_ins: Vec<CheckInList>,
    steps: Vec<(String, String, String)>,
    beside: Vec<Row>,
    /// What is said with the ally.
    talk: Option<View>,
    more: more::More,
}

/// Who has it: in words, and by id, to see whether that changes; and whether it can be taken.
struct Hand {
    words: Option<String>,
    is_held: bool,
    holder: String,
    take: Option<&'static str>,
}

/// One of the two.
struct Side {
    title: String,
    path: Option<String>,
    person: Option<String>,
    lines: Vec<(String, String)>,
    sentences: Vec<String>,
}

struct RuleRow {
    name: String,
    verdict: String,
    code: &'static str,
}

struct Points {
    label: String,
    told: String,
    points: u64,
    most: u64,
}

/// What is written down next: that they met, what they agree on, that somebody moved in, or that the stay ended.
struct Stage {
    code: &'static str,
    title: String,
    act: String,
    is_agreement: bool,
    is_end: bool,
}

/// The check-ins of a side in the reader's charge.
struct CheckInList {
    party: &'static str,
    title: String,
    lines: Vec<String>,
    how: Vec<(&'static str, String)>,
}

struct AnswerForm {
    party: &'static str,
    title: String,
    reasons: Vec<(&'static str, String)>,
}

/// What is decided and not carried out yet.
struct Decided {
    words: String,
    /// It waits for its turn, and not for an hour.
    is_in_line: bool,
}

/// That a seeker can be asked when it is their turn.
struct InLine {
    /// They cannot be asked now.
    must: bool,
    sentences: Vec<String>,
}

/// The id in an address; another text is no match.
pub(super) fn match_in(page: &Page, text: &str) -> Result<MatchId, PageError> {
    text.parse().map_err(|_| PageError::not_found(page))
}

/// `GET /desk/matches/{id}`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let id = match_in(&page, &id)?;
    let notice = sentence(page.say(), &query.done);
    render(&page, &staff, id, (notice, None)).await
}

/// Shows a match, with what was done or what is wrong.
pub(super) async fn render(
    page: &Page,
    staff: &Staff,
    id: MatchId,
    (notice, wrong): (Option<String>, Option<Wrong>),
) -> Result<HttpResponse, Fault> {
    let (app, as_whom) = (page.app().clone(), (staff.viewer(), page.app().clock.now()));
    let read = page.app().db.read(move |conn| {
        let found = detail(conn, &app, as_whom, id)?;
        let names = names(conn, &found.one)?;
        let talk = conversations::about_match(conn, &app, as_whom.0, id)?;
        let plan = more::plan(conn, &app, as_whom, &found)?;
        Ok::<_, ServiceError>((found, names, talk, plan))
    });
    let (found, names, talk, plan) = read.await.map_err(|error| Fault::service(page, error, super::HOME))?;
    let status = if wrong.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let (errors, typed) = wrong.unwrap_or_default();
    let mut template = build(page, staff, (&found, names, plan), (notice, errors, typed));
    template.talk = match_talk::view(page.say(), staff, &found, talk.as_ref());
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// As they sign in: who took it up, who was the second, and who decided what waits.
type Names = (Option<String>, Option<String>, Option<String>);

fn names(conn: &mut crate::store::Conn, one: &Match) -> Result<Names, ServiceError> {
    use crate::store::matches::email_of;
    let second = match one.second_by {
        Some(by) => email_of(conn, by)?,
        None => None,
    };
    let pending = match one.pending {
        Some(pending) => email_of(conn, pending.by)?,
        None => None,
    };
    let first = match one.selected_by {
        Some(by) => email_of(conn, by)?,
        None => None,
    };
    Ok((first, second, pending))
}

fn build<'a>(
    page: &'a Page,
    staff: &'a Staff,
    (found, (first, second, pending_by), plan): (&Detail, Names, Option<Planned>),
    (notice, errors, typed): (Option<String>, Vec<(String, String)>, TypedAct),
) -> MatchPage<'a> {
    let (t, one) = (page.say(), &found.one);
    let most = component_most(page);
    MatchPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        path: path_of(one.id),
        list: found.sides.decides.then_some(list::PATH),
        notice,
        errors,
        typed,
        version: one.version,
        state: state_text(t, one.state),
        code: one.state.as_str(),
        why: why_of(t, one),
        meaning: t.get(&text_id("match-meaning", one.state.as_str())),
        until: one.lapses_at.map(|until| t.with1("match-until", "moment", moment(t, until))),
        abroad: found
            .abroad
            .as_ref()
            .map(|abroad| t.with1("match-abroad", "association", &abroad.association)),
        waits_there: rows::waits_there(t, found),
        call: one.call.map(|party| t.get(&text_id("match-call", party.as_str()))),
        two: one.two_for.iter().map(|why| t.get(&text_id("match-two-for", why.as_str()))).collect(),
        deciders: rows::deciders(t, (first, second)),
        pending: pending(t, one, pending_by),
        line: rows::line(t, found),
        send: rows::send(t, staff, found),
        window: window(page, found),
        decides: found.sides.decides,
        hand: rows::hand(t, (staff.account.id, page.app().clock.now()), found),
        request: rows::request_side(t, found),
        offer: rows::offer_side(t, found),
        rules: found.judged.as_ref().map_or_else(Vec::new, |judged| rows::rules(t, judged)),
        fit: found.judged.as_ref().map(|judged| rows::fit(t, judged)),
        points: found.judged.as_ref().map_or_else(Vec::new, |judged| rows::points(t, judged, &most)),
        told: rows::told(t, found),
        answer: rows::answer_form(t, found),
        withdrawals: rows::withdrawals(t, found),
        stage: rows::stage(t, one.state),
        today: page.app().clock.now().date_naive().to_string(),
        kinds: rows::kinds(t),
        end_reasons: reasons(t, WhyOf::Stay),
        vetoes: if rows::may_veto(found) { reasons(t, WhyOf::Team) } else { Vec::new() },
        facts: rows::facts(t, one),
        check_ins: rows::check_ins(t, found),
        steps: found.steps.iter().map(|step| rows::step_row(t, step)).collect(),
        beside: found.beside.iter().map(|listed| list::row(t, listed)).collect(),
        talk: None,
        more: more::of(page, found, plan.as_ref()),
    }
}

/// What is carried out soon, by whose decision, and when.
fn pending(t: Say, one: &Match, by: Option<String>) -> Option<Decided> {
    let pending = one.pending?;
    let what = t.get(&text_id("match-sending", pending.sending.as_str()));
    let args = i18n::Args::new().with("what", what).with("who", by.unwrap_or_default());
    let words = match pending.due_at {
        Some(at) => t.with("match-pending", &args.with("time", t.1.time_s(at))),
        None => t.with("match-pending-line", &args),
    };
    Some(Decided { words, is_in_line: pending.due_at.is_none() })
}

fn component_most(page: &Page) -> Vec<(Component, i64)> {
    use crate::domain::matching::reach::Distances;
    use crate::domain::matching::rules::Setting;
    let with = Setting { today: 0, weights: &page.app().config.matching, distances: Distances::belgium() };
    Component::ALL.iter().map(|component| (*component, fit::most(*component, with))).collect()
}

/// How long the decision that may be taken can be undone; nothing where it sends nothing yet.
fn window(page: &Page, found: &Detail) -> Option<String> {
    let must_wait = found.line.as_ref().is_some_and(|line| line.why.is_some());
    if must_wait || (found.one.state == MatchState::Selected && found.one.lacks_second()) {
        return None;
    }
    let sought = found.request.as_ref().and_then(Proposal::sought);
    let urgency = sought.map_or(crate::domain::household::Urgency::Planned, |home| home.urgency);
    let set = &page.app().config.matches;
    let seconds = crate::domain::matches::undo_s(urgency, (set.undo_immediate_s, set.undo_s));
    Some(page.say().count("match-window", seconds))
}
