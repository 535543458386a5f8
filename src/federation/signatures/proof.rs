//! Proofs within documents: `eddsa-jcs-2022`. Sources: FEP-8b32, W3C Data Integrity EdDSA Cryptosuites.
//! Invariants: a proof of ours is made when an activity leaves and is stored nowhere, so that none is stale; a proof that is there
//! and does not fit is worse than none.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::{SignatureError, window};
use crate::crypto::{Ed25519Key, KeyKind, PublicKey, canonical, from_base58, sha256, to_base58};

const KIND: &str = "DataIntegrityProof";
const SUITE: &str = "eddsa-jcs-2022";
const PURPOSE: &str = "assertionMethod";
/// How many proofs a document may bear.
const PROOFS_MAX: usize = 4;
/// The longest `proofValue`: 64 bytes are 88 characters of base58 and its `z`.
const VALUE_MAX_BYTES: usize = 100;
/// How old a proof may be that stands in for an HTTP signature: the store of seen activities remembers longer.
const LIFE: TimeDelta = TimeDelta::hours(12);

/// A private key and the id under which others find its public half.
#[derive(Debug, Clone)]
pub struct ProofKey {
    pub key_id: String,
    pub key: Arc<Ed25519Key>,
}

/// Why a proof is refused; the sentences are for the sender.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ProofError {
    #[error("proof: {name} is missing or malformed, expected {expected}")]
    Malformed { name: &'static str, expected: &'static str },
    #[error("proof: there are {got}, at most {PROOFS_MAX} are read")]
    TooMany { got: usize },
    #[error("proof: its @context is not the beginning of the document's")]
    OtherContext,
    #[error("proof: it expired at {0}")]
    Expired(String),
    #[error("proof: an {SUITE} proof is made with an Ed25519 key")]
    WrongKey,
    #[error("proof: it does not fit the document and the key")]
    Wrong,
    #[error("proof: {0}")]
    Time(SignatureError),
}

/// The document with a proof by `key`. A proof that stood there is replaced.
pub fn prove(document: &Value, key: &ProofKey, now: DateTime<Utc>) -> Value {
    let options = json!({
        "type": KIND,
        "cryptosuite": SUITE,
        "verificationMethod": key.key_id,
        "proofPurpose": PURPOSE,
        "created": now.to_rfc3339_opts(SecondsFormat::Secs, true),
    });
    with_options(document, key, options)
}

fn with_options(document: &Value, key: &ProofKey, mut options: Value) -> Value {
    let mut whole = without_proof(document);
    let value = to_base58(&key.key.sign(&digest(&whole, &options)));
    options["proofValue"] = json!(value);
    if let Some(whole) = whole.as_object_mut() {
        whole.insert("proof".to_owned(), options);
    }
    whole
}

fn without_proof(document: &Value) -> Value {
    let mut bare = document.clone();
    if let Some(bare) = bare.as_object_mut() {
        bare.remove("proof");
    }
    bare
}

/// What is signed: the digests of the proof without its value, and of the document without its proof.
fn digest(bare: &Value, options: &Value) -> Vec<u8> {
    [sha256(canonical(options).as_bytes()), sha256(canonical(bare).as_bytes())].concat()
}

/// A proof that is whole, but whose key is not looked at yet.
#[derive(Debug)]
pub struct Proof {
    method: String,
    created: Option<DateTime<Utc>>,
    signature: Vec<u8>,
    text: Vec<u8>,
}

impl Proof {
    /// Reads the proofs of a document that are of the kind we know; others are left alone, and prove nothing.
    ///
    /// # Errors
    /// A proof is malformed or expired, or there are too many.
    pub fn read(document: &Value, now: DateTime<Utc>) -> Result<Vec<Self>, ProofError> {
        let proofs: Vec<&Value> = match document.get("proof") {
            None | Some(Value::Null) => return Ok(Vec::new()),
            Some(Value::Array(proofs)) => proofs.iter().collect(),
            Some(proof) => vec![proof],
        };
        if proofs.len() > PROOFS_MAX {
            return Err(ProofError::TooMany { got: proofs.len() });
        }
        let mut found = Vec::new();
        for proof in proofs {
            let expected = "an object";
            let proof = proof.as_object().ok_or(ProofError::Malformed { name: "proof", expected })?;
            if text(proof, "type") == Some(KIND) && text(proof, "cryptosuite") == Some(SUITE) {
                found.push(Self::of(document, proof, now)?);
            }
        }
        Ok(found)
    }

