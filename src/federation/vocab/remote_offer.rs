//! Reads another instance's offer. A proposal is recognised by `purpose` and `publishes`, never by `type` (FEP-0837).
//! Invariant: nothing is believed that has a limit here and breaks it; a field that cannot be read is left out, the offer is not.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::Value;

use super::read::{self, valueflows};
use crate::domain::audience::Audience;
use crate::domain::field::{Draft, Field, Purpose, Shape};
use crate::domain::freetext::{self, Choice};
use crate::domain::listing::{Listing, RemoteImage, RemoteOffer, primary_tags};
use crate::domain::offered::{self, OfferedPlace};
use crate::domain::place::StepFree;
use crate::domain::proposal::{DESCRIPTION_MAX_CHARS, State, TITLE_MAX_CHARS};
use crate::geo::{AreaCode, Gazetteer};
use crate::ids::{ApId, ProposalId};
use crate::text;

/// The most entries of one list that are read.
const LIST_MAX: usize = 30;
/// A place that is free so many days from today, before or after, is no place.
const DAY_MAX_DAYS: i64 = 10 * 366;
/// Nothing was published before the fediverse; the store need not know years of five digits.
const EARLIEST: DateTime<Utc> =
    NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day").and_time(chrono::NaiveTime::MIN).and_utc();
/// A place so far from any municipality that we know is none of ours, in kilometres.
const NEAREST_MAX_KM: f64 = 15.0;

/// Whether an object is a proposal, and for what.
pub fn purpose(object: &Value) -> Option<Purpose> {
    valueflows(object, "publishes")?;
    read::text(valueflows(object, "purpose")?)?.parse().ok()
}

/// Reads an offer by its author. `None` where it is none, or has no id of its author's origin, or another author.
pub fn read(object: &Value, author: &ApId, now: DateTime<Utc>) -> Option<RemoteOffer> {
    if purpose(object)? != Purpose::Offer {
        return None;
    }
    let ap_id = read::one_id(object, "id").filter(|id| id.same_origin(author))?;
    if read::one_id(object, "attributedTo").as_ref() != Some(author) {
        return None;
    }
    let intent = valueflows(object, "publishes")?;
    let intent = read::first(intent)?;
    let content = text::sanitise_html(read::text_of(object, "content").unwrap_or_default());
    let name = read::text_of(intent, "name").map(text::tidy).unwrap_or_default();
    let title = if name.trim().is_empty() { text::plain(&content) } else { name };
    // As it is shown: two lines that become one may say a street.
    let title = text::excerpt(title.trim(), TITLE_MAX_CHARS);
    let published_at = read::instant(object, "published").unwrap_or(now).max(EARLIEST).min(now);
    let updated_at = read::instant(object, "updated")
        .unwrap_or(published_at)
        .max(EARLIEST)
        .min(now + TimeDelta::minutes(5));
    let free_slots = quantity(intent);
    let (terms, place) = terms(object, now.date_naive());
    let held = held(&title, &content, place.as_ref());
    Some(RemoteOffer {
        id: ProposalId::new(),
        title,
        content,
        page_url: page_url(object, &ap_id),
        image: image(object),
        listing: listing(object, &terms, place.as_ref(), (free_slots, held)),
        state: if free_slots == 0 { State::Occupied } else { State::Published },
        terms,
        published_at,
        updated_at,
        author: author.clone(),
        ap_id,
    })
}

/// Whether the texts of another's offer hold what a moderator would have to read here (PR-17, SG-09, ND-03): it is kept, and listed once
/// its author mends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Texts {
    Held,
    Plain,
}

fn held(title: &str, content: &str, place: Option<&OfferedPlace>) -> Texts {
    // Of a place that cannot be read nobody knows whether it may choose whom it takes.
    let choice = place.map_or(Choice::Refused, OfferedPlace::choice);
    let plain = text::plain(content);
    let found = [title, plain.as_str()].into_iter().any(|text| !freetext::findings(text, choice).is_empty());
    if found { Texts::Held } else { Texts::Plain }
}

fn quantity(intent: &Value) -> u8 {
    let amount = valueflows(intent, "availableQuantity")
        .and_then(|q| {
            read::property(
                q,
                "om2",
                "http://www.ontology-of-units-of-measure.org/resource/om-2/",
                "hasNumericalValue",
            )
        })
        .and_then(read::whole_number)
        .unwrap_or(1);
    u8::try_from(amount.clamp(0, 50)).unwrap_or(0)
}

