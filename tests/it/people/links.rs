//! The way in by mail: who asks learns nothing, a look uses nothing up, and a link is good once and not for long.

use std::path::Path;

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::notice::{LINK_MINUTES, NoticeState};
use rooftop::services::sign_in_links::LINKS_AN_HOUR;
use rooftop::services::{erasure, sign_in_links};
use rooftop::store::{Conn, StoreError, notices, people as stored};

use super::sealed::{everything, holds};
use super::{NAME, holder, registers_with};
use crate::fediverse::{Plan, Server};
use crate::mail::read::ReadMail;
use crate::media::staff::{Answered, Staff};

const EMAIL: &str = "canari.selam@mail.example";
const OTHER: &str = "canari.personne@mail.example";

/// What a registration asks for, with an address.
fn fields(email: &'static str) -> [(&'static str, &'static str); 8] {
    [
        ("called_name", NAME),
        ("email", email),
        ("channel", "email"),
        ("leave_message", "no"),
        ("language", "fr"),
        ("given_via", "oral"),
        ("mandate_language", "fr"),
        ("given_on", "2026-11-20"),
    ]
}

async fn server(folder: &Path) -> Server {
    let folder = folder.display().to_string();
    let settings = [
        ("MAIL__TRANSPORT", "folder"),
        ("MAIL__FOLDER", folder.as_str()),
        ("MAIL__SENDER", "rooftop@toits.test"),
        ("LIMITS__SIGN_IN_PER_MINUTE", "10000"),
    ];
    Plan { settings: &settings, ..Plan::of(&["toits"]) }.start().await.remove(0)
}

/// Asks for a link, in a browser of nobody.
async fn asks(server: &Server, email: &str) -> Answered {
    Staff::nobody(server).sends("/my/link", format!("email={}", email.replace('@', "%40"))).await
}

/// The mails to an address.
fn mails_to(folder: &Path, email: &str) -> Vec<ReadMail> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let read = entries.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    read.map(|data| ReadMail::of(&data)).filter(|mail| mail.header("To") == email).collect()
}

/// The path of the link that a mail holds.
fn link_in(mail: &ReadMail) -> String {
    mail.line("http://toits.test/my/link/").trim().replace("http://toits.test", "")
}

/// Asks for a link, and reads its path in the mail that arrives; none where none does.
async fn gets_link(server: &Server, folder: &Path, email: &str) -> Option<String> {
    let before: Vec<String> = mails_to(folder, email).iter().map(link_in).collect();
    assert_eq!(asks(server, email).await.to, "/my/link?done=asked");
    server.works().await;
    mails_to(folder, email).iter().map(link_in).find(|link| !before.contains(link))
}

/// Presses the button of a link.
async fn presses(browser: &mut Staff<'_>, link: &str) -> Answered {
    browser.sends(link, String::new()).await
}

/// How many links and notices there are.
async fn rows(server: &Server) -> (i64, i64) {
    let links = |conn: &mut Conn| {
        use diesel::prelude::*;
        use diesel::sql_types::BigInt;
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = BigInt)]
            count: i64,
        }
        let query = diesel::sql_query("SELECT count(*) AS count FROM sign_in_links");
        let found: Count = match conn {
            Conn::Sqlite(conn) => query.get_result(conn)?,
            Conn::Postgres(conn) => query.get_result(conn)?,
        };
        Ok::<_, StoreError>(found.count)
    };
    (server.reads(links).await, server.reads(|conn| notices::count(conn, NoticeState::Waiting)).await)
}

