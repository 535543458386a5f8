//! What we tell an ally of a match, as an event keeps it until it is told: a line for each fact, its code, `=` and its value.

use std::fmt;
use std::str::FromStr;

use crate::domain::codes::{UnknownCode, codes};

codes! {
    /// A fact of what is told.
    DealFact {
        /// The `Offer` that it is about.
        Deal = "deal",
        Context = "context",
        /// Until when it can be answered (RFC 3339).
        EndsAt = "ends_at",
        /// The Intent of the ally's offer, or of ours.
        Satisfies = "satisfies",
        /// The Intent of the request.
        Reciprocal = "reciprocal",
        /// The Agreement, once it has an id.
        Agreement = "agreement",
        Status = "status",
        /// When it came to that (RFC 3339).
        Updated = "updated",
        Kind = "kind",
        From = "from",
        Until = "until",
        /// In cents a month.
        Rent = "rent",
    }
}

/// What is told of a match. No value has a line break.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DealTold(Vec<(DealFact, String)>);

impl DealTold {
    /// With another fact.
    #[must_use]
    pub fn with(mut self, fact: DealFact, value: impl fmt::Display) -> Self {
        self.0.push((fact, value.to_string()));
        self
    }

    /// As [`DealTold::with`], where there is one.
    #[must_use]
    pub fn with_some(self, fact: DealFact, value: Option<impl fmt::Display>) -> Self {
        match value {
            Some(value) => self.with(fact, value),
            None => self,
        }
    }

    /// A fact.
    pub fn get(&self, fact: DealFact) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == fact).map(|(_, value)| value.as_str())
    }
}

impl fmt::Display for DealTold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl FromStr for DealTold {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let read = |line: &str| {
            let (fact, value) = line.split_once('=').unwrap_or((line, ""));
            Ok((fact.parse()?, value.to_owned()))
        };
        Ok(Self(text.lines().map(read).collect::<Result<_, UnknownCode>>()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_read_again_and_a_fact_that_is_none_is_refused() {
        let told = DealTold::default()
            .with(DealFact::Deal, "https://a.example/activities/1?x=y")
            .with_some(DealFact::Until, None::<String>)
            .with(DealFact::Status, "met");
        assert_eq!(told.to_string().parse(), Ok(told.clone()));
        assert_eq!(told.get(DealFact::Deal), Some("https://a.example/activities/1?x=y"));
        assert_eq!((told.get(DealFact::Until), "street=Rue".parse::<DealTold>().is_err()), (None, true));
    }
}
