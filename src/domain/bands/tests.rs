//! Bands that widen, and who shares them.

use super::*;
use crate::domain::field::{Draft, Field};
use crate::domain::sought;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A request of two persons from that day on, near there.
fn home(needed_from: &str, zone: &str) -> SoughtHome {
    let mut draft = Draft::new();
    draft
        .push(Field::Members, "26-64:parent:f")
        .push(Field::Members, "3-5:child:m")
        .set(Field::NeededFrom, needed_from);
    if !zone.is_empty() {
        draft.push(Field::Zones, zone);
    }
    sought::read(&draft, day("2026-11-22"), Gazetteer::belgium()).unwrap()
}

fn asking(home: &SoughtHome, caseworker: AccountId) -> Asking {
    let who = (Some(PersonId::new()), Some(caseworker));
    Asking::new(ProposalId::new(), home, who, Gazetteer::belgium())
}

/// One request for each of these days and places, of households of their own, by two caseworkers in turn.
fn several(all: &[(&str, &str)]) -> Vec<Asking> {
    let writers = [AccountId::new(), AccountId::new()];
    all.iter().enumerate().map(|(at, (from, zone))| asking(&home(from, zone), writers[at % 2])).collect()
}

fn shown(leaves: &Leaves) -> String {
    match leaves {
        Leaves::In(bands) => {
            let area = bands.area.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
            format!("{} {area} {}", bands.size, bands.period)
        }
        other => format!("{other:?}"),
    }
}

fn first_of(all: &[(&str, &str)]) -> String {
    let all = several(all);
    shown(&Crowd::of(&all).leaves(&all[0], None))
}

const LIEGE: &str = "62063";
const SERAING: &str = "62096";
const HUY: &str = "61031";
const NAMUR: &str = "92094";
const GENT: &str = "44021";

#[test]
fn pr_06_bands_widen_until_five_share_them_and_four_are_too_few() {
    let (dec, nov) = ("2026-12-15", "2026-11-30");
    let shared = |others: [(&'static str, &'static str); 4]| {
        let mut all = vec![(dec, LIEGE)];
        all.extend(others);
        first_of(&all)
    };
    assert_eq!(shared([(dec, LIEGE); 4]), "2 62063 2026-12", "the municipality, the month");
    assert_eq!(shared([(dec, LIEGE), (dec, LIEGE), (dec, LIEGE), (dec, SERAING)]), "2 62000 2026-12");
    assert_eq!(shared([(dec, LIEGE), (nov, LIEGE), (dec, LIEGE), (dec, LIEGE)]), "2 62063 2026-Q4");
    assert_eq!(shared([(dec, LIEGE), (nov, LIEGE), (dec, LIEGE), (dec, SERAING)]), "2 62000 2026-Q4");
    assert_eq!(shared([(dec, LIEGE), (dec, LIEGE), (dec, LIEGE), (dec, HUY)]), "2 60000 2026-12");
    assert_eq!(shared([(dec, LIEGE), (nov, LIEGE), (dec, LIEGE), (dec, HUY)]), "2 60000 2026-Q4");
    assert_eq!(shared([(dec, LIEGE), (dec, LIEGE), (dec, LIEGE), (dec, NAMUR)]), "2 03000 2026-12");
    assert_eq!(shared([(nov, LIEGE), (dec, LIEGE), (dec, LIEGE), (dec, NAMUR)]), "2 03000 2026-Q4");
    assert_eq!(shared([(dec, LIEGE), (dec, LIEGE), (dec, LIEGE), (dec, GENT)]), "Waits", "another region");
    assert_eq!(shared([(dec, LIEGE), (dec, LIEGE), (dec, LIEGE), ("2027-01-01", LIEGE)]), "Waits");
    assert_eq!(first_of(&[(dec, LIEGE); 4]), "Waits", "four");
    assert_eq!(first_of(&[(dec, ""); 5]), "2 - 2026-12", "no place is named");
    assert_eq!(shared([(dec, ""); 4]), "Waits", "whoever names a place shares it with nobody who names none");
}

