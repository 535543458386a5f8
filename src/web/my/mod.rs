//! The pages of people who sign in with their card: what is known of them, who looked at it, their sessions and their PIN.
//! Invariants: nothing of these pages is kept by a browser; their titles say nothing; every change is a POST with the session's token; a session
//! of a card opens no page of the staff, and the other way round.

mod allies;
mod appeal;
mod data;
mod erase;
pub(super) mod home;
mod link;
pub(super) mod matches;
mod messages;
pub(super) mod move_on;
mod offers;
mod pin;
mod sign_in;

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use futures_util::future::LocalBoxFuture;

use super::access;
use super::agreement;
use super::desk::fault::Fault;
use super::desk::sent;
use super::error::{OnPage, PageError};
use super::form::Body;
use super::layout::Page;
use super::read;
use super::session::{self, CSRF_FIELD, same_site};
use crate::crypto;
use crate::domain::card::Phone;
use crate::services::App;
use crate::services::cards::Tried;
use crate::services::hashing::HashError;
use crate::services::person_sessions::{self, PersonSession};

pub(super) use pin::pin_problem;

/// The way in.
pub(super) const ENTRANCE: &str = "/card";
/// What somebody sees who is in.
pub(super) const HOME: &str = "/my";

/// Registers the pages of people with a card.
pub(super) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource(ENTRANCE).route(read(sign_in::form)).post(sign_in::enter))
        .service(web::resource(HOME).route(read(home::show)))
        .service(web::resource("/my/exit").route(read(sign_in::exit)))
        .service(web::resource(link::PATH).route(read(link::form)).post(link::ask))
        .service(web::resource("/my/link/{token}").route(read(link::offer)).post(link::enter))
        .service(web::resource("/my/sign-out").post(sign_in::leave))
        .service(web::resource(messages::PATH).route(read(messages::show)).post(messages::write))
        .service(web::resource(data::PATH).route(read(data::export)))
        .service(web::resource(erase::PATH).route(read(erase::form)).post(erase::ask))
        .service(web::resource("/my/requests/{id}/allies").route(read(allies::show)).post(allies::consent))
        .service(web::resource("/my/requests/{id}/allies/revoke").post(allies::revoke))
        .service(web::resource("/my/requests/{id}/appeal").route(read(appeal::show)).post(appeal::consent))
        .service(web::resource("/my/requests/{id}/appeal/revoke").post(appeal::revoke))
        .service(web::resource("/my/erase/take-back").post(erase::take_back))
        .service(web::resource(pin::PATH).route(read(pin::form)).post(pin::change))
        .service(web::resource("/my/sessions/{id}/end").post(home::end_session))
        .service(web::resource("/my/matches/{id}").route(read(matches::show)))
        .service(web::resource("/my/matches/{id}/agreement").route(read(agreement::for_person)))
        .service(web::resource("/my/matches/{id}/answer").post(matches::answer))
        .service(web::resource("/my/matches/{id}/withdraw").post(matches::withdraw))
        .service(web::resource("/my/matches/{id}/check-in").post(matches::check_in))
        .configure(host_routes);
}

/// A host's own offers.
fn host_routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/my/offers/{id}").route(read(offers::show)))
        .service(web::resource("/my/offers/{id}/confirm").post(offers::confirm))
        .service(web::resource("/my/offers/{id}/pause").post(offers::pause))
        .service(web::resource("/my/offers/{id}/resume").post(offers::resume))
        .service(
            web::resource("/my/offers/{id}/withdraw").route(read(offers::confirm_end)).post(offers::withdraw),
        )
        .service(web::resource("/my/offers/{id}/help").post(offers::help));
}

/// Somebody who signed in with their card. As an argument of a handler, it sends everybody else to the way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Holder {
    pub(super) session: PersonSession,
}

impl FromRequest for Holder {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let page = Page::of(&request).await?;
            access::require_holders(&page, &request)?;
            found(&page, &request).await
        })
    }
}

async fn found(page: &Page, request: &HttpRequest) -> Result<Holder, PageError> {
    let session = of(page, request).await?;
    session.map(|session| Holder { session }).ok_or_else(|| PageError::elsewhere(ENTRANCE.to_owned(), None))
}

