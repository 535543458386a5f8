//! Invitations to become one of the staff. Of one only the hash of its token is stored; it goes when it is used, taken back or too old.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::invitations;
use crate::domain::access::Role;
use crate::ids::{AccountId, InvitationId};

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: InvitationId,
    /// Lower case.
    pub email: String,
    pub role: Role,
    pub expires_at: DateTime<Utc>,
}

/// Inserts an invitation; whoever invited is an account, or the operator.
pub fn insert(
    tx: &mut Tx<'_>,
    invitation: &Invitation,
    token_hash: &str,
    (by, now): (Option<AccountId>, DateTime<Utc>),
) -> Result<(), StoreError> {
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq(invitation.id.to_string()),
            invitations::token_hash.eq(token_hash),
            invitations::email.eq(&invitation.email),
            invitations::role.eq(invitation.role.as_str()),
            invitations::invited_by.eq(by.map(|id| id.to_string())),
            invitations::created_at.eq(now.naive_utc()),
            invitations::expires_at.eq(invitation.expires_at.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

type Row = (String, String, String, NaiveDateTime);

fn read((id, email, role, expires_at): Row) -> Result<Invitation, StoreError> {
    let of = Of("invitations");
    Ok(Invitation {
        id: of.parse("id", &id)?,
        email,
        role: of.parse("role", &role)?,
        expires_at: expires_at.and_utc(),
    })
}

/// The invitation with this token, if it is not too old.
pub fn by_token(
    conn: &mut Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Invitation>, StoreError> {
    let row: Option<Row> = invitations::table
        .filter(invitations::token_hash.eq(token_hash))
        .filter(invitations::expires_at.gt(now.naive_utc()))
        .select((invitations::id, invitations::email, invitations::role, invitations::expires_at))
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

/// The invitation with this id, if it is not too old.
pub fn by_id(
    conn: &mut Conn,
    id: InvitationId,
    now: DateTime<Utc>,
) -> Result<Option<Invitation>, StoreError> {
    let row: Option<Row> = invitations::table
        .find(id.to_string())
        .filter(invitations::expires_at.gt(now.naive_utc()))
        .select((invitations::id, invitations::email, invitations::role, invitations::expires_at))
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

/// Those that can still be used, the newest first.
pub fn open(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<Invitation>, StoreError> {
    let rows: Vec<Row> = invitations::table
        .filter(invitations::expires_at.gt(now.naive_utc()))
        .select((invitations::id, invitations::email, invitations::role, invitations::expires_at))
        .order(invitations::id.desc())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// Deletes an invitation; `false` where it is gone already.
pub fn delete(tx: &mut Tx<'_>, id: InvitationId) -> Result<bool, StoreError> {
    Ok(diesel::delete(invitations::table.find(id.to_string())).execute(&mut **tx)? > 0)
}

/// Deletes every invitation of an address.
pub fn delete_of(tx: &mut Tx<'_>, email: &str) -> Result<(), StoreError> {
    let of = invitations::table.filter(invitations::email.eq(email));
    diesel::delete(of).execute(&mut **tx)?;
    Ok(())
}

/// Deletes those that are too old; gives how many.
pub fn delete_expired(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let old = invitations::table.filter(invitations::expires_at.le(now.naive_utc()));
    Ok(diesel::delete(old).execute(&mut **tx)?)
}
