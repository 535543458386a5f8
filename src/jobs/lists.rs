//! The lists of domains that are subscribed to are fetched daily, or when somebody asks; what differs becomes drafts.

use std::sync::Arc;

use tokio::sync::Notify;

use super::Stop;
use crate::federation::lists;
use crate::federation::node::Node;
use crate::services::ServiceError;
use crate::services::partners::lists as subscribed;
use crate::store::partner_lists::{self, PartnerList};

/// How often a list is fetched, in seconds.
const EVERY_S: i64 = 24 * 3600;

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    let nobody = Notify::new();
    while !stop.given() {
        if let Err(error) = fetch_some(&node).await {
            tracing::error!(%error, cause = ?error, "lists of domains cannot be read");
        }
        stop.or_work(&nobody).await;
    }
}

/// Fetches every list that is due; gives how many that were.
pub(super) async fn fetch_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    let mut count = 0;
    loop {
        let now = node.app.clock.now();
        let due = node
            .app
            .db
            .tx(move |tx| partner_lists::take_due(tx, now, EVERY_S).map_err(ServiceError::from))
            .await?;
        let Some(list) = due else { return Ok(count) };
        fetch(node, list).await?;
        count += 1;
    }
}

async fn fetch(node: &Arc<Node>, list: PartnerList) -> Result<(), ServiceError> {
    let now = node.app.clock.now();
    match lists::fetch(node, &list.url).await {
        Ok(lines) => {
            let app = Arc::clone(&node.app);
            let took =
                move |tx: &mut crate::store::Tx<'_>| subscribed::take(tx, &app, now, (list.id, &lines));
            let drafts = node.app.db.tx(took).await?;
            tracing::info!(list = %list.id, drafts, "a list of domains was read");
        }
        Err(error) => {
            tracing::info!(list = %list.id, %error, "a list of domains was not read");
            let text = error.to_string();
            let noted = move |tx: &mut crate::store::Tx<'_>| {
                partner_lists::fetched(tx, list.id, Some(&text), now).map_err(ServiceError::from)
            };
            node.app.db.tx(noted).await?;
        }
    }
    Ok(())
}
