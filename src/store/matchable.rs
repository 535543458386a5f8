//! What may be matched now: our published offers and open requests, each with what tells whether it changed.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::dsl::min;
use diesel::prelude::*;

use super::db::Conn;
use super::error::StoreError;
use super::read::Of;
use super::schema::{matches, proposals, vetting_steps};
use crate::domain::matches::MatchState;
use crate::domain::proposal::State;
use crate::domain::vetting::StepOutcome;
use crate::ids::ProposalId;

/// The states in which a proposal of ours may be matched.
pub const STATES: [State; 2] = [State::Published, State::Open];

/// What changes with a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub updated_at: DateTime<Utc>,
    /// How many households an offer still takes.
    pub free_slots: u8,
    /// The last day of an offer's vetting; an offer is published only while nothing of it is missing (SG-01).
    pub vetted_until: Option<NaiveDate>,
}

/// The stamps of all that may be matched.
///
/// # Errors
/// The database's, or a row that cannot be read.
pub fn stamps(conn: &mut Conn) -> Result<HashMap<ProposalId, Stamp>, StoreError> {
    let codes: Vec<&str> = STATES.iter().map(|state| state.as_str()).collect();
    // Whoever said yes to a home looks for no other.
    let yes: Vec<&str> = MatchState::ALL.iter().filter(|of| of.holds_slot()).map(|of| of.as_str()).collect();
    let housed = matches::table
        .filter(matches::state.eq_any(yes))
        .filter(matches::request_id.is_not_null())
        .select(matches::request_id.assume_not_null());
    let rows: Vec<(String, NaiveDateTime, i32)> = proposals::table
        .filter(proposals::is_local.eq(true))
        .filter(proposals::state.eq_any(codes))
        .filter(proposals::id.ne_all(housed))
        .select((proposals::id, proposals::updated_at, proposals::free_slots))
        .load(conn)?;
    let ends: Vec<(String, Option<NaiveDate>)> = vetting_steps::table
        .filter(vetting_steps::outcome.eq(StepOutcome::Passed.as_str()))
        .group_by(vetting_steps::proposal_id)
        .select((vetting_steps::proposal_id, min(vetting_steps::valid_until)))
        .load(conn)?;
    let ends: HashMap<String, Option<NaiveDate>> = ends.into_iter().collect();
    let stamp = |(id, updated_at, free_slots): (String, NaiveDateTime, i32)| {
        let stamp = Stamp {
            updated_at: updated_at.and_utc(),
            free_slots: u8::try_from(free_slots).unwrap_or(0),
            vetted_until: ends.get(&id).copied().flatten(),
        };
        Ok((Of("proposals").parse("id", &id)?, stamp))
    };
    rows.into_iter().map(stamp).collect()
}
