//! What people decided about pairs before a plan is made: locked, forbidden, or under way already.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::index::Index;
use super::reach::Nearness;
use super::rules::{self, Judgement, Rule, Setting, Standing};

/// A request and an offer, by their ids.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PairIds {
    pub request: Arc<str>,
    pub offer: Arc<str>,
}

impl PairIds {
    /// Of these two.
    pub fn new(request: &str, offer: &str) -> Self {
        Self { request: Arc::from(request), offer: Arc::from(offer) }
    }
}

impl std::fmt::Display for PairIds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "request {} and offer {}", self.request, self.offer)
    }
}

/// What is decided already.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// A moderator wants these in every plan.
    pub locked: BTreeSet<PairIds>,
    /// A moderator wants these in no plan ([`Rule::BlockedPair`]).
    pub forbidden: BTreeSet<PairIds>,
    /// Somebody was asked, or more: both are taken.
    pub frozen: BTreeSet<PairIds>,
    /// What the plan before proposed: it gets a bonus, so that a plan does not jump about.
    pub before: BTreeSet<PairIds>,
}

/// Why marks cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarksError {
    #[error("the locked pair {0}: one of them is not open")]
    NotOpen(PairIds),
    #[error("the locked pair {pair} breaks a rule: {}", codes(rules))]
    BreaksRule { pair: PairIds, rules: Vec<Rule> },
    #[error("the locked pair {pair} waits for another instance's verdict: {}", codes(rules))]
    ToAsk { pair: PairIds, rules: Vec<Rule> },
    #[error("the locked pair {0} is forbidden as well")]
    Forbidden(PairIds),
    #[error("the locked pair {0}: the request is in another pair that is locked or under way")]
    RequestTwice(PairIds),
    #[error("the locked pair {pair}: the offer takes {slots} households, and others are locked or under way")]
    OfferFull { pair: PairIds, slots: u8 },
}

impl MarksError {
    /// The pair that cannot be kept.
    pub fn pair(&self) -> &PairIds {
        match self {
            Self::NotOpen(pair)
            | Self::BreaksRule { pair, .. }
            | Self::ToAsk { pair, .. }
            | Self::Forbidden(pair)
            | Self::RequestTwice(pair)
            | Self::OfferFull { pair, .. } => pair,
        }
    }
}

fn codes(rules: &[Rule]) -> String {
    rules.iter().map(|rule| rule.as_str()).collect::<Vec<_>>().join(", ")
}

/// What is settled before anything is planned.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// Pairs of the plan: frozen or locked.
    pub pairs: Vec<(PairIds, Judgement)>,
    /// Under way, and broken by now: both are taken, a person has to look, and the plan does not hold them.
    pub broken: Vec<(PairIds, Judgement)>,
    /// The slots of each offer that are taken so.
    pub taken: BTreeMap<Arc<str>, u8>,
    /// The requests that are taken so.
    pub requests: BTreeSet<Arc<str>>,
}

impl Marks {
    /// What every rule says of a pair, [`Rule::BlockedPair`] among them. `None` where one of them is not open.
    pub fn judge(&self, pair: &PairIds, index: &Index, with: Setting<'_>) -> Option<Judgement> {
        let (offer, request) = (index.offer(&pair.offer)?, index.request(&pair.request)?);
        let near = Nearness::of(index.distances(), offer.area, &request.zones, &request.anchors);
        let mut judgement = rules::judge(offer, request, near, with);
        if self.forbidden.contains(pair) {
            judgement.block();
        }
        Some(judgement)
    }

    /// Settles what is frozen, then what is locked.
    ///
    /// # Errors
    /// A lock that cannot be kept, with the reason.
    pub fn settle(&self, index: &Index, with: Setting<'_>) -> Result<Settled, MarksError> {
        let mut settled = self.settle_frozen(index, with);
        for pair in self.locked.difference(&self.frozen) {
            let judgement = self.lock(pair, &settled, index, with)?;
            settled.take(pair);
            settled.pairs.push((pair.clone(), judgement));
        }
        Ok(settled)
    }

    /// These marks without the locks that cannot be kept, and why each of those cannot: what was right when it was locked may break a rule by now,
    /// and must not break every plan.
    pub fn keepable(mut self, index: &Index, with: Setting<'_>) -> (Self, Vec<MarksError>) {
        let mut settled = self.settle_frozen(index, with);
        let (mut kept, mut broken) = (BTreeSet::new(), Vec::new());
        for pair in &self.locked {
            if self.frozen.contains(pair) {
                kept.insert(pair.clone());
                continue;
            }
            match self.lock(pair, &settled, index, with) {
                Ok(_) => {
                    settled.take(pair);
                    kept.insert(pair.clone());
                }
                Err(error) => broken.push(error),
            }
        }
        self.locked = kept;
        (self, broken)
    }

    /// Whether a pair may be locked beside all that is decided and can be kept.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn may_lock(
        &self,
        pair: &PairIds,
        index: &Index,
        with: Setting<'_>,
    ) -> Result<Judgement, MarksError> {
        let mut others = self.clone();
        others.locked.remove(pair);
        let (others, _) = others.keepable(index, with);
        let settled = others.settle(index, with)?;
        others.lock(pair, &settled, index, with)
    }

    fn settle_frozen(&self, index: &Index, with: Setting<'_>) -> Settled {
        let mut settled = Settled::default();
        for pair in &self.frozen {
            // What has no open proposal any more takes nothing.
            let Some(judgement) = self.judge(pair, index, with) else { continue };
            settled.take(pair);
            let list = if judgement.standing() == Standing::Feasible {
                &mut settled.pairs
            } else {
                &mut settled.broken
            };
            list.push((pair.clone(), judgement));
        }
        settled
    }

    fn lock(
        &self,
        pair: &PairIds,
        settled: &Settled,
        index: &Index,
        with: Setting<'_>,
    ) -> Result<Judgement, MarksError> {
        if self.forbidden.contains(pair) {
            return Err(MarksError::Forbidden(pair.clone()));
        }
        let judgement = self.judge(pair, index, with).ok_or_else(|| MarksError::NotOpen(pair.clone()))?;
        match judgement.standing() {
            Standing::Feasible => {}
            Standing::ToAsk => {
                let rules = judgement.to_ask.iter().collect();
                return Err(MarksError::ToAsk { pair: pair.clone(), rules });
            }
            Standing::Infeasible => {
                let rules = judgement.failed.iter().collect();
                return Err(MarksError::BreaksRule { pair: pair.clone(), rules });
            }
        }
        if settled.requests.contains(&pair.request) {
            return Err(MarksError::RequestTwice(pair.clone()));
        }
        let slots = index.offer(&pair.offer).map_or(0, |offer| offer.free_slots);
        if settled.taken.get(&pair.offer).copied().unwrap_or(0) >= slots {
            return Err(MarksError::OfferFull { pair: pair.clone(), slots });
        }
        Ok(judgement)
    }
}

impl Settled {
    fn take(&mut self, pair: &PairIds) {
        self.requests.insert(Arc::clone(&pair.request));
        let taken = self.taken.entry(Arc::clone(&pair.offer)).or_default();
        *taken = taken.saturating_add(1);
    }
}
