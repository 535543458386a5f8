//! Other servers that receive: they answer at once, late, or never, and note when what arrived.

use std::collections::HashMap;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use rooftop::domain::actor::{Actor, ActorKind};
use rooftop::federation::Node;
use rooftop::ids::{ActorId, ApId};
use rooftop::services::ServiceError;
use rooftop::store::{actors, follows};

/// How late the late ones are.
pub(super) const LATE: Duration = Duration::from_secs(5);

/// What arrived, by inbox: when, one moment for each request.
#[derive(Default)]
pub(super) struct Arrived(Mutex<HashMap<String, Vec<Instant>>>);

impl Arrived {
    pub(super) fn count(&self) -> usize {
        self.0.lock().unwrap().values().map(Vec::len).sum()
    }

    /// How many inboxes got anything.
    pub(super) fn inboxes(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    /// Takes everything that arrived so far.
    pub(super) fn take(&self) -> HashMap<String, Vec<Instant>> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

struct Receiver {
    arrived: Arc<Arrived>,
    wait: Duration,
}

/// Inboxes that note what arrives, wait, and answer 202; on a thread of their own. Gives the port.
pub(super) fn serve(arrived: &Arc<Arrived>, wait: Duration) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let receiver = Arc::new(Receiver { arrived: Arc::clone(arrived), wait });
    std::thread::spawn(move || {
        let server = HttpServer::new(move || {
            App::new().app_data(Data::from(Arc::clone(&receiver))).default_service(web::to(take))
        });
        let server = server.workers(1).disable_signals().listen(listener).unwrap();
        actix_web::rt::System::new().block_on(server.run()).unwrap();
    });
    port
}

async fn take(request: HttpRequest, _: Bytes, receiver: Data<Receiver>) -> HttpResponse {
    let inbox = format!("{}{}", request.connection_info().host(), request.path());
    receiver.arrived.0.lock().unwrap().entry(inbox).or_default().push(Instant::now());
    actix_web::rt::time::sleep(receiver.wait).await;
    HttpResponse::Accepted().finish()
}

/// A port on which connections are taken and nothing is ever answered.
pub(super) fn black_hole() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let mut held = Vec::new();
        for stream in listener.incoming() {
            held.push(stream);
        }
    });
    port
}

/// A port on which nobody listens.
pub(super) fn refused() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// Lets actors with these inboxes follow the association.
pub(super) async fn follow(node: &Arc<Node>, inboxes: Vec<String>) {
    let (association, now) = (node.app.association(), node.app.clock.now());
    let stored = node.app.db.tx(move |tx| {
        for inbox in inboxes {
            let id = |part: &str| -> ApId { format!("{inbox}{part}").parse().unwrap() };
            let actor = Actor {
                id: ActorId::new(),
                ap_id: id("/actor"),
                domain: id("").domain(),
                kind: ActorKind::Organization,
                handle: "follower".to_owned(),
                name: "Follower".to_owned(),
                url: id("/actor").to_string(),
                inbox: id(""),
                shared_inbox: None,
                followers: None,
                featured: None,
                key_id: id("/actor#main-key").to_string(),
                public_key_pem: String::new(),
                assertion_keys: Vec::new(),
                fetched_at: now,
                deleted_at: None,
            };
            actors::save_remote(tx, &actor)?;
            follows::save_follower(tx, &association, &actor.ap_id, &id("/follow"), now)?;
        }
        Ok::<(), ServiceError>(())
    });
    stored.await.unwrap();
}
