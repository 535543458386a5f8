//! `GET /desk/domains` and `POST /desk/domains`: a file of domains is pasted, what it would change is shown line by line, and then it is
//! confirmed. `GET /desk/domains.csv` gives what was decided here. Files beyond a form's size go through the command line.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use askama::Template;

use super::fault::Fault;
use super::notice::Done;
use super::partners::PATH as PARTNERS;
use super::sent::Sent;
use super::{HOME, style};
use crate::domain::access::Action;
use crate::domain::domain_list::{self, Effect, Line, ListError};
use crate::domain::partner::Policy;
use crate::i18n::text_id;
use crate::ids::DOMAIN_MAX_BYTES;
use crate::services::ServiceError;
use crate::services::partners::import::{self, Change, Planned};
use crate::web::form::BODY_MAX_BYTES;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// The path of the form.
pub(super) const PATH: &str = "/desk/domains";

#[derive(Template)]
#[template(path = "desk/domain_file.html")]
struct FilePage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    text: &'a str,
    max_kb: usize,
    errors: Vec<String>,
    preview: Option<Preview>,
}

/// What a file would change.
struct Preview {
    changed: u64,
    lines: Vec<(String, String)>,
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
        max_kb: BODY_MAX_BYTES / 1024,
        errors,
        preview,
    };
    let html = template.render();
    let html = html.map_err(|e| Fault::service(page, ServiceError::Internal(e.to_string()), PARTNERS))?;
    Ok(page.respond(status, Forms::Here, html))
}

/// `POST /desk/domains`: shows what the file would change; with `act=import` it is done.
pub(super) async fn take(sent: Sent) -> Result<HttpResponse, Fault> {
    let Sent { page, staff, mut body } = sent;
    let (text, act) = (body.take("file").unwrap_or_default(), body.take("act").unwrap_or_default());
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let viewer = staff.viewer();
    viewer.require(Action::ManagePartners).map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    let lines: Vec<Line> = match domain_list::read(text.as_bytes()) {
        Ok(lines) => lines,
        Err(errors) => {
            let errors = errors.iter().map(|error| wrong(t, error)).collect();
            return answer(&page, &staff, StatusCode::BAD_REQUEST, (&text, errors, None));
        }
    };
    let (app, now) = (page.app().clone(), page.app().clock.now());
    if act == "import" {
        let done = page.app().tx(move |tx| import::apply(tx, &app, now, viewer, &lines)).await;
        done.map_err(|error| Fault::service(&page, error, PATH))?;
        return Ok(Done::DomainsImported.then(PARTNERS));
    }
    let planned = page.app().db.read(move |conn| import::plan(conn, &app, viewer, &lines)).await;
    let planned = planned.map_err(|error| Fault::service(&page, error, PATH))?;
    let changed = planned.iter().filter(|one| one.changes()).count();
    let preview = Preview {
        changed: u64::try_from(changed).unwrap_or(u64::MAX),
        lines: planned.iter().map(|one| (one.line.domain.to_string(), change(t, one))).collect(),
    };
    answer(&page, &staff, StatusCode::OK, (&text, Vec::new(), Some(preview)))
}

/// What is wrong, in the reader's language: the line, and the kind of the fault with the limit that it breaks.
fn wrong(t: Say, error: &ListError) -> String {
    let at = |line: &u64, id: &str, got: &str| {
        let what = t.with1(id, "got", got);
        t.with2("domains-line-wrong", ("line", &line.to_string()), ("what", &what))
    };
    match error {
        ListError::TooLarge { got } => t.with1("domains-error-too-large", "got", got),
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
