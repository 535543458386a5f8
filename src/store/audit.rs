//! The audit log: entries are added at the end, each chained to the one before it ([`crate::domain::audit`]).
//!
//! Invariant: the lock on the end of the log is the last one that a transaction takes. A service notes what it does ([`note`]), and the
//! entries are written when all its work is done, right before the commit (`Tx::finish`). So whoever holds the lock waits for nobody, and
//! no two transactions can wait for each other because of it, whatever else they have locked and in whatever order. Taken at once when
//! something is noted, it would stand between other locks: one that noted and then wants a row would wait for one that has the row
//! and wants to note. For the same reason a lane of PostgreSQL, whose pieces of work share a commit, takes no other piece after one that
//! wrote here (`store::writer`), and the table refers to no other, for a reference is a lock on the row that it names.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::schema::{accounts, audit_entries as table};
use crate::crypto::{self, Secret};
use crate::domain::audit::{AuditEvent, Entry, Fact, Head};

/// What the key of the log is derived for.
const PURPOSE: &str = "audit-log";
/// How many entries PostgreSQL gets at a time; each has nine values, of at most 65,535.
const TOGETHER_MAX: usize = 500;
/// Two processes must not both write after the same entry: the first to come lets the other wait for its commit. Advisory, since a lock
/// on the table or a row asks for the right to change it; of this table alone, since a database may hold several instances.
const PG_LOCK: &str = "SELECT pg_advisory_xact_lock(7066847, 'audit_entries'::regclass::oid::integer)";

/// Authenticates bytes with the key of the log; gives 64 hexadecimal digits.
pub fn mac(secret: &Secret, bytes: &[u8]) -> String {
    crypto::hex(&secret.mac(PURPOSE, bytes))
}

/// Notes a deed for the log. It is written with the deed, when the rest of the transaction is done, or not at all.
pub fn note(tx: &mut Tx<'_>, fact: Fact) {
    tx.note(fact);
}

/// Writes what was noted at the end of the log.
pub(super) fn append(conn: &mut Conn, secret: &Secret, facts: &[Fact]) -> Result<(), StoreError> {
    match conn {
        // Whoever writes to SQLite is alone since the transaction began, in all processes.
        Conn::Sqlite(_) => {}
        Conn::Postgres(conn) => conn.batch_execute(PG_LOCK)?,
    }
    let mac = |bytes: &[u8]| mac(secret, bytes);
    let mut last = head(conn)?;
    let mut rows = Vec::with_capacity(facts.len());
    for fact in facts {
        let number = last.as_ref().map_or(0, |last| last.number).saturating_add(1);
        let entry = fact.entry(number, last.as_ref().map(|last| last.mac.as_str()), &mac);
        last = Some(entry.head());
        rows.push(Row::of(entry)?);
    }
    match conn {
        // Diesel wraps a batch for SQLite in a transaction of its own, which cannot stand in ours.
        Conn::Sqlite(conn) => {
            for row in &rows {
                diesel::insert_into(table::table).values(row).execute(conn)?;
            }
        }
        Conn::Postgres(conn) => {
            for chunk in rows.chunks(TOGETHER_MAX) {
                diesel::insert_into(table::table).values(chunk).execute(conn)?;
            }
        }
    }
    Ok(())
}

/// The last entry; `None` of an empty log.
pub fn head(conn: &mut Conn) -> Result<Option<Head>, StoreError> {
    let row: Option<(i32, String)> = table::table
        .order(table::number.desc())
        .select((table::number, table::mac))
        .first(conn)
        .optional()?;
    Ok(row.map(|(number, mac)| Head { number: i64::from(number), mac }))
}

/// The entries after a number, or from the very first, in order, and so many at most.
pub fn after(conn: &mut Conn, number: Option<i64>, limit: i64) -> Result<Vec<Entry>, StoreError> {
    let mut query = table::table.order(table::number.asc()).limit(limit).into_boxed();
    if let Some(number) = number {
        let Ok(number) = i32::try_from(number) else { return Ok(Vec::new()) };
        query = query.filter(table::number.gt(number));
    }
    let rows: Vec<Row> = query.select(Row::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Row::entry).collect())
}

/// Entries of one deed or of all, the newest first, each with the address with which its account signs in, where there is one.
pub fn latest(
    conn: &mut Conn,
    event: Option<AuditEvent>,
    limit: i64,
    offset: i64,
) -> Result<Vec<(Entry, Option<String>)>, StoreError> {
    let query = table::table.left_join(accounts::table.on(table::account_id.eq(accounts::id.nullable())));
    let mut query = query.order(table::number.desc()).limit(limit).offset(offset).into_boxed();
    if let Some(event) = event {
        query = query.filter(table::deed.eq(event.as_str()));
    }
    let rows: Vec<(Row, Option<String>)> =
        query.select((Row::as_select(), accounts::email.nullable())).load(conn)?;
    Ok(rows.into_iter().map(|(row, email)| (row.entry(), email)).collect())
}

/// The entries about one subject, the newest first.
pub fn about(conn: &mut Conn, subject: &str, limit: i64) -> Result<Vec<Entry>, StoreError> {
    let query = table::table.filter(table::subject.eq(subject)).order(table::number.desc()).limit(limit);
    let rows: Vec<Row> = query.select(Row::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Row::entry).collect())
}

/// How many entries there are of one deed, or of all.
pub fn count(conn: &mut Conn, event: Option<AuditEvent>) -> Result<i64, StoreError> {
    let mut query = table::table.into_boxed();
    if let Some(event) = event {
        query = query.filter(table::deed.eq(event.as_str()));
    }
    Ok(query.count().get_result(conn)?)
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = table)]
struct Row {
    number: i32,
    at: String,
    deed: String,
    role: String,
    account_id: Option<String>,
    subject_kind: String,
    subject: String,
    reason: Option<String>,
    mac: String,
}

impl Row {
    fn of(entry: Entry) -> Result<Self, StoreError> {
        let full = |_| StoreError::Database("the audit log is full".to_owned());
        Ok(Self {
            number: i32::try_from(entry.number).map_err(full)?,
            at: entry.at,
            deed: entry.deed,
            role: entry.role,
            account_id: entry.account,
            subject_kind: entry.subject_kind,
            subject: entry.subject,
            reason: entry.reason,
            mac: entry.mac,
        })
    }

    fn entry(self) -> Entry {
        Entry {
            number: i64::from(self.number),
            at: self.at,
            deed: self.deed,
            role: self.role,
            account: self.account_id,
            subject_kind: self.subject_kind,
            subject: self.subject,
            reason: self.reason,
            mac: self.mac,
        }
    }
}
