//! A published offer of, or request for, a place to stay, and its life.
//! ValueFlows calls this a *proposal*; on the wire it follows FEP-0837.
//! Invariants: an address is never part of a proposal; the author never changes; withdrawn is final.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::codes::codes;
use super::field::{Draft, Field, Purpose};
use super::offered::{self, OfferedPlace};
use super::parse::Reader;
use super::place::{LanguageLevel, SpokenLanguage};
use super::problem::{FieldError, Problem};
use super::sought::{self, SoughtHome};
use crate::geo::Gazetteer;
use crate::ids::{AccountId, ApId, ProposalId};

/// The longest title, in characters.
pub const TITLE_MAX_CHARS: usize = 120;
/// The longest description, in characters.
pub const DESCRIPTION_MAX_CHARS: usize = 3000;
/// The most languages of one proposal.
pub const LANGUAGES_MAX: usize = 12;
/// A host confirms an offer this often; otherwise it pauses.
pub const CONFIRM_EVERY_DAYS: u64 = 60;

codes! {
    /// Where a proposal stands in its life.
    State {
        Draft = "draft",
        /// Free text waits for a moderator (PR-17), or a vetting is missing (SG-01).
        Screening = "screening",
        /// An offer that everybody may see.
        Published = "published",
        /// A request that waits for a home.
        Open = "open",
        Paused = "paused",
        /// No slot is free, somebody is expected.
        Reserved = "reserved",
        /// No slot is free, somebody lives there.
        Occupied = "occupied",
        /// A moderator asked for a change, or refused.
        NeedsInfo = "needs_info",
        /// An incident is looked into (SG-10). Two people lead out of it, and nothing else does (SG-11).
        Suspended = "suspended",
        /// A request whose household lives in a home that it found here. A broken stay opens it again, with its first waiting date.
        Placed = "placed",
        /// A request that is over: its household has a home.
        Closed = "closed",
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Whether the public list shows it. A filled offer stays visible and says so.
    pub fn is_listed(self) -> bool {
        matches!(self, Self::Published | Self::Reserved | Self::Occupied)
    }

    /// Whether other instances hold it and must hear of changes.
    pub fn is_out(self) -> bool {
        self.is_listed() || self == Self::Open
    }
}

/// What is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    Offered(OfferedPlace),
    Sought(SoughtHome),
}

impl Intent {
    /// Offer or request.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Offered(_) => Purpose::Offer,
            Self::Sought(_) => Purpose::Request,
        }
    }
}

/// A checked title, description and intent, not yet anybody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub title: String,
    pub description: String,
    pub intent: Intent,
}

impl Terms {
    /// Reads a draft.
    ///
    /// # Errors
    /// Every broken rule, in the order of the form's fields. Fields of the other purpose are not read.
    pub fn read(
        purpose: Purpose,
        draft: &Draft,
        today: NaiveDate,
        places: &Gazetteer,
    ) -> Result<Self, Vec<FieldError>> {
        let mut r = Reader::new(draft, today);
        let title = r.required_text(Field::Title, TITLE_MAX_CHARS);
        let description = r.text(Field::Description, DESCRIPTION_MAX_CHARS);
        let mut errors = r.into_errors();
        let intent = match purpose {
            Purpose::Offer => offered::read(draft, today, places).map(Intent::Offered),
            Purpose::Request => sought::read(draft, today, places).map(Intent::Sought),
        };
        match intent {
            Ok(intent) if errors.is_empty() => Ok(Self { title, description, intent }),
            Ok(_) => Err(errors),
            Err(more) => {
                errors.extend(more);
                Err(errors)
            }
        }
    }

    /// Writes every value into a draft, from which [`Terms::read`] reads the same.
    pub fn write(&self) -> Draft {
        let mut draft = Draft::new();
        draft.set(Field::Title, self.title.as_str()).set(Field::Description, self.description.as_str());
        match &self.intent {
            Intent::Offered(place) => place.write(&mut draft),
            Intent::Sought(home) => home.write(&mut draft),
        }
        draft
    }

    /// The texts that somebody typed freely (PR-17).
    pub fn free_texts(&self) -> [(Field, &str); 2] {
        [(Field::Title, &self.title), (Field::Description, &self.description)]
    }
}

/// A proposal of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub id: ProposalId,
    pub ap_id: ApId,
    /// The association's actor.
    pub author: ApId,
    /// Who of the staff wrote it; `None` for an import.
    pub written_by: Option<AccountId>,
    pub state: State,
    pub terms: Terms,
    /// How many households hold a slot of it, from their yes on.
    pub taken_slots: u8,
    pub confirmed_until: NaiveDate,
    pub created_at: DateTime<Utc>,
    /// When it first left.
    pub published_at: Option<DateTime<Utc>>,
    /// The `updated` of the wire: every change that others hear of makes it later.
    pub updated_at: DateTime<Utc>,
}

/// A step that a proposal's life does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a proposal that is {from} cannot become {to}")]
pub struct WrongStep {
    pub from: State,
    pub to: State,
}

impl Proposal {
    /// Makes a draft of checked terms.
    pub fn new(id: ProposalId, ap_id: ApId, author: ApId, terms: Terms, now: DateTime<Utc>) -> Self {
        Self {
            id,
            ap_id,
            author,
            written_by: None,
            state: State::Draft,
            terms,
            taken_slots: 0,
            confirmed_until: confirmed_until(now),
            created_at: now,
            published_at: None,
            updated_at: now,
        }
    }

    /// Offer or request.
    pub fn purpose(&self) -> Purpose {
        self.terms.intent.purpose()
    }

