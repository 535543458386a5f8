//! Negotiations with allies.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{matches, negotiations as table};
use crate::domain::matches::MatchState;
use crate::domain::negotiation::{Negotiation, NegotiationState};
use crate::domain::report::Direction;
use crate::ids::{ApId, ProposalId};

const OPEN: [&str; 2] = ["proposed", "under_review"];

/// Keeps a new negotiation.
pub fn insert(tx: &mut Tx<'_>, negotiation: &Negotiation, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::insert_into(table::table)
        .values((
            table::ap_id.eq(negotiation.ap_id.as_str()),
            table::direction.eq(negotiation.direction.as_str()),
            table::ally.eq(negotiation.ally.as_str()),
            table::proposal_id.eq(negotiation.proposal.to_string()),
            table::state.eq(negotiation.state.as_str()),
            table::agreement.eq(negotiation.agreement.as_ref().map(ApId::as_str)),
            table::context.eq(negotiation.context.as_deref()),
            table::quantity.eq(&negotiation.quantity),
            table::ends_at.eq(negotiation.ends_at.map(|at| at.naive_utc())),
            table::facts.eq(&negotiation.facts),
            table::created_at.eq(now.naive_utc()),
            table::updated_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type Row = (
    (String, String, String, String, String, Option<String>),
    (Option<String>, String, Option<NaiveDateTime>, String),
);

macro_rules! columns {
    () => {
        (
            (table::ap_id, table::direction, table::ally, table::proposal_id, table::state, table::agreement),
            (table::context, table::quantity, table::ends_at, table::facts),
        )
    };
}

fn read(row: Row) -> Result<Negotiation, StoreError> {
    let ((ap_id, direction, ally, proposal, state, agreement), (context, quantity, ends_at, facts)) = row;
    let of = Of("negotiations");
    Ok(Negotiation {
        ap_id: of.parse("ap_id", &ap_id)?,
        direction: of.parse("direction", &direction)?,
        ally: of.parse("ally", &ally)?,
        proposal: of.parse("proposal_id", &proposal)?,
        state: of.parse("state", &state)?,
        agreement: of.parse_opt("agreement", agreement.as_deref())?,
        context,
        quantity,
        ends_at: ends_at.map(|at| at.and_utc()),
        facts,
    })
}

/// The negotiation that an Offer began.
pub fn by_ap_id(conn: &mut Conn, ap_id: &ApId) -> Result<Option<Negotiation>, StoreError> {
    let row: Option<Row> = table::table.find(ap_id.as_str()).select(columns!()).first(conn).optional()?;
    row.map(read).transpose()
}

/// The negotiation about an Agreement.
pub fn by_agreement(conn: &mut Conn, agreement: &ApId) -> Result<Option<Negotiation>, StoreError> {
    let row: Option<Row> = table::table
        .filter(table::agreement.eq(Some(agreement.as_str())))
        .select(columns!())
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

/// The latest negotiation with an ally in a context.
pub fn by_context(conn: &mut Conn, ally: &ApId, context: &str) -> Result<Option<Negotiation>, StoreError> {
    let row: Option<Row> = table::table
        .filter(table::ally.eq(ally.as_str()))
        .filter(table::context.eq(Some(context)))
        .order((table::created_at.desc(), table::ap_id))
        .select(columns!())
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

/// How many are open that an ally began, or that we began with it.
pub fn count_open(conn: &mut Conn, ally: &ApId, direction: Direction) -> Result<i64, StoreError> {
    Ok(table::table
        .filter(table::ally.eq(ally.as_str()))
        .filter(table::direction.eq(direction.as_str()))
        .filter(table::state.eq_any(OPEN))
        .count()
        .get_result(conn)?)
}

/// Whether an ally has one open about a proposal.
pub fn is_open_about(conn: &mut Conn, ally: &ApId, proposal: ProposalId) -> Result<bool, StoreError> {
    let open: i64 = table::table
        .filter(table::ally.eq(ally.as_str()))
        .filter(table::proposal_id.eq(proposal.to_string()))
        .filter(table::state.eq_any(OPEN))
        .count()
        .get_result(conn)?;
    Ok(open > 0)
}

/// Those that are open about a proposal.
pub fn open_about(conn: &mut Conn, proposal: ProposalId) -> Result<Vec<Negotiation>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::proposal_id.eq(proposal.to_string()))
        .filter(table::state.eq_any(OPEN))
        .order(table::ap_id)
        .select(columns!())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// Moves a negotiation on. The Agreement's id, once known, stays.
pub fn become_(
    tx: &mut Tx<'_>,
    ap_id: &ApId,
    (state, agreement): (NegotiationState, Option<&ApId>),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = table::table.find(ap_id.as_str());
    diesel::update(row)
        .set((table::state.eq(state.as_str()), table::updated_at.eq(now.naive_utc())))
        .execute(&mut **tx)?;
    if let Some(agreement) = agreement {
        diesel::update(row.filter(table::agreement.is_null()))
            .set(table::agreement.eq(Some(agreement.as_str())))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Those that were accepted, whose match is not over, and of which nothing was said since then.
pub fn quiet(conn: &mut Conn, since: DateTime<Utc>, limit: i64) -> Result<Vec<ApId>, StoreError> {
    let open: Vec<&str> = MatchState::open().into_iter().map(MatchState::as_str).collect();
    let ids: Vec<String> = table::table
        .filter(table::state.eq(NegotiationState::Accepted.as_str()))
        .filter(table::updated_at.lt(since.naive_utc()))
        .filter(
            table::ap_id
                .nullable()
                .eq_any(matches::table.filter(matches::state.eq_any(open)).select(matches::deal)),
        )
        .order((table::updated_at, table::ap_id))
        .limit(limit)
        .select(table::ap_id)
        .load(conn)?;
    ids.iter().map(|id| Of("negotiations").parse("ap_id", id)).collect()
}

/// Notes that something was said of it.
pub fn touch(tx: &mut Tx<'_>, ap_id: &ApId, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(table::table.find(ap_id.as_str()))
        .set(table::updated_at.eq(now.naive_utc()))
        .execute(&mut **tx)?;
    Ok(())
}

/// Keeps what an ally last told of an Agreement.
pub fn save_facts(tx: &mut Tx<'_>, ap_id: &ApId, facts: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(table::table.find(ap_id.as_str()))
        .set((table::facts.eq(facts), table::updated_at.eq(now.naive_utc())))
        .execute(&mut **tx)?;
    Ok(())
}
