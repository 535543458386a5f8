//! People who look for a home, and hosts: an id, a language, and how they are reached, which stands sealed.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{people, request_people};
use super::sealed_fields;
use crate::crypto::DataKeys;
use crate::domain::contact::Contact;
use crate::domain::private::{Channel, LeaveMessage, PersonKind, Private, PrivateField, SealedField};
use crate::ids::{AccountId, PersonId, ProposalId};

/// A person, without what is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub kind: PersonKind,
    /// BCP 47.
    pub language: String,
    pub created_at: DateTime<Utc>,
    /// Their contact data stays hidden until then.
    pub hidden_until: Option<DateTime<Utc>>,
    /// When they asked that everything of them be erased.
    pub erase_asked_at: Option<DateTime<Utc>>,
}

/// Inserts a person.
pub fn insert(tx: &mut Tx<'_>, person: &Person) -> Result<(), StoreError> {
    diesel::insert_into(people::table)
        .values((
            people::id.eq(person.id.to_string()),
            people::kind.eq(person.kind.as_str()),
            people::language.eq(&person.language),
            people::created_at.eq(person.created_at.naive_utc()),
            people::hidden_until.eq(person.hidden_until.map(|at| at.naive_utc())),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// What [`read`] takes, in the order of [`COLUMNS`].
pub(super) type Row = (String, String, String, NaiveDateTime, Option<NaiveDateTime>, Option<NaiveDateTime>);

type Columns = (
    people::id,
    people::kind,
    people::language,
    people::created_at,
    people::hidden_until,
    people::erase_asked_at,
);

/// The columns of a person, without what is sealed.
pub(super) const COLUMNS: Columns = (
    people::id,
    people::kind,
    people::language,
    people::created_at,
    people::hidden_until,
    people::erase_asked_at,
);

pub(super) fn read(
    (id, kind, language, created_at, hidden_until, erase_asked_at): Row,
) -> Result<Person, StoreError> {
    let of = Of("people");
    Ok(Person {
        id: of.parse("id", &id)?,
        kind: of.parse("kind", &kind)?,
        language,
        created_at: created_at.and_utc(),
        hidden_until: hidden_until.map(|at| at.and_utc()),
        erase_asked_at: erase_asked_at.map(|at| at.and_utc()),
    })
}

/// A person, if there is one with this id.
pub fn by_id(conn: &mut Conn, id: PersonId) -> Result<Option<Person>, StoreError> {
    let row: Option<Row> = people::table.find(id.to_string()).select(COLUMNS).first(conn).optional()?;
    row.map(read).transpose()
}

/// Hides how a person is reached until then, from whoever holds the card that somebody of the staff gave.
pub fn hide(
    tx: &mut Tx<'_>,
    id: PersonId,
    (until, by): (DateTime<Utc>, Option<AccountId>),
) -> Result<(), StoreError> {
    diesel::update(people::table.find(id.to_string()))
        .set((
            people::hidden_until.eq(Some(until.naive_utc())),
            people::hidden_by.eq(by.map(|id| id.to_string())),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Shows it again.
pub fn unhide(tx: &mut Tx<'_>, id: PersonId) -> Result<(), StoreError> {
    diesel::update(people::table.find(id.to_string()))
        .set((people::hidden_until.eq(None::<NaiveDateTime>), people::hidden_by.eq(None::<String>)))
        .execute(&mut **tx)?;
    Ok(())
}

/// Who gave the card because of which it is hidden.
pub fn hidden_by(conn: &mut Conn, id: PersonId) -> Result<Option<AccountId>, StoreError> {
    let by: Option<Option<String>> =
        people::table.find(id.to_string()).select(people::hidden_by).first(conn).optional()?;
    Of("people").parse_opt("hidden_by", by.flatten().as_deref())
}

/// Notes when somebody asked that everything of them be erased, or that they took it back.
pub fn ask_erasure(tx: &mut Tx<'_>, id: PersonId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    diesel::update(people::table.find(id.to_string()))
        .set(people::erase_asked_at.eq(at.map(|at| at.naive_utc())))
        .execute(&mut **tx)?;
    Ok(())
}

/// Who asked for it until then, the first ones first.
pub fn asked_erasure(conn: &mut Conn, until: DateTime<Utc>, limit: i64) -> Result<Vec<PersonId>, StoreError> {
    let ids: Vec<String> = people::table
        .filter(people::erase_asked_at.le(until.naive_utc()))
        .order((people::erase_asked_at, people::id))
        .limit(limit)
        .select(people::id)
        .load(conn)?;
    ids.iter().map(|id| Of("people").parse("id", id)).collect()
}

/// Those of these ids that are here.
pub fn known(conn: &mut Conn, ids: &[PersonId]) -> Result<Vec<PersonId>, StoreError> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let found: Vec<String> =
        people::table.filter(people::id.eq_any(ids)).order(people::id).select(people::id).load(conn)?;
    found.iter().map(|id| Of("people").parse("id", id)).collect()
}

/// Deletes a person with mandates, card and sessions, and what is sealed of them; gives how many sealed values there were.
pub fn delete(tx: &mut Tx<'_>, id: PersonId) -> Result<usize, StoreError> {
    let sealed = sealed_fields::delete(tx, &id.to_string())?;
    diesel::delete(people::table.find(id.to_string())).execute(&mut **tx)?;
    Ok(sealed)
}

/// Sets the language in which somebody is written to.
pub fn set_language(tx: &mut Tx<'_>, id: PersonId, language: &str) -> Result<(), StoreError> {
    diesel::update(people::table.find(id.to_string()))
        .set(people::language.eq(language))
        .execute(&mut **tx)?;
    Ok(())
}

/// Seals how a person is reached, in place of what was there.
pub fn save_contact(
    tx: &mut Tx<'_>,
    keys: &DataKeys,
    (id, contact): (PersonId, &Contact),
) -> Result<(), StoreError> {
    let record = id.to_string();
    for field in PrivateField::ALL {
        sealed_fields::put(tx, keys, (&record, (*field).into()), contact.text(*field))?;
    }
    Ok(())
}

/// How a person is reached; `None` where nothing is known of them.
///
/// # Errors
/// [`StoreError::Sealed`].
pub fn contact(conn: &mut Conn, keys: &DataKeys, id: PersonId) -> Result<Option<Contact>, StoreError> {
    let all: Vec<SealedField> = PrivateField::ALL.iter().map(|field| (*field).into()).collect();
    let mut fields = sealed_fields::of(conn, keys, (&id.to_string(), &all))?;
    if fields.is_empty() {
        return Ok(None);
    }
    let mut take = |field: PrivateField| fields.remove(field.as_str()).unwrap_or_default();
    let of = Of("sealed_fields");
    let channel: Channel = of.parse("channel", &take(PrivateField::Channel))?;
    let leave_message: LeaveMessage = of.parse("leave_message", &take(PrivateField::LeaveMessage))?;
    Ok(Some(Contact {
        called_name: Private::new(take(PrivateField::CalledName)),
        phone: Private::new(take(PrivateField::Phone)),
        email: Private::new(take(PrivateField::Email)),
        street: Private::new(take(PrivateField::Street)),
        position: Private::new(take(PrivateField::Position)),
        channel,
        safe_hours: Private::new(take(PrivateField::SafeHours)),
        leave_message,
    }))
}

/// What several people are called.
///
/// # Errors
/// [`StoreError::Sealed`].
pub fn called_names(
    conn: &mut Conn,
    keys: &DataKeys,
    ids: &[PersonId],
) -> Result<HashMap<String, Private>, StoreError> {
    let records: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let names = sealed_fields::of_each(conn, keys, (&records, PrivateField::CalledName.into()))?;
    Ok(names.into_iter().map(|(record, name)| (record, Private::new(name))).collect())
}

/// Says whose request a proposal is.
pub fn set_request(tx: &mut Tx<'_>, request: ProposalId, person: PersonId) -> Result<(), StoreError> {
    diesel::insert_into(request_people::table)
        .values((
            request_people::proposal_id.eq(request.to_string()),
            request_people::person_id.eq(person.to_string()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Whose request a proposal is, where that is known.
pub fn of_request(conn: &mut Conn, request: ProposalId) -> Result<Option<PersonId>, StoreError> {
    let id: Option<String> = request_people::table
        .find(request.to_string())
        .select(request_people::person_id)
        .first(conn)
        .optional()?;
    Of("request_people").parse_opt("person_id", id.as_deref())
}

/// The requests of a person, the oldest first.
pub fn requests_of(conn: &mut Conn, person: PersonId) -> Result<Vec<ProposalId>, StoreError> {
    let ids: Vec<String> = request_people::table
        .filter(request_people::person_id.eq(person.to_string()))
        .order(request_people::proposal_id)
        .select(request_people::proposal_id)
        .load(conn)?;
    ids.iter().map(|id| Of("request_people").parse("proposal_id", id)).collect()
}
