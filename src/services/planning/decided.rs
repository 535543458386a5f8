//! What moderators decide about pairs before any plan is made: to keep a request and an offer together, or never to propose them.
//! Invariants: no decision overrides a hard rule; a lock that cannot be kept any more is left out of plans and said to be so; every deed is in the
//! audit log with both proposals and its code.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::plans::Named;
use crate::domain::access::Action;
use crate::domain::audit::{AuditEvent, Reason, Subject};
use crate::domain::matching::facts::{self, Side};
use crate::domain::matching::marks::{Marks, MarksError, PairIds};
use crate::domain::matching::reach::Distances;
use crate::domain::matching::rules::Setting;
use crate::domain::pair_mark::{MarkKind, PairMark};
use crate::ids::ProposalId;
use crate::services::{App, ServiceError, Viewer, audit};
use crate::store::match_marks::{self, StoredMark};
use crate::store::{Conn, Tx, matches, proposals};

/// A request of ours, and an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub request: ProposalId,
    pub offer: ProposalId,
}

impl Pair {
    /// The two as matching names them.
    pub fn ids(self) -> PairIds {
        PairIds::new(&self.request.to_string(), &self.offer.to_string())
    }
}

/// What is decided about pairs, for whatever is planned or shown. What the plan before proposed is added where a plan is made.
///
/// # Errors
/// The store's.
pub fn marks(conn: &mut Conn) -> Result<Marks, ServiceError> {
    let mut marks = of_stored(&match_marks::all(conn)?);
    marks.frozen = asked(conn)?;
    Ok(marks)
}

/// The pairs whose seeker is asked now: plans leave them as they are. Of several that one seeker is asked about it is the first, and no more of one
/// offer than it has free slots. A request whose seeker said yes is not matched any more (`store::matchable`).
fn asked(conn: &mut Conn) -> Result<BTreeSet<PairIds>, ServiceError> {
    let mut requests = BTreeSet::new();
    let mut slots: BTreeMap<ProposalId, u8> = BTreeMap::new();
    let mut frozen = BTreeSet::new();
    for (request, offer) in matches::asked(conn)? {
        if let std::collections::btree_map::Entry::Vacant(entry) = slots.entry(offer) {
            entry.insert(proposals::by_id(conn, offer)?.map_or(0, |offer| offer.free_slots()));
        }
        let free = slots.get_mut(&offer).filter(|free| **free > 0);
        if let Some(free) = free
            && requests.insert(request)
        {
            *free -= 1;
            frozen.insert(Pair { request, offer }.ids());
        }
    }
    Ok(frozen)
}

fn of_stored(stored: &[StoredMark]) -> Marks {
    let of = |kind: MarkKind| {
        let some = stored.iter().filter(move |one| one.mark.kind() == kind);
        some.map(|one| one.pair.clone()).collect()
    };
    Marks { locked: of(MarkKind::Lock), forbidden: of(MarkKind::Veto), ..Marks::default() }
}

/// Decides about a pair, in place of what was decided before. A veto ends a lock; a pair that was ruled out is let in again before it is locked.
///
/// # Errors
/// [`ServiceError::Marks`] for a lock that cannot be kept, [`ServiceError::NotFound`], [`ServiceError::NotAllowed`], or the store's.
pub async fn mark(
    app: &Arc<App>,
    viewer: Viewer,
    (pair, mark): (Pair, PairMark),
) -> Result<(), ServiceError> {
    viewer.require(Action::MarkPairs)?;
    let now = app.clock.now();
    let reading = Arc::clone(app);
    app.db
        .read(move |conn| match mark {
            PairMark::Lock(_) => may_lock(conn, &reading, now, pair),
            PairMark::Veto(_) => Ok(()),
        })
        .await?;
    app.db.tx(move |tx| save(tx, now, viewer, (pair, mark))).await
}

/// Sees that a lock can be kept beside all others as things are now.
fn may_lock(conn: &mut Conn, app: &App, now: DateTime<Utc>, pair: Pair) -> Result<(), ServiceError> {
    let marks = marks(conn)?;
    let with = setting(app, now);
    app.planner.look(conn, |known| Ok(marks.may_lock(&pair.ids(), &known.index, with).map(drop)?))
}

/// What pairs are judged with today.
pub(super) fn setting(app: &App, now: DateTime<Utc>) -> Setting<'_> {
    Setting {
        today: facts::day(now.date_naive()),
        weights: &app.config.matching,
        distances: Distances::belgium(),
    }
}

