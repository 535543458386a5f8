//! Households, by who is in them.

use super::super::samples::*;
use super::*;

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
