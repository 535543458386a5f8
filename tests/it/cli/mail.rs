//! `rooftop check --mail`: whether mail arrives, in a sentence.

use crate::mail::read::ReadMail;
use crate::mail::server::MailServer;
use crate::program::Place;

const TO: &str = "operateur@toits.example";

/// The line on mail that begins so.
async fn says(place: &Place, args: &[&str], start: &str) {
    let said = place.runs(args).await;
    assert!(said.out.lines().any(|line| line.starts_with(start)), "{start:?} in\n{}\n{}", said.out, said.err);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_says_whether_mail_is_on_and_what_came_of_a_trial() {
    let place = Place::new().await;
    says(&place, &["check"], "warn  mail: off: nobody is told the head of the audit log").await;
    let off = format!("bad   mail: the trial mail to {TO} was not taken: this way of writing is off");
    says(&place, &["check", "--mail", TO], &off).await;

    let mail = MailServer::plain().await;
    let port = mail.address.port().to_string();
    let place = place
        .set("MAIL__TRANSPORT", "smtp")
        .set("MAIL__SENDER", "rooftop@toits.example")
        .set("MAIL__SMTP_HOST", "127.0.0.1")
        .set("MAIL__SMTP_PORT", &port)
        .set("MAIL__SMTP_TLS", "none");
    let how = format!(
        "ok    mail: by 127.0.0.1 port {port}, in the clear, on this machine, from rooftop@toits.example"
    );
    says(&place, &["check"], &how).await;
    assert_eq!(mail.got(), [], "it was not asked for a trial");
    says(&place, &["check", "--mail", TO], &format!("ok    mail: the trial mail to {TO} was taken")).await;
    let got = mail.got();
    assert_eq!(got[0].to, TO);
    assert!(ReadMail::of(&got[0].data).text.contains("Ceci est un essai."));

    mail.answers("RCPT", "550 5.7.1 <operateur@toits.example> we do not relay");
    let refused = format!(
        "bad   mail: the trial mail to {TO} was not taken: the other side refuses it for good (550): permanent error (550)"
    );
    says(&place, &["check", "--mail", TO], &refused).await;
    let said = place.runs(&["check", "--mail", TO]).await;
    assert!(said.out.contains("was taken"), "{}", said.out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_password_file_that_is_missing_is_named_before_anything_starts() {
    let place = Place::new()
        .await
        .set("MAIL__TRANSPORT", "smtp")
        .set("MAIL__SENDER", "rooftop@toits.example")
        .set("MAIL__SMTP_HOST", "mail.toits.example")
        .set("MAIL__SMTP_USER", "rooftop")
        .set("MAIL__SMTP_PASSWORD_FILE", "nowhere");
    says(&place, &["check"], "bad   mail: mail.smtp_password_file: there is no file nowhere").await;
    let said = place.runs(&["serve"]).await;
    assert_eq!(
        (said.code, said.err.as_str()),
        (Some(1), "rooftop: mail.smtp_password_file: there is no file nowhere\n")
    );
}
