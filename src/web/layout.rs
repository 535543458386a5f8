//! What every page has: the reader's language, the frame around it, and the headers that keep it harmless.
//! Invariant: every page answers through [`Page::show`] or [`Page::show_as`], so none goes out without its headers.

use std::fmt::Display;
use std::rc::Rc;

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::http::{Method, StatusCode, header};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use askama::Template;
use chrono::{DateTime, Utc};
use futures_util::future::LocalBoxFuture;
use url::form_urlencoded;

use super::assets;
use super::error::PageError;
use super::help;
use super::session::{self, Entrant, Staff};
use super::visitors::PagePace;
use crate::clock::Zone;
use crate::i18n::{self, Args, Lang, Texts};
use crate::services::{App, ServiceError};

/// The cookie that holds the chosen language.
pub const LANG_COOKIE: &str = "lang";
/// The parameter that chooses a language on any page.
pub const LANG_PARAMETER: &str = "lang";
/// How long a chosen language is remembered.
const LANG_DAYS: i64 = 365;
/// Where the quick exit leads in the end: a page that everybody reads.
pub const ELSEWHERE: &str = "https://www.wikipedia.org/";
const CONTENT_POLICY: &str =
    "default-src 'none'; img-src 'self'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

/// The texts in one language, as templates ask for them. They are plain text: the template escapes them.
#[derive(Debug, Clone, Copy)]
pub struct Say(pub Lang, pub Zone);

impl Say {
    /// The text `id`.
    pub fn get(&self, id: &str) -> String {
        Texts::load().page(self.0, id, &Args::new())
    }

    /// The text `id` with one value in words.
    pub fn with1(&self, id: &str, name: &str, value: impl Display) -> String {
        Texts::load().page(self.0, id, &Args::new().with(name, value.to_string()))
    }

    /// The text `id` with two values in words.
    pub fn with2(&self, id: &str, first: (&str, &str), second: (&str, &str)) -> String {
        let args = Args::new().with(first.0, first.1.to_owned()).with(second.0, second.1.to_owned());
        Texts::load().page(self.0, id, &args)
    }

    /// The text `id` with these values.
    pub fn with(&self, id: &str, args: &Args<'_>) -> String {
        Texts::load().page(self.0, id, args)
    }

    /// The day of a moment, by the association's clock.
    pub fn day(&self, at: DateTime<Utc>) -> String {
        i18n::date(self.0, self.1.day(at))
    }

    /// The hour and minute of a moment, by the association's clock.
    pub fn time(&self, at: DateTime<Utc>) -> String {
        self.1.time(at)
    }

    /// The text `id` with the number `$count`, which also chooses the plural.
    pub fn count(&self, id: &str, count: impl Into<u64>) -> String {
        Texts::load().page(self.0, id, &Args::new().with("count", count.into()))
    }
}

/// Where the forms of a page may lead. Browsers hold a form's redirect to this, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forms {
    /// Here alone.
    Here,
    /// To the reader's own server in the fediverse.
    AnyServer,
}

/// One page in the making: who reads it, in which language, and under which address. Cheap to clone.
#[derive(Clone)]
pub struct Page(Rc<Frame>);

struct Frame {
    app: Data<App>,
    lang: Lang,
    entrant: Option<Entrant>,
    path: String,
    query: String,
    is_get: bool,
}

impl Page {
    /// Reads language and session from a request.
    ///
    /// # Errors
    /// A redirect where the address chooses a language, or the store's.
    pub async fn of(request: &HttpRequest) -> Result<Self, PageError> {
        let app = session::app(request);
        if let Some(switch) = switch_language(request, app) {
            return Err(switch);
        }
        match session::of(request, app).await {
            Ok(entrant) => Ok(Self::new(request, app, entrant)),
            Err(error) => Err(Self::new(request, app, None).refuse(error)),
        }
    }

    fn new(request: &HttpRequest, app: &Data<App>, entrant: Option<Entrant>) -> Self {
        Self(Rc::new(Frame {
            app: app.clone(),
            lang: language(request, app.lang()),
            entrant,
            path: request.path().to_owned(),
            query: without_choice(request.query_string()),
            is_get: is_read(request),
        }))
    }

    /// The instance.
    pub fn app(&self) -> &Data<App> {
        &self.0.app
    }

    /// The reader's language.
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    /// The language in which the association writes.
    pub fn written_in(&self) -> Lang {
        self.0.app.lang()
    }

