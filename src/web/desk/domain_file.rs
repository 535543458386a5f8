//! `GET /desk/domains` and `POST /desk/domains`: a file of domains is sent or pasted, what it would change is shown line by line, and
//! then it is confirmed. `GET /desk/domains.csv` gives what was decided here. A file is not kept: its text comes back in the form.

use actix_multipart::Multipart;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::fault::Fault;
use super::notice::Done;
use super::partners::PATH as PARTNERS;
use super::upload::{self, Expected, File};
use super::{HOME, style};
use crate::crypto;
use crate::domain::access::Action;
use crate::domain::domain_list::{self, Effect, FILE_MAX_BYTES, Line, ListError};
use crate::domain::partner::Policy;
use crate::i18n::text_id;
use crate::ids::DOMAIN_MAX_BYTES;
use crate::services::ServiceError;
use crate::services::partners::import::{self, Change, Planned};
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// The path of the form.
pub(super) const PATH: &str = "/desk/domains";
const MEGABYTE: usize = 1024 * 1024;
/// A pasted file has a carriage return more on each line than one that is sent.
const TEXT_MAX_BYTES: usize = FILE_MAX_BYTES + domain_list::LINES_MAX;
/// How many lines a page shows of what a file would change.
const SHOWN_MAX: usize = 500;
const EXAMPLE: &str = "#domain,#severity,#public_comment\nspam.example,suspend,spam";

#[derive(Template)]
#[template(path = "desk/domain_file.html")]
struct FilePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    text: &'a str,
    max_mb: usize,
    example: &'static str,
    errors: Vec<String>,
    preview: Option<Preview>,
}

/// What a file would change.
struct Preview {
    changed: u64,
    lines: Vec<(String, String)>,
    /// How many lines are not shown.
    more: Option<String>,
    /// Why it is shown once more.
    warning: Option<String>,
    /// Of the text: nothing else is imported than what was shown.
    hash: String,
}

/// `GET /desk/domains`.
pub(super) async fn form(page: Page, staff: Staff) -> Result<HttpResponse, Fault> {
    let allowed = staff.viewer().require(Action::ManagePartners);
    allowed.map_err(|error| Fault::service(&page, error, HOME))?;
    answer(&page, &staff, StatusCode::OK, ("", Vec::new(), None))
}

fn answer(
    page: &Page,
    staff: &Staff,
    status: StatusCode,
    (text, errors, preview): (&str, Vec<String>, Option<Preview>),
) -> Result<HttpResponse, Fault> {
    let template = FilePage {
        page,
        t: page.say(),
        style: style::path(),
        csrf: &staff.csrf,
        text,
        max_mb: FILE_MAX_BYTES / MEGABYTE,
        example: EXAMPLE,
        errors,
        preview,
    };
    let html = template.render();
    let html = html.map_err(|e| Fault::service(page, ServiceError::Internal(e.to_string()), PARTNERS))?;
    Ok(page.respond(status, Forms::Here, html))
}

/// `POST /desk/domains`: shows what the file would change; with `act=import` it is done, where this very text was shown before.
pub(super) async fn take(
    request: HttpRequest,
    page: Page,
    staff: Staff,
    form: Multipart,
) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    viewer.require(Action::ManagePartners).map_err(|error| Fault::service(&page, error, HOME))?;
    let expected = Expected {
        texts: &["text", "act", "seen"],
        text_max_bytes: TEXT_MAX_BYTES,
        file_max_bytes: FILE_MAX_BYTES,
    };
    let mut upload = upload::read(&page, &staff, &request, form, expected).await?;
    let (typed, seen) = (upload.take("text"), upload.take("seen"));
    let wants_import = upload.take("act") == "import";
    let t = page.say();
    let text = match upload.file {
        File::Here(file) => match String::from_utf8(file) {
            Ok(text) => text,
            Err(error) => {
                let found = domain_list::read(error.as_bytes()).err().unwrap_or_default();
                let errors = found.iter().map(|error| wrong(t, error)).collect();
                let text = String::from_utf8_lossy(error.as_bytes());
                return answer(&page, &staff, StatusCode::BAD_REQUEST, (&text, errors, None));
            }
        },
        File::None => typed,
        File::TooLarge { got } => {
            let max = FILE_MAX_BYTES.to_string();
            let error = t.with2("domains-error-too-large", ("got", &got.to_string()), ("max", &max));
            return answer(&page, &staff, StatusCode::PAYLOAD_TOO_LARGE, (&typed, vec![error], None));
        }
    };
    let text = normal(&text);
    let lines: Vec<Line> = match lines(t, &text) {
        Ok(lines) => lines,
        Err(errors) => return answer(&page, &staff, StatusCode::BAD_REQUEST, (&text, errors, None)),
    };
    let hash = crypto::sha256_hex(text.as_bytes());
    let (app, now) = (page.app().clone(), page.app().clock.now());
    if wants_import && seen == hash {
        let done = page.app().tx(move |tx| import::apply(tx, &app, now, viewer, &lines)).await;
        done.map_err(|error| Fault::service(&page, error, PATH))?;
        return Ok(Done::DomainsImported.then(PARTNERS));
    }
    let planned = page.app().db.read(move |conn| import::plan(conn, &app, viewer, &lines)).await;
    let planned = planned.map_err(|error| Fault::service(&page, error, PATH))?;
    let warning = wants_import.then(|| t.get("domains-not-seen"));
    let preview = Preview { warning, hash, ..shown(t, &planned) };
    answer(&page, &staff, StatusCode::OK, (&text, Vec::new(), Some(preview)))
}

