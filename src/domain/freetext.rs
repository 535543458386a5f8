//! Why a text is held for a moderator: it reveals what must not be public (PR-17), hints at exploitation (SG-09), or names a criterion
//! that nobody may ask for (ND-03).

use super::field::Field;
use super::proposal::{Intent, Terms};
use crate::text::{self, Hint, HintRule, Reveal};

/// Something in a text that a moderator has to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Finding {
    Reveals(Reveal),
    Hints(Hint),
}

impl Finding {
    /// The code, as the store has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reveals(reveal) => reveal.as_str(),
            Self::Hints(hint) => hint.as_str(),
        }
    }

    /// How many people of the staff let it out (SG-09).
    pub fn readers(self) -> u8 {
        match self {
            Self::Reveals(_) => 1,
            Self::Hints(hint) => match hint.rule() {
                HintRule::Exploitation => 2,
                HintRule::Criterion => 1,
            },
        }
    }
}

/// Whether an offer may choose by gender or family (ND-02): only then may its text say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Allowed,
    Refused,
}

impl Choice {
    /// Whether a hint counts under it.
    pub fn counts(self, hint: Hint) -> bool {
        match hint {
            Hint::Household => self == Self::Refused,
            Hint::WorkForRent
            | Hint::PaymentFirst
            | Hint::Companionship
            | Hint::DocumentsKept
            | Hint::YoungWomenOnly
            | Hint::Origin
            | Hint::Religion
            | Hint::IncomeSource => true,
        }
    }
}

/// A field whose text holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    pub field: Field,
    pub finding: Finding,
}

/// What a text holds, each once.
pub fn findings(text: &str, choice: Choice) -> Vec<Finding> {
    let mut hints: Vec<Hint> =
        text::hints(text).into_iter().map(|found| found.hint).filter(|hint| choice.counts(*hint)).collect();
    hints.sort();
    hints.dedup();
    let reveals = text::reveals(text).into_iter().map(Finding::Reveals);
    reveals.chain(hints.into_iter().map(Finding::Hints)).collect()
}

/// What in the free texts of a proposal a moderator has to see before they leave.
pub fn held(terms: &Terms) -> Vec<Held> {
    let choice = choice_of(terms);
    let texts = terms.free_texts().into_iter();
    texts
        .flat_map(|(field, text)| {
            findings(text, choice).into_iter().map(move |finding| Held { field, finding })
        })
        .collect()
}

/// Whether these terms may choose by gender or family. A request describes its own household.
pub fn choice_of(terms: &Terms) -> Choice {
    match &terms.intent {
        Intent::Offered(place) => place.choice(),
        Intent::Sought(_) => Choice::Allowed,
    }
}

/// How many people of the staff let such texts out.
pub fn readers(held: &[Held]) -> u8 {
    held.iter().map(|held| held.finding.readers()).max().unwrap_or(0)
}
