//! `rooftop demo`: the first thing that somebody tries.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::fediverse::GUARD;
use crate::program::{Place, ask, free_ports};

/// The titles of a list, by the domain that published them.
async fn titles(port: u16, host: &str) -> BTreeSet<(String, String)> {
    let (status, body) = ask(port, host, "/offers", "application/json").await.expect("the demo answers");
    assert_eq!(status, 200, "{body}");
    let list: Value = serde_json::from_str(&body).unwrap();
    let text = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
    list["items"].as_array().unwrap().iter().map(|item| (text(item, "source"), text(item, "title"))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_offers_of_each_association_of_the_demo_appear_on_the_others_page() {
    let port = free_ports(2);
    let place = Place::empty();
    let mut demo = place.starts(&["demo", "--port", &port.to_string()]);
    demo.says(&format!("http://liege.localhost:{port}")).await;
    demo.says(&format!("http://namur.localhost:{}", port + 1)).await;
    demo.says("moderation@example.org").await;
    demo.says("password").await;
    let hosts = [(port, format!("liege.localhost:{port}")), (port + 1, format!("namur.localhost:{}", port + 1))];
    let both = async {
        loop {
            let (liege, namur) = (titles(hosts[0].0, &hosts[0].1).await, titles(hosts[1].0, &hosts[1].1).await);
            let own = |list: &BTreeSet<(String, String)>, host: &str| {
                list.iter().filter(|(source, _)| source == host).cloned().collect::<BTreeSet<_>>()
            };
            assert!(!own(&liege, &hosts[0].1).is_empty() && !own(&namur, &hosts[1].1).is_empty());
            let whole: BTreeSet<_> = own(&liege, &hosts[0].1).union(&own(&namur, &hosts[1].1)).cloned().collect();
            if liege == whole && namur == whole {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(GUARD, both).await.expect("each list shows the offers of both within 30 s");
    for (port, host) in &hosts {
        let (status, page) = ask(*port, host, "/offers", "text/html").await.unwrap();
        assert_eq!(status, 200);
        let other = if host.starts_with("liege") { "Namur Accueille" } else { "Un toit à Liège" };
        assert!(page.contains(other), "the page of {host} shows offers of {other}");
    }
    assert_eq!(demo.stops().await.0, Some(0));
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0, "the demo leaves nothing behind");
}
