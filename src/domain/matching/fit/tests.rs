//! Each component of fit and its table, and the points of need.

use super::super::facts::{Needs, Tongue};
use super::super::need;
use super::super::samples::*;
use super::super::weights::Weights;
use super::*;
use crate::domain::household::{Budget, Urgency};
use crate::domain::place::LanguageLevel::{self, Conversational, FewWords, Fluent};
use crate::domain::place::SpokenLanguage;

fn of(offer: &OfferFacts, request: &RequestFacts) -> Fit {
    let weights = Weights::default();
    fit(offer, request, near(offer, request), setting(&weights))
}

fn points(component: Component, offer: &OfferFacts, request: &RequestFacts) -> Millis {
    of(offer, request).of(component)
}

/// Languages and how well they are spoken.
type Spoken = &'static [(&'static str, LanguageLevel)];

fn speaking(languages: &[(&str, LanguageLevel)]) -> Box<[Tongue]> {
    let spoken: Vec<SpokenLanguage> = languages
        .iter()
        .map(|(tag, level)| SpokenLanguage { tag: (*tag).to_owned(), level: *level })
        .collect();
    super::super::facts::tongues(&spoken)
}

#[test]
fn what_asks_for_nothing_and_gets_everything_has_a_hundred_points_but_a_language() {
    let all = of(&OfferFacts { capacity: 1, ..an_offer("o") }, &a_woman("r"));
    assert_eq!(all.of(Component::Language), 0);
    assert_eq!(all.total(), 85_000);
    let spoken = OfferFacts { capacity: 1, languages: speaking(&[("ti", Fluent)]), ..an_offer("o") };
    assert_eq!(
        of(&spoken, &RequestFacts { languages: speaking(&[("ti", Fluent)]), ..a_woman("r") }).total(),
        100_000
    );
}

#[test]
fn nearness_is_full_in_the_zone_and_nothing_at_the_limit() {
    let away = near(&OfferFacts { area: area(SERAING), ..an_offer("o") }, &a_woman("r")).zone.unwrap();
    let at = |max_distance| {
        let request = RequestFacts { max_distance, ..a_woman("r") };
        points(Component::Distance, &OfferFacts { area: area(SERAING), ..an_offer("o") }, &request)
    };
    let left = |limit: i64| 30_000 * (limit - i64::from(away)) / limit;
    assert_eq!(points(Component::Distance, &an_offer("o"), &a_woman("r")), 30_000);
    assert_eq!((at(Some(200)), at(Some(away)), at(None)), (left(200), 0, left(300)));
    assert_eq!(at(Some(away - 1)), 0);
    let both = RequestFacts { anchors: Box::new([area(SERAING)]), ..a_woman("r") };
    assert_eq!(points(Component::Distance, &an_offer("o"), &both), (30_000 + left(200)) / 2);
    let nowhere = RequestFacts { zones: Box::default(), ..a_woman("r") };
    assert_eq!(points(Component::Distance, &an_offer("o"), &nowhere), 30_000);
}

#[test]
fn of_common_languages_the_one_that_both_speak_best_counts() {
    let table: [(Spoken, Spoken, Millis); 7] = [
        (&[("fr", Fluent)], &[("fr", Fluent)], 15_000),
        (&[("fr", Fluent)], &[("fr", Conversational)], 12_000),
        (&[("fr", FewWords)], &[("fr", Fluent)], 6_000),
        (&[("fr", Fluent), ("ar", Conversational)], &[("fr", FewWords), ("ar", Fluent)], 12_000),
        (&[("nl-be", Fluent)], &[("nl", Fluent)], 15_000),
        (&[("fr", Fluent)], &[("ti", Fluent)], 0),
        (&[("fr", Fluent)], &[], 0),
    ];
    for (theirs, ours, expected) in table {
        let offer = OfferFacts { languages: speaking(theirs), ..an_offer("o") };
        let request = RequestFacts { languages: speaking(ours), ..a_woman("r") };
        assert_eq!(points(Component::Language, &offer, &request), expected, "{theirs:?} {ours:?}");
    }
}

