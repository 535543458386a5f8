//! What a worker does with a stored activity: one file a verb beside this one. Its effect and the note that it is done stand in one
//! transaction.

use serde_json::Value;

use super::{
    agreement, alliance, announce, answer, block, featured, flag, follow, invite, like, r#move, object, undo,
};
use crate::crash;
use crate::domain::actor::Actor;
use crate::federation::Node;
use crate::federation::http::{Budget, FetchError, Fetched};
use crate::federation::keys::KeyError;
use crate::federation::signatures::SigningKey;
use crate::federation::vocab::read;
use crate::ids::ApId;
use crate::services::ServiceError;
use crate::store::Awaited;
use crate::store::actors;
use crate::store::received::{self, Received};

/// The most objects of one activity that are looked at.
const OBJECTS_MAX: usize = 100;

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
    pub(super) fn of_fetch(id: &ApId, error: &FetchError) -> Self {
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

/// An activity that is being handled, and what may be spent on it.
pub(super) struct Work<'a> {
    pub(super) node: &'a Node,
    pub(super) item: &'a Received,
    pub(super) activity: &'a Value,
    /// Inbound check 10: an activity makes us fetch so much and no more.
    pub(super) budget: Budget,
}

/// What became of a try to handle an activity, and how many fetches it caused since it came.
pub struct Tried {
    pub result: Result<Handled, HandleError>,
    pub fetches: u32,
}

/// Handles a stored activity. Its effect and the note that it is done stand in one transaction; after an error it is not done.
pub async fn handle(node: &Node, item: &Received) -> Tried {
    let activity: Value = match serde_json::from_str(&item.body) {
        Ok(activity) => activity,
        Err(error) => {
            let result = Err(HandleError::Refused(error.to_string()));
            return Tried { result, fetches: item.fetches };
        }
    };
    let work = &Work { node, item, activity: &activity, budget: Budget::after(item.fetches) };
    let result = handle_kind(work).await;
    Tried { result, fetches: work.budget.spent() }
}

async fn handle_kind(work: &Work<'_>) -> Result<Handled, HandleError> {
    let item = work.item;
    match item.kind.as_str() {
        "Follow" => follow::handle(work).await,
        "Undo" => undo::handle(work).await,
        "Accept" | "Reject" => answer::handle(work).await,
        "TentativeAccept" => agreement::handle_answer(work).await,
        "Offer" if alliance::is_offered(work.activity) => alliance::handle_offer(work).await,
        "Offer" => agreement::handle_offer(work).await,
        "Create" | "Update" => object::handle_written(work).await,
        "Delete" => object::handle_deleted(work).await,
        "Invite" => invite::handle(work).await,
        "Like" | "EmojiReact" => like::handle(work).await,
        "Announce" => announce::handle(work).await,
        "Flag" => flag::handle(work).await,
        "Block" => block::handle(work).await,
        "Move" => r#move::handle(work).await,
        "Add" | "Remove" => featured::handle(work).await,
        // What is not understood here; the worker's meters count it.
        _ => work.done().await,
    }
}

impl Work<'_> {
    /// Notes that nothing is to be done.
    pub(super) async fn done(&self) -> Result<Handled, HandleError> {
        let (id, origin) = (self.item.id, self.item.actor.domain());
        let db = &self.node.app.db;
        db.tx_of((Awaited::ByNobody, origin.as_str()), move |tx| {
            received::done(tx, id).map_err(ServiceError::from)
        })
        .await?;
        Ok(Handled::Dropped)
    }

    /// Fetches an actor on the activity's account, and stores it.
    ///
    /// # Errors
    /// [`KeyError`]; `Fetch(BudgetSpent)` where the activity made us fetch enough.
    pub(super) async fn fetch_actor(&self, id: &ApId) -> Result<Actor, KeyError> {
        self.node.fetch_actor(id, &self.budget).await
    }

    /// Fetches an object on the activity's account.
    ///
    /// # Errors
    /// [`FetchError`]; `BudgetSpent` where the activity made us fetch enough.
    pub(super) async fn fetch(&self, id: &ApId, signer: Option<&SigningKey>) -> Result<Fetched, FetchError> {
        self.budget.spend()?;
        self.node.http.get_object(id, signer, self.node.app.clock.now()).await
    }

    /// The sender, stored: from the store, otherwise from its own server.
    ///
    /// # Errors
    /// [`HandleError`] where it is gone or cannot be read.
    pub(super) async fn sender(&self) -> Result<Actor, HandleError> {
        let (node, actor) = (self.node, self.item.actor.clone());
        let stored = node.app.db.read(move |conn| actors::by_ap_id(conn, &actor)).await;
        match stored {
            Ok(Some(actor)) => Ok(actor),
            Ok(None) => match self.fetch_actor(&self.item.actor).await {
                Ok(actor) => Ok(actor),
                Err(KeyError::Actor(error)) => Err(HandleError::Refused(error.to_string())),
                Err(KeyError::Fetch(error)) => Err(HandleError::of_fetch(&self.item.actor, &error)),
                Err(error) => Err(HandleError::Later(error.to_string())),
            },
            Err(error) => Err(HandleError::Later(error.to_string())),
        }
    }

    /// The ids that the activity's object names, at most [`OBJECTS_MAX`] of them.
    pub(super) fn objects(&self) -> Vec<ApId> {
        let ids = read::ids(self.activity.get("object"));
        ids.into_iter().take(OBJECTS_MAX).filter_map(|id| id.parse().ok()).collect()
    }

    /// Runs an effect and notes that the activity is done, in one transaction.
    pub(super) async fn effect<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut crate::store::Tx<'_>) -> Result<T, ServiceError> + Send + 'static,
    ) -> Result<T, HandleError> {
        let (id, origin) = (self.item.id, self.item.actor.domain());
        let made = self
            .node
            .app
            .db
            .tx_of((Awaited::ByNobody, origin.as_str()), move |tx| {
                let made = work(tx)?;
                received::done(tx, id)?;
                crash::point("receive:before-commit");
                Ok::<T, ServiceError>(made)
            })
            .await?;
        crash::point("receive:after-commit");
        self.node.app.wake.outbox.notify_one();
        Ok(made)
    }
}
