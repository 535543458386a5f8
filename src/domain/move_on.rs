//! What comes after a stay: where somebody wishes to go next, and who does what until when. Written by whoever accompanies the person, with them.
//! Invariants: the person reads all of it, in their language as far as it is codes; the host reads nothing of it; its words are tier Case and sealed.

use chrono::{Days, NaiveDate};

use super::codes::codes;
use super::matches::{Match, MatchState};
use super::private::Private;
use crate::geo::{AreaCode, Gazetteer};
use crate::ids::MoveOnStepId;
use crate::text;

/// A stay that ends within so many days wants a plan.
pub const ENDS_WITHIN_DAYS: u64 = 60;
/// The longest wish in words, in characters.
pub const WORDS_MAX_CHARS: usize = 1_000;
/// The longest detail of a step, in characters.
pub const DETAIL_MAX_CHARS: usize = 300;
/// The most municipalities of a wish.
pub const ZONES_MAX: usize = 10;
/// The most steps of a plan.
pub const STEPS_MAX: usize = 20;
/// A date of a plan lies at most so many days from today.
const DAYS_MAX: u64 = 3 * 366;

codes! {
    /// A kind of home that somebody wishes to move to.
    NextHome {
        OwnRental = "own_rental", SocialHousing = "social_housing", SocialAgency = "social_agency",
        SharedFlat = "shared_flat", Family = "family", AnotherHost = "another_host", Accompanied = "accompanied",
    }
    /// A step towards it.
    StepKind {
        Talk = "talk", SocialHousing = "social_housing", SocialAgency = "social_agency", LookForHomes = "look_for_homes",
        Deposit = "deposit", Budget = "budget", GiveNotice = "give_notice", Address = "address", School = "school",
        Furniture = "furniture", Moving = "moving",
        /// Said in its detail.
        Other = "other",
    }
    /// Who does a step.
    StepBy { Person = "person", Association = "association", Host = "host" }
}

/// Where somebody wishes to go next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    pub homes: Vec<NextHome>,
    pub zones: Vec<AreaCode>,
    pub by: Option<NaiveDate>,
    /// In their own words.
    pub words: Private,
}

/// A step that is to be noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStep {
    pub kind: StepKind,
    pub by: StepBy,
    pub due_on: Option<NaiveDate>,
    pub detail: Private,
}

/// A step of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub id: MoveOnStepId,
    pub of: NewStep,
    pub done_on: Option<NaiveDate>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveOn {
    pub wish: Wish,
    /// Those that are not done first, each by its date.
    pub steps: Vec<Step>,
    /// Grows with each change of the wish.
    pub version: i32,
    pub updated_on: NaiveDate,
}

/// What was typed of a [`Wish`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedWish {
    pub homes: Vec<String>,
    /// Names or codes of municipalities, with commas or lines between them.
    pub zones: String,
    pub by: String,
    pub words: String,
}

