//! Candidates for a request and for an offer, from an index in memory that is brought up to date whenever somebody looks.
//! Invariant: nobody sees a pair that a rule keeps apart; what is not known stands beside it as a question.

mod asking;
pub mod decided;
mod forcing;
pub mod making;
mod plans;
mod theirs;
pub mod without;

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use tokio::sync::Semaphore;

use super::{App, ServiceError, Viewer, proposals as desk};
use crate::domain::matching::explain::{self, Outlook};
use crate::domain::matching::facts::{FactsError, Guarded, OfferFacts, RequestFacts, Side};
use crate::domain::matching::fit::{self, Component, Fit, Millis};
use crate::domain::matching::index::{self, Index};
use crate::domain::matching::marks::{Marks, PairIds};
use crate::domain::matching::reach::{Distances, Nearness};
use crate::domain::matching::rules::{Judgement, RuleSet, Setting, Standing};
use crate::domain::proposal::{Intent, Proposal};
use crate::geo::AreaCode;
use crate::ids::ProposalId;
use crate::store::{Conn, StoreError};

use crate::store::matchable::{self, STATES, Stamp};
use crate::store::proposals::{self, Seen};
pub use asking::{Asked, Matches, Seeker, Seekers, matches};
use decided::setting;
pub use decided::{Marked, Pair, Which, marks};
pub use forcing::{Affected, Cost, Counted, NAMED_MAX, PairShown, pair};
pub use plans::{Desk, LISTED_MAX, Named, Proposed, Shown, Unreadable, desk, latest};
pub use theirs::Abroad;

/// So many steps of the solver a usual machine does in a second. A plan has a budget of steps and not of time, so that the same input gives the
/// same plan on every machine.
pub const STEPS_A_SECOND: u64 = 50_000_000;
/// The most candidates of one page.
pub const SHOWN_MAX: usize = 20;
/// So many proposals are read at a time where most are new.
const READ_AT_ONCE: i64 = 500;

/// The index of this process.
pub struct Planner {
    known: Mutex<Known>,
    /// What a pair costs is counted for one page at a time.
    counting: Semaphore,
}

struct Known {
    index: Index,
    stamps: HashMap<ProposalId, Stamp>,
    /// What cannot be read, and is left out until it changes.
    unreadable: BTreeSet<ProposalId>,
    theirs: theirs::Theirs,
}

impl Known {
    fn nothing() -> Self {
        let (index, theirs) = (Index::new(Distances::belgium()), theirs::Theirs::default());
        Self { index, stamps: HashMap::new(), unreadable: BTreeSet::new(), theirs }
    }

    /// Brings the index up to date with the store.
    fn refresh(&mut self, conn: &mut Conn) -> Result<(), ServiceError> {
        self.refresh_ours(conn)?;
        self.theirs.refresh(conn, &mut self.index)
    }

    fn refresh_ours(&mut self, conn: &mut Conn) -> Result<(), ServiceError> {
        let now = matchable::stamps(conn)?;
        let gone: Vec<ProposalId> = self.stamps.keys().filter(|id| !now.contains_key(*id)).copied().collect();
        for id in gone {
            self.forget(id);
        }
        let changed: Vec<ProposalId> = now
            .iter()
            .filter(|(id, stamp)| self.stamps.get(*id) != Some(*stamp))
            .map(|(id, _)| *id)
            .collect();
        if changed.len() > self.stamps.len() {
            self.read_all(conn, &now)
        } else {
            changed.into_iter().try_for_each(|id| self.read_one(conn, (id, now[&id])))
        }
    }

