//! Who of the staff signs in. Their sessions, second factors and invitations are aggregates beside this one.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{accounts, second_factors};
use crate::domain::access::{Role, SecondFactor};
use crate::i18n::Lang;
use crate::ids::AccountId;

/// Somebody of the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    /// Lower case.
    pub email: String,
    pub role: Role,
}

/// Whether an account may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    Active,
    Disabled,
}

/// An account as admins see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub account: Account,
    pub activity: Activity,
    pub factor: SecondFactor,
    pub signed_in_on: Option<NaiveDate>,
}

/// Inserts an account.
///
/// # Errors
/// [`StoreError::Conflict`] when the address has one already.
pub fn insert(tx: &mut Tx<'_>, account: &Account, hash: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(account.id.to_string()),
            accounts::email.eq(&account.email),
            accounts::password_hash.eq(hash),
            accounts::role.eq(account.role.as_str()),
            accounts::created_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// An account that may sign in, with the hash of its password.
pub fn by_email(conn: &mut Conn, email: &str) -> Result<Option<(Account, String)>, StoreError> {
    let row: Option<(String, String, String)> = accounts::table
        .filter(accounts::email.eq(email))
        .filter(accounts::disabled_at.is_null())
        .select((accounts::id, accounts::role, accounts::password_hash))
        .first(conn)
        .optional()?;
    row.map(|(id, role, hash)| Ok((read(&id, email.to_owned(), &role)?, hash))).transpose()
}

/// Whether an address has an account, disabled or not.
pub fn has_email(conn: &mut Conn, email: &str) -> Result<bool, StoreError> {
    let count: i64 = accounts::table.filter(accounts::email.eq(email)).count().get_result(conn)?;
    Ok(count > 0)
}

/// The hash of an account's password.
pub fn password_hash(conn: &mut Conn, id: AccountId) -> Result<Option<String>, StoreError> {
    let hash = accounts::table.find(id.to_string()).select(accounts::password_hash);
    Ok(hash.first(conn).optional()?)
}

/// How many accounts there are.
pub fn count(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(accounts::table.count().get_result(conn)?)
}

type MemberRow = (String, String, String, Option<chrono::NaiveDateTime>, Option<NaiveDate>, Option<String>);

fn member((id, email, role, disabled, signed_in_on, factor): MemberRow) -> Result<Member, StoreError> {
    Ok(Member {
        account: read(&id, email, &role)?,
        activity: if disabled.is_some() { Activity::Disabled } else { Activity::Active },
        factor: if factor.is_some() { SecondFactor::Enrolled } else { SecondFactor::Missing },
        signed_in_on,
    })
}

#[diesel::dsl::auto_type]
fn members() -> _ {
    accounts::table.left_join(second_factors::table).select((
        accounts::id,
        accounts::email,
        accounts::role,
        accounts::disabled_at,
        accounts::signed_in_on,
        second_factors::account_id.nullable(),
    ))
}

/// Every account, by address.
pub fn all(conn: &mut Conn) -> Result<Vec<Member>, StoreError> {
    let rows: Vec<MemberRow> = members().order(accounts::email).load(conn)?;
    rows.into_iter().map(member).collect()
}

/// An account, disabled or not.
pub fn by_id(conn: &mut Conn, id: AccountId) -> Result<Option<Member>, StoreError> {
    let row: Option<MemberRow> = members().filter(accounts::id.eq(id.to_string())).first(conn).optional()?;
    row.map(member).transpose()
}

/// Counts the admins who may sign in, and holds their rows until the transaction ends: two admins who demote each other at the
/// same time do so one after the other.
pub fn hold_admins(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    let admins = accounts::table
        .filter(accounts::role.eq(Role::Admin.as_str()))
        .filter(accounts::disabled_at.is_null());
    Ok(diesel::update(admins).set(accounts::role.eq(Role::Admin.as_str())).execute(&mut **tx)?)
}

/// Gives an account another role.
pub fn set_role(tx: &mut Tx<'_>, id: AccountId, role: Role) -> Result<(), StoreError> {
    let row = accounts::table.find(id.to_string());
    diesel::update(row).set(accounts::role.eq(role.as_str())).execute(&mut **tx)?;
    Ok(())
}

/// Lets an account sign in, or no longer.
pub fn set_activity(
    tx: &mut Tx<'_>,
    id: AccountId,
    activity: Activity,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let at = match activity {
        Activity::Active => None,
        Activity::Disabled => Some(now.naive_utc()),
    };
    let row = accounts::table.find(id.to_string());
    diesel::update(row).set(accounts::disabled_at.eq(at)).execute(&mut **tx)?;
    Ok(())
}

/// Gives an account another password.
pub fn set_password(tx: &mut Tx<'_>, id: AccountId, hash: &str) -> Result<(), StoreError> {
    let row = accounts::table.find(id.to_string());
    diesel::update(row).set(accounts::password_hash.eq(hash)).execute(&mut **tx)?;
    Ok(())
}

/// The language in which somebody of the staff is written to.
pub fn language(conn: &mut Conn, id: AccountId) -> Result<Lang, StoreError> {
    let tag: Option<String> =
        accounts::table.find(id.to_string()).select(accounts::language).first(conn).optional()?;
    Ok(lang(tag.as_deref().unwrap_or_default()))
}

/// Chooses the language in which somebody of the staff is written to.
pub fn set_language(tx: &mut Tx<'_>, id: AccountId, lang: Lang) -> Result<(), StoreError> {
    let row = accounts::table.find(id.to_string());
    diesel::update(row).set(accounts::language.eq(lang.tag())).execute(&mut **tx)?;
    Ok(())
}

/// Those with one of these roles who may sign in, and the language of each.
pub fn active_with_roles(conn: &mut Conn, roles: &[Role]) -> Result<Vec<(AccountId, Lang)>, StoreError> {
    let codes: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
    let rows: Vec<(String, String)> = accounts::table
        .filter(accounts::role.eq_any(codes))
        .filter(accounts::disabled_at.is_null())
        .order(accounts::id)
        .select((accounts::id, accounts::language))
        .load(conn)?;
    rows.into_iter().map(|(id, tag)| Ok((Of("accounts").parse("id", &id)?, lang(&tag)))).collect()
}

/// A language that we no longer speak falls back as a text does.
fn lang(tag: &str) -> Lang {
    Lang::from_tag(tag).unwrap_or(Lang::Fr)
}

/// Notes the day of a sign-in; the hour is nobody's business.
pub fn signed_in(tx: &mut Tx<'_>, id: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = accounts::table.find(id.to_string());
    diesel::update(row).set(accounts::signed_in_on.eq(now.date_naive())).execute(&mut **tx)?;
    Ok(())
}

pub(super) fn read(id: &str, email: String, role: &str) -> Result<Account, StoreError> {
    let of = Of("accounts");
    Ok(Account { id: of.parse("id", id)?, email, role: of.parse("role", role)? })
}
