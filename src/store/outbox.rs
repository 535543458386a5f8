//! What happened that others must hear of, and the activities that tell it.
//! An event stands in the transaction of its effect; its activities and deliveries stand in the one that marks it told.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::deliveries;
use super::error::StoreError;
use super::lease::Claim;
use super::read::Of;
use super::schema::{activities, outbox};
use crate::domain::event::Event;
use crate::ids::{ApId, EventId};

/// Writes an event.
pub fn push(tx: &mut Tx<'_>, event: &Event, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(event.id.to_string()),
            outbox::kind.eq(event.kind.as_str()),
            outbox::actor.eq(event.actor.as_str()),
            outbox::subject.eq(event.subject.as_str()),
            outbox::queue_key.eq(Some(event.subject.as_str())),
            outbox::detail.eq(event.detail.as_deref()),
            outbox::created_at.eq(now.naive_utc()),
            outbox::due_at.eq(now.naive_utc()),
            outbox::attempts.eq(0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type EventRow = (String, String, String, String, Option<String>);

/// Leases due events, the oldest first. Events about one subject are told in order: a later one waits for the earlier.
pub fn claim(tx: &mut Tx<'_>, claim: Claim) -> Result<Vec<Event>, StoreError> {
    let now = claim.now.naive_utc();
    // Only the first of each subject, before the limit: what cannot be told for now holds up those of its own subject alone.
    let earlier = diesel::alias!(outbox as earlier);
    let candidates: Vec<String> = outbox::table
        .filter(outbox::done_at.is_null())
        .filter(outbox::due_at.le(now))
        .filter(outbox::lease_until.is_null().or(outbox::lease_until.lt(now)))
        .filter(not(exists(
            earlier
                .filter(earlier.field(outbox::queue_key).eq(outbox::queue_key))
                .filter(earlier.field(outbox::id).lt(outbox::id)),
        )))
        .order(outbox::id)
        .limit(claim.limit)
        .select(outbox::id)
        .load(&mut **tx)?;
    if candidates.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<EventRow> = outbox::table
        .filter(outbox::id.eq_any(candidates))
        .order(outbox::id)
        .select((outbox::id, outbox::kind, outbox::actor, outbox::subject, outbox::detail))
        .load(&mut **tx)?;
    let mut events = Vec::new();
    for (id, kind, actor, subject, detail) in rows {
        let taken = diesel::update(outbox::table.find(&id))
            .filter(outbox::done_at.is_null())
            .filter(outbox::due_at.le(now))
            .filter(outbox::lease_until.is_null().or(outbox::lease_until.lt(now)))
            .set(outbox::lease_until.eq(Some(claim.lease_until())))
            .execute(&mut **tx)?;
        if taken == 1 {
            let of = Of("outbox");
            events.push(Event {
                id: of.parse("id", &id)?,
                kind: of.parse("kind", &kind)?,
                actor: of.parse("actor", &actor)?,
                subject: of.parse("subject", &subject)?,
                detail,
            });
        }
    }
    Ok(events)
}

/// Whether an activity stands in its actor's public outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    Public,
    Private,
}

/// An activity to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The last part of its id.
    pub key: String,
    pub ap_id: ApId,
    pub actor: ApId,
    pub kind: &'static str,
    pub object: ApId,
    pub visibility: Visibility,
    /// The JSON, as it will be sent.
    pub body: String,
    /// Where to, each once.
    pub inboxes: Vec<ApId>,
}

/// Writes the activities that tell an event, and their deliveries, and marks the event told. Gives `false`, and writes nothing,
/// where somebody else told it meanwhile.
pub fn told(
    tx: &mut Tx<'_>,
    event: EventId,
    made: &[Outgoing],
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let mine = diesel::update(outbox::table.find(event.to_string()))
        .filter(outbox::done_at.is_null())
        .set((
            outbox::done_at.eq(Some(now.naive_utc())),
            outbox::queue_key.eq(None::<String>),
            outbox::lease_until.eq(None::<NaiveDateTime>),
        ))
        .execute(&mut **tx)?;
    if mine == 0 {
        return Ok(false);
    }
    for activity in made {
        if activity.kind == "Delete" {
            // What was written while the withdrawal was made is hidden too.
            retract(tx, &activity.object)?;
        }
        if activity.kind == "Update" && activity.visibility == Visibility::Public {
            renew(tx, activity)?;
        }
        diesel::insert_into(activities::table)
            .values((
                activities::id.eq(&activity.key),
                activities::ap_id.eq(activity.ap_id.as_str()),
                activities::actor.eq(activity.actor.as_str()),
                activities::kind.eq(activity.kind),
                activities::object.eq(activity.object.as_str()),
                activities::is_public.eq(activity.visibility == Visibility::Public),
                activities::body.eq(&activity.body),
                activities::created_at.eq(now.naive_utc()),
            ))
            .execute(&mut **tx)?;
        deliveries::insert(tx, activity, now)?;
    }
    Ok(true)
}

