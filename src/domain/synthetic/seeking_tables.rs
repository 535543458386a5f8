//! The distributions of requests. docs/synthetic.md is written from them.

use super::sources::{COUNT_2022, COUNT_2024, HOUSEHOLDS_2022};
use super::table::Source::{Assumed, Published};
use super::table::{shares, tables};
use crate::domain::household::{AgeBand, AnchorKind, ReadingEase, Situation, Urgency};
use crate::domain::place::LanguageLevel;

/// Who looks for a home together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Household {
    LoneMan,
    LoneWoman,
    Couple,
    /// Adults who are no couple: siblings, friends.
    Adults,
    LoneParent,
    CoupleWithChildren,
    /// Three generations.
    Extended,
    /// Somebody under 18 without a guardian, whom nothing may match (SG-04).
    LoneMinor,
}

/// How a budget is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    NotSaid,
    None,
    ContributionOnly,
    Pending,
    UpTo,
    Confirmed,
}

const BY_SITUATION: &str = "a quarter of all requests is immediate or urgent; who sleeps outside cannot wait";

tables! { TABLES;
    /// Who looks for a home together.
    HOUSEHOLDS: Household = Published(&COUNT_2024, "26.8 % of the persons are children (the count of 2022: 31.2 %), and the count of 2022 has a third of women, up to 40 %. The weights were chosen so that both come out; the split between kinds is assumed, and so are the 3 in a thousand who exercise SG-04") => {
        480 Household::LoneMan, 150 Household::LoneWoman, 75 Household::Couple, 30 Household::Adults,
        150 Household::LoneParent, 97 Household::CoupleWithChildren, 15 Household::Extended, 3 Household::LoneMinor,
    }
    /// Age of an adult without children.
    AGE_OF_ADULT: AgeBand = Published(&COUNT_2022, "about 20 % of the adults are 18 to 25 years old; the share of 65 and more is assumed") => {
        220 AgeBand::Young, 720 AgeBand::Adult, 60 AgeBand::Old,
    }
    /// Age of a parent.
    AGE_OF_PARENT: AgeBand = Assumed("parents are older than other adults who look for a home, and seldom over 65") => {
        120 AgeBand::Young, 875 AgeBand::Adult, 5 AgeBand::Old,
    }
    /// Age of a child.
    AGE_OF_CHILD: AgeBand = Assumed("the bands have 3, 3, 6 and 6 years; young families are more often without a home of their own") => {
        210 AgeBand::Baby, 190 AgeBand::Small, 340 AgeBand::School, 260 AgeBand::Teen,
    }
    /// Children of a lone parent.
    CHILDREN_OF_ONE: u32 = Assumed("families with one parent have few children; 1.7 on average") => {
        520 1, 310 2, 120 3, 50 4,
    }
    /// Children of a couple.
    CHILDREN_OF_TWO: u32 = Assumed("2.2 on average, with some large families, as associations meet them") => {
        330 1, 340 2, 190 3, 90 4, 50 5,
    }
    /// Adults who are no couple.
    ADULTS: u32 = Assumed("mostly two siblings or friends") => { 750 2, 200 3, 50 4 }
    /// Where the household stays now.
    SITUATIONS: Option<Situation> = Published(&COUNT_2024, "46.6 % in emergency or temporary accommodation (here: reception centre, shelter, hotel), 27.6 % with kin, 10 % about to be evicted (here: hosting that ends), about 5 % outside; the split of the first and of the rest is assumed, and so is that 4 % do not say it") => {
        192 Some(Situation::ReceptionCentre), 211 Some(Situation::Shelter), 44 Some(Situation::Hotel),
        265 Some(Situation::WithFriends), 96 Some(Situation::HostingEnding), 48 Some(Situation::Street),
        36 Some(Situation::Squat), 68 Some(Situation::Other), 40 None,
    }
    /// Urgency on the street.
    URGENCY_STREET: Urgency = Assumed(BY_SITUATION) => {
        350 Urgency::Immediate, 350 Urgency::Urgent, 200 Urgency::Soon, 100 Urgency::Planned,
    }
    /// Urgency in a squat, or where hosting ends.
    URGENCY_ENDING: Urgency = Assumed(BY_SITUATION) => {
        90 Urgency::Immediate, 330 Urgency::Urgent, 400 Urgency::Soon, 180 Urgency::Planned,
    }
    /// Urgency in a shelter, a hotel, with friends or elsewhere.
    URGENCY_SHELTERED: Urgency = Assumed(BY_SITUATION) => {
        30 Urgency::Immediate, 170 Urgency::Urgent, 420 Urgency::Soon, 380 Urgency::Planned,
    }
    /// Urgency in a reception centre.
    URGENCY_CENTRE: Urgency = Assumed("who has a status may stay some months, and then must leave") => {
        15 Urgency::Immediate, 150 Urgency::Urgent, 430 Urgency::Soon, 405 Urgency::Planned,
    }
    /// How long the home is needed, in months.
    DURATIONS: Option<u8> = Assumed("half a year or a year, until a lease or social housing is found") => {
        40 Some(1), 40 Some(2), 110 Some(3), 270 Some(6), 80 Some(9), 280 Some(12), 60 Some(18), 60 Some(24), 60 None,
    }
    /// Days since the request was made: the first and the last of a band.
    WAITING_DAYS: (u32, u32) = Assumed("the number falls by age: who is housed or gives up leaves the list") => {
        300 (0, 29), 300 (30, 89), 200 (90, 179), 140 (180, 364), 60 (365, 729),
    }
    /// Municipalities that the household names; 0 is anywhere.
    ZONES: u32 = Assumed("most name the town they live in, or it and a few around it") => {
        540 1, 200 2, 120 3, 60 4, 30 5, 50 0,
    }
    /// The greatest distance, in km, before density scales it.
    DISTANCES_KM: Option<u16> = Assumed("without a car: what a bus of the town reaches, for half of them; a train for others") => {
        200 Some(5), 320 Some(10), 190 Some(15), 130 Some(20), 60 Some(30), 30 Some(50), 70 None,
    }
    /// What binds an adult household to a place.
    ANCHORS: Option<AnchorKind> = Assumed("French courses, work and family, for a good third") => {
        640 None, 130 Some(AnchorKind::Course), 120 Some(AnchorKind::Work), 60 Some(AnchorKind::Family), 50 Some(AnchorKind::Care),
    }
    /// What binds a household with a child of 6 years and more.
    ANCHORS_WITH_PUPILS: Option<AnchorKind> = Assumed("half of them want to keep the school") => {
        350 None, 500 Some(AnchorKind::School), 60 Some(AnchorKind::Work), 50 Some(AnchorKind::Family), 40 Some(AnchorKind::Care),
    }
    /// How the budget is said.
    MEANS: Means = Assumed("half live on the social minimum or a little more and can pay a moderate rent; solidarity is asked by those too who have no right to it, or wait for the decision") => {
        70 Means::NotSaid, 110 Means::None, 180 Means::ContributionOnly, 140 Means::Pending, 410 Means::UpTo, 90 Means::Confirmed,
    }
    /// Income, in percent of the social minimum of its category.
    INCOME_PERCENT: u32 = Assumed("most have the minimum, some work or have other benefits") => { 600 100, 200 115, 120 130, 80 160 }
    /// What of the income goes into the rent, in percent.
    RENT_PERCENT: (u32, u32) = Assumed("a third is the usual rule; without a choice people pay up to a half") => {
        250 (28, 33), 500 (34, 40), 250 (41, 48),
    }
    /// First language of the household.
    FIRST_LANGUAGES: &str = Published(&COUNT_2022, "between 30 and 50 % have a background of migration; which languages these are is assumed, as the interface of Rooftop has them") => {
        540 "fr", 110 "ar", 45 "fa", 35 "ps", 40 "ti", 40 "uk", 25 "ru", 35 "tr", 30 "so", 15 "es", 20 "sq",
        15 "en", 10 "pt", 10 "ro", 15 "ln", 15 "ff",
    }
    /// French, where it is not the first language.
    FRENCH: Option<LanguageLevel> = Assumed("most are learning it") => {
        300 None, 390 Some(LanguageLevel::FewWords), 250 Some(LanguageLevel::Conversational), 60 Some(LanguageLevel::Fluent),
    }
    /// English, where it is not the first language.
    ENGLISH: Option<LanguageLevel> = Assumed("a third knows some") => {
        680 None, 160 Some(LanguageLevel::FewWords), 130 Some(LanguageLevel::Conversational), 30 Some(LanguageLevel::Fluent),
    }
    /// How texts are best given.
    READING: Option<ReadingEase> = Assumed("half read simple texts or prefer to listen") => {
        120 Some(ReadingEase::Audio), 380 Some(ReadingEase::Simple), 350 Some(ReadingEase::Standard), 150 None,
    }
}

