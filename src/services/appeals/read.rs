//! What goes out, or why it waits: for the staff who have charge of a request, and for whose it is. And what everybody may read.

use super::is_on;
use crate::domain::appeal::{Appeal, ConsentScope};
use crate::domain::bands::{Bands, Crowd, Leaves};
use crate::domain::field::Purpose;
use crate::domain::proposal::{Proposal, State};
use crate::ids::{AppealId, ProposalId};
use crate::services::people::charged_with_request;
use crate::services::requests::{By, may_approve, require_own};
use crate::services::{App, ServiceError};
use crate::store::consents::{self, Consent};
use crate::store::{Conn, appeals, proposals, request_bands};

/// What the next batch does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Nothing leaves this instance.
    Off,
    NotOpen,
    /// Nobody who did not write it read the request (PR-06).
    NotRead,
    NoConsent,
    NotApproved,
    /// Too few share the widest bands.
    Waits,
    /// It goes out.
    Leaves,
    /// It stays as it is.
    Stays,
    /// It comes back.
    Ends,
}

/// The appeal of a request.
#[derive(Debug, Clone)]
pub struct Shown {
    pub request: Proposal,
    pub consent: Option<Consent>,
    pub appeal: Option<Appeal>,
    pub next: Next,
    /// The bands of the words that are out, or would be with a batch now.
    pub bands: Option<Bands>,
    /// Whether whoever looks may approve it now.
    pub may_approve: bool,
}

/// The appeal of a request, for the staff who have charge of it or for whose it is.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub fn show(conn: &mut Conn, app: &App, by: &By, id: ProposalId) -> Result<Shown, ServiceError> {
    match by {
        By::Staff(viewer) => charged_with_request(conn, *viewer, id)?,
        By::Person(person) => require_own(conn, person, id)?,
    }
    let request = proposals::by_id(conn, id)?.filter(|found| found.purpose() == Purpose::Request);
    let request = request.ok_or(ServiceError::NotFound("proposal"))?;
    let consent = consents::standing(conn, (id, ConsentScope::Appeal))?;
    let appeal = appeals::of_request(conn, id)?;
    let out = appeal.as_ref().and_then(|appeal| appeal.out()).map(|(bands, _)| bands.clone());
    let all = request_bands::asking(conn)?;
    let one = all.iter().find(|one| one.id == id);
    let shared = one.and_then(|one| match Crowd::of(&all).leaves(one, None) {
        Leaves::In(bands) => Some(bands),
        Leaves::Waits | Leaves::AsSent | Leaves::Back => None,
    });
    let stands = is_on(app) && request.state == State::Open && consent.is_some();
    let is_true = out.as_ref().is_none_or(|bands| one.is_none_or(|one| one.says(bands)));
    let next = match (&out, stands && is_true) {
        (Some(_), true) => Next::Stays,
        (Some(_), false) => Next::Ends,
        (None, _) if !is_on(app) => Next::Off,
        (None, _) if request.state != State::Open => Next::NotOpen,
        (None, _) if consent.is_none() => Next::NoConsent,
        (None, _) if appeal.is_none() => Next::NotApproved,
        (None, _) if one.is_none() => Next::NotRead,
        (None, _) if shared.is_none() => Next::Waits,
        (None, _) => Next::Leaves,
    };
    let may_approve = match by {
        By::Staff(viewer) => stands && appeal.is_none() && may_approve(conn, *viewer, &request)?,
        By::Person(_) => false,
    };
    Ok(Shown { bands: out.or(shared), request, consent, appeal, next, may_approve })
}

/// An appeal that went out: what everybody may read of it, or that it ended.
///
/// # Errors
/// The store's.
pub fn public(conn: &mut Conn, id: AppealId) -> Result<Option<Appeal>, ServiceError> {
    Ok(appeals::by_id(conn, id)?.filter(|appeal| appeal.sent.is_some() || appeal.withdrawn_at.is_some()))
}
