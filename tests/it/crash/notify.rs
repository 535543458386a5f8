//! Killed while it writes to somebody: the mail goes out nevertheless, and is one for mail programs however often it went.

use std::collections::BTreeSet;
use std::path::Path;

use rooftop::clock::Clock;
use rooftop::crash::POINTS;
use rooftop::domain::notice::NoticeState;
use rooftop::store::{Db, Tx, accounts, notices, second_factors};

use crate::mail::read::ReadMail;
use crate::mail::server::MailServer;
use crate::processes::{Instance, until};

/// Makes an account with a second factor that an operator takes away: its owner is told.
async fn somebody_is_told(alpha: &Instance, database: &Db, email: &str) {
    let create = ["user", "create", "--email", email, "--role", "caseworker", "--password-stdin"];
    let made = alpha.runs(&create, "cerisier et pommier\n", None).await;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let (of, now) = (email.to_owned(), Clock::machine().now());
    let enrolling = move |tx: &mut Tx<'_>| {
        let (account, _) = accounts::by_email(tx, &of)?.expect("it was made");
        second_factors::insert(tx, account.id, ("sealed", 0), now)
    };
    database.tx(enrolling).await.unwrap();
    let reset = alpha.runs(&["user", "reset-factor", email], "", None).await;
    assert!(reset.status.success(), "{}", String::from_utf8_lossy(&reset.stderr));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_while_writing_to_somebody_loses_no_mail_and_makes_no_second_one() {
    let mail = MailServer::plain().await;
    let port = mail.address.port().to_string();
    let mut alpha = Instance::new(Path::new(env!("CARGO_BIN_EXE_rooftop")), "alpha").await.with(&[
        ("MAIL__TRANSPORT", "smtp"),
        ("MAIL__SENDER", "rooftop@toits.example"),
        ("MAIL__SMTP_HOST", "127.0.0.1"),
        ("MAIL__SMTP_PORT", &port),
        ("MAIL__SMTP_TLS", "none"),
        // What a dead process held is taken over a few seconds later.
        ("MAIL__SMTP_TIMEOUT_S", "1"),
        ("SMS__GATEWAY_TIMEOUT_S", "1"),
    ]);
    let database = alpha.opens_database().await;
    let points: Vec<&str> = POINTS.iter().copied().filter(|point| point.starts_with("notify:")).collect();
    assert!(points.len() >= 4, "{points:?}");
    for (number, point) in points.iter().enumerate() {
        let email = format!("person{number}@toits.example");
        somebody_is_told(&alpha, &database, &email).await;
        alpha.starts(Some(point)).await;
        alpha.was_killed(point).await;
        alpha.starts(None).await;
        until(&format!("nothing waits after {point}"), async || {
            let waiting = database.read(|conn| notices::count(conn, NoticeState::Waiting)).await.unwrap();
            (waiting == 0).then_some(())
        })
        .await;
        assert!(alpha.stops().await.success());
        let got = mail.got();
        let of_this: Vec<_> = got.iter().filter(|got| got.to == email).collect();
        let ids: BTreeSet<String> =
            of_this.iter().map(|got| ReadMail::of(&got.data).header("Message-ID")).collect();
        assert_eq!(ids.len(), 1, "{point}");
        let twice = if *point == "notify:after-send" { 2 } else { 1 };
        assert_eq!(of_this.len(), twice, "{point}");
    }
    assert_eq!(database.read(|conn| notices::count(conn, NoticeState::GivenUp)).await.unwrap(), 0);
}
