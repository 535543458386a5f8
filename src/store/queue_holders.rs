//! Who of the staff has something of the queue, and until when nobody else decides about it.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::queue_holders as table;
use crate::domain::queue::QueueKind;
use crate::ids::AccountId;

const OF: Of = Of("queue_holders");

/// Who has something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    pub account: AccountId,
    pub given_by: AccountId,
    pub given_at: DateTime<Utc>,
    /// Until when others do not decide about it.
    pub held_until: Option<DateTime<Utc>>,
}

/// Whoever has each thing of the queue.
pub fn all(conn: &mut Conn) -> Result<HashMap<(QueueKind, String), AccountId>, StoreError> {
    let rows: Vec<(String, String, String)> =
        table::table.select((table::kind, table::subject, table::account_id)).load(conn)?;
    rows.into_iter()
        .map(|(kind, subject, account)| {
            Ok(((OF.parse("kind", &kind)?, subject), OF.parse("account_id", &account)?))
        })
        .collect()
}

/// Who has this.
pub fn of(conn: &mut Conn, kind: QueueKind, subject: &str) -> Result<Option<Holder>, StoreError> {
    let row: Option<(String, String, NaiveDateTime, Option<NaiveDateTime>)> = table::table
        .find((kind.kept_as().as_str(), subject))
        .select((table::account_id, table::given_by, table::given_at, table::held_until))
        .first(conn)
        .optional()?;
    let Some((account, given_by, given_at, held_until)) = row else { return Ok(None) };
    Ok(Some(Holder {
        account: OF.parse("account_id", &account)?,
        given_by: OF.parse("given_by", &given_by)?,
        given_at: given_at.and_utc(),
        held_until: held_until.map(|at| at.and_utc()),
    }))
}

/// Passes something from whom it was seen with (nobody, or an account) to somebody or to nobody. Gives whether it was still so: otherwise nothing
/// changed. One statement asks and writes, for on PostgreSQL two may read that nobody has it before either writes.
pub fn pass(
    tx: &mut Tx<'_>,
    (kind, subject): (QueueKind, &str),
    (from, to): (Option<AccountId>, Option<Holder>),
) -> Result<bool, StoreError> {
    let key = (kind.kept_as().as_str(), subject);
    let values = |holder: Holder| {
        (
            table::account_id.eq(holder.account.to_string()),
            table::given_by.eq(holder.given_by.to_string()),
            table::given_at.eq(holder.given_at.naive_utc()),
            table::held_until.eq(holder.held_until.map(|at| at.naive_utc())),
        )
    };
    let from = from.map(|account| account.to_string());
    let changed = match (from, to) {
        (None, None) => return Ok(true),
        (None, Some(holder)) => {
            let row = (table::kind.eq(key.0), table::subject.eq(key.1), values(holder));
            let new = diesel::insert_into(table::table).values(row);
            match &mut **tx {
                Conn::Sqlite(conn) => new.on_conflict_do_nothing().execute(conn)?,
                Conn::Postgres(conn) => new.on_conflict_do_nothing().execute(conn)?,
            }
        }
        (Some(from), Some(holder)) => {
            let theirs = table::table.find(key).filter(table::account_id.eq(from));
            diesel::update(theirs).set(values(holder)).execute(&mut **tx)?
        }
        (Some(from), None) => {
            let theirs = table::table.find(key).filter(table::account_id.eq(from));
            diesel::delete(theirs).execute(&mut **tx)?
        }
    };
    Ok(changed == 1)
}

/// Nobody has it any more, whoever had it.
pub fn leave(tx: &mut Tx<'_>, kind: QueueKind, subject: &str) -> Result<(), StoreError> {
    diesel::delete(table::table.find((kind.kept_as().as_str(), subject))).execute(&mut **tx)?;
    Ok(())
}

/// What an account had is nobody's: it was closed, or has another role.
pub fn leave_all(tx: &mut Tx<'_>, account: AccountId) -> Result<(), StoreError> {
    diesel::delete(table::table.filter(table::account_id.eq(account.to_string()))).execute(&mut **tx)?;
    Ok(())
}

/// Forgets who had what was given before then.
pub fn forget(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::delete(table::table.filter(table::given_at.lt(before.naive_utc()))).execute(&mut **tx)?;
    Ok(())
}
