//! RFC 9421 as others may write it: any covered components in any order, RSA and Ed25519. What is signed is believed, and what was
//! changed in any component or parameter that the signature covers is not. The signature base is written here a second time.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use rooftop::crypto::{Ed25519Key, PublicKey, RsaKey, sha256};
use rooftop::federation::signatures::{ReceivedRequest, Site, Unverified};

use super::checks::now;

const KEY_ID: &str = "https://beta.test/actors/beta#key";
const HOST: &str = "alpha.test";

/// What each kind of key signs with; made once, for an RSA key takes long.
static KEYS: LazyLock<(RsaKey, Ed25519Key)> =
    LazyLock::new(|| (RsaKey::generate().unwrap(), Ed25519Key::generate()));

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Rsa,
    Ed25519,
}

impl Kind {
    fn sign(self, text: &str) -> String {
        let (rsa, ed25519) = &*KEYS;
        STANDARD.encode(match self {
            Self::Rsa => rsa.sign_sha256(text.as_bytes()),
            Self::Ed25519 => ed25519.sign(text.as_bytes()),
        })
    }

    fn public(self) -> PublicKey {
        let (rsa, ed25519) = &*KEYS;
        PublicKey::from_text(match self {
            Self::Rsa => rsa.public_pem(),
            Self::Ed25519 => ed25519.public_multikey(),
        })
        .unwrap()
    }

    fn alg(self) -> &'static str {
        match self {
            Self::Rsa => "rsa-v1_5-sha256",
            Self::Ed25519 => "ed25519",
        }
    }
}

/// A request, and the server that reads it.
#[derive(Debug, Clone)]
struct Sent {
    scheme: &'static str,
    host: String,
    method: &'static str,
    path: String,
    query: Option<String>,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Sent {
    fn target(&self) -> String {
        self.query.as_ref().map_or(self.path.clone(), |query| format!("{}?{query}", self.path))
    }

    fn header(&mut self, name: &str) -> &mut String {
        &mut self.headers.iter_mut().find(|(known, _)| known == name).unwrap().1
    }

    /// What a component stands for (RFC 9421, sections 2.1 and 2.2).
    fn value(&self, name: &str) -> String {
        match name {
            "@method" => self.method.to_owned(),
            "@target-uri" => format!("{}://{}{}", self.scheme, self.host, self.target()),
            "@authority" => self.host.clone(),
            "@scheme" => self.scheme.to_owned(),
            "@request-target" => self.target(),
            "@path" => self.path.clone(),
            "@query" => format!("?{}", self.query.as_deref().unwrap_or_default()),
            name => self.headers.iter().find(|(known, _)| known == name).unwrap().1.clone(),
        }
    }

    fn sign(&mut self, kind: Kind, covered: &[&str], params: &str) {
        let names: Vec<String> = covered.iter().map(|name| format!("\"{name}\"")).collect();
        let input = format!("({}){params}", names.join(" "));
        let lines: String =
            covered.iter().map(|name| format!("\"{name}\": {}\n", self.value(name))).collect();
        let signature = kind.sign(&format!("{lines}\"@signature-params\": {input}"));
        self.headers.push(("signature-input".to_owned(), format!("theirs={input}")));
        self.headers.push(("signature".to_owned(), format!("theirs=:{signature}:")));
    }

    fn is_believed(&self, kind: Kind) -> Result<(), String> {
        let (target, site) = (self.target(), Site { scheme: self.scheme, host: &self.host });
        let request = ReceivedRequest {
            method: self.method,
            path_and_query: &target,
            headers: &self.headers,
            body: &self.body,
        };
        let read = Unverified::from_request(&request, site, now()).map_err(|error| error.to_string())?;
        if read.key_id() != KEY_ID {
            return Err(format!("the key {} is not known", read.key_id()));
        }
        read.verify(&kind.public()).map_err(|error| error.to_string())
    }

    /// The same with another value for a component; all that goes with it is changed alike, so that the signature alone tells.
    fn with_other(&self, component: &str) -> Self {
        let mut other = self.clone();
        match component {
            "@method" => other.method = if self.method == "GET" { "HEAD" } else { "PUT" },
            // Brought to another server, which takes itself for whom it is meant.
            "@target-uri" | "@authority" | "host" => {
                other.host = "gamma.test".to_owned();
                *other.header("host") = "gamma.test".to_owned();
            }
            "@scheme" => other.scheme = "http",
            "@path" => other.path.push('x'),
            "@request-target" | "@query" => {
                other.query = Some(format!("{}x", self.query.as_deref().unwrap_or_default()));
            }
            "content-digest" => {
                other.body.push(b' ');
                *other.header("content-digest") = digest(&other.body);
            }
            name => other.header(name).push('x'),
        }
        other
    }
}

fn digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(sha256(body)))
}

