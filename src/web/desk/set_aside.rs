//! `GET /desk/set-aside` and `POST /desk/set-aside/{id}/try-again|discard`: what other servers sent and could not be handled, for admins.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;

use super::fault::Fault;
use super::home::{PER_PAGE, PageQuery, Pager};
use super::notice::{Done, sentence};
use super::sent::Sent;
use super::{HOME, style};
use crate::i18n::text_id;
use crate::ids::ReceivedId;
use crate::services::queues;
use crate::store::received::SetAside;
use crate::text;
use crate::web::error::PageError;
use crate::web::layout::{Page, Say};
use crate::web::session::Staff;

pub(super) const PATH: &str = "/desk/set-aside";
/// How much of a stranger's word, and of an error, is shown, in characters.
const KIND_MAX_CHARS: usize = 40;
const ERROR_MAX_CHARS: usize = 400;

#[derive(Template)]
#[template(path = "desk/set_aside.html")]
struct SetAsidePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    items: Vec<Item>,
    pager: Pager,
}

struct Item {
    path: String,
    /// What it is, in words.
    what: String,
    domain: String,
    kind: String,
    actor: String,
    error: String,
    came: String,
    tries: u64,
}

/// `GET /desk/set-aside`: the oldest first.
pub(super) async fn list(page: Page, staff: Staff, query: Query<PageQuery>) -> Result<HttpResponse, Fault> {
    let (viewer, offset) = (staff.viewer(), query.offset());
    let read = page.app().db.read(move |conn| queues::set_aside(conn, viewer, PER_PAGE, offset));
    let (count, found) = read.await.map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    let template = SetAsidePage {
        page: &page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice: sentence(t, &query.done),
        items: found.iter().map(|item| shown(t, item)).collect(),
        pager: Pager::new(PATH, "", query.page(), count),
    };
    Ok(page.show(&template)?)
}

/// The kinds that have words of their own.
const KINDS: [&str; 13] = [
    "create", "update", "delete", "announce", "follow", "accept", "reject", "undo", "like", "flag", "block",
    "move", "offer",
];

fn known_kind(kind: &str) -> &'static str {
    KINDS.iter().find(|known| known.eq_ignore_ascii_case(kind)).copied().unwrap_or("other")
}

fn shown(t: Say, item: &SetAside) -> Item {
    Item {
        path: format!("{PATH}/{}", item.id),
        what: t.get(&text_id("sent-kind", known_kind(&item.kind))),
        domain: item.actor.domain().to_string(),
        kind: text::excerpt(&text::tidy(&item.kind), KIND_MAX_CHARS),
        actor: item.actor.to_string(),
        error: text::excerpt(&text::tidy(&item.error), ERROR_MAX_CHARS),
        came: t.with2(
            "desk-set-aside-came",
            ("date", &t.day(item.received_at)),
            ("time", &t.time(item.received_at)),
        ),
        tries: u64::from(item.attempts),
    }
}

/// `POST /desk/set-aside/{id}/try-again`.
pub(super) async fn try_again(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id) = told(sent, &id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done = page.app().tx(move |tx| queues::try_again(tx, app.clock.now(), viewer, id)).await;
    done.map_err(|error| Fault::service(&page, error, PATH))?;
    page.app().wake.received.notify_one();
    Ok(Done::TriedAgain.then(PATH))
}

/// `POST /desk/set-aside/{id}/discard`.
pub(super) async fn discard(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id) = told(sent, &id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done = page.app().tx(move |tx| queues::discard(tx, app.clock.now(), viewer, id)).await;
    done.map_err(|error| Fault::service(&page, error, PATH))?;
    Ok(Done::Discarded.then(PATH))
}

/// Who pressed a button, and for which activity; the form holds nothing more.
fn told(sent: Sent, id: &str) -> Result<(Page, Staff, ReceivedId), Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let id = id.parse().map_err(|_| PageError::not_found(&page))?;
    Ok((page, staff, id))
}
