//! What became of deliveries, and what that says of their hosts. Many at once are written together: one statement for all that arrived.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::deliveries::{Delivery, DeliveryState};
use super::error::StoreError;
use super::partners;
use super::schema::{deliveries, hosts};
use crate::domain::lanes::Lane;

/// What became of a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Delivered,
    /// Not now: the whole host waits until then.
    Retry {
        at: DateTime<Utc>,
        error: String,
    },
    /// Not now, for what it says: the host answered, and nothing else that is for it waits.
    RetryAlone {
        at: DateTime<Utc>,
        error: String,
    },
    /// Never: the row is kept with its error.
    GivenUp {
        error: String,
    },
}

/// Writes that these arrived.
pub fn delivered(tx: &mut Tx<'_>, which: &[&Delivery], now: DateTime<Utc>) -> Result<(), StoreError> {
    if which.is_empty() {
        return Ok(());
    }
    let ids = which.iter().map(|delivery| delivery.id.to_string());
    diesel::delete(deliveries::table.filter(deliveries::id.eq_any(ids.collect::<Vec<_>>())))
        .execute(&mut **tx)?;
    let answered: BTreeSet<&str> = which.iter().map(|delivery| delivery.host.as_str()).collect();
    partners::delivered(tx, &answered, now)?;
    hosts_answered(tx, answered, now)
}

/// Writes that a delivery is given up, with its error. The host answered all the same.
pub fn given_up(
    tx: &mut Tx<'_>,
    delivery: &Delivery,
    error: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(deliveries::table.find(delivery.id.to_string()))
        .set((
            deliveries::state.eq(DeliveryState::Failed.as_str()),
            deliveries::queue_key.eq(None::<String>),
            deliveries::attempts.eq(deliveries::attempts + 1),
            deliveries::lease_until.eq(None::<NaiveDateTime>),
            deliveries::last_error.eq(Some(error)),
        ))
        .execute(&mut **tx)?;
    hosts_answered(tx, BTreeSet::from([delivery.host.as_str()]), now)
}

/// Writes that a delivery, and all else that waits for its host, is tried again at a time.
pub fn put_off(
    tx: &mut Tx<'_>,
    delivery: &Delivery,
    (at, error): (DateTime<Utc>, &str),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    wait_until(tx, delivery, (at, error))?;
    host_failed(tx, &delivery.host, at, now)
}

/// Writes that a delivery is tried again at a time, alone: its host answered.
pub fn put_off_alone(
    tx: &mut Tx<'_>,
    delivery: &Delivery,
    (at, error): (DateTime<Utc>, &str),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    hosts_answered(tx, BTreeSet::from([delivery.host.as_str()]), now)?;
    wait_until(tx, delivery, (at, error))
}

fn wait_until(
    tx: &mut Tx<'_>,
    delivery: &Delivery,
    (at, error): (DateTime<Utc>, &str),
) -> Result<(), StoreError> {
    diesel::update(deliveries::table.find(delivery.id.to_string()))
        .set((
            deliveries::attempts.eq(deliveries::attempts + 1),
            deliveries::lease_until.eq(None::<NaiveDateTime>),
            deliveries::due_at.eq(at.naive_utc()),
            deliveries::last_error.eq(Some(error)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// A host that answers again gets what waited for it at once, but for what waits longer than the host did: that waits on its own account.
fn hosts_answered(tx: &mut Tx<'_>, answered: BTreeSet<&str>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let now = now.naive_utc();
    let back: Vec<(String, Option<NaiveDateTime>)> = hosts::table
        .filter(hosts::host.eq_any(answered))
        .filter(hosts::failing_since.is_not_null())
        .select((hosts::host, hosts::retry_at))
        .load(&mut **tx)?;
    for (host, waited_until) in back {
        diesel::update(hosts::table.find(&host))
            .set((
                hosts::failures.eq(0),
                hosts::failing_since.eq(None::<NaiveDateTime>),
                hosts::retry_at.eq(None::<NaiveDateTime>),
            ))
            .execute(&mut **tx)?;
        diesel::update(deliveries::table.filter(deliveries::host.eq(&host)))
            .filter(deliveries::state.eq(DeliveryState::Pending.as_str()))
            .filter(deliveries::due_at.gt(now))
            .filter(deliveries::due_at.le(waited_until.unwrap_or(now)))
            .set(deliveries::due_at.eq(now))
            .execute(&mut **tx)?;
    }
    Ok(())
}

fn host_failed(
    tx: &mut Tx<'_>,
    host: &str,
    retry_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (retry_at, now) = (retry_at.naive_utc(), now.naive_utc());
    note(tx, host)?;
    let (since, next): (Option<NaiveDateTime>, Option<NaiveDateTime>) =
        hosts::table.find(host).select((hosts::failing_since, hosts::retry_at)).first(&mut **tx)?;
    // Several deliveries that fail together are one failure; the longest wait counts.
    let waits = next.filter(|next| since.is_some() && *next > now);
    let retry_at = waits.map_or(retry_at, |next| next.max(retry_at));
    diesel::update(hosts::table.find(host))
        .set((
            hosts::failures.eq(hosts::failures + i32::from(waits.is_none())),
            hosts::failing_since.eq(Some(since.unwrap_or(now))),
            hosts::retry_at.eq(Some(retry_at)),
        ))
        .execute(&mut **tx)?;
    diesel::update(deliveries::table.filter(deliveries::host.eq(host)))
        .filter(deliveries::state.eq(DeliveryState::Pending.as_str()))
        .filter(deliveries::due_at.lt(retry_at))
        .set(deliveries::due_at.eq(retry_at))
        .execute(&mut **tx)?;
    Ok(())
}

/// Writes in which lane hosts belong, for what waits and for what comes. A host that nothing is known of is quick.
pub fn set_lanes(tx: &mut Tx<'_>, lanes: &[(String, Lane)]) -> Result<(), StoreError> {
    let names: Vec<&String> = lanes.iter().map(|(host, _)| host).collect();
    let known: Vec<(String, String)> =
        hosts::table.filter(hosts::host.eq_any(names)).select((hosts::host, hosts::lane)).load(&mut **tx)?;
    for (host, lane) in lanes {
        let before = known.iter().find(|(name, _)| name == host).map(|(_, lane)| lane.as_str());
        if before.unwrap_or(Lane::Quick.as_str()) == lane.as_str() {
            continue;
        }
        note(tx, host)?;
        diesel::update(hosts::table.find(host)).set(hosts::lane.eq(lane.as_str())).execute(&mut **tx)?;
        diesel::update(deliveries::table.filter(deliveries::host.eq(host)))
            .filter(deliveries::state.eq(DeliveryState::Pending.as_str()))
            .filter(deliveries::lane.ne(lane.as_str()))
            .set(deliveries::lane.eq(lane.as_str()))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Makes sure that a host has a row; another process may be faster, which is no error.
fn note(tx: &mut Tx<'_>, host: &str) -> Result<(), StoreError> {
    let row = (hosts::host.eq(host), hosts::lane.eq(Lane::Quick.as_str()), hosts::failures.eq(0));
    let new = diesel::insert_into(hosts::table).values(row);
    match &mut **tx {
        Conn::Sqlite(conn) => new.on_conflict_do_nothing().execute(conn)?,
        Conn::Postgres(conn) => new.on_conflict_do_nothing().execute(conn)?,
    };
    Ok(())
}
