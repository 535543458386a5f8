//! Every field of a proposal, in the order of the form: its name, shape, tier, and the purpose that has it.
//! Invariant: this table is the only list of fields. Forms, imports, the store, the wire and the tiers read it, so a field
//! without a tier does not compile.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::audience::Tier;
use super::codes::{UnknownCode, codes};

codes! {
    /// What a proposal is for (FEP-0837 `purpose`).
    Purpose { Offer = "offer", Request = "request" }
}

/// How a field's text is to be read, and how JSON writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Text,
    Number,
    Flag,
    Date,
    Code,
    /// Several texts.
    List,
}

/// Which purposes have a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Both,
    Offers,
    Requests,
}

macro_rules! fields {
    ($($variant:ident $name:literal $shape:ident $tier:ident $of:ident;)+) => {
        /// A field of a proposal.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($variant),+ }

        impl Field {
            /// Every field, in the order of the form.
            pub const ALL: &'static [Field] = &[$(Field::$variant),+];

            /// The name in forms, imports and the store; the wire writes it in camel case.
            pub fn name(self) -> &'static str {
                match self { $(Field::$variant => $name),+ }
            }

            /// How its text is to be read.
            pub fn shape(self) -> Shape {
                match self { $(Field::$variant => Shape::$shape),+ }
            }

            /// Who may see it. Nothing of a request is for others: a request leaves in bands only (PR-06).
            pub fn tier(self, purpose: Purpose) -> Tier {
                let tier = match self { $(Field::$variant => Tier::$tier),+ };
                match purpose {
                    Purpose::Offer => tier,
                    Purpose::Request => tier.max(Tier::Instance),
                }
            }

            fn of(self) -> Of {
                match self { $(Field::$variant => Of::$of),+ }
            }
        }

        impl FromStr for Field {
            type Err = UnknownCode;
            fn from_str(text: &str) -> Result<Self, UnknownCode> {
                match text {
                    $($name => Ok(Field::$variant),)+
                    _ => Err(UnknownCode { got: text.to_owned(), known: &[$($name),+] }),
                }
            }
        }
    };
}

fields! {
    Title "title" Text Public Both;
    Description "description" Text Public Both;
    PlaceKind "place_kind" Code Public Offers;
    Sharing "sharing" Code Public Offers;
    AgreementKind "agreement_kind" Code Public Offers;
    CapacityPersons "capacity_persons" Number Public Offers;
    BedsSingle "beds_single" Number Public Offers;
    BedsDouble "beds_double" Number Public Offers;
    BedsCot "beds_cot" Number Public Offers;
    Slots "slots" Number Public Offers;
    LockableRoom "lockable_room" Flag Public Offers;
    // PR-04: what leaves is the public area, which the serializer derives.
    Municipality "municipality" Code Instance Offers;
    AvailableFrom "available_from" Date Public Offers;
    AvailableUntil "available_until" Date Public Offers;
    MinDurationMonths "min_duration_months" Number Public Offers;
    MaxDurationMonths "max_duration_months" Number Public Offers;
    NoticeDays "notice_days" Number Public Offers;
    MonthlyRentCents "monthly_rent_cents" Number Public Offers;
    Charges "charges" Code Public Offers;
    DepositMonths "deposit_months" Number Public Offers;
    Domiciliation "domiciliation" Code Public Offers;
    StepFree "step_free" Code Public Offers;
    Smoking "smoking" Code Public Offers;
    PetsPresent "pets_present" Flag Public Offers;
    PetsAccepted "pets_accepted" Flag Public Offers;
    ChildrenOk "children_ok" Flag Public Offers;
    Accepts "accepts" Code Public Offers;
    HostWomen "host_women" Number Instance Offers;
    HostMen "host_men" Number Instance Offers;
    HostChildren "host_children" Number Instance Offers;
    Equipment "equipment" List Public Offers;
    QualityChecklist "quality_checklist" List Instance Offers;
    // A request leaves in bands only (PR-06): every raw field stays here.
    Members "members" List Instance Requests;
    NeededFrom "needed_from" Date Instance Requests;
    DurationMonths "duration_months" Number Instance Requests;
    DeadlineDate "deadline_date" Date Instance Requests;
    DeadlineReason "deadline_reason" Text Instance Requests;
    Urgency "urgency" Code Instance Requests;
    CurrentSituation "current_situation" Code Instance Requests;
    WaitingSince "waiting_since" Date Instance Requests;
    Zones "zones" List Instance Requests;
    MaxDistanceKm "max_distance_km" Number Instance Requests;
    Anchors "anchors" List Instance Requests;
    Needs "needs" List Instance Requests;
    Budget "budget" Code Instance Requests;
    DomiciliationNeeded "domiciliation_needed" Flag Instance Requests;
    ReadingEase "reading_ease" Code Instance Requests;
    // An offer's languages are public, a request's leave in no band.
    Languages "languages" List Public Offers;
    SpokenLanguages "spoken_languages" List Instance Requests;
}

