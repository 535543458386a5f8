//! The client against small servers on loopback.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, ContentType, LOCATION, RETRY_AFTER};
use actix_web::middleware::Compress;
use actix_web::web::{self, ServiceConfig};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde_json::json;
use url::Url;

use super::*;
use crate::crypto::roots::RootsError;
use crate::crypto::{PublicKey, RsaKey};
use crate::federation::signatures::{ReceivedRequest, SigningKey, Site, Unverified};
use crate::ids::ApId;

mod deadline;
mod kept;
mod places;
mod strict;

const ACTIVITY_JSON: &str = "application/activity+json";

fn now() -> DateTime<Utc> {
    "2026-11-22T15:00:24Z".parse().unwrap()
}

/// Starts a server on a free port of loopback; it ends with the test's runtime.
fn serve(configure: impl Fn(&mut ServiceConfig) + Send + Clone + 'static) -> SocketAddr {
    let server = HttpServer::new(move || App::new().wrap(Compress::default()).configure(configure.clone()))
        .workers(1)
        .disable_signals()
        .bind(("127.0.0.1", 0))
        .unwrap();
    let at = server.addrs()[0];
    actix_web::rt::spawn(server.run());
    at
}

fn settings(allow_loopback: AllowLoopback, hosts: &[(&str, SocketAddr)]) -> HttpSettings {
    HttpSettings {
        allow_loopback,
        overrides: hosts.iter().map(|(host, at)| ((*host).to_owned(), *at)).collect(),
        ..HttpSettings::new("Rooftop tests")
    }
}

/// A client for which `alpha.test` is at `at`.
fn client(at: SocketAddr) -> Client {
    Client::new(settings(AllowLoopback::Yes, &[("alpha.test", at)])).unwrap()
}

fn id(text: &str) -> ApId {
    text.parse().unwrap()
}

fn document(id: &str) -> HttpResponse {
    HttpResponse::Ok().content_type(ACTIVITY_JSON).body(json!({ "id": id, "type": "Note" }).to_string())
}

fn redirect(to: &str) -> HttpResponse {
    HttpResponse::Found().insert_header((LOCATION, to)).finish()
}

async fn get(client: &Client, url: &str) -> Result<Fetched, FetchError> {
    client.get_object(&id(url), None, now()).await
}

/// Fetches from a client that is asked for `http://alpha.test/x` and gets `answer`.
async fn get_answer(answer: fn() -> HttpResponse) -> Result<Fetched, FetchError> {
    let at = serve(move |app| {
        app.default_service(web::to(move || async move { answer() }));
    });
    get(&client(at), "http://alpha.test/x").await
}

#[actix_web::test]
async fn a_named_server_is_reached_at_its_override_without_a_port_in_the_address() {
    let fetched = get_answer(|| document("http://alpha.test/x")).await.unwrap();
    assert_eq!(fetched.final_url, id("http://alpha.test/x"));
    assert_eq!(fetched.json["type"], "Note");
}

#[actix_web::test]
async fn names_under_localhost_are_this_machine_in_the_test_setting() {
    let at = serve(|app| {
        app.default_service(web::to(|request: HttpRequest| async move {
            document(&format!("http://{}/x", request.connection_info().host()))
        }));
    });
    let url = format!("http://liege.localhost:{}/x", at.port());
    let open = Client::new(settings(AllowLoopback::Yes, &[])).unwrap();
    assert_eq!(get(&open, &url).await.unwrap().final_url, id(&url));
}

#[actix_web::test]
async fn inbound_09_loopback_is_refused_without_the_test_setting() {
    let closed = Client::new(settings(AllowLoopback::No, &[])).unwrap();
    // An address in place of a name is no id, but a link of NodeInfo may be one.
    for url in ["https://127.0.0.1/x", "https://[::1]/x", "https://192.168.1.1/x", "https://0x7f.1/x"] {
        let refused = closed.get_json(&Url::parse(url).unwrap()).await.unwrap_err();
        assert!(matches!(refused, FetchError::Refused(_)), "{url}: {refused}");
    }
    for url in ["http://alpha.test/x", "https://liege.localhost/x", "https://alpha.test:8443/x"] {
        let refused = get(&closed, url).await.unwrap_err();
        assert!(matches!(refused, FetchError::Refused(_)), "{url}: {refused}");
        let key = our_key().0;
        let refused = closed.post(&id(url), Bytes::new(), &key, now()).await.unwrap_err();
        assert!(matches!(refused, FetchError::Refused(_)), "{url}: {refused}");
    }
}

