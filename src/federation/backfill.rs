//! Reads the outbox of somebody we follow, a page a step, outside of any activity's budget (inbound check 10).
//! Invariants: the outbox and its pages are of the actor's origin; an item passes what a received Create passes: its actor and its
//! object's one author are whose outbox it is, and the object is of that origin.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::Node;
use super::http::FetchError;
use super::vocab::{collection_read, read, remote_offer};
use crate::domain::listing::RemoteOffer;
use crate::ids::ApId;
use crate::services::backfills::PageFetched;
use crate::store::backfills::Backfill;

/// Why a page was not read.
#[derive(Debug, thiserror::Error)]
pub enum BackfillError {
    #[error("{0}: {1}")]
    Fetch(ApId, FetchError),
    #[error("{0} names no outbox of its own origin")]
    NoOutbox(ApId),
    #[error("{0} is no collection")]
    NoCollection(ApId),
    #[error("a page took longer than {0} s")]
    TooSlow(u64),
}

impl BackfillError {
    /// Whether another try later may bring something else.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Fetch(_, error) => error.may_pass(),
            Self::TooSlow(_) => true,
            Self::NoOutbox(_) | Self::NoCollection(_) => false,
        }
    }
}

/// Fetches the page that comes next, and reads it. Nothing is written.
///
/// # Errors
/// [`BackfillError`].
pub async fn page(node: &Node, reading: &Backfill) -> Result<PageFetched, BackfillError> {
    let address = match &reading.next_page {
        Some(page) => page.clone(),
        None => outbox_of(node, &reading.target).await?,
    };
    let document = fetch(node, &address).await?;
    let found = collection_read::page(&document, &address)
        .ok_or_else(|| BackfillError::NoCollection(address.clone()))?;
    let now = node.app.clock.now();
    let mut offers = Vec::new();
    for item in &found.items {
        offers.extend(offer(node, item, &reading.target, now).await?);
    }
    Ok(PageFetched {
        items: u32::try_from(found.items.len()).unwrap_or(u32::MAX),
        left_out: found.left_out,
        next: found.next.clone(),
        page: address,
        offers,
    })
}

async fn outbox_of(node: &Node, target: &ApId) -> Result<ApId, BackfillError> {
    let actor = fetch(node, target).await?;
    let outbox = read::one_id(&actor, "outbox").filter(|outbox| outbox.same_origin(target));
    outbox.ok_or_else(|| BackfillError::NoOutbox(target.clone()))
}

async fn fetch(node: &Node, id: &ApId) -> Result<Value, BackfillError> {
    let fetched = node.http.get_object(id, node.instance_key(), node.app.clock.now()).await;
    fetched.map(|fetched| fetched.json).map_err(|error| BackfillError::Fetch(id.clone(), error))
}

/// The offer of an item: embedded in its Create, named by it, or standing there itself.
async fn offer(
    node: &Node,
    item: &Value,
    author: &ApId,
    now: DateTime<Utc>,
) -> Result<Option<RemoteOffer>, BackfillError> {
    let object = match read::kind(item) {
        Some("Create" | "Update") if read::one_id(item, "actor").as_ref() == Some(author) => {
            item.get("object")
        }
        // What others wrote and this actor repeated is theirs to tell.
        Some("Create" | "Update" | "Announce" | "Like" | "Delete" | "Undo" | "Follow" | "Add" | "Remove") => {
            None
        }
        Some(_) => Some(item),
        // An item that is only named may be anything; it is read, as a Create's object is.
        None => item.is_string().then_some(item),
    };
    match object {
        Some(Value::String(id)) => named(node, id, author, now).await,
        Some(object) => Ok(remote_offer::read(object, author, now)),
        None => Ok(None),
    }
}

/// An object that is only named, from its author's own server. One that is gone or broken is no offer; a server that does not answer
/// is asked for the whole page again.
async fn named(
    node: &Node,
    id: &str,
    author: &ApId,
    now: DateTime<Utc>,
) -> Result<Option<RemoteOffer>, BackfillError> {
    let Some(id) = id.parse::<ApId>().ok().filter(|id| id.same_origin(author)) else { return Ok(None) };
    match fetch(node, &id).await {
        Ok(object) => {
            // The item itself may have been named: then this is the activity.
            let inner = object.get("object").filter(|_| read::kind(&object) == Some("Create"));
            Ok(remote_offer::read(inner.unwrap_or(&object), author, now))
        }
        Err(error) if error.may_pass() => Err(error),
        Err(_) => Ok(None),
    }
}
