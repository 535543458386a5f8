//! What others send us. The inbox checks and stores; a worker handles. The checks bear the numbers of federation.md.
//! Invariants: 202 is answered only after the activity is stored; cheap checks come first, effects last; a peer learns a status and a
//! sentence, nothing else.

mod answer;
mod follow;
mod invite;
mod object;
mod undo;

use serde_json::Value;

use super::Node;
use super::http::FetchError;
use super::keys::KeyError;
use super::signatures::{ReceivedRequest, SignatureError, Unverified};
use super::vocab::{json, read};
use crate::crash;
use crate::crypto::sha256_hex;
use crate::domain::partner::PartnerTier;
use crate::ids::{ApId, ReceivedId};
use crate::services::{ServiceError, partners};
use crate::store::received::{self, Received, Stored};

/// Why an activity is not taken: what the peer is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub status: u16,
    pub sentence: String,
    pub retry_after_s: Option<u32>,
}

impl Refused {
    fn new(status: u16, sentence: impl Into<String>) -> Self {
        Self { status, sentence: sentence.into(), retry_after_s: None }
    }
}

impl From<ServiceError> for Refused {
    fn from(error: ServiceError) -> Self {
        tracing::error!(%error, "an activity could not be stored");
        Self { status: 500, sentence: "the instance cannot do this now".to_owned(), retry_after_s: Some(60) }
    }
}

impl From<SignatureError> for Refused {
    fn from(error: SignatureError) -> Self {
        Self::new(401, error.to_string())
    }
}

/// What the inbox does with an activity that it does not refuse; both answer 202.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    Stored,
    /// Seen before, or of no use to anybody here.
    Dropped,
}

/// Checks a POST to an inbox, and stores its activity.
///
/// # Errors
/// [`Refused`] with 400, 401, 403, 500 or 503.
pub async fn accept(node: &Node, request: &ReceivedRequest<'_>) -> Result<Taken, Refused> {
    let app = &node.app;
    if node.queue_is_full().await? {
        let retry_after_s = Some(120);
        return Err(Refused { retry_after_s, ..Refused::new(503, "the queue is full, try again later") });
    }
    let signature = Unverified::from_request(request, app.urls.domain().as_str(), app.clock.now())?;
    let activity = json::parse(request.body).map_err(|e| Refused::new(400, format!("the body: {e}")))?;
    let head = Head::read(&activity)?;
    head.check_origins(node)?;
    refuse_blocked(node, &head.actor).await?;
    if !verify(node, &signature, &head).await? {
        return Ok(Taken::Dropped);
    }
    crash::point("inbox:verified");
    store(node, head, request.body).await
}

/// What the checks need to know of an activity.
struct Head {
    id: ApId,
    kind: String,
    actor: ApId,
    object: Option<ApId>,
}

