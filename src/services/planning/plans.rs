//! The plan of all open requests, made when somebody looks and kept in memory until something changes or the day does.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Known, STEPS_A_SECOND, may_be_matched};
use crate::domain::access::Action;
use crate::domain::matching::assign;
use crate::domain::matching::facts::{self, Day, Side};
use crate::domain::matching::fairness::{self, Comparison};
use crate::domain::matching::fit::Millis;
use crate::domain::matching::marks::Marks;
use crate::domain::matching::plan::Plan;
use crate::domain::matching::problem::Problem;
use crate::domain::matching::reach::Distances;
use crate::domain::matching::rules::Setting;
use crate::ids::ProposalId;
use crate::services::{App, ServiceError, Viewer};
use crate::store::Conn;
use crate::store::proposals;

/// A page waits for the solver for so many seconds of a usual machine at most; the best plan by then is shown as what it is.
const PAGE_SECONDS: u64 = 5;
/// The most pairs, and the most requests without one, that a page lists.
pub const LISTED_MAX: usize = 100;

/// A plan of a day, and how it serves whom.
#[derive(Debug)]
pub(super) struct Made {
    day: Day,
    plan: Arc<Plan>,
    comparisons: Vec<Comparison>,
}

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
}

/// A plan, as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub plan: Arc<Plan>,
    /// The most urgent and longest waiting first, [`LISTED_MAX`] at most.
    pub pairs: Vec<Proposed>,
    /// Those that find nothing, [`LISTED_MAX`] at most.
    pub unmatched: Vec<Named>,
}

/// The plan of all open requests as of now, for who sees every case.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn plan(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
) -> Result<Shown, ServiceError> {
    viewer.require(Action::SeePlan)?;
    let made = made(conn, app, now)?;
    let plan = &made.plan;
    let mut order: Vec<_> = plan.pairs.iter().collect();
    order.sort_by(|a, b| (b.worth.need.total(), &a.ids).cmp(&(a.worth.need.total(), &b.ids)));
    let mut pairs = Vec::new();
    for pair in order.into_iter().take(LISTED_MAX) {
        let (request, offer) = (named(conn, &pair.ids.request)?, named(conn, &pair.ids.offer)?);
        // What went away since is in no plan any more.
        let Some((request, offer)) = request.zip(offer) else { continue };
        let questions = pair.unknown.iter().count();
        pairs.push(Proposed { request, offer, fit: pair.worth.fit.total(), questions });
    }
    let mut unmatched = Vec::new();
    for id in plan.unmatched.iter().take(LISTED_MAX) {
        unmatched.extend(named(conn, id)?);
    }
    Ok(Shown { pairs, unmatched, plan: Arc::clone(plan) })
}

/// How the plan serves households of different kinds, for who sees every case.
///
/// # Errors
/// As [`plan`].
pub fn comparisons(
    conn: &mut Conn,
    app: &App,
    (viewer, now): (Viewer, DateTime<Utc>),
) -> Result<Vec<Comparison>, ServiceError> {
    viewer.require(Action::SeePlan)?;
    Ok(made(conn, app, now)?.comparisons.clone())
}

fn named(conn: &mut Conn, id: &str) -> Result<Option<Named>, ServiceError> {
    let id: ProposalId = id.parse().map_err(|_| ServiceError::Internal("a proposal's id".to_owned()))?;
    let found = proposals::by_id(conn, id)?.filter(may_be_matched);
    match found {
        Some(proposal) => Ok(Some(Named { id, title: proposal.terms.title, side: Side::Here })),
        None => super::theirs::named(conn, id),
    }
}

fn made(conn: &mut Conn, app: &App, now: DateTime<Utc>) -> Result<Arc<Made>, ServiceError> {
    let day = facts::day(now.date_naive());
    app.planner.look(conn, |known| {
        if let Some(made) = known.made.as_ref().filter(|made| made.day == day) {
            return Ok(Arc::clone(made));
        }
        let with = Setting { today: day, weights: &app.config.matching, distances: Distances::belgium() };
        let made = Arc::new(make(known, with)?);
        known.made = Some(Arc::clone(&made));
        Ok(made)
    })
}

fn make(known: &Known, with: Setting<'_>) -> Result<Made, ServiceError> {
    let marks = Marks::default();
    let problem = Problem::new(&known.index, &marks, with)
        .map_err(|error| ServiceError::Conflict(error.to_string()))?;
    let solved = assign::solve(&problem.graph, PAGE_SECONDS * STEPS_A_SECOND);
    let plan = problem.plan(&known.index, &solved);
    Ok(Made { day: with.today, comparisons: fairness::compare(&problem, &plan), plan: Arc::new(plan) })
}
