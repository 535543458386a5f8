//! `GET /desk/audit`: the audit log, the newest entry first, for those who may read it; `GET /desk/audit.jsonl` gives all of it.
//! An address of the staff stands on the page alone, looked up as it is now: the log knows ids.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Bytes, Data, Query};
use askama::Template;
use chrono::{DateTime, Utc};
use futures_util::stream;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::home::{PER_PAGE, Pager, page_number};
use super::{HOME, style};
use crate::allow;
use crate::domain::audience::Audience;
use crate::domain::audit::{AuditEvent, Entry, Head, OPERATOR, PROGRAM, SubjectKind};
use crate::domain::disclosed::{Document, verdict};
use crate::domain::private::PersonKind;
use crate::i18n::{self, Texts, text_id};
use crate::ids::{Domain, LeadId, ProposalId};
use crate::services::{App, ServiceError, Viewer, audit};
use crate::web::layout::{Page, Say};
use crate::web::session::Staff;

/// The path of the page.
pub(super) const PATH: &str = "/desk/audit";
/// The path of the file.
pub(super) const FILE: &str = "/desk/audit.jsonl";

#[derive(Template)]
#[template(path = "desk/audit.html")]
struct AuditPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    file: &'static str,
    path: &'static str,
    /// The head's number, and the beginning of its MAC.
    head: Option<(i64, String)>,
    kinds: Vec<Kind>,
    items: Vec<Item>,
    pager: Pager,
}

/// A kind of deed that may be chosen.
struct Kind {
    code: &'static str,
    label: String,
    is_chosen: bool,
}

struct Item {
    number: String,
    deed: String,
    reason: Option<String>,
    when: String,
    role: String,
    email: Option<String>,
    account: Option<String>,
    kind: String,
    subject: String,
    /// The page of what it was done to, where it has one.
    path: Option<String>,
}

/// What the address may say; what makes no sense there counts as not said.
#[derive(Deserialize)]
pub(super) struct AuditQuery {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    page: String,
}

/// `GET /desk/audit`.
pub(super) async fn list(page: Page, staff: Staff, query: Query<AuditQuery>) -> Result<HttpResponse, Fault> {
    let (viewer, number) = (staff.viewer(), page_number(&query.page));
    let event: Option<AuditEvent> = query.kind.parse().ok();
    let window = (PER_PAGE, (number - 1) * PER_PAGE);
    let read = page.app().db.read(move |conn| audit::list(conn, viewer, event, window));
    let found = read.await.map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    let template = AuditPage {
        page: &page,
        t,
        style: style::path(),
        file: FILE,
        path: PATH,
        head: found.head.as_ref().map(|head: &Head| (head.number, head.short())),
        kinds: kinds(t, event),
        items: found.entries.into_iter().map(|(entry, email)| shown(t, entry, email)).collect(),
        pager: Pager::new(
            PATH,
            &event.map(|event| format!("kind={event}&")).unwrap_or_default(),
            number,
            found.count,
        ),
    };
    Ok(page.show(&template)?)
}

fn kinds(t: Say, chosen: Option<AuditEvent>) -> Vec<Kind> {
    let kind = |event: &AuditEvent| Kind {
        code: event.as_str(),
        label: t.get(&text_id("audit-event", event.as_str())),
        is_chosen: chosen == Some(*event),
    };
    AuditEvent::ALL.iter().map(kind).collect()
}

fn shown(t: Say, entry: Entry, email: Option<String>) -> Item {
    let event: Option<AuditEvent> = entry.deed.parse().ok();
    let kind: Option<SubjectKind> = entry.subject_kind.parse().ok();
    Item {
        number: t.with1("audit-number", "number", entry.number),
        deed: words(t, "audit-event", &entry.deed),
        reason: entry
            .reason
            .map(|code| event.and_then(reasons).map_or(code.clone(), |of| words(t, of, &code))),
        when: when(t, &entry.at),
        role: match entry.role.as_str() {
            OPERATOR => t.get("audit-operator"),
            PROGRAM => t.get("audit-program"),
            role if role.parse::<PersonKind>().is_ok() => t.get(&text_id("audit-by", role)),
            role => words(t, "role", role),
        },
        email,
        account: entry.account,
        kind: words(t, "audit-subject", &entry.subject_kind),
        path: kind.and_then(|kind| path_of(kind, &entry.subject)),
        subject: entry.subject,
    }
}

/// The words of a code, or the code where there are none: the log may be of a newer program, or changed.
fn words(t: Say, kind: &str, code: &str) -> String {
    let is_code = code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c));
    let id = text_id(kind, code);
    if is_code && Texts::load().has(&id) { t.get(&id) } else { code.to_owned() }
}