#[actix_web::test]
async fn inbound_09_statuses_become_what_they_mean() {
    for (answer, expected) in [
        ((|| HttpResponse::Gone().finish()) as fn() -> HttpResponse, FetchError::Gone),
        (|| HttpResponse::NotFound().finish(), FetchError::NotFound),
        (|| HttpResponse::Unauthorized().finish(), FetchError::Status(401)),
        (|| HttpResponse::InternalServerError().finish(), FetchError::Status(500)),
        (|| HttpResponse::NotModified().finish(), FetchError::Status(304)),
        (|| HttpResponse::Found().finish(), FetchError::Refused(Refusal::BadRedirect)),
        (
            || HttpResponse::Ok().content_type(ContentType::html()).body("<p>hello"),
            FetchError::NotActivityPub("text/html; charset=utf-8".to_owned()),
        ),
        (|| HttpResponse::Ok().content_type(ACTIVITY_JSON).body("{}"), FetchError::Refused(Refusal::NoId)),
        (
            || document("http://beta.test/x"),
            FetchError::Refused(Refusal::IdOfOtherOrigin { id: "http://beta.test/x".to_owned() }),
        ),
        (
            || document("https://alpha.test/x"),
            FetchError::Refused(Refusal::IdOfOtherOrigin { id: "https://alpha.test/x".to_owned() }),
        ),
    ] {
        assert_eq!(get_answer(answer).await.unwrap_err(), expected);
    }
    let malformed = get_answer(|| HttpResponse::Ok().content_type(ACTIVITY_JSON).body("{\"id\":")).await;
    assert!(matches!(malformed, Err(FetchError::Malformed(_))), "{malformed:?}");
}

#[actix_web::test]
async fn inbound_09_a_small_answer_that_unpacks_to_a_large_one_is_refused() {
    let at = serve(|app| {
        app.default_service(web::to(|request: HttpRequest| async move {
            assert!(request.headers().contains_key("accept-encoding"), "the answer travels compressed");
            let filler = "a".repeat(3 * MAX_BYTES);
            HttpResponse::Ok()
                .content_type(ACTIVITY_JSON)
                .body(json!({ "id": "http://alpha.test/x", "content": filler }).to_string())
        }));
    });
    let error = get(&client(at), "http://alpha.test/x").await.unwrap_err();
    assert_eq!(error, FetchError::TooLarge { max_bytes: MAX_BYTES });
}

#[actix_web::test]
async fn inbound_09_three_redirects_are_followed_and_a_fourth_is_not() {
    let at = serve(|app| {
        app.route("/1", web::to(|| async { redirect("/2") }))
            .route("/2", web::to(|| async { redirect("http://alpha.test/3") }))
            .route("/3", web::to(|| async { redirect("4#fragment") }))
            .route("/4", web::to(|| async { document("http://alpha.test/4") }))
            .route("/loop", web::to(|| async { redirect("/loop") }));
    });
    let client = client(at);
    assert_eq!(get(&client, "http://alpha.test/1").await.unwrap().final_url, id("http://alpha.test/4"));
    let error = get(&client, "http://alpha.test/loop").await.unwrap_err();
    assert_eq!(error, FetchError::Refused(Refusal::TooManyRedirects));
}

#[actix_web::test]
async fn inbound_09_a_redirect_is_judged_like_the_first_address() {
    let at = serve(|app| {
        app.route("/private", web::to(|| async { redirect("http://10.0.0.1/x") }))
            .route("/file", web::to(|| async { redirect("file:///etc/passwd") }))
            .route("/user", web::to(|| async { redirect("http://me@alpha.test/x") }))
            .route("/other", web::to(|| async { redirect("http://beta.test/x") }))
            .route("/x", web::to(|| async { document("http://beta.test/x") }));
    });
    let client = Client::new(settings(AllowLoopback::Yes, &[("alpha.test", at), ("beta.test", at)])).unwrap();
    for path in ["private", "file", "user", "other"] {
        let error = get(&client, &format!("http://alpha.test/{path}")).await.unwrap_err();
        assert!(matches!(error, FetchError::Refused(_)), "{path}: {error}");
    }
}

