//! An incident: something that went wrong, as somebody told it in confidence; how grave it is; and what follows.
//! Invariants: what somebody typed is `Private` and stands sealed (PR-10); from severity 3 on the host is suspended (SG-10).

use chrono::{DateTime, Utc};

use super::access::Role;
use super::audience::Tier;
use super::codes::codes;
use super::private::Private;
use crate::ids::{AccountId, IncidentId, IncidentNoteId, PersonId, ProposalId};

/// The longest text that somebody tells, in characters.
pub const TELLING_MAX_CHARS: usize = 4_000;
/// The longest note of the staff, in characters.
pub const NOTE_MAX_CHARS: usize = 4_000;
/// The longest word on which offer is meant, and on how somebody is reached, in characters.
pub const SHORT_MAX_CHARS: usize = 300;
/// How many incidents are taken in a day, from everybody together: beyond that somebody floods us, and the page names telephone numbers.
pub const INCIDENTS_A_DAY: i64 = 300;
/// How many offers one incident names.
pub const OFFERS_MAX: usize = 40;
/// How many notes one incident has.
pub const NOTES_MAX: usize = 200;

codes! {
    /// What it is about, in a few plain words.
    IncidentKind {
        DangerNow = "danger_now",
        /// Money first, or work for a place to stay.
        MoneyOrWork = "money_or_work",
        /// Touching, harassment, or what somebody does not want.
        Touching = "touching",
        Threats = "threats",
        Discrimination = "discrimination",
        /// Somebody keeps papers that are not theirs.
        PapersKept = "papers_kept",
        UnsafeHome = "unsafe_home",
        /// Something private was told or shown.
        PrivateTold = "private_told",
        Other = "other",
    }
    /// How grave an incident is.
    IncidentSeverity {
        Minor = "1",
        Serious = "2",
        Grave = "3",
        DangerToLife = "4",
    }
    /// Where it stands.
    IncidentState {
        New = "new",
        InHand = "in_hand",
        Closed = "closed",
    }
    /// What came of it.
    IncidentOutcome {
        Helped = "helped",
        Agreed = "agreed",
        HostEnded = "host_ended",
        PassedOn = "passed_on",
        Unfounded = "unfounded",
        NotReached = "not_reached",
        Duplicate = "duplicate",
    }
    /// From which of our pages somebody came: no address, which might hold a secret.
    FromPage {
        Home = "home",
        Offers = "offers",
        Offer = "offer",
        Own = "my",
        Desk = "desk",
        Other = "other",
    }
    /// Why a suspension is lifted.
    LiftReason {
        Unfounded = "unfounded",
        Mended = "mended",
        WrongOffer = "wrong_offer",
    }
    /// What of an incident is sealed.
    IncidentField {
        Text = "text",
        Which = "which",
        Contact = "contact",
    }
}

impl IncidentField {
    /// Who may see it: whoever sees to the incident, each time with an entry in the audit log.
    pub fn tier(self) -> Tier {
        Tier::Case
    }

    /// The longest one, in characters.
    pub fn max_chars(self) -> usize {
        match self {
            Self::Text => TELLING_MAX_CHARS,
            Self::Which | Self::Contact => SHORT_MAX_CHARS,
        }
    }
}

impl IncidentSeverity {
    /// Whether it suspends the host (SG-10): from 3 on.
    pub fn suspends(self) -> bool {
        match self {
            Self::Grave | Self::DangerToLife => true,
            Self::Minor | Self::Serious => false,
        }
    }
}

impl IncidentKind {
    /// How grave it seems before anybody judged it: what waits is read in this order. Only people judge, for anybody may write.
    pub fn seems(self) -> IncidentSeverity {
        match self {
            Self::DangerNow => IncidentSeverity::DangerToLife,
            Self::Touching | Self::Threats | Self::PapersKept | Self::MoneyOrWork => IncidentSeverity::Grave,
            Self::Discrimination | Self::UnsafeHome | Self::PrivateTold => IncidentSeverity::Serious,
            Self::Other => IncidentSeverity::Minor,
        }
    }
}

