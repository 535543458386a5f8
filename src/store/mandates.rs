//! Who of the staff may write on somebody's behalf.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::people::{self, Person};
use super::read::Of;
use super::schema::{access_cards, mandates, people as people_table};
use crate::domain::private::GivenVia;
use crate::ids::{AccountId, MandateId, PersonId};

/// A mandate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    pub id: MandateId,
    pub person: PersonId,
    pub account: AccountId,
    pub given_via: GivenVia,
    /// In which language it was explained (BCP 47).
    pub language: String,
    pub given_on: NaiveDate,
    pub created_at: DateTime<Utc>,
}

/// Inserts a mandate.
pub fn insert(tx: &mut Tx<'_>, mandate: &Mandate) -> Result<(), StoreError> {
    diesel::insert_into(mandates::table)
        .values((
            mandates::id.eq(mandate.id.to_string()),
            mandates::person_id.eq(mandate.person.to_string()),
            mandates::account_id.eq(mandate.account.to_string()),
            mandates::given_via.eq(mandate.given_via.as_str()),
            mandates::language.eq(&mandate.language),
            mandates::given_on.eq(mandate.given_on),
            mandates::created_at.eq(mandate.created_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type Row = (String, String, String, String, String, NaiveDate, NaiveDateTime);

/// The mandates of a person that stand, the oldest first.
pub fn standing(conn: &mut Conn, person: PersonId) -> Result<Vec<Mandate>, StoreError> {
    let rows: Vec<Row> = mandates::table
        .filter(mandates::person_id.eq(person.to_string()))
        .filter(mandates::ended_at.is_null())
        .order(mandates::id)
        .select((
            mandates::id,
            mandates::person_id,
            mandates::account_id,
            mandates::given_via,
            mandates::language,
            mandates::given_on,
            mandates::created_at,
        ))
        .load(conn)?;
    let of = Of("mandates");
    rows.into_iter()
        .map(|(id, person, account, given_via, language, given_on, created_at)| {
            Ok(Mandate {
                id: of.parse("id", &id)?,
                person: of.parse("person_id", &person)?,
                account: of.parse("account_id", &account)?,
                given_via: of.parse("given_via", &given_via)?,
                language,
                given_on,
                created_at: created_at.and_utc(),
            })
        })
        .collect()
}

/// Ends a standing mandate of a person; gives whether there was such a one.
pub fn end(
    tx: &mut Tx<'_>,
    (person, id): (PersonId, MandateId),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = mandates::table
        .find(id.to_string())
        .filter(mandates::person_id.eq(person.to_string()))
        .filter(mandates::ended_at.is_null());
    Ok(diesel::update(row).set(mandates::ended_at.eq(now.naive_utc())).execute(&mut **tx)? > 0)
}

/// A person in a list of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub person: Person,
    /// Until when their card's code waits after wrong PINs.
    pub card_waits_until: Option<DateTime<Utc>>,
}

type CaseRow = (people::Row, Option<NaiveDateTime>);

/// The people for whom an account has a standing mandate, or all where none is named: the newest first.
pub fn cases(
    conn: &mut Conn,
    account: Option<AccountId>,
    (limit, offset): (i64, i64),
) -> Result<Vec<Case>, StoreError> {
    let mut found = people_table::table
        .left_join(access_cards::table)
        .select((people::COLUMNS, access_cards::again_at.nullable()))
        .order(people_table::id.desc())
        .limit(limit)
        .offset(offset)
        .into_boxed();
    if let Some(account) = account {
        found = found.filter(people_table::id.eq_any(in_charge(account)));
    }
    let rows: Vec<CaseRow> = found.load(conn)?;
    rows.into_iter()
        .map(|(person, again_at)| {
            Ok(Case { person: people::read(person)?, card_waits_until: again_at.map(|at| at.and_utc()) })
        })
        .collect()
}

/// How many there are in the list of cases.
pub fn count_cases(conn: &mut Conn, account: Option<AccountId>) -> Result<i64, StoreError> {
    let mut found = people_table::table.into_boxed();
    if let Some(account) = account {
        found = found.filter(people_table::id.eq_any(in_charge(account)));
    }
    Ok(found.count().get_result(conn)?)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn in_charge(account: AccountId) -> _ {
    let account: String = account.to_string();
    mandates::table
        .filter(mandates::account_id.eq(account))
        .filter(mandates::ended_at.is_null())
        .select(mandates::person_id)
}
