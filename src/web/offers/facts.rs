//! Every public field of an offer with its label, in groups, in the reader's language.
//! Invariant: nothing of tier Instance (host's household, quality check, true municipality) is read here.

use crate::domain::offered::OfferedPlace;
use crate::domain::place::{AgreementKind, Charges, Domiciliation, Smoking, SpokenLanguage, StepFree};
use crate::i18n::{self, text_id};
use crate::services::wording;
use crate::web::layout::Say;

use super::card;

/// Facts that belong together.
pub struct Group {
    pub title: String,
    pub facts: Vec<Fact>,
}

/// A label and what it says.
pub struct Fact {
    pub label: String,
    pub value: String,
}

/// The groups of a page, without empty ones.
pub fn groups(t: Say, place: &OfferedPlace, place_name: &str, free_slots: u8) -> Vec<Group> {
    let groups = [
        ("facts-home", home(t, place, place_name, free_slots)),
        ("facts-stay", stay(t, place)),
        ("facts-money", money(t, place)),
        ("facts-together", together(t, place)),
    ];
    let group = |(id, facts): (&str, Facts)| Group { title: t.get(id), facts: facts.list };
    groups.into_iter().map(group).filter(|group| !group.facts.is_empty()).collect()
}

/// Facts in the making: what was not said is left out.
struct Facts {
    t: Say,
    list: Vec<Fact>,
}

impl Facts {
    fn new(t: Say) -> Self {
        Self { t, list: Vec::new() }
    }

    fn say(&mut self, field: &str, value: Option<String>) {
        self.list.extend(value.map(|value| Fact { label: self.t.get(&format!("field-{field}")), value }));
    }

    fn code(&mut self, field: &str, code: Option<&str>) {
        let value = code.map(|code| self.t.get(&text_id(field, code)));
        self.say(field, value);
    }

    fn flag(&mut self, field: &str, flag: Option<bool>) {
        let value = flag.map(|flag| self.t.get(if flag { "flag-yes" } else { "flag-no" }));
        self.say(field, value);
    }
}

fn home(t: Say, place: &OfferedPlace, place_name: &str, free_slots: u8) -> Facts {
    let mut facts = Facts::new(t);
    facts.code("place-kind", Some(place.place_kind.as_str()));
    facts.say("municipality", Some(place_name.to_owned()).filter(|name| !name.is_empty()));
    facts.code("sharing", Some(place.sharing.as_str()));
    facts.say("capacity-persons", Some(t.count("count-persons", place.capacity_persons)));
    facts.say("slots", (place.slots > 1).then(|| t.count("page-free-slots", free_slots)));
    let beds = beds(t, place);
    if !beds.is_empty() {
        facts.list.push(Fact { label: t.get("facts-beds"), value: i18n::list(t.0, &beds) });
    }
    facts.flag("lockable-room", place.lockable_room);
    facts.code("step-free", Some(place.step_free).filter(|s| *s != StepFree::Unknown).map(StepFree::as_str));
    let equipment: Vec<String> =
        place.equipment.iter().map(|e| t.get(&text_id("equipment", e.as_str()))).collect();
    facts.say("equipment", Some(equipment.join(" · ")).filter(|text| !text.is_empty()));
    facts
}

fn beds(t: Say, place: &OfferedPlace) -> Vec<String> {
    let beds = [
        ("count-beds-single", place.beds.single),
        ("count-beds-double", place.beds.double),
        ("count-beds-cot", place.beds.cot),
    ];
    beds.into_iter().filter(|(_, count)| *count > 0).map(|(id, count)| t.count(id, count)).collect()
}

fn stay(t: Say, place: &OfferedPlace) -> Facts {
    let mut facts = Facts::new(t);
    facts.code("agreement-kind", place.agreement_kind.map(AgreementKind::as_str));
    facts.say("available-from", Some(i18n::date(t.0, place.available_from)));
    facts.say("available-until", place.available_until.map(|day| i18n::date(t.0, day)));
    let months = |months: u8| t.count("page-months", months);
    let least = place.min_duration_months.filter(|least| *least > 0);
    let duration = match (least, place.max_duration_months) {
        (None, None) => None,
        (Some(least), None) => Some(t.with1("page-at-least", "duration", months(least))),
        (None, Some(most)) => Some(t.with1("page-at-most", "duration", months(most))),
        (Some(least), Some(most)) if least == most => Some(months(most)),
        (Some(least), Some(most)) => {
            Some(t.with2("page-from-to", ("least", &months(least)), ("most", &months(most))))
        }
    };
    facts.list.extend(duration.map(|value| Fact { label: t.get("facts-duration"), value }));
    let notice = place.notice_days.map(|days| t.count("page-days", u32::from(days)));
    facts.list.extend(notice.map(|value| Fact { label: t.get("facts-notice"), value }));
    facts.code("domiciliation", place.domiciliation.map(Domiciliation::as_str));
    facts
}

fn money(t: Say, place: &OfferedPlace) -> Facts {
    let mut facts = Facts::new(t);
    facts.say("monthly-rent-cents", card::price(t, place.monthly_rent_cents));
    facts.code("charges", place.charges.map(Charges::as_str));
    let deposit = place.deposit_months.map(|months| match months {
        0 => t.get("flag-no"),
        months => t.count("page-months-of-rent", months),
    });
    facts.list.extend(deposit.map(|value| Fact { label: t.get("facts-deposit"), value }));
    facts
}

fn together(t: Say, place: &OfferedPlace) -> Facts {
    let mut facts = Facts::new(t);
    facts.code("accepts", Some(place.accepts.as_str()));
    facts.flag("children-ok", place.children_ok);
    facts.flag("pets-accepted", place.pets_accepted);
    facts.flag("pets-present", place.pets_present);
    facts.code("smoking", Some(place.smoking).filter(|s| *s != Smoking::Unknown).map(Smoking::as_str));
    let spoken = |language: &SpokenLanguage| {
        let level = t.get(&text_id("language-level", language.level.as_str()));
        format!("{} ({level})", wording::language_name(t.0, &language.tag))
    };
    let languages: Vec<String> = place.languages.iter().map(spoken).collect();
    facts.say("languages", Some(languages.join(" · ")).filter(|text| !text.is_empty()));
    facts
}
