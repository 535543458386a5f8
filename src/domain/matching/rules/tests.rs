//! Each hard rule and its table of cases; those that protect people first.

use super::super::facts::{Home, Needs, Neighbours, OfferFacts, RequestFacts, Side};
use super::super::reach::{Distances, Nearness};
use super::super::samples::*;
use super::super::weights::Weights;
use super::*;
use crate::domain::household::{AgeBand, Gender, Member, MemberRole};
use Verdict::{Fail as No, Pass as Yes, Unknown as Open};

/// What one rule says of a pair.
fn says(rule: Rule, offer: &OfferFacts, request: &RequestFacts) -> Verdict {
    judged(offer, request).verdict(rule)
}

fn teen_parent() -> Member {
    Member { age: AgeBand::Teen, role: MemberRole::Parent, gender: Gender::Female }
}

fn with_role(role: MemberRole) -> Member {
    Member { role, ..adult(Gender::Female) }
}

#[test]
fn sg_03_a_lone_woman_or_parent_is_not_suggested_to_a_home_whose_only_adult_is_a_man() {
    use Gender::{Female, Male, Other, Undisclosed};
    let kid = child(AgeBand::School);
    let homes = [
        a_room("a man alone", 0, 1),
        a_room("two men", 0, 2),
        a_room("a woman alone", 1, 0),
        a_room("a couple", 1, 1),
        OfferFacts { home: Home::NotTold, ..a_room("not told", 0, 0) },
        OfferFacts {
            home: Home::Told { women: 0, men: 0, children: 1 },
            ..a_room("children only told", 0, 0)
        },
        OfferFacts { sharing: Sharing::SharedRoom, ..a_room("a shared room", 0, 1) },
        an_offer("a place of one's own"),
    ];
    let table: [(&[Member], [Verdict; 8]); 9] = [
        (&[adult(Female)], [No, Yes, Yes, Yes, Open, Open, No, Yes]),
        (&[adult(Female), kid], [No, Yes, Yes, Yes, Open, Open, No, Yes]),
        (&[adult(Male), kid], [No, Yes, Yes, Yes, Open, Open, No, Yes]),
        // Who does not say may be a woman.
        (&[adult(Undisclosed)], [No, Yes, Yes, Yes, Open, Open, No, Yes]),
        (&[adult(Other)], [No, Yes, Yes, Yes, Open, Open, No, Yes]),
        (&[adult(Male)], [Yes; 8]),
        (&[adult(Female), adult(Female)], [Yes; 8]),
        (&[adult(Female), adult(Male), kid], [Yes; 8]),
        (&[kid], [No, Yes, Yes, Yes, Open, Open, No, Yes]),
    ];
    for (members, expected) in table {
        for (home, expected) in homes.iter().zip(expected) {
            assert_eq!(
                says(Rule::LoneAdult, home, &a_request("r", members)),
                expected,
                "{members:?} {}",
                home.id
            );
        }
    }
}

#[test]
fn sg_03_what_is_not_known_of_our_own_home_is_a_no_and_of_an_allys_waits_for_its_verdict() {
    let untold = OfferFacts { home: Home::NotTold, ..a_room("o", 0, 0) };
    let ours = judged(&untold, &a_woman("r"));
    assert_eq!((ours.verdict(Rule::LoneAdult), ours.standing()), (Open, Standing::Infeasible));
    assert_eq!(ours.failed.only(), Some(Rule::LoneAdult));

    let theirs = |lone_adult_ok| OfferFacts {
        side: Side::There,
        home: Home::Verdicts { lone_adult_ok, women_only: None },
        ..untold.clone()
    };
    let of = |verdict| judged(&theirs(verdict), &a_woman("r")).standing();
    assert_eq!(
        [None, Some(false), Some(true)].map(of),
        [Standing::ToAsk, Standing::Infeasible, Standing::Feasible]
    );
    // An ally's request in a band: it may be a lone woman.
    let band = RequestFacts { side: Side::There, household: None, ..a_woman("r") };
    assert_eq!(judged(&a_room("a man alone", 0, 1), &band).standing(), Standing::ToAsk);
    assert_eq!(says(Rule::LoneAdult, &a_room("a couple", 1, 1), &band), Yes);
}

