//! `Announce`: a boost of an offer of ours is counted; one of another's offer makes us look at the original, at its own server,
//! where its announcer is somebody we listen to (inbound checks 7, 11 and 14).

use std::sync::Arc;

use super::handle::{HandleError, Handled, Work};
use super::{like, own};
use crate::domain::partner::PartnerTier;
use crate::federation::vocab::{read, remote_offer};
use crate::ids::ApId;
use crate::services::offers::{self, Reception};
use crate::services::{ServiceError, partners as policies};
use crate::store::reactions::ReactionKind;
use crate::store::{offers as stored, partners};

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, activity, .. } = *work;
    // Whatever is embedded is the announcer's word, not its author's: the id alone counts.
    let Some(id) = read::one_id(activity, "object") else { return work.done().await };
    if node.app.urls.is_ours(&id) {
        return like::count(work, ReactionKind::Announce).await;
    }
    if !is_wanted(work, &id).await? {
        return work.done().await;
    }
    let now = node.app.clock.now();
    let fetched = work.fetch(&id, node.instance_key()).await.map_err(|e| HandleError::of_fetch(&id, &e))?;
    let author = own::of_origin(read::one_id(&fetched.json, "attributedTo"), &id)?;
    let Some(offer) = remote_offer::read(&fetched.json, &author, now).filter(|offer| offer.ap_id == id)
    else {
        return work.done().await;
    };
    let app = Arc::clone(&node.app);
    let reception = work.effect(move |tx| offers::receive(tx, &app, now, &offer)).await?;
    Ok(match reception {
        Reception::New | Reception::Newer => Handled::Done,
        Reception::Stale | Reception::Irrelevant => Handled::Dropped,
    })
}

/// Whether an announced object is worth a fetch: the announcer is an association that we follow or another actor of its server, the
/// object's domain is not blocked, and we do not have it. Strangers do not make us fetch.
async fn is_wanted(work: &Work<'_>, id: &ApId) -> Result<bool, HandleError> {
    let (app, announcer, id) = (Arc::clone(&work.node.app), work.item.actor.clone(), id.clone());
    let wanted = work.node.app.db.read(move |conn| {
        let partner = partners::by_domain(conn, &announcer.domain())?;
        let association = partner.and_then(|partner| partner.association);
        let heard = match &association {
            Some(association) => {
                association.same_origin(&announcer) && offers::is_followed(conn, &app, association)?
            }
            None => offers::is_followed(conn, &app, &announcer)?,
        };
        if !heard || stored::remote_version(conn, &id)?.is_some() {
            return Ok::<_, ServiceError>(false);
        }
        Ok(policies::policy_of(conn, &app, &id.domain())?.tier != PartnerTier::Blocked)
    });
    Ok(wanted.await?)
}
