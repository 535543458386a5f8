//! The drawn pictures. They depend on their address alone, so browsers keep them for good, and the last ones stay drawn.

use std::collections::VecDeque;
use std::sync::Mutex;

use actix_web::http::header;
use actix_web::web::{self, Bytes, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::session;
use crate::media::avatar;
use crate::media::card::{self, CardFacts};
use crate::urls::{BOARD, INSTANCE};

const FOREVER: &str = "public, max-age=31536000, immutable";
/// A face changes with the association's handle or a later release.
const A_DAY: &str = "public, max-age=86400";
/// How many drawn pictures are kept: about three megabytes.
const KEPT: usize = 64;

static DRAWN: Mutex<VecDeque<(String, Bytes)>> = Mutex::new(VecDeque::new());

/// `GET /media/cards/{key}.png`: the card of an offer.
pub async fn card(key: Path<String>) -> HttpResponse {
    let Some(facts) = CardFacts::from_key(&key) else { return HttpResponse::NotFound().finish() };
    picture(format!("card {key}"), FOREVER, move || card::draw(&facts).png).await
}

/// `GET /media/cards/small/{key}.png`: the same, small enough for a list.
pub async fn small_card(key: Path<String>) -> HttpResponse {
    let Some(facts) = CardFacts::from_key(&key) else { return HttpResponse::NotFound().finish() };
    picture(format!("small {key}"), FOREVER, move || card::draw_small(&facts).png).await
}

/// `GET /media/faces/{name}.png`: the face of one of our actors.
pub async fn face(request: HttpRequest, name: Path<String>) -> HttpResponse {
    let handle = &session::app(&request).config.association.handle;
    if name.as_str() != handle && ![BOARD, INSTANCE].contains(&name.as_str()) {
        return HttpResponse::NotFound().finish();
    }
    picture(format!("face {name}"), A_DAY, move || avatar::avatar(&name).bytes).await
}

/// Answers with a picture, drawn on a blocking thread unless it was drawn lately.
async fn picture(
    name: String,
    cache: &'static str,
    draw: impl FnOnce() -> Vec<u8> + Send + 'static,
) -> HttpResponse {
    let drawn = match kept(&name) {
        Some(drawn) => drawn,
        None => match web::block(draw).await {
            Ok(png) => keep(name, Bytes::from(png)),
            Err(error) => {
                tracing::error!(%error, "a picture was not drawn");
                return HttpResponse::InternalServerError().finish();
            }
        },
    };
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/png"))
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .body(drawn)
}

fn kept(name: &str) -> Option<Bytes> {
    let drawn = DRAWN.lock().expect("no holder of this lock can panic");
    drawn.iter().find(|(known, _)| known == name).map(|(_, png)| png.clone())
}

fn keep(name: String, png: Bytes) -> Bytes {
    let mut drawn = DRAWN.lock().expect("no holder of this lock can panic");
    drawn.push_back((name, png.clone()));
    if drawn.len() > KEPT {
        drawn.pop_front();
    }
    png
}
