//! All open requests and offers as one graph to be solved: which pairs are feasible, and what each is worth. Source: matching.md "Model" 4 and 5.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::sync::Arc;

use super::assign::{Column, Edge, Graph, Row};
use super::facts::{OfferFacts, RequestFacts};
use super::features::Features;
use super::figures::Figures;
use super::fit::{self, Fit, Millis, POINT};
use super::index::{Index, Pair};
use super::marks::{Marks, MarksError, PairIds, Settled};
use super::need;
use super::reach::Nearness;
use super::rules::{Setting, Standing};

/// What a pair is worth in a plan, by why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth {
    pub fit: Fit,
    pub need: need::Points,
    /// For having few options.
    pub options: Millis,
    /// For a scarce feature that is needed, less those that are wasted.
    pub scarce: Millis,
    /// Against beds that stay empty.
    pub unused: Millis,
    /// For being in the plan before.
    pub unchanged: Millis,
    pub base: Millis,
}

impl Worth {
    /// All together, in thousandths of a point.
    pub fn total(&self) -> Millis {
        self.base
            + self.fit.total()
            + self.need.total()
            + self.options
            + self.scarce
            + self.unused
            + self.unchanged
    }
}

/// What is to be planned.
pub struct Problem<'a> {
    pub with: Setting<'a>,
    pub settled: Settled,
    /// The rows: requests that wait, in the order of their arrival.
    pub requests: Vec<&'a RequestFacts>,
    /// The columns: offers with a free slot, by id.
    pub offers: Vec<&'a OfferFacts>,
    /// How many feasible offers each row has, before anything was pruned.
    pub options: Vec<u32>,
    /// The best fit that each row has anywhere, in thousandths of a point.
    pub best_fit: Vec<Millis>,
    pub graph: Graph,
    /// Whether pairs were left out, for there were too many.
    pub is_pruned: bool,
    /// What the pair that is worth least gains in the graph, where a household counts more than all worths together can make up.
    pub least_gain: i64,
    /// What first come, first served reaches.
    pub first_come: Figures,
    scarce: Features,
    marks: &'a Marks,
}

/// A row's feasible pairs: the column and the worth.
type Edges = Vec<(Column, Millis)>;

impl<'a> Problem<'a> {
    /// Finds and weighs all pairs.
    ///
    /// # Errors
    /// A lock that cannot be kept.
    pub fn new(index: &'a Index, marks: &'a Marks, with: Setting<'a>) -> Result<Self, MarksError> {
        let settled = marks.settle(index, with)?;
        let mut requests: Vec<&RequestFacts> =
            index.requests().filter(|request| !settled.requests.contains(&request.id)).collect();
        requests.sort_unstable_by(|a, b| (a.waiting_since, &a.id).cmp(&(b.waiting_since, &b.id)));
        let left = |offer: &OfferFacts| {
            offer.free_slots.saturating_sub(settled.taken.get(&offer.id).copied().unwrap_or(0))
        };
        let mut offers: Vec<&OfferFacts> = index.offers().filter(|offer| left(offer) > 0).collect();
        offers.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let places = offers.iter().map(|offer| u32::from(left(offer))).collect();
        let scarce = index.scarce(with.weights);
        let mut problem = Self {
            with,
            settled,
            requests,
            offers,
            options: Vec::new(),
            best_fit: Vec::new(),
            graph: Graph::new(places),
            is_pruned: false,
            least_gain: 1,
            first_come: Figures::default(),
            scarce,
            marks,
        };
        problem.weigh(index);
        Ok(problem)
    }

