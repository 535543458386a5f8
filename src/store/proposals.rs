//! Our proposals. Their terms are stored as every field by name, the form a draft has; the list's columns repeat what it searches.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::{Of, to_json};
use super::schema::{mandates, proposal_languages, proposals, request_people};
use super::{match_marks, plans};
use crate::domain::field::{Draft, Field, Purpose, Shape};
use crate::domain::listing::Listing;
use crate::domain::problem::{FieldError, Problem};
use crate::domain::proposal::{Proposal, State, Terms};
use crate::geo::Gazetteer;
use crate::ids::{AccountId, ApId, ProposalId};

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = proposals, treat_none_as_null = true)]
pub(super) struct ProposalRow {
    pub(super) id: String,
    pub(super) ap_id: String,
    pub(super) is_local: bool,
    pub(super) author: String,
    pub(super) written_by: Option<String>,
    pub(super) purpose: String,
    pub(super) state: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) terms: String,
    pub(super) page_url: String,
    pub(super) image_url: Option<String>,
    pub(super) image_alt: Option<String>,
    pub(super) is_listed: bool,
    pub(super) area: Option<String>,
    pub(super) place_name: String,
    pub(super) place_kind: Option<String>,
    pub(super) capacity_persons: Option<i32>,
    pub(super) available_from: Option<NaiveDate>,
    pub(super) available_until: Option<NaiveDate>,
    pub(super) monthly_rent_cents: Option<i32>,
    pub(super) step_free: String,
    pub(super) free_slots: i32,
    pub(super) taken_slots: i32,
    pub(super) urgency: Option<String>,
    pub(super) deadline_on: Option<NaiveDate>,
    pub(super) confirmed_until: NaiveDate,
    pub(super) created_at: NaiveDateTime,
    pub(super) published_at: Option<NaiveDateTime>,
    pub(super) updated_at: NaiveDateTime,
}

impl ProposalRow {
    /// Fills in the columns of the list.
    pub(super) fn list(mut self, listing: &Listing) -> Self {
        self.is_listed = listing.is_listed;
        self.area = listing.area.as_ref().map(ToString::to_string);
        self.place_name.clone_from(&listing.place_name);
        self.place_kind = listing.place_kind.map(|kind| kind.to_string());
        self.capacity_persons = listing.capacity_persons.map(i32::from);
        self.available_from = listing.available_from;
        self.available_until = listing.available_until;
        self.monthly_rent_cents = listing.monthly_rent_cents.and_then(|cents| i32::try_from(cents).ok());
        self.step_free = listing.step_free.to_string();
        self.free_slots = i32::from(listing.free_slots);
        self
    }

    fn of(proposal: &Proposal, listing: &Listing, page_url: &str) -> Self {
        let (terms, sought) = (proposal.terms.write(), proposal.sought());
        Self {
            id: proposal.id.to_string(),
            ap_id: proposal.ap_id.to_string(),
            is_local: true,
            author: proposal.author.to_string(),
            written_by: proposal.written_by.map(|id| id.to_string()),
            purpose: proposal.purpose().to_string(),
            state: proposal.state.to_string(),
            title: proposal.terms.title.clone(),
            description: proposal.terms.description.clone(),
            terms: write_draft(&terms),
            page_url: page_url.to_owned(),
            image_url: None,
            image_alt: None,
            is_listed: false,
            area: None,
            place_name: String::new(),
            place_kind: None,
            capacity_persons: None,
            available_from: None,
            available_until: None,
            monthly_rent_cents: None,
            step_free: String::new(),
            free_slots: 0,
            taken_slots: i32::from(proposal.taken_slots),
            urgency: sought.map(|home| home.urgency.to_string()),
            deadline_on: sought.and_then(|home| home.deadline_date),
            confirmed_until: proposal.confirmed_until,
            created_at: proposal.created_at.naive_utc(),
            published_at: proposal.published_at.map(|at| at.naive_utc()),
            updated_at: proposal.updated_at.naive_utc(),
        }
        .list(listing)
    }
}

/// Writes a draft as JSON: field name to texts.
pub(super) fn write_draft(draft: &Draft) -> String {
    let map: BTreeMap<&str, &[String]> = draft.iter().map(|(field, texts)| (field.name(), texts)).collect();
    to_json(&map)
}

/// Reads what [`write_draft`] wrote.
pub(super) fn read_draft(text: &str) -> Result<Draft, StoreError> {
    let of = Of("proposals");
    let map: BTreeMap<String, Vec<String>> = of.json("terms", text)?;
    let mut draft = Draft::new();
    for (name, texts) in map {
        let field: Field = of.parse("terms", &name)?;
        for text in texts {
            draft.push(field, text);
        }
    }
    Ok(draft)
}

