//! What an authority asks for, and what was decided (PR-15): refused, unless two people decide otherwise and say why.
//! Invariants: nothing here gives out anything; what was asked, in words, is `Private` and stands sealed.

use chrono::{DateTime, NaiveDate, Utc};

use super::codes::codes;
use crate::ids::{AccountId, AuthorityRequestId};

/// The longest text of what was asked, in characters.
pub const ASKED_MAX_CHARS: usize = 4_000;
/// A request that is older than this is not recorded any more: somebody mistyped the year.
const OLDEST_DAYS: i64 = 3_650;

codes! {
    /// Who asks.
    AuthorityKind {
        Police = "police",
        Prosecutor = "prosecutor",
        Court = "court",
        ImmigrationOffice = "immigration_office",
        Municipality = "municipality",
        LabourInspection = "labour_inspection",
        SocialServices = "social_services",
        Tax = "tax",
        DataProtection = "data_protection",
        Foreign = "foreign",
        Other = "other",
    }
    /// By which way they asked.
    AskedVia {
        Visit = "visit",
        Telephone = "telephone",
        Letter = "letter",
        Mail = "mail",
    }
    /// On what they said that it rests.
    LegalBasis {
        None = "none",
        Letter = "letter",
        Law = "law",
        ProsecutorOrder = "prosecutor_order",
        CourtOrder = "court_order",
    }
    /// What was decided.
    AuthorityDecision {
        Refused = "refused",
        /// What everybody may read, and nothing of anybody.
        PublicOnly = "public_only",
        /// To a lawyer, who answers.
        Lawyer = "lawyer",
        /// An order was followed, by people and outside of this program.
        Complied = "complied",
    }
    /// Why it was not refused.
    AuthorityReason {
        OrderChecked = "order_checked",
        LifeInDanger = "life_in_danger",
        PersonAgrees = "person_agrees",
        PublicAnyway = "public_anyway",
        AdviceNeeded = "advice_needed",
    }
}

impl LegalBasis {
    /// Whether it obliges anybody.
    pub fn is_order(self) -> bool {
        match self {
            Self::ProsecutorOrder | Self::CourtOrder => true,
            Self::None | Self::Letter | Self::Law => false,
        }
    }
}

/// What somebody typed about a request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedRequest {
    pub authority: String,
    pub via: String,
    pub basis: String,
    pub asked_on: String,
    pub asked: String,
}

/// The facts of a request, in codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestFacts {
    pub authority: AuthorityKind,
    pub via: AskedVia,
    pub basis: LegalBasis,
    pub asked_on: NaiveDate,
}

/// What is wrong with what was typed, or with a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AuthorityProblem {
    #[error("the kind of authority, the way and the legal basis are each one of the list")]
    ChoiceMissing,
    #[error("the date is missing or is none")]
    DateMissing,
    #[error("the date is in the future, or more than ten years ago")]
    DateOutside,
    #[error("what was asked has between 1 and {max} characters, this one has {got}")]
    AskedLength { got: usize, max: usize },
    #[error("an order is followed only where an order of a court or a prosecutor is recorded (PR-15)")]
    NoOrder,
    #[error("two leads decide otherwise than to refuse, and you were the first (PR-15)")]
    SecondDecider,
}

impl RequestFacts {
    /// Reads what was typed; gives the facts and the words.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(typed: &TypedRequest, today: NaiveDate) -> Result<(Self, String), Vec<AuthorityProblem>> {
        let mut wrong = Vec::new();
        let codes = (typed.authority.parse(), typed.via.parse(), typed.basis.parse());
        let (Ok(authority), Ok(via), Ok(basis)) = codes else {
            wrong.push(AuthorityProblem::ChoiceMissing);
            wrong.extend(date(&typed.asked_on, today).err());
            wrong.extend(asked(&typed.asked).err());
            return Err(wrong);
        };
        match (date(&typed.asked_on, today), asked(&typed.asked)) {
            (Ok(asked_on), Ok(asked)) => Ok((Self { authority, via, basis, asked_on }, asked)),
            (date, asked) => {
                wrong.extend(date.err());
                wrong.extend(asked.err());
                Err(wrong)
            }
        }
    }
}

fn date(typed: &str, today: NaiveDate) -> Result<NaiveDate, AuthorityProblem> {
    let date: NaiveDate = typed.trim().parse().map_err(|_| AuthorityProblem::DateMissing)?;
    let days = (today - date).num_days();
    if (0..=OLDEST_DAYS).contains(&days) { Ok(date) } else { Err(AuthorityProblem::DateOutside) }
}

fn asked(typed: &str) -> Result<String, AuthorityProblem> {
    let text = crate::text::tidy(typed.trim());
    let got = text.chars().count();
    let fits = (1..=ASKED_MAX_CHARS).contains(&got);
    if fits { Ok(text) } else { Err(AuthorityProblem::AskedLength { got, max: ASKED_MAX_CHARS }) }
}

/// A decision that is none to refuse: what, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Otherwise {
    pub decision: AuthorityDecision,
    pub reason: AuthorityReason,
}

