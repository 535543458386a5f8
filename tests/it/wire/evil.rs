//! A server that means harm: whatever it is asked for, it answers in a way that should hurt. It speaks plain HTTP/1.1 on loopback.

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// The host of this server.
pub const HOST: &str = "evil.test";
const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/activity+json\r\n";

/// Every way in which an actor of this server hurts whoever fetches it; each is the end of the actor's path.
pub const HARMS: &[&str] = &[
    "never-answers",
    "breaks-off",
    "trickles",
    "endless-body",
    "endless-headers",
    "endless-redirects",
    "redirects-inside",
    "redirects-to-loopback",
    "bomb",
    "deep",
    "doubled",
    "wide",
    "large-key",
    "not-text",
    "page",
    "id-of-another",
];

/// It ends with the test's runtime.
pub struct Evil {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Evil {
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let seen = Arc::clone(&seen);
                // It breaks off when whoever asked goes away; that is no failure of the test.
                tokio::spawn(async move { drop(answer(stream, &seen).await) });
            }
        });
        Self { address, asked }
    }

    /// The paths that it was asked for.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

async fn answer(mut stream: TcpStream, seen: &Mutex<Vec<String>>) -> std::io::Result<()> {
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
    let harm = path.rsplit('/').next().unwrap_or_default().to_owned();
    match harm.as_str() {
        "never-answers" => stream.read_to_end(&mut Vec::new()).await.map(drop),
        "breaks-off" => {
            stream.write_all(format!("{OK}Content-Length: 500\r\n\r\n{{\"id\":").as_bytes()).await
        }
        "trickles" => forever(stream, b"{", b" ", Duration::from_millis(20)).await,
        "endless-body" => forever(stream, b"{\"a\":\"", &[b'x'; 16_384], Duration::ZERO).await,
        "endless-headers" => headers(stream).await,
        "endless-redirects" => redirect(stream, &format!("http://{HOST}{path}?again")).await,
        "redirects-inside" => redirect(stream, "http://10.0.0.1/latest/meta-data").await,
        "redirects-to-loopback" => redirect(stream, "file:///etc/passwd").await,
        other => {
            whole(stream, &body(other, &path), if other == "bomb" { "gzip" } else { "identity" }, other).await
        }
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

/// An actor that would be taken but for one harm.
fn body(harm: &str, path: &str) -> Vec<u8> {
    let id = format!("http://{HOST}{path}");
    let mut actor = json!({
        "id": id, "type": "Person", "preferredUsername": "eve", "inbox": format!("{id}/inbox"),
        "publicKey": {"id": format!("{id}#main-key"), "owner": id, "publicKeyPem": "x"},
    });
    match harm {
        "bomb" => {
            // 64 MB that travel as 64 kB.
            let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
            for _ in 0..64 {
                gzip.write_all(&vec![b' '; 1024 * 1024]).unwrap();
            }
            return gzip.finish().unwrap();
        }
        "deep" => return [vec![b'['; 10_000], vec![b']'; 10_000]].concat(),
        "doubled" => {
            return format!("{{\"id\":\"http://beta.test/users/ben\",{}", &actor.to_string()[1..]).into();
        }
        "wide" => actor["tag"] = json!(vec![1; 30_000]),
        "large-key" => actor["publicKey"]["publicKeyPem"] = json!("A".repeat(1_000_000)),
        "not-text" => return b"{\"id\":\"\xff\xfe\"}".to_vec(),
        "id-of-another" => actor["id"] = json!("http://beta.test/users/ben"),
        _ => {}
    }
    actor.to_string().into_bytes()
}
