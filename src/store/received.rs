//! Activities of others that we answered with 202: the queue of what is to be handled, and the memory against replay
//! (inbound check 6).

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::Text;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::lease::{Claim, new_holder};
use super::read::Of;
use super::schema::received;
use crate::domain::codes::codes;
use crate::ids::{ApId, ReceivedId};

codes! {
    /// Where a received activity stands.
    ReceivedState { Waiting = "waiting", Done = "done",
        /// Set aside after too many tries, with its error.
        Poison = "poison" }
}

/// A verified activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub id: ReceivedId,
    pub ap_id: ApId,
    /// Hex of the SHA-256 of the body.
    pub body_hash: String,
    pub actor: ApId,
    pub kind: String,
    /// Activities with the same key are handled in order: the object's id, or the actor's.
    pub order_key: String,
    /// As it came.
    pub body: String,
    pub attempts: u32,
    /// How many fetches it caused so far (inbound check 10).
    pub fetches: u32,
    pub received_at: DateTime<Utc>,
}

/// What became of storing an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    New,
    /// The same id with the same body was here before.
    Seen,
    /// Its id was here before with another body.
    OtherBody,
}

/// Stores a verified activity, unless the same one was here before, or one with its id and another body. That an `Update` may be:
/// `GoToSocial` gives every edit of a post the same id, and which one counts is told by the `updated` of its object.
pub fn insert(tx: &mut Tx<'_>, item: &Received) -> Result<Stored, StoreError> {
    let known: Vec<String> = received::table
        .filter(received::ap_id.eq(item.ap_id.as_str()))
        .select(received::body_hash)
        .load(&mut **tx)?;
    if known.contains(&item.body_hash) {
        return Ok(Stored::Seen);
    }
    if !known.is_empty() && item.kind != "Update" {
        return Ok(Stored::OtherBody);
    }
    diesel::insert_into(received::table)
        .values((
            received::id.eq(item.id.to_string()),
            received::ap_id.eq(item.ap_id.as_str()),
            received::body_hash.eq(&item.body_hash),
            received::actor.eq(item.actor.as_str()),
            received::origin.eq(item.actor.domain().as_str()),
            received::kind.eq(&item.kind),
            received::order_key.eq(&item.order_key),
            received::queue_key.eq(Some(&item.order_key)),
            received::body.eq(&item.body),
            received::state.eq(ReceivedState::Waiting.as_str()),
            received::attempts.eq(0),
            received::fetches.eq(i32::try_from(item.fetches).unwrap_or(i32::MAX)),
            received::received_at.eq(item.received_at.naive_utc()),
            received::due_at.eq(Some(item.received_at.naive_utc())),
        ))
        .execute(&mut **tx)?;
    Ok(Stored::New)
}

/// The key under which an actor's activity waits; `None` where it does not wait, or is somebody else's.
pub fn waits_under(conn: &mut Conn, activity: &ApId, actor: &ApId) -> Result<Option<String>, StoreError> {
    Ok(received::table
        .filter(received::ap_id.eq(activity.as_str()))
        .filter(received::actor.eq(actor.as_str()))
        .filter(received::state.eq(ReceivedState::Waiting.as_str()))
        .select(received::order_key)
        .first(conn)
        .optional()?)
}

/// What is being handled, so that one origin does not take every place.
#[derive(Debug, Clone, Default)]
pub struct UnderWay {
    pub by_origin: HashMap<String, usize>,
    pub per_origin_max: usize,
}

/// Leases due activities, at most one a key, the oldest of each, and of each origin only as many as it has places left.
pub fn claim(tx: &mut Tx<'_>, claim: Claim, under_way: UnderWay) -> Result<Vec<Received>, StoreError> {
    let now = claim.now.naive_utc();
    let most = under_way.per_origin_max;
    let full: Vec<String> =
        under_way.by_origin.iter().filter(|(_, count)| **count >= most).map(|(o, _)| o.clone()).collect();
    // Only the first of each key, before the limit: a key whose first must wait holds up nobody else.
    let earlier = diesel::alias!(received as earlier);
    let candidates: Vec<Candidate> = received::table
        .filter(received::due_at.le(now))
        .filter(received::lease_until.is_null().or(received::lease_until.lt(now)))
        .filter(received::origin.ne_all(full))
        .filter(not(exists(
            earlier
                .filter(earlier.field(received::queue_key).eq(received::queue_key))
                .filter(earlier.field(received::id).lt(received::id)),
        )))
        .order((received::due_at, received::id))
        .limit(claim.limit)
        .select((received::id, received::origin, received::lease_until))
        .load(&mut **tx)?;
    let (ids, lapsed) = within_places(candidates, under_way);
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let holder = new_holder();
    // Another worker may have leased and handled a row since it was read: every condition is asked again, in words that no index
    // but that of the ids can answer.
    let over = [ReceivedState::Done.as_str(), ReceivedState::Poison.as_str()];
    diesel::update(received::table.filter(received::id.eq_any(&ids)))
        .filter(received::state.ne_all(over))
        .filter(received::due_at.le(now))
        .filter(received::lease_until.is_null().or(received::lease_until.lt(now)))
        .set((received::lease_until.eq(Some(claim.lease_until())), received::lease_by.eq(Some(&holder))))
        .execute(&mut **tx)?;
    count_lapsed(tx, &lapsed, &holder)?;
    load(tx, &ids, &holder)
}

