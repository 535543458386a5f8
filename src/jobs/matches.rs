//! What is due of matches: decisions whose time to undo them is over are carried out, questions that nobody answered lapse, and both
//! sides of a stay are asked how it goes.

use std::sync::Arc;

use tokio::sync::Notify;

use super::Stop;
use crate::federation::node::Node;
use crate::services::{ServiceError, matches};

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    let nobody = Notify::new();
    while !stop.given() {
        if let Err(error) = do_some(&node).await {
            tracing::error!(%error, cause = ?error, "what is due of matches failed");
        }
        stop.or_work(&nobody).await;
    }
}

/// Does what is due, each kind whatever became of the others; gives how much that was.
///
/// # Errors
/// The store's.
pub(super) async fn do_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let app = &node.app;
    let (sent, lapsed) = (matches::carry_out(app).await, matches::lapse(app).await);
    // What lapsed makes room.
    let (next, asked) = (matches::ask_next(app).await, matches::check_in(app).await);
    Ok(sent? + lapsed? + next? + asked?)
}
