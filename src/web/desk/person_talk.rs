//! What the association and a person say to one another, on the person's page: opened with a reason that they read (PR-11), in the answer to that
//! very form, and answered there.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use super::card::person as person_in;
use super::fault::{Fault, in_one};
use super::match_page::TypedAct;
use super::people::person_path;
use super::sent::Sent;
use super::style;
use super::talk::{Reader, View, done};
use crate::domain::access::Action;
use crate::domain::conversation::{MessageText, With};
use crate::domain::private::{CaseReason, PersonKind};
use crate::i18n::text_id;
use crate::ids::PersonId;
use crate::services::conversations::{self, Talk};
use crate::services::{ServiceError, people};
use crate::store::conversations::Head;
use crate::store::people::Person;
use crate::web::error::problem;
use crate::web::layout::{Forms, Page, Say, see_other};
use crate::web::my::home::moment;
use crate::web::session::Staff;

/// Where a conversation stands, without a word of it.
pub(super) struct Summary {
    pub(super) state: String,
    /// Whether the person read what was said to them.
    pub(super) seen: Option<String>,
    pub(super) is_unread: bool,
    pub(super) is_marked: bool,
}

impl Summary {
    pub(super) fn new(t: Say, state: Option<&(Head, bool)>) -> Self {
        let head = state.map(|(head, _)| head);
        let seen = |head: &Head| match (head.ours > 0, head.read_by_them >= head.ours) {
            (false, _) => None,
            (true, true) => Some(t.get("talk-seen")),
            (true, false) => Some(t.get("talk-not-seen")),
        };
        Self {
            state: match head {
                None => t.get("talk-none"),
                Some(head) => match head.waits_since {
                    Some(since) => t.with1("talk-waits-since", "moment", moment(t, since)),
                    None => t.get("talk-answered"),
                },
            },
            seen: head.and_then(seen),
            is_unread: state.is_some_and(|(_, is_unread)| *is_unread),
            is_marked: head.is_some_and(|head| head.marked_at.is_some()),
        }
    }
}

#[derive(Template)]
#[template(path = "desk/person_talk_opened.html")]
struct OpenedPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    talk: View,
    is_opened: bool,
    errors: Vec<(String, String)>,
    typed: TypedAct,
}

/// The conversation, or where it was not opened only the form, with what was typed and what is wrong with it.
fn render(
    page: &Page,
    staff: &Staff,
    (person, talk): (&Person, Option<&Talk>),
    wrong: Option<(String, TypedAct)>,
) -> Result<HttpResponse, Fault> {
    let t = page.say();
    let status = if wrong.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let (errors, typed) = match wrong {
        Some((error, typed)) => (vec![("message".to_owned(), error)], typed),
        None => (Vec::new(), TypedAct::default()),
    };
    let other = t.get(&text_id("talk-by", person.kind.as_str()));
    let reviews = staff.role().may(Action::ReviewHeld);
    let reader = Reader { staff, reviews, takes_back: false, other: &other };
    let how = match person.kind {
        PersonKind::Host => t.get("talk-how-host"),
        PersonKind::Seeker => t.get("talk-how-seeker"),
    };
    let path = person_path(person.id);
    let template = OpenedPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        talk: View { how, ..View::new(t, &reader, talk, format!("{path}/messages")) },
        path,
        is_opened: talk.is_some(),
        errors,
        typed,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /desk/people/{id}/messages/open`.
pub(super) async fn open(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = person_in(&page, &id)?;
    let back = person_path(id);
    let reason = body.take("reason").unwrap_or_default().parse::<CaseReason>();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let Ok(reason) = reason else {
        let sentence = page.say().get("case-reason-missing");
        return Err(Fault::told(&page, StatusCode::BAD_REQUEST, sentence, &back));
    };
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let opened = page.app().db.tx(move |tx| {
        let person = people::charged(tx, viewer, id)?;
        Ok::<_, ServiceError>((conversations::open(tx, &app, app.clock.now(), viewer, (id, reason))?, person))
    });
    let (talk, person) = opened.await.map_err(|error| Fault::service(&page, error, super::people::PATH))?;
    render(&page, &staff, (&person, Some(&talk)), None)
}

/// `POST /desk/people/{id}/messages`: says something to the person. What was typed is kept where something is wrong with it.
pub(super) async fn write(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = person_in(&page, &id)?;
    let back = person_path(id);
    let typed = body.take("message").unwrap_or_default();
    let instead_of = body.take("instead_of").filter(|id| !id.is_empty());
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (app, t, viewer) = (page.app().clone(), page.say(), staff.viewer());
    // Whoever has no charge is told what they would be told of nobody, whatever they typed.
    let charged = page.app().db.read(move |conn| people::charged(conn, viewer, id)).await;
    let person = charged.map_err(|error| Fault::service(&page, error, super::people::PATH))?;
    let Ok(instead) = instead_of.as_deref().map(str::parse).transpose() else {
        return Err(Fault::service(&page, ServiceError::NotFound("message"), &back));
    };
    let wrong = match MessageText::read(&typed) {
        Ok(text) => {
            let written = page.app().tx(move |tx| {
                conversations::write_to_person(tx, &app, app.clock.now(), viewer, (id, &text, instead))
            });
            match written.await {
                Ok(written) => return Ok(see_other(&format!("{back}?done={}", done(&written)))),
                Err(error @ ServiceError::Talk(_)) => in_one(t, &error),
                Err(error) => return Err(Fault::service(&page, error, &back)),
            }
        }
        Err(wrong) => problem(t, &t.get("talk-text"), &wrong),
    };
    let typed =
        TypedAct { message: typed, instead_of: instead_of.unwrap_or_default(), ..TypedAct::default() };
    render(&page, &staff, (&person, None), Some((wrong, typed)))
}

/// `POST /desk/people/{id}/messages/looked`: somebody looked a second time at what was said (SG-09).
pub(super) async fn looked(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    let id = person_in(&page, &id)?;
    let back = person_path(id);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let done = page.app().tx(move |tx| conversations::looked(tx, now, viewer, With::Person(id))).await;
    done.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(see_other(&format!("{back}?done=talk-seen")))
}

/// `POST /desk/people/{id}/messages/{message}`: what is done with a held message.
pub(super) async fn act(sent: Sent, ids: Path<(String, String)>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let (id, message) = ids.into_inner();
    let id: PersonId = person_in(&page, &id)?;
    let back = person_path(id);
    let act = body.take("act").unwrap_or_default();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let Ok(message) = message.parse() else {
        return Err(Fault::service(&page, ServiceError::NotFound("message"), &back));
    };
    let (app, viewer, with, code) = (page.app().clone(), staff.viewer(), With::Person(id), act.clone());
    let done = page.app().tx(move |tx| match act.as_str() {
        "release" => conversations::release(tx, &app, app.clock.now(), viewer, (with, message)),
        "discard" => conversations::discard(tx, &app, app.clock.now(), viewer, (with, message)),
        _ => {
            conversations::may(tx, viewer, with)?;
            Err(ServiceError::Invalid("there is no such act".to_owned()))
        }
    });
    done.await.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(see_other(&format!("{back}?done=talk-{code}")))
}
