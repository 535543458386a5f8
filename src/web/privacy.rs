//! `GET /about/privacy`: what is kept of whom, who sees it, why and for how long; what never is; and what one may ask for.
//! Invariant: the page is made of the table of data (`domain::records`) and of the settings, so that it says what the program does.

use actix_web::HttpResponse;
use askama::Template;

use super::desk::style;
use super::error::PageError;
use super::layout::{Page, Say};
use crate::domain::records::{Datum, Kept, Stands, Whose};
use crate::i18n::text_id;
use crate::services::{App, erasure, retention};

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    groups: Vec<Group>,
    /// For how many hours somebody may take it back that they asked to be erased.
    hours: u64,
    /// Whom to write to, where the association says so.
    contact: &'a str,
}

/// The data of some people.
struct Group {
    code: &'static str,
    title: String,
    data: Vec<Row>,
}

struct Row {
    what: String,
    seen: String,
    why: String,
    kept: Vec<String>,
    /// That it cannot be read from the database alone.
    guarded: Option<String>,
}

/// `GET /about/privacy`.
///
/// # Errors
/// A template that fails.
pub(super) async fn show(page: Page) -> Result<HttpResponse, PageError> {
    let t = page.say();
    let groups = Whose::ALL.iter().map(|whose| group(t, page.app(), *whose)).collect();
    let contact = page.app().config.association.contact.trim();
    let hours = erasure::TAKE_BACK_HOURS.unsigned_abs();
    page.show(&PrivacyPage { page: &page, t, style: style::path(), groups, hours, contact })
}

fn group(t: Say, app: &App, whose: Whose) -> Group {
    let data = Datum::ALL.iter().filter(|datum| datum.whose() == whose);
    Group {
        code: whose.as_str(),
        title: t.get(&text_id("whose", whose.as_str())),
        data: data.map(|datum| row(t, app, *datum)).collect(),
    }
}

fn row(t: Say, app: &App, datum: Datum) -> Row {
    let why = t.get(&text_id("datum-why", datum.why().as_str()));
    let basis = t.get(&text_id("datum-basis", datum.basis().as_str()));
    Row {
        what: t.get(&text_id("datum", datum.as_str())),
        seen: t.get(&text_id("datum-seen", datum.seen().as_str())),
        why: format!("{why} {basis}"),
        kept: datum.kept().iter().map(|kept| kept_in_words(t, app, *kept)).collect(),
        guarded: match datum.stands() {
            Stands::Sealed => Some(t.get("datum-sealed")),
            Stands::Hashed => Some(t.get("datum-hashed")),
            Stands::Clear => None,
        },
    }
}

fn kept_in_words(t: Say, app: &App, kept: Kept) -> String {
    match kept {
        Kept::Set(setting) => {
            t.count(&text_id("datum-kept", setting.as_str()), retention::days(app, setting))
        }
        Kept::Hours(hours) => t.count("datum-kept-hours", hours.unsigned_abs()),
        Kept::Days(days) => t.count("datum-kept-days", days.unsigned_abs()),
        Kept::Until(until) => t.get(&text_id("datum-until", until.as_str())),
    }
}
