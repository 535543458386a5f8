//! A public offer on the wire: a `Note` that every fediverse program shows, with FEP-0837's properties on the same object.
//! Source: federation.md "A public offer". The order of keys matters: the first key of `contentMap` is the association's language.

use activitypub_federation::kinds::object::NoteType;
use activitypub_federation::protocol::tombstone::Tombstone;
use chrono::{DateTime, NaiveTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use super::{context, read};
use crate::domain::audience::Audience;
use crate::domain::field::{Draft, Field, Purpose, Shape};
use crate::domain::offered::OfferedPlace;
use crate::domain::place::PlaceKind;
use crate::domain::proposal::{Proposal, State};
use crate::geo::{Area, AreaKind};
use crate::i18n::Lang;
use crate::ids::ApId;
use crate::services::wording;
use crate::text;
use crate::urls::Urls;

/// The picture of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub url: String,
    pub media_type: &'static str,
    pub width: u32,
    pub height: u32,
    pub blurhash: String,
    pub alt: String,
}

/// What the document needs besides the proposal.
pub struct Setting<'a> {
    pub urls: &'a Urls,
    /// The association's language.
    pub lang: Lang,
    /// The public area (PR-04).
    pub area: &'a Area,
    /// At least one: the photos, or the drawn card.
    pub pictures: &'a [Picture],
    pub followers: &'a ApId,
}

/// Writes an offer, without `@context`.
pub fn write(proposal: &Proposal, place: &OfferedPlace, set: &Setting<'_>) -> Value {
    let contents = contents(proposal, place, set);
    let id = &proposal.ap_id;
    let mut note = json!({
        "id": id,
        "type": NoteType::Note,
        "purpose": Purpose::Offer.as_str(),
        "attributedTo": proposal.author,
        "url": set.urls.offer_page(proposal.id),
        "to": [read::PUBLIC],
        "cc": [set.followers],
        "published": stamp(proposal.published_at.unwrap_or(proposal.created_at)),
        "sensitive": false,
        "content": contents.get(set.lang.tag()),
        "contentMap": contents,
        "tag": tags(place, set),
        "attachment": set.pictures.iter().map(picture).collect::<Vec<_>>(),
        "location": location(set),
        "publishes": intent(proposal, place, set),
        "housing": housing(proposal, set),
    });
    if proposal.published_at.is_some_and(|at| at < proposal.updated_at) {
        note["updated"] = json!(stamp(proposal.updated_at));
    }
    if let Some(until) = place.available_until {
        note["endTime"] = json!(stamp(until.and_time(NaiveTime::MIN).and_utc()));
    }
    note
}

/// Writes an instant as the wire does, in UTC.
pub fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// What stands where a withdrawn proposal stood.
pub fn tombstone(id: &ApId) -> Value {
    let mut stone = json!(Tombstone::new(id.url().clone()));
    stone["@context"] = context::plain();
    stone["formerType"] = json!(NoteType::Note);
    stone
}

/// Free texts leave only while the offer is listed: what a moderator is reading (PR-17) does not.
fn free_texts(proposal: &Proposal) -> Option<(&str, &str)> {
    proposal.state.is_listed().then_some((proposal.terms.title.as_str(), proposal.terms.description.as_str()))
}

/// The text in every language, the association's first: its own words, then the sentences made of the structure.
fn contents(proposal: &Proposal, place: &OfferedPlace, set: &Setting<'_>) -> Map<String, Value> {
    let others = Lang::ALL.iter().copied().filter(|lang| *lang != set.lang);
    std::iter::once(set.lang)
        .chain(others)
        .map(|lang| (lang.tag().to_owned(), json!(content(proposal, place, set, lang))))
        .collect()
}

