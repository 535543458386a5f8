//! The way from a page to the reader's own server in the fediverse, where they follow or answer.

use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;
use url::form_urlencoded;

use super::error::PageError;
use super::layout::{Page, see_other};
use super::{profile, session};
use crate::ids::Domain;

/// The form's field: a server's name, or somebody's address on it.
#[derive(Debug, Default, Deserialize)]
pub struct ServerQuery {
    #[serde(default)]
    pub server: String,
    /// Whom to follow: a handle of ours.
    #[serde(default)]
    pub who: String,
}

/// The form that asks for the reader's server.
pub struct ServerBox {
    /// Where the form leads.
    pub action: String,
    /// What was typed.
    pub typed: String,
    pub state: BoxState,
}

/// What became of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoxState {
    Empty,
    /// It is no server's name.
    Wrong,
    /// Another site's link led here: the reader goes on by a click of their own.
    Ask,
}

impl ServerBox {
    /// An empty form.
    pub fn new(action: String) -> Self {
        Self { action, typed: String::new(), state: BoxState::Empty }
    }

    /// Whether what was typed is no server's name.
    pub fn is_wrong(&self) -> bool {
        self.state == BoxState::Wrong
    }

    /// The status of the page that shows it.
    pub fn status(&self) -> StatusCode {
        if self.is_wrong() { StatusCode::BAD_REQUEST } else { StatusCode::OK }
    }
}

/// The address of one of our actors, as people type it: `@offers@toits.example`.
pub fn address(page: &Page, handle: &str) -> String {
    format!("@{handle}@{}", page.app().urls.domain())
}

/// Leads to the page of a server where a thing of the fediverse is followed or answered.
///
/// # Errors
/// The form again, where what was typed is no server's name, or where another site's link led here.
pub fn lead_to(
    page: &Page,
    request: &HttpRequest,
    typed: &str,
    uri: &str,
    action: String,
) -> Result<HttpResponse, ServerBox> {
    let again = |state| ServerBox { action, typed: typed.trim().chars().take(100).collect(), state };
    let local = page.app().config.federation.allow_loopback;
    let Some(domain) = server(typed).filter(|domain| local || domain.host().contains('.')) else {
        return Err(again(BoxState::Wrong));
    };
    if !session::same_site(request) {
        return Err(again(BoxState::Ask));
    }
    let scheme = if local && page.app().config.public_url.is_http() { "http" } else { "https" };
    let uri = form_urlencoded::byte_serialize(uri.as_bytes()).collect::<String>();
    Ok(see_other(&format!("{scheme}://{domain}/authorize_interaction?uri={uri}")))
}

/// The server in what people type: `mastodon.social`, `https://mastodon.social/`, `@me@mastodon.social`.
fn server(typed: &str) -> Option<Domain> {
    let text = typed.trim();
    let text = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
    let text = text.split('/').next().unwrap_or(text);
    text.rsplit('@').next().unwrap_or(text).parse().ok()
}

/// `GET /follow?who=…&server=…`: follows one of our actors from the reader's server.
///
/// # Errors
/// 404 where we have no such actor.
pub(super) async fn follow(
    request: HttpRequest,
    page: Page,
    query: Query<ServerQuery>,
) -> Result<HttpResponse, PageError> {
    let who = profile::known(&page, &query.who)?;
    let actor = page.app().urls.actor(who.handle());
    match lead_to(&page, &request, &query.server, actor.as_str(), "/follow".to_owned()) {
        Ok(response) => Ok(response),
        Err(server) => profile::render(&page, who, server).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_found_in_what_people_type() {
        for typed in
            ["mastodon.social", " https://mastodon.social/ ", "@me@mastodon.social", "Mastodon.Social/@me"]
        {
            assert_eq!(
                server(typed).map(|domain| domain.to_string()).as_deref(),
                Some("mastodon.social"),
                "{typed}"
            );
        }
        for typed in ["", "@", "127.0.0.1", "a b", "javascript:alert(1)", "https://"] {
            assert_eq!(server(typed), None, "{typed}");
        }
    }
}
