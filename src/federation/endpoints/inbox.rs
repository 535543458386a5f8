//! `POST` to an inbox: size, type and rate before anything is read (inbound checks 1 and 15), then [`inbound::accept`].

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER, X_FORWARDED_FOR};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};

use super::bodies::{Bodies, NoRoom, Share};
use super::{document, headers, not_found, path_and_query, refusal};
use crate::config::network;
use crate::federation::Node;
use crate::federation::inbound::{self, Refused, Taken};
use crate::federation::signatures::ReceivedRequest;
use crate::federation::vocab::collection;
use crate::pace::{Left, Pace, Rate};
use crate::urls::Urls;

/// How long a body may take to arrive.
const BODY_DEADLINE: Duration = Duration::from_secs(20);
/// Whoever finds no room for a body comes again so much later, in seconds.
const BUSY_WAIT_S: u32 = 30;

/// How often each address may post. Everything counts, also what is refused: who floods is turned away before any work.
pub struct InboxLimit {
    rate: Rate<IpAddr>,
    bodies: Bodies,
    refusals: Pace,
}

impl InboxLimit {
    /// So many requests a minute for each address, all of which may come at once; and so many that are refused without a wait.
    pub fn per_minute(most: u32, most_refused: u32) -> Self {
        let refusals = Pace::per_minute(most_refused);
        Self { rate: Rate::per_minute(most), bodies: Bodies::default(), refusals }
    }

    /// How long an address must wait, in seconds; `None` where it need not.
    fn wait_s(&self, address: IpAddr) -> Option<u32> {
        self.rate.wait_s(&network(address))
    }

    /// A share of the memory for bodies.
    fn enter(&self, address: IpAddr) -> Result<Share, Refused> {
        self.bodies.enter(network(address)).map_err(no_room)
    }
}

/// `POST /inbox` and `POST /actors/{name}/inbox`. A peer learns a status and a sentence of ours, nothing else (inbound check 16).
pub(super) async fn receive(
    node: Data<Node>,
    limit: Data<InboxLimit>,
    request: HttpRequest,
    payload: Payload,
) -> HttpResponse {
    let address = address(&node, &request);
    let mut arriving = Arriving { request: &request, payload, is_read: false };
    let taken = taken(&node, &limit, address, &mut arriving).await;
    if has_time(&taken) {
        let left = if arriving.is_read { Left::Nothing } else { Left::Body };
        limit.refusals.hold_back(network(address), left).await;
    }
    match taken {
        Ok(Taken::Stored | Taken::SentAgain | Taken::Dropped) => HttpResponse::Accepted().finish(),
        Err(refused) => {
            node.meters.refused(refused.status);
            let mut answer = refusal(refused.status, &refused.sentence);
            if let Some(wait_s) = refused.retry_after_s {
                answer.headers_mut().insert(RETRY_AFTER, wait_s.into());
            }
            answer
        }
    }
}

/// Who is refused, or sends again what it sent, has time. What was taken is answered at once, and so is our own trouble.
fn has_time(taken: &Result<Taken, Refused>) -> bool {
    match taken {
        Ok(Taken::SentAgain) => true,
        Ok(Taken::Stored | Taken::Dropped) => false,
        Err(refused) => refused.status < 500,
    }
}

/// A post whose body may still be on its way.
struct Arriving<'a> {
    request: &'a HttpRequest,
    payload: Payload,
    is_read: bool,
}

