//! Offers and requests of the tests.

use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::facts::{self, Home, Household, Neighbours, OfferFacts, RequestFacts, Side};
use super::index::Index;
use super::reach::{AreaIx, Distances, Nearness};
use super::rules::{self, Judgement, Setting};
use super::weights::Weights;
use crate::domain::household::{AgeBand, Budget, Gender, Member, MemberRole, Need, Urgency};
use crate::domain::place::{Accepts, Domiciliation, Sharing, Smoking, StepFree};

/// The day of the tests.
pub(super) fn today() -> i32 {
    facts::day(NaiveDate::from_ymd_opt(2026, 12, 1).unwrap())
}

/// The usual weights, on that day.
pub(super) fn setting(weights: &Weights) -> Setting<'_> {
    Setting { today: today(), weights, distances: Distances::belgium() }
}

/// The area with this code.
pub(super) fn area(code: &str) -> AreaIx {
    Distances::belgium().place(&code.parse().unwrap()).unwrap()
}

pub(super) const LIEGE: &str = "62063";
pub(super) const SERAING: &str = "62096";
pub(super) const NAMUR: &str = "92094";

/// An apartment for four in Liège that refuses nothing.
pub(super) fn an_offer(id: &str) -> OfferFacts {
    OfferFacts {
        id: Arc::from(id),
        side: Side::Here,
        area: area(LIEGE),
        free_slots: 1,
        capacity: 4,
        sharing: Sharing::EntirePlace,
        neighbours: Neighbours::None,
        is_lease: false,
        from: today(),
        until: None,
        min_months: None,
        max_months: None,
        rent_cents: Some(0),
        domiciliation: Some(Domiciliation::Yes),
        step_free: StepFree::All,
        smoking: Smoking::None,
        pets_accepted: Some(true),
        children_ok: Some(true),
        accepts: Accepts::Any,
        home: Home::NotTold,
        vetted_until: Some(today() + 100),
        languages: Box::default(),
    }
}

/// A room in the home of so many women and men.
pub(super) fn a_room(id: &str, women: u8, men: u8) -> OfferFacts {
    OfferFacts { sharing: Sharing::PrivateRoom, home: Home::Told { women, men, children: 0 }, ..an_offer(id) }
}

/// An adult of this gender.
pub(super) fn adult(gender: Gender) -> Member {
    Member { age: AgeBand::Adult, role: MemberRole::Parent, gender }
}

/// A child of this age.
pub(super) fn child(age: AgeBand) -> Member {
    Member { age, role: MemberRole::Child, gender: Gender::Undisclosed }
}

/// A request of these, near Liège, from today on.
pub(super) fn a_request(id: &str, members: &[Member]) -> RequestFacts {
    let household = Household::of(members).unwrap();
    RequestFacts {
        id: Arc::from(id),
        side: Side::Here,
        persons: household.persons,
        household: Some(household),
        needed_from: today(),
        deadline: None,
        months: Some(6),
        urgency: Urgency::Soon,
        waiting_since: today() - 30,
        zones: Box::new([area(LIEGE)]),
        anchors: Box::default(),
        max_distance: Some(200),
        needs: facts::Needs::default(),
        budget: Some(Budget::UpTo(50_000)),
        domiciliation_needed: None,
        languages: Box::default(),
    }
}

/// A request of one woman.
pub(super) fn a_woman(id: &str) -> RequestFacts {
    a_request(id, &[adult(Gender::Female)])
}

/// What the rules say of a pair, with the usual weights.
pub(super) fn judged(offer: &OfferFacts, request: &RequestFacts) -> Judgement {
    let weights = Weights::default();
    rules::judge(offer, request, near(offer, request), setting(&weights))
}

/// How near a pair is.
pub(super) fn near(offer: &OfferFacts, request: &RequestFacts) -> Nearness {
    Nearness::of(Distances::belgium(), offer.area, &request.zones, &request.anchors)
}

/// An index of these.
pub(super) fn index(offers: &[OfferFacts], requests: &[RequestFacts]) -> Index {
    let mut index = Index::new(Distances::belgium());
    offers.iter().for_each(|offer| index.put_offer(offer.clone()));
    requests.iter().for_each(|request| index.put_request(request.clone()));
    index
}

