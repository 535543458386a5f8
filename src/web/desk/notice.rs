//! The short notice after a deed, told by a code in the address of the next page.

use actix_web::HttpResponse;

use crate::domain::field::Purpose;
use crate::i18n::{Texts, text_id};
use crate::services::proposals::Publication;
use crate::web::layout::{Say, see_other};

/// What was done, as an address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    Saved,
    SavedNotVetted,
    Published,
    /// A request: it waits for a home, and is not public.
    Opened,
    Held,
    Paused,
    Reserved,
    Occupied,
    Withdrawn,
    Released,
    /// By the first of two people.
    ReleasedFirst,
    SentBack,
    StepRecorded,
    ConsentRecorded,
    VettingApproved,
    VisitRecorded,
    PhotoAdded,
    PhotoConfirmed,
    PhotoRemoved,
    Answered,
    Closed,
    Reported,
    /// What was set aside waits to be handled again.
    TriedAgain,
    Discarded,
    PartnerAdded,
    PartnerChanged,
    PartnerRetried,
    PartnerRemoved,
    PartnerBlocked,
    AllianceProposed,
    AllianceConfirmed,
    AllianceRefused,
    AllianceEnded,
    DomainsImported,
    ListAdded,
    ListFetched,
    ListEnded,
    DraftConfirmed,
    DraftDismissed,
    FactorRemoved,
    SessionEnded,
    SessionsEnded,
    PasswordChanged,
    LanguageChosen,
    InvitationRevoked,
    RoleGranted,
    AccountDisabled,
    AccountEnabled,
    FactorReset,
    CaseCorrected,
    CaseNoteWritten,
    MandateGiven,
    MandateEnded,
    ContactConfirmed,
    PersonTold,
    HostNamed,
}

impl Done {
    fn code(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::SavedNotVetted => "saved-not-vetted",
            Self::Published => "published",
            Self::Opened => "opened",
            Self::Held => "held",
            Self::Paused => "paused",
            Self::Reserved => "reserved",
            Self::Occupied => "occupied",
            Self::Withdrawn => "withdrawn",
            Self::Released => "released",
            Self::ReleasedFirst => "released-first",
            Self::SentBack => "sent-back",
            Self::StepRecorded => "step-recorded",
            Self::ConsentRecorded => "consent-recorded",
            Self::VettingApproved => "vetting-approved",
            Self::VisitRecorded => "visit-recorded",
            Self::PhotoAdded => "photo-added",
            Self::PhotoConfirmed => "photo-confirmed",
            Self::PhotoRemoved => "photo-removed",
            Self::Answered => "answered",
            Self::Closed => "closed",
            Self::Reported => "reported",
            Self::TriedAgain => "tried-again",
            Self::Discarded => "discarded",
            Self::PartnerAdded => "partner-added",
            Self::PartnerChanged => "partner-changed",
            Self::PartnerRetried => "partner-retried",
            Self::PartnerRemoved => "partner-removed",
            Self::PartnerBlocked => "partner-blocked",
            Self::AllianceProposed => "alliance-proposed",
            Self::AllianceConfirmed => "alliance-confirmed",
            Self::AllianceRefused => "alliance-refused",
            Self::AllianceEnded => "alliance-ended",
            Self::DomainsImported => "domains-imported",
            Self::ListAdded => "list-added",
            Self::ListFetched => "list-fetched",
            Self::ListEnded => "list-ended",
            Self::DraftConfirmed => "draft-confirmed",
            Self::DraftDismissed => "draft-dismissed",
            Self::FactorRemoved => "factor-removed",
            Self::SessionEnded => "session-ended",
            Self::SessionsEnded => "sessions-ended",
            Self::PasswordChanged => "password-changed",
            Self::LanguageChosen => "language-chosen",
            Self::InvitationRevoked => "invitation-revoked",
            Self::RoleGranted => "role-granted",
            Self::AccountDisabled => "account-disabled",
            Self::AccountEnabled => "account-enabled",
            Self::FactorReset => "factor-reset",
            Self::CaseCorrected => "case-corrected",
            Self::CaseNoteWritten => "case-note-written",
            Self::MandateGiven => "mandate-given",
            Self::MandateEnded => "mandate-ended",
            Self::ContactConfirmed => "contact-confirmed",
            Self::PersonTold => "person-told",
            Self::HostNamed => "host-named",
        }
    }

    /// What publishing came to.
    pub(super) fn of(publication: &Publication, purpose: Purpose) -> Self {
        match (publication, purpose) {
            (Publication::Out, Purpose::Offer) => Self::Published,
            (Publication::Out, Purpose::Request) => Self::Opened,
            (Publication::Held, _) => Self::Held,
        }
    }

    /// Sends the browser to the next page, which tells it.
    pub(super) fn then(self, path: &str) -> HttpResponse {
        see_other(&format!("{path}?done={}", self.code()))
    }
}

/// What was done about what is told in confidence, a suspension, or what an authority asks for, as an address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    Taken,
    Judged,
    /// Grave: what it names is suspended.
    Grave,
    Named,
    Noted,
    Closed,
    /// By the first of two people.
    LiftedFirst,
    Lifted,
    AuthorityRecorded,
    AuthorityProposed,
    AuthorityDecided,
}

impl Seen {
    fn code(self) -> &'static str {
        match self {
            Self::Taken => "incident-taken",
            Self::Judged => "incident-judged",
            Self::Grave => "incident-grave",
            Self::Named => "incident-named",
            Self::Noted => "incident-noted",
            Self::Closed => "incident-closed",
            Self::LiftedFirst => "lifted-first",
            Self::Lifted => "lifted",
            Self::AuthorityRecorded => "authority-recorded",
            Self::AuthorityProposed => "authority-proposed",
            Self::AuthorityDecided => "authority-decided",
        }
    }

    /// Sends the browser to the next page, which tells it.
    pub(super) fn then(self, path: &str) -> HttpResponse {
        see_other(&format!("{path}?done={}", self.code()))
    }
}

/// What was done about what allies know of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abroad {
    /// A consent names allies.
    Named,
    Revoked,
    /// Read by who did not write it.
    Approved,
}

impl Abroad {
    /// Sends the browser to the next page, which tells it.
    pub(super) fn then(self, path: &str) -> HttpResponse {
        let code = match self {
            Self::Named => "allies-named",
            Self::Revoked => "allies-revoked",
            Self::Approved => "request-approved",
        };
        see_other(&format!("{path}?done={code}"))
    }
}

/// What was done about a pair, or about the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pairs {
    Locked,
    Vetoed,
    Lifted,
    /// A new plan is ordered.
    Ordered,
}

impl Pairs {
    /// Sends the browser to the next page, which tells it.
    pub(super) fn then(self, path: &str) -> HttpResponse {
        let code = match self {
            Self::Locked => "pair-locked",
            Self::Vetoed => "pair-vetoed",
            Self::Lifted => "pair-lifted",
            Self::Ordered => "plan-asked",
        };
        see_other(&format!("{path}?done={code}"))
    }
}

/// The sentence of a code; `None` for one that is not ours.
pub(super) fn sentence(t: Say, code: &str) -> Option<String> {
    let known = code.chars().all(|c| c.is_ascii_lowercase() || c == '-') && code.len() < 40;
    let id = text_id("desk-notice", code);
    (known && Texts::load().has(&id)).then(|| t.get(&id))
}
