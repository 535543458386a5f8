//! What is wrong with a field: the limit, and what was got. Pages say it through Fluent (`problem-…`), everybody else in English.

use super::field::Field;

/// A field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {problem}")]
pub struct FieldError {
    pub field: Field,
    pub problem: Problem,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("is missing")]
    Missing,
    #[error("has {got} characters, at most {max} are allowed")]
    TooLong { got: usize, max: usize },
    #[error("has {got} entries, at most {max} are allowed")]
    TooMany { got: usize, max: usize },
    #[error("{got:?} is not a whole number from {min} to {max}")]
    NotInRange { got: String, min: i64, max: i64 },
    #[error("{got:?} is not a date such as 2026-12-01")]
    NotADate { got: String },
    #[error("{got:?} is none of {}", known.join(", "))]
    UnknownCode { got: String, known: &'static [&'static str] },
    #[error("{got:?} is neither yes nor no")]
    NotAFlag { got: String },
    #[error("{got:?} is no municipality: give its name, postcode or statistical code")]
    UnknownMunicipality { got: String },
    #[error("{got:?} is not an entry such as {example}")]
    Malformed { got: String, example: &'static str },
    #[error("ends before it begins: {until} is before {from}")]
    EndsBeforeItBegins { from: String, until: String },
    #[error("is more than {max_years} years away")]
    TooFarAway { max_years: i64 },
    #[error("is in the future; give a date up to {today}")]
    InFuture { today: String },
    #[error("the least ({least}) is more than the most ({most})")]
    LeastAboveMost { least: i64, most: i64 },
    #[error("a shared room is for emergency beds only (SG-14)")]
    SharedRoomNotEmergency,
    #[error("a shared room is for seven nights at most, so it takes no duration in months (SG-14)")]
    SharedRoomTooLong,
    #[error("only a shared dwelling may choose whom it takes, never an entire place or a lease (ND-02)")]
    CriterionNotShared,
    #[error(
        "only a shared dwelling may say that children are not welcome, never an entire place or a lease (ND-02)"
    )]
    ChildrenRefused,
    #[error("holds characters that cannot be shown")]
    Unprintable,
}

impl Problem {
    /// The id of its text in the Fluent files.
    pub fn text_id(&self) -> &'static str {
        match self {
            Self::Missing => "problem-missing",
            Self::TooLong { .. } => "problem-too-long",
            Self::TooMany { .. } => "problem-too-many",
            Self::NotInRange { .. } => "problem-not-in-range",
            Self::NotADate { .. } => "problem-not-a-date",
            Self::UnknownCode { .. } => "problem-unknown-code",
            Self::NotAFlag { .. } => "problem-not-a-flag",
            Self::UnknownMunicipality { .. } => "problem-unknown-municipality",
            Self::Malformed { .. } => "problem-malformed",
            Self::EndsBeforeItBegins { .. } => "problem-ends-before-it-begins",
            Self::TooFarAway { .. } => "problem-too-far-away",
            Self::InFuture { .. } => "problem-in-future",
            Self::LeastAboveMost { .. } => "problem-least-above-most",
            Self::SharedRoomNotEmergency => "problem-shared-room-not-emergency",
            Self::SharedRoomTooLong => "problem-shared-room-too-long",
            Self::CriterionNotShared => "problem-criterion-not-shared",
            Self::ChildrenRefused => "problem-children-refused",
            Self::Unprintable => "problem-unprintable",
        }
    }

    /// The values its text needs, by name.
    pub fn text_values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { got, max } | Self::TooMany { got, max } => {
                vec![("got", got.to_string()), ("max", max.to_string())]
            }
            Self::NotInRange { got, min, max } => {
                vec![("got", got.clone()), ("min", min.to_string()), ("max", max.to_string())]
            }
            Self::NotADate { got }
            | Self::UnknownCode { got, .. }
            | Self::NotAFlag { got }
            | Self::UnknownMunicipality { got } => vec![("got", got.clone())],
            Self::Malformed { got, example } => {
                vec![("got", got.clone()), ("example", (*example).to_owned())]
            }
            Self::EndsBeforeItBegins { from, until } => {
                vec![("from", from.clone()), ("until", until.clone())]
            }
            Self::TooFarAway { max_years } => vec![("max", max_years.to_string())],
            Self::InFuture { today } => vec![("today", today.clone())],
            Self::LeastAboveMost { least, most } => {
                vec![("least", least.to_string()), ("most", most.to_string())]
            }
            Self::Missing
            | Self::SharedRoomNotEmergency
            | Self::SharedRoomTooLong
            | Self::CriterionNotShared
            | Self::ChildrenRefused
            | Self::Unprintable => vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_its_sentence_and_the_limit_in_it() {
        let long = Problem::TooLong { got: 131, max: 120 };
        assert_eq!(long.text_id(), "problem-too-long");
        assert_eq!(long.text_values(), [("got", "131".to_owned()), ("max", "120".to_owned())]);
        assert_eq!((Problem::Missing.text_id(), Problem::Missing.text_values()), ("problem-missing", vec![]));
        let late = Problem::EndsBeforeItBegins { from: "b".to_owned(), until: "a".to_owned() };
        assert_eq!(late.text_values(), [("from", "b".to_owned()), ("until", "a".to_owned())]);
    }
}
