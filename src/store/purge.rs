//! What is kept of a domain, and how it is forgotten when the domain is blocked. The decision itself, its note and its record stay.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::db::{Conn, Tx};
use super::error::StoreError;
use super::read::Of;
use super::received::ReceivedState;
use super::schema::{
    actors, ally_requests, backfills, deliveries, followers, following, leads, proposals, reactions,
    received, remote_pictures, reports,
};
use crate::domain::report::Direction;
use crate::ids::{ApId, Domain};

/// So many ids are named in one statement: a database takes so many parameters and no more.
const CHUNK: usize = 500;

/// The domains that a decision about this one covers, as far as anything is kept of them; itself included.
pub fn known_below(conn: &mut Conn, domain: &Domain) -> Result<Vec<Domain>, StoreError> {
    let (below, ports) = (format!("%.{domain}%"), format!("{domain}:%"));
    let mut names: Vec<String> = actors::table
        .filter(actors::is_local.eq(false))
        .filter(actors::domain.like(&below).or(actors::domain.like(&ports)))
        .select(actors::domain)
        .distinct()
        .load(conn)?;
    let hosts: Vec<String> = deliveries::table
        .filter(deliveries::host.like(&below).or(deliveries::host.like(&ports)))
        .select(deliveries::host)
        .distinct()
        .load(conn)?;
    names.extend(hosts);
    // A server of pictures alone has no actor.
    let hosts: Vec<String> = remote_pictures::table
        .filter(remote_pictures::host.like(&below).or(remote_pictures::host.like(&ports)))
        .select(remote_pictures::host)
        .distinct()
        .load(conn)?;
    names.extend(hosts);
    let mut all = BTreeSet::from([domain.clone()]);
    for name in names {
        all.insert(Of("actors").parse("domain", &name)?);
    }
    // `like` is only a first sieve: `_` in a name stands for any letter there.
    Ok(all.into_iter().filter(|other| domain.covers(other)).collect())
}

/// Every domain of which anything is kept.
pub fn known(conn: &mut Conn) -> Result<Vec<Domain>, StoreError> {
    let mut names: Vec<String> =
        actors::table.filter(actors::is_local.eq(false)).select(actors::domain).distinct().load(conn)?;
    let hosts: Vec<String> = deliveries::table.select(deliveries::host).distinct().load(conn)?;
    names.extend(hosts);
    names.iter().map(|name| Of("actors").parse("domain", name)).collect()
}

/// The authors of a domain whose offers are kept.
pub fn authors_of(conn: &mut Conn, domain: &Domain) -> Result<Vec<ApId>, StoreError> {
    let (https, http) = addresses(domain);
    let ids: Vec<String> = proposals::table
        .filter(proposals::is_local.eq(false))
        .filter(proposals::author.like(https).or(proposals::author.like(http)))
        .select(proposals::author)
        .distinct()
        .load(conn)?;
    of_domain(ids, domain)
}

/// Whom of a domain we follow.
pub fn followed_of(conn: &mut Conn, domain: &Domain) -> Result<Vec<ApId>, StoreError> {
    let (https, http) = addresses(domain);
    let ids: Vec<String> = following::table
        .filter(following::target.like(https).or(following::target.like(http)))
        .select(following::target)
        .load(conn)?;
    of_domain(ids, domain)
}

/// Ends what a domain's actors follow here.
pub fn forget_followers(tx: &mut Tx<'_>, domain: &Domain) -> Result<(), StoreError> {
    let (https, http) = addresses(domain);
    let ids: Vec<String> = followers::table
        .filter(followers::follower.like(&https).or(followers::follower.like(&http)))
        .select(followers::follower)
        .load(&mut **tx)?;
    for chunk in texts(&of_domain(ids, domain)?).chunks(CHUNK) {
        diesel::delete(followers::table.filter(followers::follower.eq_any(chunk))).execute(&mut **tx)?;
    }
    Ok(())
}

