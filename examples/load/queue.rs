//! `load queue`: how long the page of the queue takes with thousands of things that wait, beside the same page where nothing does.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use rooftop::config::Config;
use rooftop::crypto::sha256_hex;
use rooftop::domain::access::{Role, Stage};
use rooftop::domain::field::{Draft, Field, Purpose};
use rooftop::domain::lead::{Lead, LeadState, LeadVisibility};
use rooftop::domain::matches::{Match, Piece, Taken};
use rooftop::domain::report::TaskKind;
use rooftop::federation::Node;
use rooftop::ids::{AccountId, ApId, LeadId, MatchId, ProposalId};
use rooftop::server::{self, Surroundings};
use rooftop::services::{ServiceError, Viewer, accounts, proposals, second_factor};
use rooftop::store::sessions::{self, NewSession};
use rooftop::store::{leads, matches, tasks};

use super::client::Connection;
use super::instance::{self, Running};
use super::stats::Times;

#[derive(clap::Args)]
pub(super) struct Plan {
    /// How many things wait: half of them requests, a quarter matches, the rest letters and tasks.
    #[arg(long, default_value_t = 5_000)]
    waiting: usize,
    /// How often each page is asked for.
    #[arg(long, default_value_t = 500)]
    requests: usize,
    /// A PostgreSQL database in place of SQLite.
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
}

/// How many things one transaction writes.
const BATCH: usize = 250;
const TOKEN: &str = "0123456789abcdef0123456789abcdef0123456789abcdef";
/// The pages that are asked for.
const PAGES: &[&str] =
    &["/desk/queue", "/desk/queue?page=100", "/desk/queue?group=matches&due=soon", "/desk"];

pub(super) fn run(rooftop: &Path, plan: &Plan) {
    let (folder, port) = (tempfile::tempdir().unwrap(), instance::free_port());
    let mut settings = instance::settings(folder.path(), port);
    if let Some(url) = &plan.postgres {
        settings.retain(|(key, _)| key != "ROOFTOP_DATABASE_URL");
        settings.push(("ROOFTOP_DATABASE_URL".to_owned(), url.clone()));
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let node = open(&settings).await;
        let (cookie, me) = signs_in(&node, ("moderation@rooftop.localhost", TOKEN)).await;
        drop(node);
        let base = {
            let running = serve(rooftop, folder.path(), (port, &settings));
            running.first_200("/offers");
            ask(port, "/desk/queue", (&cookie, plan.requests)).await
        };
        print("baseline: the queue where nothing waits", &base, None);
        let node = open(&settings).await;
        fill(&node, (plan.waiting, me)).await;
        drop(node);
        let running = serve(rooftop, folder.path(), (port, &settings));
        running.first_200("/offers");
        for page in PAGES {
            print(page, &ask(port, page, (&cookie, plan.requests)).await, Some(&base));
        }
    });
}

fn serve(rooftop: &Path, folder: &Path, (port, settings): (u16, &[(String, String)])) -> Running {
    let mut command = Command::new(rooftop);
    command.args(["serve", "--only", "web"]).envs(settings.to_vec()).current_dir(folder);
    // Of `scripts/with-postgres`: no setting of an instance, which refuses what it does not know.
    command.env_remove("ROOFTOP_TEST_POSTGRES_URL");
    Running::spawn(command, port)
}

async fn open(settings: &[(String, String)]) -> Arc<Node> {
    server::open(Config::from_env_alone(settings.to_vec()).unwrap(), Surroundings::real()).await.unwrap()
}

/// A moderator with a session of this token; gives its cookie, and who it is.
pub(super) async fn signs_in(
    node: &Node,
    (email, token): (&'static str, &'static str),
) -> (String, AccountId) {
    let (account, hash) = accounts::prepare(email, Role::Moderator, "une phrase de passe").unwrap();
    let (now, id) = (node.app.clock.now(), account.id);
    let app = Arc::clone(&node.app);
    let key = rooftop::crypto::totp::TotpKey::from_bytes(&[7; 20]).unwrap();
    let signing = node.app.db.tx(move |tx| {
        accounts::create(tx, now, &account, &hash)?;
        second_factor::store(tx, &app, now, (id, &key, 0))?;
        let new = NewSession {
            account: id,
            stage: Stage::Passed,
            token_hash: &sha256_hex(token.as_bytes()),
            csrf: "csrf",
            browser: "load",
            now,
            expires_at: now + chrono::TimeDelta::hours(2),
        };
        Ok::<_, ServiceError>(sessions::open(tx, new)?)
    });
    signing.await.unwrap();
    (rooftop::web::session::cookie(&node.app, token).stripped().to_string(), id)
}

