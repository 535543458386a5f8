//! Who has which e-mail address, by its mark.

use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{address_marks, sealed_fields};
use crate::domain::address_mark::AddressMark;
use crate::domain::private::PrivateField;
use crate::ids::PersonId;

const OF: Of = Of("address_marks");

/// Notes the mark of a person's address, in place of the one before; none where they have no address.
pub fn put(tx: &mut Tx<'_>, person: PersonId, mark: Option<AddressMark>) -> Result<(), StoreError> {
    diesel::delete(address_marks::table.find(person.to_string())).execute(&mut **tx)?;
    if let Some(mark) = mark {
        diesel::insert_into(address_marks::table)
            .values((
                address_marks::person_id.eq(person.to_string()),
                address_marks::mark.eq(mark.to_string()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// The one person whose address has this mark; `None` where it is nobody's, or several people's.
pub fn only(conn: &mut Conn, mark: AddressMark) -> Result<Option<PersonId>, StoreError> {
    let found: Vec<String> = address_marks::table
        .filter(address_marks::mark.eq(mark.to_string()))
        .limit(2)
        .select(address_marks::person_id)
        .load(conn)?;
    match &found[..] {
        [one] => Ok(Some(OF.parse("person_id", one)?)),
        _ => Ok(None),
    }
}

/// The mark of a person's address.
pub fn of_person(conn: &mut Conn, person: PersonId) -> Result<Option<AddressMark>, StoreError> {
    let mark: Option<String> =
        address_marks::table.find(person.to_string()).select(address_marks::mark).first(conn).optional()?;
    OF.parse_opt("mark", mark.as_deref())
}

/// Some of those who have an address and no mark.
pub fn without(conn: &mut Conn, limit: i64) -> Result<Vec<PersonId>, StoreError> {
    let ids: Vec<String> = sealed_fields::table
        .left_join(address_marks::table.on(address_marks::person_id.eq(sealed_fields::record)))
        .filter(sealed_fields::field.eq(PrivateField::Email.as_str()))
        .filter(address_marks::person_id.is_null())
        .order(sealed_fields::record)
        .limit(limit)
        .select(sealed_fields::record)
        .load(conn)?;
    ids.iter().map(|id| OF.parse("person_id", id)).collect()
}
