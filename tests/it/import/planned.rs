//! `rooftop plan`: a plan from a file, the same bytes each time, and every wrong line named.

use serde_json::{Value, json};

use super::bad::a_room;
use crate::program::{Place, Said};

/// The day of the generated markets.
const TODAY: &str = "2026-01-01";

async fn generated(place: &Place, requests: &str, offers: &str) -> String {
    let said = place.runs(&["generate", "--seed", "7", "--requests", requests, "--offers", offers]).await;
    assert_eq!(said.code, Some(0), "{}", said.err);
    said.out
}

async fn plan(place: &Place, lines: &str, more: &[&str]) -> Said {
    place.runs_with(&[&["plan", "--input", "-", "--today", TODAY], more].concat(), lines).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_generated_market_is_planned_to_the_same_bytes_and_beats_first_come() {
    let place = Place::empty();
    let lines = generated(&place, "300", "210").await;
    let [first, second] = ["first.json", "second.json"].map(|name| place.path().join(name));
    for output in [&first, &second] {
        let said = plan(&place, &lines, &["--output", output.to_str().unwrap()]).await;
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
        assert!(said.out.starts_with("300 requests, 210 offers, "), "{}", said.out);
        assert!(said.out.contains("No plan of these pairs houses more"), "{}", said.out);
    }
    let written = std::fs::read_to_string(&first).unwrap();
    assert_eq!(written, std::fs::read_to_string(&second).unwrap());
    let plan: Value = serde_json::from_str(&written).unwrap();
    let count = |key: &str| plan[key].as_array().unwrap().len();
    let housed = plan["figures"]["housed"].as_u64().unwrap();
    assert_eq!(housed, count("pairs") as u64);
    assert_eq!(count("pairs") + count("unmatched"), 300);
    assert!(housed > plan["baseline"]["housed"].as_u64().unwrap());
    for pair in plan["pairs"].as_array().unwrap() {
        let fit = pair["reasons"].as_array().unwrap().iter().filter(|reason| reason["fit"].is_string());
        let sum: f64 = fit.map(|reason| reason["points"].as_f64().unwrap()).sum();
        assert!((sum - pair["fit"].as_f64().unwrap()).abs() < 0.01, "the reasons add up to the fit: {pair}");
    }
    let mut offers: Vec<&str> =
        plan["pairs"].as_array().unwrap().iter().map(|pair| pair["offer"].as_str().unwrap()).collect();
    offers.sort_unstable();
    let slots = |id: &str| {
        let line = lines.lines().find(|line| line.contains(&format!("\"id\":\"{id}\""))).unwrap();
        serde_json::from_str::<Value>(line).unwrap()["slots"].as_u64().unwrap_or(1)
    };
    for same in offers.chunk_by(|a, b| a == b) {
        assert!(same.len() as u64 <= slots(same[0]), "{} takes {}", same[0], same.len());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_finds_nothing_is_told_which_rule_alone_keeps_how_many_offers_apart_and_what_would_help() {
    let place = Place::empty();
    let vetting = json!({
        "id_seen": TODAY, "home_visit": TODAY, "references": 2, "record_check": TODAY, "charter_signed": TODAY,
        "adults_consented": 2, "approved_by": "m@toits.example", "valid_until": "2026-12-01",
    });
    let room = a_room(&json!({
        "id": "far", "available_from": TODAY, "monthly_rent_cents": 0, "vetting": vetting,
        "host_household": {"women": 1, "men": 1}, "children_ok": true,
    }));
    let unvetted = a_room(&json!({"id": "unvetted", "available_from": TODAY, "monthly_rent_cents": 0}));
    let request = json!({
        "id": "r", "purpose": "request", "title": "Cherche", "needed_from": TODAY, "zones": ["92094"],
        "household": {"members": [{"age": "26-64", "role": "adult", "gender": "f"}]}, "max_distance_km": 20,
    });
    let output = place.path().join("plan.json");
    let lines = format!("{room}\n{unvetted}\n{request}\n");
    let said = plan(&place, &lines, &["--output", output.to_str().unwrap()]).await;
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(
        said.out.contains("Waiting for screening (SG-01), and planned with nobody: 1\n  of these without: "),
        "{}",
        said.out
    );
    let plan: Value = serde_json::from_str(&std::fs::read_to_string(&output).unwrap()).unwrap();
    let blockers = json!([
        {"rule": "distance_max", "offers": 1, "if": {"distance_km": 55, "opens": 1}},
        {"rule": "several", "offers": 1},
    ]);
    assert_eq!(plan["unmatched"], json!([{"request": "r", "options": 0, "blockers": blockers}]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_wrong_line_is_named_with_its_field_and_nothing_is_planned() {
    let place = Place::empty();
    let request = |with: Value| {
        let mut line = json!({"purpose": "request", "title": "Cherche", "needed_from": TODAY});
        for (key, value) in with.as_object().unwrap() {
            line[key] = value.clone();
        }
        line.to_string()
    };
    let room = |with: Value| {
        let mut all = json!({"available_from": TODAY});
        all.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
        a_room(&all)
    };
    let cases = [
        (room(json!({"id": "twice"})), "line 2: id: \"twice\" is that of line 1 too"),
        (room(json!({"id": ""})), "line 2: id: is a text of 1 to 100 printable characters"),
        (request(json!({"household": {"members": []}})), "line 2: members: is missing"),
        (request(json!({})), "line 2: members: is missing"),
        (
            room(json!({"capacity_persons": 0})),
            "line 2: capacity_persons: \"0\" is not a whole number from 1 to 20",
        ),
        (
            room(json!({"available_until": "2025-12-31"})),
            "line 2: available_until: ends before it begins: 2025-12-31 is before 2026-01-01",
        ),
        (room(json!({"municipality": "Atlantis"})), "line 2: municipality: \"Atlantis\" is no municipality"),
        (
            request(json!({"household": {"members": ["26-64:adult:f"]}, "waiting_since": "2026-01-02"})),
            "line 2: waiting_since: is in the future; give a date up to 2026-01-01",
        ),
        ("{".to_owned(), "line 2: not JSON"),
    ];
    for (bad, expected) in cases {
        let said = plan(&place, &format!("{}\n{bad}\n", room(json!({"id": "twice"}))), &[]).await;
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{bad}");
        assert!(said.err.contains(expected), "{bad}: {}", said.err);
        assert!(said.err.contains("1 lines cannot be read: nothing is planned"), "{}", said.err);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn weights_that_are_no_numbers_or_out_of_their_range_are_named_and_right_ones_count() {
    let lines = generated(&Place::empty(), "40", "30").await;
    let with = |name: &'static str, value: &'static str| Place::empty().set(name, value);
    for (name, value, expected) in [
        (
            "MATCHING__DISTANCE",
            "-3",
            "`ROOFTOP_MATCHING__DISTANCE` in the environment must be a whole number from 0 to 100",
        ),
        ("MATCHING__DISTANCE", "31", "makes fit (distance, common_language, duration"),
        ("MATCHING__ORIGIN", "3", "`ROOFTOP_MATCHING__ORIGIN` in the environment: there is no such key"),
        (
            "MATCHING__BASE",
            "many",
            "`ROOFTOP_MATCHING__BASE` in the environment must be a whole number from 0 to 1000",
        ),
        (
            "MATCHING__BASE",
            "1.5",
            "`ROOFTOP_MATCHING__BASE` in the environment must be a whole number from 0 to 1000",
        ),
    ] {
        let said = plan(&with(name, value), &lines, &[]).await;
        assert_ne!(said.code, Some(0), "{name} {value}");
        assert!(said.err.contains(expected), "{name} {value}: {}", said.err);
    }
    let said = plan(&with("MATCHING__EDGES_MAX", "1"), &lines, &[]).await;
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains("Not all feasible pairs were weighed"), "{}", said.out);
}