/// What somebody told, as they typed it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedIncident {
    pub kind: String,
    pub text: String,
    /// Which offer is meant, in words.
    pub which: String,
    /// How they may be reached.
    pub contact: String,
}

/// What is wrong with it: one field, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TellProblem {
    KindMissing,
    /// `Other` says nothing without words.
    TextMissing,
    TooLong {
        field: IncidentField,
        got: usize,
        max: usize,
    },
}

/// What somebody told, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    pub kind: IncidentKind,
    text: Private,
    which: Private,
    contact: Private,
}

impl Telling {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(typed: &TypedIncident) -> Result<Self, Vec<TellProblem>> {
        let mut wrong = Vec::new();
        let kind = typed.kind.parse::<IncidentKind>();
        if kind.is_err() {
            wrong.push(TellProblem::KindMissing);
        }
        let mut clean = |field: IncidentField, text: &str| {
            let text = crate::text::tidy(text.trim());
            let (got, max) = (text.chars().count(), field.max_chars());
            if got > max {
                wrong.push(TellProblem::TooLong { field, got, max });
            }
            Private::new(text)
        };
        let text = clean(IncidentField::Text, &typed.text);
        let which = clean(IncidentField::Which, &typed.which);
        let contact = clean(IncidentField::Contact, &typed.contact);
        if kind == Ok(IncidentKind::Other) && text.is_empty() {
            wrong.push(TellProblem::TextMissing);
        }
        match kind {
            Ok(kind) if wrong.is_empty() => Ok(Self { kind, text, which, contact }),
            Ok(_) | Err(_) => Err(wrong),
        }
    }

    /// A sealed field of it.
    pub fn field(&self, field: IncidentField) -> &Private {
        match field {
            IncidentField::Text => &self.text,
            IncidentField::Which => &self.which,
            IncidentField::Contact => &self.contact,
        }
    }
}

/// An incident, without what is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    pub id: IncidentId,
    pub kind: IncidentKind,
    /// `None` until somebody judged it.
    pub severity: Option<IncidentSeverity>,
    pub state: IncidentState,
    pub outcome: Option<IncidentOutcome>,
    pub from: FromPage,
    /// Who told it, where they signed in with a card and wished it to be known.
    pub person: Option<PersonId>,
    pub taken_by: Option<AccountId>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// The offers that it is about, ours or another instance's.
    pub offers: Vec<ProposalId>,
}

impl Incident {
    /// Whether it suspends the host of the offers that it names.
    pub fn suspends(&self) -> bool {
        self.severity.is_some_and(IncidentSeverity::suspends)
    }
}

/// What of the staff noted about an incident, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentNote {
    pub id: IncidentNoteId,
    pub by: AccountId,
    pub at: DateTime<Utc>,
    pub text: Private,
}

/// The first of the two who lift a suspension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstLift {
    pub by: AccountId,
    pub role: Role,
    pub reason: LiftReason,
    pub at: DateTime<Utc>,
}

/// Who lifts it second, and why not.
///
/// # Errors
/// [`IncidentProblem::SecondLifter`], [`IncidentProblem::LeadMissing`].
pub fn second_lift(first: &FirstLift, (by, role): (AccountId, Role)) -> Result<(), IncidentProblem> {
    if first.by == by {
        return Err(IncidentProblem::SecondLifter);
    }
    if ![first.role, role].contains(&Role::SafeguardingLead) {
        return Err(IncidentProblem::LeadMissing);
    }
    Ok(())
}

