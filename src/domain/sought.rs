//! The terms of a sought home: what a request asks for.
//! Invariant: nothing here leaves the instance as it stands; what an ally may fetch are [`super::bands::Bands`] (PR-06).

use chrono::NaiveDate;

use super::field::{Draft, Field};
use super::household::{
    AgeBand, AnchorKind, Budget, Gender, Member, MemberRole, Need, ReadingEase, Situation, Urgency,
};
use super::parse::Reader;
use super::place::SpokenLanguage;
use super::problem::{FieldError, Problem};
use super::proposal::{read_languages, write_languages};
use crate::geo::{AreaCode, Gazetteer};

/// The most members of one household.
pub const MEMBERS_MAX: usize = 20;
/// The most zones, and the most anchors, of one request.
pub const ZONES_MAX: usize = 40;

/// What a household looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoughtHome {
    pub members: Vec<Member>,
    pub needed_from: NaiveDate,
    pub duration_months: Option<u8>,
    pub deadline_date: Option<NaiveDate>,
    pub deadline_reason: String,
    pub urgency: Urgency,
    pub current_situation: Option<Situation>,
    /// Since when the household looks for a home, where that is before it was written down here.
    pub waiting_since: Option<NaiveDate>,
    pub zones: Vec<AreaCode>,
    pub max_distance_km: Option<u16>,
    pub anchors: Vec<(AnchorKind, AreaCode)>,
    pub needs: Vec<Need>,
    pub budget: Option<Budget>,
    pub domiciliation_needed: Option<bool>,
    pub reading_ease: Option<ReadingEase>,
    pub languages: Vec<SpokenLanguage>,
}

/// Reads the fields of a request.
///
/// # Errors
/// Every broken rule, in the order of the form's fields.
pub fn read(draft: &Draft, today: NaiveDate, gazetteer: &Gazetteer) -> Result<SoughtHome, Vec<FieldError>> {
    let mut r = Reader::new(draft, today);
    let members = read_members(&mut r);
    let needed_from = r.date(Field::NeededFrom);
    let needed_from = r.required(Field::NeededFrom, needed_from).unwrap_or(today);
    let zone_texts = r.entries(Field::Zones, ZONES_MAX);
    let zones =
        zone_texts.iter().filter_map(|text| r.one_municipality(Field::Zones, text, gazetteer)).collect();
    let deadline_date = r.date(Field::DeadlineDate);
    let waiting_since = r.date(Field::WaitingSince);
    if waiting_since.is_some_and(|since| since > today) {
        r.refuse(Field::WaitingSince, Problem::InFuture { today: today.to_string() });
    }
    let home = SoughtHome {
        members,
        needed_from,
        duration_months: r.small(Field::DurationMonths, 1, 60),
        deadline_date,
        deadline_reason: r.text(Field::DeadlineReason, 200),
        urgency: r.code(Field::Urgency).unwrap_or(Urgency::Planned),
        current_situation: r.code(Field::CurrentSituation),
        waiting_since,
        zones,
        max_distance_km: r.small(Field::MaxDistanceKm, 0, 300),
        anchors: read_anchors(&mut r, gazetteer),
        needs: r.code_list(Field::Needs),
        budget: read_budget(&mut r, draft.text(Field::Budget).trim()),
        domiciliation_needed: r.flag(Field::DomiciliationNeeded),
        reading_ease: r.code(Field::ReadingEase),
        languages: read_languages(&mut r, Field::SpokenLanguages),
    };
    let errors = r.into_errors();
    if errors.is_empty() { Ok(home) } else { Err(errors) }
}

fn read_members(r: &mut Reader<'_>) -> Vec<Member> {
    const EXAMPLE: &str = "26-64:parent:f";
    let mut members = Vec::new();
    for text in r.entries(Field::Members, MEMBERS_MAX) {
        let mut parts = text.trim().split(':');
        let (Some(age), Some(role), gender, None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            r.refuse(Field::Members, Problem::Malformed { got: text.clone(), example: EXAMPLE });
            continue;
        };
        let age = r.one_code::<AgeBand>(Field::Members, age);
        let role = r.one_code::<MemberRole>(Field::Members, role);
        let gender = r.one_code::<Gender>(Field::Members, gender.unwrap_or("undisclosed"));
        if let (Some(age), Some(role), Some(gender)) = (age, role, gender) {
            members.push(Member { age, role, gender });
        }
    }
    let some = (!members.is_empty()).then_some(());
    r.required(Field::Members, some);
    members
}

