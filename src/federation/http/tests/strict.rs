//! What the client refuses to connect to, to read or to believe.

use super::*;

#[actix_web::test]
async fn inbound_09_a_name_that_turns_out_to_be_this_machine_is_refused_before_a_connection() {
    for address in ["127.0.0.1", "::1", "10.0.0.7", "169.254.169.254", "::ffff:127.0.0.1", "64:ff9b::7f00:1"]
    {
        let at = SocketAddr::new(address.parse().unwrap(), 0);
        let lookup = Lookup::Told(Arc::new(move |_| vec![at]));
        let turned = HttpSettings { lookup, ..settings(AllowLoopback::No, &[]) };
        let refused = get(&Client::new(turned).unwrap(), "https://rebinding.example/x").await.unwrap_err();
        let expected = FetchError::Refused(Refusal::SpecialAddress {
            host: "rebinding.example".to_owned(),
            address: address.parse().unwrap(),
        });
        assert_eq!(refused, expected, "{address}");
    }
}

#[actix_web::test]
async fn inbound_09_what_is_fetched_is_read_as_strictly_as_what_is_sent() {
    for (answer, why) in [
        (
            (|| {
                let deep =
                    format!("{{\"id\":\"http://alpha.test/x\",\"a\":{}{}}}", "[".repeat(40), "]".repeat(40));
                HttpResponse::Ok().content_type(ACTIVITY_JSON).body(deep)
            }) as fn() -> HttpResponse,
            "deeper than 32",
        ),
        (
            || {
                let doubled = "{\"id\":\"http://alpha.test/y\",\"id\":\"http://alpha.test/x\"}";
                HttpResponse::Ok().content_type(ACTIVITY_JSON).body(doubled)
            },
            "stands twice",
        ),
        (
            || {
                HttpResponse::Ok()
                    .content_type(ACTIVITY_JSON)
                    .body("{\"id\":\"http://alpha.test/x\",\"@graph\":[]}")
            },
            "@graph",
        ),
    ] {
        let error = get_answer(answer).await.unwrap_err();
        assert!(matches!(&error, FetchError::Malformed(said) if said.contains(why)), "{why}: {error}");
    }
}

/// What a client says that gets these bytes and then the end of the connection.
async fn get_bytes(head: &str, body: Vec<u8>) -> FetchError {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let at = listener.local_addr().unwrap();
    let bytes =
        [format!("HTTP/1.1 200 OK\r\nContent-Type: {ACTIVITY_JSON}\r\n{head}\r\n").into_bytes(), body]
            .concat();
    actix_web::rt::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        assert!(stream.read(&mut [0; 8192]).await.unwrap() > 0, "a request");
        stream.write_all(&bytes).await.unwrap();
    });
    get(&client(at), "http://alpha.test/x").await.unwrap_err()
}

#[actix_web::test]
async fn what_breaks_off_may_come_whole_the_next_time_and_what_cannot_be_unpacked_will_not() {
    let broken = get_bytes("Content-Length: 500\r\n", b"{\"id\":".to_vec()).await;
    assert!(matches!(broken, FetchError::Network(_)) && broken.may_pass(), "{broken:?}");
    let chunked = get_bytes("Transfer-Encoding: chunked\r\n", b"5\r\n{\"id".to_vec()).await;
    assert!(matches!(chunked, FetchError::Network(_)), "{chunked:?}");
    let garbage = get_bytes("Content-Encoding: gzip\r\nContent-Length: 20\r\n", vec![b'x'; 20]).await;
    assert!(matches!(garbage, FetchError::Malformed(_)) && !garbage.may_pass(), "{garbage:?}");
}

#[actix_web::test]
async fn what_an_inbox_says_is_read_so_that_its_connection_serves_again() {
    let ports = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&ports);
    let at = serve(move |app| {
        let seen = Arc::clone(&seen);
        app.default_service(web::to(move |request: HttpRequest, _: Bytes| {
            seen.lock().unwrap().push(request.peer_addr().unwrap().port());
            async { HttpResponse::Accepted().body("x".repeat(60_000)) }
        }));
    });
    let ((key, _), client) = (our_key(), client(at));
    for _ in 0..4 {
        client.post(&id("http://alpha.test/inbox"), Bytes::from_static(b"{}"), &key, now()).await.unwrap();
    }
    let ports = ports.lock().unwrap();
    assert!(ports.len() == 4 && ports.iter().all(|port| *port == ports[0]), "{ports:?}");
}

#[actix_web::test]
async fn inbound_12_a_picture_has_so_many_bytes_and_not_one_more_whatever_it_says_of_its_length() {
    let at = serve(|app| {
        app.route(
            "/said",
            web::get().to(|| async { HttpResponse::Ok().content_type("image/png").body(vec![7; 100]) }),
        )
        .route(
            "/unsaid",
            web::get().to(|| async {
                let bytes = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from(vec![7; 100]))]);
                HttpResponse::Ok().content_type("image/png").streaming(bytes)
            }),
        );
    });
    let client = client(at);
    for path in ["said", "unsaid"] {
        let url = format!("http://alpha.test/{path}").parse().unwrap();
        assert_eq!(client.get_picture(&url, 100, now()).await, Ok(vec![7; 100]), "{path}");
        let refused = client.get_picture(&url, 99, now()).await;
        assert_eq!(refused, Err(FetchError::TooLarge { max_bytes: 99 }), "{path}");
    }
}
