//! For how long things are kept (PR-09): drafts that nobody touches, and requests that ended.

use chrono::{DateTime, TimeDelta, Utc};

use super::{App, ServiceError, audit, requests};
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::field::Purpose;
use crate::domain::proposal::State;
use crate::domain::records::Setting;
use crate::ids::ProposalId;
use crate::store::proposals::{self, Left};
use crate::store::{Conn, Tx, outbox};

/// What is kept too long, by why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Due {
    /// Never out, and untouched for `retention.draft_days`.
    pub drafts: Vec<ProposalId>,
    /// Withdrawn `retention.closed_request_days` ago.
    pub closed_requests: Vec<ProposalId>,
}

impl Due {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.drafts.is_empty() && self.closed_requests.is_empty()
    }
}

/// How many days a setting says.
pub fn days(app: &App, setting: Setting) -> u32 {
    let retention = &app.config.retention;
    match setting {
        Setting::DraftDays => retention.draft_days,
        Setting::ClosedRequestDays => retention.closed_request_days,
    }
}

/// What is due, and up to two hundred of each: what the sweep would delete now.
///
/// # Errors
/// The store's.
pub fn due(conn: &mut Conn, app: &App, now: DateTime<Utc>) -> Result<Due, ServiceError> {
    let retention = &app.config.retention;
    let ago = |days: u32| now - TimeDelta::days(days.into());
    let drafts = (None, &[State::Draft, State::NeedsInfo][..], Left::Never);
    let closed = (Some(Purpose::Request), &[State::Withdrawn][..], Left::PerhapsOnce);
    Ok(Due {
        drafts: proposals::untouched(conn, drafts, ago(retention.draft_days))?,
        closed_requests: proposals::untouched(conn, closed, ago(retention.closed_request_days))?,
    })
}

/// Deletes what is due; gives what it was.
///
/// # Errors
/// The store's.
pub fn run(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>) -> Result<Due, ServiceError> {
    let due = due(tx, app, now)?;
    for id in due.drafts.iter().chain(&due.closed_requests) {
        if let Some(proposal) = proposals::by_id(tx, *id)? {
            requests::uninvite(tx, now, &proposal, |_| true)?;
            outbox::retract(tx, &proposal.ap_id)?;
        }
        proposals::delete(tx, *id)?;
        audit::note_program(tx, now, (AuditEvent::ProposalForgotten, Subject::Proposal(*id)));
    }
    Ok(due)
}