/// Keeps of each origin as many as it has places left; gives their ids, and those whose lease ran out.
fn within_places(candidates: Vec<Candidate>, under_way: UnderWay) -> (Vec<String>, Vec<String>) {
    let UnderWay { mut by_origin, per_origin_max } = under_way;
    let (mut kept, mut lapsed) = (Vec::new(), Vec::new());
    for (id, origin, lease_until) in candidates {
        let count = by_origin.entry(origin).or_default();
        *count += 1;
        if *count <= per_origin_max {
            lapsed.extend(lease_until.map(|_| id.clone()));
            kept.push(id);
        }
    }
    (kept, lapsed)
}

/// Whoever held these died over them, perhaps by them: that was a try too, or they would be taken up for ever.
fn count_lapsed(tx: &mut Tx<'_>, lapsed: &[String], holder: &str) -> Result<(), StoreError> {
    if lapsed.is_empty() {
        return Ok(());
    }
    diesel::update(received::table.filter(received::id.eq_any(lapsed)))
        .filter(received::lease_by.eq(Some(holder)))
        .set(received::attempts.eq(received::attempts + 1))
        .execute(&mut **tx)?;
    Ok(())
}

/// Id, origin, and the lease that ran out.
type Candidate = (String, String, Option<chrono::NaiveDateTime>);
type Row = (String, String, String, String, String, String, String, i32, i32, chrono::NaiveDateTime);

/// Of these, what the holder leased: by their ids, so that a lease changes no index.
fn load(conn: &mut Conn, ids: &[String], holder: &str) -> Result<Vec<Received>, StoreError> {
    let rows: Vec<Row> = received::table
        .filter(received::id.eq_any(ids))
        .filter(received::lease_by.eq(holder))
        .order(received::id)
        .select((
            received::id,
            received::ap_id,
            received::body_hash,
            received::actor,
            received::kind,
            received::order_key,
            received::body,
            received::attempts,
            received::fetches,
            received::received_at,
        ))
        .load(conn)?;
    let of = Of("received");
    rows.into_iter()
        .map(|(id, ap_id, body_hash, actor, kind, order_key, body, attempts, fetches, received_at)| {
            Ok(Received {
                id: of.parse("id", &id)?,
                ap_id: of.parse("ap_id", &ap_id)?,
                body_hash,
                actor: of.parse("actor", &actor)?,
                kind,
                order_key,
                body,
                attempts: of.number("attempts", attempts)?,
                fetches: of.number("fetches", fetches)?,
                received_at: received_at.and_utc(),
            })
        })
        .collect()
}

/// The statement of [`done`], which stands in the way of every activity. Its words never change, so that it is prepared once for a
/// connection: what Diesel's own builder makes of an `UPDATE` is prepared anew each time, a message more and a plan.
#[derive(QueryId)]
struct NoteDone {
    id: String,
}

type Either = <Conn as Connection>::Backend;

impl QueryFragment<Either> for NoteDone {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Either>) -> QueryResult<()> {
        out.push_sql(
            "UPDATE received SET state = 'done', queue_key = NULL, due_at = NULL, lease_until = NULL, last_error = NULL, body = '' \
             WHERE id = ",
        );
        out.push_bind_param::<Text, _>(&self.id)
    }
}

impl RunQueryDsl<Conn> for NoteDone {}

/// Notes that an activity was handled. The row stays as memory against replay; its body goes.
pub fn done(tx: &mut Tx<'_>, id: ReceivedId) -> Result<(), StoreError> {
    NoteDone { id: id.to_string() }.execute(&mut **tx)?;
    Ok(())
}

