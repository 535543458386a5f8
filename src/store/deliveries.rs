//! One row for one activity to one inbox, until it is delivered or given up. Back-off is per host; order is kept per inbox and object.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::lease::{Claim, new_holder};
use super::outbox::Outgoing;
use super::read::Of;
use super::schema::{activities, deliveries, hosts};
use crate::domain::backoff::Failing;
use crate::domain::codes::codes;
use crate::domain::lanes::Lane;
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
    /// Whose places it takes.
    pub lane: Lane,
    /// Our actor that signs.
    pub sender: ApId,
    pub body: String,
    pub attempts: u32,
    pub created_at: DateTime<Utc>,
}

#[derive(Insertable)]
#[diesel(table_name = deliveries)]
struct NewDelivery<'a> {
    id: String,
    activity_id: &'a str,
    inbox: &'a str,
    host: String,
    sender: &'a str,
    queue_key: String,
    lane: &'static str,
    state: &'static str,
    attempts: i32,
    created_at: NaiveDateTime,
    due_at: NaiveDateTime,
}

/// What is known of a host, for what is written to it now.
struct Known {
    lane: Lane,
    retry_at: Option<NaiveDateTime>,
}

/// The hosts of which anything is known that matters at this time.
fn known_hosts(conn: &mut Conn, now: DateTime<Utc>) -> Result<HashMap<String, Known>, StoreError> {
    let rows: Vec<(String, String, Option<NaiveDateTime>)> = hosts::table
        .filter(hosts::retry_at.gt(now.naive_utc()).or(hosts::lane.eq(Lane::Slow.as_str())))
        .select((hosts::host, hosts::lane, hosts::retry_at))
        .load(conn)?;
    let known = |lane: &str, retry_at| {
        Ok::<_, StoreError>(Known { lane: Of("hosts").parse("lane", lane)?, retry_at })
    };
    rows.into_iter().map(|(host, lane, retry_at)| Ok((host, known(&lane, retry_at)?))).collect()
}

/// Writes the deliveries of an activity. One to a host that is failing waits for that host's next try.
pub(super) fn insert(tx: &mut Tx<'_>, activity: &Outgoing, now: DateTime<Utc>) -> Result<(), StoreError> {
    let known = known_hosts(tx, now)?;
    let now = now.naive_utc();
    let rows: Vec<NewDelivery<'_>> = activity
        .inboxes
        .iter()
        .map(|inbox| {
            let host = inbox.domain().to_string();
            let known = known.get(&host);
            NewDelivery {
                id: DeliveryId::new().to_string(),
                activity_id: &activity.key,
                inbox: inbox.as_str(),
                sender: activity.actor.as_str(),
                queue_key: format!("{} {}", activity.object, inbox),
                lane: known.map_or(Lane::Quick, |known| known.lane).as_str(),
                state: DeliveryState::Pending.as_str(),
                attempts: 0,
                created_at: now,
                due_at: known.and_then(|known| known.retry_at).map_or(now, |retry| retry.max(now)),
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

/// Which deliveries somebody has places for.
pub struct Room<'a> {
    pub lane: Lane,
    /// Hosts to which nothing may be sent now.
    pub full: Vec<String>,
    /// How many may be sent to a host.
    pub at_host: &'a dyn Fn(&str) -> usize,
}

/// Leases due deliveries of a lane, at most one for an inbox and object, and no more to a host than there is room for.
pub fn claim(tx: &mut Tx<'_>, claim: Claim, room: Room<'_>) -> Result<Vec<Delivery>, StoreError> {
    let now = claim.now.naive_utc();
    let pending = DeliveryState::Pending.as_str();
    // Only the first of each inbox and object, before the limit: what must wait holds up nobody else.
    let earlier = diesel::alias!(deliveries as earlier);
    let candidates: Vec<(String, String)> = deliveries::table
        .filter(deliveries::state.eq(pending))
        .filter(deliveries::lane.eq(room.lane.as_str()))
        .filter(deliveries::due_at.le(now))
        .filter(deliveries::lease_until.is_null().or(deliveries::lease_until.lt(now)))
        .filter(deliveries::host.ne_all(room.full))
        .filter(not(exists(
            earlier
                .filter(earlier.field(deliveries::queue_key).eq(deliveries::queue_key))
                .filter(earlier.field(deliveries::id).lt(deliveries::id)),
        )))
        .order((deliveries::due_at, deliveries::id))
        .limit(claim.limit)
        .select((deliveries::id, deliveries::host))
        .load(&mut **tx)?;
    let mut left: HashMap<String, usize> = HashMap::new();
    let mut take = |host: &str| {
        let left = left.entry(host.to_owned()).or_insert_with(|| (room.at_host)(host));
        let free = *left > 0;
        *left = left.saturating_sub(1);
        free
    };
    let ids: Vec<String> = candidates.into_iter().filter(|(_, host)| take(host)).map(|(id, _)| id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let holder = new_holder();
    // Another worker may have leased, sent and put off a row since it was read: every condition is asked again, in words that no
    // index but that of the ids can answer.
    diesel::update(deliveries::table.filter(deliveries::id.eq_any(ids)))
        .filter(deliveries::state.ne(DeliveryState::Failed.as_str()))
        .filter(deliveries::due_at.le(now))
        .filter(deliveries::lease_until.is_null().or(deliveries::lease_until.lt(now)))
        .set((deliveries::lease_until.eq(Some(claim.lease_until())), deliveries::lease_by.eq(Some(&holder))))
        .execute(&mut **tx)?;
    load(tx, &holder)
}

type Leased = (String, String, String, String, String, String, i32, NaiveDateTime);

fn load(conn: &mut Conn, holder: &str) -> Result<Vec<Delivery>, StoreError> {
    let rows: Vec<Leased> = deliveries::table
        .inner_join(activities::table)
        .filter(deliveries::lease_by.eq(holder))
        .order(deliveries::id)
        .select((
            deliveries::id,
            deliveries::inbox,
            deliveries::host,
            deliveries::lane,
            deliveries::sender,
            activities::body,
            deliveries::attempts,
            deliveries::created_at,
        ))
        .load(conn)?;
    let of = Of("deliveries");
    rows.into_iter()
        .map(|(id, inbox, host, lane, sender, body, attempts, created_at)| {
            Ok(Delivery {
                id: of.parse("id", &id)?,
                inbox: of.parse("inbox", &inbox)?,
                host,
                lane: of.parse("lane", &lane)?,
                sender: of.parse("sender", &sender)?,
                body,
                attempts: of.number("attempts", attempts)?,
                created_at: created_at.and_utc(),
            })
        })
        .collect()
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

/// Which of these hosts do not answer now.
pub fn failing_of(conn: &mut Conn, among: Vec<String>) -> Result<HashSet<String>, StoreError> {
    let rows = hosts::table.filter(hosts::host.eq_any(among)).filter(hosts::failures.gt(0));
    Ok(rows.select(hosts::host).load(conn)?.into_iter().collect())
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
