//! What waits for somebody of the staff: one list of everything, and by when each thing should be looked at.
//! Invariant: the order is by what is due, then by how soon a household needs a home, then by how long it waits; two readers with the same
//! sight read the same order.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::codes::codes;
use super::household::Urgency;
use super::incident::IncidentSeverity;
use super::matches::MatchState;
use super::report::TaskKind;
use crate::ids::AccountId;

/// So long before something is due it counts as due soon.
pub const SOON_HOURS: i64 = 24;
/// For so many days it is kept who had something that nobody touched since.
pub const HOLDER_DAYS: i64 = 90;
/// Who wishes to be called is called within so many hours (*assumed*).
pub const CALL_HOURS: i64 = 4;
/// For so long somebody who decides about something keeps others from deciding about it, each time that they touch it.
pub const HELD_MINUTES: i64 = 10;

codes! {
    /// What waits.
    QueueKind {
        /// Something told in confidence that is not closed.
        Incident = "incident",
        /// Something that an authority asks for, and a second person has to decide about.
        Authority = "authority",
        /// A stay of which somebody said that it does not go well, or said nothing (SG-07), or whose host is suspended.
        Stay = "stay",
        /// A household of an ally, for an offer of ours.
        Negotiation = "negotiation",
        /// A pair that waits for a decision of the team.
        Match = "match",
        /// A question to somebody that is to be answered, or somebody who wishes to be called first.
        Question = "question",
        /// Two who know of each other: somebody writes down that they met, what they agree on, or that somebody moved in.
        Meeting = "meeting",
        /// A stay that ends soon, and nobody wrote what comes after.
        Moving = "moving",
        /// A request for which something could be done.
        Request = "request",
        /// A request that allies may know of once somebody read it (PR-06).
        Approval = "approval",
        /// An appeal that somebody reads before everybody may (PR-02).
        Appeal = "appeal",
        /// Somebody to be told something by hand.
        Errand = "errand",
        /// A text that was held (PR-17, SG-09, ND-03).
        Held = "held",
        /// A photo that nobody looked at (PR-17).
        Photo = "photo",
        /// An offer that waits for its vetting (SG-01).
        Vetting = "vetting",
        /// An offer whose vetting ends, or ended.
        Renewal = "renewal",
        /// A host who asks for something.
        Host = "host",
        /// What an ally or a person wrote to the association, or a colleague wrote and somebody else reads first.
        Talk = "talk",
        /// A letter from the fediverse.
        Lead = "lead",
        Report = "report",
        /// Something about a partner or an ally.
        Partner = "partner",
        /// Lines of a list of domains that somebody has to confirm.
        Draft = "draft",
        /// What the program could not do by itself.
        Program = "program",
    }
    /// What belongs together where somebody chooses.
    QueueGroup {
        Safety = "safety",
        Matches = "matches",
        Requests = "requests",
        Offers = "offers",
        Letters = "letters",
        Partners = "partners",
    }
}

impl QueueKind {
    /// Where it belongs.
    pub fn group(self) -> QueueGroup {
        match self {
            Self::Incident | Self::Authority | Self::Stay => QueueGroup::Safety,
            Self::Negotiation | Self::Match | Self::Question | Self::Meeting | Self::Moving => {
                QueueGroup::Matches
            }
            Self::Request | Self::Approval | Self::Appeal | Self::Errand => QueueGroup::Requests,
            Self::Held | Self::Photo | Self::Vetting | Self::Renewal | Self::Host => QueueGroup::Offers,
            Self::Talk | Self::Lead | Self::Report => QueueGroup::Letters,
            Self::Partner | Self::Draft | Self::Program => QueueGroup::Partners,
        }
    }

    /// Under which kind is kept who has it: a match, or a request, is one thing, whatever it waits for.
    pub fn kept_as(self) -> Self {
        match self {
            Self::Negotiation | Self::Match | Self::Question | Self::Meeting | Self::Moving => Self::Match,
            Self::Request | Self::Approval | Self::Appeal => Self::Request,
            Self::Incident
            | Self::Authority
            | Self::Stay
            | Self::Errand
            | Self::Held
            | Self::Photo
            | Self::Vetting
            | Self::Renewal
            | Self::Host
            | Self::Talk
            | Self::Lead
            | Self::Report
            | Self::Partner
            | Self::Draft
            | Self::Program => self,
        }
    }

