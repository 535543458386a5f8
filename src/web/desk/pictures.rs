//! `/desk/proposals/{id}/photos`: the photos of an offer, added by the staff and confirmed by somebody else of them (PR-17, SG-12).

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::fault::Fault;
use super::home::PageQuery;
use super::notice::{Done, sentence};
use super::sent::Sent;
use super::show::{Marked, marked};
use super::upload::{self, Expected, File};
use super::{HOME, id_in, path_of, style};
use crate::domain::access::Action;
use crate::domain::freetext::Choice;
use crate::domain::picture::{
    ALT_MAX_CHARS, MustNotShow, OfferPicture, PictureProblem, PictureSize, PictureState,
};
use crate::domain::proposal::{Proposal, State};
use crate::i18n::{Args, Texts, text_id};
use crate::ids::{PictureId, ProposalId};
use crate::media::picture::{self, PictureError, PictureLimits, SIDE_MAX_PX, SIDE_MIN_PX};
use crate::services::{ServiceError, pictures};
use crate::store::offer_pictures;
use crate::web::layout::{Forms, Page, Say};
use crate::web::pictures::photo_path;
use crate::web::session::Staff;

const MEGABYTE: usize = 1024 * 1024;
/// The most bytes of the words to a photo, before they are counted in characters.
const ALT_MAX_BYTES: usize = 16 * 1024;

#[derive(Template)]
#[template(path = "desk/pictures.html")]
struct PicturesPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    back: String,
    title: &'a str,
    notice: Option<String>,
    items: Vec<Item<'a>>,
    questions: Vec<(String, &'static str)>,
    /// `None` where no more photos fit.
    form: Option<Form>,
    max: u32,
}

struct Item<'a> {
    src: String,
    width_px: u32,
    height_px: u32,
    path: String,
    alt: &'a str,
    /// The words, with what is found in them marked.
    pieces: Vec<Marked<'a>>,
    waits: bool,
    may_confirm: bool,
    is_own: bool,
}

/// The form for one more photo, with what was typed and what is wrong with it.
struct Form {
    alt: String,
    alt_error: Option<String>,
    file_error: Option<String>,
    file_hint: String,
    alt_hint: String,
}

/// What is wrong with a photo that was sent: the field, in words.
#[derive(Default)]
struct Wrong {
    alt: Option<String>,
    file: Option<String>,
    status: StatusCode,
}

/// The page of an offer's photos.
pub(super) fn photos_path(id: ProposalId) -> String {
    format!("{}/photos", path_of(id))
}

/// The sentence of a rule about photos.
pub(super) fn problem_text(t: Say, problem: &PictureProblem) -> String {
    let say = |id: &str, args: &Args<'_>| Texts::load().page(t.0, id, args);
    match problem {
        PictureProblem::NoAlt => t.get("picture-problem-no-alt"),
        PictureProblem::AltTooLong { got } => {
            let args = Args::new().with("got", got.to_string()).with("max", ALT_MAX_CHARS.to_string());
            say("picture-problem-alt-too-long", &args)
        }
        PictureProblem::TooMany { max } => t.with1("picture-problem-too-many", "max", max),
        PictureProblem::NotAnOffer => t.get("picture-problem-not-an-offer"),
        PictureProblem::Unanswered => t.get("picture-problem-unanswered"),
    }
}

/// The sentence of what is wrong with a file.
fn file_text(t: Say, error: &PictureError) -> String {
    let args = Args::new();
    let (id, args) = match error {
        PictureError::Empty => ("picture-error-no-file", args),
        PictureError::NotAPicture => ("picture-error-not-a-picture", args),
        PictureError::OtherKind { kind } => ("picture-error-other-kind", args.with("kind", *kind)),
        PictureError::Side { width, height } => (
            "picture-error-side",
            args.with("width", width.to_string())
                .with("height", height.to_string())
                .with("min", SIDE_MIN_PX.to_string())
                .with("max", SIDE_MAX_PX.to_string()),
        ),
        PictureError::TooManyPixels { width, height, max_megapixels } => (
            "picture-error-too-many-pixels",
            args.with("width", width.to_string())
                .with("height", height.to_string())
                .with("max", max_megapixels.to_string()),
        ),
        PictureError::Broken => ("picture-error-broken", args),
    };
    Texts::load().page(t.0, id, &args)
}

/// `GET /desk/proposals/{id}/photos`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    id: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let notice = sentence(page.say(), &query.done);
    render(&page, &staff, id, notice, (String::new(), Wrong::default())).await
}

