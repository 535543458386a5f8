//! The events that tell others of a change. Each is written in the transaction of the change.

use chrono::{DateTime, Utc};

use super::save;
use crate::domain::event::{Event, EventKind};
use crate::domain::field::Purpose;
use crate::domain::proposal::Proposal;
use crate::ids::EventId;
use crate::services::{App, ServiceError};
use crate::store::{Tx, outbox};

/// Writes an event about a proposal.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    proposal: &Proposal,
    kind: EventKind,
    now: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let event = Event {
        id: EventId::new(),
        kind,
        actor: proposal.author.clone(),
        subject: proposal.ap_id.clone(),
        detail: None,
    };
    Ok(outbox::push(tx, &event, now)?)
}

/// Tells that an offer changed, or is hidden for now: others keep it with no free slot. Allies hear of a request in a batch.
pub(in crate::services) fn tell_changed(
    tx: &mut Tx<'_>,
    proposal: &Proposal,
    now: DateTime<Utc>,
) -> Result<(), ServiceError> {
    match proposal.purpose() {
        Purpose::Offer => tell(tx, proposal, EventKind::Changed, now),
        Purpose::Request => Ok(()),
    }
}

/// Tells that the photos of an offer changed, where others see them.
pub(in crate::services) fn tell_picture_changed(
    tx: &mut Tx<'_>,
    app: &App,
    proposal: &mut Proposal,
    now: DateTime<Utc>,
) -> Result<(), ServiceError> {
    if !proposal.state.is_listed() {
        return Ok(());
    }
    proposal.touch(now);
    save(tx, app, proposal)?;
    tell(tx, proposal, EventKind::Changed, now)
}
