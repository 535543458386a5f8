//! What a market holds: the rules on every line, the shares that the tables say, and what each percentage moves.

use chrono::NaiveDate;

use super::figures::figure;
use super::*;
use crate::domain::field::Draft;
use crate::domain::freetext::Choice;
use crate::domain::household::{AgeBand, Budget, Gender, Member, MemberRole, Need, Situation, Urgency};
use crate::domain::place::{Accepts, PlaceKind, Sharing, StepFree};
use crate::domain::{offered, sought};

const DRAWS: u32 = 20_000;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()
}

fn wanted(seed: u64) -> Wanted {
    Wanted {
        seed,
        offers: DRAWS,
        requests: DRAWS,
        needs: Percent::USUAL,
        rents: Percent::USUAL,
        density: Percent::USUAL,
        today: today(),
    }
}

fn market(wanted: Wanted) -> Market {
    Market::new(wanted, Gazetteer::belgium())
}

/// In a thousand of all.
fn per_mille<T>(all: &[T], holds: impl Fn(&T) -> bool) -> u32 {
    let count = all.iter().filter(|one| holds(one)).count();
    u32::try_from(count * 1000 / all.len()).unwrap()
}

/// So many in a thousand, give or take so many.
fn assert_about(what: &str, got: u32, (expected, margin): (u32, u32)) {
    assert!(got.abs_diff(expected) <= margin, "{what}: {got} in a thousand and not about {expected}");
}

fn children(members: &[Member]) -> usize {
    members.iter().filter(|member| member.role == MemberRole::Child).count()
}

#[test]
fn every_generated_offer_reads_back_through_the_rules_nd_02_and_sg_14_among_them_as_it_was() {
    for offering in market(wanted(7)).offers() {
        let mut draft = Draft::new();
        offering.place.write(&mut draft);
        let read = offered::read(&draft, today(), Gazetteer::belgium());
        assert_eq!(read.as_ref(), Ok(&offering.place), "offer {}", offering.number);
        let place = offering.place;
        if place.sharing == Sharing::SharedRoom {
            assert_eq!(place.place_kind, PlaceKind::EmergencyBed);
            assert_eq!((place.min_duration_months, place.max_duration_months), (None, None));
        }
        if place.choice() == Choice::Refused {
            assert_eq!(place.accepts, Accepts::Any);
            assert_ne!(place.children_ok, Some(false));
        }
    }
}

#[test]
fn every_generated_request_reads_back_through_the_rules_as_it_was() {
    for seeking in market(wanted(7)).requests() {
        let mut draft = Draft::new();
        seeking.home.write(&mut draft);
        let read = sought::read(&draft, today(), Gazetteer::belgium());
        assert_eq!(read.as_ref(), Ok(&seeking.home), "request {}", seeking.number);
        assert!(seeking.waiting_since <= today() && today() <= seeking.home.needed_from);
    }
}

#[test]
fn a_title_holds_nothing_that_a_moderator_would_have_to_see() {
    let market = market(wanted(8));
    let titles = market.offers().map(|offering| (offering.title, offering.place.choice()));
    let mut titles: Vec<_> =
        titles.chain(market.requests().map(|seeking| (seeking.title, Choice::Allowed))).collect();
    titles.sort_by(|a, b| a.0.cmp(&b.0));
    titles.dedup_by(|a, b| a.0 == b.0);
    for (title, _) in titles {
        assert_eq!(crate::domain::freetext::findings(&title, Choice::Refused), [], "{title}");
    }
}

#[test]
fn the_same_seed_gives_the_same_market_and_another_one_another() {
    let all = |seed| {
        let market = market(Wanted { offers: 200, requests: 200, ..wanted(seed) });
        (market.offers().collect::<Vec<_>>(), market.requests().collect::<Vec<_>>())
    };
    assert_eq!(all(7), all(7));
    assert_ne!(all(7).0, all(8).0);
    assert_ne!(all(7).1, all(8).1);
}

#[test]
fn more_offers_leave_the_first_ones_as_they_were() {
    let some = market(Wanted { offers: 50, ..wanted(7) });
    assert!(some.offers().eq(market(wanted(7)).offers().take(50)));
}

