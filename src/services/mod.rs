//! Every rule once: one function a deed, in one transaction, the same for all doors. Knows neither JSON nor HTML.

pub mod accounts;
pub mod alliances;
pub mod appeals;
pub mod audit;
pub mod authority;
pub mod backfills;
pub mod batches;
pub mod cards;
pub mod case_notes;
pub mod dashboard;
pub mod conversations;
pub mod data_keys;
pub mod erasure;
pub mod errands;
pub mod follows;
pub mod guidance;
pub mod hashing;
pub mod hosts;
pub mod incidents;
pub mod instance;
pub mod keys;
pub mod leads;
pub mod matches;
pub mod moves;
pub mod negotiations;
pub mod notices;
pub mod offers;
pub mod own;
pub mod partners;
pub mod people;
pub mod person_sessions;
pub mod pictures;
pub mod planning;
pub mod proposals;
pub mod queue;
pub mod queues;
pub mod reactions;
pub mod remote_pictures;
pub mod reports;
pub mod requests;
pub mod retention;
pub mod review;
pub mod second_factor;
pub mod sessions;
pub mod sign_in_links;
pub mod staff;
pub mod suspensions;
pub mod verdicts;
pub mod vetting;
pub mod wording;

use std::sync::Arc;

use tokio::sync::Notify;

use crate::clock::Clock;
use crate::config::Config;
use crate::crypto::{DataKeys, Secret};
use crate::domain::access::{Action, Role};
use crate::domain::account::AccountProblem;
use crate::domain::authority::AuthorityProblem;
use crate::domain::conversation::TalkProblem;
use crate::domain::incident::IncidentProblem;
use crate::domain::matches::{MatchProblem, StayError};
use crate::domain::matching::marks::MarksError;
use crate::domain::move_on::MoveOnError;
use crate::domain::picture::PictureProblem;
use crate::domain::problem::FieldError;
use crate::domain::proposal::WrongStep;
use crate::domain::queue::QueueProblem;
use crate::domain::vetting::{MissingStep, VettingProblem};
use crate::i18n::Lang;
use crate::ids::{AccountId, ApId, PersonId};
use crate::mail::Channels;
use crate::store::{Db, StoreError, Tx};
use crate::text::{self, Reveal};
use crate::urls::Urls;
use guidance::Guidance;
use hashing::HashLanes;
use planning::Planner;

/// Makes an RSA key: [`RsaKey::generate`](crate::crypto::RsaKey::generate), or what tests made before.
pub type NewRsaKey = fn() -> Result<crate::crypto::RsaKey, crate::crypto::KeyError>;

/// What every service needs; one an instance, shared by its doors and jobs.
pub struct App {
    pub db: Db,
    pub clock: Clock,
    pub urls: Urls,
    pub config: Config,
    pub secret: Secret,
    /// What seals contacts, addresses and case notes.
    pub data_keys: DataKeys,
    pub hashing: HashLanes,
    /// Makes the RSA keys of actors.
    pub new_rsa_key: NewRsaKey,
    /// How people are written to.
    pub channels: Channels,
    pub wake: Wake,
    /// What may be matched.
    pub planner: Planner,
    /// Help texts and models of agreements.
    pub guidance: Guidance,
}

impl App {
    /// Runs a deed, and tells the worker of this process that there may be something to tell others.
    ///
    /// # Errors
    /// The deed's, or the store's.
    pub async fn tx<T: Send + 'static>(
        &self,
        deed: impl FnOnce(&mut Tx<'_>) -> Result<T, ServiceError> + Send + 'static,
    ) -> Result<T, ServiceError> {
        let done = self.db.tx(deed).await?;
        self.wake.outbox.notify_one();
        self.wake.backfills.notify_one();
        Ok(done)
    }

    /// The language in which the association writes to whoever chose none.
    pub fn lang(&self) -> Lang {
        written_in(&self.config)
    }

    /// The association's actor.
    pub fn association(&self) -> ApId {
        self.urls.actor(&self.config.association.handle)
    }
}

/// The language in which the association writes.
pub fn written_in(config: &Config) -> Lang {
    Lang::from_tag(config.association.language.as_str()).unwrap_or(Lang::Fr)
}

/// Tells the workers of this process that there is work; those of other processes look every second.
#[derive(Clone, Default)]
pub struct Wake {
    pub outbox: Arc<Notify>,
    pub deliveries: Arc<Notify>,
    pub received: Arc<Notify>,
    pub pictures: Arc<Notify>,
    pub backfills: Arc<Notify>,
    pub plans: Arc<Notify>,
}

