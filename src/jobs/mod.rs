//! Work in the background: events are told, deliveries sent, received activities handled, partners' outboxes read, allies asked for
//! their verdicts, pictures fetched, what moderators decided is carried out, people written to, plans made, old rows swept.
//! Every queue is leased rows in the store, so several processes can share it, and one that dies loses nothing.

mod backfill;
mod deliver;
mod lists;
mod matches;
mod notify;
mod pictures;
mod plan;
mod receive;
mod sweep;
mod tell;
mod verdicts;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

use crate::federation::node::Node;
use crate::services::ServiceError;

/// How often a worker looks for work that another process left, where nobody wakes it.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Says when to stop; cheap to clone.
#[derive(Clone)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// A sign to stop, and what gives it.
    pub fn new() -> (watch::Sender<bool>, Self) {
        let (give, take) = watch::channel(false);
        (give, Self(take))
    }

    /// Whether the sign was given.
    pub fn given(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits for the sign.
    pub async fn wait(&mut self) {
        // An error means that whoever gives the sign is gone, which is a sign too.
        drop(self.0.wait_for(|given| *given).await);
    }

    /// Waits until there may be work, or the sign is given.
    async fn or_work(&mut self, work: &Notify) {
        tokio::select! {
            () = work.notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
            () = self.wait() => {}
        }
    }
}

/// Starts the workers of an instance. They end, in order, after the sign to stop. Without federation there are those alone that write to
/// people and make plans.
pub fn start(node: &Arc<Node>, stop: &Stop) -> JoinSet<()> {
    let mut workers = JoinSet::new();
    workers.spawn(notify::run(Arc::clone(node), stop.clone()));
    workers.spawn(plan::run(Arc::clone(node), stop.clone()));
    workers.spawn(matches::run(Arc::clone(node), stop.clone()));
    if !node.app.config.federating().is_on() {
        return workers;
    }
    workers.spawn(tell::run(Arc::clone(node), stop.clone()));
    workers.spawn(deliver::run(Arc::clone(node), stop.clone()));
    workers.spawn(receive::run(Arc::clone(node), stop.clone()));
    workers.spawn(pictures::run(Arc::clone(node), stop.clone()));
    workers.spawn(backfill::run(Arc::clone(node), stop.clone()));
    workers.spawn(lists::run(Arc::clone(node), stop.clone()));
    workers.spawn(verdicts::run(Arc::clone(node), stop.clone()));
    workers.spawn(sweep::run(Arc::clone(node), stop.clone()));
    workers
}

/// Does everything that is due now, and returns when nothing is left that is; gives how much it did.
///
/// # Errors
/// The store's.
pub async fn drain(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let mut done = 0;
    loop {
        let round = receive::handle_some(node).await?
            + tell::tell_some(node).await?
            + deliver::send_some(node).await?
            + backfill::read_some(node).await?
            + lists::fetch_some(node).await?
            + verdicts::fetch_some(node).await?
            + pictures::fetch_some(node).await?
            + matches::do_some(node).await?
            + notify::send_some(node).await?
            + plan::make_some(node).await?;
        if round == 0 {
            return Ok(done);
        }
        done += round;
    }
}
