//! Allies' offers that may be matched, with what their associations say of them, and what tells whether any of it changed.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Conn;
use super::error::StoreError;
use super::proposals::read_draft;
use super::read::Of;
use super::schema::{alliances, offer_verdicts, partners, proposals};
use crate::domain::alliance::AllianceState;
use crate::domain::field::{Draft, Purpose};
use crate::domain::matching::verdicts::{Month, Trust, Verdicts};
use crate::domain::partner::PartnerTier;
use crate::domain::proposal::State;
use crate::ids::ProposalId;

/// How many offers one statement asks for.
const READ_AT_ONCE: usize = 500;

/// What changes with an ally's offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub updated_at: DateTime<Utc>,
    /// How many households it still takes.
    pub free_slots: u8,
    pub said: Verdicts,
    pub trust: Trust,
}

/// An ally's offer, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllyOffer {
    pub id: ProposalId,
    pub terms: Draft,
    pub updated_at: DateTime<Utc>,
}

/// The associations of allies, as the store names them, and whether their vetting counts.
fn allies(conn: &mut Conn) -> Result<HashMap<String, Trust>, StoreError> {
    let rows: Vec<(String, Option<String>, String)> = partners::table
        .inner_join(alliances::table.on(alliances::domain.eq(partners::domain)))
        .filter(partners::tier.eq(PartnerTier::Ally.as_str()))
        .filter(alliances::state.eq(AllianceState::Allied.as_str()))
        .select((alliances::association, partners::association, partners::vetting_trust))
        .load(conn)?;
    // As `services::alliances::is_ally`: an alliance is with the association that the partner has now.
    let same = rows.into_iter().filter(|(with, now, _)| now.as_ref() == Some(with));
    same.map(|(with, _, trust)| Ok((with, Of("partners").parse("vetting_trust", &trust)?))).collect()
}

type Row = ((String, String, NaiveDateTime, i32), (Option<NaiveDate>, Option<bool>, Option<bool>));

/// The stamps of all offers of allies that are out and take somebody.
///
/// # Errors
/// The database's.
pub fn stamps(conn: &mut Conn) -> Result<HashMap<ProposalId, Stamp>, StoreError> {
    let allies = allies(conn)?;
    if allies.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<Row> = proposals::table
        .left_join(offer_verdicts::table)
        .filter(proposals::is_local.eq(false))
        .filter(proposals::is_listed.eq(true))
        .filter(proposals::purpose.eq(Purpose::Offer.as_str()))
        .filter(proposals::state.eq(State::Published.as_str()))
        .filter(proposals::free_slots.gt(0))
        .filter(proposals::author.eq_any(allies.keys()))
        .select((
            (proposals::id, proposals::author, proposals::updated_at, proposals::free_slots),
            (
                offer_verdicts::vetted_until.nullable(),
                offer_verdicts::lone_adult_ok.nullable(),
                offer_verdicts::women_only.nullable(),
            ),
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|((id, author, updated_at, free_slots), (vetted_until, lone_adult_ok, women_only))| {
            let said = Verdicts { vetted_until: vetted_until.map(Month::of), lone_adult_ok, women_only };
            let stamp = Stamp {
                updated_at: updated_at.and_utc(),
                free_slots: u8::try_from(free_slots).unwrap_or(0),
                said,
                trust: allies.get(&author).copied().unwrap_or(Trust::Distrusted),
            };
            Ok((Of("proposals").parse("id", &id)?, stamp))
        })
        .collect()
}

/// Reads these offers. One whose terms cannot be read is left out: it is another server's, and must not keep anybody from looking.
///
/// # Errors
/// The database's.
pub fn read(conn: &mut Conn, ids: &[ProposalId]) -> Result<Vec<AllyOffer>, StoreError> {
    let mut found = Vec::new();
    for some in ids.chunks(READ_AT_ONCE) {
        let ids: Vec<String> = some.iter().map(ToString::to_string).collect();
        let rows: Vec<(String, String, NaiveDateTime)> = proposals::table
            .filter(proposals::is_local.eq(false))
            .filter(proposals::id.eq_any(ids))
            .select((proposals::id, proposals::terms, proposals::updated_at))
            .load(conn)?;
        for (id, terms, updated_at) in rows {
            let (Ok(id), Ok(terms)) = (id.parse(), read_draft(&terms)) else { continue };
            found.push(AllyOffer { id, terms, updated_at: updated_at.and_utc() });
        }
    }
    Ok(found)
}
