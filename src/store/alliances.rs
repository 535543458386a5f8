//! Alliances, one row a partner's domain.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::alliances as table;
use crate::domain::alliance::{Alliance, Declaration};
use crate::ids::Domain;

type Row = (
    (String, String, String, String, Option<String>),
    (Option<String>, Option<String>, Option<String>, Option<String>, NaiveDateTime),
);

macro_rules! columns {
    () => {
        (
            (table::domain, table::association, table::state, table::changed_by, table::seen),
            (table::our_kind, table::our_id, table::their_kind, table::their_id, table::changed_at),
        )
    };
}

fn read(row: Row) -> Result<Alliance, StoreError> {
    let ((domain, association, state, by, seen), (our_kind, our_id, their_kind, their_id, changed_at)) = row;
    let of = Of("alliances");
    let declared = |kind: Option<String>, id: Option<String>| match (kind, id) {
        (Some(kind), Some(id)) => {
            Ok(Some(Declaration { kind: of.parse("kind", &kind)?, id: of.parse("id", &id)? }))
        }
        (_, _) => Ok::<_, StoreError>(None),
    };
    Ok(Alliance {
        domain: of.parse("domain", &domain)?,
        association: of.parse("association", &association)?,
        state: of.parse("state", &state)?,
        by: of.parse("changed_by", &by)?,
        seen,
        ours: declared(our_kind, our_id)?,
        theirs: declared(their_kind, their_id)?,
        changed_at: changed_at.and_utc(),
    })
}

/// Inserts what stands between us and a domain, or replaces it.
pub fn save(tx: &mut Tx<'_>, alliance: &Alliance) -> Result<(), StoreError> {
    let kind = |said: &Option<Declaration>| said.as_ref().map(|said| said.kind.as_str());
    let id = |said: &Option<Declaration>| said.as_ref().map(|said| said.id.to_string());
    diesel::delete(table::table.find(alliance.domain.as_str())).execute(&mut **tx)?;
    diesel::insert_into(table::table)
        .values((
            table::domain.eq(alliance.domain.as_str()),
            table::association.eq(alliance.association.as_str()),
            table::state.eq(alliance.state.as_str()),
            table::changed_by.eq(alliance.by.as_str()),
            table::seen.eq(alliance.seen.as_deref()),
            table::our_kind.eq(kind(&alliance.ours)),
            table::our_id.eq(id(&alliance.ours)),
            table::their_kind.eq(kind(&alliance.theirs)),
            table::their_id.eq(id(&alliance.theirs)),
            table::changed_at.eq(alliance.changed_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// `None` where nobody ever proposed an alliance.
pub fn by_domain(conn: &mut Conn, domain: &Domain) -> Result<Option<Alliance>, StoreError> {
    let row: Option<Row> = table::table.find(domain.as_str()).select(columns!()).first(conn).optional()?;
    row.map(read).transpose()
}
