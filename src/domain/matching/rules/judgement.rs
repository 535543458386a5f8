//! What all rules say of one pair.

use super::{Answer, Rule, Standing, Verdict};
use crate::domain::matching::facts::Side;

/// A set of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RuleSet(u32);

impl RuleSet {
    fn add(&mut self, rule: Rule) {
        self.0 |= 1 << (rule as u32);
    }

    /// Of these.
    pub fn of(rules: impl IntoIterator<Item = Rule>) -> Self {
        let mut set = Self::default();
        rules.into_iter().for_each(|rule| set.add(rule));
        set
    }

    /// Whether a rule is in it.
    pub fn has(self, rule: Rule) -> bool {
        self.0 & 1 << (rule as u32) != 0
    }

    /// Whether there is none in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The only one in it; `None` for none and for several.
    pub fn only(self) -> Option<Rule> {
        (self.0.count_ones() == 1).then(|| self.iter().next()).flatten()
    }

    /// Those in it, in the order of the declaration.
    pub fn iter(self) -> impl Iterator<Item = Rule> {
        Rule::ALL.iter().copied().filter(move |rule| self.has(*rule))
    }
}

/// What each rule says of one pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Judgement {
    /// What keeps the two apart.
    pub failed: RuleSet,
    /// What is not known, here or there.
    pub unknown: RuleSet,
    /// Of what is not known, what another instance has to say first.
    pub to_ask: RuleSet,
}

impl Judgement {
    /// What a rule says.
    pub fn verdict(self, rule: Rule) -> Verdict {
        match (self.unknown.has(rule), self.failed.has(rule)) {
            (true, _) => Verdict::Unknown,
            (false, true) => Verdict::Fail,
            (false, false) => Verdict::Pass,
        }
    }

    /// What they say together.
    pub fn standing(self) -> Standing {
        match (self.failed.is_empty(), self.to_ask.is_empty()) {
            (false, _) => Standing::Infeasible,
            (true, false) => Standing::ToAsk,
            (true, true) => Standing::Feasible,
        }
    }

    /// Notes that a moderator forbade the pair.
    pub fn block(&mut self) {
        self.note(Rule::BlockedPair, Answer::Fail);
    }

    pub(super) fn note(&mut self, rule: Rule, answer: Answer) {
        match answer {
            Answer::Pass => {}
            Answer::Fail => self.failed.add(rule),
            Answer::Unknown(holder) => {
                self.unknown.add(rule);
                match (rule.is_strict(), holder) {
                    (true, Side::Here) => self.failed.add(rule),
                    (true, Side::There) => self.to_ask.add(rule),
                    (false, _) => {}
                }
            }
        }
    }
}
