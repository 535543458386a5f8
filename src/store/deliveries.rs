//! One row for one activity to one inbox, until it is delivered or given up. Back-off is per host; order is kept per inbox and object.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::min;
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::lease::{Claim, first_of_each, new_holder};
use super::outbox::Outgoing;
use super::partners;
use super::read::Of;
use super::schema::{activities, deliveries, hosts};
use crate::domain::backoff::Failing;
use crate::domain::codes::codes;
use crate::ids::{ApId, DeliveryId, Domain};

codes! {
    /// Where a delivery stands. A delivered one has no row any more.
    DeliveryState { Pending = "pending",
        /// Given up, with its error.
        Failed = "failed" }
}

/// A leased delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    pub id: DeliveryId,
    pub inbox: ApId,
    /// Host, with its port where it is unusual.
    pub host: String,
    /// Our actor that signs.
    pub sender: ApId,
    pub body: String,
    pub attempts: u32,
}

#[derive(Insertable)]
#[diesel(table_name = deliveries)]
struct NewDelivery<'a> {
    id: String,
    activity_id: &'a str,
    inbox: &'a str,
    host: String,
    sender: &'a str,
    order_key: String,
    state: &'static str,
    attempts: i32,
    created_at: NaiveDateTime,
    due_at: NaiveDateTime,
}

/// Writes the deliveries of an activity. One to a host that is failing waits for that host's next try.
pub(super) fn insert(tx: &mut Tx<'_>, activity: &Outgoing, now: DateTime<Utc>) -> Result<(), StoreError> {
    let retry: Vec<(String, Option<NaiveDateTime>)> = hosts::table
        .filter(hosts::retry_at.gt(now.naive_utc()))
        .select((hosts::host, hosts::retry_at))
        .load(&mut **tx)?;
    let retry: HashMap<String, Option<NaiveDateTime>> = retry.into_iter().collect();
    let rows: Vec<NewDelivery<'_>> = activity
        .inboxes
        .iter()
        .map(|inbox| {
            let host = inbox.domain().to_string();
            NewDelivery {
                id: DeliveryId::new().to_string(),
                activity_id: &activity.key,
                inbox: inbox.as_str(),
                sender: activity.actor.as_str(),
                order_key: format!("{} {}", activity.object, inbox),
                state: DeliveryState::Pending.as_str(),
                attempts: 0,
                created_at: now.naive_utc(),
                due_at: retry.get(&host).copied().flatten().unwrap_or(now.naive_utc()),
                host,
            }
        })
        .collect();
    match &mut **tx {
        // Diesel wraps a batch for SQLite in a transaction of its own, which cannot stand in ours.
        Conn::Sqlite(conn) => {
            for row in &rows {
                diesel::insert_into(deliveries::table).values(row).execute(conn)?;
            }
        }
        Conn::Postgres(conn) => {
            for chunk in rows.chunks(500) {
                diesel::insert_into(deliveries::table).values(chunk).execute(conn)?;
            }
        }
    }
    Ok(())
}

/// How many deliveries to each host are under way, and how many may be.
#[derive(Debug, Clone)]
pub struct UnderWay {
    pub by_host: HashMap<String, usize>,
    pub per_host_max: usize,
}

impl UnderWay {
    /// Takes a place for a host, if one is free.
    fn take(&mut self, host: &str) -> bool {
        let count = self.by_host.entry(host.to_owned()).or_default();
        let free = *count < self.per_host_max;
        if free {
            *count += 1;
        }
        free
    }
}

/// Leases due deliveries, at most one for an inbox and object, and no more to a host than may be under way.
pub fn claim(tx: &mut Tx<'_>, claim: Claim, mut under_way: UnderWay) -> Result<Vec<Delivery>, StoreError> {
    let now = claim.now.naive_utc();
    let pending = DeliveryState::Pending.as_str();
    let full = under_way.by_host.iter().filter(|(_, count)| **count >= under_way.per_host_max);
    let full: Vec<String> = full.map(|(host, _)| host.clone()).collect();
    let candidates: Vec<(String, String, String)> = deliveries::table
        .filter(deliveries::state.eq(pending))
        .filter(deliveries::due_at.le(now))
        .filter(deliveries::lease_until.is_null().or(deliveries::lease_until.lt(now)))
        .filter(deliveries::host.ne_all(full))
        .order((deliveries::due_at, deliveries::id))
        .limit(claim.limit)
        .select((deliveries::id, deliveries::order_key, deliveries::host))
        .load(&mut **tx)?;
    let keys: Vec<&String> = candidates.iter().map(|(_, key, _)| key).collect();
    let firsts: Vec<(String, Option<String>)> = deliveries::table
        .filter(deliveries::state.eq(pending))
        .filter(deliveries::order_key.eq_any(keys))
        .group_by(deliveries::order_key)
        .select((deliveries::order_key, min(deliveries::id)))
        .load(&mut **tx)?;
    let firsts: HashMap<String, String> =
        firsts.into_iter().filter_map(|(key, id)| id.map(|id| (key, id))).collect();
    let hosts: HashMap<String, String> =
        candidates.iter().map(|(id, _, host)| (id.clone(), host.clone())).collect();
    let mut ids = first_of_each(candidates.into_iter().map(|(id, key, _)| (id, key)).collect(), &firsts);
    ids.retain(|id| hosts.get(id).is_some_and(|host| under_way.take(host)));
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let holder = new_holder();
    // Another worker may have leased, sent and put off a row since it was read: every condition is asked again.
    diesel::update(deliveries::table.filter(deliveries::id.eq_any(ids)))
        .filter(deliveries::state.eq(pending))
        .filter(deliveries::due_at.le(now))
        .filter(deliveries::lease_until.is_null().or(deliveries::lease_until.lt(now)))
        .set((deliveries::lease_until.eq(Some(claim.lease_until())), deliveries::lease_by.eq(Some(&holder))))
        .execute(&mut **tx)?;
    load(tx, &holder)
}

