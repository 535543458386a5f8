//! A plan is made: of a copy of the index, on a thread of its own, and kept with its pairs.
//! Invariant: what was read is planned as a whole; nothing waits for the solver but who asked for the plan.

use std::cmp::Reverse;
use std::thread;

use chrono::{DateTime, Utc};
use tokio::sync::oneshot;

use super::STEPS_A_SECOND;
use super::decided::marks;
use crate::domain::access::Action;
use crate::domain::matching::assign;
use crate::domain::matching::facts::day;
use crate::domain::matching::fairness;
use crate::domain::matching::index::Index;
use crate::domain::matching::kept::{Kept, KeptPair, Why, next_night};
use crate::domain::matching::marks::Marks;
use crate::domain::matching::need;
use crate::domain::matching::plan::Planned;
use crate::domain::matching::problem::Problem;
use crate::domain::matching::rules::Setting;
use crate::services::{App, ServiceError, Viewer};
use crate::store::plan_orders::{self, Finished, Order};
use crate::store::{Conn, Tx, plans, sweeps};
use crate::weights::Weights;

/// The solver has so many seconds of a usual machine at most; the best plan by then is kept as what it is.
const SOLVER_SECONDS: u64 = 60;
/// The name under which it is noted when the next plan of the night is due.
const NIGHT: &str = "plan";

/// What a plan is made of.
pub struct Input {
    pub index: Index,
    pub marks: Marks,
    pub weights: Weights,
    pub taken_at: DateTime<Utc>,
}

impl Input {
    /// What is there now, and what the plan before proposed.
    ///
    /// # Errors
    /// The store's.
    pub fn take(conn: &mut Conn, app: &App, now: DateTime<Utc>) -> Result<Self, ServiceError> {
        let mut marks = marks(conn)?;
        if let Some(id) = plans::latest_id(conn)? {
            marks.before = plans::pair_ids(conn, id)?.into_iter().collect();
        }
        let index = app.planner.look(conn, |known| Ok(known.index.clone()))?;
        Ok(Self { index, marks, weights: app.config.matching, taken_at: now })
    }

    /// What its pairs are judged with.
    pub fn setting(&self) -> Setting<'_> {
        Setting {
            today: day(self.taken_at.date_naive()),
            weights: &self.weights,
            distances: self.index.distances(),
        }
    }
}

/// A plan that is made and not kept yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub kept: Kept,
    /// The most urgent and longest waiting first.
    pub pairs: Vec<KeptPair>,
    pub unmatched: Vec<String>,
}

/// Makes a plan, on this thread. Locks that cannot be kept are left out of it.
///
/// # Errors
/// [`ServiceError::Marks`], which leaving them out excludes.
pub fn make(input: &Input, why: Why) -> Result<Made, ServiceError> {
    let with = input.setting();
    let (marks, _) = input.marks.clone().keepable(&input.index, with);
    let problem = Problem::new(&input.index, &marks, with)?;
    let solved = assign::solve(&problem.graph, SOLVER_SECONDS * STEPS_A_SECOND);
    let plan = problem.plan(&input.index, &solved);
    let comparisons = fairness::compare(&problem, &plan);
    let mut pairs: Vec<&Planned> = plan.pairs.iter().collect();
    pairs.sort_by_key(|pair| (Reverse(pair.worth.need.total()), pair.ids.clone()));
    let kept = |pair: &Planned| KeptPair {
        ids: pair.ids.clone(),
        kind: pair.kind,
        worth: pair.worth,
        best_fit: pair.best_fit,
        unknown: pair.unknown,
    };
    let mut unmatched: Vec<String> = plan.unmatched.iter().map(ToString::to_string).collect();
    let need = |id: &String| input.index.request(id).map(|request| need::need(request, with).total());
    unmatched.sort_by_key(|id| (Reverse(need(id)), id.clone()));
    Ok(Made {
        pairs: pairs.into_iter().map(kept).collect(),
        unmatched,
        kept: Kept {
            made_at: input.taken_at,
            day: input.taken_at.date_naive(),
            why,
            version: input.weights.version(),
            figures: plan.figures,
            first_come: plan.first_come,
            households_max: plan.households_max,
            is_finished: plan.finished,
            is_pruned: plan.is_pruned,
            steps: plan.steps,
            edges: plan.edges as u64,
            comparisons,
        },
    })
}

/// Makes a plan on a thread of its own, which a process that ends does not wait for: nobody answers, and the order waits for the next one.
///
/// # Errors
/// [`ServiceError::Internal`] where there is no thread.
pub fn start(input: Input, why: Why) -> Result<oneshot::Receiver<Result<Made, ServiceError>>, ServiceError> {
    let (tell, told) = oneshot::channel();
    let work = move || drop(tell.send(make(&input, why)));
    let started = thread::Builder::new().name("plan".to_owned()).spawn(work);
    started.map_err(|error| ServiceError::Internal(format!("a thread for a plan: {error}")))?;
    Ok(told)
}

/// Keeps a plan, where its order is still held.
///
/// # Errors
/// [`ServiceError::Conflict`] where a request of it is gone meanwhile, or the order is somebody else's; or the store's.
pub fn keep(tx: &mut Tx<'_>, order: &Order, made: &Made) -> Result<Finished, ServiceError> {
    let finished = plan_orders::finish(tx, order)?;
    if finished != Finished::Lost {
        plans::insert(tx, &made.kept, (&made.pairs, &made.unmatched))?;
    }
    Ok(finished)
}

/// Orders a plan of what is there from now on.
///
/// # Errors
/// [`ServiceError::NotAllowed`], or the store's.
pub fn ask(tx: &mut Tx<'_>, now: DateTime<Utc>, viewer: Viewer) -> Result<(), ServiceError> {
    viewer.require(Action::SeePlan)?;
    Ok(plan_orders::ask(tx, Why::Asked, now)?)
}

/// Whether something about the plan of the night is to be written.
///
/// # Errors
/// The store's.
pub fn is_night(conn: &mut Conn, now: DateTime<Utc>) -> Result<bool, ServiceError> {
    Ok(sweeps::due_at(conn, NIGHT)?.is_none_or(|due| due <= now))
}

/// Orders the plan of the night where it is due; gives whether it was. A new instance has its first one in its first night.
///
/// # Errors
/// [`ServiceError::Conflict`] where another process was faster, or the store's.
pub fn order_night(tx: &mut Tx<'_>, app: &App, now: DateTime<Utc>) -> Result<bool, ServiceError> {
    let next = next_night(now, app.config.matching.plan_hour);
    if sweeps::due_at(tx, NIGHT)?.is_none() {
        sweeps::set(tx, NIGHT, next)?;
        return Ok(false);
    }
    if !sweeps::take_until(tx, NIGHT, now, next)? {
        return Ok(false);
    }
    plan_orders::ask(tx, Why::Nightly, now)?;
    Ok(true)
}