/// The page for people, on the author's own host; otherwise the id.
fn page_url(object: &Value, ap_id: &ApId) -> String {
    let page = object.get("url").and_then(|url| match url {
        Value::Object(link) => link.get("href").and_then(Value::as_str),
        other => read::text(other),
    });
    let page = page.and_then(|page| page.parse::<ApId>().ok()).filter(|page| page.same_origin(ap_id));
    page.unwrap_or_else(|| ap_id.clone()).to_string()
}

fn image(object: &Value) -> Option<RemoteImage> {
    let attachments = object.get("attachment")?;
    let attachments = attachments.as_array().map_or(std::slice::from_ref(attachments), Vec::as_slice);
    let image = attachments.iter().find(|item| {
        let is_image = read::text_of(item, "mediaType").is_some_and(|kind| kind.starts_with("image/"));
        is_image || read::kind(item) == Some("Image")
    })?;
    let url: ApId = image.get("url").and_then(read::text)?.parse().ok()?;
    let alt = text::tidy(read::text_of(image, "name").unwrap_or_default());
    // The rules hold for these words too; the picture is then shown with words of ours.
    let alt = if freetext::findings(&alt, Choice::Refused).is_empty() { alt } else { String::new() };
    Some(RemoteImage { url: url.to_string(), alt: text::excerpt(&alt, DESCRIPTION_MAX_CHARS / 3) })
}

/// The public fields that can be read, and the place they describe where they are enough for one.
fn terms(object: &Value, today: NaiveDate) -> (Draft, Option<OfferedPlace>) {
    let mut draft = Draft::new();
    let housing = read::property(object, "rooftop", super::context::NAMESPACE, "housing");
    for field in Field::ALL.iter().copied() {
        let public =
            Audience::Everybody.may_see(field.tier(Purpose::Offer)) && field.belongs_to(Purpose::Offer);
        let free_text = matches!(field, Field::Title | Field::Description);
        if public
            && !free_text
            && let Some(value) = housing.and_then(|h| h.get(field.wire_name()))
        {
            fill(&mut draft, field, value);
        }
    }
    if let Some(code) = area(object, housing) {
        draft.set(Field::Municipality, code.as_str());
    }
    // The offer's own day bounds its other dates, and today bounds its own.
    let near = |day: &NaiveDate| (*day - today).num_days().abs() <= DAY_MAX_DAYS;
    let day = draft.text(Field::AvailableFrom).trim().parse().ok().filter(near).unwrap_or(today);
    // What breaks a limit is left out, once; what then still fails is an offer that we show by its text alone.
    if let Err(errors) = offered::read_foreign(&draft, day, Gazetteer::belgium()) {
        for error in errors {
            draft.set(error.field, "");
        }
    }
    let place = offered::read_foreign(&draft, day, Gazetteer::belgium()).ok();
    (draft, place)
}

fn fill(draft: &mut Draft, field: Field, value: &Value) {
    let text = |value: &Value| match value {
        Value::Bool(yes) => Some(if *yes { "yes".to_owned() } else { "no".to_owned() }),
        Value::Number(_) => read::whole_number(value).map(|number| number.to_string()),
        other => read::text(other).map(|text| text.trim().chars().take(100).collect()),
    };
    match (field.shape(), value) {
        (Shape::List, Value::Array(items)) => {
            for item in items.iter().take(LIST_MAX).filter_map(text) {
                draft.push(field, item);
            }
        }
        (Shape::List | Shape::Text | Shape::Number | Shape::Flag | Shape::Date | Shape::Code, value) => {
            if let Some(text) = text(value) {
                draft.set(field, text);
            }
        }
    }
}

/// The area: its code where we know it, or the municipality nearest to the place's middle.
fn area(object: &Value, housing: Option<&Value>) -> Option<AreaCode> {
    let gazetteer = Gazetteer::belgium();
    let named =
        housing.and_then(|h| read::text_of(h, "municipality")).and_then(|code| gazetteer.parse(code).ok());
    let near = || {
        let place = object.get("location")?;
        let degrees = |name: &str| place.get(name).and_then(Value::as_f64);
        gazetteer.nearest(degrees("latitude")?, degrees("longitude")?, NEAREST_MAX_KM)
    };
    // PR-04 holds for what others tell us too.
    let area = named.or_else(near)?;
    gazetteer.public_area(&area.code).map(|area| area.code.clone())
}

