//! Why nobody, with the smallest change; and what forcing a pair costs.

use super::super::samples::*;
use super::super::weights::Weights;
use super::*;
use crate::domain::household::{Budget, Gender, Need};
use crate::domain::matching::facts::{Needs, Side};
use crate::domain::place::{Domiciliation, StepFree};

fn of(request: &RequestFacts, offers: &[OfferFacts]) -> Outlook {
    let weights = Weights::default();
    outlook(request, &index(offers, &[]), &Marks::default(), setting(&weights))
}

/// The only blocker, with what relaxes it.
fn only(request: &RequestFacts, offers: &[OfferFacts]) -> (Rule, u32, Option<(Relaxation, u32)>) {
    let outlook = of(request, offers);
    assert_eq!((outlook.feasible, outlook.blockers.len()), (0, 1), "{outlook:?}");
    (outlook.blockers[0].rule, outlook.blockers[0].offers, outlook.blockers[0].relaxation)
}

#[test]
fn the_smallest_distance_that_helps_is_told_in_fives_with_how_many_offers_it_opens() {
    let at = |id: &str, code: &str| OfferFacts { area: area(code), ..an_offer(id) };
    let near = RequestFacts { max_distance: Some(10), ..a_woman("r") };
    let offers = [at("a", SERAING), at("b", SERAING), at("c", NAMUR)];
    let relaxed = (Relaxation::Distance { to_km: 10 }, 2);
    assert_eq!(only(&near, &offers), (Rule::Distance, 3, Some(relaxed)));
    let helped = RequestFacts { max_distance: Some(100), ..near };
    assert_eq!(of(&helped, &offers).feasible, 2);
}

#[test]
fn the_smallest_budget_that_helps_is_told_in_steps_of_fifty_euros() {
    let renting = |id: &str, cents| OfferFacts { rent_cents: Some(cents), ..an_offer(id) };
    let request = RequestFacts { budget: Some(Budget::UpTo(30_000)), ..a_woman("r") };
    let offers = [renting("a", 40_100), renting("b", 44_000), renting("c", 60_000)];
    let relaxed = (Relaxation::Budget { to_cents: 45_000 }, 2);
    assert_eq!(only(&request, &offers), (Rule::Rent, 3, Some(relaxed)));
}

#[test]
fn what_comes_later_says_when_and_what_is_over_says_nothing() {
    let from = |id: &str, days: Day| OfferFacts { from: today() + days, ..an_offer(id) };
    let over = OfferFacts { from: today() - 9, until: Some(today() - 1), ..an_offer("over") };
    let relaxed = (Relaxation::Start { on: today() + 70 }, 1);
    assert_eq!(
        only(&a_woman("r"), &[from("a", 70), from("b", 90), over.clone()]),
        (Rule::Dates, 3, Some(relaxed))
    );
    assert_eq!(only(&a_woman("r"), &[over]), (Rule::Dates, 1, None));
}

#[test]
fn a_longer_stay_or_a_wish_that_is_given_up_opens_offers() {
    let least = |id: &str, months| OfferFacts { min_months: Some(months), ..an_offer(id) };
    let relaxed = (Relaxation::Months { to: 9 }, 1);
    assert_eq!(only(&a_woman("r"), &[least("a", 9), least("b", 12)]), (Rule::DurationMin, 2, Some(relaxed)));
    let pet = RequestFacts { needs: Needs::of(&[Need::Pet]), ..a_woman("r") };
    let no_pets = OfferFacts { pets_accepted: Some(false), ..an_offer("o") };
    assert_eq!(only(&pet, &[no_pets]), (Rule::Pets, 1, Some((Relaxation::Without, 1))));
    let address = RequestFacts { domiciliation_needed: Some(true), ..a_woman("r") };
    let none = OfferFacts { domiciliation: Some(Domiciliation::No), ..an_offer("o") };
    assert_eq!(only(&address, &[none]), (Rule::Domiciliation, 1, Some((Relaxation::Without, 1))));
}

#[test]
fn sg_03_what_protects_people_is_a_reason_that_nothing_relaxes() {
    let man = a_room("a man alone", 0, 1);
    assert_eq!(only(&a_woman("r"), &[man]), (Rule::LoneAdult, 1, None));
    let unvetted = OfferFacts { vetted_until: None, ..an_offer("o") };
    assert_eq!(only(&a_woman("r"), &[unvetted]), (Rule::Vetting, 1, None));
    let large = a_request("r", &[adult(Gender::Female); 5]);
    assert_eq!(only(&large, &[an_offer("o")]), (Rule::Capacity, 1, None));
}

