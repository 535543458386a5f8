//! Letters of strangers as a moderator reads, answers and closes them.

use actix_web::http::StatusCode;
use chrono::{DateTime, Utc};

use super::browser::{CASEWORKER, Instance, MODERATOR, Vetting, instance};
use crate::domain::actor::{Actor, ActorKind};
use crate::domain::lead::{Lead, LeadReason, LeadState, LeadVisibility};
use crate::ids::{ActorId, ApId, LeadId};
use crate::store::{actors, leads, messages, outbox};

const HOSTILE: &str = "<script>alert(1)</script> \"quoted\" & <b>bold</b>";

pub(super) fn now() -> DateTime<Utc> {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

pub(super) fn lea() -> Actor {
    let id = |path: &str| format!("https://a.example/users/lea{path}").parse::<ApId>().unwrap();
    Actor {
        id: ActorId::new(),
        ap_id: id(""),
        domain: id("").domain(),
        kind: ActorKind::Person,
        handle: "lea".to_owned(),
        name: "<i>Léa</i>".to_owned(),
        url: id("").to_string(),
        inbox: id("/inbox"),
        shared_inbox: None,
        followers: None,
        featured: None,
        key_id: format!("{}#main-key", id("")),
        public_key_pem: String::new(),
        assertion_keys: Vec::new(),
        fetched_at: now(),
        deleted_at: None,
    }
}

/// Stores a letter of Léa; gives its page.
async fn a_letter(here: &Instance) -> (LeadId, String) {
    let id = LeadId::new();
    let lead = Lead {
        id,
        note: "https://a.example/notes/1".parse().unwrap(),
        thread: id,
        sender: lea().ap_id,
        offer: None,
        appeal: None,
        visibility: LeadVisibility::Private,
        language: Some("ar".to_owned()),
        content: HOSTILE.to_owned(),
        reasons: vec![LeadReason::Links],
        more: 2,
        state: LeadState::New,
        close_reason: None,
        received_at: now(),
        updated_at: now(),
        erased_at: None,
    };
    let stored = here.app.db.tx(move |tx| {
        actors::save_remote(tx, &lea())?;
        leads::insert(tx, &lead, "hash")
    });
    stored.await.unwrap();
    (id, format!("/desk/leads/{id}"))
}

#[actix_web::test]
async fn a_strangers_text_is_shown_escaped_in_its_own_language() {
    let here = instance(Vetting::Needed).await;
    let (_, path) = a_letter(&here).await;
    let staff = here.staff(MODERATOR).await;
    for page in [path.as_str(), "/desk/leads"] {
        let answer = staff.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.html);
        for part in
            ["&#60;script&#62;alert(1)", "@lea@a.example", "dir=\"auto\" lang=\"ar\"", "contient un lien"]
        {
            assert!(answer.html.contains(part), "{page} {part}\n{}", answer.html);
        }
        assert!(!answer.html.contains("<script>") && !answer.html.contains("<i>Léa"), "{page}");
    }
    assert!(staff.get("/desk").await.html.contains("/desk/leads"));
}

#[actix_web::test]
async fn an_answer_leaves_without_contact_data_and_a_letter_is_closed_once() {
    let here = instance(Vetting::Needed).await;
    let (id, path) = a_letter(&here).await;
    let staff = here.staff(MODERATOR).await;
    let answer = format!("{path}/answer");
    for (text, said) in [
        ("", "entre 1 et"),
        ("é".repeat(1_001).as_str(), "1001"),
        ("Appelez le 0470 12 34 56", "téléphone"),
        ("Voyez https://toits.example/x", "lien"),
    ] {
        let refused = staff.post(&answer, &[("text", text), ("language", "fr")]).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{text}");
        assert!(refused.html.contains(said), "{said}\n{}", refused.html);
        assert!(refused.html.contains(&format!("{text}</textarea>")), "what was typed is kept");
    }
    let sent = staff.post(&answer, &[("text", "Oui, elle est libre."), ("language", "ar")]).await;
    assert_eq!((sent.status, sent.to), (StatusCode::SEE_OTHER, format!("{path}?done=answered")));
    let kept = here.app.db.read(move |conn| messages::of_lead(conn, id)).await.unwrap();
    assert_eq!((kept.len(), kept[0].language.as_str(), kept[0].written_by.is_some()), (1, "ar", true));
    assert_eq!(here.app.db.read(outbox::count_waiting).await.unwrap(), 1);
    assert!(staff.get(&path).await.html.contains("Oui, elle est libre."));

    let close = format!("{path}/close");
    let wrong = staff.post(&close, &[("reason", "because")]).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert_eq!(staff.post(&close, &[("reason", "done")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(staff.post(&close, &[("reason", "spam")]).await.status, StatusCode::CONFLICT);
    let late = staff.post(&answer, &[("text", "Encore"), ("language", "fr")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

#[actix_web::test]
async fn letters_and_reports_are_for_moderators_alone() {
    let here = instance(Vetting::Needed).await;
    let (_, path) = a_letter(&here).await;
    let staff = here.staff(CASEWORKER).await;
    for page in [path.as_str(), "/desk/leads", "/desk/reports", "/desk/reports/new"] {
        let answer = staff.get(page).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{page}");
        assert!(!answer.html.contains("alert(1)"), "{page}");
    }
    let task = format!("/desk/tasks/{}/done", crate::ids::TaskId::new());
    let report = format!("/desk/reports/{}/close", crate::ids::ReportId::new());
    for (to, pairs) in [
        (format!("{path}/answer"), vec![("text", "Bonjour"), ("language", "fr")]),
        (format!("{path}/read"), vec![]),
        (format!("{path}/close"), vec![("reason", "done")]),
        ("/desk/reports".to_owned(), vec![("object", "https://a.example/users/lea"), ("text", "Non")]),
        (report, vec![("reason", "acted")]),
        (task, vec![]),
    ] {
        assert_eq!(staff.post(&to, &pairs).await.status, StatusCode::FORBIDDEN, "{to}");
    }
    assert!(!staff.get("/desk").await.html.contains("/desk/leads"));
}
