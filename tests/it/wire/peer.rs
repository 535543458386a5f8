//! A server that is no Rooftop: it answers what it was told to answer, and remembers what it was asked.

use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use actix_web::http::StatusCode;
use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use serde_json::Value;
use tempfile::TempDir;

/// A document that a peer serves.
#[derive(Clone)]
pub struct Served {
    pub status: u16,
    pub content_type: String,
    pub body: String,
}

/// A request that a peer saw.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Seen {
    /// Whether it bears a header.
    pub fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(known, _)| known == name)
    }
}

/// With which status a request is refused, if it is.
type Verdict = Box<dyn Fn(&Seen) -> Option<u16> + Send>;

#[derive(Default)]
struct Script {
    documents: Mutex<HashMap<String, Served>>,
    /// Files that are no text, with the content type that they claim.
    files: Mutex<HashMap<String, (String, Vec<u8>)>>,
    seen: Mutex<Vec<Seen>>,
    /// A status with which requests are refused, before anything else.
    verdict: Mutex<Option<Verdict>>,
    /// Whoever holds it makes every document wait.
    gate: tokio::sync::RwLock<()>,
    arrived: tokio::sync::Notify,
}

/// A running peer; it ends with the test's runtime.
pub struct Peer {
    pub address: SocketAddr,
    /// The certificate that vouches for it, where it speaks TLS.
    pub ca_file: Option<PathBuf>,
    script: Arc<Script>,
    _folder: Option<TempDir>,
}

impl Peer {
    /// Starts a peer that speaks http.
    pub fn plain() -> Self {
        let (address, script) = serve(None);
        Self { address, ca_file: None, script, _folder: None }
    }

    /// Starts a peer that speaks https under this name.
    pub fn with_tls(name: &str) -> Self {
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
        let folder = TempDir::new().unwrap();
        let ca_file = folder.path().join("ca.pem");
        std::fs::write(&ca_file, made.cert.pem()).unwrap();
        let (address, script) = serve(Some(&made));
        Self { address, ca_file: Some(ca_file), script, _folder: Some(folder) }
    }

    /// Serves a document under a path with its query.
    pub fn serves(&self, path: &str, served: Served) {
        self.script.documents.lock().unwrap().insert(path.to_owned(), served);
    }

    /// Serves an ActivityPub document.
    pub fn serves_json(&self, path: &str, json: &Value) {
        let content_type = "application/activity+json".to_owned();
        self.serves(path, Served { status: 200, content_type, body: json.to_string() });
    }

    /// Refuses the requests to which `verdict` gives a status.
    pub fn refuses(&self, verdict: impl Fn(&Seen) -> Option<u16> + Send + 'static) {
        *self.script.verdict.lock().unwrap() = Some(Box::new(verdict));
    }

    /// Serves a file under a path, and says that it is of this type.
    pub fn serves_file(&self, path: &str, content_type: &str, file: Vec<u8>) {
        self.script.files.lock().unwrap().insert(path.to_owned(), (content_type.to_owned(), file));
    }

    /// Everything it was asked.
    pub fn seen(&self) -> Vec<Seen> {
        self.script.seen.lock().unwrap().clone()
    }

    /// How often a path was fetched.
    pub fn fetches(&self, path: &str) -> usize {
        self.seen().iter().filter(|seen| seen.method == "GET" && seen.path == path).count()
    }

    /// What was posted to it, as JSON.
    pub fn posted(&self) -> Vec<(Seen, Value)> {
        let posts = self.seen().into_iter().filter(|seen| seen.method == "POST");
        posts.map(|seen| (seen.clone(), serde_json::from_str(&seen.body).unwrap())).collect()
    }

    /// Lets its documents wait until what this gives is dropped.
    pub async fn holds_back(&self) -> tokio::sync::RwLockWriteGuard<'_, ()> {
        self.script.gate.write().await
    }

    /// Waits until it has been asked for something after this was called.
    pub async fn is_asked(&self) {
        let asked = self.script.arrived.notified();
        tokio::time::timeout(crate::fediverse::GUARD, asked).await.expect("a request within 30 s");
    }
}

fn serve(tls: Option<&rcgen::CertifiedKey<rcgen::KeyPair>>) -> (SocketAddr, Arc<Script>) {
    let script = Arc::new(Script::default());
    let data = Data::from(Arc::clone(&script));
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let server = HttpServer::new(move || App::new().app_data(data.clone()).default_service(web::to(answer)))
        .workers(1)
        .shutdown_timeout(1)
        .disable_signals();
    let server = match tls {
        Some(made) => server.listen_rustls_0_23(listener, tls_config(made)).unwrap(),
        None => server.listen(listener).unwrap(),
    };
    tokio::spawn(server.run());
    (address, script)
}

fn tls_config(made: &rcgen::CertifiedKey<rcgen::KeyPair>) -> rustls::ServerConfig {
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap()
}

async fn answer(script: Data<Script>, request: HttpRequest, body: Bytes) -> HttpResponse {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let text = |value: &actix_web::http::header::HeaderValue| value.to_str().unwrap_or_default().to_owned();
    let headers = request.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    let (method, body) = (request.method().to_string(), String::from_utf8_lossy(&body).into_owned());
    let posted = method == "POST";
    let seen = Seen { method, path: path.clone(), headers, body };
    script.seen.lock().unwrap().push(seen.clone());
    script.arrived.notify_one();
    if let Some(status) = script.verdict.lock().unwrap().as_ref().and_then(|verdict| verdict(&seen)) {
        return HttpResponse::build(StatusCode::from_u16(status).unwrap()).finish();
    }
    if posted {
        return HttpResponse::Accepted().finish();
    }
    drop(script.gate.read().await);
    let file = script.files.lock().unwrap().get(&path).cloned();
    if let Some((content_type, file)) = file {
        return HttpResponse::Ok().content_type(content_type).body(file);
    }
    let served = script.documents.lock().unwrap().get(&path).cloned();
    match served {
        Some(served) => HttpResponse::build(StatusCode::from_u16(served.status).unwrap())
            .content_type(served.content_type)
            .body(served.body),
        None => HttpResponse::NotFound().finish(),
    }
}
