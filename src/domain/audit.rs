//! The audit log: who of the staff did what to which record, and the chain that shows where somebody changed it afterwards.
//!
//! Invariants: nothing in it names or describes a person: an account and a record are ids, a partner is its domain, a reason is a code.
//!
//! Each entry bears an HMAC of its fields and of the entry before it. The authenticated bytes are these texts in this order, each as
//! its length in eight bytes (big-endian) and then itself in UTF-8:
//!
//! `rooftop audit entry 1`, number (decimal), time (RFC 3339, as it is stored), deed, role, account, kind of subject, subject, reason,
//! and the MAC of the entry before (64 hexadecimal digits).
//!
//! What is absent (account, reason, the MAC before the first entry) is the length 2^64 - 1 and no bytes, so that no absent text is taken
//! for an empty one, and no byte can move from a text to its neighbour.

mod chain;
mod entry;
mod reason;
#[cfg(test)]
mod tests;

use super::access::Role;
use super::codes::codes;
use super::partner::PartnerDeed;
use super::private::PersonKind;
use crate::ids::{
    AccountId, AuthorityRequestId, Domain, IncidentId, InvitationId, LeadId, MatchId, PartnerListId,
    PartnerListLineId, PersonId, PictureId, ProposalId, ReceivedId, ReportId, TaskId,
};

pub use chain::{Broken, Chain, HEAD_MIN_DIGITS, Head, HeadError};
pub use entry::{Entry, Fact, Mac};
pub use reason::Reason;

