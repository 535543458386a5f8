//! The queue of notices: what a mail server answers decides what becomes of one.

use chrono::TimeDelta;
use rooftop::domain::access::Role;
use rooftop::domain::notice::{GIVE_UP_DAYS, Notice};
use rooftop::ids::AccountId;
use rooftop::services::notices::push_to_account;
use rooftop::services::{Viewer, staff};
use rooftop::store::accounts::{self as stored, Activity};

use super::server::{HANGS_UP, MailServer};
use super::{notices_of, posting_to, posting_with, read_all};
use crate::fediverse::Server;
use crate::media::staff::{Staff, account};

const EMAIL: &str = "bert@toits.example";

/// Notes that somebody is told of a new password.
async fn tells(server: &Server, id: AccountId) {
    let now = server.clock.now();
    server.does(move |tx, app| push_to_account(tx, app, now, (id, &Notice::PasswordChanged))).await.unwrap();
}

/// A server with a caseworker, who does not read the audit log.
async fn with_somebody(mail: &MailServer) -> (Server, AccountId) {
    let server = posting_to(mail).await;
    let id = account(&server, EMAIL, Role::Caseworker).await;
    (server, id)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_arrives_once_as_plain_text_from_the_instance() {
    let mail = MailServer::plain().await;
    let (server, id) = with_somebody(&mail).await;
    tells(&server, id).await;
    assert_eq!(notices_of(&server).await, (1, 0));
    server.works().await;
    assert_eq!((notices_of(&server).await, mail.got().len()), ((0, 0), 1));
    server.works().await;
    let all = read_all(&mail);
    let [(to, read)] = &all[..] else { panic!("one mail: {all:?}") };
    assert_eq!(to, EMAIL);
    for (name, value) in [
        ("From", "toits.test <rooftop@toits.test>"),
        ("To", EMAIL),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Language", "fr"),
        ("Auto-Submitted", "auto-generated"),
        ("MIME-Version", "1.0"),
        ("Date", "Sun, 22 Nov 2026 12:00:00 +0000"),
    ] {
        assert_eq!(read.header(name), value);
    }
    assert_eq!(read.subject, "Message de toits.test");
    assert!(read.header("Message-ID").ends_with("@toits.test>"), "{:?}", read.headers);
    assert!(read.text.starts_with("Bonjour,\n\nLe mot de passe de votre compte"), "{}", read.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_server_refuses_for_good_is_given_up_at_once_and_admins_see_how_many() {
    let mail = MailServer::plain().await;
    let (server, id) = with_somebody(&mail).await;
    mail.answers("RCPT", "550 5.1.1 <bert@toits.example> is nobody here");
    tells(&server, id).await;
    server.works().await;
    assert_eq!((notices_of(&server).await, mail.got().len()), ((0, 1), 0));
    server.later(TimeDelta::days(1));
    server.works().await;
    assert_eq!(mail.heard().iter().filter(|line| line.contains(EMAIL)).count(), 1, "it is not tried again");

    let admin = Staff::signs_in(&server, "admin", Role::Admin).await;
    let page = admin.get("/desk").await.body;
    assert!(page.contains("\u{2068}1\u{2069} message de ce site n’est pas arrivé"), "{page}");
    let moderator = Staff::signs_in(&server, "moderation", Role::Moderator).await;
    assert!(!moderator.get("/desk").await.body.contains("n’est pas arrivé"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_server_does_not_take_now_is_tried_again_later_and_later() {
    let mail = MailServer::plain().await;
    let (server, id) = with_somebody(&mail).await;
    tells(&server, id).await;
    for (verb, answer, minutes) in [
        ("RCPT", "450 4.2.1 greylisted", 1),
        (".", "451 4.3.0 try again later", 2),
        ("greeting", "554 no service here", 4),
        ("MAIL", HANGS_UP, 8),
    ] {
        mail.answers(verb, answer);
        server.works().await;
        assert_eq!(notices_of(&server).await, (1, 0), "{answer}");
        let before = mail.heard().len();
        server.works().await;
        assert_eq!(mail.heard().len(), before, "not at once: {answer}");
        server.later(TimeDelta::minutes(minutes));
    }
    server.works().await;
    assert_eq!(notices_of(&server).await, (0, 0));
    assert_eq!(read_all(&mail).len(), 2, "one of which it had and did not say so");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_takes_for_days_is_given_up() {
    let mail = MailServer::plain().await;
    let (server, id) = with_somebody(&mail).await;
    tells(&server, id).await;
    let began = server.clock.now();
    let mut tries = 0;
    while notices_of(&server).await == (1, 0) {
        mail.answers("MAIL", "421 too busy");
        server.works().await;
        tries += 1;
        server.later(TimeDelta::hours(12));
        assert!(tries < 20, "it ends");
    }
    assert_eq!(notices_of(&server).await, (0, 1));
    let lasted = server.clock.now() - began;
    assert!(lasted >= TimeDelta::days(GIVE_UP_DAYS.into()) && tries >= 8, "{lasted} {tries}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_lost_sends_the_mail_again_as_the_same_one() {
    let mail = MailServer::plain().await;
    let (server, id) = with_somebody(&mail).await;
    tells(&server, id).await;
    mail.answers(".", HANGS_UP);
    server.works().await;
    assert_eq!(notices_of(&server).await, (1, 0));
    server.later(TimeDelta::minutes(1));
    // That it says goodbye in an odd way matters no more: it has the mail.
    mail.answers("QUIT", "500 what?");
    server.works().await;
    assert_eq!(notices_of(&server).await, (0, 0));
    let ids: Vec<String> = read_all(&mail).iter().map(|(_, read)| read.header("Message-ID")).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_that_the_server_refuses_is_ours_to_mend_and_the_notice_waits() {
    let mail = MailServer::plain().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("password");
    std::fs::write(&file, "correct horse\n").unwrap();
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let file = file.display().to_string();
    let more = [("MAIL__SMTP_USER", "rooftop"), ("MAIL__SMTP_PASSWORD_FILE", file.as_str())];
    let server = posting_with(&mail, &more).await;
    let id = account(&server, EMAIL, Role::Caseworker).await;
    tells(&server, id).await;
    mail.answers("AUTH", "535 5.7.8 wrong");
    server.works().await;
    assert_eq!(notices_of(&server).await, (1, 0));
    server.later(TimeDelta::minutes(1));
    server.works().await;
    assert_eq!((notices_of(&server).await, mail.got().len()), ((0, 0), 1));
    let auth = mail.heard().into_iter().find(|line| line.starts_with("AUTH PLAIN ")).unwrap();
    let bytes =
        base64::Engine::decode(&base64::engine::general_purpose::STANDARD, &auth["AUTH PLAIN ".len()..]);
    assert_eq!(bytes.unwrap(), b"\0rooftop\0correct horse");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_written_to_whose_account_is_closed_or_whose_invitation_is_gone() {
    let mail = MailServer::plain().await;
    let (server, id) = with_somebody(&mail).await;
    tells(&server, id).await;
    let now = server.clock.now();
    server
        .does(move |tx, app| {
            stored::set_activity(tx, id, Activity::Disabled, now)?;
            // The second takes the place of the first.
            let invited = ("nour@toits.example", Role::Caseworker);
            staff::invite(tx, app, now, Viewer::Operator, invited)?;
            staff::invite(tx, app, now, Viewer::Operator, invited)
        })
        .await
        .unwrap();
    assert_eq!(notices_of(&server).await, (3, 0));
    server.works().await;
    assert_eq!(notices_of(&server).await, (0, 0));
    let to: Vec<String> = mail.got().into_iter().map(|got| got.to).collect();
    assert_eq!(to, ["nour@toits.example"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_mail_is_off_nothing_is_noted() {
    let server = crate::fediverse::fediverse(["toits"]).await;
    let [server] = &server;
    let id = account(server, EMAIL, Role::Admin).await;
    tells(server, id).await;
    server.works().await;
    assert_eq!(notices_of(server).await, (0, 0));
}
