//! HTTP signatures: who sent this request, and was it changed on the way?
//! Sources: draft-cavage-http-signatures-12, as the fediverse uses it, and RFC 9421; FEP-8b32 for proofs within documents.
//! Invariants: the algorithm follows from the key, never from a header; only what the signature covers is believed.

mod base;
mod cavage;
mod digest;
mod params;
pub mod proof;
mod rfc9421;
#[cfg(test)]
mod tests;
mod window;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use url::Url;

use crate::crypto::{KeyKind, PublicKey, RsaKey, sha256};
use crate::urls::Urls;

/// The ways of signing that we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scheme {
    /// draft-cavage-http-signatures with `rsa-sha256`: what every server of the fediverse reads.
    #[default]
    Cavage,
    /// RFC 9421 with `rsa-v1_5-sha256`: for servers that refuse the draft.
    Rfc9421,
}

impl Scheme {
    /// The other way.
    pub fn other(self) -> Self {
        match self {
            Self::Cavage => Self::Rfc9421,
            Self::Rfc9421 => Self::Cavage,
        }
    }
}

/// Whom a request must have been signed for: us.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// `https`, and in the test setting `http`.
    pub scheme: &'a str,
    /// With its port where an address of ours names one.
    pub host: &'a str,
}

impl<'a> From<&'a Urls> for Site<'a> {
    fn from(urls: &'a Urls) -> Self {
        let scheme = urls.origin().split_once("://").map_or("https", |(scheme, _)| scheme);
        Self { scheme, host: urls.domain().as_str() }
    }
}

/// A private key and the id under which others find its public half.
#[derive(Debug, Clone)]
pub struct SigningKey {
    pub key_id: String,
    pub key: Arc<RsaKey>,
}

/// The body of a request that is to be signed.
#[derive(Debug, Clone, Copy)]
pub struct Body<'a> {
    pub bytes: &'a [u8],
    pub content_type: &'a str,
}

/// Signs a request: the headers to add to it, `Host` excepted, which is covered as the client sends it.
pub fn sign(
    scheme: Scheme,
    key: &SigningKey,
    method: &str,
    url: &Url,
    body: Option<Body<'_>>,
    now: DateTime<Utc>,
) -> Vec<(&'static str, String)> {
    match scheme {
        Scheme::Cavage => cavage::sign(key, method, url, body, now),
        Scheme::Rfc9421 => rfc9421::sign(key, method, url, body, now),
    }
}

/// A request as it arrived; the header names in any case.
#[derive(Debug, Clone, Copy)]
pub struct ReceivedRequest<'a> {
    pub method: &'a str,
    pub path_and_query: &'a str,
    pub headers: &'a [(String, String)],
    pub body: &'a [u8],
}

