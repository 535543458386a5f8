//! Who has what of the queue: taken, given, laid down, and kept from others while somebody decides.
//! Invariant: whoever takes something is shown who had it, so that nothing goes from hand to hand unseen.

use chrono::{DateTime, TimeDelta, Utc};

use super::waiting;
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::matches::MatchState;
use crate::domain::queue::{HELD_MINUTES, QueueKind, QueueProblem};
use crate::ids::{AccountId, MatchId};
use crate::services::{ServiceError, Viewer, audit};
use crate::store::accounts::{self, Activity};
use crate::store::matches::email_of;
use crate::store::queue_holders::{self, Holder};
use crate::store::{Conn, Tx};

/// To whom something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// To the viewer, who decides about it now.
    Me,
    Other(AccountId),
    Nobody,
}

/// Gives something of the queue to somebody, who had it in the viewer's eyes. Taking it oneself keeps others from deciding about it for
/// [`HELD_MINUTES`].
///
/// # Errors
/// [`QueueProblem`]: it waits no longer, it went to somebody else meanwhile, it is nobody's to take, or who is to have it does not see it; the
/// store's.
pub fn give(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (kind, subject): (QueueKind, &str),
    (to, seen): (To, Option<AccountId>),
) -> Result<(), ServiceError> {
    let me = viewer.account().ok_or(ServiceError::NotAllowed)?;
    let is_it = |all: Vec<crate::domain::queue::Waiting>| {
        all.into_iter().find(|one| one.kind == kind && one.subject == subject)
    };
    let one = is_it(waiting(tx, (viewer, now))?).ok_or(QueueProblem::Gone)?;
    if !kind.is_given() {
        return Err(QueueProblem::NotGiven.into());
    }
    if one.held_by != seen {
        return Err(QueueProblem::Taken.into());
    }
    let held_until = |to: AccountId| (to == me).then(|| now + TimeDelta::minutes(HELD_MINUTES));
    let holder = |account| Holder { account, given_by: me, given_at: now, held_until: held_until(account) };
    let (event, to) = match to {
        To::Nobody => (AuditEvent::QueueLeft, None),
        To::Me => (AuditEvent::QueueTaken, Some(holder(me))),
        To::Other(account) => {
            let member = accounts::by_id(tx, account)?.filter(|member| member.activity == Activity::Active);
            let member = member.ok_or(QueueProblem::NotTheirs)?;
            let theirs = Viewer::Staff { account, role: member.account.role };
            is_it(waiting(tx, (theirs, now))?).ok_or(QueueProblem::NotTheirs)?;
            (AuditEvent::QueueGiven, Some(holder(account)))
        }
    };
    pass(tx, (kind, subject), (seen, to))?;
    audit::note(tx, now, viewer, (event, subject_of(kind, subject)?));
    Ok(())
}

/// Passes it on, unless it went to somebody else since the viewer looked.
fn pass(
    tx: &mut Tx<'_>,
    what: (QueueKind, &str),
    hands: (Option<AccountId>, Option<Holder>),
) -> Result<(), ServiceError> {
    if queue_holders::pass(tx, what, hands)? { Ok(()) } else { Err(QueueProblem::Taken.into()) }
}

/// What the audit log names.
fn subject_of(kind: QueueKind, subject: &str) -> Result<Subject, ServiceError> {
    fn id<T: std::str::FromStr>(subject: &str) -> Result<T, ServiceError> {
        subject.parse().map_err(|_| ServiceError::Internal(format!("{subject} is no id")))
    }
    Ok(match kind {
        QueueKind::Negotiation
        | QueueKind::Match
        | QueueKind::Question
        | QueueKind::Meeting
        | QueueKind::Moving => Subject::Match(id(subject)?),
        QueueKind::Request
        | QueueKind::Approval
        | QueueKind::Appeal
        | QueueKind::Held
        | QueueKind::Photo
        | QueueKind::Vetting => Subject::Proposal(id(subject)?),
        QueueKind::Stay | QueueKind::Renewal | QueueKind::Host | QueueKind::Partner => {
            Subject::Task(id(subject)?)
        }
        QueueKind::Errand => Subject::Person(id(subject)?),
        QueueKind::Lead => Subject::Lead(id(subject)?),
        QueueKind::Report => Subject::Report(id(subject)?),
        QueueKind::Incident
        | QueueKind::Authority
        | QueueKind::Talk
        | QueueKind::Draft
        | QueueKind::Program => {
            return Err(QueueProblem::NotGiven.into());
        }
    })
}

/// Who has a match, and until when they keep others from deciding about it.
///
/// # Errors
/// The store's.
pub fn held_by(conn: &mut Conn, id: MatchId) -> Result<Option<(Holder, String)>, ServiceError> {
    let Some(holder) = queue_holders::of(conn, QueueKind::Match, &id.to_string())? else { return Ok(None) };
    let email = email_of(conn, holder.account)?.unwrap_or_default();
    Ok(Some((holder, email)))
}

/// Takes a match, from whom the viewer saw to have it, to decide about it; the caller saw that the viewer has charge of it.
///
/// # Errors
/// [`QueueProblem::Taken`], or the store's.
pub fn take_match(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, seen): (MatchId, Option<AccountId>),
) -> Result<(), ServiceError> {
    let me = viewer.account().ok_or(ServiceError::NotAllowed)?;
    let subject = id.to_string();
    let held_until = Some(now + TimeDelta::minutes(HELD_MINUTES));
    let holder = Holder { account: me, given_by: me, given_at: now, held_until };
    pass(tx, (QueueKind::Match, &subject), (seen, Some(holder)))?;
    audit::note(tx, now, viewer, (AuditEvent::QueueTaken, Subject::Match(id)));
    Ok(())
}

/// Sees that nobody else is about to decide about a match.
///
/// # Errors
/// [`QueueProblem::Held`], or the store's.
pub(in crate::services) fn require_free(
    conn: &mut Conn,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: MatchId,
) -> Result<(), ServiceError> {
    let Some(holder) = queue_holders::of(conn, QueueKind::Match, &id.to_string())? else { return Ok(()) };
    // Without an hour it was given to somebody who is not at it.
    match holder.held_until.filter(|until| *until > now && Some(holder.account) != viewer.account()) {
        Some(until) => {
            let by = email_of(conn, holder.account)?.unwrap_or_default();
            Err(QueueProblem::Held { by, until }.into())
        }
        None => Ok(()),
    }
}

/// Whoever had a match in hand decided: nobody is kept from it any more, and what a second person has to decide about is nobody's (SG-11).
///
/// # Errors
/// The store's.
pub(in crate::services) fn decided(
    tx: &mut Tx<'_>,
    viewer: Viewer,
    (id, state): (MatchId, MatchState),
) -> Result<(), ServiceError> {
    let subject = id.to_string();
    let before = queue_holders::of(tx, QueueKind::Match, &subject)?;
    let Some(holder) = before.filter(|holder| Some(holder.account) == viewer.account()) else {
        return Ok(());
    };
    let keeps = state != MatchState::SecondReview && !state.is_final();
    let after = keeps.then_some(Holder { held_until: None, ..holder });
    // Whoever took it from them meanwhile has it.
    queue_holders::pass(tx, (QueueKind::Match, &subject), (Some(holder.account), after))?;
    Ok(())
}
