//! `/desk/authority-requests`: what authorities ask for (PR-15). A safeguarding lead records it here, and nobody else sees it; nothing on
//! these pages gives out a datum of anybody.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::fault::Fault;
use super::home::{PER_PAGE, PageQuery, Pager};
use super::notice::{Seen, sentence};
use super::sent::Sent;
use super::{HOME, style};
use crate::domain::Coded;
use crate::domain::authority::{
    ASKED_MAX_CHARS, AskedVia, AuthorityDecision, AuthorityKind, AuthorityProblem, AuthorityReason,
    AuthorityRequest, Decided, LegalBasis, Otherwise, RequestFacts, TypedRequest,
};
use crate::domain::private::Private;
use crate::i18n::{self, text_id};
use crate::ids::AuthorityRequestId;
use crate::services::ServiceError;
use crate::services::authority as service;
use crate::store::{Conn, accounts};
use crate::text::paragraphs;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// The path of the list.
pub(super) const PATH: &str = "/desk/authority-requests";

/// The answers of a choice: code, words, and whether it is chosen.
type Choices = Vec<(&'static str, String, bool)>;

#[derive(Template)]
#[template(path = "desk/authority.html")]
struct ListPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    rows: Vec<Row>,
    pager: Pager,
    typed: &'a TypedRequest,
    authorities: Choices,
    vias: Choices,
    bases: Choices,
    max: usize,
    choice_error: Option<String>,
    date_error: Option<String>,
    asked_error: Option<String>,
}

struct Row {
    path: String,
    authority: String,
    decision: String,
    waits: bool,
    when: String,
}

#[derive(Template)]
#[template(path = "desk/authority_one.html")]
struct OnePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    error: Option<String>,
    path: String,
    facts: Vec<(&'static str, String)>,
    decision: String,
    reason: Option<String>,
    /// What the first would decide, and who it is.
    proposed: Option<String>,
    was_first: bool,
    proposed_codes: Option<(&'static str, &'static str)>,
    decisions: Choices,
    reasons: Choices,
    /// What was asked, once it is opened.
    asked: Option<Vec<String>>,
}

/// The sentence of a rule about requests of authorities.
pub(super) fn problem_text(t: Say, problem: AuthorityProblem) -> String {
    match problem {
        AuthorityProblem::ChoiceMissing => t.get("authority-problem-choice"),
        AuthorityProblem::DateMissing => t.get("authority-problem-date"),
        AuthorityProblem::DateOutside => t.get("authority-problem-date-outside"),
        AuthorityProblem::AskedLength { got, max } => {
            t.with2("desk-error-text-length", ("got", &got.to_string()), ("max", &max.to_string()))
        }
        AuthorityProblem::NoOrder => t.get("authority-problem-no-order"),
        AuthorityProblem::SecondDecider => t.get("authority-problem-second"),
    }
}

fn request_path(id: AuthorityRequestId) -> String {
    format!("{PATH}/{id}")
}

fn request_in(page: &Page, text: &str) -> Result<AuthorityRequestId, Fault> {
    text.parse().map_err(|_| Fault::service(page, ServiceError::NotFound("authority request"), PATH))
}

/// `GET /desk/authority-requests`.
pub(super) async fn list(page: Page, staff: Staff, query: Query<PageQuery>) -> Result<HttpResponse, Fault> {
    let typed = TypedRequest {
        asked_on: page.app().clock.now().date_naive().to_string(),
        basis: LegalBasis::None.as_str().to_owned(),
        ..TypedRequest::default()
    };
    let notice = sentence(page.say(), &query.done);
    render(&page, &staff, query.page(), (&typed, &[], notice)).await
}

async fn render(
    page: &Page,
    staff: &Staff,
    number: i64,
    (typed, problems, notice): (&TypedRequest, &[AuthorityProblem], Option<String>),
) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let limits = (PER_PAGE, (number - 1) * PER_PAGE);
    let read = page.app().db.read(move |conn| service::list(conn, viewer, limits)).await;
    let (found, count) = read.map_err(|error| Fault::service(page, error, HOME))?;
    let t = page.say();
    let about = |of: &dyn Fn(&AuthorityProblem) -> bool| {
        problems.iter().find(|problem| of(problem)).map(|problem| problem_text(t, *problem))
    };
    let template = ListPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice,
        rows: found.iter().map(|request| row(t, request)).collect(),
        pager: Pager::new(PATH, "", number, count),
        typed,
        authorities: codes::<AuthorityKind>(t, "authority-kind", &typed.authority),
        vias: codes::<AskedVia>(t, "asked-via", &typed.via),
        bases: codes::<LegalBasis>(t, "legal-basis", &typed.basis),
        max: ASKED_MAX_CHARS,
        choice_error: about(&|problem| *problem == AuthorityProblem::ChoiceMissing),
        date_error: about(&|problem| {
            matches!(problem, AuthorityProblem::DateMissing | AuthorityProblem::DateOutside)
        }),
        asked_error: about(&|problem| matches!(problem, AuthorityProblem::AskedLength { .. })),
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

fn codes<C: Coded>(t: Say, kind: &str, chosen: &str) -> Choices {
    C::CODES.iter().map(|code| (*code, t.get(&text_id(kind, code)), *code == chosen)).collect()
}

fn row(t: Say, request: &AuthorityRequest) -> Row {
    Row {
        path: request_path(request.id),
        authority: t.get(&text_id("authority-kind", request.facts.authority.as_str())),
        decision: t.get(&text_id("authority-decision", request.decision.as_str())),
        waits: request.proposed.is_some(),
        when: i18n::date(t.0, request.facts.asked_on),
    }
}

