//! The first page, and the small addresses beside it.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use askama::Template;
use url::form_urlencoded;

use super::error::PageError;
use super::fediverse::{self, ServerBox};
use super::layout::{Forms, Page, Say, see_other};
use super::offers::card::Card;
use super::offers::pictures::Pictures;
use super::profile;
use crate::geo::Gazetteer;
use crate::urls::BOARD;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    page: &'a Page,
    t: Say,
    summary: &'a str,
    cards: Vec<Card>,
    handle: &'static str,
    address: String,
    server: ServerBox,
}

/// `GET /`.
///
/// # Errors
/// The store's.
pub async fn home(page: Page) -> Result<HttpResponse, PageError> {
    let found = profile::latest(&page).await?;
    let shown: Vec<_> = found.into_iter().take(profile::LATEST).collect();
    let pictures = Pictures::of(&page, &shown).await?;
    let template = HomePage {
        page: &page,
        t: page.say(),
        summary: page.app().config.association.summary.trim(),
        cards: shown.iter().map(|offer| Card::of(&page, offer, &pictures)).collect(),
        handle: BOARD,
        address: fediverse::address(&page, BOARD),
        server: ServerBox::new("/follow".to_owned()),
    };
    page.show_as(actix_web::http::StatusCode::OK, Forms::AnyServer, &template)
}

/// `GET /tags/{tag}`: the list, around the place that the tag names if it names one.
pub async fn tag(tag: Path<String>) -> HttpResponse {
    let name = spaced(&tag);
    match Gazetteer::belgium().find(&name) {
        Some(_) => {
            let name = form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>();
            see_other(&format!("/offers?municipality={name}"))
        }
        None => see_other("/offers"),
    }
}

/// `SaintGilles` as `Saint Gilles`: hashtags have no spaces.
fn spaced(tag: &str) -> String {
    let mut name = String::new();
    for c in tag.chars().take(80) {
        if c.is_uppercase() && !name.is_empty() {
            name.push(' ');
        }
        name.push(c);
    }
    name
}

/// `GET /health`.
pub async fn health() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body("ok")
}

/// Any address that leads nowhere.
///
/// # Errors
/// Always: a page with 404.
pub async fn not_found(page: Page) -> Result<HttpResponse, PageError> {
    Err(PageError::not_found(&page))
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn a_hashtag_is_read_as_words() {
        assert_eq!(spaced("SaintGilles"), "Saint Gilles");
        assert_eq!(spaced("Logement"), "Logement");
    }
}
