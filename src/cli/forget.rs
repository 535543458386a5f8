//! `rooftop forget`: erases who is due, and deletes what was kept for long enough; or says what it would do.

use std::sync::Arc;

use super::{CliError, open};
use crate::config::Config;
use crate::services::{ServiceError, erasure, retention};

/// Whether anything is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    Real,
    Dry,
}

pub(super) async fn run(config: Config, run: Run) -> Result<(), CliError> {
    let node = open(config).await?;
    let (app, now) = (Arc::clone(&node.app), node.app.clock.now());
    let read = node.app.db.read(move |conn| {
        Ok::<_, ServiceError>((erasure::due(conn, now)?, retention::due(conn, &app, now)?))
    });
    let (people, kept) = read.await?;
    for id in &people {
        println!("person {id}: asked to be erased");
    }
    for id in &kept.drafts {
        println!("draft {id}: untouched for longer than retention.draft_days");
    }
    for id in &kept.closed_requests {
        println!("request {id}: withdrawn longer ago than retention.closed_request_days");
    }
    for id in &kept.refused_offers {
        println!("offer {id}: its vetting failed, untouched for longer than retention.refused_host_days");
    }
    for id in &kept.refused_hosts {
        println!("person {id}: a host with no other offers than these");
    }
    for id in &kept.incidents {
        println!("words of incident {id}: closed longer ago than retention.incident_days");
    }
    for id in &kept.authority_requests {
        println!(
            "words of request {id} of an authority: recorded longer ago than retention.authority_request_days"
        );
    }
    for id in &kept.matches {
        println!("match {id}: over for longer than retention.stay_days");
    }
    if people.is_empty() && kept.is_empty() {
        println!("nothing is due");
    }
    if run == Run::Real {
        let app = Arc::clone(&node.app);
        node.app.db.tx(move |tx| retention::run(tx, &app, now)).await?;
        erasure::run(&node.app).await?;
        println!("done");
    }
    Ok(())
}
