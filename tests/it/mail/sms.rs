//! SMS, and mails in a folder.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::{Arc, Mutex};

use rooftop::config::Config;
use rooftop::mail::{Channels, Failure, Letter, SMS_MAX_CHARS, Sms};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const TOKEN: &str = "a token of the tests";

fn config(settings: &[(&str, &str)]) -> Config {
    let env = settings.iter().map(|(name, value)| (format!("ROOFTOP_{name}"), (*value).to_owned()));
    Config::from_env_alone(env).unwrap()
}

fn an_sms() -> Sms<'static> {
    Sms { id: "sms-1", to: "+32470123456", text: "Un message vous attend :\n\"été\"" }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_sms_in_a_file_is_a_line_of_json_that_its_owner_alone_reads() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data/sms.jsonl");
    let path = file.display().to_string();
    let channels = Channels::open(&config(&[("SMS__GATEWAY", "file"), ("SMS__FILE", &path)])).unwrap();
    channels.sms(&an_sms()).await.unwrap();
    channels.sms(&Sms { id: "sms-2", ..an_sms() }).await.unwrap();
    let text = fs::read_to_string(&file).unwrap();
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        lines[0],
        serde_json::json!({"id": "sms-1", "to": "+32470123456", "text": "Un message vous attend :\n\"été\""})
    );
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_number_and_what_is_too_long_is_refused_with_its_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sms").display().to_string();
    let channels = Channels::open(&config(&[("SMS__GATEWAY", "file"), ("SMS__FILE", &path)])).unwrap();
    let long = "é".repeat(SMS_MAX_CHARS + 1);
    for (sms, part) in [
        (Sms { to: "0470123456", ..an_sms() }, "no number like +32"),
        (Sms { to: "+32470 123456", ..an_sms() }, "no number"),
        (Sms { to: "+", ..an_sms() }, "no number"),
        (Sms { to: "+12345678901234567", ..an_sms() }, "no number"),
        (Sms { text: "", ..an_sms() }, "1 to 201"),
        (Sms { text: &long, ..an_sms() }, "has 202 characters"),
    ] {
        let error = channels.sms(&sms).await.unwrap_err();
        assert_eq!(error.failure, Failure::Unaddressable);
        assert!(error.detail().contains(part), "{}", error.detail());
    }
    assert!(!Path::new(&path).exists());
    let off = Channels::open(&Config::default()).unwrap();
    assert_eq!(off.sms(&an_sms()).await.unwrap_err().failure, Failure::Off);
}

/// The requests that a gateway got, each as it came.
type Asked = Arc<Mutex<Vec<String>>>;

/// A gateway that answers so.
async fn gateway(status: u16) -> (u16, Asked) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let (port, asked) = (listener.local_addr().unwrap().port(), Asked::default());
    let of = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            answer(stream, status, &of).await;
        }
    });
    (port, asked)
}

async fn answer(mut stream: TcpStream, status: u16, asked: &Asked) {
    let mut request = String::new();
    while !request.ends_with('}') {
        let mut some = [0; 4096];
        let count = stream.read(&mut some).await.unwrap();
        assert!(count > 0, "a whole request: {request}");
        request.push_str(std::str::from_utf8(&some[..count]).unwrap());
    }
    asked.lock().unwrap().push(request);
    let head = format!("HTTP/1.1 {status} So\r\nlocation: /elsewhere\r\ncontent-length: 2\r\n\r\n{{}}");
    stream.write_all(head.as_bytes()).await.unwrap();
}

fn opened(port: u16, folder: &Path) -> Channels {
    let file = folder.join("token");
    fs::write(&file, format!("{TOKEN}\n")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    let (url, file) = (format!("http://127.0.0.1:{port}/send"), file.display().to_string());
    Channels::open(&config(&[
        ("FEDERATION__ALLOW_LOOPBACK", "true"),
        ("SMS__GATEWAY", "http"),
        ("SMS__GATEWAY_URL", &url),
        ("SMS__GATEWAY_TOKEN_FILE", &file),
        ("SMS__GATEWAY_TIMEOUT_S", "1"),
    ]))
    .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gateway_gets_the_token_and_the_sms_and_its_status_decides() {
    let folder = tempfile::tempdir().unwrap();
    for (status, failure) in [
        (200, None),
        (202, None),
        (302, Some(Failure::Later)),
        (400, Some(Failure::Refused)),
        (401, Some(Failure::SignIn)),
        (404, Some(Failure::Later)),
        (422, Some(Failure::Refused)),
        (429, Some(Failure::Later)),
        (503, Some(Failure::Later)),
    ] {
        let (port, asked) = gateway(status).await;
        let sent = opened(port, folder.path()).sms(&an_sms()).await;
        assert_eq!(sent.as_ref().err().map(|error| error.failure), failure, "{status}");
        assert_eq!(sent.err().and_then(|error| error.status), failure.map(|_| status));
        let asked = asked.lock().unwrap().clone();
        let [request] = &asked[..] else { panic!("once, and no redirect is followed: {asked:?}") };
        assert!(request.starts_with("POST /send HTTP/1.1\r\n"), "{request}");
        for part in [&format!("authorization: Bearer {TOKEN}\r\n"), "idempotency-key: sms-1\r\n"] {
            assert!(request.contains(part), "{part} in {request}");
        }
        assert!(request.contains("\r\n\r\n{\"id\":\"sms-1\",\"to\":\"+32470123456\","), "{request}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gateway_that_does_not_answer_in_time_is_tried_again_and_its_error_shows_no_token() {
    let folder = tempfile::tempdir().unwrap();
    // It takes connections and says nothing.
    let silent = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let channels = opened(silent.local_addr().unwrap().port(), folder.path());
    let error = channels.sms(&an_sms()).await.unwrap_err();
    assert_eq!(error.failure, Failure::Unreachable);
    assert!(!error.failure.lasts());
    let shown = format!("{error} {error:?} {}", error.detail());
    assert!(!shown.contains("token") && !shown.contains("32470") && !shown.contains("127.0.0.1"), "{shown}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_in_a_folder_is_one_file_however_often_it_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b");
    let shown = path.display().to_string();
    let channels = Channels::open(&config(&[
        ("MAIL__TRANSPORT", "folder"),
        ("MAIL__FOLDER", &shown),
        ("MAIL__SENDER", "rooftop@toits.example"),
    ]))
    .unwrap();
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    let letter = Letter { id: "id-1", to: "a@b.example", subject: "Sujet", text: "Bonjour", language: "fr" };
    for _ in 0..2 {
        channels.mail(&letter, now).await.unwrap();
    }
    let names: Vec<_> = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["id-1.eml"]);
    let file = path.join("id-1.eml");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(fs::read_to_string(&file).unwrap().contains("Message-ID: <id-1@localhost>\r\n"));

    fs::remove_dir_all(&path).unwrap();
    fs::write(&path, "no folder").unwrap();
    let error = channels.mail(&letter, now).await.unwrap_err();
    assert_eq!(error.failure, Failure::Storage);
}
