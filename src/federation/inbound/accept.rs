//! What the inbox does while the sender waits: the checks from the cheapest on, then one row (inbound checks 2, 5, 6 and 15).

use std::time::Instant;

use serde_json::Value;

use super::authenticate::verify;
use crate::crash;
use crate::crypto::sha256_hex;
use crate::domain::partner::PartnerTier;
use crate::federation::Node;
use crate::federation::http::Budget;
use crate::federation::meters::Dropped;
use crate::federation::signatures::{ReceivedRequest, SignatureError, Unverified, is_signed, named_keys};
use crate::federation::vocab::{json, read};
use crate::ids::{ApId, Domain, ReceivedId};
use crate::services::{ServiceError, partners};
use crate::store::Awaited;
use crate::store::received::{self, Received, Stored};

/// Why an activity is not taken: all that the peer is told (inbound check 16). Every sentence is written here or says what is wrong
/// with what the peer itself sent; none repeats an error of our own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub status: u16,
    pub sentence: String,
    pub retry_after_s: Option<u32>,
}

impl Refused {
    /// A refusal for good.
    pub fn new(status: u16, sentence: impl Into<String>) -> Self {
        Self { status, sentence: sentence.into(), retry_after_s: None }
    }

    /// A refusal for now.
    pub fn later(status: u16, sentence: impl Into<String>, retry_after_s: u32) -> Self {
        Self { status, sentence: sentence.into(), retry_after_s: Some(retry_after_s) }
    }
}

impl From<ServiceError> for Refused {
    fn from(error: ServiceError) -> Self {
        tracing::error!(%error, cause = ?error, "an activity could not be stored");
        Self::later(500, "the instance cannot do this now", 60)
    }
}

impl From<SignatureError> for Refused {
    fn from(error: SignatureError) -> Self {
        Self::new(401, error.to_string())
    }
}

/// What the inbox does with an activity that it does not refuse; all of them answer 202.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    Stored,
    /// The very same request was taken a moment ago.
    SentAgain,
    /// Seen before, or of no use to anybody here.
    Dropped,
}

/// Check 15: a full queue is said before any work, the reading of the body included.
///
/// # Errors
/// [`Refused`] with 503.
pub async fn require_room(node: &Node) -> Result<(), Refused> {
    if node.queue_is_full().await? {
        return Err(Refused::later(503, "the queue is full, try again later", 120));
    }
    Ok(())
}

/// Checks 2 and 3, before the body is read: the request bears a signature, and the domains that are said to have signed are not all
/// blocked. Nobody proved that the key is theirs, so this refuses and lets nothing through.
///
/// # Errors
/// [`Refused`] with 401, 403 or 500.
pub async fn require_heard_signer(node: &Node, headers: &[(String, String)]) -> Result<(), Refused> {
    if !is_signed(headers) {
        return Err(SignatureError::Missing.into());
    }
    let mut verdict = Ok(());
    for key_id in named_keys(headers) {
        let Ok(key) = key_id.parse::<ApId>() else { return Ok(()) };
        verdict = refuse_blocked(node, &key.domain()).await;
        if verdict.is_ok() {
            break;
        }
    }
    verdict
}

