//! `rooftop demo`: two associations in one process, with temporary databases, that follow each other.
#![expect(clippy::print_stdout, reason = "it tells whoever tries it where to look")]

mod sample;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::cli::{CliError, asked_to_stop};
use crate::clock::Clock;
use crate::config::Config;
use crate::crypto;
use crate::crypto::totp::TotpKey;
use crate::domain::access::Role;
use crate::domain::partner::FollowState;
use crate::federation::{Node, lookup};
use crate::server::{self, Part, Running, StartError, Surroundings};
use crate::services::{ServiceError, Viewer, accounts, alliances, partners, second_factor};
use crate::store::{Tx, follows};

/// What differs between the two.
struct Association {
    handle: &'static str,
    name: &'static str,
    summary: &'static str,
    samples: &'static str,
}

const LIEGE: Association = Association {
    handle: "liege",
    name: "Un toit à Liège",
    summary: "Des propriétaires solidaires de Liège ouvrent une chambre, un studio, une maison.",
    samples: sample::LIEGE,
};
const NAMUR: Association = Association {
    handle: "namur",
    name: "Namur Accueille",
    summary: "À Namur et dans les communes voisines, des habitants accueillent.",
    samples: sample::NAMUR,
};
const MODERATOR: &str = "moderation@example.org";
const ADMIN: &str = "direction@example.org";
const CASEWORKER: &str = "travail.social@example.org";

/// Runs the demo until it is asked to stop; Liège listens on `port`, Namur on the next one.
pub(crate) async fn run(port: u16) -> Result<(), CliError> {
    let second = port.checked_add(1).ok_or_else(|| CliError::Failed("--port: at most 65534".to_owned()))?;
    let folder = std::env::temp_dir()
        .join(format!("rooftop-demo-{}", crypto::sha256_hex(&crypto::random_bytes::<8>())));
    let outcome = both(&folder, port, second).await;
    // The demo's data is thrown away, whatever came of it.
    if let Err(error) = std::fs::remove_dir_all(&folder) {
        tracing::warn!(%error, folder = %folder.display(), "the demo's folder could not be removed");
    }
    outcome
}

async fn both(folder: &Path, port: u16, second: u16) -> Result<(), CliError> {
    let entry = Entry { password: format!("demo-{}", &crypto::token()[..10]), key: TotpKey::random() };
    // Both listen before either opens its database: a port in use is found first.
    let listeners = (listen(port)?, listen(second)?);
    let liege = start(&LIEGE, folder, port, listeners.0).await?;
    let namur = start(&NAMUR, folder, second, listeners.1).await?;
    for node in [&liege.node, &namur.node] {
        staff(node, &entry).await?;
    }
    befriend(&liege.node, &namur.node).await?;
    befriend(&namur.node, &liege.node).await?;
    for (node, other) in [(&liege.node, &namur.node), (&namur.node, &liege.node)] {
        accepted(node, other).await?;
    }
    for (node, association, other) in [(&liege.node, &LIEGE, &namur.node), (&namur.node, &NAMUR, &liege.node)]
    {
        sample::load(node, association.samples, (&other.app.association(), MODERATOR, CASEWORKER)).await?;
    }
    tell(&liege.node, &namur.node, &entry);
    show_codes(entry.key, liege.node.app.clock.clone());
    asked_to_stop().await?;
    liege.stop(Duration::from_secs(5)).await;
    namur.stop(Duration::from_secs(5)).await;
    Ok(())
}

fn listen(port: u16) -> Result<std::net::TcpListener, StartError> {
    server::listen(([127, 0, 0, 1], port).into())
}

async fn start(
    association: &Association,
    folder: &Path,
    port: u16,
    listener: std::net::TcpListener,
) -> Result<Running, CliError> {
    let config = configure(association, folder, port)?;
    let around = Surroundings::real();
    let node = server::open(config, around).await?;
    Ok(Running::start(node, Some(listener), Part::Everything)?)
}

