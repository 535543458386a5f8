//! Conversations: two associations about a match, and a person with their association. Their limits, and what of a text keeps it from leaving before
//! somebody else read it (SG-05, SG-09).

use super::case_note::read_lines;
use super::codes::codes;
use super::freetext::{self, Choice, Finding};
use super::private::{Private, SealedField};
use super::problem::Problem;
use crate::ids::{MatchId, MessageId, PersonId};
use crate::text::{self, Hint, HintRule, Reveal};

/// The longest message of ours or of a person, in characters.
pub const MESSAGE_MAX_CHARS: usize = 2000;
/// The most messages of one conversation.
pub const MESSAGES_MAX: i32 = 2000;
/// How many of them a page shows, the latest ones.
pub const SHOWN_MAX: i64 = 100;
/// How much an ally may say in a day, over all matches.
pub const ALLY_MESSAGES_A_DAY: i64 = 60;
/// How much a person may write in a day.
pub const PERSON_MESSAGES_A_DAY: i64 = 20;
/// A word of a name is looked for from this length on.
const NAME_MIN_CHARS: usize = 3;

codes! {
    /// Who said something.
    Speaker {
        /// The association: whoever of its staff wrote it.
        Ours = "ours",
        Ally = "ally",
        Person = "person",
    }
    /// Where a message stands.
    MessageState {
        /// Said: whom it is for may read it.
        Said = "said",
        /// It waits for somebody else of the staff.
        Held = "held",
        /// Taken back by whoever said it: there are no words of it.
        Gone = "gone",
    }
    /// What a text holds that somebody else has to see before it leaves.
    Found {
        Phone = "phone",
        Email = "email",
        Link = "link",
        Street = "street",
        /// How somebody of the match is called.
        Name = "name",
        WorkForRent = "work_for_rent",
        PaymentFirst = "payment_first",
        Companionship = "companionship",
        DocumentsKept = "documents_kept",
        YoungWomenOnly = "young_women_only",
        Origin = "origin",
        Religion = "religion",
        IncomeSource = "income_source",
        Household = "household",
    }
}

/// Why something is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TalkProblem {
    #[error("a conversation has {max} messages at most")]
    Full { max: i32 },
    #[error("a person writes {max} messages at most in a day")]
    Often { max: i64 },
    #[error(
        "the other association cannot be written to: the alliance has ended, or it does not wish to hear from us"
    )]
    Unreachable,
    #[error("the message does not wait for anybody any more")]
    NotHeld,
}

impl Found {
    /// The kind and the code of its text.
    pub fn text(self) -> (&'static str, &'static str) {
        let kind = match self {
            Self::Phone | Self::Email | Self::Link | Self::Street => "reveal",
            Self::Name => "talk-found",
            Self::WorkForRent
            | Self::PaymentFirst
            | Self::Companionship
            | Self::DocumentsKept
            | Self::YoungWomenOnly
            | Self::Origin
            | Self::Religion
            | Self::IncomeSource
            | Self::Household => "hint",
        };
        (kind, self.as_str())
    }
}

impl From<Finding> for Found {
    fn from(finding: Finding) -> Self {
        match finding {
            Finding::Reveals(Reveal::Phone) => Self::Phone,
            Finding::Reveals(Reveal::Email) => Self::Email,
            Finding::Reveals(Reveal::Link) => Self::Link,
            Finding::Reveals(Reveal::Street) => Self::Street,
            Finding::Hints(hint) => match hint {
                Hint::WorkForRent => Self::WorkForRent,
                Hint::PaymentFirst => Self::PaymentFirst,
                Hint::Companionship => Self::Companionship,
                Hint::DocumentsKept => Self::DocumentsKept,
                Hint::YoungWomenOnly => Self::YoungWomenOnly,
                Hint::Origin => Self::Origin,
                Hint::Religion => Self::Religion,
                Hint::IncomeSource => Self::IncomeSource,
                Hint::Household => Self::Household,
            },
        }
    }
}

/// With whom a conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum With {
    /// With the association on the other side of a match.
    Ally(MatchId),
    Person(PersonId),
}

impl With {
    /// Its id, and the record in which its texts stand sealed.
    pub fn record(self) -> String {
        match self {
            Self::Ally(id) => id.to_string(),
            Self::Person(id) => id.to_string(),
        }
    }

    /// As what a message of it stands sealed.
    pub fn field(self, id: MessageId) -> SealedField {
        match self {
            Self::Ally(_) => SealedField::AllyMessage(id),
            Self::Person(_) => SealedField::Message(id),
        }
    }
}

