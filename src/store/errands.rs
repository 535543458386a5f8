//! What somebody who has charge of a person is to tell them, where no message can go to them: one row a matter, however often it came up.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::errands;
use crate::domain::notice::NoticeKind;
use crate::ids::PersonId;

/// Something that a person is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Errand {
    pub kind: NoticeKind,
    pub times: u32,
    pub latest_at: DateTime<Utc>,
}

/// Notes that a person is to be told of something, or that it came up again.
pub fn raise(
    tx: &mut Tx<'_>,
    (person, kind): (PersonId, NoticeKind),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = errands::table.find((person.to_string(), kind.as_str()));
    let again = diesel::update(row)
        .set((errands::times.eq(errands::times + 1), errands::latest_at.eq(now.naive_utc())))
        .execute(&mut **tx)?;
    if again == 0 {
        diesel::insert_into(errands::table)
            .values((
                errands::person_id.eq(person.to_string()),
                errands::kind.eq(kind.as_str()),
                errands::times.eq(1),
                errands::created_at.eq(now.naive_utc()),
                errands::latest_at.eq(now.naive_utc()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// What a person is to be told, the latest first.
pub fn of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<Errand>, StoreError> {
    let rows: Vec<(String, i32, NaiveDateTime)> = errands::table
        .filter(errands::person_id.eq(person.to_string()))
        .order((errands::latest_at.desc(), errands::kind))
        .select((errands::kind, errands::times, errands::latest_at))
        .load(conn)?;
    let of = Of("errands");
    rows.into_iter()
        .map(|(kind, times, latest_at)| {
            Ok(Errand {
                kind: of.parse("kind", &kind)?,
                times: of.number("times", times)?,
                latest_at: latest_at.and_utc(),
            })
        })
        .collect()
}

/// How much each of these people is to be told; who is not among them is to be told nothing.
pub fn count_of_each(conn: &mut Conn, people: &[PersonId]) -> Result<HashMap<PersonId, u64>, StoreError> {
    let ids: Vec<String> = people.iter().map(ToString::to_string).collect();
    let rows: Vec<String> =
        errands::table.filter(errands::person_id.eq_any(ids)).select(errands::person_id).load(conn)?;
    let mut counts = HashMap::new();
    for row in rows {
        *counts.entry(Of("errands").parse("person_id", &row)?).or_insert(0) += 1;
    }
    Ok(counts)
}

/// Notes that a person was told; gives whether they were to be.
pub fn done(tx: &mut Tx<'_>, (person, kind): (PersonId, NoticeKind)) -> Result<bool, StoreError> {
    let row = errands::table.find((person.to_string(), kind.as_str()));
    Ok(diesel::delete(row).execute(&mut **tx)? > 0)
}
