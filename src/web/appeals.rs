//! Appeals for people: the page of one that is out, and how the desk and the person read of theirs: the very words, or why it waits.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;

use super::error::{OnPage, PageError};
use super::layout::{Page, Say};
use super::my::home::moment;
use crate::domain::appeal::next_at;
use crate::domain::bands::Bands;
use crate::i18n::{Lang, text_id};
use crate::ids::AppealId;
use crate::services::appeals::{self as service, Next, Shown};

#[derive(Template)]
#[template(path = "appeal.html")]
struct AppealPage<'a> {
    page: &'a Page,
    t: Say,
    ap_id: String,
    sentences: Vec<String>,
    association: &'a str,
    profile: String,
    address: String,
}

/// `GET /appeals/{id}`.
///
/// # Errors
/// 404 where there is no such appeal, 410 where it came back.
pub async fn show_appeal(page: Page, id: Path<String>) -> Result<HttpResponse, PageError> {
    let id: AppealId = id.parse().map_err(|_| PageError::not_found(&page))?;
    let found = page.app().db.read(move |conn| service::public(conn, id)).await.on(&page)?;
    let found = found.ok_or_else(|| PageError::not_found(&page))?;
    let (bands, _) = found.out().ok_or_else(|| PageError::gone(&page))?;
    let association = &page.app().config.association;
    let template = AppealPage {
        page: &page,
        t: page.say(),
        ap_id: page.app().urls.appeal(id).to_string(),
        sentences: service::sentences(page.lang(), bands),
        association: &association.name,
        profile: format!("/@{}", association.handle),
        address: super::fediverse::address(&page, &association.handle),
    };
    page.show(&template)
}

/// The words of an appeal in one language.
pub(super) struct Words {
    pub(super) lang: &'static str,
    pub(super) language: &'static str,
    pub(super) sentences: Vec<String>,
}

/// How a template shows the appeal of a request.
pub(super) struct AppealView {
    /// What happens next, in a sentence.
    pub(super) next: String,
    pub(super) is_warning: bool,
    /// What stands above the words.
    pub(super) words_title: String,
    /// The very words, in every language, the reader's first.
    pub(super) words: Vec<Words>,
    /// The page of one that is out.
    pub(super) public: Option<String>,
    /// The consent that stands.
    pub(super) consent: Option<String>,
}

impl AppealView {
    /// Puts it into words.
    pub(super) fn new(page: &Page, shown: &Shown) -> Self {
        let t = page.say();
        let (next, is_warning) = next(page, &shown.next);
        let out = shown.appeal.as_ref().filter(|appeal| appeal.out().is_some());
        let title = if out.is_some() { "appeal-words-out" } else { "appeal-words-would" };
        let consent = shown.consent.as_ref().map(|consent| {
            let via = t.get(&text_id("agreed-via", consent.given_via.as_str()));
            let date = t.day(consent.given_at);
            format!("{via} · {} · {date}", super::desk::language_name(t, &consent.language))
        });
        Self {
            next,
            is_warning,
            words_title: t.get(title),
            words: shown.bands.as_ref().map(|bands| words(page.lang(), bands)).unwrap_or_default(),
            public: out.map(|appeal| format!("/appeals/{}", appeal.id)),
            consent,
        }
    }
}

fn words(first: Lang, bands: &Bands) -> Vec<Words> {
    let others = Lang::ALL.iter().copied().filter(|lang| *lang != first);
    let of = |lang: Lang| Words {
        lang: lang.tag(),
        language: lang.name_in_itself(),
        sentences: service::sentences(lang, bands),
    };
    std::iter::once(first).chain(others).map(of).collect()
}

/// What the next batch does, and whether it is good to know.
fn next(page: &Page, next: &Next) -> (String, bool) {
    let t = page.say();
    let at = moment(t, next_at(page.app().clock.now()));
    match next {
        Next::Off => (t.get("appeal-next-off"), false),
        Next::NotOpen => (t.get("appeal-next-not-open"), false),
        Next::NotRead => (t.get("appeal-next-not-read"), false),
        Next::NoConsent => (t.get("appeal-next-no-consent"), false),
        Next::NotApproved => (t.get("appeal-next-not-approved"), false),
        Next::Waits => (t.get("appeal-next-waits"), true),
        Next::Leaves => (t.with1("appeal-next-leaves", "moment", at), false),
        Next::Stays => (t.get("appeal-next-stays"), false),
        Next::Ends => (t.with1("appeal-next-ends", "moment", at), true),
    }
}
