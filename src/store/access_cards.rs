//! The cards with which people sign in: what tells a code and a PIN again, and how many wrong PINs there were in a row.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::access_cards;
use crate::ids::PersonId;

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub person: PersonId,
    pub pin_hash: String,
    pub failures: u32,
    /// Before then no PIN is heard.
    pub again_at: Option<DateTime<Utc>>,
    pub issued_at: DateTime<Utc>,
}

type Row = (String, String, i32, Option<NaiveDateTime>, NaiveDateTime);

type Columns = (
    access_cards::person_id,
    access_cards::pin_hash,
    access_cards::failures,
    access_cards::again_at,
    access_cards::issued_at,
);

/// What [`read`] takes.
const COLUMNS: Columns = (
    access_cards::person_id,
    access_cards::pin_hash,
    access_cards::failures,
    access_cards::again_at,
    access_cards::issued_at,
);

fn read((person, pin_hash, failures, again_at, issued_at): Row) -> Result<Card, StoreError> {
    let of = Of("access_cards");
    Ok(Card {
        person: of.parse("person_id", &person)?,
        pin_hash,
        failures: of.number("failures", failures)?,
        again_at: again_at.map(|at| at.and_utc()),
        issued_at: issued_at.and_utc(),
    })
}

/// Gives a person a card in place of the one they had.
pub fn save(
    tx: &mut Tx<'_>,
    person: PersonId,
    (code_hash, pin_hash): (&str, &str),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::delete(access_cards::table.find(person.to_string())).execute(&mut **tx)?;
    diesel::insert_into(access_cards::table)
        .values((
            access_cards::person_id.eq(person.to_string()),
            access_cards::code_hash.eq(code_hash),
            access_cards::pin_hash.eq(pin_hash),
            access_cards::failures.eq(0),
            access_cards::issued_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The card with this code.
pub fn by_code(conn: &mut Conn, code_hash: &str) -> Result<Option<Card>, StoreError> {
    let row: Option<Row> = access_cards::table
        .filter(access_cards::code_hash.eq(code_hash))
        .select(COLUMNS)
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

/// The card of a person.
pub fn of_person(conn: &mut Conn, person: PersonId) -> Result<Option<Card>, StoreError> {
    let row: Option<Row> =
        access_cards::table.find(person.to_string()).select(COLUMNS).first(conn).optional()?;
    row.map(read).transpose()
}

/// What came of asking whether a PIN is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charged {
    /// It is looked at, and counts as wrong until it was right.
    Heard,
    /// Not before then.
    NotBefore(DateTime<Utc>),
    /// The card was replaced meanwhile.
    Gone,
}

/// Counts a PIN before anybody looks at it, so that of many that come at the same time none is looked at for nothing. `wait_after` says how
/// long the next one waits.
pub fn charge(
    tx: &mut Tx<'_>,
    (person, pin_hash): (PersonId, &str),
    now: DateTime<Utc>,
    wait_after: impl Fn(u32) -> Option<TimeDelta>,
) -> Result<Charged, StoreError> {
    let row = access_cards::table.find(person.to_string()).filter(access_cards::pin_hash.eq(pin_hash));
    let heard = diesel::update(
        row.filter(access_cards::again_at.is_null().or(access_cards::again_at.le(now.naive_utc()))),
    )
    .set(access_cards::failures.eq(access_cards::failures + 1))
    .execute(&mut **tx)?;
    let Some(card) = of_person(tx, person)?.filter(|card| card.pin_hash == pin_hash) else {
        return Ok(Charged::Gone);
    };
    if heard == 0 {
        return Ok(Charged::NotBefore(card.again_at.unwrap_or(now)));
    }
    if let Some(wait) = wait_after(card.failures) {
        diesel::update(access_cards::table.find(person.to_string()))
            .set(access_cards::again_at.eq(Some((now + wait).naive_utc())))
            .execute(&mut **tx)?;
    }
    Ok(Charged::Heard)
}

/// Forgets the wrong PINs of a card.
pub fn forgive(tx: &mut Tx<'_>, person: PersonId) -> Result<(), StoreError> {
    diesel::update(access_cards::table.find(person.to_string()))
        .set((access_cards::failures.eq(0), access_cards::again_at.eq(None::<NaiveDateTime>)))
        .execute(&mut **tx)?;
    Ok(())
}

/// Replaces the PIN of a card.
pub fn set_pin(tx: &mut Tx<'_>, person: PersonId, pin_hash: &str) -> Result<(), StoreError> {
    diesel::update(access_cards::table.find(person.to_string()))
        .set(access_cards::pin_hash.eq(pin_hash))
        .execute(&mut **tx)?;
    Ok(())
}
