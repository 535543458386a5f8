//! A connection that is kept may be closed at the moment of its use.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::*;

const TAKEN: &[u8] = b"HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n";

/// Reads one post with its body; `None` where nothing comes.
async fn read_post(stream: &mut TcpStream) -> Option<()> {
    let mut got = Vec::new();
    while !got.ends_with(b"{}") {
        if stream.read_buf(&mut got).await.ok()? == 0 {
            return None;
        }
    }
    Some(())
}

/// A server that answers so many posts of each connection, says its last words at the next, and closes it. Counts the posts that came.
async fn closes_after(answers: usize, last_words: &'static [u8]) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let (address, posts) = (listener.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let counted = Arc::clone(&posts);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let counted = Arc::clone(&counted);
            tokio::spawn(async move {
                for post in 0..=answers {
                    if read_post(&mut stream).await.is_none() {
                        return;
                    }
                    counted.fetch_add(1, Ordering::SeqCst);
                    let answer = if post < answers { TAKEN } else { last_words };
                    stream.write_all(answer).await.unwrap();
                }
            });
        }
    });
    (address, posts)
}

async fn posts(client: &Client) -> Result<u16, FetchError> {
    let (inbox, body) = (id("http://alpha.test/inbox"), Bytes::from_static(b"{}"));
    client.post(&inbox, body, &our_key().0, now()).await.map(|answer| answer.status)
}

#[actix_web::test]
async fn a_post_on_a_kept_connection_that_is_just_closed_is_sent_once_more() {
    let (address, came) = closes_after(1, b"").await;
    let client = client(address);
    for _ in 0..2 {
        assert_eq!(posts(&client).await, Ok(202));
    }
    assert_eq!(came.load(Ordering::SeqCst), 3, "the second went out twice");
}

#[actix_web::test]
async fn a_server_that_closes_at_every_post_is_asked_twice_and_no_more() {
    let (address, came) = closes_after(0, b"").await;
    assert!(matches!(posts(&client(address)).await, Err(FetchError::Network(_))));
    assert_eq!(came.load(Ordering::SeqCst), 2);
}

#[actix_web::test]
async fn a_server_that_answers_nonsense_is_asked_once() {
    let (address, came) = closes_after(0, b"nonsense\r\n\r\n").await;
    assert!(matches!(posts(&client(address)).await, Err(FetchError::Network(_))));
    assert_eq!(came.load(Ordering::SeqCst), 1);
}
