//! HTTP signatures: who sent this request, and was it changed on the way?
//! Source: draft-cavage-http-signatures-12, as the fediverse uses it. RFC 9421 gets its own file beside `cavage`
//! and its own [`Scheme`]; callers need not change.
//! Invariants: the algorithm follows from the key, never from a header; only what the signature covers is believed.

mod cavage;
mod digest;
mod params;
#[cfg(test)]
mod tests;
mod window;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use url::Url;

use crate::crypto::{PublicKey, RsaKey};

/// The ways of signing that we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scheme {
    /// draft-cavage-http-signatures with `rsa-sha256`: what every server of the fediverse reads.
    #[default]
    Cavage,
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
}

/// Why a signature is refused; the sentences are for the sender.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SignatureError {
    #[error("the request is not signed: it has no Signature header")]
    Missing,
    #[error("the request has more than one Signature header")]
    SeveralSignatures,
    #[error(
        "signatures of RFC 9421 are not read here: sign with draft-cavage-http-signatures and rsa-sha256"
    )]
    UnknownScheme,
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
    #[error("the Digest header has no SHA-256 in base64")]
    NoSha256,
    #[error("the Digest header does not fit the body")]
    WrongDigest,
    #[error("the signature does not fit the request and the key")]
    WrongSignature,
}

/// A signature that is whole, fresh and covers what it must, but whose key is not looked at yet.
#[derive(Debug)]
pub struct Unverified {
    key_id: String,
    signature: Vec<u8>,
    /// What may have been signed: any one that fits will do.
    candidates: Vec<String>,
}

impl Unverified {
    /// Reads the signature of `request`, sent to `expected_host` (with its port where an address of ours names one).
    ///
    /// # Errors
    /// The first thing that is wrong: presence, form, coverage, host, time, digest.
    pub fn from_request(
        request: &ReceivedRequest<'_>,
        expected_host: &str,
        now: DateTime<Utc>,
    ) -> Result<Self, SignatureError> {
        match scheme_of(request)? {
            Scheme::Cavage => cavage::read(request, expected_host, now),
        }
    }

    /// The id of the key that is said to have signed.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// Checks the signature with the key that stands under [`Unverified::key_id`].
    ///
    /// # Errors
    /// `WrongSignature` when it does not fit.
    pub fn verify(&self, key: &PublicKey) -> Result<(), SignatureError> {
        let fits = |text: &String| key.verify(text.as_bytes(), &self.signature);
        if self.candidates.iter().any(fits) { Ok(()) } else { Err(SignatureError::WrongSignature) }
    }
}

/// Tells from the headers which way of signing was used.
fn scheme_of(request: &ReceivedRequest<'_>) -> Result<Scheme, SignatureError> {
    let has = |name| request.values(name).next().is_some();
    if has("signature-input") {
        return Err(SignatureError::UnknownScheme);
    }
    Ok(Scheme::Cavage)
}
