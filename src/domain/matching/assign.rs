//! The best assignment of rows to columns of which each takes a few: maximum-weight bipartite matching on a sparse graph.
//!
//! Successive shortest paths with potentials (Edmonds and Karp, 1972; for the sparse case Jonker and Volgenant, *Computing* 38, 1987): a row after
//! the other finds, by Dijkstra on reduced gains, the cheapest way to enter: to a free place, or to a row that leaves for it. A search ends at the
//! cheapest end that is known, so that it stays where its row competes.
//! Invariants after every row: prices are never negative; no edge gains more than the prices of its row and its column together; a column has a price only where
//! it is full. So the sum of the prices is at least the gain of any assignment, and equals that of the rows so far.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A row, by its number from 0.
pub type Row = u32;
/// A column, by its number from 0.
pub type Column = u32;

/// What a row gains in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    pub column: Column,
    /// More than nothing.
    pub gain: i64,
}

/// Rows, columns and what may be joined.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// How many rows each column takes.
    places: Vec<u32>,
    /// Where each row's edges begin, and after the last row their number.
    starts: Vec<usize>,
    edges: Vec<Edge>,
}

impl Graph {
    /// A graph without rows, whose columns take so many each.
    pub fn new(places: Vec<u32>) -> Self {
        Self { places, starts: vec![0], edges: Vec::new() }
    }

    /// Adds the next row. An edge that gains nothing, or to a column that there is not, is left out.
    pub fn push(&mut self, edges: impl IntoIterator<Item = Edge>) {
        let columns = self.places.len();
        self.edges.extend(edges.into_iter().filter(|edge| edge.gain > 0 && (edge.column as usize) < columns));
        self.starts.push(self.edges.len());
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.places.len()
    }

    /// How many edges there are.
    pub fn size(&self) -> usize {
        self.edges.len()
    }

    /// How many rows a column takes.
    pub fn places(&self, column: Column) -> u32 {
        self.places[column as usize]
    }

    /// A row's edges.
    pub fn edges(&self, row: Row) -> &[Edge] {
        &self.edges[self.starts[row as usize]..self.starts[row as usize + 1]]
    }

    fn gain(&self, row: Row, column: Column) -> i64 {
        let same = self.edges(row).iter().filter(|edge| edge.column == column);
        same.map(|edge| edge.gain).max().unwrap_or(0)
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Each row's column.
    pub columns: Vec<Option<Column>>,
    /// What all rows gain together.
    pub total: i64,
    /// No assignment gains more. Equal to `total` where the search was finished.
    pub bound: i64,
    /// How many edges were looked at.
    pub steps: u64,
    /// Whether it is the best one: the budget was enough.
    pub finished: bool,
    /// What one more row of its kind would gain; each row's dual price.
    pub row_prices: Vec<i64>,
    /// What one more place in it would gain; each column's dual price.
    pub column_prices: Vec<i64>,
}

/// The assignment that gains most, or the best one within so many steps (edges looked at) with a bound on what is missing. Ties go to whatever
/// comes first, so that the same graph and budget give the same answer everywhere.
///
/// The smaller side enters: while the other one has somebody free, ways are short.
pub fn solve(graph: &Graph, steps_max: u64) -> Assignment {
    let places = graph.places.iter().map(|places| u64::from(*places)).sum::<u64>();
    if places < graph.rows() as u64 {
        let turned = Turned::new(graph);
        turned.back(graph, solve_by_rows(&turned.graph, steps_max))
    } else {
        solve_by_rows(graph, steps_max)
    }
}

/// Lets the rows in, one after the other.
fn solve_by_rows(graph: &Graph, steps_max: u64) -> Assignment {
    let mut search = Search::new(graph, steps_max);
    let mut entered = 0;
    for row in rows(graph) {
        if search.enter(row).is_err() {
            break;
        }
        entered += 1;
    }
    let finished = entered == graph.rows();
    search.fill(entered);
    search.into_assignment(finished)
}

fn rows(graph: &Graph) -> impl Iterator<Item = Row> {
    (0..).take(graph.rows())
}

/// A graph whose rows are the places of another one's columns, and whose columns are its rows.
struct Turned {
    graph: Graph,
    /// The column that each place is of.
    column_of: Vec<Column>,
}

impl Turned {
    fn new(graph: &Graph) -> Self {
        let mut edges: Vec<Vec<Edge>> = vec![Vec::new(); graph.columns()];
        for row in rows(graph) {
            for edge in graph.edges(row) {
                edges[edge.column as usize].push(Edge { column: row, gain: edge.gain });
            }
        }
        let mut turned = Graph::new(vec![1; graph.rows()]);
        let mut column_of = Vec::new();
        for (column, edges) in (0..).zip(&edges) {
            for _ in 0..graph.places(column) {
                turned.push(edges.iter().copied());
                column_of.push(column);
            }
        }
        Self { graph: turned, column_of }
    }

