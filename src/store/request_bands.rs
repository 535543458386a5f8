//! What allies hold of our requests, and which requests somebody else than their writer read.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::ally_requests::read_bands;
use super::db::{Conn, Tx};
use super::error::StoreError;
use super::proposals::{self, Seen};
use super::read::{Of, to_json};
use super::schema::{request_approvals as approvals, request_bands as table, request_people};
use crate::domain::bands::{Asking, Bands};
use crate::domain::proposal::{Intent, State};
use crate::geo::Gazetteer;
use crate::ids::{AccountId, ApId, ProposalId};

/// The bands of a request as they were sent, and whom to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentBands {
    pub proposal: ProposalId,
    pub bands: Bands,
    /// Association actors that were invited, and not told since that it is gone.
    pub recipients: Vec<ApId>,
    pub sent_at: DateTime<Utc>,
}

type Row = (String, String, Option<String>, String, String, NaiveDateTime);

const COLUMNS: (
    table::proposal_id,
    table::household_size,
    table::area,
    table::period,
    table::recipients,
    table::sent_at,
) = (
    table::proposal_id,
    table::household_size,
    table::area,
    table::period,
    table::recipients,
    table::sent_at,
);

fn read((proposal, size, area, period, recipients, sent_at): Row) -> Result<SentBands, StoreError> {
    let of = Of("request_bands");
    Ok(SentBands {
        proposal: of.parse("proposal_id", &proposal)?,
        bands: read_bands(of, (&size, area.as_deref(), &period))?,
        recipients: of.json("recipients", &recipients)?,
        sent_at: sent_at.and_utc(),
    })
}

/// What allies hold of a request; `None` where nobody holds anything.
pub fn of(conn: &mut Conn, proposal: ProposalId) -> Result<Option<SentBands>, StoreError> {
    let row: Option<Row> = table::table.find(proposal.to_string()).select(COLUMNS).first(conn).optional()?;
    row.map(read).transpose()
}

/// Everything that allies hold.
pub fn all(conn: &mut Conn) -> Result<Vec<SentBands>, StoreError> {
    let rows: Vec<Row> = table::table.order(table::proposal_id).select(COLUMNS).load(conn)?;
    rows.into_iter().map(read).collect()
}

/// Stores what allies hold of a request, in place of what was there; nobody holds anything where there are no recipients.
pub fn save(tx: &mut Tx<'_>, sent: &SentBands) -> Result<(), StoreError> {
    let id = sent.proposal.to_string();
    diesel::delete(table::table.find(&id)).execute(&mut **tx)?;
    if sent.recipients.is_empty() {
        return Ok(());
    }
    diesel::insert_into(table::table)
        .values((
            table::proposal_id.eq(id),
            table::household_size.eq(sent.bands.size),
            table::area.eq(sent.bands.area.as_ref().map(ToString::to_string)),
            table::period.eq(sent.bands.period.to_string()),
            table::recipients.eq(to_json(&sent.recipients)),
            table::sent_at.eq(sent.sent_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// That somebody read a request who did not write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval {
    /// `None` for the command line.
    pub by: Option<AccountId>,
    pub at: DateTime<Utc>,
}

/// Stores it.
pub fn approve(tx: &mut Tx<'_>, proposal: ProposalId, approval: Approval) -> Result<(), StoreError> {
    forget_approval(tx, proposal)?;
    diesel::insert_into(approvals::table)
        .values((
            approvals::proposal_id.eq(proposal.to_string()),
            approvals::approved_by.eq(approval.by.map(|id| id.to_string())),
            approvals::approved_at.eq(approval.at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets it: something else stands there now.
pub fn forget_approval(tx: &mut Tx<'_>, proposal: ProposalId) -> Result<(), StoreError> {
    diesel::delete(approvals::table.find(proposal.to_string())).execute(&mut **tx)?;
    Ok(())
}

/// Who read a request, and when; `None` where nobody did.
pub fn approval(conn: &mut Conn, proposal: ProposalId) -> Result<Option<Approval>, StoreError> {
    let row: Option<(Option<String>, NaiveDateTime)> = approvals::table
        .find(proposal.to_string())
        .select((approvals::approved_by, approvals::approved_at))
        .first(conn)
        .optional()?;
    row.map(|(by, at)| {
        let by = Of("request_approvals").parse_opt("approved_by", by.as_deref())?;
        Ok(Approval { by, at: at.and_utc() })
    })
    .transpose()
}

/// What of every open and approved request decides in which bands one leaves.
pub fn asking(conn: &mut Conn) -> Result<Vec<Asking>, StoreError> {
    let approved: HashSet<String> =
        approvals::table.select(approvals::proposal_id).load(conn)?.into_iter().collect();
    let people: HashMap<String, String> = request_people::table
        .select((request_people::proposal_id, request_people::person_id))
        .load::<(String, String)>(conn)?
        .into_iter()
        .collect();
    let open = proposals::by_states(conn, (&[State::Open], Seen::All), (i64::MAX, 0))?;
    let mut asking = Vec::new();
    for request in open {
        let id = request.id.to_string();
        if let (Intent::Sought(home), true) = (&request.terms.intent, approved.contains(&id)) {
            let person = Of("request_people").parse_opt("person_id", people.get(&id).map(String::as_str))?;
            asking.push(Asking::new(request.id, home, (person, request.written_by), Gazetteer::belgium()));
        }
    }
    Ok(asking)
}
