//! How others find us, and what our documents say.

use serde_json::json;

use crate::fediverse::{Plan, Server, an_offer, fediverse, settled};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn webfinger_knows_the_association_the_board_and_the_instance_by_handle_id_and_page() {
    let [alpha] = fediverse(["alpha"]).await;
    let find = |resource: &str| {
        let query = url::form_urlencoded::byte_serialize(resource.as_bytes()).collect::<String>();
        let path = format!("/.well-known/webfinger?resource={query}");
        let alpha = &alpha;
        async move { alpha.get(&path, "*/*").await }
    };
    for (resource, id) in [
        ("acct:alpha@alpha.test", "http://alpha.test/actors/alpha"),
        ("acct:OFFERS@ALPHA.test", "http://alpha.test/actors/offers"),
        ("acct:alpha.test@alpha.test", "http://alpha.test/actors/instance"),
        ("http://alpha.test/actors/alpha", "http://alpha.test/actors/alpha"),
        ("http://alpha.test/@alpha", "http://alpha.test/actors/alpha"),
    ] {
        let (status, kind, body) = find(resource).await;
        assert_eq!((status, kind.as_str()), (200, "application/jrd+json"), "{resource}");
        let found: serde_json::Value = serde_json::from_str(&body).unwrap();
        let own: Vec<_> =
            found["links"].as_array().unwrap().iter().filter(|link| link["rel"] == "self").collect();
        assert_eq!(own.len(), 1);
        assert_eq!(own[0]["type"], "application/activity+json");
        assert_eq!(own[0]["href"], id, "{resource}");
    }
    for resource in ["acct:nobody@alpha.test", "acct:alpha@beta.test", "https://beta.test/x"] {
        assert_eq!(find(resource).await.0, 404, "{resource}");
    }
    assert_eq!(alpha.get("/.well-known/webfinger", "*/*").await.0, 400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_three_actors_are_served_under_their_ids_and_pages() {
    let [alpha] = fediverse(["alpha"]).await;
    for (name, kind) in [("alpha", "Organization"), ("offers", "Group"), ("instance", "Application")] {
        let (status, by_id) = alpha.document(&format!("/actors/{name}")).await;
        assert_eq!((status, by_id["type"].as_str()), (200, Some(kind)));
        assert_eq!(by_id["id"], format!("http://alpha.test/actors/{name}"));
        assert_eq!(by_id["publicKey"]["owner"], by_id["id"]);
        let (status, by_page) = alpha.document(&format!("/@{name}")).await;
        assert_eq!((status, by_page), (200, by_id));
    }
    assert_eq!(alpha.document("/actors/nobody").await.0, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodeinfo_names_the_association_in_both_versions() {
    let [alpha] = fediverse(["alpha"]).await;
    for version in ["2.0", "2.1"] {
        let (status, _, body) = alpha.get(&format!("/nodeinfo/{version}"), "application/json").await;
        let info: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!((status, info["version"].as_str()), (200, Some(version)));
        assert_eq!(info["software"]["name"], "rooftop");
        assert_eq!(info["metadata"]["rooftop"]["association"], "http://alpha.test/actors/alpha");
    }
    assert!(alpha.get("/.well-known/host-meta", "*/*").await.2.contains("webfinger?resource={uri}"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_offer_reads_on_the_wire_as_the_documents_say() {
    let [alpha] = fediverse(["alpha"]).await;
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha]).await;
    let (status, note) = alpha.document(&format!("/offers/{}", offer.id)).await;
    assert_eq!(status, 200);
    insta::assert_json_snapshot!("offer", note, {
        ".id" => "[id]", ".url" => "[page]", ".publishes.id" => "[intent]",
        ".attachment[0].blurhash" => "[blurhash]",
    });
    let content = note["content"].as_str().unwrap();
    let (first, text) = note["contentMap"].as_object().unwrap().iter().next().unwrap();
    assert_eq!((first.as_str(), text.as_str()), ("fr", Some(content)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_inbox_shows_nothing_of_what_came_and_only_an_actor_of_ours_has_one() {
    let [alpha] = fediverse(["alpha"]).await;
    for path in ["/inbox", "/actors/alpha/inbox", "/actors/offers/inbox"] {
        let (status, shown) = alpha.document(path).await;
        let id = alpha.node.app.urls.at(path);
        assert_eq!((status, shown["id"].as_str()), (200, Some(id.as_str())));
        assert_eq!(
            (&shown["type"], &shown["totalItems"]),
            (&json!("OrderedCollection"), &json!(0)),
            "{path}"
        );
        assert_eq!(shown.get("orderedItems").unwrap_or(&json!([])), &json!([]), "{path}");
    }
    for path in ["/actors/nobody/inbox", "/actors/..%2Falpha/inbox"] {
        assert_eq!(alpha.document(path).await.0, 404, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_association_that_says_who_it_is_is_introduced_in_its_own_words() {
    let own = [("ASSOCIATION__SUMMARY", "Des toits & des gens")];
    let alpha = Plan { settings: &own, ..Plan::of(&["alpha"]) }.start().await.remove(0);
    let [beta] = fediverse(["beta"]).await;
    let summary = async |server: &Server, name| {
        let (_, document) = server.document(&format!("/actors/{name}")).await;
        document["summary"].as_str().unwrap().to_owned()
    };
    assert_eq!(summary(&alpha, "alpha").await, "<p>Des toits &amp; des gens</p>");
    assert!(!summary(&alpha, "offers").await.contains("toits"), "the board says what the board is");
    let usual = summary(&beta, "beta").await;
    assert!(usual.contains("Association beta") && usual.len() > "<p>Association beta</p>".len(), "{usual}");
}