codes! {
    /// A deed of the staff.
    AuditEvent {
        SignedIn = "signed-in",
        SignedOut = "signed-out",
        AccountCreated = "account-created",
        AccountInvited = "account-invited",
        InvitationRevoked = "invitation-revoked",
        RoleGranted = "role-granted",
        AccountDisabled = "account-disabled",
        AccountEnabled = "account-enabled",
        PasswordChanged = "password-changed",
        /// In which one is written to.
        LanguageChosen = "language-chosen",
        /// Of one's own, from another one.
        SessionEnded = "session-ended",
        FactorEnrolled = "factor-enrolled",
        FactorRemoved = "factor-removed",
        /// By an admin, for somebody who lost it.
        FactorReset = "factor-reset",
        RecoveryCodesRenewed = "recovery-codes-renewed",
        ProposalWritten = "proposal-written",
        ProposalEdited = "proposal-edited",
        /// Also what was paused or filled, and is out again.
        ProposalPublished = "proposal-published",
        /// Its texts wait for a moderator (PR-17).
        ProposalHeld = "proposal-held",
        ProposalPaused = "proposal-paused",
        ProposalReserved = "proposal-reserved",
        ProposalOccupied = "proposal-occupied",
        ProposalWithdrawn = "proposal-withdrawn",
        /// Read by somebody who did not write it, so that allies may know of it (PR-06).
        RequestApproved = "request-approved",
        RequestConsented = "request-consented",
        RequestConsentRevoked = "request-consent-revoked",
        /// Allies may fetch its bands.
        RequestInvited = "request-invited",
        /// Allies who were invited are told to delete it (PR-07).
        RequestTakenBack = "request-taken-back",
        AppealConsented = "appeal-consented",
        AppealConsentRevoked = "appeal-consent-revoked",
        /// By who did not write the request (SG-12).
        AppealApproved = "appeal-approved",
        /// Everybody may read it, with the batch of a week (PR-06).
        AppealPublished = "appeal-published",
        AppealTakenBack = "appeal-taken-back",
        /// It is still to be had.
        ProposalConfirmed = "proposal-confirmed",
        /// Whose offer it is.
        HostNamed = "host-named",
        /// By a host, of the team.
        HelpAsked = "help-asked",
        /// By an import, in one piece.
        VettingRecorded = "vetting-recorded",
        VettingStepPassed = "vetting-step-passed",
        VettingStepFailed = "vetting-step-failed",
        VettingStepWithdrawn = "vetting-step-withdrawn",
        VettingApproved = "vetting-approved",
        HomeConsentGiven = "home-consent-given",
        HomeConsentRefused = "home-consent-refused",
        HomeConsentRevoked = "home-consent-revoked",
        HeldReleased = "held-released",
        /// By the first of two people (SG-09).
        HeldReleasedFirst = "held-released-first",
        HeldSentBack = "held-sent-back",
        PhotoAdded = "photo-added",
        PhotoConfirmed = "photo-confirmed",
        PhotoRemoved = "photo-removed",
        PartnerAdded = "partner-added",
        PartnerTierChanged = "partner-tier-changed",
        PartnerBlocked = "partner-blocked",
        PartnerRemoved = "partner-removed",
        PartnerFlagsChanged = "partner-flags-changed",
        PartnerNoteChanged = "partner-note-changed",
        /// The vetting that it claims for its hosts counts here.
        PartnerVettingTrusted = "partner-vetting-trusted",
        PartnerVettingDistrusted = "partner-vetting-distrusted",
        PartnerRetried = "partner-retried",
        /// By a file of domains, or a confirmed line of a list.
        PartnerImported = "partner-imported",
        AllianceProposed = "alliance-proposed",
        AllianceConfirmed = "alliance-confirmed",
        AllianceRefused = "alliance-refused",
        AllianceEnded = "alliance-ended",
        ListSubscribed = "list-subscribed",
        ListFetched = "list-fetched",
        ListEnded = "list-ended",
        DraftConfirmed = "draft-confirmed",
        DraftDismissed = "draft-dismissed",
        LeadRead = "lead-read",
        LeadAnswered = "lead-answered",
        LeadClosed = "lead-closed",
        ReportSent = "report-sent",
        ReportClosed = "report-closed",
        TaskDone = "task-done",
        /// What was set aside waits to be handled again.
        ActivityRevived = "activity-revived",
        ActivityDiscarded = "activity-discarded",
        KeysRotated = "keys-rotated",
        /// A new key seals contacts, addresses and case notes.
        DataKeysRotated = "data-keys-rotated",
        PersonRegistered = "person-registered",
        /// Somebody saw how a person is called and reached (PR-11).
        CaseOpened = "case-opened",
        CaseCorrected = "case-corrected",
        CaseNoteWritten = "case-note-written",
        /// To a person, or to an ally about a match.
        MessageWritten = "message-written",
        /// It waits for somebody else to read it (SG-05, SG-09).
        MessageHeld = "message-held",
        MessageReleased = "message-released",
        MessageDiscarded = "message-discarded",
        /// It went to an ally, who is told to delete it.
        MessageTakenBack = "message-taken-back",
        /// Somebody read what a person wrote (PR-11).
        MessagesOpened = "messages-opened",
        /// Somebody looked a second time at what was said (SG-09).
        MessagesLooked = "messages-looked",
        MandateGiven = "mandate-given",
        MandateEnded = "mandate-ended",
        CardIssued = "card-issued",
        /// What a new card hid is shown again.
        ContactConfirmed = "contact-confirmed",
        /// Of what no message could tell them.
        PersonTold = "person-told",
        ErasureAsked = "erasure-asked",
        ErasureTakenBack = "erasure-taken-back",
        /// Nothing is left of a person but their id in this log (PR-08).
        PersonErased = "person-erased",
        /// Kept for as long as the settings say (PR-09), and not longer.
        ProposalForgotten = "proposal-forgotten",
        /// Somebody of the staff saw what was told in confidence.
        IncidentOpened = "incident-opened",
        IncidentTaken = "incident-taken",
        /// How grave it is.
        IncidentJudged = "incident-judged",
        /// It is about that offer.
        IncidentNamed = "incident-named",
        IncidentNoted = "incident-noted",
        IncidentClosed = "incident-closed",
        /// What was told and noted is gone, for it was kept as long as the settings say (PR-09); codes stay.
        IncidentForgotten = "incident-forgotten",
        /// At once, because of a grave incident (SG-10).
        OfferSuspended = "offer-suspended",
        /// By the first of two people (SG-11).
        SuspensionLiftedFirst = "suspension-lifted-first",
        SuspensionLifted = "suspension-lifted",
        /// A request and an offer are kept together in every plan. One entry for each of the two, as for what follows.
        PairLocked = "pair-locked",
        /// They are never proposed to one another.
        PairVetoed = "pair-vetoed",
        PairLockLifted = "pair-lock-lifted",
        PairVetoLifted = "pair-veto-lifted",
        AuthorityRecorded = "authority-recorded",
        AuthorityOpened = "authority-opened",
        /// By the first of two people (PR-15).
        AuthorityProposed = "authority-proposed",
        AuthorityDecided = "authority-decided",
        /// To refuse takes one.
        AuthorityRefused = "authority-refused",
        /// What was asked in words is gone (PR-09).
        AuthorityForgotten = "authority-forgotten",
        /// A candidate that a moderator took up.
        MatchSelected = "match-selected",
        /// To ask somebody, or to open contact.
        /// Something of the queue: taken, given to somebody else, or laid down.
        QueueTaken = "queue-taken",
        QueueGiven = "queue-given",
        QueueLeft = "queue-left",
        MatchDecided = "match-decided",
        MatchUndone = "match-undone",
        /// What was decided, once the time to undo it was over.
        MatchSent = "match-sent",
        /// By the person, or by who has charge of them.
        MatchAnswered = "match-answered",
        MatchWithdrawn = "match-withdrawn",
        MatchMet = "match-met",
        MatchAgreed = "match-agreed",
        MatchBegun = "match-begun",
        MatchEnded = "match-ended",
        MatchVetoed = "match-vetoed",
        /// Kept for as long as the settings say (PR-09), and not longer.
        MatchForgotten = "match-forgotten",
        /// How a stay goes, by the person or by who has charge of them.
        CheckedIn = "checked-in",
        /// What comes after a stay, changed in any way.
        MoveOnWritten = "move-on-written",
        /// Somebody's contact or address is told to the other side of a match.
        ReleaseOpened = "release-opened",
        ReleaseClosed = "release-closed",
    }
    /// What a deed was done to.
    SubjectKind {
        Account = "account",
        Invitation = "invitation",
        Proposal = "proposal",
        Photo = "photo",
        /// Another instance, by its domain.
        Partner = "partner",
        List = "list",
        ListLine = "list-line",
        Lead = "lead",
        Report = "report",
        Task = "task",
        /// Something that was received.
        Activity = "activity",
        /// One of our three actors, by its name in our addresses.
        OurActor = "our-actor",
        /// Somebody who looks for a home, or a host.
        Person = "person",
        /// A key, by its id.
        DataKey = "data-key",
        /// What somebody told in confidence.
        Incident = "incident",
        AuthorityRequest = "authority-request",
        Match = "match",
    }
}