#[actix_web::test]
async fn inbound_09_a_body_that_never_ends_runs_out_of_time() {
    let at = serve(|app| {
        app.default_service(web::to(|| async {
            let never = futures_util::stream::pending::<Result<Bytes, actix_web::Error>>();
            HttpResponse::Ok().content_type(ACTIVITY_JSON).streaming(never)
        }));
    });
    let hasty = HttpSettings {
        timeout: Duration::from_millis(100),
        ..settings(AllowLoopback::Yes, &[("alpha.test", at)])
    };
    let error = get(&Client::new(hasty).unwrap(), "http://alpha.test/x").await.unwrap_err();
    assert_eq!(error, FetchError::TimedOut);
}

#[actix_web::test]
async fn a_server_that_is_not_there_is_a_network_error() {
    let closed = {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        listener.local_addr().unwrap()
    };
    let error = get(&client(closed), "http://alpha.test/x").await.unwrap_err();
    assert!(matches!(error, FetchError::Network(_)), "{error}");
}

#[actix_web::test]
async fn web_finger_s_types_are_taken_and_may_come_from_another_host() {
    let at = serve(|app| {
        app.route("/a", web::to(|| async { redirect("http://beta.test/b") })).route(
            "/b",
            web::to(|| async {
                HttpResponse::Ok().content_type("application/jrd+json").body("{\"links\":[]}")
            }),
        );
    });
    let client = Client::new(settings(AllowLoopback::Yes, &[("alpha.test", at), ("beta.test", at)])).unwrap();
    let fetched = client.get_json(&Url::parse("http://alpha.test/a").unwrap()).await.unwrap();
    assert_eq!(fetched.json, json!({ "links": [] }));
    assert_eq!(fetched.final_url.as_str(), "http://beta.test/b");
}

fn our_key() -> (SigningKey, PublicKey) {
    let key = RsaKey::generate().unwrap();
    let public = PublicKey::from_pem(key.public_pem()).unwrap();
    (SigningKey { key_id: "http://beta.test/actor#main-key".into(), key: Arc::new(key) }, public)
}

/// What the server saw of each signed request: its path, or why the signature was refused.
type Seen = Arc<Mutex<Vec<String>>>;

fn check(request: &HttpRequest, body: &[u8], key: &PublicKey, seen: &Seen) {
    let text = |value: &actix_web::http::header::HeaderValue| value.to_str().unwrap().to_owned();
    let headers: Vec<_> =
        request.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    let received = ReceivedRequest {
        method: request.method().as_str(),
        path_and_query: request.uri().path_and_query().unwrap().as_str(),
        headers: &headers,
        body,
    };
    let verdict = Unverified::from_request(&received, Site { scheme: "http", host: "alpha.test" }, now())
        .and_then(|unverified| unverified.verify(key));
    let line = verdict.map_or_else(|error| error.to_string(), |()| received.path_and_query.to_owned());
    seen.lock().unwrap().push(line);
}

#[actix_web::test]
async fn inbound_09_a_get_is_signed_and_signed_anew_at_each_redirect() {
    let ((key, public), seen) = (our_key(), Seen::default());
    let watched = seen.clone();
    let at = serve(move |app| {
        let (public, seen) = (public.clone(), watched.clone());
        app.default_service(web::to(move |request: HttpRequest| {
            check(&request, b"", &public, &seen);
            let first = request.path() == "/1";
            async move { if first { redirect("/2?x=1") } else { document("http://alpha.test/2") } }
        }));
    });
    client(at).get_object(&id("http://alpha.test/1#main-key"), Some(&key), now()).await.unwrap();
    assert_eq!(*seen.lock().unwrap(), ["/1", "/2?x=1"]);
}

