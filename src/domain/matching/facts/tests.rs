//! Households, by who is in them.

use super::super::samples::*;
use super::*;
use crate::domain::field::{Draft, Field};
use crate::domain::offered;
use crate::geo::Gazetteer;

#[test]
fn households_are_what_their_members_make_them() {
    let of = |members: &[Member]| Household::of(members).map(|household| household.composition);
    let kid = child(AgeBand::Small);
    let partner = Member { role: MemberRole::Partner, ..adult(Gender::Female) };
    let grown = Member { role: MemberRole::Child, age: AgeBand::Young, gender: Gender::Male };
    assert_eq!(of(&[]), None);
    assert_eq!(of(&[adult(Gender::Female)]), Some(Composition::LoneWoman));
    assert_eq!(of(&[adult(Gender::Male)]), Some(Composition::LoneMan));
    assert_eq!(of(&[adult(Gender::Other)]), Some(Composition::LoneOther));
    assert_eq!(of(&[adult(Gender::Male), kid]), Some(Composition::LoneParent));
    assert_eq!(of(&[partner, adult(Gender::Male)]), Some(Composition::Couple));
    assert_eq!(of(&[adult(Gender::Female), grown]), Some(Composition::Group));
    assert_eq!(of(&[partner, adult(Gender::Male), kid]), Some(Composition::Family));
    assert_eq!(of(&[partner, adult(Gender::Male), grown, kid]), Some(Composition::Group));
    assert_eq!(of(&[kid]), Some(Composition::MinorsAlone));
    let household = Household::of(&[adult(Gender::Female), adult(Gender::Other), kid]).unwrap();
    assert_eq!((household.persons, household.women, household.men, household.others), (3, 1, 0, 1));
    assert_eq!((household.minors, household.adults()), (1, 2));
}

fn place(with: &[(Field, &str)]) -> OfferedPlace {
    let mut draft = Draft::new();
    draft
        .set(Field::PlaceKind, "room")
        .set(Field::CapacityPersons, "2")
        .set(Field::Municipality, LIEGE)
        .set(Field::AvailableFrom, "2026-12-05");
    for (field, text) in with {
        draft.set(*field, *text);
    }
    offered::read(&draft, NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(), Gazetteer::belgium()).unwrap()
}

fn known(with: &[(Field, &str)]) -> OfferFacts {
    let until = NaiveDate::from_ymd_opt(2027, 3, 1);
    OfferFacts::of("o", &place(with), (3, until), Distances::belgium()).unwrap()
}

#[test]
fn an_offer_is_what_it_tells_and_who_shares_it_is_told_or_not() {
    let offer = known(&[(Field::AvailableUntil, "2027-01-04"), (Field::Languages, "nl-be:fluent")]);
    assert_eq!((offer.free_slots, offer.capacity, offer.area), (3, 2, area(LIEGE)));
    assert_eq!((offer.from, offer.until), (today() + 4, Some(today() + 34)));
    assert_eq!(offer.vetted_until, Some(today() + 90));
    assert_eq!(offer.languages.iter().map(|tongue| tongue.tag()).collect::<Vec<_>>(), ["nl"]);
    assert_eq!((offer.home, offer.neighbours), (Home::NotTold, Neighbours::None));
    for (field, home) in [
        (Field::HostWomen, Home::Told { women: 1, men: 0, children: 0 }),
        (Field::HostMen, Home::Told { women: 0, men: 1, children: 0 }),
        (Field::HostChildren, Home::Told { women: 0, men: 0, children: 1 }),
    ] {
        assert_eq!(known(&[(field, "1")]).home, home);
    }
    let shared = |with: &[(Field, &str)]| known(with).neighbours == Neighbours::OtherHouseholds;
    assert!(shared(&[(Field::Slots, "2")]) && shared(&[(Field::PlaceKind, "shared_flat")]));
    assert!(!shared(&[(Field::Slots, "2"), (Field::PlaceKind, "apartment")]), "each has a door of its own");
    assert!(!shared(&[(Field::PlaceKind, "collective"), (Field::Sharing, "entire_place")]));
}

#[test]
fn an_offer_that_makes_no_sense_is_named_with_its_field() {
    let wrong = |change: fn(&mut OfferedPlace)| {
        let mut place = place(&[]);
        change(&mut place);
        OfferFacts::of("o", &place, (1, None), Distances::belgium()).map(drop)
    };
    assert_eq!(wrong(|place| place.capacity_persons = 0), Err(FactsError::NoCapacity));
    assert_eq!(
        wrong(|place| place.available_until = place.available_from.pred_opt()),
        Err(FactsError::DatesReversed)
    );
    assert_eq!(wrong(|place| place.available_until = Some(place.available_from)), Ok(()));
    assert_eq!(wrong(|place| place.available_until = place.available_from.succ_opt()), Ok(()));
    assert_eq!(wrong(|place| place.municipality = "99999".parse().unwrap()), Err(FactsError::UnknownArea));
}
