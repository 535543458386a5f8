//! Whose an object is (inbound checks 7 and 8): its id has its sender's origin, and its one author is the sender.

use serde_json::Value;

use super::handle::HandleError;
use crate::federation::vocab::read;
use crate::ids::ApId;

/// The id of something that the sender speaks of as its own.
pub(super) fn of_origin(id: Option<ApId>, sender: &ApId) -> Result<ApId, HandleError> {
    let refused = || HandleError::Refused("the object is of another origin than its sender".to_owned());
    id.filter(|id| id.same_origin(sender)).ok_or_else(refused)
}

/// Sees that an object's one author is its sender.
pub(super) fn by_sender(object: &Value, sender: &ApId) -> Result<(), HandleError> {
    if read::one_id(object, "attributedTo").as_ref() == Some(sender) {
        return Ok(());
    }
    Err(HandleError::Refused("the object's one author is not its sender".to_owned()))
}

/// Sees that an embedded activity, of which something is said, is the sender's own.
pub(super) fn acted_by_sender(activity: &Value, sender: &ApId) -> Result<(), HandleError> {
    if activity.get("actor").is_none() || read::one_id(activity, "actor").as_ref() == Some(sender) {
        return Ok(());
    }
    Err(HandleError::Refused("the Undo is of another actor's activity".to_owned()))
}