/// Checks 1, 2 and 15 as far as the address, the headers and the size tell, then the others.
async fn taken(
    node: &Node,
    limit: &InboxLimit,
    address: IpAddr,
    arriving: &mut Arriving<'_>,
) -> Result<Taken, Refused> {
    let request = arriving.request;
    if let Some(name) = request.match_info().get("name")
        && (!Urls::may_name(name) || node.key(&node.app.urls.actor(name)).is_none())
    {
        return Err(Refused::new(404, "there is no such document"));
    }
    if let Some(wait_s) = limit.wait_s(address) {
        return Err(Refused::later(429, "too many requests from your address", wait_s));
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !is_activity(kind) {
        return Err(Refused::new(415, "the content type of an activity is application/activity+json"));
    }
    inbound::require_room(node).await?;
    let headers = headers(request);
    let mut share = limit.enter(address)?;
    inbound::require_heard_signer(node, &headers).await?;
    let max = node.app.config.server.max_body_bytes;
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    let body = read(&mut arriving.payload, (length.unwrap_or(0), max), &mut share).await?;
    arriving.is_read = true;
    let received = ReceivedRequest {
        method: request.method().as_str(),
        path_and_query: path_and_query(request),
        headers: &headers,
        body: &body,
    };
    let taken = inbound::accept(node, &received).await;
    // What it held is free once nobody needs the body any more.
    drop(share);
    taken
}

fn no_room(no_room: NoRoom) -> Refused {
    match no_room {
        NoRoom::ForAddress => Refused::later(429, "too much is under way from your address", BUSY_WAIT_S),
        NoRoom::ForAnybody => {
            Refused::later(503, "the instance takes no more bodies for the moment", BUSY_WAIT_S)
        }
    }
}

/// Whether a `Content-Type` is ActivityPub's: one of its two, however it is written.
fn is_activity(content_type: &str) -> bool {
    let lower = content_type.to_ascii_lowercase();
    let mut parts = lower.split(';').map(str::trim);
    match parts.next().unwrap_or_default() {
        "application/activity+json" => true,
        // Some leave the profile out; another one's is not ours.
        "application/ld+json" => parts
            .filter_map(|part| part.strip_prefix("profile="))
            .all(|profile| profile.contains("https://www.w3.org/ns/activitystreams")),
        _ => false,
    }
}

/// Whose request counts: the proxies that the configuration trusts are looked through.
fn address(node: &Node, request: &HttpRequest) -> IpAddr {
    let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
    let values = request.headers().get_all(X_FORWARDED_FOR).filter_map(|value| value.to_str().ok());
    let forwarded = values.collect::<Vec<_>>().join(", ");
    node.app.config.client_address(peer, (!forwarded.is_empty()).then_some(forwarded.as_str()))
}

/// Reads a body of at most `max` bytes under a deadline. Where its length was said, it is not moved about in memory while it grows.
async fn read<E>(
    mut payload: impl Stream<Item = Result<Bytes, E>> + Unpin,
    (said, max): (usize, usize),
    share: &mut Share,
) -> Result<Vec<u8>, Refused> {
    let reading = async {
        let mut body = Vec::with_capacity(said.min(max));
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| Refused::new(400, "the body broke off"))?;
            if body.len() + chunk.len() > max {
                return Err(Refused::new(413, format!("the body is larger than {max} bytes")));
            }
            share.grow(chunk.len()).map_err(no_room)?;
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    };
    match tokio::time::timeout(BODY_DEADLINE, reading).await {
        Ok(read) => read,
        Err(_) => Err(Refused::new(408, "the body did not arrive in 20 seconds")),
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
    document(collection::whole(&node.app.urls.of_actor(&actor, "inbox"), Vec::new()))
}

/// `GET /inbox`.
pub(super) async fn empty_shared(node: Data<Node>) -> HttpResponse {
    document(collection::whole(&node.app.urls.shared_inbox(), Vec::new()))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use futures_util::stream;

    use super::*;

    fn chunks(text: &[&'static str]) -> impl Stream<Item = Result<Bytes, Infallible>> + Unpin + use<> {
        stream::iter(text.iter().map(|text| Ok(Bytes::from_static(text.as_bytes()))).collect::<Vec<_>>())
    }

    #[test]
    fn inbound_15_who_is_refused_or_sends_again_has_time_and_nobody_waits_for_our_trouble() {
        let refused = |status| Err(Refused::new(status, ""));
        for slow in [Ok(Taken::SentAgain), refused(400), refused(429), refused(499)] {
            assert!(has_time(&slow), "{slow:?}");
        }
        for at_once in [Ok(Taken::Stored), Ok(Taken::Dropped), refused(500), refused(503)] {
            assert!(!has_time(&at_once), "{at_once:?}");
        }
    }

    fn share() -> Share {
        Bodies::default().enter(IpAddr::V4(Ipv4Addr::LOCALHOST)).expect("room")
    }

    #[tokio::test(start_paused = true)]
    async fn inbound_01_a_body_that_does_not_end_in_time_is_given_up() {
        let slow = chunks(&["{"]).chain(stream::pending());
        let refused = read(Box::pin(slow), (0, 100), &mut share()).await.unwrap_err();
        assert_eq!(refused, Refused::new(408, "the body did not arrive in 20 seconds"));
    }

    #[tokio::test]
    async fn inbound_01_a_body_is_read_to_its_limit_and_no_further() {
        assert_eq!(
            read(chunks(&["12345", "67890"]), (0, 10), &mut share()).await,
            Ok(b"1234567890".to_vec())
        );
        let refused = read(chunks(&["12345", "678901"]), (9, 10), &mut share()).await.unwrap_err();
        assert_eq!(refused, Refused::new(413, "the body is larger than 10 bytes"));
        let endless = Box::pin(stream::repeat(Ok::<_, Infallible>(Bytes::from_static(b"x"))));
        assert_eq!(read(endless, (usize::MAX, 1_000), &mut share()).await.unwrap_err().status, 413);
    }

    #[test]
    fn inbound_01_only_the_content_types_of_activitypub_are_taken() {
        for kind in [
            "application/activity+json",
            "Application/Activity+JSON; charset=utf-8",
            "application/ld+json",
            r#"application/ld+json; profile="https://www.w3.org/ns/activitystreams""#,
        ] {
            assert!(is_activity(kind), "{kind}");
        }
        for kind in [
            "",
            "application/json",
            "text/html, application/activity+json",
            "application/activity+jsonx",
            r#"application/ld+json; profile="http://iiif.io/api/presentation/3/context.json""#,
        ] {
            assert!(!is_activity(kind), "{kind}");
        }
    }
}