#[test]
fn a_stay_counts_by_how_much_of_the_wished_one_is_possible() {
    let table = [
        (Some(6), None, None, 15_000),
        (Some(6), Some(90), None, 7_500),
        (Some(6), Some(500), None, 15_000),
        (Some(6), Some(90), Some(1), 2_500),
        // Without a wish, of a year.
        (None, Some(90), None, 3_750),
        (None, None, None, 15_000),
    ];
    for (months, days, max_months, expected) in table {
        let offer = OfferFacts { until: days.map(|days| today() + days), max_months, ..an_offer("o") };
        let request = RequestFacts { months, ..a_woman("r") };
        assert_eq!(points(Component::Duration, &offer, &request), expected, "{months:?} {days:?}");
    }
}

#[test]
fn a_rent_far_below_the_budget_is_better_than_one_that_takes_it_all() {
    let table = [
        (Some(0), Some(Budget::None), 15_000),
        (Some(0), None, 15_000),
        (Some(60_000), Some(Budget::UpTo(60_000)), 5_000),
        (Some(30_000), Some(Budget::Confirmed(60_000)), 10_000),
        (Some(60_001), Some(Budget::UpTo(60_000)), 0),
        (Some(60_000), Some(Budget::Pending), 0),
        (None, Some(Budget::UpTo(60_000)), 0),
    ];
    for (rent_cents, budget, expected) in table {
        let request = RequestFacts { budget, ..a_woman("r") };
        let offer = OfferFacts { rent_cents, ..an_offer("o") };
        assert_eq!(points(Component::Affordability, &offer, &request), expected, "{rent_cents:?} {budget:?}");
    }
}

#[test]
fn each_day_of_waiting_beyond_the_wished_one_costs_a_part_of_patience() {
    for (late, expected) in [(-5, 10_000), (0, 10_000), (1, 6_666), (2, 3_333)] {
        let offer = OfferFacts { from: today() + late, ..an_offer("o") };
        let request = RequestFacts { urgency: Urgency::Immediate, ..a_woman("r") };
        assert_eq!(points(Component::Dates, &offer, &request), expected, "{late}");
    }
}

#[test]
fn a_place_that_is_too_large_has_fewer_points_and_an_address_counts_where_one_is_needed() {
    assert_eq!(points(Component::Size, &an_offer("o"), &a_woman("r")), 2_500);
    let needed = RequestFacts { domiciliation_needed: Some(true), ..a_woman("r") };
    let table = [
        (Some(Domiciliation::Yes), 5_000),
        (Some(Domiciliation::ToDiscuss), 2_000),
        (Some(Domiciliation::No), 0),
        (None, 0),
    ];
    for (domiciliation, expected) in table {
        let offer = OfferFacts { domiciliation, ..an_offer("o") };
        assert_eq!(points(Component::Domiciliation, &offer, &needed), expected);
        assert_eq!(points(Component::Domiciliation, &offer, &a_woman("r")), 5_000);
    }
    let lease = OfferFacts { domiciliation: None, is_lease: true, ..an_offer("o") };
    assert_eq!(points(Component::Domiciliation, &lease, &needed), 5_000);
}

#[test]
fn need_is_urgency_and_the_time_of_waiting_and_nothing_about_a_person() {
    let weights = Weights::default();
    let of = |urgency, days| {
        let request = RequestFacts { urgency, waiting_since: today() - days, ..a_woman("r") };
        let needed = need::need(&request, setting(&weights));
        (needed.urgency, needed.waiting)
    };
    assert_eq!(of(Urgency::Immediate, 0), (90_000, 0));
    assert_eq!(of(Urgency::Urgent, 90), (60_000, 15_000));
    assert_eq!(of(Urgency::Soon, 180), (30_000, 30_000));
    assert_eq!(of(Urgency::Planned, 4_000), (0, 30_000));
    assert_eq!(of(Urgency::Planned, -3), (0, 0));
    let alike = RequestFacts { needs: Needs::of(crate::domain::household::Need::ALL), ..a_woman("r") };
    assert_eq!(need::need(&alike, setting(&weights)), need::need(&a_woman("r"), setting(&weights)));
}
