//! Which fields stand where in the form, and the codes that they choose from.
//! Invariant: every field of a purpose stands in exactly one group.

use crate::domain::Coded;
use crate::domain::field::{Field, Purpose};
use crate::domain::household::{
    AgeBand, AnchorKind, Gender, MemberRole, Need, ReadingEase, Situation, Urgency,
};
use crate::domain::place::{
    Accepts, AgreementKind, Charges, Domiciliation, Equipment, LanguageLevel, PlaceKind, QualityCheck,
    Sharing, Smoking, StepFree,
};
use crate::domain::proposal::State;
use crate::i18n::text_id;
use crate::web::layout::Say;

/// A part of the form under one heading.
pub(super) struct Group {
    /// The end of its text's id: `desk-group-place`.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
    /// What most people leave out: folded away until somebody opens it.
    pub(super) more: &'static [Field],
}

const OFFER: &[Group] = &[
    Group {
        name: "place",
        fields: &[Field::PlaceKind, Field::Municipality],
        more: &[Field::Sharing, Field::LockableRoom, Field::AgreementKind],
    },
    Group {
        name: "people",
        fields: &[Field::CapacityPersons],
        more: &[
            Field::BedsSingle,
            Field::BedsDouble,
            Field::BedsCot,
            Field::Slots,
            Field::ChildrenOk,
            Field::Accepts,
            Field::HostWomen,
            Field::HostMen,
            Field::HostChildren,
        ],
    },
    Group {
        name: "when",
        fields: &[Field::AvailableFrom, Field::AvailableUntil],
        more: &[Field::MinDurationMonths, Field::MaxDurationMonths, Field::NoticeDays],
    },
    Group {
        name: "money",
        fields: &[Field::MonthlyRentCents, Field::Charges],
        more: &[Field::DepositMonths, Field::Domiciliation],
    },
    Group {
        name: "house",
        fields: &[Field::StepFree],
        more: &[
            Field::Smoking,
            Field::PetsPresent,
            Field::PetsAccepted,
            Field::Equipment,
            Field::QualityChecklist,
        ],
    },
    Group { name: "languages", fields: &[Field::Languages], more: &[] },
    Group { name: "texts", fields: &[Field::Title, Field::Description], more: &[] },
];

const REQUEST: &[Group] = &[
    Group { name: "household", fields: &[Field::Members], more: &[] },
    Group { name: "spoken", fields: &[Field::SpokenLanguages], more: &[Field::ReadingEase] },
    Group {
        name: "need-when",
        fields: &[Field::NeededFrom, Field::Urgency, Field::DurationMonths],
        more: &[Field::DeadlineDate, Field::DeadlineReason, Field::CurrentSituation, Field::WaitingSince],
    },
    Group { name: "where", fields: &[Field::Zones], more: &[Field::MaxDistanceKm, Field::Anchors] },
    Group { name: "needs", fields: &[Field::Needs], more: &[] },
    Group { name: "budget", fields: &[Field::Budget], more: &[Field::DomiciliationNeeded] },
    Group { name: "texts", fields: &[Field::Title, Field::Description], more: &[] },
];

/// The groups of the form, from top to bottom.
pub(super) fn groups(purpose: Purpose) -> &'static [Group] {
    match purpose {
        Purpose::Offer => OFFER,
        Purpose::Request => REQUEST,
    }
}

/// The fields in the order of the page.
pub(super) fn in_order(purpose: Purpose) -> impl Iterator<Item = Field> {
    groups(purpose).iter().flat_map(|group| group.fields.iter().chain(group.more)).copied()
}

/// What nobody may leave out.
pub(super) fn is_required(field: Field) -> bool {
    matches!(
        field,
        Field::Title
            | Field::PlaceKind
            | Field::CapacityPersons
            | Field::Municipality
            | Field::AvailableFrom
            | Field::Members
            | Field::NeededFrom
    )
}

/// A list of codes, and what the ids of their texts begin with.
pub(super) type Codes = (&'static str, &'static [&'static str]);

/// The codes that a field chooses from, where it does.
pub(super) fn codes(field: Field) -> Option<Codes> {
    Some(match field {
        Field::PlaceKind => ("place-kind", PlaceKind::CODES),
        Field::Sharing => ("sharing", Sharing::CODES),
        Field::AgreementKind => ("agreement-kind", AgreementKind::CODES),
        Field::Charges => ("charges", Charges::CODES),
        Field::Domiciliation => ("domiciliation", Domiciliation::CODES),
        Field::StepFree => ("step-free", StepFree::CODES),
        Field::Smoking => ("smoking", Smoking::CODES),
        Field::Accepts => ("accepts", Accepts::CODES),
        Field::Equipment => ("equipment", Equipment::CODES),
        Field::QualityChecklist => ("quality-check", QualityCheck::CODES),
        Field::Urgency => ("urgency", Urgency::CODES),
        Field::CurrentSituation => ("situation", Situation::CODES),
        Field::Needs => ("need", Need::CODES),
        Field::ReadingEase => ("reading-ease", ReadingEase::CODES),
        Field::Budget => ("budget", &["none", "contribution_only", "up_to", "pending", "confirmed"]),
        _ => return None,
    })
}

/// The codes that one part of a row chooses from, where it does.
pub(super) fn part_codes(part: &str) -> Option<Codes> {
    Some(match part {
        "level" => ("language-level", LanguageLevel::CODES),
        "age" => ("age-band", AgeBand::CODES),
        "role" => ("member-role", MemberRole::CODES),
        "gender" => ("gender", Gender::CODES),
        "kind" => ("anchor-kind", AnchorKind::CODES),
        _ => return None,
    })
}

/// The languages that the form offers, those that are heard most in Belgium's shelters first.
pub(super) const LANGUAGE_TAGS: &[&str] =
    &["fr", "nl", "de", "en", "ar", "fa", "ps", "ti", "so", "uk", "ru", "tr", "es", "sq"];

/// The words for a code. The kinds of a budget with an amount have words of their own here, where the amount is typed beside them.
pub(super) fn code_text(t: Say, kind: &str, code: &str) -> String {
    match (kind, code) {
        ("budget", "up_to") => t.get("desk-budget-up-to"),
        ("budget", "confirmed") => t.get("desk-budget-confirmed"),
        _ => t.get(&text_id(kind, code)),
    }
}

/// The label of a field.
pub(super) fn field_label(t: Say, field: Field) -> String {
    t.get(&text_id("field", field.name()))
}

/// The words for a state.
pub(super) fn state_text(t: Say, state: State) -> String {
    code_text(t, "state", state.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_purpose_stands_in_the_form_once() {
        for purpose in Purpose::ALL {
            let mut shown: Vec<Field> = in_order(*purpose).collect();
            shown.sort();
            let all: Vec<Field> =
                Field::ALL.iter().copied().filter(|field| field.belongs_to(*purpose)).collect();
            assert_eq!(shown, all, "{purpose}");
        }
    }
}
