//! What was kept for as long as the settings say (PR-09), as the store finds it: what becomes of it is for `services::retention`.

use chrono::{DateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::db::Conn;
use super::error::StoreError;
use super::read::Of;
use super::schema::{
    authority_requests, incident_notes, incident_offers, incidents, proposals, sealed_fields, suspensions,
    vetting_steps,
};
use crate::domain::field::Purpose;
use crate::domain::incident::IncidentState;
use crate::domain::proposal::State;
use crate::domain::vetting::StepOutcome;
use crate::ids::{AuthorityRequestId, IncidentId, ProposalId};

/// How many of each are given at a time.
const AT_ONCE: i64 = 200;

/// The steps of the vetting of a proposal that failed.
macro_rules! failed {
    () => {
        vetting_steps::table
            .filter(vetting_steps::proposal_id.eq(proposals::id))
            .filter(vetting_steps::outcome.eq(StepOutcome::Failed.as_str()))
    };
}

fn codes(states: &[State]) -> Vec<&'static str> {
    states.iter().map(|state| state.as_str()).collect()
}

fn ids(found: &[String]) -> Result<Vec<ProposalId>, StoreError> {
    found.iter().map(|id| Of("proposals").parse("id", id)).collect()
}

/// Ours that were never out and that nobody changed since then, the oldest first. What the vetting refused is no draft: [`refused`].
pub fn drafts(conn: &mut Conn, before: DateTime<Utc>) -> Result<Vec<ProposalId>, StoreError> {
    let found: Vec<String> = proposals::table
        .filter(proposals::is_local.eq(true))
        .filter(proposals::state.eq_any(codes(&[State::Draft, State::NeedsInfo])))
        .filter(proposals::published_at.is_null())
        .filter(proposals::updated_at.lt(before.naive_utc()))
        .filter(not(exists(failed!())))
        .order((proposals::updated_at, proposals::id))
        .limit(AT_ONCE)
        .select(proposals::id)
        .load(conn)?;
    ids(&found)
}

/// Our requests that were closed or withdrawn before then, the oldest first.
pub fn closed_requests(conn: &mut Conn, before: DateTime<Utc>) -> Result<Vec<ProposalId>, StoreError> {
    let found: Vec<String> = proposals::table
        .filter(proposals::is_local.eq(true))
        .filter(proposals::purpose.eq(Purpose::Request.as_str()))
        .filter(proposals::state.eq_any(codes(&[State::Withdrawn, State::Closed])))
        .filter(proposals::updated_at.lt(before.naive_utc()))
        .order((proposals::updated_at, proposals::id))
        .limit(AT_ONCE)
        .select(proposals::id)
        .load(conn)?;
    ids(&found)
}

/// Our offers of hosts whom a vetting refused, which nobody touched since then, the oldest first: a step failed, and the offer is neither out nor
/// suspended. Where somebody told something about it, it stays until that is closed.
pub fn refused(conn: &mut Conn, before: DateTime<Utc>) -> Result<Vec<ProposalId>, StoreError> {
    let not_out = [State::Draft, State::Screening, State::NeedsInfo, State::Paused, State::Withdrawn];
    let told = incident_offers::table
        .inner_join(incidents::table)
        .filter(incident_offers::proposal_id.eq(proposals::id))
        .filter(incidents::state.ne(IncidentState::Closed.as_str()));
    let found: Vec<String> = proposals::table
        .filter(proposals::is_local.eq(true))
        .filter(proposals::purpose.eq(Purpose::Offer.as_str()))
        .filter(proposals::state.eq_any(codes(&not_out)))
        .filter(proposals::updated_at.lt(before.naive_utc()))
        .filter(exists(failed!()))
        .filter(not(exists(told)))
        .order((proposals::updated_at, proposals::id))
        .limit(AT_ONCE)
        .select(proposals::id)
        .load(conn)?;
    ids(&found)
}

/// The incidents that were closed before then and suspend nothing, of which there are words, or whoever told it is known; the oldest first.
pub fn incidents_with_words(conn: &mut Conn, before: DateTime<Utc>) -> Result<Vec<IncidentId>, StoreError> {
    let suspends = suspensions::table.filter(suspensions::incident_id.eq(incidents::id));
    let told = sealed_fields::table.filter(sealed_fields::record.eq(incidents::id));
    let noted = incident_notes::table
        .inner_join(sealed_fields::table.on(sealed_fields::record.eq(incident_notes::id)))
        .filter(incident_notes::incident_id.eq(incidents::id));
    let found: Vec<String> = incidents::table
        .filter(incidents::state.eq(IncidentState::Closed.as_str()))
        .filter(incidents::updated_at.lt(before.naive_utc()))
        .filter(not(exists(suspends)))
        .filter(exists(told).or(exists(noted)).or(incidents::person_id.is_not_null()))
        .order((incidents::updated_at, incidents::id))
        .limit(AT_ONCE)
        .select(incidents::id)
        .load(conn)?;
    found.iter().map(|id| Of("incidents").parse("id", id)).collect()
}

/// What authorities asked that was recorded before then and waits for nobody's word, where what they asked stands in words; the oldest first.
pub fn requests_with_words(
    conn: &mut Conn,
    before: DateTime<Utc>,
) -> Result<Vec<AuthorityRequestId>, StoreError> {
    let asked = sealed_fields::table.filter(sealed_fields::record.eq(authority_requests::id));
    let found: Vec<String> = authority_requests::table
        .filter(authority_requests::recorded_at.lt(before.naive_utc()))
        .filter(authority_requests::proposed_by.is_null())
        .filter(exists(asked))
        .order((authority_requests::recorded_at, authority_requests::id))
        .limit(AT_ONCE)
        .select(authority_requests::id)
        .load(conn)?;
    found.iter().map(|id| Of("authority_requests").parse("id", id)).collect()
}
