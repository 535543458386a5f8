//! `GET` and `POST /desk/people`: the people of whom somebody has charge, and the registration of a new one under a mandate, with a card.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use super::card::{CardPage, lane_full, pin_choice};
use super::contact_form::{ContactFields, MandateFields, TypedMandate};
use super::fault::Fault;
use super::home::{PER_PAGE, PageQuery, Pager};
use super::notice::sentence;
use super::sent::Sent;
use super::style;
use crate::domain::contact::{Contact, TypedContact};
use crate::domain::private::PersonKind;
use crate::i18n::{self, Lang};
use crate::ids::ProposalId;
use crate::services::hashing::HashError;
use crate::services::people::{self as service, ListedCase, NewPerson};
use crate::services::{ServiceError, cards, hosts};
use crate::web::form::Body;
use crate::web::layout::{Forms, Page, Say};
use crate::web::my::home::moment;
use crate::web::my::pin_problem;
use crate::web::session::Staff;

/// The path of the list.
pub(super) const PATH: &str = "/desk/people";

#[derive(Template)]
#[template(path = "desk/people.html")]
struct PeoplePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    notice: Option<String>,
    /// Whether it lists everybody, and not only those under the reader's own mandate.
    is_all: bool,
    cases: Vec<CaseRow>,
    pager: Pager,
}

struct CaseRow {
    path: String,
    called: String,
    language: String,
    since: String,
    /// Until when the code of the card waits.
    waits: Option<String>,
    is_to_be_told: bool,
    is_host: bool,
}

#[derive(Template)]
#[template(path = "desk/person_new.html")]
struct NewPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    kind: &'static str,
    title: String,
    /// The offer of which they are the host.
    offer: Option<String>,
    contact: ContactFields,
    mandate: MandateFields,
    pin_error: Option<String>,
}

/// `GET /desk/people`.
pub(super) async fn list(page: Page, staff: Staff, query: Query<PageQuery>) -> Result<HttpResponse, Fault> {
    let (app, now, viewer) = (page.app().clone(), page.app().clock.now(), staff.viewer());
    let offset = query.offset();
    let read = page.app().db.read(move |conn| service::cases(conn, &app, viewer, (PER_PAGE, offset))).await;
    let (cases, count) = read.map_err(|error| Fault::service(&page, error, super::HOME))?;
    let t = page.say();
    let template = PeoplePage {
        page: &page,
        t,
        style: style::path(),
        notice: sentence(t, &query.done),
        is_all: staff.role().has_every_case(),
        cases: cases.iter().map(|case| case_row(t, now, case)).collect(),
        pager: Pager::new(PATH, "", query.page(), count),
    };
    Ok(page.show(&template)?)
}

fn case_row(t: Say, now: chrono::DateTime<chrono::Utc>, listed: &ListedCase) -> CaseRow {
    let person = &listed.case.person;
    let waits = listed.case.card_waits_until.filter(|until| *until > now);
    CaseRow {
        path: person_path(person.id),
        called: listed.called_name.expose().to_owned(),
        language: language_name(t, &person.language),
        since: t.with1("people-since", "date", t.day(person.created_at)),
        waits: waits.map(|until| t.with1("people-card-waits", "moment", moment(t, until))),
        is_to_be_told: listed.errands > 0,
        is_host: person.kind == PersonKind::Host,
    }
}

/// The page of somebody.
pub(super) fn person_path(id: crate::ids::PersonId) -> String {
    format!("{PATH}/{id}")
}

/// A language by its own name, where it is one of ours.
pub(in crate::web) fn language_name(t: Say, tag: &str) -> String {
    Lang::from_tag(tag)
        .map_or_else(|| t.get(&i18n::text_id("language", tag)), |lang| lang.name_in_itself().to_owned())
}

#[derive(Deserialize)]
pub(super) struct NewQuery {
    /// A host, or somebody who looks for a home.
    #[serde(default)]
    kind: String,
    /// The offer of a host, where it is there already.
    #[serde(default)]
    offer: String,
}

/// The offer that a form names; none where it names none.
pub(super) fn offer_in(page: &Page, text: &str) -> Result<Option<ProposalId>, Fault> {
    match text {
        "" => Ok(None),
        text => Ok(Some(super::id_in(page, text)?)),
    }
}

/// `GET /desk/people/new`.
pub(super) async fn blank(page: Page, staff: Staff, query: Query<NewQuery>) -> Result<HttpResponse, Fault> {
    let mandate =
        TypedMandate { given_on: page.app().clock.now().date_naive().to_string(), ..TypedMandate::default() };
    let kind = query.kind.parse().unwrap_or(PersonKind::Seeker);
    let offer = offer_in(&page, &query.offer)?;
    let typed = Typed { kind, contact: TypedContact::default(), language: String::new() };
    show(&page, &staff, (&typed, offer, &mandate), &Wrong::default())
}

