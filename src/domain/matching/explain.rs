//! Why nobody, and what a choice costs the others. Source: matching.md "Model" 8.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::assign::{self, Assignment, Column, Graph, Row};
use super::facts::{Day, OfferFacts, RequestFacts};
use super::fit::Millis;
use super::index::Index;
use super::marks::{Marks, PairIds};
use super::problem::Problem;
use super::reach::{Hectometres, Nearness};
use super::rules::{self, Rule, RuleSet, Setting, Standing};

/// Distances are told in steps of so many kilometres.
const STEP_KM: u16 = 5;
/// Budgets are told in steps of so many cents.
const STEP_CENTS: u32 = 5_000;

/// The least that a request would have to give up for one more offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relaxation {
    /// So far away at most, in kilometres.
    Distance { to_km: u16 },
    /// So much a month, in cents.
    Budget { to_cents: u32 },
    /// To begin as late as this day.
    Start { on: Day },
    /// To stay for so many months at least.
    Months { to: u8 },
    /// Without this need or wish.
    Without,
}

/// A rule that alone keeps offers from a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blocker {
    pub rule: Rule,
    /// How many offers only this rule keeps apart.
    pub offers: u32,
    /// The smallest change that helps, and how many offers it opens. `None` where no request can change anything: the rules of safeguarding,
    /// and what is the host's to change.
    pub relaxation: Option<(Relaxation, u32)>,
}

/// How the offers here stand to a request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outlook {
    /// That may be proposed.
    pub feasible: u32,
    /// That another instance has to answer for first.
    pub to_ask: u32,
    /// That several rules keep apart at once.
    pub by_several: u32,
    /// Each rule that alone keeps offers apart, the one with most offers first.
    pub blockers: Vec<Blocker>,
}

/// Looks at all offers for one request: what there is, and what would have to change.
pub fn outlook(request: &RequestFacts, index: &Index, marks: &Marks, with: Setting<'_>) -> Outlook {
    let mut outlook = Outlook::default();
    let mut alone: BTreeMap<Rule, Vec<(&OfferFacts, Nearness)>> = BTreeMap::new();
    for offer in index.offers().filter(|offer| offer.free_slots > 0) {
        let near = Nearness::of(index.distances(), offer.area, &request.zones, &request.anchors);
        let mut judgement = rules::judge(offer, request, near, with);
        if !marks.forbidden.is_empty() && marks.forbidden.contains(&PairIds::new(&request.id, &offer.id)) {
            judgement.block();
        }
        match (judgement.standing(), judgement.failed.only()) {
            (Standing::Feasible, _) => outlook.feasible += 1,
            (Standing::ToAsk, _) => outlook.to_ask += 1,
            (Standing::Infeasible, Some(rule)) => alone.entry(rule).or_default().push((offer, near)),
            (Standing::Infeasible, None) => outlook.by_several += 1,
        }
    }
    let blocker = |(rule, offers): (Rule, Vec<(&OfferFacts, Nearness)>)| Blocker {
        rule,
        offers: u32::try_from(offers.len()).unwrap_or(u32::MAX),
        relaxation: relaxation(rule, request, &offers, with),
    };
    outlook.blockers = alone.into_iter().map(blocker).collect();
    outlook.blockers.sort_by_key(|blocker| (std::cmp::Reverse(blocker.offers), blocker.rule));
    outlook
}

