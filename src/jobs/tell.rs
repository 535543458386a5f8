//! Events of the outbox become activities and deliveries.

use std::sync::Arc;

use chrono::TimeDelta;

use super::Stop;
use crate::crash;
use crate::federation::node::Node;
use crate::federation::outbound;
use crate::services::ServiceError;
use crate::store::{Claim, outbox};

/// How many events one look takes.
const BATCH: i64 = 50;
/// An event that could not be told waits so long, in seconds.
const RETRY_S: i64 = 15;

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    while !stop.given() {
        match tell_some(&node).await {
            Ok(0) => stop.or_work(&node.app.wake.outbox).await,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, cause = ?error, "events cannot be read");
                stop.or_work(&node.app.wake.outbox).await;
            }
        }
    }
}

pub(super) async fn tell_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let now = node.app.clock.now();
    let lease_s = u32::try_from(node.app.config.delivery.lease_s).unwrap_or(60);
    let claim = Claim { now, lease_s, limit: BATCH };
    let events = node.app.db.tx(move |tx| outbox::claim(tx, claim).map_err(ServiceError::from)).await?;
    let count = events.len();
    if count > 0 {
        crash::point("tell:claimed");
    }
    for event in events {
        if let Err(error) = outbound::tell(node, &event).await {
            tracing::warn!(event = %event.id, kind = %event.kind, %error, cause = ?error, "an event could not be told");
            let (id, at, text) = (event.id, now + TimeDelta::seconds(RETRY_S), error.to_string());
            node.app.db.tx(move |tx| outbox::failed(tx, id, &text, at).map_err(ServiceError::from)).await?;
        }
    }
    Ok(count)
}