fn content(proposal: &Proposal, place: &OfferedPlace, set: &Setting<'_>, lang: Lang) -> String {
    let own = free_texts(proposal).filter(|_| lang == set.lang);
    let title = own.map_or_else(|| wording::headline(lang, place, set.area), |(title, _)| title.to_owned());
    let mut html = format!("<p><strong>{}</strong></p>", text::escape_html(&title));
    for sentence in wording::sentences(lang, place, set.area, proposal.state) {
        html.push_str(&format!("<p>{}</p>", text::escape_html(&sentence)));
    }
    if let Some((_, description)) = own {
        for paragraph in text::paragraphs(description) {
            html.push_str(&format!("<p>{}</p>", text::escape_html(&paragraph).replace('\n', "<br>")));
        }
    }
    html
}

fn tags(place: &OfferedPlace, set: &Setting<'_>) -> Vec<Value> {
    wording::hashtags(place, set.area)
        .into_iter()
        .map(|tag| {
            json!({"type": "Hashtag", "name": format!("#{tag}"), "href": set.urls.tag(&tag.to_ascii_lowercase())})
        })
        .collect()
}

fn picture(picture: &Picture) -> Value {
    json!({
        "type": "Image", "mediaType": picture.media_type, "url": picture.url, "name": picture.alt,
        "width": picture.width, "height": picture.height, "blurhash": picture.blurhash,
    })
}

fn location(set: &Setting<'_>) -> Value {
    let radius_km = match set.area.kind {
        AreaKind::Municipality => 5,
        AreaKind::Arrondissement => 20,
    };
    // Two decimals: about a kilometre, and only ever the middle of an area.
    let round = |degrees: f64| (degrees * 100.0).round() / 100.0;
    json!({
        "type": "Place", "name": set.area.name(set.lang.tag()), "latitude": round(set.area.latitude),
        "longitude": round(set.area.longitude), "radius": radius_km, "units": "km",
    })
}

fn intent(proposal: &Proposal, place: &OfferedPlace, set: &Setting<'_>) -> Value {
    let name = free_texts(proposal)
        .map_or_else(|| wording::headline(set.lang, place, set.area), |(title, _)| title.to_owned());
    json!({
        "type": "Intent",
        "id": format!("{}#primary", proposal.ap_id),
        "name": name,
        "action": "deliverService",
        "resourceConformsTo": conforms_to(place.place_kind),
        "availableQuantity": {"hasUnit": "one", "hasNumericalValue": proposal.free_slots().to_string()},
    })
}

fn conforms_to(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Room | PlaceKind::EmergencyBed => "https://schema.org/Room",
        PlaceKind::Studio | PlaceKind::Apartment => "https://schema.org/Apartment",
        PlaceKind::House => "https://schema.org/House",
        PlaceKind::SharedFlat | PlaceKind::Collective => "https://schema.org/Accommodation",
    }
}

/// The structured fields that everybody may see: every one whose tier allows it, and the area in place of the municipality.
fn housing(proposal: &Proposal, set: &Setting<'_>) -> Value {
    let draft = proposal.terms.write();
    let mut fields = fields(&draft, proposal.purpose(), Audience::Everybody);
    fields.insert("municipality".to_owned(), json!(set.area.code));
    if proposal.state == State::Published {
        fields.insert("confirmedUntil".to_owned(), json!(proposal.confirmed_until.to_string()));
    }
    Value::Object(fields)
}

/// Writes the fields of a draft that an audience may see (the allowlist of tiers), titles and texts excepted.
pub fn fields(draft: &Draft, purpose: Purpose, audience: Audience) -> Map<String, Value> {
    draft
        .iter()
        .filter(|(field, _)| field.belongs_to(purpose) && audience.may_see(field.tier(purpose)))
        .filter(|(field, _)| !matches!(field, Field::Title | Field::Description))
        .map(|(field, texts)| (field.wire_name(), wire_value(field, texts)))
        .collect()
}

fn wire_value(field: Field, texts: &[String]) -> Value {
    let first = texts.first().map_or("", String::as_str);
    match field.shape() {
        Shape::Number => first.parse::<i64>().map_or(Value::Null, Value::from),
        Shape::Flag => json!(first == "yes"),
        Shape::Text | Shape::Date | Shape::Code => json!(first),
        // Levels of languages and the like stay here: the wire has the bare tags.
        Shape::List => texts.iter().map(|text| json!(text.split(':').next())).collect(),
    }
}
