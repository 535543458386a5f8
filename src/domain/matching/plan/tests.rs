//! Plans: no rule is broken whatever was decided before, as many as possible are housed, and locks that cannot be kept are named.

use proptest::prelude::*;

use super::super::facts::{Needs, OfferFacts, RequestFacts, Side};
use super::super::marks::Settled;
use super::super::rules::{Rule, Standing};
use super::super::samples::*;
use super::super::weights::Weights;
use super::*;
use crate::domain::household::{AgeBand, Gender, Need, Urgency};
use crate::domain::place::StepFree;

const ENOUGH: u64 = u64::MAX;

fn made(index: &Index, marks: &Marks) -> Plan {
    let weights = Weights::default();
    plan(index, marks, setting(&weights), ENOUGH).unwrap()
}

fn pairs(plan: &Plan) -> Vec<(&str, &str)> {
    plan.pairs.iter().map(|pair| (&*pair.ids.request, &*pair.ids.offer)).collect()
}

/// The most households that any choice of pairs houses, and of those the most worth, by trying everything.
fn best(problem: &Problem<'_>, row: usize, left: &mut [u32]) -> (u32, i64) {
    let Some(_) = problem.requests.get(row) else { return (0, 0) };
    let mut most = best(problem, row + 1, left);
    for edge in problem.graph.edges(u32::try_from(row).unwrap()).to_vec() {
        let column = edge.column as usize;
        if left[column] > 0 {
            left[column] -= 1;
            let rest = best(problem, row + 1, left);
            let worth = edge.gain - problem.least_gain;
            most = most.max((rest.0 + 1, rest.1 + worth));
            left[column] += 1;
        }
    }
    most
}

#[derive(Debug, Clone)]
struct Market {
    offers: Vec<OfferFacts>,
    requests: Vec<RequestFacts>,
    marks: Marks,
}

fn market() -> impl Strategy<Value = Market> {
    let offers: Vec<_> = (0..6).map(|n| any_offer(format!("o{n}"))).collect();
    let requests: Vec<_> = (0..6).map(|n| any_request(format!("r{n}"))).collect();
    let pair = (0..7_u8, 0..7_u8).prop_map(|(r, o)| PairIds::new(&format!("r{r}"), &format!("o{o}")));
    let some = |most| prop::collection::btree_set(pair.clone(), 0..most);
    (offers, requests, some(2), some(4), some(2), some(4)).prop_map(
        |(offers, requests, locked, forbidden, frozen, before)| Market {
            offers,
            requests,
            marks: Marks { locked, forbidden, frozen, before },
        },
    )
}

