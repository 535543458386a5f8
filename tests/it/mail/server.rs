//! A mail server on loopback that takes what it is given, unless a test says otherwise.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// The end of the connection, in place of an answer.
pub const HANGS_UP: &str = "";

/// A mail as the server got it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Got {
    pub to: String,
    pub data: String,
}

/// What it says and what it heard.
#[derive(Default)]
struct State {
    /// By the verb, what it answers next, once each; `.` is the end of a mail.
    answers: HashMap<String, VecDeque<String>>,
    got: Vec<Got>,
    heard: Vec<String>,
}

/// A mail server; it ends with the test's runtime.
pub struct MailServer {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl MailServer {
    /// Starts one that speaks in the clear.
    pub async fn plain() -> Self {
        Self::start(None).await
    }

    /// Starts one that speaks TLS from the first byte.
    pub async fn with_tls(acceptor: TlsAcceptor) -> Self {
        Self::start(Some(acceptor)).await
    }

    async fn start(tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State::default()));
        let of = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, tls.clone(), Arc::clone(&of)));
            }
        });
        Self { address, state }
    }

    /// Lets it answer the next such command so.
    pub fn answers(&self, verb: &str, answer: &str) {
        let mut state = self.state.lock().unwrap();
        state.answers.entry(verb.to_owned()).or_default().push_back(answer.to_owned());
    }

    /// Every mail that it got, also those that it did not say it has.
    pub fn got(&self) -> Vec<Got> {
        self.state.lock().unwrap().got.clone()
    }

    /// Every command that it heard.
    pub fn heard(&self) -> Vec<String> {
        self.state.lock().unwrap().heard.clone()
    }
}

async fn serve(stream: TcpStream, tls: Option<TlsAcceptor>, state: Arc<Mutex<State>>) {
    match tls {
        None => drop(talk(stream, &state).await),
        Some(acceptor) => {
            if let Ok(stream) = acceptor.accept(stream).await {
                drop(talk(stream, &state).await);
            }
        }
    }
}

/// What it answers to a verb; `None` hangs up.
fn answer(state: &Mutex<State>, verb: &str) -> Option<String> {
    let mut state = state.lock().unwrap();
    let said = state.answers.get_mut(verb).and_then(VecDeque::pop_front);
    let usual = match verb {
        "greeting" => "220 mail.test ready",
        "EHLO" => "250-mail.test\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN",
        "AUTH" => "235 2.7.0 welcome",
        "DATA" => "354 go on",
        "QUIT" => "221 goodbye",
        _ => "250 2.0.0 fine",
    };
    Some(said.unwrap_or_else(|| usual.to_owned())).filter(|answer| answer != HANGS_UP)
}

async fn talk(stream: impl AsyncRead + AsyncWrite + Unpin, state: &Mutex<State>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let (mut verb, mut to) = ("greeting".to_owned(), String::new());
    loop {
        let Some(answer) = answer(state, &verb) else { return Ok(()) };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
        stream.flush().await?;
        if verb == "DATA" && answer.starts_with('3') {
            let data = mail(&mut stream).await?;
            state.lock().unwrap().got.push(Got { to: to.clone(), data });
            ".".clone_into(&mut verb);
            continue;
        }
        let mut line = String::new();
        if verb == "QUIT" || stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        state.lock().unwrap().heard.push(line.to_owned());
        verb = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        if let Some((_, rest)) = line.split_once("TO:<") {
            rest.split('>').next().unwrap_or_default().clone_into(&mut to);
        }
    }
}

/// Reads a mail to its dot.
async fn mail(stream: &mut (impl AsyncBufRead + Unpin)) -> std::io::Result<String> {
    let mut data = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(data);
        }
        data.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