#[test]
fn requests_come_by_how_long_they_wait_and_are_numbered_so() {
    let requests: Vec<_> = market(wanted(7)).requests().collect();
    assert!(requests.is_sorted_by_key(|seeking| seeking.waiting_since));
    assert!(requests.iter().map(|seeking| seeking.number).eq(1..=DRAWS));
    let waits =
        |days: u64| per_mille(&requests, |seeking| seeking.waiting_since > today() - chrono::Days::new(days));
    assert_about("waits under 30 days", waits(30), (300, 15));
    assert_about("waits under 180 days", waits(180), (800, 15));
}

#[test]
fn households_are_mixed_as_the_tables_say() {
    let requests: Vec<_> = market(wanted(7)).requests().collect();
    let share = |holds: &dyn Fn(&[Member]) -> bool| per_mille(&requests, |one| holds(&one.home.members));
    assert_about("one person", share(&|m| m.len() == 1), (633, 15));
    assert_about("one parent", share(&|m| children(m) > 0 && m.len() == children(m) + 1), (150, 12));
    assert_about("with children", share(&|m| m.len() > 1 && children(m) > 0), (262, 15));
    assert_about("a minor alone", share(&|m| m.len() == 1 && m[0].age == AgeBand::Teen), (3, 2));
    let persons: Vec<Member> = requests.iter().flat_map(|one| one.home.members.clone()).collect();
    // Between the counts of 2024 and of 2022: 26.8 and 31.2 %.
    assert_about("children of all persons", per_mille(&persons, |m| m.role == MemberRole::Child), (290, 22));
    let adults: Vec<Member> = persons.into_iter().filter(|m| m.role != MemberRole::Child).collect();
    let women = per_mille(&adults, |m| m.gender == Gender::Female);
    assert!((333..=420).contains(&women), "{women}");
    assert_about("young adults", per_mille(&adults, |m| m.age == AgeBand::Young), (200, 20));
}

#[test]
fn needs_and_urgency_are_as_the_tables_say() {
    let requests: Vec<_> = market(wanted(7)).requests().collect();
    let needs = |need| per_mille(&requests, |one| one.home.needs.contains(&need));
    assert_about("step-free", needs(Need::StepFree), (40, 10));
    assert_about("women only", needs(Need::WomenOnly), (31, 10));
    assert_about("a pet", needs(Need::Pet), (60, 8));
    let urgent = |one: &Seeking| matches!(one.home.urgency, Urgency::Immediate | Urgency::Urgent);
    assert_about("urgent", per_mille(&requests, urgent), (245, 20));
    let street = |one: &Seeking| one.home.current_situation == Some(Situation::Street);
    assert_about("street", per_mille(&requests, street), (48, 8));
    let needed = per_mille(&requests, |one| one.home.domiciliation_needed == Some(true));
    assert_about("domiciliation", needed, (342, 15));
    assert_about("no zones", per_mille(&requests, |one| one.home.zones.is_empty()), (50, 10));
    let in_cents = |one: &Seeking| matches!(one.home.budget, Some(Budget::UpTo(_) | Budget::Confirmed(_)));
    assert_about("a budget in euros", per_mille(&requests, in_cents), (500, 15));
}

#[test]
fn offers_are_as_the_tables_say() {
    let offers: Vec<_> = market(wanted(7)).offers().collect();
    let kind = |kind| per_mille(&offers, |one| one.place.place_kind == kind);
    assert_about("rooms", kind(PlaceKind::Room), (410, 15));
    assert_about("apartments", kind(PlaceKind::Apartment), (200, 12));
    assert_about("without vetting", per_mille(&offers, |one| one.vetting.is_none()), (50, 8));
    let ended = |one: &Offering| one.vetting.is_some_and(|vetted| vetted.valid_until < today());
    assert_about("vetting that ended", per_mille(&offers, ended), (28, 8));
    let (mut slots, mut step_free) = (0, 0);
    for one in &offers {
        slots += u32::from(one.place.slots);
        if matches!(one.place.step_free, StepFree::All | StepFree::Some) {
            step_free += u32::from(one.place.slots);
        }
    }
    let share = step_free * 1000 / slots;
    assert!((50..95).contains(&share), "step-free slots are scarce: {share} in a thousand");
    let shared: Vec<_> = offers.iter().filter(|one| one.place.sharing != Sharing::EntirePlace).collect();
    let lone_man = |one: &&Offering| (one.place.host_household.women, one.place.host_household.men) == (0, 1);
    assert_about("a man alone, of shared homes", per_mille(&shared, lone_man), (115, 15));
    for one in shared {
        let home = one.place.host_household;
        if let Some(vetted) = one.vetting {
            assert_eq!(vetted.adults_consented, (home.women + home.men).max(1), "SG-02: {one:?}");
        }
    }
}