#[test]
fn pr_06_requests_of_one_household_count_once_and_so_do_those_that_read_alike() {
    let writers = [AccountId::new(), AccountId::new()];
    let (place, areas) = (home("2026-12-15", LIEGE), Gazetteer::belgium());
    let mut all = several(&[("2026-12-15", LIEGE); 3]);
    let one = PersonId::new();
    for writer in writers {
        all.push(Asking::new(ProposalId::new(), &place, (Some(one), Some(writer)), areas));
    }
    assert_eq!(Crowd::of(&all).leaves(&all[0], None), Leaves::Waits, "five requests of four households");
    let unnamed =
        |from: &str, writer| Asking::new(ProposalId::new(), &home(from, LIEGE), (None, Some(writer)), areas);
    let mut all = several(&[("2026-12-15", LIEGE); 3]);
    all.push(unnamed("2026-12-20", writers[0]));
    all.push(unnamed("2026-12-20", writers[1]));
    assert_eq!(Crowd::of(&all).leaves(&all[0], None), Leaves::Waits, "two that read alike may be one");
    all.push(unnamed("2026-12-21", writers[1]));
    assert_eq!(shown(&Crowd::of(&all).leaves(&all[0], None)), "2 62063 2026-12");
}

#[test]
fn pr_06_requests_of_one_caseworker_alone_do_not_hide_one_another() {
    let (writer, place) = (AccountId::new(), home("2026-12-15", LIEGE));
    let mut all: Vec<Asking> = (0..9).map(|_| asking(&place, writer)).collect();
    assert_eq!(Crowd::of(&all).leaves(&all[0], None), Leaves::Waits, "all know whose they are");
    all.push(asking(&place, AccountId::new()));
    assert_eq!(shown(&Crowd::of(&all).leaves(&all[0], None)), "2 62063 2026-12");
}

#[test]
fn pr_06_other_sizes_share_nothing() {
    let mut all = several(&[("2026-12-15", LIEGE); 4]);
    let mut larger = home("2026-12-15", LIEGE);
    larger.members.push(larger.members[1]);
    all.push(asking(&larger, AccountId::new()));
    assert_eq!(Crowd::of(&all).leaves(&all[0], None), Leaves::Waits);
}

#[test]
fn pr_06_pr_04_a_small_municipality_is_its_arrondissement_from_the_start() {
    let small = Gazetteer::belgium().municipalities().find(|area| area.population < 3000).unwrap();
    let bands = widths(&home("2026-12-15", small.code.as_str()), Gazetteer::belgium());
    assert_eq!(bands[0].area.as_ref(), Some(&small.arrondissement));
    let brussels = widths(&home("2026-12-15", "21004"), Gazetteer::belgium());
    let areas: Vec<String> = brussels.iter().map(|bands| bands.area.as_ref().unwrap().to_string()).collect();
    assert_eq!(areas, ["21004", "21000", "21004", "21000", "04000", "04000", "04000", "04000"]);
}

#[test]
fn pr_06_what_went_out_stays_while_it_is_true_and_becomes_narrower_where_five_share_that() {
    let all = several(&[("2026-12-15", LIEGE); 5]);
    let (crowd, few) = (Crowd::of(&all), Crowd::of(&all[..2]));
    let of = |area: &str, period: &str| Bands {
        size: "2",
        area: Some(area.parse().unwrap()),
        period: period.parse().unwrap(),
    };
    let narrow = of(LIEGE, "2026-12");
    assert_eq!(crowd.leaves(&all[0], Some(&narrow)), Leaves::AsSent);
    assert_eq!(few.leaves(&all[0], Some(&narrow)), Leaves::AsSent, "others left, which nobody is told");
    assert_eq!(crowd.leaves(&all[0], Some(&of("60000", "2026-Q4"))), Leaves::In(narrow.clone()));
    let untrue = of(LIEGE, "2027-03");
    assert_eq!(crowd.leaves(&all[0], Some(&untrue)), Leaves::In(narrow), "it was edited");
    assert_eq!(few.leaves(&all[0], Some(&untrue)), Leaves::Back);
}

#[test]
fn a_period_is_a_month_or_a_quarter() {
    for text in ["2026-12", "2026-Q4", "2027-01", "2027-Q1"] {
        assert_eq!(text.parse::<Period>().map(|period| period.to_string()), Ok(text.to_owned()));
    }
    for text in [
        "2026-13",
        "2026-1",
        "26-12-1",
        "+202-12",
        "<b>x</b",
        "2026-12-01",
        "",
        "2026-Q5",
        "2026-Q0",
        "2026-Q",
        "2026-Q01",
        "2026-q1",
    ] {
        assert_eq!(text.parse::<Period>(), Err(PeriodError), "{text}");
    }
    assert_eq!(Period::quarter_of(day("2026-11-30")), Period::Quarter(day("2026-10-01")));
    assert_eq!(Period::month_of(day("2026-11-30")), Period::Month(day("2026-11-01")));
}

#[test]
fn a_month_and_a_quarter_begin_on_their_first_day() {
    let first = |text: &str| text.parse::<Period>().unwrap().first_day().to_string();
    assert_eq!((first("2026-12"), first("2026-Q4")), ("2026-12-01".to_owned(), "2026-10-01".to_owned()));
}