    /// The texts in the reader's language.
    pub fn say(&self) -> Say {
        Say(self.0.lang, self.0.app.config.association.time_zone)
    }

    /// Who of the staff reads it, having given all that the sign-in asks for.
    pub fn staff(&self) -> Option<&Staff> {
        self.entrant().and_then(Entrant::entered)
    }

    /// Who of the staff reads it, or is on their way in.
    pub fn entrant(&self) -> Option<&Entrant> {
        self.0.entrant.as_ref()
    }

    /// The association's name.
    pub fn association(&self) -> &str {
        &self.0.app.config.association.name
    }

    /// The path of the association's face.
    pub fn face(&self) -> String {
        format!("/media/faces/{}.png", self.0.app.config.association.handle)
    }

    /// The path of the style, which changes with its contents.
    pub fn style(&self) -> &'static str {
        assets::style_path()
    }

    /// Where this program's source is (AGPL, section 13).
    pub fn source(&self) -> &'static str {
        env!("CARGO_PKG_REPOSITORY")
    }

    /// Whether this is the part of the site that begins with `path`.
    pub fn is_at(&self, path: &str) -> bool {
        self.0.path == path || self.0.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Where the quick exit leads: away at once, by way of the end of the session where somebody signed in with a card.
    pub fn exit(&self) -> &'static str {
        let forgets = self.is_at("/my") || self.is_at(help::PATH);
        if forgets { "/my/exit" } else { ELSEWHERE }
    }

    /// The page on which anybody tells of something that is wrong, with the page that they come from, as a code.
    pub fn help(&self) -> String {
        help::link(&self.0.path)
    }

    /// Path and query of this page, to come back to after a sign-in.
    pub fn address(&self) -> String {
        let (path, query) = (&self.0.path, &self.0.query);
        if query.is_empty() { path.clone() } else { format!("{path}?{query}") }
    }

    /// A link for each language: to this page, or from the answer to a form to the first page.
    pub fn languages(&self) -> Vec<LangLink> {
        let link = |lang: &Lang| {
            let mut query = form_urlencoded::Serializer::new(String::new());
            if self.0.is_get {
                query.extend_pairs(form_urlencoded::parse(self.0.query.as_bytes()));
            }
            query.append_pair(LANG_PARAMETER, lang.tag());
            let path = if self.0.is_get { self.0.path.as_str() } else { "/" };
            LangLink {
                lang: lang.tag(),
                dir: lang.direction(),
                name: lang.name_in_itself(),
                href: format!("{path}?{}", query.finish()),
                is_current: *lang == self.0.lang,
            }
        };
        Lang::ALL.iter().map(link).collect()
    }

    /// Answers with a page.
    ///
    /// # Errors
    /// A template that fails to render.
    pub fn show(&self, template: &impl Template) -> Result<HttpResponse, PageError> {
        self.show_as(StatusCode::OK, Forms::Here, template)
    }

    /// Answers with a page under another status, or with forms that lead elsewhere.
    ///
    /// # Errors
    /// A template that fails to render.
    pub fn show_as(
        &self,
        status: StatusCode,
        forms: Forms,
        template: &impl Template,
    ) -> Result<HttpResponse, PageError> {
        let body =
            template.render().map_err(|e| self.refuse(ServiceError::Internal(format!("a page: {e}"))))?;
        Ok(self.respond(status, forms, body))
    }

    /// As [`Page::show`], of a page whose own script may run and ask this server whether something changed. It is whole without.
    ///
    /// # Errors
    /// A template that fails to render.
    pub fn show_live(&self, template: &impl Template) -> Result<HttpResponse, PageError> {
        let mut answer = self.show(template)?;
        let policy = format!("{CONTENT_POLICY}; form-action 'self'; script-src 'self'; connect-src 'self'");
        let policy = header::HeaderValue::from_str(&policy)
            .map_err(|error| self.refuse(ServiceError::Internal(format!("a policy: {error}"))))?;
        answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        Ok(answer)
    }

    /// Answers with rendered HTML and the headers of every page.
    pub(super) fn respond(&self, status: StatusCode, forms: Forms, body: String) -> HttpResponse {
        let target = match forms {
            Forms::Here => "'self'",
            Forms::AnyServer if self.0.app.config.federation.allow_loopback => "'self' https: http:",
            Forms::AnyServer => "'self' https:",
        };
        let is_somebodys =
            self.entrant().is_some() || ["/my", "/card", help::PATH].iter().any(|at| self.is_at(at));
        let cache = if is_somebodys { "no-store" } else { "private, no-cache" };
        HttpResponse::build(status)
            .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
            .insert_header((
                header::CONTENT_SECURITY_POLICY,
                format!("{CONTENT_POLICY}; form-action {target}"),
            ))
            .insert_header((header::REFERRER_POLICY, "no-referrer"))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .insert_header((header::PERMISSIONS_POLICY, PERMISSIONS))
            .insert_header((header::CACHE_CONTROL, cache))
            .insert_header((header::CONTENT_LANGUAGE, self.0.lang.tag()))
            .insert_header((header::VARY, "Accept, Accept-Language, Cookie"))
            .body(body)
    }

    /// The page that says why something was not done.
    pub fn refuse(&self, error: impl Into<ServiceError>) -> PageError {
        PageError::of(self, &error.into())
    }
}