    /// Whether somebody may take it for themselves or give it to somebody. What is told in confidence is taken on its own page, a message is
    /// answered, and what is many things in one row is nobody's.
    pub fn is_given(self) -> bool {
        match self {
            Self::Incident | Self::Authority | Self::Talk | Self::Draft | Self::Program => false,
            Self::Stay
            | Self::Negotiation
            | Self::Match
            | Self::Question
            | Self::Meeting
            | Self::Moving
            | Self::Request
            | Self::Approval
            | Self::Appeal
            | Self::Errand
            | Self::Held
            | Self::Photo
            | Self::Vetting
            | Self::Renewal
            | Self::Host
            | Self::Lead
            | Self::Report
            | Self::Partner => true,
        }
    }

    /// What a match in this state waits for; nothing where it waits for nobody.
    pub fn of_match(state: MatchState, seen: Seen) -> Option<Self> {
        use MatchState as S;
        match (state, seen) {
            (S::Selected, Seen::Theirs) => Some(Self::Negotiation),
            // Our host said yes, and the ally has to confirm.
            (S::HostYes, Seen::Answered) => Some(Self::Question),
            (S::Selected | S::HostYes, _) | (S::SecondReview | S::SeekerYes, _) => Some(Self::Match),
            (S::AskedSeeker | S::AskedHost, _) => Some(Self::Question),
            (S::ContactOpened | S::Met | S::Agreed, _) => Some(Self::Meeting),
            (S::Active | S::Ended | S::Declined | S::Lapsed | S::Vetoed, _) => None,
        }
    }

    /// Where a task belongs.
    pub fn of_task(kind: TaskKind) -> Self {
        use TaskKind as T;
        match kind {
            T::StayUnderIncident | T::StayNotWell | T::StaySilent => Self::Stay,
            T::VettingEnds | T::VettingPaused => Self::Renewal,
            T::HostCall | T::HostChange | T::HostWorry => Self::Host,
            T::PartnerMoved
            | T::PartnerBlocked
            | T::NegotiationsFull
            | T::RequestsFetched
            | T::AllyMessagesFull
            | T::AllianceAsked
            | T::AllianceByStranger
            | T::AllianceDeclined
            | T::AllianceEnded
            | T::AllianceKeyChanged => Self::Partner,
        }
    }

    /// Within how many hours somebody should look at it, where no household waits for it (*assumed*; docs/moderators.md has the table).
    fn hours(self) -> i64 {
        match self {
            Self::Stay | Self::Host | Self::Talk | Self::Program => 24,
            Self::Held | Self::Lead | Self::Errand => 48,
            Self::Incident
            | Self::Authority
            | Self::Negotiation
            | Self::Match
            | Self::Question
            | Self::Meeting
            | Self::Request
            | Self::Approval
            | Self::Appeal
            | Self::Photo
            | Self::Report => 72,
            Self::Moving | Self::Vetting | Self::Renewal | Self::Partner | Self::Draft => 168,
        }
    }
}

/// How far a match came here, beside its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// An ally proposes it, and nobody here looked at it.
    Theirs,
    /// We accepted what an ally offered.
    Answered,
    /// Anything else.
    Ours,
}

/// Within how many hours somebody should decide about a household (*assumed*: a quarter of the time in which it needs a home, less for who
/// has nothing tonight).
fn household_hours(urgency: Urgency) -> i64 {
    match urgency {
        Urgency::Immediate => 2,
        Urgency::Urgent => 24,
        Urgency::Soon => 72,
        Urgency::Planned => 168,
    }
}

/// Within how many hours somebody should look at what was told in confidence (*assumed*).
fn incident_hours(urgency: IncidentSeverity) -> i64 {
    match urgency {
        IncidentSeverity::DangerToLife => 1,
        IncidentSeverity::Grave => 4,
        IncidentSeverity::Serious => 24,
        IncidentSeverity::Minor => 72,
    }
}

/// Whether whoever was asked wishes to talk first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WantsCall {
    Yes,
    No,
}

/// How long something waits, and what hastens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    pub since: DateTime<Utc>,
    /// How soon the household of it needs a home.
    pub urgency: Option<Urgency>,
    /// How grave it seems, of what is told in confidence.
    pub severity: Option<IncidentSeverity>,
    /// When it cannot be done any more: a question lapses, an ally waits no longer.
    pub ends_at: Option<DateTime<Utc>>,
    /// The day on which a household has to leave where it is.
    pub deadline: Option<NaiveDate>,
}

impl Wait {
    /// Something that waits since then, and nothing hastens it.
    pub fn since(since: DateTime<Utc>) -> Self {
        Self { since, urgency: None, severity: None, ends_at: None, deadline: None }
    }