#[actix_web::test]
async fn ten_looks_use_no_link_up_the_first_press_signs_in_and_the_second_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(folder.path()).await;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    registers_with(&mut staff, &fields(EMAIL)).await;
    let entrance = Staff::nobody(&server).get("/card").await.body;
    assert!(entrance.contains("href=\"/my/link\""), "{entrance}");
    let link = gets_link(&server, folder.path(), &EMAIL.to_uppercase()).await;
    assert_eq!(link, None, "it goes to the address as it was given, and not as it was typed");
    let mail = mails_to(folder.path(), EMAIL).remove(0);
    assert!(mail.flat().contains("Il marche pendant 20 minutes, une seule fois."), "{}", mail.text);
    assert!(!mail.text.contains(NAME) && !mail.text.contains("canari"), "{}", mail.text);
    let link = link_in(&mail);
    for _ in 0..10 {
        let page = Staff::nobody(&server).get(&link).await;
        assert_eq!(page.status, 200);
        assert!(
            page.body.contains(&format!("action=\"{link}\"")) && !page.body.contains(NAME),
            "{}",
            page.body
        );
    }
    let mut browser = Staff::nobody(&server);
    let entered = presses(&mut browser, &link).await;
    assert_eq!((entered.status, entered.to.as_str()), (303, "/my"), "{}", entered.body);
    assert!(browser.get("/my").await.body.contains(NAME));
    let mut again = Staff::nobody(&server);
    let used = presses(&mut again, &link).await;
    assert_eq!(used.status, 404);
    assert!(used.body.contains("Ce lien ne marche pas, ou plus"), "{}", used.body);
    assert_eq!(again.get("/my").await.to, "/card");
    let unknown = Staff::nobody(&server).get("/my/link/invented").await;
    let looked = Staff::nobody(&server).get(&link).await.body.replace(&link, "/my/link/invented");
    assert_eq!((unknown.status, unknown.body), (404, looked), "one page for both");
}

#[actix_web::test]
async fn a_known_and_an_unknown_address_read_alike_and_leave_the_same_rows() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(folder.path()).await;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    registers_with(&mut staff, &fields(EMAIL)).await;
    let mut before = rows(&server).await;
    for email in [EMAIL, OTHER] {
        let answer = asks(&server, email).await;
        assert_eq!(
            (answer.status, answer.to.as_str(), answer.body.as_str()),
            (303, "/my/link?done=asked", "")
        );
        let after = rows(&server).await;
        assert_eq!(after, (before.0 + 1, before.1 + 1), "{email}: one link and one notice, looked up later");
        before = after;
    }
    let bytes = everything(&server).await;
    for canary in [EMAIL, OTHER, "canari"] {
        assert!(!holds(&bytes, canary), "{canary} is in the database");
    }
    server.works().await;
    assert_eq!(mails_to(folder.path(), EMAIL).len(), 1);
    assert_eq!(mails_to(folder.path(), OTHER).len(), 0);
    assert_eq!(rows(&server).await.1, 0, "nothing is left to be sent");
    let page = Staff::nobody(&server).get("/my/link?done=asked").await.body;
    assert!(page.contains("Si cette adresse est connue ici"), "{page}");
    for (typed, said) in [("", "E-mail"), ("selam", "nom@exemple.be")] {
        let wrong = asks(&server, typed).await;
        assert_eq!(wrong.status, 400, "{}", wrong.body);
        assert!(
            wrong.body.contains(&format!("value=\"{typed}\"")),
            "what was typed is kept: {said} {}",
            wrong.body
        );
    }
}

#[actix_web::test]
async fn a_link_ends_after_twenty_minutes_with_another_one_with_a_new_card_and_with_another_address() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let server = server(path).await;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let card = registers_with(&mut staff, &fields(EMAIL)).await;
    let enters = async |link: &str| presses(&mut Staff::nobody(&server), link).await.status;

    let late = gets_link(&server, path, EMAIL).await.unwrap();
    server.later(TimeDelta::minutes(LINK_MINUTES) - TimeDelta::seconds(1));
    assert_eq!(Staff::nobody(&server).get(&late).await.status, 200);
    server.later(TimeDelta::seconds(1));
    assert_eq!((Staff::nobody(&server).get(&late).await.status, enters(&late).await), (404, 404));

    let (one, other) =
        (gets_link(&server, path, EMAIL).await.unwrap(), gets_link(&server, path, EMAIL).await.unwrap());
    assert_eq!(enters(&other).await, 303);
    assert_eq!(enters(&one).await, 404, "what is older ends with it");

    server.later(TimeDelta::hours(1));
    let before = gets_link(&server, path, EMAIL).await.unwrap();
    let person = format!("/desk/people/{}", card.person);
    let corrected = staff.steps(&person, &format!("{person}/correct"), &fields(OTHER)[..5]).await;
    assert_eq!(corrected.to, format!("{person}?done=case-corrected"), "{}", corrected.body);
    assert_eq!(enters(&before).await, 404, "of an address that they gave up");
    assert_eq!(gets_link(&server, path, EMAIL).await, None);
    let link = gets_link(&server, path, OTHER).await.unwrap();
    assert_eq!(enters(&link).await, 303);
}

