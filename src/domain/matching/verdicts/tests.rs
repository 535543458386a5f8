//! What verdicts say, and what rules make of them.

use proptest::prelude::*;

use super::*;
use crate::domain::field::{Draft, Field};
use crate::domain::household::{AgeBand, Gender};
use crate::domain::matching::facts::{self, Home, Side};
use crate::domain::matching::rules::{Rule, Standing};
use crate::domain::matching::samples::{a_request, a_room, a_woman, adult, child, judged, today};
use crate::domain::offered;
use crate::geo::Gazetteer;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn place(changes: &[(Field, &str)]) -> OfferedPlace {
    let mut draft = Draft::new();
    draft
        .set(Field::PlaceKind, "room")
        .set(Field::CapacityPersons, "2")
        .set(Field::Municipality, "62063")
        .set(Field::AvailableFrom, "2026-12-01");
    for (field, text) in changes {
        draft.set(*field, *text);
    }
    offered::read(&draft, date("2026-11-22"), Gazetteer::belgium()).unwrap()
}

proptest! {
    #[test]
    fn a_month_never_lasts_longer_than_the_vetting_that_it_stands_for(days in 730_000..750_000_i32) {
        let end = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
        let month = Month::last_full(end);
        prop_assert!(month.last_day() <= end);
        prop_assert!((end - month.last_day()).num_days() < 31, "nor a month less than it could");
        prop_assert_eq!(month.to_string().parse(), Ok(month));
    }
}

#[test]
fn the_last_full_month_is_its_own_on_its_last_day_and_the_one_before_until_then() {
    for (end, month, last) in [
        ("2027-04-15", "2027-03", "2027-03-31"),
        ("2027-04-29", "2027-03", "2027-03-31"),
        ("2027-04-30", "2027-04", "2027-04-30"),
        ("2028-02-28", "2028-01", "2028-01-31"),
        ("2027-01-05", "2026-12", "2026-12-31"),
    ] {
        let got = Month::last_full(date(end));
        assert_eq!((got.to_string().as_str(), got.last_day()), (month, date(last)), "{end}");
    }
    assert_eq!(Month::of(date("2027-04-15")).to_string(), "2027-04");
}

#[test]
fn no_other_spelling_is_a_month_and_no_absurd_one_is_near() {
    for text in [
        "",
        "2027",
        "2027-13",
        "2027-00",
        "2027-3",
        "2027-03-01",
        "+2027-03",
        "2027-Q1",
        " 2027-03",
        "99999-01",
        "-",
        "2027-03 ",
    ] {
        assert_eq!(text.parse::<Month>(), Err(MonthError), "{text:?}");
    }
    let now = date("2026-11-22");
    let near = |text: &str| text.parse::<Month>().unwrap().is_near(now);
    assert!(near("2026-11") && near("2031-11") && near("2020-01"));
    assert!(!near("2031-12") && !near("9999-12") && !near("0001-01"));
}

#[test]
fn sg_03_what_an_ally_is_told_of_a_home_is_a_yes_where_the_rule_passes_and_else_a_no() {
    let said = |changes: &[(Field, &str)]| {
        let verdicts = Verdicts::of(&place(changes), Some(date("2027-04-15")));
        assert_eq!(verdicts.vetted_until.unwrap().to_string(), "2027-03");
        (verdicts.lone_adult_ok, verdicts.women_only)
    };
    assert_eq!(said(&[]), (Some(false), Some(false)), "what is not told is a no");
    assert_eq!(said(&[(Field::HostMen, "1")]), (Some(false), Some(false)));
    assert_eq!(said(&[(Field::HostMen, "1"), (Field::HostWomen, "1")]), (Some(true), Some(false)));
    assert_eq!(said(&[(Field::HostWomen, "1")]), (Some(true), Some(true)));
    assert_eq!(
        said(&[(Field::Sharing, "entire_place")]),
        (Some(true), Some(true)),
        "nobody else lives there"
    );
    assert_eq!(Verdicts::of(&place(&[]), None).vetted_until, None);
}

#[test]
fn sg_03_an_allys_room_waits_for_its_word_passes_with_a_yes_and_fails_with_a_no() {
    let mother = a_request("r", &[adult(Gender::Female), child(AgeBand::Small)]);
    let room = |lone_adult_ok, women_only| {
        let home = Home::Verdicts { lone_adult_ok, women_only };
        OfferFacts { side: Side::There, home, ..a_room("o", 0, 0) }
    };
    for request in [&mother, &a_woman("w")] {
        let standing = |said| judged(&room(said, Some(false)), request).standing();
        assert_eq!(standing(None), Standing::ToAsk);
        assert_eq!(standing(Some(true)), Standing::Feasible);
        assert_eq!(standing(Some(false)), Standing::Infeasible);
    }
    let man = a_request("m", &[adult(Gender::Male)]);
    assert_eq!(judged(&room(None, None), &man).standing(), Standing::Feasible, "the rule is not about him");
}

#[test]
fn a_vetting_that_is_not_said_is_asked_one_that_is_over_or_not_trusted_fails() {
    let judge = |verdicts: Verdicts, trust| {
        let vetted_until = verdicts.vetting(trust).map(facts::day);
        let offer = OfferFacts { side: Side::There, vetted_until, ..a_room("o", 1, 1) };
        judged(&offer, &a_woman("w"))
    };
    let until = |text: &str| Verdicts { vetted_until: Some(text.parse().unwrap()), ..Verdicts::default() };
    assert_eq!(today(), facts::day(date("2026-12-01")));
    for trust in Trust::ALL {
        assert!(!judge(until("2026-11"), *trust).failed.is_empty(), "it ended yesterday");
    }
    assert_eq!(judge(until("2026-12"), Trust::Trusted).standing(), Standing::Feasible);
    assert_eq!(judge(Verdicts::default(), Trust::Trusted).standing(), Standing::ToAsk);
    for verdicts in [until("2026-12"), Verdicts::default()] {
        let judgement = judge(verdicts, Trust::Distrusted);
        assert_eq!(
            (judgement.standing(), judgement.failed.only()),
            (Standing::Infeasible, Some(Rule::Vetting))
        );
    }
}
