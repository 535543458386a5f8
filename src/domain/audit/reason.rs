//! The reasons of the audit log: codes of others, so that no free text comes in.

use crate::domain::access::Role;
use crate::domain::authority::{AuthorityDecision, AuthorityReason};
use crate::domain::incident::{IncidentOutcome, IncidentSeverity, LiftReason};
use crate::domain::lead::LeadClose;
use crate::domain::matches::{Answer, Sending, Why};
use crate::domain::pair_mark::PairMark;
use crate::domain::partner::{PartnerDeed, PartnerTier, Severity};
use crate::domain::private::{CardReason, CaseReason};
use crate::domain::report::ReportClose;
use crate::domain::vetting::VettingStep;

/// Why, or to what: a code, so that no free text comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    Lead(LeadClose),
    Report(ReportClose),
    Tier(PartnerTier),
    Severity(Severity),
    Role(Role),
    Case(CaseReason),
    Card(CardReason),
    Step(VettingStep),
    Grave(IncidentSeverity),
    Outcome(IncidentOutcome),
    Lift(LiftReason),
    Decision(AuthorityDecision),
    Authority(AuthorityReason),
    Pair(PairMark),
    Sending(Sending),
    Answer(Answer),
    Match(Why),
}

impl Reason {
    /// The code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lead(reason) => reason.as_str(),
            Self::Report(reason) => reason.as_str(),
            Self::Tier(tier) => tier.as_str(),
            Self::Severity(severity) => severity.as_str(),
            Self::Role(role) => role.as_str(),
            Self::Case(reason) => reason.as_str(),
            Self::Card(reason) => reason.as_str(),
            Self::Step(step) => step.as_str(),
            Self::Grave(severity) => severity.as_str(),
            Self::Outcome(outcome) => outcome.as_str(),
            Self::Lift(reason) => reason.as_str(),
            Self::Decision(decision) => decision.as_str(),
            Self::Authority(reason) => reason.as_str(),
            Self::Pair(mark) => mark.reason(),
            Self::Sending(sending) => sending.as_str(),
            Self::Answer(answer) => answer.as_str(),
            Self::Match(why) => why.as_str(),
        }
    }

    /// The detail of what was decided about a domain, where it is one code.
    pub fn of_partner(deed: PartnerDeed, detail: &str) -> Option<Self> {
        match deed {
            PartnerDeed::Added | PartnerDeed::TierChanged | PartnerDeed::Removed => {
                detail.parse().ok().map(Self::Tier)
            }
            PartnerDeed::Imported => detail.parse().ok().map(Self::Severity),
            PartnerDeed::Blocked
            | PartnerDeed::FlagsChanged
            | PartnerDeed::NoteChanged
            | PartnerDeed::VettingTrusted
            | PartnerDeed::VettingDistrusted
            | PartnerDeed::Retried
            | PartnerDeed::AllianceProposed
            | PartnerDeed::AllianceConfirmed
            | PartnerDeed::AllianceRefused
            | PartnerDeed::AllianceEnded => None,
        }
    }
}
