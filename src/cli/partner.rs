//! `rooftop partner add|list|remove|import|export`.

use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{CliError, open};
use crate::config::{Config, Federation};
use crate::domain::alliance::{Alliance, AllianceState, Side};
use crate::domain::backfill::BackfillState;
use crate::domain::domain_list::{self, Effect, FILE_MAX_BYTES};
use crate::domain::partner::{PartnerTier, Policy};
use crate::federation::lookup;
use crate::ids::Domain;
use crate::services::partners::import::{self, Change, Planned};
use crate::services::{App, ServiceError, Viewer, alliances, partners};
use crate::store::backfills::{self, Backfill};
use crate::store::{Tx, alliances as stored_alliances, follows, offers, partners as stored};

/// Whether an import changes anything, or says only what it would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    Real,
    Dry,
}

pub(super) async fn add(
    config: Config,
    domain: Domain,
    (tier, compared): (Option<PartnerTier>, Option<String>),
) -> Result<(), CliError> {
    if compared.is_some() && tier != Some(PartnerTier::Ally) {
        return Err(CliError::Failed("--fingerprint: goes with --tier ally alone".to_owned()));
    }
    if let Federation::Off { why } = config.federating() {
        return Err(CliError::Failed(why));
    }
    let node = open(config).await?;
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    if tier == Some(PartnerTier::Blocked) {
        let blocked = domain.clone();
        node.app.db.tx(move |tx| partners::block(tx, &app, now, Viewer::Operator, &blocked)).await?;
        println!("{domain} is blocked: nothing of it is taken, and what was kept is gone");
        return Ok(());
    }
    let found = lookup::partner(&node, &domain).await?;
    let association = found.association.clone();
    let software = found.software.clone();
    let key = alliances::fingerprint(&association.public_key_pem);
    let (named, seen) = (domain.clone(), key.clone());
    let deed = move |tx: &mut Tx<'_>| {
        partners::add(tx, &app, now, Viewer::Operator, &found)?;
        match tier {
            Some(PartnerTier::Ally) => ally(tx, &app, now, (&named, &seen), compared.as_deref())?,
            Some(tier) => partners::set_tier(tx, &app, now, Viewer::Operator, (&named, tier))?,
            None => {}
        }
        let partner = stored::by_domain(tx, &named)?.ok_or(ServiceError::NotFound("partner"))?;
        Ok::<_, ServiceError>((partner.tier, stored_alliances::by_domain(tx, &named)?))
    };
    let (tier, alliance) = node.app.db.tx(deed).await?;
    println!(
        "{domain} is {tier}: {} ({}, {software}); the Follow leaves with the running server, which then reads its offers",
        association.name, association.ap_id
    );
    if let Some(alliance) = alliance {
        println!("the alliance is {}; the fingerprint of its key, to be compared: {key}", words(&alliance));
    }
    Ok(())
}

/// Proposes an alliance, or confirms theirs, which needs the fingerprint that was compared. Where ours waits or holds, nothing happens.
fn ally(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    (domain, key): (&Domain, &str),
    compared: Option<&str>,
) -> Result<(), ServiceError> {
    let known = stored_alliances::by_domain(tx, domain)?;
    match (known.map(|alliance| alliance.state), compared) {
        (Some(AllianceState::Offered | AllianceState::Allied), None) => Ok(()),
        (Some(AllianceState::Asked), None) => Err(ServiceError::Invalid(format!(
            "{domain} proposes an alliance; the fingerprint of its key is {key}: compare it by telephone, and confirm with \
             --tier ally --fingerprint \"{key}\""
        ))),
        (_, compared) => {
            let seen = compared.unwrap_or(key);
            alliances::propose(tx, app, now, Viewer::Operator, (domain, seen)).map(drop)
        }
    }
}

/// Where an alliance stands.
fn words(alliance: &Alliance) -> &'static str {
    match (alliance.state, alliance.by) {
        (AllianceState::Offered, _) => "proposed by us",
        (AllianceState::Asked, _) => "proposed by them, to be confirmed",
        (AllianceState::Allied, _) => "in effect",
        (AllianceState::Declined, Side::Us) => "refused by us",
        (AllianceState::Declined, Side::Them) => "refused by them",
        (AllianceState::Ended, Side::Us) => "ended by us",
        (AllianceState::Ended, Side::Them) => "ended by them",
    }
}