/// Writes what waits through the services, but letters, tasks and matches, of which only the row counts here.
async fn fill(node: &Node, (waiting, me): (usize, AccountId)) {
    let requests = proposals_of(node, (Purpose::Request, waiting / 2 + waiting / 4)).await;
    let offer = proposals_of(node, (Purpose::Offer, 1)).await[0];
    let taken_up: Vec<ProposalId> = requests.iter().take(waiting / 4).copied().collect();
    for some in taken_up.chunks(BATCH) {
        let (some, now) = (some.to_vec(), node.app.clock.now());
        let writing = node.app.db.tx(move |tx| {
            for request in some {
                let (request, offer) = (Piece::Here(request), Piece::Here(offer));
                let (two_for, unknown) = (Vec::new(), Vec::new());
                let taken = Taken { request, offer, two_for, unknown, by: me, ally: None };
                matches::insert(tx, &Match::new(MatchId::new(), taken, now))?;
            }
            Ok::<_, ServiceError>(())
        });
        writing.await.unwrap();
    }
    for number in 0..waiting / 8 {
        let now = node.app.clock.now();
        let writing = node.app.db.tx(move |tx| {
            let subject: ApId = format!("https://partner-{number}.example/actors/a").parse().unwrap();
            tasks::raise(tx, TaskKind::PartnerBlocked, (&subject, ""), now)?;
            Ok::<_, ServiceError>(leads::insert(tx, &letter(number, now), "")?)
        });
        writing.await.unwrap();
    }
}

fn letter(number: usize, now: chrono::DateTime<chrono::Utc>) -> Lead {
    let id = LeadId::new();
    Lead {
        id,
        note: format!("https://social.example/notes/{number}").parse().unwrap(),
        thread: id,
        sender: format!("https://social.example/users/{number}").parse().unwrap(),
        offer: None,
        appeal: None,
        visibility: LeadVisibility::Private,
        language: None,
        content: "Bonjour".to_owned(),
        reasons: Vec::new(),
        more: 0,
        state: LeadState::New,
        close_reason: None,
        received_at: now,
        updated_at: now,
        erased_at: None,
    }
}

async fn proposals_of(node: &Node, (purpose, count): (Purpose, usize)) -> Vec<ProposalId> {
    let urgencies = ["immediate", "urgent", "soon", "planned"];
    let mut made = Vec::new();
    let numbers: Vec<usize> = (0..count).collect();
    for some in numbers.chunks(BATCH) {
        let (app, some, now) = (Arc::clone(&node.app), some.to_vec(), node.app.clock.now());
        let writing = node.app.db.tx(move |tx| {
            let mut made = Vec::new();
            for number in some {
                let mut draft = Draft::new();
                draft.set(Field::Title, format!("Numéro {number}"));
                match purpose {
                    Purpose::Request => {
                        draft
                            .set(Field::Members, "26-64:adult:f")
                            .set(Field::Zones, "62063")
                            .set(Field::NeededFrom, now.date_naive().to_string())
                            .set(Field::Urgency, urgencies[number % urgencies.len()]);
                    }
                    Purpose::Offer => {
                        draft
                            .set(Field::PlaceKind, "room")
                            .set(Field::Sharing, "private_room")
                            .set(Field::AgreementKind, "free_hosting")
                            .set(Field::CapacityPersons, "2")
                            .set(Field::Municipality, "62063")
                            .set(Field::AvailableFrom, now.date_naive().to_string());
                    }
                }
                let proposal = proposals::create(tx, &app, now, Viewer::Operator, (purpose, &draft))?;
                proposals::publish(tx, &app, now, Viewer::Operator, proposal.id)?;
                made.push(proposal.id);
            }
            Ok::<_, ServiceError>(made)
        });
        made.extend(writing.await.unwrap());
    }
    made
}

/// Asks for a page again and again; gives how long that took, and its size.
async fn ask(port: u16, page: &str, (cookie, times): (&str, usize)) -> (Times, usize) {
    let host = instance::host(port);
    let request =
        format!("GET {page} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\naccept: text/html\r\n\r\n");
    let mut connection = Connection::open(port).await;
    let (mut took, mut bytes) = (Vec::new(), 0);
    for _ in 0..times {
        let began = Instant::now();
        let answer = connection.exchange(request.as_bytes()).await;
        took.push(began.elapsed());
        assert_eq!(answer.status, 200, "no page");
        bytes = answer.bytes;
    }
    (Times::of(took), bytes)
}

fn print(name: &str, (times, bytes): &(Times, usize), base: Option<&(Times, usize)>) {
    let (p50, p99) = (times.percentile_ms(0.5), times.percentile_ms(0.99));
    let ratio = base
        .map(|(base, _)| format!(" ({:.1} times the baseline)", p50 / base.percentile_ms(0.5)))
        .unwrap_or_default();
    println!("{name}: p50 {p50:.1} ms{ratio}, p99 {p99:.1} ms; {bytes} bytes");
}
