//! The terms of an offered place: what an offer publishes (ValueFlows `Intent`).
//! Invariants: no address; a shared room is an emergency bed (SG-14); an entire place or a lease chooses nobody (ND-02).

use chrono::NaiveDate;

use super::field::{Draft, Field};
use super::freetext::Choice;
use super::parse::{Areas, Reader};
use super::place::{
    Accepts, AgreementKind, Beds, Charges, Domiciliation, Equipment, HostHousehold, PlaceKind, QualityCheck,
    Sharing, Smoking, SpokenLanguage, StepFree,
};
use super::problem::{FieldError, Problem};
use super::proposal::{read_languages, write_languages};
use crate::geo::{AreaCode, Gazetteer};

/// The most persons one slot of an offer takes.
pub const CAPACITY_MAX: i64 = 20;
/// The most slots of one offer.
pub const SLOTS_MAX: i64 = 50;
/// The highest monthly rent, in cents.
pub const RENT_MAX_CENTS: i64 = 500_000;

/// What is offered, for whom and when. Numbers are per slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedPlace {
    pub place_kind: PlaceKind,
    pub sharing: Sharing,
    pub agreement_kind: Option<AgreementKind>,
    pub capacity_persons: u8,
    pub beds: Beds,
    pub slots: u8,
    pub lockable_room: Option<bool>,
    /// The true municipality: tier Instance. [`Gazetteer::public_area`] says what leaves (PR-04).
    pub municipality: AreaCode,
    pub available_from: NaiveDate,
    pub available_until: Option<NaiveDate>,
    pub min_duration_months: Option<u8>,
    pub max_duration_months: Option<u8>,
    pub notice_days: Option<u16>,
    /// `None`: not said. 0 is free.
    pub monthly_rent_cents: Option<u32>,
    pub charges: Option<Charges>,
    pub deposit_months: Option<u8>,
    pub domiciliation: Option<Domiciliation>,
    pub step_free: StepFree,
    pub smoking: Smoking,
    pub pets_present: Option<bool>,
    pub pets_accepted: Option<bool>,
    pub children_ok: Option<bool>,
    pub accepts: Accepts,
    pub host_household: HostHousehold,
    pub equipment: Vec<Equipment>,
    pub quality_checklist: Vec<QualityCheck>,
    pub languages: Vec<SpokenLanguage>,
}

/// Reads the fields of an offer.
///
/// # Errors
/// Every broken rule, in the order of the form's fields.
pub fn read(draft: &Draft, today: NaiveDate, gazetteer: &Gazetteer) -> Result<OfferedPlace, Vec<FieldError>> {
    read_with(Reader::new(draft, today), gazetteer)
}

/// As [`read`], for another instance's offer: its municipality may be an arrondissement (PR-04).
///
/// # Errors
/// As [`read`].
pub fn read_foreign(
    draft: &Draft,
    today: NaiveDate,
    gazetteer: &Gazetteer,
) -> Result<OfferedPlace, Vec<FieldError>> {
    read_with(Reader::new(draft, today).allow(Areas::All), gazetteer)
}

fn read_with(mut r: Reader<'_>, gazetteer: &Gazetteer) -> Result<OfferedPlace, Vec<FieldError>> {
    let place_kind = r.code::<PlaceKind>(Field::PlaceKind);
    let place_kind = r.required(Field::PlaceKind, place_kind);
    let capacity = r.small(Field::CapacityPersons, 1, CAPACITY_MAX);
    let capacity = r.required(Field::CapacityPersons, capacity);
    let municipality = r.municipality(Field::Municipality, gazetteer);
    let municipality = r.required(Field::Municipality, municipality);
    let from = r.date(Field::AvailableFrom);
    let from = r.required(Field::AvailableFrom, from);
    let sharing = r.code(Field::Sharing);
    let finish = read_optional(&mut r, from);
    let (Some(place_kind), Some(capacity_persons), Some(municipality), Some(available_from)) =
        (place_kind, capacity, municipality, from)
    else {
        return Err(r.into_errors());
    };
    let sharing = sharing.unwrap_or_else(|| place_kind.usual_sharing());
    let place = finish(Required { place_kind, sharing, capacity_persons, municipality, available_from });
    check_together(&mut r, &place);
    let errors = r.into_errors();
    if errors.is_empty() { Ok(place) } else { Err(errors) }
}

/// What no offer goes without.
struct Required {
    place_kind: PlaceKind,
    sharing: Sharing,
    capacity_persons: u8,
    municipality: AreaCode,
    available_from: NaiveDate,
}

