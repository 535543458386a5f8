//! `GET` and `POST /card`, `POST /my/sign-out`, `GET /my/exit`. One sentence for an unknown code and for a wrong PIN; a code that was mistyped is
//! told so, for its check characters say it without anybody looking it up.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue, LOCATION};
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::{ENTRANCE, HOME, SentByHolder, cookie, forgetting, heard, of, token};
use crate::domain::card::{AccessCode, CODE_CHARS, CodeError, PIN_DIGITS, Phone, Pin};
use crate::services::cards::{self, SignIn};
use crate::services::{person_sessions, sign_in_links};
use crate::web::desk::SignInLimit;
use crate::web::desk::fault::Fault;
use crate::web::desk::limit::Tried as Counted;
use crate::web::desk::{sent, style};
use crate::web::error::{OnPage, PageError};
use crate::web::layout::{ELSEWHERE, Forms, Page, Say, see_other};
use crate::web::session::browser;

/// What a code looks like; it is nobody's.
const EXAMPLE: &str = "7K2M9Q-WX0ABC-D4EFTV";

#[derive(Template)]
#[template(path = "my/sign_in.html")]
struct SignInPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    /// What a code looks like.
    example: &'static str,
    code: &'a str,
    is_shared: bool,
    /// Where somebody gets a link by mail, where mail leaves here.
    link: Option<&'static str>,
    /// What is wrong with the code, with the PIN, or with both.
    code_error: Option<String>,
    pin_error: Option<String>,
    failed: Option<String>,
}

/// What went wrong.
#[derive(Default)]
struct Wrong {
    code: Option<String>,
    pin: Option<String>,
    both: Option<String>,
}

/// `GET /card`.
pub(super) async fn form(page: Page, request: HttpRequest) -> Result<HttpResponse, Fault> {
    if of(&page, &request).await?.is_some() {
        return Ok(see_other(HOME));
    }
    show(&page, ("", Phone::Own), Wrong::default(), StatusCode::OK)
}

fn show(
    page: &Page,
    (code, phone): (&str, Phone),
    wrong: Wrong,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let template = SignInPage {
        page,
        t: page.say(),
        style: style::path(),
        example: EXAMPLE,
        code,
        is_shared: phone == Phone::Shared,
        link: sign_in_links::are_on(page.app()).then_some(super::link::PATH),
        code_error: wrong.code,
        pin_error: wrong.pin,
        failed: wrong.both,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /card`.
pub(super) async fn enter(
    page: Page,
    request: HttpRequest,
    limit: Data<SignInLimit>,
    payload: web::Payload,
) -> Result<HttpResponse, Fault> {
    let mut body = sent::read_of_stranger(&page, &request, (&limit, Counted::Card), payload).await?;
    let mut take = |name| body.take(name).unwrap_or_default();
    let (typed, pin) = (take("code"), take("pin"));
    let phone = if take("phone") == Phone::Shared.as_str() { Phone::Shared } else { Phone::Own };
    body.finish().map_err(|error| Fault::form_at(&page, &error, ENTRANCE))?;
    let t = page.say();
    let (code, pin) = match (typed.parse::<AccessCode>(), Pin::read(&pin)) {
        (Ok(code), Ok(pin)) => (code, pin),
        (code, pin) => {
            let wrong = Wrong {
                code: code.err().map(|error| code_problem(t, error)),
                pin: pin.err().map(|_| t.with1("card-pin-malformed", "digits", PIN_DIGITS)),
                both: None,
            };
            return show(&page, (&typed, phone), wrong, StatusCode::BAD_REQUEST);
        }
    };
    let by = SignIn { phone, browser: browser(&request), old: token(&request, page.app()) };
    let tried = cards::sign_in(page.app(), (code, &pin), by).await;
    match heard(&page, ("card-wrong", ENTRANCE), tried)? {
        Ok(token) => entered(&page, &token, phone),
        Err((failed, status)) => {
            let wrong = Wrong { both: Some(failed), ..Wrong::default() };
            show(&page, (&typed, phone), wrong, status)
        }
    }
}

fn code_problem(t: Say, error: CodeError) -> String {
    match error {
        CodeError::Length { got: 0 } => t.with1("card-code-missing", "max", CODE_CHARS),
        CodeError::Length { got } => {
            t.with2("card-code-length", ("got", &got.to_string()), ("max", &CODE_CHARS.to_string()))
        }
        CodeError::Mistyped => t.get("card-code-mistyped"),
    }
}

pub(super) fn entered(page: &Page, token: &str, phone: Phone) -> Result<HttpResponse, Fault> {
    let mut response = see_other(HOME);
    let cookie = cookie(page.app(), token, phone);
    response.add_cookie(&cookie).map_err(|_| Fault::from(PageError::forged(page)))?;
    Ok(response)
}

/// `POST /my/sign-out`.
pub(super) async fn leave(sent: SentByHolder, request: HttpRequest) -> Result<HttpResponse, Fault> {
    let SentByHolder { page, body, .. } = sent;
    body.finish().map_err(|error| Fault::form_at(&page, &error, HOME))?;
    close(&page, &request).await?;
    forgetting(&page, see_other("/"))
}

/// `GET /my/exit`: ends the session and leads away at once. A link and no form, so that nothing stands between the finger and the other page;
/// all that it can do to anybody is to end their session.
pub(super) async fn exit(page: Page, request: HttpRequest) -> Result<HttpResponse, Fault> {
    close(&page, &request).await?;
    let mut response = HttpResponse::SeeOther().insert_header((LOCATION, ELSEWHERE)).finish();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    forgetting(&page, response)
}

async fn close(page: &Page, request: &HttpRequest) -> Result<(), Fault> {
    if let Some(token) = token(request, page.app()) {
        page.app().db.tx(move |tx| person_sessions::close(tx, &token)).await.on(page)?;
    }
    Ok(())
}