/// A request, without what was asked in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityRequest {
    pub id: AuthorityRequestId,
    pub facts: RequestFacts,
    pub recorded_by: AccountId,
    pub recorded_at: DateTime<Utc>,
    /// What holds now: refused from the first moment on.
    pub decision: AuthorityDecision,
    pub reason: Option<AuthorityReason>,
    /// What the first of two people would decide, and who it is.
    pub proposed: Option<(Otherwise, AccountId)>,
}

/// What a word for a decision comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// It holds.
    Holds,
    /// Somebody else has to say so too.
    Proposed,
}

impl AuthorityRequest {
    /// Takes somebody's word for a decision. To refuse takes one; anything else takes two different people who say the same, and an
    /// order to follow one.
    ///
    /// # Errors
    /// [`AuthorityProblem::NoOrder`], [`AuthorityProblem::SecondDecider`].
    pub fn decide(
        &mut self,
        otherwise: Option<Otherwise>,
        by: AccountId,
    ) -> Result<Decided, AuthorityProblem> {
        let Some(said) = otherwise.filter(|said| said.decision != AuthorityDecision::Refused) else {
            (self.decision, self.reason, self.proposed) = (AuthorityDecision::Refused, None, None);
            return Ok(Decided::Holds);
        };
        if said.decision == AuthorityDecision::Complied && !self.facts.basis.is_order() {
            return Err(AuthorityProblem::NoOrder);
        }
        match self.proposed {
            Some((first, account)) if first == said && account == by => Err(AuthorityProblem::SecondDecider),
            Some((first, _)) if first == said => {
                (self.decision, self.reason, self.proposed) = (said.decision, Some(said.reason), None);
                Ok(Decided::Holds)
            }
            Some(_) | None => {
                self.proposed = Some((said, by));
                Ok(Decided::Proposed)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    fn typed() -> TypedRequest {
        TypedRequest {
            authority: "police".to_owned(),
            via: "visit".to_owned(),
            basis: "none".to_owned(),
            asked_on: "2026-11-20".to_owned(),
            asked: "Qui habite ici ?".to_owned(),
        }
    }

    fn request(basis: LegalBasis) -> AuthorityRequest {
        let (facts, _) = RequestFacts::read(&typed(), today()).unwrap();
        AuthorityRequest {
            id: AuthorityRequestId::new(),
            facts: RequestFacts { basis, ..facts },
            recorded_by: AccountId::new(),
            recorded_at: DateTime::UNIX_EPOCH,
            decision: AuthorityDecision::Refused,
            reason: None,
            proposed: None,
        }
    }

    #[test]
    fn pr_15_to_refuse_takes_one_and_anything_else_takes_two_who_say_the_same() {
        let (one, other) = (AccountId::new(), AccountId::new());
        let lawyer = Otherwise { decision: AuthorityDecision::Lawyer, reason: AuthorityReason::AdviceNeeded };
        let public =
            Otherwise { decision: AuthorityDecision::PublicOnly, reason: AuthorityReason::PublicAnyway };
        let mut request = request(LegalBasis::None);
        assert_eq!(request.decide(Some(lawyer), one), Ok(Decided::Proposed));
        assert_eq!(request.decision, AuthorityDecision::Refused, "it is refused until then");
        assert_eq!(request.decide(Some(lawyer), one), Err(AuthorityProblem::SecondDecider));
        assert_eq!(request.decide(Some(public), other), Ok(Decided::Proposed), "another word begins anew");
        assert_eq!(request.decide(Some(lawyer), one), Ok(Decided::Proposed));
        assert_eq!(request.decide(Some(lawyer), other), Ok(Decided::Holds));
        assert_eq!((request.decision, request.reason), (lawyer.decision, Some(lawyer.reason)));
        assert_eq!(request.decide(None, one), Ok(Decided::Holds), "to refuse takes one, and takes it back");
        assert_eq!(
            (request.decision, request.reason, request.proposed),
            (AuthorityDecision::Refused, None, None)
        );
    }

    #[test]
    fn pr_15_an_order_is_followed_only_where_there_is_one() {
        let complied =
            Otherwise { decision: AuthorityDecision::Complied, reason: AuthorityReason::OrderChecked };
        for basis in LegalBasis::ALL {
            let said = request(*basis).decide(Some(complied), AccountId::new());
            let is_order = matches!(basis, LegalBasis::CourtOrder | LegalBasis::ProsecutorOrder);
            let expected = if is_order { Ok(Decided::Proposed) } else { Err(AuthorityProblem::NoOrder) };
            assert_eq!(said, expected, "{basis}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_request_is_named_all_at_once() {
        let wrong = TypedRequest { asked_on: "2026-11-23".to_owned(), ..TypedRequest::default() };
        assert_eq!(
            RequestFacts::read(&wrong, today()),
            Err(vec![
                AuthorityProblem::ChoiceMissing,
                AuthorityProblem::DateOutside,
                AuthorityProblem::AskedLength { got: 0, max: 4_000 },
            ])
        );
        let at = |text: &str| {
            RequestFacts::read(&TypedRequest { asked_on: text.to_owned(), ..typed() }, today()).is_ok()
        };
        assert!(at("2026-11-22") && at("2016-11-25") && !at("2016-11-20") && !at("22/11/2026") && !at(""));
        let of = |length: usize| {
            RequestFacts::read(&TypedRequest { asked: "x".repeat(length), ..typed() }, today()).is_ok()
        };
        assert!(of(4_000) && !of(4_001));
    }
}
