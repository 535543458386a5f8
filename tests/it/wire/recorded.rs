//! The captured traffic of `tests/fixtures`, and a server and a peer that stand as they stood when it was captured.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rooftop::clock::Clock;
use serde_json::Value;

use super::peer::{Peer, Served};
use super::raw::Request;
use crate::fediverse::{Plan, Server};

/// A software whose traffic was captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Software {
    GoToSocial,
    Mitra,
}

impl Software {
    pub fn folder(self) -> &'static str {
        match self {
            Self::GoToSocial => "gotosocial",
            Self::Mitra => "mitra",
        }
    }

    pub fn host(self) -> &'static str {
        match self {
            Self::GoToSocial => "gts.test",
            Self::Mitra => "mitra.test",
        }
    }

    /// The id of an account of the capture.
    pub fn actor(self, name: &str) -> rooftop::ids::ApId {
        format!("https://{}/users/{name}", self.host()).parse().unwrap()
    }
}

/// One captured request.
#[derive(Clone, Debug)]
pub struct Captured {
    pub name: String,
    pub received: DateTime<Utc>,
    pub request: Request,
    pub activity: Value,
}

fn fixture(software: Software, name: &str) -> Value {
    let path = format!("{}/tests/fixtures/{}/{name}.json", env!("CARGO_MANIFEST_DIR"), software.folder());
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap()
}

/// A captured request by its file's name.
pub fn captured(software: Software, name: &str) -> Captured {
    let read = fixture(software, name);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let request = &read["request"];
    let headers = request["headers"].as_array().unwrap_or_else(|| panic!("{name} is no captured request"));
    Captured {
        name: name.to_owned(),
        received: text(&read["received"]).parse().unwrap(),
        request: Request {
            method: text(&request["method"]),
            path: text(&request["path"]),
            headers: headers.iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect(),
            body: text(&request["body"]).into_bytes(),
        },
        activity: read["parsed"].clone(),
    }
}

/// Every captured POST of a software, in the order in which they were received; the times are whole seconds, and what was deleted
/// in one of them was deleted last.
pub fn posts(software: Software) -> Vec<Captured> {
    let folder = format!("{}/tests/fixtures/{}", env!("CARGO_MANIFEST_DIR"), software.folder());
    let mut posts = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let name = name.trim_end_matches(".json");
        if fixture(software, name)["request"]["method"] == "POST" {
            posts.push(captured(software, name));
        }
    }
    posts.sort_by_key(|post| (post.received, post.name.starts_with("delete-"), post.name.clone()));
    posts
}

/// The peer of a capture: it serves what its software served then. What changed during the capture is as it was before.
pub fn peer(software: Software) -> Peer {
    let peer = Peer::with_tls(software.host());
    let documents =
        ["actor", "actor-tom", "actor-zoe", "actor-instance", "note", "note-reply", "outbox", "followers"];
    for name in documents {
        serves(&peer, software, name);
    }
    peer
}

/// Lets a peer serve a captured document, in place of what it served under that address.
pub fn serves(peer: &Peer, software: Software, name: &str) {
    let read = fixture(software, name);
    let url: url::Url = read["url"].as_str().unwrap().parse().unwrap();
    let response = &read["response"];
    let headers: HashMap<String, String> = response["headers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| (pair[0].as_str().unwrap().to_ascii_lowercase(), pair[1].as_str().unwrap().to_owned()))
        .collect();
    let served = Served {
        status: u16::try_from(response["status"].as_u64().unwrap()).unwrap(),
        content_type: headers.get("content-type").cloned().unwrap_or_default(),
        body: response["body"].as_str().unwrap().to_owned(),
    };
    peer.serves(&url[url::Position::BeforePath..url::Position::AfterQuery], served);
}

/// `https://mock.test`, to which everything was sent, with an association of this handle; its clock stands at `at`.
pub async fn mock(software: Software, peer: &Peer, handle: &str, at: DateTime<Utc>) -> Server {
    let ca_file = peer.ca_file.as_ref().unwrap().display().to_string();
    let settings = [("ASSOCIATION__HANDLE", handle), ("FEDERATION__EXTRA_CA_FILE", &ca_file)];
    let plan = Plan {
        settings: &settings,
        others: HashMap::from([(software.host().to_owned(), peer.address)]),
        clock: Clock::fixed(at),
        actor_folder: "users",
        scheme: "https",
        ..Plan::of(&["mock"])
    };
    plan.start().await.pop().unwrap()
}
