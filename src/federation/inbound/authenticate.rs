//! Who sent it: the signature fits the actor's own key (inbound checks 3 and 4).

use super::accept::{Head, Refused};
use crate::federation::Node;
use crate::federation::http::{Budget, FetchError};
use crate::federation::keys::KeyError;
use crate::federation::signatures::{SignatureError, Unverified};

/// Checks 3 and 4: the signature fits the actor's own key. `false` for a farewell of an actor that we never knew.
pub(super) async fn verify(
    node: &Node,
    signature: &Unverified,
    head: &Head,
    budget: &Budget,
) -> Result<bool, Refused> {
    let known = match node.key_of(&head.actor, signature.key_id(), budget).await {
        Ok(known) => known,
        Err(KeyError::Service(error)) => return Err(error.into()),
        // Its origin says so itself (check 8).
        Err(KeyError::Fetch(FetchError::Gone)) if head.is_farewell() => return Ok(true),
        // Gone before we ever knew it: there is nothing here to delete.
        Err(_) if head.is_farewell() => return Ok(false),
        Err(error) => {
            // Why it cannot be had is ours to know: our resolver and our network are nobody else's business (check 16).
            tracing::info!(actor = %head.actor, %error, "no key");
            return Err(Refused::new(
                401,
                "the key of the actor cannot be had, or is not the one that signed",
            ));
        }
    };
    if signature.verify(&known.key).is_ok() {
        return Ok(true);
    }
    // The key may have changed since we read it.
    let fresh = match node.refreshed_key(&head.actor, signature.key_id(), budget).await {
        Ok(fresh) => fresh,
        Err(KeyError::Service(error)) => return Err(error.into()),
        Err(KeyError::Fetch(FetchError::Gone)) if head.is_farewell() => return Ok(true),
        Err(_) => return Err(SignatureError::WrongSignature.into()),
    };
    signature.verify(&fresh.key)?;
    Ok(true)
}
