//! Which features are scarce, who has them and who needs them, and what that is worth.

use super::super::facts::Needs;
use super::super::samples::*;
use super::*;
use crate::domain::household::Gender;

/// An apartment that has nothing.
fn plain(id: &str) -> OfferFacts {
    OfferFacts {
        step_free: StepFree::Some,
        pets_accepted: Some(false),
        domiciliation: Some(Domiciliation::ToDiscuss),
        ..an_offer(id)
    }
}

fn names(features: Features) -> Vec<&'static str> {
    Feature::ALL.iter().filter(|feature| features.has(**feature)).map(|feature| feature.as_str()).collect()
}

#[test]
fn an_offer_has_what_it_says_and_a_lease_is_an_address() {
    let table = [
        (plain("o"), vec![]),
        (OfferFacts { step_free: StepFree::All, ..plain("o") }, vec!["step_free"]),
        (OfferFacts { pets_accepted: Some(true), ..plain("o") }, vec!["pets"]),
        (OfferFacts { domiciliation: Some(Domiciliation::Yes), ..plain("o") }, vec!["domiciliation"]),
        (OfferFacts { is_lease: true, ..plain("o") }, vec!["domiciliation"]),
        (OfferFacts { accepts: Accepts::WomenAndChildren, ..plain("o") }, vec!["women_only"]),
        (OfferFacts { capacity: 4, ..plain("o") }, vec![]),
        (OfferFacts { capacity: 5, ..plain("o") }, vec!["large"]),
    ];
    for (offer, expected) in table {
        assert_eq!(names(Features::offered(&offer)), expected);
    }
}

#[test]
fn a_request_needs_what_it_says_and_five_need_a_large_home() {
    let needs = |needs: &[Need]| RequestFacts { needs: Needs::of(needs), ..a_woman("r") };
    let table = [
        (a_woman("r"), vec![]),
        (needs(&[Need::StepFree, Need::StepFree]), vec!["step_free"]),
        (needs(&[Need::Pet, Need::WomenOnly]), vec!["pets", "women_only"]),
        (RequestFacts { domiciliation_needed: Some(true), ..a_woman("r") }, vec!["domiciliation"]),
        (RequestFacts { domiciliation_needed: Some(false), ..a_woman("r") }, vec![]),
        (a_request("r", &[adult(Gender::Female); 4]), vec![]),
        (a_request("r", &[adult(Gender::Female); 5]), vec!["large"]),
    ];
    for (request, expected) in table {
        assert_eq!(names(Features::needed(&request)), expected);
    }
}

#[test]
fn a_feature_is_scarce_where_fewer_than_a_tenth_of_the_free_slots_have_it_and_some_do() {
    let weights = Weights::default();
    let scarce = |with: u8, without: u8| {
        let have = OfferFacts { step_free: StepFree::All, free_slots: with, ..plain("with") };
        let lack = OfferFacts { free_slots: without, ..plain("without") };
        names(Features::scarce([&have, &lack].into_iter(), &weights))
    };
    assert_eq!(scarce(0, 20), Vec::<&str>::new(), "what nobody has is missing and not scarce");
    assert_eq!(scarce(1, 10), ["step_free"]);
    assert_eq!(scarce(1, 9), Vec::<&str>::new(), "a tenth is not fewer");
    assert_eq!(scarce(2, 19), ["step_free"]);
    // Slots count, over all offers.
    let many: Vec<OfferFacts> = (0..12).map(|n| plain(&format!("o{n}"))).collect();
    let one = OfferFacts { pets_accepted: Some(true), ..plain("one") };
    let all = many.iter().chain([&one, &one]);
    assert_eq!(names(Features::scarce(all, &weights)), Vec::<&str>::new(), "two of fourteen");
    assert_eq!(names(Features::scarce(many.iter().chain([&one]), &weights)), ["pets"], "one of thirteen");
}

#[test]
fn a_scarce_feature_that_is_needed_brings_points_and_one_that_is_wasted_takes_some() {
    let weights = Weights::default();
    let of = |offer: OfferFacts, needs: &[Need], scarce: &OfferFacts| {
        let request = RequestFacts { needs: Needs::of(needs), ..a_woman("r") };
        let (offered, needed) = (Features::offered(&offer), Features::needed(&request));
        Features::points(Features::offered(scarce), offered, needed, &weights)
    };
    let both = || OfferFacts { step_free: StepFree::All, pets_accepted: Some(true), ..plain("o") };
    let steps = OfferFacts { step_free: StepFree::All, ..plain("s") };
    assert_eq!(of(both(), &[Need::StepFree], &both()), 40_000 - 25_000);
    assert_eq!(of(both(), &[Need::StepFree, Need::Pet], &both()), 80_000);
    assert_eq!(of(both(), &[], &both()), -50_000);
    assert_eq!(of(both(), &[], &steps), -25_000, "what is not scarce may be wasted");
    assert_eq!(of(plain("o"), &[Need::StepFree], &both()), 0);
}
