//! `GET /my`: somebody's requests, how they are reached, who looked at it, and where they are signed in.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::matches::MatchRow;
use super::{HOME, Holder, SentByHolder};
use crate::domain::audit::AuditEvent;
use crate::domain::card::Phone;
use crate::domain::contact::Contact;
use crate::domain::private::{PersonKind, PrivateField};
use crate::domain::proposal::Proposal;
use crate::i18n::text_id;
use crate::services::matches::{self, OwnMatch};
use crate::services::own::{self, Looked, LookedBy};
use crate::services::{ServiceError, conversations, erasure, hosts, person_sessions};
use crate::store::case_notes::CaseNote;
use crate::store::person_sessions::Listed;
use crate::web::desk::case_notes::NoteRow;
use crate::web::desk::fault::Fault;
use crate::web::desk::style;
use crate::web::error::OnPage;
use crate::web::layout::{Page, Say, see_other};

/// How many of those who looked are shown.
const LOOKED_MAX: i64 = 50;

#[derive(Template)]
#[template(path = "my/home.html")]
struct HomePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    /// How they are called; nothing while it is hidden.
    called: Option<String>,
    /// Until when how they are reached is hidden.
    hidden_until: Option<String>,
    /// From when on everything of them is erased.
    erased_at: Option<String>,
    /// Label and value.
    contact: Vec<(String, String)>,
    requests: Vec<RequestRow>,
    matches: Vec<MatchRow>,
    notes: Vec<NoteRow>,
    /// Whether the association said something that they did not read.
    has_news: bool,
    is_host: bool,
    /// Path, title, words and code of the state.
    offers: Vec<(String, String, String, &'static str)>,
    looked: Vec<LookedRow>,
    sessions: Vec<SessionRow>,
    is_shared: bool,
}

struct RequestRow {
    title: String,
    /// What allies know of it.
    allies: String,
    /// What everybody may read of it.
    appeal: String,
    state: String,
    code: &'static str,
    since: String,
}

struct LookedRow {
    what: String,
    who: String,
    why: Option<String>,
    at: String,
}

struct SessionRow {
    id: String,
    browser: Option<String>,
    since: String,
    is_this: bool,
}

#[derive(Deserialize)]
pub(super) struct DoneQuery {
    #[serde(default)]
    pub(super) done: String,
}

struct Known {
    contact: Option<Contact>,
    requests: Vec<Proposal>,
    matches: Vec<OwnMatch>,
    notes: Vec<CaseNote>,
    has_news: bool,
    offers: Vec<Proposal>,
    looked: Vec<Looked>,
    sessions: Vec<Listed>,
}

/// `GET /my`.
pub(super) async fn show(page: Page, holder: Holder, query: Query<DoneQuery>) -> Result<HttpResponse, Fault> {
    let (app, now) = (page.app().clone(), page.app().clock.now());
    let person = holder.session.person.clone();
    let read = page.app().db.read(move |conn| {
        Ok::<_, ServiceError>(Known {
            contact: own::own_contact(conn, &app, now, &person)?,
            requests: own::requests_of(conn, person.id)?,
            matches: matches::of_seeker(conn, &app, now, &person)?,
            notes: own::own_notes(conn, &app, now, &person)?,
            has_news: conversations::has_news(conn, person.id)?,
            offers: hosts::offers_of(conn, person.id)?,
            looked: own::looked_at(conn, person.id, LOOKED_MAX)?,
            sessions: person_sessions::list(conn, now, person.id)?,
        })
    });
    let known = read.await.on(&page)?;
    let t = page.say();
    let hidden_until = holder.session.person.hidden_until.filter(|_| known.contact.is_none());
    let template = HomePage {
        page: &page,
        t,
        style: style::path(),
        csrf: &holder.session.csrf,
        notice: notice(t, &query.done),
        called: known.contact.as_ref().map(|contact| contact.called_name.expose().to_owned()),
        hidden_until: hidden_until.map(|until| moment(t, until)),
        erased_at: holder.session.person.erase_asked_at.map(|at| moment(t, erasure::due_at(at))),
        contact: known.contact.as_ref().map_or_else(Vec::new, |contact| contact_rows(t, contact)),
        matches: super::matches::rows(t, &known.matches),
        requests: known.requests.iter().map(|request| request_row(t, request)).collect(),
        notes: known.notes.iter().map(|note| NoteRow::new(t, note)).collect(),
        has_news: known.has_news,
        is_host: holder.session.person.kind == PersonKind::Host,
        offers: known.offers.iter().map(|offer| offer_row(t, offer)).collect(),
        looked: known.looked.iter().map(|looked| looked_row(t, looked)).collect(),
        sessions: known.sessions.iter().map(|session| session_row(t, &holder, session)).collect(),
        is_shared: holder.session.phone == Phone::Shared,
    };
    Ok(page.show(&template)?)
}

