//! `/desk/incidents/{id}`: one incident and what can be done about it. What was told shows only in the answer to the form that opens it,
//! and the audit log tells who did.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::fault::{Fault, in_one};
use super::home::PageQuery;
use super::incidents::{self as list, path_of, severity_text};
use super::notice::{Seen, sentence};
use super::sent::Sent;
use super::style;
use crate::domain::incident::{
    FromPage, Incident, IncidentOutcome, IncidentProblem, IncidentSeverity, IncidentState, NOTE_MAX_CHARS,
};
use crate::i18n::text_id;
use crate::ids::{IncidentId, ProposalId};
use crate::services::incidents::{self as service, Words};
use crate::services::{ServiceError, Viewer};
use crate::store::{Conn, accounts, offers, proposals};
use crate::text::paragraphs;
use crate::web::layout::{Forms, Page, Say};
use crate::web::my::home::moment;
use crate::web::session::Staff;

#[derive(Template)]
#[template(path = "desk/incident.html")]
struct IncidentPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    path: String,
    kind: String,
    severity: (&'static str, String),
    state: String,
    outcome: Option<String>,
    since: String,
    from: String,
    person: Option<String>,
    taken_by: Option<String>,
    is_mine: bool,
    is_open: bool,
    is_judged: bool,
    suspends: bool,
    offers: Vec<OfferRow>,
    severities: Vec<(&'static str, String, bool)>,
    outcomes: Vec<(&'static str, String)>,
    /// What was told and noted, once it is opened.
    words: Option<WordsShown>,
    typed: Typed,
    note_max: usize,
}

/// An offer that an incident names.
struct OfferRow {
    path: String,
    title: String,
    state: Option<(&'static str, String)>,
    /// One of another instance: the page to report it to its server.
    elsewhere: Option<String>,
}

/// What was told, in paragraphs, and what was noted.
struct WordsShown {
    told: Vec<(String, Vec<String>)>,
    notes: Vec<(String, String, Vec<String>)>,
}

/// What was typed and refused.
#[derive(Default)]
struct Typed {
    note: String,
    note_error: Option<String>,
    offer: String,
    offer_error: Option<String>,
}

/// The sentence of a rule about incidents and suspensions.
pub(super) fn problem_text(t: Say, problem: IncidentProblem) -> String {
    match problem {
        IncidentProblem::Closed => t.get("incident-problem-closed"),
        IncidentProblem::NotJudged => t.get("incident-problem-not-judged"),
        IncidentProblem::NoSuchOffer => t.get("incident-problem-no-such-offer"),
        IncidentProblem::OffersFull { max } => t.with1("incident-problem-offers-full", "max", max),
        IncidentProblem::NotesFull { max } => t.with1("incident-problem-notes-full", "max", max),
        IncidentProblem::NotSuspended => t.get("incident-problem-not-suspended"),
        IncidentProblem::StillOpen => t.get("incident-problem-still-open"),
        IncidentProblem::NotDeclaredUnrelated => t.get("incident-problem-not-unrelated"),
        IncidentProblem::SecondLifter => t.get("incident-problem-second-lifter"),
        IncidentProblem::LeadMissing => t.get("incident-problem-lead-missing"),
    }
}

/// The id in an address, or the page that says that there is none.
fn incident_in(page: &Page, text: &str) -> Result<IncidentId, Fault> {
    text.parse().map_err(|_| Fault::service(page, ServiceError::NotFound("incident"), list::PATH))
}

/// What the page shows besides the incident.
struct Known {
    taken_by: Option<String>,
    offers: Vec<Named>,
}

/// An offer that is named: its state where it is ours, and its id in the fediverse where it is not.
struct Named {
    id: ProposalId,
    title: Option<String>,
    state: Option<crate::domain::proposal::State>,
    elsewhere: Option<String>,
}

fn known(conn: &mut Conn, incident: &Incident) -> Result<Known, ServiceError> {
    let taken_by = match incident.taken_by {
        Some(by) => accounts::by_id(conn, by)?.map(|member| member.account.email),
        None => None,
    };
    let mut named = Vec::new();
    for id in &incident.offers {
        let ours = proposals::by_id(conn, *id)?;
        let theirs = if ours.is_none() { offers::listed(conn, *id)? } else { None };
        named.push(Named {
            id: *id,
            state: ours.as_ref().map(|offer| offer.state),
            elsewhere: theirs.as_ref().map(|offer| offer.ap_id.to_string()),
            title: ours.map(|offer| offer.terms.title).or(theirs.map(|offer| offer.title)),
        });
    }
    Ok(Known { taken_by, offers: named })
}

/// `GET /desk/incidents/{id}`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let id = incident_in(&page, &id)?;
    let notice = sentence(page.say(), &query.done);
    render(&page, &staff, id, (notice, Typed::default())).await
}

async fn render(
    page: &Page,
    staff: &Staff,
    id: IncidentId,
    (notice, typed): (Option<String>, Typed),
) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let read = page.app().db.read(move |conn| {
        let incident = service::show(conn, viewer, id)?;
        let known = known(conn, &incident)?;
        Ok::<_, ServiceError>((incident, known))
    });
    let (incident, known) = read.await.map_err(|error| Fault::service(page, error, list::PATH))?;
    shown(page, staff, (&incident, &known), (notice, typed, None))
}

/// `POST /desk/incidents/{id}/open`.
pub(super) async fn open(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id) = told(sent, &id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let opened = page.app().tx(move |tx| {
        let (incident, words) = service::open(tx, &app, app.clock.now(), viewer, id)?;
        let known = known(tx, &incident)?;
        Ok::<_, ServiceError>((incident, known, words))
    });
    let (incident, known, words) = opened.await.map_err(|error| Fault::service(&page, error, list::PATH))?;
    let words = words_shown(page.say(), &words);
    shown(&page, &staff, (&incident, &known), (None, Typed::default(), Some(words)))
}

fn words_shown(t: Say, words: &Words) -> WordsShown {
    let told = words
        .told
        .iter()
        .map(|(field, text)| (t.get(&text_id("incident-field", field.as_str())), paragraphs(text.expose())));
    let notes =
        words.notes.iter().map(|(note, by)| (by.clone(), moment(t, note.at), paragraphs(note.text.expose())));
    WordsShown { told: told.collect(), notes: notes.collect() }
}

fn shown(
    page: &Page,
    staff: &Staff,
    (incident, known): (&Incident, &Known),
    (notice, typed, words): (Option<String>, Typed, Option<WordsShown>),
) -> Result<HttpResponse, Fault> {
    let t = page.say();
    let is_wrong = typed.note_error.is_some() || typed.offer_error.is_some();
    let status = if is_wrong { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let coded = |kind: &str, code: &str| t.get(&text_id(kind, code));
    let template = IncidentPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice,
        path: path_of(incident.id),
        kind: coded("incident-kind", incident.kind.as_str()),
        severity: severity_text(t, incident.severity),
        state: coded("incident-state", incident.state.as_str()),
        outcome: incident.outcome.map(|outcome| coded("incident-outcome", outcome.as_str())),
        since: moment(t, incident.created_at),
        from: from_text(t, incident.from),
        person: incident.person.map(super::people::person_path),
        taken_by: known.taken_by.clone(),
        is_mine: incident.taken_by == Some(staff.account.id),
        is_open: incident.state != IncidentState::Closed,
        is_judged: incident.severity.is_some(),
        suspends: incident.suspends(),
        offers: known.offers.iter().map(|named| offer_row(t, named)).collect(),
        severities: IncidentSeverity::ALL
            .iter()
            .map(|severity| {
                let code = severity.as_str();
                (code, coded("incident-severity", code), incident.severity == Some(*severity))
            })
            .collect(),
        outcomes: IncidentOutcome::ALL
            .iter()
            .map(|outcome| (outcome.as_str(), coded("incident-outcome", outcome.as_str())))
            .collect(),
        words,
        typed,
        note_max: NOTE_MAX_CHARS,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

fn from_text(t: Say, from: FromPage) -> String {
    t.get(&text_id("incident-from", from.as_str()))
}

fn offer_row(t: Say, named: &Named) -> OfferRow {
    let is_ours = named.state.is_some();
    let report = |id: &String| {
        let id = url::form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>();
        format!("/desk/reports/new?object={id}")
    };
    OfferRow {
        path: if is_ours { super::path_of(named.id) } else { format!("/offers/{}", named.id) },
        title: named.title.clone().unwrap_or_else(|| t.get("incident-offer-gone")),
        state: named.state.map(|state| (state.as_str(), super::groups::state_text(t, state))),
        elsewhere: named.elsewhere.as_ref().map(report),
    }
}

/// Who pressed a button, and for which incident; the form holds nothing more.
fn told(sent: Sent, id: &str) -> Result<(Page, Staff, IncidentId), Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form_at(&page, &error, list::PATH))?;
    let id = incident_in(&page, id)?;
    Ok((page, staff, id))
}

/// Who sent a form with one field, for which incident, and what the field holds.
fn told_one(sent: Sent, id: &str, name: &str) -> Result<(Page, Staff, IncidentId, String), Fault> {
    let Sent { page, staff, mut body } = sent;
    let value = body.take(name).unwrap_or_default();
    body.finish().map_err(|error| Fault::form_at(&page, &error, list::PATH))?;
    let id = incident_in(&page, id)?;
    Ok((page, staff, id, value))
}

/// `POST /desk/incidents/{id}/take`.
pub(super) async fn take(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id) = told(sent, &id)?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let done = page.app().tx(move |tx| service::take(tx, now, viewer, id)).await;
    done.map_err(|error| Fault::service(&page, error, &path_of(id)))?;
    Ok(Seen::Taken.then(&path_of(id)))
}

