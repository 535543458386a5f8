//! PR-03: whatever an offer holds, nothing that leaves has a field of tier Instance.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::{Config, TestRunner};
use rooftop::domain::audience::Tier;
use rooftop::domain::field::{Field, Purpose};
use rooftop::domain::place::{Equipment, QualityCheck};
use rooftop::domain::proposal::Proposal;
use rooftop::geo::{Area, Gazetteer};
use rooftop::services::Viewer;
use rooftop::services::proposals::{self, Publication};
use serde_json::Value;

use crate::fediverse::{A, Server, an_offer, fediverse};

/// Words without digits, in several scripts, with what JSON and HTML have to escape.
const FREE_TEXT: &str =
    "[a-zA-Zéèêàçñéİß '\"<>&;,.!?(){}\\[\\]:\\n\u{5d0}-\u{5ea}\u{627}-\u{64a}\u{1f3e0}\u{202e}]{0,160}";

fn a_full_offer() -> impl Strategy<Value = (A, &'static Area)> {
    let small: Vec<&'static Area> =
        Gazetteer::belgium().municipalities().filter(|area| area.population < 3000).collect();
    let counts = (1..20_u8, 1..20_u8, 1..20_u8);
    let texts = ("[a-zA-Z&<\"' ]{1,60}[a-z]", FREE_TEXT);
    let checks = subsequence(QualityCheck::ALL, 1..=QualityCheck::ALL.len());
    let equipment = subsequence(Equipment::ALL, 0..=Equipment::ALL.len());
    let languages = vec(select(&["fr:fluent", "nl-be:few_words", "ar", "ti:conversational"][..]), 0..4);
    let place = (
        select(&["room", "shared_flat", "collective"][..]),
        1..20_u8,
        0..500_000_u32,
        select(&["all", "none", "unknown"][..]),
    );
    (texts, select(small), counts, checks, equipment, languages, place).prop_map(
        |((title, description), area, (women, men, children), checks, equipment, languages, place)| {
            let mut made = an_offer()
                .with(Field::Title, &title)
                .with(Field::Description, &description)
                .with(Field::Municipality, area.code.as_str())
                .with(Field::HostWomen, &women.to_string())
                .with(Field::HostMen, &men.to_string())
                .with(Field::HostChildren, &children.to_string())
                .with(Field::PlaceKind, place.0)
                .with(Field::CapacityPersons, &place.1.to_string())
                .with(Field::MonthlyRentCents, &place.2.to_string())
                .with(Field::StepFree, place.3);
            made.draft.set(Field::Languages, "");
            for check in checks {
                made.draft.push(Field::QualityChecklist, check.as_str());
            }
            for item in equipment {
                made.draft.push(Field::Equipment, item.as_str());
            }
            for language in languages {
                made.draft.push(Field::Languages, language);
            }
            (made, area)
        },
    )
}

/// Every key and every text of a document.
fn walk(value: &Value, keys: &mut BTreeSet<String>, texts: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                keys.insert(key.clone());
                walk(value, keys, texts);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, keys, texts)),
        Value::String(text) => texts.push(text.clone()),
        Value::Number(number) => texts.push(number.to_string()),
        Value::Null | Value::Bool(_) => {}
    }
}

/// The names of the fields that stay here, as forms and as the wire would write them. `municipality` is a key
/// of the wire, for the public area.
fn private_names() -> BTreeSet<String> {
    let private = Field::ALL
        .iter()
        .filter(|field| field.tier(Purpose::Offer) > Tier::Public && **field != Field::Municipality);
    let mut names: BTreeSet<String> =
        private.flat_map(|field| [field.name().to_owned(), field.wire_name()]).collect();
    names.extend(
        ["host_household", "hostHousehold", "vetting", "written_by", "writtenBy", "household"]
            .map(str::to_owned),
    );
    names
}

/// The documents that mention an offer.
async fn documents(server: &Server, proposal: &Proposal) -> Vec<(String, Value)> {
    let mut documents = Vec::new();
    for path in [
        format!("/proposals/{}", proposal.id),
        "/actors/alpha".to_owned(),
        "/actors/offers".to_owned(),
        "/actors/alpha/outbox".to_owned(),
        "/actors/alpha/outbox?page=true".to_owned(),
        "/actors/offers/outbox?page=true".to_owned(),
        "/actors/alpha/featured".to_owned(),
    ] {
        let document = server.document(&path).await.1;
        documents.push((path, document));
    }
    let (status, _, body) = server.get("/offers", "application/json").await;
    assert_eq!(status, 200);
    documents.push(("/offers".to_owned(), serde_json::from_str(&body).unwrap()));
    documents
}

async fn nothing_private_leaves(server: &Server, made: A, area: &Area) -> Result<(), TestCaseError> {
    let (now, draft) = (server.clock.now(), made.draft);
    let (proposal, publication) = server
        .does(move |tx, app| {
            let proposal = proposals::create(tx, app, now, Viewer::Operator, (Purpose::Offer, &draft))?;
            let publication = proposals::publish(tx, app, now, Viewer::Operator, proposal.id)?;
            Ok((proposal, publication))
        })
        .await
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    server.works().await;
    let private = private_names();
    for (path, document) in documents(server, &proposal).await {
        let (mut keys, mut texts) = (BTreeSet::new(), Vec::new());
        walk(&document, &mut keys, &mut texts);
        let leaked: Vec<&String> = keys.intersection(&private).collect();
        prop_assert!(leaked.is_empty(), "{path} has the keys {leaked:?}");
        for text in texts {
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            prop_assert!(
                !words.any(|word| word == area.code.as_str()),
                "{path} tells of {}: {text}",
                area.code
            );
            let check = QualityCheck::ALL.iter().find(|check| text.contains(check.as_str()));
            prop_assert!(check.is_none(), "{path} tells of {check:?}: {text}");
        }
        let is_there = document.to_string().contains(&proposal.id.to_string());
        let is_note = path.starts_with("/proposals") || path == "/offers";
        prop_assert!(!is_note || is_there == (publication == Publication::Out), "{path} and {publication:?}");
    }
    Ok(())
}

#[test]
fn pr_03_no_field_of_tier_instance_leaves_in_any_document_of_any_offer() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let [alpha] = runtime.block_on(fediverse(["alpha"]));
    let mut runner = TestRunner::new(Config { cases: 48, failure_persistence: None, ..Config::default() });
    let outcome = runner
        .run(&a_full_offer(), |(made, area)| runtime.block_on(nothing_private_leaves(&alpha, made, area)));
    outcome.unwrap_or_else(|error| panic!("{error}"));
}
