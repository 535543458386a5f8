//! `GET` and `POST /help`: anybody tells in confidence that something is wrong, from every page, and finds whom to call.
//! Invariants: nobody needs an account, and strangers get no cookie; address and title say nothing of what was done, nothing is kept by the
//! browser, and the answer stands at no address of its own; who signed in with a card is named only where they tick it.

use actix_web::http::StatusCode;
use actix_web::web::{self, Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;
use url::form_urlencoded;

use super::desk::fault::Fault;
use super::desk::limit::Tried;
use super::desk::{SignInLimit, sent, style};
use super::error::{OnPage, PageError};
use super::form::Body;
use super::layout::{Forms, Page, Say};
use super::my;
use super::session::CSRF_FIELD;
use crate::crypto;
use crate::domain::incident::{
    FromPage, IncidentField, IncidentKind, SHORT_MAX_CHARS, TELLING_MAX_CHARS, TellProblem, Telling,
    TypedIncident,
};
use crate::i18n::text_id;
use crate::ids::ProposalId;
use crate::services::incidents::{self as service, Taken, Teller, Told};
use crate::services::person_sessions::PersonSession;

/// The path of the page.
pub(super) const PATH: &str = "/help";

/// The end of the id of the text, what is dialled, and how people write it.
pub(super) type Number = (&'static str, &'static str, &'static str);

/// Whom to call in Belgium.
pub(super) const NUMBERS: &[Number] = &[
    ("emergency", "112", "112"),
    ("police", "101", "101"),
    ("violence-fr", "080030030", "0800 30 030"),
    ("violence-nl", "1712", "1712"),
    ("trafficking", "078055800", "078 055 800"),
    ("children", "103", "103"),
    ("guardianship", "078154324", "078 15 43 24"),
    ("discrimination", "080012800", "0800 12 800"),
];

/// The link to the page, from the page at a path.
pub(super) fn link(path: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let (from, offer) = come_from(path);
    query.append_pair("from", from.as_str());
    if let Some(offer) = offer {
        query.append_pair("offer", &offer.to_string());
    }
    format!("{PATH}?{}", query.finish())
}

/// What a path says of where somebody is: a code, and the offer that the page is about. Nothing else of an address is carried along, for
/// some hold a secret.
fn come_from(path: &str) -> (FromPage, Option<ProposalId>) {
    let mut parts = path.split('/').skip(1);
    match (parts.next().unwrap_or_default(), parts.next(), parts.next()) {
        ("", None, _) => (FromPage::Home, None),
        ("offers", None, _) => (FromPage::Offers, None),
        ("offers", Some(id), _) => (FromPage::Offer, id.parse().ok()),
        ("my" | "card", _, _) => (FromPage::Own, None),
        ("desk", Some("proposals"), Some(id)) => (FromPage::Desk, id.parse().ok()),
        ("desk", _, _) => (FromPage::Desk, None),
        (_, _, _) => (FromPage::Other, None),
    }
}

#[derive(Deserialize, Default)]
pub(super) struct HelpQuery {
    #[serde(default)]
    from: String,
    #[serde(default)]
    offer: String,
}

#[derive(Template)]
#[template(path = "help.html")]
struct HelpPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    numbers: &'static [Number],
    kinds: Vec<(&'static str, String, bool)>,
    typed: &'a Typed,
    /// The title of the offer, where the reader may know it.
    title: Option<String>,
    /// The token of whoever signed in with a card.
    csrf: Option<&'a str>,
    text_max: usize,
    short_max: usize,
    wrong: Wrong,
}

#[derive(Template)]
#[template(path = "help_sent.html")]
struct SentPage<'a> {
    page: &'a Page,
    t: Say,
    style: String,
    numbers: &'static [Number],
}

/// What somebody typed and ticked.
#[derive(Default)]
struct Typed {
    words: TypedIncident,
    from: String,
    offer: String,
    about: bool,
    named: bool,
}

impl Typed {
    fn of(body: &mut Body) -> Self {
        let mut take = |name: &str| body.take(name).unwrap_or_default();
        Self {
            words: TypedIncident {
                kind: take("kind"),
                text: take("text"),
                which: take("which"),
                contact: take("contact"),
            },
            from: take("from"),
            offer: take("offer"),
            about: take("about") == "yes",
            named: take("named") == "yes",
        }
    }

    fn from(&self) -> FromPage {
        self.from.parse().unwrap_or(FromPage::Other)
    }

    fn offer(&self) -> Option<ProposalId> {
        self.offer.parse().ok()
    }
}

/// What is wrong with it, in words.
#[derive(Default)]
struct Wrong {
    all: Option<String>,
    kind: Option<String>,
    text: Option<String>,
    which: Option<String>,
    contact: Option<String>,
    named: Option<String>,
}

impl Wrong {
    fn of(t: Say, problems: &[TellProblem]) -> Self {
        let mut wrong = Self::default();
        for problem in problems {
            match *problem {
                TellProblem::KindMissing => wrong.kind = Some(t.get("help-kind-missing")),
                TellProblem::TextMissing => wrong.text = Some(t.get("help-text-missing")),
                TellProblem::TooLong { field, got, max } => {
                    let said = t.with2(
                        "desk-error-text-length-most",
                        ("got", &got.to_string()),
                        ("max", &max.to_string()),
                    );
                    match field {
                        IncidentField::Text => wrong.text = Some(said),
                        IncidentField::Which => wrong.which = Some(said),
                        IncidentField::Contact => wrong.contact = Some(said),
                    }
                }
            }
        }
        wrong
    }
}

/// `GET /help`.
pub(super) async fn form(
    page: Page,
    request: HttpRequest,
    query: Query<HelpQuery>,
) -> Result<HttpResponse, Fault> {
    let holder = my::of(&page, &request).await?;
    let HelpQuery { from, offer } = query.into_inner();
    let typed = Typed { from, about: !offer.is_empty(), offer, ..Typed::default() };
    show(&page, holder.as_ref(), (&typed, Wrong::default()), StatusCode::OK).await
}

async fn show(
    page: &Page,
    holder: Option<&PersonSession>,
    (typed, wrong): (&Typed, Wrong),
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let reader = page.staff().map(super::session::Staff::role);
    let title = match typed.offer() {
        Some(offer) => {
            page.app().db.read(move |conn| service::title_of(conn, reader, offer)).await.on(page)?
        }
        None => None,
    };
    let t = page.say();
    let kind = |kind: &IncidentKind| {
        let code = kind.as_str();
        (code, t.get(&text_id("incident-kind", code)), typed.words.kind == code)
    };
    let template = HelpPage {
        page,
        t,
        style: style::path(),
        numbers: NUMBERS,
        kinds: IncidentKind::ALL.iter().map(kind).collect(),
        typed,
        title,
        csrf: holder.map(|holder| holder.csrf.as_str()),
        text_max: TELLING_MAX_CHARS,
        short_max: SHORT_MAX_CHARS,
        wrong,
    };
    Ok(page.show_as(status, Forms::Here, &template)?)
}

/// `POST /help`. The answer is no redirect: it has no address that the browser's history would show.
pub(super) async fn tell(
    page: Page,
    request: HttpRequest,
    limit: Data<SignInLimit>,
    payload: web::Payload,
) -> Result<HttpResponse, Fault> {
    let mut body = sent::read_of_stranger(&page, &request, (&limit, Tried::Telling), payload).await?;
    let typed = Typed::of(&mut body);
    let csrf = body.take(CSRF_FIELD).unwrap_or_default();
    body.finish().map_err(|error| Fault::form_at(&page, &error, PATH))?;
    let holder = my::of(&page, &request).await?;
    let t = page.say();
    let by = match (typed.named, &holder) {
        (false, _) => Some(Teller::Unnamed),
        (true, Some(holder)) if crypto::constant_time_eq(csrf.as_bytes(), holder.csrf.as_bytes()) => {
            Some(Teller::Named(holder.person.id))
        }
        (true, Some(_)) => return Err(PageError::forged(&page).into()),
        (true, None) => None,
    };
    let (telling, by) = match (Telling::read(&typed.words), by) {
        (Ok(telling), Some(by)) => (telling, by),
        (read, by) => {
            let mut wrong = Wrong::of(t, &read.err().unwrap_or_default());
            // Their session ended meanwhile: they see that nobody knows who they are.
            wrong.named = by.is_none().then(|| t.get("help-named-ended"));
            return show(&page, holder.as_ref(), (&typed, wrong), StatusCode::BAD_REQUEST).await;
        }
    };
    let told = Told { telling, by, from: typed.from(), offer: typed.offer().filter(|_| typed.about) };
    let (app, reader) = (page.app().clone(), page.staff().map(super::session::Staff::role));
    let taken = page.app().tx(move |tx| service::tell(tx, &app, app.clock.now(), (&told, reader))).await;
    match taken.on(&page)? {
        Taken::Kept => {
            let template = SentPage { page: &page, t, style: style::path(), numbers: NUMBERS };
            Ok(page.show(&template)?)
        }
        Taken::Full => {
            let wrong = Wrong { all: Some(t.get("help-full")), ..Wrong::default() };
            show(&page, holder.as_ref(), (&typed, wrong), StatusCode::SERVICE_UNAVAILABLE).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_somebody_comes_from_is_a_code_and_no_secret_of_an_address_is_carried_along() {
        let id = "0193a5f2-7c1e-7b7a-9d53-3f0f5a1c2b4d";
        for (path, expected) in [
            ("/", "/help?from=home".to_owned()),
            ("/offers", "/help?from=offers".to_owned()),
            (&format!("/offers/{id}"), format!("/help?from=offer&offer={id}")),
            (&format!("/desk/proposals/{id}/edit"), format!("/help?from=desk&offer={id}")),
            ("/desk/people/0193a5f2", "/help?from=desk".to_owned()),
            ("/my/pin", "/help?from=my".to_owned()),
            ("/card", "/help?from=my".to_owned()),
            ("/invitation/a-secret", "/help?from=other".to_owned()),
            ("//evil.example/offers", "/help?from=other".to_owned()),
            ("/offers/a-secret", "/help?from=offer".to_owned()),
        ] {
            assert_eq!(link(path), expected, "{path}");
        }
    }
}
