//! What lies between two instances: a proxy before each, through which everything reaches it. Activities come late, twice and in another order,
//! or are taken while the answer is lost.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::http::{Method, StatusCode, header};
use actix_web::rt::time::sleep;
use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore as _, SeedableRng as _};

/// What is taken and kept is given on after so long at most, and tried again so often.
const KEPT_MS: u64 = 3_000;
const LATE_MS: u64 = 500;
const AGAIN: Duration = Duration::from_millis(300);

/// What becomes of one activity on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    Straight,
    /// It comes later, and its sender waits.
    Late,
    /// It is taken at once and given on later: others overtake it.
    Overtaken,
    Twice,
    /// It arrives, and its sender hears that it did not.
    AnswerLost,
}

impl Fate {
    fn of(chance: u64) -> Self {
        match chance % 100 {
            0..40 => Self::Straight,
            40..60 => Self::Late,
            60..80 => Self::Overtaken,
            80..90 => Self::Twice,
            _ => Self::AnswerLost,
        }
    }
}

/// The way to one instance.
pub(super) struct Between {
    /// Where the instance listens.
    to: u16,
    is_rough: AtomicBool,
    kept: AtomicUsize,
    chance: Mutex<ChaCha8Rng>,
    fates: Mutex<BTreeMap<Fate, usize>>,
    client: reqwest::Client,
}

/// A request on its way.
struct Message {
    method: Method,
    address: String,
    headers: Vec<(String, Vec<u8>)>,
    body: Bytes,
}

/// An answer on its way back.
struct Answer {
    status: u16,
    headers: Vec<(String, Vec<u8>)>,
    body: Bytes,
}

/// Headers of one connection alone, and those that say how a body was packed.
fn is_of_connection(name: &str) -> bool {
    ["connection", "keep-alive", "transfer-encoding", "content-length", "content-encoding"].contains(&name)
}

impl Between {
    /// Listens at a port, for an instance that listens at another one; on a thread of its own.
    pub(super) fn listen(listener: TcpListener, to: u16, seed: u64) -> Arc<Self> {
        let between = Arc::new(Self {
            to,
            is_rough: AtomicBool::new(false),
            kept: AtomicUsize::new(0),
            chance: Mutex::new(ChaCha8Rng::seed_from_u64(seed)),
            fates: Mutex::new(BTreeMap::new()),
            client: client(),
        });
        let shared = Data::from(Arc::clone(&between));
        std::thread::spawn(move || {
            let server =
                HttpServer::new(move || App::new().app_data(shared.clone()).default_service(web::to(pass)));
            let server = server.workers(1).disable_signals().listen(listener).unwrap();
            actix_web::rt::System::new().block_on(server.run()).unwrap();
        });
        between
    }

    /// From now on activities have a rough way, or a smooth one again.
    pub(super) fn is_rough(&self, rough: bool) {
        self.is_rough.store(rough, Ordering::Relaxed);
    }

    /// How many activities are kept that their senders believe delivered.
    pub(super) fn kept(&self) -> usize {
        self.kept.load(Ordering::Relaxed)
    }

    /// How many had which fate.
    pub(super) fn fates(&self) -> BTreeMap<Fate, usize> {
        self.fates.lock().unwrap().clone()
    }

    fn fate(&self) -> (Fate, u64) {
        let mut chance = self.chance.lock().unwrap();
        let fate = Fate::of(chance.next_u64());
        *self.fates.lock().unwrap().entry(fate).or_default() += 1;
        (fate, chance.next_u64())
    }

    async fn give_on(&self, message: &Message) -> Result<Answer, reqwest::Error> {
        let method = reqwest::Method::from_bytes(message.method.as_str().as_bytes()).unwrap();
        let mut request =
            self.client.request(method, format!("http://127.0.0.1:{}{}", self.to, message.address));
        for (name, value) in &message.headers {
            request = request.header(name, value.as_slice());
        }
        let answer = request.body(message.body.clone()).send().await?;
        let status = answer.status().as_u16();
        let named =
            answer.headers().iter().map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
        let headers = named.filter(|(name, _)| !is_of_connection(name)).collect();
        Ok(Answer { status, headers, body: answer.bytes().await? })
    }

    async fn answer(&self, message: &Message) -> HttpResponse {
        let Ok(answer) = self.give_on(message).await else { return HttpResponse::BadGateway().finish() };
        let mut response = HttpResponse::build(StatusCode::from_u16(answer.status).unwrap());
        for (name, value) in answer.headers {
            response.append_header((name, value));
        }
        response.body(answer.body)
    }

    /// Gives it on until it is taken, or refused for good.
    async fn give_on_later(&self, message: Message, wait: Duration) {
        sleep(wait).await;
        loop {
            match self.give_on(&message).await {
                Ok(answer) if answer.status < 500 && answer.status != 429 => break,
                Ok(_) | Err(_) => sleep(AGAIN).await,
            }
        }
        self.kept.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A client that asks nobody on the way.
pub(super) fn client() -> reqwest::Client {
    let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
    client.timeout(Duration::from_secs(30)).build().unwrap()
}

async fn pass(request: HttpRequest, body: Bytes, between: Data<Between>) -> HttpResponse {
    let named = request.headers().iter().map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
    let message = Message {
        method: request.method().clone(),
        address: request.uri().to_string(),
        headers: named.filter(|(name, _)| !is_of_connection(name)).collect(),
        body,
    };
    if request.method() != Method::POST || !between.is_rough.load(Ordering::Relaxed) {
        return between.answer(&message).await;
    }
    let (fate, chance) = between.fate();
    match fate {
        Fate::Straight => between.answer(&message).await,
        Fate::Late => {
            sleep(Duration::from_millis(chance % LATE_MS)).await;
            between.answer(&message).await
        }
        Fate::Twice => {
            drop(between.give_on(&message).await);
            between.answer(&message).await
        }
        Fate::AnswerLost => {
            drop(between.give_on(&message).await);
            HttpResponse::BadGateway().append_header((header::CONNECTION, "close")).finish()
        }
        Fate::Overtaken => {
            between.kept.fetch_add(1, Ordering::Relaxed);
            let (later, wait) = (between.into_inner(), Duration::from_millis(chance % KEPT_MS));
            actix_web::rt::spawn(async move { later.give_on_later(message, wait).await });
            HttpResponse::Accepted().finish()
        }
    }
}