/// What was typed of a [`NewStep`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedStep {
    pub kind: String,
    pub who: String,
    pub due: String,
    pub detail: String,
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoveOnError {
    #[error("homes: {got:?} is no kind of home")]
    Home { got: String },
    #[error("zones: {got:?} is no municipality")]
    Zone { got: String },
    #[error("zones: at most {max}, these are {got}")]
    TooManyZones { got: usize, max: usize },
    #[error("{field}: {got:?} is not a date within three years of today, such as 2026-12-01")]
    Date { field: &'static str, got: String },
    #[error("{field} has at most {max} characters, this one has {got}")]
    TooLong { field: &'static str, got: usize, max: usize },
    #[error("{field}: there is a character that cannot be shown")]
    Unprintable { field: &'static str },
    #[error("kind: choose what is to be done")]
    Kind,
    #[error("who: choose who does it")]
    Who,
    #[error("detail: say what is to be done")]
    DetailMissing,
    #[error("a plan has at most {max} steps")]
    TooManySteps { max: usize },
}

impl MoveOnError {
    /// The field that it is about, as the forms name it.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Home { .. } => "homes",
            Self::Zone { .. } | Self::TooManyZones { .. } => "zones",
            Self::Date { field, .. } | Self::TooLong { field, .. } | Self::Unprintable { field } => field,
            Self::Kind | Self::TooManySteps { .. } => "kind",
            Self::Who => "who",
            Self::DetailMissing => "detail",
        }
    }
}

/// Whether a stay has a plan, or may have one: from the agreement on, while it lasts.
pub fn may_be_written(state: MatchState) -> bool {
    matches!(state, MatchState::Agreed | MatchState::Active)
}

/// Whether a stay ends soon, so that somebody ought to know what comes after it.
pub fn ends_soon(one: &Match, today: NaiveDate) -> bool {
    let until = one.stay.and_then(|stay| stay.until);
    one.state == MatchState::Active && until.is_some_and(|until| until <= today + Days::new(ENDS_WITHIN_DAYS))
}

impl Wish {
    /// Reads what was typed of a wish.
    ///
    /// # Errors
    /// Every broken rule, in the order of the form.
    pub fn read(
        typed: &TypedWish,
        today: NaiveDate,
        gazetteer: &Gazetteer,
    ) -> Result<Self, Vec<MoveOnError>> {
        let mut errors = Vec::new();
        let mut homes: Vec<NextHome> = Vec::new();
        for got in typed.homes.iter().filter(|home| !home.is_empty()) {
            match got.parse() {
                Ok(home) if homes.contains(&home) => {}
                Ok(home) => homes.push(home),
                Err(_) => errors.push(MoveOnError::Home { got: got.clone() }),
            }
        }
        let zones = zones(&typed.zones, gazetteer, &mut errors);
        let by = date("by", &typed.by, today, &mut errors);
        let words = words("words", &typed.words, WORDS_MAX_CHARS, &mut errors);
        if errors.is_empty() { Ok(Self { homes, zones, by, words }) } else { Err(errors) }
    }
}

impl NewStep {
    /// Reads what was typed of a step.
    ///
    /// # Errors
    /// Every broken rule, in the order of the form.
    pub fn read(typed: &TypedStep, today: NaiveDate) -> Result<Self, Vec<MoveOnError>> {
        let mut errors = Vec::new();
        let kind = typed.kind.parse::<StepKind>().ok();
        if kind.is_none() {
            errors.push(MoveOnError::Kind);
        }
        let detail = words("detail", &typed.detail, DETAIL_MAX_CHARS, &mut errors);
        if kind == Some(StepKind::Other) && detail.is_empty() {
            errors.push(MoveOnError::DetailMissing);
        }
        let by = typed.who.parse::<StepBy>().ok();
        if by.is_none() {
            errors.push(MoveOnError::Who);
        }
        let due_on = date("due", &typed.due, today, &mut errors);
        match (kind, by) {
            (Some(kind), Some(by)) if errors.is_empty() => Ok(Self { kind, by, due_on, detail }),
            _ => Err(errors),
        }
    }
}

fn zones(typed: &str, gazetteer: &Gazetteer, errors: &mut Vec<MoveOnError>) -> Vec<AreaCode> {
    let mut found: Vec<AreaCode> = Vec::new();
    let names = typed.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty());
    for name in names {
        match gazetteer.find(name).map(|area| area.code.clone()) {
            Some(code) if found.contains(&code) => {}
            Some(code) => found.push(code),
            None => errors.push(MoveOnError::Zone { got: name.to_owned() }),
        }
    }
    if found.len() > ZONES_MAX {
        errors.push(MoveOnError::TooManyZones { got: found.len(), max: ZONES_MAX });
    }
    found
}

fn date(
    field: &'static str,
    typed: &str,
    today: NaiveDate,
    errors: &mut Vec<MoveOnError>,
) -> Option<NaiveDate> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let near = Days::new(DAYS_MAX);
    let (first, last) = (today - near, today + near);
    let read = typed.parse::<NaiveDate>().ok().filter(|date| (first..=last).contains(date));
    if read.is_none() {
        errors.push(MoveOnError::Date { field, got: typed.to_owned() });
    }
    read
}