fn some_area() -> impl Strategy<Value = AreaIx> {
    prop::sample::select(vec![LIEGE, SERAING, NAMUR, "62000"]).prop_map(area)
}

/// Any offer.
pub(super) fn any_offer(id: String) -> impl Strategy<Value = OfferFacts> {
    let where_and_how = (
        some_area(),
        0..4_u8,
        1..6_u8,
        prop::sample::select(Sharing::ALL),
        any::<bool>(),
        prop::sample::select(vec![Side::Here, Side::There]),
    );
    let when =
        (-40..60_i32, prop::option::of(-10..400_i32), prop::option::of(0..9_u8), prop::option::of(1..9_u8));
    let what = (
        prop::option::of(0..60_000_u32),
        prop::option::of(prop::sample::select(Domiciliation::ALL)),
        prop::sample::select(StepFree::ALL),
        prop::sample::select(Smoking::ALL),
        any::<[Option<bool>; 2]>(),
        prop::sample::select(Accepts::ALL),
    );
    let home = prop_oneof![
        Just(Home::NotTold),
        (0..3_u8, 0..3_u8).prop_map(|(women, men)| Home::Told { women, men, children: 0 }),
        any::<[Option<bool>; 2]>()
            .prop_map(|[lone_adult_ok, women_only]| Home::Verdicts { lone_adult_ok, women_only }),
    ];
    let vetted = prop::option::weighted(0.8, -3..200_i32);
    (where_and_how, when, what, home, vetted).prop_map(move |(place, when, what, home, vetted)| OfferFacts {
        area: place.0,
        free_slots: place.1,
        capacity: place.2,
        sharing: place.3,
        neighbours: if place.4 { Neighbours::OtherHouseholds } else { Neighbours::None },
        side: place.5,
        from: today() + when.0,
        until: when.1.map(|days| today() + when.0 + days.max(0)),
        min_months: when.2,
        max_months: when.3,
        rent_cents: what.0,
        domiciliation: what.1,
        step_free: what.2,
        smoking: what.3,
        pets_accepted: what.4[0],
        children_ok: what.4[1],
        accepts: what.5,
        home,
        vetted_until: vetted.map(|days| today() + days),
        ..an_offer(&id)
    })
}

/// Any request.
pub(super) fn any_request(id: String) -> impl Strategy<Value = RequestFacts> {
    let member = (
        prop::sample::select(AgeBand::ALL),
        prop::sample::select(MemberRole::ALL),
        prop::sample::select(Gender::ALL),
    )
        .prop_map(|(age, role, gender)| Member { age, role, gender });
    let who = prop::collection::vec(member, 1..5);
    let when = (-20..60_i32, prop::option::of(0..40_i32), prop::option::of(1..13_u8), 0..300_i32);
    let how = prop::sample::select(Urgency::ALL);
    let places = (
        prop::collection::vec(some_area(), 0..3),
        prop::collection::vec(some_area(), 0..3),
        prop::option::of(0..700_u16),
    );
    let budget = prop::option::of(prop_oneof![
        Just(Budget::None),
        Just(Budget::ContributionOnly),
        Just(Budget::Pending),
        (0..60_000_u32).prop_map(Budget::UpTo),
    ]);
    let needs = prop::collection::vec(prop::sample::select(Need::ALL), 0..3);
    let known = (prop::option::weighted(0.9, Just(())), prop::sample::select(vec![Side::Here, Side::There]));
    (who, when, how, places, budget, needs, any::<Option<bool>>(), known).prop_map(
        move |(who, when, urgency, places, budget, needs, domiciliation_needed, known)| {
            let request = a_request(&id, &who);
            RequestFacts {
                household: request.household.filter(|_| known.0.is_some()),
                side: known.1,
                needed_from: today() + when.0,
                deadline: when.1.map(|days| today() + when.0 + days),
                months: when.2,
                waiting_since: today() - when.3,
                urgency,
                zones: places.0.into(),
                anchors: places.1.into(),
                max_distance: places.2,
                budget,
                needs: facts::Needs::of(&needs),
                domiciliation_needed,
                ..request
            }
        },
    )
}
