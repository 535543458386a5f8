//! The drawn card that an offer carries where the host gave no photo (federation.md "A public offer").
//! Invariant: a card is made from its key alone, so that it can be served without being stored.

use crate::domain::offered::OfferedPlace;
use crate::domain::place::{PlaceKind, StepFree};
use crate::domain::proposal::State;

use super::scene;
use super::shapes::Canvas;

/// The width of every card.
pub const WIDTH_PX: u32 = 1200;
/// The height of every card.
pub const HEIGHT_PX: u32 = 630;
/// The highest number that a key tells apart: from here on a card shows eight figures and a plus.
pub const PERSONS_MAX: u8 = 9;

/// The blurhash describes a blur of 4 by 3 waves: a copy one fifteenth the size has more than enough detail.
const BLUR_SHRINK: u32 = 15;
/// How much smaller a card in a list is than the card itself.
const SMALL_SHRINK: u32 = 3;

/// Whether the place costs something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Price {
    Free,
    Paid,
}

/// Whether the place can still be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Occupancy {
    Open,
    Filled,
}

/// What a card shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CardFacts {
    pub place_kind: PlaceKind,
    pub capacity_persons: u8,
    pub step_free: StepFree,
    pub free_of_charge: Price,
    pub filled: Occupancy,
}

/// A drawn picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The file, `image/png`.
    pub png: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

impl CardFacts {
    /// What the card of an offer shows. A rent that was not said is no promise: only a rent of 0 is free.
    pub fn of(place: &OfferedPlace, state: State) -> Self {
        Self {
            place_kind: place.place_kind,
            capacity_persons: place.capacity_persons,
            step_free: place.step_free,
            free_of_charge: if place.monthly_rent_cents == Some(0) { Price::Free } else { Price::Paid },
            filled: match state {
                State::Reserved | State::Occupied | State::Withdrawn => Occupancy::Filled,
                State::Draft
                | State::Screening
                | State::Published
                | State::Open
                | State::Paused
                | State::NeedsInfo
                | State::Placed
                | State::Closed
                | State::Suspended => Occupancy::Open,
            },
        }
    }

    /// Names the card: `room-2-none-free-open`, safe as a file name and in a URL. Persons above nine are `9`.
    pub fn key(&self) -> String {
        let price = match self.free_of_charge {
            Price::Free => "free",
            Price::Paid => "paid",
        };
        let occupancy = match self.filled {
            Occupancy::Open => "open",
            Occupancy::Filled => "filled",
        };
        let persons = self.capacity_persons.min(PERSONS_MAX);
        format!("{}-{persons}-{}-{price}-{occupancy}", self.place_kind, self.step_free)
    }

    /// Reads a key; `None` for anything that [`CardFacts::key`] never writes.
    pub fn from_key(key: &str) -> Option<Self> {
        let mut parts = key.split('-');
        let facts = Self {
            place_kind: parts.next()?.parse().ok()?,
            capacity_persons: parts.next()?.parse().ok()?,
            step_free: parts.next()?.parse().ok()?,
            free_of_charge: match parts.next()? {
                "free" => Price::Free,
                "paid" => Price::Paid,
                _ => return None,
            },
            filled: match parts.next()? {
                "open" => Occupancy::Open,
                "filled" => Occupancy::Filled,
                _ => return None,
            },
        };
        // One address for each card: `02` or a trailing part would be a second one.
        (facts.key() == key).then_some(facts)
    }
}

/// Draws the card, 1200 by 630 pixels. The same facts give the same bytes.
pub fn draw(facts: &CardFacts) -> Card {
    let canvas = drawn(facts, 1);
    Card { png: canvas.to_png(), width: canvas.width_px(), height: canvas.height_px() }
}

/// Draws the card at a third of its size, for lists: a phone fetches a ninth of the pixels.
pub fn draw_small(facts: &CardFacts) -> Card {
    let canvas = drawn(facts, SMALL_SHRINK);
    Card { png: canvas.to_png(), width: canvas.width_px(), height: canvas.height_px() }
}

/// The blurhash of the card, 4 by 3 components; it is drawn small for it, never decoded.
pub fn blurhash(facts: &CardFacts) -> String {
    let small = drawn(facts, BLUR_SHRINK);
    blurhash::encode(4, 3, small.width_px(), small.height_px(), small.rgba())
        .expect("4 by 3 components are within the format's limits")
}

