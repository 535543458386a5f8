//! For how long things are kept (PR-09): drafts that nobody touches, requests that ended, hosts whom a vetting refused, and the words of what was
//! told in confidence or asked by an authority.
//! Invariant: what is due is found by the same look that the sweep, `rooftop forget` and its dry run take.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, ServiceError, audit, conversations, erasure, proposals};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::records::Setting;
use crate::ids::{AuthorityRequestId, IncidentId, MatchId, PersonId, ProposalId};
use crate::store::{Conn, Tx, authority_requests, due as stored, incidents, matches, offer_people, people};

/// How many matches are given at a time.
const AT_ONCE: i64 = 200;

/// What is kept too long, by why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Due {
    /// Never out, and untouched for `retention.draft_days`.
    pub drafts: Vec<ProposalId>,
    /// Withdrawn `retention.closed_request_days` ago.
    pub closed_requests: Vec<ProposalId>,
    /// Of hosts of whom a step of the vetting failed, and untouched for `retention.refused_host_days`.
    pub refused_offers: Vec<ProposalId>,
    /// Hosts who have no other offers than these.
    pub refused_hosts: Vec<PersonId>,
    /// Closed `retention.incident_days` ago: their words go, codes stay.
    pub incidents: Vec<IncidentId>,
    /// Recorded `retention.authority_request_days` ago: their words go, codes and the decision stay.
    pub authority_requests: Vec<AuthorityRequestId>,
    /// Over for `retention.stay_days`.
    pub matches: Vec<MatchId>,
}

impl Due {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How many days a setting says.
pub fn days(app: &App, setting: Setting) -> u32 {
    let retention = &app.config.retention;
    match setting {
        Setting::DraftDays => retention.draft_days,
        Setting::ClosedRequestDays => retention.closed_request_days,
        Setting::RefusedHostDays => retention.refused_host_days,
        Setting::IncidentDays => retention.incident_days,
        Setting::AuthorityRequestDays => retention.authority_request_days,
        Setting::StayDays => retention.stay_days,
    }
}

/// What is due, and up to two hundred of each: what the sweep would delete now.
///
/// # Errors
/// The store's.
pub fn due(conn: &mut Conn, app: &App, now: DateTime<Utc>) -> Result<Due, ServiceError> {
    let before = |setting: Setting| now - TimeDelta::days(days(app, setting).into());
    let refused_offers = stored::refused(conn, before(Setting::RefusedHostDays))?;
    Ok(Due {
        drafts: stored::drafts(conn, before(Setting::DraftDays))?,
        closed_requests: stored::closed_requests(conn, before(Setting::ClosedRequestDays))?,
        refused_hosts: hosts_of_nothing_else(conn, &refused_offers)?,
        refused_offers,
        incidents: stored::incidents_with_words(conn, before(Setting::IncidentDays))?,
        authority_requests: stored::requests_with_words(conn, before(Setting::AuthorityRequestDays))?,
        matches: matches::over(conn, before(Setting::StayDays), AT_ONCE)?,
    })
}

/// Whose these offers are, where they have no others.
fn hosts_of_nothing_else(conn: &mut Conn, refused: &[ProposalId]) -> Result<Vec<PersonId>, ServiceError> {
    let mut hosts = BTreeSet::new();
    for offer in refused {
        hosts.extend(offer_people::of_offer(conn, *offer)?);
    }
    let mut only = Vec::new();
    for host in hosts {
        if offer_people::offers_of(conn, host)?.iter().all(|offer| refused.contains(offer)) {
            only.push(host);
        }
    }
    Ok(only)
}

/// Deletes what is due; gives what it was. Hosts are erased by the next [`erasure::run`], as if they had asked for it: they stand on the list
/// outside of the database then.
///
/// # Errors
/// The store's.
pub fn run(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>) -> Result<Due, ServiceError> {
    let due = due(tx, app, now)?;
    for id in &due.refused_hosts {
        people::ask_erasure(tx, *id, Some(now - TimeDelta::hours(erasure::TAKE_BACK_HOURS)))?;
    }
    for id in due.drafts.iter().chain(&due.closed_requests).chain(&due.refused_offers) {
        proposals::forget(tx, app, now, *id)?;
    }
    for id in &due.incidents {
        incidents::forget_words(tx, *id)?;
        incidents::forget_teller(tx, *id)?;
        audit::note_program(tx, now, (AuditEvent::IncidentForgotten, Subject::Incident(*id)));
    }
    for id in &due.authority_requests {
        authority_requests::forget_words(tx, *id)?;
        audit::note_program(tx, now, (AuditEvent::AuthorityForgotten, Subject::AuthorityRequest(*id)));
    }
    for id in &due.matches {
        conversations::forget_match(tx, app, *id)?;
        matches::delete(tx, *id)?;
        audit::note_program(tx, now, (AuditEvent::MatchForgotten, Subject::Match(*id)));
    }
    Ok(due)
}
