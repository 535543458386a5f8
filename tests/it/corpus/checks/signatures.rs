//! A signed request as it arrived: `UNIX-SECONDS METHOD TARGET HOST`, header lines, an empty line, the body.
//! The key is not looked at yet, so anybody can make what passes here: it must hold for no other time, host or body.

use chrono::{DateTime, TimeDelta, Utc};
use rooftop::federation::signatures::{ReceivedRequest, Site, Unverified};

/// A request that the input describes.
struct Given {
    now: DateTime<Utc>,
    method: String,
    target: String,
    host: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Given {
    fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(2).position(|two| two == b"\n\n").unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..end]);
        let mut lines = head.split('\n');
        let mut words = lines.next()?.split(' ');
        let now_s = words.next()?.parse().ok().filter(|s| (0..253_402_300_800_i64).contains(s))?;
        let mut word = || words.next().unwrap_or_default().to_owned();
        let (method, target, host) = (word(), word(), word());
        let pair = |line: &str| line.split_once(':').map(|(n, v)| (n.trim().to_owned(), v.trim().to_owned()));
        Some(Self {
            now: DateTime::from_timestamp(now_s, 0)?,
            method,
            target,
            host,
            headers: lines.filter_map(pair).collect(),
            body: bytes.get(end + 2..).unwrap_or_default().to_vec(),
        })
    }

    /// Reads the signature, at another time, for another host, with another body.
    fn passes(&self, now: DateTime<Utc>, host: &str, body: &[u8]) -> Option<Unverified> {
        let request = ReceivedRequest {
            method: &self.method,
            path_and_query: &self.target,
            headers: &self.headers,
            body,
        };
        Unverified::from_request(&request, Site { scheme: "https", host }, now).ok()
    }
}

/// Reads a signature, and what would pass beside it.
pub fn check(bytes: &[u8]) {
    let Some(given) = Given::read(bytes) else { return };
    let Some(read) = given.passes(given.now, &given.host, &given.body) else { return };
    assert!(!read.key_id().is_empty(), "a signature of nobody");
    let signed = |name: &str| ["signature", "authorization"].iter().any(|n| name.eq_ignore_ascii_case(n));
    assert!(given.headers.iter().any(|(name, _)| signed(name)), "a signature from nowhere");
    for hours in [-15, 15] {
        let then = given.now + TimeDelta::hours(hours);
        assert!(given.passes(then, &given.host, &given.body).is_none(), "it passes {hours} h later");
    }
    let other_host = format!("{}.evil.example", given.host);
    assert!(given.passes(given.now, &other_host, &given.body).is_none(), "it passes for {other_host}");
    let has_body = !given.body.is_empty() || given.method.eq_ignore_ascii_case("POST");
    if has_body {
        let mut changed = given.body.clone();
        changed.push(b' ');
        assert!(given.passes(given.now, &given.host, &changed).is_none(), "it passes with another body");
    }
}