fn load(conn: &mut Conn, holder: &str) -> Result<Vec<Delivery>, StoreError> {
    let rows: Vec<(String, String, String, String, String, i32)> = deliveries::table
        .inner_join(activities::table)
        .filter(deliveries::lease_by.eq(holder))
        .order(deliveries::id)
        .select((
            deliveries::id,
            deliveries::inbox,
            deliveries::host,
            deliveries::sender,
            activities::body,
            deliveries::attempts,
        ))
        .load(conn)?;
    let of = Of("deliveries");
    rows.into_iter()
        .map(|(id, inbox, host, sender, body, attempts)| {
            Ok(Delivery {
                id: of.parse("id", &id)?,
                inbox: of.parse("inbox", &inbox)?,
                host,
                sender: of.parse("sender", &sender)?,
                body,
                attempts: of.number("attempts", attempts)?,
            })
        })
        .collect()
}

/// What became of a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Delivered,
    /// Not now: the whole host waits until then.
    Retry {
        at: DateTime<Utc>,
        error: String,
    },
    /// Never: the row is kept with its error.
    GivenUp {
        error: String,
    },
}

/// Writes what became of a delivery, and what that says of its host.
pub fn finish(
    tx: &mut Tx<'_>,
    delivery: &Delivery,
    outcome: &Outcome,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = deliveries::table.find(delivery.id.to_string());
    match outcome {
        Outcome::Delivered => {
            diesel::delete(row).execute(&mut **tx)?;
            partners::delivered(tx, &delivery.host, now)?;
            host_answered(tx, &delivery.host, now)
        }
        Outcome::GivenUp { error } => {
            diesel::update(row)
                .set((
                    deliveries::state.eq(DeliveryState::Failed.as_str()),
                    deliveries::attempts.eq(deliveries::attempts + 1),
                    deliveries::lease_until.eq(None::<NaiveDateTime>),
                    deliveries::last_error.eq(Some(error)),
                ))
                .execute(&mut **tx)?;
            host_answered(tx, &delivery.host, now)
        }
        Outcome::Retry { at, error } => {
            diesel::update(row)
                .set((
                    deliveries::attempts.eq(deliveries::attempts + 1),
                    deliveries::lease_until.eq(None::<NaiveDateTime>),
                    deliveries::due_at.eq(at.naive_utc()),
                    deliveries::last_error.eq(Some(error)),
                ))
                .execute(&mut **tx)?;
            host_failed(tx, &delivery.host, *at, now)
        }
    }
}

