//! The batches in which requests go to allies and are taken back (PR-06): four a day, at hours that say nothing of when somebody came or
//! was housed. What a person takes back does not wait for them (`requests::revoke`).
//! Invariant: a batch that was broken off goes on where it stopped: what it did is stored with what it told, and its hour is over only when
//! all of it is done. So two processes may send one at once.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveTime, TimeDelta, Timelike as _, Utc};

use super::requests::{consented, invite, uninvite};
use super::{App, ServiceError, proposals};
use crate::config::Requests;
use crate::domain::appeal::ConsentScope;
use crate::domain::bands::{Asking, Crowd, Leaves};
use crate::domain::proposal::State;
use crate::ids::ProposalId;
use crate::store::{Conn, Tx, consents, request_bands, sweeps};

/// A batch leaves every so many hours, counted from midnight (UTC).
pub const EVERY_HOURS: u32 = 6;
/// Under which it is stored when the next one is due.
const NAME: &str = "request-batch";

/// When the batch after `now` leaves.
pub fn next_at(now: DateTime<Utc>) -> DateTime<Utc> {
    let hour = now.hour() / EVERY_HOURS * EVERY_HOURS;
    let midnight = now.date_naive().and_time(NaiveTime::MIN).and_utc();
    midnight + TimeDelta::hours((hour + EVERY_HOURS).into())
}

/// Sends the batch that is due, if one is; gives of how many requests something was told.
///
/// # Errors
/// The store's.
pub async fn run_due(app: &App) -> Result<usize, ServiceError> {
    let now = app.clock.now();
    let told = match app.db.read(|conn| sweeps::due_at(conn, NAME)).await? {
        Some(due_at) if due_at > now => return Ok(0),
        Some(_) => run(app).await?,
        // The first one of all leaves at its hour too.
        None => 0,
    };
    app.db.tx(move |tx| sweeps::set(tx, NAME, next_at(now))).await?;
    Ok(told)
}

/// Sends a batch now; gives of how many requests something was told.
///
/// # Errors
/// The store's.
pub async fn run(app: &App) -> Result<usize, ServiceError> {
    let (all, ids) = app.db.read(gather).await?;
    let crowd = std::sync::Arc::new(Crowd::of(&all));
    let mut told = 0;
    for id in ids {
        let one = all.iter().find(|one| one.id == id).cloned();
        let (crowd, requests, now) = (crowd.clone(), app.config.federation.requests, app.clock.now());
        let step = app.db.tx(move |tx| step(tx, now, (&crowd, requests), (id, one.as_ref())));
        told += usize::from(step.await?);
    }
    app.wake.outbox.notify_one();
    Ok(told)
}

/// Everybody who shares bands, and the requests of which something may have to be told.
fn gather(conn: &mut Conn) -> Result<(Vec<Asking>, BTreeSet<ProposalId>), ServiceError> {
    let mut ids: BTreeSet<ProposalId> =
        consents::all_standing(conn, ConsentScope::Allies)?.into_iter().collect();
    ids.extend(request_bands::all(conn)?.into_iter().map(|sent| sent.proposal));
    Ok((request_bands::asking(conn)?, ids))
}

/// Does what is due for one request: `one` is what it asks, where it is open and approved. Gives whether something was told.
fn step(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    (crowd, requests): (&Crowd, Requests),
    (id, one): (ProposalId, Option<&Asking>),
) -> Result<bool, ServiceError> {
    let request = match proposals::load(tx, id) {
        Ok(request) => request,
        // Erased since it was looked for, which took it back.
        Err(ServiceError::NotFound(_)) => return Ok(false),
        Err(error) => return Err(error),
    };
    let sent = request_bands::of(tx, id)?;
    let told = |tx: &mut Tx<'_>| Ok(request_bands::of(tx, id)? != sent);
    let leaves = request.state == State::Open && requests == Requests::Allies;
    let named = if leaves { consented(tx, id)? } else { Vec::new() };
    // Who is not named loses it, and everybody where it ended or none leaves here any more; an edit that nobody approved yet changes nothing.
    uninvite(tx, now, &request, |holder| !named.contains(holder))?;
    let Some(one) = one.filter(|_| !named.is_empty()) else { return told(tx) };
    let held = request_bands::of(tx, id)?;
    match crowd.leaves(one, held.as_ref().map(|held| &held.bands)) {
        Leaves::Waits => {}
        Leaves::Back => uninvite(tx, now, &request, |_| true)?,
        Leaves::In(bands) => invite(tx, now, &request, (bands, &named, named.clone()))?,
        Leaves::AsSent => {
            let Some(held) = held else { return told(tx) };
            let new: Vec<_> = named.iter().filter(|ally| !held.recipients.contains(*ally)).cloned().collect();
            if !new.is_empty() {
                invite(tx, now, &request, (held.bands, &new, named))?;
            }
        }
    }
    told(tx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pr_06_batches_leave_at_four_hours_of_the_day_whenever_the_server_was_started() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        for (now, next) in [
            ("2026-11-29T00:00:00Z", "2026-11-29T06:00:00Z"),
            ("2026-11-29T05:59:59Z", "2026-11-29T06:00:00Z"),
            ("2026-11-29T12:34:56Z", "2026-11-29T18:00:00Z"),
            ("2026-11-29T23:00:00Z", "2026-11-30T00:00:00Z"),
        ] {
            assert_eq!(next_at(at(now)), at(next), "{now}");
        }
    }
}
