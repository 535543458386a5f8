//! Deliveries are leased, sent side by side, and what came of them is written together.
//! Hosts that answer late or fail have places of their own, so that the others never wait behind them (`domain::lanes`).

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::task::{Id, JoinSet};
use tokio::time::{Instant, sleep};

use super::Stop;
use crate::crash;
use crate::domain::lanes::{Lane, Lanes, Ticket};
use crate::federation::delivery::{self, Sent};
use crate::federation::meters::Delivery;
use crate::federation::node::Node;
use crate::services::ServiceError;
use crate::store::Claim;
use crate::store::deliveries::{self, Room};

/// How often a place is looked for that a delivery lost because it is late.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// Deliveries under way.
struct Sending {
    node: Arc<Node>,
    tasks: JoinSet<Sent>,
    tickets: HashMap<Id, Ticket>,
    lanes: Arc<Mutex<Lanes>>,
    began: Instant,
    /// What came of some, which the store could not take so far.
    unwritten: Done,
}

/// What came of deliveries, and where their hosts belong.
#[derive(Default)]
struct Done {
    sent: Vec<Sent>,
    lanes: BTreeMap<String, Lane>,
}

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    let mut sending = Sending::new(&node);
    loop {
        sending.write().await;
        let claimed = if stop.given() { 0 } else { claim(&mut sending).await };
        if sending.tasks.is_empty() {
            if stop.given() {
                return;
            }
            if claimed == 0 {
                stop.or_work(&node.app.wake.deliveries).await;
            }
        } else if stop.given() {
            sending.some_done().await;
        } else if claimed == 0 {
            tokio::select! {
                () = sending.some_done() => {}
                () = sleep(LOOK_EVERY) => {}
                () = stop.or_work(&node.app.wake.deliveries) => {}
            }
        } else {
            // One look takes a few of a host that has many: those of other hosts must not wait until a slow one answered.
            sending.take_done();
        }
    }
}

/// Sends what is due, waits for all of it, and gives how many that were.
pub(super) async fn send_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let mut sending = Sending::new(node);
    let claimed = claim(&mut sending).await;
    while !sending.tasks.is_empty() {
        sending.some_done().await;
        let done = std::mem::take(&mut sending.unwritten);
        delivery::finish(node, Arc::new(done.sent), done.lanes.into_iter().collect()).await?;
    }
    Ok(claimed)
}

/// Leases as many as there is room for, and starts to send them; gives how many.
async fn claim(sending: &mut Sending) -> usize {
    let node = Arc::clone(&sending.node);
    // A store that cannot write what came of those before would only let more be sent twice.
    if !sending.unwritten.sent.is_empty() {
        return 0;
    }
    let at = sending.began.elapsed();
    let room = |lane| (lane, sending.lanes().room(lane, at));
    let rooms = Lane::ALL.iter().map(|lane| room(*lane)).filter(|(_, room)| *room > 0).collect::<Vec<_>>();
    if rooms.is_empty() {
        return 0;
    }
    let now = node.app.clock.now();
    let lease_s = u32::try_from(node.app.config.delivery.lease_s).unwrap_or(60);
    let lanes = Arc::clone(&sending.lanes);
    let claimed = node.app.db.tx(move |tx| {
        let lanes = lanes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut claimed = Vec::new();
        for (lane, room) in rooms {
            let claim = Claim { now, lease_s, limit: i64::try_from(room).unwrap_or(1) };
            let room = Room { lane, full: lanes.full_hosts(), at_host: &|host| lanes.room_at(host) };
            claimed.extend(deliveries::claim(tx, claim, room)?);
        }
        Ok::<_, ServiceError>(claimed)
    });
    match claimed.await {
        Ok(claimed) => {
            let count = claimed.len();
            if count > 0 {
                crash::point("deliver:claimed");
                // What waited while keys were rotated is signed with the new ones.
                if let Err(error) = node.refresh_keys().await {
                    tracing::error!(%error, cause = ?error, "the keys cannot be read again");
                }
            }
            for delivery in claimed {
                sending.start(delivery);
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
    fn new(node: &Arc<Node>) -> Self {
        let config = &node.app.config.delivery;
        let lanes = Arc::new(Mutex::new(Lanes::new(config.parallel, config.per_host)));
        let (tasks, tickets) = (JoinSet::new(), HashMap::new());
        let node = Arc::clone(node);
        Self { node, tasks, tickets, lanes, began: Instant::now(), unwritten: Done::default() }
    }

    fn lanes(&self) -> MutexGuard<'_, Lanes> {
        // Whoever panicked with it only read.
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn start(&mut self, delivery: deliveries::Delivery) {
        let ticket = self.lanes().start(&delivery.host, delivery.lane, self.began.elapsed());
        let node = Arc::clone(&self.node);
        let task = self.tasks.spawn(async move {
            let answer = delivery::send(&node, &delivery).await;
            node.meters.delivered(match &answer {
                Ok(answer) if (200..300).contains(&answer.status) => Delivery::Taken,
                Ok(_) => Delivery::NotTaken,
                Err(_) => Delivery::NoAnswer,
            });
            (delivery, answer)
        });
        self.tickets.insert(task.id(), ticket);
    }

    /// Waits for one that is done, and takes all that are.
    async fn some_done(&mut self) {
        if let Some(joined) = self.tasks.join_next_with_id().await {
            self.ended(joined);
        }
        self.take_done();
    }

    /// Takes all that are done, and waits for none.
    fn take_done(&mut self) {
        while let Some(joined) = self.tasks.try_join_next_with_id() {
            self.ended(joined);
        }
    }

    fn ended(&mut self, joined: Result<(Id, Sent), tokio::task::JoinError>) {
        let at = self.began.elapsed();
        match joined {
            Ok((id, sent)) => {
                let ended = self.tickets.remove(&id);
                let lane = ended.and_then(|ticket| self.lanes().end(ticket, delivery::came(&sent.1), at));
                self.unwritten.lanes.extend(lane);
                Self::log(&sent);
                self.unwritten.sent.push(sent);
            }
            // Its lease runs out, and it is sent again.
            Err(error) => {
                tracing::error!(%error, "a delivery's task panicked");
                if let Some(ticket) = self.tickets.remove(&error.id()) {
                    self.lanes().abandon(ticket);
                }
            }
        }
    }

    fn log((delivery, answer): &Sent) {
        match answer {
            Ok(answer) => tracing::debug!(host = %delivery.host, status = answer.status, "delivered"),
            Err(error) => tracing::info!(host = %delivery.host, %error, "not delivered"),
        }
    }

    /// Writes what is done. Where the store cannot, it is kept and written later: nothing is sent again for that.
    async fn write(&mut self) {
        if self.unwritten.sent.is_empty() {
            return;
        }
        let Done { sent, lanes } = std::mem::take(&mut self.unwritten);
        let sent = Arc::new(sent);
        let written = delivery::finish(&self.node, Arc::clone(&sent), lanes.clone().into_iter().collect());
        if let Err(error) = written.await {
            tracing::error!(%error, cause = ?error, "what came of deliveries cannot be written so far");
            // Nobody else has it any more: the work that failed was dropped.
            let sent = Arc::try_unwrap(sent).unwrap_or_default();
            self.unwritten = Done { sent, lanes };
        }
    }
}