fn words(field: &'static str, typed: &str, max: usize, errors: &mut Vec<MoveOnError>) -> Private {
    let tidy = text::tidy(typed.replace("\r\n", "\n").trim());
    let got = tidy.chars().count();
    if got > max {
        errors.push(MoveOnError::TooLong { field, got, max });
    }
    if tidy.chars().any(|c| c.is_control() && c != '\n') {
        errors.push(MoveOnError::Unprintable { field });
    }
    Private::new(tidy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::matches::{Piece, Stay, Taken};
    use crate::domain::place::AgreementKind;
    use crate::ids::{AccountId, MatchId, ProposalId};

    fn today() -> NaiveDate {
        "2026-12-01".parse().unwrap()
    }

    fn fields(errors: &[MoveOnError]) -> Vec<&'static str> {
        errors.iter().map(MoveOnError::field).collect()
    }

    #[test]
    fn a_wish_is_read_with_names_of_municipalities_and_each_mistake_has_its_field() {
        let typed = TypedWish {
            homes: vec!["own_rental".to_owned(), "own_rental".to_owned(), "family".to_owned()],
            zones: "Liège, 92094\nliege".to_owned(),
            by: "2027-03-01".to_owned(),
            words: " Près de l’école.\r\n ".to_owned(),
        };
        let wish = Wish::read(&typed, today(), Gazetteer::belgium()).unwrap();
        assert_eq!(wish.homes, [NextHome::OwnRental, NextHome::Family]);
        let codes: Vec<String> = wish.zones.iter().map(ToString::to_string).collect();
        assert_eq!(codes, ["62063", "92094"]);
        assert_eq!(wish.words.expose(), "Près de l’école.");
        let typed = TypedWish {
            homes: vec!["castle".to_owned()],
            zones: "Nulle Part".to_owned(),
            by: "2036-01-01".to_owned(),
            words: "é".repeat(1_001),
        };
        let errors = Wish::read(&typed, today(), Gazetteer::belgium()).unwrap_err();
        assert_eq!(fields(&errors), ["homes", "zones", "by", "words"]);
        let all = Gazetteer::belgium().municipalities().take(11).map(|area| area.code.to_string());
        let zones = all.collect::<Vec<_>>().join(",");
        let many = TypedWish { zones, ..TypedWish::default() };
        let errors = Wish::read(&many, today(), Gazetteer::belgium()).unwrap_err();
        assert_eq!(errors, [MoveOnError::TooManyZones { got: 11, max: 10 }]);
        assert_eq!(Wish::read(&TypedWish::default(), today(), Gazetteer::belgium()), Ok(Wish::default()));
    }

    #[test]
    fn a_step_says_what_and_who_and_another_one_says_it_in_words() {
        let typed = |kind: &str, who: &str, due: &str, detail: &str| TypedStep {
            kind: kind.to_owned(),
            who: who.to_owned(),
            due: due.to_owned(),
            detail: detail.to_owned(),
        };
        let step = NewStep::read(&typed("deposit", "association", "2027-01-15", ""), today()).unwrap();
        assert_eq!((step.kind, step.by), (StepKind::Deposit, StepBy::Association));
        let errors = NewStep::read(&typed("", "", "hier", &"a".repeat(301)), today()).unwrap_err();
        assert_eq!(fields(&errors), ["kind", "detail", "who", "due"]);
        let errors = NewStep::read(&typed("other", "person", "", " "), today()).unwrap_err();
        assert_eq!(errors, [MoveOnError::DetailMissing]);
        assert!(
            !format!("{:?}", NewStep::read(&typed("other", "person", "", "Nadia"), today()))
                .contains("Nadia")
        );
    }

    #[test]
    fn a_stay_wants_a_plan_from_sixty_days_before_its_end_on() {
        let taken = Taken {
            request: Piece::Here(ProposalId::new()),
            offer: Piece::Here(ProposalId::new()),
            two_for: Vec::new(),
            unknown: Vec::new(),
            by: AccountId::new(),
            ally: None,
        };
        let mut one = Match::new(MatchId::new(), taken, "2026-06-01T00:00:00Z".parse().unwrap());
        one.state = MatchState::Active;
        let stay = |until: Option<&str>| Stay {
            kind: AgreementKind::FreeHosting,
            from: "2026-06-01".parse().unwrap(),
            until: until.map(|until| until.parse().unwrap()),
            monthly_rent_cents: 0,
        };
        for (until, soon) in [
            (Some("2027-01-30"), true),
            (Some("2027-01-31"), false),
            (Some("2026-11-01"), true),
            (None, false),
        ] {
            one.stay = Some(stay(until));
            assert_eq!(ends_soon(&one, today()), soon, "{until:?}");
        }
        one.state = MatchState::Ended;
        one.stay = Some(stay(Some("2026-12-15")));
        assert!(!ends_soon(&one, today()), "it is over");
    }
}