fn listing(
    object: &Value,
    terms: &Draft,
    place: Option<&OfferedPlace>,
    (free_slots, texts): (u8, Texts),
) -> Listing {
    let area: Option<AreaCode> = terms.text(Field::Municipality).parse().ok();
    let named = object.get("location").and_then(|place| read::text_of(place, "name"));
    let known = area.as_ref().and_then(|code| Gazetteer::belgium().by_code(code));
    let place_name =
        known.map_or_else(|| text::tidy(named.unwrap_or_default()), |area| area.name("fr").to_owned());
    let tags = terms.texts(Field::Languages).iter().map(|text| text.split(':').next().unwrap_or(text));
    Listing {
        is_listed: texts == Texts::Plain,
        area,
        place_name: text::excerpt(&place_name, 100),
        place_kind: terms.text(Field::PlaceKind).parse().ok(),
        capacity_persons: terms.text(Field::CapacityPersons).parse().ok(),
        available_from: terms.text(Field::AvailableFrom).parse().ok(),
        available_until: terms.text(Field::AvailableUntil).parse().ok(),
        monthly_rent_cents: terms.text(Field::MonthlyRentCents).parse().ok(),
        step_free: place.map_or(StepFree::Unknown, |place| place.step_free),
        free_slots,
        languages: primary_tags(tags),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn now() -> DateTime<Utc> {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    fn offer(change: impl FnOnce(&mut Value)) -> RemoteOffer {
        let mut object = json!({
            "id": "https://beta.test/proposals/1", "purpose": "offer", "attributedTo": "https://beta.test/actors/beta",
            "published": "2026-11-20T08:00:00Z", "publishes": {"name": "Chambre"},
            "housing": {"placeKind": "room", "capacityPersons": 2, "municipality": "62063", "availableFrom": "2026-12-01"},
        });
        change(&mut object);
        read(&object, &"https://beta.test/actors/beta".parse().unwrap(), now()).unwrap()
    }

    #[test]
    fn inbound_13_dates_are_clamped() {
        let ancient = offer(|o| o["published"] = json!("0000-01-01T00:00:00+23:59"));
        assert_eq!((ancient.published_at, ancient.updated_at), (EARLIEST, EARLIEST));
        let future = offer(|o| {
            o["published"] = json!("9999-12-31T00:00:00Z");
            o["updated"] = json!("9999-12-31T00:00:00Z");
        });
        assert_eq!((future.published_at, future.updated_at), (now(), now() + TimeDelta::minutes(5)));
        for day in ["+262142-12-31", "-0001-01-01", "1990-01-01", "2036-12-31"] {
            let far = offer(|o| o["housing"]["availableFrom"] = json!(day));
            assert_eq!(
                (far.listing.available_from, far.terms.text(Field::AvailableFrom)),
                (None, ""),
                "{day}"
            );
            assert_eq!(far.listing.capacity_persons, Some(2), "the rest stays");
        }
        let past = offer(|o| o["housing"]["availableFrom"] = json!("2018-01-01"));
        assert_eq!(past.terms.text(Field::AvailableFrom), "2018-01-01", "an old offer keeps its day");
    }

    #[test]
    fn the_first_picture_is_taken_whether_its_kind_or_its_media_type_says_so() {
        let url = "https://beta.test/1.jpg";
        let words = "x".repeat(2_000);
        for (attachment, taken) in [
            (json!({"type": "Image", "url": url, "name": words}), true),
            (json!({"type": "Document", "mediaType": "image/png", "url": url, "name": words}), true),
            (
                json!([{"type": "Note", "url": "https://beta.test/0"}, {"type": "Image", "url": url, "name": words}]),
                true,
            ),
            (json!({"type": "Document", "mediaType": "video/mp4", "url": url}), false),
            (json!({"type": "Image"}), false),
        ] {
            let image = offer(|o| o["attachment"] = attachment.clone()).image;
            let alt_chars = image.as_ref().map(|image| image.alt.chars().count());
            assert_eq!(image.map(|image| image.url), taken.then(|| url.to_owned()), "{attachment}");
            assert_eq!(alt_chars, taken.then_some(1_000), "{attachment}");
        }
    }

    #[test]
    fn pr_17_a_title_is_looked_at_as_it_is_shown() {
        assert!(offer(|_| ()).listing.is_listed);
        let two_lines = offer(|o| o["publishes"]["name"] = json!("Rue\nde la Loi\n16"));
        assert_eq!(two_lines.title, "Rue de la Loi 16");
        assert!(!two_lines.listing.is_listed);
    }

    #[test]
    fn blanks_around_a_value_are_none_of_it() {
        let spaced = offer(|o| o["housing"]["languages"] = json!([" fr", "ar "]));
        assert_eq!(spaced.listing.languages, ["ar", "fr"]);
    }
}
