//! `Add` and `Remove` on an actor's own collection of featured posts. Nothing here shows what others pin, so nothing is kept; what
//! touches another collection is refused, one of the same server and one that the actor's document does not name included.

use super::handle::{HandleError, Handled, Work};
use super::own;
use crate::federation::vocab::read;

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { item, activity, .. } = *work;
    let target = own::of_origin(read::one_id(activity, "target"), &item.actor)?;
    own::of_origin(read::one_id(activity, "object"), &item.actor)?;
    if work.sender().await?.featured != Some(target) {
        return Err(HandleError::Refused(
            "the target is not the sender's collection of featured posts".to_owned(),
        ));
    }
    work.done().await
}
