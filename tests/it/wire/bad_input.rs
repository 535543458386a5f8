//! What nobody should send to an inbox: each has its status, leaves nothing, and the server goes on.

use rooftop::federation::inbound;
use rooftop::federation::signatures::{ReceivedRequest, Scheme};
use rooftop::ids::Domain;
use rooftop::services::{Viewer, partners};
use rooftop::store::follows;
use serde_json::{Value, json};

use super::captured::remembered;
use super::raw::Request;
use super::stranger::{ACTIVITY_JSON, Stranger, alpha_and_beta};
use crate::fediverse::{Server, settled};

/// Sends a good Follow and sees that it is taken and handled.
async fn lives(server: &Server, ben: &Stranger) {
    ben.tells(server, &ben.follow(server, 1_000)).await;
    let association = server.node.app.association();
    assert_eq!(server.reads(move |conn| follows::count_followers(conn, &association)).await, 1);
}

fn with(activity: &Value, name: &str, value: Value) -> Value {
    let mut activity = activity.clone();
    if value.is_null() {
        activity.as_object_mut().unwrap().remove(name);
    } else {
        activity[name] = value;
    }
    activity
}

/// Bodies that are signed as they should be and are no activity.
fn bodies(server: &Server, ben: &Stranger) -> Vec<(&'static str, u16, Vec<u8>)> {
    let good = ben.follow(server, 1);
    let text = |value: Value| value.to_string().into_bytes();
    let set = |name: &str, value: Value| text(with(&good, name, value));
    vec![
        ("an empty body", 400, Vec::new()),
        ("half of a document", 400, br#"{"id":"http://beta.test/1","#.to_vec()),
        ("two documents", 400, b"{} {}".to_vec()),
        ("bytes that are no text", 400, vec![b'"', 0xff, b'"']),
        ("no object but a list", 400, b"[]".to_vec()),
        ("a key twice", 400, br#"{"id":"http://beta.test/1","id":"http://beta.test/2"}"#.to_vec()),
        ("a deep document", 400, [vec![b'['; 40], vec![b']'; 40]].concat()),
        ("a graph", 400, set("@graph", json!([]))),
        ("no id", 400, set("id", Value::Null)),
        ("an id that is no address", 400, set("id", json!("beta"))),
        ("an id of another origin", 400, set("id", json!("http://gamma.test/1"))),
        ("an id of another port", 400, set("id", json!("http://beta.test:8080/1"))),
        ("an id of another scheme", 400, set("id", json!("https://beta.test/1"))),
        ("an id of ours", 400, set("id", json!("http://alpha.test/activities/1"))),
        ("no type", 400, set("type", Value::Null)),
        ("no actor", 400, set("actor", Value::Null)),
        ("two actors", 400, set("actor", json!([ben.id, "http://beta.test/users/eve"]))),
        (
            "an actor of ours",
            400,
            text(with(
                &with(&good, "id", json!("http://alpha.test/1")),
                "actor",
                json!("http://alpha.test/actors/alpha"),
            )),
        ),
        (
            "an actor of another origin than the key",
            401,
            text(with(
                &with(&good, "id", json!("http://gamma.test/1")),
                "actor",
                json!("http://gamma.test/users/g"),
            )),
        ),
        ("another actor of the key's origin", 401, set("actor", json!("http://beta.test/users/nobody"))),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_01_and_05_what_is_no_activity_of_its_signer_is_refused() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    for (what, status, body) in bodies(&alpha, &ben) {
        let answer = ben.signs_bytes(&alpha, "/inbox", &body).to(&alpha).await;
        assert_eq!(answer.status, status, "{what}: {}", answer.body);
        let said: Value = serde_json::from_str(answer.body.trim())
            .unwrap_or_else(|e| panic!("{what}: {e}: {}", answer.body));
        assert!(said["error"].as_str().is_some_and(|sentence| sentence.len() > 10), "{what}: {said}");
    }
    assert_eq!(remembered(&alpha).await, 0);
    lives(&alpha, &ben).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_01_bodies_of_another_kind_or_size_are_refused_unread() {
    let (alpha, peer, ben) = alpha_and_beta(&[("SERVER__MAX_BODY_BYTES", "4096")]).await;
    let good = ben.signs(&alpha, &ben.follow(&alpha, 1));
    for kind in
        ["text/plain", "application/json", "text/html", "application/ld+json; profile=\"http://iiif.io\""]
    {
        assert_eq!(good.clone().header("content-type", Some(kind)).to(&alpha).await.status, 415, "{kind}");
    }
    assert_eq!(good.clone().header("content-type", None).to(&alpha).await.status, 415);

    let mut large = ben.follow(&alpha, 2);
    large["content"] = json!("x".repeat(4096));
    let answer = ben.sends(&alpha, &large).await;
    assert_eq!(answer.status, 413);
    assert!(answer.body.contains("4096 bytes"), "{}", answer.body);
    let huge = ben.signs_bytes(&alpha, "/inbox", &vec![b'x'; 3_000_000]).to(&alpha).await;
    assert_eq!(huge.status, 413);
    assert_eq!(peer.seen().len(), 0, "nobody was asked about them");
    assert_eq!(remembered(&alpha).await, 0);

    let fits = ben.follow(&alpha, 3).to_string();
    let fits = format!("{fits}{}", " ".repeat(4096 - fits.len()));
    assert_eq!(ben.signs_bytes(&alpha, "/inbox", fits.as_bytes()).to(&alpha).await.status, 202);
    lives(&alpha, &ben).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_02_inboxes_that_are_not_there_answer_404() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let body = ben.follow(&alpha, 1).to_string();
    for path in ["/actors/nobody/inbox", "/actors/alpha%2f/inbox", "/users/alpha/inbox"] {
        assert_eq!(ben.signs_bytes(&alpha, path, body.as_bytes()).to(&alpha).await.status, 404, "{path}");
    }
    assert_eq!(peer.seen().len(), 0);
    for (number, name) in ["alpha", "offers", "instance"].into_iter().enumerate() {
        let follow = ben.follow(&alpha, u32::try_from(number).unwrap()).to_string();
        let path = format!("/actors/{name}/inbox");
        assert_eq!(ben.signs_bytes(&alpha, &path, follow.as_bytes()).to(&alpha).await.status, 202, "{name}");
    }
    settled(&[&alpha]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_03_unsigned_and_badly_signed_posts_are_refused() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let follow = ben.follow(&alpha, 1);
    let good = ben.signs(&alpha, &follow);
    let signature = good.value("signature").to_owned();
    let bad: Vec<(&str, Request)> = vec![
        ("unsigned", good.clone().header("signature", None)),
        ("no signature at all", good.clone().header("signature", Some("none"))),
        ("a parameter twice", good.clone().header("signature", Some(&format!("{signature},keyId=\"x\"")))),
        ("RFC 9421", good.clone().header("signature-input", Some("sig1=(\"@method\");created=1"))),
        ("signed with another key", ben.with_key(&ben.key.key_id, 1).signs(&alpha, &follow)),
        (
            "a key of another origin",
            ben.with_key("http://gamma.test/users/ben#main-key", 0).signs(&alpha, &follow),
        ),
        (
            "a key that its owner does not name",
            ben.with_key("http://beta.test/keys/1", 0).signs(&alpha, &follow),
        ),
        ("a key that is no address", ben.with_key("main-key", 0).signs(&alpha, &follow)),
    ];
    for (what, request) in bad {
        let answer = request.to(&alpha).await;
        assert_eq!(answer.status, 401, "{what}: {}", answer.body);
    }
    let twice = Request {
        headers: [good.headers.clone(), vec![("signature".to_owned(), signature)]].concat(),
        ..good
    };
    assert_eq!(twice.to(&alpha).await.status, 401, "two signatures");
    assert!(peer.fetches("/users/ben") <= 1, "one look at the actor is enough");
    assert_eq!(remembered(&alpha).await, 0);
    alpha.later(chrono::TimeDelta::minutes(6));
    lives(&alpha, &ben).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_04_an_actor_whose_document_does_not_fit_is_refused() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let mut documents = Vec::new();
    for (path, value) in [
        ("/publicKey/owner", json!("http://beta.test/users/eve")),
        ("/publicKey/id", json!("http://gamma.test/users/ben#main-key")),
        ("/publicKey/publicKeyPem", json!("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")),
        ("/inbox", json!("http://gamma.test/inbox")),
        ("/id", json!("http://beta.test/users/eve")),
        ("/id", json!("http://gamma.test/users/ben")),
        ("/type", json!("Note")),
        ("/publicKey", Value::Null),
    ] {
        let mut document = ben.document();
        *document.pointer_mut(path).unwrap() = value;
        documents.push((path, document));
    }
    for (path, document) in documents {
        peer.serves_json("/users/ben", &document);
        let answer = ben.sends(&alpha, &ben.follow(&alpha, 1)).await;
        assert_eq!(answer.status, 401, "{path}: {}", answer.body);
        alpha.later(chrono::TimeDelta::minutes(6));
    }
    assert_eq!(remembered(&alpha).await, 0);
    ben.is_served(&peer);
    lives(&alpha, &ben).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_02_a_blocked_domain_is_refused_before_anything_is_fetched() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let (domain, now): (Domain, _) = ("beta.test".parse().unwrap(), alpha.clock.now());
    let blocked = domain.clone();
    alpha.does(move |tx, app| partners::block(tx, app, now, Viewer::Operator, &blocked)).await.unwrap();
    assert_eq!(ben.sends(&alpha, &ben.follow(&alpha, 1)).await.status, 403);
    assert_eq!(peer.seen().len(), 0);
    assert_eq!(remembered(&alpha).await, 0);
    alpha.does(move |tx, app| partners::remove(tx, app, now, Viewer::Operator, &domain)).await.unwrap();
    lives(&alpha, &ben).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_02_a_blocked_domain_is_refused_by_its_key_before_the_body_is_read() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let (domain, now): (Domain, _) = ("beta.test".parse().unwrap(), alpha.clock.now());
    alpha.does(move |tx, app| partners::block(tx, app, now, Viewer::Operator, &domain)).await.unwrap();
    assert_eq!(
        ben.signs_bytes(&alpha, "/inbox", b"{").to(&alpha).await.status,
        403,
        "no body makes it heard"
    );
    let mut for_another = ben.follow(&alpha, 1);
    for_another["actor"] = json!("http://gamma.test/users/g");
    for_another["id"] = json!("http://gamma.test/1");
    assert_eq!(ben.sends(&alpha, &for_another).await.status, 403);
    assert_eq!((peer.seen().len(), remembered(&alpha).await), (0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_02_a_blocked_domain_is_refused_while_its_body_is_still_to_come() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let (domain, now) = (ben.id.domain(), alpha.clock.now());
    alpha.does(move |tx, app| partners::block(tx, app, now, Viewer::Operator, &domain)).await.unwrap();
    let body = ben.follow(&alpha, 1).to_string();
    for scheme in [Scheme::Cavage, Scheme::Rfc9421] {
        let whole = ben.signs_as(scheme, &alpha, "/inbox", body.as_bytes());
        // Its length is said, and nothing of it is ever sent.
        let answer = Request { body: Vec::new(), ..whole }.to(&alpha).await;
        assert_eq!(answer.status, 403, "{scheme:?}: {}", answer.body);
    }
    assert_eq!((peer.seen().len(), remembered(&alpha).await), (0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_02_a_block_that_comes_while_the_body_is_on_its_way_counts() {
    // Whose key must be fetched first, and whose is in memory.
    for is_known in [false, true] {
        let (alpha, peer, ben) = alpha_and_beta(&[]).await;
        if is_known {
            ben.tells(&alpha, &ben.activity("Like", 1, json!("http://beta.test/offers/1"))).await;
        }
        let (fetched, before) = (peer.seen().len(), remembered(&alpha).await);
        let sent = ben.signs(&alpha, &ben.follow(&alpha, 2));
        inbound::require_heard_signer(&alpha.node, &sent.headers).await.unwrap();
        let (domain, now) = (ben.id.domain(), alpha.clock.now());
        alpha.does(move |tx, app| partners::block(tx, app, now, Viewer::Operator, &domain)).await.unwrap();
        let received = ReceivedRequest {
            method: &sent.method,
            path_and_query: &sent.path,
            headers: &sent.headers,
            body: &sent.body,
        };
        let refused = inbound::accept(&alpha.node, &received).await.unwrap_err();
        assert_eq!(refused.status, 403, "{}", refused.sentence);
        assert_eq!((peer.seen().len(), remembered(&alpha).await), (fetched, before));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_03_what_is_not_signed_is_refused_while_its_body_is_still_to_come() {
    let (alpha, _peer, ben) = alpha_and_beta(&[]).await;
    let whole = ben.signs(&alpha, &ben.follow(&alpha, 1)).header("signature", None);
    // Its length is said, and nothing of it is ever sent.
    let answer = Request { body: Vec::new(), ..whole }.to(&alpha).await;
    assert_eq!(answer.status, 401, "{}", answer.body);
    assert!(answer.body.contains("not signed"), "{}", answer.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_02_strangers_are_refused_where_only_partners_are_heard() {
    let (alpha, peer, ben) = alpha_and_beta(&[("FEDERATION__MODE", "allowlist")]).await;
    assert_eq!(ben.sends(&alpha, &ben.follow(&alpha, 1)).await.status, 403);
    assert_eq!(peer.seen().len(), 0);
    assert_eq!(remembered(&alpha).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inbound_14_what_is_signed_well_and_means_nothing_is_dropped() {
    let (alpha, peer, ben) = alpha_and_beta(&[]).await;
    let us = alpha.node.app.association();
    let odd = [
        ("Follow", json!(["http://alpha.test/actors/alpha", "http://alpha.test/actors/offers"])),
        ("Follow", json!("http://alpha.test/actors/nobody")),
        ("Follow", json!({})),
        ("Undo", json!(7)),
        ("Undo", json!({"type": "Follow"})),
        ("Accept", json!(us)),
        ("Accept", json!({"type": "Follow", "id": "http://alpha.test/activities/9"})),
        ("Create", json!({"type": "Note"})),
        ("Create", json!("http://gamma.test/notes/1")),
        ("Create", json!(null)),
        ("Delete", json!([])),
        ("Delete", json!("http://alpha.test/actors/alpha")),
        ("Update", json!({"id": us, "type": "Organization"})),
        ("Invite", json!("http://beta.test/requests/1")),
        ("Arrive", json!("http://beta.test/")),
        ("\u{202e}wolloF", json!("http://alpha.test/actors/alpha")),
    ];
    for (number, (kind, object)) in odd.into_iter().enumerate() {
        let activity = ben.activity(kind, u32::try_from(number).unwrap(), object);
        ben.tells(&alpha, &activity).await;
    }
    assert_eq!(peer.posted().len(), 0);
    assert!(alpha.lists().await.is_empty());
    lives(&alpha, &ben).await;
    assert_eq!(peer.seen()[0].headers.iter().filter(|(_, value)| value.contains(ACTIVITY_JSON)).count(), 1);
}