#[test]
fn offers_that_several_rules_keep_apart_are_counted_apart_and_those_most_frequent_come_first() {
    let steps = RequestFacts { needs: Needs::of(&[Need::StepFree]), ..a_woman("r") };
    let no = |id: &str| OfferFacts { step_free: StepFree::None, ..an_offer(id) };
    let far_too = OfferFacts { area: area(NAMUR), ..no("far") };
    let full = OfferFacts { free_slots: 0, ..an_offer("full") };
    let far = OfferFacts { area: area(NAMUR), ..an_offer("only far") };
    let outlook = of(&steps, &[far, no("a"), no("b"), far_too, full, an_offer("fits")]);
    assert_eq!((outlook.feasible, outlook.to_ask, outlook.by_several), (1, 0, 1));
    let rules: Vec<(Rule, u32)> =
        outlook.blockers.iter().map(|blocker| (blocker.rule, blocker.offers)).collect();
    assert_eq!(rules, [(Rule::StepFree, 2), (Rule::Distance, 1)]);
}

#[test]
fn a_forbidden_pair_is_a_reason_too() {
    let weights = Weights::default();
    let marks = Marks { forbidden: [PairIds::new("r", "o")].into(), ..Marks::default() };
    let outlook = outlook(&a_woman("r"), &index(&[an_offer("o")], &[]), &marks, setting(&weights));
    assert_eq!(outlook.blockers[0].rule, Rule::BlockedPair);
}

#[test]
fn forcing_a_pair_says_who_loses_a_home_and_who_moves() {
    let weights = Weights::default();
    let offers = [an_offer("liege"), OfferFacts { area: area(NAMUR), ..an_offer("namur") }];
    let flexible = RequestFacts { max_distance: Some(2_000), ..a_woman("flexible") };
    let index = index(&offers, &[flexible, a_woman("bound")]);
    let marks = Marks::default();
    let problem = Problem::new(&index, &marks, setting(&weights)).unwrap();
    let made = assign::solve(&problem.graph, u64::MAX);
    let forced = |request, offer| problem.forcing(&made, &PairIds::new(request, offer), u64::MAX);

    let costly = forced("flexible", "liege").unwrap();
    let id = |name: &str| Arc::<str>::from(name);
    assert_eq!(costly.households, 1);
    let bound = Moved { request: id("bound"), before: Some(id("liege")), after: None };
    assert!(costly.moved.contains(&bound) && costly.moved.len() == 2, "{costly:?}");
    let kept = forced("bound", "liege").unwrap();
    assert_eq!((kept.households, kept.worth, kept.moved.len()), (0, 0, 0));
    assert_eq!(forced("bound", "namur"), None);
    assert_eq!(forced("nobody", "liege"), None);
}

#[test]
fn forcing_a_pair_that_houses_as_many_tells_what_the_plan_is_worth_less() {
    let weights = Weights::default();
    let offers = [an_offer("near"), OfferFacts { area: area(SERAING), ..an_offer("seraing") }];
    let index = index(&offers, &[a_woman("r")]);
    let marks = Marks::default();
    let problem = Problem::new(&index, &marks, setting(&weights)).unwrap();
    let made = assign::solve(&problem.graph, u64::MAX);
    let forced = problem.forcing(&made, &PairIds::new("r", "seraing"), u64::MAX).unwrap();
    let worth = |offer| problem.worth_of(&PairIds::new("r", offer), 2, &index).total();
    assert_eq!((forced.households, forced.worth), (0, worth("near") - worth("seraing")));
    assert!(forced.worth > 0);
}

#[test]
fn a_stay_that_the_place_is_too_short_for_is_past_help_and_an_allys_offer_is_one_to_ask() {
    let short =
        |id: &str, days: Day| OfferFacts { min_months: Some(9), until: Some(today() + days), ..an_offer(id) };
    assert_eq!(only(&a_woman("r"), &[short("a", 269)]), (Rule::DurationMin, 1, None));
    let relaxed = (Relaxation::Months { to: 9 }, 1);
    assert_eq!(only(&a_woman("r"), &[short("a", 270)]), (Rule::DurationMin, 1, Some(relaxed)));
    let on_its_last_day = OfferFacts { from: today() + 70, until: Some(today() + 70), ..an_offer("o") };
    assert_eq!(only(&a_woman("r"), &[on_its_last_day]), (Rule::Dates, 1, None));
    let theirs = |id: &str| OfferFacts { side: Side::There, vetted_until: None, ..an_offer(id) };
    let outlook = of(&a_woman("r"), &[theirs("a"), theirs("b")]);
    assert_eq!((outlook.feasible, outlook.to_ask, outlook.blockers.len()), (0, 2, 0));
}
