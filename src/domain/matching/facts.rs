//! What matching knows of an offer and of a request: small, so that a hundred thousand of them stay in memory.
//! What is not known is said to be so; who holds it is the side that the proposal is of.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::reach::{AreaIx, Distances, Hectometres};
use super::verdicts::{Trust, Verdicts};
use crate::domain::codes::codes;
use crate::domain::household::{AgeBand, Budget, Gender, Member, MemberRole, Need, Urgency};
use crate::domain::offered::OfferedPlace;
use crate::domain::place::{
    Accepts, Domiciliation, LanguageLevel, PlaceKind, Sharing, Smoking, SpokenLanguage, StepFree,
};
use crate::domain::sought::SoughtHome;

/// A day, counted from the first of the common era.
pub type Day = i32;

/// The day of a date.
pub fn day(date: NaiveDate) -> Day {
    date.num_days_from_ce()
}

/// Which instance a proposal is of, and so who knows what it does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Here,
    There,
}

codes! {
    /// What kind of household it is. Derived from its members, and used for the fairness page and SG-03.
    Composition {
        LoneWoman = "lone_woman", LoneMan = "lone_man", LoneOther = "lone_other", LoneParent = "lone_parent",
        Couple = "couple", Family = "family", Group = "group", MinorsAlone = "minors_alone",
    }
    /// Whether somebody is there for those under 18.
    Guarded {
        /// Nobody is under 18, or an adult is their parent or guardian.
        Yes = "yes",
        /// Adults are there, of whom none is said to be parent or guardian.
        Unclear = "unclear",
        /// No adult is there.
        No = "no",
    }
}

/// Who looks for a home, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Household {
    pub persons: u8,
    pub women: u8,
    pub men: u8,
    /// Adults who are neither or do not say.
    pub others: u8,
    pub minors: u8,
    pub guarded: Guarded,
    pub composition: Composition,
}

impl Household {
    /// Counts the members. `None` where there is nobody.
    pub fn of(members: &[Member]) -> Option<Self> {
        let adults: Vec<&Member> = members.iter().filter(|member| is_adult(member.age)).collect();
        let count = |gender: &[Gender]| adults.iter().filter(|adult| gender.contains(&adult.gender)).count();
        let minors = members.len() - adults.len();
        let in_charge = |adult: &&Member| matches!(adult.role, MemberRole::Parent | MemberRole::Guardian);
        let guarded = match (minors, adults.is_empty(), adults.iter().any(in_charge)) {
            (0, _, _) | (_, false, true) => Guarded::Yes,
            (_, false, false) => Guarded::Unclear,
            (_, true, _) => Guarded::No,
        };
        let composition = match (adults.as_slice(), minors) {
            ([], 0) => return None,
            ([], _) => Composition::MinorsAlone,
            ([_], 1..) => Composition::LoneParent,
            ([adult], 0) => match adult.gender {
                Gender::Female => Composition::LoneWoman,
                Gender::Male => Composition::LoneMan,
                Gender::Other | Gender::Undisclosed => Composition::LoneOther,
            },
            ([_, _], 1..) => Composition::Family,
            ([a, b], 0) if [a, b].iter().any(|adult| adult.role == MemberRole::Partner) => {
                Composition::Couple
            }
            _ => Composition::Group,
        };
        let small = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
        Some(Self {
            persons: small(members.len()),
            women: small(count(&[Gender::Female])),
            men: small(count(&[Gender::Male])),
            others: small(count(&[Gender::Other, Gender::Undisclosed])),
            minors: small(minors),
            guarded,
            composition,
        })
    }

    /// How many adults there are.
    pub fn adults(&self) -> u8 {
        self.women.saturating_add(self.men).saturating_add(self.others)
    }
}

/// Whether somebody of this age is 18 or older.
fn is_adult(age: AgeBand) -> bool {
    match age {
        AgeBand::Baby | AgeBand::Small | AgeBand::School | AgeBand::Teen => false,
        AgeBand::Young | AgeBand::Adult | AgeBand::Old => true,
    }
}

