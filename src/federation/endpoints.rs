//! The HTTP side of the federation door: actors, collections, proposals, inboxes and discovery.

mod bodies;
mod collections;
mod discovery;
mod inbox;
mod metrics;

use activitypub_federation::FEDERATION_CONTENT_TYPE;
use actix_web::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER, VARY};
use actix_web::web::{self, Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::Value;

use super::Node;
use super::documents::Found;
use super::signatures::{ReceivedRequest, Unverified};
use super::vocab::leaving::leaving;
use crate::domain::audience::Audience;
use crate::ids::{ApId, AppealId, ProposalId};
use crate::services::ServiceError;
use crate::store::{actors, outbox};
use crate::urls::Urls;

pub use inbox::InboxLimit;
pub use metrics::{MetricsToken, TokenError, metrics};

/// What decides which document of a proposal somebody gets.
const BY_SIGNATURE: &str = "accept, authorization, signature, signature-input";

/// Whether a request asks for an ActivityPub document rather than for a page.
pub fn wants_activity(accept: &str) -> bool {
    accept.split(',').map(str::trim).any(|part| {
        let kind = part.split(';').next().unwrap_or(part).trim();
        kind == FEDERATION_CONTENT_TYPE
            || (kind == "application/ld+json"
                && (!part.contains("profile") || part.contains("activitystreams")))
    })
}

/// Answers a document for everybody, as ActivityPub.
pub(super) fn document(json: Value) -> HttpResponse {
    document_for(Audience::Everybody, json)
}

/// Answers a document as this audience may see it.
fn document_for(audience: Audience, json: Value) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, FEDERATION_CONTENT_TYPE))
        .insert_header((VARY, ACCEPT.as_str()))
        .body(leaving(audience, json).to_string())
}

/// Answers that there is nothing, the same for what does not exist and for what is not for you.
pub(super) fn not_found() -> HttpResponse {
    refusal(404, "there is no such document")
}

/// Answers an error: a status and a sentence.
pub(super) fn refusal(status: u16, sentence: &str) -> HttpResponse {
    let status =
        actix_web::http::StatusCode::from_u16(status).unwrap_or(actix_web::http::StatusCode::BAD_REQUEST);
    HttpResponse::build(status).json(serde_json::json!({"error": sentence}))
}

/// Answers what went wrong here; the cause goes to the log.
pub(super) fn failed(error: &ServiceError) -> HttpResponse {
    tracing::error!(%error, cause = ?error, "a document could not be served");
    refusal(500, "the instance cannot do this now")
}

/// `GET /actors/{name}`: one of our three. The instance's needs no signature; the others do not either.
pub async fn actor(node: Data<Node>, name: Path<String>) -> HttpResponse {
    actor_named(&node, &name).await
}

/// The document of the actor with this name in our addresses.
pub async fn actor_named(node: &Node, name: &str) -> HttpResponse {
    if !Urls::may_name(name) {
        return not_found();
    }
    let id = node.app.urls.actor(name);
    match node.app.db.read(move |conn| actors::by_ap_id(conn, &id)).await {
        Ok(Some(actor)) if node.key(&actor.ap_id).is_some() => document(node.actor_document(&actor, name)),
        Ok(_) => not_found(),
        Err(error) => failed(&error.into()),
    }
}

/// `GET /proposals/{id}`: an offer for everybody, a request for the allies whom its consent names.
pub async fn proposal(node: Data<Node>, id: Path<String>, request: HttpRequest) -> HttpResponse {
    let Ok(id) = id.parse::<ProposalId>() else { return not_found() };
    proposal_with(&node, id, &request).await
}

/// The document of a proposal, as far as whoever signed the request may see it.
pub async fn proposal_with(node: &Node, id: ProposalId, request: &HttpRequest) -> HttpResponse {
    let viewer = signer(node, request).await;
    answer(node.proposal_document(&node.app.urls.proposal(id), viewer).await)
}

/// `GET /appeals/{id}`: what the association says in public of somebody's request, for everybody.
pub async fn appeal(node: Data<Node>, id: Path<String>) -> HttpResponse {
    match id.parse::<AppealId>() {
        Ok(id) => answer(node.appeal_document(id).await),
        Err(_) => not_found(),
    }
}

