//! `GET /offers`: the public list with its filters, as a page, or as JSON to those who prefer it.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use super::card::Card;
use super::filter::{DISTANCE_USUAL_KM, DISTANCES_KM, FilterError, LANGUAGES, Name, Typed};
use super::json;
use super::pictures::Pictures;
use crate::domain::listing::Filter;
use crate::geo::Gazetteer;
use crate::services::offers::{self, OffersPage};
use crate::services::wording;
use crate::web::error::{OnPage, PageError, problem};
use crate::web::layout::{Forms, Page, Say};
use crate::web::session;
use crate::web::visitors::PagePace;

#[derive(Template)]
#[template(path = "offers.html")]
struct ListPage<'a> {
    page: &'a Page,
    t: Say,
    typed: &'a Typed,
    distances: Vec<Choice>,
    languages: Vec<Choice>,
    errors: Vec<(Name, String)>,
    /// `None` while the filters cannot be read.
    found: Option<Found>,
}

struct Found {
    cards: Vec<Card>,
    /// `12 offres`.
    counted: String,
    /// `Page 2 sur 5`; `None` where there is one alone.
    whereabouts: Option<String>,
    previous: Option<String>,
    next: Option<String>,
}

struct Choice {
    value: String,
    label: String,
    is_chosen: bool,
}

impl ListPage<'_> {
    /// What is wrong with a filter.
    fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(wrong, _)| wrong.as_str() == name).map(|(_, sentence)| sentence.as_str())
    }

    /// What was typed for a filter.
    fn value(&self, name: &str) -> &str {
        Name::ALL.iter().find(|known| known.as_str() == name).map_or("", |known| self.typed.get(*known))
    }
}

/// `GET /offers`.
///
/// # Errors
/// The store's; what is wrong with a filter is said beside it.
pub async fn offers_list(request: HttpRequest) -> Result<HttpResponse, PageError> {
    PagePace::keep(&request).await;
    let typed = Typed::of(request.query_string());
    if prefers_json(&request) {
        return Ok(json::answer(session::app(&request), &typed).await);
    }
    let page = Page::of(&request).await?;
    let (status, errors, found) = match typed.read(Gazetteer::belgium()) {
        Ok(filter) => (StatusCode::OK, Vec::new(), Some(find(&page, &typed, filter).await?)),
        Err(errors) => (StatusCode::BAD_REQUEST, said(page.say(), &errors), None),
    };
    let t = page.say();
    let template = ListPage {
        page: &page,
        t,
        typed: &typed,
        distances: distances(t, typed.get(Name::DistanceKm)),
        languages: languages(t, typed.get(Name::Language)),
        errors,
        found,
    };
    page.show_as(status, Forms::Here, &template)
}

async fn find(page: &Page, typed: &Typed, filter: Filter) -> Result<Found, PageError> {
    // A page number that is none leads to the first page: no field of the form shows it.
    let number = typed.page().unwrap_or(1);
    let found: OffersPage =
        page.app().db.read(move |conn| offers::list(conn, &filter, number)).await.on(page)?;
    let pictures = Pictures::of(page, &found.offers).await?;
    Ok(Found {
        cards: found.offers.iter().map(|offer| Card::of(page, offer, &pictures)).collect(),
        counted: page.say().count("offers-count", found.total),
        whereabouts: (found.pages > 1).then(|| whereabouts(page.say(), found.page, found.pages)),
        previous: (found.page > 1).then(|| typed.address((found.page - 1).min(found.pages))),
        next: (found.page < found.pages).then(|| typed.address(found.page + 1)),
    })
}

fn whereabouts(t: Say, page: u32, pages: u32) -> String {
    t.with2("pager-where", ("page", &page.to_string()), ("pages", &pages.to_string()))
}

fn said(t: Say, errors: &[FilterError]) -> Vec<(Name, String)> {
    let say = |error: &FilterError| {
        let label = t.get(&format!("filter-{}", error.name.as_str().replace('_', "-")));
        (error.name, problem(t, &label, &error.problem))
    };
    errors.iter().map(say).collect()
}

fn distances(t: Say, typed: &str) -> Vec<Choice> {
    let chosen = typed.parse().unwrap_or(DISTANCE_USUAL_KM);
    // What an address asked for stays choosable.
    let mut all = DISTANCES_KM.to_vec();
    if !all.contains(&chosen) {
        all.push(chosen);
        all.sort_unstable();
    }
    let choice = |km: i64| Choice {
        value: km.to_string(),
        label: if km == 0 { t.get("filter-only-here") } else { t.with1("filter-within", "km", km) },
        is_chosen: km == chosen,
    };
    all.into_iter().map(choice).collect()
}

fn languages(t: Say, typed: &str) -> Vec<Choice> {
    let choice = |tag: &&str| Choice {
        value: (*tag).to_owned(),
        label: wording::language_name(t.0, tag),
        is_chosen: tag.eq_ignore_ascii_case(typed),
    };
    let mut choices: Vec<Choice> = LANGUAGES.iter().map(choice).collect();
    choices.sort_by(|a, b| a.label.cmp(&b.label));
    choices
}

/// Whether JSON is named in `Accept` and weighs more than HTML does (RFC 9110, section 12.5.1).
fn prefers_json(request: &HttpRequest) -> bool {
    let accept =
        request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    weight(accept, "application/json") > weight(accept, "text/html")
}

/// The weight of a media type that is named; wildcards name none.
fn weight(accept: &str, media_type: &str) -> f32 {
    let of = |entry: &str| {
        let mut parts = entry.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(media_type));
        let quality =
            parts.find_map(|part| part.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
        if named { quality } else { 0.0 }
    };
    accept.split(',').take(50).map(of).fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn json_is_for_those_who_prefer_it() {
        let prefers = |accept: &str| {
            prefers_json(&TestRequest::get().insert_header((header::ACCEPT, accept)).to_http_request())
        };
        assert!(prefers("application/json"));
        assert!(prefers("application/json, text/plain, */*"));
        assert!(prefers("text/html;q=0.5, application/json"));
        for html in [
            "*/*",
            "",
            "text/html,application/xhtml+xml,*/*;q=0.8",
            "application/json;q=0.5, text/html",
            "application/json;q=0",
        ] {
            assert!(!prefers(html), "{html}");
        }
    }

    #[test]
    fn a_distance_from_an_address_stays_choosable() {
        let chosen = |typed: &str| {
            let choices = distances(Say(crate::i18n::Lang::Fr, crate::clock::Zone::BRUSSELS), typed);
            choices.into_iter().find(|choice| choice.is_chosen).map(|choice| choice.value)
        };
        assert_eq!(chosen("7").as_deref(), Some("7"));
        assert_eq!(chosen("x").as_deref(), Some("20"));
    }
}
