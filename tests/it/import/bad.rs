//! What is wrong with an import is said by line, key and limit; and nothing of it is stored.

use rooftop::clock::Clock;
use serde_json::{Value, json};

use super::{import, json_lines};
use crate::program::{Place, Said};
use crate::rules::proposals_stored;

/// An offer of a room, with these keys in place of its own; `null` takes one away.
pub(super) fn a_room(with: &Value) -> String {
    let soon = Clock::machine().now().date_naive() + chrono::Days::new(9);
    let mut line = json!({
        "purpose": "offer", "title": "Chambre calme", "place_kind": "room", "capacity_persons": 2,
        "municipality": "62063", "available_from": soon.to_string(), "languages": [{"tag": "fr", "level": "fluent"}],
    });
    for (key, value) in with.as_object().unwrap() {
        line[key] = value.clone();
    }
    line.to_string()
}

/// The errors of an import whose second line of three is wrong.
async fn refused(place: &Place, bad: &str) -> Said {
    let lines = [a_room(&json!({})), bad.to_owned(), a_room(&json!({}))];
    import(place, &lines, &[]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_broken_line_is_named_with_its_field_and_limit_and_nothing_is_stored() {
    let place = Place::new().await;
    let long = "x".repeat(121);
    let cases = [
        (json!({"colour": "red"}), "colour: is no field of a proposal"),
        (json!({"needed_from": "2027-01-01"}), "needed_from: is no field of a proposal with purpose offer"),
        (
            json!({"municipality": "Atlantis"}),
            "municipality: \"Atlantis\" is no municipality: give its name, postcode or statistical code",
        ),
        (
            json!({"municipality": "62000"}),
            "municipality: \"62000\" is no municipality: give its name, postcode or statistical code",
        ),
        (
            json!({"monthly_rent_cents": -3}),
            "monthly_rent_cents: \"-3\" is not a whole number from 0 to 500000",
        ),
        (
            json!({"monthly_rent_cents": "-3"}),
            "monthly_rent_cents: \"-3\" is not a whole number from 0 to 500000",
        ),
        (
            json!({"monthly_rent_cents": 500_001}),
            "monthly_rent_cents: \"500001\" is not a whole number from 0 to 500000",
        ),
        (json!({"capacity_persons": 0}), "capacity_persons: \"0\" is not a whole number from 1 to 20"),
        (json!({"capacity_persons": null}), "capacity_persons: is missing"),
        (
            json!({"available_from": "2027-05-02", "available_until": "2027-05-01"}),
            "available_until: ends before it begins: 2027-05-01 is before 2027-05-02",
        ),
        (
            json!({"available_from": "1.12.2026"}),
            "available_from: \"1.12.2026\" is not a date such as 2026-12-01",
        ),
        (json!({"title": long}), "title: has 121 characters, at most 120 are allowed"),
        (json!({"title": "  "}), "title: is missing"),
        (json!({"place_kind": "castle"}), "place_kind: \"castle\" is none of room, studio"),
        (
            json!({"languages": [{"tag": "fr", "level": "native"}]}),
            "languages: \"native\" is none of few_words",
        ),
        (json!({"languages": "fr"}), "languages: is not a list"),
        (json!({"lockable_room": "perhaps"}), "lockable_room: \"perhaps\" is neither yes nor no"),
        (json!({"purpose": "sale"}), "purpose: \"sale\" is none of offer, request"),
        (json!({"purpose": null}), "purpose: is missing"),
    ];
    for (with, sentence) in cases {
        let said = refused(&place, &a_room(&with)).await;
        let lines = json_lines(&said);
        assert_eq!((said.code, lines.len()), (Some(1), 1), "{with}: {said:?}");
        assert_eq!(lines[0]["line"], 2, "{with}");
        assert!(lines[0]["error"].as_str().unwrap().starts_with(sentence), "{}, not {sentence}", lines[0]);
        assert_eq!(lines[0].get("id"), None);
        assert!(said.err.contains("1 of 3 lines cannot be imported: nothing is imported"), "{}", said.err);
    }
    for (text, sentence) in
        [("{\"purpose\":\"offer\"", "not JSON"), ("[1]", "not an object"), ("\u{0}", "not JSON")]
    {
        let said = refused(&place, text).await;
        assert!(json_lines(&said)[0]["error"].as_str().unwrap().starts_with(sentence), "{text}: {said:?}");
    }
    assert_eq!(proposals_stored(&place).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_that_name_a_person_or_an_address_are_refused_wherever_they_stand() {
    let place = Place::new().await;
    let mut lines: Vec<String> =
        ["street", "phone", "email", "name", "address", "latitude", "contact", "birth_date", "nationality"]
            .map(|key| a_room(&json!({key: "x"})))
            .to_vec();
    lines.push(a_room(&json!({"host_household": {"women": 1, "name": "x"}})));
    lines.push(a_room(&json!({"vetting": {"id_seen": "2026-11-01", "name": "x"}})));
    lines.push(
        json!({"purpose": "request", "title": "x", "needed_from": "2027-01-01",
            "household": {"members": [{"age_band": "26-64", "role": "parent", "phone": "x"}]}})
        .to_string(),
    );
    let count = lines.len();
    let said = import(&place, &lines, &["--publish", "--keep-going"]).await;
    assert_eq!(said.code, Some(1));
    let refused = json_lines(&said);
    assert_eq!(refused.len(), count);
    for line in refused {
        let error = line["error"].as_str().unwrap();
        assert!(error.contains("no import takes a name, street, phone or e-mail"), "{line}");
    }
    assert_eq!(proposals_stored(&place).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_keep_going_the_lines_that_are_right_are_imported_and_blank_ones_are_counted() {
    let place = Place::new().await;
    let lines = [
        a_room(&json!({})),
        String::new(),
        a_room(&json!({"monthly_rent_cents": -3})),
        a_room(&json!({"title": "Studio"})),
    ];
    let said = import(&place, &lines, &["--keep-going"]).await;
    assert_eq!(said.code, Some(1), "{said:?}");
    let told = json_lines(&said);
    assert_eq!(told.iter().map(|line| line["line"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 3, 4]);
    assert!(
        told[0]["id"].is_string() && told[2]["id"].is_string() && told[1]["error"].is_string(),
        "{told:?}"
    );
    assert_eq!(told[0]["state"], "draft");
    assert!(said.err.contains("1 of 3 lines cannot be imported: the others are imported"), "{}", said.err);
    assert_eq!(proposals_stored(&place).await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_reads_a_file_and_says_where_there_is_none() {
    let place = Place::new().await.set("LIMITS__IMPORT_LINES_MAX", "2");
    let file = place.path().join("offers.jsonl");
    std::fs::write(&file, a_room(&json!({}))).unwrap();
    let said = place.runs(&["import", "offers.jsonl"]).await;
    assert_eq!((said.code, json_lines(&said).len()), (Some(0), 1), "{said:?}");
    let said = place.runs(&["import", "nothing.jsonl"]).await;
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.starts_with("rooftop: nothing.jsonl: "), "{}", said.err);
    let said = import(&place, &vec![a_room(&json!({})); 3], &[]).await;
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("more than 2 lines (limits.import_lines_max)"), "{}", said.err);
    let said = import(&place, &[a_room(&json!({"description": "x".repeat(70_000)}))], &[]).await;
    assert!(said.err.contains("at most 65536 are read"), "{}", said.err);
    assert_eq!(proposals_stored(&place).await, 1);
}