impl FromRequest for Page {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            PagePace::keep(&request).await;
            Self::of(&request).await
        })
    }
}

/// A link of the language switch, in its own language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LangLink {
    pub lang: &'static str,
    pub dir: &'static str,
    pub name: &'static str,
    pub href: String,
    pub is_current: bool,
}

/// The reader's language: the cookie's, else the browser's, else the association's.
fn language(request: &HttpRequest, default: Lang) -> Lang {
    let chosen = request.cookie(LANG_COOKIE).and_then(|cookie| Lang::from_tag(cookie.value()));
    let asked = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    chosen.unwrap_or_else(|| Lang::negotiate(asked.unwrap_or_default(), default))
}

/// The redirect to the same address without the choice, with a cookie that keeps it; `None` where nothing was chosen.
fn switch_language(request: &HttpRequest, app: &Data<App>) -> Option<PageError> {
    let query = request.query_string().as_bytes();
    let (_, chosen) = form_urlencoded::parse(query).find(|(name, _)| name == LANG_PARAMETER)?;
    let lang = Lang::from_tag(&chosen).filter(|_| is_read(request))?;
    let rest = without_choice(request.query_string());
    let path = request.path();
    // Two slashes at the start would lead to another host.
    let path = format!("/{}", path.trim_start_matches(['/', '\\']));
    let to = if rest.is_empty() { path } else { format!("{path}?{rest}") };
    let cookie = Cookie::build(LANG_COOKIE, lang.tag())
        .path("/")
        .max_age(Duration::days(LANG_DAYS))
        .same_site(SameSite::Lax)
        .http_only(true)
        .secure(!app.config.public_url.is_http())
        .finish();
    Some(PageError::elsewhere(to, Some(cookie)))
}

/// A query without the parameter that chooses a language.
fn without_choice(query: &str) -> String {
    let kept = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != LANG_PARAMETER);
    form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish()
}

fn is_read(request: &HttpRequest) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD)
}

/// Sends a browser to another page of ours.
pub fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, path))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .finish()
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn read_by(cookie: Option<&str>, header: Option<&str>) -> Lang {
        let mut request = TestRequest::get().uri("/offers");
        if let Some(value) = cookie {
            request = request.cookie(Cookie::new(LANG_COOKIE, value.to_owned()));
        }
        if let Some(value) = header {
            request = request.insert_header((header::ACCEPT_LANGUAGE, value));
        }
        language(&request.to_http_request(), Lang::Nl)
    }

    #[test]
    fn a_chosen_language_comes_before_the_browsers_and_that_before_the_associations() {
        assert_eq!(read_by(Some("ar"), Some("fr-BE,fr;q=0.9")), Lang::Ar);
        assert_eq!(read_by(Some("xx"), Some("fr-BE,fr;q=0.9")), Lang::Fr);
        assert_eq!(read_by(None, Some("de, en;q=0.5")), Lang::En);
        assert_eq!(read_by(None, Some("de")), Lang::Nl);
        assert_eq!(read_by(None, None), Lang::Nl);
    }

    #[test]
    fn the_choice_leaves_the_address_and_the_rest_stays() {
        assert_eq!(without_choice("near=Li%C3%A8ge&lang=ar&page=2"), "near=Li%C3%A8ge&page=2");
        assert_eq!(without_choice("lang=ar"), "");
        assert_eq!(without_choice("language=ar"), "language=ar");
    }
}
