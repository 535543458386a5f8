//! One running instance: opens what it needs, serves the doors, works in the background, and stops in order.

use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::http::header::ACCEPT;
use actix_web::web::{self, Data};
use actix_web::{App as Actix, HttpRequest, HttpResponse, HttpServer, Resource, guard};
use socket2::{Protocol, Socket, Type};

use crate::clock::Clock;
use crate::config::Config;
use crate::crypto::{DataKeys, RsaKey, Secret, SecretError};
use crate::federation::endpoints::{self, InboxLimit, MetricsToken, TokenError};
use crate::federation::node::NodeError;
use crate::federation::{Node, endpoints::wants_activity};
use crate::ids::{IdError, ProposalId};
use crate::jobs::{self, Stop};
use crate::mail::{Channels, ChannelsError};
use crate::services::guidance::{Guidance, GuidanceError};
use crate::services::hashing::HashLanes;
use crate::services::partners::{self, Finder};
use crate::services::planning::Planner;
use crate::services::{
    App, NewRsaKey, ServiceError, Wake, data_keys, erasure, instance, sign_in_links, written_in,
};
use crate::store::{Db, StoreError};
use crate::urls::Urls;
use crate::web::PagePace;
use crate::web::desk::SignInLimit;

/// Connections at a time, in all.
const CONNECTIONS: usize = 4096;
/// Connections that wait to be taken: the standard library's 128 are soon full, and who finds no place tries again a second later.
const BACKLOG: i32 = 4096;
/// The head of a request arrives by then.
const HEAD_TIMEOUT: Duration = Duration::from_secs(5);
/// A connection on which nobody asks for anything is closed after so long.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Why an instance cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error("database_url: {0}")]
    Store(#[from] StoreError),
    #[error("public_url: {0}")]
    Url(#[from] IdError),
    #[error(transparent)]
    Channels(#[from] ChannelsError),
    #[error("association.guidance_dir: {0}")]
    Guidance(#[from] GuidanceError),
    #[error(transparent)]
    SetUp(#[from] ServiceError),
    #[error(transparent)]
    Node(#[from] NodeError),
    #[error("listen: cannot listen on {address}: {cause}")]
    Listen { address: SocketAddr, cause: std::io::Error },
    #[error("server.metrics_token_file: {0}")]
    MetricsToken(#[from] TokenError),
    #[error("the server failed: {0}")]
    Served(#[from] std::io::Error),
}

/// What one process does of an instance's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Everything,
    /// Answers requests; another process works.
    Web,
    /// Works in the background; another process answers.
    Work,
}

/// What differs between a real instance and one of a test.
pub struct Surroundings {
    pub clock: Clock,
    /// Where hosts really are.
    pub overrides: HashMap<String, SocketAddr>,
    /// The folder of actor ids.
    pub actor_folder: &'static str,
    /// Makes the RSA keys of actors: half of what the start of a small test would cost.
    pub new_rsa_key: NewRsaKey,
}

impl Surroundings {
    /// The world as it is.
    pub fn real() -> Self {
        Self {
            clock: Clock::machine(),
            overrides: HashMap::new(),
            actor_folder: "actors",
            new_rsa_key: RsaKey::generate,
        }
    }
}

/// Opens the database and the secret, makes sure of the instance's identity and actors, and opens their keys.
///
/// # Errors
/// [`StartError`], whose sentence names the key to mend.
pub async fn open(config: Config, around: Surroundings) -> Result<Arc<Node>, StartError> {
    let today = around.clock.now().date_naive();
    let guidance = Guidance::open(config.association.guidance_dir.as_deref(), written_in(&config), today)?;
    let secret = Secret::load_or_create(&config.secret_key_file)?;
    let keys = DataKeys::load_or_create(&config.data_keys_file, around.clock.now())?;
    let address = match config.database_url.database() {
        crate::config::Database::Sqlite(path) => format!("sqlite:{}", path.display()),
        crate::config::Database::Postgres(url) => url.clone(),
    };
    let key = secret.clone();
    let opened = tokio::task::spawn_blocking(move || Db::open(&address, &key)).await;
    let db = opened.map_err(|_| StoreError::Panicked)??;
    let urls = Urls::with_actor_folder(config.public_url.url(), around.actor_folder)?;
    let channels = Channels::open(&config)?;
    let app = Arc::new(App {
        db,
        clock: around.clock,
        urls,
        config,
        secret,
        data_keys: keys,
        hashing: HashLanes::default(),
        new_rsa_key: around.new_rsa_key,
        channels,
        wake: Wake::default(),
        planner: Planner::default(),
        guidance,
    });
    data_keys::check(&app).await?;
    let erased = erasure::replay(&app).await?;
    if erased > 0 {
        tracing::warn!(erased, "people who had been erased were in the database again, and are erased again");
    }
    sign_in_links::mark_all(&app).await?;
    let (setting_up, now) = (Arc::clone(&app), app.clock.now());
    let set_up = app.db.tx(move |tx| {
        instance::set_up(tx, &setting_up, now)?;
        partners::apply_mode(tx, &setting_up, now)
    });
    let forgotten = set_up.await?;
    if forgotten > 0 {
        tracing::warn!(
            domains = forgotten,
            "federation.mode hears partners only: others that were known are forgotten"
        );
    }
    Ok(Arc::new(Node::open(app, around.overrides).await?))
}

/// A running instance.
pub struct Running {
    pub node: Arc<Node>,
    handle: Option<ServerHandle>,
    give_stop: tokio::sync::watch::Sender<bool>,
    workers: tokio::task::JoinSet<()>,
}

impl Running {
    /// Starts to serve on a listener, to work, or both.
    ///
    /// # Errors
    /// The server cannot be started.
    pub fn start(node: Arc<Node>, listener: Option<TcpListener>, part: Part) -> Result<Self, StartError> {
        let (give_stop, stop) = Stop::new();
        let workers = if part == Part::Web { tokio::task::JoinSet::new() } else { jobs::start(&node, &stop) };
        let handle = match listener.filter(|_| part != Part::Work) {
            Some(listener) => {
                let server = serve(&node, listener)?;
                let handle = server.handle();
                tokio::spawn(server);
                Some(handle)
            }
            None => None,
        };
        Ok(Self { node, handle, give_stop, workers })
    }

    /// Stops: no new work is taken, what is under way has so long to end, in all.
    pub async fn stop(mut self, within: Duration) {
        self.give_stop.send_replace(true);
        let draining = async {
            if let Some(handle) = &self.handle {
                handle.stop(true).await;
            }
            while self.workers.join_next().await.is_some() {}
        };
        if tokio::time::timeout(within, draining).await.is_err() {
            tracing::warn!("not everything ended in time; what was leased is taken up at the next start");
            self.workers.abort_all();
        }
    }
}

/// Listens on an address.
///
/// # Errors
/// [`StartError::Listen`], where the port is in use or not allowed.
pub fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    let bound = || {
        let socket = Socket::new(socket2::Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
        // As the standard library's listener: a start does not wait for the connections of the process before.
        socket.set_reuse_address(true)?;
        socket.bind(&address.into())?;
        socket.listen(BACKLOG)?;
        Ok(TcpListener::from(socket))
    };
    bound().map_err(|cause| StartError::Listen { address, cause })
}

fn serve(node: &Arc<Node>, listener: TcpListener) -> Result<Server, StartError> {
    let config = &node.app.config;
    let (workers, shutdown_s) = (config.server.web_workers, config.server.shutdown_s);
    let posts = Data::new(InboxLimit::per_minute(
        config.federation.inbox_per_minute,
        config.federation.refusals_per_minute,
    ));
    let token = config.server.metrics_token_file.as_deref().map(MetricsToken::read).transpose()?;
    let token = token.map(Data::new);
    let pages = Data::new(PagePace::per_minute(config.limits.pages_per_minute));
    let sign_ins = Data::new(SignInLimit::new(config.limits.sign_in_per_minute));
    let node = Arc::clone(node);
    let server = HttpServer::new(move || {
        Actix::new()
            .app_data(Data::from(Arc::clone(&node)))
            .app_data(Data::from(Arc::clone(&node.app)))
            .app_data(posts.clone())
            .app_data(sign_ins.clone())
            .app_data(pages.clone())
            .app_data(Data::from(Arc::clone(&node) as Arc<dyn Finder>))
            .configure(|cfg| {
                routes(cfg, &node, token.as_ref());
            })
    })
    .workers(workers)
    // Connections that are open cost memory, whatever they send: beyond, the kernel lets others wait for a place.
    .max_connections(CONNECTIONS / workers.max(1))
    .client_request_timeout(HEAD_TIMEOUT)
    .keep_alive(KEEP_ALIVE)
    .shutdown_timeout(shutdown_s)
    .disable_signals()
    .listen(listener)?
    .run();
    Ok(server)
}

/// Registers every address; each has its lines in [`crate::web::access::RULES`]. Where page and document share one, the `Accept` header chooses, so that the two doors never meet.
pub fn routes(cfg: &mut web::ServiceConfig, node: &Node, metrics: Option<&Data<MetricsToken>>) {
    if let Some(token) = metrics {
        cfg.app_data(token.clone()).route("/metrics", web::get().to(endpoints::metrics));
    }
    if node.app.config.federating().is_on() {
        cfg.service(shared("/offers/{id}", endpoints::proposal, crate::web::show_offer))
            .service(shared("/appeals/{id}", endpoints::appeal, crate::web::show_appeal))
            .service(shared("/@{name}", endpoints::actor, crate::web::show_actor))
            .service(shared("/proposals/{id}", endpoints::proposal, to_offer_page))
            .service(shared(
                &format!("/{}/{{name}}", node.app.urls.actor_folder()),
                endpoints::actor,
                to_actor_page,
            ));
        endpoints::routes(cfg, node.app.urls.actor_folder());
    } else {
        cfg.route("/offers/{id}", web::get().to(crate::web::show_offer))
            .route("/@{name}", web::get().to(crate::web::show_actor));
    }
    crate::web::routes(cfg);
    cfg.default_service(web::route().to(crate::web::not_found));
}

/// One address with a document and a page.
fn shared<A, AArgs, B, BArgs>(path: &str, document: A, page: B) -> Resource
where
    A: actix_web::Handler<AArgs>,
    AArgs: actix_web::FromRequest + 'static,
    A::Output: actix_web::Responder + 'static,
    B: actix_web::Handler<BArgs>,
    BArgs: actix_web::FromRequest + 'static,
    B::Output: actix_web::Responder + 'static,
{
    let asks = guard::fn_guard(|ctx| {
        let accepts = ctx.head().headers().get_all(ACCEPT).filter_map(|value| value.to_str().ok());
        accepts.into_iter().any(wants_activity)
    });
    web::resource(path).route(web::get().guard(asks).to(document)).route(web::get().to(page))
}

/// A browser at an id goes to the page.
async fn to_offer_page(app: Data<App>, request: HttpRequest) -> HttpResponse {
    let id = request.match_info().get("id").and_then(|id| id.parse::<ProposalId>().ok());
    match id {
        Some(id) => see_other(&app.urls.offer_page(id)),
        None => HttpResponse::NotFound().finish(),
    }
}

/// A browser at an actor's id goes to its page.
async fn to_actor_page(app: Data<App>, request: HttpRequest) -> HttpResponse {
    see_other(&app.urls.actor_page(request.match_info().get("name").unwrap_or_default()))
}

fn see_other(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header(("Location", to)).insert_header(("Vary", "Accept")).finish()
}
