//! `load hostile`: honest activities and pages beside a peer that does what it can to hurt; how long the honest ones wait, and how much
//! memory the server takes, beside the same honest traffic alone. Limits stand as they are by default.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

use super::instance::{self, Running};
use super::senders::Senders;
use super::stats::{Times, rss_anon_mb};

/// Honest senders, each on an address of its own.
const HONEST: usize = 20;
/// The beginning, in which no address has used up what it may do at once, is told apart.
const FIRST: Duration = Duration::from_secs(2);
/// Each of them posts as often as its address may: every so long.
const HONEST_EVERY: Duration = Duration::from_millis(150);

#[derive(clap::Args)]
pub(super) struct Plan {
    /// Seconds of honest traffic alone, and then again with the attack.
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// Connections of each kind of attack, at most 250.
    #[arg(long, default_value_t = 100)]
    attackers: u8,
}

/// One kind of attack: what a connection sends, and how it goes on.
#[derive(Clone)]
struct Attack {
    name: &'static str,
    bytes: Arc<Vec<u8>>,
    then: Then,
}

#[derive(Clone, Copy)]
enum Then {
    /// Reads the answer and does it again.
    Again,
    /// One byte more now and then, for as long as it is let.
    Dribble,
}

fn post(host: &str, length: usize, body: &[u8]) -> Arc<Vec<u8>> {
    let head = format!(
        "POST /inbox HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/activity+json\r\ncontent-length: {length}\r\n\r\n"
    );
    Arc::new([head.as_bytes(), body].concat())
}

fn attacks(senders: &Arc<Senders>, host: &str) -> Vec<Attack> {
    let mib = 1024 * 1024;
    let deep = "[".repeat(100_000);
    // A valid request whose body is another: the digest does not fit.
    let mut forged = senders.request(900_000, host);
    let last = forged.len() - 2;
    forged[last] ^= 1;
    let attack = |name, bytes, then| Attack { name, bytes, then };
    vec![
        attack(
            "slow heads",
            Arc::new(format!("POST /inbox HTTP/1.1\r\nhost: {host}\r\nx: ").into_bytes()),
            Then::Dribble,
        ),
        attack("slow bodies", post(host, mib, &vec![b' '; mib / 2]), Then::Dribble),
        attack("big bodies", post(host, mib, &vec![b'['; mib]), Then::Again),
        attack("bodies over the limit", post(host, 64 * mib, &vec![b'x'; 2 * mib]), Then::Again),
        attack("deep JSON", post(host, deep.len(), deep.as_bytes()), Then::Again),
        attack("forged bodies", Arc::new(forged), Then::Again),
        attack("replayed requests", Arc::new(senders.request(900_001, host)), Then::Again),
        attack(
            "a flood of pages",
            Arc::new(format!("GET /offers HTTP/1.1\r\nhost: {host}\r\n\r\n").into_bytes()),
            Then::Again,
        ),
    ]
}

pub(super) fn run(rooftop: &Path, plan: &Plan) {
    let (folder, port) = (tempfile::tempdir().unwrap(), instance::free_port());
    let host = instance::host(port);
    let senders = Senders::start(HONEST);
    let each = usize::try_from(plan.seconds * 1000 / 150).unwrap() + 2;
    let requests = Arc::new(senders.requests(HONEST, 2 * each * HONEST, &host));
    let mut command = Command::new(rooftop);
    let limits = [
        "ROOFTOP_FEDERATION__INBOX_PER_MINUTE",
        "ROOFTOP_FEDERATION__ORIGIN_PER_MINUTE",
        "ROOFTOP_LIMITS__PAGES_PER_MINUTE",
        "ROOFTOP_QUEUE__INBOX_MAX",
    ];
    let settings = instance::settings(folder.path(), port);
    let settings = settings.into_iter().filter(|(key, _)| !limits.contains(&key.as_str()));
    command.arg("serve").envs(settings).current_dir(folder.path());
    let running = Running::spawn(command, port);
    running.first_200("/health");

    let alone = honest(port, &requests[..each * HONEST], plan.seconds, &running);
    print("baseline: honest traffic alone", &alone, None);

    let stop = Arc::new(AtomicBool::new(false));
    let attacking: Vec<_> = attacks(&senders, &host)
        .into_iter()
        .enumerate()
        .map(|(kind, attack)| {
            let (stop, attackers) = (Arc::clone(&stop), plan.attackers);
            let kind = u8::try_from(kind).unwrap();
            std::thread::spawn(move || (attack.name, attackers_of(&attack, (kind, attackers), port, &stop)))
        })
        .collect();
    let attacked = honest(port, &requests[each * HONEST..], plan.seconds, &running);
    stop.store(true, Ordering::Relaxed);
    print("the same beside the hostile peer", &attacked, Some(&alone));
    for attack in attacking {
        let (name, (sent, answers)) = attack.join().unwrap();
        println!("    {name}: {sent} sent, {answers} answered");
    }
}

/// A post that was taken: when it began, since all began, and how long it took.
type Taken = (Duration, Duration);

struct Served {
    taken: Vec<Taken>,
    refused: Refused,
    memory_mb: f64,
}

impl Served {
    /// How long those took that began at a moment that fits.
    fn times(&self, fits: impl Fn(Duration) -> bool) -> Times {
        Times::of(self.taken.iter().filter(|(at, _)| fits(*at)).map(|(_, took)| *took).collect())
    }
}

/// How many honest posts were answered with what other than 202; `None` for a connection that was not taken, or broke.
type Refused = BTreeMap<Option<u16>, usize>;

