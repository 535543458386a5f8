//! Values that people trust us with: each sealed, in a row of its own, bound to its record and field (PR-10).
//! Invariant: nothing is written here or read from here in clear; the database alone opens no value.

use std::collections::HashMap;

use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::schema::sealed_fields;
use crate::crypto::DataKeys;
use crate::domain::private::SealedField;

/// Seals a value in place of the one that is there; an empty one takes it away.
pub fn put(
    tx: &mut Tx<'_>,
    keys: &DataKeys,
    (record, field): (&str, SealedField),
    value: &str,
) -> Result<(), StoreError> {
    let field = field.name();
    diesel::delete(sealed_fields::table.find((record, &field))).execute(&mut **tx)?;
    if value.is_empty() {
        return Ok(());
    }
    let sealed = keys.seal(record, &field, value.as_bytes());
    diesel::insert_into(sealed_fields::table)
        .values((
            sealed_fields::record.eq(record),
            sealed_fields::field.eq(&field),
            sealed_fields::key_id.eq(sealed.key_id),
            sealed_fields::sealed.eq(sealed.text),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// These values of a record, by their names.
///
/// # Errors
/// [`StoreError::Sealed`] where a key is missing or a row was changed.
pub fn of(
    conn: &mut Conn,
    keys: &DataKeys,
    (record, fields): (&str, &[SealedField]),
) -> Result<HashMap<String, String>, StoreError> {
    let names: Vec<String> = fields.iter().map(|field| field.name()).collect();
    let rows: Vec<(String, String)> = sealed_fields::table
        .filter(sealed_fields::record.eq(record))
        .filter(sealed_fields::field.eq_any(names))
        .select((sealed_fields::field, sealed_fields::sealed))
        .load(conn)?;
    rows.into_iter()
        .map(|(field, sealed)| Ok((field.clone(), open(keys, (record, &field), &sealed)?)))
        .collect()
}

/// One field of several records, by record.
///
/// # Errors
/// As [`of`].
pub fn of_each(
    conn: &mut Conn,
    keys: &DataKeys,
    (records, field): (&[String], SealedField),
) -> Result<HashMap<String, String>, StoreError> {
    let field = field.name();
    let rows: Vec<(String, String)> = sealed_fields::table
        .filter(sealed_fields::record.eq_any(records))
        .filter(sealed_fields::field.eq(&field))
        .select((sealed_fields::record, sealed_fields::sealed))
        .load(conn)?;
    rows.into_iter()
        .map(|(record, sealed)| Ok((record.clone(), open(keys, (&record, &field), &sealed)?)))
        .collect()
}

/// Deletes a value.
pub fn remove(tx: &mut Tx<'_>, (record, field): (&str, SealedField)) -> Result<(), StoreError> {
    diesel::delete(sealed_fields::table.find((record, &field.name()))).execute(&mut **tx)?;
    Ok(())
}

/// Deletes every value of a record.
pub fn delete(tx: &mut Tx<'_>, record: &str) -> Result<usize, StoreError> {
    Ok(diesel::delete(sealed_fields::table.filter(sealed_fields::record.eq(record))).execute(&mut **tx)?)
}

/// The keys that values are sealed with.
pub fn keys_in_use(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    Ok(sealed_fields::table.select(sealed_fields::key_id).distinct().load(conn)?)
}

/// Seals up to `limit` values anew that another key than the newest sealed; gives how many it found. A value that somebody changes
/// meanwhile is left to them.
///
/// # Errors
/// As [`of`].
pub fn reseal(tx: &mut Tx<'_>, keys: &DataKeys, (newest, limit): (&str, i64)) -> Result<usize, StoreError> {
    let rows: Vec<(String, String, String)> = sealed_fields::table
        .filter(sealed_fields::key_id.ne(newest))
        .order((sealed_fields::record, sealed_fields::field))
        .limit(limit)
        .select((sealed_fields::record, sealed_fields::field, sealed_fields::sealed))
        .load(&mut **tx)?;
    for (record, field, old) in &rows {
        let value = open(keys, (record, field), old)?;
        let sealed = keys.seal(record, field, value.as_bytes());
        diesel::update(sealed_fields::table.find((record, field)))
            .filter(sealed_fields::sealed.eq(old))
            .set((sealed_fields::key_id.eq(sealed.key_id), sealed_fields::sealed.eq(sealed.text)))
            .execute(&mut **tx)?;
    }
    Ok(rows.len())
}

fn open(keys: &DataKeys, (record, field): (&str, &str), sealed: &str) -> Result<String, StoreError> {
    let refused = |why| StoreError::Sealed { record: record.to_owned(), field: field.to_owned(), why };
    let bytes = keys.open(record, field, sealed).map_err(refused)?;
    String::from_utf8(bytes).map_err(|_| refused(crate::crypto::SealError::Malformed))
}
