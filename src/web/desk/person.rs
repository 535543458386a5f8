//! `/desk/people/{id}`: somebody of whom the reader has charge. How they are called and reached shows only once the record is opened with a
//! reason (PR-11), in the answer to that very form.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use chrono::{DateTime, Utc};

use super::card::person as person_in;
use super::case_notes::{NoteFields, NoteRow};
use super::contact_form::{ContactFields, MandateFields, TypedMandate};
use super::fault::Fault;
use super::home::PageQuery;
use super::notice::{Done, sentence};
use super::people::{Typed, Wrong, language_name, person_path};
use super::person_talk::Summary;
use super::sent::Sent;
use super::{path_of, style};
use crate::domain::contact::{Contact, TypedContact};
use crate::domain::notice::NoticeKind;
use crate::domain::private::{CaseReason, PersonKind, PrivateField};
use crate::domain::proposal::Proposal;
use crate::i18n::{self, text_id};
use crate::ids::PersonId;
use crate::services::cards::{self, CardState};
use crate::services::people as service;
use crate::services::{ServiceError, conversations, erasure, errands, hosts, own};
use crate::store::case_notes::CaseNote;
use crate::store::conversations::Head;
use crate::store::errands::Errand;
use crate::store::mandates::{self, Mandate};
use crate::store::people::Person;
use crate::store::{Conn, accounts, people};
use crate::web::layout::{Forms, Page, Say};
use crate::web::my::home::moment;
use crate::web::session::Staff;

