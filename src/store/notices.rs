//! What is written to people, until it was sent or given up.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::lease::{Claim, new_holder};
use super::read::Of;
use super::schema::notices;
use crate::domain::notice::{Addressee, AddresseeKind, NoticeKind, NoticeState, Way};
use crate::i18n::Lang;
use crate::ids::NoticeId;

const OF: Of = Of("notices");

/// A notice that nobody wrote so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub id: NoticeId,
    pub kind: NoticeKind,
    pub to: Addressee,
    pub way: Way,
    pub lang: Lang,
    /// Sealed.
    pub detail: Option<String>,
}

/// A notice that is leased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leased {
    pub waiting: Waiting,
    /// How often it was tried before.
    pub attempts: u32,
    pub created_at: DateTime<Utc>,
    /// Whoever holds it.
    pub lease_by: String,
}

/// Writes a notice, to be sent as soon as somebody can.
pub fn insert(tx: &mut Tx<'_>, notice: &Waiting, now: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::insert_into(notices::table)
        .values((
            notices::id.eq(notice.id.to_string()),
            notices::kind.eq(notice.kind.as_str()),
            notices::addressee_kind.eq(notice.to.kind().as_str()),
            notices::addressee.eq(notice.to.id()),
            notices::way.eq(notice.way.as_str()),
            notices::language.eq(notice.lang.tag()),
            notices::detail.eq(notice.detail.as_deref()),
            notices::state.eq(NoticeState::Waiting.as_str()),
            notices::attempts.eq(0),
            notices::created_at.eq(now.naive_utc()),
            notices::due_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Leases notices that are due, the oldest first.
pub fn claim(tx: &mut Tx<'_>, claim: Claim) -> Result<Vec<Leased>, StoreError> {
    let now = claim.now.naive_utc();
    let ids: Vec<String> = notices::table
        .filter(notices::state.eq(NoticeState::Waiting.as_str()))
        .filter(notices::due_at.le(now))
        .filter(notices::lease_until.is_null().or(notices::lease_until.lt(now)))
        .order((notices::due_at, notices::id))
        .limit(claim.limit)
        .select(notices::id)
        .load(&mut **tx)?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let holder = new_holder();
    // Another worker may have taken, sent and put off a row since it was read: every condition is asked again.
    diesel::update(notices::table.filter(notices::id.eq_any(ids)))
        .filter(notices::state.eq(NoticeState::Waiting.as_str()))
        .filter(notices::due_at.le(now))
        .filter(notices::lease_until.is_null().or(notices::lease_until.lt(now)))
        .set((notices::lease_until.eq(Some(claim.lease_until())), notices::lease_by.eq(Some(&holder))))
        .execute(&mut **tx)?;
    let rows: Vec<Row> = notices::table
        .filter(notices::lease_by.eq(&holder))
        .order(notices::id)
        .select(Row::as_select())
        .load(&mut **tx)?;
    rows.into_iter().map(|row| row.leased(&holder)).collect()
}

/// Deletes a notice that was sent, or that has nobody to be sent to.
pub fn done(tx: &mut Tx<'_>, notice: &Leased) -> Result<(), StoreError> {
    let row = notices::table.find(notice.waiting.id.to_string());
    diesel::delete(row.filter(notices::lease_by.eq(&notice.lease_by))).execute(&mut **tx)?;
    Ok(())
}

/// Notes that a notice was not taken; it is tried again at `due_at`.
pub fn put_off(
    tx: &mut Tx<'_>,
    notice: &Leased,
    error: &str,
    due_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = notices::table.find(notice.waiting.id.to_string());
    diesel::update(row.filter(notices::lease_by.eq(&notice.lease_by)))
        .set((
            notices::attempts.eq(notices::attempts + 1),
            notices::due_at.eq(due_at.naive_utc()),
            notices::lease_until.eq(None::<NaiveDateTime>),
            notices::lease_by.eq(None::<String>),
            notices::last_error.eq(Some(error)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Gives a notice up. It is counted from now on, and its detail is gone.
pub fn give_up(tx: &mut Tx<'_>, notice: &Leased, error: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = notices::table.find(notice.waiting.id.to_string());
    diesel::update(row.filter(notices::lease_by.eq(&notice.lease_by)))
        .set((
            notices::state.eq(NoticeState::GivenUp.as_str()),
            notices::attempts.eq(notices::attempts + 1),
            notices::detail.eq(None::<String>),
            notices::due_at.eq(now.naive_utc()),
            notices::lease_until.eq(None::<NaiveDateTime>),
            notices::lease_by.eq(None::<String>),
            notices::last_error.eq(Some(error)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// How many notices are in a state.
pub fn count(conn: &mut Conn, state: NoticeState) -> Result<i64, StoreError> {
    Ok(notices::table.filter(notices::state.eq(state.as_str())).count().get_result(conn)?)
}

/// Deletes those that were given up before `before`; gives how many.
pub fn forget(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<usize, StoreError> {
    let old = notices::table
        .filter(notices::state.eq(NoticeState::GivenUp.as_str()))
        .filter(notices::due_at.lt(before.naive_utc()));
    Ok(diesel::delete(old).execute(&mut **tx)?)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = notices)]
struct Row {
    id: String,
    kind: String,
    addressee_kind: String,
    addressee: String,
    way: String,
    language: String,
    detail: Option<String>,
    attempts: i32,
    created_at: NaiveDateTime,
}

impl Row {
    fn leased(self, holder: &str) -> Result<Leased, StoreError> {
        let to = match OF.parse("addressee_kind", &self.addressee_kind)? {
            AddresseeKind::Account => Addressee::Account(OF.parse("addressee", &self.addressee)?),
            AddresseeKind::Invitation => Addressee::Invitation(OF.parse("addressee", &self.addressee)?),
            AddresseeKind::Mark => Addressee::Mark(OF.parse("addressee", &self.addressee)?),
            AddresseeKind::Person => Addressee::Person(OF.parse("addressee", &self.addressee)?),
        };
        Ok(Leased {
            waiting: Waiting {
                id: OF.parse("id", &self.id)?,
                kind: OF.parse("kind", &self.kind)?,
                to,
                way: OF.parse("way", &self.way)?,
                // A language that we no longer speak falls back as a text does.
                lang: Lang::from_tag(&self.language).unwrap_or(Lang::Fr),
                detail: self.detail,
            },
            attempts: OF.number("attempts", self.attempts)?,
            created_at: self.created_at.and_utc(),
            lease_by: holder.to_owned(),
        })
    }
}