/// Checks a POST to an inbox, and stores its activity.
///
/// # Errors
/// [`Refused`] with 400, 401, 403, 429 or 500.
pub async fn accept(node: &Node, request: &ReceivedRequest<'_>) -> Result<Taken, Refused> {
    let app = &node.app;
    let signature = Unverified::from_request(request, (&app.urls).into(), app.clock.now())?;
    let signer = signature.key_id().parse::<ApId>().ok().map(|key| key.domain());
    if let Some(signer) = &signer {
        refuse_blocked(node, signer).await?;
    }
    let fingerprint = signature.fingerprint();
    if node.replays.knows(&fingerprint) {
        node.meters.dropped(Dropped::SeenBefore);
        return Ok(Taken::SentAgain);
    }
    let activity = json::parse(request.body).map_err(|e| Refused::new(400, format!("the body: {e}")))?;
    let head = Head::read(&activity)?;
    head.check_origins(node)?;
    let origin = head.actor.domain();
    if signer.as_ref() != Some(&origin) {
        refuse_blocked(node, &origin).await?;
    }
    let budget = Budget::of_activity();
    if !verify(node, &signature, &head, (&activity, &budget)).await? {
        node.meters.dropped(Dropped::UnknownFarewell);
        return Ok(Taken::Dropped);
    }
    crash::point("inbox:verified");
    // Counted only now that the origin is proven: what others send in its name must not lock it out.
    if let Some(wait_s) = node.origins.wait_s(&origin) {
        return Err(Refused::later(429, "too many activities from your server", wait_s));
    }
    let taken = store(node, head, request.body, budget.spent()).await?;
    // Where another server passed it on, its own policy says nothing of the actor's.
    if signer.as_ref() == Some(&origin) {
        node.replays.note(fingerprint);
    }
    Ok(taken)
}

/// What the checks need to know of an activity.
pub(super) struct Head {
    id: ApId,
    kind: String,
    pub(super) actor: ApId,
    object: Option<ApId>,
    /// Activities with the same key are handled in order.
    order_key: String,
}

impl Head {
    fn read(activity: &Value) -> Result<Self, Refused> {
        let missing = |what: &str| Refused::new(400, format!("{what}: is missing, or is not one address"));
        let id = read::one_id(activity, "id").ok_or_else(|| missing("id"))?;
        let kind = read::kind(activity).ok_or_else(|| Refused::new(400, "type: is missing"))?.to_owned();
        let actor = read::one_id(activity, "actor").ok_or_else(|| missing("actor"))?;
        let order_key = order_key(activity, &kind, &actor);
        Ok(Self { id, kind, actor, object: read::one_id(activity, "object"), order_key })
    }

    /// Check 5: the activity's id has its actor's origin, and that is not ours.
    fn check_origins(&self, node: &Node) -> Result<(), Refused> {
        if node.app.urls.is_ours(&self.actor) {
            return Err(Refused::new(400, "actor: is one of ours"));
        }
        if !self.id.same_origin(&self.actor) {
            return Err(Refused::new(400, "id: is of another origin than the actor"));
        }
        Ok(())
    }

    /// Whether an actor says that it is gone itself.
    pub(super) fn is_farewell(&self) -> bool {
        self.kind == "Delete" && self.object.as_ref() == Some(&self.actor)
    }

    /// The activity that an Undo takes back.
    fn undone(&self) -> Option<ApId> {
        self.object.clone().filter(|_| self.kind == "Undo")
    }
}

/// What is written about one object is handled in order, and so are one actor's reactions to one object, and everything else that one
/// actor does. A reaction shares its key with no other actor's: one that must wait holds up nobody else.
fn order_key(activity: &Value, kind: &str, actor: &ApId) -> String {
    let reaction = |to: &Value| read::one_id(to, "object").map(|object| format!("{actor} {object}"));
    let key = match (kind, activity.get("object")) {
        ("Create" | "Update" | "Delete", _) => read::one_id(activity, "object").map(|id| id.to_string()),
        ("Like" | "EmojiReact" | "Announce", _) => reaction(activity),
        ("Undo", Some(undone)) => match read::kind(undone) {
            Some("Like" | "EmojiReact" | "Announce") => reaction(undone),
            Some(_) | None => None,
        },
        _ => None,
    };
    key.unwrap_or_else(|| actor.to_string())
}

/// Check 2: the domain's policy, as it was a second ago or less.
async fn refuse_blocked(node: &Node, domain: &Domain) -> Result<(), Refused> {
    if node.heard.lately(domain, Instant::now()) {
        return Ok(());
    }
    if node.is_blocked(domain).await? {
        return Err(blocked());
    }
    node.heard.note(domain, Instant::now());
    Ok(())
}

