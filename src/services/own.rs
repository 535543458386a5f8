//! What somebody who signed in with their card reads of themselves: how they are reached, who looked, and all of it as a copy.
//! Invariant: of the staff they read a role and a time, and no name (PR-11).

use chrono::{DateTime, Utc};

use super::appeals::Shown;
use super::cards::{self, CardState};
use super::matches::{self, OwnMatch};
use super::requests::{self, Abroad, By};
use super::{App, ServiceError, appeals, conversations, hosts, incidents};
use crate::domain::access::Role;
use crate::domain::audit::{AuditEvent, Entry};
use crate::domain::contact::Contact;
use crate::domain::incident::{Incident, IncidentField};
use crate::domain::move_on::MoveOn;
use crate::domain::private::{PersonKind, Private};
use crate::domain::proposal::Proposal;
use crate::ids::{MatchId, PersonId};
use crate::store::case_notes::{self, CaseNote};
use crate::store::conversations::Message;
use crate::store::mandates::{self, Mandate};
use crate::store::people::{self, Person};
use crate::store::person_sessions::Listed;
use crate::store::{Conn, audit as entries, person_sessions, proposals};

/// By whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookedBy {
    Staff(Role),
    Themselves,
    /// The program, or its command line.
    Program,
}

/// What somebody reads of who saw or changed their record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    pub at: DateTime<Utc>,
    pub event: AuditEvent,
    pub by: LookedBy,
    /// The code of a reason to open a record, or to give a card.
    pub reason: Option<String>,
}

/// Who saw or changed somebody's record, the latest first: role and time, and no name (PR-11).
///
/// # Errors
/// The store's.
pub fn looked_at(conn: &mut Conn, id: PersonId, limit: i64) -> Result<Vec<Looked>, ServiceError> {
    let found = entries::about(conn, &id.to_string(), limit)?;
    Ok(found.iter().filter_map(looked).collect())
}

fn looked(entry: &Entry) -> Option<Looked> {
    Some(Looked {
        at: DateTime::parse_from_rfc3339(&entry.at).ok()?.to_utc(),
        event: entry.deed.parse().ok()?,
        by: match (entry.role.parse(), entry.role.parse::<PersonKind>()) {
            (Ok(role), _) => LookedBy::Staff(role),
            (Err(_), Ok(_)) => LookedBy::Themselves,
            (Err(_), Err(_)) => LookedBy::Program,
        },
        reason: entry.reason.clone(),
    })
}

/// How somebody who signed in with their card reads what is known of them; `None` while a new card hides it.
///
/// # Errors
/// The store's.
pub fn own_contact(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    person: &Person,
) -> Result<Option<Contact>, ServiceError> {
    if person.hidden_until.is_some_and(|until| until > now) {
        return Ok(None);
    }
    Ok(people::contact(conn, &app.data_keys, person.id)?)
}

/// What the staff noted of somebody who signed in with their card, the latest first; none while a new card hides it.
///
/// # Errors
/// The store's.
pub fn own_notes(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    person: &Person,
) -> Result<Vec<CaseNote>, ServiceError> {
    if person.hidden_until.is_some_and(|until| until > now) {
        return Ok(Vec::new());
    }
    Ok(case_notes::about(conn, &app.data_keys, person.id)?)
}

/// Everything that is known of somebody, for themselves.
#[derive(Debug, Clone)]
pub struct Export {
    pub person: Person,
    /// `None` while a new card hides it.
    pub contact: Option<Contact>,
    /// Each with what allies know of it.
    pub requests: Vec<Abroad>,
    /// What everybody is told of each of them.
    pub appeals: Vec<Shown>,
    /// None while a new card hides them.
    pub notes: Vec<CaseNote>,
    /// What they and the association said to one another; nothing while a new card hides it.
    pub messages: Vec<Message>,
    /// Of a host.
    pub offers: Vec<Proposal>,
    /// About which they were asked.
    pub matches: Vec<OwnMatch>,
    /// What comes after stays of theirs, by the match.
    pub plans: Vec<(MatchId, MoveOn)>,
    pub mandates: Vec<Mandate>,
    pub card: Option<CardState>,
    pub sessions: Vec<Listed>,
    pub looked: Vec<Looked>,
    /// What they told in confidence, where they wished it to be known that it was them.
    pub told: Vec<(Incident, Vec<(IncidentField, Private)>)>,
}

/// How many entries of the audit log an export holds.
const EXPORTED_LOOKS_MAX: i64 = 10_000;

/// Gathers everything that is known of somebody who signed in with their card.
///
/// # Errors
/// The store's.
pub fn export(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    person: &Person,
) -> Result<Export, ServiceError> {
    let matches = matches::all_of(conn, app, now, person)?;
    let mut plans = Vec::new();
    for own in &matches {
        let plan = matches::own_plan(conn, app, now, (person, own))?;
        plans.extend(plan.map(|plan| (own.one.id, plan)));
    }
    Ok(Export {
        contact: own_contact(conn, app, now, person)?,
        requests: people::requests_of(conn, person.id)?
            .into_iter()
            .map(|id| requests::abroad(conn, app, &By::Person(person.clone()), id))
            .collect::<Result<_, _>>()?,
        appeals: people::requests_of(conn, person.id)?
            .into_iter()
            .map(|id| appeals::show(conn, app, &By::Person(person.clone()), id))
            .collect::<Result<_, _>>()?,
        notes: own_notes(conn, app, now, person)?,
        messages: conversations::export(conn, app, now, person)?,
        offers: hosts::offers_of(conn, person.id)?,
        matches,
        plans,
        mandates: mandates::standing(conn, person.id)?,
        card: cards::state(conn, now, person.id)?,
        sessions: person_sessions::of_person(conn, person.id, now)?,
        looked: looked_at(conn, person.id, EXPORTED_LOOKS_MAX)?,
        told: incidents::of_person(conn, app, person.id)?,
        person: person.clone(),
    })
}

/// The requests of a person, the oldest first.
///
/// # Errors
/// The store's.
pub fn requests_of(conn: &mut Conn, person: PersonId) -> Result<Vec<Proposal>, ServiceError> {
    let mut found = Vec::new();
    for id in people::requests_of(conn, person)? {
        found.extend(proposals::by_id(conn, id)?);
    }
    Ok(found)
}