fn read_anchors(r: &mut Reader<'_>, gazetteer: &Gazetteer) -> Vec<(AnchorKind, AreaCode)> {
    let mut anchors = Vec::new();
    for text in r.entries(Field::Anchors, ZONES_MAX) {
        let Some((kind, place)) = text.trim().split_once(':') else {
            r.refuse(Field::Anchors, Problem::Malformed { got: text.clone(), example: "school:62063" });
            continue;
        };
        let kind = r.one_code(Field::Anchors, kind);
        let place = r.one_municipality(Field::Anchors, place, gazetteer);
        anchors.extend(kind.zip(place));
    }
    anchors
}

fn read_budget(r: &mut Reader<'_>, text: &str) -> Option<Budget> {
    let malformed = || Problem::Malformed { got: text.to_owned(), example: "up_to:40000" };
    let read = match text.split_once(':') {
        None => match text {
            "" => return None,
            "none" => Some(Budget::None),
            "contribution_only" => Some(Budget::ContributionOnly),
            "pending" => Some(Budget::Pending),
            _ => None,
        },
        Some((kind, cents)) => {
            cents.parse::<u32>().ok().filter(|cents| *cents <= 1_000_000).and_then(|cents| match kind {
                "up_to" => Some(Budget::UpTo(cents)),
                "confirmed" => Some(Budget::Confirmed(cents)),
                _ => None,
            })
        }
    };
    if read.is_none() {
        r.refuse(Field::Budget, malformed());
    }
    read
}

impl SoughtHome {
    /// Writes every value into a draft, from which [`read`] reads the same.
    pub fn write(&self, draft: &mut Draft) {
        let number = |value: Option<u16>| value.map(|n| n.to_string()).unwrap_or_default();
        for member in &self.members {
            draft.push(Field::Members, format!("{}:{}:{}", member.age, member.role, member.gender));
        }
        for zone in &self.zones {
            draft.push(Field::Zones, zone.as_str());
        }
        for (kind, area) in &self.anchors {
            draft.push(Field::Anchors, format!("{kind}:{area}"));
        }
        for need in &self.needs {
            draft.push(Field::Needs, need.as_str());
        }
        draft
            .set(Field::NeededFrom, self.needed_from.to_string())
            .set(Field::DurationMonths, number(self.duration_months.map(u16::from)))
            .set(Field::DeadlineDate, self.deadline_date.map(|d| d.to_string()).unwrap_or_default())
            .set(Field::DeadlineReason, self.deadline_reason.as_str())
            .set(Field::Urgency, self.urgency.as_str())
            .set(Field::CurrentSituation, self.current_situation.map_or("", Situation::as_str))
            .set(Field::WaitingSince, self.waiting_since.map(|d| d.to_string()).unwrap_or_default())
            .set(Field::MaxDistanceKm, number(self.max_distance_km))
            .set(Field::Budget, self.budget.map(write_budget).unwrap_or_default())
            .set(
                Field::DomiciliationNeeded,
                self.domiciliation_needed.map_or("", |y| if y { "yes" } else { "no" }),
            )
            .set(Field::ReadingEase, self.reading_ease.map_or("", ReadingEase::as_str));
        write_languages(draft, Field::SpokenLanguages, &self.languages);
    }
}

fn write_budget(budget: Budget) -> String {
    match budget {
        Budget::None => "none".to_owned(),
        Budget::ContributionOnly => "contribution_only".to_owned(),
        Budget::Pending => "pending".to_owned(),
        Budget::UpTo(cents) => format!("up_to:{cents}"),
        Budget::Confirmed(cents) => format!("confirmed:{cents}"),
    }
}
