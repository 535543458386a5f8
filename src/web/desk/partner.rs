//! `GET /desk/partners/{domain}` and its buttons: unblock, flags, note, retry, remove and, after a question, block. Its alliance and its vetting are `alliance`'s and `partner_trust`'s.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::fault::Fault;
use super::home::PageQuery;
use super::notice::{Done, sentence};
use super::partners::{PATH, flag_texts, path_of};
use super::sent::Sent;
use super::{HOME, style};
use crate::domain::access::Action;
use crate::domain::alliance::Side;
use crate::domain::backfill::BackfillState;
use crate::domain::partner::{DomainFlags, NOTE_MAX_CHARS, PartnerTier};
use crate::i18n::text_id;
use crate::ids::Domain;
use crate::services::partners::overview::{self, Overview};
use crate::services::{ServiceError, partners};
use crate::store::Tx;
use crate::text;
use crate::web::error::PageError;
use crate::web::form::Body;
use crate::web::layout::{Forms, Page, Say};
use crate::web::session::Staff;

/// How much of another server's words, and of an error, is shown, in characters.
const WORDS_MAX_CHARS: usize = 300;

#[derive(Template)]
#[template(path = "desk/partner.html")]
struct PartnerPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    notice: Option<String>,
    path: String,
    /// What to know of a server that does not answer.
    failing: Option<String>,
    note: Note,
    of: &'a Overview,
    tier: String,
    flags: Vec<String>,
    facts: Vec<Fact>,
    alliance: Option<super::alliance::Shown>,
    trust: Option<super::partner_trust::Shown>,
    boxes: [(&'static str, String, bool); 3],
    deeds: Vec<Fact>,
    note_max: usize,
}

/// A label and what stands beside it.
struct Fact {
    label: String,
    value: String,
    /// Words of another server or of the program, which are not in the reader's language.
    is_foreign: bool,
    hint: Option<String>,
}

/// The note in its form, and what is wrong with it.
struct Note {
    text: String,
    error: Option<String>,
}

/// What is asked before something is done that cannot be taken back by a button.
struct Question {
    title: String,
    sentences: Vec<String>,
    button: String,
    /// The last part of its address.
    deed: &'static str,
}

#[derive(Template)]
#[template(path = "desk/partner_confirm.html")]
struct ConfirmPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    csrf: &'a str,
    path: String,
    domain: String,
    question: Question,
}

