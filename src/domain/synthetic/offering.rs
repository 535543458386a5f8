//! One offer: its terms, its title and its vetting, from the streams of its line.
//! Invariants: SG-14 and ND-02 hold by construction, and the tests read every line back through the rules.

use chrono::{Days, Months, NaiveDate};

use super::dice::{Dice, Topic};
use super::figures::{RENTS_EUROS, SOCIAL_PERCENT, SPREAD_PERCENT, VETTED_DAYS_AGO, figure};
use super::offering_tables::*;
use super::territory::{By, Place};
use super::{Market, title};
use crate::domain::field::Purpose;
use crate::domain::freetext::Choice;
use crate::domain::offered::{OfferedPlace, RENT_MAX_CENTS};
use crate::domain::place::{
    Accepts, AgreementKind, Beds, HostHousehold, LanguageLevel, PlaceKind, Sharing, SpokenLanguage,
};
use crate::domain::vetting::Vetting;
use crate::geo::Language;

/// A generated offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offering {
    /// From 1.
    pub number: u32,
    pub title: String,
    pub place: OfferedPlace,
    /// `None`: waits for screening.
    pub vetting: Option<Vetted>,
}

/// A vetting in which no step is missing; whoever writes it out says which moderator approved it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vetted {
    pub id_seen: NaiveDate,
    pub home_visit: NaiveDate,
    pub references: u8,
    pub record_check: NaiveDate,
    pub charter_signed: NaiveDate,
    /// Every adult of a shared home (SG-02).
    pub adults_consented: u8,
    pub valid_until: NaiveDate,
}

impl From<Vetted> for Vetting {
    /// As it is recorded, but for who approved it.
    fn from(vetted: Vetted) -> Self {
        Self {
            id_seen: Some(vetted.id_seen),
            home_visit: Some(vetted.home_visit),
            references: vetted.references,
            record_check: Some(vetted.record_check),
            charter_signed: Some(vetted.charter_signed),
            adults_consented: vetted.adults_consented,
            approved_by: None,
            valid_until: Some(vetted.valid_until),
        }
    }
}

/// Makes the offer of a line.
pub(super) fn make(market: &Market, line: u32) -> Offering {
    let dice = |topic| Dice::new(market.wanted.seed, Purpose::Offer, line, topic);
    let here = draw_place(market, &mut dice(Topic::Where));
    let mut place = terms(&mut dice(Topic::Kind), here);
    set_dates(&mut place, market.wanted.today, &mut dice(Topic::When));
    set_home(&mut place, &mut dice(Topic::Home));
    set_comfort(&mut place, &mut dice(Topic::Needs));
    set_money(&mut place, (market, here), &mut dice(Topic::Money));
    place.languages = languages(here, &mut dice(Topic::Languages));
    Offering {
        number: line + 1,
        title: title::of_offer(&place, here.name),
        vetting: vetting(&place, market.wanted.today, &mut dice(Topic::Vetting)),
        place,
    }
}

fn draw_place<'a>(market: &'a Market, dice: &mut Dice) -> &'a Place {
    let near_seekers = dice.per_mille(market.wanted.density.of_share(&NEAR_SEEKERS));
    // Both are drawn, so that a place moves only when density moves it.
    let [by_people, by_seekers] = [By::Inhabitants, By::Seekers].map(|by| market.territory.draw(dice, by));
    market.territory.place(if near_seekers { by_seekers } else { by_people })
}

/// What it is; the rest is still unsaid.
fn terms(dice: &mut Dice, here: &Place) -> OfferedPlace {
    let place_kind = dice.pick(&PLACES);
    let (capacity, agreement) = match place_kind {
        PlaceKind::Room => (CAPACITY_ROOM, AGREEMENT_ROOM),
        PlaceKind::SharedFlat => (CAPACITY_SHARED_FLAT, AGREEMENT_SHARED_FLAT),
        PlaceKind::Studio => (CAPACITY_STUDIO, AGREEMENT_ENTIRE),
        PlaceKind::Apartment => (CAPACITY_APARTMENT, AGREEMENT_ENTIRE),
        PlaceKind::House => (CAPACITY_HOUSE, AGREEMENT_ENTIRE),
        PlaceKind::Collective => (CAPACITY_COLLECTIVE, AGREEMENT_COLLECTIVE),
        PlaceKind::EmergencyBed => (CAPACITY_EMERGENCY, AGREEMENT_ROOM),
    };
    let capacity_persons = dice.pick(&capacity);
    let slots =
        if place_kind == PlaceKind::Collective { dice.pick(&SLOTS_COLLECTIVE) } else { dice.pick(&SLOTS) };
    let agreement_kind = dice.pick(&agreement);
    let steps = match place_kind {
        PlaceKind::Studio | PlaceKind::Apartment => STEPS_FLAT,
        PlaceKind::Collective => STEPS_COLLECTIVE,
        PlaceKind::Room | PlaceKind::SharedFlat | PlaceKind::House | PlaceKind::EmergencyBed => STEPS_HOUSE,
    };
    OfferedPlace {
        place_kind,
        sharing: place_kind.usual_sharing(),
        agreement_kind,
        capacity_persons,
        beds: beds(capacity_persons, dice),
        slots,
        lockable_room: None,
        municipality: here.code.clone(),
        available_from: NaiveDate::MIN,
        available_until: None,
        min_duration_months: None,
        max_duration_months: None,
        notice_days: None,
        monthly_rent_cents: None,
        charges: None,
        deposit_months: None,
        domiciliation: None,
        step_free: dice.pick(&steps),
        smoking: dice.pick(&SMOKING),
        pets_present: None,
        pets_accepted: None,
        children_ok: None,
        accepts: Accepts::Any,
        host_household: HostHousehold::default(),
        equipment: Vec::new(),
        quality_checklist: Vec::new(),
        languages: Vec::new(),
    }
}

