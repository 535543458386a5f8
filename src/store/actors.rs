//! Actors: our three, and the ones of other servers that we know.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::actors;
use crate::domain::actor::{Actor, AssertionKey};
use crate::ids::{ApId, Domain};

/// The private keys of one of our actors, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedKeys {
    /// Signs requests.
    pub http: String,
    /// Makes proofs.
    pub proof: String,
}

/// One of our actors with its private keys; the second is not there yet in a database of before proofs.
pub struct WithKeys {
    pub actor: Actor,
    pub http: String,
    pub proof: Option<String>,
}

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
    featured: Option<String>,
    key_id: String,
    public_key_pem: String,
    private_key: Option<String>,
    assertion_keys: String,
    proof_key: Option<String>,
    created_at: NaiveDateTime,
    fetched_at: NaiveDateTime,
    deleted_at: Option<NaiveDateTime>,
}

impl ActorRow {
    fn of(actor: &Actor, sealed: Option<&SealedKeys>) -> Self {
        Self {
            id: actor.id.to_string(),
            ap_id: actor.ap_id.to_string(),
            domain: actor.domain.to_string(),
            is_local: sealed.is_some(),
            kind: actor.kind.to_string(),
            handle: actor.handle.clone(),
            name: actor.name.clone(),
            url: actor.url.clone(),
            inbox: actor.inbox.to_string(),
            shared_inbox: actor.shared_inbox.as_ref().map(ToString::to_string),
            followers: actor.followers.as_ref().map(ToString::to_string),
            featured: actor.featured.as_ref().map(ToString::to_string),
            key_id: actor.key_id.clone(),
            public_key_pem: actor.public_key_pem.clone(),
            private_key: sealed.map(|sealed| sealed.http.clone()),
            assertion_keys: lines_of(&actor.assertion_keys),
            proof_key: sealed.map(|sealed| sealed.proof.clone()),
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
            featured: of.parse_opt("featured", self.featured.as_deref())?,
            handle: self.handle,
            name: self.name,
            url: self.url,
            key_id: self.key_id,
            public_key_pem: self.public_key_pem,
            assertion_keys: keys_of(&self.assertion_keys),
            fetched_at: self.fetched_at.and_utc(),
            deleted_at: self.deleted_at.map(|at| at.and_utc()),
        })
    }
}

/// A line for each key; neither part has blanks.
fn lines_of(keys: &[AssertionKey]) -> String {
    keys.iter().map(|key| format!("{} {}", key.id, key.multikey)).collect::<Vec<_>>().join("\n")
}

fn keys_of(lines: &str) -> Vec<AssertionKey> {
    let key =
        |(id, multikey): (&str, &str)| AssertionKey { id: id.to_owned(), multikey: multikey.to_owned() };
    lines.lines().filter_map(|line| line.split_once(' ')).map(key).collect()
}

/// Inserts one of our actors with its sealed private keys.
pub fn insert_local(tx: &mut Tx<'_>, actor: &Actor, sealed: &SealedKeys) -> Result<(), StoreError> {
    diesel::insert_into(actors::table).values(ActorRow::of(actor, Some(sealed))).execute(&mut **tx)?;
    Ok(())
}

/// Gives one of our actors its name and page; its keys stay.
pub fn rename_local(tx: &mut Tx<'_>, ap_id: &ApId, name: &str, url: &str) -> Result<(), StoreError> {
    diesel::update(actors::table.filter(actors::ap_id.eq(ap_id.as_str())).filter(actors::is_local.eq(true)))
        .set((actors::name.eq(name), actors::url.eq(url)))
        .execute(&mut **tx)?;
    Ok(())
}

/// Gives one of our actors the keys that it names now.
pub fn save_keys(tx: &mut Tx<'_>, actor: &Actor, sealed: &SealedKeys) -> Result<(), StoreError> {
    let of_ours =
        actors::table.filter(actors::ap_id.eq(actor.ap_id.as_str())).filter(actors::is_local.eq(true));
    diesel::update(of_ours)
        .set((
            actors::key_id.eq(&actor.key_id),
            actors::public_key_pem.eq(&actor.public_key_pem),
            actors::private_key.eq(Some(&sealed.http)),
            actors::assertion_keys.eq(lines_of(&actor.assertion_keys)),
            actors::proof_key.eq(Some(&sealed.proof)),
        ))
        .execute(&mut **tx)?;
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
pub fn local_with_keys(conn: &mut Conn) -> Result<Vec<WithKeys>, StoreError> {
    let rows: Vec<ActorRow> = actors::table.filter(actors::is_local.eq(true)).order(actors::id).load(conn)?;
    rows.into_iter()
        .map(|row| {
            let http = row.private_key.clone().ok_or_else(|| StoreError::Row {
                table: "actors",
                column: "private_key",
                why: "empty for one of our own".to_owned(),
            })?;
            let proof = row.proof_key.clone();
            Ok(WithKeys { actor: row.read()?, http, proof })
        })
        .collect()
}

/// The ids of the keys that our actors sign with: what changes when a key is rotated.
pub fn local_key_ids(conn: &mut Conn) -> Result<Vec<(String, String)>, StoreError> {
    Ok(actors::table
        .filter(actors::is_local.eq(true))
        .order(actors::id)
        .select((actors::ap_id, actors::key_id))
        .load(conn)?)
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