fn a_request() -> impl Strategy<Value = Sent> {
    let query = prop::option::of("[a-z0-9=&]{0,10}");
    let body = prop::collection::vec(any::<u8>(), 0..40);
    ("/[a-z0-9/]{0,20}", query, prop::option::of(body)).prop_map(|(path, query, posted)| {
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut headers = vec![
            header("host", HOST),
            header("date", "Sun, 22 Nov 2026 12:00:00 GMT"),
            header("content-type", "application/activity+json"),
            header("user-agent", "theirs/1.0"),
        ];
        headers.extend(posted.as_ref().map(|body| header("content-digest", &digest(body))));
        let method = if posted.is_some() { "POST" } else { "GET" };
        let body = posted.unwrap_or_default();
        Sent { scheme: "https", host: HOST.to_owned(), method, path, query, headers, body }
    })
}

/// What is covered: one of the ways to name the target, one of those to name the server, and more, in any order.
fn covered() -> impl Strategy<Value = Vec<&'static str>> {
    let target = prop::sample::select(vec![&["@target-uri"][..], &["@request-target"], &["@path", "@query"]]);
    let server = prop::sample::select(vec!["@target-uri", "@authority", "host"]);
    let more = ["@scheme", "@path", "@query", "@authority", "host", "date", "content-type", "user-agent"];
    (target, server, subsequence(more.to_vec(), 0..=more.len()))
        .prop_map(|(target, server, more)| {
            let mut all = vec!["@method", server];
            all.extend(target);
            all.extend(more);
            all.sort_unstable();
            all.dedup();
            all
        })
        .prop_shuffle()
}

/// The parameters, in any order; `alg` and `expires` as their sender likes.
fn parameters(kind: Kind) -> impl Strategy<Value = String> {
    let needed = vec![format!(";created={}", now().timestamp()), format!(";keyid=\"{KEY_ID}\"")];
    let more = vec![format!(";alg=\"{}\"", kind.alg()), format!(";expires={}", now().timestamp() + 300)];
    subsequence(more, 0..=2)
        .prop_map(move |more| [needed.clone(), more].concat())
        .prop_shuffle()
        .prop_map(|all| all.concat())
}

fn signed() -> impl Strategy<Value = (Kind, Vec<&'static str>, Sent)> {
    let kind = prop::sample::select(vec![Kind::Rsa, Kind::Ed25519]);
    let all = kind.prop_flat_map(|kind| (Just(kind), covered(), parameters(kind), a_request()));
    all.prop_map(|(kind, mut covered, params, mut sent)| {
        if sent.method == "POST" {
            covered.insert(covered.len() / 2, "content-digest");
        }
        sent.sign(kind, &covered, &params);
        (kind, covered, sent)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn inbound_03_what_others_sign_by_rfc_9421_is_believed_and_no_component_of_it_can_be_another(
        (kind, covered, sent) in signed(),
    ) {
        prop_assert_eq!(sent.is_believed(kind), Ok(()));
        for component in covered {
            let other = sent.with_other(component);
            prop_assert!(other.is_believed(kind).is_err(), "{component} is another: {other:?}");
        }
        let other = if kind == Kind::Rsa { Kind::Ed25519 } else { Kind::Rsa };
        prop_assert!(sent.is_believed(other).is_err(), "a key of another kind fits");
    }

    #[test]
    fn inbound_03_no_byte_of_a_signature_by_rfc_9421_and_of_its_parameters_can_be_another(
        (kind, _, sent) in signed(), at in any::<Index>(), to in "[ -~]",
    ) {
        for name in ["signature-input", "signature"] {
            let mut other = sent.clone();
            let value = other.header(name);
            // The last letter of base64 holds bits that are no part of the signature, which RFC 9651 wants left unread.
            let end = if name == "signature" { value.len() - "a==:".len() } else { value.len() };
            let at = at.index(end);
            value.replace_range(at..=at, &to);
            // The label and blanks are no part of what is signed; the same label must stand in both.
            let same = *value == sent.clone().header(name).as_str();
            prop_assert!(same || other.is_believed(kind).is_err(), "{name}: {other:?}");
        }
    }

    #[test]
    fn inbound_03_what_is_not_covered_as_it_must_be_is_not_believed(
        (kind, covered, sent) in signed(), at in any::<Index>(),
    ) {
        // Signed anew without one component: believed only where what is left still says it all.
        let left: Vec<&str> = covered.iter().copied().enumerate().filter(|(n, _)| *n != at.index(covered.len())).map(|(_, name)| name).collect();
        let mut again = sent.clone();
        again.headers.retain(|(name, _)| !name.starts_with("signature"));
        again.sign(kind, &left, &format!(";created={};keyid=\"{KEY_ID}\"", now().timestamp()));
        let has = |name: &str| left.contains(&name);
        let target = has("@target-uri") || has("@request-target") || has("@path") && (has("@query") || sent.query.is_none());
        let server = has("@target-uri") || has("@authority") || has("host");
        let whole = has("@method") && target && server && (sent.method == "GET" || has("content-digest"));
        prop_assert_eq!(again.is_believed(kind).is_ok(), whole, "covered: {:?}", left);
    }
}