/// `GET /desk/partners/{domain}`.
pub(super) async fn show(
    page: Page,
    staff: Staff,
    domain: Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Fault> {
    let domain = domain_in(&page, &domain)?;
    let notice = sentence(page.say(), &query.done);
    render(&page, &staff, &domain, notice, None).await
}

/// A partner, and our own key's fingerprint to compare.
async fn looked_up(page: &Page, staff: &Staff, domain: &Domain) -> Result<(Overview, Option<String>), Fault> {
    let (viewer, app, named) = (staff.viewer(), page.app().clone(), domain.clone());
    let read = page.app().db.read(move |conn| {
        let of = overview::of(conn, &app, viewer, &named)?;
        Ok::<_, ServiceError>((of, overview::own_fingerprint(conn, &app)?))
    });
    read.await.map_err(|error| Fault::service(page, error, PATH))
}

async fn render(
    page: &Page,
    staff: &Staff,
    domain: &Domain,
    notice: Option<String>,
    wrong_note: Option<Note>,
) -> Result<HttpResponse, Fault> {
    let (of, own) = looked_up(page, staff, domain).await?;
    let t = page.say();
    let flags = of.partner.flags;
    let status = if wrong_note.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let template = PartnerPage {
        page,
        t,
        style: style::path(),
        csrf: &staff.csrf,
        notice,
        path: path_of(domain),
        failing: (of.host.failures > 0)
            .then(|| t.with1("partner-failing-how", "when", when(t, of.host.retry_at))),
        note: wrong_note.unwrap_or_else(|| Note { text: of.partner.note.clone(), error: None }),
        tier: t.get(&text_id("partner-tier", of.policy.tier.as_str())),
        flags: flag_texts(t, &of.partner),
        facts: facts(t, &of),
        alliance: super::alliance::shown(t, &of, own),
        trust: super::partner_trust::shown(t, &of),
        boxes: [
            ("reject_media", flags.reject_media),
            ("reject_reports", flags.reject_reports),
            ("silence", flags.silenced),
        ]
        .map(|(name, is_set)| (name, t.get(&text_id("partner-refuse", name)), is_set)),
        deeds: of.deeds.iter().map(|deed| deed_fact(t, deed)).collect(),
        note_max: NOTE_MAX_CHARS,
        of: &of,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

fn fact(t: Say, id: &str, value: String) -> Fact {
    Fact { label: t.get(id), value, is_foreign: false, hint: None }
}

fn foreign(t: Say, id: &str, value: &str) -> Fact {
    let value = text::excerpt(&text::tidy(value), WORDS_MAX_CHARS);
    Fact { label: t.get(id), value, is_foreign: true, hint: None }
}

/// An instant, or that there was none.
pub(super) fn when(t: Say, at: Option<chrono::DateTime<chrono::Utc>>) -> String {
    at.map_or_else(
        || t.get("partner-never"),
        |at| {
            let (date, time) = (t.day(at), t.time(at));
            t.with2("partner-when", ("date", &date), ("time", &time))
        },
    )
}

fn facts(t: Say, of: &Overview) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some((name, fingerprint)) = &of.association {
        facts.push(foreign(t, "partner-association", name));
        let why = Some(t.get("partner-fingerprint-why"));
        facts.push(Fact { hint: why, ..foreign(t, "partner-fingerprint", fingerprint) });
    }
    if !of.partner.software.is_empty() {
        facts.push(foreign(t, "partner-software", &of.partner.software));
    }
    let follow = of.follow.map(|state| t.get(&text_id("follow-state", state.as_str())));
    facts.push(fact(t, "partner-follow", follow.unwrap_or_else(|| t.get("partner-no-follow"))));
    facts.push(fact(t, "partner-offers", of.offers_kept.to_string()));
    facts.push(fact(t, "partner-last-seen", when(t, of.partner.last_seen_at)));
    facts.push(fact(t, "partner-last-delivery", when(t, of.partner.last_delivery_at)));
    facts.push(fact(t, "partner-waiting", of.host.waiting.to_string()));
    if of.host.given_up > 0 {
        facts.push(fact(t, "partner-given-up", of.host.given_up.to_string()));
    }
    if of.host.failures > 0 {
        facts.push(fact(t, "partner-failures", of.host.failures.to_string()));
        facts.push(fact(t, "partner-next-try", when(t, of.host.retry_at)));
    }
    if let Some(error) = &of.host.last_error {
        facts.push(foreign(t, "partner-last-error", error));
    }
    if let Some(backfill) = &of.backfill {
        let ending = backfill.ending.filter(|_| backfill.state == BackfillState::Done);
        let state = match ending {
            Some(ending) => t.get(&text_id("backfill-ending", ending.as_str())),
            None => t.get(&text_id("backfill-state", backfill.state.as_str())),
        };
        facts.push(fact(t, "partner-backfill", state));
        let counts = (("items", backfill.items.to_string()), ("pages", backfill.pages.to_string()));
        let counts = t.with2("partner-backfill-read", (counts.0.0, &counts.0.1), (counts.1.0, &counts.1.1));
        facts.push(fact(t, "partner-backfill-counts", counts));
        if let Some(error) = &backfill.last_error {
            facts.push(foreign(t, "partner-backfill-error", error));
        }
    }
    facts
}

fn deed_fact(t: Say, recorded: &crate::store::partner_deeds::Recorded) -> Fact {
    let deed = t.get(&text_id("partner-deed", recorded.deed.as_str()));
    let by = recorded.by.clone().unwrap_or_else(|| {
        let is_theirs = recorded.detail == Side::Them.as_str();
        t.get(if is_theirs { "partner-by-them" } else { "partner-by-operator" })
    });
    Fact {
        label: when(t, Some(recorded.done_at)),
        value: t.with2("partner-deed-by", ("deed", &deed), ("by", &by)),
        is_foreign: false,
        hint: None,
    }
}

/// `POST /desk/partners/{domain}/tier`.
pub(super) async fn tier(sent: Sent, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, domain, mut body) = told(sent, &domain)?;
    let tier = body.take("tier").unwrap_or_default();
    let tier = tier.parse::<PartnerTier>().ok().filter(|tier| *tier == PartnerTier::Open);
    let invalid = || Fault::service(&page, ServiceError::Invalid("tier: is open".to_owned()), PATH);
    let tier = tier.ok_or_else(invalid)?;
    let (app, viewer, now) = (page.app().clone(), staff.viewer(), page.app().clock.now());
    let named = domain.clone();
    let deed = move |tx: &mut Tx<'_>| partners::set_tier(tx, &app, now, viewer, (&named, tier));
    done(&page, &domain, body, deed, Done::PartnerChanged).await
}

/// `POST /desk/partners/{domain}/flags`.
pub(super) async fn flags(sent: Sent, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, domain, mut body) = told(sent, &domain)?;
    let flags = DomainFlags {
        reject_media: body.take("reject_media").is_some(),
        reject_reports: body.take("reject_reports").is_some(),
        silenced: body.take("silence").is_some(),
    };
    let (app, viewer, now) = (page.app().clone(), staff.viewer(), page.app().clock.now());
    let named = domain.clone();
    let deed = move |tx: &mut Tx<'_>| partners::set_flags(tx, &app, now, viewer, (&named, flags));
    done(&page, &domain, body, deed, Done::PartnerChanged).await
}

