//! The solver against brute force, an independent solver and its own bound.

use proptest::prelude::*;

use super::{Assignment, Column, Edge, Graph, Row, solve};

const ENOUGH: u64 = u64::MAX;

/// What is wrong with an assignment as one of this graph; nothing where it is one and its prices prove it the best.
fn fault(graph: &Graph, made: &Assignment) -> Option<String> {
    let mut taken = vec![0; graph.columns()];
    let mut total = 0;
    for (row, column) in (0..).zip(&made.columns) {
        let Some(column) = column else { continue };
        let gain = graph.edges(row).iter().filter(|edge| edge.column == *column).map(|edge| edge.gain).max();
        let Some(gain) = gain else { return Some(format!("row {row} has no edge to {column}")) };
        total += gain;
        taken[*column as usize] += 1;
    }
    for (column, taken) in (0..).zip(taken) {
        if taken > graph.places(column) {
            return Some(format!("column {column} takes {taken}"));
        }
    }
    let (rows, columns) = (&made.row_prices, &made.column_prices);
    let exceeds = |row: Row, edge: &Edge| edge.gain > rows[row as usize] + columns[edge.column as usize];
    let negative = rows.iter().chain(columns).any(|price| *price < 0);
    let exceeded = (0..).take(graph.rows()).any(|row| graph.edges(row).iter().any(|edge| exceeds(row, edge)));
    let bound: i64 = rows.iter().sum::<i64>()
        + (0..).zip(columns).map(|(column, price)| i64::from(graph.places(column)) * price).sum::<i64>();
    (total != made.total || negative || exceeded || bound != made.bound || total > bound)
        .then(|| format!("the prices prove nothing: {made:?}"))
}

/// The best total, by trying everything.
fn brute_force(graph: &Graph, row: Row, taken: &mut [u32]) -> i64 {
    if row as usize == graph.rows() {
        return 0;
    }
    let mut best = brute_force(graph, row + 1, taken);
    for edge in graph.edges(row).to_vec() {
        let column = edge.column as usize;
        if taken[column] < graph.places(edge.column) {
            taken[column] += 1;
            best = best.max(edge.gain + brute_force(graph, row + 1, taken));
            taken[column] -= 1;
        }
    }
    best
}

fn graph_of(places: &[u32], rows: &[Vec<(Column, i64)>]) -> Graph {
    let mut graph = Graph::new(places.to_vec());
    for row in rows {
        graph.push(row.iter().map(|(column, gain)| Edge { column: *column, gain: *gain }));
    }
    graph
}

/// Random graphs: up to seven rows, seven columns, gains that often tie and sometimes differ by orders of magnitude.
fn small() -> impl Strategy<Value = Graph> {
    let gain = prop_oneof![1..6_i64, 1..1_000_i64, 1_000_000..1_000_006_i64];
    let rows = prop::collection::vec(prop::collection::vec((0..7_u32, gain), 0..7), 0..8);
    (prop::collection::vec(0..3_u32, 7), rows).prop_map(|(places, rows)| graph_of(&places, &rows))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn the_best_assignment_is_what_trying_everything_finds(graph in small()) {
        let made = solve(&graph, ENOUGH);
        prop_assert_eq!(fault(&graph, &made), None);
        prop_assert!(made.finished);
        prop_assert_eq!(made.total, made.bound);
        prop_assert_eq!(made.total, brute_force(&graph, 0, &mut vec![0; graph.columns()]));
    }

    #[test]
    fn a_budget_that_ends_early_still_gives_an_assignment_and_a_bound_that_the_best_one_keeps(
        graph in small(), budget in 0..60_u64,
    ) {
        let made = solve(&graph, budget);
        prop_assert_eq!(fault(&graph, &made), None);
        let best = brute_force(&graph, 0, &mut vec![0; graph.columns()]);
        prop_assert!(made.total <= best && best <= made.bound);
        prop_assert!(!made.finished || made.total == best);
        prop_assert_eq!(&made, &solve(&graph, budget));
    }
}

/// A random number from a state, the same everywhere (SplitMix64: Steele, Lea and Flood, OOPSLA 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// A sparse random graph in which some rows find no column, with the lexicographic gains of a plan.
fn large(seed: u64, rows: u64, columns: u64, degree: u64) -> Graph {
    let mut state = seed;
    let mut graph = Graph::new(vec![1; usize::try_from(columns).unwrap()]);
    for _ in 0..rows {
        // Few columns are wanted by many.
        let wanted = if next(&mut state).is_multiple_of(3) { columns } else { columns / 4 };
        let edge = |state: &mut u64| Edge {
            column: u32::try_from(next(state) % wanted).unwrap(),
            gain: 1_000_000_000 + i64::try_from(next(state) % 400_000).unwrap(),
        };
        let edges: Vec<Edge> = (0..degree).map(|_| edge(&mut state)).collect();
        graph.push(edges);
    }
    graph
}

#[test]
fn an_independent_solver_finds_no_better_assignment_of_two_thousand_rows() {
    for (seed, rows, columns, degree) in
        [(1, 50, 40, 4), (2, 300, 450, 6), (3, 900, 600, 5), (4, 2_000, 2_000, 6)]
    {
        let graph = large(seed, rows, columns, degree);
        let made = solve(&graph, ENOUGH);
        assert_eq!(fault(&graph, &made), None);
        // Who stays without is one more column for each row, which costs nothing.
        let width = graph.columns() + graph.rows();
        let mut costs = vec![0.0; graph.rows() * width];
        for row in 0..u32::try_from(graph.rows()).unwrap() {
            for edge in graph.edges(row) {
                let cost = &mut costs[row as usize * width + edge.column as usize];
                *cost = f64::max(*cost, edge.gain as f64);
            }
        }
        let (rows, columns) = lsap::solve(graph.rows(), width, &costs, true).unwrap();
        let theirs: f64 = rows.iter().zip(&columns).map(|(row, column)| costs[row * width + column]).sum();
        assert_eq!(made.total as f64, theirs, "seed {seed}");
    }
}

#[test]
fn rows_that_find_nothing_stay_and_columns_without_a_place_take_nobody() {
    let graph = graph_of(&[0, 1], &[vec![(0, 9)], vec![], vec![(1, 2), (0, 9)]]);
    let made = solve(&graph, ENOUGH);
    assert_eq!((made.columns, made.total), (vec![None, None, Some(1)], 2));
}

#[test]
fn an_edge_that_gains_nothing_or_leads_nowhere_is_none() {
    let graph = graph_of(&[1], &[vec![(0, 0), (0, -4), (1, 5)]]);
    assert_eq!(graph.size(), 0);
}

#[test]
fn a_budget_is_enough_to_the_step_and_one_step_less_is_not() {
    let graph = large(5, 40, 60, 5);
    let whole = solve(&graph, ENOUGH);
    let (enough, short) = (solve(&graph, whole.steps), solve(&graph, whole.steps - 1));
    assert_eq!((enough == whole, short.finished), (true, false));
    assert_eq!(fault(&graph, &short), None);
}

#[test]
fn whoever_the_budget_did_not_reach_gets_the_best_of_what_is_free() {
    let graph = graph_of(&[1, 1, 1], &[vec![(0, 5), (1, 9)], vec![(1, 8), (2, 3)]]);
    let made = solve(&graph, 0);
    assert_eq!(
        (made.columns, made.total, made.bound, made.finished),
        (vec![Some(1), Some(2)], 12, 17, false)
    );
}
