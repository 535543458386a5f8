//! Which way of signing a host reads: draft-cavage, unless it refused that and took RFC 9421.
//! Invariant: RFC 9421 is remembered after both, never for an answer to it alone: there are servers that answer 202 to a signature
//! that they cannot read, and drop what it signed. For the same reason it is not remembered for ever.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};

use crate::federation::signatures::Scheme;
use crate::services::ServiceError;
use crate::store::{Db, schemes};

/// How many hosts are remembered in memory.
const HOSTS_MAX: usize = 20_000;
/// So long a host is asked with RFC 9421 first; then draft-cavage is tried once more.
const KEPT: TimeDelta = TimeDelta::days(7);

/// What is known of hosts; in the store, which several processes share, and in memory.
pub struct Schemes {
    /// None in tests of the client alone.
    db: Option<Db>,
    /// Since when a host wants RFC 9421; `None` for one that is not known to.
    known: Mutex<HashMap<String, Option<DateTime<Utc>>>>,
}

impl std::fmt::Debug for Schemes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Schemes")
    }
}

impl Schemes {
    /// A memory that ends with the process.
    pub fn in_memory() -> Self {
        Self { db: None, known: Mutex::default() }
    }

    /// A memory that the processes of an instance share.
    pub fn stored(db: Db) -> Self {
        Self { db: Some(db), known: Mutex::default() }
    }

    /// How a request to a host is signed first.
    pub(super) async fn of(&self, host: &str, now: DateTime<Utc>) -> Scheme {
        let known = self.known.lock().expect("no holder of this lock can panic").get(host).copied();
        let since = match known {
            Some(since) => since,
            None => self.load(host).await,
        };
        if since.is_some_and(|since| now - since < KEPT) { Scheme::Rfc9421 } else { Scheme::Cavage }
    }

    async fn load(&self, host: &str) -> Option<DateTime<Utc>> {
        let db = self.db.as_ref()?;
        let wanted = host.to_owned();
        match db.read(move |conn| schemes::wants_rfc9421(conn, &wanted)).await {
            Ok(since) => {
                self.note(host, since);
                since
            }
            Err(error) => {
                // Not noted: the next request asks again.
                tracing::error!(%error, host, "how a host wants requests signed cannot be read");
                None
            }
        }
    }

    fn note(&self, host: &str, since: Option<DateTime<Utc>>) {
        let mut known = self.known.lock().expect("no holder of this lock can panic");
        if known.len() >= HOSTS_MAX {
            known.clear();
        }
        known.insert(host.to_owned(), since);
    }

    /// Notes that a host refused the other way and took this one.
    pub(super) async fn learn(&self, host: &str, scheme: Scheme, now: DateTime<Utc>) {
        tracing::info!(host, ?scheme, "a host takes another way of signing");
        self.note(host, (scheme == Scheme::Rfc9421).then_some(now));
        let Some(db) = &self.db else { return };
        let named = host.to_owned();
        let saved = db
            .tx(move |tx| {
                match scheme {
                    Scheme::Rfc9421 => schemes::remember(tx, &named, now)?,
                    Scheme::Cavage => schemes::forget(tx, &named)?,
                }
                Ok::<(), ServiceError>(())
            })
            .await;
        if let Err(error) = saved {
            tracing::error!(%error, host, "how a host wants requests signed cannot be written");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> DateTime<Utc> {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    #[tokio::test]
    async fn rfc_9421_is_remembered_for_a_week_to_the_second_and_for_each_host() {
        let schemes = Schemes::in_memory();
        schemes.learn("a.example", Scheme::Rfc9421, noon()).await;
        schemes.learn("b.example", Scheme::Rfc9421, noon() + TimeDelta::seconds(1)).await;
        for (host, after, scheme) in [
            ("a.example", TimeDelta::zero(), Scheme::Rfc9421),
            ("a.example", KEPT - TimeDelta::seconds(1), Scheme::Rfc9421),
            ("a.example", KEPT, Scheme::Cavage),
            ("b.example", KEPT, Scheme::Rfc9421),
            ("c.example", TimeDelta::zero(), Scheme::Cavage),
        ] {
            assert_eq!(schemes.of(host, noon() + after).await, scheme, "{host} after {after}");
        }
        schemes.learn("a.example", Scheme::Cavage, noon()).await;
        assert_eq!(schemes.of("a.example", noon()).await, Scheme::Cavage);
    }

    #[test]
    fn strangers_cannot_make_it_remember_hosts_without_end() {
        let schemes = Schemes::in_memory();
        for number in 0..HOSTS_MAX + 10 {
            schemes.note(&format!("h{number}.example"), None);
            assert!(schemes.known.lock().unwrap().len() <= HOSTS_MAX);
        }
    }
}
