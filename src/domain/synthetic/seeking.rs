//! One request: who looks for a home, from when, where, for what, from the streams of its line.

use chrono::{Days, NaiveDate};

use super::dice::{Dice, Topic};
use super::figures::{INCOMES_EUROS, Income, NEEDED_IN_DAYS, figure};
use super::seeking_tables::*;
use super::table::Share;
use super::territory::By;
use super::{Market, title};
use crate::domain::field::Purpose;
use crate::domain::household::{
    AgeBand, AnchorKind, Budget, Gender, Member, MemberRole, Need, Situation, Urgency,
};
use crate::domain::place::{LanguageLevel, SpokenLanguage};
use crate::domain::sought::SoughtHome;
use crate::geo::AreaCode;

/// A generated request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seeking {
    /// From 1, by how long it waits: the first one waits longest.
    pub number: u32,
    pub title: String,
    pub home: SoughtHome,
    pub waiting_since: NaiveDate,
}

/// How many days the request of a line waits.
pub(super) fn waiting_days(seed: u64, line: u32) -> u32 {
    let mut dice = Dice::new(seed, Purpose::Request, line, Topic::Waiting);
    let (first, last) = dice.pick(&WAITING_DAYS);
    dice.between(first, last)
}

/// Makes the request of a line, which waits for so many days and has this number.
pub(super) fn make(market: &Market, (line, days, number): (u32, u32, u32)) -> Seeking {
    let wanted = &market.wanted;
    let dice = |topic| Dice::new(wanted.seed, Purpose::Request, line, topic);
    let members = household(&mut dice(Topic::Home));
    let (situation, urgency, needed_from, duration_months) = dates(wanted.today, &mut dice(Topic::When));
    let (here, zones, max_distance_km) = where_to(market, &mut dice(Topic::Where));
    let needs_dice = &mut dice(Topic::Needs);
    let (languages, reading_ease) = languages(&mut dice(Topic::Languages));
    let waiting_since = wanted.today - Days::new(days.into());
    let home = SoughtHome {
        waiting_since: Some(waiting_since),
        anchors: anchors(market, (here, &members), &mut dice(Topic::Anchors)),
        needs: needs(market, &members, needs_dice),
        domiciliation_needed: domiciliation(market, needs_dice),
        budget: budget(&members, &mut dice(Topic::Money)),
        members,
        needed_from,
        duration_months,
        deadline_date: None,
        deadline_reason: String::new(),
        urgency,
        current_situation: situation,
        zones: zones.into_iter().map(|index| market.territory.place(index).code.clone()).collect(),
        max_distance_km,
        reading_ease,
        languages,
    };
    Seeking {
        number,
        title: title::of_request(&home, market.territory.place(here).name),
        home,
        waiting_since,
    }
}

fn household(dice: &mut Dice) -> Vec<Member> {
    let kind = dice.pick(&HOUSEHOLDS);
    match kind {
        Household::LoneMan => vec![adult(dice, MemberRole::Adult, Gender::Male)],
        Household::LoneWoman => vec![adult(dice, MemberRole::Adult, Gender::Female)],
        Household::LoneMinor => vec![member(dice, (AgeBand::Teen, MemberRole::Child), Gender::Male)],
        Household::Couple => couple(dice, MemberRole::Partner),
        Household::Adults => (0..dice.pick(&ADULTS))
            .map(|_| {
                let gender = by_chance(dice);
                adult(dice, MemberRole::Adult, gender)
            })
            .collect(),
        Household::LoneParent => {
            let gender = if dice.happens(&PARENT_IS_WOMAN) { Gender::Female } else { Gender::Male };
            let age = dice.pick(&AGE_OF_PARENT);
            let parent = member(dice, (age, MemberRole::Parent), gender);
            let count = dice.pick(&CHILDREN_OF_ONE);
            with_children(vec![parent], count, dice)
        }
        Household::CoupleWithChildren => {
            let parents = couple(dice, MemberRole::Parent);
            let count = dice.pick(&CHILDREN_OF_TWO);
            with_children(parents, count, dice)
        }
        Household::Extended => {
            let mut members = couple(dice, MemberRole::Parent);
            let gender = by_chance(dice);
            members.push(member(dice, (AgeBand::Old, MemberRole::Other), gender));
            let count = dice.pick(&CHILDREN_OF_TWO);
            with_children(members, count, dice)
        }
    }
}

