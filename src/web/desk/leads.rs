//! `GET /desk/leads` and `/desk/leads/{id}`, and its buttons: what people of the fediverse wrote to the association.
//! Everything in it is a stranger's: plain text, escaped, in its own direction and language.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::fault::{Fault, in_one};
use super::home::{PER_PAGE, Pager};
use super::notice::{Done, sentence};
use super::sent::Sent;
use super::tabs::Tab;
use super::{HOME, path_of, style};
use crate::domain::Coded as _;
use crate::domain::access::Action;
use crate::domain::actor::Actor;
use crate::domain::appeal::Appeal;
use crate::domain::lead::{ANSWER_MAX_CHARS, Lead, LeadClose, LeadState};
use crate::i18n::{Lang, text_id};
use crate::ids::{LeadId, ProposalId};
use crate::services::{ServiceError, appeals, leads as service};
use crate::store::leads::{self, Which};
use crate::store::messages::{self, Message};
use crate::store::{Conn, actors, proposals};
use crate::text;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

pub(super) const PATH: &str = "/desk/leads";
/// How many messages of one conversation a page shows.
const THREAD_MAX: i64 = 100;
/// How much of a text a list shows, in characters.
const EXCERPT_CHARS: usize = 160;

#[derive(Template)]
#[template(path = "desk/leads.html")]
struct LeadsPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    notice: Option<String>,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    pager: Pager,
}

/// One message, in a list or in its conversation.
struct Row {
    path: String,
    who: String,
    name: String,
    when: String,
    /// The code of the state, for its colour, and its text.
    code: &'static str,
    state: String,
    visibility: String,
    lang: String,
    paragraphs: Vec<String>,
    is_erased: bool,
    offer: Option<(String, String)>,
    /// That it answers an appeal, its page where it is out, and its words.
    appeal: Option<(String, Option<String>, String)>,
    reasons: Vec<String>,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/lead.html")]
struct LeadPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    path: String,
    list: &'static str,
    who: String,
    name: String,
    profile: String,
    note: String,
    talk: Vec<Said>,
    typed: Typed,
    is_new: bool,
    is_open: bool,
    closed: Option<String>,
    max: usize,
    langs: Vec<Choice>,
    reasons: Vec<Choice>,
}

/// One thing that was said, the earliest first.
enum Said {
    Theirs(Row),
    Ours(Answer),
}

/// An answer that was refused: what was typed, and why.
#[derive(Default)]
struct Typed {
    text: String,
    language: Option<Lang>,
    error: Option<String>,
}

/// An answer of ours.
struct Answer {
    when: String,
    by: String,
    lang: String,
    paragraphs: Vec<String>,
}

struct Choice {
    value: &'static str,
    label: String,
    is_chosen: bool,
}

#[derive(Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    state: String,
    #[serde(default)]
    offer: String,
    #[serde(default)]
    page: String,
    #[serde(default)]
    done: String,
}

/// What a row is made of.
struct Found {
    lead: Lead,
    sender: Option<Actor>,
    title: Option<String>,
    appeal: Option<Appeal>,
}

fn found(conn: &mut Conn, lead: Lead) -> Result<Found, ServiceError> {
    let sender = actors::by_ap_id(conn, &lead.sender)?;
    let offer = lead.offer.map(|id| proposals::by_id(conn, id)).transpose()?.flatten();
    let appeal = lead.appeal.map(|id| appeals::public(conn, id)).transpose()?.flatten();
    Ok(Found { sender, appeal, title: offer.map(|offer| offer.terms.title), lead })
}

