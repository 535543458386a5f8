//! The audit log as an admin reads, filters and downloads it, and that nobody else does.

use actix_web::http::StatusCode;

use super::browser::{ADMIN, CASEWORKER, Instance, MODERATOR, Vetting, instance};
use crate::domain::audit::{AuditActor, AuditEvent, Fact, Head, Subject};
use crate::ids::AccountId;
use crate::services::{ServiceError, Viewer, audit as service};
use crate::store::audit;

const PATH: &str = "/desk/audit";
const FILE: &str = "/desk/audit.jsonl";

async fn head(here: &Instance) -> Head {
    here.app.db.read(audit::head).await.unwrap().unwrap()
}

#[actix_web::test]
async fn an_admin_reads_who_did_what_in_words_and_nobody_else_does() {
    let here = instance(Vetting::NotNeeded).await;
    let moderator = here.staff(MODERATOR).await;
    let offer = moderator.writes("Chambre calme", "publish").await;
    let admin = here.staff(ADMIN).await;
    assert!(admin.get("/desk").await.html.contains(PATH));
    let page = admin.get(PATH).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in [
        "Journal des actes",
        "<h2 class=\"domain\">Fiche publiée</h2>",
        "<h2 class=\"domain\">Fiche écrite</h2>",
        "<h2 class=\"domain\">Compte créé · Travail social</h2>",
        "<span>Modération</span> <bdi dir=\"ltr\">moderation@toits.example</bdi>",
        "Ligne de commande du serveur",
        &format!("href=\"{offer}\""),
        "10:00",
    ] {
        assert!(page.html.contains(part), "{part}\n{}", page.html);
    }
    assert!(!page.html.contains("Chambre"), "no title: {}", page.html);
    let head = head(&here).await;
    let shown = format!("{} : {}", head.number, head.short());
    assert!(page.html.contains(&shown), "{shown}\n{}", page.html);
    let noted: Head = shown.parse().unwrap();
    let found = service::verify(&here.app, Viewer::Operator, Some(noted)).await.unwrap();
    assert_eq!(found, Ok(Some(head)), "what is copied from the page is what `audit verify` takes");
    for email in [MODERATOR, CASEWORKER] {
        let other = here.staff(email).await;
        for path in [PATH, FILE] {
            let refused = other.get(path).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{email} {path}");
            assert!(!refused.html.contains("proposal"), "{email} {path}: {}", refused.html);
        }
        assert!(!other.get("/desk").await.html.contains(PATH), "{email}");
    }
}

#[actix_web::test]
async fn a_kind_is_chosen_and_many_entries_are_shown_page_by_page_the_newest_first() {
    let here = instance(Vetting::NotNeeded).await;
    let admin = here.staff(ADMIN).await;
    let many = here.app.db.tx(|tx| {
        for _ in 0..21 {
            let fact = Fact {
                at: "2026-11-22T10:00:00Z".parse().unwrap(),
                event: AuditEvent::KeysRotated,
                by: AuditActor::Operator,
                subject: Subject::OurActor("toits".to_owned()),
                reason: None,
            };
            audit::note(tx, fact);
        }
        Ok::<_, ServiceError>(())
    });
    many.await.unwrap();
    // Four accounts and a sign-in came before.
    let first = admin.get(PATH).await.html;
    let items = |html: &str| html.matches("<li>\n<h2 class=\"domain\">").count();
    assert_eq!(items(&first), 20);
    assert!(first.contains("N° \u{2068}26\u{2069}") && !first.contains("N° \u{2068}6\u{2069}"), "{first}");
    let second = admin.get("/desk/audit?page=2").await.html;
    assert_eq!(items(&second), 6);
    let rotated = admin.get("/desk/audit?kind=keys-rotated").await.html;
    assert!(rotated.contains("?kind=keys-rotated&#38;page=2"), "{rotated}");
    assert_eq!(items(&admin.get("/desk/audit?kind=keys-rotated&page=2").await.html), 1);
    let created = admin.get("/desk/audit?kind=account-created").await.html;
    assert_eq!(items(&created), 4);
    assert!(created.contains("<option value=\"account-created\" selected>"), "{created}");
    assert!(admin.get("/desk/audit?kind=photo-added").await.html.contains("class=\"empty\""));
    assert_eq!(items(&admin.get("/desk/audit?kind=%3Cb%3E&page=x").await.html), 20, "what makes no sense");
}

#[actix_web::test]
async fn the_whole_log_is_downloaded_a_line_for_each_entry() {
    let here = instance(Vetting::NotNeeded).await;
    let admin = here.staff(ADMIN).await;
    // More than is read at a time.
    let many = here.app.db.tx(|tx| {
        for _ in 0..=service::CHUNK {
            let fact = Fact {
                at: "2026-11-22T10:00:00Z".parse().unwrap(),
                event: AuditEvent::SignedOut,
                by: AuditActor::Operator,
                subject: Subject::Account(AccountId::new()),
                reason: None,
            };
            audit::note(tx, fact);
        }
        Ok::<_, ServiceError>(())
    });
    many.await.unwrap();
    let file = admin.get(FILE).await;
    assert_eq!(file.status, StatusCode::OK);
    let lines: Vec<serde_json::Value> =
        file.html.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let numbers: Vec<i64> = lines.iter().map(|line| line["number"].as_i64().unwrap()).collect();
    let last = head(&here).await;
    assert_eq!(numbers, (1..=last.number).collect::<Vec<_>>());
    assert_eq!(lines.last().unwrap()["mac"], last.mac);
    assert!(!file.html.contains('@'), "no address");
}
