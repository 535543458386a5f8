//! Received activities are handled side by side, in order for each object. One that cannot be is tried again, and set aside after too
//! many tries. Each origin has so many places and no more: whoever answers slowly holds up its own.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::task::{Id, JoinSet};
use tokio::time::Instant;

use super::Stop;
use crate::crash;
use crate::domain::backoff;
use crate::federation::delivery;
use crate::federation::inbound::{self, HandleError, Handled, Tried};
use crate::federation::meters::Outcome;
use crate::federation::node::Node;
use crate::services::ServiceError;
use crate::store::received::{self, FailedTry, Received, ReceivedState, UnderWay};
use crate::store::{Awaited, Claim};

/// How many activities are handled at a time.
const PARALLEL: usize = 256;
/// How many of them one origin may have.
const PER_ORIGIN: usize = 64;
/// So many places are free before the next are claimed: a claim for each single one would cost more than the handling.
const CLAIM_MIN: usize = 32;
/// After a claim that found little, what comes is gathered for so long: a claim costs the same for one activity as for twenty.
const GATHER: Duration = Duration::from_millis(20);
/// After so many failed tries an activity is set aside.
const TRIES_MAX: u32 = 8;

/// Activities under way.
#[derive(Default)]
struct Handling {
    tasks: JoinSet<()>,
    items: HashMap<Id, Arc<Received>>,
    by_origin: HashMap<String, usize>,
}

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    let mut handling = Handling::default();
    let mut gathered_at = Instant::now();
    loop {
        let gathers = Instant::now() < gathered_at;
        let claimed = if stop.given() || gathers || handling.room() < CLAIM_MIN {
            0
        } else {
            claim(&node, &mut handling).await.unwrap_or_else(|error| {
                tracing::error!(%error, cause = ?error, "received activities cannot be read");
                0
            })
        };
        if (1..CLAIM_MIN).contains(&claimed) {
            gathered_at = Instant::now() + GATHER;
        }
        if handling.tasks.is_empty() {
            if stop.given() {
                return;
            }
            if gathers {
                tokio::time::sleep_until(gathered_at).await;
            } else if claimed == 0 {
                count(&node).await;
                stop.or_work(&node.app.wake.received).await;
            }
        } else if stop.given() || handling.room() < CLAIM_MIN {
            handling.some_done(&node).await;
        } else if gathers {
            tokio::select! {
                () = handling.some_done(&node) => {}
                () = tokio::time::sleep_until(gathered_at) => {}
            }
        } else if claimed == 0 {
            // What is under way holds up others of its object or origin; what is new need not wait for it.
            tokio::select! {
                () = handling.some_done(&node) => {}
                () = stop.or_work(&node.app.wake.received) => {}
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

/// Handles what is due, waits for all of it, and gives how many that were.
pub(super) async fn handle_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let mut handling = Handling::default();
    let claimed = claim(node, &mut handling).await?;
    while !handling.tasks.is_empty() {
        handling.some_done(node).await;
    }
    Ok(claimed)
}

/// Leases as many as there is room for, and starts to handle them; gives how many.
async fn claim(node: &Arc<Node>, handling: &mut Handling) -> Result<usize, ServiceError> {
    let lease_s = u32::try_from(node.app.config.delivery.lease_s).unwrap_or(60);
    let limit = i64::try_from(handling.room()).unwrap_or(1);
    let claim = Claim { now: node.app.clock.now(), lease_s, limit };
    let under_way = UnderWay { by_origin: handling.by_origin.clone(), per_origin_max: PER_ORIGIN };
    let items =
        node.app.db.tx(move |tx| received::claim(tx, claim, under_way).map_err(ServiceError::from)).await?;
    let count = items.len();
    if count > 0 {
        crash::point("receive:claimed");
        // Handling may fetch, and what is fetched is asked for with the keys of now.
        node.refresh_keys().await?;
    }
    for item in items {
        handling.start(node, item);
    }
    Ok(count)
}

impl Handling {
    fn room(&self) -> usize {
        PARALLEL.saturating_sub(self.tasks.len())
    }

    fn start(&mut self, node: &Arc<Node>, item: Received) {
        *self.by_origin.entry(item.actor.domain().to_string()).or_default() += 1;
        let item = Arc::new(item);
        let (node, handled) = (Arc::clone(node), Arc::clone(&item));
        let task = self.tasks.spawn(async move { handle(&node, &handled).await });
        self.items.insert(task.id(), item);
    }

    /// Waits for one that is done, and takes all that are.
    async fn some_done(&mut self, node: &Node) {
        let mut next = self.tasks.join_next_with_id().await;
        while let Some(joined) = next {
            let id = match &joined {
                Ok((id, ())) => *id,
                Err(error) => error.id(),
            };
            if let Some(item) = self.items.remove(&id) {
                self.leave(item.actor.domain().as_str());
                if let Err(error) = joined {
                    tracing::error!(%error, kind = %item.kind, "handling an activity panicked");
                    let failed = put_off(node, &item, ("the handling panicked".to_owned(), item.fetches));
                    written(failed.await);
                }
            }
            next = self.tasks.try_join_next_with_id();
        }
    }

    fn leave(&mut self, origin: &str) {
        if let Some(count) = self.by_origin.get_mut(origin) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.by_origin.remove(origin);
            }
        }
    }
}

