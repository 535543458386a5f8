//! A form that somebody of the staff sent: who, and what, after its size, type and token were checked.

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::LocalBoxFuture;

use super::HOME;
use super::fault::Fault;
use super::limit::{SignInLimit, Tried};
use crate::web::access;
use crate::web::error::PageError;
use crate::web::form::{BODY_MAX_BYTES, Body};
use crate::web::layout::Page;
use crate::web::session::{CSRF_FIELD, Entrant, Staff, same_site, way_in};

const FORM_TYPE: &str = "application/x-www-form-urlencoded";

/// What the handler of a POST takes: without it there is no body, so none forgets a check.
pub(super) struct Sent {
    pub(super) page: Page,
    pub(super) staff: Staff,
    pub(super) body: Body,
}

impl FromRequest for Sent {
    type Error = Fault;
    type Future = LocalBoxFuture<'static, Result<Self, Fault>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), web::Payload::from_request(request, payload));
        Box::pin(async move {
            let (page, entrant, body) = sent(&request, payload, Senders::Staff).await?;
            Ok(Self { page, staff: entrant.staff, body })
        })
    }
}

/// As [`Sent`], of somebody who may be on their way in: the code, the enrolment, and the sign-out.
pub(super) struct SentByEntrant {
    pub(super) page: Page,
    pub(super) entrant: Entrant,
    pub(super) body: Body,
}

impl FromRequest for SentByEntrant {
    type Error = Fault;
    type Future = LocalBoxFuture<'static, Result<Self, Fault>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), web::Payload::from_request(request, payload));
        Box::pin(async move {
            let (page, entrant, body) = sent(&request, payload, Senders::Entrants).await?;
            Ok(Self { page, entrant, body })
        })
    }
}

/// Whose form is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Senders {
    Staff,
    Entrants,
}

async fn sent(
    request: &HttpRequest,
    payload: <web::Payload as FromRequest>::Future,
    senders: Senders,
) -> Result<(Page, Entrant, Body), Fault> {
    let page = Page::of(request).await?;
    let heard = |entrant: &&Entrant| senders == Senders::Entrants || entrant.entered().is_some();
    let Some(entrant) = page.entrant().filter(heard).cloned() else {
        // After the sign-in the desk, for this address may answer no GET.
        return Err(PageError::elsewhere(way_in(&page, HOME), None).into());
    };
    match senders {
        Senders::Staff => access::require(&page, request, &entrant.staff)?,
        Senders::Entrants => access::require_entrants(&page, request)?,
    }
    let payload = payload.into_inner().map_err(|_| unreadable(&page))?;
    let mut body = read(&page, request, payload).await?;
    entrant.staff.check_form(request, &page, &body.take(CSRF_FIELD).unwrap_or_default())?;
    Ok((page, entrant, body))
}

/// Reads the form of somebody who has not signed in, and tries a password or a PIN: from one of our own pages, and not too often.
///
/// # Errors
/// 403, 429, or as `read`.
pub(in crate::web) async fn read_of_stranger(
    page: &Page,
    request: &HttpRequest,
    (limit, tried): (&SignInLimit, Tried),
    payload: web::Payload,
) -> Result<Body, Fault> {
    if !same_site(request) {
        return Err(PageError::forged(page).into());
    }
    limit.turn(page, request, tried)?;
    read(page, request, payload).await
}

/// Reads the body of a form.
///
/// # Errors
/// 415 for another content type, 413 for more than [`BODY_MAX_BYTES`], 400 for a body that ends too soon.
pub(in crate::web) async fn read(
    page: &Page,
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<Body, Fault> {
    let kind =
        request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case(FORM_TYPE) {
        let sentence = page.say().with1("desk-error-not-a-form", "type", FORM_TYPE);
        return Err(Fault::told(page, StatusCode::UNSUPPORTED_MEDIA_TYPE, sentence, HOME));
    }
    match payload.to_bytes_limited(BODY_MAX_BYTES).await {
        Ok(Ok(bytes)) => Ok(Body::decode(&bytes)),
        Ok(Err(_)) => Err(unreadable(page)),
        Err(_) => {
            let sentence = page.say().with1("desk-error-too-large", "max", BODY_MAX_BYTES / 1024);
            Err(Fault::told(page, StatusCode::PAYLOAD_TOO_LARGE, sentence, HOME))
        }
    }
}

pub(in crate::web) fn unreadable(page: &Page) -> Fault {
    Fault::told(page, StatusCode::BAD_REQUEST, page.say().get("desk-error-invalid"), HOME)
}