/// Reads what an offer may leave out, and gives what completes it.
fn read_optional(
    r: &mut Reader<'_>,
    from: Option<NaiveDate>,
) -> impl FnOnce(Required) -> OfferedPlace + use<> {
    let agreement_kind = r.code(Field::AgreementKind);
    let beds = Beds {
        single: r.small(Field::BedsSingle, 0, 30).unwrap_or(0),
        double: r.small(Field::BedsDouble, 0, 30).unwrap_or(0),
        cot: r.small(Field::BedsCot, 0, 30).unwrap_or(0),
    };
    let slots = r.small(Field::Slots, 1, SLOTS_MAX).unwrap_or(1);
    let available_until = r.date(Field::AvailableUntil);
    r.in_order(from, available_until, Field::AvailableUntil);
    let durations = (r.small(Field::MinDurationMonths, 0, 60), r.small(Field::MaxDurationMonths, 1, 120));
    let notice_days = r.small(Field::NoticeDays, 0, 365);
    let money = (r.small(Field::MonthlyRentCents, 0, RENT_MAX_CENTS), r.code(Field::Charges));
    let deposit_months = r.small(Field::DepositMonths, 0, 2);
    let codes = (r.code(Field::Domiciliation), r.code(Field::StepFree), r.code(Field::Smoking));
    let flags = (
        r.flag(Field::LockableRoom),
        r.flag(Field::PetsPresent),
        r.flag(Field::PetsAccepted),
        r.flag(Field::ChildrenOk),
    );
    let accepts = r.code(Field::Accepts).unwrap_or(Accepts::Any);
    let host_household = read_host_household(r);
    let lists = (r.code_list(Field::Equipment), r.code_list(Field::QualityChecklist));
    let languages = read_languages(r, Field::Languages);
    move |required| OfferedPlace {
        place_kind: required.place_kind,
        sharing: required.sharing,
        capacity_persons: required.capacity_persons,
        municipality: required.municipality,
        available_from: required.available_from,
        agreement_kind,
        beds,
        slots,
        lockable_room: flags.0,
        available_until,
        min_duration_months: durations.0,
        max_duration_months: durations.1,
        notice_days,
        monthly_rent_cents: money.0,
        charges: money.1,
        deposit_months,
        domiciliation: codes.0,
        step_free: codes.1.unwrap_or(StepFree::Unknown),
        smoking: codes.2.unwrap_or(Smoking::Unknown),
        pets_present: flags.1,
        pets_accepted: flags.2,
        children_ok: flags.3,
        accepts,
        host_household,
        equipment: lists.0,
        quality_checklist: lists.1,
        languages,
    }
}

fn read_host_household(r: &mut Reader<'_>) -> HostHousehold {
    HostHousehold {
        women: r.small(Field::HostWomen, 0, 20).unwrap_or(0),
        men: r.small(Field::HostMen, 0, 20).unwrap_or(0),
        children: r.small(Field::HostChildren, 0, 20).unwrap_or(0),
    }
}

/// Checks the rules that need more than one field.
fn check_together(r: &mut Reader<'_>, place: &OfferedPlace) {
    if let (Some(least), Some(most)) = (place.min_duration_months, place.max_duration_months)
        && least > most
    {
        let problem = Problem::LeastAboveMost { least: least.into(), most: most.into() };
        r.refuse(Field::MaxDurationMonths, problem);
    }
    if place.sharing == Sharing::SharedRoom {
        if place.place_kind != PlaceKind::EmergencyBed {
            r.refuse(Field::Sharing, Problem::SharedRoomNotEmergency);
        }
        if place.min_duration_months.is_some_and(|months| months > 0) || place.max_duration_months.is_some() {
            r.refuse(Field::MaxDurationMonths, Problem::SharedRoomTooLong);
        }
        // A lease is for months.
        if place.is_lease() {
            r.refuse(Field::AgreementKind, Problem::SharedRoomTooLong);
        }
    }
    if place.choice() == Choice::Refused {
        if place.accepts != Accepts::Any {
            r.refuse(Field::Accepts, Problem::CriterionNotShared);
        }
        // A home without children is a criterion of family too.
        if place.children_ok == Some(false) {
            r.refuse(Field::ChildrenOk, Problem::ChildrenRefused);
        }
    }
}

impl OfferedPlace {
    /// Whether the law lets this offer choose by family or gender: only where a home is shared and no lease is signed (ND-02).
    pub fn choice(&self) -> Choice {
        if self.sharing == Sharing::EntirePlace || self.is_lease() {
            Choice::Refused
        } else {
            Choice::Allowed
        }
    }

    /// Whether it is let by a contract of lease.
    pub fn is_lease(&self) -> bool {
        match self.agreement_kind {
            Some(
                AgreementKind::LeaseMain
                | AgreementKind::LeaseShort
                | AgreementKind::LeaseColoc
                | AgreementKind::SlidingLease
                | AgreementKind::SocialAgency,
            ) => true,
            Some(
                AgreementKind::FreeHosting | AgreementKind::PrecariousOccupancy | AgreementKind::Transit,
            )
            | None => false,
        }
    }