/// What was typed of a person, beside the mandate.
pub(super) struct Typed {
    pub(super) kind: PersonKind,
    pub(super) contact: TypedContact,
    pub(super) language: String,
}

impl Typed {
    /// Takes the fields out of a form.
    pub(super) fn take(body: &mut Body, kind: PersonKind) -> Self {
        let mut take = |name| body.take(name).unwrap_or_default();
        let contact = TypedContact {
            called_name: take("called_name"),
            phone: take("phone"),
            email: take("email"),
            street: take("street"),
            position: take("position"),
            channel: take("channel"),
            safe_hours: take("safe_hours"),
            leave_message: take("leave_message"),
        };
        Self { kind, contact, language: take("language") }
    }
}

/// What is wrong, by where it stands.
#[derive(Default)]
pub(super) struct Wrong {
    pub(super) contact: Vec<crate::domain::contact::ContactError>,
    pub(super) language: bool,
    pub(super) mandate: Option<String>,
    pub(super) pin: Option<String>,
}

impl Wrong {
    pub(super) fn is_any(&self) -> bool {
        !self.contact.is_empty() || self.language || self.mandate.is_some() || self.pin.is_some()
    }
}

fn show(
    page: &Page,
    staff: &Staff,
    (typed, offer, mandate): (&Typed, Option<ProposalId>, &TypedMandate),
    wrong: &Wrong,
) -> Result<HttpResponse, Fault> {
    let t = page.say();
    let status = if wrong.is_any() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = NewPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        kind: typed.kind.as_str(),
        title: t.get(if typed.kind == PersonKind::Host { "people-new-host" } else { "people-new" }),
        offer: offer.map(|offer| offer.to_string()),
        contact: ContactFields::new(t, typed, wrong),
        mandate: MandateFields::new(t, mandate, wrong.mandate.clone()),
        pin_error: wrong.pin.clone(),
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /desk/people`: registers somebody, and shows their card once.
pub(super) async fn register(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let kind = body.take("kind").unwrap_or_default().parse().unwrap_or(PersonKind::Seeker);
    let offer = body.take("offer").unwrap_or_default();
    let (typed, mandate) = (Typed::take(&mut body, kind), TypedMandate::take(&mut body));
    let pin = pin_choice(&mut body);
    body.finish().map_err(|error| Fault::form_at(&page, &error, PATH))?;
    let offer = offer_in(&page, &offer)?;
    let (t, today) = (page.say(), page.app().clock.now().date_naive());
    let (new, pin) = match checked(t, today, (&typed, &mandate), pin) {
        Ok(right) => right,
        Err(wrong) => return show(&page, &staff, (&typed, offer, &mandate), &wrong),
    };
    let card = match cards::make(page.app(), pin).await {
        Ok(card) => card,
        Err(HashError::Full(_)) => return Err(lane_full(&page, PATH)),
        Err(HashError::Service(error)) => return Err(Fault::service(&page, error, PATH)),
    };
    let (app, now, viewer) = (page.app().clone(), page.app().clock.now(), staff.viewer());
    let registered = page.app().db.tx(move |tx| {
        let (id, shown) = service::register(tx, &app, now, viewer, (&new, card))?;
        if let Some(offer) = offer {
            hosts::name_host(tx, &app, now, viewer, (id, offer))?;
        }
        Ok::<_, ServiceError>((id, shown))
    });
    let registered = registered.await;
    let (id, shown) = registered.map_err(|error| Fault::service(&page, error, PATH))?;
    CardPage::show(&page, &shown, &person_path(id))
}

fn checked(
    t: Say,
    today: NaiveDate,
    (typed, mandate): (&Typed, &TypedMandate),
    pin: super::card::PinChoice,
) -> Result<(NewPerson, Option<crate::domain::card::Pin>), Wrong> {
    let contact = Contact::read(typed.kind, &typed.contact);
    let language = super::contact_form::language(&typed.language);
    let terms = mandate.terms(t, today);
    let pin = pin.read();
    match (contact, language, terms, pin) {
        (Ok(contact), Some(language), Ok(mandate), Ok(pin)) => {
            Ok((NewPerson { kind: typed.kind, language, contact, mandate }, pin))
        }
        (contact, language, terms, pin) => Err(Wrong {
            contact: contact.err().unwrap_or_default(),
            language: language.is_none(),
            mandate: terms.err(),
            pin: pin.err().map(|problem| pin_problem(t, problem)),
        }),
    }
}