/// The text of a message: tidy, with line breaks, and not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageText(Private);

impl MessageText {
    /// Reads what was typed.
    ///
    /// # Errors
    /// It is missing, too long, or holds what cannot be shown.
    pub fn read(typed: &str) -> Result<Self, Problem> {
        Ok(Self(read_lines(typed, MESSAGE_MAX_CHARS)?))
    }

    /// Takes the text out, to seal it or to look at it.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

/// What keeps a text from an ally until somebody else read it: contact data and names, which never travel this way (SG-05), what hints at
/// exploitation (SG-09), and criteria that nobody may ask for (ND-03).
pub fn held_from_ally(text: &str, names: &[&str]) -> Vec<Found> {
    let mut found = held_from_host(text);
    if names.iter().any(|name| is_named(text, name)) {
        found.push(Found::Name);
    }
    found
}

/// What keeps a text from a host: as for an ally, without names, for whom they are to call is told by the release alone.
pub fn held_from_host(text: &str) -> Vec<Found> {
    freetext::findings(text, Choice::Allowed).into_iter().map(Found::from).collect()
}

/// What keeps a text from somebody who looks for a home: what hints at exploitation. Where to come and whom to call is said to them every day.
pub fn held_from_seeker(text: &str) -> Vec<Found> {
    let exploits = |finding: &Finding| match finding {
        Finding::Hints(hint) => hint.rule() == HintRule::Exploitation,
        Finding::Reveals(_) => false,
    };
    freetext::findings(text, Choice::Allowed).into_iter().filter(exploits).map(Found::from).collect()
}

/// Whether somebody is to look a second time at what others said (SG-09).
pub fn needs_a_second_look(text: &str) -> bool {
    !held_from_seeker(text).is_empty()
}

/// Whether a text names somebody: by the longest word of how they are called, for the others are titles and particles.
fn is_named(text: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let bare = text::unaccented(text).to_lowercase();
        bare.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let longest = words(name).into_iter().max_by_key(|word| word.chars().count());
    longest.is_some_and(|word| word.chars().count() >= NAME_MIN_CHARS && words(text).contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sg_05_contact_data_and_names_keep_a_text_from_an_ally() {
        for (text, found) in [
            ("Appelez le 0470 12 34 56.", vec![Found::Phone]),
            // The domain of an address could be visited too.
            ("Écrivez à marie@canari.example", vec![Found::Email, Found::Link]),
            ("Elle habite rue Saint-Gilles 12", vec![Found::Street]),
            ("selâmawit viendra lundi", vec![Found::Name]),
            ("Une femme avec deux enfants viendra lundi à 14 h.", vec![]),
        ] {
            assert_eq!(held_from_ally(text, &["Madame Selamawit"]), found, "{text}");
        }
    }

    #[test]
    fn sg_09_a_hint_at_exploitation_holds_a_text_for_everybody_and_marks_what_others_said() {
        let text = "Elle fera le ménage en échange du logement.";
        for held in [held_from_ally(text, &[]), held_from_host(text), held_from_seeker(text)] {
            assert_eq!(held, [Found::WorkForRent]);
        }
        assert!(needs_a_second_look(text) && !needs_a_second_look("Je viens demain, 0470 12 34 56."));
    }

    #[test]
    fn somebody_who_looks_for_a_home_is_told_where_to_come_and_a_host_is_not() {
        let text = "Venez rue Saint-Gilles 12, ou appelez le 0470 12 34 56.";
        assert_eq!(held_from_seeker(text), []);
        assert_eq!(held_from_host(text), [Found::Phone, Found::Street]);
    }

    #[test]
    fn a_message_names_its_limit_and_debug_shows_nothing_of_it() {
        let text = MessageText::read(" Bonjour.\r\nÀ lundi\u{202E}. ").unwrap();
        assert_eq!(text.expose(), "Bonjour.\nÀ lundi.");
        assert!(!format!("{text:?}").contains("lundi"));
        assert_eq!(MessageText::read(" \n"), Err(Problem::Missing));
        assert_eq!(MessageText::read(&"é".repeat(2001)), Err(Problem::TooLong { got: 2001, max: 2000 }));
    }

    #[test]
    fn a_name_of_two_letters_is_no_sign_of_anybody() {
        assert!(!is_named("Lu et approuvé", "Lu") && is_named("Avec Abebe, oui", "Abebe"));
        assert!(!is_named("Madame viendra", "Madame Dieudonné"));
    }
}
