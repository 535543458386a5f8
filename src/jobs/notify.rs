//! Notices are leased, sent a few at a time, and what came of each is written. Once a day the head of the audit log becomes one.

use std::sync::Arc;

use tokio::sync::Notify;
use tokio::task::JoinSet;

use super::Stop;
use crate::crash;
use crate::federation::meters::Notice;
use crate::federation::node::Node;
use crate::services::ServiceError;
use crate::services::notices::{self, Outcome, Prepared, Tried};
use crate::store::notices::{self as stored, Leased};
use crate::store::{Claim, Tx};

/// How many are sent at a time: mail servers allow few connections.
const BATCH: i64 = 4;
/// How long a notice is held beyond the time that sending it may take, in seconds, at least.
const LEASE_MORE_S: u64 = 3;

pub(super) async fn run(node: Arc<Node>, mut stop: Stop) {
    let nobody = Notify::new();
    while !stop.given() {
        match send_some(&node).await {
            Ok(0) => stop.or_work(&nobody).await,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, cause = ?error, "notices cannot be read, or what came of them cannot be written");
                stop.or_work(&nobody).await;
            }
        }
    }
}

/// Sends what is due; gives how many that were.
pub(super) async fn send_some(node: &Arc<Node>) -> Result<usize, ServiceError> {
    head(node).await?;
    let config = &node.app.config;
    let sending_s = config.mail.smtp_timeout_s.max(config.sms.gateway_timeout_s);
    let lease_s = config.delivery.lease_s.max(sending_s + LEASE_MORE_S);
    let lease_s = u32::try_from(lease_s).unwrap_or(u32::MAX);
    let claim = Claim { now: node.app.clock.now(), lease_s, limit: BATCH };
    let claimed = node.app.db.tx(move |tx| stored::claim(tx, claim).map_err(ServiceError::from)).await?;
    let count = claimed.len();
    if count > 0 {
        crash::point("notify:claimed");
    }
    let mut under_way = JoinSet::new();
    for notice in claimed {
        under_way.spawn(send(Arc::clone(node), notice));
    }
    let mut failed = None;
    while let Some(ended) = under_way.join_next().await {
        let ended = ended.map_err(|error| ServiceError::Internal(format!("a notice's task failed: {error}")));
        // The others go on: one that ends in the middle of a mail would be sent twice.
        failed = ended.and_then(|sent| sent).err().or(failed);
    }
    failed.map_or(Ok(count), Err)
}

/// Notes the daily notices, where nobody did so far.
async fn head(node: &Arc<Node>) -> Result<(), ServiceError> {
    if !notices::is_mail_on(&node.app.config) {
        return Ok(());
    }
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    match node.app.db.tx(move |tx| notices::push_head(tx, &app, now)).await {
        // Another process did so at the same moment.
        Ok(0) | Err(ServiceError::Conflict(_)) => Ok(()),
        Ok(told) => {
            tracing::info!(told, "the head of the audit log is written to those who keep it");
            Ok(())
        }
        Err(error) => Err(error),
    }
}

async fn send(node: Arc<Node>, notice: Leased) -> Result<(), ServiceError> {
    let app = Arc::clone(&node.app);
    let notice = Arc::new(notice);
    let of = Arc::clone(&notice);
    let prepared = app.db.read({
        let (app, now) = (Arc::clone(&app), app.clock.now());
        move |conn| notices::prepare(conn, &app, now, &of)
    });
    let tried = match prepared.await? {
        Prepared::Nobody => Tried::Nobody,
        Prepared::ByHand => Tried::ByHand,
        Prepared::Unreadable => Tried::Unreadable,
        Prepared::Ready(ready) => {
            crash::point("notify:before-send");
            let sent = notices::send(&app, app.clock.now(), &ready).await;
            crash::point("notify:after-send");
            sent.map_or_else(Tried::Failed, |()| Tried::Sent)
        }
    };
    let (now, of, result) = (app.clock.now(), Arc::clone(&notice), tried.clone());
    let written = move |tx: &mut Tx<'_>| notices::finish(tx, now, &of, &result);
    let outcome = app.db.tx(written).await?;
    crash::point("notify:after-commit");
    log(&notice, &tried, outcome);
    node.meters.noticed(match outcome {
        Outcome::Sent => Notice::Sent,
        Outcome::Nobody => Notice::Nobody,
        Outcome::ByHand => Notice::ByHand,
        Outcome::PutOff => Notice::PutOff,
        Outcome::GivenUp => Notice::GivenUp,
    });
    Ok(())
}

/// What came of a notice, with its id and kind; whom it was for is nowhere.
fn log(notice: &Leased, tried: &Tried, outcome: Outcome) {
    let (id, kind) = (notice.waiting.id, notice.waiting.kind);
    match (outcome, tried) {
        (Outcome::Sent, _) => tracing::debug!(notice = %id, %kind, "a notice was sent"),
        (Outcome::Nobody, _) => {
            tracing::debug!(notice = %id, %kind, "a notice has nobody to be sent to any more");
        }
        (Outcome::ByHand, _) => {
            tracing::debug!(notice = %id, %kind, "a notice is for somebody of the staff to tell");
        }
        (Outcome::PutOff, Tried::Failed(error)) => {
            tracing::warn!(notice = %id, %kind, %error, "a notice was not sent so far");
        }
        (Outcome::GivenUp, Tried::Failed(error)) => {
            tracing::error!(notice = %id, %kind, %error, "a notice was given up");
        }
        (
            Outcome::PutOff | Outcome::GivenUp,
            Tried::Sent | Tried::Nobody | Tried::ByHand | Tried::Unreadable,
        ) => {
            tracing::error!(notice = %id, %kind, "a notice was given up: what is sealed of it does not open");
        }
    }
}
