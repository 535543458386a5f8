//! Photos of our offers, and other instances' pictures, from our own addresses: a page asks no third party for anything (PR-14).
//! Invariant: what leaves here was written by `media::picture`; a header says so, and forbids everything else.

use std::str::FromStr;

use actix_web::http::header;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};

use super::session::{self, Entrant, Staff};
use crate::domain::picture::{PictureFacts, PictureSize};
use crate::ids::{PictureId, ProposalId};
use crate::services::pictures::{self, Visible};
use crate::services::{ServiceError, remote_pictures};

/// Others may keep a file for a week: another file has another address, but what was removed should not be shown for long.
const A_WEEK: &str = "public, max-age=604800, immutable";
/// What only the staff may see.
const NOT_KEPT: &str = "private, no-store";

/// The address of a photo of ours.
pub(super) fn photo_path(id: PictureId, facts: &PictureFacts, size: PictureSize) -> String {
    path("photos", &id.to_string(), facts, size)
}

/// The address here of another instance's picture.
pub(super) fn theirs_path(of: ProposalId, facts: &PictureFacts, size: PictureSize) -> String {
    path("theirs", &of.to_string(), facts, size)
}

fn path(whose: &str, id: &str, facts: &PictureFacts, size: PictureSize) -> String {
    let small = match size {
        PictureSize::Full => "",
        PictureSize::Small => "small/",
    };
    format!("/media/{whose}/{small}{id}-{}.jpg", facts.hash)
}

/// The id and the hash in a name; `None` for anything that is no name of ours.
fn parts<I: FromStr>(name: &str) -> Option<(I, String)> {
    let (id, hash) = name.rsplit_once('-')?;
    let is_hash = !hash.is_empty() && hash.len() <= 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| Some((id.parse().ok()?, hash.to_owned())))?
}

/// `GET /media/photos/{id}-{hash}.jpg`.
pub async fn photo(request: HttpRequest, name: Path<String>) -> HttpResponse {
    of_ours(&request, &name, PictureSize::Full).await
}

/// `GET /media/photos/small/{id}-{hash}.jpg`.
pub async fn small_photo(request: HttpRequest, name: Path<String>) -> HttpResponse {
    of_ours(&request, &name, PictureSize::Small).await
}

/// `GET /media/theirs/{offer}-{hash}.jpg`.
pub async fn theirs(request: HttpRequest, name: Path<String>) -> HttpResponse {
    of_theirs(&request, &name, PictureSize::Full).await
}

/// `GET /media/theirs/small/{offer}-{hash}.jpg`.
pub async fn small_theirs(request: HttpRequest, name: Path<String>) -> HttpResponse {
    of_theirs(&request, &name, PictureSize::Small).await
}

async fn of_ours(request: &HttpRequest, name: &str, size: PictureSize) -> HttpResponse {
    let Some((id, hash)) = parts::<PictureId>(name) else { return nothing() };
    let app = session::app(request);
    let viewer = match session::of(request, app).await {
        Ok(entrant) => entrant.as_ref().and_then(Entrant::entered).map(Staff::viewer),
        Err(error) => return failed(&error),
    };
    match app.db.read(move |conn| pictures::file(conn, viewer, (id, &hash, size))).await {
        Ok(Visible::ToEverybody(file)) => jpeg(file, A_WEEK),
        Ok(Visible::ToStaff(file)) => jpeg(file, NOT_KEPT),
        Ok(Visible::ToNobody) => nothing(),
        Err(error) => failed(&error),
    }
}

async fn of_theirs(request: &HttpRequest, name: &str, size: PictureSize) -> HttpResponse {
    let Some((id, hash)) = parts::<ProposalId>(name) else { return nothing() };
    let app = session::app(request).clone();
    let db = app.db.clone();
    match db.read(move |conn| remote_pictures::file(conn, &app, (id, &hash, size))).await {
        Ok(Some(file)) => jpeg(file, A_WEEK),
        Ok(None) => nothing(),
        Err(error) => failed(&error),
    }
}

fn jpeg(file: Vec<u8>, cache: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/jpeg"))
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .insert_header((header::CONTENT_DISPOSITION, "inline; filename=\"picture.jpg\""))
        .body(file)
}

fn nothing() -> HttpResponse {
    HttpResponse::NotFound().insert_header((header::CACHE_CONTROL, "no-store")).finish()
}

fn failed(error: &ServiceError) -> HttpResponse {
    tracing::error!(error = ?error, "a picture was not shown");
    HttpResponse::InternalServerError().finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_an_id_and_a_hash_and_nothing_else() {
        let id = PictureId::new();
        assert_eq!(parts::<PictureId>(&format!("{id}-0aff")), Some((id, "0aff".to_owned())));
        let long = "a".repeat(65);
        for name in
            ["", "x", "-", &id.to_string(), &format!("{id}-"), &format!("{id}-../x"), &format!("{id}-{long}")]
        {
            assert_eq!(parts::<PictureId>(name), None, "{name:?}");
        }
    }
}
