//! `/my/messages`: what somebody and their association say to one another. Short, for a phone; reading it notes that it was read.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;

use super::home::{DoneQuery, moment};
use super::{HOME, Holder, SentByHolder};
use crate::domain::conversation::{MESSAGE_MAX_CHARS, MessageText};
use crate::services::{ServiceError, conversations};
use crate::web::desk::fault::Fault;
use crate::web::desk::style;
use crate::web::desk::talk::{self, Line};
use crate::web::error::problem;
use crate::web::layout::{Forms, Page, Say, see_other};

pub(super) const PATH: &str = "/my/messages";

#[derive(Template)]
#[template(path = "my/messages.html")]
struct MessagesPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    /// Until when what was said is hidden.
    hidden_until: Option<String>,
    lines: Vec<Line>,
    max: usize,
    typed: String,
    error: Option<String>,
}

/// `GET /my/messages`.
pub(super) async fn show(page: Page, holder: Holder, query: Query<DoneQuery>) -> Result<HttpResponse, Fault> {
    let notice = (query.done == "said").then(|| page.say().get("my-messages-said"));
    render(&page, &holder, (notice, String::new(), None)).await
}

/// Shows the conversation, with what was done, or what was typed and is wrong.
async fn render(
    page: &Page,
    holder: &Holder,
    (notice, typed, error): (Option<String>, String, Option<String>),
) -> Result<HttpResponse, Fault> {
    let (app, person, t) = (page.app().clone(), holder.session.person.clone(), page.say());
    let read = page.app().db.tx(move |tx| conversations::own(tx, &app, app.clock.now(), &person)).await;
    let own = read.map_err(|error| Fault::service(page, error, HOME))?;
    let status = if error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let hidden = holder.session.person.hidden_until.filter(|_| own.is_hidden);
    let template = MessagesPage {
        page,
        t,
        style: style::path(),
        csrf: &holder.session.csrf,
        notice,
        hidden_until: hidden.map(|until| moment(t, until)),
        lines: own.messages.iter().map(|message| line(t, page, message)).collect(),
        max: MESSAGE_MAX_CHARS,
        typed,
        error,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// A message as its person reads it: they are called *you*, and the association by its name.
fn line(t: Say, page: &Page, message: &crate::store::conversations::Message) -> Line {
    let said = talk::said(t, &t.get("my-messages-you"), message);
    if said.is_ours { Line { who: page.association().to_owned(), ..said } } else { said }
}

/// `POST /my/messages`. What was typed is kept where something is wrong with it.
pub(super) async fn write(sent: SentByHolder) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, holder, mut body } = sent;
    let typed = body.take("message").unwrap_or_default();
    body.finish().map_err(|error| Fault::form_at(&page, &error, PATH))?;
    let t = page.say();
    let wrong = match MessageText::read(&typed) {
        Ok(text) => {
            let (app, person) = (page.app().clone(), holder.session.person.clone());
            let said =
                page.app().tx(move |tx| conversations::say(tx, &app, app.clock.now(), &person, &text)).await;
            match said {
                Ok(()) => return Ok(see_other("/my/messages?done=said")),
                Err(ServiceError::Talk(problem)) => talk::problem_text(t, problem),
                Err(error) => return Err(Fault::service(&page, error, PATH)),
            }
        }
        Err(wrong) => problem(t, &t.get("talk-text"), &wrong),
    };
    render(&page, &holder, (None, typed, Some(wrong))).await
}