/// As many beds as persons, and a cot for one more.
fn beds(persons: u8, dice: &mut Dice) -> Beds {
    let (double, cot) = (dice.happens(&HAS_DOUBLE), dice.happens(&HAS_COT));
    let double = u8::from(double && persons > 1);
    Beds { single: persons - 2 * double, double, cot: u8::from(cot && persons > 1) }
}

fn set_dates(place: &mut OfferedPlace, today: NaiveDate, dice: &mut Dice) {
    let (first, last) = dice.pick(&FREE_IN_DAYS);
    let day = first + i64::from(dice.between(0, u32::try_from(last - first).unwrap_or(0)));
    place.available_from = today + chrono::TimeDelta::days(day);
    let room = place.place_kind == PlaceKind::Room;
    let stay = dice.pick(if room { &STAY_ROOM } else { &STAY_ENTIRE });
    let least = dice.pick(if room { &LEAST_ROOM } else { &LEAST_ENTIRE });
    // Nights, not months (SG-14).
    if place.sharing == Sharing::SharedRoom {
        return;
    }
    let most = match stay {
        Stay::NotSaid => None,
        Stay::Most(months) => Some(months),
        Stay::Ends(months) => {
            // Months count from when it is free, or from today.
            let begin = place.available_from.max(today);
            place.available_until = begin.checked_add_months(Months::new(months.into()));
            Some(months)
        }
    };
    place.max_duration_months = most;
    place.min_duration_months = least.filter(|least| most.is_none_or(|most| *least <= most));
}

/// Who lives there, and whom they take.
fn set_home(place: &mut OfferedPlace, dice: &mut Dice) {
    place.host_household = match place.place_kind {
        PlaceKind::Room | PlaceKind::EmergencyBed => hosts(dice),
        PlaceKind::SharedFlat | PlaceKind::Collective => housemates(dice),
        PlaceKind::Studio | PlaceKind::Apartment | PlaceKind::House => HostHousehold::default(),
    };
    if place.sharing != Sharing::EntirePlace {
        place.pets_present = dice.pick(&PETS_PRESENT);
        place.lockable_room = dice.happens(&LOCKABLE).then_some(true);
    }
    place.children_ok = match place.choice() {
        Choice::Refused => dice.pick(&CHILDREN_ENTIRE),
        Choice::Allowed if place.host_household.children > 0 => dice.pick(&CHILDREN_WITH_CHILDREN),
        Choice::Allowed => dice.pick(&CHILDREN_SHARED),
    };
    if place.choice() == Choice::Allowed {
        place.accepts = accepts(place, dice);
    }
    if matches!(place.accepts, Accepts::WomenAndChildren | Accepts::Families) && place.capacity_persons > 1 {
        place.children_ok = Some(true);
    }
}

fn hosts(dice: &mut Dice) -> HostHousehold {
    let hosts = dice.pick(&HOSTS);
    let children = dice.pick(&HOST_CHILDREN);
    let (women, men, children) = match hosts {
        Hosts::LoneWoman => (1, 0, 0),
        Hosts::LoneMan => (0, 1, 0),
        Hosts::Couple => (1, 1, 0),
        Hosts::CoupleWithChildren => (1, 1, children),
        Hosts::LoneMother => (1, 0, children),
        Hosts::LoneFather => (0, 1, children),
        Hosts::TwoWomen => (2, 0, 0),
        Hosts::TwoMen => (0, 2, 0),
        Hosts::NotSaid => (0, 0, 0),
    };
    HostHousehold { women, men, children }
}

fn housemates(dice: &mut Dice) -> HostHousehold {
    let adults = dice.pick(&HOUSEMATES);
    let mut women = 0;
    for _ in 0..adults {
        women += u8::from(dice.happens(&HOUSEMATE_IS_WOMAN));
    }
    HostHousehold { women, men: adults - women, children: 0 }
}

/// Only where the home is shared and no lease is signed (ND-02).
fn accepts(place: &OfferedPlace, dice: &mut Dice) -> Accepts {
    let only_women = place.host_household.men == 0 && place.host_household.women > 0;
    let of_women = if only_women { &WOMEN_AND_CHILDREN } else { &WOMEN_AND_CHILDREN_ELSEWHERE };
    let [women, families, couples] = [of_women, &FAMILIES, &COUPLES].map(|share| dice.happens(share));
    if women {
        Accepts::WomenAndChildren
    } else if families && place.capacity_persons > 1 {
        Accepts::Families
    } else if couples && place.capacity_persons == 2 {
        Accepts::Couples
    } else {
        Accepts::Any
    }
}

