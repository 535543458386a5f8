//! `Create` and `Update` of what a person writes: a private mention, or an answer to an offer, becomes a lead; what is for nobody
//! here is dropped (inbound check 14).

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::handle::{HandleError, Handled, Work};
use crate::federation::vocab::{letter, read};
use crate::services::leads::{self, Reception};

pub(super) async fn handle(work: &Work<'_>, object: &Value) -> Result<Handled, HandleError> {
    let Work { node, activity, .. } = *work;
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let sender = work.sender().await?;
    let ours = [app.association(), app.urls.board(), app.urls.instance()];
    let Some(mut found) = letter::read((activity, object), &sender, &ours, now) else {
        return work.done().await;
    };
    let (asked, about) = (Arc::clone(&app), found.clone());
    if !node.app.db.read(move |conn| leads::is_relevant(conn, &asked, &about)).await? {
        return work.done().await;
    }
    found.signs.account_made_at = account_made_at(work).await;
    let reception = work.effect(move |tx| leads::receive(tx, &app, now, &found)).await?;
    Ok(match reception {
        Reception::New | Reception::Changed | Reception::Counted => Handled::Done,
        Reception::Stale | Reception::Irrelevant => Handled::Dropped,
    })
}

/// When the sender's account was made, as its own document says now. That it cannot be read keeps no letter from being read.
async fn account_made_at(work: &Work<'_>) -> Option<DateTime<Utc>> {
    let fetched = work.fetch(&work.item.actor, work.node.instance_key()).await.ok()?;
    read::instant(&fetched.json, "published")
}
