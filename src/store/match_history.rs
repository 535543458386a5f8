//! What happened to matches, and what each side of one is told of the other.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{accounts, match_steps, releases};
use crate::domain::matches::{DeedCode, Match, Party, Told, Why};
use crate::ids::{AccountId, MatchId, ReleaseId};

/// Something that happened to a match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub deed: DeedCode,
    /// The state after it, as a code.
    pub state: String,
    pub why: Option<Why>,
    /// The role of whoever did it.
    pub role: String,
    /// As whoever did it signs in, where somebody of the staff did.
    pub by: Option<String>,
    pub at: DateTime<Utc>,
}

/// Notes what happened to a match.
pub fn note(
    tx: &mut Tx<'_>,
    one: &Match,
    (deed, why): (DeedCode, Option<Why>),
    (role, account, now): (&str, Option<AccountId>, DateTime<Utc>),
) -> Result<(), StoreError> {
    let id = one.id.to_string();
    let last: Option<i32> = match_steps::table
        .filter(match_steps::match_id.eq(&id))
        .select(diesel::dsl::max(match_steps::number))
        .first(&mut **tx)?;
    diesel::insert_into(match_steps::table)
        .values((
            match_steps::match_id.eq(id),
            match_steps::number.eq(last.unwrap_or(0) + 1),
            match_steps::deed.eq(deed.as_str()),
            match_steps::state.eq(one.state.as_str()),
            match_steps::why.eq(why.map(|why| why.as_str())),
            match_steps::by_role.eq(role),
            match_steps::by_account.eq(account.map(|id| id.to_string())),
            match_steps::at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type Row = (String, String, Option<String>, String, Option<String>, NaiveDateTime);

/// What happened to a match, the first first.
pub fn of(conn: &mut Conn, id: MatchId) -> Result<Vec<Step>, StoreError> {
    let rows: Vec<Row> = match_steps::table
        .left_join(accounts::table)
        .filter(match_steps::match_id.eq(id.to_string()))
        .order(match_steps::number)
        .select((
            match_steps::deed,
            match_steps::state,
            match_steps::why,
            match_steps::by_role,
            accounts::email.nullable(),
            match_steps::at,
        ))
        .load(conn)?;
    let of = Of("match_steps");
    let read = |(deed, state, why, role, by, at): Row| {
        let (deed, why) = (of.parse("deed", &deed)?, of.parse_opt("why", why.as_deref())?);
        Ok(Step { deed, state, why, role, by, at: at.and_utc() })
    };
    rows.into_iter().map(read).collect()
}

/// Notes that a side is told something from now on.
pub fn open(
    tx: &mut Tx<'_>,
    (id, told, to): (MatchId, Told, Party),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::insert_into(releases::table)
        .values((
            releases::id.eq(ReleaseId::new().to_string()),
            releases::match_id.eq(id.to_string()),
            releases::told.eq(told.as_str()),
            releases::to_party.eq(to.as_str()),
            releases::opened_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes that a side is told something no longer; gives whether it was.
pub fn close(
    tx: &mut Tx<'_>,
    (id, told, to): (MatchId, Told, Party),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = releases::table
        .filter(releases::match_id.eq(id.to_string()))
        .filter(releases::told.eq(told.as_str()))
        .filter(releases::to_party.eq(to.as_str()))
        .filter(releases::closed_at.is_null());
    let closed = diesel::update(row).set(releases::closed_at.eq(Some(now.naive_utc()))).execute(&mut **tx)?;
    Ok(closed > 0)
}

/// What a side of a match is told now.
pub fn told(conn: &mut Conn, id: MatchId, to: Party) -> Result<Vec<Told>, StoreError> {
    let codes: Vec<String> = releases::table
        .filter(releases::match_id.eq(id.to_string()))
        .filter(releases::to_party.eq(to.as_str()))
        .filter(releases::closed_at.is_null())
        .order(releases::told)
        .select(releases::told)
        .load(conn)?;
    codes.iter().map(|code| Of("releases").parse("told", code)).collect()
}