/// Where the words of the reasons of a deed are.
fn reasons(event: AuditEvent) -> Option<&'static str> {
    match event {
        AuditEvent::LeadClosed => Some("lead-close"),
        AuditEvent::ReportClosed => Some("report-close"),
        AuditEvent::PartnerAdded | AuditEvent::PartnerTierChanged | AuditEvent::PartnerRemoved => {
            Some("partner-tier")
        }
        AuditEvent::PartnerImported => Some("severity"),
        AuditEvent::AccountCreated => Some("role"),
        AuditEvent::CaseOpened => Some("case-reason"),
        AuditEvent::CardIssued => Some("card-reason"),
        AuditEvent::VettingStepPassed | AuditEvent::VettingStepFailed | AuditEvent::VettingStepWithdrawn => {
            Some("vetting-step")
        }
        AuditEvent::IncidentJudged | AuditEvent::OfferSuspended => Some("incident-severity"),
        AuditEvent::IncidentClosed => Some("incident-outcome"),
        AuditEvent::PairLocked | AuditEvent::PairLockLifted => Some("lock-reason"),
        AuditEvent::PairVetoed | AuditEvent::PairVetoLifted => Some("veto-reason"),
        AuditEvent::SuspensionLiftedFirst | AuditEvent::SuspensionLifted => Some("lift-reason"),
        AuditEvent::AuthorityProposed => Some("authority-decision"),
        AuditEvent::AuthorityDecided => Some("authority-reason"),
        _ => None,
    }
}

fn when(t: Say, at: &str) -> String {
    let Ok(read) = DateTime::parse_from_rfc3339(at) else { return at.to_owned() };
    let at = read.with_timezone(&Utc);
    let (date, time) = (i18n::date(t.0, at.date_naive()), at.format("%H:%M").to_string());
    t.with2("audit-when", ("date", &date), ("time", &time))
}

fn path_of(kind: SubjectKind, subject: &str) -> Option<String> {
    match kind {
        SubjectKind::Proposal => subject.parse::<ProposalId>().ok().map(super::path_of),
        SubjectKind::Partner => {
            subject.parse::<Domain>().ok().map(|domain| super::partners::path_of(&domain))
        }
        SubjectKind::Lead => subject.parse::<LeadId>().ok().map(|id| format!("{}/{id}", super::leads::PATH)),
        SubjectKind::Person => subject.parse().ok().map(super::people::person_path),
        SubjectKind::Match => subject.parse().ok().map(super::matches::path_of),
        SubjectKind::Account
        | SubjectKind::Invitation
        | SubjectKind::Photo
        | SubjectKind::List
        | SubjectKind::ListLine
        | SubjectKind::Report
        | SubjectKind::Task
        | SubjectKind::Activity
        | SubjectKind::OurActor
        | SubjectKind::DataKey
        // Who reads the log may open neither, unless they are a lead.
        | SubjectKind::Incident
        | SubjectKind::AuthorityRequest => None,
    }
}

/// `GET /desk/audit.jsonl`: the whole log, a line of JSON for each entry, the oldest first, read while it is sent.
pub(super) async fn export(page: Page, staff: Staff) -> Result<HttpResponse, Fault> {
    let viewer = staff.viewer();
    // The first entries are read before the answer begins: who may not is told so.
    let first = chunk(page.app().clone(), viewer, None).await;
    let first = first.map_err(|error| Fault::service(&page, error, HOME))?;
    let app = page.app().clone();
    let chunks = stream::try_unfold(Some(first), move |next| {
        let app = app.clone();
        async move {
            let Some(entries) = next else { return Ok::<_, ServiceError>(None) };
            let Some(last) = entries.last().map(|entry| entry.number) else { return Ok(None) };
            let text: String = entries.iter().map(|entry| line(entry) + "\n").collect();
            Ok(Some((Bytes::from(text), Some(chunk(app, viewer, Some(last)).await?))))
        }
    });
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/x-ndjson; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\""))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .streaming(chunks))
}

async fn chunk(app: Data<App>, viewer: Viewer, after: Option<i64>) -> Result<Vec<Entry>, ServiceError> {
    app.db.read(move |conn| audit::chunk(conn, viewer, after)).await
}

/// An entry as a line of JSON.
pub fn line(entry: &Entry) -> String {
    let json = EntryJson {
        number: entry.number,
        at: &entry.at,
        deed: &entry.deed,
        role: &entry.role,
        account: entry.account.as_deref(),
        subject_kind: &entry.subject_kind,
        subject: &entry.subject,
        reason: entry.reason.as_deref(),
        mac: &entry.mac,
    };
    let written = serde_json::to_value(&json).expect("texts and a number always have a JSON form");
    let left = allow::leaving(written, &|under, name| verdict(Document::Audit, Audience::Staff, under, name));
    left.to_string()
}

#[derive(Serialize)]
struct EntryJson<'a> {
    number: i64,
    at: &'a str,
    deed: &'a str,
    role: &'a str,
    account: Option<&'a str>,
    subject_kind: &'a str,
    subject: &'a str,
    reason: Option<&'a str>,
    mac: &'a str,
}
