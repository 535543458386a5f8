//! What is asked wrongly, and what cannot be done: a sentence on standard error, and nothing written.

use std::net::TcpListener;

use crate::program::{Place, Said};

fn is_refused(said: &Said, code: i32, parts: &[&str]) {
    assert_eq!(said.code, Some(code), "{said:?}");
    assert_eq!(said.out, "", "errors are no answers");
    for part in parts {
        assert!(said.err.contains(part), "{part:?} in {}", said.err);
    }
}

fn files(place: &Place) -> Vec<String> {
    let entries = std::fs::read_dir(place.path()).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn help_names_each_command_and_answers_on_standard_output() {
    let place = Place::empty();
    let said = place.runs(&["--help"]).await;
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    for command in ["serve", "demo", "user", "import", "partner", "check", "--config"] {
        assert!(said.out.lines().any(|line| line.trim().starts_with(command)), "{command} in {}", said.out);
    }
    for (args, parts) in [
        (&["import", "--help"][..], &["--publish", "--keep-going", "standard input"][..]),
        (&["user", "create", "--help"], &["--email", "--role", "--password-stdin"]),
        (&["partner", "--help"], &["add", "list", "remove"]),
        (&["partner", "add", "--help"], &["--tier", "ally", "blocked"]),
        (&["serve", "--help"], &["--only", "web", "work", "--config"]),
        (&["demo", "--help"], &["--port", "8001"]),
    ] {
        let said = place.runs(args).await;
        assert_eq!(said.code, Some(0));
        for part in parts {
            assert!(said.out.contains(part), "{part} in {}", said.out);
        }
    }
    assert_eq!(place.runs(&["--version"]).await.out, format!("rooftop {}\n", env!("CARGO_PKG_VERSION")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_asked_wrongly_ends_with_2() {
    let place = Place::empty();
    for (args, part) in [
        (&["dance"][..], "dance"),
        (&[][..], "Usage"),
        (&["import"], "<FILE>"),
        (&["serve", "--only", "mail"], "mail"),
        (&["demo", "--port", "70000"], "70000"),
        (
            &["user", "create", "--email", "a@example.org", "--role", "king"],
            "admin, moderator, safeguarding_lead, caseworker, visitor_home",
        ),
        (&["user", "create", "--role", "admin"], "--email"),
        (&["partner", "add", "toits.example", "--tier", "friend"], "friend"),
        (&["partner", "add", "not a domain"], "not a domain"),
    ] {
        is_refused(&place.runs(args).await, 2, &[part]);
    }
    assert_eq!(files(&place), [""; 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_configuration_that_is_wrong_is_named_by_its_key() {
    for (name, value, parts) in [
        (
            "ASSOCIATION__HANDEL",
            "toits",
            &[
                "`ROOFTOP_ASSOCIATION__HANDEL` in the environment: there is no such key",
                "ROOFTOP_ASSOCIATION__HANDLE",
            ][..],
        ),
        ("ASSOCIATION__HANDLE", "offers", &["ROOFTOP_ASSOCIATION__HANDLE", "offers"]),
        ("ASSOCIATION__HANDLE", "instance", &["ROOFTOP_ASSOCIATION__HANDLE"]),
        (
            "DATABASE_URL",
            "postgress://localhost/x",
            &[
                "ROOFTOP_DATABASE_URL",
                "must begin with sqlite:, postgres: or postgresql:, not with postgress:",
            ],
        ),
        ("DATABASE_URL", "rooftop.db", &["ROOFTOP_DATABASE_URL", "must begin with sqlite:"]),
        ("LISTEN", "8080", &["ROOFTOP_LISTEN"]),
        ("PUBLIC_URL", "http://toits.example", &["ROOFTOP_PUBLIC_URL", "https"]),
        ("LIMITS__IMPORT_LINES_MAX", "0", &["ROOFTOP_LIMITS__IMPORT_LINES_MAX", "from 1 to 1000000"]),
    ] {
        let place = Place::empty().set(name, value);
        for command in [&["check"][..], &["serve"], &["partner", "list"]] {
            is_refused(&place.runs(command).await, 1, parts);
        }
        assert_eq!(files(&place), [""; 0], "{name}");
    }
    let place = Place::empty();
    std::fs::write(place.path().join("rooftop.toml"), "[association]\nhandel = \"toits\"\n").unwrap();
    is_refused(
        &place.runs(&["check"]).await,
        1,
        &["`association.handel` in rooftop.toml: there is no such key; did you mean"],
    );
    is_refused(&place.runs(&["check", "--config", "other.toml"]).await, 1, &["other.toml"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_port_in_use_is_said_before_anything_is_written() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let place = Place::empty().set("LISTEN", &address).set("LOG", "error");
    is_refused(&place.runs(&["serve"]).await, 1, &["rooftop: listen: cannot listen on", &address]);
    assert_eq!(files(&place), [""; 0]);
    let port = taken.local_addr().unwrap().port().to_string();
    is_refused(&place.runs(&["demo", "--port", &port]).await, 1, &["cannot listen on"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_cannot_be_opened_is_said_with_its_key() {
    let place = Place::empty();
    std::fs::write(place.path().join("file"), "not a folder").unwrap();
    for url in ["sqlite:file/rooftop.db", "sqlite:file", "postgres://nobody@127.0.0.1:9/nothing"] {
        let place = Place::empty()
            .set("DATABASE_URL", url)
            .set("LOG", "error")
            .set("SECRET_KEY_FILE", "secret.key")
            .set("DATA_KEYS_FILE", "data.keys");
        std::fs::write(place.path().join("file"), "x".repeat(5000)).unwrap();
        is_refused(&place.runs(&["partner", "list"]).await, 1, &["rooftop: database_url: "]);
    }
    let missing = Place::empty().set("DATABASE_URL", "sqlite:missing/folder/rooftop.db").set("LOG", "error");
    let said = missing.runs(&["partner", "list"]).await;
    assert_eq!(said.code, Some(0), "a folder that is missing is made: {said:?}");
    assert!(missing.path().join("missing/folder/rooftop.db").exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_instance_keeps_its_address_and_handle() {
    let place = Place::new().await;
    assert_eq!(place.runs(&["partner", "list"]).await.code, Some(0));
    let place = place.set("PUBLIC_URL", "http://abris.localhost:8080");
    is_refused(
        &place.runs(&["partner", "list"]).await,
        1,
        &["http://toits.localhost:8080", "http://abris.localhost:8080"],
    );
    let place = place.set("PUBLIC_URL", "http://toits.localhost:8080").set("ASSOCIATION__HANDLE", "abris");
    is_refused(&place.runs(&["partner", "list"]).await, 1, &["toits", "abris"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn help_texts_that_are_wrong_stop_the_start_with_file_and_line() {
    let place = Place::empty();
    let folder = place.path().join("guidance/fr");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("deposit.md"), "title: a\nchecked: hier\nsource: b\nreviewed: no\n\nx\n")
        .unwrap();
    let place = place.set("ASSOCIATION__GUIDANCE_DIR", "guidance").set("LOG", "error");
    let said = "association.guidance_dir: guidance/fr/deposit.md: line 2: checked: \"hier\" is not a date";
    is_refused(&place.runs(&["partner", "list"]).await, 1, &["rooftop: ", said]);
    assert_eq!(files(&place), ["guidance"], "nothing was written");
    let checked = place.runs(&["check"]).await;
    assert_eq!(checked.code, Some(1));
    assert!(checked.out.contains("bad   guidance: association.guidance_dir: "), "{checked:?}");
}
