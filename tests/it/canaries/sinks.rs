//! Where bytes leave an instance, and what may stand in them: each sink is everything that one kind of reader got.

use std::collections::BTreeSet;

use regex::Regex;
use rooftop::domain::access::Role;
use rooftop::domain::audience::{Audience, Tier};
use rooftop::domain::records::Datum;
use rooftop::federation::signatures::{Scheme, sign};
use rooftop::web::access::{Asks, RULES, Who};

use super::planted::Canary;
use super::town::{METRICS_TOKEN, Town};
use crate::fediverse::logged;
use crate::media::staff::Staff;
use crate::people::holder;
use crate::wire::raw::Request;
use crate::wire::stranger::Stranger;

/// Who got something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Everybody,
    Allies,
    /// Somebody of the staff without a mandate for anybody.
    Staff,
    /// Who keeps the machine, and whoever mail passes.
    Machines,
    /// Who has a card: the one with this number.
    Person(usize),
}

/// What a reader got from where.
#[derive(Clone)]
pub struct Sink {
    pub reader: Reader,
    pub from: String,
    pub text: String,
}

impl Sink {
    /// Whether a canary may stand in it.
    pub fn may_hold(&self, town: &Town, canary: &Canary) -> bool {
        match self.reader {
            Reader::Everybody => Audience::Everybody.may_see(canary.tier),
            Reader::Allies => Audience::Allies.may_see(canary.tier),
            Reader::Staff => Audience::Staff.may_see(canary.tier),
            // A mail names the one whom it is for, and a log nobody.
            Reader::Machines if self.from.starts_with("mail ") => {
                matches!(canary.datum, Datum::Account | Datum::Invitation)
            }
            Reader::Machines => canary.tier == Tier::Public,
            Reader::Person(number) => {
                canary.tier == Tier::Public
                    || canary.person.as_deref() == Some(town.cards[number].person.as_str())
            }
        }
    }
}

/// Everything that left so far.
pub async fn all(town: &Town) -> Vec<Sink> {
    let mut sinks = town.fetched.clone();
    for path in paths(town) {
        sinks.push(asked(town, Reader::Everybody, &path, "text/html", None).await);
        if has_documents(&path) {
            for accept in ["application/json", "application/activity+json"] {
                sinks.push(asked(town, Reader::Everybody, &path, accept, None).await);
            }
            sinks.push(signed(town, Reader::Everybody, &path, &town.zoe).await);
            sinks.push(signed(town, Reader::Allies, &path, &town.ally).await);
        }
    }
    for path in activities(&sinks) {
        sinks.push(asked(town, Reader::Everybody, &path, "application/activity+json", None).await);
    }
    for (reader, peer) in [(Reader::Allies, &town.allies), (Reader::Everybody, &town.strangers)] {
        for seen in peer.seen() {
            let text = format!("{} {:?} {}", seen.path, seen.headers, seen.body);
            sinks.push(Sink { reader, from: format!("{} {}", seen.method, seen.path), text });
        }
    }
    sinks.extend(of_staff(town).await);
    sinks.extend(of_people(town).await);
    sinks.extend(of_machines(town).await);
    sinks
}

/// Whether an address answers documents beside pages.
fn has_documents(path: &str) -> bool {
    ["/offers", "/appeals", "/proposals", "/actors", "/@", "/inbox", "/.well-known", "/nodeinfo", "/ns"]
        .iter()
        .any(|beginning| path.starts_with(beginning))
}

/// The activities that outboxes name, by their paths.
fn activities(sinks: &[Sink]) -> BTreeSet<String> {
    let name = Regex::new("http://alpha\\.test(/activities/[0-9a-zA-Z-]+)").unwrap();
    let mut found = BTreeSet::new();
    for sink in sinks.iter().filter(|sink| sink.from.contains("/outbox?page")) {
        found.extend(name.captures_iter(&sink.text).map(|one| one[1].to_owned()));
    }
    found
}

