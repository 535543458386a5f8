//! The public list of offers, ours and other instances', and what we keep of theirs.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::dsl::exists;
use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::proposals::{ProposalRow, put_row, read_draft, save_row, write_draft};
use super::read::Of;
use super::schema::{actors, following, proposal_languages, proposals, tombstones};
use crate::domain::field::Purpose;
use crate::domain::listing::{Filter, ListedOffer, Owner, RemoteImage, RemoteOffer, StepFreeWish};
use crate::domain::partner::FollowState;
use crate::domain::place::StepFree;
use crate::ids::{ApId, Domain, ProposalId};

type Listed = (
    (String, String, bool, String, String, String, String, String, String),
    (Option<String>, Option<String>, Option<String>, String, i32),
    (NaiveDateTime, Option<NaiveDateTime>, NaiveDateTime),
);

macro_rules! listed_columns {
    () => {
        (
            (
                proposals::id,
                proposals::ap_id,
                proposals::is_local,
                proposals::author,
                proposals::state,
                proposals::title,
                proposals::description,
                proposals::terms,
                proposals::page_url,
            ),
            (
                proposals::image_url,
                proposals::image_alt,
                proposals::area,
                proposals::place_name,
                proposals::free_slots,
            ),
            (proposals::created_at, proposals::published_at, proposals::updated_at),
        )
    };
}

fn read(row: Listed) -> Result<ListedOffer, StoreError> {
    let ((id, ap_id, is_local, author, state, title, description, terms, page_url), rest, times) = row;
    let (image_url, image_alt, area, place_name, free_slots) = rest;
    let (created_at, published_at, updated_at) = times;
    let of = Of("proposals");
    let author: ApId = of.parse("author", &author)?;
    Ok(ListedOffer {
        id: of.parse("id", &id)?,
        ap_id: of.parse("ap_id", &ap_id)?,
        owner: if is_local { Owner::Ours } else { Owner::Theirs },
        author_name: author.domain().to_string(),
        author,
        state: of.parse("state", &state)?,
        title,
        description,
        terms: read_draft(&terms)?,
        page_url,
        image: image_url.map(|url| RemoteImage { url, alt: image_alt.unwrap_or_default() }),
        area: of.parse_opt("area", area.as_deref())?,
        place_name,
        free_slots: of.number("free_slots", free_slots)?,
        published_at: published_at.unwrap_or(created_at).and_utc(),
        updated_at: updated_at.and_utc(),
    })
}

/// The listed offers that fit a filter, boxed so that conditions can be added one by one on either database.
macro_rules! fitting {
    ($filter:expr) => {{
        let filter: &Filter = $filter;
        let mut query = proposals::table.filter(proposals::is_listed.eq(true)).into_boxed();
        if let Some(areas) = &filter.areas {
            let codes: Vec<String> = areas.iter().map(ToString::to_string).collect();
            query = query.filter(proposals::area.eq_any(codes));
        }
        if let Some(persons) = filter.persons {
            query = query.filter(proposals::capacity_persons.ge(Some(i32::from(persons))));
        }
        if let Some(begin) = filter.from.or(filter.until) {
            query = query.filter(proposals::available_from.le(Some(begin)));
        }
        if let Some(end) = filter.until.or(filter.from) {
            let end: Option<NaiveDate> = Some(end);
            query = query.filter(proposals::available_until.is_null().or(proposals::available_until.ge(end)));
        }
        if let Some(cents) = filter.max_rent_cents {
            query = query
                .filter(proposals::monthly_rent_cents.le(Some(i32::try_from(cents).unwrap_or(i32::MAX))));
        }
        if filter.step_free == StepFreeWish::Needed {
            query =
                query.filter(proposals::step_free.eq_any([StepFree::All.as_str(), StepFree::Some.as_str()]));
        }
        if let Some(tag) = &filter.language {
            query = query.filter(exists(
                proposal_languages::table
                    .filter(proposal_languages::proposal_id.eq(proposals::id))
                    .filter(proposal_languages::tag.eq(tag.clone())),
            ));
        }
        query
    }};
}