    /// Writes every value into a draft, from which [`read`] reads the same place.
    pub fn write(&self, draft: &mut Draft) {
        self.write_terms(draft);
        let optional = |value: Option<u8>| value.map(|n| n.to_string()).unwrap_or_default();
        let flag = |value: Option<bool>| value.map_or("", |yes| if yes { "yes" } else { "no" });
        draft
            .set(Field::MinDurationMonths, optional(self.min_duration_months))
            .set(Field::MaxDurationMonths, optional(self.max_duration_months))
            .set(Field::DepositMonths, optional(self.deposit_months))
            .set(Field::LockableRoom, flag(self.lockable_room))
            .set(Field::PetsPresent, flag(self.pets_present))
            .set(Field::PetsAccepted, flag(self.pets_accepted))
            .set(Field::ChildrenOk, flag(self.children_ok));
        for (field, count) in [
            (Field::BedsSingle, self.beds.single),
            (Field::BedsDouble, self.beds.double),
            (Field::BedsCot, self.beds.cot),
            (Field::HostWomen, self.host_household.women),
            (Field::HostMen, self.host_household.men),
            (Field::HostChildren, self.host_household.children),
        ] {
            if count > 0 {
                draft.set(field, count.to_string());
            }
        }
        for item in &self.equipment {
            draft.push(Field::Equipment, item.as_str());
        }
        for item in &self.quality_checklist {
            draft.push(Field::QualityChecklist, item.as_str());
        }
        write_languages(draft, Field::Languages, &self.languages);
    }

    fn write_terms(&self, draft: &mut Draft) {
        let until = self.available_until.map(|date| date.to_string()).unwrap_or_default();
        draft
            .set(Field::PlaceKind, self.place_kind.as_str())
            .set(Field::Sharing, self.sharing.as_str())
            .set(Field::AgreementKind, self.agreement_kind.map_or("", AgreementKind::as_str))
            .set(Field::CapacityPersons, self.capacity_persons.to_string())
            .set(Field::Slots, self.slots.to_string())
            .set(Field::Municipality, self.municipality.as_str())
            .set(Field::AvailableFrom, self.available_from.to_string())
            .set(Field::AvailableUntil, until)
            .set(Field::NoticeDays, self.notice_days.map(|n| n.to_string()).unwrap_or_default())
            .set(Field::MonthlyRentCents, self.monthly_rent_cents.map(|n| n.to_string()).unwrap_or_default())
            .set(Field::Charges, self.charges.map_or("", Charges::as_str))
            .set(Field::Domiciliation, self.domiciliation.map_or("", Domiciliation::as_str))
            .set(Field::StepFree, self.step_free.as_str())
            .set(Field::Smoking, self.smoking.as_str())
            .set(Field::Accepts, self.accepts.as_str());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(changes: &[(Field, &str)]) -> Result<OfferedPlace, Vec<FieldError>> {
        let mut draft = Draft::new();
        draft
            .set(Field::PlaceKind, "room")
            .set(Field::CapacityPersons, "2")
            .set(Field::Municipality, "62063")
            .set(Field::AvailableFrom, "2026-12-01");
        for (field, text) in changes {
            draft.set(*field, *text);
        }
        read(&draft, "2026-11-22".parse().unwrap(), Gazetteer::belgium())
    }

    fn wrong(changes: &[(Field, &str)]) -> Vec<Problem> {
        offer(changes).err().unwrap_or_default().into_iter().map(|error| error.problem).collect()
    }

    #[test]
    fn the_least_and_the_most_of_a_stay_may_be_the_same() {
        let stay =
            |least, most| wrong(&[(Field::MinDurationMonths, least), (Field::MaxDurationMonths, most)]);
        assert_eq!([stay("1", "2"), stay("2", "2")], [vec![], vec![]]);
        assert_eq!(stay("3", "2"), [Problem::LeastAboveMost { least: 3, most: 2 }]);
    }

    #[test]
    fn sg_14_a_shared_room_has_no_least_stay_of_a_month_and_no_longest_one_at_all() {
        let stay = |field, months| {
            wrong(&[(Field::PlaceKind, "emergency_bed"), (Field::Sharing, "shared_room"), (field, months)])
        };
        assert_eq!(stay(Field::MinDurationMonths, "0"), []);
        for (field, months) in [
            (Field::MinDurationMonths, "1"),
            (Field::MinDurationMonths, "2"),
            (Field::MaxDurationMonths, "1"),
        ] {
            assert_eq!(stay(field, months), [Problem::SharedRoomTooLong], "{field} {months}");
        }
    }

    #[test]
    fn nd_02_whoever_offers_a_whole_home_or_a_lease_may_not_choose() {
        let choice = |sharing, agreement| {
            let place = offer(&[(Field::Sharing, sharing), (Field::AgreementKind, agreement)]).unwrap();
            (place.is_lease(), place.choice())
        };
        assert_eq!(choice("private_room", "free_hosting"), (false, Choice::Allowed));
        assert_eq!(choice("entire_place", "free_hosting"), (false, Choice::Refused));
        assert_eq!(choice("private_room", "lease_main"), (true, Choice::Refused));
    }

    #[test]
    fn a_count_of_none_is_no_text_of_the_form_and_every_other_one_is() {
        let mut draft = Draft::new();
        offer(&[(Field::BedsSingle, "1"), (Field::HostWomen, "2")]).unwrap().write(&mut draft);
        assert_eq!((draft.text(Field::BedsSingle), draft.text(Field::HostWomen)), ("1", "2"));
        assert!(!draft.has(Field::BedsCot) && !draft.has(Field::HostMen));
    }
}
