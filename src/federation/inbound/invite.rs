//! `Invite`: an ally lets our association fetch a request, in bands, by its id. Nothing is embedded (federation.md "A request").

use super::handle::{HandleError, Handled, Work};
use crate::federation::Node;
use crate::federation::http::FetchError;
use crate::federation::vocab::{read, request};
use crate::services::alliances;
use crate::store::ally_requests::{self, AllyRequest};
use crate::store::received::Received;

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let association = node.app.association();
    let for_us = read::recipients(activity).contains(&association.as_str());
    let id = read::one_id(activity, "object").filter(|id| id.same_origin(&item.actor));
    let (Some(id), true, true) = (id, for_us, is_ally(node, item).await?) else {
        return work.done().await;
    };
    // The association signs: it is the association that the request is addressed to.
    let now = node.app.clock.now();
    let fetched = match work.fetch(&id, node.key(&association)).await {
        Ok(fetched) => fetched,
        // Withdrawn before we came.
        Err(FetchError::NotFound | FetchError::Gone) => return work.done().await,
        Err(error) => return Err(HandleError::of_fetch(&id, &error)),
    };
    let Some((ap_id, bands)) = request::read(&fetched.json, &item.actor).filter(|(found, _)| *found == id)
    else {
        return Err(HandleError::Refused(format!("{id} is no request of its sender")));
    };
    let row = AllyRequest { ap_id, author: item.actor.clone(), bands };
    work.effect(move |tx| Ok(ally_requests::save(tx, &row, now)?)).await?;
    Ok(Handled::Done)
}

async fn is_ally(node: &Node, item: &Received) -> Result<bool, HandleError> {
    let actor = item.actor.clone();
    Ok(node.app.db.read(move |conn| alliances::is_ally(conn, &actor)).await?)
}
