//! The keys of our three actors: an RSA key that signs requests, an Ed25519 key that makes proofs, both sealed with the instance's
//! secret; and their rotation.

use chrono::{DateTime, Utc};

use super::{App, ServiceError, Viewer, audit};
use crate::crypto::{Ed25519Key, RsaKey};
use crate::domain::actor::{Actor, AssertionKey};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::event::{Event, EventKind};
use crate::ids::{ApId, EventId};
use crate::store::actors::{self, SealedKeys, WithKeys};
use crate::store::{Tx, outbox};

/// What the sealed RSA key is bound to.
const HTTP_PURPOSE: &str = "actor-key";
/// What the sealed Ed25519 key is bound to.
const PROOF_PURPOSE: &str = "actor-proof-key";
/// The fragment of an RSA key's id; a number follows after a rotation.
const HTTP_NAME: &str = "main-key";
/// The fragment of an Ed25519 key's id.
const PROOF_NAME: &str = "ed25519-key";

/// The opened keys of one of our actors.
pub struct OurKeys {
    pub actor: ApId,
    pub http: (String, RsaKey),
    pub proof: (String, Ed25519Key),
}

/// Gives an actor its first keys.
///
/// # Errors
/// [`ServiceError::Internal`] where the library has no memory.
pub(super) fn fresh(app: &App, actor: Actor) -> Result<(Actor, SealedKeys), ServiceError> {
    renewed(app, actor, &mut |name| name.to_owned())
}

/// Makes new keys for an actor, under the ids that `named` makes of their first names.
fn renewed(
    app: &App,
    mut actor: Actor,
    named: &mut dyn FnMut(&str) -> String,
) -> Result<(Actor, SealedKeys), ServiceError> {
    let http = (app.new_rsa_key)().map_err(|e| failed(&actor.ap_id, &e))?;
    actor.key_id = format!("{}#{}", actor.ap_id, named(HTTP_NAME));
    actor.public_key_pem = http.public_pem().to_owned();
    let der = http.to_pkcs8_der().map_err(|e| failed(&actor.ap_id, &e))?;
    let name = named(PROOF_NAME);
    let proof = new_proof_key(app, &mut actor, &name)?;
    let http = app.secret.seal(HTTP_PURPOSE, actor.ap_id.as_str().as_bytes(), &der);
    Ok((actor, SealedKeys { http, proof }))
}

/// Makes a new Ed25519 key for an actor; gives it sealed.
fn new_proof_key(app: &App, actor: &mut Actor, name: &str) -> Result<String, ServiceError> {
    let key = Ed25519Key::generate();
    let id = format!("{}#{name}", actor.ap_id);
    actor.assertion_keys = vec![AssertionKey { id, multikey: key.public_multikey().to_owned() }];
    let seed = key.seed().map_err(|e| failed(&actor.ap_id, &e))?;
    Ok(app.secret.seal(PROOF_PURPOSE, actor.ap_id.as_str().as_bytes(), &seed))
}

fn failed(actor: &ApId, error: &dyn std::fmt::Display) -> ServiceError {
    ServiceError::Internal(format!("no key for {actor}: {error}"))
}

/// Gives an actor of a database of before proofs the key that it lacks; its RSA key stays.
pub(super) fn complete(tx: &mut Tx<'_>, app: &App, actor: &ApId) -> Result<(), ServiceError> {
    let stored = actors::local_with_keys(tx)?.into_iter().find(|stored| stored.actor.ap_id == *actor);
    if let Some(WithKeys { mut actor, http, proof: None }) = stored {
        let proof = new_proof_key(app, &mut actor, PROOF_NAME)?;
        actors::save_keys(tx, &actor, &SealedKeys { http, proof })?;
    }
    Ok(())
}

/// Opens the keys of one of our actors.
///
/// # Errors
/// A sentence: the secret is not the one that sealed them.
pub fn open(app: &App, stored: &WithKeys) -> Result<OurKeys, String> {
    let actor = stored.actor.ap_id.clone();
    let context = actor.as_str().as_bytes();
    let open = |purpose, sealed: &str| app.secret.open(purpose, context, sealed).map_err(|e| e.to_string());
    let http = RsaKey::from_pkcs8_der(&open(HTTP_PURPOSE, &stored.http)?).map_err(|e| e.to_string())?;
    let sealed = stored.proof.as_deref().ok_or("it has no key for proofs yet")?;
    let proof = Ed25519Key::from_seed(&open(PROOF_PURPOSE, sealed)?).map_err(|e| e.to_string())?;
    let named = stored.actor.assertion_keys.iter().find(|key| key.multikey == proof.public_multikey());
    let proof_id = named.ok_or("its document does not name its key for proofs")?.id.clone();
    Ok(OurKeys { http: (stored.actor.key_id.clone(), http), proof: (proof_id, proof), actor })
}

/// Gives our actors new keys under new ids, and tells their followers: all three, or the one whose name in our addresses is `name`.
/// The old keys are gone at once. Gives the actors as they are now.
///
/// # Errors
/// [`ServiceError::NotFound`] where no actor of ours has that name, [`ServiceError::NotAllowed`].
pub fn rotate(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    name: Option<&str>,
) -> Result<Vec<Actor>, ServiceError> {
    // Whoever may run programs beside the database, and nobody who signs in.
    if viewer != Viewer::Operator {
        return Err(ServiceError::NotAllowed);
    }
    let wanted = name.map(|name| app.urls.actor(name));
    let mut rotated = Vec::new();
    for WithKeys { actor, .. } in actors::local_with_keys(tx)? {
        if wanted.as_ref().is_some_and(|wanted| *wanted != actor.ap_id) {
            continue;
        }
        let number = number_of(&actor.key_id) + 1;
        let (actor, sealed) = renewed(app, actor, &mut |name| format!("{name}-{number}"))?;
        actors::save_keys(tx, &actor, &sealed)?;
        let named = app.urls.actor_name(&actor.ap_id).unwrap_or_default().to_owned();
        audit::note(tx, now, viewer, (AuditEvent::KeysRotated, Subject::OurActor(named)));
        let (kind, ap_id) = (EventKind::KeyRotated, actor.ap_id.clone());
        let event = Event { id: EventId::new(), kind, actor: ap_id.clone(), subject: ap_id, detail: None };
        outbox::push(tx, &event, now)?;
        rotated.push(actor);
    }
    if rotated.is_empty() { Err(ServiceError::NotFound("actor of this instance")) } else { Ok(rotated) }
}

/// The how-manieth key an id names: `#main-key` is the first, `#main-key-3` the third. No number comes back, for there are servers
/// that look a key up by its id once and for all.
fn number_of(key_id: &str) -> u32 {
    let name = key_id.rsplit_once('#').map_or(key_id, |(_, name)| name);
    name.rsplit_once('-').and_then(|(_, number)| number.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn keys_are_counted_by_their_ids() {
        assert_eq!(number_of("https://a.example/actors/a#main-key"), 1);
        assert_eq!(number_of("https://a.example/actors/a#main-key-2"), 2);
        assert_eq!(number_of("https://a.example/actors/a-7#main-key-19"), 19);
    }
}
