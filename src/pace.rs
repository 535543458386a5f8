//! The pace at which one address is answered (inbound check 15): whoever asks again and again waits for each answer, and nobody is turned
//! away for it. A peer that comes back as soon as it has its answer would otherwise set the pace itself, and keep the machine busy.

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
/// So much of what an address has in a minute may leave at once: three seconds' worth.
const AT_ONCE_OF_A_MINUTE: u32 = 20;
/// How many addresses are remembered before those that are quiet are forgotten.
const KEYS_MAX: usize = 10_000;

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
    rate: DefaultKeyedRateLimiter<IpAddr>,
    places: Semaphore,
    places_unread: Semaphore,
}

impl Pace {
    /// So many answers a minute for each address without a wait, a twentieth of them at once.
    pub fn per_minute(most: u32) -> Self {
        let number = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_minute(number(most)).allow_burst(number(most / AT_ONCE_OF_A_MINUTE));
        let places = (Semaphore::new(HELD_MAX), Semaphore::new(UNREAD_MAX));
        Self { rate: RateLimiter::keyed(quota), places: places.0, places_unread: places.1 }
    }

    /// Waits until this address may have one more such answer, two seconds at most. Where too many wait already, it does not.
    pub async fn hold_back(&self, address: IpAddr, left: Left) {
        if self.rate.len() > KEYS_MAX {
            self.rate.retain_recent();
        }
        let Some(mut wait) = self.wait(address) else { return };
        let places = match left {
            Left::Nothing => &self.places,
            Left::Body => &self.places_unread,
        };
        let Ok(_place) = places.try_acquire() else { return };
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
    async fn held(pace: &Pace, last: u8, left: Left) -> Duration {
        let began = Instant::now();
        pace.hold_back(address(last), left).await;
        began.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn inbound_15_who_asks_too_often_waits_for_the_answer_and_nobody_else_does() {
        let pace = Pace::per_minute(40);
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
    #[tokio::test(start_paused = true)]
    async fn inbound_15_addresses_that_are_quiet_are_forgotten_beyond_so_many() {
        // So fast that each address is quiet again when the next one comes.
        let pace = Pace::per_minute(u32::MAX);
        let number = |number: usize| IpAddr::from(Ipv4Addr::from_bits(u32::try_from(number).unwrap()));
        for of in 0..=KEYS_MAX {
            pace.hold_back(number(of), Left::Nothing).await;
        }
        assert_eq!(pace.rate.len(), KEYS_MAX + 1, "there is room for so many");
        pace.hold_back(number(KEYS_MAX + 1), Left::Nothing).await;
        assert!(pace.rate.len() < KEYS_MAX, "the quiet ones went");
    }
}
