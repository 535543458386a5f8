//! Sets an instance up: who it is, for good, and its three actors with their keys.

use chrono::{DateTime, Utc};

use super::{App, ServiceError, keys};
use crate::domain::actor::{Actor, ActorKind};
use crate::ids::ActorId;
use crate::store::instance::{self, Identity};
use crate::store::{Tx, actors};
use crate::urls::{BOARD, INSTANCE};

/// Stores who this instance is at its first start, compares at every later one, and makes sure that its actors exist.
///
/// # Errors
/// [`ServiceError::Conflict`] where the public address or the handle is another than at the first start.
pub fn set_up(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>) -> Result<(), ServiceError> {
    let wanted =
        Identity { public_url: app.urls.origin().to_owned(), handle: app.config.association.handle.clone() };
    // Several processes may start on a new database at once: the second finds what the first has made.
    instance::alone(tx)?;
    match instance::identity(tx)? {
        None => instance::save_identity(tx, &wanted, now)?,
        Some(stored) => require_same(&stored, &wanted)?,
    }
    let handle = &app.config.association.handle;
    let name = &app.config.association.name;
    make(tx, app, now, (ActorKind::Organization, handle, name))?;
    make(tx, app, now, (ActorKind::Group, BOARD, name))?;
    make(tx, app, now, (ActorKind::Application, INSTANCE, app.urls.domain().as_str()))
}

fn require_same(stored: &Identity, wanted: &Identity) -> Result<(), ServiceError> {
    let differs = [
        ("public_url", &stored.public_url, &wanted.public_url),
        ("association.handle", &stored.handle, &wanted.handle),
    ];
    for (key, was, is) in differs {
        if was != is {
            return Err(ServiceError::Conflict(format!(
                "{key} was {was:?} at the first start and is {is:?} now: other servers know this instance by it, so it cannot \
                 change. Set it back, or start with another database"
            )));
        }
    }
    Ok(())
}

/// Makes one of our actors, or takes over its new name.
fn make(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (kind, path, name): (ActorKind, &str, &str),
) -> Result<(), ServiceError> {
    let ap_id = app.urls.actor(path);
    if actors::by_ap_id(tx, &ap_id)?.is_some() {
        actors::rename_local(tx, &ap_id, name, &app.urls.actor_page(path))?;
        return keys::complete(tx, app, &ap_id);
    }
    let handle = if kind == ActorKind::Application { app.urls.domain().as_str() } else { path };
    let actor = Actor {
        id: ActorId::new(),
        domain: app.urls.domain().clone(),
        kind,
        handle: handle.to_owned(),
        name: name.to_owned(),
        url: app.urls.actor_page(path),
        inbox: app.urls.of_actor(&ap_id, "inbox"),
        shared_inbox: Some(app.urls.shared_inbox()),
        followers: Some(app.urls.of_actor(&ap_id, "followers")),
        featured: Some(app.urls.of_actor(&ap_id, "featured")),
        key_id: String::new(),
        public_key_pem: String::new(),
        assertion_keys: Vec::new(),
        fetched_at: now,
        deleted_at: None,
        ap_id,
    };
    let (actor, sealed) = keys::fresh(app, actor)?;
    Ok(actors::insert_local(tx, &actor, &sealed)?)
}
