//! An inbox that does with each request what its script says, and remembers what it took.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What it does with one request.
#[derive(Clone, Debug)]
pub enum Does {
    Answers(u16),
    /// With one more header.
    AnswersWith(u16, String),
    /// Reads some of the body and breaks the connection off.
    BreaksOff,
    /// Takes the whole request, and breaks off in the middle of its answer's head.
    BreaksOffAnswering,
}

#[derive(Default)]
struct Script {
    next: VecDeque<Does>,
    /// When nothing more is scripted.
    then: Option<Does>,
    /// Answers 500 to what contains this.
    fails_on: Option<String>,
    bodies: Vec<String>,
    tries: usize,
}

/// A running inbox; it ends with the test's runtime.
pub struct Inbox {
    pub address: SocketAddr,
    script: Arc<Mutex<Script>>,
}

impl Inbox {
    /// Starts; it answers 202 until it is told otherwise.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let script = Arc::new(Mutex::new(Script::default()));
        let shared = Arc::clone(&script);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&shared)));
            }
        });
        Self { address, script }
    }

    /// What it does next, one after the other.
    pub fn will(&self, next: impl IntoIterator<Item = Does>) {
        self.script.lock().unwrap().next.extend(next);
    }

    /// What it does from now on, once nothing else is planned.
    pub fn always(&self, does: Does) {
        self.script.lock().unwrap().then = Some(does);
    }

    /// Fails on what contains this text from now on, whatever else was planned.
    pub fn fails_on(&self, text: Option<&str>) {
        self.script.lock().unwrap().fails_on = text.map(str::to_owned);
    }

    /// The bodies that it took with a 2xx, in order.
    pub fn took(&self) -> Vec<String> {
        self.script.lock().unwrap().bodies.clone()
    }

    /// How often it was asked.
    pub fn tries(&self) -> usize {
        self.script.lock().unwrap().tries
    }
}

/// One request a connection.
async fn serve(mut stream: TcpStream, script: Arc<Mutex<Script>>) {
    let does = {
        let mut script = script.lock().unwrap();
        script.tries += 1;
        script.next.pop_front().or_else(|| script.then.clone()).unwrap_or(Does::Answers(202))
    };
    if matches!(does, Does::BreaksOff) {
        let mut some = [0; 300];
        // Dropped with the rest unread, which resets the connection.
        drop(stream.read(&mut some).await);
        return;
    }
    let Some(body) = request_body(&mut stream).await else { return };
    let (status, header) = match does {
        Does::Answers(status) => (status, String::new()),
        Does::AnswersWith(status, header) => (status, format!("{header}\r\n")),
        Does::BreaksOff => unreachable!("it broke off before"),
        Does::BreaksOffAnswering => {
            drop(stream.write_all(b"HTTP/1.1 20").await);
            return;
        }
    };
    let fails = script.lock().unwrap().fails_on.as_ref().is_some_and(|text| body.contains(text));
    let status = if fails { 500 } else { status };
    if (200..300).contains(&status) {
        script.lock().unwrap().bodies.push(body);
    }
    let answer = format!("HTTP/1.1 {status} x\r\n{header}content-length: 0\r\nconnection: close\r\n\r\n");
    drop(stream.write_all(answer.as_bytes()).await);
}

/// The body of a request with a `Content-Length`; `None` where it broke off.
async fn request_body(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..at]).to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
            let length: usize = length.trim().parse().ok()?;
            if bytes.len() >= at + 4 + length {
                return Some(String::from_utf8_lossy(&bytes[at + 4..at + 4 + length]).into_owned());
            }
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
}