/// Looks at each pair of a plan with the rules themselves.
fn broken(plan: &Plan, index: &Index, marks: &Marks) -> Option<String> {
    let mut taken = std::collections::BTreeMap::new();
    let mut housed = std::collections::BTreeSet::new();
    for pair in &plan.pairs {
        let (offer, request) =
            (index.offer(&pair.ids.offer).unwrap(), index.request(&pair.ids.request).unwrap());
        let judgement = judged(offer, request);
        let rules: Vec<Rule> = judgement.failed.iter().chain(judgement.to_ask.iter()).collect();
        if !rules.is_empty() || marks.forbidden.contains(&pair.ids) {
            return Some(format!("{} break {rules:?}", pair.ids));
        }
        if !housed.insert(&pair.ids.request) {
            return Some(format!("{} is housed twice", pair.ids.request));
        }
        *taken.entry(&pair.ids.offer).or_insert(0) += 1;
    }
    // What is under way takes its slot as well, though it may be broken; it may be more than there are, for people decided so.
    let over = taken.into_iter().find(|(id, taken)| {
        let frozen =
            plan.pairs.iter().filter(|pair| &pair.ids.offer == *id && marks.frozen.contains(&pair.ids));
        *taken > index.offer(id).unwrap().free_slots.max(u8::try_from(frozen.count()).unwrap())
    });
    over.map(|(id, taken)| format!("{id} takes {taken}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn no_plan_breaks_a_rule_whatever_is_locked_frozen_or_forbidden(market in market(), budget in 0..4_000_u64) {
        let weights = Weights::default();
        let index = index(&market.offers, &market.requests);
        for steps in [ENOUGH, budget] {
            let Ok(plan) = plan(&index, &market.marks, setting(&weights), steps) else {
                // A lock that cannot be kept: without locks there is a plan, and its rules hold.
                let marks = Marks { locked: Default::default(), ..market.marks.clone() };
                let plan = made(&index, &marks);
                prop_assert_eq!(broken(&plan, &index, &marks), None);
                return Ok(());
            };
            prop_assert_eq!(broken(&plan, &index, &market.marks), None);
            for locked in &market.marks.locked {
                prop_assert!(plan.pairs.iter().any(|pair| pair.ids == *locked) || market.marks.frozen.contains(locked));
            }
            let known = index.requests().count();
            let under_way: std::collections::BTreeSet<_> = plan.broken.iter().map(|(pair, _)| &pair.request).collect();
            prop_assert!(plan.pairs.len() + plan.unmatched.len() + under_way.len() >= known);
            prop_assert!(plan.figures.households.housed <= plan.households_max);
            let again = super::plan(&index, &market.marks, setting(&weights), steps);
            prop_assert_eq!(Ok(plan), again);
        }
    }

    #[test]
    fn a_plan_houses_the_most_households_and_of_those_that_do_is_worth_most(market in market()) {
        let weights = Weights::default();
        let index = index(&market.offers, &market.requests);
        let marks = Marks { locked: Default::default(), ..market.marks };
        let problem = Problem::new(&index, &marks, setting(&weights)).unwrap();
        let solved = assign::solve(&problem.graph, ENOUGH);
        let mut left: Vec<u32> = (0..).take(problem.graph.columns()).map(|column| problem.graph.places(column)).collect();
        let (households, worth) = best(&problem, 0, &mut left);
        let housed = u32::try_from(solved.columns.iter().flatten().count()).unwrap();
        prop_assert_eq!(housed, households);
        prop_assert_eq!(solved.total - i64::from(housed) * problem.least_gain, worth);
        let plan = problem.plan(&index, &solved);
        prop_assert!(plan.finished);
        prop_assert_eq!(plan.households_max, plan.figures.households.housed);
        prop_assert!(plan.figures.households.housed >= plan.first_come.households.housed);
    }
}

#[test]
fn two_are_housed_where_first_come_first_served_would_house_one() {
    // Both may live in Liège; only the first one may live in Namur, and likes Liège better.
    let offers = [an_offer("liege"), OfferFacts { area: area(NAMUR), ..an_offer("namur") }];
    let flexible =
        RequestFacts { max_distance: Some(2_000), waiting_since: today() - 99, ..a_woman("flexible") };
    let bound = a_woman("bound");
    let plan = made(&index(&offers, &[flexible, bound]), &Marks::default());
    assert_eq!(pairs(&plan), [("bound", "liege"), ("flexible", "namur")]);
    assert_eq!((plan.figures.households.housed, plan.first_come.households.housed), (2, 1));
    let flexible = &plan.pairs[1];
    assert!(flexible.worth.fit.total() < flexible.best_fit);
}

#[test]
fn a_rare_place_without_steps_goes_to_who_needs_it() {
    let mut offers: Vec<OfferFacts> =
        (0..20).map(|n| OfferFacts { step_free: StepFree::None, ..an_offer(&format!("o{n:02}")) }).collect();
    offers[7].step_free = StepFree::All;
    let requests: Vec<RequestFacts> = (0..20)
        .map(|n| RequestFacts {
            needs: if n == 11 { Needs::of(&[Need::StepFree]) } else { Needs::default() },
            ..a_woman(&format!("r{n:02}"))
        })
        .collect();
    let plan = made(&index(&offers, &requests), &Marks::default());
    assert!(pairs(&plan).contains(&("r11", "o07")));
    assert_eq!((plan.figures.step_free.housed, plan.figures.step_free.of), (1, 1));
    assert_eq!(plan.first_come.step_free.housed, 0);
}

#[test]
fn who_needs_a_home_tonight_comes_before_who_can_wait() {
    let soon = RequestFacts { waiting_since: today() - 100, ..a_woman("waits") };
    let tonight = RequestFacts { urgency: Urgency::Immediate, waiting_since: today(), ..a_woman("tonight") };
    let plan = made(&index(&[an_offer("o")], &[soon, tonight]), &Marks::default());
    assert_eq!(pairs(&plan), [("tonight", "o")]);
    assert_eq!(plan.unmatched.iter().map(|id| &**id).collect::<Vec<_>>(), ["waits"]);
}

#[test]
fn an_offer_of_several_slots_houses_as_many_households_as_it_has_free() {
    let requests: Vec<RequestFacts> = (0..4).map(|n| a_woman(&format!("r{n}"))).collect();
    for (free_slots, housed) in [(0, 0), (1, 1), (3, 3), (9, 4)] {
        let plan = made(&index(&[OfferFacts { free_slots, ..an_offer("o") }], &requests), &Marks::default());
        assert_eq!(plan.pairs.len(), housed, "{free_slots}");
    }
}

#[test]
fn a_plan_keeps_what_the_one_before_proposed_where_nothing_else_decides() {
    let offers = [an_offer("a"), an_offer("b")];
    let requests = [a_woman("r"), a_woman("s")];
    for before in [[("r", "a"), ("s", "b")], [("r", "b"), ("s", "a")]] {
        let marks = Marks {
            before: before.iter().map(|(request, offer)| PairIds::new(request, offer)).collect(),
            ..Marks::default()
        };
        assert_eq!(pairs(&made(&index(&offers, &requests), &marks)), before);
    }
}

#[test]
fn a_lock_that_cannot_be_kept_is_named_with_its_reason() {
    let far = OfferFacts { area: area(NAMUR), ..an_offer("far") };
    let theirs = OfferFacts { side: Side::There, vetted_until: None, ..an_offer("theirs") };
    let index = index(&[an_offer("o"), far, theirs], &[a_woman("r"), a_woman("s")]);
    let weights = Weights::default();
    let refused = |marks: Marks| plan(&index, &marks, setting(&weights), ENOUGH).unwrap_err();
    let lock = |pairs: &[(&str, &str)]| Marks {
        locked: pairs.iter().map(|(request, offer)| PairIds::new(request, offer)).collect(),
        ..Marks::default()
    };
    let pair = PairIds::new;
    assert_eq!(refused(lock(&[("r", "gone")])), MarksError::NotOpen(pair("r", "gone")));
    assert_eq!(refused(lock(&[("gone", "o")])), MarksError::NotOpen(pair("gone", "o")));
    let error = refused(lock(&[("r", "far")]));
    assert_eq!(error, MarksError::BreaksRule { pair: pair("r", "far"), rules: vec![Rule::Distance] });
    assert_eq!(error.to_string(), "the locked pair request r and offer far breaks a rule: distance_max");
    let rules = vec![Rule::Vetting];
    assert_eq!(refused(lock(&[("r", "theirs")])), MarksError::ToAsk { pair: pair("r", "theirs"), rules });
    let full = MarksError::OfferFull { pair: pair("s", "o"), slots: 1 };
    assert_eq!(refused(lock(&[("r", "o"), ("s", "o")])), full);
    let forbidden = Marks { forbidden: [pair("r", "o")].into(), ..lock(&[("r", "o")]) };
    assert_eq!(refused(forbidden), MarksError::Forbidden(pair("r", "o")));
    let twice = Marks { frozen: [pair("r", "far")].into(), ..lock(&[("r", "o")]) };
    assert_eq!(refused(twice), MarksError::RequestTwice(pair("r", "o")));
}

#[test]
fn a_lock_that_cannot_be_kept_any_more_is_left_out_with_its_reason_and_the_others_are_kept() {
    let far = OfferFacts { area: area(NAMUR), ..an_offer("far") };
    let index = index(&[an_offer("o"), far], &[a_woman("r"), a_woman("s"), a_woman("t")]);
    let weights = Weights::default();
    let pair = PairIds::new;
    let locked = [pair("r", "o"), pair("s", "far"), pair("t", "gone")];
    let marks = Marks { locked: locked.into(), ..Marks::default() };
    let (kept, broken) = marks.clone().keepable(&index, setting(&weights));
    assert_eq!(kept.locked, [pair("r", "o")].into());
    let rules = vec![Rule::Distance];
    let far = MarksError::BreaksRule { pair: pair("s", "far"), rules };
    assert_eq!(broken, [far.clone(), MarksError::NotOpen(pair("t", "gone"))]);
    assert_eq!(
        broken.iter().map(MarksError::pair).collect::<Vec<_>>(),
        [&pair("s", "far"), &pair("t", "gone")]
    );
    assert!(plan(&index, &kept, setting(&weights), ENOUGH).is_ok());
    // What is locked already may be locked again, and what cannot be kept takes nobody's place.
    let may = |of: &PairIds| marks.may_lock(of, &index, setting(&weights)).map(drop);
    assert_eq!(may(&pair("r", "o")), Ok(()));
    assert_eq!(may(&pair("s", "far")), Err(far));
    assert_eq!(may(&pair("s", "o")), Err(MarksError::OfferFull { pair: pair("s", "o"), slots: 1 }));
    let forbidden = Marks { forbidden: [pair("r", "o")].into(), ..marks };
    let refused = forbidden.may_lock(&pair("r", "o"), &index, setting(&weights)).map(drop);
    assert_eq!(refused, Err(MarksError::Forbidden(pair("r", "o"))));
}

#[test]
fn what_is_under_way_and_broken_by_now_is_told_and_planned_with_nobody_else() {
    let expired = OfferFacts { vetted_until: Some(today() - 1), ..an_offer("o") };
    let marks =
        Marks { frozen: [PairIds::new("r", "o"), PairIds::new("gone", "o")].into(), ..Marks::default() };
    let plan = made(&index(&[expired, an_offer("p")], &[a_woman("r")]), &marks);
    assert_eq!(pairs(&plan), []);
    let broken: Vec<_> =
        plan.broken.iter().map(|(pair, judgement)| (pair.to_string(), judgement.failed.only())).collect();
    assert_eq!(broken, [("request r and offer o".to_owned(), Some(Rule::Vetting))]);
    let settled = Settled::default();
    assert_eq!(settled.taken.len(), 0);
}

#[test]
fn a_forbidden_pair_is_in_no_plan() {
    let marks = Marks { forbidden: [PairIds::new("r", "o")].into(), ..Marks::default() };
    let plan = made(&index(&[an_offer("o")], &[a_woman("r")]), &marks);
    assert_eq!(pairs(&plan), []);
}

#[test]
fn pruning_keeps_the_best_of_each_side() {
    let offers: Vec<OfferFacts> = (0..30).map(|n| an_offer(&format!("o{n:02}"))).collect();
    let requests: Vec<RequestFacts> = (0..30)
        .map(|n| RequestFacts { waiting_since: today() - n, ..a_woman(&format!("r{n:02}")) })
        .collect();
    let index = index(&offers, &requests);
    let few = Weights { edges_max: 100, edges_each: 2, ..Weights::default() };
    let pruned = plan(&index, &Marks::default(), setting(&few), ENOUGH).unwrap();
    assert!(pruned.is_pruned);
    // Each row keeps two, and each column the two rows that are worth most.
    assert!(pruned.edges >= 60 && pruned.edges <= 120, "{}", pruned.edges);
    let whole = made(&index, &Marks::default());
    assert!(!whole.is_pruned);
    assert_eq!((whole.edges, whole.pairs.len()), (900, 30));
}

#[test]
fn the_figures_count_persons_urgency_steps_and_families() {
    let family = a_request("family", &[adult(Gender::Female), child(AgeBand::Small), child(AgeBand::Baby)]);
    let urgent =
        RequestFacts { urgency: Urgency::Urgent, needs: Needs::of(&[Need::StepFree]), ..a_woman("urgent") };
    let nowhere =
        RequestFacts { max_distance: Some(0), zones: Box::new([area(NAMUR)]), ..a_woman("nowhere") };
    let plan = made(&index(&[an_offer("o"), an_offer("p")], &[family, urgent, nowhere]), &Marks::default());
    let figures = &plan.figures;
    let parts = [figures.households, figures.persons, figures.urgent, figures.step_free, figures.families];
    assert_eq!(parts.map(|part| (part.housed, part.of)), [(2, 3), (4, 5), (1, 1), (1, 1), (1, 1)]);
    let fits: i64 = plan.pairs.iter().map(|pair| pair.worth.fit.total()).sum();
    assert_eq!(figures.mean_fit(), Some((fits + 1) / 2));
    assert_eq!(
        plan.pairs[0].worth.total(),
        plan.pairs[0].worth.base
            + plan.pairs[0].worth.fit.total()
            + plan.pairs[0].worth.need.total()
            + plan.pairs[0].worth.options
            + plan.pairs[0].worth.scarce
            + plan.pairs[0].worth.unused
            + plan.pairs[0].worth.unchanged
    );
    assert_eq!(made(&index(&[], &[]), &Marks::default()).figures.mean_fit(), None);
}

#[test]
fn an_allys_pair_without_its_verdict_is_in_no_plan() {
    let theirs = OfferFacts { side: Side::There, vetted_until: None, ..an_offer("o") };
    assert_eq!(judged(&theirs, &a_woman("r")).standing(), Standing::ToAsk);
    assert_eq!(pairs(&made(&index(&[theirs], &[a_woman("r")]), &Marks::default())), []);
}
