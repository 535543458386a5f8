//! `load cards`: how soon somebody is in with a card, alone and beside whoever tries many; whether other pages notice; and how soon a
//! caseworker sees the list of cases. Limits of sign-ins stand as they are by default, and every visitor has an address of their own.

use std::net::Ipv4Addr;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rooftop::config::Config;
use tokio::task::JoinHandle;
use tokio::time::interval;

use super::client::Connection;
use super::instance::{self, Running};
use super::people::{self, Card, EMAIL, PASSWORD};
use super::stats::Times;
use super::{baseline, offers};

/// A page that is no sign-in, as often as that.
const PAGES_A_SECOND: u64 = 40;
/// Right sign-ins beside them.
const SIGN_INS_A_SECOND: u64 = 2;
/// Addresses that wrong tries come from: of each, fewer than its limit.
const ADDRESSES: usize = 200;

#[derive(clap::Args)]
pub(super) struct Plan {
    /// How many people a caseworker has charge of, each with a card.
    #[arg(long, default_value_t = 100)]
    people: usize,
    /// How many offers are stored, for the other pages.
    #[arg(long, default_value_t = 1_000)]
    offers: usize,
    /// Wrong tries a second.
    #[arg(long, default_value_t = 50)]
    wrong: u64,
    /// Seconds of each part: alone, beside unknown codes, beside known codes with wrong PINs.
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// How often the list is opened.
    #[arg(long, default_value_t = 500)]
    requests: usize,
    /// An empty PostgreSQL database, such as `scripts/with-postgres` gives [default: SQLite on its disk].
    #[arg(long)]
    postgres: Option<String>,
}

pub(super) fn run(rooftop: &Path, plan: &Plan) {
    let (folder, port) = (tempfile::tempdir().unwrap(), instance::free_port());
    let settings = settings(folder.path(), port, plan);
    offers::store_in(Config::from_env_alone(settings.clone()).unwrap(), plan.offers);
    // Of whom wrong PINs are tried: so many that none of their codes waits before all were tried.
    let known = usize::try_from(plan.wrong * plan.seconds).unwrap() / 4 + 1;
    let (cards, victims) = people::register(&settings, plan.people, known);
    let mut command = Command::new(rooftop);
    command.args(["serve", "--only", "web"]).envs(settings).current_dir(folder.path());
    // Of `scripts/with-postgres`: no setting of an instance, which refuses what it does not know.
    command.env_remove("ROOFTOP_TEST_POSTGRES_URL");
    let running = Running::spawn(command, port);
    running.first_200("/offers");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        sign_ins(port, &cards).await;
        list(port, plan).await;
        let alone = beside(port, plan, &cards, Vec::new()).await;
        print("baseline: nobody tries anything", &alone, None);
        let unknown = people::unknown(known);
        let tried = beside(port, plan, &cards, unknown).await;
        print(&format!("beside {} unknown codes a second", plan.wrong), &tried, Some(&alone));
        let tried = beside(port, plan, &cards, victims).await;
        print(&format!("beside {} known codes a second, the PIN wrong", plan.wrong), &tried, Some(&alone));
    });
}

/// The limits of sign-ins are those of every instance, and the database is the one that the plan names.
fn settings(folder: &Path, port: u16, plan: &Plan) -> Vec<(String, String)> {
    let mut settings = instance::settings(folder, port);
    if let Some(url) = &plan.postgres {
        settings.retain(|(key, _)| key != "ROOFTOP_DATABASE_URL");
        settings.push(("ROOFTOP_DATABASE_URL".to_owned(), url.clone()));
    }
    settings
}

/// An address of this machine, of one of the groups that visitors are in.
fn address(group: u8, number: usize) -> Ipv4Addr {
    let number = u16::try_from(number % 60_000).unwrap() + 1;
    let [high, low] = number.to_be_bytes();
    Ipv4Addr::new(127, group, high, low)
}

