//! Whether a plan serves everybody alike: share housed, waiting and options by kind of household. Source: matching.md "Model" 9.
//! Nothing about nationality, religion or status exists that could be counted (PR-01).

use std::collections::{BTreeMap, BTreeSet};

use super::facts::RequestFacts;
use super::need;
use super::plan::Plan;
use super::problem::Problem;
use crate::domain::codes::codes;
use crate::domain::household;

/// A difference above so many points, in thousandths of the whole, is warned of.
pub const WARN_PER_MILLE: u32 = 200;
/// Groups of fewer requests are shown and not compared: one household more or less would be a warning.
pub const COMPARED_MIN: u32 = 5;

codes! {
    /// By what households are compared.
    Dimension { Composition = "composition", Gender = "gender", Size = "size", Language = "language" }
    /// The adults of a household.
    Adults { Women = "women", Men = "men", Mixed = "mixed", Unsaid = "unsaid" }
}

/// Requests that have something in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The code of a composition, of [`Adults`], a size band, or the primary subtag of a language.
    pub name: String,
    pub requests: u32,
    pub housed: u32,
    pub waiting_days_median: u32,
    pub options_median: u32,
}

impl Group {
    /// The share that found a home, in thousandths.
    pub fn per_mille(&self) -> u32 {
        self.housed * 1_000 / self.requests.max(1)
    }
}

/// The groups of one dimension, and how far apart those that can be compared are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    pub dimension: Dimension,
    /// By name.
    pub groups: Vec<Group>,
    /// The difference between the best and the worst served group of [`COMPARED_MIN`] requests or more, in thousandths.
    pub difference_per_mille: u32,
}

impl Comparison {
    /// Whether somebody should look at it.
    pub fn warns(&self) -> bool {
        self.difference_per_mille > WARN_PER_MILLE
    }
}

/// Compares the requests that a plan could house, in every dimension.
pub fn compare(problem: &Problem<'_>, plan: &Plan) -> Vec<Comparison> {
    let unmatched: BTreeSet<&str> = plan.unmatched.iter().map(|id| &**id).collect();
    let seen: Vec<Seen<'_>> = problem
        .requests
        .iter()
        .zip(&problem.options)
        .map(|(request, options)| Seen {
            request,
            options: *options,
            housed: !unmatched.contains(&*request.id),
            waiting_days: u32::try_from(need::waiting_days(request, problem.with)).unwrap_or(0),
        })
        .collect();
    Dimension::ALL.iter().map(|dimension| comparison(*dimension, &seen)).collect()
}

struct Seen<'a> {
    request: &'a RequestFacts,
    options: u32,
    housed: bool,
    waiting_days: u32,
}

fn comparison(dimension: Dimension, seen: &[Seen<'_>]) -> Comparison {
    let mut members: BTreeMap<String, Vec<&Seen<'_>>> = BTreeMap::new();
    for one in seen {
        for name in names(dimension, one.request) {
            members.entry(name).or_default().push(one);
        }
    }
    let groups: Vec<Group> = members.into_iter().map(|(name, members)| group(name, &members)).collect();
    let compared = groups.iter().filter(|group| group.requests >= COMPARED_MIN).map(Group::per_mille);
    let spread = compared.clone().max().unwrap_or(0) - compared.min().unwrap_or(0);
    Comparison { dimension, groups, difference_per_mille: spread }
}

/// The groups that a request is in: of a language each that is spoken, otherwise one.
fn names(dimension: Dimension, request: &RequestFacts) -> Vec<String> {
    let Some(household) = request.household else { return Vec::new() };
    match dimension {
        Dimension::Composition => vec![household.composition.as_str().to_owned()],
        Dimension::Size => vec![household::size_band(household.persons.into()).to_owned()],
        Dimension::Gender => {
            let adults = match (household.women, household.men, household.others) {
                (_, _, 1..) => Adults::Unsaid,
                (1.., 0, 0) => Adults::Women,
                (0, 1.., 0) => Adults::Men,
                (1.., 1.., 0) => Adults::Mixed,
                // Minors alone: no plan houses them (SG-04), and their page says why.
                (0, 0, 0) => return Vec::new(),
            };
            vec![adults.as_str().to_owned()]
        }
        Dimension::Language => {
            let tags: BTreeSet<String> = request.languages.iter().map(|tongue| tongue.tag()).collect();
            tags.into_iter().collect()
        }
    }
}

fn group(name: String, members: &[&Seen<'_>]) -> Group {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Group {
        name,
        requests: count(members.len()),
        housed: count(members.iter().filter(|one| one.housed).count()),
        waiting_days_median: median(members.iter().map(|one| one.waiting_days).collect()),
        options_median: median(members.iter().map(|one| one.options).collect()),
    }
}

/// The middle value; of two in the middle the smaller one.
pub(in crate::domain) fn median(mut values: Vec<u32>) -> u32 {
    values.sort_unstable();
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests;
