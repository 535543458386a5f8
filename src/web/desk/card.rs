//! `GET` and `POST /desk/people/{id}/card`: another card for somebody who lost theirs; and how any new card is shown, once.
//! A card is printed with its code and QR; the PIN is shown beside it on the screen, and is not printed.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

use super::factor::Qr;
use super::fault::Fault;
use super::limit::{SignInLimit, Tried};
use super::people::person_path;
use super::sent::Sent;
use super::style;
use crate::domain::card::{Pin, PinProblem};
use crate::domain::private::CardReason;
use crate::i18n::text_id;
use crate::ids::PersonId;
use crate::services::cards::{self, Shown};
use crate::services::hashing::HashError;
use crate::services::second_factor::{Outcome, Proof};
use crate::services::{ServiceError, people as service};
use crate::web::error::{OnPage, PageError, account_problem};
use crate::web::form::Body;
use crate::web::layout::{Forms, Page, Say};
use crate::web::my::pin_problem;
use crate::web::session::Staff;

/// A new card, shown once.
#[derive(Template)]
#[template(path = "desk/card_shown.html")]
pub(super) struct CardPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    code: String,
    qr: Qr,
    pin: Option<String>,
    /// Where the person signs in.
    entrance: String,
    back: &'a str,
}

impl<'a> CardPage<'a> {
    /// Shows a card.
    pub(super) fn show(page: &'a Page, shown: &Shown, back: &'a str) -> Result<HttpResponse, Fault> {
        let template = Self {
            page,
            t: page.say(),
            style: style::path(),
            code: shown.code.to_string(),
            qr: Qr::of(&shown.code.plain()).unwrap_or_default(),
            pin: shown.drawn.as_ref().map(|pin| spaced(pin.digits())),
            entrance: page.app().urls.at("/card"),
            back,
        };
        Ok(page.show(&template)?)
    }
}

/// `493027` as `493 027`, which is read out more easily.
fn spaced(digits: &str) -> String {
    let (first, second) = digits.split_at(digits.len() / 2);
    format!("{first} {second}")
}

/// The PIN that somebody chose at the desk, or none.
pub(super) struct PinChoice {
    pin: String,
    again: String,
}

impl PinChoice {
    /// Reads it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(&self) -> Result<Option<Pin>, PinProblem> {
        cards::chosen((&self.pin, &self.again))
    }
}

/// Takes the choice of a PIN out of a form.
pub(super) fn pin_choice(body: &mut Body) -> PinChoice {
    let mut take = |name| body.take(name).unwrap_or_default();
    PinChoice { pin: take("pin"), again: take("again") }
}

/// Too many cards are being made or tried at this moment.
pub(super) fn lane_full(page: &Page, back: &str) -> Fault {
    Fault::told(page, StatusCode::SERVICE_UNAVAILABLE, page.say().get("card-busy"), back)
}

#[derive(Template)]
#[template(path = "desk/card_new.html")]
struct ReissuePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    action: String,
    back: String,
    reasons: Vec<(&'static str, String, bool)>,
    pin_error: Option<String>,
    error: Option<String>,
}

/// `GET /desk/people/{id}/card`.
pub(super) async fn form(page: Page, staff: Staff, id: Path<String>) -> Result<HttpResponse, Fault> {
    let id = person(&page, &id)?;
    let (viewer, account) = (staff.viewer(), staff.account.id);
    let read = page.app().db.read(move |conn| {
        service::charged(conn, viewer, id)?;
        service::require_factor(conn, account)
    });
    read.await.map_err(|error| Fault::service(&page, error, &person_path(id)))?;
    show(&page, &staff, id, ("", None, None))
}

/// The id in an address, or the page that says that there is nobody.
pub(super) fn person(page: &Page, id: &str) -> Result<PersonId, PageError> {
    id.parse().map_err(|_| PageError::not_found(page))
}

fn show(
    page: &Page,
    staff: &Staff,
    id: PersonId,
    (reason, pin_error, error): (&str, Option<String>, Option<String>),
) -> Result<HttpResponse, Fault> {
    let t = page.say();
    let status =
        if error.is_some() || pin_error.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let given = CardReason::ALL.iter().filter(|one| **one != CardReason::First);
    let template = ReissuePage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        action: format!("{}/card", person_path(id)),
        back: person_path(id),
        reasons: given
            .map(|one| (one.as_str(), t.get(&text_id("card-reason", one.as_str())), one.as_str() == reason))
            .collect(),
        pin_error,
        error,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /desk/people/{id}/card`.
pub(super) async fn reissue(
    sent: Sent,
    request: actix_web::HttpRequest,
    limit: Data<SignInLimit>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    limit.turn(&page, &request, Tried::Code)?;
    let id = person(&page, &id)?;
    let back = person_path(id);
    let mut take = |name| body.take(name).unwrap_or_default();
    let (typed, proof) = (take("reason"), Proof::of(take("code"), take("recovery")));
    let pin = pin_choice(&mut body);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (t, viewer) = (page.say(), staff.viewer());
    page.app().db.read(move |conn| service::charged(conn, viewer, id)).await.on(&page)?;
    let Some(reason) = typed.parse::<CardReason>().ok().filter(|reason| *reason != CardReason::First) else {
        return show(&page, &staff, id, (&typed, None, Some(t.get("card-reason-missing"))));
    };
    let pin = match pin.read() {
        Ok(pin) => pin,
        Err(problem) => return show(&page, &staff, id, (&typed, Some(pin_problem(t, problem)), None)),
    };
    let card = match cards::make(page.app(), pin).await {
        Ok(card) => card,
        Err(HashError::Full(_)) => return Err(lane_full(&page, &back)),
        Err(HashError::Service(error)) => return Err(Fault::service(&page, error, &back)),
    };
    let (app, now) = (page.app().clone(), page.app().clock.now());
    let given =
        page.app().db.tx(move |tx| service::reissue(tx, &app, now, viewer, (id, reason, &proof), card)).await;
    match given.map_err(|error| Fault::service(&page, error, &back))? {
        Outcome::Done(shown) => CardPage::show(&page, &shown, &back),
        Outcome::Refused(problem) => {
            show(&page, &staff, id, (&typed, None, Some(account_problem(t, problem))))
        }
    }
}

/// `POST /desk/people/{id}/confirm`: somebody else saw that the right person has the new card.
pub(super) async fn confirm(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    let id = person(&page, &id)?;
    let back = person_path(id);
    body.finish().map_err(|error| Fault::form_at(&page, &error, &back))?;
    let (now, viewer) = (page.app().clock.now(), staff.viewer());
    let confirmed = page.app().db.tx(move |tx| service::confirm_contact(tx, now, viewer, id)).await;
    confirmed.map_err(|error: ServiceError| Fault::service(&page, error, &back))?;
    Ok(super::notice::Done::ContactConfirmed.then(&back))
}
