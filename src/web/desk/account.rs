//! `/desk/account`: one's own second factor, password, sessions, and the language in which one is written to.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::{DateTime, Utc};

use super::fault::Fault;
use super::home::PageQuery;
use super::limit::{SignInLimit, Tried};
use super::notice::{Done, sentence};
use super::sent::Sent;
use super::style;
use crate::i18n::{Lang, text_id};
use crate::services::second_factor::{self, State};
use crate::services::{ServiceError, accounts, sessions};
use crate::store::Tx;
use crate::store::sessions::Listed;
use crate::web::error::{OnPage, account_problem};
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// The path of one's own account.
pub(super) const PATH: &str = "/desk/account";

#[derive(Template)]
#[template(path = "desk/account.html")]
struct AccountPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    email: &'a str,
    role: String,
    notice: Option<String>,
    needs_factor: bool,
    factor: Option<State>,
    enrolled_on: String,
    sessions: Vec<SessionRow>,
    /// Tag, name in itself, and whether it is the one that was chosen.
    languages: Vec<(&'static str, &'static str, bool)>,
}

struct SessionRow {
    id: String,
    browser: Option<String>,
    since: String,
    seen: String,
    is_this: bool,
}

#[derive(Template)]
#[template(path = "desk/password.html")]
struct PasswordPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    error: Option<String>,
}

/// `GET /desk/account`.
pub(super) async fn show(page: Page, staff: Staff, query: Query<PageQuery>) -> Result<HttpResponse, Fault> {
    let (now, id) = (page.app().clock.now(), staff.account.id);
    let read = page.app().db.read(move |conn| {
        let chosen = crate::store::accounts::language(conn, id)?;
        Ok::<_, ServiceError>((second_factor::state(conn, id)?, sessions::list(conn, now, id)?, chosen))
    });
    let (factor, listed, chosen) = read.await.on(&page)?;
    let t = page.say();
    let template = AccountPage {
        page: &page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        email: &staff.account.email,
        role: t.get(&text_id("role", staff.role().as_str())),
        notice: sentence(t, &query.done),
        needs_factor: staff.role().needs_second_factor(),
        enrolled_on: factor.map_or_else(String::new, |f| t.day(f.enrolled_at)),
        factor,
        sessions: listed.iter().map(|session| row(t, now, &staff, session)).collect(),
        languages: Lang::ALL.iter().map(|of| (of.tag(), of.name_in_itself(), *of == chosen)).collect(),
    };
    Ok(page.show(&template)?)
}

fn row(t: Say, now: DateTime<Utc>, staff: &Staff, session: &Listed) -> SessionRow {
    SessionRow {
        id: session.id.to_string(),
        browser: Some(session.browser.clone()).filter(|browser| !browser.is_empty()),
        since: ago(t, "session-since", now, session.created_at),
        seen: ago(t, "session-seen", now, session.seen_at),
        is_this: session.id == staff.session,
    }
}

/// How many hours ago something was; less than one is now.
fn ago(t: Say, id: &str, now: DateTime<Utc>, at: DateTime<Utc>) -> String {
    match u64::try_from((now - at).num_hours()) {
        Ok(hours) if hours > 0 => t.count(&format!("{id}-hours"), hours),
        Ok(_) | Err(_) => t.get(&format!("{id}-now")),
    }
}

/// `POST /desk/account/language`.
pub(super) async fn choose_language(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let typed = body.take("language").unwrap_or_default();
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let Some(lang) = Lang::ALL.iter().copied().find(|lang| lang.tag() == typed) else {
        return Err(Fault::service(&page, ServiceError::NotFound("language"), PATH));
    };
    let now = page.app().clock.now();
    let choosing = move |tx: &mut Tx<'_>| accounts::choose_language(tx, now, &staff.account, lang);
    page.app().db.tx(choosing).await.on(&page)?;
    Ok(Done::LanguageChosen.then(PATH))
}

/// `POST /desk/account/sessions/{id}/end`.
pub(super) async fn end_session(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let Ok(id) = id.parse() else {
        return Err(Fault::service(&page, ServiceError::NotFound("session"), PATH));
    };
    let now = page.app().clock.now();
    let ended = page.app().db.tx(move |tx| sessions::end(tx, now, &staff.account, id)).await;
    ended.map_err(|error| Fault::service(&page, error, PATH))?;
    Ok(Done::SessionEnded.then(PATH))
}

/// `POST /desk/account/sessions/end-others`.
pub(super) async fn end_other_sessions(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let now = page.app().clock.now();
    let ending = page.app().db.tx(move |tx| sessions::end_others(tx, now, &staff.account, staff.session));
    ending.await.on(&page)?;
    Ok(Done::SessionsEnded.then(PATH))
}

/// `GET /desk/account/password`.
pub(super) async fn password_form(page: Page, staff: Staff) -> Result<HttpResponse, Fault> {
    show_password(&page, &staff, None)
}

fn show_password(page: &Page, staff: &Staff, error: Option<String>) -> Result<HttpResponse, Fault> {
    let status = if error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = PasswordPage { page, t: page.say(), style: style::path(), csrf: &staff.csrf, error };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /desk/account/password`.
pub(super) async fn change_password(
    sent: Sent,
    request: HttpRequest,
    limit: Data<SignInLimit>,
) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    limit.turn(&page, &request, Tried::Password)?;
    let mut take = |name| body.take(name).unwrap_or_default();
    let (present, new, again) = (take("password"), take("new_password"), take("again"));
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let account = staff.account.clone();
    let prepared = page
        .app()
        .db
        .read(move |conn| accounts::prepare_password(conn, &account, &present, (&new, &again)))
        .await;
    let hash = match prepared {
        Ok(hash) => hash,
        Err(ServiceError::Account(problem)) => {
            return show_password(&page, &staff, Some(account_problem(page.say(), problem)));
        }
        Err(error) => return Err(Fault::service(&page, error, PATH)),
    };
    let (app, now) = (page.app().clone(), page.app().clock.now());
    let changing = move |tx: &mut Tx<'_>| {
        accounts::change_password(tx, &app, now, (&staff.account, staff.session), &hash)
    };
    page.app().db.tx(changing).await.on(&page)?;
    Ok(Done::PasswordChanged.then(PATH))
}