fn notice(t: Say, done: &str) -> Option<String> {
    match done {
        "pin" => Some(t.get("my-notice-pin")),
        "erase" => Some(t.get("my-notice-erase")),
        "kept" => Some(t.get("my-notice-kept")),
        "session" => Some(t.get("my-notice-session")),
        _ => None,
    }
}

/// Day and hour.
pub(in crate::web) fn moment(t: Say, at: DateTime<Utc>) -> String {
    let date = t.day(at);
    t.with2("my-moment", ("date", &date), ("time", &t.time(at)))
}

/// What is known of how somebody is reached, in words.
fn contact_rows(t: Say, contact: &Contact) -> Vec<(String, String)> {
    contact
        .fields()
        .into_iter()
        .map(|(field, text)| {
            let value = match field {
                PrivateField::Channel => t.get(&text_id("channel", text)),
                PrivateField::LeaveMessage => t.get(&text_id("leave-message", text)),
                PrivateField::CalledName
                | PrivateField::Phone
                | PrivateField::Email
                | PrivateField::Street
                | PrivateField::Position
                | PrivateField::SafeHours => text.to_owned(),
            };
            (t.get(&text_id("private", field.as_str())), value)
        })
        .collect()
}

fn offer_row(t: Say, offer: &Proposal) -> (String, String, String, &'static str) {
    let state = t.get(&text_id("state", offer.state.as_str()));
    (super::offers::path_of(offer.id), offer.terms.title.clone(), state, offer.state.as_str())
}

fn request_row(t: Say, request: &Proposal) -> RequestRow {
    RequestRow {
        title: request.terms.title.clone(),
        allies: super::allies::allies_path(request.id),
        appeal: super::appeal::appeal_path(request.id),
        state: t.get(&text_id("state", request.state.as_str())),
        code: request.state.as_str(),
        since: t.with1("my-request-since", "date", t.day(request.created_at)),
    }
}

fn looked_row(t: Say, looked: &Looked) -> LookedRow {
    let reason_kind = if looked.event == AuditEvent::CardIssued { "card-reason" } else { "case-reason" };
    LookedRow {
        what: t.get(&text_id("my-looked", looked.event.as_str())),
        who: match looked.by {
            LookedBy::Staff(role) => t.get(&text_id("role", role.as_str())),
            LookedBy::Themselves => t.get("my-looked-by-self"),
            LookedBy::Program => t.get("my-looked-by-program"),
        },
        why: looked.reason.as_deref().map(|reason| t.get(&text_id(reason_kind, reason))),
        at: moment(t, looked.at),
    }
}

fn session_row(t: Say, holder: &Holder, session: &Listed) -> SessionRow {
    SessionRow {
        id: session.id.to_string(),
        browser: Some(session.browser.clone()).filter(|browser| !browser.is_empty()),
        since: t.with1("my-session-since", "moment", moment(t, session.created_at)),
        is_this: session.id == holder.session.id,
    }
}

/// `POST /my/sessions/{id}/end`.
pub(super) async fn end_session(sent: SentByHolder, id: Path<String>) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, body } = sent;
    body.finish().map_err(|error| Fault::form_at(&page, &error, HOME))?;
    let Ok(id) = id.parse() else {
        return Err(Fault::service(&page, ServiceError::NotFound("session"), HOME));
    };
    let person = holder.session.person.id;
    let ended = page.app().db.tx(move |tx| person_sessions::end(tx, person, id)).await;
    ended.map_err(|error| Fault::service(&page, error, HOME))?;
    Ok(see_other("/my?done=session"))
}