    fn weigh(&mut self, index: &'a Index) {
        let columns: HashMap<Arc<str>, Column> =
            (0..).zip(&self.offers).map(|(column, offer)| (Arc::clone(&offer.id), column)).collect();
        let mut queue = FirstCome::new(&self.graph);
        let mut kept = Kept::new(self.offers.len(), self.with);
        for request in &self.requests {
            let feasible: Vec<(Column, Pair<'_>)> = index
                .offers_for(request, self.with)
                .filter(|pair| pair.judgement.standing() == Standing::Feasible)
                .filter_map(|pair| Some((*columns.get(&pair.offer.id)?, pair)))
                .filter(|(_, pair)| !self.is_forbidden(pair))
                .collect();
            let options = u32::try_from(feasible.len()).unwrap_or(u32::MAX);
            self.options.push(options);
            let weighed: Vec<(Column, Worth)> =
                feasible.iter().map(|(column, pair)| (*column, self.worth(pair, options))).collect();
            self.best_fit.push(weighed.iter().map(|(_, worth)| worth.fit.total()).max().unwrap_or(0));
            queue.serve(request, &weighed);
            kept.row(weighed.into_iter().map(|(column, worth)| (column, worth.total())).collect());
        }
        for (pair, _) in &self.settled.pairs {
            let worth = self.worth_of(pair, 1, index);
            if let Some(request) = index.request(&pair.request) {
                queue.figures.count(request);
                queue.figures.house(request, worth.fit.total());
            }
        }
        self.first_come = queue.figures;
        self.is_pruned = kept.is_pruned;
        let rows = kept.into_rows();
        let worths = || rows.iter().flatten().map(|(_, worth)| *worth);
        let (least, most) = (worths().min().unwrap_or(0), worths().max().unwrap_or(0));
        let household = household_worth(self.requests.len(), least, most);
        self.least_gain = household + least;
        for edges in rows {
            self.graph
                .push(edges.into_iter().map(|(column, worth)| Edge { column, gain: household + worth }));
        }
    }

    fn is_forbidden(&self, pair: &Pair<'_>) -> bool {
        !self.marks.forbidden.is_empty() && self.marks.forbidden.contains(&ids(pair))
    }

    /// What a pair of rows and columns is worth, where the request has so many options.
    fn worth(&self, pair: &Pair<'_>, options: u32) -> Worth {
        let weights = self.with.weights;
        let (offered, needed) = (Features::offered(pair.offer), Features::needed(pair.request));
        let half = Millis::from(weights.options_half);
        let empty = pair.offer.capacity.saturating_sub(pair.request.persons);
        let unchanged = !self.marks.before.is_empty() && self.marks.before.contains(&ids(pair));
        Worth {
            base: Millis::from(weights.base) * POINT,
            fit: fit::fit(pair.offer, pair.request, pair.near, self.with),
            need: need::need(pair.request, self.with),
            options: Millis::from(weights.options) * POINT * half / (half + Millis::from(options)),
            scarce: Features::points(self.scarce, offered, needed, weights),
            unused: -Millis::from(weights.unused_bed) * POINT * Millis::from(empty),
            unchanged: if unchanged { Millis::from(weights.unchanged) * POINT } else { 0 },
        }
    }

    /// What a pair is worth where the request has so many options. A settled one has this only.
    pub fn worth_of(&self, pair: &PairIds, options: u32, index: &Index) -> Worth {
        let both = index.offer(&pair.offer).zip(index.request(&pair.request));
        let (offer, request) = both.expect("a pair of a plan is of open proposals");
        let near = Nearness::of(index.distances(), offer.area, &request.zones, &request.anchors);
        self.worth(&Pair { offer, request, near, judgement: Default::default() }, options)
    }

    /// The row of a request, where it waits.
    pub fn row(&self, request: &str) -> Option<Row> {
        (0..).zip(&self.requests).find(|(_, facts)| &*facts.id == request).map(|(row, _)| row)
    }

    /// The column of an offer, where it has a free slot.
    pub fn column(&self, offer: &str) -> Option<Column> {
        let found = self.offers.binary_search_by(|facts| (*facts.id).cmp(offer));
        found.ok().and_then(|column| Column::try_from(column).ok())
    }
}

fn ids(pair: &Pair<'_>) -> PairIds {
    PairIds { request: Arc::clone(&pair.request.id), offer: Arc::clone(&pair.offer.id) }
}

/// So much is one more household worth than any difference that the pairs of a plan can make: the objective is lexicographic.
fn household_worth(households_max: usize, least: Millis, most: Millis) -> i64 {
    let households = i64::try_from(households_max).unwrap_or(i64::MAX);
    households.saturating_mul(most - least) + least.abs() + 1
}

/// First come, first served: each takes the best of what is left.
struct FirstCome {
    left: Vec<u32>,
    figures: Figures,
}

impl FirstCome {
    fn new(graph: &Graph) -> Self {
        let columns = (0..).take(graph.columns());
        Self { left: columns.map(|column| graph.places(column)).collect(), figures: Figures::default() }
    }

    fn serve(&mut self, request: &RequestFacts, weighed: &[(Column, Worth)]) {
        self.figures.count(request);
        let free = weighed.iter().filter(|(column, _)| self.left[*column as usize] > 0);
        let best = free.map(|(column, worth)| (worth.fit.total(), Reverse(*column))).max();
        if let Some((fit, Reverse(column))) = best {
            self.left[column as usize] -= 1;
            self.figures.house(request, fit);
        }
    }
}

/// The worth of a pair and its row, of which the smaller one comes first.
type Entry = (Millis, Reverse<Row>);

/// The pairs that are kept: all, or once there are too many the union of each side's best.
struct Kept {
    all: Vec<Edges>,
    count: usize,
    is_pruned: bool,
    edges_max: usize,
    each: usize,
    /// Of each column its best, the least of them on top.
    best_of: Vec<BinaryHeap<Reverse<Entry>>>,
}

impl Kept {
    fn new(columns: usize, with: Setting<'_>) -> Self {
        Self {
            all: Vec::new(),
            count: 0,
            is_pruned: false,
            edges_max: with.weights.edges_max as usize,
            each: with.weights.edges_each as usize,
            best_of: vec![BinaryHeap::new(); columns],
        }
    }

    fn row(&mut self, edges: Edges) {
        let row = Row::try_from(self.all.len()).expect("rows have numbers");
        for (column, worth) in &edges {
            let best = &mut self.best_of[*column as usize];
            let entry = (*worth, Reverse(row));
            if best.len() < self.each {
                best.push(Reverse(entry));
            } else if let Some(mut least) = best.peek_mut()
                && least.0 < entry
            {
                *least = Reverse(entry);
            }
        }
        self.count += edges.len();
        self.all.push(edges);
        if !self.is_pruned && self.count > self.edges_max {
            self.is_pruned = true;
            for edges in &mut self.all {
                best_of_row(edges, self.each);
            }
        } else if self.is_pruned
            && let Some(edges) = self.all.last_mut()
        {
            best_of_row(edges, self.each);
        }
    }

    fn into_rows(self) -> Vec<Edges> {
        let mut rows = self.all;
        if self.is_pruned {
            for (column, best) in (0..).zip(self.best_of) {
                for Reverse((worth, Reverse(row))) in best {
                    rows[row as usize].push((column, worth));
                }
            }
        }
        for edges in &mut rows {
            edges.sort_unstable();
            edges.dedup();
        }
        rows
    }
}

fn best_of_row(edges: &mut Edges, each: usize) {
    edges.sort_unstable_by_key(|(column, worth)| (Reverse(*worth), *column));
    edges.truncate(each);
    edges.shrink_to_fit();
}

#[cfg(test)]
mod tests;