    /// What an assignment of the turned graph means in the one that was turned.
    fn back(&self, graph: &Graph, made: Assignment) -> Assignment {
        let mut columns = vec![None; graph.rows()];
        // The places of a column are alike: the least of their prices exceeds as much as each.
        let mut column_prices = vec![i64::MAX; graph.columns()];
        for ((column, row), price) in self.column_of.iter().zip(&made.columns).zip(&made.row_prices) {
            if let Some(row) = row {
                columns[*row as usize] = Some(*column);
            }
            let least = &mut column_prices[*column as usize];
            *least = price.min(least).to_owned();
        }
        // What has no place costs as much as its best row would gain in it.
        for row in rows(graph) {
            for edge in graph.edges(row).iter().filter(|edge| graph.places(edge.column) == 0) {
                let price = &mut column_prices[edge.column as usize];
                let gain = edge.gain - made.column_prices[row as usize];
                *price = if *price == i64::MAX { gain.max(0) } else { gain.max(*price) };
            }
        }
        for price in column_prices.iter_mut().filter(|price| **price == i64::MAX) {
            *price = 0;
        }
        let mut turned = Assignment { columns, column_prices, row_prices: made.column_prices, ..made };
        turned.bound = bound(graph, &turned.row_prices, &turned.column_prices);
        turned
    }
}

/// What no assignment exceeds, by prices that no edge exceeds.
fn bound(graph: &Graph, row_prices: &[i64], column_prices: &[i64]) -> i64 {
    let places = graph.places.iter().zip(column_prices);
    row_prices.iter().sum::<i64>() + places.map(|(places, price)| i64::from(*places) * price).sum::<i64>()
}

/// The budget is used up.
struct Exhausted;

/// How a search ends.
#[derive(Clone, Copy)]
enum End {
    /// This row stays without a column.
    Leaves(Row),
    /// This column has a place.
    Free(Column),
}

const NOBODY: Row = Row::MAX;
const NOWHERE: Column = Column::MAX;

struct Search<'a> {
    graph: &'a Graph,
    row_prices: Vec<i64>,
    column_prices: Vec<i64>,
    column_of: Vec<Column>,
    rows_in: Vec<Vec<Row>>,
    steps: u64,
    steps_max: u64,
    // Of the search under way.
    distance: Vec<i64>,
    /// The row from which each column was reached.
    reached_from: Vec<Row>,
    settled: Vec<(Column, i64)>,
    touched: Vec<Column>,
    heap: BinaryHeap<Reverse<(i64, Column)>>,
}

impl<'a> Search<'a> {
    fn new(graph: &'a Graph, steps_max: u64) -> Self {
        let (rows, columns) = (graph.rows(), graph.columns());
        Self {
            graph,
            row_prices: vec![0; rows],
            column_prices: vec![0; columns],
            column_of: vec![NOWHERE; rows],
            rows_in: vec![Vec::new(); columns],
            steps: 0,
            steps_max,
            distance: vec![i64::MAX; columns],
            reached_from: vec![NOBODY; columns],
            settled: Vec::new(),
            touched: Vec::new(),
            heap: BinaryHeap::new(),
        }
    }

    /// The least price of a row that no edge exceeds.
    fn fair_price(&self, row: Row) -> i64 {
        let gains =
            self.graph.edges(row).iter().map(|edge| edge.gain - self.column_prices[edge.column as usize]);
        gains.max().unwrap_or(0).max(0)
    }

    /// Lets one more row in, at the least loss of the others.
    fn enter(&mut self, row: Row) -> Result<(), Exhausted> {
        self.row_prices[row as usize] = self.fair_price(row);
        self.steps += self.graph.edges(row).len() as u64;
        let found = self.cheapest_end(row);
        if let Ok((end, cost)) = found {
            self.raise_prices(row, cost);
            self.augment(row, end);
        }
        for column in self.touched.drain(..) {
            self.distance[column as usize] = i64::MAX;
            self.reached_from[column as usize] = NOBODY;
        }
        self.settled.clear();
        self.heap.clear();
        found.map(|_| ())
    }

