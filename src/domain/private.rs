//! What is known of a person: who they are called and how they are reached. Every field here is tier Case and stands sealed (PR-10).
//! Invariants: a text of this kind is never shown by `Debug`, has no `Display` and no JSON; who takes it out says so (`expose`).

use std::fmt;

use super::audience::Tier;
use super::codes::codes;
use super::incident::IncidentField;
use crate::ids::{CaseNoteId, MessageId, MoveOnStepId};

codes! {
    /// Who somebody is for us.
    PersonKind { Seeker = "seeker", Host = "host" }
    /// A sealed field of a person.
    PrivateField {
        CalledName = "called_name",
        Phone = "phone",
        Email = "email",
        Street = "street",
        /// Latitude and longitude, of hosts only.
        Position = "position",
        Channel = "channel",
        SafeHours = "safe_hours",
        LeaveMessage = "leave_message",
    }
    /// How somebody is reached.
    Channel {
        Sms = "sms",
        Voice = "voice",
        Caseworker = "caseworker",
        Post = "post",
        Email = "email",
    }
    /// Whether a message may be left where others could find it.
    LeaveMessage { No = "no", Yes = "yes" }
    /// How somebody agreed.
    GivenVia { Oral = "oral", Signed = "signed" }
    /// How a consent to let allies know of a request was given.
    AgreedVia {
        Oral = "oral",
        Signed = "signed",
        /// By the person, who signed in with their card.
        Card = "card",
    }
    /// Why a record is opened (PR-11). The person reads it.
    CaseReason {
        Reach = "reach",
        Correct = "correct",
        Proposal = "proposal",
        Safety = "safety",
        Asked = "asked",
    }
    /// Why somebody gets a card.
    CardReason {
        First = "first-card",
        Lost = "card-lost",
        Stolen = "card-stolen",
        PinForgotten = "pin-forgotten",
        Seen = "card-seen",
    }
}

impl PrivateField {
    /// Who may see it: whoever is in charge of the case, with a reason that is logged, and nobody else.
    pub fn tier(self) -> Tier {
        Tier::Case
    }
}

/// What stands sealed in a person's record. There is no other way to seal something than to name it here, and so in the table of
/// [`super::records`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SealedField {
    Of(PrivateField),
    Note(CaseNoteId),
    /// Of what somebody told in confidence.
    Incident(IncidentField),
    /// A note about that.
    IncidentNote,
    /// What an authority asked for, in words.
    Asked,
    /// What was said between a person and their association.
    Message(MessageId),
    /// What two associations said about a match.
    AllyMessage(MessageId),
    /// Where somebody wishes to go after a stay, in their words.
    MoveOn,
    /// The detail of a step towards it.
    MoveOnStep(MoveOnStepId),
}

impl SealedField {
    /// Its name in the store, which is sealed in with the value.
    pub fn name(self) -> String {
        match self {
            Self::Of(field) => field.as_str().to_owned(),
            Self::Note(id) => format!("case_note:{id}"),
            Self::Incident(field) => field.as_str().to_owned(),
            Self::IncidentNote => "text".to_owned(),
            Self::Asked => "asked".to_owned(),
            Self::Message(id) => format!("message:{id}"),
            Self::AllyMessage(id) => format!("ally_message:{id}"),
            Self::MoveOn => "move_on".to_owned(),
            Self::MoveOnStep(id) => format!("move_on_step:{id}"),
        }
    }
}

impl From<PrivateField> for SealedField {
    fn from(field: PrivateField) -> Self {
        Self::Of(field)
    }
}

/// A text that only whoever opened the record may see.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Private(String);

impl Private {
    /// Keeps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Takes the text out, to seal it or to show it to whoever opened the record.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pr_10_every_private_field_is_for_whoever_opened_the_case_and_debug_shows_none() {
        assert!(PrivateField::ALL.iter().all(|field| field.tier() == Tier::Case));
        assert_eq!(format!("{:?}", Private::new("0470 12 34 56")), "Private(…)");
    }

    #[test]
    fn each_sealed_field_has_a_name_of_its_own_in_its_record() {
        let note = CaseNoteId::new();
        assert_eq!(SealedField::Of(PrivateField::Phone).name(), "phone");
        assert_eq!(SealedField::Note(note).name(), format!("case_note:{note}"));
        let told: Vec<String> =
            IncidentField::ALL.iter().map(|field| SealedField::Incident(*field).name()).collect();
        assert_eq!(told, IncidentField::ALL.iter().map(|field| field.as_str()).collect::<Vec<_>>());
        assert_eq!([SealedField::IncidentNote.name(), SealedField::Asked.name()], ["text", "asked"]);
        let message = MessageId::new();
        assert_ne!(SealedField::Message(message).name(), SealedField::AllyMessage(message).name());
        let step = MoveOnStepId::new();
        assert_eq!(SealedField::MoveOn.name(), "move_on");
        assert_eq!(SealedField::MoveOnStep(step).name(), format!("move_on_step:{step}"));
    }
}