/// Forgets all that is kept of a domain, its offers excepted: what [`forget_ties`] forgets, what its people wrote, and what it sent and
/// nobody handled.
pub fn forget(tx: &mut Tx<'_>, domain: &Domain) -> Result<(), StoreError> {
    forget_ties(tx, domain)?;
    forget_words(tx, domain)?;
    // What was handled stays as memory against replay.
    diesel::delete(received::table.filter(received::origin.eq(domain.as_str())))
        .filter(received::state.ne(ReceivedState::Done.as_str()))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets what ties us to a domain: follows in both directions, requests, actors with their keys, readings of its outboxes, and what was
/// still to be sent to it.
pub fn forget_ties(tx: &mut Tx<'_>, domain: &Domain) -> Result<(), StoreError> {
    let (https, http) = addresses(domain);
    forget_followers(tx, domain)?;
    for chunk in texts(&followed_of(tx, domain)?).chunks(CHUNK) {
        diesel::delete(following::table.filter(following::target.eq_any(chunk))).execute(&mut **tx)?;
    }
    let ids: Vec<String> = ally_requests::table
        .filter(ally_requests::author.like(&https).or(ally_requests::author.like(&http)))
        .select(ally_requests::author)
        .distinct()
        .load(&mut **tx)?;
    for chunk in texts(&of_domain(ids, domain)?).chunks(CHUNK) {
        diesel::delete(ally_requests::table.filter(ally_requests::author.eq_any(chunk)))
            .execute(&mut **tx)?;
    }
    let ids: Vec<String> = backfills::table
        .filter(backfills::target.like(&https).or(backfills::target.like(&http)))
        .select(backfills::target)
        .load(&mut **tx)?;
    for chunk in texts(&of_domain(ids, domain)?).chunks(CHUNK) {
        diesel::delete(backfills::table.filter(backfills::target.eq_any(chunk))).execute(&mut **tx)?;
    }
    diesel::delete(actors::table.filter(actors::domain.eq(domain.as_str())))
        .filter(actors::is_local.eq(false))
        .execute(&mut **tx)?;
    super::deliveries::delete_of_host(tx, domain)
}

/// Forgets what people of a domain wrote to us, reported and liked. What we reported ourselves stays.
fn forget_words(tx: &mut Tx<'_>, domain: &Domain) -> Result<(), StoreError> {
    let (https, http) = addresses(domain);
    diesel::delete(leads::table.filter(leads::domain.eq(domain.as_str()))).execute(&mut **tx)?;
    let ids: Vec<String> = reactions::table
        .filter(reactions::actor.like(&https).or(reactions::actor.like(&http)))
        .select(reactions::actor)
        .distinct()
        .load(&mut **tx)?;
    for chunk in texts(&of_domain(ids, domain)?).chunks(CHUNK) {
        diesel::delete(reactions::table.filter(reactions::actor.eq_any(chunk))).execute(&mut **tx)?;
    }
    let ids: Vec<String> = reports::table
        .filter(reports::reporter.like(&https).or(reports::reporter.like(&http)))
        .select(reports::reporter)
        .distinct()
        .load(&mut **tx)?;
    for chunk in texts(&of_domain(ids, domain)?).chunks(CHUNK) {
        diesel::delete(reports::table.filter(reports::reporter.eq_any(chunk)))
            .filter(reports::direction.eq(Direction::In.as_str()))
            .execute(&mut **tx)?;
    }
    Ok(())
}

fn addresses(domain: &Domain) -> (String, String) {
    (format!("https://{domain}/%"), format!("http://{domain}/%"))
}

fn of_domain(ids: Vec<String>, domain: &Domain) -> Result<Vec<ApId>, StoreError> {
    let parsed = ids.iter().map(|id| Of("actors").parse::<ApId>("ap_id", id));
    let mut all = parsed.collect::<Result<Vec<_>, _>>()?;
    all.retain(|id| id.domain() == *domain);
    Ok(all)
}

fn texts(ids: &[ApId]) -> Vec<&str> {
    ids.iter().map(ApId::as_str).collect()
}
