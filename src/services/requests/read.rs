//! What allies know of a request, for the staff who have charge of it and for whose it is.

use super::{By, consented, may_approve, require_on, require_own};
use crate::domain::appeal::ConsentScope;
use crate::domain::bands::{Crowd, Leaves};
use crate::domain::field::Purpose;
use crate::domain::proposal::{Proposal, State};
use crate::ids::{ApId, Domain, ProposalId};
use crate::services::alliances::is_ally;
use crate::services::people::charged_with_request;
use crate::services::{App, ServiceError, Viewer};
use crate::store::consents::{self, Consent};
use crate::store::request_bands::{self, Approval, SentBands};
use crate::store::{Conn, actors, partners, proposals};

/// An ally, as somebody chooses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ally {
    pub association: ApId,
    pub name: String,
    pub domain: Domain,
}

/// The associations that a consent may name.
///
/// # Errors
/// The store's.
pub fn allies(conn: &mut Conn) -> Result<Vec<Ally>, ServiceError> {
    let mut found = Vec::new();
    for partner in partners::all(conn)? {
        let Some(association) = partner.association else { continue };
        if is_ally(conn, &association)? {
            found.push(named(conn, association)?);
        }
    }
    Ok(found)
}

/// An association with its name, or its domain where it is not known any more.
fn named(conn: &mut Conn, association: ApId) -> Result<Ally, ServiceError> {
    let name = actors::by_ap_id(conn, &association)?.map(|actor| actor.name);
    let domain = association.domain();
    Ok(Ally { name: name.unwrap_or_else(|| domain.to_string()), domain, association })
}

/// What allies know of a request, and what becomes of it in the next batch.
#[derive(Debug, Clone)]
pub struct Abroad {
    pub request: Proposal,
    pub approval: Option<Approval>,
    pub consent: Option<Consent>,
    pub sent: Option<SentBands>,
    /// Who holds what was sent, and whom the consent names besides.
    pub named: Vec<Ally>,
    pub next: Next,
}

/// What the next batch does with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// `federation.requests` is off.
    Off,
    /// Nobody agreed, or only to letting those know who are allies no more.
    NoConsent,
    NotOpen,
    NotApproved,
    /// What allies know of it stays or changes, or it waits.
    Then(Leaves),
}

/// What allies know of a request, for the staff who have charge of it or for whose it is.
///
/// # Errors
/// [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub fn abroad(conn: &mut Conn, app: &App, by: &By, id: ProposalId) -> Result<Abroad, ServiceError> {
    match by {
        // As on the page of the request itself.
        By::Staff(viewer) => charged_with_request(conn, *viewer, id)?,
        By::Person(person) => require_own(conn, person, id)?,
    }
    let request = proposals::by_id(conn, id)?.filter(|found| found.purpose() == Purpose::Request);
    let request = request.ok_or(ServiceError::NotFound("proposal"))?;
    let (approval, sent) = (request_bands::approval(conn, id)?, request_bands::of(conn, id)?);
    let next = if require_on(app).is_err() {
        Next::Off
    } else if consented(conn, id)?.is_empty() {
        Next::NoConsent
    } else if request.state != State::Open {
        Next::NotOpen
    } else if approval.is_none() {
        Next::NotApproved
    } else {
        let all = request_bands::asking(conn)?;
        let one = all.iter().find(|one| one.id == id);
        let known = sent.as_ref().map(|sent| &sent.bands);
        one.map_or(Next::NotOpen, |one| Next::Then(Crowd::of(&all).leaves(one, known)))
    };
    let consent = consents::standing(conn, (id, ConsentScope::Allies))?;
    let mut ids: Vec<ApId> = sent.iter().flat_map(|sent| sent.recipients.clone()).collect();
    ids.extend(consent.iter().flat_map(|consent| consent.recipients.clone()));
    ids.sort();
    ids.dedup();
    let named: Result<Vec<Ally>, ServiceError> = ids.into_iter().map(|id| named(conn, id)).collect();
    Ok(Abroad { named: named?, consent, approval, sent, next, request })
}

/// Whether the viewer may approve a request now.
///
/// # Errors
/// The store's.
pub fn awaits_approval_of(conn: &mut Conn, viewer: Viewer, abroad: &Abroad) -> Result<bool, ServiceError> {
    Ok(abroad.request.state == State::Open
        && abroad.approval.is_none()
        && may_approve(conn, viewer, &abroad.request)?)
}
