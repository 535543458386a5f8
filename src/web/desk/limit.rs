//! How often one address may try to sign in: a guesser waits, everybody else does not notice.

use std::net::IpAddr;

use crate::config::network;
use crate::pace::Rate;

/// Counts the tries to sign in by address; one for all workers of an instance.
pub struct SignInLimit(Rate<IpAddr>);

impl SignInLimit {
    /// A limit of so many tries a minute; the configuration holds it between 1 and 10,000.
    pub fn new(per_minute: u32) -> Self {
        Self(Rate::per_minute(per_minute))
    }

    /// Counts a try.
    ///
    /// # Errors
    /// After how many seconds the next one is heard.
    pub fn check(&self, address: IpAddr) -> Result<(), u32> {
        self.0.wait_s(&network(address)).map_or(Ok(()), Err)
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