fn save(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (pair, mark): (Pair, PairMark),
) -> Result<(), ServiceError> {
    let account = viewer.account().ok_or(ServiceError::NotAllowed)?;
    let request = proposals::by_id(tx, pair.request)?.filter(|request| request.sought().is_some());
    let offer = proposals::by_id(tx, pair.offer)?.filter(|offer| offer.offered().is_some());
    request.zip(offer).ok_or(ServiceError::NotFound("pair"))?;
    let ids = pair.ids();
    let before = match_marks::of(tx, &ids)?.map(|stored| stored.mark);
    match (before, mark) {
        (Some(PairMark::Veto(_)), PairMark::Lock(_)) => {
            return Err(MarksError::Forbidden(ids).into());
        }
        (Some(before @ PairMark::Lock(_)), PairMark::Veto(_)) => note_lifted(tx, now, viewer, (pair, before)),
        (Some(_) | None, _) => {}
    }
    match_marks::save(tx, (&ids, mark), account, now)?;
    let event = match mark {
        PairMark::Lock(_) => AuditEvent::PairLocked,
        PairMark::Veto(_) => AuditEvent::PairVetoed,
    };
    note(tx, now, viewer, (event, pair, mark));
    Ok(())
}

/// Takes back what was decided about a pair.
///
/// # Errors
/// [`ServiceError::NotFound`] where nothing is, [`ServiceError::NotAllowed`], or the store's.
pub fn lift(tx: &mut Tx<'_>, now: DateTime<Utc>, viewer: Viewer, pair: Pair) -> Result<(), ServiceError> {
    viewer.require(Action::MarkPairs)?;
    let ids = pair.ids();
    let stored = match_marks::of(tx, &ids)?.ok_or(ServiceError::NotFound("mark"))?;
    match_marks::delete(tx, &ids)?;
    note_lifted(tx, now, viewer, (pair, stored.mark));
    Ok(())
}

fn note_lifted(tx: &mut Tx<'_>, now: DateTime<Utc>, viewer: Viewer, (pair, mark): (Pair, PairMark)) {
    let event = match mark {
        PairMark::Lock(_) => AuditEvent::PairLockLifted,
        PairMark::Veto(_) => AuditEvent::PairVetoLifted,
    };
    note(tx, now, viewer, (event, pair, mark));
}

/// An entry for each of the two, so that either's history has it.
fn note(
    tx: &mut Tx<'_>,
    now: DateTime<Utc>,
    viewer: Viewer,
    (event, pair, mark): (AuditEvent, Pair, PairMark),
) {
    for id in [pair.request, pair.offer] {
        audit::note_with(tx, now, viewer, (event, Subject::Proposal(id), Some(Reason::Pair(mark))));
    }
}

/// A decision, as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    pub pair: Pair,
    pub request: Named,
    pub offer: Named,
    pub mark: PairMark,
    /// The address with which whoever decided it signs in.
    pub by: String,
    pub at: DateTime<Utc>,
    /// Why a lock is in no plan now.
    pub broken: Option<MarksError>,
}

/// Of which request decisions are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    All,
    Of(ProposalId),
}

/// The decisions about pairs, the latest first, for who decides about them.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn listed(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
    which: Which,
) -> Result<Vec<Marked>, ServiceError> {
    viewer.require(Action::MarkPairs)?;
    let stored = match_marks::all(conn)?;
    let (marks, with) = (of_stored(&stored), setting(app, now));
    let broken = app.planner.look(conn, |known| Ok(marks.keepable(&known.index, with).1))?;
    let mut broken: BTreeMap<PairIds, MarksError> =
        broken.into_iter().map(|error| (error.pair().clone(), error)).collect();
    let mut listed = Vec::new();
    for one in stored {
        let Ok(pair) = read(&one.pair) else { continue };
        if which != Which::All && which != Which::Of(pair.request) {
            continue;
        }
        let named = title(conn, pair.request)?.zip(title(conn, pair.offer)?);
        let Some((request, offer)) = named else { continue };
        let broken = broken.remove(&one.pair);
        listed.push(Marked { pair, request, offer, mark: one.mark, by: one.by, at: one.at, broken });
    }
    Ok(listed)
}

fn read(ids: &PairIds) -> Result<Pair, ServiceError> {
    let id = |text: &str| text.parse().map_err(|_| ServiceError::Internal("a proposal's id".to_owned()));
    Ok(Pair { request: id(&ids.request)?, offer: id(&ids.offer)? })
}

/// The title of a proposal of ours, whatever became of it.
fn title(conn: &mut Conn, id: ProposalId) -> Result<Option<Named>, ServiceError> {
    Ok(proposals::by_id(conn, id)?.map(|proposal| Named {
        id,
        title: proposal.terms.title,
        side: Side::Here,
    }))
}
