//! What authorities asked for, in codes, and what was decided (PR-15); what it was in words stands sealed.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::authority_requests as table;
use super::sealed_fields;
use crate::crypto::DataKeys;
use crate::domain::authority::{
    AuthorityDecision, AuthorityReason, AuthorityRequest, Otherwise, RequestFacts,
};
use crate::domain::private::{Private, SealedField};
use crate::ids::AuthorityRequestId;

/// Keeps a request, with what was asked sealed.
pub fn insert(
    tx: &mut Tx<'_>,
    keys: &DataKeys,
    (request, asked): (&AuthorityRequest, &str),
) -> Result<(), StoreError> {
    diesel::insert_into(table::table)
        .values((
            table::id.eq(request.id.to_string()),
            table::authority.eq(request.facts.authority.as_str()),
            table::via.eq(request.facts.via.as_str()),
            table::basis.eq(request.facts.basis.as_str()),
            table::asked_on.eq(request.facts.asked_on),
            table::recorded_by.eq(request.recorded_by.to_string()),
            table::recorded_at.eq(request.recorded_at.naive_utc()),
            table::decision.eq(request.decision.as_str()),
        ))
        .execute(&mut **tx)?;
    sealed_fields::put(tx, keys, (&request.id.to_string(), SealedField::Asked), asked)
}

type Row = (
    (String, String, String, String, NaiveDate, String, NaiveDateTime),
    (String, Option<String>, Option<String>, Option<String>, Option<String>),
);

macro_rules! columns {
    () => {
        (
            (
                table::id,
                table::authority,
                table::via,
                table::basis,
                table::asked_on,
                table::recorded_by,
                table::recorded_at,
            ),
            (
                table::decision,
                table::reason,
                table::proposed_decision,
                table::proposed_reason,
                table::proposed_by,
            ),
        )
    };
}

fn read(row: Row) -> Result<AuthorityRequest, StoreError> {
    let (
        (id, authority, via, basis, asked_on, recorded_by, recorded_at),
        (decision, reason, proposed, why, by),
    ) = row;
    let of = Of("authority_requests");
    let proposed = match (proposed, why, by) {
        (Some(decision), Some(reason), Some(by)) => {
            let said = Otherwise {
                decision: of.parse("proposed_decision", &decision)?,
                reason: of.parse("proposed_reason", &reason)?,
            };
            Some((said, of.parse("proposed_by", &by)?))
        }
        _ => None,
    };
    Ok(AuthorityRequest {
        id: of.parse("id", &id)?,
        facts: RequestFacts {
            authority: of.parse("authority", &authority)?,
            via: of.parse("via", &via)?,
            basis: of.parse("basis", &basis)?,
            asked_on,
        },
        recorded_by: of.parse("recorded_by", &recorded_by)?,
        recorded_at: recorded_at.and_utc(),
        decision: of.parse("decision", &decision)?,
        reason: of.parse_opt("reason", reason.as_deref())?,
        proposed,
    })
}

/// `None` when there is no such request.
pub fn by_id(conn: &mut Conn, id: AuthorityRequestId) -> Result<Option<AuthorityRequest>, StoreError> {
    let row: Option<Row> = table::table.find(id.to_string()).select(columns!()).first(conn).optional()?;
    row.map(read).transpose()
}

/// As [`by_id`]; nobody else changes it until the transaction ends. SQLite has one writer, so there is nothing to keep off.
pub fn lock(tx: &mut Tx<'_>, id: AuthorityRequestId) -> Result<Option<AuthorityRequest>, StoreError> {
    if let Conn::Postgres(conn) = &mut **tx {
        table::table.find(id.to_string()).select(table::id).for_update().first::<String>(conn).optional()?;
    }
    by_id(tx, id)
}

/// One page of them, the latest first.
pub fn page(conn: &mut Conn, limit: i64, offset: i64) -> Result<Vec<AuthorityRequest>, StoreError> {
    let rows: Vec<Row> = table::table
        .order((table::recorded_at.desc(), table::id.desc()))
        .limit(limit)
        .offset(offset)
        .select(columns!())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// How many there are.
pub fn count(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(table::table.count().get_result(conn)?)
}

/// How many wait for the word of a second person.
pub fn count_proposed(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(table::table.filter(table::proposed_by.is_not_null()).count().get_result(conn)?)
}

/// What was asked, opened.
///
/// # Errors
/// [`StoreError::Sealed`].
pub fn asked(conn: &mut Conn, keys: &DataKeys, id: AuthorityRequestId) -> Result<Private, StoreError> {
    let mut fields = sealed_fields::of(conn, keys, (&id.to_string(), &[SealedField::Asked]))?;
    Ok(Private::new(fields.remove(&SealedField::Asked.name()).unwrap_or_default()))
}

/// Takes away what was asked in words: codes stay (PR-09).
pub fn forget_words(tx: &mut Tx<'_>, id: AuthorityRequestId) -> Result<(), StoreError> {
    sealed_fields::delete(tx, &id.to_string())?;
    Ok(())
}

/// Notes what was decided, and what waits for a second word.
pub fn save_decision(tx: &mut Tx<'_>, request: &AuthorityRequest) -> Result<(), StoreError> {
    let proposed = request.proposed;
    let of = |code: fn(Otherwise) -> &'static str| proposed.map(|(said, _)| code(said));
    diesel::update(table::table.find(request.id.to_string()))
        .set((
            table::decision.eq(AuthorityDecision::as_str(request.decision)),
            table::reason.eq(request.reason.map(AuthorityReason::as_str)),
            table::proposed_decision.eq(of(|said| said.decision.as_str())),
            table::proposed_reason.eq(of(|said| said.reason.as_str())),
            table::proposed_by.eq(proposed.map(|(_, by)| by.to_string())),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