/// The smallest change of a request that opens some of the offers that only this rule keeps apart.
fn relaxation(
    rule: Rule,
    request: &RequestFacts,
    offers: &[(&OfferFacts, Nearness)],
    with: Setting<'_>,
) -> Option<(Relaxation, u32)> {
    let start = |offer: &OfferFacts| rules::start(offer, request, with.today);
    let rent = |offer: &OfferFacts| offer.rent_cents;
    match rule {
        Rule::Distance => {
            let km = |(_, near): &(&OfferFacts, Nearness)| {
                Some(kilometres(near.limited()?).next_multiple_of(STEP_KM))
            };
            least(offers, km).map(|(to_km, count)| (Relaxation::Distance { to_km }, count))
        }
        Rule::Rent => {
            let cents =
                |(offer, _): &(&OfferFacts, Nearness)| Some(rent(offer)?.next_multiple_of(STEP_CENTS));
            least(offers, cents).map(|(to_cents, count)| (Relaxation::Budget { to_cents }, count))
        }
        Rule::Dates => {
            // What ended before is past help.
            let on = |(offer, _): &(&OfferFacts, Nearness)| {
                let on = start(offer);
                offer.until.is_none_or(|until| on < until).then_some(on)
            };
            least(offers, on).map(|(on, count)| (Relaxation::Start { on }, count))
        }
        Rule::DurationMin => {
            let months = |(offer, _): &(&OfferFacts, Nearness)| {
                let least = offer.min_months?;
                let most = rules::longest_stay(offer, request, with.today);
                most.is_none_or(|most| Day::from(least) * rules::DAYS_A_MONTH <= most).then_some(least)
            };
            least(offers, months).map(|(to, count)| (Relaxation::Months { to }, count))
        }
        Rule::StepFree | Rule::Pets | Rule::Smoking | Rule::Domiciliation => {
            Some((Relaxation::Without, u32::try_from(offers.len()).unwrap_or(u32::MAX)))
        }
        Rule::Capacity
        | Rule::MinorUnaccompanied
        | Rule::WomenOnly
        | Rule::LoneAdult
        | Rule::ChildrenOk
        | Rule::Accepts
        | Rule::BlockedPair
        | Rule::Vetting
        | Rule::SharedRoomNights => None,
    }
}

/// The least value, and how many have it or a smaller one: so many offers it opens.
fn least<T, V: Ord + Copy>(offers: &[T], value: impl Fn(&T) -> Option<V>) -> Option<(V, u32)> {
    let values: Vec<V> = offers.iter().filter_map(value).collect();
    let least = *values.iter().min()?;
    let count = values.iter().filter(|value| **value <= least).count();
    Some((least, u32::try_from(count).unwrap_or(u32::MAX)))
}

fn kilometres(away: Hectometres) -> u16 {
    away.div_ceil(10)
}

/// A request whose offer changes: the one before, and the one then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub request: Arc<str>,
    pub before: Option<Arc<str>>,
    pub after: Option<Arc<str>>,
}

/// What it costs to force a pair into a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forced {
    /// Households that find no home for it.
    pub households: u32,
    /// What the plan is worth less, in thousandths of a point, where as many are housed.
    pub worth: Millis,
    pub moved: Vec<Moved>,
    /// What is not known of the pair.
    pub unknown: RuleSet,
}

impl Problem<'_> {
    /// What it costs the others to force a pair: the plan is solved anew with it. `None` where the pair is not among those that may be chosen.
    pub fn forcing(&self, made: &Assignment, pair: &PairIds, steps_max: u64) -> Option<Forced> {
        let (row, column) = (self.row(&pair.request)?, self.column(&pair.offer)?);
        let gain = self.graph.edges(row).iter().find(|edge| edge.column == column)?.gain;
        let without = assign::solve(&self.without(row, column), steps_max);
        let (before, mut after) = (made.columns.clone(), without.columns);
        after[row as usize] = Some(column);
        let housed =
            |columns: &[Option<Column>]| u32::try_from(columns.iter().flatten().count()).unwrap_or(u32::MAX);
        let households = housed(&before).saturating_sub(housed(&after));
        let name =
            |column: &Option<Column>| column.map(|column| Arc::clone(&self.offers[column as usize].id));
        let changed =
            before.iter().zip(&after).zip(&self.requests).filter(|((before, after), _)| before != after);
        let lost = made.total - (without.total + gain);
        let unknown = {
            let (offer, request) = (self.offers[column as usize], self.requests[row as usize]);
            let near = Nearness::of(self.with.distances, offer.area, &request.zones, &request.anchors);
            rules::judge(offer, request, near, self.with).unknown
        };
        Some(Forced {
            households,
            worth: if households == 0 { lost.max(0) } else { 0 },
            moved: changed
                .map(|((before, after), facts)| Moved {
                    request: Arc::clone(&facts.id),
                    before: name(before),
                    after: name(after),
                })
                .collect(),
            unknown,
        })
    }

    /// The graph in which a row is settled in a column.
    fn without(&self, row: Row, column: Column) -> Graph {
        let places = (0..)
            .take(self.graph.columns())
            .map(|other| self.graph.places(other) - u32::from(other == column));
        let mut graph = Graph::new(places.collect());
        for other in (0..).take(self.graph.rows()) {
            let edges = if other == row { &[][..] } else { self.graph.edges(other) };
            graph.push(edges.iter().copied());
        }
        graph
    }
}

#[cfg(test)]
mod tests;
