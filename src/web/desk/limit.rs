//! How often one address may try a password or a code: a guesser waits, everybody else does not notice.

use std::net::IpAddr;

use actix_web::HttpRequest;

use crate::config::network;
use crate::pace::Rate;
use crate::web::error::PageError;
use crate::web::layout::Page;
use crate::web::visitors;

/// Counts the tries by address, of passwords, of codes, of cards, of links and of what is told in confidence apart; one for all workers of an
/// instance.
pub struct SignInLimit {
    passwords: Rate<IpAddr>,
    codes: Rate<IpAddr>,
    cards: Rate<IpAddr>,
    links: Rate<IpAddr>,
    tellings: Rate<IpAddr>,
}

/// What somebody tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// A password, with a code or without.
    Password,
    Code,
    /// The code of a card and its PIN. In a shelter many share one address, so that more are heard: each code counts for itself besides.
    Card,
    /// To get a link by mail, or to use one. As with cards, many share one address, and each mail address counts for itself besides.
    Link,
    /// Nothing is tried: somebody tells something in confidence.
    Telling,
}

/// How many cards, or links, are tried for each password.
const CARDS_FOR_EACH: u32 = 6;

impl SignInLimit {
    /// A limit of so many tries a minute; the configuration holds it between 1 and 10,000.
    pub fn new(per_minute: u32) -> Self {
        Self {
            passwords: Rate::per_minute(per_minute),
            codes: Rate::per_minute(per_minute),
            cards: Rate::per_minute(per_minute.saturating_mul(CARDS_FOR_EACH)),
            links: Rate::per_minute(per_minute.saturating_mul(CARDS_FOR_EACH)),
            tellings: Rate::per_minute(per_minute),
        }
    }

    /// Counts a try.
    ///
    /// # Errors
    /// After how many seconds the next one is heard.
    pub fn check(&self, what: Tried, address: IpAddr) -> Result<(), u32> {
        let rate = match what {
            Tried::Password => &self.passwords,
            Tried::Code => &self.codes,
            Tried::Card => &self.cards,
            Tried::Link => &self.links,
            Tried::Telling => &self.tellings,
        };
        rate.wait_s(&network(address)).map_or(Ok(()), Err)
    }

    /// Counts a try of whoever sent a request.
    ///
    /// # Errors
    /// A page with 429 that says when the next one is heard.
    pub(in crate::web) fn turn(
        &self,
        page: &Page,
        request: &HttpRequest,
        what: Tried,
    ) -> Result<(), PageError> {
        let Some(address) = visitors::address(request, &page.app().config) else { return Ok(()) };
        self.check(what, address).map_err(|seconds| PageError::too_many(page, seconds))
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
            limit.check(Tried::Password, at("192.0.2.1")).unwrap();
        }
        let wait_s = limit.check(Tried::Password, at("192.0.2.1")).unwrap_err();
        assert!((1..=20).contains(&wait_s), "{wait_s}");
        limit.check(Tried::Password, at("::ffff:192.0.2.1")).unwrap_err();
        limit.check(Tried::Password, at("192.0.2.2")).unwrap();
        limit.check(Tried::Code, at("192.0.2.1")).unwrap();
        for end in 1..=3 {
            limit.check(Tried::Password, at(&format!("2001:db8::{end}"))).unwrap();
        }
        limit.check(Tried::Password, at("2001:db8::ffff:4")).unwrap_err();
        limit.check(Tried::Password, at("2001:db8:0:1::4")).unwrap();
    }
}
