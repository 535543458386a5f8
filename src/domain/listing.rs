//! What the public list knows of an offer, and how it is searched.
//! Invariant: the area is the public one (PR-04), also where the list is filtered: a search must not tell more than the page.

use chrono::{DateTime, NaiveDate, Utc};

use super::field::Draft;
use super::place::{PlaceKind, StepFree};
use super::proposal::{Intent, Proposal, State};
use crate::geo::{AreaCode, Gazetteer};
use crate::ids::{ApId, ProposalId};

/// How many offers a page of the list shows.
pub const PAGE_SIZE: u32 = 20;

/// The columns of the public list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    pub is_listed: bool,
    /// `None` for a place outside the gazetteer.
    pub area: Option<AreaCode>,
    /// The area's name, for places outside the gazetteer too.
    pub place_name: String,
    pub place_kind: Option<PlaceKind>,
    pub capacity_persons: Option<u8>,
    pub available_from: Option<NaiveDate>,
    pub available_until: Option<NaiveDate>,
    pub monthly_rent_cents: Option<u32>,
    pub step_free: StepFree,
    pub free_slots: u8,
    /// Primary language subtags, each once.
    pub languages: Vec<String>,
}

impl Listing {
    /// What the list may know of one of our proposals. A request is never listed.
    pub fn of(proposal: &Proposal, places: &Gazetteer) -> Self {
        let Intent::Offered(place) = &proposal.terms.intent else {
            return Self::nothing();
        };
        let area = places.public_area(&place.municipality);
        Self {
            is_listed: proposal.state.is_listed(),
            area: area.map(|area| area.code.clone()),
            place_name: area.map(|area| area.name("fr").to_owned()).unwrap_or_default(),
            place_kind: Some(place.place_kind),
            capacity_persons: Some(place.capacity_persons),
            available_from: Some(place.available_from),
            available_until: place.available_until,
            monthly_rent_cents: place.monthly_rent_cents,
            step_free: place.step_free,
            free_slots: proposal.free_slots(),
            languages: primary_tags(place.languages.iter().map(|language| language.tag.as_str())),
        }
    }

    /// The columns of what is not listed.
    pub fn nothing() -> Self {
        Self {
            is_listed: false,
            area: None,
            place_name: String::new(),
            place_kind: None,
            capacity_persons: None,
            available_from: None,
            available_until: None,
            monthly_rent_cents: None,
            step_free: StepFree::Unknown,
            free_slots: 0,
            languages: Vec::new(),
        }
    }
}

/// The primary subtags of some language tags, sorted, each once.
pub fn primary_tags<'a>(tags: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut primary: Vec<String> =
        tags.map(|tag| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase()).collect();
    primary.sort();
    primary.dedup();
    primary
}

/// Another instance's offer, as far as we understood it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteOffer {
    pub id: ProposalId,
    pub ap_id: ApId,
    pub author: ApId,
    pub title: String,
    /// Sanitised HTML.
    pub content: String,
    /// The public fields that could be read; `municipality` holds the public area.
    pub terms: Draft,
    pub page_url: String,
    pub image: Option<RemoteImage>,
    pub listing: Listing,
    pub state: State,
    pub published_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A picture of another server, which is shown through it alone once media are cached here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteImage {
    pub url: String,
    pub alt: String,
}

/// One offer of the public list, ours or another's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedOffer {
    pub id: ProposalId,
    pub ap_id: ApId,
    pub owner: Owner,
    pub author: ApId,
    /// The association's name, or its domain where it gave none.
    pub author_name: String,
    pub state: State,
    pub title: String,
    /// Plain text of ours, sanitised HTML of others.
    pub description: String,
    pub terms: Draft,
    pub page_url: String,
    pub image: Option<RemoteImage>,
    pub area: Option<AreaCode>,
    pub place_name: String,
    pub free_slots: u8,
    pub published_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// Whose an offer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Ours,
    Theirs,
}

/// What a visitor looks for. An empty filter finds everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The areas within the distance asked for; `None` is everywhere.
    pub areas: Option<Vec<AreaCode>>,
    /// Room for so many.
    pub persons: Option<u8>,
    /// Free on this day …
    pub from: Option<NaiveDate>,
    /// … until this one. One of them alone asks for that day.
    pub until: Option<NaiveDate>,
    pub max_rent_cents: Option<u32>,
    pub step_free: StepFreeWish,
    /// A primary language subtag that somebody there speaks.
    pub language: Option<String>,
}

/// Whether a place without steps is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StepFreeWish {
    #[default]
    Anything,
    /// At least some of it.
    Needed,
}
