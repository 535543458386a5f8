//! Proofs and Multikeys. Whatever a document holds, a proof of ours over it survives the wire and is of no use for another document; what
//! others call a proof is read or refused, and is none of a key that did not make it.

use std::sync::{Arc, LazyLock};

use rooftop::crypto::{Ed25519Key, KeyKind, PublicKey, from_base58, to_base58};
use rooftop::federation::signatures::proof::{Proof, ProofKey, prove};
use serde_json::Value;

use super::now;

/// A key of ours, the same on every run, so that an input that was kept does again what it did.
static OURS: LazyLock<(ProofKey, PublicKey)> = LazyLock::new(|| {
    let key = Ed25519Key::from_seed(&[7; 32]).unwrap();
    let public = PublicKey::from_text(key.public_multikey()).unwrap();
    (
        ProofKey { key_id: "https://alpha.test/actors/alpha#ed25519-key".to_owned(), key: Arc::new(key) },
        public,
    )
});

/// Reads the proofs that a document bears, then has it proven.
pub fn check(document: &Value) {
    let (key, public) = &*OURS;
    if let Ok(proofs) = Proof::read(document, now()) {
        assert!(proofs.len() <= 4, "{} proofs", proofs.len());
        assert!(proofs.is_empty() || document.get("proof").is_some(), "a proof from nowhere");
        for proof in &proofs {
            // Nobody but these checks has this key, and they keep what they prove to themselves.
            assert!(proof.verify(public).is_err(), "a proof by {} fits our key", proof.key_id());
            proof.check_fresh(now()).ok();
        }
    }
    if !document.is_object() {
        return;
    }
    let proven = prove(document, key, now());
    let sent: Value = serde_json::from_str(&proven.to_string()).expect("what we send is JSON");
    assert_eq!(fits(&sent, public), Some(true), "a proof of ours fits after the wire: {sent}");
    let mut changed = sent;
    changed["more"] = match changed.get("more") {
        Some(Value::Null) => Value::Bool(true),
        Some(_) | None => Value::Null,
    };
    assert_eq!(fits(&changed, public), Some(false), "it fits another document too: {changed}");
}

/// Whether the one proof of a document fits; `None` where there is not one.
fn fits(document: &Value, public: &PublicKey) -> Option<bool> {
    let proofs = Proof::read(document, now()).ok()?;
    let [proof] = proofs.as_slice() else { return None };
    assert_eq!(proof.key_id(), OURS.0.key_id);
    assert!(proof.check_fresh(now()).is_ok());
    Some(proof.verify(public).is_ok())
}

/// A text as a key: a Multikey has one spelling, and no key takes an empty signature.
pub fn key(text: &str) {
    let Ok(read) = PublicKey::from_text(text) else { return };
    assert!(!read.verify(b"text", b""), "{text} takes nothing for a signature");
    if PublicKey::from_multikey(text).is_ok() {
        let bytes = from_base58(text).expect("a Multikey is base58");
        assert_eq!(to_base58(&bytes), text, "a Multikey has two spellings");
        assert!(read.kind() == KeyKind::Rsa || bytes.len() == 34, "an Ed25519 key of {} bytes", bytes.len());
    }
}
