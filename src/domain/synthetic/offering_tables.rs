//! The distributions of offers. docs/synthetic.md is written from them.

use super::sources::{HOSTS_2022, HOUSEHOLDS_2024, PETS_2024, RENTS_2018};
use super::table::Source::{Assumed, Published};
use super::table::{shares, tables};
use crate::domain::place::{
    AgreementKind, Charges, Domiciliation, LanguageLevel, PlaceKind, Smoking, StepFree,
};

/// Who lives in the home of a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hosts {
    LoneWoman,
    LoneMan,
    Couple,
    CoupleWithChildren,
    LoneMother,
    LoneFather,
    TwoWomen,
    TwoMen,
    NotSaid,
}

/// What a room costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RoomRent {
    NotSaid,
    Free,
    /// From so many to so many euros a month, charges included.
    Euros(u32, u32),
}

/// The end of an offer and the bounds of a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stay {
    NotSaid,
    /// At most so many months.
    Most(u8),
    /// At most so many months, and then the place is needed otherwise.
    Ends(u8),
}

const MANY_ROOMS: &str =
    "solidarity begins with a spare room; entire places come from owners and social housing agencies";
const LIKE_BEDROOMS: &str = "flats have 1.6 bedrooms on average and houses 2.6; about two persons for each, and the rows around the mean, are assumed";