impl From<PartnerDeed> for AuditEvent {
    fn from(deed: PartnerDeed) -> Self {
        match deed {
            PartnerDeed::Added => Self::PartnerAdded,
            PartnerDeed::TierChanged => Self::PartnerTierChanged,
            PartnerDeed::Blocked => Self::PartnerBlocked,
            PartnerDeed::Removed => Self::PartnerRemoved,
            PartnerDeed::FlagsChanged => Self::PartnerFlagsChanged,
            PartnerDeed::NoteChanged => Self::PartnerNoteChanged,
            PartnerDeed::VettingTrusted => Self::PartnerVettingTrusted,
            PartnerDeed::VettingDistrusted => Self::PartnerVettingDistrusted,
            PartnerDeed::Retried => Self::PartnerRetried,
            PartnerDeed::Imported => Self::PartnerImported,
            PartnerDeed::AllianceProposed => Self::AllianceProposed,
            PartnerDeed::AllianceConfirmed => Self::AllianceConfirmed,
            PartnerDeed::AllianceRefused => Self::AllianceRefused,
            PartnerDeed::AllianceEnded => Self::AllianceEnded,
        }
    }
}

/// The role of whoever runs the program on the server's command line.
pub const OPERATOR: &str = "operator";
/// The role of the program, where it does what somebody asked for, or what is due.
pub const PROGRAM: &str = "program";

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditActor {
    Staff {
        account: AccountId,
        role: Role,
    },
    Operator,
    /// Somebody who signed in with their card, to what is theirs: the subject says who.
    Person(PersonKind),
    Program,
}

/// What it was done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    Account(AccountId),
    Invitation(InvitationId),
    Proposal(ProposalId),
    Photo(PictureId),
    Partner(Domain),
    List(PartnerListId),
    ListLine(PartnerListLineId),
    Lead(LeadId),
    Report(ReportId),
    Task(TaskId),
    Activity(ReceivedId),
    /// The name in our addresses: the association's handle, the board's or the instance's.
    OurActor(String),
    Person(PersonId),
    /// The id of a key, which tells nothing about it.
    DataKey(String),
    Incident(IncidentId),
    AuthorityRequest(AuthorityRequestId),
    Match(MatchId),
}

impl Subject {
    fn kind(&self) -> SubjectKind {
        match self {
            Self::Account(_) => SubjectKind::Account,
            Self::Invitation(_) => SubjectKind::Invitation,
            Self::Proposal(_) => SubjectKind::Proposal,
            Self::Photo(_) => SubjectKind::Photo,
            Self::Partner(_) => SubjectKind::Partner,
            Self::List(_) => SubjectKind::List,
            Self::ListLine(_) => SubjectKind::ListLine,
            Self::Lead(_) => SubjectKind::Lead,
            Self::Report(_) => SubjectKind::Report,
            Self::Task(_) => SubjectKind::Task,
            Self::Activity(_) => SubjectKind::Activity,
            Self::OurActor(_) => SubjectKind::OurActor,
            Self::Person(_) => SubjectKind::Person,
            Self::DataKey(_) => SubjectKind::DataKey,
            Self::Incident(_) => SubjectKind::Incident,
            Self::AuthorityRequest(_) => SubjectKind::AuthorityRequest,
            Self::Match(_) => SubjectKind::Match,
        }
    }

    fn id(&self) -> String {
        match self {
            Self::Account(id) => id.to_string(),
            Self::Invitation(id) => id.to_string(),
            Self::Proposal(id) => id.to_string(),
            Self::Photo(id) => id.to_string(),
            Self::Partner(domain) => domain.to_string(),
            Self::List(id) => id.to_string(),
            Self::ListLine(id) => id.to_string(),
            Self::Lead(id) => id.to_string(),
            Self::Report(id) => id.to_string(),
            Self::Task(id) => id.to_string(),
            Self::Activity(id) => id.to_string(),
            Self::OurActor(name) => name.clone(),
            Self::Person(id) => id.to_string(),
            Self::DataKey(id) => id.clone(),
            Self::Incident(id) => id.to_string(),
            Self::AuthorityRequest(id) => id.to_string(),
            Self::Match(id) => id.to_string(),
        }
    }
}
