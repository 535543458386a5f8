//! What allies say of their own offers is asked for when an offer comes or changes, when an alliance begins, and daily.
//! A few at a time and one of a host; what a process took that died is taken again when its lease ends.

use std::sync::Arc;

use tokio::sync::Notify;
use tokio::task::JoinSet;

use super::Stop;
use crate::crash;
use crate::federation::node::Node;
use crate::federation::verdicts;
use crate::services::ServiceError;
use crate::services::verdicts::{self as service, Failure};
use crate::store::Claim;
use crate::store::offer_verdicts::Wanted;

/// How many hosts are asked at a time.
const BATCH: i64 = 4;
/// The time that storing may take beyond the fetch, in seconds.
const STORE_S: u32 = 5;

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    let nobody = Notify::new();
    while !stop.given() {
        match fetch_some(&node).await {
            Ok(0) => stop.or_work(&nobody).await,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, cause = ?error, "verdicts of allies cannot be asked for");
                stop.or_work(&nobody).await;
            }
        }
    }
}

/// Asks for what is due, up to a batch; gives how many offers were taken up.
pub(super) async fn fetch_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let fetch_s = u32::try_from(node.app.config.federation.fetch_timeout_s).unwrap_or(u32::MAX);
    let claim = Claim { now: node.app.clock.now(), lease_s: fetch_s.saturating_add(STORE_S), limit: BATCH };
    let claimed = node.app.db.tx(move |tx| service::claim(tx, claim)).await?;
    let count = claimed.wanted.len() + claimed.left_out;
    if !claimed.wanted.is_empty() {
        crash::point("verdicts:claimed");
        node.refresh_keys().await?;
    }
    let mut under_way = JoinSet::new();
    for wanted in claimed.wanted {
        under_way.spawn(fetch(Arc::clone(node), wanted));
    }
    while let Some(ended) = under_way.join_next().await {
        ended.map_err(|error| ServiceError::Internal(format!("a task of verdicts failed: {error}")))??;
    }
    Ok(count)
}

async fn fetch(node: Arc<Node>, wanted: Wanted) -> Result<(), ServiceError> {
    let said = verdicts::ask(&node, &wanted).await;
    let now = node.app.clock.now();
    match said {
        Ok(said) => {
            let kept = node.app.db.tx(move |tx| {
                let kept = service::keep(tx, now, (&wanted, said))?;
                crash::point("verdicts:before-commit");
                Ok::<_, ServiceError>(kept)
            });
            kept.await?;
        }
        Err(error) => {
            tracing::info!(offer = %wanted.ap_id, %error, "an ally's verdicts could not be had");
            let failure = if error.may_pass() { Failure::MayPass } else { Failure::Stays };
            node.app.db.tx(move |tx| service::fail(tx, now, (&wanted, failure))).await?;
        }
    }
    Ok(())
}
