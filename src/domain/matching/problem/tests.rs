//! What a pair is worth, part by part, and how much a household counts.

use super::super::assign::Edge;
use super::super::facts::Needs;
use super::super::samples::*;
use super::super::weights::Weights;
use super::*;
use crate::domain::household::{Need, Urgency};
use crate::domain::place::StepFree;

#[test]
fn a_household_counts_more_than_any_worth_can_make_up_and_no_more_than_it_must() {
    assert_eq!(household_worth(3, 10, 30), 3 * 20 + 10 + 1);
    assert_eq!(household_worth(2, -5, 5), 2 * 10 + 5 + 1);
    assert_eq!(household_worth(0, 0, 0), 1);
    for (households, least, most) in [(1, 0, 600_000), (5, -70_000, 300_000), (40, 90_000, 90_000)] {
        let one = household_worth(households, least, most);
        for fewer in 0..i64::try_from(households).unwrap() {
            assert!(
                (fewer + 1) * (one + least) > fewer * (one + most),
                "{households} {least} {most} {fewer}"
            );
        }
    }
}

#[test]
fn each_part_of_a_pairs_worth_is_what_the_design_says_and_the_total_their_sum() {
    let weights = Weights::default();
    let mut offers: Vec<OfferFacts> =
        (0..12).map(|n| OfferFacts { step_free: StepFree::None, ..an_offer(&format!("o{n:02}")) }).collect();
    offers[3].step_free = StepFree::All;
    let steps = RequestFacts {
        needs: Needs::of(&[Need::StepFree]),
        urgency: Urgency::Urgent,
        waiting_since: today() - 90,
        ..a_woman("steps")
    };
    let index = index(&offers, &[steps, RequestFacts { waiting_since: today(), ..a_woman("any") }]);
    let marks = Marks { before: [PairIds::new("any", "o05")].into(), ..Marks::default() };
    let problem = Problem::new(&index, &marks, setting(&weights)).unwrap();
    assert_eq!(problem.requests.iter().map(|request| &*request.id).collect::<Vec<_>>(), ["steps", "any"]);
    assert_eq!(problem.options, [1, 12]);

    let rare = problem.worth_of(&PairIds::new("steps", "o03"), 1, &index);
    let parts = [rare.base, rare.options, rare.scarce, rare.unused, rare.unchanged];
    assert_eq!(parts, [100_000, 60_000 * 10 / 11, 40_000, -24_000, 0]);
    assert_eq!((rare.need.urgency, rare.need.waiting, rare.need.total()), (60_000, 15_000, 75_000));
    assert_eq!(rare.total(), 100_000 + rare.fit.total() + 75_000 + 54_545 + 40_000 - 24_000);

    let wasted = problem.worth_of(&PairIds::new("any", "o03"), 12, &index);
    assert_eq!((wasted.options, wasted.scarce), (60_000 * 10 / 22, -25_000));
    let kept = problem.worth_of(&PairIds::new("any", "o05"), 12, &index);
    assert_eq!((kept.unchanged, kept.scarce), (15_000, 0));
    assert_eq!(kept.total(), 100_000 + kept.fit.total() + 30_000 + 27_272 - 24_000 + 15_000);
    assert_eq!(problem.best_fit, [rare.fit.total(), kept.fit.total().max(wasted.fit.total())]);

    // The graph has these worths above what a household counts.
    let least = [&rare, &wasted, &kept].map(Worth::total).into_iter().min().unwrap();
    let gain = |row: Row, column: Column| {
        let found = problem.graph.edges(row).iter().find(|edge| edge.column == column);
        found.map(|edge: &Edge| edge.gain - problem.least_gain)
    };
    assert_eq!((gain(0, 3), gain(0, 4)), (Some(rare.total() - least), None));
    assert_eq!((gain(1, 3), gain(1, 5)), (Some(wasted.total() - least), Some(kept.total() - least)));
}

/// Thirty requests, of which the two that came last need a home tonight, and as many homes that are all alike.
fn thirty(edges_max: u32) -> (bool, Vec<(Row, Vec<Column>)>) {
    let offers: Vec<OfferFacts> = (0..30).map(|n| an_offer(&format!("o{n:02}"))).collect();
    let request = |n| RequestFacts {
        waiting_since: today() - n,
        urgency: if n < 2 { Urgency::Immediate } else { Urgency::Soon },
        ..a_woman(&format!("r{n:02}"))
    };
    let requests: Vec<RequestFacts> = (0..30).map(request).collect();
    let weights = Weights { edges_max, edges_each: 2, ..Weights::default() };
    let (index, marks) = (index(&offers, &requests), Marks::default());
    let problem = Problem::new(&index, &marks, setting(&weights)).unwrap();
    let columns = |row| problem.graph.edges(row).iter().map(|edge| edge.column).collect();
    (problem.is_pruned, (0..30).map(|row| (row, columns(row))).collect())
}

#[test]
fn of_too_many_pairs_each_side_keeps_its_best_and_of_as_many_as_may_be_all_stay() {
    assert!(!thirty(900).0);
    let (is_pruned, rows) = thirty(899);
    assert!(is_pruned);
    for (row, columns) in rows {
        // The two that came last are the best of every home.
        let expected: Vec<Column> = if row >= 28 { (0..30).collect() } else { vec![0, 1] };
        assert_eq!(columns, expected, "row {row}");
    }
}
