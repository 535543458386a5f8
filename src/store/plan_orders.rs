//! Plans that are to be made, a row for each why: leased, so that of several processes one makes it, and that one which dies loses nothing.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::lease::{Claim, new_holder};
use super::read::Of;
use super::schema::plan_orders as table;
use crate::domain::matching::kept::Why;

/// An order that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub why: Why,
    pub asked_at: DateTime<Utc>,
    holder: String,
}

/// What became of the order of a plan that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finished {
    Done,
    /// Somebody asked again meanwhile: it is to be made once more.
    AskedAgain,
    /// Its lease ran out, and somebody else has it: nothing of this one may be kept.
    Lost,
}

/// Orders a plan. One that is ordered already, and perhaps under way, is made of what is there from now on.
pub fn ask(tx: &mut Tx<'_>, why: Why, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = table::table.find(why.as_str());
    let known = diesel::update(row).set(table::asked_at.eq(now.naive_utc())).execute(&mut **tx)?;
    if known == 0 {
        let new = diesel::insert_into(table::table)
            .values((table::why.eq(why.as_str()), table::asked_at.eq(now.naive_utc())));
        match &mut **tx {
            Conn::Sqlite(conn) => new.on_conflict_do_nothing().execute(conn)?,
            // Another process asked at the same moment.
            Conn::Postgres(conn) => new.on_conflict_do_nothing().execute(conn)?,
        };
    }
    Ok(())
}

/// Whether one is ordered.
pub fn waits(conn: &mut Conn) -> Result<bool, StoreError> {
    let found: Option<String> = table::table.select(table::why).first(conn).optional()?;
    Ok(found.is_some())
}

/// Whether one is ordered that nobody holds.
pub fn is_due(conn: &mut Conn, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let free = table::lease_until.is_null().or(table::lease_until.lt(now.naive_utc()));
    let found: Option<String> = table::table.filter(free).select(table::why).first(conn).optional()?;
    Ok(found.is_some())
}

/// Leases the order that waits longest.
pub fn claim(tx: &mut Tx<'_>, claim: Claim) -> Result<Option<Order>, StoreError> {
    let now = claim.now.naive_utc();
    let due: Option<(String, NaiveDateTime)> = table::table
        .filter(table::lease_until.is_null().or(table::lease_until.lt(now)))
        .order((table::asked_at, table::why))
        .select((table::why, table::asked_at))
        .first(&mut **tx)
        .optional()?;
    let Some((why, asked_at)) = due else { return Ok(None) };
    let holder = new_holder();
    // Another process may have been faster.
    let taken = diesel::update(table::table.find(&why))
        .filter(table::lease_until.is_null().or(table::lease_until.lt(now)))
        .set((table::lease_until.eq(Some(claim.lease_until())), table::lease_by.eq(Some(holder.as_str()))))
        .execute(&mut **tx)?;
    if taken == 0 {
        return Ok(None);
    }
    Ok(Some(Order { why: Of("plan_orders").parse("why", &why)?, asked_at: asked_at.and_utc(), holder }))
}

macro_rules! held {
    ($order:expr) => {
        table::table
            .filter(table::why.eq($order.why.as_str()))
            .filter(table::lease_by.eq($order.holder.as_str()))
    };
}

/// Holds an order for longer; gives `false` where somebody else has it.
pub fn hold_on(tx: &mut Tx<'_>, order: &Order, claim: Claim) -> Result<bool, StoreError> {
    let changed = diesel::update(held!(order))
        .set(table::lease_until.eq(Some(claim.lease_until())))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Lets go of an order, for another one to take it at once.
pub fn let_go(tx: &mut Tx<'_>, order: &Order) -> Result<bool, StoreError> {
    let changed = diesel::update(held!(order))
        .set((table::lease_until.eq(None::<NaiveDateTime>), table::lease_by.eq(None::<String>)))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Ends an order whose plan is kept in this transaction.
pub fn finish(tx: &mut Tx<'_>, order: &Order) -> Result<Finished, StoreError> {
    let asked_at = order.asked_at.naive_utc();
    let done = diesel::delete(held!(order).filter(table::asked_at.eq(asked_at))).execute(&mut **tx)?;
    match (done, let_go(tx, order)?) {
        (1.., _) => Ok(Finished::Done),
        (0, true) => Ok(Finished::AskedAgain),
        (0, false) => Ok(Finished::Lost),
    }
}
