//! A plan: the pairs that house the most households, and of those that do, the ones worth most. Source: matching.md "Model" 4 to 7.
//! Invariant: no pair of a plan breaks a rule, is forbidden, or waits for another instance's verdict.

use std::sync::Arc;

use super::assign::{self, Assignment};
use super::figures::Figures;
use super::fit::Millis;
use super::index::Index;
use super::marks::{Marks, MarksError, PairIds};
use super::problem::{Problem, Worth};
use super::reach::Nearness;
use super::rules::{self, Judgement, RuleSet, Setting};
use crate::domain::codes::codes;

/// A pair of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub ids: PairIds,
    pub worth: Worth,
    /// What has to be asked before anybody is asked to live there.
    pub unknown: RuleSet,
    /// The best fit that the request has anywhere, in thousandths of a point: what the plan gives beside it.
    pub best_fit: Millis,
    pub kind: Kind,
}

codes! {
    /// Why a pair is in a plan.
    Kind {
        /// Locked by a moderator, or under way.
        Settled = "settled",
        Chosen = "chosen",
    }
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// By the request's id.
    pub pairs: Vec<Planned>,
    /// The requests that it houses nowhere, by id.
    pub unmatched: Vec<Arc<str>>,
    /// Under way, and broken by now.
    pub broken: Vec<(PairIds, Judgement)>,
    pub figures: Figures,
    pub first_come: Figures,
    /// No plan houses more households.
    pub households_max: u32,
    /// Whether it is the best one, or the steps were used up before.
    pub finished: bool,
    pub steps: u64,
    /// How many pairs were weighed.
    pub edges: usize,
    pub is_pruned: bool,
}

/// Makes the plan of all open proposals, in at most so many steps of the solver.
///
/// # Errors
/// A lock that cannot be kept.
pub fn plan(index: &Index, marks: &Marks, with: Setting<'_>, steps_max: u64) -> Result<Plan, MarksError> {
    let problem = Problem::new(index, marks, with)?;
    let made = assign::solve(&problem.graph, steps_max);
    Ok(problem.plan(index, &made))
}

impl Problem<'_> {
    /// What an assignment of its graph means.
    pub fn plan(&self, index: &Index, made: &Assignment) -> Plan {
        let mut figures = Figures::default();
        let mut pairs = Vec::new();
        let mut unmatched = Vec::new();
        for (row, column) in made.columns.iter().enumerate() {
            let request = self.requests[row];
            figures.count(request);
            let Some(column) = column else {
                unmatched.push(Arc::clone(&request.id));
                continue;
            };
            let offer = self.offers[*column as usize];
            let ids = PairIds { request: Arc::clone(&request.id), offer: Arc::clone(&offer.id) };
            let near = Nearness::of(index.distances(), offer.area, &request.zones, &request.anchors);
            let judgement = rules::judge(offer, request, near, self.with);
            let worth = self.worth_of(&ids, self.options[row], index);
            let (unknown, best_fit) = (judgement.unknown, self.best_fit[row]);
            pairs.push(Planned { ids, worth, unknown, best_fit, kind: Kind::Chosen });
        }
        for (ids, judgement) in &self.settled.pairs {
            if let Some(request) = index.request(&ids.request) {
                figures.count(request);
            }
            let worth = self.worth_of(ids, 1, index);
            let (unknown, best_fit) = (judgement.unknown, worth.fit.total());
            pairs.push(Planned { ids: ids.clone(), worth, unknown, best_fit, kind: Kind::Settled });
        }
        for pair in &pairs {
            if let Some(request) = index.request(&pair.ids.request) {
                figures.house(request, pair.worth.fit.total());
            }
        }
        pairs.sort_unstable_by(|a, b| a.ids.cmp(&b.ids));
        unmatched.sort_unstable();
        Plan {
            pairs,
            unmatched,
            broken: self.settled.broken.clone(),
            figures,
            first_come: self.first_come,
            households_max: self.households_max(made),
            finished: made.finished,
            steps: made.steps,
            edges: self.graph.size(),
            is_pruned: self.is_pruned,
        }
    }

    /// No assignment of the graph houses more: so many of its least gains would exceed the bound.
    fn households_max(&self, made: &Assignment) -> u32 {
        let more = u32::try_from(made.bound / self.least_gain.max(1)).unwrap_or(u32::MAX);
        more.saturating_add(u32::try_from(self.settled.pairs.len()).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests;