    /// A question that stands until then: whoever was asked has their time, but who wishes to be called first waits for us.
    pub fn of_question(
        since: DateTime<Utc>,
        lapses_at: Option<DateTime<Utc>>,
        wants_call: WantsCall,
    ) -> Self {
        let call = match wants_call {
            WantsCall::Yes => Some(since + TimeDelta::hours(CALL_HOURS)),
            WantsCall::No => None,
        };
        let ends_at = call.into_iter().chain(lapses_at).min();
        Self { ends_at, ..Self::since(since) }
    }

    /// By when somebody should look at it: never later than it ends, nor than the evening before a household has to leave.
    pub fn due(&self, kind: QueueKind) -> DateTime<Utc> {
        let hours = match (self.severity, self.urgency) {
            (Some(severity), _) => incident_hours(severity),
            (None, Some(urgency)) => household_hours(urgency),
            (None, None) => kind.hours(),
        };
        let usual = match (kind, self.ends_at) {
            (QueueKind::Question, Some(ends_at)) => ends_at,
            _ => self.since + TimeDelta::hours(hours),
        };
        let ends = self.ends_at.map_or(usual, |ends_at| usual.min(ends_at));
        let evening = self.deadline.and_then(|day| day.pred_opt()?.and_hms_opt(18, 0, 0));
        evening.map_or(ends, |evening| ends.min(evening.and_utc()))
    }
}

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub kind: QueueKind,
    /// The id of what it is about, in text: with the kind, it is one row.
    pub subject: String,
    pub wait: Wait,
    pub due: DateTime<Utc>,
    /// Who has it.
    pub held_by: Option<AccountId>,
}

impl Waiting {
    /// Something that waits, and nobody has it.
    pub fn new(kind: QueueKind, subject: String, wait: Wait) -> Self {
        Self { kind, subject, wait, due: wait.due(kind), held_by: None }
    }

    /// How late it is.
    pub fn lateness(&self, now: DateTime<Utc>) -> Lateness {
        if self.due <= now {
            Lateness::Late
        } else if self.due <= now + TimeDelta::hours(SOON_HOURS) {
            Lateness::Soon
        } else {
            Lateness::InTime
        }
    }

    fn rank(&self) -> (i64, usize, DateTime<Utc>, &'static str, &str) {
        // To the minute; and what no household waits for comes after what one does.
        let urgency = self.wait.urgency.map_or(usize::MAX, |urgency| urgency as usize);
        (self.due.timestamp().div_euclid(60), urgency, self.wait.since, self.kind.as_str(), &self.subject)
    }
}

codes! {
    /// How late something is.
    Lateness { Late = "late", Soon = "soon", InTime = "in_time" }
}

/// Sorts what waits: what is due first comes first.
pub fn sort(all: &mut [Waiting]) {
    all.sort_by(|one, other| one.rank().cmp(&other.rank()));
}

/// Whose things are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    #[default]
    Everybodys,
    /// Of this account.
    Of(AccountId),
    Nobodys,
}

/// What of the queue is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    pub group: Option<QueueGroup>,
    pub whose: Whose,
    /// Only what is late, or only what is due within a day, and so on.
    pub lateness: Option<Lateness>,
}

impl Filter {
    /// Whether it lets something through.
    pub fn fits(&self, one: &Waiting, now: DateTime<Utc>) -> bool {
        let whose = match self.whose {
            Whose::Everybodys => true,
            Whose::Of(account) => one.held_by == Some(account),
            Whose::Nobodys => one.held_by.is_none(),
        };
        whose
            && self.group.is_none_or(|group| one.kind.group() == group)
            && self.lateness.is_none_or(|lateness| one.lateness(now) == lateness)
    }
}

/// Why something in the queue is not given or taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueueProblem {
    /// It is not there any more: somebody else saw to it.
    #[error("it waits no longer")]
    Gone,
    /// Somebody else is about to decide about it; `by` is the address with which they sign in.
    #[error("{by} decides about it until {until}")]
    Held { by: String, until: DateTime<Utc> },
    /// It went from hand to hand since the page was made.
    #[error("somebody else took it meanwhile")]
    Taken,
    /// The account is closed, or its role sees nothing of it.
    #[error("this account cannot have it")]
    NotTheirs,
    /// What is told in confidence is taken on its own page, and what is many things in one row is nobody's.
    #[error("this is nobody's to take")]
    NotGiven,
}

#[cfg(test)]
mod tests;
