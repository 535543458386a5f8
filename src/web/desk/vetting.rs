//! `/desk/proposals/{id}/vetting`: the steps of a host's vetting, the consents of the adults of the home, and the approval (SG-01, SG-02,
//! SG-12). Outcomes, dates and choices only: there is no field for a word, a number or a file (CR-01, CR-02).

mod rows;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use chrono::NaiveDate;

use self::rows::{AdultRow, StepRow, adult_row, email, step_row};
pub(super) use self::rows::{OutcomeForm, outcome, outcome_form};
use super::fault::{Fault, step_texts};
use super::home::PageQuery;
use super::notice::{Done, sentence};
use super::sent::Sent;
use super::{HOME, id_in, path_of, style};
use crate::domain::access::Action;
use crate::domain::proposal::{Proposal, State};
use crate::domain::vetting::{ConsentVia, MissingStep, Screening, VettingProblem, VettingStep};
use crate::i18n;
use crate::ids::{AccountId, ProposalId};
use crate::services::vetting::{self as service, ConsentTold, StepTold, Unrelated};
use crate::services::{ServiceError, proposals};
use crate::store::vettings;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// How consents are given to somebody of the staff; an import tells its own.
const VIAS: [ConsentVia; 2] = [ConsentVia::Oral, ConsentVia::Signed];

#[derive(Template)]
#[template(path = "desk/vetting.html")]
struct VettingPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    path: String,
    back: String,
    title: &'a str,
    reference: String,
    missing: Vec<String>,
    /// Where nothing is missing: until when.
    complete: Option<String>,
    hint: String,
    steps: Vec<StepRow>,
    adults: Vec<AdultRow>,
    may_record: bool,
    approval: Option<String>,
    may_approve: bool,
    /// Why it cannot be approved by the reader, or not yet.
    not_yet: Option<String>,
    approval_error: Option<String>,
}

/// What was typed and refused.
#[derive(Default)]
pub(super) struct Typed {
    /// The code of the step, or the number of the adult.
    pub(super) of: String,
    pub(super) choice: String,
    pub(super) date: String,
    pub(super) language: String,
    pub(super) via: String,
    pub(super) error: Option<String>,
}

/// The page of an offer's vetting.
pub(super) fn vetting_path(id: ProposalId) -> String {
    format!("{}/vetting", path_of(id))
}

/// The end of an offer's id: by it those who may not read its title tell one from another.
pub(super) fn reference(t: Say, id: ProposalId) -> String {
    let id = id.to_string();
    t.with1("vetting-reference", "ref", id.rsplit('-').next().unwrap_or(&id).to_owned())
}

/// The sentence of a rule about vettings.
pub(super) fn problem_text(t: Say, problem: VettingProblem) -> String {
    match problem {
        VettingProblem::DateMissing => t.get("vetting-problem-date-missing"),
        VettingProblem::DateInFuture => t.get("vetting-problem-date-in-future"),
        VettingProblem::DateTooOld { max_months } => {
            t.with1("vetting-problem-date-too-old", "max", max_months)
        }
        VettingProblem::NoSuchAdult { max } => t.with1("vetting-problem-no-such-adult", "max", max),
        VettingProblem::NoSuchLanguage => t.get("vetting-problem-no-such-language"),
        VettingProblem::NotDeclaredUnrelated => t.get("vetting-problem-not-unrelated"),
        VettingProblem::OwnVisit => t.get("vetting-problem-own-visit"),
        VettingProblem::OwnOffer => t.get("vetting-problem-own-offer"),
        VettingProblem::NotAnOffer => t.get("vetting-problem-not-an-offer"),
    }
}

/// A date as a form sends it; `None` where it is none.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()
}

/// `GET /desk/proposals/{id}/vetting`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let notice = sentence(page.say(), &query.done);
    render(&page, &staff, id, notice, Typed::default()).await
}

/// What the page is made of, read in one go.
struct Found {
    proposal: Proposal,
    screening: Screening,
    missing: Vec<MissingStep>,
    emails: Vec<(AccountId, String)>,
}

async fn find(page: &Page, staff: &Staff, id: ProposalId) -> Result<Found, ServiceError> {
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let read = page.app().db.read(move |conn| {
        let proposal = proposals::show(conn, viewer, id)?;
        if proposal.offered().is_none() {
            return Err(VettingProblem::NotAnOffer.into());
        }
        let screening = vettings::of(conn, id)?;
        let missing = proposals::missing_steps(conn, now, &proposal)?;
        let mut who: Vec<AccountId> = screening.steps.iter().filter_map(|record| record.checked_by).collect();
        who.extend(screening.consents.iter().filter_map(|consent| consent.recorded_by));
        who.extend(screening.approval.map(|approval| approval.by));
        who.sort();
        who.dedup();
        let emails = vettings::emails(conn, &who)?;
        Ok::<_, ServiceError>(Found { proposal, screening, missing, emails })
    });
    read.await
}

