//! So many a minute for each address or origin (inbound check 15).

use std::hash::Hash;
use std::num::NonZeroU32;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// How many keys are remembered before those that are quiet are forgotten.
const KEYS_MAX: usize = 10_000;

/// How often each key may do something.
pub(super) struct Rate<K: Hash + Eq + Clone>(DefaultKeyedRateLimiter<K>);

impl<K: Hash + Eq + Clone> Rate<K> {
    /// So many a minute for each key; all of them may come at once.
    pub(super) fn per_minute(most: u32) -> Self {
        Self(RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN))))
    }

    /// Counts one; gives how long this key must wait, in seconds, where it had too many.
    pub(super) fn wait_s(&self, key: &K) -> Option<u32> {
        if self.0.len() > KEYS_MAX {
            self.0.retain_recent();
        }
        let wait = self.0.check_key(key).err()?.wait_time_from(DefaultClock::default().now());
        Some(u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inbound_15_keys_that_are_quiet_are_forgotten_beyond_so_many() {
        // So fast that each key is quiet again when the next one comes.
        let rate = Rate::per_minute(u32::MAX);
        for key in 0..=KEYS_MAX {
            assert_eq!(rate.wait_s(&key), None);
        }
        assert_eq!(rate.0.len(), KEYS_MAX + 1, "there is room for so many");
        assert_eq!(rate.wait_s(&usize::MAX), None);
        assert!(rate.0.len() < KEYS_MAX, "the quiet ones went");
    }

    #[test]
    fn inbound_15_who_had_too_many_waits_also_where_many_others_come() {
        let rate = Rate::per_minute(1);
        for key in 0..=KEYS_MAX + 1 {
            assert_eq!(rate.wait_s(&key), None);
        }
        for key in [0, KEYS_MAX + 1] {
            assert!(rate.wait_s(&key).is_some_and(|wait_s| (50..=60).contains(&wait_s)));
        }
    }
}
