//! A form that somebody of the staff sent: who, and what, after its size, type and token were checked.

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::LocalBoxFuture;

use super::HOME;
use super::fault::Fault;
use crate::web::error::PageError;
use crate::web::form::{BODY_MAX_BYTES, Body};
use crate::web::layout::Page;
use crate::web::session::{CSRF_FIELD, Staff};

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
            let page = Page::of(&request).await?;
            let Some(staff) = page.staff().cloned() else {
                // After the sign-in the desk, for this address answers no GET.
                return Err(PageError::elsewhere(format!("/sign-in?next={HOME}"), None).into());
            };
            let payload = payload.into_inner().map_err(|_| unreadable(&page))?;
            let mut body = read(&page, &request, payload).await?;
            staff.check_form(&request, &page, &body.take(CSRF_FIELD).unwrap_or_default())?;
            Ok(Self { page, staff, body })
        })
    }
}

/// Reads the body of a form.
///
/// # Errors
/// 415 for another content type, 413 for more than [`BODY_MAX_BYTES`], 400 for a body that ends too soon.
pub(super) async fn read(page: &Page, request: &HttpRequest, payload: web::Payload) -> Result<Body, Fault> {
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

fn unreadable(page: &Page) -> Fault {
    Fault::told(page, StatusCode::BAD_REQUEST, page.say().get("desk-error-invalid"), HOME)
}