tables! { TABLES;
    /// What is offered.
    PLACES: PlaceKind = Assumed(MANY_ROOMS) => {
        410 PlaceKind::Room, 130 PlaceKind::SharedFlat, 130 PlaceKind::Studio, 200 PlaceKind::Apartment,
        70 PlaceKind::House, 20 PlaceKind::Collective, 40 PlaceKind::EmergencyBed,
    }
    /// Persons in a room.
    CAPACITY_ROOM: u8 = Assumed("a spare bedroom takes one or a couple, sometimes with a child") => { 620 1, 300 2, 60 3, 20 4 }
    /// Persons in a room of a shared flat.
    CAPACITY_SHARED_FLAT: u8 = Assumed("a bedroom of a flat-share") => { 850 1, 150 2 }
    /// Persons in a studio.
    CAPACITY_STUDIO: u8 = Assumed("one room with a kitchen") => { 550 1, 420 2, 30 3 }
    /// Persons in an apartment.
    CAPACITY_APARTMENT: u8 = Published(&RENTS_2018, LIKE_BEDROOMS) => { 260 2, 330 3, 270 4, 110 5, 30 6 }
    /// Persons in a house.
    CAPACITY_HOUSE: u8 = Published(&RENTS_2018, LIKE_BEDROOMS) => { 120 3, 300 4, 320 5, 180 6, 50 7, 30 8 }
    /// Persons in a room of a collective place.
    CAPACITY_COLLECTIVE: u8 = Assumed("rooms of a house that an association runs") => { 500 1, 280 2, 120 3, 100 4 }
    /// Persons on emergency beds.
    CAPACITY_EMERGENCY: u8 = Assumed("a sofa or two") => { 500 1, 400 2, 100 3 }
    /// Slots of an offer in a collective place.
    SLOTS_COLLECTIVE: u8 = Assumed("several rooms alike") => { 400 2, 300 3, 200 4, 100 6 }
    /// Slots of any other offer.
    SLOTS: u8 = Assumed("unequal rooms are several offers, so nearly all have one slot") => { 970 1, 25 2, 5 3 }
    /// Agreement on a room in the host's home.
    AGREEMENT_ROOM: Option<AgreementKind> = Assumed("guests first, then an agreement on precarious occupancy") => {
        580 Some(AgreementKind::FreeHosting), 340 Some(AgreementKind::PrecariousOccupancy), 80 None,
    }
    /// Agreement on a room of a shared flat.
    AGREEMENT_SHARED_FLAT: Option<AgreementKind> = Assumed("Walloon law has a lease for it; some flats are lent") => {
        680 Some(AgreementKind::LeaseColoc), 230 Some(AgreementKind::PrecariousOccupancy), 90 None,
    }
    /// Agreement on an entire place.
    AGREEMENT_ENTIRE: Option<AgreementKind> = Assumed("leases, social housing agencies, and what stands empty for a time") => {
        300 Some(AgreementKind::LeaseShort), 290 Some(AgreementKind::LeaseMain), 150 Some(AgreementKind::PrecariousOccupancy),
        120 Some(AgreementKind::SocialAgency), 50 Some(AgreementKind::SlidingLease), 50 Some(AgreementKind::Transit), 40 None,
    }
    /// Agreement on a room of a collective place.
    AGREEMENT_COLLECTIVE: Option<AgreementKind> = Assumed("run by an association or a CPAS") => {
        550 Some(AgreementKind::Transit), 450 Some(AgreementKind::PrecariousOccupancy),
    }
    /// Who lives in the home of a host, for rooms and emergency beds.
    HOSTS: Hosts = Published(&HOUSEHOLDS_2024, "37.4 % live alone, 22.0 % are couples, 26.4 % couples with children, 12.2 % have one parent; that men alone host half as often as they live alone (17.9 % of the households in 2022), and the last three rows, are assumed") => {
        200 Hosts::LoneWoman, 94 Hosts::LoneMan, 230 Hosts::Couple, 277 Hosts::CoupleWithChildren, 102 Hosts::LoneMother,
        25 Hosts::LoneFather, 22 Hosts::TwoWomen, 20 Hosts::TwoMen, 30 Hosts::NotSaid,
    }
    /// Children of a host who has any.
    HOST_CHILDREN: u8 = Assumed("as many as elsewhere") => { 430 1, 400 2, 170 3 }
    /// Adults who live in a shared flat already, or in a collective place.
    HOUSEMATES: u8 = Assumed("flats of two to five") => { 200 1, 350 2, 280 3, 170 4 }
    /// Days from today until the place is free; the first and the last of the band, and below 0 it is free since then.
    FREE_IN_DAYS: (i64, i64) = Assumed("half of what is offered stands ready") => {
        550 (-45, 0), 220 (1, 30), 160 (31, 90), 70 (91, 150),
    }
    /// How long a room is given, in months.
    STAY_ROOM: Stay = Published(&HOSTS_2022, "19 % of the hosts intend six months and 23 % more than twelve; the rows between and under six months are assumed") => {
        90 Stay::Ends(3), 120 Stay::Ends(6), 70 Stay::Most(6), 90 Stay::Most(9), 110 Stay::Ends(12), 200 Stay::Most(12), 90 Stay::NotSaid,
        130 Stay::Most(18), 100 Stay::Most(24),
    }
    /// How long an entire place, or a room of a shared flat or a collective place, is given, in months.
    STAY_ENTIRE: Stay = Assumed("leases are for a year and more, or open; what stands empty has an end") => {
        460 Stay::NotSaid, 60 Stay::Ends(6), 100 Stay::Ends(12), 40 Stay::Ends(24), 60 Stay::Most(6), 120 Stay::Most(12), 60 Stay::Most(24), 100 Stay::Most(36),
    }
    /// The least stay in a room, in months; more than the longest stay is not said.
    LEAST_ROOM: Option<u8> = Assumed("hosts seldom ask for a least stay") => { 690 None, 170 Some(1), 110 Some(3), 30 Some(6) }
    /// The least stay in an entire place, in months; more than the longest stay is not said.
    LEAST_ENTIRE: Option<u8> = Assumed("owners wish a year, and take less for solidarity") => {
        360 None, 60 Some(1), 180 Some(3), 220 Some(6), 180 Some(12),
    }
    /// What a room that is lent costs.
    RENT_LENT: RoomRent = Assumed("free, or what water and heating cost") => {
        650 RoomRent::Free, 280 RoomRent::Euros(50, 200), 70 RoomRent::NotSaid,
    }
    /// What any other room costs.
    RENT_ROOM: RoomRent = Assumed("under the first quartile of rents of entire places, 500 euros (CEHD 2018)") => {
        60 RoomRent::Free, 350 RoomRent::Euros(150, 280), 470 RoomRent::Euros(280, 420), 60 RoomRent::Euros(420, 500), 60 RoomRent::NotSaid,
    }
    /// How energy and water are paid.
    CHARGES: Option<Charges> = Assumed("they are part of the rent where a home is shared, and metered elsewhere; one table for both") => {
        360 Some(Charges::Included), 220 Some(Charges::Flat), 250 Some(Charges::Metered), 90 Some(Charges::Shared), 80 None,
    }
    /// Months of deposit of a lease.
    DEPOSIT: Option<u8> = Assumed("two months are usual, and the most that Rooftop takes") => { 480 Some(2), 250 Some(1), 170 Some(0), 100 None }
    /// Whether a room may be the official address.
    DOMICILIATION_ROOM: Option<Domiciliation> = Assumed("hosts fear for their own benefits and taxes") => {
        300 Some(Domiciliation::Yes), 300 Some(Domiciliation::ToDiscuss), 300 Some(Domiciliation::No), 100 None,
    }
    /// Whether any other place may be the official address.
    DOMICILIATION_ELSEWHERE: Option<Domiciliation> = Assumed("a main residence goes with a lease") => {
        760 Some(Domiciliation::Yes), 120 Some(Domiciliation::ToDiscuss), 60 Some(Domiciliation::No), 60 None,
    }
    /// Steps, in an apartment or a studio.
    STEPS_FLAT: StepFree = Assumed("few flats have a lift or stand on the ground floor without a threshold; under 10 % of all slots have any of the first two") => {
        70 StepFree::All, 40 StepFree::Some, 720 StepFree::None, 170 StepFree::Unknown,
    }
    /// Steps, in a house, a room or on an emergency bed.
    STEPS_HOUSE: StepFree = Assumed("bedrooms are upstairs in a Walloon house") => {
        25 StepFree::All, 25 StepFree::Some, 800 StepFree::None, 150 StepFree::Unknown,
    }
    /// Steps, in a collective place.
    STEPS_COLLECTIVE: StepFree = Assumed("some were adapted") => {
        90 StepFree::All, 50 StepFree::Some, 760 StepFree::None, 100 StepFree::Unknown,
    }
    /// Where people smoke.
    SMOKING: Smoking = Assumed("most homes of today are without smoke inside") => {
        560 Smoking::None, 310 Smoking::OutsideOnly, 60 Smoking::Inside, 70 Smoking::Unknown,
    }
    /// Whether pets are taken.
    PETS_ACCEPTED: Option<bool> = Assumed("most say no when they are asked") => { 210 Some(true), 540 Some(false), 250 None }
    /// Whether pets live there, in a shared home.
    PETS_PRESENT: Option<bool> = Published(&PETS_2024, "58 % have a pet; that 8 % do not say it is assumed") => { 530 Some(true), 390 Some(false), 80 None }
    /// Children, where the host has some.
    CHILDREN_WITH_CHILDREN: Option<bool> = Assumed("who has children takes children") => { 820 Some(true), 50 Some(false), 130 None }
    /// Children, in other shared homes.
    CHILDREN_SHARED: Option<bool> = Assumed("many rooms do not suit a child") => { 460 Some(true), 340 Some(false), 200 None }
    /// Children, in an entire place or with a lease, which may not refuse them (ND-02).
    CHILDREN_ENTIRE: Option<bool> = Assumed("the law leaves no choice; some say nothing") => { 700 Some(true), 300 None }
    /// English of the host.
    HOST_ENGLISH: Option<LanguageLevel> = Assumed("hosts know more languages than most") => {
        500 None, 170 Some(LanguageLevel::FewWords), 250 Some(LanguageLevel::Conversational), 80 Some(LanguageLevel::Fluent),
    }
    /// A further language of the host; none for most.
    HOST_FURTHER: Option<&'static str> = Assumed("neighbouring languages, those of older migration, and some of the newer") => {
        560 None, 130 Some("nl"), 50 Some("de"), 60 Some("es"), 60 Some("it"), 60 Some("ar"), 25 Some("tr"), 15 Some("pt"), 15 Some("ru"),
        10 Some("uk"), 8 Some("fa"), 7 Some("sq"),
    }
    /// How well the further language is spoken.
    HOST_FURTHER_LEVEL: LanguageLevel = Assumed("learnt at school or at home") => {
        300 LanguageLevel::FewWords, 400 LanguageLevel::Conversational, 300 LanguageLevel::Fluent,
    }
}

