//! A client that costs little: one connection, requests that were written before, answers that are only counted.

use std::net::Ipv4Addr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

/// A connection that is kept.
pub(super) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    /// Of the body as it was sent.
    pub(super) bytes: usize,
    /// The cookie that it sets, as it is sent back.
    pub(super) cookie: Option<String>,
}

impl Connection {
    pub(super) async fn open(port: u16) -> Self {
        Self::open_from(Ipv4Addr::LOCALHOST, port).await
    }

    /// Connects from an address of this machine: the server takes each for a visitor of its own.
    pub(super) async fn open_from(from: Ipv4Addr, port: u16) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind((from, 0).into()).unwrap();
        let stream = socket.connect((Ipv4Addr::LOCALHOST, port).into()).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, buffer: Vec::with_capacity(64 * 1024) }
    }

    /// Sends a request and reads its answer to the end.
    pub(super) async fn exchange(&mut self, request: &[u8]) -> Answer {
        self.stream.write_all(request).await.unwrap();
        self.buffer.clear();
        let head = loop {
            if let Some(at) = find(&self.buffer, b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await;
        };
        let text = String::from_utf8_lossy(&self.buffer[..head]).into_owned();
        let cookie = text.lines().find_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next());
        let cookie = cookie.map(str::to_owned);
        let text = text.to_ascii_lowercase();
        let status = text.split(' ').nth(1).unwrap().parse().unwrap();
        let length = text.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
        let bytes = match length {
            Some(length) => {
                while self.buffer.len() < head + length {
                    self.more().await;
                }
                length
            }
            None if text.contains("transfer-encoding: chunked") => self.chunks(head).await,
            None => 0,
        };
        Answer { status, bytes, cookie }
    }

    /// Reads chunks up to the empty one; gives their sum in bytes.
    async fn chunks(&mut self, mut at: usize) -> usize {
        let mut sum = 0;
        loop {
            let line = loop {
                if let Some(end) = find(&self.buffer[at..], b"\r\n") {
                    break end;
                }
                self.more().await;
            };
            let size = std::str::from_utf8(&self.buffer[at..at + line]).unwrap();
            let size = usize::from_str_radix(size.trim(), 16).unwrap();
            at += line + 2 + size + 2;
            while self.buffer.len() < at {
                self.more().await;
            }
            sum += size;
            if size == 0 {
                return sum;
            }
        }
    }

    async fn more(&mut self) {
        assert_ne!(self.stream.read_buf(&mut self.buffer).await.unwrap(), 0, "the server hung up");
    }
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}
