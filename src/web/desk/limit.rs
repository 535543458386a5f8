//! How often one address may try to sign in: a guesser waits, everybody else does not notice.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::config::network;

/// After so many tries, addresses that have waited long enough are forgotten.
const FORGET_EVERY: u32 = 1000;

/// Counts the tries to sign in by address; one for all workers of an instance.
pub struct SignInLimit {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    tries: AtomicU32,
}

impl SignInLimit {
    /// A limit of so many tries a minute; the configuration holds it between 1 and 10,000.
    pub fn new(per_minute: u32) -> Self {
        let quota = Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN));
        Self { limiter: RateLimiter::keyed(quota), clock: DefaultClock::default(), tries: AtomicU32::new(0) }
    }

    /// Counts a try.
    ///
    /// # Errors
    /// After how many seconds the next one is heard.
    pub fn check(&self, address: IpAddr) -> Result<(), u64> {
        if self.tries.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&network(address)).map_err(|wait| {
            let left = wait.wait_time_from(self.clock.now());
            left.as_secs() + u64::from(left.subsec_nanos() > 0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_try_after_the_last_one_waits_and_other_addresses_do_not() {
        let limit = SignInLimit::new(3);
        let at = |text: &str| text.parse::<IpAddr>().unwrap();
        for _ in 0..3 {
            limit.check(at("192.0.2.1")).unwrap();
        }
        let wait_s = limit.check(at("192.0.2.1")).unwrap_err();
        assert!((1..=20).contains(&wait_s), "{wait_s}");
        limit.check(at("::ffff:192.0.2.1")).unwrap_err();
        limit.check(at("192.0.2.2")).unwrap();
        for end in 1..=3 {
            limit.check(at(&format!("2001:db8::{end}"))).unwrap();
        }
        limit.check(at("2001:db8::ffff:4")).unwrap_err();
        limit.check(at("2001:db8:0:1::4")).unwrap();
    }
}