/// A host that answers again gets what waited for it at once.
fn host_answered(tx: &mut Tx<'_>, host: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let was_failing = diesel::delete(hosts::table.find(host)).execute(&mut **tx)?;
    if was_failing > 0 {
        diesel::update(deliveries::table.filter(deliveries::host.eq(host)))
            .filter(deliveries::state.eq(DeliveryState::Pending.as_str()))
            .filter(deliveries::due_at.gt(now.naive_utc()))
            .set(deliveries::due_at.eq(now.naive_utc()))
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
    let retry_at = retry_at.naive_utc();
    // Several deliveries that fail together are one failure.
    let known: Option<Option<NaiveDateTime>> =
        hosts::table.find(host).select(hosts::retry_at).first(&mut **tx).optional()?;
    if known.is_some_and(|retry| retry.is_none_or(|at| at <= now.naive_utc())) {
        diesel::update(hosts::table.find(host))
            .set((hosts::failures.eq(hosts::failures + 1), hosts::retry_at.eq(Some(retry_at))))
            .execute(&mut **tx)?;
    }
    if known.is_none() {
        diesel::insert_into(hosts::table)
            .values((
                hosts::host.eq(host),
                hosts::failures.eq(1),
                hosts::failing_since.eq(Some(now.naive_utc())),
                hosts::retry_at.eq(Some(retry_at)),
            ))
            .execute(&mut **tx)?;
    }
    diesel::update(deliveries::table.filter(deliveries::host.eq(host)))
        .filter(deliveries::state.eq(DeliveryState::Pending.as_str()))
        .filter(deliveries::due_at.lt(retry_at))
        .set(deliveries::due_at.eq(retry_at))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets what was still to be sent to a domain.
pub fn delete_of_host(tx: &mut Tx<'_>, domain: &Domain) -> Result<(), StoreError> {
    diesel::delete(deliveries::table.filter(deliveries::host.eq(domain.as_str()))).execute(&mut **tx)?;
    diesel::delete(hosts::table.find(domain.as_str())).execute(&mut **tx)?;
    Ok(())
}

/// Tries a host again at once, with everything that waits for it.
pub fn retry_host(tx: &mut Tx<'_>, domain: &Domain, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(hosts::table.find(domain.as_str()))
        .set(hosts::retry_at.eq(Some(now.naive_utc())))
        .execute(&mut **tx)?;
    diesel::update(deliveries::table.filter(deliveries::host.eq(domain.as_str())))
        .filter(deliveries::state.eq(DeliveryState::Pending.as_str()))
        .filter(deliveries::due_at.gt(now.naive_utc()))
        .set(deliveries::due_at.eq(now.naive_utc()))
        .execute(&mut **tx)?;
    Ok(())
}

/// How what is sent to a host fares.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HostStatus {
    /// How many deliveries wait for it.
    pub waiting: i64,
    /// How many were given up.
    pub given_up: i64,
    /// Failures in a row; 0 for one that answers.
    pub failures: u32,
    /// When it is tried again.
    pub retry_at: Option<DateTime<Utc>>,
    /// What went wrong last.
    pub last_error: Option<String>,
}

/// How what is sent to a host fares.
pub fn host_status(conn: &mut Conn, domain: &Domain) -> Result<HostStatus, StoreError> {
    let host = domain.as_str();
    let failing: Option<(i32, Option<NaiveDateTime>)> =
        hosts::table.find(host).select((hosts::failures, hosts::retry_at)).first(conn).optional()?;
    let in_state = |conn: &mut Conn, state: DeliveryState| -> Result<i64, StoreError> {
        let rows =
            deliveries::table.filter(deliveries::host.eq(host)).filter(deliveries::state.eq(state.as_str()));
        Ok(rows.count().get_result(conn)?)
    };
    let last_error: Option<Option<String>> = deliveries::table
        .filter(deliveries::host.eq(host))
        .filter(deliveries::last_error.is_not_null())
        .order(deliveries::id.desc())
        .select(deliveries::last_error)
        .first(conn)
        .optional()?;
    let (failures, retry_at) = failing.unwrap_or((0, None));
    Ok(HostStatus {
        waiting: in_state(conn, DeliveryState::Pending)?,
        given_up: in_state(conn, DeliveryState::Failed)?,
        failures: Of("hosts").number("failures", failures)?,
        retry_at: retry_at.map(|at| at.and_utc()),
        last_error: last_error.flatten(),
    })
}

/// Forgets what one of our actors was still to send to an inbox.
pub fn delete_from_to(tx: &mut Tx<'_>, sender: &ApId, inbox: &ApId) -> Result<(), StoreError> {
    let rows = deliveries::table
        .filter(deliveries::inbox.eq(inbox.as_str()))
        .filter(deliveries::sender.eq(sender.as_str()));
    diesel::delete(rows).execute(&mut **tx)?;
    Ok(())
}

/// `None` for a host that answers, as far as we know.
pub fn host_failing(conn: &mut Conn, host: &str) -> Result<Option<Failing>, StoreError> {
    let row: Option<(i32, Option<NaiveDateTime>)> =
        hosts::table.find(host).select((hosts::failures, hosts::failing_since)).first(conn).optional()?;
    let of = Of("hosts");
    row.and_then(|(failures, since)| since.map(|since| (failures, since)))
        .map(|(failures, since)| {
            Ok(Failing { failures: of.number("failures", failures)?, since: since.and_utc() })
        })
        .transpose()
}

/// How many deliveries are in a state.
pub fn count(conn: &mut Conn, state: DeliveryState) -> Result<i64, StoreError> {
    Ok(deliveries::table.filter(deliveries::state.eq(state.as_str())).count().get_result(conn)?)
}

/// How many deliveries wait for a host.
pub fn count_of_host(conn: &mut Conn, host: &str) -> Result<i64, StoreError> {
    Ok(deliveries::table
        .filter(deliveries::host.eq(host))
        .filter(deliveries::state.eq(DeliveryState::Pending.as_str()))
        .count()
        .get_result(conn)?)
}

/// Deletes deliveries that were given up before `before`; gives how many.
pub fn forget_failed(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<usize, StoreError> {
    Ok(diesel::delete(
        deliveries::table
            .filter(deliveries::state.eq(DeliveryState::Failed.as_str()))
            .filter(deliveries::created_at.lt(before.naive_utc())),
    )
    .execute(&mut **tx)?)
}
