//! Who sent it: the signature fits the actor's own key (inbound checks 3 and 4), and every proof within it does too. A proof by the
//! actor stands in where the signature is another's (check 5): so one server may pass on what another said.

use serde_json::Value;

use super::accept::{Head, Refused, blocked};
use crate::federation::Node;
use crate::federation::http::{Budget, FetchError};
use crate::federation::keys::{KeyError, KnownKey};
use crate::federation::signatures::proof::{Proof, ProofError};
use crate::federation::signatures::{SignatureError, Unverified};
use crate::ids::ApId;
use crate::services::ServiceError;
use crate::store::actors;

/// Why a key cannot be had is ours to know: our resolver and our network are nobody else's business (check 16).
const NO_KEY: &str = "the key of the actor cannot be had, or is not the one that signed";

/// Whoever says farewell while its key cannot be had says it again so much later, in seconds.
const NO_KEY_WAIT_S: u32 = 300;

/// Checks 3, 4 and 5: signature and proofs are the actor's own. `false` for a farewell of an actor that we do not know: there is nothing
/// here to delete.
pub(super) async fn verify(
    node: &Node,
    signature: &Unverified,
    head: &Head,
    (activity, budget): (&Value, &Budget),
) -> Result<bool, Refused> {
    // Before the key is looked up, which may store who it is of.
    let is_known = !head.is_farewell() || is_known(node, &head.actor).await?;
    let verdict = by_signature(node, signature, head, budget).await?;
    let now = node.app.clock.now();
    // Only now: what a proof signs is as long as the activity, and nobody's until the signature was looked at.
    let proofs = Proof::read(activity, now).map_err(refused)?;
    match verdict {
        Verdict::Fits => {}
        Verdict::Gone => return Ok(true),
        Verdict::Another(_) if !is_known => return Ok(false),
        Verdict::Another(error) => {
            // Somebody else's signature says nothing of the actor: a proof must, and a young one.
            let Some(proof) = proofs.first() else {
                return Err(unproven(head, &error));
            };
            proof.check_fresh(now).map_err(refused)?;
        }
    }
    for proof in &proofs {
        verify_proof(node, &head.actor, proof, budget).await?;
    }
    Ok(true)
}

/// What the signature says.
enum Verdict {
    Fits,
    /// A farewell, and the actor's origin says itself that it is gone (check 8).
    Gone,
    /// It is not the actor's; or whose it is cannot be told, and it is a farewell, which is not dropped for that.
    Another(KeyError),
}

async fn by_signature(
    node: &Node,
    signature: &Unverified,
    head: &Head,
    budget: &Budget,
) -> Result<Verdict, Refused> {
    let known = match node.key_of(&head.actor, signature.key_id(), budget).await {
        Ok(known) => known,
        Err(KeyError::Service(error)) => return Err(error.into()),
        Err(KeyError::Blocked) => return Err(blocked()),
        Err(KeyError::Fetch(FetchError::Gone)) if head.is_farewell() => return Ok(Verdict::Gone),
        Err(error @ (KeyError::Elsewhere(_) | KeyError::NotNamed)) => return Ok(Verdict::Another(error)),
        Err(error) if head.is_farewell() => return Ok(Verdict::Another(error)),
        Err(error) => return Err(no_key(&head.actor, &error)),
    };
    if signature.verify(&known.key).is_ok() {
        return Ok(Verdict::Fits);
    }
    // The key may have changed since we read it.
    let fresh = match node.refreshed_key(&head.actor, signature.key_id(), budget).await {
        Ok(fresh) => fresh,
        Err(KeyError::Service(error)) => return Err(error.into()),
        Err(KeyError::Fetch(FetchError::Gone)) if head.is_farewell() => return Ok(Verdict::Gone),
        Err(_) => return Err(SignatureError::WrongSignature.into()),
    };
    signature.verify(&fresh.key)?;
    Ok(Verdict::Fits)
}

/// The proof fits a key of the actor's own.
async fn verify_proof(node: &Node, actor: &ApId, proof: &Proof, budget: &Budget) -> Result<(), Refused> {
    let found = |key: Result<KnownKey, KeyError>| match key {
        Ok(known) => Ok(known),
        Err(KeyError::Service(error)) => Err(error.into()),
        Err(KeyError::Blocked) => Err(blocked()),
        Err(error) => Err(no_key(actor, &error)),
    };
    let known = found(node.key_of(actor, proof.key_id(), budget).await)?;
    if proof.verify(&known.key).is_ok() {
        return Ok(());
    }
    match node.refreshed_key(actor, proof.key_id(), budget).await {
        Ok(fresh) => proof.verify(&fresh.key).map_err(refused),
        Err(KeyError::Service(error)) => Err(error.into()),
        Err(_) => Err(refused(ProofError::Wrong)),
    }
}

/// Whether something of an actor may be here.
async fn is_known(node: &Node, actor: &ApId) -> Result<bool, Refused> {
    let wanted = actor.clone();
    let stored = node.app.db.glances().read(move |conn| actors::by_ap_id(conn, &wanted)).await;
    Ok(stored.map_err(ServiceError::from)?.is_some_and(|actor| actor.deleted_at.is_none()))
}

/// Nothing says that it is the actor's. A farewell whose key cannot be had for now must come again: 503, whatever the reason, which
/// is ours to know.
fn unproven(head: &Head, error: &KeyError) -> Refused {
    let refused = no_key(&head.actor, error);
    match error {
        KeyError::Elsewhere(_) | KeyError::NotNamed => refused,
        _ => Refused::later(503, "the key of the actor cannot be had for now", NO_KEY_WAIT_S),
    }
}

fn no_key(actor: &ApId, error: &KeyError) -> Refused {
    tracing::info!(%actor, %error, "no key");
    Refused::new(401, NO_KEY)
}

fn refused(error: ProofError) -> Refused {
    Refused::new(401, error.to_string())
}