#[test]
fn sg_04_nobody_under_eighteen_is_matched_without_a_parent_or_guardian_and_unclear_is_a_no() {
    let (kid, teen) = (child(AgeBand::School), child(AgeBand::Teen));
    let table: [(&[Member], Verdict, Standing); 8] = [
        (&[teen], No, Standing::Infeasible),
        (&[teen_parent(), child(AgeBand::Baby)], No, Standing::Infeasible),
        (&[with_role(MemberRole::Other), kid], Open, Standing::Infeasible),
        (&[with_role(MemberRole::Adult), teen], Open, Standing::Infeasible),
        (&[with_role(MemberRole::Guardian), teen], Yes, Standing::Feasible),
        (&[with_role(MemberRole::Parent), kid, teen], Yes, Standing::Feasible),
        (&[with_role(MemberRole::Partner), with_role(MemberRole::Parent), kid], Yes, Standing::Feasible),
        (&[with_role(MemberRole::Other)], Yes, Standing::Feasible),
    ];
    for (members, verdict, standing) in table {
        let judgement = judged(&an_offer("o"), &a_request("r", members));
        assert_eq!(judgement.verdict(Rule::MinorUnaccompanied), verdict, "{members:?}");
        assert_eq!(judgement.standing(), standing, "{members:?}");
    }
    // An ally's request has passed before it left.
    let band = RequestFacts { side: Side::There, household: None, ..a_woman("r") };
    assert_eq!(says(Rule::MinorUnaccompanied, &an_offer("o"), &band), Yes);
}

#[test]
fn sg_14_a_shared_room_is_for_who_has_nothing_tonight_and_for_seven_nights_at_most() {
    let room = OfferFacts { sharing: Sharing::SharedRoom, ..a_room("o", 1, 1) };
    for urgency in Urgency::ALL {
        let request = RequestFacts { urgency: *urgency, ..a_woman("r") };
        let expected = if *urgency == Urgency::Immediate { Yes } else { No };
        assert_eq!(says(Rule::SharedRoomNights, &room, &request), expected, "{urgency}");
        assert_eq!(says(Rule::SharedRoomNights, &a_room("o", 1, 1), &request), Yes);
    }
    let request = a_woman("r");
    assert_eq!(longest_stay(&room, &request, today()), Some(7));
    let sooner = OfferFacts { until: Some(today() + 3), ..room.clone() };
    assert_eq!(longest_stay(&sooner, &request, today()), Some(3));
    // A host who asks for a month has no room to share.
    let month = OfferFacts { min_months: Some(1), ..room };
    assert_eq!(says(Rule::DurationMin, &month, &request), No);
}

#[test]
fn a_home_of_women_takes_no_men_and_who_needs_one_gets_no_other() {
    let needs = |request: RequestFacts| RequestFacts { needs: Needs::of(&[Need::WomenOnly]), ..request };
    let strangers = |offer: OfferFacts| OfferFacts { neighbours: Neighbours::OtherHouseholds, ..offer };
    let for_women = |offer: OfferFacts| OfferFacts { accepts: Accepts::WomenAndChildren, ..offer };
    let verdict = |women_only| OfferFacts {
        side: Side::There,
        home: Home::Verdicts { women_only, lone_adult_ok: Some(true) },
        ..a_room("o", 0, 0)
    };
    let woman = || needs(a_woman("r"));
    let table = [
        (a_room("o", 2, 0), woman(), Yes),
        (a_room("o", 1, 1), woman(), No),
        (OfferFacts { home: Home::NotTold, ..a_room("o", 0, 0) }, woman(), Open),
        (strangers(a_room("o", 2, 0)), woman(), Open),
        (for_women(strangers(a_room("o", 2, 0))), woman(), Yes),
        (an_offer("o"), woman(), Yes),
        (verdict(Some(true)), woman(), Yes),
        (verdict(Some(false)), woman(), No),
        (verdict(None), woman(), Open),
        (a_room("o", 1, 1), a_woman("r"), Yes),
        (for_women(a_room("o", 2, 0)), a_request("r", &[adult(Gender::Male)]), No),
        (for_women(a_room("o", 2, 0)), a_request("r", &[adult(Gender::Female), adult(Gender::Male)]), No),
        (for_women(a_room("o", 2, 0)), a_request("r", &[adult(Gender::Undisclosed)]), Open),
        (for_women(a_room("o", 2, 0)), a_request("r", &[adult(Gender::Female), child(AgeBand::Teen)]), Yes),
    ];
    for (offer, request, expected) in table {
        let judgement = judged(&offer, &request);
        assert_eq!(judgement.verdict(Rule::WomenOnly), expected, "{offer:?} {request:?}");
        let closed = judgement.failed.has(Rule::WomenOnly) || judgement.to_ask.has(Rule::WomenOnly);
        assert_eq!(closed, expected != Yes, "what is not known is a no, or an ally's to say");
    }
}

