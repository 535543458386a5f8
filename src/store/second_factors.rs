//! The second factors of the staff: sealed keys, the newest step that was taken, how many codes were wrong, and hashes of recovery codes.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{recovery_codes, second_factors};
use crate::ids::AccountId;

/// An account's second factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Opens with the instance's secret and the account's id.
    pub sealed: String,
    /// The newest time step whose code was taken.
    pub last_step: i64,
    /// How many codes were wrong since the last right one.
    pub failures: u32,
    /// The next code is heard then.
    pub again_at: Option<DateTime<Utc>>,
    pub enrolled_at: DateTime<Utc>,
}

/// The second factor of an account.
pub fn by_account(conn: &mut Conn, account: AccountId) -> Result<Option<Factor>, StoreError> {
    let row: Option<(String, i64, i32, Option<NaiveDateTime>, NaiveDateTime)> = second_factors::table
        .find(account.to_string())
        .select((
            second_factors::sealed,
            second_factors::last_step,
            second_factors::failures,
            second_factors::again_at,
            second_factors::enrolled_at,
        ))
        .first(conn)
        .optional()?;
    row.map(|(sealed, last_step, failures, again_at, enrolled_at)| {
        Ok(Factor {
            sealed,
            last_step,
            failures: Of("second_factors").number("failures", failures)?,
            again_at: again_at.map(|at| at.and_utc()),
            enrolled_at: enrolled_at.and_utc(),
        })
    })
    .transpose()
}

/// Inserts an account's second factor, whose code of this step was taken.
///
/// # Errors
/// [`StoreError::Conflict`] when it has one already.
pub fn insert(
    tx: &mut Tx<'_>,
    account: AccountId,
    (sealed, step): (&str, i64),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::insert_into(second_factors::table)
        .values((
            second_factors::account_id.eq(account.to_string()),
            second_factors::sealed.eq(sealed),
            second_factors::last_step.eq(step),
            second_factors::failures.eq(0),
            second_factors::enrolled_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Deletes an account's second factor with its recovery codes; gives whether there was one.
pub fn delete(tx: &mut Tx<'_>, account: AccountId) -> Result<bool, StoreError> {
    let codes = recovery_codes::table.filter(recovery_codes::account_id.eq(account.to_string()));
    diesel::delete(codes).execute(&mut **tx)?;
    Ok(diesel::delete(second_factors::table.find(account.to_string())).execute(&mut **tx)? > 0)
}

/// Counts a code before anybody looks at it, and holds the row until the transaction ends; `false` where the account must wait.
pub fn charge(tx: &mut Tx<'_>, account: AccountId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let row = second_factors::table
        .find(account.to_string())
        .filter(second_factors::again_at.is_null().or(second_factors::again_at.le(now.naive_utc())));
    let more = second_factors::failures.eq(second_factors::failures + 1);
    Ok(diesel::update(row).set(more).execute(&mut **tx)? > 0)
}

/// Takes the code of a step; `false` where it, or a newer one, was taken already.
pub fn take_step(tx: &mut Tx<'_>, account: AccountId, step: i64) -> Result<bool, StoreError> {
    let row = second_factors::table.find(account.to_string()).filter(second_factors::last_step.lt(step));
    Ok(diesel::update(row).set(second_factors::last_step.eq(step)).execute(&mut **tx)? > 0)
}

/// Forgets the wrong codes.
pub fn forgive(tx: &mut Tx<'_>, account: AccountId) -> Result<(), StoreError> {
    let none = (second_factors::failures.eq(0), second_factors::again_at.eq(None::<NaiveDateTime>));
    diesel::update(second_factors::table.find(account.to_string())).set(none).execute(&mut **tx)?;
    Ok(())
}

/// Lets an account wait until then.
pub fn put_off(tx: &mut Tx<'_>, account: AccountId, until: DateTime<Utc>) -> Result<(), StoreError> {
    let row = second_factors::table.find(account.to_string());
    diesel::update(row).set(second_factors::again_at.eq(until.naive_utc())).execute(&mut **tx)?;
    Ok(())
}

/// Replaces the recovery codes of an account by these, of which the hashes are given.
pub fn set_recovery_codes(tx: &mut Tx<'_>, account: AccountId, hashes: &[String]) -> Result<(), StoreError> {
    let old = recovery_codes::table.filter(recovery_codes::account_id.eq(account.to_string()));
    diesel::delete(old).execute(&mut **tx)?;
    for hash in hashes {
        diesel::insert_into(recovery_codes::table)
            .values((recovery_codes::account_id.eq(account.to_string()), recovery_codes::code_hash.eq(hash)))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Uses a recovery code up; `false` where there is no such one.
pub fn take_recovery_code(tx: &mut Tx<'_>, account: AccountId, hash: &str) -> Result<bool, StoreError> {
    let row = recovery_codes::table.find((account.to_string(), hash));
    Ok(diesel::delete(row).execute(&mut **tx)? > 0)
}

/// How many recovery codes are left.
pub fn count_recovery_codes(conn: &mut Conn, account: AccountId) -> Result<i64, StoreError> {
    let left = recovery_codes::table.filter(recovery_codes::account_id.eq(account.to_string()));
    Ok(left.count().get_result(conn)?)
}