/// `POST /desk/incidents/{id}/severity`. Who may not see it any more is led to the list.
pub(super) async fn judge(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id, severity) = told_one(sent, &id, "severity")?;
    let severity: IncidentSeverity = super::vetting::code(&page, &severity, &path_of(id))?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done =
        page.app().tx(move |tx| service::judge(tx, &app, app.clock.now(), viewer, (id, severity))).await;
    done.map_err(|error| Fault::service(&page, error, &path_of(id)))?;
    let notice = if severity.suspends() { Seen::Grave } else { Seen::Judged };
    after(&page, viewer, id, notice).await
}

/// The page of the incident, or the list where the viewer sees it no more.
async fn after(page: &Page, viewer: Viewer, id: IncidentId, notice: Seen) -> Result<HttpResponse, Fault> {
    let seen = page.app().db.read(move |conn| service::show(conn, viewer, id)).await;
    match seen {
        Ok(_) => Ok(notice.then(&path_of(id))),
        Err(ServiceError::NotFound(_)) => Ok(notice.then(list::PATH)),
        Err(error) => Err(Fault::service(page, error, list::PATH)),
    }
}

/// `POST /desk/incidents/{id}/offers`.
pub(super) async fn name_offer(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id, typed) = told_one(sent, &id, "offer")?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let refused = match offer_in(&typed) {
        None => IncidentProblem::NoSuchOffer,
        Some(offer) => {
            let naming =
                page.app().tx(move |tx| service::name_offer(tx, &app, app.clock.now(), viewer, (id, offer)));
            match naming.await {
                Ok(()) => return after(&page, viewer, id, Seen::Named).await,
                Err(ServiceError::Incident(
                    problem @ (IncidentProblem::NoSuchOffer | IncidentProblem::OffersFull { .. }),
                )) => problem,
                Err(error) => return Err(Fault::service(&page, error, &path_of(id))),
            }
        }
    };
    let offer_error = Some(problem_text(page.say(), refused));
    render(&page, &staff, id, (None, Typed { offer: typed, offer_error, ..Typed::default() })).await
}

