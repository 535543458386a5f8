//! `rooftop keys rotate`, beside a server that runs.

use crate::program::Place;

/// The actor's document as the running server gives it.
async fn actor(port: u16, name: &str) -> serde_json::Value {
    crate::fediverse::prepare();
    let client = reqwest::Client::new();
    let request = client
        .get(format!("http://127.0.0.1:{port}/actors/{name}"))
        .header("accept", "application/activity+json");
    let answer =
        tokio::time::timeout(crate::fediverse::GUARD, request.send()).await.expect("an answer").unwrap();
    serde_json::from_str(&answer.text().await.unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_are_rotated_beside_a_running_server_which_takes_them_by_itself() {
    let (place, port) = Place::reachable("toits").await;
    let mut server = place.starts(&["serve"]);
    server.says("Rooftop runs").await;
    let before = actor(port, "toits").await;
    let board = actor(port, "offers").await;

    let one = place.runs(&["keys", "rotate", "--actor", "toits"]).await;
    assert_eq!(one.code, Some(0), "{one:?}");
    let id = format!("http://toits.localhost:{port}/actors/toits");
    assert!(one.out.starts_with(&format!("{id} signs with {id}#main-key-2 now\n")), "{}", one.out);
    server.says("new keys are used from now on").await;
    let after = actor(port, "toits").await;
    assert_eq!(after["publicKey"]["id"], format!("{id}#main-key-2"));
    assert_ne!(after["publicKey"]["publicKeyPem"], before["publicKey"]["publicKeyPem"]);
    assert_ne!(after["assertionMethod"], before["assertionMethod"]);
    assert_eq!(actor(port, "offers").await, board);

    let all = place.runs(&["keys", "rotate"]).await;
    assert_eq!(all.out.matches(" signs with ").count(), 3, "{}", all.out);
    assert!(all.out.contains("#main-key-3 now"), "{}", all.out);
    let nobody = place.runs(&["keys", "rotate", "--actor", "nobody"]).await;
    assert_eq!((nobody.code, nobody.out.as_str()), (Some(1), ""));
    assert!(nobody.err.contains("there is no such actor of this instance"), "{}", nobody.err);
    assert_eq!(server.stops().await.0, Some(0));
}