#[actix_web::test]
async fn an_address_gets_three_links_an_hour_and_one_of_two_people_gets_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let server = server(path).await;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    registers_with(&mut staff, &fields(EMAIL)).await;
    for _ in 0..LINKS_AN_HOUR {
        assert!(gets_link(&server, path, EMAIL).await.is_some());
    }
    let full = rows(&server).await;
    assert_eq!(asks(&server, EMAIL).await.to, "/my/link?done=asked", "which is not said");
    assert_eq!(rows(&server).await, full);
    server.later(TimeDelta::hours(1));
    assert!(gets_link(&server, path, EMAIL).await.is_some());
    registers_with(&mut staff, &fields(EMAIL)).await;
    assert_eq!(gets_link(&server, path, EMAIL).await, None, "each would enter as the other");
}

#[actix_web::test]
async fn a_client_that_asks_without_end_waits_whatever_the_addresses() {
    let folder = tempfile::tempdir().unwrap();
    let mails = folder.path().display().to_string();
    let settings = [
        ("MAIL__TRANSPORT", "folder"),
        ("MAIL__FOLDER", mails.as_str()),
        ("MAIL__SENDER", "rooftop@toits.test"),
        ("LIMITS__SIGN_IN_PER_MINUTE", "1"),
    ];
    let server = Plan { settings: &settings, ..Plan::of(&["toits"]) }.start().await.remove(0);
    let mut answers = Vec::new();
    for number in 0..8 {
        answers.push(asks(&server, &format!("p{number}@mail.example")).await.status);
    }
    assert_eq!(answers[..6], [303; 6]);
    assert_eq!(answers[6..], [429; 2]);
}

#[actix_web::test]
async fn a_shared_phone_is_forgotten_after_a_link_as_after_a_card_and_another_site_presses_no_button() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let server = server(path).await;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    registers_with(&mut staff, &fields(EMAIL)).await;
    let link = gets_link(&server, path, EMAIL).await.unwrap();
    let forged = server
        .client
        .post(format!("http://{}{link}", server.address))
        .header("host", "toits.test")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(forged.send().await.unwrap().status(), 403);
    let mut browser = Staff::nobody(&server);
    assert_eq!(browser.sends(&link, "phone=shared".to_owned()).await.status, 303);
    server.later(TimeDelta::minutes(14));
    assert_eq!(browser.get("/my").await.status, 200);
    server.later(TimeDelta::minutes(16));
    assert_eq!(browser.get("/my").await.to, "/card");
}

#[actix_web::test]
async fn without_mail_there_is_no_such_way_in() {
    let server = super::server().await;
    let nobody = Staff::nobody(&server);
    assert!(!nobody.get("/card").await.body.contains("/my/link"));
    assert_eq!(nobody.get("/my/link").await.status, 404);
    assert_eq!(asks(&server, EMAIL).await.status, 404);
    assert_eq!(rows(&server).await, (0, 0));
}

#[actix_web::test]
async fn pr_08_with_a_person_goes_the_mark_of_their_address_and_every_link() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let server = server(path).await;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let card = registers_with(&mut staff, &fields(EMAIL)).await;
    let link = gets_link(&server, path, EMAIL).await.unwrap();
    let mut browser = holder(&server, &card).await;
    assert_eq!(browser.steps("/my/erase", "/my/erase", &[("pin", &card.pin)]).await.status, 303);
    server.later(TimeDelta::hours(12));
    assert_eq!(erasure::run(&server.node.app).await.unwrap(), 1);
    assert_eq!(rows(&server).await, (0, 0));
    let id = card.person.parse().unwrap();
    let mark = server.reads(move |conn| rooftop::store::address_marks::of_person(conn, id)).await;
    assert!(mark.is_none());
    assert_eq!(presses(&mut Staff::nobody(&server), &link).await.status, 404);
}

#[actix_web::test]
async fn who_was_registered_before_there_were_links_is_found_after_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let server = server(path).await;
    let mut staff = Staff::signs_in(&server, "laila", Role::Caseworker).await;
    let card = registers_with(&mut staff, &fields(EMAIL)).await;
    let id = card.person.parse().unwrap();
    server.does(move |tx, _| Ok(rooftop::store::address_marks::put(tx, id, None)?)).await.unwrap();
    assert_eq!(gets_link(&server, path, EMAIL).await, None);
    let server = server.restarts_with(("LOG", "info")).await;
    assert!(gets_link(&server, path, EMAIL).await.is_some());
    assert_eq!(sign_in_links::mark_all(&server.node.app).await.unwrap(), 0, "nothing is left to be done");
    assert!(server.reads(move |conn| stored::by_id(conn, id)).await.is_some());
}
