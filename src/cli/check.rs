//! `rooftop check`: what an operator wants to know, one line each, with the mend. And `rooftop health`, for containers.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{CliError, open};
use crate::config::{Config, Federation};
use crate::domain::notice::{KEPT_DAYS, NoticeState};
use crate::federation::{Node, lookup};
use crate::mail;
use crate::server::StartError;
use crate::services::{ServiceError, notices as service};
use crate::store::{notices, partners};
use crate::text;

/// A clock may be off by so much; signatures allow an hour.
const CLOCK_OFF_MAX: TimeDelta = TimeDelta::minutes(5);

/// Prints lines and remembers whether one was bad.
struct Report {
    bad: u32,
}

impl Report {
    fn ok(&self, what: &str, sentence: &str) {
        println!("ok    {what}: {sentence}");
    }

    fn warn(&self, what: &str, sentence: &str) {
        println!("warn  {what}: {sentence}");
    }

    fn bad(&mut self, what: &str, sentence: &str) {
        self.bad += 1;
        println!("bad   {what}: {sentence}");
    }
}

pub(super) async fn run(config: Config, trial: Option<String>) -> Result<(), CliError> {
    let mut report = Report { bad: 0 };
    report.ok("configuration", &format!("{}, database {}", config.public_url, config.database_url.shown()));
    for warning in config.warnings() {
        report.warn("configuration", &warning);
    }
    let federation = config.federating();
    match open(config).await {
        Ok(node) => {
            report.ok("database", &format!("{:?}, up to date", node.app.db.backend()));
            channels(&node, trial.as_deref(), &mut report).await?;
            match federation {
                Federation::On => {
                    own_address(&node, &mut report).await;
                    all_partners(&node, &mut report).await?;
                }
                Federation::Off { why } => report.warn("federation", &why),
            }
        }
        Err(error @ StartError::Channels(_)) => report.bad("mail", &error.to_string()),
        Err(error @ StartError::Guidance(_)) => report.bad("guidance", &error.to_string()),
        Err(error) => report.bad("database", &error.to_string()),
    }
    if report.bad > 0 { Err(CliError::Said) } else { Ok(()) }
}

/// Says how people are written to and what did not arrive, and tries it where somebody asks for it.
async fn channels(node: &Node, trial: Option<&str>, report: &mut Report) -> Result<(), CliError> {
    match mail::described(&node.app.config) {
        Some(how) => report.ok("mail", &how),
        None => report.warn(
            "mail",
            "off: nobody is told the head of the audit log, and invitations are handed over by hand; set mail.transport",
        ),
    }
    let count = |state| node.app.db.read(move |conn| notices::count(conn, state).map_err(ServiceError::from));
    let (waiting, given_up) = (count(NoticeState::Waiting).await?, count(NoticeState::GivenUp).await?);
    if given_up > 0 {
        report.warn("mail", &format!("given up in the last {KEPT_DAYS} days: {given_up}"));
    }
    if waiting > 0 {
        report.ok("mail", &format!("waiting to be sent: {waiting}"));
    }
    if let Some(to) = trial {
        match service::send_trial(&node.app, node.app.clock.now(), to).await {
            Ok(()) => {
                report.ok("mail", &format!("the trial mail to {to} was taken: look whether it arrives"));
            }
            Err(error) if error.detail().is_empty() => {
                report.bad("mail", &format!("the trial mail to {to} was not taken: {error}"));
            }
            Err(error) => {
                let said = text::tidy(error.detail()).replace('\n', " ");
                report.bad("mail", &format!("the trial mail to {to} was not taken: {error}: {said}"));
            }
        }
    }
    Ok(())
}

/// Asks for our own NodeInfo as another server would, and compares clocks.
async fn own_address(node: &Node, report: &mut Report) {
    let domain = node.app.urls.domain();
    match lookup::partner(node, domain).await {
        Ok(found) if found.association.ap_id == node.app.association() => {
            report.ok("own address", &format!("{} answers as this instance", node.app.urls.origin()));
        }
        Ok(found) => report.bad(
            "own address",
            &format!(
                "{} answers as {}: does the proxy lead to this instance?",
                domain, found.association.ap_id
            ),
        ),
        Err(error) => report.bad(
            "own address",
            &format!("{error}; is the server running, and does {} lead to it?", node.app.urls.origin()),
        ),
    }
    match node.http.clock_of(&node.app.urls.instance()).await {
        Ok(Some(theirs)) => clock(node.app.clock.now(), theirs, report),
        Ok(None) => report.warn("clock", "our own address answers no Date header to compare with"),
        Err(error) => report.warn("clock", &format!("cannot be compared: {error}")),
    }
}

fn clock(ours: DateTime<Utc>, theirs: DateTime<Utc>, report: &mut Report) {
    let off = (ours - theirs).abs();
    if off > CLOCK_OFF_MAX {
        let sentence = format!(
            "off by {} s from the front server's: start time synchronisation (NTP)",
            off.num_seconds()
        );
        report.bad("clock", &sentence);
    } else {
        report.ok("clock", &format!("{} UTC", ours.format("%F %T")));
    }
}

async fn all_partners(node: &Node, report: &mut Report) -> Result<(), CliError> {
    let partners = node.app.db.read(|conn| partners::all(conn).map_err(ServiceError::from)).await?;
    if partners.is_empty() {
        report.warn("partners", "none yet; add one with: rooftop partner add toits.example");
    }
    for partner in partners.into_iter().filter(|partner| partner.association.is_some()) {
        match lookup::partner(node, &partner.domain).await {
            Ok(found) if Some(&found.association.ap_id) == partner.association.as_ref() => {
                report.ok(
                    "partner",
                    &format!("{} ({}) answers, {}", partner.domain, partner.tier, found.software),
                );
            }
            Ok(_) => report.bad(
                "partner",
                &format!(
                    "{0} names another association than before: ask them, then partner remove {0}",
                    partner.domain
                ),
            ),
            Err(error) => {
                report.warn("partner", &format!("{error}; deliveries to it are tried again by themselves"));
            }
        }
    }
    Ok(())
}

/// Asks the instance that listens on this machine for `/health`.
pub(super) async fn health(config: &Config) -> Result<(), CliError> {
    let ip = if config.listen.ip().is_unspecified() {
        IpAddr::V4(Ipv4Addr::LOCALHOST)
    } else {
        config.listen.ip()
    };
    let address = SocketAddr::new(ip, config.listen.port());
    let failed = |e: std::io::Error| CliError::Failed(format!("{address} does not answer: {e}"));
    let ask = async {
        let mut stream = tokio::net::TcpStream::connect(address).await?;
        stream.write_all(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await?;
        let mut answer = Vec::new();
        stream.take(4096).read_to_end(&mut answer).await?;
        Ok::<_, std::io::Error>(answer)
    };
    let answer = tokio::time::timeout(Duration::from_secs(5), ask)
        .await
        .map_err(|_| CliError::Failed(format!("{address} does not answer within 5 s")))?
        .map_err(failed)?;
    if answer.starts_with(b"HTTP/1.1 200") {
        Ok(())
    } else {
        Err(CliError::Failed(format!("{address} answers, but not with 200")))
    }
}
