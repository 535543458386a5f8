//! Check-ins of stays: what each side was asked, and what it answered.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::check_ins as table;
use crate::domain::check_in::{CheckIn, HowItGoes};
use crate::domain::matches::Party;
use crate::ids::{AccountId, CheckInId, MatchId};

const OF: Of = Of("check_ins");

type Row =
    (String, String, String, i32, NaiveDateTime, Option<String>, Option<NaiveDateTime>, Option<String>);

const COLUMNS: (
    table::id,
    table::match_id,
    table::party,
    table::number,
    table::asked_at,
    table::answer,
    table::answered_at,
    table::recorded_by,
) = (
    table::id,
    table::match_id,
    table::party,
    table::number,
    table::asked_at,
    table::answer,
    table::answered_at,
    table::recorded_by,
);

fn read(
    (id, of, party, number, asked_at, answer, answered_at, recorded_by): Row,
) -> Result<CheckIn, StoreError> {
    Ok(CheckIn {
        id: OF.parse("id", &id)?,
        of: OF.parse("match_id", &of)?,
        party: OF.parse("party", &party)?,
        number: OF.number("number", number)?,
        asked_at: asked_at.and_utc(),
        answer: OF.parse_opt("answer", answer.as_deref())?,
        answered_at: answered_at.map(|at| at.and_utc()),
        recorded_by: OF.parse_opt("recorded_by", recorded_by.as_deref())?,
    })
}

/// Keeps that a side is asked; gives whether it was not asked this before.
pub fn ask(
    tx: &mut Tx<'_>,
    (of, party, number): (MatchId, Party, u16),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let known: i64 = table::table
        .filter(table::match_id.eq(of.to_string()))
        .filter(table::party.eq(party.as_str()))
        .filter(table::number.eq(i32::from(number)))
        .count()
        .get_result(&mut **tx)?;
    if known > 0 {
        return Ok(false);
    }
    diesel::insert_into(table::table)
        .values((
            table::id.eq(CheckInId::new().to_string()),
            table::match_id.eq(of.to_string()),
            table::party.eq(party.as_str()),
            table::number.eq(i32::from(number)),
            table::asked_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(true)
}

/// Those of one side of a match, the latest first.
pub fn of_side(conn: &mut Conn, of: MatchId, party: Party) -> Result<Vec<CheckIn>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::match_id.eq(of.to_string()))
        .filter(table::party.eq(party.as_str()))
        .order(table::number.desc())
        .select(COLUMNS)
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// Keeps an answer; gives whether it was waited for.
pub fn answer(
    tx: &mut Tx<'_>,
    id: CheckInId,
    (said, by): (HowItGoes, Option<AccountId>),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = table::table.find(id.to_string()).filter(table::answer.is_null());
    let changed = diesel::update(row)
        .set((
            table::answer.eq(Some(said.as_str())),
            table::answered_at.eq(Some(now.naive_utc())),
            table::recorded_by.eq(by.map(|by| by.to_string())),
        ))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Those that nobody answered since before then and of which nobody was told, the first ones first.
pub fn silent(conn: &mut Conn, before: DateTime<Utc>, limit: i64) -> Result<Vec<CheckIn>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::answer.is_null())
        .filter(table::raised_at.is_null())
        .filter(table::asked_at.le(before.naive_utc()))
        .order((table::asked_at, table::id))
        .limit(limit)
        .select(COLUMNS)
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// Notes that somebody was told of the silence; gives whether nobody was before.
pub fn note_raised(tx: &mut Tx<'_>, id: CheckInId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let row = table::table.find(id.to_string()).filter(table::raised_at.is_null());
    Ok(diesel::update(row).set(table::raised_at.eq(Some(now.naive_utc()))).execute(&mut **tx)? > 0)
}

/// Ends the questions of a stay that is over: nobody is told of their silence.
pub fn forget_open(tx: &mut Tx<'_>, of: MatchId) -> Result<(), StoreError> {
    let open = table::table.filter(table::match_id.eq(of.to_string())).filter(table::answer.is_null());
    diesel::delete(open).execute(&mut **tx)?;
    Ok(())
}
