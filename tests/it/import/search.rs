//! A thousand generated offers: every filter and the distance search answer as a look at every single record does.

use std::collections::HashMap;

use chrono::NaiveDate;
use rooftop::clock::Clock;
use rooftop::domain::listing::{Filter, StepFreeWish};
use rooftop::geo::Gazetteer;
use rooftop::services::offers;
use serde_json::{Value, json};

use super::generated::{Dice, LANGUAGES, Places, Record, SEED, Search, expected_json, records, search};
use super::{import, json_lines};
use crate::fediverse::{Server, fediverse};
use crate::program::Place;

const OFFERS: usize = 1000;
const SEARCHES: usize = 40;

/// The generated offers by the ids that the import printed.
async fn imported(server: &Server, today: NaiveDate) -> HashMap<String, Record> {
    let mut dice = Dice(SEED);
    let records = records(OFFERS, today, &mut dice);
    let mut place = Place::empty();
    place.settings.extend(server.settings.clone());
    let lines: Vec<String> = records.iter().map(Record::line).collect();
    let said = import(&place, &lines, &["--publish"]).await;
    assert_eq!((said.code, said.out.lines().count()), (Some(0), OFFERS), "{} {}", said.err, said.out);
    let mut made = HashMap::new();
    for (index, (line, record)) in json_lines(&said).into_iter().zip(records).enumerate() {
        let id = line["id"].as_str().unwrap().to_owned();
        assert_eq!(line["line"], index + 1);
        assert_eq!(line["url"], format!("http://alpha.test/offers/{id}"));
        assert_eq!(line["state"], "published", "{line}");
        made.insert(id, record);
    }
    assert_eq!(made.len(), OFFERS, "every offer has an id of its own");
    made
}

/// Every page that the service gives, as ids.
async fn listed(server: &Server, filter: Filter) -> Vec<String> {
    let mut ids = Vec::new();
    let mut page = 1;
    loop {
        let wanted = filter.clone();
        let found = server.node.app.db.read(move |conn| offers::list(conn, &wanted, page)).await.unwrap();
        let newest_first = found.offers.is_sorted_by(|a, b| (a.published_at, a.id) >= (b.published_at, b.id));
        assert!(newest_first, "page {page} of {filter:?}");
        ids.extend(found.offers.iter().map(|offer| offer.id.to_string()));
        if page >= found.pages {
            assert_eq!(found.total, ids.len() as u64, "{filter:?}");
            return ids;
        }
        page += 1;
    }
}

/// Every page of the list as JSON.
async fn asked(server: &Server, query: &str) -> Vec<Value> {
    let mut items = Vec::new();
    for page in 1.. {
        let path = format!("/offers?{query}&page={page}");
        let (status, kind, body) = server.get(&path, "application/json").await;
        assert_eq!((status, kind.as_str()), (200, "application/json"), "{path}: {body}");
        let mut found: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(found["page"], page, "{path}");
        items.extend(std::mem::take(found["items"].as_array_mut().unwrap()));
        if page >= found["pages"].as_u64().unwrap() {
            assert_eq!(found["total"], items.len(), "{path}");
            break;
        }
    }
    items
}

/// The same search for the service, whose areas come from the gazetteer.
fn filter_of(search: &Search) -> Filter {
    let gazetteer = Gazetteer::belgium();
    let areas = search.near.map(|(_, code, km)| {
        let centre = gazetteer.public_area(&code.parse().unwrap()).unwrap();
        gazetteer.within(centre, f64::from(km)).into_iter().cloned().collect()
    });
    Filter {
        areas,
        persons: search.persons.map(|n| n.try_into().unwrap()),
        from: search.from,
        until: search.until,
        max_rent_cents: search.max_rent_cents.map(|cents| cents.try_into().unwrap()),
        step_free: if search.is_step_free.is_some() { StepFreeWish::Needed } else { StepFreeWish::Anything },
        language: search.language.map(str::to_owned),
    }
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

/// One filter after the other, each at its bounds, then many of them at once.
fn searches(today: NaiveDate) -> Vec<Search> {
    let mut searches = vec![Search::default()];
    let centres = [("62063", "62063"), ("Herstappe", "73028"), ("92094", "92094"), ("1000", "21004")];
    for km in [0, 1, 5, 10, 25, 60, 120, 300] {
        // From so far nearly everything is near: two centres show that, with fifty pages each.
        for near in if km > 100 { &centres[..2] } else { &centres[..] } {
            searches.push(Search { near: Some((near.0, near.1, km)), ..Search::default() });
        }
    }
    searches.extend([1, 2, 8, 9].map(|n| Search { persons: Some(n), ..Search::default() }));
    for days in [0, 1, 30, 31, 399, 600] {
        let day = Some(today + chrono::Days::new(days));
        searches.push(Search { from: day, ..Search::default() });
        searches.push(Search { until: day, ..Search::default() });
        searches.push(Search { from: Some(today), until: day, ..Search::default() });
    }
    searches.extend([0, 50, 35_050, 99_950].map(|n| Search { max_rent_cents: Some(n), ..Search::default() }));
    searches.push(Search { is_step_free: Some(()), ..Search::default() });
    let primary = |tag: &'static str| tag.split('-').next().unwrap();
    searches.extend(LANGUAGES.iter().map(|tag| Search { language: Some(primary(tag)), ..Search::default() }));
    let mut dice = Dice(SEED + 1);
    searches.extend((0..SEARCHES).map(|_| search(today, &mut dice)));
    searches
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_of_a_thousand_imported_offers_answers_every_search_as_a_look_at_each_of_them_does() {
    let [alpha] = fediverse(["alpha"]).await;
    // The program has the machine's clock, and dates are bounded by it.
    let today = Clock::machine().now().date_naive();
    let made = imported(&alpha, today).await;
    let places = Places::read();
    let of_all: std::collections::HashSet<&str> =
        made.values().map(|record| record.municipality.as_str()).collect();
    assert_eq!(of_all.len(), Gazetteer::belgium().municipalities().count());
    let mut found_some = 0;
    for search in searches(today) {
        let fitting = made.iter().filter(|(_, record)| search.fits(record, &places));
        let expected = sorted(fitting.map(|(id, _)| id.clone()).collect());
        found_some += usize::from(!expected.is_empty() && expected.len() < OFFERS);
        let query = search.query();
        let (ids, items) = tokio::join!(listed(&alpha, filter_of(&search)), asked(&alpha, &query));
        assert_eq!(sorted(ids), expected, "the service: {search:?}");
        let ids = items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(sorted(ids), expected, "the page's address: {query}");
    }
    assert!(found_some > 50, "searches that tell records apart: {found_some}");
    for item in asked(&alpha, "").await {
        let record = &made[item["id"].as_str().unwrap()];
        let mut said = item.clone();
        said["municipality"] = item["municipality"]["code"].clone();
        for key in ["id", "ap_id", "url", "source", "updated"] {
            said.as_object_mut().unwrap().remove(key).unwrap();
        }
        assert_eq!(said, expected_json(record, &places));
        assert_eq!(
            (&item["source"], &item["ap_id"]),
            (
                &json!("alpha.test"),
                &json!(format!("http://alpha.test/proposals/{}", item["id"].as_str().unwrap()))
            )
        );
    }
    // Events of a thousand publications wait for workers that this test does not need.
    assert_eq!(alpha.waiting().await.0, OFFERS as i64);
}