async fn render(
    page: &Page,
    staff: &Staff,
    id: ProposalId,
    notice: Option<String>,
    (alt, wrong): (String, Wrong),
) -> Result<HttpResponse, Fault> {
    let found = page.app().db.read(move |conn| {
        let proposal = crate::store::proposals::by_id(conn, id)?.ok_or(ServiceError::NotFound("proposal"))?;
        if proposal.offered().is_none() {
            return Err(ServiceError::Picture(PictureProblem::NotAnOffer));
        }
        let photos = offer_pictures::of_proposal(conn, id)?;
        Ok((proposal, photos))
    });
    let (proposal, photos) = found.await.map_err(|error| Fault::service(page, error, HOME))?;
    let (t, media) = (page.say(), &page.app().config.media);
    let has_room = has_room(&proposal, photos.len(), media.photos_max);
    let template = PicturesPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        path: photos_path(id),
        back: path_of(id),
        title: &proposal.terms.title,
        notice,
        items: photos.iter().map(|photo| item(t, staff, photo)).collect(),
        questions: MustNotShow::ALL
            .iter()
            .map(|what| (t.get(&text_id("must-not-show", what.as_str())), what.as_str()))
            .collect(),
        form: has_room.then(|| Form {
            alt,
            alt_error: wrong.alt,
            file_error: wrong.file,
            file_hint: t.with1("desk-photo-file-hint", "max", media.upload_max_bytes / MEGABYTE),
            alt_hint: t.with1("desk-photo-alt-hint", "max", ALT_MAX_CHARS),
        }),
        max: media.photos_max,
    };
    Ok(page.show_as(wrong.status, Forms::Here, &template)?)
}

fn has_room(proposal: &Proposal, photos: usize, max: u32) -> bool {
    proposal.state != State::Withdrawn && u32::try_from(photos).unwrap_or(u32::MAX) < max
}

fn item<'a>(t: Say, staff: &Staff, photo: &'a OfferPicture) -> Item<'a> {
    let is_own = photo.uploaded_by == Some(staff.account.id);
    Item {
        src: photo_path(photo.id, &photo.facts, PictureSize::Full),
        width_px: photo.facts.width_px,
        height_px: photo.facts.height_px,
        path: format!("/desk/photos/{}", photo.id),
        alt: &photo.alt,
        pieces: marked(t, &photo.alt, Choice::Refused),
        waits: photo.state == PictureState::Waiting,
        may_confirm: staff.role().may(Action::ReviewHeld) && !is_own,
        is_own,
    }
}

/// `POST /desk/proposals/{id}/photos`.
pub(super) async fn add(
    request: HttpRequest,
    page: Page,
    staff: Staff,
    id: Path<String>,
    form: Multipart,
) -> Result<HttpResponse, Fault> {
    let id = id_in(&page, &id)?;
    let max_bytes = page.app().config.media.upload_max_bytes;
    let expected = Expected { texts: &["alt"], text_max_bytes: ALT_MAX_BYTES, file_max_bytes: max_bytes };
    let mut upload = upload::read(&page, &staff, &request, form, expected).await?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let room = app.clone().db.read(move |conn| pictures::require_room(conn, &app, viewer, id)).await;
    room.map_err(|error| Fault::service(&page, error, &photos_path(id)))?;
    let alt = upload.take("alt");
    let (t, mut wrong) = (page.say(), Wrong { status: StatusCode::BAD_REQUEST, ..Wrong::default() });
    wrong.alt = crate::domain::picture::read_alt(&alt).err().map(|problem| problem_text(t, &problem));
    let made = match upload.file {
        File::Here(file) => {
            let limits = PictureLimits { max_megapixels: page.app().config.media.upload_max_megapixels };
            picture::read(file, limits).await.map_err(|error| file_text(t, &error))
        }
        File::None => Err(t.get("picture-error-no-file")),
        File::TooLarge { .. } => {
            wrong.status = StatusCode::PAYLOAD_TOO_LARGE;
            Err(t.with1("picture-error-too-large", "max", max_bytes / MEGABYTE))
        }
    };
    let made = match made {
        Ok(made) if wrong.alt.is_none() => made,
        other => {
            wrong.file = other.err();
            return render(&page, &staff, id, None, (alt, wrong)).await;
        }
    };
    let (app, now) = (page.app().clone(), page.app().clock.now());
    let added = page.app().tx(move |tx| pictures::add(tx, &app, now, viewer, (id, &alt, &made))).await;
    added.map_err(|error| Fault::service(&page, error, &photos_path(id)))?;
    Ok(Done::PhotoAdded.then(&photos_path(id)))
}

/// `POST /desk/photos/{id}/confirm`.
pub(super) async fn confirm(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let id = picture_in(&page, &id)?;
    let answers: Vec<MustNotShow> = MustNotShow::ALL
        .iter()
        .copied()
        .filter(|what| body.take(what.as_str()).as_deref() == Some("no"))
        .collect();
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done =
        page.app().tx(move |tx| pictures::confirm(tx, &app, app.clock.now(), viewer, (id, &answers))).await;
    let offer = done.map_err(|error| Fault::service(&page, error, "/desk/review"))?;
    Ok(Done::PhotoConfirmed.then(&photos_path(offer)))
}

/// `POST /desk/photos/{id}/remove`.
pub(super) async fn remove(sent: Sent, id: Path<String>) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, body } = sent;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let id = picture_in(&page, &id)?;
    let (app, viewer) = (page.app().clone(), staff.viewer());
    let done = page.app().tx(move |tx| pictures::remove(tx, &app, app.clock.now(), viewer, id)).await;
    let offer = done.map_err(|error| Fault::service(&page, error, HOME))?;
    Ok(Done::PhotoRemoved.then(&photos_path(offer)))
}

fn picture_in(page: &Page, text: &str) -> Result<PictureId, Fault> {
    text.parse().map_err(|_| Fault::service(page, ServiceError::NotFound("photo"), HOME))
}