#[test]
fn sg_01_an_offer_whose_vetting_is_missing_or_over_is_proposed_to_nobody() {
    let until = |vetted_until| judged(&OfferFacts { vetted_until, ..an_offer("o") }, &a_woman("r"));
    for (vetted_until, expected) in
        [(None, Open), (Some(today() - 1), No), (Some(today()), Yes), (Some(today() + 1), Yes)]
    {
        assert_eq!(until(vetted_until).verdict(Rule::Vetting), expected);
        assert_eq!(until(vetted_until).standing() == Standing::Feasible, expected == Yes);
    }
    let theirs = OfferFacts { side: Side::There, vetted_until: None, ..an_offer("o") };
    assert_eq!(judged(&theirs, &a_woman("r")).standing(), Standing::ToAsk);
}

#[test]
fn as_many_persons_as_a_slot_takes_and_no_more() {
    for (capacity, expected) in [(1, No), (2, Yes), (3, Yes)] {
        let two = a_request("r", &[adult(Gender::Female), child(AgeBand::Baby)]);
        assert_eq!(says(Rule::Capacity, &OfferFacts { capacity, ..an_offer("o") }, &two), expected);
    }
}

#[test]
fn a_place_is_free_before_patience_and_deadline_end_and_not_over_by_then() {
    let table = [
        (Urgency::Immediate, 2, None, None, Yes),
        (Urgency::Immediate, 3, None, None, No),
        (Urgency::Urgent, 14, None, None, Yes),
        (Urgency::Urgent, 15, None, None, No),
        (Urgency::Soon, 60, None, None, Yes),
        (Urgency::Soon, 61, None, None, No),
        (Urgency::Planned, 90, None, None, Yes),
        (Urgency::Planned, 91, None, None, No),
        (Urgency::Planned, 20, Some(20), None, Yes),
        (Urgency::Planned, 21, Some(20), None, No),
        // A deadline that is over leaves today.
        (Urgency::Planned, 0, Some(-5), None, Yes),
        (Urgency::Planned, -30, None, Some(1), Yes),
        (Urgency::Planned, -30, None, Some(0), No),
        (Urgency::Planned, 10, None, Some(10), No),
    ];
    for (urgency, from, deadline, until, expected) in table {
        let day = |days| today() + days;
        let offer = OfferFacts { from: day(from), until: until.map(day), ..an_offer("o") };
        let request = RequestFacts { urgency, deadline: deadline.map(day), ..a_woman("r") };
        assert_eq!(says(Rule::Dates, &offer, &request), expected, "{urgency} {from} {deadline:?} {until:?}");
    }
    // What was needed before today is needed today.
    let late = RequestFacts { needed_from: today() - 50, urgency: Urgency::Immediate, ..a_woman("r") };
    assert_eq!(says(Rule::Dates, &OfferFacts { from: today() + 2, ..an_offer("o") }, &late), Yes);
}

#[test]
fn a_stay_is_as_long_as_the_host_asks_for_at_least() {
    let table = [
        (None, Some(1), None, Yes),
        (Some(0), Some(1), None, Yes),
        (Some(3), Some(3), None, Yes),
        (Some(3), Some(2), None, No),
        (Some(3), None, None, Open),
        (Some(0), None, None, Yes),
        // The place is over before the least stay.
        (Some(3), Some(6), Some(89), No),
        (Some(3), Some(6), Some(90), Yes),
        (Some(3), None, Some(89), No),
    ];
    for (min_months, months, until, expected) in table {
        let offer = OfferFacts { min_months, until: until.map(|days| today() + days), ..an_offer("o") };
        let request = RequestFacts { months, ..a_woman("r") };
        assert_eq!(
            says(Rule::DurationMin, &offer, &request),
            expected,
            "{min_months:?} {months:?} {until:?}"
        );
    }
}