/// Why something is not done about an incident or a suspension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IncidentProblem {
    #[error("the incident is closed")]
    Closed,
    #[error("somebody judges first how grave the incident is")]
    NotJudged,
    #[error("this server has no such offer")]
    NoSuchOffer,
    #[error("an incident names at most {max} offers")]
    OffersFull { max: usize },
    #[error("an incident has at most {max} notes")]
    NotesFull { max: usize },
    #[error("nothing is suspended")]
    NotSuspended,
    #[error("a grave incident about this offer is not closed yet (SG-10)")]
    StillOpen,
    #[error("whoever lifts a suspension declares to be unrelated to the host (SG-12)")]
    NotDeclaredUnrelated,
    #[error("two people lift a suspension, and you were the first (SG-11)")]
    SecondLifter,
    #[error("one of the two who lift a suspension is a safeguarding lead (SG-11)")]
    LeadMissing,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(kind: &str, text: &str) -> TypedIncident {
        TypedIncident { kind: kind.to_owned(), text: text.to_owned(), ..TypedIncident::default() }
    }

    #[test]
    fn sg_10_an_incident_suspends_from_severity_three_on() {
        let suspending: Vec<&str> = IncidentSeverity::ALL
            .iter()
            .filter(|severity| severity.suspends())
            .map(|severity| severity.as_str())
            .collect();
        assert_eq!(suspending, ["3", "4"]);
    }

    #[test]
    fn a_kind_alone_is_enough_but_for_the_one_that_says_nothing() {
        assert_eq!(Telling::read(&typed("danger_now", "")).unwrap().kind, IncidentKind::DangerNow);
        assert_eq!(Telling::read(&typed("other", " \n")), Err(vec![TellProblem::TextMissing]));
        assert_eq!(Telling::read(&typed("", "x")), Err(vec![TellProblem::KindMissing]));
        assert_eq!(Telling::read(&typed("3", "x")), Err(vec![TellProblem::KindMissing]));
    }

    #[test]
    fn each_text_has_its_limit_and_no_debug_output_shows_one() {
        let long = |max: usize| "é".repeat(max + 1);
        let all = TypedIncident {
            kind: "touching".to_owned(),
            text: long(4_000),
            which: long(300),
            contact: long(300),
        };
        let wrong = Telling::read(&all).unwrap_err();
        let limits =
            [(IncidentField::Text, 4_000), (IncidentField::Which, 300), (IncidentField::Contact, 300)];
        assert_eq!(wrong, limits.map(|(field, max)| TellProblem::TooLong { field, got: max + 1, max }));
        let told = Telling::read(&typed("touching", &"é".repeat(4_000))).unwrap();
        assert!(!format!("{told:?}").contains('é'));
        assert_eq!(told.field(IncidentField::Text).expose().chars().count(), 4_000);
        assert!(IncidentField::ALL.iter().all(|field| field.tier() == Tier::Case));
    }

    #[test]
    fn sg_11_the_second_is_another_and_one_of_the_two_is_a_lead() {
        use Role::{Moderator, SafeguardingLead};
        let (one, other) = (AccountId::new(), AccountId::new());
        let at = DateTime::UNIX_EPOCH;
        let first = |role| FirstLift { by: one, role, reason: LiftReason::Mended, at };
        for (was, by, role, expected) in [
            (SafeguardingLead, other, SafeguardingLead, Ok(())),
            (SafeguardingLead, other, Moderator, Ok(())),
            (Moderator, other, SafeguardingLead, Ok(())),
            (Moderator, other, Moderator, Err(IncidentProblem::LeadMissing)),
            (SafeguardingLead, one, SafeguardingLead, Err(IncidentProblem::SecondLifter)),
        ] {
            assert_eq!(second_lift(&first(was), (by, role)), expected, "{was} then {role}");
        }
    }

    #[test]
    fn sg_10_an_incident_suspends_once_somebody_judged_it_grave() {
        let now = DateTime::UNIX_EPOCH;
        let judged = |severity| Incident {
            id: IncidentId::new(),
            kind: IncidentKind::DangerNow,
            severity,
            state: IncidentState::New,
            outcome: None,
            from: FromPage::Home,
            person: None,
            taken_by: None,
            created_at: now,
            updated_at: now,
            offers: Vec::new(),
        };
        assert!(judged(Some(IncidentSeverity::Grave)).suspends());
        assert!(!judged(Some(IncidentSeverity::Serious)).suspends());
        assert!(!judged(None).suspends(), "whatever its kind seems to be");
    }
}
