//! Groups, their medians, and when a difference is warned of.

use super::super::assign;
use super::super::facts::{OfferFacts, RequestFacts};
use super::super::marks::Marks;
use super::super::samples::*;
use super::super::weights::Weights;
use super::*;
use crate::domain::household::{AgeBand, Gender};

fn compared(offers: &[OfferFacts], requests: &[RequestFacts]) -> Vec<Comparison> {
    let weights = Weights::default();
    let (index, marks) = (index(offers, requests), Marks::default());
    let problem = Problem::new(&index, &marks, setting(&weights)).unwrap();
    let made = assign::solve(&problem.graph, u64::MAX);
    compare(&problem, &problem.plan(&index, &made))
}

/// So many women alone, and so many women with a child.
fn requests(alone: u8, parents: u8) -> Vec<RequestFacts> {
    let woman = |n| RequestFacts { waiting_since: today() - i32::from(n), ..a_woman(&format!("w{n}")) };
    let parent = |n| a_request(&format!("p{n}"), &[adult(Gender::Female), child(AgeBand::Small)]);
    (0..alone).map(woman).chain((0..parents).map(parent)).collect()
}

/// Homes for one person.
fn small(count: u8) -> Vec<OfferFacts> {
    (0..count).map(|n| OfferFacts { capacity: 1, ..an_offer(&format!("o{n}")) }).collect()
}

#[test]
fn a_difference_above_twenty_points_between_groups_that_can_be_compared_is_warned_of() {
    let of = |alone, parents| {
        let all = compared(&small(5), &requests(alone, parents));
        let composition = all.into_iter().find(|one| one.dimension == Dimension::Composition).unwrap();
        (composition.difference_per_mille, composition.warns())
    };
    // Of five women alone all are housed, of five parents none.
    assert_eq!(of(5, 5), (1_000, true));
    // Four are too few to be compared.
    assert_eq!(of(5, 4), (0, false));
    // Of twenty-five women a fifth is housed: exactly twenty points are none too many.
    assert_eq!(of(25, 5), (200, false));
    assert_eq!(of(24, 5), (208, true));
}

#[test]
fn each_group_has_its_share_and_the_medians_of_waiting_and_options() {
    let all = compared(&small(2), &requests(4, 1));
    let groups = |dimension: Dimension| {
        let one = all.iter().find(|one| one.dimension == dimension).unwrap();
        one.groups.iter().map(|group| (group.name.as_str(), group.requests, group.housed)).collect::<Vec<_>>()
    };
    assert_eq!(groups(Dimension::Composition), [("lone_parent", 1, 0), ("lone_woman", 4, 2)]);
    assert_eq!(groups(Dimension::Gender), [("women", 5, 2)]);
    assert_eq!(groups(Dimension::Size), [("1", 4, 2), ("2", 1, 0)]);
    let women = all[0].groups.iter().find(|group| group.name == "lone_woman").unwrap();
    assert_eq!((women.per_mille(), women.waiting_days_median, women.options_median), (500, 1, 2));
    let dimensions: Vec<Dimension> = all.iter().map(|one| one.dimension).collect();
    assert_eq!(dimensions, Dimension::ALL);
}

#[test]
fn a_median_of_nothing_is_nothing_and_of_two_the_smaller() {
    assert_eq!([vec![], vec![3], vec![9, 1], vec![5, 1, 9]].map(median), [0, 3, 1, 5]);
}

#[test]
fn households_are_grouped_by_the_gender_of_their_adults_and_by_each_language() {
    let mixed = a_request("m", &[adult(Gender::Female), adult(Gender::Male)]);
    let unsaid = a_request("u", &[adult(Gender::Female), adult(Gender::Undisclosed)]);
    let men = a_request("n", &[adult(Gender::Male), child(AgeBand::Teen)]);
    assert_eq!(
        [mixed, unsaid, men].map(|request| names(Dimension::Gender, &request)),
        [["mixed"], ["unsaid"], ["men"]]
    );
    assert_eq!(names(Dimension::Gender, &a_request("k", &[child(AgeBand::Teen)])), Vec::<String>::new());
}