/// `POST /desk/authority-requests`.
pub(super) async fn record(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let mut take = |name: &str| body.take(name).unwrap_or_default();
    let typed = TypedRequest {
        authority: take("authority"),
        via: take("via"),
        basis: take("basis"),
        asked_on: take("asked_on"),
        asked: take("asked"),
    };
    body.finish().map_err(|error| Fault::form_at(&page, &error, PATH))?;
    let (facts, asked) = match RequestFacts::read(&typed, page.app().clock.now().date_naive()) {
        Ok(read) => read,
        Err(problems) => return render(&page, &staff, 1, (&typed, &problems, None)).await,
    };
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done =
        page.app().tx(move |tx| service::record(tx, &app, app.clock.now(), viewer, (facts, &asked))).await;
    let id = done.map_err(|error| Fault::service(&page, error, PATH))?;
    Ok(Seen::AuthorityRecorded.then(&request_path(id)))
}

/// `GET /desk/authority-requests/{id}`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let id = request_in(&page, &id)?;
    let notice = sentence(page.say(), &query.done);
    one(&page, &staff, id, (notice, None)).await
}

async fn one(
    page: &Page,
    staff: &Staff,
    id: AuthorityRequestId,
    (notice, error): (Option<String>, Option<String>),
) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let read = page.app().db.read(move |conn| {
        let request = service::show(conn, viewer, id)?;
        let first = first_of(conn, &request)?;
        Ok::<_, ServiceError>((request, first))
    });
    let (request, first) = read.await.map_err(|error| Fault::service(page, error, PATH))?;
    shown(page, staff, (&request, first, None), (notice, error))
}

fn first_of(conn: &mut Conn, request: &AuthorityRequest) -> Result<Option<String>, ServiceError> {
    Ok(match request.proposed {
        Some((_, by)) => accounts::by_id(conn, by)?.map(|member| member.account.email),
        None => None,
    })
}

fn shown(
    page: &Page,
    staff: &Staff,
    (request, first, asked): (&AuthorityRequest, Option<String>, Option<Private>),
    (notice, error): (Option<String>, Option<String>),
) -> Result<HttpResponse, Fault> {
    let t = page.say();
    let coded = |kind: &str, code: &str| t.get(&text_id(kind, code));
    let facts = &request.facts;
    let proposed = request.proposed;
    let status = if error.is_some() { StatusCode::FORBIDDEN } else { StatusCode::OK };
    let template = OnePage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice,
        error,
        path: request_path(request.id),
        facts: vec![
            ("authority-kind", coded("authority-kind", facts.authority.as_str())),
            ("authority-via", coded("asked-via", facts.via.as_str())),
            ("authority-basis", coded("legal-basis", facts.basis.as_str())),
            ("authority-date", i18n::date(t.0, facts.asked_on)),
        ],
        decision: coded("authority-decision", request.decision.as_str()),
        reason: request.reason.map(|reason| coded("authority-reason", reason.as_str())),
        proposed: proposed.map(|(said, _)| {
            let what = format!(
                "{} ({})",
                coded("authority-decision", said.decision.as_str()),
                coded("authority-reason", said.reason.as_str())
            );
            t.with2("authority-proposed", ("who", &first.unwrap_or_default()), ("what", &what))
        }),
        was_first: proposed.is_some_and(|(_, by)| by == staff.account.id),
        proposed_codes: proposed.map(|(said, _)| (said.decision.as_str(), said.reason.as_str())),
        decisions: codes::<AuthorityDecision>(t, "authority-decision", ""),
        reasons: codes::<AuthorityReason>(t, "authority-reason", ""),
        asked: asked.map(|asked| paragraphs(asked.expose())),
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /desk/authority-requests/{id}/open`.
pub(super) async fn open(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form_at(&page, &error, PATH))?;
    let id = request_in(&page, &id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let opened = page.app().tx(move |tx| {
        let (request, asked) = service::open(tx, &app, app.clock.now(), viewer, id)?;
        let first = first_of(tx, &request)?;
        Ok::<_, ServiceError>((request, asked, first))
    });
    let (request, asked, first) = opened.await.map_err(|error| Fault::service(&page, error, PATH))?;
    shown(&page, &staff, (&request, first, Some(asked)), (None, None))
}

/// `POST /desk/authority-requests/{id}/decision`.
pub(super) async fn decide(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let mut take = |name: &str| body.take(name).unwrap_or_default();
    let (decision, reason) = (take("decision"), take("reason"));
    body.finish().map_err(|error| Fault::form_at(&page, &error, PATH))?;
    let id = request_in(&page, &id)?;
    let back = request_path(id);
    let decision: AuthorityDecision = super::vetting::code(&page, &decision, &back)?;
    let otherwise = if decision == AuthorityDecision::Refused {
        None
    } else {
        let Ok(reason) = reason.parse::<AuthorityReason>() else {
            let error = Some(page.say().get("authority-problem-reason"));
            return one(&page, &staff, id, (None, error)).await;
        };
        Some(Otherwise { decision, reason })
    };
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done =
        page.app().tx(move |tx| service::decide(tx, &app, app.clock.now(), viewer, (id, otherwise))).await;
    match done {
        Ok(Decided::Holds) => Ok(Seen::AuthorityDecided.then(&back)),
        Ok(Decided::Proposed) => Ok(Seen::AuthorityProposed.then(&back)),
        Err(ServiceError::Authority(problem)) => {
            one(&page, &staff, id, (None, Some(problem_text(page.say(), problem)))).await
        }
        Err(error) => Err(Fault::service(&page, error, &back)),
    }
}
