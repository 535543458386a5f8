//! `rooftop serve`, `check` and `health`.

use std::os::unix::fs::PermissionsExt as _;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::fediverse::GUARD;
use crate::program::{Place, ask, free_ports};

/// Nothing set but a free port.
fn bare() -> (Place, u16) {
    let port = free_ports(1);
    (Place::empty().set("LISTEN", &format!("127.0.0.1:{port}")), port)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_nothing_set_the_pages_work_and_federation_is_off() {
    let (place, port) = bare();
    let mut server = place.starts(&["serve"]);
    server.says("federation is off: other servers cannot reach http://localhost:8080").await;
    server.says("Rooftop runs").await;
    for path in ["/", "/offers", "/about/privacy", "/health", "/@rooftop"] {
        let (status, body) = ask(port, "localhost:8080", path, "text/html").await.unwrap();
        assert_eq!(status, if path == "/@rooftop" { status } else { 200 }, "{path}");
        assert!(!body.is_empty(), "{path}");
    }
    for path in [
        "/.well-known/webfinger?resource=acct:offers@localhost",
        "/.well-known/nodeinfo",
        "/.well-known/host-meta",
        "/nodeinfo/2.1",
        "/actors/offers",
        "/actors/instance",
        "/inbox",
        "/actors/offers/outbox",
        "/actors/offers/inbox",
    ] {
        let (status, _) = ask(port, "localhost:8080", path, "application/activity+json").await.unwrap();
        assert_eq!(status, 404, "{path}");
    }
    let secret = std::fs::metadata(place.path().join("data/secret.key")).unwrap();
    assert_eq!(secret.permissions().mode() & 0o777, 0o600);
    assert!(place.path().join("data/rooftop.db").exists());
    let healthy = place.runs(&["health"]).await;
    assert_eq!((healthy.code, healthy.out.as_str(), healthy.err.as_str()), (Some(0), "", ""));

    let (code, heard) = server.stops().await;
    assert_eq!(code, Some(0), "{heard:?}");
    let gone = place.runs(&["health"]).await;
    assert_eq!(gone.code, Some(1));
    assert!(gone.err.contains(&format!("127.0.0.1:{port} does not answer")), "{}", gone.err);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_says_a_line_about_each_thing_with_the_mend() {
    let (place, _) = bare();
    let said = place.runs(&["check"]).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    for line in [
        "ok    configuration: http://localhost:8080, database sqlite:data/rooftop.db",
        "warn  configuration: public_url is the default http://localhost:8080: set ROOFTOP_PUBLIC_URL",
        "ok    database: Sqlite, up to date",
        "warn  federation: federation is off",
    ] {
        assert!(said.out.lines().any(|known| known.starts_with(line)), "{line:?} in\n{}", said.out);
    }
    let (place, _) = bare();
    let place = place.set("SAFEGUARDING__UNVETTED_PUBLISH", "true");
    let said = place.runs(&["check"]).await;
    assert!(said.out.contains("warn  configuration: safeguarding.unvetted_publish is on"), "{}", said.out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_asks_for_its_own_address_and_fails_where_nobody_answers() {
    let (place, _) = Place::reachable("toits").await;
    let said = place.runs(&["check"]).await;
    assert_eq!(said.code, Some(1), "{said:?}");
    let line = said
        .out
        .lines()
        .find(|line| line.starts_with("bad   own address: "))
        .expect("a line on the own address");
    assert!(line.contains("is the server running"), "{line}");

    let mut server = place.starts(&["serve"]);
    server.says("Rooftop runs").await;
    let said = place.runs(&["check"]).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    for start in ["ok    own address: ", "ok    clock: ", "warn  partners: none yet"] {
        assert!(said.out.lines().any(|line| line.starts_with(start)), "{start:?} in\n{}", said.out);
    }
    assert_eq!(server.stops().await.0, Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_cannot_be_read_is_answered_and_is_no_error_of_ours() {
    let (place, port) = Place::reachable("toits").await;
    let mut server = place.starts(&["serve"]);
    server.says("Rooftop runs").await;
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    // The first bytes of TLS, as of a browser that was told https.
    stream.write_all(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    tokio::time::timeout(GUARD, stream.read_to_end(&mut answer)).await.expect("an end within 30 s").unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 400"), "{}", String::from_utf8_lossy(&answer));
    let (code, heard) = server.stops().await;
    assert_eq!(code, Some(0));
    assert!(!heard.iter().any(|line| line.contains("ERROR")), "{heard:?}");
}
