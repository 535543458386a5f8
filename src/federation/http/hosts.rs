//! How many fetches one host gets at a time, and when it gets none: a breaker for hosts that do not answer (inbound check 10).
//! Time is a parameter; a host that is left alone gets one probe when its wait is over, and is open again once that is answered.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use url::Url;

use super::error::FetchError;

/// How many fetches go to one host at a time: a server that answers slowly holds this many of ours and no more.
pub(super) const PER_HOST: usize = 4;
/// After so many failures in a row a host is left alone.
pub(super) const FAILURES_MAX: u32 = 5;
/// How long, in seconds: at first, and at most; each failed probe doubles it.
pub(super) const FIRST_WAIT_S: i64 = 30;
pub(super) const WAIT_MAX_S: i64 = 15 * 60;
/// How many hosts are remembered; a stranger cannot make us remember more.
const HOSTS_MAX: usize = 10_000;

/// For whom a host is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asking {
    /// For work in the background, at this time: a host that is left alone is not asked.
    ForWork(DateTime<Utc>),
    /// For somebody who waits and wants to know how it is now: asked in any case.
    ForAPerson,
}

/// What is known of hosts; clones share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Hosts(Arc<Mutex<HashMap<String, Host>>>);

#[derive(Debug)]
struct Host {
    room: Arc<Semaphore>,
    failures: u32,
    /// Left alone until then.
    until: Option<DateTime<Utc>>,
    /// Somebody asks whether it is back.
    probed: Probe,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Probe {
    None,
    UnderWay,
}

impl Host {
    fn new() -> Self {
        Self { room: Arc::new(Semaphore::new(PER_HOST)), failures: 0, until: None, probed: Probe::None }
    }

    fn is_idle(&self) -> bool {
        self.room.available_permits() == PER_HOST
    }
}

/// The right to ask a host once. Whoever has it says what came of it.
#[derive(Debug)]
pub(super) struct Pass {
    turn: Turn,
    asking: Asking,
    _room: OwnedSemaphorePermit,
}

/// A place in the queue at a host. Dropped, it gives back the probe, also where the wait for room is given up.
#[derive(Debug)]
struct Turn {
    hosts: Hosts,
    host: String,
    probe: Probe,
}

impl Drop for Turn {
    fn drop(&mut self) {
        if self.probe == Probe::UnderWay
            && let Some(entry) = self.hosts.lock().get_mut(&self.host)
        {
            entry.probed = Probe::None;
        }
    }
}

impl Hosts {
    /// Waits for room at a host.
    ///
    /// # Errors
    /// [`FetchError::HostLeftAlone`], at once, while its breaker is open.
    pub(super) async fn enter(&self, url: &Url, asking: Asking) -> Result<Pass, FetchError> {
        let host = name_of(url);
        let (room, probe) = self.admit(&host, asking)?;
        let turn = Turn { hosts: self.clone(), host, probe };
        let permit = room.acquire_owned().await.map_err(|e| FetchError::Network(e.to_string()))?;
        Ok(Pass { turn, asking, _room: permit })
    }