#[derive(Template)]
#[template(path = "desk/person.html")]
struct PersonPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    path: String,
    language: String,
    since: String,
    reasons: Vec<(&'static str, String)>,
    requests: Vec<(String, String, String, &'static str)>,
    new_request: String,
    is_host: bool,
    offers: Vec<(String, String, String, &'static str)>,
    new_offer: String,
    card: Option<CardRow>,
    hidden_until: Option<String>,
    /// From when on everything of them is erased.
    erased_at: Option<String>,
    may_confirm: bool,
    mandates: Vec<MandateRow>,
    has_mandate: bool,
    mandate: MandateFields,
    /// What they are to be told: its code, its words and since when.
    errands: Vec<(&'static str, String, String)>,
    /// Where their conversation with the association stands.
    talk: Summary,
}

struct CardRow {
    since: String,
    failures: u64,
    waits: Option<String>,
}

struct MandateRow {
    action: String,
    by: String,
    how: String,
}

#[derive(Template)]
#[template(path = "desk/person_opened.html")]
struct OpenedPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    called: &'a str,
    contact: ContactFields,
    is_wrong: bool,
    notes: Vec<NoteRow>,
    note: NoteFields,
}

/// What the page reads.
struct Known {
    person: Person,
    requests: Vec<Proposal>,
    offers: Vec<Proposal>,
    card: Option<CardState>,
    hidden_by: Option<crate::ids::AccountId>,
    /// Each with the address of whoever holds it.
    mandates: Vec<(Mandate, String)>,
    errands: Vec<Errand>,
    talk: Option<(Head, bool)>,
}

fn known(
    conn: &mut Conn,
    now: DateTime<Utc>,
    viewer: crate::services::Viewer,
    id: PersonId,
) -> Result<Known, ServiceError> {
    let person = service::charged(conn, viewer, id)?;
    let mut held = Vec::new();
    for mandate in mandates::standing(conn, id)? {
        let by =
            accounts::by_id(conn, mandate.account)?.map_or_else(String::new, |member| member.account.email);
        held.push((mandate, by));
    }
    Ok(Known {
        person,
        requests: own::requests_of(conn, id)?,
        offers: hosts::offers_of(conn, id)?,
        card: cards::state(conn, now, id)?,
        hidden_by: people::hidden_by(conn, id)?,
        mandates: held,
        errands: errands::of(conn, viewer, id)?,
        talk: conversations::state_of(conn, viewer, id)?,
    })
}

/// `GET /desk/people/{id}`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let id = person_in(&page, &id)?;
    let mandate =
        TypedMandate { given_on: page.app().clock.now().date_naive().to_string(), ..TypedMandate::default() };
    let notice = sentence(page.say(), &query.done);
    show_with(&page, &staff, id, (&mandate, None, notice)).await
}

async fn show_with(
    page: &Page,
    staff: &Staff,
    id: PersonId,
    (typed, mandate_error, notice): (&TypedMandate, Option<String>, Option<String>),
) -> Result<HttpResponse, Fault> {
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let read = page.app().db.read(move |conn| known(conn, now, viewer, id)).await;
    let known = read.map_err(|error| Fault::service(page, error, super::people::PATH))?;
    let (t, own) = (page.say(), staff.account.id);
    let hidden = known.person.hidden_until.filter(|until| *until > now);
    let status = if mandate_error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = PersonPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice,
        path: person_path(id),
        language: language_name(t, &known.person.language),
        since: t.with1("people-since", "date", t.day(known.person.created_at)),
        reasons: CaseReason::ALL
            .iter()
            .map(|reason| (reason.as_str(), t.get(&text_id("case-reason", reason.as_str()))))
            .collect(),
        requests: known.requests.iter().map(|request| request_row(t, request)).collect(),
        new_request: format!("/desk/proposals/new?purpose=request&for={id}"),
        is_host: known.person.kind == PersonKind::Host,
        offers: known.offers.iter().map(|offer| request_row(t, offer)).collect(),
        new_offer: format!("/desk/proposals/new?purpose=offer&for={id}"),
        card: known.card.map(|card| card_row(t, card)),
        erased_at: known.person.erase_asked_at.map(|at| moment(t, erasure::due_at(at))),
        hidden_until: hidden.map(|until| moment(t, until)),
        may_confirm: known.hidden_by != Some(own),
        has_mandate: known.mandates.iter().any(|(mandate, _)| mandate.account == own),
        mandates: known.mandates.iter().map(|(mandate, by)| mandate_row(t, mandate, by)).collect(),
        mandate: MandateFields::new(t, typed, mandate_error),
        errands: known.errands.iter().map(|errand| errand_row(t, errand)).collect(),
        talk: Summary::new(t, known.talk.as_ref()),
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

fn errand_row(t: Say, errand: &Errand) -> (&'static str, String, String) {
    let kind = errand.kind.as_str();
    (kind, t.get(&text_id("errand", kind)), moment(t, errand.latest_at))
}

fn request_row(t: Say, request: &Proposal) -> (String, String, String, &'static str) {
    let state = t.get(&text_id("state", request.state.as_str()));
    (path_of(request.id), request.terms.title.clone(), state, request.state.as_str())
}

fn card_row(t: Say, card: CardState) -> CardRow {
    CardRow {
        since: t.with1("person-card-since", "date", t.day(card.issued_at)),
        failures: u64::from(card.failures),
        waits: card.waits_until.map(|until| t.with1("people-card-waits", "moment", moment(t, until))),
    }
}

fn mandate_row(t: Say, mandate: &Mandate, by: &str) -> MandateRow {
    let via = t.get(&text_id("given-via", mandate.given_via.as_str()));
    let date = i18n::date(t.0, mandate.given_on);
    MandateRow {
        action: format!("{}/mandates/{}/end", person_path(mandate.person), mandate.id),
        by: by.to_owned(),
        how: format!("{via} · {} · {date}", language_name(t, &mandate.language)),
    }
}

/// `POST /desk/people/{id}/open`.
pub(super) async fn open(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = person_in(&page, &id)?;
    let reason = body.take("reason").unwrap_or_default().parse::<CaseReason>();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &person_path(id)))?;
    let Ok(reason) = reason else {
        let sentence = page.say().get("case-reason-missing");
        return Err(Fault::told(&page, StatusCode::BAD_REQUEST, sentence, &person_path(id)));
    };
    let (app, now, viewer) = (page.app().clone(), page.app().clock.now(), staff.viewer());
    let opened = page.app().db.tx(move |tx| {
        let person = service::charged(tx, viewer, id)?;
        Ok::<_, ServiceError>((service::open(tx, &app, now, viewer, (id, reason))?, person))
    });
    let (opened, person) = opened.await.map_err(|error| Fault::service(&page, error, super::people::PATH))?;
    let typed = Typed { kind: person.kind, contact: as_typed(&opened.contact), language: person.language };
    show_opened(&page, &staff, id, (&typed, &Wrong::default(), &opened.notes))
}

/// Sees that the reader has charge of somebody before anything is said of what was typed.
async fn require_charge(page: &Page, staff: &Staff, id: PersonId) -> Result<Person, Fault> {
    let viewer = staff.viewer();
    let charged = page.app().db.read(move |conn| service::charged(conn, viewer, id)).await;
    charged.map_err(|error| Fault::service(page, error, super::people::PATH))
}

fn as_typed(contact: &Contact) -> TypedContact {
    let text = |field| contact.text(field).to_owned();
    TypedContact {
        called_name: text(PrivateField::CalledName),
        phone: text(PrivateField::Phone),
        email: text(PrivateField::Email),
        street: text(PrivateField::Street),
        position: text(PrivateField::Position),
        channel: text(PrivateField::Channel),
        safe_hours: text(PrivateField::SafeHours),
        leave_message: text(PrivateField::LeaveMessage),
    }
}

