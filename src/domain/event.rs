//! What happened that others must hear of. A service writes an event in the transaction of the effect; jobs turn it into activities.

use super::codes::codes;
use crate::ids::{ApId, EventId};

codes! {
    /// What happened.
    EventKind {
        /// An offer became visible: `Create`, and the board's `Announce`.
        Published = "published",
        /// A visible offer changed: `Update`.
        Changed = "changed",
        /// A proposal was withdrawn: `Undo(Announce)` and `Delete`.
        Withdrawn = "withdrawn",
        /// Allies may fetch a request: `Invite`.
        Invited = "invited",
        /// A request was taken back from allies: `Undo(Invite)` and `Delete`.
        Uninvited = "uninvited",
        /// Somebody follows one of our actors: `Accept`.
        FollowAccepted = "follow_accepted",
        /// Somebody may not follow: `Reject`.
        FollowRejected = "follow_rejected",
        /// We follow a partner: `Follow`.
        Followed = "followed",
        /// We follow no longer: `Undo(Follow)`.
        Unfollowed = "unfollowed",
        /// The board tells of a partner's offer: `Announce`.
        Boosted = "boosted",
        /// The board takes it back: `Undo(Announce)`.
        Unboosted = "unboosted",
        /// One of our actors has new keys: `Update` of the actor.
        KeyRotated = "key_rotated",
        /// We answer somebody in private: `Create(Note)`.
        MessageSent = "message_sent",
        /// We say something to an ally about a match: `Create(Note)`.
        AllyMessageSent = "ally_message_sent",
        /// We take it back: `Delete`.
        AllyMessageDeleted = "ally_message_deleted",
        /// We report somebody to their server: `Flag`.
        Reported = "reported",
        /// We propose an alliance to a partner: `Offer` of a `Relationship`.
        AllianceOffered = "alliance_offered",
        /// We declare the alliance that a partner proposed: `Accept`.
        AllianceAccepted = "alliance_accepted",
        /// We do not: `Reject`.
        AllianceRefused = "alliance_refused",
        /// We take our declaration back: `Undo` of the `Offer` or `Accept`.
        AllianceEnded = "alliance_ended",
        /// We refuse what an ally offered: `Reject` of the `Offer` of an Agreement.
        NegotiationRefused = "negotiation_refused",
        /// We take back what we offered to an ally: `Undo` of the `Offer`.
        NegotiationWithdrawn = "negotiation_withdrawn",
        /// Our seeker said yes to an ally's home: `Offer` of an Agreement.
        NegotiationOffered = "negotiation_offered",
        /// We look at what an ally offered: `TentativeAccept`.
        NegotiationReviewed = "negotiation_reviewed",
        /// Our host said yes: `Accept`.
        NegotiationAccepted = "negotiation_accepted",
        /// How an Agreement with an ally stands: `Update` of it.
        AgreementChanged = "agreement_changed",
        /// We say in public that somebody looks for a home: `Create`.
        AppealPublished = "appeal_published",
        /// We say so no longer: `Delete`.
        AppealWithdrawn = "appeal_withdrawn",
    }
}

/// An event of the outbox. The activity that tells it is `/activities/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub id: EventId,
    pub kind: EventKind,
    /// Our actor that speaks.
    pub actor: ApId,
    /// What it is about: a proposal, a remote object, or the other actor.
    pub subject: ApId,
    /// What the subject alone does not say: the Follow to answer, as its sender wrote it (JSON), or the activity to undo.
    pub detail: Option<String>,
}
