//! Deliveries are leased, sent side by side, and what came of them is written together.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::task::JoinSet;

use super::Stop;
use crate::crash;
use crate::federation::delivery::{self, Sent};
use crate::federation::meters::Delivery;
use crate::federation::node::Node;
use crate::services::ServiceError;
use crate::store::Claim;
use crate::store::deliveries::{self, UnderWay};

/// Deliveries under way.
struct Sending {
    tasks: JoinSet<Sent>,
    by_host: HashMap<String, usize>,
}

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    let mut sending = Sending { tasks: JoinSet::new(), by_host: HashMap::new() };
    loop {
        let claimed = if stop.given() { 0 } else { claim(&node, &mut sending).await };
        if sending.tasks.is_empty() {
            if stop.given() {
                return;
            }
            if claimed == 0 {
                stop.or_work(&node.app.wake.deliveries).await;
            }
            continue;
        }
        let full = sending.tasks.len() >= node.app.config.delivery.parallel;
        if claimed > 0 && !full && !stop.given() {
            // One look takes a few of a host that has many: those of other hosts must not wait until a slow one answered.
            continue;
        }
        let done = if full || stop.given() {
            sending.some_done().await
        } else {
            tokio::select! {
                done = sending.some_done() => done,
                () = stop.or_work(&node.app.wake.deliveries) => Vec::new(),
            }
        };
        write(&node, done).await;
    }
}

/// Sends what is due, waits for all of it, and gives how many that were.
pub(super) async fn send_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let mut sending = Sending { tasks: JoinSet::new(), by_host: HashMap::new() };
    let claimed = claim(node, &mut sending).await;
    while !sending.tasks.is_empty() {
        let done = sending.some_done().await;
        delivery::finish(node, done).await?;
    }
    Ok(claimed)
}

/// Leases as many as there is room for, and starts to send them; gives how many.
async fn claim(node: &Arc<Node>, sending: &mut Sending) -> usize {
    let config = &node.app.config.delivery;
    let room = config.parallel.saturating_sub(sending.tasks.len());
    if room == 0 {
        return 0;
    }
    let claim = Claim {
        now: node.app.clock.now(),
        lease_s: u32::try_from(config.lease_s).unwrap_or(60),
        limit: i64::try_from(room).unwrap_or(1),
    };
    let under_way = UnderWay { by_host: sending.by_host.clone(), per_host_max: config.per_host };
    let claimed =
        node.app.db.tx(move |tx| deliveries::claim(tx, claim, under_way).map_err(ServiceError::from)).await;
    match claimed {
        Ok(claimed) => {
            let count = claimed.len();
            if count > 0 {
                crash::point("deliver:claimed");
            }
            for delivery in claimed {
                sending.start(Arc::clone(node), delivery);
            }
            count
        }
        Err(error) => {
            tracing::error!(%error, cause = ?error, "deliveries cannot be read");
            0
        }
    }
}

impl Sending {
    fn start(&mut self, node: Arc<Node>, delivery: deliveries::Delivery) {
        *self.by_host.entry(delivery.host.clone()).or_default() += 1;
        self.tasks.spawn(async move {
            let answer = delivery::send(&node, &delivery).await;
            node.meters.delivered(match &answer {
                Ok(answer) if (200..300).contains(&answer.status) => Delivery::Taken,
                Ok(_) => Delivery::NotTaken,
                Err(_) => Delivery::NoAnswer,
            });
            (delivery, answer)
        });
    }

    /// Waits for one that is done, and takes all that are.
    async fn some_done(&mut self) -> Vec<Sent> {
        let mut done = Vec::new();
        let mut next = self.tasks.join_next().await;
        while let Some(joined) = next {
            match joined {
                Ok(sent) => {
                    self.leave(&sent.0.host);
                    done.push(sent);
                }
                // Its lease runs out, and it is sent again. Its place is not known any more: count anew.
                Err(error) => tracing::error!(%error, "a delivery's task panicked"),
            }
            next = self.tasks.try_join_next();
        }
        if self.tasks.is_empty() {
            self.by_host.clear();
        }
        done
    }

    fn leave(&mut self, host: &str) {
        if let Some(count) = self.by_host.get_mut(host) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.by_host.remove(host);
            }
        }
    }
}

async fn write(node: &Node, done: Vec<Sent>) {
    if done.is_empty() {
        return;
    }
    for (delivery, answer) in &done {
        match answer {
            Ok(answer) => tracing::debug!(host = %delivery.host, status = answer.status, "delivered"),
            Err(error) => tracing::info!(host = %delivery.host, %error, "not delivered"),
        }
    }
    if let Err(error) = delivery::finish(node, done).await {
        tracing::error!(%error, cause = ?error, "what came of deliveries cannot be written; they are sent again");
    }
}