impl Head {
    fn read(activity: &Value) -> Result<Self, Refused> {
        let missing = |what: &str| Refused::new(400, format!("{what}: is missing, or is not one address"));
        Ok(Self {
            id: read::one_id(activity, "id").ok_or_else(|| missing("id"))?,
            kind: read::kind(activity).ok_or_else(|| Refused::new(400, "type: is missing"))?.to_owned(),
            actor: read::one_id(activity, "actor").ok_or_else(|| missing("actor"))?,
            object: read::one_id(activity, "object"),
        })
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
    fn is_farewell(&self) -> bool {
        self.kind == "Delete" && self.object.as_ref() == Some(&self.actor)
    }

    /// What is written about one object is handled in order, and everything else that one actor does is too.
    fn order_key(&self) -> String {
        let about_object = matches!(self.kind.as_str(), "Create" | "Update" | "Delete");
        self.object.as_ref().filter(|_| about_object).unwrap_or(&self.actor).to_string()
    }
}

/// Check 2: the domain's policy comes before any fetch.
async fn refuse_blocked(node: &Node, actor: &ApId) -> Result<(), Refused> {
    let (app, domain) = (std::sync::Arc::clone(&node.app), actor.domain());
    let tier = node.app.db.read(move |conn| partners::tier_of(conn, &app, &domain)).await?;
    match tier {
        PartnerTier::Blocked => Err(Refused::new(403, "this instance does not federate with yours")),
        PartnerTier::Open | PartnerTier::Ally => Ok(()),
    }
}

/// Checks 3 and 4: the signature fits the actor's own key. `false` for a farewell of an actor that we never knew.
async fn verify(node: &Node, signature: &Unverified, head: &Head) -> Result<bool, Refused> {
    let known = match node.key_of(&head.actor, signature.key_id()).await {
        Ok(known) => known,
        Err(KeyError::Service(error)) => return Err(error.into()),
        // Its origin says so itself (check 8).
        Err(KeyError::Fetch(FetchError::Gone)) if head.is_farewell() => return Ok(true),
        // Gone before we ever knew it: there is nothing here to delete.
        Err(_) if head.is_farewell() => return Ok(false),
        Err(error) => return Err(Refused::new(401, format!("the key: {error}"))),
    };
    if signature.verify(&known.key).is_ok() {
        return Ok(true);
    }
    // The key may have changed since we read it.
    let fresh = match node.refreshed_key(&head.actor, signature.key_id()).await {
        Ok(fresh) => fresh,
        Err(KeyError::Service(error)) => return Err(error.into()),
        Err(KeyError::Fetch(FetchError::Gone)) if head.is_farewell() => return Ok(true),
        Err(_) => return Err(SignatureError::WrongSignature.into()),
    };
    signature.verify(&fresh.key)?;
    Ok(true)
}

/// Check 6: stored once, by id and body.
async fn store(node: &Node, head: Head, body: &[u8]) -> Result<Taken, Refused> {
    let order_key = head.order_key();
    let text = String::from_utf8(body.to_vec()).map_err(|_| Refused::new(400, "the body: is not UTF-8"))?;
    let item = Received {
        id: ReceivedId::new(),
        ap_id: head.id,
        body_hash: sha256_hex(body),
        actor: head.actor,
        kind: head.kind,
        order_key,
        body: text,
        attempts: 0,
        received_at: node.app.clock.now(),
    };
    let stored = node.app.db.tx(move |tx| received::insert(tx, &item).map_err(ServiceError::from)).await;
    crash::point("inbox:stored");
    match stored {
        Ok(Stored::New) => {
            node.one_more_waits();
            node.app.wake.received.notify_one();
            Ok(Taken::Stored)
        }
        // Two copies at once: the other one was faster.
        Ok(Stored::Seen) | Err(ServiceError::Conflict(_)) => Ok(Taken::Dropped),
        Err(error) => Err(error.into()),
    }
}

/// Why a stored activity was not handled.
#[derive(Debug, thiserror::Error)]
pub enum HandleError {
    /// It will never be: it breaks a rule, and is dropped with this sentence in the log.
    #[error("{0}")]
    Refused(String),
    /// It may be later: another server or our store did not answer.
    #[error("{0}")]
    Later(String),
}

impl HandleError {
    /// What a failed fetch of an object means: tried again only where that may help, or nothing would be left but a row set aside.
    fn of_fetch(id: &ApId, error: &FetchError) -> Self {
        let sentence = format!("{id}: {error}");
        if error.may_pass() { Self::Later(sentence) } else { Self::Refused(sentence) }
    }
}

impl From<ServiceError> for HandleError {
    fn from(error: ServiceError) -> Self {
        match error.kind() {
            crate::services::Kind::Internal => Self::Later(error.to_string()),
            crate::services::Kind::Invalid
            | crate::services::Kind::Denied
            | crate::services::Kind::NotFound
            | crate::services::Kind::Conflict => Self::Refused(error.to_string()),
        }
    }
}

/// What handling came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handled {
    Done,
    /// Understood, and of no use here (check 14), or handled by a later issue.
    Dropped,
}

/// Handles a stored activity. Its effect and the note that it is done stand in one transaction.
///
/// # Errors
/// [`HandleError`]; the activity is then not done.
pub async fn handle(node: &Node, item: &Received) -> Result<Handled, HandleError> {
    let refused = |why: &str| HandleError::Refused(why.to_owned());
    let activity: Value = serde_json::from_str(&item.body).map_err(|e| refused(&e.to_string()))?;
    match item.kind.as_str() {
        "Follow" => follow::handle(node, item, &activity).await,
        "Undo" => undo::handle(node, item, &activity).await,
        "Accept" | "TentativeAccept" | "Reject" => answer::handle(node, item, &activity).await,
        "Create" | "Update" => object::handle_written(node, item, &activity).await,
        "Delete" => object::handle_deleted(node, item, &activity).await,
        "Invite" => invite::handle(node, item, &activity).await,
        other => {
            tracing::debug!(kind = other, actor = %item.actor, "dropped");
            done(node, item).await
        }
    }
}

/// Notes that nothing is to be done.
async fn done(node: &Node, item: &Received) -> Result<Handled, HandleError> {
    let id = item.id;
    node.app.db.tx(move |tx| received::done(tx, id).map_err(ServiceError::from)).await?;
    Ok(Handled::Dropped)
}

/// Runs an effect and notes that the activity is done, in one transaction.
async fn effect<T: Send + 'static>(
    node: &Node,
    item: &Received,
    work: impl FnOnce(&mut crate::store::Tx<'_>) -> Result<T, ServiceError> + Send + 'static,
) -> Result<T, HandleError> {
    let id = item.id;
    let made = node
        .app
        .db
        .tx(move |tx| {
            let made = work(tx)?;
            received::done(tx, id)?;
            crash::point("receive:before-commit");
            Ok::<T, ServiceError>(made)
        })
        .await?;
    crash::point("receive:after-commit");
    node.app.wake.outbox.notify_one();
    Ok(made)
}