/// Who lives in a home already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// Adults and children, as the host told.
    Told {
        women: u8,
        men: u8,
        children: u8,
    },
    NotTold,
    /// Another instance tells its own verdicts and no facts (matching.md, "Across instances").
    Verdicts {
        lone_adult_ok: Option<bool>,
        women_only: Option<bool>,
    },
}

/// Whether households that do not know one another live under one roof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Neighbours {
    None,
    OtherHouseholds,
}

/// A language by its primary subtag, and how well it is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue {
    /// The first four letters of the subtag: those in use have two or three.
    name: [u8; 4],
    pub level: LanguageLevel,
}

/// Those of a proposal.
pub(super) fn tongues(languages: &[SpokenLanguage]) -> Box<[Tongue]> {
    let tongue = |spoken: &SpokenLanguage| {
        let mut name = [0; 4];
        let primary = spoken.tag.bytes().take_while(|byte| byte.is_ascii_alphanumeric());
        name.iter_mut().zip(primary).for_each(|(place, byte)| *place = byte.to_ascii_lowercase());
        Tongue { name, level: spoken.level }
    };
    languages.iter().map(tongue).collect()
}

impl Tongue {
    /// The primary subtag: `fr`.
    pub fn tag(self) -> String {
        self.name.iter().take_while(|byte| **byte != 0).map(|byte| char::from(*byte)).collect()
    }

    /// Whether it is the same language.
    pub fn is(self, other: Self) -> bool {
        self.name == other.name
    }
}

/// What is known of an offer.
#[derive(Debug, Clone)]
pub struct OfferFacts {
    pub id: Arc<str>,
    pub side: Side,
    pub area: AreaIx,
    /// How many households it still takes.
    pub free_slots: u8,
    /// Persons that a slot takes.
    pub capacity: u8,
    pub sharing: Sharing,
    pub neighbours: Neighbours,
    pub is_lease: bool,
    pub from: Day,
    pub until: Option<Day>,
    pub min_months: Option<u8>,
    pub max_months: Option<u8>,
    pub rent_cents: Option<u32>,
    pub domiciliation: Option<Domiciliation>,
    pub step_free: StepFree,
    pub smoking: Smoking,
    pub pets_accepted: Option<bool>,
    pub children_ok: Option<bool>,
    pub accepts: Accepts,
    pub home: Home,
    /// The last day of the vetting; `None` where none is complete.
    pub vetted_until: Option<Day>,
    pub languages: Box<[Tongue]>,
}

/// Why nothing is known of a proposal that could be matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FactsError {
    #[error("municipality: is no area of the gazetteer")]
    UnknownArea,
    #[error("members: are missing; a request has one at least")]
    NoMembers,
    #[error("capacity_persons: is 0; an offer takes 1 person at least")]
    NoCapacity,
    #[error("available_until: is before available_from")]
    DatesReversed,
}

impl OfferFacts {
    /// Of an offer of ours: what it tells, the slots that are free, and the last day of its vetting.
    ///
    /// # Errors
    /// [`FactsError`], with the field.
    pub fn of(
        id: &str,
        place: &OfferedPlace,
        (free_slots, vetted_until): (u8, Option<NaiveDate>),
        distances: &Distances,
    ) -> Result<Self, FactsError> {
        let area = distances.place(&place.municipality).ok_or(FactsError::UnknownArea)?;
        if place.capacity_persons == 0 {
            return Err(FactsError::NoCapacity);
        }
        if place.available_until.is_some_and(|until| until < place.available_from) {
            return Err(FactsError::DatesReversed);
        }
        let many = matches!(
            place.place_kind,
            PlaceKind::SharedFlat | PlaceKind::Collective | PlaceKind::EmergencyBed
        );
        let shared = place.sharing != Sharing::EntirePlace;
        let others = shared && (many || place.slots > 1);
        let household = place.host_household;
        let told = household.women > 0 || household.men > 0 || household.children > 0;
        Ok(Self {
            id: Arc::from(id),
            side: Side::Here,
            area,
            free_slots,
            capacity: place.capacity_persons,
            sharing: place.sharing,
            neighbours: if others { Neighbours::OtherHouseholds } else { Neighbours::None },
            is_lease: place.is_lease(),
            from: day(place.available_from),
            until: place.available_until.map(day),
            min_months: place.min_duration_months,
            max_months: place.max_duration_months,
            rent_cents: place.monthly_rent_cents,
            domiciliation: place.domiciliation,
            step_free: place.step_free,
            smoking: place.smoking,
            pets_accepted: place.pets_accepted,
            children_ok: place.children_ok,
            accepts: place.accepts,
            home: match told {
                true => {
                    Home::Told { women: household.women, men: household.men, children: household.children }
                }
                false => Home::NotTold,
            },
            vetted_until: vetted_until.map(day),
            languages: tongues(&place.languages),
        })
    }