/// On whose behalf a service acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewer {
    /// Somebody of the staff who signed in.
    Staff { account: AccountId, role: Role },
    /// Who runs the program on the server's own command line.
    Operator,
    /// A host who signed in, for offers of theirs and for nothing else.
    Host(PersonId),
}

impl Viewer {
    /// The account, where there is one.
    pub fn account(self) -> Option<AccountId> {
        match self {
            Self::Staff { account, .. } => Some(account),
            Self::Operator | Self::Host(_) => None,
        }
    }

    /// Refuses who may not.
    ///
    /// # Errors
    /// [`ServiceError::NotAllowed`].
    pub fn require(self, action: Action) -> Result<(), ServiceError> {
        let may = match self {
            Self::Staff { role, .. } => role.may(action),
            Self::Operator => true,
            Self::Host(_) => false,
        };
        if may { Ok(()) } else { Err(ServiceError::NotAllowed) }
    }
}

/// Why a deed was not done. Each sentence may be shown to whoever asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ServiceError {
    #[error("{}", sentences(.0))]
    Fields(Vec<FieldError>),
    #[error("the offer is not published before its host's vetting is complete (SG-01); missing: {}", names(.0))]
    NotVetted(Vec<MissingStep>),
    #[error("nobody releases what they wrote themselves (SG-12)")]
    OwnRecord,
    #[error("this needs your own mandate for the person")]
    NoMandate,
    #[error("two people let this text out, and you were the first (SG-09)")]
    SecondReader,
    #[error("a request leaves only while federation.requests is \"allies\"")]
    RequestsOff,
    #[error(transparent)]
    Picture(#[from] PictureProblem),
    #[error(transparent)]
    Account(#[from] AccountProblem),
    #[error(transparent)]
    Match(MatchProblem),
    #[error("{}", sentences(.0))]
    Stay(Vec<StayError>),
    #[error("{}", sentences(.0))]
    MoveOn(Vec<MoveOnError>),
    #[error(transparent)]
    Vetting(#[from] VettingProblem),
    #[error(transparent)]
    Incident(#[from] IncidentProblem),
    #[error(transparent)]
    Authority(#[from] AuthorityProblem),
    #[error(transparent)]
    Marks(#[from] MarksError),
    #[error(transparent)]
    Queue(#[from] QueueProblem),
    #[error(transparent)]
    Talk(#[from] TalkProblem),
    #[error("{0}")]
    Invalid(String),
    #[error("the text has between 1 and {max} characters, this one has {got}")]
    TextLength { got: usize, max: usize },
    #[error("the text leaves this server and must not hold what reveals somebody or something; found: {}", kinds(.0))]
    Reveals(Vec<Reveal>),
    #[error("your role does not allow this")]
    NotAllowed,
    #[error("there is no such {0}")]
    NotFound(&'static str),
    #[error(transparent)]
    Step(#[from] WrongStep),
    #[error("{0}")]
    Conflict(String),
    #[error("the instance cannot do this now")]
    Store(#[source] StoreError),
    #[error("the instance cannot do this now")]
    Internal(String),
}

impl From<StoreError> for ServiceError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict => Self::Conflict("the record changed meanwhile".to_owned()),
            other => Self::Store(other),
        }
    }
}

/// What doors turn into a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Invalid,
    Denied,
    NotFound,
    Conflict,
    Internal,
}

impl ServiceError {
    /// The kind, of which each door has one table.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Fields(_)
            | Self::Picture(_)
            | Self::Invalid(_)
            | Self::TextLength { .. }
            | Self::Stay(_)
            | Self::MoveOn(_)
            | Self::Reveals(_) => Kind::Invalid,
            Self::Account(problem) => kind_of(*problem),
            Self::Match(problem) => kind_of_match(problem),
            Self::Vetting(problem) => kind_of_vetting(*problem),
            Self::Incident(problem) => kind_of_incident(*problem),
            Self::Authority(problem) => kind_of_authority(*problem),
            Self::Queue(problem) => kind_of_queue(problem),
            Self::NotVetted(_)
            | Self::OwnRecord
            | Self::SecondReader
            | Self::RequestsOff
            | Self::NoMandate
            | Self::NotAllowed => Kind::Denied,
            Self::NotFound(_) => Kind::NotFound,
            Self::Step(_) | Self::Conflict(_) | Self::Marks(_) | Self::Talk(_) => Kind::Conflict,
            Self::Store(_) | Self::Internal(_) => Kind::Internal,
        }
    }
}

fn kind_of(problem: AccountProblem) -> Kind {
    match problem {
        AccountProblem::PasswordLength { .. }
        | AccountProblem::PasswordCommon
        | AccountProblem::PasswordIsEmail
        | AccountProblem::PasswordsDiffer
        | AccountProblem::EmailMalformed { .. } => Kind::Invalid,
        AccountProblem::WrongPassword
        | AccountProblem::WrongCode
        | AccountProblem::TooSoon { .. }
        | AccountProblem::OwnAccount
        | AccountProblem::FactorNeeded => Kind::Denied,
        AccountProblem::NotInvited => Kind::NotFound,
        AccountProblem::EmailTaken | AccountProblem::LastAdmin | AccountProblem::NoFactor => Kind::Conflict,
    }
}

fn kind_of_vetting(problem: VettingProblem) -> Kind {
    match problem {
        VettingProblem::DateMissing
        | VettingProblem::DateInFuture
        | VettingProblem::DateTooOld { .. }
        | VettingProblem::NoSuchAdult { .. }
        | VettingProblem::NoSuchLanguage
        | VettingProblem::NotAnOffer => Kind::Invalid,
        VettingProblem::NotDeclaredUnrelated | VettingProblem::OwnVisit | VettingProblem::OwnOffer => {
            Kind::Denied
        }
    }
}

fn kind_of_incident(problem: IncidentProblem) -> Kind {
    match problem {
        IncidentProblem::NoSuchOffer
        | IncidentProblem::OffersFull { .. }
        | IncidentProblem::NotesFull { .. } => Kind::Invalid,
        IncidentProblem::NotDeclaredUnrelated
        | IncidentProblem::SecondLifter
        | IncidentProblem::LeadMissing => Kind::Denied,
        IncidentProblem::Closed
        | IncidentProblem::NotJudged
        | IncidentProblem::NotSuspended
        | IncidentProblem::StillOpen => Kind::Conflict,
    }
}

fn kind_of_authority(problem: AuthorityProblem) -> Kind {
    match problem {
        AuthorityProblem::ChoiceMissing
        | AuthorityProblem::DateMissing
        | AuthorityProblem::DateOutside
        | AuthorityProblem::AskedLength { .. } => Kind::Invalid,
        AuthorityProblem::NoOrder | AuthorityProblem::SecondDecider => Kind::Denied,
    }
}

fn kind_of_queue(problem: &QueueProblem) -> Kind {
    match problem {
        QueueProblem::Gone | QueueProblem::Held { .. } | QueueProblem::Taken => Kind::Conflict,
        QueueProblem::NotTheirs | QueueProblem::NotGiven => Kind::Invalid,
    }
}

fn kind_of_match(problem: &MatchProblem) -> Kind {
    match problem {
        MatchProblem::WrongReason { .. } | MatchProblem::Date { .. } => Kind::Invalid,
        MatchProblem::SecondPerson => Kind::Denied,
        MatchProblem::WrongStep { .. }
        | MatchProblem::Changed { .. }
        | MatchProblem::Waits
        | MatchProblem::NothingToUndo
        | MatchProblem::TooLate { .. }
        | MatchProblem::BreaksRule { .. }
        | MatchProblem::ToAsk { .. }
        | MatchProblem::NotOpen
        | MatchProblem::Twice
        | MatchProblem::NotKnownThere
        | MatchProblem::NoSlot
        | MatchProblem::AskedFull { .. }
        | MatchProblem::HasYes
        | MatchProblem::HostAskedOften { .. }
        | MatchProblem::Negotiated
        | MatchProblem::OfferedFull { .. } => Kind::Conflict,
    }
}

fn sentences<E: ToString>(errors: &[E]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn kinds(found: &[Reveal]) -> String {
    found.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ")
}

/// A text that somebody of the staff typed, tidy and neither empty nor too long.
fn checked_text(typed: &str, max: usize) -> Result<String, ServiceError> {
    let tidy = text::tidy(typed.trim());
    let got = tidy.chars().count();
    if (1..=max).contains(&got) { Ok(tidy) } else { Err(ServiceError::TextLength { got, max }) }
}

fn names(steps: &[MissingStep]) -> String {
    steps.iter().map(|step| step.name()).collect::<Vec<_>>().join(", ")
}