impl Field {
    /// Its name on the wire: `place_kind` is `placeKind`.
    pub fn wire_name(self) -> String {
        let mut name = String::new();
        let mut upper = false;
        for c in self.name().chars() {
            if c == '_' {
                upper = true;
            } else {
                name.push(if upper { c.to_ascii_uppercase() } else { c });
                upper = false;
            }
        }
        name
    }

    /// Whether a proposal of this purpose has the field.
    pub fn belongs_to(self, purpose: Purpose) -> bool {
        match self.of() {
            Of::Both => true,
            Of::Offers => purpose == Purpose::Offer,
            Of::Requests => purpose == Purpose::Request,
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Unchecked input, or checked values written out: texts by field. Every door fills one in, and it keeps what was typed.
///
/// A list field has one text an entry: `fr:fluent` (language and level), `26-64:parent:f` (age, role, gender),
/// `school:62063` (anchor). A budget is `none`, `contribution_only`, `pending`, `up_to:CENTS` or `confirmed:CENTS`. A flag is
/// `yes` or `no`. A date is `2026-12-01`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft(BTreeMap<Field, Vec<String>>);

impl Draft {
    /// An empty draft.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a field to one text; a text of blanks removes it.
    pub fn set(&mut self, field: Field, text: impl Into<String>) -> &mut Self {
        let text = text.into();
        if text.trim().is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, vec![text]);
        }
        self
    }

    /// Adds a text to a list field.
    pub fn push(&mut self, field: Field, text: impl Into<String>) -> &mut Self {
        let text = text.into();
        if !text.trim().is_empty() {
            self.0.entry(field).or_default().push(text);
        }
        self
    }

    /// The first text of a field, `""` where there is none.
    pub fn text(&self, field: Field) -> &str {
        self.0.get(&field).and_then(|texts| texts.first()).map_or("", String::as_str)
    }

    /// All texts of a field.
    pub fn texts(&self, field: Field) -> &[String] {
        self.0.get(&field).map_or(&[], Vec::as_slice)
    }

    /// Whether the field has a text.
    pub fn has(&self, field: Field) -> bool {
        self.0.contains_key(&field)
    }

    /// The fields that have a text, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &[String])> {
        self.0.iter().map(|(field, texts)| (*field, texts.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_has_the_fields_that_were_set_and_no_other() {
        let mut draft = Draft::new();
        draft.set(Field::Title, "Chambre").push(Field::Languages, "fr:fluent");
        assert!(draft.has(Field::Title) && draft.has(Field::Languages) && !draft.has(Field::Description));
        let all: Vec<_> = draft.iter().map(|(field, texts)| (field, texts.len())).collect();
        assert_eq!(all, [(Field::Title, 1), (Field::Languages, 1)]);
    }
}
