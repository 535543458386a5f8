//! How often each address or server may do something (inbound check 15). Beyond a [`Rate`] it is told when to come back; beyond a
//! [`Pace`] it waits for each answer, and is not turned away: a peer that comes back as soon as it has its answer would otherwise set the
//! pace itself, and keep the machine busy.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep};

/// How long an answer is held back at most.
const HOLD_MAX: Duration = Duration::from_secs(2);
/// How many are held back at a time; each is a connection that stays open, and there is room for more of those.
const HELD_MAX: usize = 1024;
/// How many of them while their body is unread: the server keeps up to 128 kB of each meanwhile.
const UNREAD_MAX: usize = 384;
/// So much of what an address has in a minute may leave at once: a second's worth. A flood from many addresses begins with all of it.
const AT_ONCE_OF_A_MINUTE: u32 = 60;
/// How many keys are remembered before those that are quiet are forgotten.
const KEYS_MAX: usize = 10_000;

/// How often each key may do something.
#[derive(Debug)]
pub struct Rate<K: Hash + Eq + Clone>(DefaultKeyedRateLimiter<K>);

impl<K: Hash + Eq + Clone> Rate<K> {
    /// So many a minute for each key; all of them may come at once.
    pub fn per_minute(most: u32) -> Self {
        Self::at_once(most, most)
    }

    /// So many a minute for each key, of which so many may come at once; none is taken for one.
    fn at_once(most: u32, at_once: u32) -> Self {
        let number = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Self(RateLimiter::keyed(Quota::per_minute(number(most)).allow_burst(number(at_once))))
    }

    /// Counts one; gives how long this key must wait, where it had too many, and then counts nothing.
    pub fn wait(&self, key: &K) -> Option<Duration> {
        if self.0.len() > KEYS_MAX {
            self.0.retain_recent();
        }
        Some(self.0.check_key(key).err()?.wait_time_from(DefaultClock::default().now()))
    }

    /// As [`Rate::wait`], in seconds, which are never too few.
    pub fn wait_s(&self, key: &K) -> Option<u32> {
        let wait = self.wait(key)?;
        Some(u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1))
    }
}

/// What is left of a request when its answer is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    Nothing,
    /// Its body, which nobody read to its end.
    Body,
}

/// The pace for each address.
#[derive(Debug)]
pub struct Pace {
    rate: Rate<IpAddr>,
    places: Semaphore,
    places_unread: Semaphore,
}

impl Pace {
    /// So many answers a minute for each address without a wait, a sixtieth of them at once.
    pub fn per_minute(most: u32) -> Self {
        let rate = Rate::at_once(most, most / AT_ONCE_OF_A_MINUTE);
        Self { rate, places: Semaphore::new(HELD_MAX), places_unread: Semaphore::new(UNREAD_MAX) }
    }

    /// Waits until this address may have one more such answer, two seconds at most. Where too many wait already, it does not.
    pub async fn hold_back(&self, address: IpAddr, left: Left) {
        let Some(mut wait) = self.rate.wait(&address) else { return };
        let places = match left {
            Left::Nothing => &self.places,
            Left::Body => &self.places_unread,
        };
        let Ok(_place) = places.try_acquire() else { return };
        let until = Instant::now() + HOLD_MAX;
        loop {
            sleep(wait.min(until.saturating_duration_since(Instant::now()))).await;
            match self.rate.wait(&address) {
                Some(more) if Instant::now() < until => wait = more,
                Some(_) | None => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;
    use std::sync::Arc;

    use super::*;

    fn address(last: u8) -> IpAddr {
        Ipv4Addr::new(203, 0, 113, last).into()
    }

    /// How long it was held back, by the clock of the test.
    async fn held(pace: &Pace, last: u8, left: Left) -> Duration {
        let began = Instant::now();
        pace.hold_back(address(last), left).await;
        began.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn inbound_15_who_asks_too_often_waits_for_the_answer_and_nobody_else_does() {
        let pace = Pace::per_minute(120);
        for _ in 0..2 {
            assert_eq!(held(&pace, 1, Left::Nothing).await, Duration::ZERO);
        }
        // The limiter keeps the time of the machine, the wait that of the test, which runs ahead: it ends where it must at the latest.
        assert_eq!(held(&pace, 1, Left::Nothing).await, HOLD_MAX);
        assert_eq!(held(&pace, 2, Left::Nothing).await, Duration::ZERO, "another address");
        assert_eq!(pace.places.available_permits(), HELD_MAX, "the place is free again");
    }

    #[tokio::test(start_paused = true)]
    async fn inbound_15_so_many_answers_are_held_back_and_no_more() {
        for (left, other, most) in
            [(Left::Nothing, Left::Body, HELD_MAX), (Left::Body, Left::Nothing, UNREAD_MAX)]
        {
            let pace = Arc::new(Pace::per_minute(1));
            assert_eq!(held(&pace, 1, left).await, Duration::ZERO);
            let mut waiting = tokio::task::JoinSet::new();
            for _ in 0..most {
                let pace = Arc::clone(&pace);
                waiting.spawn(async move { held(&pace, 1, left).await });
            }
            let free = || pace.places.available_permits() + pace.places_unread.available_permits();
            while free() > HELD_MAX + UNREAD_MAX - most {
                tokio::task::yield_now().await;
            }
            assert_eq!(held(&pace, 1, left).await, Duration::ZERO, "there is no place to wait in");
            assert_eq!(held(&pace, 1, other).await, HOLD_MAX, "there is one of the other kind");
            assert!(waiting.join_all().await.into_iter().all(|held| held == HOLD_MAX));
        }
    }

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