#[test]
fn needs_of_the_body_are_met_or_asked_for() {
    let table = [
        (Need::StepFree, StepFree::All, Yes),
        (Need::StepFree, StepFree::Some, Open),
        (Need::StepFree, StepFree::Unknown, Open),
        (Need::StepFree, StepFree::None, No),
        (Need::GroundFloor, StepFree::All, Yes),
        (Need::GroundFloor, StepFree::None, Open),
        (Need::Quiet, StepFree::None, Yes),
        (Need::Quiet, StepFree::Some, Yes),
    ];
    for (need, step_free, expected) in table {
        let request = RequestFacts { needs: Needs::of(&[need]), ..a_woman("r") };
        assert_eq!(
            says(Rule::StepFree, &OfferFacts { step_free, ..an_offer("o") }, &request),
            expected,
            "{need}"
        );
    }
    let smoke = RequestFacts { needs: Needs::of(&[Need::NoSmoking]), ..a_woman("r") };
    for (smoking, expected) in
        [(Smoking::None, Yes), (Smoking::OutsideOnly, Yes), (Smoking::Inside, No), (Smoking::Unknown, Open)]
    {
        assert_eq!(says(Rule::Smoking, &OfferFacts { smoking, ..a_room("o", 1, 1) }, &smoke), expected);
        assert_eq!(says(Rule::Smoking, &OfferFacts { smoking, ..an_offer("o") }, &smoke), Yes);
        assert_eq!(says(Rule::Smoking, &OfferFacts { smoking, ..a_room("o", 1, 1) }, &a_woman("r")), Yes);
    }
    let pet = RequestFacts { needs: Needs::of(&[Need::Pet]), ..a_woman("r") };
    for (pets_accepted, expected) in [(Some(true), Yes), (Some(false), No), (None, Open)] {
        assert_eq!(says(Rule::Pets, &OfferFacts { pets_accepted, ..an_offer("o") }, &pet), expected);
        assert_eq!(says(Rule::Pets, &OfferFacts { pets_accepted, ..an_offer("o") }, &a_woman("r")), Yes);
    }
}

#[test]
fn only_a_shared_home_without_a_lease_is_without_children_and_chooses_families_or_couples() {
    let family = || a_request("r", &[adult(Gender::Female), adult(Gender::Male), child(AgeBand::Small)]);
    let lease = |offer: OfferFacts| OfferFacts { is_lease: true, ..offer };
    for (children_ok, expected) in [(Some(true), Yes), (Some(false), No), (None, Open)] {
        let of = |offer: OfferFacts| OfferFacts { children_ok, ..offer };
        assert_eq!(says(Rule::ChildrenOk, &of(a_room("o", 1, 1)), &family()), expected);
        assert_eq!(says(Rule::ChildrenOk, &of(an_offer("o")), &family()), Yes);
        assert_eq!(says(Rule::ChildrenOk, &of(lease(a_room("o", 1, 1))), &family()), Yes);
        assert_eq!(says(Rule::ChildrenOk, &of(a_room("o", 1, 1)), &a_woman("r")), Yes);
    }
    let couple = a_request("r", &[with_role(MemberRole::Partner), adult(Gender::Male)]);
    let band = RequestFacts { side: Side::There, household: None, ..a_woman("r") };
    for (accepts, expected) in [
        (Accepts::Any, [Yes, Yes, Yes, Yes]),
        (Accepts::WomenAndChildren, [Yes, Yes, Yes, Yes]),
        (Accepts::Families, [Yes, No, No, Open]),
        (Accepts::Couples, [Yes, No, Yes, Open]),
    ] {
        let offer = OfferFacts { accepts, ..a_room("o", 1, 1) };
        let requests = [family(), a_woman("r"), couple.clone(), band.clone()];
        assert_eq!(requests.map(|request| says(Rule::Accepts, &offer, &request)), expected, "{accepts}");
    }
}

#[test]
fn a_rent_is_within_the_budget_and_what_is_not_said_is_asked() {
    let contribution = Weights::default().contribution_max_cents;
    let table = [
        (Some(0), None, Yes),
        (Some(1), None, Open),
        (None, Some(Budget::UpTo(1)), Open),
        (Some(40_000), Some(Budget::UpTo(40_000)), Yes),
        (Some(40_001), Some(Budget::UpTo(40_000)), No),
        (Some(40_001), Some(Budget::Confirmed(40_000)), No),
        (Some(1), Some(Budget::None), No),
        (Some(contribution), Some(Budget::ContributionOnly), Yes),
        (Some(contribution + 1), Some(Budget::ContributionOnly), No),
        (Some(40_000), Some(Budget::Pending), Open),
    ];
    for (rent_cents, budget, expected) in table {
        let request = RequestFacts { budget, ..a_woman("r") };
        assert_eq!(
            says(Rule::Rent, &OfferFacts { rent_cents, ..an_offer("o") }, &request),
            expected,
            "{budget:?}"
        );
    }
}

