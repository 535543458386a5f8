//! What can be wrong with a help text or a model of an agreement, each with its line and its limit.

/// What is wrong, and on which line, from 1; line 0 is the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{fault}", at(*.line))]
pub struct GuidanceProblem {
    pub line: usize,
    pub fault: GuidanceFault,
}

fn at(line: usize) -> String {
    if line == 0 { String::new() } else { format!("line {line}: ") }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GuidanceFault {
    #[error("the head is lines of `key: value` and ends with an empty line; this is neither")]
    NotAKey,
    #[error("{got:?} is no key of the head; there are {known}")]
    UnknownKey { got: String, known: &'static str },
    #[error("{key} stands twice in the head")]
    Twice { key: &'static str },
    #[error("the head lacks {key}")]
    Missing { key: &'static str },
    #[error("{key} has 1 to {max} characters, this one has {got}")]
    Length { key: &'static str, got: usize, max: usize },
    #[error("checked: {got:?} is not a date such as 2026-12-01")]
    NotADate { got: String },
    #[error("checked: {got} is after today, {today}")]
    InFuture { got: chrono::NaiveDate, today: chrono::NaiveDate },
    #[error("link: {got:?} is not an https address without user and password")]
    NotALink { got: String },
    #[error("reviewed: {got:?} is neither yes nor no")]
    NotAFlag { got: String },
    #[error("kinds: {got:?} is no kind of agreement; there are {known}")]
    UnknownKind { got: String, known: String },
    #[error("the text has 1 to {max} characters, this one has {got}")]
    TextLength { got: usize, max: usize },
    #[error("there is a character that cannot be shown")]
    Unprintable,
    #[error("{got:?} in braces is no value of an agreement; there are {known}")]
    UnknownValue { got: String, known: String },
    #[error("a brace is opened or closed without the other")]
    Brace,
    #[error(
        "what is written by hand (`_ …`, or `_3 …` for three lines) stands at the end, with a label and 1 to {max} lines"
    )]
    ToWrite { max: u8 },
    #[error("an agreement has at most {max} passages, this one has {got}")]
    TooMany { got: usize, max: usize },
}

impl GuidanceFault {
    pub(super) fn on(self, line: usize) -> GuidanceProblem {
        GuidanceProblem { line, fault: self }
    }
}