#[test]
fn the_percentage_of_needs_scales_each_need_and_moves_nothing_else() {
    let usual: Vec<_> = market(wanted(7)).requests().collect();
    let doubled = Wanted { needs: Percent::new(200).unwrap(), ..wanted(7) };
    let more: Vec<_> = market(doubled).requests().collect();
    for need in [Need::StepFree, Need::Pet, Need::WomenOnly, Need::NoSmoking] {
        let count = |all: &[Seeking]| all.iter().filter(|one| one.home.needs.contains(&need)).count() as u32;
        assert_about("the double", count(&more) * 1000 / count(&usual), (2000, 200));
    }
    for (mut before, mut after) in usual.into_iter().zip(more) {
        assert!(
            before.home.needs.iter().all(|need| after.home.needs.contains(need)),
            "who had a need keeps it"
        );
        for one in [&mut before, &mut after] {
            one.home.needs.clear();
            one.home.domiciliation_needed = None;
        }
        assert_eq!(before, after);
    }
    assert!(market(wanted(7)).offers().take(500).eq(market(doubled).offers().take(500)));
}

#[test]
fn the_percentage_of_rents_scales_rents_and_moves_nothing_else() {
    let halved = Wanted { rents: Percent::new(50).unwrap(), ..wanted(7) };
    for (mut before, mut after) in market(wanted(7)).offers().zip(market(halved).offers()) {
        let rents = [&mut before, &mut after].map(|one| one.place.monthly_rent_cents.take());
        match rents {
            [Some(usual), Some(less)] => assert!(less.abs_diff(usual / 2) <= 500, "{usual} {less}"),
            rents => assert_eq!(rents, [None, None]),
        }
        assert_eq!(before, after);
    }
    assert!(market(wanted(7)).requests().take(500).eq(market(halved).requests().take(500)));
}

#[test]
fn the_percentage_of_density_moves_places_and_distances_alone() {
    let denser = Wanted { density: Percent::new(200).unwrap(), ..wanted(7) };
    let mut moved = 0;
    for (before, after) in market(wanted(7)).offers().zip(market(denser).offers()) {
        if before.place.municipality == after.place.municipality {
            assert_eq!(before, after);
        } else {
            moved += 1;
            assert_eq!(before.place.capacity_persons, after.place.capacity_persons);
            assert_eq!(before.place.step_free, after.place.step_free);
        }
    }
    assert!((DRAWS / 5..DRAWS / 4).contains(&moved), "a quarter more is near: {moved}");
    for (mut before, mut after) in market(wanted(7)).requests().zip(market(denser).requests()) {
        let [usual, far] = [&mut before, &mut after].map(|one| one.home.max_distance_km.take());
        assert_eq!(usual.map(|km| km * 2), far);
        assert_eq!(before, after);
    }
}

#[test]
fn a_percentage_has_bounds_and_a_share_never_exceeds_everybody() {
    assert_eq!(Percent::new(49), None);
    assert_eq!(Percent::new(201), None);
    let double = Percent::new(200).unwrap();
    assert_eq!((double.of_per_mille(600), double.of(600)), (1000, 1200));
}

#[test]
fn every_table_sums_to_a_thousand_and_says_where_it_is_from() {
    for (heading, list) in described() {
        for table in list {
            let sum: u32 = table.rows.iter().map(|(weight, _)| weight).sum();
            match heading {
                "Requests" | "Offers" => assert_eq!(sum, 1000, "{}", table.name),
                "Figures" => {}
                _ => assert!(sum <= 1000, "{}", table.name),
            }
            assert!(!table.about.trim().is_empty(), "{}", table.name);
            match table.source {
                Source::Published(publication, figure) => {
                    assert!(PUBLICATIONS.contains(&publication) && !figure.is_empty(), "{}", table.name);
                }
                Source::Assumed(why) => assert!(!why.is_empty(), "{}", table.name),
            }
        }
    }
    assert_eq!(figure(&figures::INCOMES_EUROS, figures::Income::Alone), Some(1314));
}
