//! Lists of domains that others publish, and their lines: as they stand there, and what a moderator decided about each.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::schema::{partner_list_lines, partner_lists};
use crate::domain::domain_list::Line;
use crate::domain::partner::{DomainFlags, LineState, Severity};
use crate::ids::{AccountId, Domain, PartnerListId, PartnerListLineId};

/// A list that is subscribed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerList {
    pub id: PartnerListId,
    pub url: String,
    pub fetched_at: Option<DateTime<Utc>>,
    pub last_error: Option<String>,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListLine {
    pub id: PartnerListLineId,
    pub list: PartnerListId,
    pub domain: Domain,
    pub severity: Severity,
    pub flags: DomainFlags,
    pub public_comment: String,
    /// It stood in the list, and does not any more.
    pub is_removed: bool,
    pub state: LineState,
    /// Why it was dismissed.
    pub reason: String,
}

impl ListLine {
    /// The line as a file would have it.
    pub fn as_line(&self) -> Line {
        Line {
            number: 0,
            domain: self.domain.clone(),
            severity: self.severity,
            flags: self.flags,
            public_comment: self.public_comment.clone(),
        }
    }
}

type ListRow = (String, String, Option<NaiveDateTime>, Option<String>);

fn list(row: ListRow) -> Result<PartnerList, StoreError> {
    let (id, url, fetched_at, last_error) = row;
    let id = Of("partner_lists").parse("id", &id)?;
    Ok(PartnerList { id, url, fetched_at: fetched_at.map(|at| at.and_utc()), last_error })
}

macro_rules! list_columns {
    () => {
        (partner_lists::id, partner_lists::url, partner_lists::fetched_at, partner_lists::last_error)
    };
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = partner_list_lines)]
struct LineRow {
    id: String,
    list_id: String,
    domain: String,
    severity: String,
    reject_media: bool,
    reject_reports: bool,
    public_comment: String,
    is_removed: bool,
    state: String,
    reason: String,
}

impl LineRow {
    fn read(self) -> Result<ListLine, StoreError> {
        let of = Of("partner_list_lines");
        let severity: Severity = of.parse("severity", &self.severity)?;
        Ok(ListLine {
            id: of.parse("id", &self.id)?,
            list: of.parse("list_id", &self.list_id)?,
            domain: of.parse("domain", &self.domain)?,
            severity,
            flags: DomainFlags {
                reject_media: self.reject_media,
                reject_reports: self.reject_reports,
                silenced: severity == Severity::Silence,
            },
            public_comment: self.public_comment,
            is_removed: self.is_removed,
            state: of.parse("state", &self.state)?,
            reason: self.reason,
        })
    }
}

/// Subscribes to a list, which is due at once; gives its id, or `None` where it is subscribed to already.
pub fn subscribe(
    tx: &mut Tx<'_>,
    url: &str,
    now: DateTime<Utc>,
) -> Result<Option<PartnerListId>, StoreError> {
    let known: Option<String> = partner_lists::table
        .filter(partner_lists::url.eq(url))
        .select(partner_lists::id)
        .first(&mut **tx)
        .optional()?;
    if known.is_some() {
        return Ok(None);
    }
    let id = PartnerListId::new();
    diesel::insert_into(partner_lists::table)
        .values((
            partner_lists::id.eq(id.to_string()),
            partner_lists::url.eq(url),
            partner_lists::created_at.eq(now.naive_utc()),
            partner_lists::due_at.eq(now.naive_utc()),
        ))
        .execute(&mut **tx)?;
    Ok(Some(id))
}

/// Ends a subscription, with its lines; what was confirmed stays decided. Gives whether there was one.
pub fn unsubscribe(tx: &mut Tx<'_>, id: PartnerListId) -> Result<bool, StoreError> {
    Ok(diesel::delete(partner_lists::table.find(id.to_string())).execute(&mut **tx)? > 0)
}

/// All lists, by address.
pub fn all(conn: &mut Conn) -> Result<Vec<PartnerList>, StoreError> {
    let rows: Vec<ListRow> =
        partner_lists::table.order(partner_lists::url).select(list_columns!()).load(conn)?;
    rows.into_iter().map(list).collect()
}

