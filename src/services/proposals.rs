//! The life of our proposals: write, edit, publish, pause, fill, withdraw. `review` decides about held texts.
//! Invariants: nothing goes public before its vetting (SG-01) or with text that waits for a moderator (PR-17, SG-09, ND-03); every change
//! that others hear of writes its event in the same transaction.

mod confirm;
mod forget;
mod read;
mod tell;

use chrono::{DateTime, Utc};

use super::{App, ServiceError, Viewer, audit, matches, requests};
use crate::crash;
use crate::crypto::sha256_hex;
use crate::domain::access::Action;
use crate::domain::audit::{AuditEvent, Subject};
use crate::domain::event::EventKind;
use crate::domain::field::{Draft, Purpose};
use crate::domain::freetext;
use crate::domain::listing::Listing;
use crate::domain::offered::OfferedPlace;
use crate::domain::place::Sharing;
use crate::domain::proposal::{Intent, Proposal, State, Terms};
use crate::domain::vetting::MissingStep;
use crate::geo::Gazetteer;
use crate::ids::{AccountId, ProposalId};
use crate::store::safeguards::{self, Wording};
use crate::store::{Conn, Tx, offer_pictures, outbox, proposals, vettings};

pub use confirm::confirm;
pub(super) use forget::forget;
use read::load_for;
pub use read::{count, list, show};
use tell::tell;
pub(super) use tell::{tell_changed, tell_picture_changed};

/// What the word `publish` came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Publication {
    /// Everybody may see it, or allies may fetch it.
    Out,
    /// A moderator reads its texts first (PR-17, ND-03), or two do (SG-09).
    Held,
}

/// Reads a draft into checked terms, without storing anything.
///
/// # Errors
/// [`ServiceError::Fields`] with every broken rule.
pub fn check(purpose: Purpose, draft: &Draft, now: DateTime<Utc>) -> Result<Terms, ServiceError> {
    Terms::read(purpose, draft, now.date_naive(), Gazetteer::belgium()).map_err(ServiceError::Fields)
}

/// Stores a new proposal as a draft.
///
/// # Errors
/// [`ServiceError::Fields`], [`ServiceError::NotAllowed`], or the store's.
pub fn create(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (purpose, draft): (Purpose, &Draft),
) -> Result<Proposal, ServiceError> {
    viewer.require(Action::WriteProposals)?;
    let terms = check(purpose, draft, now)?;
    let id = ProposalId::new();
    let ap_id = match purpose {
        Purpose::Offer => app.urls.proposal(id),
        Purpose::Request => app.urls.new_request(),
    };
    let mut proposal = Proposal::new(id, ap_id, app.association(), terms, now);
    proposal.written_by = viewer.account();
    save(tx, app, &proposal)?;
    audit::note(tx, now, viewer, (AuditEvent::ProposalWritten, Subject::Proposal(id)));
    Ok(proposal)
}

/// Publishes a proposal, or holds it for a moderator where its texts reveal too much or hint at what must be looked at.
///
/// # Errors
/// [`ServiceError::NotVetted`], [`ServiceError::Step`] from a state that has no such step, or the store's.
pub fn publish(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: ProposalId,
) -> Result<Publication, ServiceError> {
    let mut proposal = load_for(tx, viewer, id)?;
    require_vetting(tx, app, now, &proposal)?;
    if proposal.state == State::Screening {
        // Only a moderator's release leads out of it.
        return Ok(Publication::Held);
    }
    if hold(tx, &proposal, proposal.written_by, now)? {
        proposal.become_(State::Screening, now)?;
        save(tx, app, &proposal)?;
        audit::note(tx, now, viewer, (AuditEvent::ProposalHeld, Subject::Proposal(id)));
        return Ok(Publication::Held);
    }
    requests::opened(tx, now, viewer, &proposal)?;
    go_out(tx, app, now, proposal)?;
    audit::note(tx, now, viewer, (AuditEvent::ProposalPublished, Subject::Proposal(id)));
    Ok(Publication::Out)
}

/// Lets a proposal out: state, and for an offer the event. Allies hear of a request in a batch.
pub(super) fn go_out(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    mut proposal: Proposal,
) -> Result<(), ServiceError> {
    let again = proposal.published_at.is_some();
    match proposal.purpose() {
        Purpose::Offer => {
            proposal.become_(State::Published, now)?;
            save(tx, app, &proposal)?;
            tell(tx, &proposal, if again { EventKind::Changed } else { EventKind::Published }, now)?;
        }
        Purpose::Request => {
            proposal.become_(State::Open, now)?;
            save(tx, app, &proposal)?;
        }
    }
    crash::point("publish:before-commit");
    Ok(())
}