fn print(name: &str, served: &Served, base: Option<&Served>) {
    let times = served.times(|_| true);
    let p99 = times.percentile_ms(0.99);
    let ratio = base
        .map(|base| format!(", {:.1} times the baseline", p99 / base.times(|_| true).percentile_ms(0.99)));
    println!(
        "{name}: p50 {:.1} ms, p99 {p99:.1} ms{}, worst {:.0} ms; refused: {:?}; RssAnon at most {:.1} MB",
        times.percentile_ms(0.5),
        ratio.unwrap_or_default(),
        times.percentile_ms(1.0),
        served.refused,
        served.memory_mb
    );
    let (first, rest) = (served.times(|at| at < FIRST), served.times(|at| at >= FIRST));
    println!(
        "    of the first {FIRST:?}: p50 {:.1} ms, p99 {:.1} ms; afterwards: p50 {:.1} ms, p99 {:.1} ms",
        first.percentile_ms(0.5),
        first.percentile_ms(0.99),
        rest.percentile_ms(0.5),
        rest.percentile_ms(0.99)
    );
}

/// Posts at an even pace, each sender on its own address; reads the memory meanwhile.
fn honest(port: u16, requests: &[Vec<u8>], seconds: u64, running: &Running) -> Served {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let began = Instant::now();
        let until = began + Duration::from_secs(seconds);
        let tasks: Vec<_> = (0..HONEST)
            .map(|sender| {
                let mine: Vec<Vec<u8>> = requests.iter().skip(sender).step_by(HONEST).cloned().collect();
                let address = Ipv4Addr::new(127, 0, 1, u8::try_from(sender).unwrap() + 1);
                tokio::spawn(sends((address, port), mine, (began, until)))
            })
            .collect();
        let mut memory_mb = 0.0_f64;
        while Instant::now() < until {
            memory_mb = memory_mb.max(rss_anon_mb(running.pid()));
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let (mut taken, mut refused) = (Vec::new(), Refused::new());
        for task in tasks {
            let (by_one, not) = task.await.unwrap();
            taken.extend(by_one);
            for (status, count) in not {
                *refused.entry(status).or_default() += count;
            }
        }
        Served { taken, refused, memory_mb }
    })
}

/// Every post on a connection of its own, as peers do that have nothing to say for long; the time includes connecting.
async fn sends(
    (from, port): (Ipv4Addr, u16),
    requests: Vec<Vec<u8>>,
    (first, until): (Instant, Instant),
) -> (Vec<Taken>, Refused) {
    let (mut taken, mut refused) = (Vec::new(), Refused::new());
    let mut pace = tokio::time::interval(HONEST_EVERY);
    for request in requests {
        pace.tick().await;
        if Instant::now() >= until {
            break;
        }
        let began = Instant::now();
        match posts(from, port, &request).await {
            Ok(Some(202)) => taken.push((began.duration_since(first), began.elapsed())),
            other => *refused.entry(other.ok().flatten()).or_default() += 1,
        }
    }
    (taken, refused)
}

async fn posts(from: Ipv4Addr, port: u16, request: &[u8]) -> std::io::Result<Option<u16>> {
    let mut stream = connect(from, port).await?;
    stream.write_all(request).await?;
    Ok(status(&mut stream).await)
}

async fn connect(from: Ipv4Addr, port: u16) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((from, 0).into())?;
    socket.connect((Ipv4Addr::LOCALHOST, port).into()).await
}

/// The status of an answer; the rest of it is left unread with the connection.
async fn status(stream: &mut TcpStream) -> Option<u16> {
    let mut head = [0; 12];
    stream.read_exact(&mut head).await.ok()?;
    std::str::from_utf8(&head[9..]).ok()?.parse().ok()
}

/// So many connections that attack until they are told to stop; gives how often they sent, and how often they were answered.
fn attackers_of(
    attack: &Attack,
    (kind, attackers): (u8, u8),
    port: u16,
    stop: &Arc<AtomicBool>,
) -> (usize, usize) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (sent, answered) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    runtime.block_on(async {
        let tasks: Vec<_> = (0..attackers)
            .map(|number| {
                let (attack, stop) = (attack.clone(), Arc::clone(stop));
                let (sent, answered) = (Arc::clone(&sent), Arc::clone(&answered));
                tokio::spawn(async move {
                    while !stop.load(Ordering::Relaxed) {
                        // As many addresses as connections: no limit of one address holds it back.
                        let from = Ipv4Addr::new(127, 0, 10 + kind, number.saturating_add(1));
                        sent.fetch_add(1, Ordering::Relaxed);
                        if once(&attack, from, port, &stop).await.is_some() {
                            answered.fetch_add(1, Ordering::Relaxed);
                        }
                        tokio::time::sleep(Duration::from_millis(20)).await;
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
    (sent.load(Ordering::Relaxed), answered.load(Ordering::Relaxed))
}

/// One attack on a connection of its own, which ends with an answer, a broken connection, or the sign to stop.
async fn once(attack: &Attack, from: Ipv4Addr, port: u16, stop: &AtomicBool) -> Option<u16> {
    let mut stream = connect(from, port).await.ok()?;
    let written = stream.write_all(&attack.bytes).await;
    if matches!(attack.then, Then::Dribble) {
        while !stop.load(Ordering::Relaxed) && stream.write_all(b" ").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        return None;
    }
    // A server that refuses before it has read everything may answer or reset.
    drop(written);
    tokio::time::timeout(Duration::from_secs(5), status(&mut stream)).await.ok().flatten()
}
