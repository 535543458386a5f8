//! Requests that were verified and stored a moment ago (inbound check 6): whoever sends the very same one again is answered without a
//! signature checked, a row asked for or an origin charged. The store remembers for 14 hours what this forgets.

use std::collections::{HashSet, VecDeque};
use std::sync::Mutex;

use crate::federation::signatures::Fingerprint;

/// The most requests that are remembered; the oldest is forgotten first.
const MAX: usize = 8192;

/// The memory.
#[derive(Debug, Default)]
pub(super) struct Replays(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    all: HashSet<Fingerprint>,
    by_age: VecDeque<Fingerprint>,
}

impl Replays {
    /// Whether this very request was taken a moment ago.
    pub(super) fn knows(&self, request: &Fingerprint) -> bool {
        self.0.lock().expect("no holder of this lock can panic").all.contains(request)
    }

    /// Notes a request whose activity is on the disk.
    pub(super) fn note(&self, request: Fingerprint) {
        let mut known = self.0.lock().expect("no holder of this lock can panic");
        if !known.all.insert(request) {
            return;
        }
        known.by_age.push_back(request);
        if known.by_age.len() > MAX
            && let Some(oldest) = known.by_age.pop_front()
        {
            known.all.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::{DateTime, TimeDelta, Utc};
    use url::Url;

    use super::*;
    use crate::crypto::RsaKey;
    use crate::federation::signatures::{Body, ReceivedRequest, Scheme, SigningKey, Site, Unverified, sign};

    fn request(number: usize) -> Fingerprint {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&number.to_le_bytes());
        Fingerprint::from_bytes(bytes)
    }

    #[test]
    fn inbound_06_so_many_requests_are_remembered_and_the_oldest_is_forgotten_first() {
        let replays = Replays::default();
        assert!(!replays.knows(&request(0)));
        for number in 0..MAX {
            replays.note(request(number));
        }
        replays.note(request(0));
        assert!(replays.knows(&request(0)), "there is room for so many");
        replays.note(request(MAX));
        assert!(!replays.knows(&request(0)), "the oldest went, though it came again");
        assert!(replays.knows(&request(1)));
        assert!(replays.knows(&request(MAX)));
    }

    /// The fingerprint of a request that is sent to `/inbox` of beta.test.
    fn sent(key: &SigningKey, scheme: Scheme, body: &str, at: DateTime<Utc>) -> Fingerprint {
        let url = Url::parse("https://beta.test/inbox").unwrap();
        let bytes = Body { bytes: body.as_bytes(), content_type: "application/activity+json" };
        let signed = sign(scheme, key, "POST", &url, Some(bytes), at);
        let mut headers: Vec<_> = signed.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        headers.push(("host".to_owned(), "beta.test".to_owned()));
        let (method, path_and_query, body) = ("POST", "/inbox", body.as_bytes());
        let request = ReceivedRequest { method, path_and_query, headers: &headers, body };
        let site = Site { scheme: "https", host: "beta.test" };
        Unverified::from_request(&request, site, at).unwrap().fingerprint()
    }

    #[test]
    fn inbound_06_another_body_time_key_or_name_of_it_is_another_request() {
        let key =
            |name: &str, key: &Arc<RsaKey>| SigningKey { key_id: name.to_owned(), key: Arc::clone(key) };
        let (ours, other) = (Arc::new(RsaKey::generate().unwrap()), Arc::new(RsaKey::generate().unwrap()));
        let at: DateTime<Utc> = "2026-11-22T15:00:24Z".parse().unwrap();
        for scheme in [Scheme::Cavage, Scheme::Rfc9421] {
            let first = sent(&key("https://a.test/#k", &ours), scheme, "{}", at);
            assert_eq!(first, sent(&key("https://a.test/#k", &ours), scheme, "{}", at), "sent again");
            let others = [
                sent(&key("https://a.test/#k", &ours), scheme, "[]", at),
                sent(&key("https://a.test/#k", &ours), scheme, "{}", at + TimeDelta::seconds(1)),
                sent(&key("https://a.test/#l", &ours), scheme, "{}", at),
                sent(&key("https://a.test/#k", &other), scheme, "{}", at),
            ];
            assert!(others.iter().all(|other| *other != first), "{scheme:?}");
        }
    }
}