    /// Dijkstra from a row over columns: the end that costs least, and what it costs.
    fn cheapest_end(&mut self, row: Row) -> Result<(End, i64), Exhausted> {
        let mut best = (End::Leaves(row), self.row_prices[row as usize]);
        self.relax(row, 0, &mut best)?;
        while let Some(Reverse((distance, column))) = self.heap.pop() {
            if distance >= best.1 {
                break;
            }
            if distance > self.distance[column as usize] {
                continue;
            }
            self.settled.push((column, distance));
            for place in 0..self.rows_in[column as usize].len() {
                let there = self.rows_in[column as usize][place];
                let leaving = distance + self.row_prices[there as usize];
                if leaving < best.1 {
                    best = (End::Leaves(there), leaving);
                }
                self.relax(there, distance, &mut best)?;
            }
        }
        Ok(best)
    }

    /// Looks at the edges of a row that is reached at a distance.
    fn relax(&mut self, row: Row, distance: i64, best: &mut (End, i64)) -> Result<(), Exhausted> {
        let edges = self.graph.edges(row);
        self.steps += edges.len() as u64;
        if self.steps > self.steps_max {
            return Err(Exhausted);
        }
        let base = distance + self.row_prices[row as usize];
        for edge in edges {
            let column = edge.column as usize;
            let reached = base + self.column_prices[column] - edge.gain;
            // The second question is the dearer one: it looks up what is far away in memory.
            if reached >= best.1 || reached >= self.distance[column] {
                continue;
            }
            if self.distance[column] == i64::MAX {
                self.touched.push(edge.column);
            }
            self.distance[column] = reached;
            self.reached_from[column] = row;
            if (self.rows_in[column].len() as u64) < u64::from(self.graph.places[column]) {
                *best = (End::Free(edge.column), reached);
            } else {
                self.heap.push(Reverse((reached, edge.column)));
            }
        }
        Ok(())
    }

    /// Makes the way to the end that was found cost nothing, and no edge exceed its prices.
    fn raise_prices(&mut self, row: Row, cost: i64) {
        self.row_prices[row as usize] -= cost;
        for &(column, distance) in &self.settled {
            let raise = cost - distance;
            self.column_prices[column as usize] += raise;
            for &there in &self.rows_in[column as usize] {
                self.row_prices[there as usize] -= raise;
            }
        }
    }

    /// Moves everybody on the way from the end to the row that came.
    fn augment(&mut self, row: Row, end: End) {
        let mut column = match end {
            End::Free(column) => column,
            End::Leaves(leaving) if leaving == row => return,
            End::Leaves(leaving) => {
                let column = std::mem::replace(&mut self.column_of[leaving as usize], NOWHERE);
                self.rows_in[column as usize].retain(|there| *there != leaving);
                column
            }
        };
        loop {
            let mover = self.reached_from[column as usize];
            let before = std::mem::replace(&mut self.column_of[mover as usize], column);
            self.rows_in[column as usize].push(mover);
            if mover == row {
                return;
            }
            self.rows_in[before as usize].retain(|there| *there != mover);
            column = before;
        }
    }

    /// Gives the rows that the budget did not reach the best of what is free.
    fn fill(&mut self, entered: usize) {
        for row in rows(self.graph).skip(entered) {
            let free = |edge: &&Edge| {
                (self.rows_in[edge.column as usize].len() as u64)
                    < u64::from(self.graph.places[edge.column as usize])
            };
            let best = self
                .graph
                .edges(row)
                .iter()
                .filter(free)
                .max_by_key(|edge| (edge.gain, Reverse(edge.column)));
            if let Some(edge) = best {
                self.column_of[row as usize] = edge.column;
                self.rows_in[edge.column as usize].push(row);
            }
            self.row_prices[row as usize] = self.fair_price(row);
        }
    }

    fn into_assignment(self, finished: bool) -> Assignment {
        let columns: Vec<Option<Column>> =
            self.column_of.iter().map(|column| (*column != NOWHERE).then_some(*column)).collect();
        let gains = (0..).zip(&columns).filter_map(|(row, column)| Some(self.graph.gain(row, (*column)?)));
        let bound = bound(self.graph, &self.row_prices, &self.column_prices);
        Assignment {
            total: gains.sum(),
            columns,
            bound,
            steps: self.steps,
            finished,
            row_prices: self.row_prices,
            column_prices: self.column_prices,
        }
    }
}

#[cfg(test)]
mod tests;
