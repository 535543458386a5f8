//! The plan that is kept, as its pages show it: what has gone since, or is ruled out by now, is left out; how much changed stands beside it.
//! Invariant: nobody sees a pair that a rule keeps apart now, whatever the plan says.

use chrono::{DateTime, Utc};

use super::decided::{self, Marked, Which, marks, setting};
use super::may_be_matched;
use crate::domain::access::Action;
use crate::domain::matching::facts::Side;
use crate::domain::matching::fit::Millis;
use crate::domain::matching::kept::{Kept, KeptPair};
use crate::domain::matching::rules::Standing;
use crate::ids::{PlanId, ProposalId};
use crate::services::{App, ServiceError, Viewer};
use crate::store::matchable::STATES;
use crate::store::{Conn, plan_orders, plans, proposals};

/// The most pairs, and the most requests without one, that a page lists.
pub const LISTED_MAX: usize = 100;

/// A request, or an offer, of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub id: ProposalId,
    pub title: String,
    /// Whose it is.
    pub side: Side,
}

/// A pair of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    pub request: Named,
    pub offer: Named,
    /// In thousandths of a point.
    pub fit: Millis,
    /// How many things are to be asked first.
    pub questions: usize,
    /// A moderator keeps the two together.
    pub is_locked: bool,
}

/// The plan that is kept, as it holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub kept: Kept,
    /// The most urgent and longest waiting first, [`LISTED_MAX`] at most.
    pub pairs: Vec<Proposed>,
    /// How many pairs hold in all.
    pub pairs_count: usize,
    /// How many pairs of it do not hold any more.
    pub gone: usize,
    /// Those that find nothing, [`LISTED_MAX`] at most.
    pub unmatched: Vec<Named>,
    pub unmatched_count: usize,
    /// How many offers and requests changed since.
    pub changed: u64,
    /// Whether the weights are others by now.
    pub is_otherwise_weighed: bool,
}

/// A proposal that cannot be read, with its title where that can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    pub id: ProposalId,
    pub title: Option<String>,
}

/// What the page of the plan shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Nothing before the first one.
    pub plan: Option<Shown>,
    /// Whether one is being made, or about to be.
    pub is_ordered: bool,
    pub marks: Vec<Marked>,
    /// What is left out of every plan, since it cannot be read.
    pub unreadable: Vec<Unreadable>,
}

/// The plan of all open requests, for who sees every case.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn desk(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
) -> Result<Desk, ServiceError> {
    viewer.require(Action::SeePlan)?;
    let plan = match plans::latest(conn)? {
        Some((id, kept)) => Some(shown(conn, app, now, (id, kept))?),
        None => None,
    };
    let unreadable: Vec<ProposalId> =
        app.planner.look(conn, |known| Ok(known.unreadable.iter().copied().collect()))?;
    let unreadable = unreadable.into_iter().map(|id| {
        let read = proposals::by_id(conn, id).ok().flatten();
        Unreadable { id, title: read.map(|proposal| proposal.terms.title) }
    });
    let unreadable = unreadable.collect();
    let marks = match viewer.require(Action::MarkPairs) {
        Ok(()) => decided::listed(conn, app, (viewer, now), Which::All)?,
        Err(_) => Vec::new(),
    };
    Ok(Desk { plan, unreadable, is_ordered: plan_orders::waits(conn)?, marks })
}

fn shown(
    conn: &mut Conn,
    app: &App,
    now: DateTime<Utc>,
    (id, kept): (PlanId, Kept),
) -> Result<Shown, ServiceError> {
    let (all, without) = (plans::pairs(conn, id)?, plans::unmatched(conn, id)?);
    let (marks, with) = (marks(conn)?, setting(app, now));
    let (pairs, without) = app.planner.look(conn, |known| {
        let holds = |pair: &&KeptPair| {
            let judged = marks.judge(&pair.ids, &known.index, with);
            judged.is_some_and(|judgement| judgement.standing() == Standing::Feasible)
        };
        let pairs: Vec<KeptPair> = all.iter().filter(holds).cloned().collect();
        let is_open = |id: &String| known.index.request(id).is_some();
        Ok((pairs, without.into_iter().filter(is_open).collect::<Vec<_>>()))
    })?;
    let mut listed = Vec::new();
    for pair in pairs.iter().take(LISTED_MAX) {
        let named = named(conn, &pair.ids.request)?.zip(named(conn, &pair.ids.offer)?);
        let Some((request, offer)) = named else { continue };
        listed.push(Proposed {
            request,
            offer,
            fit: pair.worth.fit.total(),
            questions: pair.unknown.iter().count(),
            is_locked: marks.locked.contains(&pair.ids),
        });
    }
    let mut unmatched = Vec::new();
    for id in without.iter().take(LISTED_MAX) {
        unmatched.extend(named(conn, id)?);
    }
    let changed = plans::changed_since(conn, (id, kept.made_at), &STATES)?;
    Ok(Shown {
        pairs: listed,
        pairs_count: pairs.len(),
        gone: all.len() - pairs.len(),
        unmatched,
        unmatched_count: without.len(),
        changed: u64::try_from(changed).unwrap_or(0),
        is_otherwise_weighed: kept.version != app.config.matching.version(),
        kept,
    })
}

/// The latest plan without its pairs: how it serves households of different kinds, for who sees every case.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn latest(conn: &mut Conn, viewer: Viewer) -> Result<Option<Kept>, ServiceError> {
    viewer.require(Action::SeePlan)?;
    Ok(plans::latest(conn)?.map(|(_, kept)| kept))
}

/// A proposal of a plan, where it is still open.
pub(super) fn named(conn: &mut Conn, id: &str) -> Result<Option<Named>, ServiceError> {
    let id: ProposalId = id.parse().map_err(|_| ServiceError::Internal("a proposal's id".to_owned()))?;
    let found = proposals::by_id(conn, id)?.filter(may_be_matched);
    match found {
        Some(proposal) => Ok(Some(Named { id, title: proposal.terms.title, side: Side::Here })),
        None => super::theirs::named(conn, id),
    }
}
