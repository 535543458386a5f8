//! Domains that were found not to be blocked a moment ago (inbound check 2), so that of many activities of one the store is asked once.
//! A block is found all the same: it is asked for again before anything is fetched, and where an activity is stored.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::ids::Domain;

/// How long it is believed.
const FOR: Duration = Duration::from_secs(1);
/// The most domains that are remembered.
const MAX: usize = 4096;

/// The memory; what is blocked is never in it.
#[derive(Debug, Default)]
pub(super) struct Heard(Mutex<HashMap<Domain, Instant>>);

impl Heard {
    /// Whether a domain was found not to be blocked, less than a second before `now`.
    pub(super) fn lately(&self, domain: &Domain, now: Instant) -> bool {
        let known = self.0.lock().expect("no holder of this lock can panic");
        known.get(domain).is_some_and(|at| now.duration_since(*at) < FOR)
    }

    /// Notes that a domain is not blocked.
    pub(super) fn note(&self, domain: &Domain, now: Instant) {
        let mut known = self.0.lock().expect("no holder of this lock can panic");
        if known.len() >= MAX {
            known.retain(|_, at| now.duration_since(*at) < FOR);
        }
        if known.len() < MAX || known.contains_key(domain) {
            known.insert(domain.clone(), now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inbound_02_what_is_not_blocked_is_believed_for_a_second_and_of_so_many() {
        let (heard, now) = (Heard::default(), Instant::now());
        let domain = |number: usize| format!("n{number}.example").parse::<Domain>().unwrap();
        assert!(!heard.lately(&domain(0), now));
        for number in 0..MAX {
            heard.note(&domain(number), now);
        }
        assert!(heard.lately(&domain(0), now + FOR - Duration::from_millis(1)));
        assert!(!heard.lately(&domain(0), now + FOR));
        heard.note(&domain(MAX), now);
        assert!(!heard.lately(&domain(MAX), now), "no room");
        heard.note(&domain(0), now + FOR);
        assert!(heard.lately(&domain(0), now + FOR), "the old ones went");
        heard.note(&domain(MAX), now + FOR);
        assert!(heard.lately(&domain(MAX), now + FOR));
    }
}
