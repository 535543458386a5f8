//! What other people's programs make of what Rooftop serves: `activitypub-testing` and `fedify`, run by Node.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::fediverse::{Names, Plan, Server, an_offer, settled};

/// A server at an address that a program outside of this process reaches: `http://alpha.localhost:PORT`.
async fn reachable() -> Server {
    let plan = Plan { under: Names::Localhost, ..Plan::of(&["alpha"]) };
    plan.start().await.pop().unwrap()
}

/// Runs one of the programs and gives its answer; fails with what it said where it found fault.
async fn run(program: &str, addresses: Vec<String>) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop");
    assert!(
        folder.join("node_modules").is_dir(),
        "the foreign programs are not installed: run `npm ci --ignore-scripts` in tests/interop, as .ci/run does"
    );
    let mut command = Command::new("node");
    command.arg(folder.join(program)).args(addresses).current_dir(&folder);
    // The answer is waited for on another thread: the server that is asked runs on this one.
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap();
    let output = output.expect("node runs: .ci/run installs it");
    let (said, wrong) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program}: {}\n{said}\n{wrong}", output.status);
    serde_json::from_str(&said).unwrap_or_else(|error| panic!("{program}: {error}: {said}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_actor_tests_of_activitypub_testing_pass_for_each_of_our_actors() {
    let alpha = reachable().await;
    alpha.publishes(&an_offer()).await;
    settled(&[&alpha]).await;
    let urls = &alpha.node.app.urls;
    for actor in [alpha.node.app.association(), urls.board(), urls.instance()] {
        let summary = run("actor.mjs", vec![actor.to_string()]).await;
        assert_eq!(summary["ok"], true, "{summary:#}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fedify_reads_the_actor_and_an_offer() {
    let alpha = reachable().await;
    let offer = alpha.publishes(&an_offer()).await;
    settled(&[&alpha]).await;
    let actor = alpha.node.app.association();
    let read = run("fedify.mjs", vec![actor.to_string(), offer.ap_id.to_string()]).await;
    assert_eq!(read["ok"], true);
    assert_eq!(read["actor"]["type"], "Organization");
    assert_eq!(read["actor"]["preferredUsername"], "alpha");
    assert_eq!(read["actor"]["publicKey"]["owner"], actor.as_str());
    assert_eq!(read["actor"]["publicKey"]["algorithm"], "RSASSA-PKCS1-v1_5");
    assert_eq!(read["actor"]["sharedInbox"], alpha.node.app.urls.shared_inbox().as_str());
    assert_eq!(read["outbox"]["type"], "OrderedCollection");
    assert_eq!(read["outbox"]["totalItems"], 1);
    let offer = &read["offer"];
    assert_eq!(offer["attributedTo"], actor.as_str());
    assert_eq!(offer["location"]["name"], "Liège");
    assert_eq!(offer["attachments"][0]["type"], "Image");
    assert!(offer["attachments"][0]["alt"].as_str().is_some_and(|alt| !alt.is_empty()), "{offer:#}");
    for language in ["fr", "nl", "en", "ar"] {
        assert!(
            offer["contents"][language].as_str().is_some_and(|text| text.contains("<p>")),
            "{language}: {offer:#}"
        );
    }
    assert!(offer["content"].as_str().unwrap().contains("Chambre à Liège"));
    assert_eq!(offer["summary"], Value::Null, "a summary would be a content warning");
    assert_eq!(offer["to"][0], "https://www.w3.org/ns/activitystreams#Public");
}
