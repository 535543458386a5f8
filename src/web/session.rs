//! Who of the staff reads a page, from the session cookie; and the proof that a form was sent from one of our own pages.
//! A session that still lacks the second factor makes nobody staff: it leads to the page that asks for it, and to no other.
//! Invariant: nothing is changed by a POST without [`Staff::check_form`], or [`same_site`] where nobody has signed in yet.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::future::LocalBoxFuture;
use url::form_urlencoded;

use super::access;
use super::error::PageError;
use super::layout::Page;
use crate::crypto;
use crate::domain::access::{Role, Standing};
use crate::domain::browser;
use crate::ids::SessionId;
use crate::services::sessions::{self, SESSION_HOURS};
use crate::services::{App, ServiceError, Viewer};
use crate::store::accounts::Account;

/// The name of the hidden field that forms of the staff carry.
pub const CSRF_FIELD: &str = "csrf";
/// The page that asks for a code after the password.
pub const CODE_PATH: &str = "/sign-in/code";
/// The page that sets the second factor up.
pub const FACTOR_PATH: &str = "/desk/account/factor";
/// Longer ones are no token of ours.
const TOKEN_MAX_BYTES: usize = 200;

/// Somebody of the staff who signed in, and whose role is let in here by the table. As an argument of a handler, it sends everybody else to
/// the sign-in, and refuses other roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    pub account: Account,
    pub session: SessionId,
    /// What the staff's forms carry in the field [`CSRF_FIELD`].
    pub csrf: String,
}

impl Staff {
    /// On whose behalf services act.
    pub fn viewer(&self) -> Viewer {
        Viewer::Staff { account: self.account.id, role: self.account.role }
    }

    /// The role.
    pub fn role(&self) -> Role {
        self.account.role
    }

    /// Sees that a form comes from one of our own pages, made for this very session.
    ///
    /// # Errors
    /// A page with 403.
    pub fn check_form(&self, request: &HttpRequest, page: &Page, csrf: &str) -> Result<(), PageError> {
        let carries_it = crypto::constant_time_eq(csrf.as_bytes(), self.csrf.as_bytes());
        if carries_it && same_site(request) { Ok(()) } else { Err(PageError::forged(page)) }
    }
}

impl FromRequest for Staff {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let page = Page::of(&request).await?;
            let found = page.staff().cloned();
            let staff = found.ok_or_else(|| PageError::elsewhere(way_in(&page, &page.address()), None))?;
            access::require(&page, &request, &staff)?;
            Ok(staff)
        })
    }
}

/// Somebody who gave their password, and may lack the second factor so far. As an argument of a handler, it sends everybody else to the
/// sign-in, and whoever owes a code to its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrant {
    pub staff: Staff,
    pub standing: Standing,
}

impl Entrant {
    /// The same as staff, once nothing is due any more.
    pub fn entered(&self) -> Option<&Staff> {
        match self.standing {
            Standing::Entered => Some(&self.staff),
            Standing::CodeDue | Standing::EnrolmentDue => None,
        }
    }
}

impl FromRequest for Entrant {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let page = Page::of(&request).await?;
            let enrols = |entrant: &&Self| entrant.standing != Standing::CodeDue;
            let entrant = page.entrant().filter(enrols).cloned();
            access::require_entrants(&page, &request)?;
            entrant.ok_or_else(|| PageError::elsewhere(way_in(&page, &page.address()), None))
        })
    }
}

/// Where somebody goes who may not see a page so far: to the sign-in, or to what is left of it. It leads to `next` in the end.
pub fn way_in(page: &Page, next: &str) -> String {
    let next = form_urlencoded::byte_serialize(next.as_bytes()).collect::<String>();
    match page.entrant().map(|entrant| entrant.standing) {
        Some(Standing::EnrolmentDue) => FACTOR_PATH.to_owned(),
        Some(Standing::CodeDue) => format!("{CODE_PATH}?next={next}"),
        Some(Standing::Entered) | None => format!("/sign-in?next={next}"),
    }
}

/// A path of ours to go to after the sign-in; anything that could lead to another site is `/desk`.
pub fn safe_next(next: &str) -> &str {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\r', '\n', '\t'])
        && !next.starts_with("/sign-in");
    if ours { next } else { "/desk" }
}