fn by_chance(dice: &mut Dice) -> Gender {
    if dice.happens(&IS_WOMAN) { Gender::Female } else { Gender::Male }
}

fn couple(dice: &mut Dice, role: MemberRole) -> Vec<Member> {
    let first = by_chance(dice);
    let other = if first == Gender::Female { Gender::Male } else { Gender::Female };
    let second = if dice.happens(&SAME_GENDER) { first } else { other };
    let age = dice.pick(if role == MemberRole::Parent { &AGE_OF_PARENT } else { &AGE_OF_ADULT });
    [first, second].into_iter().map(|gender| member(dice, (age, role), gender)).collect()
}

fn adult(dice: &mut Dice, role: MemberRole, gender: Gender) -> Member {
    let age = dice.pick(&AGE_OF_ADULT);
    member(dice, (age, role), gender)
}

/// A member whose gender may be unsaid, or another.
fn member(dice: &mut Dice, (age, role): (AgeBand, MemberRole), gender: Gender) -> Member {
    let [unsaid, other] = [&GENDER_UNSAID, &GENDER_OTHER].map(|share| dice.happens(share));
    let gender = if unsaid {
        Gender::Undisclosed
    } else if other {
        Gender::Other
    } else {
        gender
    };
    Member { age, role, gender }
}

fn with_children(mut members: Vec<Member>, count: u32, dice: &mut Dice) -> Vec<Member> {
    for _ in 0..count {
        let (age, gender) = (dice.pick(&AGE_OF_CHILD), by_chance(dice));
        members.push(member(dice, (age, MemberRole::Child), gender));
    }
    members
}

fn dates(today: NaiveDate, dice: &mut Dice) -> (Option<Situation>, Urgency, NaiveDate, Option<u8>) {
    let situation = dice.pick(&SITUATIONS);
    let urgency = dice.pick(match situation {
        Some(Situation::Street) => &URGENCY_STREET,
        Some(Situation::Squat | Situation::HostingEnding) => &URGENCY_ENDING,
        Some(Situation::ReceptionCentre) => &URGENCY_CENTRE,
        Some(Situation::Shelter | Situation::Hotel | Situation::WithFriends | Situation::Other) | None => {
            &URGENCY_SHELTERED
        }
    });
    let [first, last] = ["first", "last"].map(|end| figure(&NEEDED_IN_DAYS, (urgency, end)).unwrap_or(0));
    let needed_from = today + Days::new(dice.between(first, last).into());
    (situation, urgency, needed_from, dice.pick(&DURATIONS))
}

/// The first zone, which is drawn also where none is said, all zones, and the greatest distance.
fn where_to(market: &Market, dice: &mut Dice) -> (usize, Vec<usize>, Option<u16>) {
    let here = market.territory.draw(dice, By::Seekers);
    let (count, distance_km) = (dice.pick(&ZONES), dice.pick(&DISTANCES_KM));
    let mut zones = Vec::new();
    for number in 0..count {
        let zone = if number == 0 {
            here
        } else if dice.happens(&ZONE_ELSEWHERE) {
            market.territory.draw(dice, By::Seekers)
        } else {
            market.territory.draw_near(dice, here)
        };
        if !zones.contains(&zone) {
            zones.push(zone);
        }
    }
    let scaled = |km: u16| u16::try_from(market.wanted.density.of(u32::from(km)).max(1)).unwrap_or(u16::MAX);
    (here, zones, distance_km.map(scaled))
}

fn anchors(
    market: &Market,
    (here, members): (usize, &[Member]),
    dice: &mut Dice,
) -> Vec<(AnchorKind, AreaCode)> {
    let pupils = members.iter().any(|m| matches!(m.age, AgeBand::School | AgeBand::Teen));
    let kind = dice.pick(if pupils { &ANCHORS_WITH_PUPILS } else { &ANCHORS });
    let place = if dice.happens(&ANCHOR_HERE) { here } else { market.territory.draw_near(dice, here) };
    kind.map(|kind| (kind, market.territory.place(place).code.clone())).into_iter().collect()
}

