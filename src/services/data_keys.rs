//! The keys that seal contacts, addresses and case notes (PR-10): they are there when the server starts, and are changed while it runs.

use std::sync::Arc;

use chrono::TimeDelta;

use super::{App, ServiceError, Viewer, audit};
use crate::domain::audit::{AuditEvent, Subject};
use crate::store::sealed_fields;

/// How many values are sealed anew in one transaction.
const CHUNK: i64 = 200;
/// How long a replaced key stays in its file, for processes that had not looked yet.
const KEPT_MINUTES: i64 = 60;

/// What came of a change of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotated {
    pub key_id: String,
    pub resealed: usize,
    /// The keys that nothing was sealed with any more.
    pub forgotten: Vec<String>,
}

/// Sees that the file has every key that something is sealed with, before anybody is told that their data is here.
///
/// # Errors
/// [`ServiceError::Invalid`] naming the key and the file, or the store's.
pub async fn check(app: &Arc<App>) -> Result<(), ServiceError> {
    let used = app.db.read(sealed_fields::keys_in_use).await?;
    let known = app.data_keys.ids();
    match used.into_iter().find(|id| !known.contains(id)) {
        None => Ok(()),
        Some(id) => Err(ServiceError::Invalid(format!(
            "data_keys_file: {} does not hold the key {id}, with which contacts are sealed: restore the file from the backup",
            app.config.data_keys_file.display()
        ))),
    }
}

/// Adds a key, which seals from now on, and seals with it what others sealed. The server may run meanwhile: a running process looks for new
/// keys before it seals, and what it sealed a moment before is sealed anew by the next sweep.
///
/// # Errors
/// [`ServiceError::NotAllowed`], the file's, or the store's.
pub async fn rotate(app: &Arc<App>, viewer: Viewer) -> Result<Rotated, ServiceError> {
    if viewer != Viewer::Operator {
        return Err(ServiceError::NotAllowed);
    }
    let now = app.clock.now();
    let key_id = app.data_keys.add(now).map_err(|error| ServiceError::Invalid(error.to_string()))?;
    let named = key_id.clone();
    app.db
        .tx(move |tx| {
            audit::note(tx, now, viewer, (AuditEvent::DataKeysRotated, Subject::DataKey(named)));
            Ok::<(), ServiceError>(())
        })
        .await?;
    let resealed = reseal(app).await?;
    Ok(Rotated { key_id, resealed, forgotten: forget(app).await? })
}

/// Seals anew what another key than the newest sealed; gives how many values.
///
/// # Errors
/// The store's.
pub async fn reseal(app: &Arc<App>) -> Result<usize, ServiceError> {
    let mut resealed = 0;
    loop {
        let Some(newest) = app.data_keys.ids().pop() else { return Ok(resealed) };
        let sealing = Arc::clone(app);
        let some = app
            .db
            .tx(move |tx| {
                sealed_fields::reseal(tx, &sealing.data_keys, (&newest, CHUNK)).map_err(ServiceError::from)
            })
            .await?;
        if some == 0 {
            return Ok(resealed);
        }
        resealed += some;
    }
}

/// Takes the keys out of the file that were replaced a while ago and that nothing is sealed with any more; gives their ids.
///
/// # Errors
/// The file's, or the store's.
pub async fn forget(app: &Arc<App>) -> Result<Vec<String>, ServiceError> {
    if app.data_keys.ids().len() < 2 {
        return Ok(Vec::new());
    }
    let used = app.db.read(sealed_fields::keys_in_use).await?;
    let until = app.clock.now() - TimeDelta::minutes(KEPT_MINUTES);
    app.data_keys.forget(&used, until).map_err(|error| ServiceError::Internal(error.to_string()))
}
