//! What allies say of their own offers: the verdicts that are here, and a queue of those that are to be asked for.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::Tx;
use super::error::StoreError;
use super::lease::{Claim, new_holder};
use super::read::Of;
use super::schema::{offer_verdicts as table, proposals};
use crate::domain::matching::verdicts::{Month, Verdicts};
use crate::ids::{ApId, ProposalId};

const OF: Of = Of("offer_verdicts");
/// How many rows are looked at for offers of different hosts.
const LOOK_MAX: i64 = 256;

/// The columns of what was said, without anything said.
#[derive(AsChangeset)]
#[diesel(table_name = table, treat_none_as_null = true)]
struct Said {
    vetted_until: Option<NaiveDate>,
    lone_adult_ok: Option<bool>,
    women_only: Option<bool>,
    fetched_at: Option<NaiveDateTime>,
}

const NOTHING: Said = Said { vetted_until: None, lone_adult_ok: None, women_only: None, fetched_at: None };

/// An offer of which verdicts are to be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub proposal: ProposalId,
    pub ap_id: ApId,
    pub author: ApId,
    /// How often in a row they were asked for, this time included.
    pub attempts: u32,
    lease_by: String,
}

/// Asks for the verdicts of an offer, which is new or another one now: what was said before counts no more.
pub fn want(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    author: &ApId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::delete(table::table.find(proposal.to_string())).execute(&mut **tx)?;
    insert(tx, &proposal.to_string(), author, now)
}

fn insert(tx: &mut Tx<'_>, proposal: &str, author: &ApId, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::insert_into(table::table)
        .values((
            table::proposal_id.eq(proposal),
            table::host.eq(author.domain().as_str()),
            table::attempts.eq(0),
            table::due_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Asks for the verdicts of every offer of an author.
pub fn want_all(tx: &mut Tx<'_>, author: &ApId, now: DateTime<Utc>) -> Result<(), StoreError> {
    forget_all(tx, author)?;
    let theirs: Vec<String> = proposals::table
        .filter(proposals::author.eq(author.as_str()))
        .filter(proposals::is_local.eq(false))
        .select(proposals::id)
        .load(&mut **tx)?;
    theirs.iter().try_for_each(|id| insert(tx, id, author, now))
}

/// Forgets what an author said of its offers, and asks for nothing more.
pub fn forget_all(tx: &mut Tx<'_>, author: &ApId) -> Result<(), StoreError> {
    let theirs = proposals::table.filter(proposals::author.eq(author.as_str())).select(proposals::id);
    diesel::delete(table::table.filter(table::proposal_id.eq_any(theirs))).execute(&mut **tx)?;
    Ok(())
}

/// Takes offers that are due, of different hosts: none is asked for two at a time.
pub fn claim(tx: &mut Tx<'_>, claim: Claim) -> Result<Vec<Wanted>, StoreError> {
    let now = claim.now.naive_utc();
    let due: Vec<(String, String)> = table::table
        .filter(table::due_at.le(now))
        .filter(table::lease_until.is_null().or(table::lease_until.lt(now)))
        .order((table::due_at, table::proposal_id))
        .limit(LOOK_MAX)
        .select((table::proposal_id, table::host))
        .load(&mut **tx)?;
    let mut hosts = HashSet::new();
    let most = usize::try_from(claim.limit).unwrap_or(0);
    let ids: Vec<String> =
        due.into_iter().filter(|(_, host)| hosts.insert(host.clone())).map(|(id, _)| id).take(most).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let holder = new_holder();
    diesel::update(table::table.filter(table::proposal_id.eq_any(ids)))
        .filter(table::due_at.le(now))
        .filter(table::lease_until.is_null().or(table::lease_until.lt(now)))
        .set((
            table::lease_until.eq(Some(claim.lease_until())),
            table::lease_by.eq(Some(&holder)),
            table::attempts.eq(table::attempts + 1),
        ))
        .execute(&mut **tx)?;
    let rows: Vec<(String, i32, String, String)> = table::table
        .inner_join(proposals::table)
        .filter(table::lease_by.eq(&holder))
        .select((table::proposal_id, table::attempts, proposals::ap_id, proposals::author))
        .load(&mut **tx)?;
    rows.into_iter()
        .map(|(id, attempts, ap_id, author)| {
            Ok(Wanted {
                proposal: OF.parse("proposal_id", &id)?,
                ap_id: OF.parse("ap_id", &ap_id)?,
                author: OF.parse("author", &author)?,
                attempts: OF.number("attempts", attempts)?,
                lease_by: holder.clone(),
            })
        })
        .collect()
}

/// Keeps what was said, until it is asked for again, and how often that was in vain; `false` where the offer changed meanwhile, or its alliance ended.
pub fn keep(
    tx: &mut Tx<'_>,
    wanted: &Wanted,
    said: Verdicts,
    (now, again_at, attempts): (DateTime<Utc>, DateTime<Utc>, u32),
) -> Result<bool, StoreError> {
    let changed = diesel::update(table::table.find(wanted.proposal.to_string()))
        .filter(table::lease_by.eq(&wanted.lease_by))
        .set((
            table::vetted_until.eq(said.vetted_until.map(Month::last_day)),
            table::lone_adult_ok.eq(said.lone_adult_ok),
            table::women_only.eq(said.women_only),
            table::fetched_at.eq(Some(now.naive_utc())),
            table::attempts.eq(i32::try_from(attempts).unwrap_or(i32::MAX)),
            table::due_at.eq(again_at.naive_utc()),
            table::lease_until.eq(None::<NaiveDateTime>),
            table::lease_by.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Notes that nothing could be had, and from when it may be asked for again.
pub fn put_off(tx: &mut Tx<'_>, wanted: &Wanted, again_at: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(table::table.find(wanted.proposal.to_string()))
        .filter(table::lease_by.eq(&wanted.lease_by))
        .set((
            table::due_at.eq(again_at.naive_utc()),
            table::lease_until.eq(None::<NaiveDateTime>),
            table::lease_by.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Whatever of this server is due before then waits as long: it is not asked once for each of its offers whether it is back.
pub fn put_off_host(tx: &mut Tx<'_>, wanted: &Wanted, again_at: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(table::table.filter(table::host.eq(wanted.author.domain().as_str())))
        .filter(table::due_at.lt(again_at.naive_utc()))
        .filter(table::lease_by.is_null())
        .set(table::due_at.eq(again_at.naive_utc()))
        .execute(&mut **tx)?;
    Ok(())
}

/// What was said of an offer counts no more.
pub fn unsay(tx: &mut Tx<'_>, wanted: &Wanted) -> Result<(), StoreError> {
    diesel::update(table::table.find(wanted.proposal.to_string()))
        .filter(table::lease_by.eq(&wanted.lease_by))
        .set(NOTHING)
        .execute(&mut **tx)?;
    Ok(())
}

/// Whatever this server said before then counts no more.
pub fn unsay_older(tx: &mut Tx<'_>, wanted: &Wanted, before: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(table::table.filter(table::host.eq(wanted.author.domain().as_str())))
        .filter(table::fetched_at.lt(before.naive_utc()))
        .set(NOTHING)
        .execute(&mut **tx)?;
    Ok(())
}

/// Nobody is to be asked for it any more.
pub fn forget(tx: &mut Tx<'_>, wanted: &Wanted) -> Result<(), StoreError> {
    diesel::delete(
        table::table.find(wanted.proposal.to_string()).filter(table::lease_by.eq(&wanted.lease_by)),
    )
    .execute(&mut **tx)?;
    Ok(())
}