    fn of(document: &Value, proof: &Map<String, Value>, now: DateTime<Utc>) -> Result<Self, ProofError> {
        let malformed = |name, expected| ProofError::Malformed { name, expected };
        if text(proof, "proofPurpose") != Some(PURPOSE) {
            return Err(malformed("proofPurpose", PURPOSE));
        }
        let method = text(proof, "verificationMethod")
            .ok_or_else(|| malformed("verificationMethod", "the id of a key"))?
            .to_owned();
        let signature = text(proof, "proofValue")
            .filter(|value| value.len() <= VALUE_MAX_BYTES)
            .and_then(from_base58)
            .ok_or_else(|| malformed("proofValue", "z and base58 of a signature"))?;
        let created = time(proof, "created")?;
        if let Some(expires) = time(proof, "expires")?
            && expires < now
        {
            return Err(ProofError::Expired(expires.to_rfc3339()));
        }
        let mut bare = without_proof(document);
        if let Some(context) = proof.get("@context") {
            if !begins_with(bare.get("@context"), context) {
                return Err(ProofError::OtherContext);
            }
            bare["@context"] = context.clone();
        }
        let mut options = proof.clone();
        options.remove("proofValue");
        Ok(Self { method, created, signature, text: digest(&bare, &Value::Object(options)) })
    }

    /// The id of the key that is said to have proven.
    pub fn key_id(&self) -> &str {
        &self.method
    }

    /// Checks the proof with the key that stands under [`Proof::key_id`].
    ///
    /// # Errors
    /// `WrongKey` for a key of another kind, `Wrong` when it does not fit.
    pub fn verify(&self, key: &PublicKey) -> Result<(), ProofError> {
        if key.kind() != KeyKind::Ed25519 {
            return Err(ProofError::WrongKey);
        }
        if key.verify(&self.text, &self.signature) { Ok(()) } else { Err(ProofError::Wrong) }
    }

    /// Whether it is young enough to stand in for an HTTP signature: an older one could be replayed by whoever ever saw it.
    ///
    /// # Errors
    /// It names no time, or one that is too far away.
    pub fn check_fresh(&self, now: DateTime<Utc>) -> Result<(), ProofError> {
        let expected = "an instant, where the proof stands in for an HTTP signature";
        let created = self.created.ok_or(ProofError::Malformed { name: "created", expected })?;
        window::check(created, Some(created + LIFE), now).map_err(ProofError::Time)
    }
}

fn text<'a>(proof: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    proof.get(name).and_then(Value::as_str)
}

/// A time of the proof, in the years that can be reckoned with.
fn time(proof: &Map<String, Value>, name: &'static str) -> Result<Option<DateTime<Utc>>, ProofError> {
    let malformed = || ProofError::Malformed { name, expected: "an instant such as 2026-11-22T15:00:24Z" };
    let Some(value) = proof.get(name) else { return Ok(None) };
    let text = value.as_str().ok_or_else(malformed)?;
    let at = DateTime::parse_from_rfc3339(text).map_err(|_| malformed())?.to_utc();
    window::from_unix_s(at.timestamp()).map(|_| Some(at)).ok_or_else(malformed)
}

/// Whether the contexts of a document begin with those of its proof.
fn begins_with(document: Option<&Value>, proof: &Value) -> bool {
    let list = |value: &Value| match value {
        Value::Array(values) => values.clone(),
        one => vec![one.clone()],
    };
    document.is_some_and(|document| list(document).starts_with(&list(proof)))
}

#[cfg(test)]
#[path = "proof_tests.rs"]
mod tests;
