//! `GET /offers/{id}`: one offer, ours or another's; and the way to answer it from one's own server in the fediverse.

use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::card::{self, Read};
use super::facts::{self, Group};
use super::pictures::{self, Shot};
use crate::domain::field::Field;
use crate::domain::listing::{ListedOffer, Owner};
use crate::domain::proposal::State;
use crate::i18n::Lang;
use crate::ids::ProposalId;
use crate::media::card::{HEIGHT_PX, WIDTH_PX};
use crate::services::{ServiceError, offers, wording};
use crate::store::proposals;
use crate::web::error::{OnPage, PageError};
use crate::web::fediverse::{self, ServerBox, ServerQuery};
use crate::web::layout::{Forms, Page, Say};

#[derive(Template)]
#[template(path = "offer.html")]
struct OfferPage<'a> {
    page: &'a Page,
    t: Say,
    title: String,
    /// Its pictures, or the drawn one.
    pictures: Vec<Shot>,
    place: String,
    persons: Option<String>,
    when: Option<String>,
    price: Option<String>,
    is_full: bool,
    description: &'a str,
    written_in: Option<Lang>,
    /// Another's text, sanitised when it arrived, where its structure could not be read.
    foreign_html: Option<&'a str>,
    groups: Vec<Group>,
    /// The other instance, and the page there.
    via: Option<(String, &'a str)>,
    ap_id: &'a str,
    board: String,
    server: ServerBox,
}

/// `GET /offers/{id}`.
///
/// # Errors
/// 404 where there is no such offer, 410 where it was ours and was withdrawn.
pub async fn show_offer(page: Page, id: Path<String>) -> Result<HttpResponse, PageError> {
    let offer = find(&page, &id).await?;
    render(&page, &offer, StatusCode::OK, ServerBox::new(action(offer.id))).await
}

/// `GET /offers/{id}/reply?server=…`: goes to the page of the reader's own server where this offer can be answered.
///
/// # Errors
/// As [`show_offer`]; what is no server's name is said beside the field.
pub(in crate::web) async fn reply(
    request: HttpRequest,
    page: Page,
    id: Path<String>,
    query: Query<ServerQuery>,
) -> Result<HttpResponse, PageError> {
    let offer = find(&page, &id).await?;
    match fediverse::lead_to(&page, &request, &query.server, offer.ap_id.as_str(), action(offer.id)) {
        Ok(response) => Ok(response),
        Err(server) => render(&page, &offer, server.status(), server).await,
    }
}

fn action(id: ProposalId) -> String {
    format!("/offers/{id}/reply")
}

async fn find(page: &Page, id: &str) -> Result<ListedOffer, PageError> {
    let id: ProposalId = id.parse().map_err(|_| PageError::not_found(page))?;
    let found = page.app().db.read(move |conn| {
        match offers::show(conn, id) {
            Err(ServiceError::NotFound(_)) => {}
            other => return other.map(Box::new).map(Found::Listed),
        }
        let ours = proposals::by_id(conn, id)?;
        let was_out = ours.is_some_and(|p| p.state == State::Withdrawn && p.published_at.is_some());
        Ok::<_, ServiceError>(if was_out { Found::Gone } else { Found::Nothing })
    });
    match found.await.on(page)? {
        Found::Listed(offer) => Ok(*offer),
        Found::Gone => Err(PageError::gone(page)),
        Found::Nothing => Err(PageError::not_found(page)),
    }
}

enum Found {
    Listed(Box<ListedOffer>),
    Gone,
    Nothing,
}

async fn render(
    page: &Page,
    offer: &ListedOffer,
    status: StatusCode,
    server: ServerBox,
) -> Result<HttpResponse, PageError> {
    let (t, lang) = (page.say(), page.lang());
    let read = Read::of(offer);
    let place = read.place.as_ref();
    let place_name = read.place_name(lang);
    let is_ours = offer.owner == Owner::Ours;
    let description = if is_ours { offer.description.as_str() } else { offer.terms.text(Field::Description) };
    let title = read.headline(lang, page.written_in());
    let mut shots = pictures::whole(page, offer, &title).await?;
    if shots.is_empty() {
        shots.extend(drawn(lang, offer, &read));
    }
    let template = OfferPage {
        page,
        t,
        title,
        pictures: shots,
        persons: place.map(|place| t.count("page-up-to-persons", place.capacity_persons)),
        when: place.map(|place| card::when(t, place.available_from, place.available_until)),
        price: place.and_then(|place| card::price(t, place.monthly_rent_cents)),
        is_full: read.is_full(),
        description: description.trim(),
        written_in: is_ours.then(|| page.written_in()),
        foreign_html: (!is_ours && place.is_none()).then_some(offer.description.as_str()),
        groups: place.map(|place| facts::groups(t, place, &place_name, offer.free_slots)).unwrap_or_default(),
        via: read.via().map(|domain| (domain, offer.page_url.as_str())),
        ap_id: offer.ap_id.as_str(),
        board: fediverse::address(page, crate::urls::BOARD),
        place: read.place_and_province(lang),
        server,
    };
    page.show_as(status, Forms::AnyServer, &template)
}

/// The drawn card of an offer of which no photo is here.
fn drawn(lang: Lang, offer: &ListedOffer, read: &Read<'_>) -> Option<Shot> {
    let (key, place) = (read.picture()?, read.place.as_ref()?);
    Some(Shot {
        src: format!("/media/cards/{key}.png"),
        alt: wording::alt_text(lang, place, offer.state),
        width_px: WIDTH_PX,
        height_px: HEIGHT_PX,
    })
}
