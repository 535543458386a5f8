//! The public list as JSON, for `Accept: application/json`: the same filters, the same pages, errors in English.
//! Invariant: every field comes from what the list shows everybody; the place is the public area (PR-04).

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::Data;
use serde::Serialize;
use serde_json::Value;

use super::filter::{Name, Typed};
use crate::allow;
use crate::domain::audience::Audience;
use crate::domain::disclosed::{Document, verdict};
use crate::domain::field::{Draft, Field};
use crate::domain::listing::{Filter, ListedOffer, primary_tags};
use crate::geo::Gazetteer;
use crate::services::offers::{self, OffersPage};
use crate::services::{App, ServiceError};

#[derive(Serialize)]
struct ListJson {
    /// How many there are on all pages.
    total: u64,
    /// Counted from 1.
    page: u32,
    pages: u32,
    items: Vec<OfferJson>,
}

#[derive(Serialize)]
struct OfferJson {
    id: String,
    ap_id: String,
    url: String,
    title: String,
    municipality: PlaceJson,
    capacity_persons: Option<u32>,
    available_from: Option<String>,
    available_until: Option<String>,
    monthly_rent_cents: Option<u32>,
    step_free: String,
    languages: Vec<String>,
    free_slots: u8,
    /// The domain of the instance that published it.
    source: String,
    updated: String,
}

#[derive(Serialize)]
struct PlaceJson {
    code: Option<String>,
    name: String,
}

#[derive(Serialize)]
struct ErrorJson {
    error: String,
}

/// Answers a search.
pub(super) async fn answer(app: &Data<App>, typed: &Typed) -> HttpResponse {
    let (filter, page) = match read(typed) {
        Ok(read) => read,
        Err(error) => return respond(StatusCode::BAD_REQUEST, &ErrorJson { error }),
    };
    match app.db.read(move |conn| offers::list(conn, &filter, page)).await {
        Ok(found) => respond(StatusCode::OK, &list(app, &found)),
        Err(error) => {
            let error: ServiceError = error;
            tracing::error!(error = ?error, "the list was not made");
            respond(StatusCode::INTERNAL_SERVER_ERROR, &ErrorJson { error: error.to_string() })
        }
    }
}

/// The filter and the page, or a sentence. A parameter that is no filter is an error: its sender believes that it filters.
fn read(typed: &Typed) -> Result<(Filter, u32), String> {
    if let Some(unknown) = typed.unknown() {
        let known: Vec<&str> = Name::ALL.iter().map(|name| name.as_str()).collect();
        return Err(format!("{unknown:?} is no filter; there are {}", known.join(", ")));
    }
    let filter = typed.read(Gazetteer::belgium());
    let filter =
        filter.map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
    let page = typed.page().map_err(|error| error.to_string())?;
    Ok((filter, page))
}

fn list(app: &App, found: &OffersPage) -> ListJson {
    let lang = app.config.association.language.as_str();
    let items = found.offers.iter().map(|offer| item(offer, lang)).collect();
    ListJson { total: found.total, page: found.page, pages: found.pages, items }
}

fn item(offer: &ListedOffer, lang: &str) -> OfferJson {
    let area = offer.area.as_ref().and_then(|code| Gazetteer::belgium().by_code(code));
    let text =
        |field: Field| Some(offer.terms.text(field)).filter(|text| !text.is_empty()).map(str::to_owned);
    OfferJson {
        id: offer.id.to_string(),
        ap_id: offer.ap_id.to_string(),
        url: offer.page_url.clone(),
        title: offer.title.clone(),
        municipality: PlaceJson {
            code: area.map(|area| area.code.to_string()),
            name: area.map_or(offer.place_name.as_str(), |area| area.name(lang)).to_owned(),
        },
        capacity_persons: number(&offer.terms, Field::CapacityPersons),
        available_from: text(Field::AvailableFrom),
        available_until: text(Field::AvailableUntil),
        monthly_rent_cents: number(&offer.terms, Field::MonthlyRentCents),
        step_free: text(Field::StepFree).unwrap_or_else(|| "unknown".to_owned()),
        languages: spoken(&offer.terms),
        free_slots: offer.free_slots,
        source: offer.author.domain().to_string(),
        updated: offer.updated_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
    }
}

fn number(terms: &Draft, field: Field) -> Option<u32> {
    terms.text(field).parse().ok()
}

/// The primary tags of `fr:fluent`, `nl-be:few_words`.
fn spoken(terms: &Draft) -> Vec<String> {
    let entries = terms.texts(Field::Languages).iter();
    primary_tags(entries.map(|entry| entry.split(':').next().unwrap_or(entry)))
}

fn respond(status: StatusCode, body: &impl Serialize) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::VARY, "Accept"))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .json(leaving(serde_json::to_value(body).unwrap_or_default()))
}

/// The answer as everybody may see it: a property without a tier stays here (PR-03).
fn leaving(body: Value) -> Value {
    allow::leaving(body, &|under, name| verdict(Document::List, Audience::Everybody, under, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pr_03_a_property_of_the_list_without_a_tier_does_not_leave() {
        let written = serde_json::json!({"total": 1, "items": [{"title": "a", "host_women": 2, "street": "b",
            "municipality": {"code": "62063", "phone": "1"}}]});
        let left =
            serde_json::json!({"total": 1, "items": [{"title": "a", "municipality": {"code": "62063"}}]});
        assert_eq!(leaving(written), left);
    }

    #[test]
    fn a_parameter_that_is_no_filter_is_an_error() {
        let error = read(&Typed::of("max_rnt=300")).unwrap_err();
        assert!(
            error.starts_with("\"max_rnt\" is no filter; there are municipality, distance_km, persons"),
            "{error}"
        );
        assert_eq!(
            read(&Typed::of("page=0")).unwrap_err(),
            "page: \"0\" is not a whole number from 1 to 1000000"
        );
        assert!(read(&Typed::of("persons=2&page=7")).is_ok_and(|(_, page)| page == 7));
    }

    #[test]
    fn numbers_and_languages_are_told_as_they_stand() {
        let mut terms = Draft::new();
        terms.set(Field::CapacityPersons, "4").push(Field::Languages, "fr:fluent");
        terms.push(Field::Languages, "nl-be:few_words");
        assert_eq!(number(&terms, Field::CapacityPersons), Some(4));
        assert_eq!(number(&terms, Field::MonthlyRentCents), None);
        assert_eq!(spoken(&terms), ["fr", "nl"]);
    }
}
