//! Reads offers and requests in the import format into what the matching engine knows of them, with every wrong line named.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime};

use super::{import_json, import_vetting};
use crate::domain::field::Purpose;
use crate::domain::matching::facts::{OfferFacts, RequestFacts};
use crate::domain::matching::index::Index;
use crate::domain::matching::reach::Distances;
use crate::domain::proposal::{Intent, Terms};
use crate::geo::Gazetteer;
use crate::ids::AccountId;
use crate::services::proposals;

/// What was read.
pub(super) struct Market {
    pub(super) index: Index,
    /// How many offers nobody is proposed to, for their vetting is not complete (SG-01).
    pub(super) waiting: u32,
    /// What is missing of these, and how often.
    pub(super) unvetted: BTreeMap<&'static str, u32>,
}

/// Reads numbered lines.
///
/// # Errors
/// A sentence for each line that is wrong, with its number.
pub(super) fn read(
    lines: &[(usize, String)],
    today: NaiveDate,
    mut done: impl FnMut(),
) -> Result<Market, Vec<String>> {
    let mut market =
        Market { index: Index::new(Distances::belgium()), waiting: 0, unvetted: BTreeMap::new() };
    let mut names: HashMap<String, usize> = HashMap::new();
    let mut wrong = Vec::new();
    for (number, text) in lines {
        if let Err(sentence) = market.add(*number, text, today, &mut names) {
            wrong.push(format!("line {number}: {sentence}"));
        }
        done();
    }
    if wrong.is_empty() { Ok(market) } else { Err(wrong) }
}

impl Market {
    fn add(
        &mut self,
        number: usize,
        text: &str,
        today: NaiveDate,
        names: &mut HashMap<String, usize>,
    ) -> Result<(), String> {
        let line = import_json::read(text)?;
        let name = line.name.clone().unwrap_or_else(|| format!("line {number}"));
        if let Some(before) = names.insert(name.clone(), number) {
            return Err(format!("id: {name:?} is that of line {before} too"));
        }
        let terms =
            Terms::read(line.purpose, &line.draft, today, Gazetteer::belgium()).map_err(|errors| {
                errors
                    .iter()
                    .map(|error| format!("{}: {}", error.field, error.problem))
                    .collect::<Vec<_>>()
                    .join("; ")
            })?;
        match &terms.intent {
            Intent::Offered(place) => {
                let adults = proposals::adults(place);
                let vetted_until = self.vetted_until(&line, today, adults)?;
                let known = (place.slots, vetted_until);
                let facts = OfferFacts::of(&name, place, known, self.index.distances());
                self.index.put_offer(facts.map_err(|error| error.to_string())?);
            }
            Intent::Sought(home) => {
                let since = home.waiting_since.unwrap_or(today);
                let facts = RequestFacts::of(&name, home, since, self.index.distances());
                self.index.put_request(facts.map_err(|error| error.to_string())?);
            }
        }
        Ok(())
    }

    /// The last day of a complete vetting; who approved it is not looked up here.
    fn vetted_until(
        &mut self,
        line: &import_json::Line,
        today: NaiveDate,
        adults: u8,
    ) -> Result<Option<NaiveDate>, String> {
        debug_assert_eq!(line.purpose, Purpose::Offer);
        let named = |value: &serde_json::Value| match value.as_str() {
            Some(text) if !text.trim().is_empty() => Ok(AccountId::new()),
            Some(_) | None => Err(format!("vetting.approved_by: {value} is no e-mail address")),
        };
        let vetting = match &line.vetting {
            Some(map) => import_vetting::read::<String>(map, named)?,
            None => Default::default(),
        };
        let screening = vetting.screening(today.and_time(NaiveTime::MIN).and_utc());
        let missing = screening.missing(today, adults);
        self.waiting += u32::from(!missing.is_empty());
        for step in &missing {
            *self.unvetted.entry(step.name()).or_default() += 1;
        }
        Ok(if missing.is_empty() { screening.valid_until() } else { None })
    }
}