/// One page of the list, the newest first.
pub fn page(
    conn: &mut Conn,
    filter: &Filter,
    limit: i64,
    offset: i64,
) -> Result<Vec<ListedOffer>, StoreError> {
    let rows: Vec<Listed> = fitting!(filter)
        .order((proposals::published_at.desc(), proposals::id.desc()))
        .limit(limit)
        .offset(offset)
        .select(listed_columns!())
        .load(conn)?;
    let mut listed = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    name_authors(conn, &mut listed)?;
    Ok(listed)
}

/// Fills in the names that associations give themselves.
fn name_authors(conn: &mut Conn, listed: &mut [ListedOffer]) -> Result<(), StoreError> {
    let ids: Vec<&str> = listed.iter().map(|offer| offer.author.as_str()).collect();
    let names: Vec<(String, String)> =
        actors::table.filter(actors::ap_id.eq_any(ids)).select((actors::ap_id, actors::name)).load(conn)?;
    for offer in listed {
        let named = names.iter().find(|(id, name)| id == offer.author.as_str() && !name.is_empty());
        if let Some((_, name)) = named {
            offer.author_name.clone_from(name);
        }
    }
    Ok(())
}

/// How many offers fit a filter.
pub fn count(conn: &mut Conn, filter: &Filter) -> Result<i64, StoreError> {
    Ok(fitting!(filter).count().get_result(conn)?)
}

/// A listed offer, ours or another's.
pub fn listed(conn: &mut Conn, id: ProposalId) -> Result<Option<ListedOffer>, StoreError> {
    let row: Option<Listed> = proposals::table
        .find(id.to_string())
        .filter(proposals::is_listed.eq(true))
        .select(listed_columns!())
        .first(conn)
        .optional()?;
    let mut found: Vec<ListedOffer> = row.map(read).transpose()?.into_iter().collect();
    name_authors(conn, &mut found)?;
    Ok(found.pop())
}

/// Inserts or replaces another instance's offer.
///
/// # Errors
/// [`StoreError::Conflict`] when an offer with this id has another author, or is ours.
pub fn save_remote(tx: &mut Tx<'_>, offer: &RemoteOffer) -> Result<(), StoreError> {
    save_row(tx, row_of(offer), &offer.listing.languages)
}

/// The same, where the transaction has just read what is known of it, and that its author is the same.
///
/// # Errors
/// [`StoreError::Conflict`] when an offer of ours has this id.
pub fn save_standing(tx: &mut Tx<'_>, standing: &Standing, offer: &RemoteOffer) -> Result<(), StoreError> {
    let known = standing.version.as_ref().map(|version| version.id.to_string());
    put_row(tx, known, row_of(offer), &offer.listing.languages)
}

fn row_of(offer: &RemoteOffer) -> ProposalRow {
    let row = ProposalRow {
        id: offer.id.to_string(),
        ap_id: offer.ap_id.to_string(),
        is_local: false,
        author: offer.author.to_string(),
        written_by: None,
        purpose: Purpose::Offer.to_string(),
        state: offer.state.to_string(),
        title: offer.title.clone(),
        description: offer.content.clone(),
        terms: write_draft(&offer.terms),
        page_url: offer.page_url.clone(),
        image_url: offer.image.as_ref().map(|image| image.url.clone()),
        image_alt: offer.image.as_ref().map(|image| image.alt.clone()),
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
        taken_slots: 0,
        urgency: None,
        deadline_on: None,
        confirmed_until: offer.updated_at.date_naive(),
        created_at: offer.published_at.naive_utc(),
        published_at: Some(offer.published_at.naive_utc()),
        updated_at: offer.updated_at.naive_utc(),
    };
    row.list(&offer.listing)
}

/// What is known of another's offer: its author and the `updated` that it has here.
pub fn remote_version(
    conn: &mut Conn,
    ap_id: &ApId,
) -> Result<Option<(ApId, chrono::DateTime<chrono::Utc>)>, StoreError> {
    let row: Option<(String, NaiveDateTime)> = proposals::table
        .filter(proposals::ap_id.eq(ap_id.as_str()))
        .filter(proposals::is_local.eq(false))
        .select((proposals::author, proposals::updated_at))
        .first(conn)
        .optional()?;
    row.map(|(author, at)| Ok((Of("proposals").parse("author", &author)?, at.and_utc()))).transpose()
}

