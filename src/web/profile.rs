//! `GET /@{handle}`: the association and its board, for people.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use super::error::{OnPage, PageError};
use super::fediverse::{self, ServerBox};
use super::layout::{Forms, Page, Say};
use super::offers::card::Card;
use super::offers::pictures::Pictures;
use crate::domain::listing::{Filter, ListedOffer, Owner};
use crate::services::{ServiceError, offers};
use crate::urls::BOARD;

/// How many offers a profile and the home page show.
pub(super) const LATEST: usize = 6;

/// An actor of ours that has a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    Association(String),
    Board,
}

impl Who {
    /// The name in addresses.
    pub(super) fn handle(&self) -> &str {
        match self {
            Self::Association(handle) => handle,
            Self::Board => BOARD,
        }
    }
}

#[derive(Template)]
#[template(path = "profile.html")]
struct ProfilePage<'a> {
    page: &'a Page,
    t: Say,
    name: String,
    summary: String,
    handle: &'a str,
    address: String,
    server: ServerBox,
    cards: Vec<Card>,
}

/// `GET /@{handle}`.
///
/// # Errors
/// 404 where we have no such actor with a page.
pub async fn show_actor(page: Page, handle: Path<String>) -> Result<HttpResponse, PageError> {
    let who = known(&page, &handle)?;
    render(&page, who, ServerBox::new("/follow".to_owned())).await
}

/// The actor with this handle.
///
/// # Errors
/// A page with 404.
pub(super) fn known(page: &Page, handle: &str) -> Result<Who, PageError> {
    match handle {
        BOARD => Ok(Who::Board),
        own if own == page.app().config.association.handle => Ok(Who::Association(own.to_owned())),
        _ => Err(PageError::not_found(page)),
    }
}

/// Shows an actor with the form that follows it.
///
/// # Errors
/// The store's.
pub(super) async fn render(page: &Page, who: Who, server: ServerBox) -> Result<HttpResponse, PageError> {
    let t = page.say();
    let found = latest(page).await?;
    let is_shown = |offer: &ListedOffer| who == Who::Board || offer.owner == Owner::Ours;
    let shown: Vec<ListedOffer> = found.into_iter().filter(is_shown).take(LATEST).collect();
    let pictures = Pictures::of(page, &shown).await?;
    let cards = shown.iter().map(|offer| Card::of(page, offer, &pictures)).collect();
    let (name, summary) = match &who {
        Who::Association(_) => (page.association().to_owned(), page.app().config.association.summary.clone()),
        Who::Board => (
            t.with1("profile-board-name", "association", page.association()),
            t.with1("profile-board-summary", "association", page.association()),
        ),
    };
    let handle = who.handle();
    let address = fediverse::address(page, handle);
    let status = server.status();
    let template = ProfilePage { page, t, name, summary, handle, address, server, cards };
    page.show_as(status, Forms::AnyServer, &template)
}

/// The first page of the list.
pub(super) async fn latest(page: &Page) -> Result<Vec<ListedOffer>, PageError> {
    let found = page.app().db.read(|conn| offers::list(conn, &Filter::default(), 1));
    let found: Result<_, ServiceError> = found.await;
    Ok(found.on(page)?.offers)
}
