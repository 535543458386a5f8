//! A form that carries a file: who sent it, its texts, and its file, each under its limit.
//! Invariant: no byte of a file is kept before the form's token was checked.

use std::time::Duration;

use actix_multipart::{Field, Multipart};
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use futures_util::TryStreamExt;
use tokio::sync::Semaphore;

use super::HOME;
use super::fault::Fault;
use crate::web::error::PageError;
use crate::web::form::FormError;
use crate::web::layout::Page;
use crate::web::session::{CSRF_FIELD, Staff};

/// So much of a file that is too large is read and thrown away: a browser whose sending is cut off shows no page.
const DRAIN_MAX_BYTES: usize = 64 * 1024 * 1024;
/// How long a form may take to arrive.
const ARRIVES_WITHIN: Duration = Duration::from_secs(120);

/// So many files are in memory at a time; others wait their turn.
static ROOM: Semaphore = Semaphore::const_new(2);

/// What a form may hold beside its token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expected {
    /// The names of its texts.
    pub(super) texts: &'static [&'static str],
    pub(super) text_max_bytes: usize,
    pub(super) file_max_bytes: usize,
}

/// What arrived.
#[derive(Debug, Default)]
pub(super) struct Upload {
    texts: Vec<(&'static str, String)>,
    pub(super) file: File,
}

impl Upload {
    /// One of its texts; empty where it did not come.
    pub(super) fn take(&mut self, name: &str) -> String {
        let at = self.texts.iter().position(|(known, _)| *known == name);
        at.map(|at| self.texts.swap_remove(at).1).unwrap_or_default()
    }
}

/// The file of a form.
#[derive(Debug, Default)]
pub(super) enum File {
    #[default]
    None,
    Here(Vec<u8>),
    TooLarge {
        /// Bytes, as far as they were counted.
        got: usize,
    },
}

/// Reads the form of somebody of the staff.
///
/// # Errors
/// 403 where the form is not of one of our pages, 400 where it has another field or ends too soon, 408 where it takes too long.
pub(super) async fn read(
    page: &Page,
    staff: &Staff,
    request: &HttpRequest,
    form: Multipart,
    expected: Expected,
) -> Result<Upload, Fault> {
    let _room = ROOM.acquire().await.expect("nobody closes the room");
    let reading = fields(page, staff, request, form, expected);
    tokio::time::timeout(ARRIVES_WITHIN, reading).await.unwrap_or_else(|_| {
        let sentence = page.say().get("desk-error-invalid");
        Err(Fault::told(page, StatusCode::REQUEST_TIMEOUT, sentence, HOME))
    })
}

async fn fields(
    page: &Page,
    staff: &Staff,
    request: &HttpRequest,
    mut form: Multipart,
    expected: Expected,
) -> Result<Upload, Fault> {
    let mut upload = Upload::default();
    let mut is_ours = false;
    while let Some(mut field) = form.try_next().await.map_err(|_| unreadable(page))? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            CSRF_FIELD => {
                let token = text(page, &mut field, expected.text_max_bytes).await?;
                staff.check_form(request, page, &token)?;
                is_ours = true;
            }
            _ if !is_ours => return Err(PageError::forged(page).into()),
            "file" => upload.file = file(page, &mut field, expected.file_max_bytes).await?,
            _ => {
                let Some(known) = expected.texts.iter().find(|known| **known == name) else {
                    return Err(Fault::form(page, &FormError::Unknown(name.chars().take(40).collect())));
                };
                if upload.texts.iter().any(|(there, _)| there == known) {
                    return Err(Fault::form(page, &FormError::Twice(name)));
                }
                upload.texts.push((known, text(page, &mut field, expected.text_max_bytes).await?));
            }
        }
    }
    if is_ours { Ok(upload) } else { Err(PageError::forged(page).into()) }
}

async fn text(page: &Page, field: &mut Field, max_bytes: usize) -> Result<String, Fault> {
    match field.bytes(max_bytes).await {
        Ok(Ok(bytes)) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Ok(Err(_)) => Err(unreadable(page)),
        Err(_) => {
            let sentence = page.say().with1("desk-error-too-large", "max", max_bytes / 1024);
            Err(Fault::told(page, StatusCode::PAYLOAD_TOO_LARGE, sentence, HOME))
        }
    }
}

async fn file(page: &Page, field: &mut Field, max_bytes: usize) -> Result<File, Fault> {
    let mut file = Vec::new();
    let mut arrived = 0;
    while let Some(chunk) = field.try_next().await.map_err(|_| unreadable(page))? {
        arrived += chunk.len();
        if arrived > DRAIN_MAX_BYTES.max(max_bytes) {
            return Ok(File::TooLarge { got: arrived });
        }
        if arrived > max_bytes {
            // Given back at once: what follows is only counted.
            file = Vec::new();
        } else {
            file.extend_from_slice(&chunk);
        }
    }
    Ok(match arrived {
        0 => File::None,
        _ if arrived > max_bytes => File::TooLarge { got: arrived },
        _ => File::Here(file),
    })
}

fn unreadable(page: &Page) -> Fault {
    Fault::told(page, StatusCode::BAD_REQUEST, page.say().get("desk-error-invalid"), HOME)
}