/// A try that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedTry {
    pub error: String,
    /// How many fetches the activity caused so far.
    pub fetches: u32,
    /// When it is tried again; `None` sets it aside.
    pub again_at: Option<DateTime<Utc>>,
}

/// Notes a failed try of an activity that still waits.
pub fn failed(tx: &mut Tx<'_>, id: ReceivedId, failed: &FailedTry) -> Result<(), StoreError> {
    let tried = (
        received::attempts.eq(received::attempts + 1),
        received::fetches.eq(i32::try_from(failed.fetches).unwrap_or(i32::MAX)),
        received::lease_until.eq(None::<chrono::NaiveDateTime>),
        received::last_error.eq(Some(&failed.error)),
    );
    // One that was done meanwhile stays done.
    let row = diesel::update(received::table.find(id.to_string())).filter(received::queue_key.is_not_null());
    match failed.again_at {
        Some(at) => row.set((tried, received::due_at.eq(Some(at.naive_utc())))).execute(&mut **tx)?,
        None => row
            .set((
                tried,
                received::state.eq(ReceivedState::Poison.as_str()),
                received::queue_key.eq(None::<String>),
                received::due_at.eq(None::<chrono::NaiveDateTime>),
            ))
            .execute(&mut **tx)?,
    };
    Ok(())
}

/// An activity that was set aside, as the staff sees it: who sent what, and why it could not be handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    pub id: ReceivedId,
    pub actor: ApId,
    pub kind: String,
    pub attempts: u32,
    pub error: String,
    pub received_at: DateTime<Utc>,
}

/// What was set aside, the oldest first.
pub fn set_aside(conn: &mut Conn, limit: i64, offset: i64) -> Result<Vec<SetAside>, StoreError> {
    let rows: Vec<(String, String, String, i32, Option<String>, chrono::NaiveDateTime)> = received::table
        .filter(received::last_error.is_not_null())
        .filter(received::state.eq(ReceivedState::Poison.as_str()))
        .order(received::id)
        .limit(limit)
        .offset(offset)
        .select((
            received::id,
            received::actor,
            received::kind,
            received::attempts,
            received::last_error,
            received::received_at,
        ))
        .load(conn)?;
    let of = Of("received");
    rows.into_iter()
        .map(|(id, actor, kind, attempts, error, received_at)| {
            Ok(SetAside {
                id: of.parse("id", &id)?,
                actor: of.parse("actor", &actor)?,
                kind,
                attempts: of.number("attempts", attempts)?,
                error: error.unwrap_or_default(),
                received_at: received_at.and_utc(),
            })
        })
        .collect()
}

/// Puts what was set aside back into the queue, with all its tries and fetches; gives whether it was there.
pub fn revive(tx: &mut Tx<'_>, id: ReceivedId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let changed = diesel::update(received::table.find(id.to_string()))
        .filter(received::state.eq(ReceivedState::Poison.as_str()))
        .set((
            received::state.eq(ReceivedState::Waiting.as_str()),
            received::queue_key.eq(received::order_key.nullable()),
            received::attempts.eq(0),
            received::fetches.eq(0),
            received::due_at.eq(Some(now.naive_utc())),
        ))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Throws away what was set aside; its id stays as memory against replay. Gives whether it was there.
pub fn discard(tx: &mut Tx<'_>, id: ReceivedId) -> Result<bool, StoreError> {
    let changed = diesel::update(received::table.find(id.to_string()))
        .filter(received::state.eq(ReceivedState::Poison.as_str()))
        .set((
            received::state.eq(ReceivedState::Done.as_str()),
            received::last_error.eq(None::<String>),
            received::body.eq(""),
        ))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// How many activities are in a state. What waits is counted often and what was set aside on every page of the desk, each by an index
/// of its own.
pub fn count(conn: &mut Conn, state: ReceivedState) -> Result<i64, StoreError> {
    let of_state = received::table.filter(received::state.eq(state.as_str()));
    Ok(match state {
        ReceivedState::Waiting => {
            received::table.filter(received::queue_key.is_not_null()).count().get_result(conn)?
        }
        ReceivedState::Poison => {
            of_state.filter(received::last_error.is_not_null()).count().get_result(conn)?
        }
        ReceivedState::Done => of_state.count().get_result(conn)?,
    })
}

/// Forgets handled activities received before `before`; gives how many.
pub fn forget(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<usize, StoreError> {
    Ok(diesel::delete(
        received::table
            .filter(received::state.eq(ReceivedState::Done.as_str()))
            .filter(received::received_at.lt(before.naive_utc())),
    )
    .execute(&mut **tx)?)
}