/// The id of an offer in what somebody typed: the id, or an address that holds it.
fn offer_in(typed: &str) -> Option<ProposalId> {
    typed.trim().split(['/', '?', '#']).find_map(|part| part.parse().ok())
}

/// `POST /desk/incidents/{id}/notes`.
pub(super) async fn note(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id, note) = told_one(sent, &id, "note")?;
    let (app, viewer, text) = (page.app().clone(), staff.viewer(), note.clone());
    let done = page.app().tx(move |tx| service::note(tx, &app, app.clock.now(), viewer, (id, &text))).await;
    match done {
        Ok(()) => Ok(Seen::Noted.then(&path_of(id))),
        Err(error @ ServiceError::TextLength { .. }) => {
            let note_error = Some(in_one(page.say(), &error));
            render(&page, &staff, id, (None, Typed { note, note_error, ..Typed::default() })).await
        }
        Err(error) => Err(Fault::service(&page, error, &path_of(id))),
    }
}

/// `POST /desk/incidents/{id}/close`.
pub(super) async fn close(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id, outcome) = told_one(sent, &id, "outcome")?;
    let outcome: IncidentOutcome = super::vetting::code(&page, &outcome, &path_of(id))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let done = page.app().tx(move |tx| service::close(tx, now, viewer, (id, outcome))).await;
    done.map_err(|error| Fault::service(&page, error, &path_of(id)))?;
    Ok(Seen::Closed.then(&path_of(id)))
}

#[cfg(test)]
mod tests {
    use super::offer_in;

    #[test]
    fn an_offer_is_found_in_what_somebody_copies() {
        let id = "0193a5f2-7c1e-7b7a-9d53-3f0f5a1c2b4d";
        for typed in [
            id.to_owned(),
            format!(" https://toits.example/offers/{id} "),
            format!("/desk/proposals/{id}/vetting?done=x"),
        ] {
            assert_eq!(offer_in(&typed).map(|id| id.to_string()).as_deref(), Some(id), "{typed}");
        }
        assert_eq!(offer_in("la chambre rue Haute"), None);
    }
}
