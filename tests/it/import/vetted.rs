//! What an import says of the vetting of hosts, and which texts it holds.

use chrono::Days;
use rooftop::clock::Clock;
use serde_json::{Value, json};

use super::bad::a_room;
use super::{import, json_lines};
use crate::program::Place;
use crate::rules::{listed_titles, proposals_stored};

const MODERATOR: &str = "moderation@example.org";
const CASEWORKER: &str = "travail.social@example.org";

/// An instance that publishes vetted offers alone, with a moderator and a caseworker.
pub(super) async fn strict() -> Place {
    let place = Place::new().await;
    for (email, role) in [(MODERATOR, "moderator"), (CASEWORKER, "caseworker")] {
        let args = ["user", "create", "--email", email, "--role", role, "--password-stdin"];
        let said = place.runs_with(&args, "a long enough password\n").await;
        assert_eq!(said.code, Some(0), "{said:?}");
    }
    place
}

/// A vetting that lacks nothing, with these keys in place of its own; `null` takes one away.
fn vetting(with: &Value) -> Value {
    let today = Clock::machine().now().date_naive();
    let (seen, until) = ((today - Days::new(20)).to_string(), (today + Days::new(300)).to_string());
    let mut vetting = json!({
        "id_seen": seen, "home_visit": seen, "references": 2, "record_check": seen, "charter_signed": seen,
        "adults_consented": 2, "approved_by": MODERATOR, "valid_until": until,
    });
    for (key, value) in with.as_object().unwrap() {
        vetting[key] = value.clone();
        if value.is_null() {
            vetting.as_object_mut().unwrap().remove(key);
        }
    }
    vetting
}

fn a_vetted_room(with: &Value) -> String {
    a_room(&json!({"host_household": {"women": 1, "men": 1}, "vetting": vetting(with)}))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_01_a_complete_vetting_publishes_and_each_missing_step_is_named() {
    let place = strict().await;
    let said = import(
        &place,
        &[a_vetted_room(&json!({})), a_room(&json!({"title": "Sans visite"}))],
        &["--publish"],
    )
    .await;
    let told = json_lines(&said);
    assert_eq!((said.code, told[0]["state"].as_str()), (Some(0), Some("published")), "{said:?}");
    assert_eq!(told[1]["state"], "waits for screening");
    let steps = [
        "id_seen",
        "home_visit",
        "references",
        "record_check",
        "charter_signed",
        "adults_consented",
        "approved_by",
        "valid_until",
    ];
    assert_eq!(told[1]["missing"], json!(steps));
    let today = Clock::machine().now().date_naive();
    let (yesterday, tomorrow) = ((today - Days::new(1)).to_string(), (today + Days::new(1)).to_string());
    let cases = [
        (json!({"id_seen": null}), "id_seen"),
        (json!({"home_visit": null}), "home_visit"),
        (json!({"home_visit": tomorrow}), "home_visit"),
        (json!({"references": 1}), "references"),
        (json!({"record_check": null}), "record_check"),
        (json!({"charter_signed": null}), "charter_signed"),
        (json!({"adults_consented": 1}), "adults_consented"),
        (json!({"approved_by": null}), "approved_by"),
        (json!({"valid_until": yesterday}), "valid_until"),
    ];
    let lines: Vec<String> = cases.iter().map(|(with, _)| a_vetted_room(with)).collect();
    let told = json_lines(&import(&place, &lines, &["--publish", "--keep-going"]).await);
    for ((with, step), line) in cases.iter().zip(told) {
        assert_eq!(
            (&line["state"], &line["missing"]),
            (&json!("waits for screening"), &json!([step])),
            "{with}"
        );
    }
    assert_eq!(listed_titles(&place).await, ["Chambre calme"], "what is missing something is a draft");
    assert_eq!(proposals_stored(&place).await, 2 + 9, "and waits for the staff");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_vetting_is_approved_by_a_moderator_and_its_steps_are_dates_and_numbers() {
    let place = strict().await;
    for (with, sentence) in [
        (
            json!({"approved_by": CASEWORKER}),
            "vetting.approved_by: \"travail.social@example.org\" is no moderator's e-mail address here",
        ),
        (
            json!({"approved_by": "nobody@example.org"}),
            "vetting.approved_by: \"nobody@example.org\" is no moderator's",
        ),
        (json!({"approved_by": 7}), "vetting.approved_by: 7 is no moderator's"),
        (json!({"id_seen": "yesterday"}), "vetting.id_seen: \"yesterday\" is not a date such as 2026-11-01"),
        (json!({"references": -1}), "vetting.references: -1 is not a whole number from 0 to 255"),
        (json!({"extract": "x"}), "vetting.extract: is unknown"),
    ] {
        let said = import(&place, &[a_vetted_room(&with)], &[]).await;
        let told = json_lines(&said);
        assert_eq!(said.code, Some(1), "{with}");
        assert!(told[0]["error"].as_str().unwrap().starts_with(sentence), "{}", told[0]);
    }
    let said =
        import(&place, &[a_vetted_room(&json!({"approved_by": "Moderation@Example.org"}))], &["--publish"])
            .await;
    assert_eq!(said.code, Some(0), "an address is the same in capitals: {said:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pr_17_a_text_with_a_phone_number_is_held_and_not_listed() {
    let place = Place::new().await.set("SAFEGUARDING__UNVETTED_PUBLISH", "true");
    let texts = [
        "Appelez le 0470 12 34 56",
        "Écrivez à anne@example.org",
        "Voir https://example.org/chambre",
        "Rue de la Paix 12, à gauche",
    ];
    let mut lines: Vec<String> =
        texts.iter().map(|text| a_room(&json!({"title": "Retenue", "description": text}))).collect();
    lines.push(a_room(&json!({"title": "Appelez le 0470 12 34 56"})));
    lines.push(a_room(&json!({"title": "Libre", "description": "À 5 minutes de la gare, 2 chambres."})));
    let said = import(&place, &lines, &["--publish"]).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    let states: Vec<String> =
        json_lines(&said).iter().map(|line| line["state"].as_str().unwrap().to_owned()).collect();
    let held = "held for a moderator";
    assert_eq!(states, [held, held, held, held, held, "published"]);
    assert_eq!(listed_titles(&place).await, ["Libre"]);
}
