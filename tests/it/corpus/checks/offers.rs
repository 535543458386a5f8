//! What holds for every offer that is read, whoever wrote it.

use chrono::{DateTime, TimeDelta, Utc};
use rooftop::domain::audience::Audience;
use rooftop::domain::bands::Bands;
use rooftop::domain::field::{Field, Purpose};
use rooftop::domain::listing::RemoteOffer;
use rooftop::domain::matching::banded::Banded;
use rooftop::domain::matching::facts::{Home, OfferFacts, day};
use rooftop::domain::matching::reach::Distances;
use rooftop::domain::matching::rules::Setting;
use rooftop::domain::matching::verdicts::Trust;
use rooftop::domain::matching::weights::Weights;
use rooftop::domain::offered::{self, CAPACITY_MAX, RENT_MAX_CENTS};
use rooftop::domain::proposal::{LANGUAGES_MAX, State, TITLE_MAX_CHARS};
use rooftop::federation::vocab::{read, remote_offer, verdicts};
use rooftop::geo::Gazetteer;
use rooftop::ids::ApId;
use rooftop::text;
use serde_json::Value;

use super::html;

/// Reads an offer by this author, and gives it where it is one.
pub fn check(object: &Value, author: &ApId, now: DateTime<Utc>) -> Option<RemoteOffer> {
    let offer = remote_offer::read(object, author, now)?;
    assert_eq!(remote_offer::purpose(object), Some(Purpose::Offer));
    assert_eq!(offer.author, *author, "another's offer");
    assert_eq!(read::one_id(object, "attributedTo").as_ref(), Some(author), "another's offer");
    assert!(offer.ap_id.same_origin(author), "{} by {author}", offer.ap_id);
    let page: ApId = offer.page_url.parse().unwrap();
    assert!(page.same_origin(author), "the page {page} by {author}");
    texts(&offer);
    terms(&offer);
    listing(&offer, now);
    matched(object, &offer, now);
    Some(offer)
}

/// As an ally's: what it says of its own rules has bounds, and its facts can be judged, or are none.
fn matched(object: &Value, offer: &RemoteOffer, now: DateTime<Utc>) {
    let today = now.date_naive();
    let said = verdicts::read(object, (&offer.ap_id, &offer.author), today).expect("it is that offer");
    assert!(said.vetted_until.is_none_or(|month| month.is_near(today)), "{said:?}");
    let distances = Distances::belgium();
    let place = offered::read_foreign(&offer.terms, offer.updated_at.date_naive(), Gazetteer::belgium()).ok();
    let Some(place) = place else { return };
    let known = (offer.listing.free_slots, said, Trust::Trusted);
    let Ok(facts) = OfferFacts::of_ally("offer", &place, known, distances) else { return };
    assert!(matches!(facts.home, Home::Verdicts { .. }), "who lives there is nobody's to tell");
    let weights = Weights::default();
    let with = Setting { today: day(today), weights: &weights, distances };
    for period in ["2026-12", "2026-Q4", "262142-12"] {
        let bands = Bands { size: "1", area: None, period: period.parse().unwrap() };
        let fits = Banded::of(&bands, distances).could_fit(&facts, with).is_some();
        assert!(!fits || facts.vetted_until.is_none_or(|until| until >= with.today), "SG-01");
    }
}

fn texts(offer: &RemoteOffer) {
    let long = |text: &str, most: usize| assert!(text.chars().count() <= most, "{text:?} is over {most}");
    long(&offer.title, TITLE_MAX_CHARS);
    long(&offer.listing.place_name, 100);
    for text in [&offer.title, &offer.listing.place_name] {
        assert!(text.chars().all(|c| !c.is_control() && !html::deceives(c)), "{text:?}");
    }
    html::harmless(&offer.content);
    if let Some(image) = &offer.image {
        long(&image.alt, 1000);
        image.url.parse::<ApId>().unwrap();
    }
}

fn terms(offer: &RemoteOffer) {
    for (field, texts) in offer.terms.iter() {
        let public = Audience::Everybody.may_see(field.tier(Purpose::Offer));
        assert!(public || field == Field::Municipality, "{field} is not for others");
        assert!(field.belongs_to(Purpose::Offer), "{field} is of requests");
        assert!(!matches!(field, Field::Title | Field::Description), "{field} is a free text");
        assert!(texts.len() <= 30, "{field} has {} entries", texts.len());
        for text in texts {
            assert!(text.chars().count() <= 100, "{field}: {text:?}");
        }
    }
    let places = Gazetteer::belgium();
    if let Some(area) = &offer.listing.area {
        let public = places.public_area(area).map(|area| &area.code);
        assert_eq!(public, Some(area), "PR-04: a place so small is told by its arrondissement");
        assert_eq!(offer.terms.text(Field::Municipality), area.as_str());
    }
}

fn listing(offer: &RemoteOffer, now: DateTime<Utc>) {
    let listing = &offer.listing;
    let within = |number: i64, least: i64, most: i64| assert!((least..=most).contains(&number), "{number}");
    listing.capacity_persons.iter().for_each(|n| within((*n).into(), 1, CAPACITY_MAX));
    listing.monthly_rent_cents.iter().for_each(|n| within((*n).into(), 0, RENT_MAX_CENTS));
    within(listing.free_slots.into(), 0, 50);
    assert_eq!(listing.free_slots == 0, offer.state == State::Occupied);
    assert!(matches!(offer.state, State::Occupied | State::Published));
    let tags = &listing.languages;
    assert!(tags.len() <= LANGUAGES_MAX && tags.is_sorted(), "{tags:?}");
    for tag in tags {
        let letters = tag.bytes().all(|b| b.is_ascii_lowercase());
        assert!(letters && (2..=3).contains(&tag.len()), "the language {tag:?}");
    }
    for day in [listing.available_from, listing.available_until].into_iter().flatten() {
        let far = (day - now.date_naive()).num_days().abs();
        assert!(far <= 16 * 366, "a place that is free on {day}");
    }
    let early: DateTime<Utc> = "2000-01-01T00:00:00Z".parse().unwrap();
    assert!((early..=now).contains(&offer.published_at), "published {}", offer.published_at);
    let latest = now + TimeDelta::minutes(5);
    assert!((early..=latest).contains(&offer.updated_at), "updated {}", offer.updated_at);
    // PR-17: what reveals something is kept, and not listed.
    let revealing = [offer.title.clone(), text::plain(&offer.content)];
    if revealing.iter().any(|text| !text::reveals(text).is_empty()) {
        assert!(!listing.is_listed, "{revealing:?} is listed");
    }
}
