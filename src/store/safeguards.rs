//! Held texts of our proposals, and who let them out.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{accounts, first_releases, holds};
use crate::domain::field::Field;
use crate::domain::freetext::Held;
use crate::ids::{AccountId, HoldId, ProposalId};

const RELEASED: &str = "released";

/// What a moderator decided about held texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoldDecision {
    /// Of the wording with this hash alone.
    Released {
        text_hash: String,
    },
    SentBack,
}

impl HoldDecision {
    fn as_str(&self) -> &'static str {
        match self {
            Self::Released { .. } => RELEASED,
            Self::SentBack => "sent_back",
        }
    }
}

/// A wording that waits for a moderator.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// Of the title and the description together.
    pub text_hash: &'a str,
    /// Who of the staff wrote it; `None` for the command line.
    pub written_by: Option<AccountId>,
}

/// Notes which texts wait for a moderator. What one writer's same wording notes already is not noted twice.
pub fn hold(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    held: &[Held],
    wording: Wording<'_>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let writer = wording.written_by.map(|id| id.to_string());
    let known: Vec<(Option<String>, String, String)> = holds::table
        .filter(holds::proposal_id.eq(proposal.to_string()))
        .filter(holds::text_hash.eq(wording.text_hash))
        .filter(holds::decision.is_null())
        .select((holds::written_by, holds::field, holds::reveals))
        .load(&mut **tx)?;
    for item in held {
        let (field, code) = (item.field.name().to_owned(), item.finding.as_str().to_owned());
        if known.contains(&(writer.clone(), field, code)) {
            continue;
        }
        diesel::insert_into(holds::table)
            .values((
                holds::id.eq(HoldId::new().to_string()),
                holds::proposal_id.eq(proposal.to_string()),
                holds::field.eq(item.field.name()),
                holds::reveals.eq(item.finding.as_str()),
                holds::text_hash.eq(wording.text_hash),
                holds::written_by.eq(writer.as_deref()),
                holds::created_at.eq(now.naive_utc()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// The fields that wait, and what was found in their texts (a code), each once.
pub fn open_holds(conn: &mut Conn, proposal: ProposalId) -> Result<Vec<(Field, String)>, StoreError> {
    let rows: Vec<(String, String)> = holds::table
        .filter(holds::proposal_id.eq(proposal.to_string()))
        .filter(holds::decision.is_null())
        .order(holds::id)
        .select((holds::field, holds::reveals))
        .load(conn)?;
    let mut open: Vec<(Field, String)> = Vec::new();
    for (field, reveals) in rows {
        let item = (Of("holds").parse("field", &field)?, reveals);
        if !open.contains(&item) {
            open.push(item);
        }
    }
    Ok(open)
}

/// Whether somebody wrote one of the wordings that wait.
pub fn wrote_held(conn: &mut Conn, proposal: ProposalId, account: AccountId) -> Result<bool, StoreError> {
    let found: Option<String> = holds::table
        .filter(holds::proposal_id.eq(proposal.to_string()))
        .filter(holds::decision.is_null())
        .filter(holds::written_by.eq(account.to_string()))
        .select(holds::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// Whether moderators released exactly this wording before, for all that is found in it now.
pub fn was_released(
    conn: &mut Conn,
    proposal: ProposalId,
    (text_hash, held): (&str, &[Held]),
) -> Result<bool, StoreError> {
    let released: Vec<(String, String)> = holds::table
        .filter(holds::proposal_id.eq(proposal.to_string()))
        .filter(holds::text_hash.eq(text_hash))
        .filter(holds::decision.eq(RELEASED))
        .select((holds::field, holds::reveals))
        .load(conn)?;
    let known = |item: &Held| {
        released.iter().any(|(field, code)| field == item.field.name() && code == item.finding.as_str())
    };
    Ok(held.iter().all(known))
}

/// Who let a wording out first, of the two who must (SG-09).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstRelease {
    pub text_hash: String,
    pub by: AccountId,
    /// With which that account signs in.
    pub email: String,
    pub at: DateTime<Utc>,
}

/// The first release that stands, of whatever wording.
pub fn first_release(conn: &mut Conn, proposal: ProposalId) -> Result<Option<FirstRelease>, StoreError> {
    let row: Option<(String, String, String, NaiveDateTime)> = first_releases::table
        .inner_join(accounts::table.on(accounts::id.eq(first_releases::released_by)))
        .filter(first_releases::proposal_id.eq(proposal.to_string()))
        .select((
            first_releases::text_hash,
            first_releases::released_by,
            accounts::email,
            first_releases::released_at,
        ))
        .first(conn)
        .optional()?;
    row.map(|(text_hash, by, email, at)| {
        let by = Of("first_releases").parse("released_by", &by)?;
        Ok(FirstRelease { text_hash, by, email, at: at.and_utc() })
    })
    .transpose()
}

/// Stores the first release of a wording, in place of one of another wording.
pub fn save_first_release(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    text_hash: &str,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    forget_first_release(tx, proposal)?;
    diesel::insert_into(first_releases::table)
        .values((
            first_releases::proposal_id.eq(proposal.to_string()),
            first_releases::text_hash.eq(text_hash),
            first_releases::released_by.eq(by.to_string()),
            first_releases::released_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets the first release: it was decided.
pub fn forget_first_release(tx: &mut Tx<'_>, proposal: ProposalId) -> Result<(), StoreError> {
    diesel::delete(first_releases::table.find(proposal.to_string())).execute(&mut **tx)?;
    Ok(())
}

/// Decides about every text of a proposal that waits.
pub fn decide_holds(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    decision: HoldDecision,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    // A release is of the wording that was read; earlier ones that waited were replaced, and come to the moderators again.
    if let HoldDecision::Released { text_hash } = &decision {
        diesel::update(holds::table.filter(holds::proposal_id.eq(proposal.to_string())))
            .filter(holds::decision.is_null())
            .filter(holds::text_hash.ne(text_hash))
            .set((
                holds::decision.eq(Some(HoldDecision::SentBack.as_str())),
                holds::decided_by.eq(Some(by.to_string())),
                holds::decided_at.eq(Some(now.naive_utc())),
            ))
            .execute(&mut **tx)?;
    }
    diesel::update(holds::table.filter(holds::proposal_id.eq(proposal.to_string())))
        .filter(holds::decision.is_null())
        .set((
            holds::decision.eq(Some(decision.as_str())),
            holds::decided_by.eq(Some(by.to_string())),
            holds::decided_at.eq(Some(now.naive_utc())),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