/// Inserts or replaces one of our proposals. `listing` is what the public list may know of it.
pub fn save(
    tx: &mut Tx<'_>,
    proposal: &Proposal,
    listing: &Listing,
    page_url: &str,
) -> Result<(), StoreError> {
    save_row(tx, ProposalRow::of(proposal, listing, page_url), &listing.languages)
}

/// Inserts or replaces a row by its `ap_id`. The author and whose it is never change.
///
/// # Errors
/// [`StoreError::Conflict`] when the stored author is another.
pub(super) fn save_row(tx: &mut Tx<'_>, row: ProposalRow, languages: &[String]) -> Result<(), StoreError> {
    let known: Option<(String, String, bool)> = proposals::table
        .filter(proposals::ap_id.eq(&row.ap_id))
        .select((proposals::id, proposals::author, proposals::is_local))
        .first(&mut **tx)
        .optional()?;
    if known.as_ref().is_some_and(|(_, author, local)| *author != row.author || *local != row.is_local) {
        return Err(StoreError::Conflict);
    }
    put_row(tx, known.map(|(id, ..)| id), row, languages)
}

/// Replaces the row that has this id, or inserts one.
///
/// # Errors
/// [`StoreError::Conflict`] where there is one for the same object all the same.
pub(super) fn put_row(
    tx: &mut Tx<'_>,
    known: Option<String>,
    mut row: ProposalRow,
    languages: &[String],
) -> Result<(), StoreError> {
    match known {
        Some(id) => {
            row.id.clone_from(&id);
            diesel::update(proposals::table.find(&id)).set(&row).execute(&mut **tx)?;
            diesel::delete(proposal_languages::table.filter(proposal_languages::proposal_id.eq(id)))
                .execute(&mut **tx)?;
        }
        None => {
            diesel::insert_into(proposals::table).values(&row).execute(&mut **tx)?;
        }
    }
    for tag in languages {
        diesel::insert_into(proposal_languages::table)
            .values((proposal_languages::proposal_id.eq(&row.id), proposal_languages::tag.eq(tag)))
            .execute(&mut **tx)?;
    }
    Ok(())
}

type Stored = (
    (String, String, String, Option<String>, String, String, String),
    (i32, NaiveDate, NaiveDateTime, Option<NaiveDateTime>, NaiveDateTime),
);

macro_rules! stored_columns {
    () => {
        (
            (
                proposals::id,
                proposals::ap_id,
                proposals::author,
                proposals::written_by,
                proposals::purpose,
                proposals::state,
                proposals::terms,
            ),
            (
                proposals::taken_slots,
                proposals::confirmed_until,
                proposals::created_at,
                proposals::published_at,
                proposals::updated_at,
            ),
        )
    };
}

fn read(stored: Stored) -> Result<Proposal, StoreError> {
    let ((id, ap_id, author, written_by, purpose, state, terms), times) = stored;
    let (taken_slots, confirmed_until, created_at, published_at, updated_at) = times;
    let of = Of("proposals");
    let purpose: Purpose = of.parse("purpose", &purpose)?;
    let draft = read_draft(&terms)?;
    // Dates were checked against the day they were typed on; here they are only read back.
    let written_on = written_day(&draft).unwrap_or_else(|| created_at.date());
    let terms = read_terms(purpose, draft, written_on).map_err(|errors| StoreError::Row {
        table: "proposals",
        column: "terms",
        why: errors.first().map(ToString::to_string).unwrap_or_default(),
    })?;
    Ok(Proposal {
        id: of.parse("id", &id)?,
        ap_id: of.parse("ap_id", &ap_id)?,
        author: of.parse("author", &author)?,
        written_by: of.parse_opt("written_by", written_by.as_deref())?,
        state: of.parse("state", &state)?,
        terms,
        taken_slots: of.number("taken_slots", taken_slots)?,
        confirmed_until,
        created_at: created_at.and_utc(),
        published_at: published_at.map(|at| at.and_utc()),
        updated_at: updated_at.and_utc(),
    })
}

/// Reads stored terms. What was stored before a rule refused it (ND-02, SG-14) is left out.
fn read_terms(purpose: Purpose, mut draft: Draft, on: NaiveDate) -> Result<Terms, Vec<FieldError>> {
    let read = |draft: &Draft| Terms::read(purpose, draft, on, Gazetteer::belgium());
    let is_later = |error: &FieldError| {
        (error.field == Field::ChildrenOk && error.problem == Problem::ChildrenRefused)
            || (error.field == Field::AgreementKind && error.problem == Problem::SharedRoomTooLong)
    };
    match read(&draft) {
        Err(errors) if errors.iter().all(is_later) => {
            for error in errors {
                draft.set(error.field, "");
            }
            read(&draft)
        }
        other => other,
    }
}

