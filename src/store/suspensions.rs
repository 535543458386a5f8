//! Which offers are suspended, because of which incident, and who would lift it first (SG-10, SG-11).

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::suspensions as table;
use crate::domain::incident::FirstLift;
use crate::ids::{IncidentId, ProposalId};

/// A suspension that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    /// The latest that suspends it.
    pub incident: IncidentId,
    pub suspended_at: DateTime<Utc>,
    pub first: Option<FirstLift>,
}

/// Notes that an offer is suspended, in place of what was noted: who would have lifted that did not know of this.
pub fn save(
    tx: &mut Tx<'_>,
    (offer, incident): (ProposalId, IncidentId),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    end(tx, offer)?;
    diesel::insert_into(table::table)
        .values((
            table::proposal_id.eq(offer.to_string()),
            table::incident_id.eq(incident.to_string()),
            table::suspended_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type Row = (String, NaiveDateTime, Option<String>, Option<String>, Option<String>, Option<NaiveDateTime>);

/// The suspension of an offer, where it stands.
pub fn of(conn: &mut Conn, offer: ProposalId) -> Result<Option<Suspension>, StoreError> {
    let row: Option<Row> = table::table
        .find(offer.to_string())
        .select((
            table::incident_id,
            table::suspended_at,
            table::first_by,
            table::first_role,
            table::first_reason,
            table::first_at,
        ))
        .first(conn)
        .optional()?;
    let Some((incident, suspended_at, by, role, reason, at)) = row else { return Ok(None) };
    let of = Of("suspensions");
    let first = match (by, role, reason, at) {
        (Some(by), Some(role), Some(reason), Some(at)) => Some(FirstLift {
            by: of.parse("first_by", &by)?,
            role: of.parse("first_role", &role)?,
            reason: of.parse("first_reason", &reason)?,
            at: at.and_utc(),
        }),
        _ => None,
    };
    let incident = of.parse("incident_id", &incident)?;
    Ok(Some(Suspension { incident, suspended_at: suspended_at.and_utc(), first }))
}

/// Notes who would lift it first.
pub fn save_first(tx: &mut Tx<'_>, offer: ProposalId, first: &FirstLift) -> Result<(), StoreError> {
    diesel::update(table::table.find(offer.to_string()))
        .set((
            table::first_by.eq(Some(first.by.to_string())),
            table::first_role.eq(Some(first.role.as_str())),
            table::first_reason.eq(Some(first.reason.as_str())),
            table::first_at.eq(Some(first.at.naive_utc())),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Ends a suspension.
pub fn end(tx: &mut Tx<'_>, offer: ProposalId) -> Result<(), StoreError> {
    diesel::delete(table::table.find(offer.to_string())).execute(&mut **tx)?;
    Ok(())
}