#[actix_web::test]
async fn a_post_is_signed_and_its_answer_is_told_redirects_included() {
    let ((key, public), seen) = (our_key(), Seen::default());
    let watched = seen.clone();
    let at = serve(move |app| {
        let (public, seen) = (public.clone(), watched.clone());
        app.default_service(web::to(move |request: HttpRequest, body: Bytes| {
            assert_eq!(request.headers().get(CONTENT_TYPE).unwrap(), ACTIVITY_JSON);
            check(&request, &body, &public, &seen);
            let answer = match request.path() {
                "/moved" => redirect("/inbox"),
                "/busy" => HttpResponse::build(StatusCode::TOO_MANY_REQUESTS)
                    .insert_header((RETRY_AFTER, "90"))
                    .body("x".repeat(4 * MAX_BYTES)),
                _ => HttpResponse::Accepted().finish(),
            };
            async move { answer }
        }));
    });
    let client = client(at);
    for (path, status, retry_after_s) in
        [("/inbox", 202, None), ("/moved", 302, None), ("/busy", 429, Some(90))]
    {
        let inbox = id(&format!("http://alpha.test{path}"));
        let answer = client.post(&inbox, Bytes::from_static(b"{}"), &key, now()).await.unwrap();
        assert_eq!(answer, Answer { status, retry_after_s }, "{path}");
    }
    assert_eq!(*seen.lock().unwrap(), ["/inbox", "/moved", "/busy"]);
}

#[actix_web::test]
async fn inbound_09_https_is_spoken_with_whom_the_extra_certificates_vouch_for() {
    let made = rcgen::generate_simple_self_signed(["alpha.test".to_owned()]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let ca_file = folder.path().join("ca.pem");
    std::fs::write(&ca_file, made.cert.pem()).unwrap();
    let at = serve_tls(&made);
    let trusting = HttpSettings {
        extra_ca_file: Some(ca_file),
        ..settings(AllowLoopback::No, &[("alpha.test", at), ("beta.test", at)])
    };
    let client = Client::new(trusting).unwrap();
    let fetched = get(&client, "https://alpha.test/x").await.unwrap();
    assert_eq!(fetched.final_url, id("https://alpha.test/x"));
    let other_name = get(&client, "https://beta.test/x").await.unwrap_err();
    assert!(matches!(other_name, FetchError::Network(_)), "{other_name}");
    let downgraded = get(&client, "https://alpha.test/down").await.unwrap_err();
    assert_eq!(downgraded, FetchError::Refused(Refusal::Downgrade));
    let stranger = Client::new(settings(AllowLoopback::Yes, &[("alpha.test", at)])).unwrap();
    let untrusted = get(&stranger, "https://alpha.test/x").await.unwrap_err();
    assert!(matches!(untrusted, FetchError::Network(_)), "{untrusted}");
}

fn serve_tls(made: &rcgen::CertifiedKey<rcgen::KeyPair>) -> SocketAddr {
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let tls = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let server = HttpServer::new(|| {
        App::new()
            .route("/down", web::to(|| async { redirect("http://alpha.test/x") }))
            .route("/x", web::to(|| async { document("https://alpha.test/x") }))
    })
    .workers(1)
    .disable_signals()
    .bind_rustls_0_23(("127.0.0.1", 0), tls)
    .unwrap();
    let at = server.addrs()[0];
    actix_web::rt::spawn(server.run());
    at
}

#[test]
fn certificates_that_cannot_be_read_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ca.pem");
    let made = |path: &std::path::Path| {
        Client::new(HttpSettings { extra_ca_file: Some(path.to_owned()), ..HttpSettings::new("x") })
            .unwrap_err()
    };
    assert!(matches!(made(&path), HttpError::Roots(RootsError::Unreadable { .. })));
    for text in ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        std::fs::write(&path, text).unwrap();
        assert!(matches!(made(&path), HttpError::Roots(RootsError::Malformed { .. })), "{text:?}");
    }
}

#[test]
fn a_request_may_wait_on_any_thread() {
    fn sendable<T: Send>(_: &T) {}
    let (client, key) = (Client::new(settings(AllowLoopback::Yes, &[])).unwrap(), our_key().0);
    let url = id("http://alpha.test/x");
    sendable(&client.get_object(&url, Some(&key), now()));
    sendable(&client.post(&url, Bytes::new(), &key, now()));
}