pub(super) fn blocked() -> Refused {
    Refused::new(403, "this instance does not federate with yours")
}

/// Check 6: stored once, by id and body.
async fn store(node: &Node, head: Head, body: &[u8], fetches: u32) -> Result<Taken, Refused> {
    let undone = head.undone();
    let text = String::from_utf8(body.to_vec()).map_err(|_| Refused::new(400, "the body: is not UTF-8"))?;
    let mut item = Received {
        id: ReceivedId::new(),
        ap_id: head.id,
        body_hash: sha256_hex(body),
        actor: head.actor,
        kind: head.kind,
        order_key: head.order_key,
        body: text,
        attempts: 0,
        fetches,
        received_at: node.app.clock.now(),
    };
    let (app, origin) = (std::sync::Arc::clone(&node.app), item.actor.domain());
    let door = origin.to_string();
    let stored = node.app.db.tx_of((Awaited::ByPeer, &door), move |tx| {
        // Asked again where it cannot change any more: a body may take its time, and a moderator be faster.
        if partners::policy_of(tx, &app, &origin)?.tier == PartnerTier::Blocked {
            return Ok(None);
        }
        // What is taken back while it waits is not taken back before it was handled.
        if let Some(undone) = undone
            && let Some(key) = received::waits_under(tx, &undone, &item.actor)?
        {
            item.order_key = key;
        }
        Ok::<_, ServiceError>(Some(received::insert(tx, &item)?))
    });
    let stored = stored.await;
    crash::point("inbox:stored");
    let dropped = match stored {
        Ok(None) => return Err(blocked()),
        Ok(Some(Stored::New)) => {
            node.one_more_waits();
            node.meters.accepted();
            node.app.wake.received.notify_one();
            return Ok(Taken::Stored);
        }
        // Two copies at once: the other one was faster.
        Ok(Some(Stored::Seen)) | Err(ServiceError::Conflict(_)) => Dropped::SeenBefore,
        Ok(Some(Stored::OtherBody)) => Dropped::OtherBody,
        Err(error) => return Err(error.into()),
    };
    node.meters.dropped(dropped);
    Ok(Taken::Dropped)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn activities_about_one_object_are_in_order_and_so_is_what_else_an_actor_does() {
        let key = |actor: &str, kind: &str, object: Value| {
            let id = format!("https://a.example/{kind}");
            Head::read(&json!({"id": id, "type": kind, "actor": actor, "object": object})).unwrap().order_key
        };
        let (ben, eve, note) =
            ("https://a.example/ben", "https://a.example/eve", "https://a.example/notes/1");
        for kind in ["Create", "Update", "Delete"] {
            assert_eq!(key(ben, kind, json!(note)), note);
            assert_eq!(key(eve, kind, json!({"id": note})), note, "whoever says it");
            assert_eq!(key(ben, kind, json!({"type": "Note"})), ben, "of what has no id");
        }
        for kind in ["Like", "EmojiReact", "Announce"] {
            assert_eq!(key(ben, kind, json!(note)), format!("{ben} {note}"));
            assert_eq!(key(eve, kind, json!({"id": note})), format!("{eve} {note}"), "nobody's but her own");
            assert_eq!(key(ben, kind, json!({"type": "Note"})), ben, "of what has no id");
            let undone = json!({"type": kind, "object": note});
            assert_eq!(key(ben, "Undo", undone), format!("{ben} {note}"), "after what it takes back");
        }
        assert_eq!(key(ben, "Undo", json!({"type": "Follow", "object": eve})), ben);
        for kind in ["Follow", "Undo", "Flag", "Move"] {
            assert_eq!(key(ben, kind, json!(note)), ben);
            assert_eq!(key(eve, kind, json!(note)), eve);
        }
    }
}