fn set_comfort(place: &mut OfferedPlace, dice: &mut Dice) {
    let in_a_home = matches!(place.place_kind, PlaceKind::Room | PlaceKind::EmergencyBed);
    place.pets_accepted = dice.pick(&PETS_ACCEPTED);
    place.domiciliation = dice.pick(if in_a_home { &DOMICILIATION_ROOM } else { &DOMICILIATION_ELSEWHERE });
    place.charges = dice.pick(&CHARGES);
}

/// Whether the rent is a social one.
fn is_social(agreement: Option<AgreementKind>) -> bool {
    matches!(
        agreement,
        Some(AgreementKind::SocialAgency | AgreementKind::SlidingLease | AgreementKind::Transit)
    )
}

fn set_money(place: &mut OfferedPlace, (market, here): (&Market, &Place), dice: &mut Dice) {
    let euros = match place.sharing {
        Sharing::EntirePlace => {
            let unsaid = dice.happens(&RENT_UNSAID);
            let rent = rent_of_entire(place, here, dice);
            (!unsaid).then_some(rent)
        }
        Sharing::PrivateRoom | Sharing::SharedRoom => {
            let lent = matches!(place.agreement_kind, Some(AgreementKind::FreeHosting) | None);
            match dice.pick(if lent { &RENT_LENT } else { &RENT_ROOM }) {
                RoomRent::NotSaid => None,
                RoomRent::Free => Some(0),
                RoomRent::Euros(least, most) => Some(dice.between(least, most)),
            }
        }
    };
    // Whole five euros, after the percentage.
    let cents = euros.map(|euros| (market.wanted.rents.of(euros * 100) + 250) / 500 * 500);
    place.monthly_rent_cents =
        cents.map(|cents| cents.min(u32::try_from(RENT_MAX_CENTS).unwrap_or(u32::MAX)));
    let deposit = dice.pick(&DEPOSIT);
    place.deposit_months = match place.choice() {
        Choice::Refused => deposit,
        Choice::Allowed => None,
    };
}

fn rent_of_entire(place: &OfferedPlace, here: &Place, dice: &mut Dice) -> u32 {
    let usual = figure(&RENTS_EUROS, (place.place_kind, place.capacity_persons)).unwrap_or(600);
    let [least, most] = ["least", "most"].map(|end| figure(&SPREAD_PERCENT, end).unwrap_or(100));
    let social = if is_social(place.agreement_kind) { figure(&SOCIAL_PERCENT, "of the rent") } else { None };
    usual * here.rents_percent / 100 * dice.between(least, most) / 100 * social.unwrap_or(100) / 100
}

fn languages(here: &Place, dice: &mut Dice) -> Vec<SpokenLanguage> {
    let unsaid = dice.happens(&HOST_LANGUAGES_UNSAID);
    let english = dice.pick(&HOST_ENGLISH);
    let (further, level) = (dice.pick(&HOST_FURTHER), dice.pick(&HOST_FURTHER_LEVEL));
    let mut spoken = vec![(here.language.tag(), LanguageLevel::Fluent)];
    if here.language == Language::German {
        spoken.push(("fr", LanguageLevel::Conversational));
    }
    spoken.extend(english.map(|level| ("en", level)));
    spoken.extend(further.filter(|tag| *tag != here.language.tag()).map(|tag| (tag, level)));
    let spoken = spoken.into_iter().map(|(tag, level)| SpokenLanguage { tag: tag.to_owned(), level });
    if unsaid { Vec::new() } else { spoken.collect() }
}

fn vetting(place: &OfferedPlace, today: NaiveDate, dice: &mut Dice) -> Option<Vetted> {
    let [unvetted, expired] = [&UNVETTED, &EXPIRED].map(|share| dice.happens(share));
    let days = |row| figure(&VETTED_DAYS_AGO, row).unwrap_or(0);
    let age = if expired {
        dice.between(days("ended, first"), days("ended, last"))
    } else {
        dice.between(days("first"), days("last"))
    };
    let earlier = [(); 3].map(|()| dice.between(0, days("steps")));
    let ago = |days: u32| today - Days::new(days.into());
    let homes = place.host_household;
    let adults_consented = match place.sharing {
        Sharing::EntirePlace => 0,
        Sharing::PrivateRoom | Sharing::SharedRoom => homes.women.saturating_add(homes.men).max(1),
    };
    let vetted = Vetted {
        id_seen: ago(age + earlier[0]),
        home_visit: ago(age + earlier[1]),
        references: 2,
        record_check: ago(age + earlier[2]),
        charter_signed: ago(age),
        adults_consented,
        valid_until: ago(age) + Days::new(days("good for").into()),
    };
    (!unvetted).then_some(vetted)
}