fn show_opened(
    page: &Page,
    staff: &Staff,
    id: PersonId,
    (typed, wrong, notes): (&Typed, &Wrong, &[CaseNote]),
) -> Result<HttpResponse, Fault> {
    let status = if wrong.is_any() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = OpenedPage {
        page,
        t: page.say(),
        style: style::path(),
        csrf: &staff.csrf,
        path: person_path(id),
        called: &typed.contact.called_name,
        contact: ContactFields::new(page.say(), typed, wrong),
        is_wrong: wrong.is_any(),
        notes: notes.iter().map(|note| NoteRow::new(page.say(), note)).collect(),
        note: NoteFields::blank(),
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /desk/people/{id}/correct`.
pub(super) async fn correct(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = person_in(&page, &id)?;
    let viewer = staff.viewer();
    let kind = require_charge(&page, &staff, id).await?.kind;
    let typed = Typed::take(&mut body, kind);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &person_path(id)))?;
    let contact = Contact::read(kind, &typed.contact);
    let language = super::contact_form::language(&typed.language);
    let (contact, language) = match (contact, language) {
        (Ok(contact), Some(language)) => (contact, language),
        (contact, language) => {
            let contact = contact.err().unwrap_or_default();
            let wrong = Wrong { contact, language: language.is_none(), ..Wrong::default() };
            return show_opened(&page, &staff, id, (&typed, &wrong, &[]));
        }
    };
    let (app, now) = (page.app().clone(), page.app().clock.now());
    let corrected =
        page.app().db.tx(move |tx| service::correct(tx, &app, now, viewer, (id, &contact, &language))).await;
    corrected.map_err(|error| Fault::service(&page, error, super::people::PATH))?;
    Ok(Done::CaseCorrected.then(&person_path(id)))
}

/// `POST /desk/people/{id}/mandates`.
pub(super) async fn take_mandate(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = person_in(&page, &id)?;
    let typed = TypedMandate::take(&mut body);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &person_path(id)))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let terms = match typed.terms(page.say(), now.date_naive()) {
        Ok(terms) => terms,
        Err(error) => return show_with(&page, &staff, id, (&typed, Some(error), None)).await,
    };
    let taken = page.app().db.tx(move |tx| service::take_mandate(tx, now, viewer, (id, &terms))).await;
    taken.map_err(|error| Fault::service(&page, error, &person_path(id)))?;
    Ok(Done::MandateGiven.then(&person_path(id)))
}

/// `POST /desk/people/{id}/mandates/{mandate}/end`.
pub(super) async fn end_mandate(sent: Sent, ids: Path<(String, String)>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    let (person, mandate) = ids.into_inner();
    let id = person_in(&page, &person)?;
    body.finish().map_err(|error| Fault::form_at(&page, &error, &person_path(id)))?;
    let Ok(mandate) = mandate.parse() else {
        return Err(Fault::service(&page, ServiceError::NotFound("mandate"), &person_path(id)));
    };
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let ended = page.app().db.tx(move |tx| service::end_mandate(tx, now, viewer, (id, mandate))).await;
    ended.map_err(|error| Fault::service(&page, error, &person_path(id)))?;
    Ok(Done::MandateEnded.then(super::people::PATH))
}

/// `POST /desk/people/{id}/told`: somebody told them what no message could.
pub(super) async fn told(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = person_in(&page, &id)?;
    let kind = body.take("kind").unwrap_or_default().parse::<NoticeKind>();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &person_path(id)))?;
    require_charge(&page, &staff, id).await?;
    let kind = kind
        .map_err(|error| Fault::service(&page, ServiceError::Invalid(error.to_string()), &person_path(id)))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let done = page.app().db.tx(move |tx| errands::done(tx, now, viewer, (id, kind))).await;
    done.map_err(|error| Fault::service(&page, error, &person_path(id)))?;
    Ok(Done::PersonTold.then(&person_path(id)))
}

/// `POST /desk/people/{id}/offers`: says that an offer which is there is this host's.
pub(super) async fn name_host(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = person_in(&page, &id)?;
    let offer = body.take("offer").unwrap_or_default();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &person_path(id)))?;
    require_charge(&page, &staff, id).await?;
    // An address of ours is as good as the id at its end.
    let offer = offer.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default().parse();
    let Ok(offer) = offer else {
        let sentence = page.say().get("host-offer-unknown");
        return Err(Fault::told(&page, StatusCode::BAD_REQUEST, sentence, &person_path(id)));
    };
    let (app, now, viewer) = (page.app().clone(), page.app().clock.now(), staff.viewer());
    let named = page.app().db.tx(move |tx| hosts::name_host(tx, &app, now, viewer, (id, offer))).await;
    named.map_err(|error| Fault::service(&page, error, &person_path(id)))?;
    Ok(Done::HostNamed.then(&person_path(id)))
}
