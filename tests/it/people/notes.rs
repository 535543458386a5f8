//! Notes about people: written under a charge, sealed, read in the opened record and by the person, and gone with them.

use diesel::connection::SimpleConnection as _;
use rooftop::domain::access::Role;
use rooftop::domain::case_note::NOTE_MAX_CHARS;
use rooftop::services::{App, Viewer, data_keys};
use rooftop::store::{Conn, StoreError, Tx, case_notes};
use serde_json::Value;

use super::sealed::{everything, holds};
use super::{Card, caseworker, holder, registers, server};
use crate::fediverse::Server;
use crate::media::staff::{Answered, Staff};

const NOTE: &str = "Elle rappelle lundi";

async fn notes(staff: &mut Staff<'_>, card: &Card, text: &str) -> Answered {
    let path = format!("/desk/people/{}/notes", card.person);
    staff.steps("/desk/people/new", &path, &[("text", text)]).await
}

async fn opens(staff: &mut Staff<'_>, card: &Card) -> String {
    let path = format!("/desk/people/{}/open", card.person);
    staff.steps("/desk/people/new", &path, &[("reason", "reach")]).await.body
}

async fn stored(server: &Server, card: &Card) -> usize {
    let (app, id) = (server.node.app.clone(), card.person.parse().unwrap());
    server.reads(move |conn| case_notes::about(conn, &app.data_keys, id)).await.len()
}

#[actix_web::test]
async fn pr_11_a_note_is_read_in_the_opened_record_alone_and_by_the_person_without_a_name() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let answer = notes(&mut staff, &card, NOTE).await;
    assert_eq!((answer.status, answer.to.contains("case-note-written")), (303, true), "{}", answer.body);
    let closed = staff.get(&answer.to).await.body;
    assert!(closed.contains("La note est enregistrée") && !closed.contains(NOTE), "{closed}");
    let opened = opens(&mut staff, &card).await;
    assert!(opened.contains(NOTE) && opened.contains("laila@toits.example"), "{opened}");
    assert!(opened.contains("La personne peut la lire"), "whoever writes knows: {opened}");

    let browser = holder(&server, &card).await;
    let page = browser.get("/my").await.body;
    assert!(page.contains(NOTE) && page.contains("Note écrite") && !page.contains("laila"), "{page}");
    let copy: Value = serde_json::from_str(&browser.get("/my/data.json").await.body).unwrap();
    assert_eq!((&copy["notes"][0]["text"], &copy["notes"][0]["by"]), (&NOTE.into(), &"caseworker".into()));

    let mut other = Staff::signs_in(&server, "omar", Role::Caseworker).await;
    other.reads_csrf("/desk/people/new").await;
    for text in [NOTE, ""] {
        let path = format!("/desk/people/{}/notes", card.person);
        assert_eq!(other.posts(&path, &[("text", text)]).await.status, 404, "{text:?}");
    }
    assert_eq!(stored(&server, &card).await, 1);
}

#[actix_web::test]
async fn a_note_that_is_empty_or_too_long_is_refused_with_the_limit_and_kept_as_it_was_typed() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let long = "é".repeat(NOTE_MAX_CHARS + 1);
    let answer = notes(&mut staff, &card, &long).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("2001") && answer.body.contains("2000"), "{}", answer.body);
    assert!(answer.body.contains(&long), "what was typed is kept");
    assert_eq!(notes(&mut staff, &card, "  ").await.status, 400);
    assert_eq!(stored(&server, &card).await, 0);
}

#[actix_web::test]
async fn pr_10_a_note_stands_sealed_and_is_sealed_anew_with_a_new_key() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    notes(&mut staff, &card, NOTE).await;
    assert!(!holds(&everything(&server).await, NOTE));
    data_keys::rotate(&server.node.app, Viewer::Operator).await.unwrap();
    server.clock.advance(chrono::TimeDelta::minutes(61));
    assert_eq!(data_keys::forget(&server.node.app).await.unwrap().len(), 1);
    assert!(opens(&mut staff, &card).await.contains(NOTE), "the new key opens it");
}

#[actix_web::test]
async fn pr_10_a_note_that_was_moved_to_another_person_does_not_open() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    let other = registers(&mut staff).await;
    notes(&mut staff, &card, NOTE).await;
    let (from, to) = (card.person.clone(), other.person.clone());
    let moving = move |tx: &mut Tx<'_>, _: &App| {
        let sql = format!(
            "UPDATE sealed_fields SET record = '{to}' WHERE record = '{from}' AND field LIKE 'case_note:%'; \
             UPDATE case_notes SET person_id = '{to}' WHERE person_id = '{from}';"
        );
        match &mut **tx {
            Conn::Sqlite(conn) => conn.batch_execute(&sql),
            Conn::Postgres(conn) => conn.batch_execute(&sql),
        }
        .map_err(|error| StoreError::from(error).into())
    };
    server.does(moving).await.unwrap();
    let (app, id) = (server.node.app.clone(), other.person.parse().unwrap());
    let read = server.node.app.db.read(move |conn| case_notes::about(conn, &app.data_keys, id)).await;
    assert!(matches!(read, Err(StoreError::Sealed { .. })), "{read:?}");
}

#[actix_web::test]
async fn a_new_card_hides_the_notes_as_it_hides_the_contact() {
    let server = server().await;
    let (mut staff, card) = caseworker(&server).await;
    notes(&mut staff, &card, NOTE).await;
    let (id, until) = (card.person.parse().unwrap(), server.clock.now() + chrono::TimeDelta::hours(1));
    server.does(move |tx, _| Ok(rooftop::store::people::hide(tx, id, (until, None))?)).await.unwrap();
    let browser = holder(&server, &card).await;
    for path in ["/my", "/my/data.json"] {
        assert!(!browser.get(path).await.body.contains(NOTE), "{path}");
    }
    server.clock.advance(chrono::TimeDelta::hours(1));
    assert!(browser.get("/my").await.body.contains(NOTE));
}