fn needs(market: &Market, members: &[Member], dice: &mut Dice) -> Vec<Need> {
    let has = |age| members.iter().any(|member| member.age == age);
    let (old, baby) = (has(AgeBand::Old), has(AgeBand::Baby));
    let adults = || members.iter().filter(|member| member.role != MemberRole::Child);
    let women = adults().all(|adult| adult.gender == Gender::Female) && adults().next().is_some();
    let double = |share: &Share, when: bool| if when { share.per_mille * 2 } else { share.per_mille };
    let only = |share: &Share, when: bool| if when { share.per_mille } else { 0 };
    let step_free = if old { &STEP_FREE_OLD } else { &STEP_FREE_OTHERS }.per_mille;
    let shares = [
        (Need::StepFree, step_free),
        (Need::GroundFloor, double(&GROUND_FLOOR, old)),
        (Need::Cot, only(&COT, baby)),
        (Need::WomenOnly, only(&WOMEN_ONLY, women)),
        (Need::NoSmoking, double(&NO_SMOKING, baby)),
        (Need::Pet, PET.per_mille),
        (Need::Quiet, QUIET.per_mille),
        (Need::NearCare, double(&NEAR_CARE, old)),
    ];
    // Every need rolls, also one that cannot come, so that the next one rolls the same.
    let drawn = shares.into_iter().filter_map(|(need, share)| {
        let share = market.wanted.needs.of_per_mille(share);
        dice.per_mille(share).then_some(need)
    });
    drawn.collect()
}

fn domiciliation(market: &Market, dice: &mut Dice) -> Option<bool> {
    let unsaid = dice.happens(&DOMICILIATION_UNSAID);
    let needed = dice.per_mille(market.wanted.needs.of_share(&DOMICILIATION));
    (!unsaid).then_some(needed)
}

fn budget(members: &[Member], dice: &mut Dice) -> Option<Budget> {
    let children = members.iter().filter(|member| member.role == MemberRole::Child).count();
    let adults = members.len() - children;
    let kind = if children > 0 {
        Income::WithChildren
    } else if adults > 1 {
        Income::Together
    } else {
        Income::Alone
    };
    let euros = |kind| figure(&INCOMES_EUROS, kind).unwrap_or(0);
    let benefits = euros(Income::EachChild) * u32::try_from(children).unwrap_or(0);
    let means = dice.pick(&MEANS);
    let (percent, (least, most)) = (dice.pick(&INCOME_PERCENT), dice.pick(&RENT_PERCENT));
    let income = euros(kind) * percent / 100 + benefits;
    // Whole ten euros.
    let cents = income * dice.between(least, most) / 100 / 10 * 1000;
    match means {
        Means::NotSaid => None,
        Means::None => Some(Budget::None),
        Means::ContributionOnly => Some(Budget::ContributionOnly),
        Means::Pending => Some(Budget::Pending),
        Means::UpTo => Some(Budget::UpTo(cents)),
        Means::Confirmed => Some(Budget::Confirmed(cents)),
    }
}

fn languages(dice: &mut Dice) -> (Vec<SpokenLanguage>, Option<crate::domain::household::ReadingEase>) {
    let unsaid = dice.happens(&LANGUAGES_UNSAID);
    let first = dice.pick(&FIRST_LANGUAGES);
    let (french, english, reading) = (dice.pick(&FRENCH), dice.pick(&ENGLISH), dice.pick(&READING));
    let mut spoken = vec![(first, LanguageLevel::Fluent)];
    let also = [("fr", french), ("en", english)].into_iter().filter(|(tag, _)| *tag != first);
    spoken.extend(also.filter_map(|(tag, level)| level.map(|level| (tag, level))));
    let spoken = spoken.into_iter().map(|(tag, level)| SpokenLanguage { tag: tag.to_owned(), level });
    (if unsaid { Vec::new() } else { spoken.collect() }, reading)
}
