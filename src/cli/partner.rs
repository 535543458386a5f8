//! `rooftop partner add|list|remove`.

use std::sync::Arc;

use super::{CliError, open};
use crate::config::{Config, Federation};
use crate::domain::partner::PartnerTier;
use crate::federation::lookup;
use crate::ids::Domain;
use crate::services::{ServiceError, Viewer, partners};
use crate::store::{follows, offers, partners as stored};

pub(super) async fn add(config: Config, domain: Domain, tier: PartnerTier) -> Result<(), CliError> {
    if let Federation::Off { why } = config.federating() {
        return Err(CliError::Failed(why));
    }
    let node = open(config).await?;
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    if tier == PartnerTier::Blocked {
        let blocked = domain.clone();
        node.app.db.tx(move |tx| partners::block(tx, &app, now, Viewer::Operator, &blocked)).await?;
        println!("{domain} is blocked: nothing of it is taken, and what was kept is gone");
        return Ok(());
    }
    let found = lookup::partner(&node, &domain).await?;
    let association = found.association.clone();
    let software = found.software.clone();
    node.app.db.tx(move |tx| partners::add(tx, &app, now, Viewer::Operator, (&found, tier))).await?;
    println!(
        "{domain} is {tier}: {} ({}, {software}); the Follow leaves with the running server",
        association.name, association.ap_id
    );
    Ok(())
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
                let follow = match &partner.association {
                    Some(target) => follows::following_state(conn, &association, target)?,
                    None => None,
                };
                let kept = offers::count_of_domain(conn, &partner.domain)?;
                rows.push((partner, follow, kept));
            }
            Ok::<_, ServiceError>(rows)
        })
        .await?;
    if rows.is_empty() {
        println!("no partners yet; add one with: rooftop partner add toits.example");
    }
    for (partner, follow, kept) in rows {
        let follow = follow.map_or("none", |state| state.as_str());
        let seen =
            partner.last_seen_at.map_or_else(|| "never".to_owned(), |at| at.format("%F %R").to_string());
        println!(
            "{}  {}  follow: {follow}  offers: {kept}  last seen: {seen}  {}",
            partner.domain, partner.tier, partner.software
        );
    }
    Ok(())
}

pub(super) async fn remove(config: Config, domain: Domain) -> Result<(), CliError> {
    let node = open(config).await?;
    let (app, now, gone) = (Arc::clone(&node.app), node.app.clock.now(), domain.clone());
    node.app.db.tx(move |tx| partners::remove(tx, &app, now, Viewer::Operator, &gone)).await?;
    println!("{domain} is no partner any more, and its offers are gone from here");
    Ok(())
}
