//! The older offers of partners are read from their outboxes, page by page. What a page brought and how far the reading has come stand
//! in one transaction, so a process that dies goes on where it was.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::Stop;
use crate::crash;
use crate::domain::backfill::TRIES_MAX;
use crate::domain::backoff;
use crate::federation::backfill::{self, BackfillError};
use crate::federation::delivery;
use crate::federation::node::Node;
use crate::services::backfills::{PageFetched, Went, take_page};
use crate::services::{App, ServiceError};
use crate::store::Claim;
use crate::store::backfills::{self, Backfill};

/// How many outboxes are read at a time: one that is slow must not hold up all others.
const PARALLEL: usize = 4;

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    let mut reading = JoinSet::new();
    loop {
        while !stop.given() && reading.len() < PARALLEL {
            match claim(&node).await {
                Ok(Some(next)) => {
                    reading.spawn(read(Arc::clone(&node), next, stop.clone()));
                }
                Ok(None) => break,
                Err(error) => {
                    tracing::error!(%error, cause = ?error, "outboxes to read cannot be read");
                    break;
                }
            }
        }
        if reading.is_empty() {
            if stop.given() {
                return;
            }
            stop.or_work(&node.app.wake.backfills).await;
        } else {
            tokio::select! {
                done = reading.join_next() => {
                    // Its lease runs out, and the page is read again.
                    if let Some(Err(error)) = done {
                        tracing::error!(%error, "the reading of an outbox panicked");
                    }
                }
                () = stop.or_work(&node.app.wake.backfills), if !stop.given() => {}
            }
        }
    }
}

/// Reads everything that is due, to its end; gives how many outboxes that were.
pub(super) async fn read_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let (_go_on, stop) = Stop::new();
    let mut count = 0;
    while let Some(next) = claim(node).await? {
        read(Arc::clone(node), next, stop.clone()).await;
        count += 1;
    }
    Ok(count)
}

fn lease(app: &App) -> Claim {
    let lease_s = u32::try_from(app.config.delivery.lease_s).unwrap_or(60);
    Claim { now: app.clock.now(), lease_s, limit: 1 }
}

async fn claim(node: &Node) -> Result<Option<Backfill>, ServiceError> {
    let claim = lease(&node.app);
    let claimed = node.app.db.tx(move |tx| backfills::claim(tx, claim).map_err(ServiceError::from)).await?;
    if claimed.is_some() {
        crash::point("backfill:claimed");
    }
    Ok(claimed)
}

/// Reads an outbox until its end, a failure, or the sign to stop. What goes wrong in the store is tried again when the lease ends.
async fn read(node: Arc<Node>, mut reading: Backfill, stop: Stop) {
    let target = reading.target.clone();
    loop {
        let went = match page(&node, &reading).await {
            Ok(fetched) => write(&node, &reading, fetched).await,
            Err(error) => put_off(&node, &reading, &error).await,
        };
        match went {
            Ok(Went::On(next)) => reading = *next,
            Ok(Went::Ended) => {
                tracing::info!(actor = %target, "an outbox was read");
                return;
            }
            Ok(Went::Lost) => return,
            Err(error) => {
                tracing::error!(%error, cause = ?error, actor = %target, "a page cannot be written; it is read again");
                return;
            }
        }
        if stop.given() {
            return;
        }
    }
}

/// Nobody else takes a reading up while it is held, so a page must not take longer.
async fn page(node: &Node, reading: &Backfill) -> Result<PageFetched, BackfillError> {
    let most = Duration::from_secs(node.app.config.delivery.lease_s.saturating_sub(1).max(1));
    let read = timeout(most, backfill::page(node, reading)).await;
    read.unwrap_or(Err(BackfillError::TooSlow(most.as_secs())))
}

async fn write(node: &Node, reading: &Backfill, fetched: PageFetched) -> Result<Went, ServiceError> {
    let (app, reading, claim) = (Arc::clone(&node.app), reading.clone(), lease(&node.app));
    let written = node.app.db.tx(move |tx| {
        let went = take_page(tx, &app, (&reading, &fetched), claim)?;
        crash::point("backfill:before-commit");
        Ok::<_, ServiceError>(went)
    });
    let went = written.await?;
    crash::point("backfill:after-commit");
    Ok(went)
}

async fn put_off(node: &Node, reading: &Backfill, error: &BackfillError) -> Result<Went, ServiceError> {
    let now = node.app.clock.now();
    let tries = reading.attempts + 1;
    let again = error.may_pass() && tries < TRIES_MAX;
    let failing = backoff::Failing { failures: reading.attempts, since: now };
    let wait_s = backoff::wait_s(Some(failing), now, delivery::waits(node), 0.5);
    let due_at = again.then(|| now + TimeDelta::seconds(i64::try_from(wait_s).unwrap_or(i64::MAX / 1000)));
    tracing::info!(actor = %reading.target, %error, tries, again, "an outbox was not read");
    let (id, text) = (reading.id, error.to_string());
    node.app
        .db
        .tx(move |tx| backfills::failed(tx, id, &text, due_at, now).map_err(ServiceError::from))
        .await?;
    Ok(Went::Lost)
}