fn drawn(facts: &CardFacts, shrink: u32) -> Canvas {
    let mut canvas = Canvas::new(WIDTH_PX / shrink, HEIGHT_PX / shrink, 1.0 / shrink as f32);
    scene::draw(&mut canvas, facts);
    canvas
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::field::{Draft, Field};
    use crate::domain::offered;
    use crate::geo::Gazetteer;

    fn any_facts() -> impl Strategy<Value = CardFacts> {
        (
            prop::sample::select(PlaceKind::ALL),
            any::<u8>(),
            prop::sample::select(StepFree::ALL),
            prop_oneof![Just(Price::Free), Just(Price::Paid)],
            prop_oneof![Just(Occupancy::Open), Just(Occupancy::Filled)],
        )
            .prop_map(|(place_kind, capacity_persons, step_free, free_of_charge, filled)| {
                CardFacts { place_kind, capacity_persons, step_free, free_of_charge, filled }
            })
    }

    fn fullest(place_kind: PlaceKind, filled: Occupancy) -> CardFacts {
        let (step_free, free_of_charge) = (StepFree::All, Price::Free);
        CardFacts { place_kind, capacity_persons: PERSONS_MAX, step_free, free_of_charge, filled }
    }

    proptest! {
        #[test]
        fn a_key_is_read_back_as_the_facts_it_was_made_of(facts in any_facts()) {
            let key = facts.key();
            prop_assert!(key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte)));
            let shown = CardFacts { capacity_persons: facts.capacity_persons.min(PERSONS_MAX), ..facts };
            prop_assert_eq!(CardFacts::from_key(&key), Some(shown));
        }

        #[test]
        fn a_text_that_is_read_as_a_key_is_that_key(text in "[a-z_]{0,14}-[0-9+]{0,3}-[a-z]{0,8}-(free|paid)-(open|filled)-?") {
            if let Some(facts) = CardFacts::from_key(&text) {
                prop_assert_eq!(facts.key(), text);
            }
        }
    }

    #[test]
    fn a_key_looks_as_it_is_promised() {
        let facts = CardFacts {
            place_kind: PlaceKind::Room,
            capacity_persons: 2,
            step_free: StepFree::None,
            free_of_charge: Price::Free,
            filled: Occupancy::Open,
        };
        assert_eq!(facts.key(), "room-2-none-free-open");
    }

    #[test]
    fn the_card_of_an_offer_shows_its_place_its_price_and_whether_it_is_free_to_ask_for() {
        let mut draft = Draft::new();
        draft
            .set(Field::PlaceKind, "studio")
            .set(Field::CapacityPersons, "3")
            .set(Field::Municipality, "62063")
            .set(Field::AvailableFrom, "2026-12-01")
            .set(Field::StepFree, "some");
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        let mut place = offered::read(&draft, today, Gazetteer::belgium()).unwrap();
        for (rent_cents, state, key) in [
            (None, State::Published, "studio-3-some-paid-open"),
            (Some(0), State::Published, "studio-3-some-free-open"),
            (Some(100), State::Paused, "studio-3-some-paid-open"),
            (Some(0), State::Reserved, "studio-3-some-free-filled"),
            (None, State::Occupied, "studio-3-some-paid-filled"),
        ] {
            place.monthly_rent_cents = rent_cents;
            assert_eq!(CardFacts::of(&place, state).key(), key);
        }
    }

    #[test]
    fn what_is_not_a_key_is_refused() {
        for text in [
            "",
            "room",
            "room-2-none-free",
            "room-02-none-free-open",
            "room-+2-none-free-open",
            "room-10-none-free-open",
            "room-300-none-free-open",
            "room-2-none-free-open-",
            "tent-2-none-free-open",
            "room-2-none-free-open/..",
            "Room-2-none-free-open",
            "room-2-none-gift-open",
            "room-2-none-free-shut",
        ] {
            assert_eq!(CardFacts::from_key(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_fullest_card_of_every_kind_is_small_repeatable_and_like_no_other() {
        let mut seen = std::collections::HashSet::new();
        for kind in PlaceKind::ALL {
            for filled in [Occupancy::Open, Occupancy::Filled] {
                let facts = fullest(*kind, filled);
                let card = draw(&facts);
                assert_eq!((card.width, card.height), (1200, 630));
                assert!(card.png.len() < 60_000, "{}: {} bytes", facts.key(), card.png.len());
                assert_eq!(card, draw(&facts), "{}", facts.key());
                assert!(seen.insert(card.png), "{} looks like another", facts.key());
            }
        }
    }

    #[test]
    fn every_fact_changes_the_picture() {
        let full = fullest(PlaceKind::House, Occupancy::Open);
        let others = [
            CardFacts { capacity_persons: 8, ..full },
            CardFacts { capacity_persons: 1, ..full },
            CardFacts { step_free: StepFree::Some, ..full },
            CardFacts { step_free: StepFree::None, ..full },
            CardFacts { free_of_charge: Price::Paid, ..full },
            CardFacts { filled: Occupancy::Filled, ..full },
        ];
        for other in others {
            assert_ne!(draw(&full).png, draw(&other).png, "{}", other.key());
        }
    }

    #[test]
    fn the_file_is_an_opaque_png_of_the_promised_size() {
        let card = draw(&fullest(PlaceKind::Collective, Occupancy::Open));
        let pixmap = tiny_skia::Pixmap::decode_png(&card.png).unwrap();
        assert_eq!((pixmap.width(), pixmap.height()), (card.width, card.height));
        assert!(pixmap.pixels().iter().all(|pixel| pixel.alpha() == 255));
    }

    #[test]
    fn a_blurhash_has_four_by_three_components_and_the_colours_of_its_card() {
        for kind in PlaceKind::ALL {
            let facts = fullest(*kind, Occupancy::Open);
            let hash = blurhash(&facts);
            // One size digit, one for the range, four for the mean, two for each of the other eleven.
            assert_eq!((hash.len(), hash.as_bytes()[0]), (28, b'L'));
            let blurred = blurhash::decode(&hash, 12, 6, 1.0).unwrap();
            let card = tiny_skia::Pixmap::decode_png(&draw(&facts).png).unwrap();
            for channel in 0..3 {
                // The hash holds the mean of the light, not of the bytes.
                let mean = |bytes: &[u8]| {
                    let light = |byte: &u8| (f64::from(*byte) / 255.0).powf(2.2);
                    let channel = bytes.iter().skip(channel).step_by(4);
                    channel.map(light).sum::<f64>() / (bytes.len() / 4) as f64
                };
                let (sharp, soft) = (mean(card.data()), mean(&blurred));
                assert!((sharp - soft).abs() < 0.08, "{kind} channel {channel}: {sharp} and {soft}");
            }
        }
    }
}