fn form(port: u16, path: &str, body: &str) -> Vec<u8> {
    let (host, length) = (instance::host(port), body.len());
    format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// Tries a card over a connection of its own, as a phone does; gives the status and how long it took, connecting included.
async fn tries(port: u16, from: Ipv4Addr, card: &Card) -> (u16, Duration) {
    let request = form(port, "/card", &format!("code={}&pin={}&phone=own", card.code, card.pin));
    let began = Instant::now();
    let answer = Connection::open_from(from, port).await.exchange(&request).await;
    (answer.status, began.elapsed())
}

/// Everybody signs in, one after the other, beside the slow hash alone.
async fn sign_ins(port: u16, cards: &[Card]) {
    let hashing = Times::of(cards.iter().map(people::hashes).collect());
    let mut times = Vec::new();
    for (number, card) in cards.iter().enumerate() {
        let (status, took) = tries(port, address(2, number), card).await;
        assert_eq!(status, 303, "a right card was refused");
        times.push(took);
    }
    let times = Times::of(times);
    let (base, p50) = (hashing.percentile_ms(0.5), times.percentile_ms(0.5));
    println!("baseline: the slow hash alone: p50 {base:.1} ms, p99 {:.1} ms", hashing.percentile_ms(0.99));
    println!(
        "sign-in with a card: p50 {p50:.1} ms ({:.2} times the baseline), p99 {:.1} ms",
        p50 / base,
        times.percentile_ms(0.99)
    );
}

/// The caseworker opens each page of the list in turn.
async fn list(port: u16, plan: &Plan) {
    let body = format!("email={}&password={}&next=", EMAIL.replace('@', "%40"), PASSWORD.replace(' ', "+"));
    let answer =
        Connection::open_from(address(3, 0), port).await.exchange(&form(port, "/sign-in", &body)).await;
    assert_eq!(answer.status, 303, "no caseworker");
    let cookie = answer.cookie.unwrap();
    let host = instance::host(port);
    let of = |path: &str| {
        format!("GET {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\naccept: text/html\r\n\r\n")
    };
    let base = opens(baseline::serve(20_000), &[of("/")], plan.requests).await;
    print_list("baseline: actix, a stored page", &base, None);
    let pages: Vec<String> = (1..=5).map(|page| of(&format!("/desk/people?page={page}"))).collect();
    let ours = opens(port, &pages, plan.requests).await;
    print_list(&format!("the list of {} cases, twenty a page", plan.people), &ours, Some(&base));
    let desk = opens(port, &[of("/desk")], plan.requests).await;
    print_list("the desk's first page", &desk, Some(&base));
}

async fn opens(port: u16, requests: &[String], times: usize) -> (Times, usize) {
    let mut connection = Connection::open_from(address(3, 1), port).await;
    let (mut took, mut bytes) = (Vec::new(), 0);
    for request in requests.iter().cycle().take(times) {
        let began = Instant::now();
        let answer = connection.exchange(request.as_bytes()).await;
        took.push(began.elapsed());
        assert_eq!(answer.status, 200, "no page");
        bytes = answer.bytes;
    }
    (Times::of(took), bytes)
}

fn print_list(name: &str, (times, bytes): &(Times, usize), base: Option<&(Times, usize)>) {
    let (p50, p99) = (times.percentile_ms(0.5), times.percentile_ms(0.99));
    let ratio = base.map(|(base, _)| format!(" ({:.0} times the baseline)", p50 / base.percentile_ms(0.5)));
    println!("{name}: p50 {p50:.2} ms{}, p99 {p99:.2} ms; {bytes} bytes", ratio.unwrap_or_default());
}

/// What happened in one part.
struct Part {
    pages: Times,
    sign_ins: Times,
    /// Right ones that were not heard at once.
    refused: usize,
    /// Answers to wrong tries, by status.
    wrong: Vec<(u16, usize)>,
}

/// Pages and right sign-ins at an even pace, while wrong ones are tried.
async fn beside(port: u16, plan: &Plan, cards: &[Card], wrong: Vec<Card>) -> Part {
    let (stop, until) =
        (Arc::new(AtomicBool::new(false)), Instant::now() + Duration::from_secs(plan.seconds));
    let attack =
        (!wrong.is_empty()).then(|| tokio::spawn(attacks(port, plan.wrong, wrong, Arc::clone(&stop))));
    let pages = tokio::spawn(reads(port, until));
    let mut pace = interval(Duration::from_millis(1000 / SIGN_INS_A_SECOND));
    let (mut took, mut refused) = (Vec::new(), 0);
    for (number, card) in cards.iter().cycle().enumerate() {
        pace.tick().await;
        if Instant::now() >= until {
            break;
        }
        match tries(port, address(4, number), card).await {
            (303, time) => took.push(time),
            _ => refused += 1,
        }
    }
    let pages = pages.await.unwrap();
    stop.store(true, Ordering::Relaxed);
    let wrong = match attack {
        Some(attack) => attack.await.unwrap(),
        None => Vec::new(),
    };
    Part { pages: Times::of(pages), sign_ins: Times::of(took), refused, wrong }
}

/// Reads the list of offers at an even pace.
async fn reads(port: u16, until: Instant) -> Vec<Duration> {
    let request = format!("GET /offers HTTP/1.1\r\nhost: {}\r\n\r\n", instance::host(port)).into_bytes();
    let mut connection = Connection::open_from(address(5, 0), port).await;
    let mut pace = interval(Duration::from_millis(1000 / PAGES_A_SECOND));
    let mut took = Vec::new();
    while Instant::now() < until {
        pace.tick().await;
        let began = Instant::now();
        let answer = connection.exchange(&request).await;
        took.push(began.elapsed());
        assert_eq!(answer.status, 200, "no page");
    }
    took
}

/// Tries so many cards a second, whoever answers or not, each time from the next address; counts the answers.
async fn attacks(port: u16, a_second: u64, cards: Vec<Card>, stop: Arc<AtomicBool>) -> Vec<(u16, usize)> {
    let mut pace = interval(Duration::from_micros(1_000_000 / a_second));
    let mut running: Vec<JoinHandle<u16>> = Vec::new();
    for (number, card) in cards.into_iter().cycle().enumerate() {
        pace.tick().await;
        if stop.load(Ordering::Relaxed) {
            break;
        }
        running.push(tokio::spawn(async move { tries(port, address(6, number % ADDRESSES), &card).await.0 }));
    }
    let mut answers = std::collections::BTreeMap::new();
    for one in running {
        *answers.entry(one.await.unwrap()).or_insert(0) += 1;
    }
    answers.into_iter().collect()
}

fn print(name: &str, part: &Part, base: Option<&Part>) {
    let line = |times: &Times, base: Option<&Times>| {
        let p99 = times.percentile_ms(0.99);
        let ratio = base.map(|base| format!(" ({:.2} times the baseline)", p99 / base.percentile_ms(0.99)));
        format!(
            "p50 {:.1} ms, p99 {p99:.1} ms{}, worst {:.0} ms",
            times.percentile_ms(0.5),
            ratio.unwrap_or_default(),
            times.percentile_ms(1.0)
        )
    };
    println!("{name}");
    println!("    the list of offers: {}", line(&part.pages, base.map(|base| &base.pages)));
    println!(
        "    right sign-ins: {}; {} not heard at once",
        line(&part.sign_ins, base.map(|base| &base.sign_ins)),
        part.refused
    );
    for (status, times) in &part.wrong {
        println!("    {times} wrong ones were answered {status}");
    }
}