shares! {
    /// Lies where households look, and not only where people live. Density scales it.
    NEAR_SEEKERS: 250 = Assumed("associations recruit hosts where they work, in the towns; but homes with spare rooms stand outside of them");
    /// Takes women and children only, where every adult of a shared home is a woman.
    WOMEN_AND_CHILDREN: 450 = Assumed("a common wish of women who host");
    /// Takes women and children only, in other shared homes that may choose.
    WOMEN_AND_CHILDREN_ELSEWHERE: 120 = Assumed("many hosts would rather take women, whoever lives with them");
    /// Takes families only, in a shared home that may choose, for two and more.
    FAMILIES: 120 = Assumed("hosts with children");
    /// Takes couples only, in a shared home that may choose, for two.
    COUPLES: 30 = Assumed("one double bed");
    /// Has a cot, for two and more.
    HAS_COT: 150 = Assumed("easily lent");
    /// Has a double bed, for two and more.
    HAS_DOUBLE: 600 = Assumed("the parents' bed");
    /// The room can be locked.
    LOCKABLE: 650 = Assumed("the home visit asks for it");
    /// Languages are not said.
    HOST_LANGUAGES_UNSAID: 20 = Assumed("forgotten");
    /// Rent of an entire place is not said.
    RENT_UNSAID: 60 = Assumed("to be agreed");
    /// A person of a shared flat or a collective place is a woman, and otherwise a man.
    HOUSEMATE_IS_WOMAN: 500 = Assumed("one as likely as the other");
    /// Has no vetting: waits for screening, and is not matched.
    UNVETTED: 50 = Assumed("new offers; the share is ours, so that the rule is exercised");
    /// Has a vetting that ended within the last two months.
    EXPIRED: 30 = Assumed("renewed late; the share is ours, so that the rule is exercised");
}
