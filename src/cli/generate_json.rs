//! Generated offers and requests as lines of an import: the keys that `import_json` reads, and `id` and `waiting_since` beside them.
//! What is not said is left out.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::domain::household::{Budget, Member};
use crate::domain::place::SpokenLanguage;
use crate::domain::synthetic::{Offering, Seeking, Vetted};

/// A line.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Line<'a> {
    Offer(Box<OfferJson<'a>>),
    Request(Box<RequestJson<'a>>),
}

/// An offer; the names are those of `domain::field`.
#[derive(Serialize)]
pub(super) struct OfferJson<'a> {
    id: String,
    purpose: &'static str,
    title: &'a str,
    place_kind: &'static str,
    sharing: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement_kind: Option<&'static str>,
    capacity_persons: u8,
    beds: Counts<3>,
    slots: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    lockable_room: Option<bool>,
    municipality: &'a str,
    available_from: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    available_until: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_duration_months: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_duration_months: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    monthly_rent_cents: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    charges: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deposit_months: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domiciliation: Option<&'static str>,
    step_free: &'static str,
    smoking: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pets_present: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pets_accepted: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    children_ok: Option<bool>,
    accepts: &'static str,
    #[serde(skip_serializing_if = "Counts::are_none")]
    host_household: Counts<3>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    languages: Vec<LanguageJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vetting: Option<VettingJson<'a>>,
}

/// A request; the names are those of `domain::field`.
#[derive(Serialize)]
pub(super) struct RequestJson<'a> {
    id: String,
    purpose: &'static str,
    title: &'a str,
    waiting_since: NaiveDate,
    household: HouseholdJson,
    needed_from: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_months: Option<u8>,
    urgency: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_situation: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    zones: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_distance_km: Option<u16>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    anchors: Vec<AnchorJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    needs: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domiciliation_needed: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading_ease: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    languages: Vec<LanguageJson<'a>>,
}

#[derive(Serialize)]
struct LanguageJson<'a> {
    tag: &'a str,
    level: &'static str,
}

#[derive(Serialize)]
struct AnchorJson<'a> {
    kind: &'static str,
    municipality: &'a str,
}

#[derive(Serialize)]
struct HouseholdJson {
    members: Vec<MemberJson>,
}

#[derive(Serialize)]
struct MemberJson {
    age: &'static str,
    role: &'static str,
    gender: &'static str,
}

#[derive(Serialize)]
struct VettingJson<'a> {
    id_seen: NaiveDate,
    home_visit: NaiveDate,
    references: u8,
    record_check: NaiveDate,
    charter_signed: NaiveDate,
    adults_consented: u8,
    approved_by: &'a str,
    valid_until: NaiveDate,
}

/// Numbers with names, of which those over 0 are written.
struct Counts<const N: usize>([(&'static str, u8); N]);

impl<const N: usize> Counts<N> {
    fn are_none(&self) -> bool {
        self.0.iter().all(|(_, count)| *count == 0)
    }
}

impl<const N: usize> Serialize for Counts<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer
            .collect_map(self.0.iter().filter(|(_, count)| *count > 0).map(|(name, count)| (name, count)))
    }
}

/// The line of an offer, approved by this moderator.
pub(super) fn of_offering<'a>(offering: &'a Offering, approved_by: &'a str) -> Line<'a> {
    let place = &offering.place;
    let (beds, hosts) = (place.beds, place.host_household);
    Line::Offer(Box::new(OfferJson {
        id: format!("o{:06}", offering.number),
        purpose: "offer",
        title: &offering.title,
        place_kind: place.place_kind.as_str(),
        sharing: place.sharing.as_str(),
        agreement_kind: place.agreement_kind.map(|code| code.as_str()),
        capacity_persons: place.capacity_persons,
        beds: Counts([("single", beds.single), ("double", beds.double), ("cot", beds.cot)]),
        slots: place.slots,
        lockable_room: place.lockable_room,
        municipality: place.municipality.as_str(),
        available_from: place.available_from,
        available_until: place.available_until,
        min_duration_months: place.min_duration_months,
        max_duration_months: place.max_duration_months,
        monthly_rent_cents: place.monthly_rent_cents,
        charges: place.charges.map(|code| code.as_str()),
        deposit_months: place.deposit_months,
        domiciliation: place.domiciliation.map(|code| code.as_str()),
        step_free: place.step_free.as_str(),
        smoking: place.smoking.as_str(),
        pets_present: place.pets_present,
        pets_accepted: place.pets_accepted,
        children_ok: place.children_ok,
        accepts: place.accepts.as_str(),
        host_household: Counts([("women", hosts.women), ("men", hosts.men), ("children", hosts.children)]),
        languages: languages(&place.languages),
        vetting: offering.vetting.as_ref().map(|vetted| vetting(vetted, approved_by)),
    }))
}

/// The line of a request.
pub(super) fn of_seeking(seeking: &Seeking) -> Line<'_> {
    let home = &seeking.home;
    let anchor = |(kind, area)| AnchorJson { kind, municipality: area };
    Line::Request(Box::new(RequestJson {
        id: format!("r{:06}", seeking.number),
        purpose: "request",
        title: &seeking.title,
        waiting_since: seeking.waiting_since,
        household: HouseholdJson { members: home.members.iter().map(member).collect() },
        needed_from: home.needed_from,
        duration_months: home.duration_months,
        urgency: home.urgency.as_str(),
        current_situation: home.current_situation.map(|code| code.as_str()),
        zones: home.zones.iter().map(|zone| zone.as_str()).collect(),
        max_distance_km: home.max_distance_km,
        anchors: home.anchors.iter().map(|(kind, area)| anchor((kind.as_str(), area.as_str()))).collect(),
        needs: home.needs.iter().map(|need| need.as_str()).collect(),
        budget: home.budget.map(budget),
        domiciliation_needed: home.domiciliation_needed,
        reading_ease: home.reading_ease.map(|code| code.as_str()),
        languages: languages(&home.languages),
    }))
}

fn member(member: &Member) -> MemberJson {
    MemberJson { age: member.age.as_str(), role: member.role.as_str(), gender: member.gender.as_str() }
}

fn languages(spoken: &[SpokenLanguage]) -> Vec<LanguageJson<'_>> {
    spoken
        .iter()
        .map(|language| LanguageJson { tag: &language.tag, level: language.level.as_str() })
        .collect()
}

fn budget(budget: Budget) -> Value {
    match budget {
        Budget::None => json!("none"),
        Budget::ContributionOnly => json!("contribution_only"),
        Budget::Pending => json!("pending"),
        Budget::UpTo(cents) => json!({"up_to": cents}),
        Budget::Confirmed(cents) => json!({"confirmed": cents}),
    }
}

fn vetting<'a>(vetted: &Vetted, approved_by: &'a str) -> VettingJson<'a> {
    VettingJson {
        id_seen: vetted.id_seen,
        home_visit: vetted.home_visit,
        references: vetted.references,
        record_check: vetted.record_check,
        charter_signed: vetted.charter_signed,
        adults_consented: vetted.adults_consented,
        approved_by,
        valid_until: vetted.valid_until,
    }
}
