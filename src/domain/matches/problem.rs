//! Why something cannot be done to a match: each sentence names the state or the limit.

use chrono::{DateTime, NaiveDate, Utc};

use super::{DeedCode, MatchState, Why};
use crate::domain::matching::rules::Rule;

/// Why something cannot be done to a match.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MatchProblem {
    #[error("a match that is {state} has no step {deed}")]
    WrongStep { state: MatchState, deed: DeedCode },
    #[error("the match changed meanwhile: it is {state} now")]
    Changed { state: MatchState },
    #[error("a decision waits to be carried out; undo it first")]
    Waits,
    #[error("there is no decision to undo: it was carried out already")]
    NothingToUndo,
    #[error("two people decide about this match, and you are the first (SG-11)")]
    SecondPerson,
    #[error("the reason {why} cannot be given for this")]
    WrongReason { why: Why },
    #[error("the question could be answered until {until}")]
    TooLate { until: DateTime<Utc> },
    #[error("date: give a day up to today, {today}, and not before {first}")]
    Date { first: NaiveDate, today: NaiveDate },
    #[error("the pair breaks a rule: {}", codes_of(rules))]
    BreaksRule { rules: Vec<Rule> },
    #[error("the pair waits for another instance's word: {}", codes_of(rules))]
    ToAsk { rules: Vec<Rule> },
    #[error("the offer or the request is not open any more")]
    NotOpen,
    #[error(
        "the ally does not know of this request; its consent has to name them, and its bands to have left (PR-06)"
    )]
    NotKnownThere,
    #[error("these two are in a match already")]
    Twice,
    #[error("the offer has no free place")]
    NoSlot,
    #[error("a seeker is asked about {max} proposals at most at a time")]
    AskedFull { max: usize },
    #[error("this seeker said yes to another proposal")]
    HasYes,
    #[error(
        "a host is asked about {at_once} households at most at a time and {a_week} in seven days (SG-13)"
    )]
    HostAskedOften { at_once: usize, a_week: usize },
    #[error("the ally answers about another household for this home first")]
    Negotiated,
    #[error("an ally is offered {max} households at most at a time")]
    OfferedFull { max: i64 },
}

fn codes_of(rules: &[Rule]) -> String {
    rules.iter().map(|rule| rule.as_str()).collect::<Vec<_>>().join(", ")
}
