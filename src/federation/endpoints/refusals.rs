//! Whoever is refused again and again is answered at a slow pace (inbound check 15): a peer that comes back as soon as it has its answer
//! would otherwise set the pace itself, and keep the machine busy with refusing. What is taken is answered at once, also to the same
//! address.

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
/// So much of what an address has in a minute may leave at once: three seconds' worth.
const AT_ONCE_OF_A_MINUTE: u32 = 20;
/// How many addresses are remembered before those that are quiet are forgotten.
const KEYS_MAX: usize = 10_000;

/// The pace of refusals for each address.
#[derive(Debug)]
pub(super) struct Refusals {
    rate: DefaultKeyedRateLimiter<IpAddr>,
    places: Semaphore,
}

impl Refusals {
    /// So many a minute for each address without a wait.
    pub(super) fn per_minute(most: u32) -> Self {
        let number = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_minute(number(most)).allow_burst(number(most / AT_ONCE_OF_A_MINUTE));
        Self { rate: RateLimiter::keyed(quota), places: Semaphore::new(HELD_MAX) }
    }

    /// Waits until this address may have one more answer that refuses it, two seconds at most.
    pub(super) async fn hold_back(&self, address: IpAddr) {
        if self.rate.len() > KEYS_MAX {
            self.rate.retain_recent();
        }
        let Some(mut wait) = self.wait(address) else { return };
        let Ok(_place) = self.places.try_acquire() else { return };
        let until = Instant::now() + HOLD_MAX;
        loop {
            sleep(wait.min(until.saturating_duration_since(Instant::now()))).await;
            match self.wait(address) {
                Some(more) if Instant::now() < until => wait = more,
                Some(_) | None => return,
            }
        }
    }

    /// How long until the next answer may leave; `None` where it may now, and is counted.
    fn wait(&self, address: IpAddr) -> Option<Duration> {
        let not_until = self.rate.check_key(&address).err()?;
        Some(not_until.wait_time_from(DefaultClock::default().now()))
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
    async fn held(refusals: &Refusals, last: u8) -> Duration {
        let began = Instant::now();
        refusals.hold_back(address(last)).await;
        began.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn inbound_15_who_is_refused_often_waits_for_the_answer_and_nobody_else_does() {
        let refusals = Refusals::per_minute(40);
        for _ in 0..2 {
            assert_eq!(held(&refusals, 1).await, Duration::ZERO);
        }
        // The limiter keeps the time of the machine, the wait that of the test, which runs ahead: it ends where it must at the latest.
        assert_eq!(held(&refusals, 1).await, HOLD_MAX);
        assert_eq!(held(&refusals, 2).await, Duration::ZERO, "another address");
        assert_eq!(refusals.places.available_permits(), HELD_MAX, "the place is free again");
    }

    #[tokio::test(start_paused = true)]
    async fn inbound_15_so_many_answers_are_held_back_and_no_more() {
        let refusals = Arc::new(Refusals::per_minute(1));
        assert_eq!(held(&refusals, 1).await, Duration::ZERO);
        let mut waiting = tokio::task::JoinSet::new();
        for _ in 0..HELD_MAX {
            let refusals = Arc::clone(&refusals);
            waiting.spawn(async move { held(&refusals, 1).await });
        }
        while refusals.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(held(&refusals, 1).await, Duration::ZERO, "there is no place to wait in");
        assert!(waiting.join_all().await.into_iter().all(|held| held == HOLD_MAX));
    }
}
