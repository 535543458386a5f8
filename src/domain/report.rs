//! Reports, others' about us and ours about others, and what else a moderator must decide or know.

use chrono::{DateTime, Utc};

use super::codes::codes;
use crate::ids::{ApId, ReportId, TaskId};

/// The longest text of a report that is kept or sent, in characters.
pub const REPORT_MAX_CHARS: usize = 1_000;
/// How many reported objects are kept one by one; the rest is counted.
pub const REPORTED_MAX: usize = 20;
/// How many reports of one server are kept a day: the rest is counted on the last of them.
pub const REPORTS_A_DAY: i64 = 20;

codes! {
    /// Who reports whom.
    Direction { In = "in", Out = "out" }
    /// Whether somebody decided about it.
    ReportState { Open = "open", Closed = "closed" }
    /// What came of a report.
    ReportClose {
        Acted = "acted",
        Unfounded = "unfounded",
        Duplicate = "duplicate",
        Sent = "sent",
    }
    /// What a moderator must decide or know.
    TaskKind {
        /// A partner's association says that it moved: to another server, which nobody trusts yet, or on its own, which ends its alliance.
        PartnerMoved = "partner_moved",
        /// A partner's association blocks us.
        PartnerBlocked = "partner_blocked",
        /// An ally has as many open negotiations as it may; more were turned away.
        NegotiationsFull = "negotiations_full",
        /// An ally wrote as much about matches today as it may; more was not kept.
        AllyMessagesFull = "ally_messages_full",
        /// An ally fetched as many requests today as it may; more were refused.
        RequestsFetched = "requests_fetched",
        /// A partner's association proposes an alliance, or accepted ours with a key that nobody here saw.
        AllianceAsked = "alliance_asked",
        /// Somebody who is no partner proposes an alliance.
        AllianceByStranger = "alliance_by_stranger",
        /// A partner refused ours.
        AllianceDeclined = "alliance_declined",
        /// An ally ended it.
        AllianceEnded = "alliance_ended",
        /// An ally has another key than the one that a moderator compared.
        AllianceKeyChanged = "alliance_key_changed",
        /// The vetting of a host ends soon.
        VettingEnds = "vetting_ends",
        /// An offer that was out is paused: its vetting ended, a step failed or an adult of the home refused.
        VettingPaused = "vetting_paused",
        /// A host asks to be called.
        HostCall = "host_call",
        /// A host wants something changed in an offer of theirs.
        HostChange = "host_change",
        /// A host says that something is wrong.
        HostWorry = "host_worry",
        /// A household lives with a host of whom something grave was told (SG-10).
        StayUnderIncident = "stay_under_incident",
        /// Somebody says that a stay does not go well, or wishes to be called (SG-07).
        StayNotWell = "stay_not_well",
        /// Nobody answered a check-in for three days (SG-07).
        StaySilent = "stay_silent",
    }
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub id: ReportId,
    /// The Flag.
    pub ap_id: ApId,
    pub direction: Direction,
    /// The actor that sent it: ours is the instance's, whoever of the staff wrote it.
    pub reporter: ApId,
    /// What is reported: actors and objects.
    pub objects: Vec<ApId>,
    /// How many more were named, or how many more reports came.
    pub more: u32,
    /// Plain text.
    pub content: String,
    pub state: ReportState,
    pub close_reason: Option<ReportClose>,
    pub created_at: DateTime<Utc>,
}

/// Something for a moderator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub id: TaskId,
    pub kind: TaskKind,
    pub subject: ApId,
    pub detail: String,
    /// How often it happened.
    pub times: u32,
    pub latest_at: DateTime<Utc>,
}
