//! How much one inbound activity may make us fetch (inbound check 10): who sends one request must not make us send a thousand. How deep
//! needs no count: of what was fetched only an actor's key may lead to one document more.

use std::sync::atomic::{AtomicU32, Ordering};

use super::error::FetchError;

/// The fetches that one inbound activity may cause, from the look-up of its key to its last try.
pub const FETCHES_MAX: u32 = 20;

/// What is left of them; shared by everything that is done for one activity.
#[derive(Debug)]
pub struct Budget(AtomicU32);

impl Budget {
    /// The budget of one inbound activity.
    pub fn of_activity() -> Self {
        Self::after(0)
    }

    /// The budget of an activity that caused so many fetches already.
    pub fn after(fetches: u32) -> Self {
        Self(AtomicU32::new(FETCHES_MAX.saturating_sub(fetches)))
    }

    /// Takes one fetch out of it.
    ///
    /// # Errors
    /// [`FetchError::BudgetSpent`] where nothing is left.
    pub fn spend(&self) -> Result<(), FetchError> {
        let taken = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        taken.map(drop).map_err(|_| FetchError::BudgetSpent)
    }

    /// How many fetches were caused so far.
    pub fn spent(&self) -> u32 {
        FETCHES_MAX - self.0.load(Ordering::Relaxed)
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
}