    fn read_one(&mut self, conn: &mut Conn, (id, stamp): (ProposalId, Stamp)) -> Result<(), ServiceError> {
        match proposals::by_id(conn, id) {
            Ok(Some(proposal)) if may_be_matched(&proposal) => self.note(&proposal, stamp),
            // It was suspended or taken back a moment ago.
            Ok(Some(_) | None) => self.forget(id),
            Err(error @ StoreError::Row { .. }) => self.leave_out((id, stamp), &error),
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    fn read_all(&mut self, conn: &mut Conn, now: &HashMap<ProposalId, Stamp>) -> Result<(), ServiceError> {
        let mut offset = 0;
        loop {
            let some = match proposals::by_states(conn, (&STATES, Seen::All), (READ_AT_ONCE, offset)) {
                // Which one it is shows when each is read alone.
                Err(StoreError::Row { .. }) => {
                    return now.iter().try_for_each(|(id, stamp)| self.read_one(conn, (*id, *stamp)));
                }
                read => read?,
            };
            for proposal in &some {
                // What came since is read the next time.
                if let Some(stamp) = now.get(&proposal.id) {
                    self.note(proposal, *stamp);
                }
            }
            offset += READ_AT_ONCE;
            if some.is_empty() {
                return Ok(());
            }
        }
    }

    fn note(&mut self, proposal: &Proposal, stamp: Stamp) {
        self.forget(proposal.id);
        match facts_of(proposal, stamp) {
            Ok(Facts::Offer(offer)) => self.index.put_offer(offer),
            Ok(Facts::Request(request)) => self.index.put_request(request),
            Err(error) => return self.leave_out((proposal.id, stamp), &error),
        }
        self.stamps.insert(proposal.id, stamp);
    }

    /// Leaves out what cannot be read, until it changes: one of them must not keep everybody else from being matched.
    fn leave_out(&mut self, (id, stamp): (ProposalId, Stamp), why: &dyn std::fmt::Display) {
        self.forget(id);
        tracing::error!(proposal = %id, error = %why, "a proposal cannot be read and is left out of matching");
        self.stamps.insert(id, stamp);
        self.unreadable.insert(id);
    }

    fn forget(&mut self, id: ProposalId) {
        if self.stamps.remove(&id).is_some() {
            self.unreadable.remove(&id);
            let id = id.to_string();
            self.index.take_offer(&id);
            self.index.take_request(&id);
        }
    }
}

impl Default for Planner {
    fn default() -> Self {
        Self { known: Mutex::new(Known::nothing()), counting: Semaphore::new(1) }
    }
}

impl Planner {
    /// Looks at the index as the store is now.
    fn look<T>(
        &self,
        conn: &mut Conn,
        look: impl FnOnce(&mut Known) -> Result<T, ServiceError>,
    ) -> Result<T, ServiceError> {
        // Whoever panicked in the middle may have left half of a change.
        let mut known = self.known.lock().unwrap_or_else(|poisoned| {
            let mut known = PoisonError::into_inner(poisoned);
            *known = Known::nothing();
            self.known.clear_poison();
            known
        });
        known.refresh(conn)?;
        look(&mut known)
    }
}

enum Facts {
    Offer(OfferFacts),
    Request(RequestFacts),
}

fn facts_of(proposal: &Proposal, stamp: Stamp) -> Result<Facts, FactsError> {
    let (id, distances) = (proposal.id.to_string(), Distances::belgium());
    match &proposal.terms.intent {
        Intent::Offered(place) => {
            let known = (stamp.free_slots, stamp.vetted_until);
            OfferFacts::of(&id, place, known, distances).map(Facts::Offer)
        }
        Intent::Sought(home) => {
            let since = waiting_since(proposal, home.waiting_since);
            RequestFacts::of(&id, home, since, distances).map(Facts::Request)
        }
    }
}

/// Whether a proposal stands where it may be matched.
fn may_be_matched(proposal: &Proposal) -> bool {
    STATES.contains(&proposal.state)
}

/// Since when a request waits: the day that was told, or that on which it was written down.
fn waiting_since(proposal: &Proposal, told: Option<NaiveDate>) -> NaiveDate {
    let written = proposal.created_at.date_naive();
    told.map_or(written, |told| told.min(written))
}

/// An offer that may be proposed to a request.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub offer: ProposalId,
    /// Whose it is, where it is an ally's.
    pub abroad: Option<Abroad>,
    pub title: String,
    pub municipality: AreaCode,
    pub near: Nearness,
    pub fit: Fit,
    /// What has to be asked before anybody is asked to live there.
    pub unknown: RuleSet,
}

/// An ally's offer that could be proposed, once its association says what is missing.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub offer: ProposalId,
    pub abroad: Abroad,
    pub title: String,
    /// What the ally has to say.
    pub to_ask: RuleSet,
}

/// What there is for a request.
#[derive(Debug, Clone)]
pub struct Found {
    pub request: Proposal,
    /// The best ones, [`SHOWN_MAX`] at most.
    pub candidates: Vec<Candidate>,
    /// The best of those that wait for an ally's word, [`SHOWN_MAX`] at most.
    pub waiting: Vec<Waiting>,
    pub outlook: Outlook,
    pub guarded: Guarded,
    /// The most points of each component of fit.
    pub most: Vec<(Component, Millis)>,
}

/// What matching knows of an offer, ours or an ally's; `None` where it may not be matched.
///
/// # Errors
/// The store's.
pub fn facts_of_offer(
    conn: &mut Conn,
    app: &App,
    id: ProposalId,
) -> Result<Option<OfferFacts>, ServiceError> {
    app.planner.look(conn, |known| Ok(known.index.offer(&id.to_string()).cloned()))
}