/// Replaces the terms of a proposal. What is out and now reveals too much goes back to the moderators, and leaves the list.
///
/// # Errors
/// [`ServiceError::Fields`], [`ServiceError::Step`], [`ServiceError::NotVetted`] where an offer that is out would need what its
/// vetting lacks, or the store's.
pub fn edit(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, draft): (ProposalId, &Draft),
) -> Result<Publication, ServiceError> {
    let mut proposal = load_for(tx, viewer, id)?;
    let terms = check(proposal.purpose(), draft, now)?;
    let (out, before) = (proposal.state.is_out(), proposal.clone());
    proposal.edit(terms, now)?;
    requests::edited(tx, now, viewer, (&before, &proposal))?;
    if out {
        // A home may have become a shared one, or somebody moved in (SG-02).
        require_vetting(tx, app, now, &proposal)?;
    }
    audit::note(tx, now, viewer, (AuditEvent::ProposalEdited, Subject::Proposal(id)));
    // Noted in a draft too: whoever worded it does not release it, whoever presses the button to publish (SG-12).
    let held = hold(tx, &proposal, viewer.account(), now)?;
    if held && (out || proposal.state == State::Screening) {
        if proposal.state != State::Screening {
            proposal.become_(State::Screening, now)?;
            audit::note(tx, now, viewer, (AuditEvent::ProposalHeld, Subject::Proposal(id)));
        }
        save(tx, app, &proposal)?;
        if out {
            tell_changed(tx, &proposal, now)?;
        }
        return Ok(Publication::Held);
    }
    save(tx, app, &proposal)?;
    if out {
        tell_changed(tx, &proposal, now)?;
    }
    // An edit alone leads out of no review.
    Ok(if proposal.state == State::Screening { Publication::Held } else { Publication::Out })
}

/// Changes the state of a proposal that is out, or was: pause, resume, reserve, occupy, free again.
///
/// # Errors
/// [`ServiceError::Step`] where its life has no such step.
pub fn change_state(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    (id, to): (ProposalId, State),
) -> Result<(), ServiceError> {
    let mut proposal = load_for(tx, viewer, id)?;
    let event = match to {
        State::Paused => AuditEvent::ProposalPaused,
        State::Reserved => AuditEvent::ProposalReserved,
        State::Occupied => AuditEvent::ProposalOccupied,
        State::Draft
        | State::Screening
        | State::Published
        | State::Open
        | State::NeedsInfo
        | State::Suspended
        | State::Placed
        | State::Closed
        | State::Withdrawn => {
            return Err(ServiceError::Invalid(format!("{to} is not reached this way")));
        }
    };
    let was_out = proposal.state.is_out();
    proposal.become_(to, now)?;
    save(tx, app, &proposal)?;
    audit::note(tx, now, viewer, (event, Subject::Proposal(id)));
    match (was_out, to.is_out()) {
        (true, _) => tell_changed(tx, &proposal, now),
        (false, _) => Ok(()),
    }
}

/// Withdraws a proposal for good. Others are told to delete it; what was federated counts as unrecallable (PR-07).
///
/// # Errors
/// [`ServiceError::Step`] where it is withdrawn already.
pub fn withdraw(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    viewer: Viewer,
    id: ProposalId,
) -> Result<(), ServiceError> {
    let mut proposal = load_for(tx, viewer, id)?;
    let left = proposal.published_at.is_some();
    proposal.become_(State::Withdrawn, now)?;
    save(tx, app, &proposal)?;
    audit::note(tx, now, viewer, (AuditEvent::ProposalWithdrawn, Subject::Proposal(id)));
    offer_pictures::delete_of(tx, id)?;
    outbox::retract(tx, &proposal.ap_id)?;
    match proposal.purpose() {
        Purpose::Offer => matches::offer_gone(tx, app, now, id)?,
        Purpose::Request => matches::request_gone(tx, app, now, id)?,
    }
    match proposal.purpose() {
        Purpose::Offer if left => tell(tx, &proposal, EventKind::Withdrawn, now)?,
        // Allies hear of a request's end in a batch.
        Purpose::Offer | Purpose::Request => {}
    }
    Ok(())
}