/// The session of whoever sent a request, if they signed in with a card.
pub(super) async fn of(page: &Page, request: &HttpRequest) -> Result<Option<PersonSession>, PageError> {
    let app = page.app();
    let Some(token) = token(request, app) else { return Ok(None) };
    let now = app.clock.now();
    let session = app.db.read(move |conn| person_sessions::by_token(conn, now, &token)).await.on(page)?;
    if let Some(PersonSession { id, phone, use_is_due: true, .. }) = session {
        app.db.tx(move |tx| person_sessions::note_use(tx, now, (id, phone))).await.on(page)?;
    }
    Ok(session)
}

/// A form that somebody with a card sent, after its size, type and token were checked.
pub(super) struct SentByHolder {
    pub(super) page: Page,
    pub(super) holder: Holder,
    pub(super) body: Body,
}

impl FromRequest for SentByHolder {
    type Error = Fault;
    type Future = LocalBoxFuture<'static, Result<Self, Fault>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), web::Payload::from_request(request, payload));
        Box::pin(async move {
            let page = Page::of(&request).await?;
            access::require_holders(&page, &request)?;
            let holder = found(&page, &request).await?;
            let payload = payload.into_inner().map_err(|_| sent::unreadable(&page))?;
            let mut body = sent::read(&page, &request, payload).await?;
            let csrf = body.take(CSRF_FIELD).unwrap_or_default();
            let carries_it = crypto::constant_time_eq(csrf.as_bytes(), holder.session.csrf.as_bytes());
            if !carries_it || !same_site(&request) {
                return Err(PageError::forged(&page).into());
            }
            Ok(Self { page, holder, body })
        })
    }
}

/// The session's token in a request.
fn token(request: &HttpRequest, app: &App) -> Option<String> {
    session::token_in(request, cookie_name(app))
}

/// The cookie of a session. On a shared phone it goes when the browser is closed.
fn cookie(app: &App, token: &str, phone: Phone) -> Cookie<'static> {
    let age = match phone {
        Phone::Own => Some(Duration::seconds(phone.longest().num_seconds())),
        Phone::Shared => None,
    };
    session::build(app, (cookie_name(app), token), age)
}

/// The cookie that ends it.
fn ended_cookie(app: &App) -> Cookie<'static> {
    session::build(app, (cookie_name(app), ""), Some(Duration::ZERO))
}

/// A name that says nothing; browsers take the other one from this very host and over https only.
fn cookie_name(app: &App) -> &'static str {
    if app.config.public_url.is_http() { "mine" } else { "__Host-mine" }
}

/// Asks the browser to forget what it kept of this site, and ends the session's cookie.
fn forgetting(page: &Page, mut response: HttpResponse) -> Result<HttpResponse, Fault> {
    let forget = actix_web::http::header::HeaderValue::from_static("\"cache\", \"storage\"");
    let name = actix_web::http::header::HeaderName::from_static("clear-site-data");
    response.headers_mut().insert(name, forget);
    response.add_cookie(&ended_cookie(page.app())).map_err(|_| Fault::from(PageError::forged(page)))?;
    Ok(response)
}

/// What came of a PIN: what was done, or why not, with the status to say it with. `wrong` is the text for a wrong one.
fn heard<T>(
    page: &Page,
    (wrong, back): (&str, &str),
    tried: Result<Tried<T>, HashError>,
) -> Result<Result<T, (String, StatusCode)>, Fault> {
    let t = page.say();
    Ok(Err(match tried {
        Ok(Tried::Right(done)) => return Ok(Ok(done)),
        Ok(Tried::Wrong) => (t.get(wrong), StatusCode::FORBIDDEN),
        Ok(Tried::Waits { seconds }) => {
            (t.count("card-waits", seconds.div_ceil(60)), StatusCode::TOO_MANY_REQUESTS)
        }
        Err(HashError::Full(_)) => (t.get("card-busy"), StatusCode::SERVICE_UNAVAILABLE),
        Err(HashError::Service(error)) => return Err(Fault::service(page, error, back)),
    }))
}
