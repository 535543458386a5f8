//! `Create` and `Update` of what somebody writes: what an ally says in a match with it becomes a message of that match, a private mention or an answer
//! to an offer becomes a lead; what is for nobody here is dropped (inbound check 14).

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::agreement::CONTEXT_MAX_BYTES;
use super::handle::{HandleError, Handled, Work};
use crate::federation::vocab::{letter, read};
use crate::services::leads::{self, Reception};
use crate::services::{ServiceError, conversations};

pub(super) async fn handle(work: &Work<'_>, object: &Value) -> Result<Handled, HandleError> {
    let Work { node, activity, .. } = *work;
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let sender = work.sender().await?;
    let ours = [app.association(), app.urls.board(), app.urls.instance()];
    let Some(mut found) = letter::read((activity, object), &sender, &ours, now) else {
        return work.done().await;
    };
    let context = [object, activity].into_iter().find_map(|document| read::text_of(document, "context"));
    let context = context.filter(|context| context.len() <= CONTEXT_MAX_BYTES).map(str::to_owned);
    let (asked, about, within) = (Arc::clone(&app), found.clone(), context.clone());
    let read = node.app.db.read(move |conn| {
        let is_of_match = conversations::is_heard(conn, &asked, (&about, within.as_deref()))?;
        Ok::<_, ServiceError>((is_of_match, is_of_match || leads::is_relevant(conn, &asked, &about)?))
    });
    let (is_of_match, is_relevant) = read.await?;
    if !is_relevant {
        return work.done().await;
    }
    if !is_of_match {
        found.signs.account_made_at = account_made_at(work).await;
    }
    let effect =
        work.effect(move |tx| match conversations::heard(tx, &app, now, (&found, context.as_deref()))? {
            Some(reception) => Ok(reception),
            None => leads::receive(tx, &app, now, &found),
        });
    let reception = effect.await?;
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
