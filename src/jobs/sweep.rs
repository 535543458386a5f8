//! What is done now and then: requests go to allies in batches, appeals to everybody once a week, keys that another process rotated are taken over, old rows go, and offers pause that nobody confirmed, or
//! whose vetting ended.

use std::sync::Arc;

use chrono::TimeDelta;
use tokio::sync::Notify;

use super::Stop;
use crate::domain::notice::KEPT_DAYS;
use crate::domain::queue::HOLDER_DAYS;
use crate::domain::records::{FAILED_DELIVERY_DAYS, LETTER_DAYS, REPLAY_HOURS};
use crate::federation::node::Node;
use crate::services::{
    ServiceError, appeals, batches, data_keys, erasure, matches, proposals, retention, sign_in_links, staff,
    vetting,
};
use crate::store::{
    appeals as stored_appeals, deliveries, leads, notices, person_sessions, queue_holders, received, sweeps,
    tombstones,
};

/// How often a sweep is due, in seconds.
const EVERY_S: u32 = 3600;

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    let nobody = Notify::new();
    while !stop.given() {
        if let Err(error) = node.refresh_keys().await {
            tracing::error!(%error, cause = ?error, "the keys cannot be read again");
        }
        if let Err(error) = sweep(&node).await {
            tracing::error!(%error, cause = ?error, "the sweep failed");
        }
        stop.or_work(&nobody).await;
    }
}

async fn sweep(node: &Arc<Node>) -> Result<(), ServiceError> {
    let told = batches::run_due(&node.app).await?;
    if told > 0 {
        tracing::info!(told, "allies are told of requests");
    }
    let told = appeals::run_due(&node.app).await?;
    if told > 0 {
        tracing::info!(told, "appeals go out or come back");
    }
    let now = node.app.clock.now();
    let app = Arc::clone(&node.app);
    let paused = node
        .app
        .db
        .tx(move |tx| {
            if !sweeps::take(tx, "hourly", EVERY_S, now)? {
                return Ok::<Option<usize>, ServiceError>(None);
            }
            received::forget(tx, now - TimeDelta::hours(REPLAY_HOURS))?;
            tombstones::forget_unseen(tx, now - TimeDelta::hours(REPLAY_HOURS))?;
            staff::sweep(tx, now)?;
            queue_holders::forget(tx, now - TimeDelta::days(HOLDER_DAYS))?;
            person_sessions::delete_ended(tx, now)?;
            sign_in_links::sweep(tx, now)?;
            retention::run(tx, &app, now)?;
            deliveries::forget_failed(tx, now - TimeDelta::days(FAILED_DELIVERY_DAYS))?;
            leads::forget(tx, now - TimeDelta::days(LETTER_DAYS))?;
            stored_appeals::forget(tx, now - TimeDelta::days(LETTER_DAYS))?;
            notices::forget(tx, now - TimeDelta::days(KEPT_DAYS))?;
            let over = vetting::sweep(tx, &app, now)?;
            Ok(Some(over + proposals::pause_unconfirmed(tx, &app, now)?))
        })
        .await?;
    let Some(paused) = paused else { return Ok(()) };
    let erased = erasure::run(&node.app).await?;
    if erased > 0 {
        tracing::info!(erased, "people who asked for it are erased");
    }
    let told = matches::tell_again(&node.app).await?;
    if told > 0 {
        tracing::info!(told, "allies are told again where matches stand");
        node.app.wake.outbox.notify_one();
    }
    // What a process sealed that had not seen a new key yet, and keys that nothing is sealed with any more.
    data_keys::reseal(&node.app).await?;
    for key_id in data_keys::forget(&node.app).await? {
        tracing::info!(key_id, "a replaced data key is gone");
    }
    if paused > 0 {
        tracing::info!(paused, "offers that nobody confirmed, or whose vetting ended, are paused");
        node.app.wake.outbox.notify_one();
    }
    Ok(())
}