    /// Whether this is an offer of that actor which others were told of.
    pub fn is_public_offer_of(&self, author: &ApId) -> bool {
        self.purpose() == Purpose::Offer && self.published_at.is_some() && self.author == *author
    }

    /// The place, where this is an offer.
    pub fn offered(&self) -> Option<&OfferedPlace> {
        match &self.terms.intent {
            Intent::Offered(place) => Some(place),
            Intent::Sought(_) => None,
        }
    }

    /// The home, where this is a request.
    pub fn sought(&self) -> Option<&SoughtHome> {
        match &self.terms.intent {
            Intent::Sought(home) => Some(home),
            Intent::Offered(_) => None,
        }
    }

    /// How many slots are free, as others are told.
    pub fn free_slots(&self) -> u8 {
        match (&self.terms.intent, self.state) {
            (Intent::Offered(place), State::Published) => place.slots.saturating_sub(self.taken_slots),
            (Intent::Offered(_) | Intent::Sought(_), _) => 0,
        }
    }

    /// Takes a step of its life at `now`.
    ///
    /// # Errors
    /// [`WrongStep`] where the life has no such step; nothing changes.
    pub fn become_(&mut self, to: State, now: DateTime<Utc>) -> Result<(), WrongStep> {
        let from = self.state;
        if !may_step(self.purpose(), from, to) {
            return Err(WrongStep { from, to });
        }
        self.state = to;
        self.touch(now);
        if to.is_out() {
            // The first time it is out is also its latest change: the wire then needs no `updated`.
            let updated_at = self.updated_at;
            self.published_at.get_or_insert(updated_at);
            self.confirmed_until = confirmed_until(now);
        }
        Ok(())
    }

    /// Notes that what is out is still to be had.
    ///
    /// # Errors
    /// [`WrongStep`] where it is not out.
    pub fn confirm(&mut self, now: DateTime<Utc>) -> Result<(), WrongStep> {
        if !self.state.is_out() {
            return Err(WrongStep { from: self.state, to: self.state });
        }
        self.confirmed_until = confirmed_until(now);
        self.touch(now);
        Ok(())
    }

    /// Replaces the terms.
    ///
    /// # Errors
    /// [`WrongStep`] on a withdrawn or suspended proposal, or where an offer would become a request.
    pub fn edit(&mut self, terms: Terms, now: DateTime<Utc>) -> Result<(), WrongStep> {
        let is_fixed = matches!(self.state, State::Withdrawn | State::Suspended | State::Closed);
        if is_fixed || terms.intent.purpose() != self.purpose() {
            return Err(WrongStep { from: self.state, to: self.state });
        }
        self.terms = terms;
        self.touch(now);
        Ok(())
    }

    /// Makes `updated_at` later than it was, also where the clock stands still: something of it changed that others see.
    pub fn touch(&mut self, now: DateTime<Utc>) {
        self.updated_at = now.max(self.updated_at + chrono::TimeDelta::milliseconds(1));
    }
}

fn confirmed_until(now: DateTime<Utc>) -> NaiveDate {
    now.date_naive().checked_add_days(Days::new(CONFIRM_EVERY_DAYS)).unwrap_or(NaiveDate::MAX)
}

/// The steps of a proposal's life (product.md "Lives").
fn may_step(purpose: Purpose, from: State, to: State) -> bool {
    use State::{
        Closed, Draft, NeedsInfo, Occupied, Open, Paused, Placed, Published, Reserved, Screening, Suspended,
        Withdrawn,
    };
    if to == Suspended {
        return purpose == Purpose::Offer && !matches!(from, Suspended | Withdrawn);
    }
    let out = match purpose {
        Purpose::Offer => Published,
        Purpose::Request => Open,
    };
    match from {
        Draft | NeedsInfo => to == Screening || to == out || to == Withdrawn,
        Screening => to == out || to == NeedsInfo || to == Withdrawn,
        Published => matches!(to, Paused | Reserved | Occupied | Withdrawn | Screening),
        Reserved => matches!(to, Occupied | Published | Paused | Withdrawn | Screening),
        Occupied => matches!(to, Published | Paused | Withdrawn | Screening),
        Open => matches!(to, Paused | Withdrawn | Screening | Placed | Closed),
        Placed => matches!(to, Open | Closed | Withdrawn),
        Paused => to == out || to == Withdrawn || to == Screening,
        Suspended => to == NeedsInfo,
        Closed | Withdrawn => false,
    }
}

/// Reads `tag:level` entries; a tag alone is conversational.
pub(super) fn read_languages(r: &mut Reader<'_>, field: Field) -> Vec<SpokenLanguage> {
    let mut languages: Vec<SpokenLanguage> = Vec::new();
    for text in r.entries(field, LANGUAGES_MAX) {
        let (tag, level) = text.trim().split_once(':').unwrap_or((text.trim(), "conversational"));
        let tag = tag.to_ascii_lowercase();
        if !is_tag(&tag) {
            r.refuse(field, Problem::Malformed { got: text.clone(), example: "fr:fluent" });
        } else if let Some(level) = r.one_code::<LanguageLevel>(field, level)
            && !languages.iter().any(|known| known.tag == tag)
        {
            languages.push(SpokenLanguage { tag, level });
        }
    }
    languages
}

pub(super) fn write_languages(draft: &mut Draft, field: Field, languages: &[SpokenLanguage]) {
    for language in languages {
        draft.push(field, format!("{}:{}", language.tag, language.level));
    }
}

/// Whether a text looks like a BCP-47 tag: two or three letters, then subtags of two to eight letters or digits.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let letters = (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_lowercase());
    letters
        && parts.all(|part| (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests;
