//! The styles, the small icon and the one script, embedded in the program. Names change with the contents, so browsers keep them for good.

use std::sync::OnceLock;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;

use crate::crypto;

const STYLE: &str = include_str!("static/style.css");
/// The queue's: it renews the page when something changed, and takes keys. No other page has a script.
const SCRIPT: &str = include_str!("static/queue.js");
const PAPER: &str = include_str!("static/paper.css");
const ICON: &str = include_str!("static/favicon.svg");
const A_DAY: &str = "public, max-age=86400";
const FOREVER: &str = "public, max-age=31536000, immutable";
/// How much of the hash a name carries, in characters.
const HASH_CHARS: usize = 16;

/// The path of the style.
pub fn style_path() -> &'static str {
    static PATH: OnceLock<String> = OnceLock::new();
    PATH.get_or_init(|| path("style", STYLE, "css"))
}

/// The path of the style of what is made for paper, beside the other.
pub fn paper_path() -> &'static str {
    static PATH: OnceLock<String> = OnceLock::new();
    PATH.get_or_init(|| path("paper", PAPER, "css"))
}

fn path(name: &str, text: &str, kind: &str) -> String {
    let hash = crypto::sha256_hex(text.as_bytes());
    format!("/static/{name}-{}.{kind}", &hash[..HASH_CHARS])
}

/// The path of the script.
pub fn script_path() -> &'static str {
    static PATH: OnceLock<String> = OnceLock::new();
    PATH.get_or_init(|| path("queue", SCRIPT, "js"))
}

/// `GET /static/{name}`.
pub async fn show(name: Path<String>) -> HttpResponse {
    let style = style_path().trim_start_matches("/static/");
    let paper = paper_path().trim_start_matches("/static/");
    match name.as_str() {
        name if name == paper => file("text/css; charset=utf-8", FOREVER, PAPER),
        name if name == style => file("text/css; charset=utf-8", FOREVER, STYLE),
        name if name == script_path().trim_start_matches("/static/") => {
            file("text/javascript; charset=utf-8", FOREVER, SCRIPT)
        }
        "favicon.svg" => file("image/svg+xml", A_DAY, ICON),
        _ => HttpResponse::NotFound().finish(),
    }
}

fn file(kind: &'static str, cache: &'static str, text: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, kind))
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_small() {
        assert!(STYLE.len() < 14_000, "{} bytes", STYLE.len());
    }
}
