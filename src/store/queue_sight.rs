//! What of the queue is whose: in whose charge, in whose own hand (SG-12), and which incidents somebody sees.

use std::collections::HashSet;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::db::Conn;
use super::error::StoreError;
use super::incidents::Sight;
use super::read::Of;
use super::schema::{holds, incidents, mandates, offer_people, people_accounts, proposals, request_people};
use crate::domain::incident::IncidentState;
use crate::domain::queue::{QueueKind, Wait, Waiting};
use crate::ids::AccountId;

/// The requests and offers of people for whom an account has a standing mandate.
pub fn charged(conn: &mut Conn, account: AccountId) -> Result<HashSet<String>, StoreError> {
    let people = || {
        mandates::table
            .filter(mandates::account_id.eq(account.to_string()))
            .filter(mandates::ended_at.is_null())
            .select(mandates::person_id)
    };
    let requests: Vec<String> = request_people::table
        .filter(request_people::person_id.eq_any(people()))
        .select(request_people::proposal_id)
        .load(conn)?;
    let offers: Vec<String> = offer_people::table
        .filter(offer_people::person_id.eq_any(people()))
        .select(offer_people::proposal_id)
        .load(conn)?;
    Ok(requests.into_iter().chain(offers).collect())
}

/// Whom somebody of the staff has charge of by a standing mandate: of this account, or of any.
pub fn mandated(conn: &mut Conn, account: Option<AccountId>) -> Result<HashSet<String>, StoreError> {
    let mut found =
        mandates::table.filter(mandates::ended_at.is_null()).select(mandates::person_id).into_boxed();
    if let Some(account) = account {
        found = found.filter(mandates::account_id.eq(account.to_string()));
    }
    Ok(found.load::<String>(conn)?.into_iter().collect())
}

/// The proposals that an account wrote, of which it wrote a wording that waits, or to whose host it is tied (SG-12).
pub fn own(conn: &mut Conn, account: AccountId) -> Result<HashSet<String>, StoreError> {
    let tied = super::offer_people::tied(conn, account)?;
    let account = account.to_string();
    let written: Vec<String> =
        proposals::table.filter(proposals::written_by.eq(&account)).select(proposals::id).load(conn)?;
    let worded: Vec<String> = holds::table
        .filter(holds::written_by.eq(&account))
        .filter(holds::decision.is_null())
        .select(holds::proposal_id)
        .load(conn)?;
    Ok(written.into_iter().chain(worded).chain(tied).collect())
}

/// The offers of which an account is the host (SG-12).
pub fn hosted(conn: &mut Conn, account: AccountId) -> Result<HashSet<String>, StoreError> {
    let people = people_accounts::table
        .filter(people_accounts::account_id.eq(account.to_string()))
        .select(people_accounts::person_id);
    let offers = offer_people::table.filter(offer_people::person_id.eq_any(people));
    Ok(offers.select(offer_people::proposal_id).load::<String>(conn)?.into_iter().collect())
}

/// The incidents that are not closed, as far as somebody sees them, with who took them in hand.
pub fn incidents(conn: &mut Conn, sight: Sight) -> Result<Vec<Waiting>, StoreError> {
    type Columns = (String, String, Option<String>, NaiveDateTime);
    let rows: Vec<Columns> = incidents::table
        .filter(incidents::state.ne(IncidentState::Closed.as_str()))
        .filter(incidents::severity.is_null().or(incidents::severity.eq_any(sight.severities())))
        .filter(incidents::id.ne_all(super::incidents::own(conn, sight.reader)?))
        .select((incidents::id, incidents::urgency, incidents::taken_by, incidents::created_at))
        .load(conn)?;
    let of = Of("incidents");
    rows.into_iter()
        .map(|(id, urgency, taken_by, at)| {
            let severity = Some(of.parse("urgency", &urgency)?);
            let one = Waiting::new(QueueKind::Incident, id, Wait { severity, ..Wait::since(at.and_utc()) });
            Ok(Waiting { held_by: of.parse_opt("taken_by", taken_by.as_deref())?, ..one })
        })
        .collect()
}