fn written(result: Result<(), ServiceError>) {
    if let Err(error) = result {
        tracing::error!(%error, cause = ?error, "what came of an activity cannot be written; it is handled again");
    }
}

async fn handle(node: &Node, item: &Received) {
    // Nobody else takes it up while it is held, so it must not be held longer.
    let most = Duration::from_secs(node.app.config.delivery.lease_s.saturating_sub(1).max(1));
    let tried = tokio::time::timeout(most, inbound::handle(node, item)).await.unwrap_or_else(|_| Tried {
        result: Err(HandleError::Later(format!("it took longer than {} s", most.as_secs()))),
        fetches: item.fetches,
    });
    match tried.result {
        Ok(handled) => {
            tracing::debug!(kind = %item.kind, actor = %item.actor, ?handled, "handled");
            let outcome = match handled {
                Handled::Done => Outcome::Done,
                Handled::Dropped => Outcome::Dropped,
            };
            node.meters.handled(&item.kind, outcome);
        }
        Err(HandleError::Refused(why)) => {
            tracing::info!(kind = %item.kind, actor = %item.actor, why, "refused");
            node.meters.handled(&item.kind, Outcome::Refused);
            let (id, origin) = (item.id, item.actor.domain());
            let db = &node.app.db;
            written(
                db.tx_of((Awaited::ByNobody, origin.as_str()), move |tx| {
                    received::done(tx, id).map_err(ServiceError::from)
                })
                .await,
            );
        }
        Err(HandleError::Later(why)) => written(put_off(node, item, (why, tried.fetches)).await),
    }
}

/// Notes a failed try: the next one is later, or never.
async fn put_off(node: &Node, item: &Received, (error, fetches): (String, u32)) -> Result<(), ServiceError> {
    let now = node.app.clock.now();
    let tries = item.attempts + 1;
    let failing = Some(backoff::Failing { failures: tries, since: now });
    let wait_s = backoff::wait_s(failing, now, delivery::waits(node), 1.0);
    let wait_s = i64::try_from(wait_s).unwrap_or(60);
    let again_at = (tries < TRIES_MAX).then(|| now + TimeDelta::seconds(wait_s));
    if again_at.is_none() {
        tracing::warn!(kind = %item.kind, actor = %item.actor, error, "set aside after {tries} tries");
    }
    let outcome = if again_at.is_some() { Outcome::PutOff } else { Outcome::SetAside };
    node.meters.handled(&item.kind, outcome);
    let (id, failed) = (item.id, FailedTry { error, fetches, again_at });
    node.app.db.tx(move |tx| received::failed(tx, id, &failed).map_err(ServiceError::from)).await
}