    fn admit(&self, host: &str, asking: Asking) -> Result<(Arc<Semaphore>, Probe), FetchError> {
        let mut known = self.lock();
        if known.len() >= HOSTS_MAX && !known.contains_key(host) {
            forget_some(&mut known, asking);
        }
        let entry = known.entry(host.to_owned()).or_insert_with(Host::new);
        let probe = match (entry.until, asking) {
            (Some(until), Asking::ForWork(now)) if until > now || entry.probed == Probe::UnderWay => {
                return Err(FetchError::HostLeftAlone { host: host.to_owned() });
            }
            (Some(_), Asking::ForWork(_)) => Probe::UnderWay,
            (None, Asking::ForWork(_)) | (_, Asking::ForAPerson) => Probe::None,
        };
        if probe == Probe::UnderWay {
            entry.probed = Probe::UnderWay;
        }
        Ok((Arc::clone(&entry.room), probe))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Host>> {
        self.0.lock().expect("no holder of this lock can panic")
    }
}

/// Makes room: hosts that nobody asks and that are not left alone go first, then all that nobody asks.
fn forget_some(known: &mut HashMap<String, Host>, asking: Asking) {
    known.retain(|_, host| {
        let alone = match asking {
            Asking::ForWork(now) => host.until.is_some_and(|until| until > now),
            Asking::ForAPerson => host.until.is_some(),
        };
        alone || !host.is_idle()
    });
    if known.len() >= HOSTS_MAX {
        known.retain(|_, host| !host.is_idle());
    }
}

impl Pass {
    /// Notes what came of asking. Only what says that nobody is there counts against a host: a document that is
    /// missing or malformed does not, or whoever names a bad address of another's server could close it to us.
    pub(super) fn came_to<T>(&self, result: &Result<T, FetchError>) {
        let Asking::ForWork(now) = self.asking else { return };
        let mut known = self.turn.hosts.lock();
        let Some(entry) = known.get_mut(&self.turn.host) else { return };
        if !result.as_ref().is_err_and(FetchError::says_nobody_is_there) {
            (entry.failures, entry.until) = (0, None);
            return;
        }
        entry.failures = entry.failures.saturating_add(1);
        if entry.failures >= FAILURES_MAX {
            let doubled = FIRST_WAIT_S << (entry.failures - FAILURES_MAX).min(10);
            entry.until = Some(now + TimeDelta::seconds(doubled.min(WAIT_MAX_S)));
        }
    }
}

/// Host and port: two servers on one machine answer each for itself.
fn name_of(url: &Url) -> String {
    let port = url.port_or_known_default().unwrap_or_default();
    format!("{}:{port}", url.host_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> DateTime<Utc> {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    fn url() -> Url {
        "https://a.example/x".parse().unwrap()
    }

    async fn tries(hosts: &Hosts, at_s: i64, result: Result<(), FetchError>) -> Result<(), FetchError> {
        let pass = hosts.enter(&url(), Asking::ForWork(noon() + TimeDelta::seconds(at_s))).await?;
        pass.came_to(&result);
        Ok(())
    }

    fn alone() -> Result<(), FetchError> {
        Err(FetchError::HostLeftAlone { host: "a.example:443".to_owned() })
    }

    #[tokio::test]
    async fn inbound_10_a_host_that_does_not_answer_is_left_alone_then_probed_once() {
        let hosts = Hosts::default();
        for _ in 0..FAILURES_MAX {
            assert_eq!(tries(&hosts, 0, Err(FetchError::TimedOut)).await, Ok(()));
        }
        assert_eq!(tries(&hosts, 29, Ok(())).await, alone());
        assert!(alone().unwrap_err().may_pass(), "what was to be fetched is tried again later");

        let probe = hosts.enter(&url(), Asking::ForWork(noon() + TimeDelta::seconds(30))).await.unwrap();
        assert_eq!(tries(&hosts, 30, Ok(())).await, alone(), "one asks whether it is back, not all");
        probe.came_to::<()>(&Err(FetchError::Network("refused".to_owned())));
        drop(probe);
        assert_eq!(tries(&hosts, 89, Ok(())).await, alone(), "the second wait is twice as long");
        assert_eq!(tries(&hosts, 90, Ok(())).await, Ok(()));
        for _ in 0..PER_HOST {
            assert_eq!(tries(&hosts, 90, Ok(())).await, Ok(()), "an answer opens it to all");
        }
    }

    #[tokio::test]
    async fn inbound_10_a_probe_that_is_given_up_leaves_its_turn_to_the_next() {
        let hosts = Hosts::default();
        for _ in 0..FAILURES_MAX {
            tries(&hosts, 0, Err(FetchError::Status(503))).await.unwrap();
        }
        drop(hosts.enter(&url(), Asking::ForWork(noon() + TimeDelta::seconds(40))).await.unwrap());
        assert_eq!(tries(&hosts, 40, Ok(())).await, Ok(()));
    }

    #[tokio::test]
    async fn inbound_10_bad_documents_and_single_failures_close_nothing() {
        let hosts = Hosts::default();
        for _ in 0..3 {
            for _ in 1..FAILURES_MAX {
                assert_eq!(tries(&hosts, 0, Err(FetchError::TimedOut)).await, Ok(()));
            }
            assert_eq!(tries(&hosts, 0, Err(FetchError::NotFound)).await, Ok(()));
        }
        for _ in 0..20 {
            for error in [FetchError::Status(500), FetchError::Gone, FetchError::Malformed("x".to_owned())] {
                assert_eq!(tries(&hosts, 0, Err(error)).await, Ok(()));
            }
        }
    }

    #[tokio::test]
    async fn a_person_asks_a_host_that_is_left_alone() {
        let hosts = Hosts::default();
        for _ in 0..FAILURES_MAX {
            tries(&hosts, 0, Err(FetchError::TimedOut)).await.unwrap();
        }
        assert!(hosts.enter(&url(), Asking::ForAPerson).await.is_ok());
        assert_eq!(tries(&hosts, 1, Ok(())).await, alone(), "which changes nothing for the work");
    }

    #[tokio::test]
    async fn inbound_10_a_host_gets_so_many_fetches_at_a_time_and_another_is_not_held_up() {
        use futures_util::FutureExt as _;
        let hosts = Hosts::default();
        let asking = Asking::ForWork(noon());
        let mut passes = Vec::new();
        for _ in 0..PER_HOST {
            passes.push(hosts.enter(&url(), asking).await.unwrap());
        }
        assert!(hosts.enter(&url(), asking).now_or_never().is_none(), "the fifth waits");
        let other = "https://b.example/".parse().unwrap();
        assert!(hosts.enter(&other, asking).now_or_never().is_some());
        passes.pop();
        assert!(hosts.enter(&url(), asking).now_or_never().is_some());
    }

    /// Lets a stranger name hosts until no more can be remembered, and then one more.
    async fn fills(hosts: &Hosts, asking: Asking) {
        for number in hosts.lock().len()..=HOSTS_MAX {
            let url = format!("https://h{number}.example/").parse().unwrap();
            drop(hosts.enter(&url, asking).await.unwrap());
        }
        assert!(hosts.lock().len() <= HOSTS_MAX);
    }

    #[tokio::test]
    async fn inbound_10_strangers_cannot_make_it_remember_hosts_without_end_nor_forget_those_that_count() {
        for (asking, is_known) in [
            (Asking::ForWork(noon() + TimeDelta::seconds(29)), true),
            // Its wait is over: it is as good as any other.
            (Asking::ForWork(noon() + TimeDelta::seconds(30)), false),
            (Asking::ForWork(noon() + TimeDelta::seconds(31)), false),
            (Asking::ForAPerson, true),
        ] {
            let hosts = Hosts::default();
            for _ in 0..FAILURES_MAX {
                tries(&hosts, 0, Err(FetchError::TimedOut)).await.unwrap();
            }
            let busy: Url = "https://busy.example/".parse().unwrap();
            let pass = hosts.enter(&busy, Asking::ForWork(noon())).await.unwrap();
            fills(&hosts, asking).await;
            assert_eq!(hosts.lock().contains_key(&name_of(&url())), is_known, "{asking:?}");
            let room = hosts.lock()[&name_of(&busy)].room.available_permits();
            assert_eq!(room, PER_HOST - 1, "who is being asked keeps its bound, {asking:?}");
            drop(pass);
        }
    }

    #[tokio::test]
    async fn inbound_10_where_every_host_is_left_alone_those_that_are_asked_are_remembered() {
        let hosts = Hosts::default();
        let until = Some(noon() + TimeDelta::hours(1));
        for number in 1..HOSTS_MAX {
            hosts.lock().insert(format!("h{number}.example:443"), Host { until, ..Host::new() });
        }
        let pass = hosts.enter(&url(), Asking::ForWork(noon())).await.unwrap();
        fills(&hosts, Asking::ForWork(noon())).await;
        assert_eq!(hosts.lock().len(), 2, "the new one, and the one that is being asked");
        assert!(hosts.lock().contains_key(&name_of(&url())));
        drop(pass);
    }

    #[tokio::test]
    async fn inbound_10_failures_are_not_forgotten_because_another_host_is_asked() {
        let hosts = Hosts::default();
        let other = "https://b.example/".parse().unwrap();
        for _ in 0..FAILURES_MAX {
            tries(&hosts, 0, Err(FetchError::TimedOut)).await.unwrap();
            drop(hosts.enter(&other, Asking::ForWork(noon())).await.unwrap());
            hosts.lock().remove(&name_of(&other));
        }
        assert_eq!(tries(&hosts, 1, Ok(())).await, alone());
    }
}
