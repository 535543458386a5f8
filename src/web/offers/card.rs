//! An offer as lists show it: picture, headline, place, people, dates and rent, in the reader's language.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::listing::{ListedOffer, Owner};
use crate::domain::offered::{self, OfferedPlace};
use crate::domain::proposal::State;
use crate::geo::{Area, Gazetteer};
use crate::i18n::{self, Lang};
use crate::media::card::CardFacts;
use crate::services::wording;
use crate::web::layout::{Page, Say};
use crate::web::offers::pictures::Pictures;

/// An offer, read: its structured terms where we understand them, and its public area.
pub struct Read<'a> {
    pub offer: &'a ListedOffer,
    pub place: Option<OfferedPlace>,
    /// The public area (PR-04).
    pub area: Option<&'static Area>,
}

impl<'a> Read<'a> {
    /// Reads the terms of a listed offer.
    pub fn of(offer: &'a ListedOffer) -> Self {
        let places = Gazetteer::belgium();
        // Its dates were checked when it was written; the day of reading does not matter.
        let place = offered::read_foreign(&offer.terms, offer.updated_at.date_naive(), places).ok();
        let area = offer.area.as_ref().and_then(|code| places.by_code(code));
        Self { offer, place, area }
    }

    /// The headline in the reader's language; the title that its author gave it where that is the reader's own, or where
    /// we cannot make one.
    pub fn headline(&self, lang: Lang, written_in: Lang) -> String {
        match (&self.place, self.area) {
            (Some(place), Some(area)) if !self.is_in_own_words(lang, written_in) => {
                wording::headline(lang, place, area)
            }
            _ => self.offer.title.trim().to_owned(),
        }
    }

    /// Whether its headline is the title that its author gave it, which may not name the place.
    pub fn is_in_own_words(&self, lang: Lang, written_in: Lang) -> bool {
        let can_be_made = self.place.is_some() && self.area.is_some();
        let is_read_as_written = self.offer.owner == Owner::Ours && lang == written_in;
        !can_be_made || is_read_as_written && !self.offer.title.trim().is_empty()
    }

    /// The place with its province: `Huy · Province de Liège`.
    pub fn place_and_province(&self, lang: Lang) -> String {
        let name = self.place_name(lang);
        let province = self.area.and_then(|area| Gazetteer::belgium().territory(&area.province));
        match province.map(|province| province.names.get(lang.tag())) {
            Some(province) => format!("{name} · {province}"),
            None => name.into_owned(),
        }
    }

    /// The place in the reader's language.
    pub fn place_name(&self, lang: Lang) -> Cow<'a, str> {
        self.area.map_or(Cow::Borrowed(self.offer.place_name.as_str()), |area| {
            Cow::Borrowed(area.name(lang.tag()))
        })
    }

    /// The key of its drawn picture.
    pub fn picture(&self) -> Option<String> {
        Some(CardFacts::of(self.place.as_ref()?, self.offer.state).key())
    }

    /// Whether nobody can move in for now.
    pub fn is_full(&self) -> bool {
        matches!(self.offer.state, State::Reserved | State::Occupied) || self.offer.free_slots == 0
    }

    /// The instance that it came from; `None` for ours.
    pub fn via(&self) -> Option<String> {
        (self.offer.owner == Owner::Theirs).then(|| self.offer.author_name.clone())
    }
}

/// What the template of a card needs.
pub struct Card {
    pub href: String,
    pub title: String,
    /// The path of its picture.
    pub picture: Option<String>,
    /// The place, where the title may not name it.
    pub place: Option<String>,
    pub persons: Option<String>,
    pub when: Option<String>,
    pub price: Option<String>,
    pub is_full: bool,
    pub via: Option<String>,
}

impl Card {
    /// An offer for a reader, with its own picture where one is here, and the drawn one otherwise.
    pub fn of(page: &Page, offer: &ListedOffer, pictures: &Pictures) -> Self {
        let (t, lang) = (page.say(), page.lang());
        let read = Read::of(offer);
        let place = read.place.as_ref();
        Self {
            href: format!("/offers/{}", offer.id),
            title: read.headline(lang, page.written_in()),
            picture: pictures
                .small(offer)
                .or_else(|| read.picture().map(|key| format!("/media/cards/small/{key}.png"))),
            place: Some(read.place_name(lang).into_owned())
                .filter(|name| !name.is_empty() && read.is_in_own_words(lang, page.written_in())),
            persons: place.map(|place| t.count("page-up-to-persons", place.capacity_persons)),
            when: place.map(|place| when(t, place.available_from, place.available_until)),
            price: place.and_then(|place| price(t, place.monthly_rent_cents)),
            is_full: read.is_full(),
            via: read.via(),
        }
    }
}

/// When a place is free: `Libre dès le 1er décembre 2026.`
pub fn when(t: Say, from: NaiveDate, until: Option<NaiveDate>) -> String {
    let from = i18n::date(t.0, from);
    match until {
        Some(until) => t.with2("page-between", ("from", &from), ("until", &i18n::date(t.0, until))),
        None => t.with1("page-from", "from", from),
    }
}

/// What a place costs a month; `None` where nothing was said.
pub fn price(t: Say, cents: Option<u32>) -> Option<String> {
    Some(match cents? {
        0 => t.get("page-free"),
        cents => t.with1("page-a-month", "amount", i18n::euros(t.0, cents)),
    })
}