    /// Of an ally's offer: what is public of it, the slots that are free, and what its association says of its own rules.
    ///
    /// # Errors
    /// [`FactsError`], with the field.
    pub fn of_ally(
        id: &str,
        place: &OfferedPlace,
        (free_slots, said, trust): (u8, Verdicts, Trust),
        distances: &Distances,
    ) -> Result<Self, FactsError> {
        let known = (free_slots, said.vetting(trust));
        let home = Home::Verdicts { lone_adult_ok: said.lone_adult_ok, women_only: said.women_only };
        Ok(Self { side: Side::There, home, ..Self::of(id, place, known, distances)? })
    }
}

/// What is known of a request.
#[derive(Debug, Clone)]
pub struct RequestFacts {
    pub id: Arc<str>,
    pub side: Side,
    /// The least number of persons that it can be: all of them, or the least of an ally's band.
    pub persons: u8,
    /// `None` where an ally tells a band only.
    pub household: Option<Household>,
    pub needed_from: Day,
    pub deadline: Option<Day>,
    pub months: Option<u8>,
    pub urgency: Urgency,
    pub waiting_since: Day,
    pub zones: Box<[AreaIx]>,
    pub anchors: Box<[AreaIx]>,
    pub max_distance: Option<Hectometres>,
    pub needs: Needs,
    pub budget: Option<Budget>,
    pub domiciliation_needed: Option<bool>,
    pub languages: Box<[Tongue]>,
}

impl RequestFacts {
    /// Of a request of ours, and the day since which it waits.
    ///
    /// # Errors
    /// [`FactsError`], with the field.
    pub fn of(
        id: &str,
        home: &SoughtHome,
        waiting_since: NaiveDate,
        distances: &Distances,
    ) -> Result<Self, FactsError> {
        let household = Household::of(&home.members).ok_or(FactsError::NoMembers)?;
        let place = |area| distances.place(area).ok_or(FactsError::UnknownArea);
        Ok(Self {
            id: Arc::from(id),
            side: Side::Here,
            persons: household.persons,
            household: Some(household),
            needed_from: day(home.needed_from),
            deadline: home.deadline_date.map(day),
            months: home.duration_months,
            urgency: home.urgency,
            waiting_since: day(waiting_since),
            zones: home.zones.iter().map(place).collect::<Result<_, _>>()?,
            anchors: home.anchors.iter().map(|(_, area)| place(area)).collect::<Result<_, _>>()?,
            max_distance: home.max_distance_km.map(|km| km.saturating_mul(10)),
            needs: Needs::of(&home.needs),
            budget: home.budget,
            domiciliation_needed: home.domiciliation_needed,
            languages: tongues(&home.languages),
        })
    }
}

/// A set of needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs(u16);

impl Needs {
    /// These.
    pub fn of(needs: &[Need]) -> Self {
        Self(needs.iter().fold(0, |set, need| set | 1 << (*need as u16)))
    }

    /// Whether one is among them.
    pub fn has(self, need: Need) -> bool {
        self.0 & 1 << (need as u16) != 0
    }
}

#[cfg(test)]
mod tests;
