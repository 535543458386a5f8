//! `POST /desk/people/{id}/notes`: a note about somebody. Notes are read in the opened record (`person::open`).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use super::card::person as person_in;
use super::fault::Fault;
use super::notice::Done;
use super::people::person_path;
use super::sent::Sent;
use super::style;
use crate::domain::case_note::{NOTE_MAX_CHARS, NoteText};
use crate::i18n::text_id;
use crate::services::{ServiceError, case_notes as service, people};
use crate::store::case_notes::CaseNote;
use crate::text;
use crate::web::error::problem;
use crate::web::layout::{Forms, Page, Say};
use crate::web::my::home::moment;

/// A note as pages show it.
pub(in crate::web) struct NoteRow {
    pub(in crate::web) by: String,
    pub(in crate::web) role: String,
    pub(in crate::web) at: String,
    pub(in crate::web) paragraphs: Vec<String>,
}

impl NoteRow {
    /// A note in the reader's language.
    pub(in crate::web) fn new(t: Say, note: &CaseNote) -> Self {
        Self {
            by: note.by.clone(),
            role: t.get(&text_id("role", note.role.as_str())),
            at: moment(t, note.at),
            paragraphs: text::paragraphs(note.text.expose()),
        }
    }
}

/// The form of a note, with what was typed and what is wrong with it.
pub(super) struct NoteFields {
    pub(super) text: String,
    pub(super) max: usize,
    pub(super) error: Option<String>,
}

impl NoteFields {
    /// An empty form.
    pub(super) fn blank() -> Self {
        Self { text: String::new(), max: NOTE_MAX_CHARS, error: None }
    }
}

#[derive(Template)]
#[template(path = "desk/note_new.html")]
struct NotePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    note: NoteFields,
}

/// `POST /desk/people/{id}/notes`.
pub(super) async fn write(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = person_in(&page, &id)?;
    let typed = body.take("text").unwrap_or_default();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &person_path(id)))?;
    let (app, now, viewer) = (page.app().clone(), page.app().clock.now(), staff.viewer());
    let t = page.say();
    let text = match NoteText::read(&typed) {
        Ok(text) => text,
        Err(wrong) => {
            // Whoever has no charge is told what they would be told of nobody, whatever they typed.
            let charged = page.app().db.read(move |conn| people::charged(conn, viewer, id)).await;
            charged.map_err(|error| Fault::service(&page, error, super::people::PATH))?;
            let error = Some(problem(t, &t.get("note-text"), &wrong));
            let note = NoteFields { text: typed, error, ..NoteFields::blank() };
            let (csrf, path) = (staff.csrf.as_str(), person_path(id));
            let template = NotePage { page: &page, t, style: style::path(), csrf, path, note };
            return Ok(page.show_as(StatusCode::BAD_REQUEST, Forms::Here, &template)?);
        }
    };
    let written = page.app().db.tx(move |tx| service::write(tx, &app, now, viewer, (id, &text))).await;
    written.map_err(|error: ServiceError| Fault::service(&page, error, &person_path(id)))?;
    Ok(Done::CaseNoteWritten.then(&person_path(id)))
}