/// `GET /desk/leads`: the latest first.
pub(super) async fn list(page: Page, staff: Staff, query: Query<ListQuery>) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let state: LeadState = query.state.parse().unwrap_or(LeadState::New);
    let offer: Option<ProposalId> = query.offer.parse().ok();
    let number = query.page.parse::<i64>().ok().filter(|page| (1..=1_000_000).contains(page)).unwrap_or(1);
    let read = page.app().db.read(move |conn| {
        viewer.require(Action::HandleLeads)?;
        let counts = LeadState::ALL.iter().map(|state| leads::count(conn, Which { state: *state, offer }));
        let counts = counts.collect::<Result<Vec<i64>, _>>()?;
        let rows = leads::page(conn, Which { state, offer }, PER_PAGE, (number - 1) * PER_PAGE)?;
        let rows = rows.into_iter().map(|lead| found(conn, lead)).collect::<Result<Vec<_>, _>>()?;
        Ok::<_, ServiceError>((counts, rows))
    });
    let (counts, rows) = read.await.map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    let of_offer = offer.map_or_else(String::new, |id| format!("offer={id}&"));
    let tabs = LeadState::ALL.iter().zip(&counts).map(|(of, count)| Tab {
        href: format!("{PATH}?{of_offer}state={of}"),
        label: t.get(&text_id("lead-state", of.as_str())),
        count: *count,
        is_current: *of == state,
    });
    let count =
        LeadState::ALL.iter().zip(&counts).find(|(of, _)| **of == state).map_or(0, |(_, count)| *count);
    let template = LeadsPage {
        page: &page,
        t,
        style: style::path(),
        notice: sentence(t, &query.done),
        tabs: tabs.collect(),
        rows: rows.iter().map(|found| row(t, found, Some(EXCERPT_CHARS))).collect(),
        pager: Pager::new(PATH, &format!("{of_offer}state={state}&"), number, count),
    };
    Ok(page.show(&template)?)
}

/// The handle and server of a sender; the id where the actor is not known any more.
pub(super) fn handle_of(sender: Option<&Actor>, id: &crate::ids::ApId) -> String {
    sender.map_or_else(|| id.to_string(), |actor| format!("@{}@{}", actor.handle, actor.domain))
}

fn row(t: Say, found: &Found, excerpt: Option<usize>) -> Row {
    let lead = &found.lead;
    let offer = lead.offer.zip(found.title.clone());
    Row {
        path: format!("{PATH}/{}", lead.id),
        who: handle_of(found.sender.as_ref(), &lead.sender),
        name: found.sender.as_ref().map(|actor| actor.name.clone()).unwrap_or_default(),
        when: t.day(lead.received_at),
        code: lead.state.as_str(),
        state: t.get(&text_id("lead-state", lead.state.as_str())),
        visibility: t.get(&text_id("lead-visibility", lead.visibility.as_str())),
        lang: lead.language.clone().unwrap_or_default(),
        paragraphs: match excerpt {
            Some(chars) => vec![text::excerpt(&lead.content, chars)],
            None => text::paragraphs(&lead.content),
        },
        is_erased: lead.erased_at.is_some(),
        offer: offer.map(|(id, title)| (path_of(id), title)),
        appeal: lead.appeal.map(|_| appeal(t, found.appeal.as_ref())),
        reasons: lead.reasons.iter().map(|reason| t.get(&text_id("lead-reason", reason.as_str()))).collect(),
        more: (lead.more > 0).then(|| t.count("leads-more", lead.more)),
    }
}

/// That a message answers an appeal, with its page where it is out, and its words.
fn appeal(t: Say, appeal: Option<&Appeal>) -> (String, Option<String>, String) {
    match appeal.and_then(|appeal| Some((appeal, appeal.out()?))) {
        Some((appeal, (bands, _))) => {
            let words = appeals::sentences(t.0, bands);
            let page = format!("/appeals/{}", appeal.id);
            (t.get("lead-appeal"), Some(page), words[..words.len() - 1].join(" "))
        }
        None => (t.get("lead-appeal-gone"), None, String::new()),
    }
}

fn id_in(page: &Page, text: &str) -> Result<LeadId, Fault> {
    text.parse().map_err(|_| Fault::service(page, ServiceError::NotFound("lead"), PATH))
}

#[derive(Deserialize)]
pub(super) struct ShowQuery {
    #[serde(default)]
    done: String,
}

/// `GET /desk/leads/{id}`: the conversation, and what can be done.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<ShowQuery>,
) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let notice = sentence(page.say(), &query.done);
    conversation(&page, &staff, id, notice, Typed::default()).await
}

