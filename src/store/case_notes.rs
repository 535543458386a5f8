//! Notes about people: who wrote them and when, in columns; their text, sealed in the person's own record (PR-10).

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{accounts, case_notes};
use super::sealed_fields;
use crate::crypto::DataKeys;
use crate::domain::access::Role;
use crate::domain::case_note::NoteText;
use crate::domain::private::{Private, SealedField};
use crate::ids::{AccountId, CaseNoteId, PersonId};

/// A note, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseNote {
    pub id: CaseNoteId,
    /// The address with which whoever wrote it signs in: for the staff, not for the person.
    pub by: String,
    /// The role that they had then.
    pub role: Role,
    pub at: DateTime<Utc>,
    pub text: Private,
}

/// Inserts a note of somebody about a person.
pub fn insert(
    tx: &mut Tx<'_>,
    keys: &DataKeys,
    (person, text): (PersonId, &NoteText),
    (account, role, now): (AccountId, Role, DateTime<Utc>),
) -> Result<CaseNoteId, StoreError> {
    let id = CaseNoteId::new();
    diesel::insert_into(case_notes::table)
        .values((
            case_notes::id.eq(id.to_string()),
            case_notes::person_id.eq(person.to_string()),
            case_notes::account_id.eq(account.to_string()),
            case_notes::role.eq(role.as_str()),
            case_notes::created_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    sealed_fields::put(tx, keys, (&person.to_string(), SealedField::Note(id)), text.expose())?;
    Ok(id)
}

/// How many there are about a person.
pub fn count(conn: &mut Conn, person: PersonId) -> Result<i64, StoreError> {
    Ok(case_notes::table.filter(case_notes::person_id.eq(person.to_string())).count().get_result(conn)?)
}

type Row = (String, String, String, NaiveDateTime);

/// Those about a person, the latest first.
///
/// # Errors
/// [`StoreError::Sealed`]; also where a text is gone that its row tells of.
pub fn about(conn: &mut Conn, keys: &DataKeys, person: PersonId) -> Result<Vec<CaseNote>, StoreError> {
    let rows: Vec<Row> = case_notes::table
        .inner_join(accounts::table)
        .filter(case_notes::person_id.eq(person.to_string()))
        .order((case_notes::created_at.desc(), case_notes::id.desc()))
        .select((case_notes::id, accounts::email, case_notes::role, case_notes::created_at))
        .load(conn)?;
    let of = Of("case_notes");
    let ids =
        rows.iter().map(|(id, ..)| of.parse("id", id)).collect::<Result<Vec<CaseNoteId>, StoreError>>()?;
    let fields: Vec<SealedField> = ids.iter().map(|id| SealedField::Note(*id)).collect();
    let mut texts = sealed_fields::of(conn, keys, (&person.to_string(), &fields))?;
    let mut notes = Vec::with_capacity(rows.len());
    for (id, (_, by, role, at)) in ids.into_iter().zip(rows) {
        let name = SealedField::Note(id).name();
        let text = texts.remove(&name).ok_or_else(|| StoreError::Sealed {
            record: person.to_string(),
            field: name,
            why: crate::crypto::SealError::Malformed,
        })?;
        notes.push(CaseNote {
            id,
            by,
            role: of.parse("role", &role)?,
            at: at.and_utc(),
            text: Private::new(text),
        });
    }
    Ok(notes)
}
