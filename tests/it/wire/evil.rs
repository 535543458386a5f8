//! A server that means harm: whatever it is asked for, it answers in a way that should hurt. It speaks plain HTTP/1.1 on loopback.

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// The host of this server.
pub const HOST: &str = "evil.test";
const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/activity+json\r\n";

/// Every way in which an actor of this server hurts whoever fetches it, and what the fetch is counted as then; each is the end of the
/// actor's path.
pub const HARMS: &[(&str, &str)] = &[
    ("never-answers", "timed_out"),
    ("trickles", "timed_out"),
    ("breaks-off", "network"),
    ("endless-body", "too_large"),
    ("endless-headers", "network"),
    ("endless-redirects", "refused"),
    ("redirects-inside", "refused"),
    ("redirects-to-metadata", "refused"),
    ("redirects-to-a-file", "refused"),
    ("bomb", "too_large"),
    ("deep", "malformed"),
    // Deeper than we read, and not deeper than every parser does.
    ("nested", "malformed"),
    ("doubled", "malformed"),
    ("wide", "malformed"),
    // Fetched and read; what it says of its key is not believed.
    ("large-key", "ok"),
    ("not-text", "malformed"),
    ("page", "wrong_type"),
    ("id-of-another", "refused"),
];
/// The actor of this server that does no harm: the others differ from it in one thing each.
pub const HARMLESS: &str = "harmless";

/// It ends with the test's runtime.
pub struct Evil {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Evil {
    /// Its actors have this public key (PEM).
    pub async fn start(key: String) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (seen, key) = (Arc::clone(&seen), key.clone());
                // It breaks off when whoever asked goes away; that is no failure of the test.
                tokio::spawn(async move { drop(answer(stream, &seen, &key).await) });
            }
        });
        Self { address, asked }
    }

    /// The paths that it was asked for.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

async fn answer(mut stream: TcpStream, seen: &Mutex<Vec<String>>, key: &str) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let mut chunk = [0; 4096];
        let read = stream.read(&mut chunk).await?;
        if read == 0 {
            return Ok(());
        }
        head.extend_from_slice(&chunk[..read]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    seen.lock().unwrap().push(path.clone());
    let harm = path.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap_or_default().to_owned();
    match harm.as_str() {
        "never-answers" => stream.read_to_end(&mut Vec::new()).await.map(drop),
        "breaks-off" => {
            stream.write_all(format!("{OK}Content-Length: 500\r\n\r\n{{\"id\":").as_bytes()).await
        }
        "trickles" => forever(stream, b"{", b" ", Duration::from_millis(20)).await,
        "endless-body" => forever(stream, b"{\"a\":\"", &[b'x'; 16_384], Duration::ZERO).await,
        "endless-headers" => headers(stream).await,
        "endless-redirects" => redirect(stream, &format!("http://{HOST}{path}?again")).await,
        "redirects-inside" => redirect(stream, "http://10.0.0.1/users/eve").await,
        "redirects-to-metadata" => redirect(stream, "http://169.254.169.254/latest/meta-data").await,
        "redirects-to-a-file" => redirect(stream, "file:///etc/passwd").await,
        "bomb" => whole(stream, &bomb(&actor(&path, key)), "gzip", &harm).await,
        other => whole(stream, &body(other, &path, key), "identity", other).await,
    }
}

/// Headers of a document without length, then the same bytes again and again.
async fn forever(mut stream: TcpStream, first: &[u8], then: &[u8], every: Duration) -> std::io::Result<()> {
    stream.write_all(format!("{OK}Connection: close\r\n\r\n").as_bytes()).await?;
    stream.write_all(first).await?;
    let mut ticks = tokio::time::interval(every.max(Duration::from_micros(1)));
    loop {
        ticks.tick().await;
        stream.write_all(then).await?;
    }
}

async fn headers(mut stream: TcpStream) -> std::io::Result<()> {
    stream.write_all(OK.as_bytes()).await?;
    for number in 0_u64.. {
        stream.write_all(format!("X-Header-{number}: {}\r\n", "y".repeat(1_000)).as_bytes()).await?;
    }
    Ok(())
}

async fn redirect(mut stream: TcpStream, to: &str) -> std::io::Result<()> {
    let head =
        format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await
}

async fn whole(mut stream: TcpStream, body: &[u8], encoding: &str, harm: &str) -> std::io::Result<()> {
    let kind = if harm == "page" { "text/html" } else { "application/activity+json" };
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Encoding: {encoding}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body).await
}

/// An actor that does no harm.
fn actor(path: &str, key: &str) -> Value {
    let id = format!("http://{HOST}{path}");
    json!({
        "id": id, "type": "Person", "preferredUsername": "eve", "inbox": format!("{id}/inbox"),
        "publicKey": {"id": format!("{id}#main-key"), "owner": id, "publicKeyPem": key},
    })
}

/// 64 MB of an actor that travel as 64 kB.
fn bomb(actor: &Value) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..64 {
        gzip.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    gzip.write_all(actor.to_string().as_bytes()).unwrap();
    gzip.finish().unwrap()
}

/// An actor that would be taken but for one harm.
fn body(harm: &str, path: &str, key: &str) -> Vec<u8> {
    let mut actor = actor(path, key);
    let plain = actor.to_string();
    // Written first, before what the actor has anyway.
    let with = |more: &str| format!("{{{more},{}", &plain[1..]).into_bytes();
    match harm {
        "deep" => return with(&format!("\"tag\":{}{}", "[".repeat(10_000), "]".repeat(10_000))),
        "nested" => return with(&format!("\"tag\":{}{}", "[".repeat(40), "]".repeat(40))),
        // Whoever takes the last of two reads an actor that does no harm.
        "doubled" => return with("\"id\":\"http://beta.test/users/ben\""),
        "not-text" => {
            let mut bytes = with("\"name\":\"??\"");
            bytes[9..11].copy_from_slice(b"\xff\xfe");
            return bytes;
        }
        "wide" => actor["tag"] = json!(vec![1; 30_000]),
        "large-key" => actor["publicKey"]["publicKeyPem"] = json!(format!("{key}{}", "\n".repeat(400_000))),
        "id-of-another" => actor["id"] = json!("http://beta.test/users/ben"),
        _ => {}
    }
    actor.to_string().into_bytes()
}
