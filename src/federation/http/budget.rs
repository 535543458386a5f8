//! How much one inbound activity may make us fetch (inbound check 10): who sends one request must not make us send a thousand.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::error::FetchError;

/// The fetches that one inbound activity may cause, from the look-up of its key to its last try.
pub const FETCHES_MAX: u32 = 20;
/// How deep what is fetched may name what is to be fetched next.
pub const DEPTH_MAX: u32 = 8;

/// What is left of them; shared by everything that is done for one activity.
#[derive(Debug)]
pub struct Budget {
    left: Arc<AtomicU32>,
    depth: u32,
}

impl Budget {
    /// The budget of one inbound activity.
    pub fn of_activity() -> Self {
        Self::after(0)
    }

    /// The budget of an activity that caused so many fetches already.
    pub fn after(fetches: u32) -> Self {
        Self { left: Arc::new(AtomicU32::new(FETCHES_MAX.saturating_sub(fetches))), depth: 1 }
    }

    /// Takes one fetch out of it.
    ///
    /// # Errors
    /// [`FetchError::BudgetSpent`] where nothing is left.
    pub fn spend(&self) -> Result<(), FetchError> {
        let taken = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        taken.map(drop).map_err(|_| FetchError::BudgetSpent)
    }

    /// How many fetches were caused so far.
    pub fn spent(&self) -> u32 {
        FETCHES_MAX - self.left.load(Ordering::Relaxed)
    }

    /// The same budget, for what a fetched document names.
    ///
    /// # Errors
    /// [`FetchError::TooDeep`] where the chain of documents is [`DEPTH_MAX`] long.
    pub fn deeper(&self) -> Result<Self, FetchError> {
        if self.depth >= DEPTH_MAX {
            return Err(FetchError::TooDeep);
        }
        Ok(Self { left: Arc::clone(&self.left), depth: self.depth + 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inbound_10_the_twenty_first_fetch_is_refused() {
        let budget = Budget::of_activity();
        for _ in 0..FETCHES_MAX {
            assert_eq!(budget.spend(), Ok(()));
        }
        assert_eq!(budget.spend(), Err(FetchError::BudgetSpent));
        assert_eq!(budget.spend(), Err(FetchError::BudgetSpent), "it stays spent");
        assert_eq!(budget.spent(), FETCHES_MAX);
    }

    #[test]
    fn inbound_10_what_was_fetched_before_counts() {
        let budget = Budget::after(19);
        assert_eq!((budget.spend(), budget.spent()), (Ok(()), 20));
        assert_eq!(budget.spend(), Err(FetchError::BudgetSpent));
        assert_eq!(Budget::after(500).spend(), Err(FetchError::BudgetSpent));
    }

    #[test]
    fn inbound_10_a_chain_of_documents_is_followed_eight_deep_on_one_account() {
        let mut budget = Budget::of_activity();
        for _ in 1..DEPTH_MAX {
            budget.spend().unwrap();
            budget = budget.deeper().unwrap();
        }
        assert_eq!(budget.spent(), 7, "each step takes from the same account");
        assert!(matches!(budget.deeper(), Err(FetchError::TooDeep)));
        assert!(!FetchError::TooDeep.may_pass());
    }
}