/// The offers that may be proposed to a request, the best fit first, and why not more; for whoever has charge of it.
///
/// # Errors
/// [`ServiceError::NotFound`] for what is no request or in nobody's charge here, [`ServiceError::NotAllowed`], or the store's.
pub fn candidates(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
    id: ProposalId,
) -> Result<Found, ServiceError> {
    let request = desk::show(conn, viewer, id)?;
    found_for(conn, app, now, request)
}

/// As [`candidates`], of a request that the viewer may see.
fn found_for(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    request: Proposal,
) -> Result<Found, ServiceError> {
    let id = request.id;
    let home = request.sought().ok_or(ServiceError::NotFound("request"))?;
    let since = waiting_since(&request, home.waiting_since);
    let facts = RequestFacts::of(&id.to_string(), home, since, Distances::belgium())
        .map_err(|error| ServiceError::Internal(format!("proposal {id}: {error}")))?;
    let (with, marks) = (setting(app, now), marks(conn)?);
    let (feasible, to_ask, outlook) = app.planner.look(conn, |known| {
        let outlook = explain::outlook(&facts, &known.index, &marks, with);
        let best = |standing| best(&facts, known, (standing, &marks, with));
        Ok((best(Standing::Feasible)?, best(Standing::ToAsk)?, outlook))
    })?;
    let mut candidates = Vec::new();
    for pair in feasible {
        candidates.extend(candidate(conn, pair)?);
    }
    let mut waiting = Vec::new();
    for pair in to_ask {
        let Some(offer) = theirs::listed(conn, pair.offer)? else { continue };
        let abroad = theirs::abroad(&offer, pair.vetted_until);
        waiting.push(Waiting {
            offer: pair.offer,
            abroad,
            title: offer.title,
            to_ask: pair.judgement.to_ask,
        });
    }
    let guarded = facts.household.map_or(Guarded::Yes, |household| household.guarded);
    let most = Component::ALL.iter().map(|component| (*component, fit::most(*component, with))).collect();
    Ok(Found { candidates, waiting, outlook, guarded, most, request })
}

/// A pair of a request and an offer, as it was found in the index.
struct FoundPair {
    offer: ProposalId,
    side: Side,
    near: Nearness,
    fit: Fit,
    judgement: Judgement,
    /// As an ally says it.
    vetted_until: Option<NaiveDate>,
}

/// The best offers for a request that stand so to it and that nobody ruled out: the better fit first, and then the smaller id.
fn best(
    request: &RequestFacts,
    known: &Known,
    (standing, marks, with): (Standing, &Marks, Setting<'_>),
) -> Result<Vec<FoundPair>, ServiceError> {
    let ruled_out = |offer: &OfferFacts| {
        !marks.forbidden.is_empty() && marks.forbidden.contains(&PairIds::new(&request.id, &offer.id))
    };
    let standing_so = known
        .index
        .offers_for(request, with)
        .filter(|pair| pair.judgement.standing() == standing && !ruled_out(pair.offer));
    let mut all: Vec<_> =
        standing_so.map(|pair| (fit::fit(pair.offer, request, pair.near, with), pair)).collect();
    all.sort_unstable_by(|(a, one), (b, other)| {
        (b.total(), &one.offer.id).cmp(&(a.total(), &other.offer.id))
    });
    all.truncate(SHOWN_MAX);
    let read = |(fit, pair): (Fit, index::Pair<'_>)| {
        let offer: ProposalId =
            pair.offer.id.parse().map_err(|_| ServiceError::Internal("an offer's id".to_owned()))?;
        let (near, judgement) = (pair.near, pair.judgement);
        let vetted_until = known.theirs.vetted_until(offer);
        Ok(FoundPair { offer, side: pair.offer.side, near, fit, judgement, vetted_until })
    };
    all.into_iter().map(read).collect()
}

/// What a page says of an offer. It may have been suspended or taken back since: then it is not there (SG-10).
fn candidate(conn: &mut Conn, pair: FoundPair) -> Result<Option<Candidate>, ServiceError> {
    let (title, municipality, abroad) = match pair.side {
        Side::Here => {
            let found = proposals::by_id(conn, pair.offer)?.filter(may_be_matched);
            let Some(proposal) = found else { return Ok(None) };
            let Some(place) = proposal.offered() else { return Ok(None) };
            (proposal.terms.title.clone(), place.municipality.clone(), None)
        }
        Side::There => {
            let Some(offer) = theirs::listed(conn, pair.offer)? else { return Ok(None) };
            let abroad = theirs::abroad(&offer, pair.vetted_until);
            let Some(area) = offer.area else { return Ok(None) };
            (offer.title, area, Some(abroad))
        }
    };
    let FoundPair { offer, near, fit, judgement, .. } = pair;
    Ok(Some(Candidate { offer, abroad, title, municipality, near, fit, unknown: judgement.unknown }))
}
