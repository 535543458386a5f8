//! `POST` to an inbox: size, type and rate before anything is read (inbound checks 1 and 15), then [`inbound::accept`].

use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER, X_FORWARDED_FOR};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt as _;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::{document, headers, not_found, path_and_query, refusal};
use crate::config::network;
use crate::federation::Node;
use crate::federation::inbound;
use crate::federation::signatures::ReceivedRequest;
use crate::federation::vocab::collection;
use crate::urls::Urls;

/// How long a body may take to arrive.
const BODY_DEADLINE: Duration = Duration::from_secs(20);
/// How many addresses are remembered before those that are quiet are forgotten.
const ADDRESSES_MAX: usize = 10_000;

/// How often each address may post.
pub struct InboxLimit(DefaultKeyedRateLimiter<IpAddr>);

impl InboxLimit {
    /// So many requests a minute for each address; all of them may come at once.
    pub fn per_minute(most: u32) -> Self {
        Self(RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN))))
    }

    /// How long an address must wait, in seconds; `None` where it need not.
    fn wait_s(&self, address: IpAddr) -> Option<u64> {
        if self.0.len() > ADDRESSES_MAX {
            self.0.retain_recent();
        }
        let wait = self.0.check_key(&network(address)).err()?.wait_time_from(DefaultClock::default().now());
        Some(wait.as_secs() + 1)
    }
}

/// `POST /inbox` and `POST /actors/{name}/inbox`.
pub(super) async fn receive(
    node: Data<Node>,
    limit: Data<InboxLimit>,
    request: HttpRequest,
    payload: Payload,
) -> HttpResponse {
    if let Some(name) = request.match_info().get("name")
        && (!Urls::may_name(name) || node.key(&node.app.urls.actor(name)).is_none())
    {
        return not_found();
    }
    if let Some(wait_s) = limit.wait_s(address(&node, &request)) {
        let mut answer = refusal(429, "too many requests from your address");
        answer.headers_mut().insert(RETRY_AFTER, wait_s.into());
        return answer;
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !super::wants_activity(kind) {
        return refusal(415, "the content type of an activity is application/activity+json");
    }
    let body = match read(payload, node.app.config.server.max_body_bytes).await {
        Ok(body) => body,
        Err(answer) => return answer,
    };
    let headers = headers(&request);
    let received = ReceivedRequest {
        method: request.method().as_str(),
        path_and_query: path_and_query(&request),
        headers: &headers,
        body: &body,
    };
    match inbound::accept(&node, &received).await {
        Ok(_) => HttpResponse::Accepted().finish(),
        Err(refused) => {
            let mut answer = refusal(refused.status, &refused.sentence);
            if let Some(wait_s) = refused.retry_after_s {
                answer.headers_mut().insert(RETRY_AFTER, wait_s.into());
            }
            answer
        }
    }
}

/// Whose request counts: the proxies that the configuration trusts are looked through.
fn address(node: &Node, request: &HttpRequest) -> IpAddr {
    let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
    let values = request.headers().get_all(X_FORWARDED_FOR).filter_map(|value| value.to_str().ok());
    let forwarded = values.collect::<Vec<_>>().join(", ");
    node.app.config.client_address(peer, (!forwarded.is_empty()).then_some(forwarded.as_str()))
}

/// Reads a body of at most `max` bytes under a deadline.
async fn read(mut payload: Payload, max: usize) -> Result<Vec<u8>, HttpResponse> {
    let reading = async {
        let mut body = Vec::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| refusal(400, "the body broke off"))?;
            if body.len() + chunk.len() > max {
                return Err(refusal(413, &format!("the body is larger than {max} bytes")));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    };
    match tokio::time::timeout(BODY_DEADLINE, reading).await {
        Ok(read) => read,
        Err(_) => Err(refusal(408, "the body did not arrive in 20 seconds")),
    }
}

/// `GET /actors/{name}/inbox`: strangers see an empty collection.
pub(super) async fn empty(node: Data<Node>, name: Path<String>) -> HttpResponse {
    if !Urls::may_name(&name) {
        return not_found();
    }
    let actor = node.app.urls.actor(&name);
    if node.key(&actor).is_none() {
        return not_found();
    }
    document(&collection::whole(&node.app.urls.of_actor(&actor, "inbox"), Vec::new()))
}

/// `GET /inbox`.
pub(super) async fn empty_shared(node: Data<Node>) -> HttpResponse {
    document(&collection::whole(&node.app.urls.shared_inbox(), Vec::new()))
}
