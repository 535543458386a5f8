//! `Flag`: another server reports something of ours. Seen on the wire: `object` as a list of actors and posts, `content` as plain
//! text, no `to`; the sender is the server's own actor, or a person.

use std::sync::Arc;

use super::handle::{HandleError, Handled, Work};
use crate::federation::vocab::read;
use crate::services::reports::{self, FlagReceived, Flagged};
use crate::text;

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { node, item, activity, .. } = *work;
    let content = read::text_of(activity, "content").or_else(|| read::text_of(activity, "summary"));
    let flag = FlagReceived {
        ap_id: item.ap_id.clone(),
        reporter: item.actor.clone(),
        objects: work.objects(),
        content: text::plain(content.unwrap_or_default()),
    };
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let flagged = work.effect(move |tx| reports::receive(tx, &app, now, &flag)).await?;
    Ok(match flagged {
        Flagged::Kept | Flagged::Counted => Handled::Done,
        Flagged::Dropped => Handled::Dropped,
    })
}