/// The settings of a demo: everything on this machine, requests on, and offers published without vetting, so that one can be tried at once.
/// The samples have their vetting all the same.
fn configure(association: &Association, folder: &Path, port: u16) -> Result<Config, CliError> {
    let home = folder.join(association.handle);
    let set = |name: &str, value: String| (format!("ROOFTOP_{name}"), value);
    let settings = [
        set("PUBLIC_URL", format!("http://{}.localhost:{port}", association.handle)),
        set("DATABASE_URL", format!("sqlite:{}", home.join("rooftop.db").display())),
        set("SECRET_KEY_FILE", home.join("secret.key").display().to_string()),
        set("DATA_KEYS_FILE", home.join("data.keys").display().to_string()),
        set("ERASED_FILE", home.join("erased.ids").display().to_string()),
        set("ASSOCIATION__HANDLE", association.handle.to_owned()),
        set("ASSOCIATION__NAME", association.name.to_owned()),
        set("ASSOCIATION__SUMMARY", association.summary.to_owned()),
        set("MAIL__TRANSPORT", "folder".to_owned()),
        set("MAIL__FOLDER", home.join("mail").display().to_string()),
        set("MAIL__SENDER", format!("rooftop@{}.localhost", association.handle)),
        set("FEDERATION__ALLOW_LOOPBACK", "true".to_owned()),
        set("FEDERATION__REQUESTS", "allies".to_owned()),
        set("SAFEGUARDING__UNVETTED_PUBLISH", "true".to_owned()),
    ];
    Ok(Config::from_env_alone(settings)?)
}

/// How somebody who tries the demo signs in: the same at both associations, other at each start.
struct Entry {
    password: String,
    key: TotpKey,
}

/// The demo's accounts. As anywhere, moderators and admins need a second factor; theirs is enrolled, and its codes are printed.
async fn staff(node: &Arc<Node>, entry: &Entry) -> Result<(), CliError> {
    for (email, role) in [(MODERATOR, Role::Moderator), (ADMIN, Role::Admin), (CASEWORKER, Role::Caseworker)]
    {
        let (account, hash) = accounts::prepare(email, role, &entry.password)?;
        let (app, now, key) = (Arc::clone(&node.app), node.app.clock.now(), entry.key.clone());
        let making = move |tx: &mut Tx<'_>| {
            accounts::create(tx, now, &account, &hash)?;
            if role.needs_second_factor() {
                second_factor::store(tx, &app, now, (account.id, &key, 0))?;
            }
            Ok::<_, ServiceError>(())
        };
        node.app.db.tx(making).await?;
    }
    Ok(())
}

/// Prints the code of the moment each time somebody presses Enter. The thread ends with the process: reading cannot be called off.
fn show_codes(key: TotpKey, clock: Clock) {
    std::thread::spawn(move || {
        for line in std::io::stdin().lines() {
            if line.is_err() {
                return;
            }
            println!("  code               {}", key.code(clock.now()));
        }
    });
}

async fn befriend(node: &Arc<Node>, other: &Arc<Node>) -> Result<(), CliError> {
    let found = lookup::partner(node, other.app.urls.domain()).await?;
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    node.app
        .db
        .tx(move |tx| {
            partners::add(tx, &app, now, Viewer::Operator, &found)?;
            let key = alliances::fingerprint(&found.association.public_key_pem);
            alliances::propose(tx, &app, now, Viewer::Operator, (&found.domain, &key))
        })
        .await?;
    node.app.wake.outbox.notify_one();
    Ok(())
}

/// Waits until a follow is accepted, and the alliance in effect: what is published before reaches nobody.
async fn accepted(node: &Arc<Node>, other: &Arc<Node>) -> Result<(), CliError> {
    let waiting = async {
        loop {
            let (ours, theirs) = (node.app.association(), other.app.association());
            let both = node.app.db.read(move |conn| {
                let state = follows::following_state(conn, &ours, &theirs)?;
                Ok::<_, ServiceError>((state, alliances::is_ally(conn, &theirs)?))
            });
            if both.await? == (Some(FollowState::Accepted), true) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let late = |_| CliError::Failed("the two associations could not become allies within 20 s".to_owned());
    tokio::time::timeout(Duration::from_secs(20), waiting).await.map_err(late)?
}

fn tell(liege: &Node, namur: &Node, entry: &Entry) {
    println!("Two associations run on this machine, follow each other and are allies:\n");
    for node in [liege, namur] {
        let app = &node.app;
        println!("  {:<18} {}", app.config.association.name, app.urls.origin());
        println!("  {:<18} {}", "sign in", app.urls.at("/sign-in"));
        println!("  {:<18} @offers@{}", "to follow", app.urls.domain());
        println!("  {:<18} {}\n", "its mail", app.config.mail.folder.display());
    }
    println!("  moderator          {MODERATOR}");
    println!("  admin              {ADMIN}");
    println!("  caseworker         {CASEWORKER}");
    println!("  password           {}", entry.password);
    println!("  code               {}", entry.key.code(liege.app.clock.now()));
    println!("  key of the codes   {}\n", entry.key.base32());
    println!(
        "Moderator and admin are asked for a code, which changes every 30 seconds and is good once for each:"
    );
    println!("press Enter here for the present one, or add the key to an authenticator app.\n");
    println!(
        "Publish an offer in Liège: it appears on Namur's page about a second later. Ctrl-C stops, and forgets everything."
    );
}