/// Makes a list due now; gives whether it is known.
pub fn hasten(tx: &mut Tx<'_>, id: PartnerListId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let changed = diesel::update(partner_lists::table.find(id.to_string()))
        .set(partner_lists::due_at.eq(now.naive_utc()))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// Takes a list that is due, whose next time is `every_s` later: who dies meanwhile loses one turn.
pub fn take_due(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    every_s: i64,
) -> Result<Option<PartnerList>, StoreError> {
    let due: Option<ListRow> = partner_lists::table
        .filter(partner_lists::due_at.le(now.naive_utc()))
        .order((partner_lists::due_at, partner_lists::id))
        .select(list_columns!())
        .first(&mut **tx)
        .optional()?;
    let Some(due) = due else { return Ok(None) };
    let taken = diesel::update(partner_lists::table.find(&due.0))
        .filter(partner_lists::due_at.le(now.naive_utc()))
        .set(partner_lists::due_at.eq((now + TimeDelta::seconds(every_s)).naive_utc()))
        .execute(&mut **tx)?;
    if taken == 0 { Ok(None) } else { list(due).map(Some) }
}

/// Notes when a list was read, or what went wrong.
pub fn fetched(
    tx: &mut Tx<'_>,
    id: PartnerListId,
    error: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = partner_lists::table.find(id.to_string());
    match error {
        Some(error) => {
            diesel::update(row).set(partner_lists::last_error.eq(Some(error))).execute(&mut **tx)?
        }
        None => diesel::update(row)
            .set((
                partner_lists::last_error.eq(None::<String>),
                partner_lists::fetched_at.eq(Some(now.naive_utc())),
            ))
            .execute(&mut **tx)?,
    };
    Ok(())
}

/// Every line of a list.
pub fn lines(conn: &mut Conn, list: PartnerListId) -> Result<Vec<ListLine>, StoreError> {
    let rows: Vec<LineRow> = partner_list_lines::table
        .filter(partner_list_lines::list_id.eq(list.to_string()))
        .order(partner_list_lines::domain)
        .select(LineRow::as_select())
        .load(conn)?;
    rows.into_iter().map(LineRow::read).collect()
}

/// One line.
pub fn line(conn: &mut Conn, id: PartnerListLineId) -> Result<Option<ListLine>, StoreError> {
    let row: Option<LineRow> =
        partner_list_lines::table.find(id.to_string()).select(LineRow::as_select()).first(conn).optional()?;
    row.map(LineRow::read).transpose()
}

/// One page of the lines in a state, with the address of their list.
pub fn in_state(
    conn: &mut Conn,
    state: LineState,
    limit: i64,
    offset: i64,
) -> Result<Vec<(ListLine, String)>, StoreError> {
    let rows: Vec<(LineRow, String)> = partner_list_lines::table
        .inner_join(partner_lists::table)
        .filter(partner_list_lines::state.eq(state.as_str()))
        .order((partner_list_lines::domain, partner_list_lines::id))
        .limit(limit)
        .offset(offset)
        .select((LineRow::as_select(), partner_lists::url))
        .load(conn)?;
    rows.into_iter().map(|(row, url)| Ok((row.read()?, url))).collect()
}

/// How many lines are in a state.
pub fn count(conn: &mut Conn, state: LineState) -> Result<i64, StoreError> {
    let rows = partner_list_lines::table.filter(partner_list_lines::state.eq(state.as_str()));
    Ok(rows.count().get_result(conn)?)
}

/// Writes a line as it stands in its list now; `known` is the row that it had.
pub fn put_line(
    tx: &mut Tx<'_>,
    list: PartnerListId,
    known: Option<PartnerListLineId>,
    (line, state): (&Line, LineState),
) -> Result<(), StoreError> {
    let row = LineRow {
        id: known.unwrap_or_else(PartnerListLineId::new).to_string(),
        list_id: list.to_string(),
        domain: line.domain.to_string(),
        severity: line.severity.to_string(),
        reject_media: line.flags.reject_media,
        reject_reports: line.flags.reject_reports,
        public_comment: line.public_comment.clone(),
        is_removed: false,
        state: state.to_string(),
        reason: String::new(),
    };
    match known {
        Some(id) => {
            diesel::update(partner_list_lines::table.find(id.to_string())).set(row).execute(&mut **tx)?
        }
        None => diesel::insert_into(partner_list_lines::table).values(row).execute(&mut **tx)?,
    };
    Ok(())
}

/// Notes that a line that was confirmed does not stand in its list any more: a moderator decides what that means.
pub fn line_removed(tx: &mut Tx<'_>, id: PartnerListLineId) -> Result<(), StoreError> {
    diesel::update(partner_list_lines::table.find(id.to_string()))
        .set((
            partner_list_lines::is_removed.eq(true),
            partner_list_lines::state.eq(LineState::Draft.as_str()),
            partner_list_lines::reason.eq(""),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets a line.
pub fn delete_line(tx: &mut Tx<'_>, id: PartnerListLineId) -> Result<(), StoreError> {
    diesel::delete(partner_list_lines::table.find(id.to_string())).execute(&mut **tx)?;
    Ok(())
}

/// Writes what was decided about a draft; gives `false` where it is no draft any more.
pub fn decide(
    tx: &mut Tx<'_>,
    id: PartnerListLineId,
    (state, reason): (LineState, &str),
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = diesel::update(partner_list_lines::table.find(id.to_string()))
        .filter(partner_list_lines::state.eq(LineState::Draft.as_str()))
        .set((
            partner_list_lines::state.eq(state.as_str()),
            partner_list_lines::reason.eq(reason),
            partner_list_lines::decided_by.eq(by.map(|by| by.to_string())),
            partner_list_lines::decided_at.eq(Some(now.naive_utc())),
        ))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}