/// SG-01: an offer goes out only with a complete vetting, unless the instance is set to do without.
pub(super) fn require_vetting(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    proposal: &Proposal,
) -> Result<(), ServiceError> {
    let missing = blocking(tx, app, now, proposal)?;
    if missing.is_empty() { Ok(()) } else { Err(ServiceError::NotVetted(missing)) }
}

/// What keeps an offer from being out. Where an instance is set to do without vetting, only what is known to be wrong does.
pub(super) fn blocking(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    proposal: &Proposal,
) -> Result<Vec<MissingStep>, ServiceError> {
    let mut missing = missing_steps(conn, now, proposal)?;
    if app.config.safeguarding.unvetted_publish {
        missing.retain(|step| step.blocks_always());
    }
    Ok(missing)
}

/// What the vetting of the host behind an offer still lacks; a request has none to lack.
///
/// # Errors
/// The store's.
pub fn missing_steps(
    conn: &mut Conn,
    now: DateTime<Utc>,
    proposal: &Proposal,
) -> Result<Vec<MissingStep>, ServiceError> {
    let Some(place) = proposal.offered() else { return Ok(Vec::new()) };
    Ok(vettings::of(conn, proposal.id)?.missing(now.date_naive(), adults(place)))
}

/// How many adults share the home with a guest (SG-02): one at least, where nothing is said of the household.
pub fn adults(place: &OfferedPlace) -> u8 {
    match place.sharing {
        Sharing::EntirePlace => 0,
        Sharing::PrivateRoom | Sharing::SharedRoom => {
            place.host_household.women.saturating_add(place.host_household.men).max(1)
        }
    }
}

/// Tells one wording of the free texts from another.
pub(super) fn text_hash(proposal: &Proposal) -> String {
    sha256_hex(format!("{}\n{}", proposal.terms.title, proposal.terms.description).as_bytes())
}

/// Notes what a moderator must read first; `false` where nothing is, or this very wording was released before.
fn hold(
    tx: &mut Tx<'_>,
    proposal: &Proposal,
    written_by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<bool, ServiceError> {
    let held = freetext::held(&proposal.terms);
    let text_hash = text_hash(proposal);
    // A request's texts leave in no form, so there is nothing to hold; its page says what is found in them.
    if proposal.purpose() == Purpose::Request
        || held.is_empty()
        || safeguards::was_released(tx, proposal.id, (&text_hash, &held))?
    {
        return Ok(false);
    }
    safeguards::hold(tx, proposal.id, &held, Wording { text_hash: &text_hash, written_by }, now)?;
    Ok(true)
}

/// Stores a proposal with what the public list may know of it.
pub(super) fn save(tx: &mut Tx<'_>, app: &App, proposal: &Proposal) -> Result<(), crate::store::StoreError> {
    let page = app.urls.offer_page(proposal.id);
    proposals::save(tx, proposal, &Listing::of(proposal, Gazetteer::belgium()), &page)
}

/// One of our proposals, which nobody else changes until the transaction ends.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn load(tx: &mut Tx<'_>, id: ProposalId) -> Result<Proposal, ServiceError> {
    proposals::lock(tx, id)?;
    proposals::by_id(tx, id)?.ok_or(ServiceError::NotFound("proposal"))
}

/// Pauses the offers that nobody confirmed in time; gives how many (product.md: hosts reconfirm every 60 days).
///
/// # Errors
/// The store's.
pub fn pause_unconfirmed(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>) -> Result<usize, ServiceError> {
    let late = proposals::unconfirmed(tx, now)?;
    for late in &late {
        let proposal = load(tx, late.id)?;
        if proposal.state == State::Published {
            pause(tx, app, now, proposal)?;
        }
    }
    Ok(late.len())
}

/// Pauses what is out, at nobody's word.
pub(super) fn pause(
    tx: &mut Tx<'_>,
    app: &App,
    now: DateTime<Utc>,
    mut proposal: Proposal,
) -> Result<(), ServiceError> {
    proposal.become_(State::Paused, now)?;
    save(tx, app, &proposal)?;
    tell_changed(tx, &proposal, now)
}

/// Whether these terms are an offer's.
pub fn place(terms: &Terms) -> Option<&OfferedPlace> {
    match &terms.intent {
        Intent::Offered(place) => Some(place),
        Intent::Sought(_) => None,
    }
}