/// What is known here of another's offer before it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Whether we follow its author.
    pub follow: Option<FollowState>,
    /// Whether its author deleted it.
    pub is_buried: bool,
    /// Which one is here.
    pub version: Option<Version>,
}

/// Another's offer as it is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub id: ProposalId,
    pub author: ApId,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}

/// Reads it in one statement, which is asked for each offer that comes.
pub fn standing(
    conn: &mut Conn,
    follower: &ApId,
    (ap_id, author): (&ApId, &ApId),
) -> Result<Standing, StoreError> {
    let follow =
        following::table.find((follower.as_str(), author.as_str())).select(following::state).single_value();
    let is_buried = exists(tombstones::table.find((ap_id.as_str(), author.as_str())));
    let known =
        || proposals::table.filter(proposals::ap_id.eq(ap_id.as_str())).filter(proposals::is_local.eq(false));
    let id = known().select(proposals::id).single_value();
    let by = known().select(proposals::author).single_value();
    let at = known().select(proposals::updated_at).single_value();
    type Row = (Option<String>, bool, Option<String>, Option<String>, Option<NaiveDateTime>);
    let (follow, is_buried, id, by, at): Row = diesel::select((follow, is_buried, id, by, at)).first(conn)?;
    let of = Of("proposals");
    let version = match (id, by, at) {
        (Some(id), Some(by), Some(at)) => Some(Version {
            id: of.parse("id", &id)?,
            author: of.parse("author", &by)?,
            updated_at: at.and_utc(),
        }),
        _ => None,
    };
    Ok(Standing { follow: Of("following").parse_opt("state", follow.as_deref())?, is_buried, version })
}

/// Deletes another's offer; gives whether there was one of this author.
pub fn delete_remote(tx: &mut Tx<'_>, ap_id: &ApId, author: &ApId) -> Result<bool, StoreError> {
    let gone = diesel::delete(
        proposals::table
            .filter(proposals::ap_id.eq(ap_id.as_str()))
            .filter(proposals::author.eq(author.as_str()))
            .filter(proposals::is_local.eq(false)),
    )
    .execute(&mut **tx)?;
    Ok(gone > 0)
}

/// Deletes every offer of an actor of another server; gives their ids.
pub fn delete_by_author(tx: &mut Tx<'_>, author: &ApId) -> Result<Vec<ApId>, StoreError> {
    let theirs = || {
        proposals::table.filter(proposals::author.eq(author.as_str())).filter(proposals::is_local.eq(false))
    };
    let ids: Vec<String> = theirs().select(proposals::ap_id).load(&mut **tx)?;
    diesel::delete(theirs()).execute(&mut **tx)?;
    ids.iter().map(|id| Of("proposals").parse("ap_id", id)).collect()
}

/// How many offers of a domain's authors are kept here.
pub fn count_of_domain(conn: &mut Conn, domain: &Domain) -> Result<i64, StoreError> {
    let (https, http) = (format!("https://{domain}/%"), format!("http://{domain}/%"));
    Ok(proposals::table
        .filter(proposals::is_local.eq(false))
        .filter(proposals::author.like(https).or(proposals::author.like(http)))
        .count()
        .get_result(conn)?)
}

/// The row of an offer of another instance, by its id on the fediverse.
pub fn id_of(conn: &mut Conn, ap_id: &ApId) -> Result<Option<ProposalId>, StoreError> {
    let id: Option<String> = proposals::table
        .filter(proposals::ap_id.eq(ap_id.as_str()))
        .filter(proposals::is_local.eq(false))
        .select(proposals::id)
        .first(conn)
        .optional()?;
    Of("proposals").parse_opt("id", id.as_deref())
}

/// Whose offer a row of another instance is.
pub fn author_of(conn: &mut Conn, id: ProposalId) -> Result<Option<ApId>, StoreError> {
    let author: Option<String> = proposals::table
        .find(id.to_string())
        .filter(proposals::is_local.eq(false))
        .select(proposals::author)
        .first(conn)
        .optional()?;
    Of("proposals").parse_opt("author", author.as_deref())
}
