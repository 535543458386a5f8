//! `rooftop demo`: the first thing that somebody tries.

use std::collections::BTreeSet;

use rooftop::clock::Clock;
use serde_json::Value;

use crate::fediverse::GUARD;
use crate::program::{Place, Started, Visitor, ask, free_ports};

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
    demo.says("  code  ").await;
    let hosts =
        [(port, format!("liege.localhost:{port}")), (port + 1, format!("namur.localhost:{}", port + 1))];
    let both = async {
        loop {
            let (liege, namur) =
                (titles(hosts[0].0, &hosts[0].1).await, titles(hosts[1].0, &hosts[1].1).await);
            let own = |list: &BTreeSet<(String, String)>, host: &str| {
                list.iter().filter(|(source, _)| source == host).cloned().collect::<BTreeSet<_>>()
            };
            assert!(!own(&liege, &hosts[0].1).is_empty() && !own(&namur, &hosts[1].1).is_empty());
            let whole: BTreeSet<_> =
                own(&liege, &hosts[0].1).union(&own(&namur, &hosts[1].1)).cloned().collect();
            if liege == whole && namur == whole {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(GUARD, both).await.expect("each list shows the offers of both within 30 s");
    for ((port, host), other) in hosts.iter().zip(["Namur Accueille", "Un toit à Liège"]) {
        let (status, page) = ask(*port, host, "/offers", "text/html").await.unwrap();
        assert_eq!(status, 200);
        assert!(page.contains(other), "the page of {host} shows offers of {other}");
    }
    an_offer_comes_and_goes(&hosts, (&printed(&demo, "password"), &printed(&demo, "code"))).await;
    assert_eq!(demo.stops().await.0, Some(0));
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0, "the demo leaves nothing behind");
}

/// What the demo printed under this name.
fn printed(demo: &Started, name: &str) -> String {
    let line = demo.heard.iter().find(|line| line.trim().starts_with(&format!("{name} ")));
    line.and_then(|line| line.split_whitespace().nth(1))
        .unwrap_or_else(|| panic!("a line with {name}"))
        .to_owned()
}

/// Publishes an offer at the first host as its moderator, sees it at the second, withdraws it, and sees it go.
async fn an_offer_comes_and_goes(hosts: &[(u16, String); 2], (password, code): (&str, &str)) {
    let mut moderator = Visitor::of(hosts[0].0, &hosts[0].1);
    let fields = [("email", "moderation@example.org"), ("password", password), ("next", "")];
    let to = moderator.sends("/sign-in", "/sign-in", &fields).await;
    assert_eq!(to, "/sign-in/code?next=%2Fdesk");
    let fields = [("code", code), ("next", "/desk")];
    assert_eq!(moderator.sends(&to, "/sign-in/code", &fields).await, "/desk");
    let soon = (Clock::machine().now().date_naive() + chrono::Days::new(10)).to_string();
    let title = "Deux chambres sous les toits";
    let fields = [
        ("purpose", "offer"),
        ("title", title),
        ("place_kind", "room"),
        ("capacity_persons", "2"),
        ("municipality", "Liège"),
        ("available_from", soon.as_str()),
        ("act", "publish"),
    ];
    let page = moderator.sends("/desk/proposals/new?purpose=offer", "/desk/proposals", &fields).await;
    let page = page.split('?').next().unwrap().to_owned();
    let shown = |yes: bool| {
        let (namur, item) = (&hosts[1], (hosts[0].1.clone(), title.to_owned()));
        async move {
            while titles(namur.0, &namur.1).await.contains(&item) != yes {
                tokio::task::yield_now().await;
            }
        }
    };
    tokio::time::timeout(GUARD, shown(true)).await.expect("the new offer is on Namur's page within 30 s");
    moderator.sends(&format!("{page}/withdraw"), &format!("{page}/withdraw"), &[]).await;
    tokio::time::timeout(GUARD, shown(false))
        .await
        .expect("the withdrawn offer leaves Namur's page within 30 s");
}
