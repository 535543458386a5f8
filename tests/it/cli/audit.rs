//! `rooftop audit verify` and `export`: what they say of a whole log, and of one that somebody changed behind the program's back.

use diesel::connection::SimpleConnection as _;
use rooftop::crypto::Secret;
use rooftop::store::{Conn, Db, StoreError};

use crate::program::{Place, Said};

/// Makes an account, which is a deed.
async fn creates(place: &Place, name: &str) {
    let email = format!("{name}@example.org");
    let args = ["user", "create", "--email", &email, "--role", "caseworker", "--password-stdin"];
    let said = place.runs_with(&args, "cerisier et pommier\n").await;
    assert_eq!(said.code, Some(0), "{said:?}");
}

async fn verifies(place: &Place, head: Option<&str>) -> Said {
    let mut args = vec!["audit", "verify"];
    args.extend(head.into_iter().flat_map(|head| ["--head", head]));
    place.runs(&args).await
}

/// The head that it prints.
async fn head(place: &Place) -> String {
    let said = verifies(place, None).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    said.out.lines().find_map(|line| line.strip_prefix("head: ")).unwrap().to_owned()
}

/// Does something to the database as somebody may who owns it, and has taken the triggers away.
async fn tampers(place: &Place, sql: &str) {
    let address = place.settings["ROOFTOP_DATABASE_URL"].clone();
    let opened = tokio::task::spawn_blocking(move || Db::open(&address, &Secret::from_bytes([1; 32])));
    let (db, sql) = (opened.await.unwrap().unwrap(), sql.to_owned());
    let work = move |tx: &mut rooftop::store::Tx<'_>| -> Result<(), StoreError> {
        match &mut **tx {
            Conn::Sqlite(conn) => conn.batch_execute(&format!(
                "DROP TRIGGER IF EXISTS audit_entries_no_update; DROP TRIGGER IF EXISTS audit_entries_no_delete; {sql}"
            ))?,
            Conn::Postgres(conn) => conn
                .batch_execute(&format!("ALTER TABLE audit_entries DISABLE TRIGGER ALL; {sql}"))?,
        }
        Ok(())
    };
    db.tx(work).await.unwrap();
}

fn failed(said: &Said, sentence: &str) {
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{said:?}");
    assert!(said.err.contains(sentence), "{sentence}\n{}", said.err);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_missing_or_cut_off_entry_is_named_by_its_number() {
    let place = Place::new().await;
    let empty = verifies(&place, None).await;
    assert_eq!((empty.code, empty.out.as_str(), empty.err.as_str()), (Some(0), "entries: 0\n", ""));
    for name in ["anne", "bert", "carine"] {
        creates(&place, name).await;
    }
    let three = head(&place).await;
    assert!(three.starts_with("3:") && three.len() == 2 + 64, "{three}");
    creates(&place, "dimitri").await;
    let four = head(&place).await;
    for noted in [&three, &four, &three[..18]] {
        let said = verifies(&place, Some(noted)).await;
        assert_eq!((said.code, said.out.as_str()), (Some(0), format!("entries: 4\nhead: {four}\n").as_str()));
    }

    tampers(&place, "DELETE FROM audit_entries WHERE number = 4").await;
    assert_eq!(verifies(&place, None).await.code, Some(0), "without a head nobody can see it");
    assert_eq!(verifies(&place, Some(&three)).await.code, Some(0));
    failed(&verifies(&place, Some(&four)).await, "entry 4 is cut off: the log ends with 3");

    creates(&place, "elise").await;
    failed(&verifies(&place, Some(&four)).await, "entry 4 is another than the head that was noted");

    tampers(&place, "UPDATE audit_entries SET reason = 'admin' WHERE number = 2").await;
    failed(&verifies(&place, None).await, "entry 2 is not what was written there");
    tampers(&place, "UPDATE audit_entries SET reason = 'caseworker' WHERE number = 2").await;
    assert_eq!(verifies(&place, None).await.code, Some(0), "as it was");

    tampers(
        &place,
        "UPDATE audit_entries SET number = 0 WHERE number = 2; UPDATE audit_entries SET number = 2 WHERE number = 3; \
         UPDATE audit_entries SET number = 3 WHERE number = 0",
    )
    .await;
    failed(&verifies(&place, None).await, "entry 2 is not what was written there");
    tampers(&place, "UPDATE audit_entries SET number = 0 WHERE number = 2").await;
    failed(&verifies(&place, None).await, "entry 0 was put in");
    tampers(&place, "DELETE FROM audit_entries WHERE number < 3").await;
    failed(&verifies(&place, None).await, "entry 1 is missing: after it comes 3");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_secret_and_a_text_that_is_no_head_are_refused() {
    let place = Place::new().await;
    creates(&place, "anne").await;
    for (text, sentence) in [
        ("1", "has no colon"),
        ("0:0123456789abcdef", "counts from 1"),
        ("1:0123", "has 16 to 64 hexadecimal digits, this one has 4"),
    ] {
        let said = verifies(&place, Some(text)).await;
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{said:?}");
        assert!(said.err.contains(sentence), "{}", said.err);
    }
    failed(&verifies(&place, Some("1:0123456789abcdef")).await, "entry 1 is another than the head");
    // An entry by somebody who has the database, and not the secret.
    tampers(
        &place,
        "INSERT INTO audit_entries (number, at, deed, role, subject_kind, subject, mac) \
         SELECT 2, at, deed, role, subject_kind, subject, mac FROM audit_entries",
    )
    .await;
    failed(&verifies(&place, None).await, "entry 2 is not what was written there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_verifies_and_exports_beside_a_running_server_and_says_no_address() {
    let (place, _) = Place::reachable("toits").await;
    let mut server = place.starts(&["serve"]);
    server.says("Rooftop runs").await;
    creates(&place, "anne").await;
    let rotated = place.runs(&["keys", "rotate", "--actor", "toits"]).await;
    assert_eq!(rotated.code, Some(0), "{rotated:?}");
    let head = head(&place).await;
    assert!(head.starts_with("2:"), "{head}");
    let said = place.runs(&["audit", "export"]).await;
    let lines: Vec<serde_json::Value> =
        said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((said.code, lines.len()), (Some(0), 2), "{said:?}");
    for (key, value) in [
        ("number", serde_json::json!(1)),
        ("deed", "account-created".into()),
        ("role", "operator".into()),
        ("account", serde_json::Value::Null),
        ("subject_kind", "account".into()),
        ("reason", "caseworker".into()),
    ] {
        assert_eq!(lines[0][key], value, "{key}");
    }
    assert_eq!((&lines[1]["deed"], &lines[1]["subject"]), (&"keys-rotated".into(), &"toits".into()));
    assert_eq!(format!("2:{}", lines[1]["mac"].as_str().unwrap()), head);
    assert!(!said.out.contains("anne") && !said.out.contains('@'), "{}", said.out);
    assert_eq!(server.stops().await.0, Some(0));
}