/// The instance that a request came to.
pub(super) fn app(request: &HttpRequest) -> &Data<App> {
    request.app_data::<Data<App>>().expect("the server gives every worker its instance")
}

/// Who sent a request, if they signed in.
///
/// # Errors
/// The store's.
pub async fn of(request: &HttpRequest, app: &Data<App>) -> Result<Option<Entrant>, ServiceError> {
    let Some(token) = token(request, app) else { return Ok(None) };
    if let Some(Known(entrant)) = request.extensions().get::<Known>() {
        return Ok(entrant.clone());
    }
    let now = app.clock.now();
    let session = app.db.read(move |conn| sessions::by_token(conn, now, &token)).await?;
    if let Some(session) = session.as_ref().filter(|session| session.use_is_due) {
        let id = session.id;
        app.db.tx(move |tx| sessions::note_use(tx, now, id)).await?;
    }
    let entrant = session.map(|session| Entrant {
        staff: Staff { account: session.account, session: session.id, csrf: session.csrf },
        standing: session.standing,
    });
    request.extensions_mut().insert(Known(entrant.clone()));
    Ok(entrant)
}

/// Which browser sent a request, as coarsely as its owner needs to know it again.
pub fn browser(request: &HttpRequest) -> String {
    let agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    browser::describe(agent.unwrap_or_default())
}

/// What was read for this request already: a handler may ask for its page and its staff.
struct Known(Option<Entrant>);

/// The session's token in a request, to close that session.
pub fn token(request: &HttpRequest, app: &App) -> Option<String> {
    token_in(request, cookie_name(app))
}

/// The token that a cookie of this name holds.
pub(super) fn token_in(request: &HttpRequest, name: &str) -> Option<String> {
    let cookie = request.cookie(name)?;
    let token = cookie.value();
    (!token.is_empty() && token.len() <= TOKEN_MAX_BYTES).then(|| token.to_owned())
}

/// The cookie that opens a session in the browser.
pub fn cookie(app: &App, token: &str) -> Cookie<'static> {
    build(app, (cookie_name(app), token), Some(Duration::hours(SESSION_HOURS)))
}

/// The cookie that ends it.
pub fn ended_cookie(app: &App) -> Cookie<'static> {
    build(app, (cookie_name(app), ""), Some(Duration::ZERO))
}

/// A cookie for this host alone; without an age it goes when the browser is closed.
pub(super) fn build(
    app: &App,
    (name, value): (&'static str, &str),
    age: Option<Duration>,
) -> Cookie<'static> {
    let cookie = Cookie::build(name, value.to_owned())
        .path("/")
        .same_site(SameSite::Lax)
        .http_only(true)
        .secure(!app.config.public_url.is_http());
    match age {
        Some(age) => cookie.max_age(age).finish(),
        None => cookie.finish(),
    }
}

/// Browsers take a name with `__Host-` from this very host and over https only.
fn cookie_name(app: &App) -> &'static str {
    if app.config.public_url.is_http() { "rooftop" } else { "__Host-rooftop" }
}

/// Whether a browser says, or at least does not deny, that a request comes from one of our own pages.
///
/// Our pages send no referrer, so that `Origin` is `null` for them too: then the token in the form decides alone.
pub fn same_site(request: &HttpRequest) -> bool {
    let value = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = value("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let origin = value(header::ORIGIN.as_str());
    origin.is_none_or(|origin| origin == "null" || origin == app(request).urls.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_sign_in_nobody_is_led_to_another_site() {
        for path in ["/offers/new", "/desk?x=1"] {
            assert_eq!(safe_next(path), path);
        }
        for path in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\tx",
            "/sign-in?next=/sign-in",
            "x",
        ] {
            assert_eq!(safe_next(path), "/desk", "{path:?}");
        }
    }

    #[test]
    fn a_browser_that_names_another_site_is_refused() {
        let from = |site: &'static str| {
            let request = actix_web::test::TestRequest::post().insert_header(("Sec-Fetch-Site", site));
            same_site(&request.to_http_request())
        };
        assert!(from("same-origin") && from("none"));
        assert!(!from("cross-site") && !from("same-site") && !from("nonsense"));
    }
}
