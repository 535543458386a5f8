//! The conversation on the page of a match: what is said to the ally, and what is done with what was said.

use actix_web::HttpResponse;
use actix_web::web::Path;

use super::fault::{Fault, in_one};
use super::match_page::{TypedAct, match_in, render};
use super::matches::path_of;
use super::sent::Sent;
use super::talk::{Reader, View, done};
use crate::domain::conversation::{MessageText, With};
use crate::ids::MatchId;
use crate::services::conversations::{self, AllyTalk};
use crate::services::matches::Detail;
use crate::services::{ServiceError, Viewer};
use crate::web::error::problem;
use crate::web::layout::{Page, Say, see_other};
use crate::web::session::Staff;

/// The conversation of a match, where it crosses instances.
pub(super) fn view(t: Say, staff: &Staff, found: &Detail, talk: Option<&AllyTalk>) -> Option<View> {
    let talk = talk?;
    let other =
        found.abroad.as_ref().map_or_else(|| t.get("match-elsewhere"), |abroad| abroad.association.clone());
    let reader = Reader { staff, reviews: found.sides.decides, takes_back: true, other: &other };
    let is_over = found.one.state.is_final();
    let about = match (talk.is_open, is_over) {
        (false, _) => Some(t.get("talk-problem-unreachable")),
        (true, true) => Some(t.get("talk-over")),
        (true, false) => None,
    };
    Some(View {
        is_open: talk.is_open,
        about,
        how: t.with1("talk-how-ally", "association", &other),
        ..View::new(t, &reader, Some(&talk.talk), format!("{}/messages", path_of(found.one.id)))
    })
}

/// Sees that there is a match for the reader before anything is said of what was typed.
async fn require(page: &Page, viewer: Viewer, id: MatchId) -> Result<(), Fault> {
    let app = page.app().clone();
    let read = page.app().db.read(move |conn| conversations::about_match(conn, &app, viewer, id)).await;
    read.map(drop).map_err(|error| Fault::service(page, error, super::HOME))
}

/// `POST /desk/matches/{id}/messages`: says something to the ally. What was typed is kept where something is wrong with it.
pub(super) async fn write(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &id)?;
    let back = path_of(id);
    let typed = body.take("message").unwrap_or_default();
    let instead_of = body.take("instead_of").filter(|id| !id.is_empty());
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (app, t, viewer) = (page.app().clone(), page.say(), staff.viewer());
    let text = match (MessageText::read(&typed), instead_of.as_deref().map(str::parse).transpose()) {
        (Ok(text), Ok(instead)) => Ok((text, instead)),
        (Err(wrong), _) => Err(problem(t, &t.get("talk-text"), &wrong)),
        (_, Err(_)) => return Err(Fault::service(&page, ServiceError::NotFound("message"), &back)),
    };
    let wrong = match text {
        Ok((text, instead)) => {
            let written = page.app().tx(move |tx| {
                conversations::write_to_ally(tx, &app, app.clock.now(), viewer, (id, &text, instead))
            });
            match written.await {
                Ok(written) => return Ok(see_other(&format!("{back}?done={}#talk", done(&written)))),
                Err(error @ ServiceError::Talk(_)) => in_one(t, &error),
                Err(error) => return Err(Fault::service(&page, error, &back)),
            }
        }
        Err(sentence) => sentence,
    };
    require(&page, viewer, id).await?;
    let typed =
        TypedAct { message: typed, instead_of: instead_of.unwrap_or_default(), ..TypedAct::default() };
    render(&page, &staff, id, (None, Some((vec![("message".to_owned(), wrong)], typed)))).await
}

/// `POST /desk/matches/{id}/messages/seen`: notes that the reader read it, or looked at it a second time (SG-09).
pub(super) async fn seen(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = match_in(&page, &id)?;
    let back = path_of(id);
    let act = body.take("act").unwrap_or_default();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (now, viewer, with) = (page.app().clock.now(), staff.viewer(), With::Ally(id));
    let done = page.app().tx(move |tx| match act.as_str() {
        "looked" => conversations::looked(tx, now, viewer, with),
        _ => conversations::mark_read(tx, viewer, with),
    });
    done.await.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(see_other(&format!("{back}?done=talk-seen#talk")))
}

/// `POST /desk/matches/{id}/messages/{message}`: what is done with one message.
pub(super) async fn act(sent: Sent, ids: Path<(String, String)>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let (id, message) = ids.into_inner();
    let id = match_in(&page, &id)?;
    let back = path_of(id);
    let act = body.take("act").unwrap_or_default();
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let Ok(message) = message.parse() else {
        return Err(Fault::service(&page, ServiceError::NotFound("message"), &back));
    };
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let (with, code) = (With::Ally(id), act.clone());
    let done = page.app().tx(move |tx| {
        let now = app.clock.now();
        match act.as_str() {
            "release" => conversations::release(tx, &app, now, viewer, (with, message)),
            "discard" => conversations::discard(tx, &app, now, viewer, (with, message)),
            "take-back" => conversations::take_back(tx, &app, now, viewer, (id, message)),
            _ => {
                conversations::may(tx, viewer, with)?;
                Err(ServiceError::Invalid("there is no such act".to_owned()))
            }
        }
    });
    done.await.map_err(|error| Fault::service(&page, error, &back))?;
    Ok(see_other(&format!("{back}?done=talk-{code}#talk")))
}