const RARE: &str = "few say it, of those who look for any home";

shares! {
    /// A lone parent is a woman.
    PARENT_IS_WOMAN: 800 = Published(&HOUSEHOLDS_2022, "80 % of the one-parent families are headed by a woman");
    /// A child, and an adult of a couple or a group, is a woman, and otherwise a man; the other of a couple follows.
    IS_WOMAN: 500 = Assumed("one as likely as the other");
    /// A gender is not said.
    GENDER_UNSAID: 20 = Assumed("some do not say it");
    /// A gender is neither f nor m.
    GENDER_OTHER: 8 = Assumed("under one in a hundred");
    /// A couple is of one gender.
    SAME_GENDER: 30 = Assumed("a few in a hundred couples");
    /// A further zone lies anywhere in the region, and not near the first.
    ZONE_ELSEWHERE: 50 = Assumed("kin in another town");
    /// What binds the household lies in the first zone, and otherwise near it.
    ANCHOR_HERE: 700 = Assumed("people look where their school or work is");
    /// Needs a place without steps, with somebody of 65 and more.
    STEP_FREE_OLD: 250 = Assumed("a quarter of the old");
    /// Needs a place without steps, with nobody of 65 and more.
    STEP_FREE_OTHERS: 25 = Assumed("wheelchair, injury, late pregnancy; with the old about 4 in a hundred households");
    /// Needs the ground floor.
    GROUND_FLOOR: 15 = Assumed("some who walk steps with pain; the double with somebody of 65 and more");
    /// Needs a cot, with a child under 3.
    COT: 600 = Assumed("who has fled or left in haste has none");
    /// Women only, where every adult is a woman.
    WOMEN_ONLY: 120 = Assumed("after violence; the count of 2022 names it as a frequent cause among women, without a number");
    /// No smoking.
    NO_SMOKING: 110 = Assumed("some with asthma or small children; the double with a child under 3");
    /// Brings a pet.
    PET: 60 = Assumed("a majority of Belgian households has a pet, but few shelters take one");
    /// Needs quiet.
    QUIET: 50 = Assumed(RARE);
    /// Needs care near by.
    NEAR_CARE: 40 = Assumed("the double with somebody of 65 and more");
    /// Needs the address as the official one.
    DOMICILIATION: 380 = Assumed("benefits and registration depend on it; some have a reference address at a CPAS or stay registered with kin");
    /// Does not say whether the address must become the official one.
    DOMICILIATION_UNSAID: 100 = Assumed("often unknown at the first talk");
    /// Languages are not said.
    LANGUAGES_UNSAID: 30 = Assumed("a short first call");
}
