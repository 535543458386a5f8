//! How much one inbound activity may make us fetch (inbound check 10): who sends one request must not make us send a thousand.

use std::sync::atomic::{AtomicU32, Ordering};

use super::error::FetchError;

/// The fetches that one inbound activity may cause.
pub const FETCHES_MAX: u32 = 20;

/// What is left of them; shared by everything that is done for one activity.
#[derive(Debug)]
pub struct Budget(AtomicU32);

impl Budget {
    /// The budget of one inbound activity.
    pub fn of_activity() -> Self {
        Self(AtomicU32::new(FETCHES_MAX))
    }

    /// Takes one fetch out of it.
    ///
    /// # Errors
    /// [`FetchError::BudgetSpent`] where nothing is left.
    pub fn spend(&self) -> Result<(), FetchError> {
        let taken = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        taken.map(drop).map_err(|_| FetchError::BudgetSpent)
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
    }
}
