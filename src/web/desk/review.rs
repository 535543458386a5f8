//! `GET /desk/review` and `POST /desk/proposals/{id}/release|send-back`: moderators read what reveals too much (PR-17)
//! or hints at what must be looked at (SG-09, ND-03). Nobody decides about what they wrote themselves (SG-12).

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;

use super::act::told;
use super::fault::Fault;
use super::home::{PER_PAGE, PageQuery, Pager};
use super::notice::{Done, sentence};
use super::pictures::photos_path;
use super::sent::Sent;
use super::show::{Review, Waiting, review, waiting};
use super::{HOME, path_of, style};
use crate::domain::access::Action;
use crate::domain::picture::{OfferPicture, PictureSize};
use crate::domain::proposal::{Proposal, State};
use crate::services::review::{self as reviews, Release};
use crate::services::{ServiceError, proposals};
use crate::store::offer_pictures;
use crate::web::layout::{Page, Say};
use crate::web::pictures::photo_path;
use crate::web::session::Staff;

pub(super) const PATH: &str = "/desk/review";
/// How many photos that wait are shown at a time, the oldest.
const PHOTOS_MAX: i64 = 20;

#[derive(Template)]
#[template(path = "desk/review.html")]
struct ReviewPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    items: Vec<Item<'a>>,
    photos: Vec<WaitingPhoto<'a>>,
    pager: Pager,
}

struct Item<'a> {
    title: &'a str,
    path: String,
    review: Review<'a>,
}

/// A photo that nobody confirmed yet.
struct WaitingPhoto<'a> {
    title: &'a str,
    path: String,
    src: String,
    alt: &'a str,
}

/// `GET /desk/review`: what waits, the latest change first.
pub(super) async fn list(page: Page, staff: Staff, query: Query<PageQuery>) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let (offset, reader) = (query.offset(), staff.account.id);
    let read = page.app().db.read(move |conn| {
        viewer.require(Action::ReviewHeld)?;
        let count = proposals::count(conn, viewer, &[State::Screening])?;
        let screened = proposals::list(conn, viewer, &[State::Screening], (PER_PAGE, offset))?;
        let mut items: Vec<(Proposal, Waiting)> = Vec::new();
        for proposal in screened {
            let waiting = waiting(conn, &proposal, reader)?;
            items.push((proposal, waiting));
        }
        Ok::<_, ServiceError>((count, items, offer_pictures::waiting(conn, PHOTOS_MAX)?))
    });
    let (count, found, photos) = read.await.map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    let items = found.iter().filter_map(|(proposal, waiting)| {
        let review = review(t, &staff, proposal, waiting)?;
        Some(Item { title: &proposal.terms.title, path: path_of(proposal.id), review })
    });
    let template = ReviewPage {
        page: &page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice: sentence(t, &query.done),
        items: items.collect(),
        photos: photos.iter().map(waiting_photo).collect(),
        pager: Pager::new(PATH, "", query.page(), count),
    };
    Ok(page.show(&template)?)
}

fn waiting_photo((photo, title): &(OfferPicture, String)) -> WaitingPhoto<'_> {
    WaitingPhoto {
        title,
        path: photos_path(photo.proposal),
        src: photo_path(photo.id, &photo.facts, PictureSize::Small),
        alt: &photo.alt,
    }
}

/// `POST /desk/proposals/{id}/release`.
pub(super) async fn release(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id) = told(sent, &id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done = page.app().tx(move |tx| reviews::release(tx, &app, app.clock.now(), viewer, id)).await;
    let done = match done.map_err(|error| Fault::service(&page, error, &path_of(id)))? {
        Release::Out => Done::Released,
        Release::First => Done::ReleasedFirst,
    };
    Ok(done.then(&path_of(id)))
}

/// `POST /desk/proposals/{id}/send-back`.
pub(super) async fn send_back(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, id) = told(sent, &id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done = page.app().tx(move |tx| reviews::send_back(tx, &app, app.clock.now(), viewer, id)).await;
    done.map_err(|error| Fault::service(&page, error, &path_of(id)))?;
    Ok(Done::SentBack.then(&path_of(id)))
}