impl<'a> ReceivedRequest<'a> {
    /// The values of the header `name`, in the order of the wire.
    fn values(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    /// The header `name`, several of them joined as the draft says; `None` when there is none.
    fn joined(&self, name: &str) -> Option<String> {
        let mut values = self.values(name);
        let mut joined = values.next()?.to_owned();
        for value in values {
            joined.push_str(", ");
            joined.push_str(value);
        }
        Some(joined)
    }

    /// Whether it has a body that must be covered; a POST always has.
    fn has_body(&self) -> bool {
        !self.body.is_empty() || self.method.eq_ignore_ascii_case("POST")
    }

    /// A signature made for another server must not be of use here.
    fn check_host(&self, expected: &str) -> Result<(), SignatureError> {
        let got =
            self.joined("host").ok_or_else(|| SignatureError::HeaderMissing { name: "host".to_owned() })?;
        let bare = got.strip_suffix(":443").or_else(|| got.strip_suffix(":80")).unwrap_or(&got);
        if [got.as_str(), bare].iter().any(|host| host.eq_ignore_ascii_case(expected)) {
            return Ok(());
        }
        Err(SignatureError::WrongHost { got, expected: expected.to_owned() })
    }
}

/// Whether a request bears what may be a signature; nothing is checked.
pub(super) fn is_signed(headers: &[(String, String)]) -> bool {
    let request = ReceivedRequest { method: "", path_and_query: "", headers, body: b"" };
    request.values("signature-input").next().is_some() || cavage::is_signed(&request)
}

/// The ids of the keys that are said to have signed a request, as far as its headers can be read; nothing is checked.
pub(super) fn named_keys(headers: &[(String, String)]) -> Vec<String> {
    let request = ReceivedRequest { method: "", path_and_query: "", headers, body: b"" };
    match request.values("signature-input").next() {
        Some(_) => rfc9421::named_keys(&request),
        None => cavage::named_key(&request).into_iter().collect(),
    }
}

/// Why a signature is refused; the sentences are for the sender.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SignatureError {
    #[error("the request is not signed: it has no Signature header")]
    Missing,
    #[error("the request has more than one Signature header")]
    SeveralSignatures,
    #[error("the {name} header is malformed: expected a dictionary of structured fields (RFC 9651)")]
    NotADictionary { name: &'static str },
    #[error("the {name} header has {got} bytes, at most {max} are read")]
    TooLong { name: &'static str, got: usize, max: usize },
    #[error("the request has {got} signatures, at most {max} are looked at")]
    TooManySignatures { got: usize, max: usize },
    #[error("the signature {label:?} stands in only one of Signature and Signature-Input")]
    HalfASignature { label: String },
    #[error(
        "the signature covers {name:?}, which is not read here: no parameters, and of the derived components @method, @target-uri, @authority, @scheme, @request-target, @path, @query"
    )]
    UnknownComponent { name: String },
    #[error("the signature covers {name:?} twice")]
    ComponentTwice { name: String },
    #[error("the algorithm {got:?} is not read here: rsa-v1_5-sha256 or ed25519")]
    UnknownAlgorithm { got: String },
    #[error("the named algorithm is not the key's")]
    WrongAlgorithm,
    #[error("the Signature header is malformed: expected name=\"value\" pairs separated by commas")]
    Malformed,
    #[error("the Signature header has the parameter {name:?} twice")]
    ParameterTwice { name: String },
    #[error("the Signature header lacks the parameter {name}")]
    ParameterMissing { name: &'static str },
    #[error("the parameter {name} of the Signature header is malformed: expected {expected}")]
    ParameterMalformed { name: &'static str, expected: &'static str },
    #[error("the signature does not cover {what}")]
    NotCovered { what: &'static str },
    #[error("the signature covers the header {name:?}, which is absent")]
    HeaderMissing { name: String },
    #[error("the signature covers the host {got:?}, this is {expected}")]
    WrongHost { got: String, expected: String },
    #[error("the Date header is malformed: expected something like Sun, 22 Nov 2026 15:00:24 GMT")]
    BadDate,
    #[error("the signature is valid from {from} only, it is {now} here")]
    NotYetValid { from: String, now: String },
    #[error("the signature was valid until {until}, it is {now} here")]
    Expired { until: String, now: String },
    #[error("the digest of the body has no SHA-256 in base64")]
    NoSha256,
    #[error("the digest does not fit the body")]
    WrongDigest,
    #[error("the signature does not fit the request and the key")]
    WrongSignature,
}

/// What tells one signed request from every other: a hash of what may have been signed, the digest of the body included, of the signature
/// and of the name of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

#[cfg(test)]
impl Fingerprint {
    pub(super) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

/// A signature that is whole, fresh and covers what it must, but whose key is not looked at yet.
#[derive(Debug)]
pub struct Unverified {
    key_id: String,
    /// What the signature says of its algorithm; it never chooses one.
    algorithm: Option<KeyKind>,
    signature: Vec<u8>,
    /// What may have been signed: any one that fits will do.
    candidates: Vec<String>,
}

impl Unverified {
    /// Reads the signature of `request`, which must have been made for us.
    ///
    /// # Errors
    /// The first thing that is wrong: presence, form, coverage, host, time, digest.
    pub fn from_request(
        request: &ReceivedRequest<'_>,
        site: Site<'_>,
        now: DateTime<Utc>,
    ) -> Result<Self, SignatureError> {
        // Both in one request: RFC 9421's is the one that its sender calls a signature of these headers.
        match request.values("signature-input").next() {
            Some(_) => rfc9421::read(request, site, now),
            None => cavage::read(request, site.host, now),
        }
    }

    /// The id of the key that is said to have signed.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The same for a request that is sent again as it was, and for no other.
    pub fn fingerprint(&self) -> Fingerprint {
        let texts = self.candidates.iter().map(String::as_bytes);
        let mut all = Vec::new();
        for part in [self.key_id.as_bytes(), &self.signature].into_iter().chain(texts) {
            all.extend_from_slice(&part.len().to_le_bytes());
            all.extend_from_slice(part);
        }
        Fingerprint(sha256(&all))
    }

    /// Checks the signature with the key that stands under [`Unverified::key_id`].
    ///
    /// # Errors
    /// `WrongSignature` when it does not fit, `WrongAlgorithm` when it says that it was made by a key of another kind.
    pub fn verify(&self, key: &PublicKey) -> Result<(), SignatureError> {
        if self.algorithm.is_some_and(|named| named != key.kind()) {
            return Err(SignatureError::WrongAlgorithm);
        }
        let fits = |text: &String| key.verify(text.as_bytes(), &self.signature);
        if self.candidates.iter().any(fits) { Ok(()) } else { Err(SignatureError::WrongSignature) }
    }
}