pub(super) async fn list(config: Config) -> Result<(), CliError> {
    let node = open(config).await?;
    let association = node.app.association();
    let rows = node
        .app
        .db
        .read(move |conn| {
            let mut rows = Vec::new();
            for partner in stored::all(conn)? {
                let (follow, backfill) = match &partner.association {
                    Some(target) => (
                        follows::following_state(conn, &association, target)?,
                        backfills::of_target(conn, target)?,
                    ),
                    None => (None, None),
                };
                let kept = offers::count_of_domain(conn, &partner.domain)?;
                let alliance = stored_alliances::by_domain(conn, &partner.domain)?;
                rows.push((partner, follow, kept, backfill, alliance));
            }
            Ok::<_, ServiceError>(rows)
        })
        .await?;
    if rows.is_empty() {
        println!("no partners yet; add one with: rooftop partner add toits.example");
    }
    for (partner, follow, kept, backfill, alliance) in rows {
        let follow = follow.map_or("none", |state| state.as_str());
        let seen =
            partner.last_seen_at.map_or_else(|| "never".to_owned(), |at| at.format("%F %R").to_string());
        let flags = partner.flags.names();
        let flags = if flags.is_empty() { String::new() } else { format!("  [{}]", flags.join(", ")) };
        println!(
            "{}  {}  follow: {follow}  offers: {kept}  last seen: {seen}  {}{flags}{}{}",
            partner.domain,
            partner.tier,
            partner.software,
            alliance.map(|alliance| format!("  alliance: {}", words(&alliance))).unwrap_or_default(),
            backfill.map(|backfill| reading(&backfill)).unwrap_or_default()
        );
    }
    Ok(())
}

/// How far the reading of a partner's older offers has come.
fn reading(backfill: &Backfill) -> String {
    let counts = format!("{} items on {} pages", backfill.items, backfill.pages);
    match backfill.state {
        BackfillState::Waiting => format!("  outbox: reading, {counts} so far"),
        BackfillState::Done => {
            format!(
                "  outbox: read, {counts}, {}",
                backfill.ending.map_or("complete", |ending| ending.as_str())
            )
        }
        BackfillState::Failed => {
            format!(
                "  outbox: failed after {counts}: {}",
                backfill.last_error.as_deref().unwrap_or("no reason")
            )
        }
    }
}

pub(super) async fn remove(config: Config, domain: Domain) -> Result<(), CliError> {
    let node = open(config).await?;
    let (app, now, gone) = (Arc::clone(&node.app), node.app.clock.now(), domain.clone());
    node.app.db.tx(move |tx| partners::remove(tx, &app, now, Viewer::Operator, &gone)).await?;
    println!("{domain} is no partner any more, and its offers are gone from here");
    Ok(())
}

pub(super) async fn import(config: Config, file: &Path, run: Run) -> Result<(), CliError> {
    let bytes = read(file)?;
    let lines = match domain_list::read(&bytes) {
        Ok(lines) => lines,
        Err(errors) => {
            for error in &errors {
                eprintln!("rooftop: {error}");
            }
            eprintln!("rooftop: nothing was imported");
            return Err(CliError::Said);
        }
    };
    let node = open(config).await?;
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let planned = match run {
        Run::Dry => node.app.db.read(move |conn| import::plan(conn, &app, Viewer::Operator, &lines)).await?,
        Run::Real => node.app.db.tx(move |tx| import::apply(tx, &app, now, Viewer::Operator, &lines)).await?,
    };
    for one in &planned {
        println!("{}", sentence(one));
    }
    let changed = planned.iter().filter(|one| one.changes()).count();
    let (all, verb) = (planned.len(), if run == Run::Dry { "would change" } else { "changed" });
    println!("{changed} of {all} domains {verb}");
    Ok(())
}

/// Reads a file, or standard input, and never more than one byte too many.
fn read(file: &Path) -> Result<Vec<u8>, CliError> {
    let most = u64::try_from(FILE_MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let done = if file == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|open| open.take(most).read_to_end(&mut bytes))
    };
    done.map_err(|error| CliError::Failed(format!("{} cannot be read: {error}", file.display())))?;
    Ok(bytes)
}

/// What a line of a file would change, in a sentence.
fn sentence(planned: &Planned) -> String {
    let domain = &planned.line.domain;
    match planned.change {
        Change::Effect(Effect::New(to)) => format!("{domain}: new, {}", policy(to)),
        Change::Effect(Effect::Changed { from, to }) => {
            format!("{domain}: {} becomes {}", policy(from), policy(to))
        }
        Change::Effect(Effect::Same(now)) => format!("{domain}: stays {}", policy(now)),
        Change::Effect(Effect::StaysStricter(now)) => {
            format!("{domain}: stays {}, which is stricter than the file", policy(now))
        }
        Change::Ourselves => format!("{domain}: left out, it is this instance itself or stands above it"),
    }
}

fn policy(policy: Policy) -> String {
    let flags = policy.flags.names();
    if flags.is_empty() { policy.tier.to_string() } else { format!("{} [{}]", policy.tier, flags.join(", ")) }
}

pub(super) async fn export(config: Config) -> Result<(), CliError> {
    let node = open(config).await?;
    let lines = node.app.db.read(|conn| import::export(conn, Viewer::Operator)).await?;
    print!("{}", domain_list::write(&lines));
    Ok(())
}