/// `POST /desk/partners/{domain}/note`.
pub(super) async fn note(sent: Sent, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, domain, mut body) = told(sent, &domain)?;
    let text = body.take("note").unwrap_or_default();
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let (viewer, now) = (staff.viewer(), page.app().clock.now());
    let (named, note) = (domain.clone(), text.clone());
    match page.app().tx(move |tx| partners::set_note(tx, now, viewer, (&named, &note))).await {
        Ok(()) => Ok(Done::PartnerChanged.then(&path_of(&domain))),
        Err(ServiceError::TextLength { got, max }) => {
            let (got, max) = (("got", got.to_string()), ("max", max.to_string()));
            let error = page.say().with2("partner-error-note-long", (got.0, &got.1), (max.0, &max.1));
            render(&page, &staff, &domain, None, Some(Note { text, error: Some(error) })).await
        }
        Err(error) => Err(Fault::service(&page, error, &path_of(&domain))),
    }
}

/// `POST /desk/partners/{domain}/retry`.
pub(super) async fn retry(sent: Sent, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, domain, body) = told(sent, &domain)?;
    let (viewer, now) = (staff.viewer(), page.app().clock.now());
    let named = domain.clone();
    let deed = move |tx: &mut Tx<'_>| partners::retry(tx, now, viewer, &named);
    let answer = done(&page, &domain, body, deed, Done::PartnerRetried).await;
    page.app().wake.deliveries.notify_one();
    answer
}

/// `POST /desk/partners/{domain}/remove`.
pub(super) async fn remove(sent: Sent, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, domain, body) = told(sent, &domain)?;
    body.finish().map_err(|error| Fault::form(&page, &error))?;
    let (app, viewer, now) = (page.app().clone(), staff.viewer(), page.app().clock.now());
    let deed = page.app().tx(move |tx| partners::remove(tx, &app, now, viewer, &domain)).await;
    deed.map_err(|error| Fault::service(&page, error, PATH))?;
    Ok(Done::PartnerRemoved.then(PATH))
}

/// `GET /desk/partners/{domain}/block`: asks before what is kept is thrown away.
pub(super) async fn confirm(page: Page, staff: Staff, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let domain = domain_in(&page, &domain)?;
    let allowed = staff.viewer().require(Action::ManagePartners);
    allowed.map_err(|error| Fault::service(&page, error, HOME))?;
    let t = page.say();
    let question = Question {
        title: t.get("partner-block-title"),
        sentences: vec![t.get("partner-block-what"), t.get("partner-block-below")],
        button: t.get("partner-block"),
        deed: "block",
    };
    ask(&page, &staff, &domain, question)
}

/// `GET /desk/partners/{domain}/remove`: the same before its offers, flags and note go.
pub(super) async fn confirm_removal(
    page: Page,
    staff: Staff,
    domain: Path<String>,
) -> Result<HttpResponse, Fault> {
    let domain = domain_in(&page, &domain)?;
    let (of, _) = looked_up(&page, &staff, &domain).await?;
    let t = page.say();
    let mut sentences = vec![t.get("partner-remove-what")];
    if of.partner.tier == PartnerTier::Blocked {
        sentences.insert(0, t.get("partner-remove-unblocks"));
    }
    let (title, button) = (t.get("partner-remove-title"), t.get("partner-remove"));
    ask(&page, &staff, &domain, Question { title, sentences, button, deed: "remove" })
}

fn ask(page: &Page, staff: &Staff, domain: &Domain, question: Question) -> Result<HttpResponse, Fault> {
    let template = ConfirmPage {
        page,
        t: page.say(),
        style: style::path(),
        csrf: &staff.csrf,
        path: path_of(domain),
        domain: domain.to_string(),
        question,
    };
    Ok(page.show(&template)?)
}

/// `POST /desk/partners/{domain}/block`.
pub(super) async fn block(sent: Sent, domain: Path<String>) -> Result<HttpResponse, Fault> {
    let (page, staff, domain, body) = told(sent, &domain)?;
    let (app, viewer, now) = (page.app().clone(), staff.viewer(), page.app().clock.now());
    let named = domain.clone();
    let deed = move |tx: &mut Tx<'_>| partners::block(tx, &app, now, viewer, &named);
    done(&page, &domain, body, deed, Done::PartnerBlocked).await
}

/// Who pressed a button, for which domain, and the rest of the form.
pub(super) fn told(sent: Sent, domain: &str) -> Result<(Page, Staff, Domain, Body), Fault> {
    let Sent { page, staff, body } = sent;
    let domain = domain_in(&page, domain)?;
    Ok((page, staff, domain, body))
}

pub(super) async fn done(
    page: &Page,
    domain: &Domain,
    body: Body,
    deed: impl FnOnce(&mut Tx<'_>) -> Result<(), ServiceError> + Send + 'static,
    done: Done,
) -> Result<HttpResponse, Fault> {
    let path = path_of(domain);
    body.finish().map_err(|error| Fault::form(page, &error))?;
    page.app().tx(deed).await.map_err(|error| Fault::service(page, error, &path))?;
    Ok(done.then(&path))
}

fn domain_in(page: &Page, text: &str) -> Result<Domain, PageError> {
    text.parse().map_err(|_| PageError::not_found(page))
}