#[test]
fn an_official_address_is_given_where_one_is_needed() {
    let needed = RequestFacts { domiciliation_needed: Some(true), ..a_woman("r") };
    let table = [
        (Some(Domiciliation::Yes), Yes),
        (Some(Domiciliation::No), No),
        (Some(Domiciliation::ToDiscuss), Open),
        (None, Open),
    ];
    for (domiciliation, expected) in table {
        let offer = OfferFacts { domiciliation, ..an_offer("o") };
        assert_eq!(says(Rule::Domiciliation, &offer, &needed), expected);
        assert_eq!(says(Rule::Domiciliation, &offer, &a_woman("r")), Yes);
    }
    let lease = OfferFacts { domiciliation: None, is_lease: true, ..an_offer("o") };
    assert_eq!(says(Rule::Domiciliation, &lease, &needed), Yes);
}

#[test]
fn a_place_is_as_near_as_is_wished_and_an_arrondissement_says_less() {
    let away = Distances::belgium().between(area(LIEGE), area(NAMUR));
    let at = |code: &str| OfferFacts { area: area(code), ..an_offer("o") };
    let within = |max_distance| RequestFacts { max_distance, ..a_woman("r") };
    assert_eq!(says(Rule::Distance, &at(NAMUR), &within(Some(away))), Yes);
    assert_eq!(says(Rule::Distance, &at(NAMUR), &within(Some(away - 1))), No);
    // Without a limit, what is farther than usual is asked.
    assert_eq!(says(Rule::Distance, &at(SERAING), &within(None)), Yes);
    assert_eq!(says(Rule::Distance, &at(NAMUR), &within(None)), Open);
    let nowhere = RequestFacts { zones: Box::default(), ..within(Some(0)) };
    assert_eq!(says(Rule::Distance, &at(NAMUR), &nowhere), Yes);

    let wide = "62000";
    let centre = Distances::belgium().between(area(LIEGE), area(wide));
    assert_eq!(says(Rule::Distance, &at(wide), &within(Some(centre))), Yes);
    assert_eq!(says(Rule::Distance, &at(wide), &within(Some(centre - 1))), Open);
    let far = Distances::belgium().between(area(NAMUR), area(wide));
    let from_namur = RequestFacts { zones: Box::new([area(NAMUR)]), ..within(Some(far - WIDE_AREA - 1)) };
    assert_eq!(says(Rule::Distance, &at(wide), &from_namur), No);
}

#[test]
fn a_blocked_pair_fails_and_what_fails_alone_is_named() {
    let mut judgement = judged(&an_offer("o"), &a_woman("r"));
    assert_eq!((judgement.standing(), judgement.failed.only()), (Standing::Feasible, None));
    judgement.block();
    assert_eq!(
        (judgement.standing(), judgement.failed.only()),
        (Standing::Infeasible, Some(Rule::BlockedPair))
    );
    let two = judged(&OfferFacts { capacity: 0, vetted_until: Some(0), ..an_offer("o") }, &a_woman("r"));
    assert_eq!(two.failed.iter().collect::<Vec<_>>(), [Rule::Capacity, Rule::Vetting]);
    assert_eq!(two.failed.only(), None);
}

#[test]
fn only_the_rules_that_protect_people_close_what_is_not_known() {
    let strict: Vec<&str> =
        Rule::ALL.iter().filter(|rule| rule.is_strict()).map(|rule| rule.as_str()).collect();
    assert_eq!(strict, ["minor_unaccompanied", "women_only", "lone_adult_rule", "vetting_expired"]);
    let mut order = ORDER.to_vec();
    order.sort_unstable();
    assert_eq!(order, Rule::ALL, "each rule is asked once");
}

proptest::proptest! {
    #[test]
    fn who_asks_only_whether_a_pair_is_possible_gets_the_same_judgement(
        offer in any_offer("o".to_owned()), request in any_request("r".to_owned()),
    ) {
        let weights = Weights::default();
        let near = Nearness::of(Distances::belgium(), offer.area, &request.zones, &request.anchors);
        let whole = judge(&offer, &request, near, setting(&weights));
        let short = judge_possible(&offer, &request, near, setting(&weights));
        proptest::prop_assert_eq!(short, (whole.standing() != Standing::Infeasible).then_some(whole));
    }
}