/// The middle of a draft's dates: each was near the day it was typed on. Not before the one that was past then.
fn written_day(draft: &Draft) -> Option<NaiveDate> {
    let date = |field: Field| draft.text(field).parse::<NaiveDate>().ok();
    let dates = || Field::ALL.iter().filter(|f| f.shape() == Shape::Date).filter_map(|f| date(*f));
    let (first, last) = (dates().min()?, dates().max()?);
    first.checked_add_signed((last - first) / 2).max(date(Field::WaitingSince))
}

/// One of our proposals.
pub fn by_id(conn: &mut Conn, id: ProposalId) -> Result<Option<Proposal>, StoreError> {
    let row: Option<Stored> = proposals::table
        .find(id.to_string())
        .filter(proposals::is_local.eq(true))
        .select(stored_columns!())
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

/// Keeps others from changing a proposal until the transaction ends. SQLite has one writer, so there is nothing to keep off.
pub fn lock(tx: &mut Tx<'_>, id: ProposalId) -> Result<(), StoreError> {
    if let Conn::Postgres(conn) = &mut **tx {
        proposals::table
            .find(id.to_string())
            .select(proposals::id)
            .for_update()
            .first::<String>(conn)
            .optional()?;
    }
    Ok(())
}

/// One of our proposals, by its id on the fediverse.
pub fn by_ap_id(conn: &mut Conn, ap_id: &ApId) -> Result<Option<Proposal>, StoreError> {
    let row: Option<Stored> = proposals::table
        .filter(proposals::ap_id.eq(ap_id.as_str()))
        .filter(proposals::is_local.eq(true))
        .select(stored_columns!())
        .first(conn)
        .optional()?;
    row.map(read).transpose()
}

/// Which requests a list shows, of those that are known to be somebody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    All,
    /// Of people for whom this account has a standing mandate.
    UnderMandate(AccountId),
    OfNobody,
}

/// Our proposals in these states, of which `seen` leaves requests of others out.
fn listed<'a>((states, seen): (&[State], Seen)) -> proposals::BoxedQuery<'a, <Conn as Connection>::Backend> {
    let codes: Vec<&'static str> = states.iter().map(|state| state.as_str()).collect();
    let ours = proposals::table
        .filter(proposals::is_local.eq(true))
        .filter(proposals::state.eq_any(codes))
        .into_boxed();
    match seen {
        Seen::All => ours,
        Seen::OfNobody => {
            ours.filter(proposals::id.ne_all(request_people::table.select(request_people::proposal_id)))
        }
        Seen::UnderMandate(account) => {
            let own = mandates::table
                .filter(mandates::account_id.eq(account.to_string()))
                .filter(mandates::ended_at.is_null())
                .select(mandates::person_id);
            let of_others = request_people::table
                .filter(request_people::person_id.ne_all(own))
                .select(request_people::proposal_id);
            ours.filter(proposals::id.ne_all(of_others))
        }
    }
}

/// Our proposals in any of these states, the latest change first.
pub fn by_states(
    conn: &mut Conn,
    which: (&[State], Seen),
    (limit, offset): (i64, i64),
) -> Result<Vec<Proposal>, StoreError> {
    let rows: Vec<Stored> = listed(which)
        .order((proposals::updated_at.desc(), proposals::id.desc()))
        .limit(limit)
        .offset(offset)
        .select(stored_columns!())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// The ids of ours in any of these states.
pub fn ids_by_states(conn: &mut Conn, which: (&[State], Seen)) -> Result<Vec<String>, StoreError> {
    Ok(listed(which).select(proposals::id).load(conn)?)
}

/// How many of ours are in any of these states.
pub fn count_by_states(conn: &mut Conn, which: (&[State], Seen)) -> Result<i64, StoreError> {
    Ok(listed(which).count().get_result(conn)?)
}

/// Deletes one of ours for good, with all that belongs to it.
pub fn delete(tx: &mut Tx<'_>, id: ProposalId) -> Result<(), StoreError> {
    // An offer of a pair refers to no row, for it may be another instance's.
    match_marks::delete_of(tx, id)?;
    plans::forget_offer(tx, id)?;
    let ours = proposals::table.find(id.to_string()).filter(proposals::is_local.eq(true));
    diesel::delete(ours).execute(&mut **tx)?;
    Ok(())
}

/// Our offers that nobody confirmed in time and that are still published.
pub fn unconfirmed(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<Proposal>, StoreError> {
    let rows: Vec<Stored> = proposals::table
        .filter(proposals::is_local.eq(true))
        .filter(proposals::state.eq(State::Published.as_str()))
        .filter(proposals::confirmed_until.lt(now.date_naive()))
        .limit(100)
        .select(stored_columns!())
        .load(conn)?;
    rows.into_iter().map(read).collect()
}