/// Answers what was found.
fn answer(found: Result<Found, ServiceError>) -> HttpResponse {
    match found {
        Ok(Found::Document(audience, json)) => for_its_signer(document_for(audience, json), audience),
        Ok(Found::Gone(stone)) => HttpResponse::Gone()
            .insert_header((CONTENT_TYPE, FEDERATION_CONTENT_TYPE))
            .insert_header((VARY, ACCEPT.as_str()))
            .body(leaving(Audience::Everybody, stone).to_string()),
        Ok(Found::Nothing) => not_found(),
        Ok(Found::TooOften(wait_s)) => {
            let mut answer = refusal(429, "too many requests were fetched today");
            answer.headers_mut().insert(RETRY_AFTER, wait_s.into());
            answer
        }
        Err(error) => failed(&error),
    }
}

/// What is for one reader nobody keeps for another. An offer is for all, but must be asked for again once it is withdrawn; and an ally is
/// told more of it, by its signature.
fn for_its_signer(mut answer: HttpResponse, audience: Audience) -> HttpResponse {
    let keep = if audience == Audience::Everybody { "private, no-cache" } else { "private, no-store" };
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    answer.headers_mut().insert(VARY, HeaderValue::from_static(BY_SIGNATURE));
    answer
}

/// `GET /activities/{key}`: one of our public activities.
pub async fn activity(node: Data<Node>, key: Path<String>) -> HttpResponse {
    let key = key.into_inner();
    match node.app.db.read(move |conn| outbox::public_activity(conn, &key)).await {
        Ok(Some(body)) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, FEDERATION_CONTENT_TYPE))
            .insert_header((VARY, ACCEPT.as_str()))
            .body(body),
        Ok(None) => not_found(),
        Err(error) => failed(&error.into()),
    }
}

/// The actor who signed a GET. An unsigned or badly signed one is a stranger's, no error: most of what we serve is public.
async fn signer(node: &Node, request: &HttpRequest) -> Option<ApId> {
    let headers = headers(request);
    if !headers.iter().any(|(name, _)| name == "signature" || name == "authorization") {
        return None;
    }
    let received = ReceivedRequest {
        method: request.method().as_str(),
        path_and_query: path_and_query(request),
        headers: &headers,
        body: b"",
    };
    let signature =
        Unverified::from_request(&received, (&node.app.urls).into(), node.app.clock.now()).ok()?;
    let known = node.owner_of_key(signature.key_id()).await.ok()?;
    signature.verify(&known.key).ok().map(|()| known.owner)
}

/// The headers as they came; under HTTP/2 the authority stands in for `host`.
pub(super) fn headers(request: &HttpRequest) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = request
        .headers()
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect();
    if !headers.iter().any(|(name, _)| name == "host")
        && let Some(authority) = request.uri().authority()
    {
        headers.push(("host".to_owned(), authority.to_string()));
    }
    headers
}

/// What the signature calls the request target.
pub(super) fn path_and_query(request: &HttpRequest) -> &str {
    request.uri().path_and_query().map_or("/", |target| target.as_str())
}

/// Registers everything but what `server` shares with the pages.
pub fn routes(config: &mut web::ServiceConfig, actor_folder: &str) {
    let of = |what: &str| format!("/{actor_folder}/{{name}}{what}");
    config
        .route("/inbox", web::post().to(inbox::receive))
        .route("/inbox", web::get().to(inbox::empty_shared))
        .route(&of("/inbox"), web::post().to(inbox::receive))
        .route(&of("/inbox"), web::get().to(inbox::empty))
        .route(&of("/outbox"), web::get().to(collections::outbox))
        .route(&of("/outbox"), web::post().to(collections::outbox_post))
        .route(&of("/followers"), web::get().to(collections::followers))
        .route(&of("/following"), web::get().to(collections::following))
        .route(&of("/featured"), web::get().to(collections::featured))
        .route("/activities/{key}", web::get().to(activity))
        .route("/ns", web::get().to(discovery::namespace))
        .route("/.well-known/webfinger", web::get().to(discovery::webfinger))
        .route("/.well-known/host-meta", web::get().to(discovery::host_meta))
        .route("/.well-known/nodeinfo", web::get().to(discovery::nodeinfo_links))
        .route("/nodeinfo/2.1", web::get().to(discovery::nodeinfo_21))
        .route("/nodeinfo/2.0", web::get().to(discovery::nodeinfo_20));
}

#[cfg(test)]
mod tests {
    use super::wants_activity;

    #[test]
    fn browsers_get_pages_and_servers_get_documents() {
        assert!(wants_activity("application/activity+json"));
        assert!(wants_activity("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\""));
        assert!(wants_activity("application/ld+json"));
        assert!(!wants_activity("text/html,application/xhtml+xml,*/*;q=0.8"));
        assert!(!wants_activity("*/*"));
        assert!(!wants_activity(
            "application/ld+json; profile=\"http://iiif.io/api/presentation/3/context.json\""
        ));
    }
}
