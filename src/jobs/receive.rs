//! Received activities are handled, in order for each object. One that cannot be is tried again, and set aside after too many tries.

use std::sync::Arc;

use chrono::TimeDelta;
use tokio::task::JoinSet;

use super::Stop;
use crate::crash;
use crate::domain::backoff;
use crate::federation::inbound::{self, HandleError};
use crate::federation::node::Node;
use crate::services::ServiceError;
use crate::store::Claim;
use crate::store::received::{self, Received, ReceivedState};

/// How many activities one look takes.
const BATCH: i64 = 64;
/// After so many failed tries an activity is set aside.
const TRIES_MAX: u32 = 8;

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    while !stop.given() {
        match handle_some(&node).await {
            Ok(0) => {
                count(&node).await;
                stop.or_work(&node.app.wake.received).await;
            }
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "received activities cannot be read");
                stop.or_work(&node.app.wake.received).await;
            }
        }
    }
}

/// Corrects what the inbox believes of the queue's length.
async fn count(node: &Node) {
    match node.app.db.read(|conn| received::count(conn, ReceivedState::Waiting)).await {
        Ok(waiting) => node.waiting_counted(waiting),
        Err(error) => tracing::warn!(%error, "the queue cannot be counted"),
    }
}

pub(super) async fn handle_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let lease_s = u32::try_from(node.app.config.delivery.lease_s).unwrap_or(60);
    let claim = Claim { now: node.app.clock.now(), lease_s, limit: BATCH };
    let items = node.app.db.tx(move |tx| received::claim(tx, claim).map_err(ServiceError::from)).await?;
    let count = items.len();
    if count > 0 {
        crash::point("receive:claimed");
    }
    let mut tasks = JoinSet::new();
    for item in items {
        let node = Arc::clone(node);
        tasks.spawn(async move { handle(&node, item).await });
    }
    while let Some(joined) = tasks.join_next().await {
        if let Err(error) = joined {
            tracing::error!(%error, "handling an activity panicked; its lease runs out");
        }
    }
    Ok(count)
}

async fn handle(node: &Node, item: Received) {
    let written = match inbound::handle(node, &item).await {
        Ok(handled) => {
            tracing::debug!(kind = %item.kind, actor = %item.actor, ?handled, "handled");
            Ok(())
        }
        Err(HandleError::Refused(why)) => {
            tracing::info!(kind = %item.kind, actor = %item.actor, why, "refused");
            let id = item.id;
            node.app.db.tx(move |tx| received::done(tx, id).map_err(ServiceError::from)).await
        }
        Err(HandleError::Later(why)) => put_off(node, &item, why).await,
    };
    if let Err(error) = written {
        tracing::error!(%error, cause = ?error, "what came of an activity cannot be written; it is handled again");
    }
}

async fn put_off(node: &Node, item: &Received, why: String) -> Result<(), ServiceError> {
    let now = node.app.clock.now();
    let tries = item.attempts + 1;
    let failing = Some(backoff::Failing { failures: tries, since: now });
    let wait_s = backoff::wait_s(failing, now, node.app.config.delivery.first_wait_s, 1.0);
    let wait_s = i64::try_from(wait_s).unwrap_or(60);
    let again = (tries < TRIES_MAX).then(|| now + TimeDelta::seconds(wait_s));
    if again.is_none() {
        tracing::warn!(kind = %item.kind, actor = %item.actor, why, "set aside after {TRIES_MAX} tries");
    }
    let id = item.id;
    node.app.db.tx(move |tx| received::failed(tx, id, &why, again).map_err(ServiceError::from)).await
}