/// Every address of the table that is read, with the ids that there are: all of them where everybody is answered, the latest elsewhere.
fn paths(town: &Town) -> Vec<String> {
    let ids: Vec<String> = town.requests.iter().chain(&town.offers).map(|one| one.id.to_string()).collect();
    let people = town.cards.iter().map(|card| card.person.clone());
    let ids: Vec<String> = ids.into_iter().chain(people).collect();
    let latest = &ids[ids.len().saturating_sub(6)..];
    let mut paths = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.asks == Asks::Get) {
        let named: Vec<String> = match rule.pattern {
            pattern if pattern.contains("{id}") => {
                let ids = if rule.who == Who::Everybody { &ids[..] } else { latest };
                ids.iter().map(|id| pattern.replace("{id}", id)).collect()
            }
            pattern if pattern.contains("{name}") => {
                let names = ["alpha", "offers", "instance"];
                names.iter().map(|name| pattern.replace("{name}", name)).collect()
            }
            pattern => vec![pattern.replace("{domain}", "beta.test").replace("{tag}", "Liege")],
        };
        let paged =
            named.iter().filter(|path| path.starts_with("/actors/")).map(|path| format!("{path}?page=true"));
        let paged: Vec<String> = paged.collect();
        paths.extend(named.into_iter().chain(paged));
    }
    paths.push("/.well-known/webfinger?resource=acct:alpha@alpha.test".to_owned());
    paths.push("/offers?municipality=Li%C3%A8ge&page=1".to_owned());
    paths
}

/// A GET on a bare connection, with status, headers and body.
async fn asked(town: &Town, reader: Reader, path: &str, accept: &str, authorization: Option<&str>) -> Sink {
    let mut headers =
        vec![("host".to_owned(), "alpha.test".to_owned()), ("accept".to_owned(), accept.to_owned())];
    headers.extend(authorization.map(|value| ("authorization".to_owned(), value.to_owned())));
    sent(town, reader, path, headers).await
}

/// A GET that somebody signs.
pub async fn signed(town: &Town, reader: Reader, path: &str, by: &Stranger) -> Sink {
    let url = town.server.node.app.urls.at(path).parse().unwrap();
    let signed = sign(Scheme::Cavage, &by.key, "GET", &url, None, town.server.clock.now());
    let mut headers = vec![
        ("host".to_owned(), "alpha.test".to_owned()),
        ("accept".to_owned(), "application/activity+json".to_owned()),
    ];
    headers.extend(signed.into_iter().map(|(name, value)| (name.to_owned(), value)));
    sent(town, reader, path, headers).await
}

async fn sent(town: &Town, reader: Reader, path: &str, headers: Vec<(String, String)>) -> Sink {
    let request = Request { method: "GET".to_owned(), path: path.to_owned(), headers, body: Vec::new() };
    let answer = request.to(&town.server).await;
    let text = format!("{} {:?} {}", answer.status, answer.headers, answer.body);
    Sink { reader, from: format!("GET {path} as {reader:?}"), text }
}

/// What a caseworker reads who has no charge of anybody.
async fn of_staff(town: &Town) -> Vec<Sink> {
    let name = format!("nobody{}", town.cards.len());
    let desk = Staff::signs_in(&town.server, &name, Role::Caseworker).await;
    let mut sinks = Vec::new();
    for path in paths(town) {
        // A session changes at its own addresses.
        if !path.starts_with("/my") && !path.contains("sign-in") {
            let text = desk.get(&path).await.body;
            sinks.push(Sink { reader: Reader::Staff, from: format!("GET {path} as staff"), text });
        }
    }
    sinks
}

/// What people read of themselves.
async fn of_people(town: &Town) -> Vec<Sink> {
    let mut sinks = Vec::new();
    for (number, card) in town.cards.iter().enumerate() {
        let browser = holder(&town.server, card).await;
        for path in ["/my", "/my/data.json"] {
            let text = browser.get(path).await.body;
            sinks.push(Sink { reader: Reader::Person(number), from: format!("GET {path}"), text });
        }
    }
    sinks
}

/// Mails, SMS, the log, the counters, and the export of the audit log.
async fn of_machines(town: &Town) -> Vec<Sink> {
    let mut sinks = Vec::new();
    let machine = |from: String, bytes: Vec<u8>| Sink {
        reader: Reader::Machines,
        from,
        text: String::from_utf8_lossy(&bytes).into_owned(),
    };
    for entry in std::fs::read_dir(town.folder.path().join("mails")).unwrap() {
        let path = entry.unwrap().path();
        sinks.push(machine(format!("mail {}", path.display()), std::fs::read(path).unwrap()));
    }
    let sms = std::fs::read(town.folder.path().join("sms.jsonl")).unwrap_or_default();
    sinks.push(machine("SMS".to_owned(), sms));
    sinks.push(machine("the log".to_owned(), logged()));
    let bearer = format!("Bearer {METRICS_TOKEN}");
    sinks.push(asked(town, Reader::Machines, "/metrics", "*/*", Some(&bearer)).await);
    let name = format!("lead{}", town.cards.len());
    let lead = Staff::signs_in(&town.server, &name, Role::SafeguardingLead).await;
    let (status, _, bytes) = lead.fetches("/desk/audit.jsonl").await;
    assert_eq!(status, 200);
    sinks.push(machine("the export of the audit log".to_owned(), bytes));
    sinks
}
