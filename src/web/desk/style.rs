//! The style of forms, which only the staff's pages load. Its name changes with its contents, so browsers keep it for good.

use std::sync::OnceLock;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;

use crate::crypto;

const STYLE: &str = include_str!("../static/forms.css");

fn hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| crypto::sha256_hex(STYLE.as_bytes()).chars().take(16).collect())
}

/// The path of the style.
pub(in crate::web) fn path() -> String {
    format!("/desk/style-{}.css", hash())
}

/// `GET /desk/style-{hash}.css`.
pub(super) async fn show(wanted: Path<String>) -> HttpResponse {
    if *wanted != hash() {
        return HttpResponse::NotFound().finish();
    }
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/css; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(STYLE)
}