/// Puts the object as an Update shows it into what our public outbox said about it before: a text that was taken back stands nowhere.
fn renew(tx: &mut Tx<'_>, update: &Outgoing) -> Result<(), StoreError> {
    let of = Of("activities");
    let newer: serde_json::Value = of.json("body", &update.body)?;
    let rows: Vec<(String, String)> = activities::table
        .filter(activities::object.eq(update.object.as_str()))
        .filter(activities::actor.eq(update.actor.as_str()))
        .filter(activities::kind.eq_any(["Create", "Update"]))
        .filter(activities::is_public.eq(true))
        .select((activities::id, activities::body))
        .load(&mut **tx)?;
    for (id, body) in rows {
        let mut body: serde_json::Value = of.json("body", &body)?;
        body["object"] = newer["object"].clone();
        diesel::update(activities::table.find(id))
            .set(activities::body.eq(body.to_string()))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Notes that an event could not be told; it is tried again at `due_at`.
pub fn failed(tx: &mut Tx<'_>, event: EventId, error: &str, due_at: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(outbox::table.find(event.to_string()))
        .set((
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::due_at.eq(due_at.naive_utc()),
            outbox::lease_until.eq(None::<NaiveDateTime>),
            outbox::last_error.eq(Some(error)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// How many events wait to be told.
pub fn count_waiting(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(outbox::table.filter(outbox::done_at.is_null()).count().get_result(conn)?)
}

/// The body of one of our public activities.
pub fn public_activity(conn: &mut Conn, key: &str) -> Result<Option<String>, StoreError> {
    Ok(activities::table
        .find(key)
        .filter(activities::is_public.eq(true))
        .select(activities::body)
        .first(conn)
        .optional()?)
}

/// One page of an actor's public activities, the newest first, before the given key: `(key, body)`.
pub fn page(
    conn: &mut Conn,
    actor: &ApId,
    before: Option<&str>,
    limit: i64,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut query = activities::table
        .filter(activities::actor.eq(actor.as_str()))
        .filter(activities::is_public.eq(true))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(activities::id.lt(before.to_owned()));
    }
    Ok(query
        .order(activities::id.desc())
        .limit(limit)
        .select((activities::id, activities::body))
        .load(conn)?)
}

/// How many public activities an actor made.
pub fn count(conn: &mut Conn, actor: &ApId) -> Result<i64, StoreError> {
    Ok(activities::table
        .filter(activities::actor.eq(actor.as_str()))
        .filter(activities::is_public.eq(true))
        .count()
        .get_result(conn)?)
}

/// The id of the latest activity of a kind about an object, such as the Announce to undo.
pub fn latest_about(
    conn: &mut Conn,
    actor: &ApId,
    kind: &str,
    object: &ApId,
) -> Result<Option<ApId>, StoreError> {
    let id: Option<String> = activities::table
        .filter(activities::object.eq(object.as_str()))
        .filter(activities::actor.eq(actor.as_str()))
        .filter(activities::kind.eq(kind))
        .order(activities::id.desc())
        .select(activities::ap_id)
        .first(conn)
        .optional()?;
    Of("activities").parse_opt("ap_id", id.as_deref())
}

/// Forgets what we said about an object, and what of it was still to be sent: its words are to stand nowhere.
pub fn forget(tx: &mut Tx<'_>, object: &ApId) -> Result<(), StoreError> {
    diesel::delete(activities::table.filter(activities::object.eq(object.as_str()))).execute(&mut **tx)?;
    Ok(())
}

/// Takes what we said about a withdrawn object out of the public outbox.
pub fn retract(tx: &mut Tx<'_>, object: &ApId) -> Result<(), StoreError> {
    diesel::update(activities::table.filter(activities::object.eq(object.as_str())))
        .set(activities::is_public.eq(false))
        .execute(&mut **tx)?;
    Ok(())
}
