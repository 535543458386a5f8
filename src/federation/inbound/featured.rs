//! `Add` and `Remove` on an actor's own collection of featured posts. Nothing here shows what others pin, so nothing is kept; what
//! touches a collection of somebody else is refused.

use super::handle::{HandleError, Handled, Work};
use super::own;
use crate::federation::vocab::read;

pub(super) async fn handle(work: &Work<'_>) -> Result<Handled, HandleError> {
    let Work { item, activity, .. } = *work;
    own::of_origin(read::one_id(activity, "target"), &item.actor)?;
    own::of_origin(read::one_id(activity, "object"), &item.actor)?;
    work.done().await
}