async fn conversation(
    page: &Page,
    staff: &Staff,
    id: LeadId,
    notice: Option<String>,
    typed: Typed,
) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let read = page.app().db.read(move |conn| {
        viewer.require(Action::HandleLeads)?;
        let lead = leads::by_id(conn, id)?.ok_or(ServiceError::NotFound("lead"))?;
        let mut answers = Vec::new();
        let mut rows = Vec::new();
        for other in leads::of_thread(conn, lead.thread, THREAD_MAX)? {
            answers.extend(messages::of_lead(conn, other.id)?);
            rows.push(found(conn, other)?);
        }
        Ok::<_, ServiceError>((found(conn, lead)?, rows, answers))
    });
    let (shown, rows, answers) = read.await.map_err(|error| Fault::service(page, error, PATH))?;
    let t = page.say();
    let lead = &shown.lead;
    let status = if typed.error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let of_lead = lead.language.as_deref().and_then(Lang::from_tag);
    let chosen = typed.language.or(of_lead).unwrap_or(page.lang());
    let template = LeadPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice,
        path: format!("{PATH}/{}", lead.id),
        list: PATH,
        who: handle_of(shown.sender.as_ref(), &lead.sender),
        name: shown.sender.as_ref().map(|actor| actor.name.clone()).unwrap_or_default(),
        profile: shown.sender.as_ref().map_or_else(|| lead.sender.to_string(), |actor| actor.url.clone()),
        note: lead.note.to_string(),
        talk: talk(t, &rows, &answers),
        typed,
        is_new: lead.state == LeadState::New,
        is_open: lead.state != LeadState::Closed,
        closed: lead.close_reason.map(|reason| t.get(&text_id("lead-close", reason.as_str()))),
        max: ANSWER_MAX_CHARS,
        langs: Lang::ALL
            .iter()
            .map(|lang| Choice {
                value: lang.tag(),
                label: lang.name_in_itself().to_owned(),
                is_chosen: *lang == chosen,
            })
            .collect(),
        reasons: choices(t, "lead-close", LeadClose::CODES),
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// Their messages and our answers as they came.
fn talk(t: Say, rows: &[Found], answers: &[Message]) -> Vec<Said> {
    let theirs = rows.iter().map(|found| (found.lead.received_at, Said::Theirs(row(t, found, None))));
    let ours = answers.iter().map(|message| (message.created_at, Said::Ours(answer_of(t, message))));
    let mut talk: Vec<_> = theirs.chain(ours).collect();
    talk.sort_by_key(|(at, _)| *at);
    talk.into_iter().map(|(_, said)| said).collect()
}

fn choices(t: Say, kind: &str, codes: &'static [&'static str]) -> Vec<Choice> {
    let choice =
        |code: &&'static str| Choice { value: code, label: t.get(&text_id(kind, code)), is_chosen: false };
    codes.iter().map(choice).collect()
}

fn answer_of(t: Say, message: &Message) -> Answer {
    let by = if message.written_by.is_some() { "lead-answer-by-staff" } else { "lead-answer-by-itself" };
    Answer {
        when: t.day(message.created_at),
        by: t.get(by),
        lang: message.language.clone(),
        paragraphs: text::paragraphs(&message.content),
    }
}

/// `POST /desk/leads/{id}/answer`.
pub(super) async fn answer(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = id_in(&page, &id)?;
    let content = body.take("text").unwrap_or_default();
    let lang = body.take("language").unwrap_or_default();
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let lang = Lang::from_tag(&lang).unwrap_or(page.lang());
    let text = content.clone();
    let (app, viewer, back) = (page.app().clone(), staff.viewer(), format!("{PATH}/{id}"));
    let done = page
        .app()
        .tx(move |tx| service::answer(tx, &app, app.clock.now(), viewer, (id, lang, &content)))
        .await;
    match done {
        Ok(_) => Ok(Done::Answered.then(&back)),
        Err(error @ (ServiceError::TextLength { .. } | ServiceError::Reveals(_))) => {
            let typed = Typed { text, language: Some(lang), error: Some(in_one(page.say(), &error)) };
            conversation(&page, &staff, id, None, typed).await
        }
        Err(error) => Err(Fault::service(&page, error, &back)),
    }
}

/// `POST /desk/leads/{id}/read`.
pub(super) async fn mark_read(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let id = id_in(&page, &id)?;
    let (viewer, now) = (staff.viewer(), page.app().clock.now());
    let done = page.app().tx(move |tx| service::mark_read(tx, now, viewer, id)).await;
    done.map_err(|error| Fault::service(&page, error, PATH))?;
    Ok(Done::Saved.then(&format!("{PATH}/{id}")))
}

/// `POST /desk/leads/{id}/close`.
pub(super) async fn close(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = id_in(&page, &id)?;
    let reason = body.take("reason").unwrap_or_default().parse::<LeadClose>();
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let reason =
        reason.map_err(|error| Fault::service(&page, ServiceError::Invalid(error.to_string()), PATH))?;
    let (viewer, now) = (staff.viewer(), page.app().clock.now());
    let done = page.app().tx(move |tx| service::close(tx, now, viewer, (id, reason))).await;
    done.map_err(|error| Fault::service(&page, error, &format!("{PATH}/{id}")))?;
    Ok(Done::Closed.then(PATH))
}
