//! Other servers that send: their actors' documents, and activities that are signed before the clock starts.

use std::net::TcpListener;
use std::sync::Arc;

use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Data;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use rooftop::clock::Clock;
use rooftop::crypto::RsaKey;
use rooftop::federation::signatures::{Body, Scheme, SigningKey, sign};
use serde_json::json;
use url::Url;

const ACTIVITY_JSON: &str = "application/activity+json";

/// Servers `s0.localhost`, `s1.localhost` …, all on one port.
pub(super) struct Senders {
    port: u16,
    keys: Vec<SigningKey>,
}

impl Senders {
    /// Makes their keys, and serves their actors on a thread of its own.
    pub(super) fn start(count: usize) -> Arc<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let key = |n: usize| SigningKey {
            key_id: format!("{}#main-key", actor(n, port)),
            key: Arc::new(RsaKey::generate().unwrap()),
        };
        let senders = Arc::new(Self { port, keys: (0..count).map(key).collect() });
        let served = Arc::clone(&senders);
        std::thread::spawn(move || serve(served, listener));
        senders
    }

    /// A whole request: activity `number` of an honest mix, to the shared inbox of a host.
    pub(super) fn request(&self, number: usize, host: &str) -> Vec<u8> {
        let from = number % self.keys.len();
        let body = activity(&actor(from, self.port), number, self.keys.len());
        let inbox: Url = format!("http://{host}/inbox").parse().unwrap();
        let content = Body { bytes: body.as_bytes(), content_type: ACTIVITY_JSON };
        let now = Clock::machine().now();
        let headers = sign(Scheme::Cavage, &self.keys[from], "POST", &inbox, Some(content), now);
        let mut request = format!(
            "POST /inbox HTTP/1.1\r\nhost: {host}\r\nuser-agent: load\r\ncontent-length: {}\r\n",
            body.len()
        );
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        format!("{request}\r\n{body}").into_bytes()
    }

    /// Requests from `first` on, signed on two threads.
    pub(super) fn requests(self: &Arc<Self>, first: usize, count: usize, host: &str) -> Vec<Vec<u8>> {
        let half = |from: usize, to: usize| {
            let (senders, host) = (Arc::clone(self), host.to_owned());
            std::thread::spawn(move || (from..to).map(|n| senders.request(n, &host)).collect::<Vec<_>>())
        };
        let halves = [half(first, first + count / 2), half(first + count / 2, first + count)];
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    }

    /// Their ids.
    pub(super) fn actors(&self) -> Vec<String> {
        (0..self.keys.len()).map(|n| actor(n, self.port)).collect()
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.keys.len()
    }
}

fn actor(n: usize, port: u16) -> String {
    format!("http://s{n}.localhost:{port}/actor")
}

fn serve(senders: Arc<Senders>, listener: TcpListener) {
    let server = HttpServer::new(move || {
        App::new().app_data(Data::from(Arc::clone(&senders))).route("/actor", web::get().to(document))
    })
    .workers(1)
    .disable_signals()
    .listen(listener)
    .unwrap();
    actix_web::rt::System::new().block_on(server.run()).unwrap();
}

async fn document(request: HttpRequest, senders: Data<Senders>) -> HttpResponse {
    let host = request.connection_info().host().to_owned();
    let n: usize = host.trim_start_matches('s').split('.').next().unwrap().parse().unwrap();
    let id = actor(n, senders.port);
    HttpResponse::Ok().insert_header((CONTENT_TYPE, ACTIVITY_JSON)).body(
        json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": id, "type": "Organization",
            "preferredUsername": "sender", "inbox": format!("{id}/inbox"), "outbox": format!("{id}/outbox"),
            "publicKey": {"id": format!("{id}#main-key"), "owner": id, "publicKeyPem": senders.keys[n].key.public_pem()},
        })
        .to_string(),
    )
}

/// What servers say to each other: of twenty activities twelve are new offers, three change one, two like something, two announce
/// something, and one takes an offer back. `senders` activities before it the same actor made a new offer.
fn activity(actor: &str, number: usize, senders: usize) -> String {
    let turn = number / senders % 20;
    let about_number = number.saturating_sub(senders * (turn % 12 + 1));
    let about = format!("{actor}/offers/{about_number}");
    let small = |kind: &str, object: serde_json::Value| {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{actor}/activities/{number}"), "type": kind,
            "actor": actor, "to": [PUBLIC], "object": object,
        })
        .to_string()
    };
    match turn {
        0..=11 => offer(actor, ("Create", number), number),
        12..=14 => offer(actor, ("Update", number), about_number),
        15 | 16 => small("Like", json!(about)),
        17 | 18 => small("Announce", json!(about)),
        _ => small("Delete", json!({"id": about, "type": "Tombstone"})),
    }
}

const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// An offer as our kin write it, of about two and a half thousand bytes, in activity `number`.
fn offer(actor: &str, (kind, number): (&str, usize), about_number: usize) -> String {
    let id = format!("{actor}/offers/{about_number}");
    let content = "<p><strong>Chambre à Liège</strong></p><p>1 à 2 personnes, dès le 1 décembre 2026, gratuit. Langues : français, \
        anglais. Pas de fumeurs, accessible de plain-pied, enfants bienvenus.</p><p><a href=\"https://example.org/\">#Logement</a></p>";
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", {"vf": "https://w3id.org/valueflows/ont/vf#", "purpose": "vf:purpose",
            "publishes": "vf:publishes", "rooftop": "https://w3id.org/rooftop/ns#", "housing": "rooftop:housing"}],
        "id": format!("{actor}/activities/{number}"), "type": kind, "actor": actor, "to": [PUBLIC], "cc": [format!("{actor}/followers")],
        "object": {
            "id": id, "type": "Note", "purpose": "offer", "attributedTo": actor, "url": id,
            "to": [PUBLIC], "cc": [format!("{actor}/followers")], "published": "2026-09-10T08:00:00Z",
            "updated": format!("2026-10-01T{:02}:{:02}:{:02}Z", number / 3600 % 24, number / 60 % 60, number % 60), "sensitive": false,
            "content": content, "contentMap": {"fr": content, "nl": content, "en": content},
            "tag": [{"type": "Hashtag", "name": "#Logement", "href": "https://example.org/tags/logement"}],
            "location": {"type": "Place", "name": "Liège", "latitude": 50.64, "longitude": 5.57, "radius": 5, "units": "km"},
            "publishes": {"type": "Intent", "id": format!("{id}#primary"), "name": "Chambre à Liège", "action": "deliverService",
                "resourceConformsTo": "https://schema.org/Room",
                "availableQuantity": {"hasUnit": "one", "hasNumericalValue": "1"}},
            "housing": {"placeKind": "room", "capacityPersons": 2, "availableFrom": "2026-12-01", "monthlyRentCents": 0,
                "municipality": "62063", "stepFree": "all", "languages": [{"tag": "fr", "level": "fluent"}]},
        },
    })
    .to_string()
}
