//! Signatures: what we sign reads back in every form in which a header can be written, and holds for that request alone.

use std::sync::{Arc, OnceLock};

use proptest::prelude::*;
use rooftop::crypto::{PublicKey, RsaKey};
use rooftop::federation::signatures::{Body, ReceivedRequest, Scheme, SigningKey, Site, Unverified, sign};

use super::checks::now;

const HOST: &str = "alpha.test";
const KEY_ID: &str = "https://beta.test/actors/beta#main-key";

/// One key for all: making one takes long.
fn key() -> &'static SigningKey {
    static KEY: OnceLock<SigningKey> = OnceLock::new();
    KEY.get_or_init(|| SigningKey { key_id: KEY_ID.to_owned(), key: Arc::new(RsaKey::generate().unwrap()) })
}

/// A request as it is sent.
#[derive(Debug, Clone)]
struct Sent {
    method: &'static str,
    target: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Sent {
    fn new(scheme: Scheme, method: &'static str, target: &str, body: &[u8]) -> Self {
        let url = format!("https://{HOST}{target}").parse().unwrap();
        let content = Body { bytes: body, content_type: "application/activity+json" };
        let signed = sign(scheme, key(), method, &url, (method == "POST").then_some(content), now());
        let mut headers = vec![("host".to_owned(), HOST.to_owned())];
        headers.extend(signed.into_iter().map(|(name, value)| (name.to_owned(), value)));
        Self { method, target: target.to_owned(), headers, body: body.to_vec() }
    }

    /// What an inbox that knows the key says.
    fn is_believed(&self) -> Result<(), String> {
        let request = ReceivedRequest {
            method: self.method,
            path_and_query: &self.target,
            headers: &self.headers,
            body: &self.body,
        };
        let read = Unverified::from_request(&request, Site { scheme: "https", host: HOST }, now())
            .map_err(|error| error.to_string())?;
        if read.key_id() != KEY_ID {
            return Err(format!("the key {} is not known", read.key_id()));
        }
        let public = PublicKey::from_pem(key().key.public_pem()).unwrap();
        read.verify(&public).map_err(|error| error.to_string())
    }

    fn header(&mut self, name: &str) -> Option<&mut String> {
        self.headers.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

/// The parameters of a header, `name="value"` each.
fn parameters(header: &str) -> Vec<String> {
    header.split("\",").map(|part| format!("{}\"", part.trim_end_matches('"'))).collect()
}

fn target() -> impl Strategy<Value = String> {
    "/[a-z0-9/]{0,20}(\\?[a-z=&%2]{1,10})?"
}

/// Another letter for that place. The last one before the `=` of Base64 has bits that mean nothing, so it differs in its first.
fn another(value: &str, at: usize) -> &'static str {
    let letter = value.as_bytes()[at];
    match (value.as_bytes().get(at + 1), letter) {
        (Some(b'='), b'A'..=b'Z') => "x",
        (Some(b'='), _) => "A",
        (_, b'x') => "y",
        _ => "x",
    }
}

/// Changes something that a signature covers; gives whether there was such a thing.
fn tamper(sent: &mut Sent, what: usize, at: prop::sample::Index) -> bool {
    match what {
        0 => sent.method = if sent.method == "GET" { "HEAD" } else { "PUT" },
        1 => sent.target.insert(1, 'z'),
        2 if !sent.body.is_empty() => {
            let at = at.index(sent.body.len());
            sent.body[at] ^= 1;
        }
        3 => sent.body.push(b' '),
        _ => {
            let mut names = ["host", "date", "digest", "content-type"];
            if sent.header("signature-input").is_some() {
                names = ["host", "content-digest", "signature", "signature-input"];
            }
            let Some(value) = sent.header(names[what % 4]) else {
                return false;
            };
            let at = at.index(value.len());
            let changed = another(value, at);
            value.replace_range(at..=at, changed);
        }
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn what_we_sign_is_believed_whatever_the_order_and_blanks_of_its_parameters(
        target in target(), body in prop::collection::vec(any::<u8>(), 0..40), post in any::<bool>(),
        seed in any::<[prop::sample::Index; 4]>(), blanks in "[ \t]{0,3}", upper in any::<bool>(),
    ) {
        let method = if post { "POST" } else { "GET" };
        let mut sent = Sent::new(Scheme::Cavage, method, &target, if post { &body } else { b"" });
        prop_assert_eq!(sent.is_believed(), Ok(()));
        let header = sent.header("signature").unwrap();
        let mut parts = parameters(header);
        prop_assert_eq!(parts.len(), 4);
        for (at, with) in seed.iter().enumerate() {
            parts.swap(at, with.index(4));
        }
        let spaced = parts.iter().map(|part| {
            let (name, value) = part.split_once('=').unwrap();
            let name = if upper { name.to_ascii_uppercase() } else { name.to_owned() };
            format!("{blanks}{name}{blanks}={blanks}{value}{blanks}")
        });
        *header = spaced.collect::<Vec<_>>().join(",");
        prop_assert_eq!(sent.is_believed(), Ok(()));
        // Twice the same parameter is refused, whichever it is and wherever it stands.
        let twice = parts[seed[0].index(4)].clone();
        let header = sent.header("signature").unwrap();
        *header = format!("{header},{twice}");
        prop_assert!(sent.is_believed().is_err());
    }

    #[test]
    fn a_request_that_was_changed_anywhere_is_not_believed(
        target in target(), body in prop::collection::vec(any::<u8>(), 0..40), post in any::<bool>(), what in 0_usize..8,
        at in any::<prop::sample::Index>(), rfc9421 in any::<bool>(),
    ) {
        let (scheme, method) =
            (if rfc9421 { Scheme::Rfc9421 } else { Scheme::Cavage }, if post { "POST" } else { "GET" });
        let mut sent = Sent::new(scheme, method, &target, if post { &body } else { b"" });
        if !tamper(&mut sent, what, at) {
            return Ok(());
        }
        // A body that nobody said it had is no part of a GET that was signed without one.
        prop_assert!(sent.is_believed().is_err(), "{sent:?}");
    }
}