async fn render(
    page: &Page,
    staff: &Staff,
    id: ProposalId,
    notice: Option<String>,
    typed: Typed,
) -> Result<HttpResponse, Fault> {
    let found = find(page, staff, id).await.map_err(|error| Fault::service(page, error, HOME))?;
    let Found { proposal, screening, missing, .. } = &found;
    let t = page.say();
    let status = if typed.error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let until = screening.valid_until().filter(|_| missing.is_empty());
    let adults = proposal.offered().map_or(0, proposals::adults);
    let is_open = proposal.state != State::Withdrawn;
    let lacks_more = missing.iter().any(|step| *step != MissingStep::Approval);
    let decides = is_open && staff.role().may(Action::ApproveVetting);
    let own = own_part(&found, staff.account.id).map(|problem| problem_text(t, problem));
    let template = VettingPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice,
        path: vetting_path(id),
        back: path_of(id),
        title: &proposal.terms.title,
        reference: reference(t, id),
        missing: step_texts(t, missing),
        complete: until.map(|date| t.with1("vetting-complete", "date", i18n::date(t.0, date))),
        hint: t.with1("vetting-date-hint", "max", page.app().config.safeguarding.vetting_valid_months),
        steps: VettingStep::ALL.iter().map(|step| step_row(t, *step, &found, &typed)).collect(),
        adults: (1..=adults).map(|number| adult_row(t, number, &found, &typed)).collect(),
        may_record: is_open && staff.role().may(Action::RecordVetting),
        approval: screening.approval.map(|approval| {
            let who = email(&found.emails, Some(approval.by)).unwrap_or_default();
            t.with2("vetting-approved", ("who", &who), ("date", &i18n::date(t.0, approval.on)))
        }),
        may_approve: decides && !lacks_more && own.is_none(),
        not_yet: if lacks_more { Some(t.get("vetting-not-yet")) } else { own.filter(|_| decides) },
        approval_error: typed.error.filter(|_| typed.of == "approval"),
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// Why somebody does not approve: they had a part in it (SG-12).
fn own_part(found: &Found, account: AccountId) -> Option<VettingProblem> {
    let visit = found.screening.step(VettingStep::HomeVisit).and_then(|record| record.checked_by);
    if found.proposal.written_by == Some(account) {
        Some(VettingProblem::OwnOffer)
    } else {
        (visit == Some(account)).then_some(VettingProblem::OwnVisit)
    }
}

/// A code out of a form that offers nothing else.
pub(super) fn code<C: std::str::FromStr>(page: &Page, text: &str, back: &str) -> Result<C, Fault> {
    text.parse().map_err(|_| Fault::service(page, ServiceError::Invalid("no such code".to_owned()), back))
}

/// `POST /desk/proposals/{id}/vetting/steps`.
pub(super) async fn step(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = id_in(&page, &id)?;
    let mut take = |name: &str| body.take(name).unwrap_or_default();
    let typed =
        Typed { of: take("step"), choice: take("outcome"), date: take("done_on"), ..Typed::default() };
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let back = vetting_path(id);
    let told = StepTold {
        step: code(&page, &typed.of, &back)?,
        outcome: code(&page, &typed.choice, &back)?,
        done_on: date(&typed.date),
    };
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done =
        page.app().tx(move |tx| service::record_step(tx, &app, app.clock.now(), viewer, (id, told))).await;
    after(&page, &staff, id, (done, typed, Done::StepRecorded)).await
}

/// `POST /desk/proposals/{id}/vetting/consents`.
pub(super) async fn consent(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = id_in(&page, &id)?;
    let mut take = |name: &str| body.take(name).unwrap_or_default();
    let typed = Typed {
        of: take("adult"),
        choice: take("state"),
        date: take("said_on"),
        language: take("language"),
        via: take("via"),
        error: None,
    };
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let back = vetting_path(id);
    let via: ConsentVia = code(&page, &typed.via, &back)?;
    if !VIAS.contains(&via) {
        return Err(Fault::service(&page, ServiceError::Invalid("no such code".to_owned()), &back));
    }
    let told = ConsentTold {
        adult: code(&page, &typed.of, &back)?,
        state: code(&page, &typed.choice, &back)?,
        said_on: date(&typed.date),
        language: typed.language.clone(),
        via,
    };
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done = page
        .app()
        .tx(move |tx| service::record_consent(tx, &app, app.clock.now(), viewer, (id, &told)))
        .await;
    after(&page, &staff, id, (done, typed, Done::ConsentRecorded)).await
}

/// `POST /desk/proposals/{id}/vetting/approve`.
pub(super) async fn approve(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = id_in(&page, &id)?;
    let unrelated = match body.take("unrelated").as_deref() {
        Some("yes") => Unrelated::Declared,
        Some(_) | None => Unrelated::NotDeclared,
    };
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let done = page.app().tx(move |tx| service::approve(tx, now, viewer, (id, unrelated))).await;
    let typed = Typed { of: "approval".to_owned(), ..Typed::default() };
    after(&page, &staff, id, (done, typed, Done::VettingApproved)).await
}

/// The next page: the notice, or the form again with what was typed and what is wrong with it.
async fn after(
    page: &Page,
    staff: &Staff,
    id: ProposalId,
    (done, typed, notice): (Result<(), ServiceError>, Typed, Done),
) -> Result<HttpResponse, Fault> {
    let back = vetting_path(id);
    match done {
        Ok(()) => Ok(notice.then(&back)),
        Err(ServiceError::Vetting(problem)) if is_of_field(problem) => {
            let error = Some(problem_text(page.say(), problem));
            render(page, staff, id, None, Typed { error, ..typed }).await
        }
        Err(error) => Err(Fault::service(page, error, &back)),
    }
}

/// Whether a problem is one of something that was typed.
pub(super) fn is_of_field(problem: VettingProblem) -> bool {
    match problem {
        VettingProblem::DateMissing
        | VettingProblem::DateInFuture
        | VettingProblem::DateTooOld { .. }
        | VettingProblem::NoSuchLanguage
        | VettingProblem::NotDeclaredUnrelated => true,
        VettingProblem::NoSuchAdult { .. }
        | VettingProblem::OwnVisit
        | VettingProblem::OwnOffer
        | VettingProblem::NotAnOffer => false,
    }
}
