//! Actors: our three, and the ones of other servers that we know.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::actors;
use crate::domain::actor::Actor;
use crate::ids::{ApId, Domain};

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = actors, treat_none_as_null = true)]
struct ActorRow {
    id: String,
    ap_id: String,
    domain: String,
    is_local: bool,
    kind: String,
    handle: String,
    name: String,
    url: String,
    inbox: String,
    shared_inbox: Option<String>,
    followers: Option<String>,
    key_id: String,
    public_key_pem: String,
    private_key: Option<String>,
    created_at: NaiveDateTime,
    fetched_at: NaiveDateTime,
    deleted_at: Option<NaiveDateTime>,
}

impl ActorRow {
    fn of(actor: &Actor, sealed_key: Option<String>) -> Self {
        Self {
            id: actor.id.to_string(),
            ap_id: actor.ap_id.to_string(),
            domain: actor.domain.to_string(),
            is_local: sealed_key.is_some(),
            kind: actor.kind.to_string(),
            handle: actor.handle.clone(),
            name: actor.name.clone(),
            url: actor.url.clone(),
            inbox: actor.inbox.to_string(),
            shared_inbox: actor.shared_inbox.as_ref().map(ToString::to_string),
            followers: actor.followers.as_ref().map(ToString::to_string),
            key_id: actor.key_id.clone(),
            public_key_pem: actor.public_key_pem.clone(),
            private_key: sealed_key,
            created_at: actor.fetched_at.naive_utc(),
            fetched_at: actor.fetched_at.naive_utc(),
            deleted_at: actor.deleted_at.map(|at| at.naive_utc()),
        }
    }

    fn read(self) -> Result<Actor, StoreError> {
        let of = Of("actors");
        Ok(Actor {
            id: of.parse("id", &self.id)?,
            ap_id: of.parse("ap_id", &self.ap_id)?,
            domain: of.parse("domain", &self.domain)?,
            kind: of.parse("kind", &self.kind)?,
            inbox: of.parse("inbox", &self.inbox)?,
            shared_inbox: of.parse_opt("shared_inbox", self.shared_inbox.as_deref())?,
            followers: of.parse_opt("followers", self.followers.as_deref())?,
            handle: self.handle,
            name: self.name,
            url: self.url,
            key_id: self.key_id,
            public_key_pem: self.public_key_pem,
            fetched_at: self.fetched_at.and_utc(),
            deleted_at: self.deleted_at.map(|at| at.and_utc()),
        })
    }
}

/// Inserts one of our actors with its sealed private key, or renames the one with the same id; its keys stay.
pub fn save_local(tx: &mut Tx<'_>, actor: &Actor, sealed_key: &str) -> Result<(), StoreError> {
    let known: Option<String> = actors::table
        .filter(actors::ap_id.eq(actor.ap_id.as_str()))
        .select(actors::id)
        .first(&mut **tx)
        .optional()?;
    match known {
        Some(id) => diesel::update(actors::table.find(id))
            .set((actors::name.eq(&actor.name), actors::url.eq(&actor.url)))
            .execute(&mut **tx)?,
        None => diesel::insert_into(actors::table)
            .values(ActorRow::of(actor, Some(sealed_key.to_owned())))
            .execute(&mut **tx)?,
    };
    Ok(())
}

/// Inserts an actor of another server, or replaces what we knew of it. One of ours is never replaced.
pub fn save_remote(tx: &mut Tx<'_>, actor: &Actor) -> Result<(), StoreError> {
    let known: Option<(String, bool)> = actors::table
        .filter(actors::ap_id.eq(actor.ap_id.as_str()))
        .select((actors::id, actors::is_local))
        .first(&mut **tx)
        .optional()?;
    let mut row = ActorRow::of(actor, None);
    match known {
        Some((_, true)) => return Err(StoreError::Conflict),
        Some((id, false)) => {
            row.id.clone_from(&id);
            diesel::update(actors::table.find(id)).set(row).execute(&mut **tx)?
        }
        None => diesel::insert_into(actors::table).values(row).execute(&mut **tx)?,
    };
    Ok(())
}

/// `None` when no such actor is known here.
pub fn by_ap_id(conn: &mut Conn, ap_id: &ApId) -> Result<Option<Actor>, StoreError> {
    let row: Option<ActorRow> =
        actors::table.filter(actors::ap_id.eq(ap_id.as_str())).first(conn).optional()?;
    row.map(ActorRow::read).transpose()
}

/// The actor whose public key has this id.
pub fn by_key_id(conn: &mut Conn, key_id: &str) -> Result<Option<Actor>, StoreError> {
    let row: Option<ActorRow> = actors::table.filter(actors::key_id.eq(key_id)).first(conn).optional()?;
    row.map(ActorRow::read).transpose()
}

/// Our actors with their sealed private keys.
pub fn local_with_keys(conn: &mut Conn) -> Result<Vec<(Actor, String)>, StoreError> {
    let rows: Vec<ActorRow> = actors::table.filter(actors::is_local.eq(true)).order(actors::id).load(conn)?;
    rows.into_iter()
        .map(|row| {
            let key = row.private_key.clone().ok_or_else(|| StoreError::Row {
                table: "actors",
                column: "private_key",
                why: "empty for one of our own".to_owned(),
            })?;
            Ok((row.read()?, key))
        })
        .collect()
}

/// Notes that an actor of another server is gone.
pub fn mark_deleted(tx: &mut Tx<'_>, ap_id: &ApId, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(actors::table.filter(actors::ap_id.eq(ap_id.as_str())).filter(actors::is_local.eq(false)))
        .set(actors::deleted_at.eq(Some(now.naive_utc())))
        .execute(&mut **tx)?;
    Ok(())
}

/// How many actors of a domain are known.
pub fn count_of_domain(conn: &mut Conn, domain: &Domain) -> Result<i64, StoreError> {
    Ok(actors::table.filter(actors::domain.eq(domain.as_str())).count().get_result(conn)?)
}