/// One text whether it was sent as a file or comes back from its field, where a browser ends each line anew.
fn normal(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

fn lines(t: Say, text: &str) -> Result<Vec<Line>, Vec<String>> {
    if text.trim().is_empty() {
        return Err(vec![t.get("domains-error-none")]);
    }
    domain_list::read(text.as_bytes()).map_err(|found| found.iter().map(|error| wrong(t, error)).collect())
}

/// What changes comes first, and as much as somebody reads.
fn shown(t: Say, planned: &[Planned]) -> Preview {
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let (changing, same): (Vec<_>, Vec<_>) = planned.iter().partition(|one| one.changes());
    let lines = changing.iter().chain(&same).take(SHOWN_MAX);
    let more = planned.len().saturating_sub(SHOWN_MAX);
    Preview {
        changed: count(changing.len()),
        lines: lines.map(|one| (one.line.domain.to_string(), change(t, one))).collect(),
        more: (more > 0).then(|| t.count("domains-more-lines", count(more))),
        warning: None,
        hash: String::new(),
    }
}

/// What is wrong, in the reader's language: the line, and the kind of the fault with the limit that it breaks.
fn wrong(t: Say, error: &ListError) -> String {
    let at = |line: &u64, id: &str, got: &str| {
        let what = t.with1(id, "got", got);
        t.with2("domains-line-wrong", ("line", &line.to_string()), ("what", &what))
    };
    match error {
        ListError::TooLarge { got } => {
            let (got, max) = (got.to_string(), FILE_MAX_BYTES.to_string());
            t.with2("domains-error-too-large", ("got", &got), ("max", &max))
        }
        ListError::TooManyLines => t.with1("domains-error-too-many", "got", domain_list::LINES_MAX),
        ListError::NoHead => t.get("domains-error-no-head"),
        ListError::NotUtf8 { line } | ListError::NotCsv { line } => at(line, "domains-error-unreadable", ""),
        ListError::NoDomain { line } => at(line, "domains-error-no-domain", ""),
        ListError::Obfuscated { line, got } => at(line, "domains-error-obfuscated", got),
        ListError::NotADomain { line, got } => at(line, "domains-error-not-a-domain", got),
        ListError::TopLevel { line, got } => at(line, "domains-error-top-level", got),
        ListError::DomainTooLong { line, .. } => {
            at(line, "domains-error-domain-long", &DOMAIN_MAX_BYTES.to_string())
        }
        ListError::Twice { line, domain, .. } => at(line, "domains-error-twice", domain.as_str()),
        ListError::UnknownSeverity { line, got } => at(line, "domains-error-severity", got),
        ListError::NotABool { line, got, .. } => at(line, "domains-error-bool", got),
        ListError::CommentTooLong { line, .. } => {
            at(line, "domains-error-comment-long", &domain_list::COMMENT_MAX_CHARS.to_string())
        }
    }
}

/// What a line would change, in words.
pub(super) fn change(t: Say, planned: &Planned) -> String {
    match planned.change {
        Change::Effect(Effect::New(to)) => t.with1("domains-new", "to", policy(t, to)),
        Change::Effect(Effect::Changed { from, to }) => {
            t.with2("domains-changed", ("from", &policy(t, from)), ("to", &policy(t, to)))
        }
        Change::Effect(Effect::Same(now)) => t.with1("domains-same", "to", policy(t, now)),
        Change::Effect(Effect::StaysStricter(now)) => t.with1("domains-stricter", "to", policy(t, now)),
        Change::Ourselves => t.get("domains-ourselves"),
    }
}

fn policy(t: Say, policy: Policy) -> String {
    let mut words = vec![t.get(&text_id("partner-tier", policy.tier.as_str()))];
    words.extend(policy.flags.names().into_iter().map(|name| t.get(&text_id("partner-flag", name))));
    words.join(" · ")
}

/// `GET /desk/domains.csv`.
pub(super) async fn export(page: Page, staff: Staff) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    let lines = page.app().db.read(move |conn| import::export(conn, viewer)).await;
    let lines = lines.map_err(|error| Fault::service(&page, error, HOME))?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"domains.csv\""))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(domain_list::write(&lines)))
}
